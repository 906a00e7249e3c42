//! What can be wrong with a stretch of the input, each with what it is about.
//!
//! Values, no words: pages and programs say them in their own. What is displayed here is what the command line says.

use serde::{Deserialize, Serialize};

use super::format::Refusal;
use super::layers::Excess;
use super::mojibake::Misreading;
use super::source::SourceError;

/// What is wrong with a stretch of the input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Fault {
    /// The file ends in the middle.
    #[error("the file ends early, after message {}", last_id.as_deref().unwrap_or("(none)"))]
    EndsEarly {
        /// The last message that was complete.
        last_id: Option<String>,
    },
    /// A message has no readable shape.
    #[error("a message that cannot be read: {0}")]
    Malformed(Malformed),
    /// A message of a sort that the exporting program did not know itself.
    #[error("the exporting program could not write this message")]
    Unsupported,
    /// A message without a date, which the timeline cannot place by itself.
    #[error("no date")]
    Undated,
    /// The same, though day and month are there.
    #[error("no date: its year is not named")]
    Yearless,
    /// A part of the dump is not there, though another part leads to it.
    #[error("a part is missing: {0}")]
    Missing(MissingPages),
    /// Read all the same; what was put right.
    #[error("put right: {0}")]
    Mended(PutRight),
    /// Bytes that stand for nothing; what is around them was read.
    #[error("{0}")]
    Replaced(Stray),
    /// Texts look as if a program had encoded them twice; the place is that of the first.
    #[error(
        "{count} texts look encoded twice, as {misreading}: {before:?} {}{after:?}",
        if *mended { "was mended to " } else { "may be " }
    )]
    EncodedTwice {
        /// How many.
        count: u32,
        /// What happened to the first.
        misreading: Misreading,
        /// The beginning of the first, as it stands.
        before: String,
        /// The same, mended.
        after: String,
        /// Whether they are mended here.
        mended: bool,
    },
    /// The bytes themselves could not be had.
    #[error("the file could not be read here: {0}")]
    Unreadable(Unreadable),
    /// It was open, and is refused when it is read again.
    #[error("the file could not be read here: {0}")]
    Refused(Refusal),
}

/// Why a message has no readable shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[allow(missing_docs)] // what is displayed says it
pub enum Malformed {
    #[error("a message that does not end")]
    NoEnd,
    #[error("a message that does not begin")]
    NoBeginning,
    #[error("no message begins here")]
    NoMessage,
    #[error("no chat and no message begins here")]
    NoChat,
    #[error("a value that is no message")]
    ValueForMessage,
    #[error("a value that is no chat")]
    ValueForChat,
    #[error("an object that is no message")]
    OtherObject,
    #[error("an object that is neither a chat nor a message")]
    NeitherObject,
    #[error("a key without a value")]
    KeyAlone,
    #[error("no key where one is expected")]
    NoKey,
    #[error("no value where one is expected")]
    NoValue,
    #[error("a value without quotes")]
    Unquoted,
    #[error("a long value without quotes")]
    LongUnquoted,
    #[error("a bracket that closes another")]
    Bracket,
    #[error("a line that ends early")]
    LineCut,
    #[error("a line that is no object")]
    LineForObject,
    #[error("lines before the first message")]
    BeforeFirst,
    #[error("a post that does not say which it is")]
    Nameless,
    #[error("a quote that is not closed")]
    OpenQuote,
    #[error("a row of {count} fields in a table of {width}")]
    Fields { count: u32, width: u32 },
    #[error("a row that is none of its table")]
    ForeignRow,
    #[error("what a message was changed to that stands elsewhere")]
    Change,
    #[error("a row whose end is not there")]
    RowCut,
}

/// What was put right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[allow(missing_docs)] // what is displayed says it
pub enum PutRight {
    #[error("quotes within a text that are not escaped")]
    Quotes,
    #[error("half of a character, replaced")]
    HalfCharacter,
    #[error("a text without an end")]
    OpenText,
    #[error("an empty message without a date, left out")]
    EmptyMessage,
    #[error("values too deep or too many to be kept, passed over")]
    TooMuch,
    #[error("a row of {count} fields in a table of {width}")]
    Fields { count: u32, width: u32 },
    #[error("day and month of the dates could also stand the other way round")]
    DayOrMonth,
    #[error("a message that was pasted before, left out")]
    PastedBefore,
    #[error("so long a text in which no message plainly begins, cut here")]
    LongText,
    #[error("read without the file beside it that ends in -wal, where the newest messages may be")]
    WithoutLog,
    #[error("a hole of NUL bytes within a message, so that what stands behind it may be another's")]
    Hole,
    #[error("what another message says within one, left out")]
    Another,
}

/// Pages of an export that are not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MissingPages {
    /// The number of the first.
    pub first: u32,
    /// The number of the last; `None`: nobody knows how many there are.
    pub last: Option<u32>,
}

impl MissingPages {
    /// What the exporting program calls a page.
    #[must_use]
    pub fn name(number: u32) -> String {
        if number == 1 { "messages.html".to_owned() } else { format!("messages{number}.html") }
    }
}

impl std::fmt::Display for MissingPages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&Self::name(self.first))?;
        match self.last {
            Some(last) if last == self.first => Ok(()),
            Some(last) => write!(f, " to {}", Self::name(last)),
            None => f.write_str(" and what may follow it"),
        }
    }
}

/// Bytes that stand for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Stray {
    /// They are no character of the encoding; a sign stands for them, where they are shown.
    #[error("bytes that are no text, replaced")]
    NoText,
    /// NUL bytes, which files have where something was lost.
    #[error("NUL bytes, left out")]
    Nul,
    /// Both of them close together.
    #[error("bytes that are no text, replaced, and NUL bytes, left out")]
    Both,
}

/// Why bytes could not be had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[allow(missing_docs)] // what is displayed says it
pub enum Unreadable {
    /// What they are read from said so.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// They are packed, or lie in an archive.
    #[error(transparent)]
    Packed(#[from] PackedFault),
    /// More comes of what is packed than is unpacked unasked.
    #[error("not unpacked further: {0}")]
    Excess(Excess),
    /// A page of a database.
    #[error(transparent)]
    Page(#[from] PageFault),
}

/// What is wrong with packed data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[allow(missing_docs)] // what is displayed says it
pub enum PackedFault {
    #[error("the packed data end early")]
    Cut,
    #[error("the packed data are damaged")]
    Damaged,
    #[error("what stands here is not packed")]
    NotPacked,
    #[error("the checksum of what was packed is another: from its first damage on, what was read of it may be wrong")]
    Sum,
    #[error("the archive ends early")]
    ArchiveCut,
    #[error("the checksum of what lies in the archive is another")]
    StoredSum,
}

/// What is wrong with a page of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[allow(missing_docs)] // what is displayed says it
pub enum PageFault {
    #[error("a page that belongs to two places")]
    Shared,
    #[error("a page that is no part of its table")]
    Foreign,
    #[error("a page that claims more rows than it can hold")]
    TooManyRows,
    #[error("a place on its page that has no cell")]
    NoCell,
    #[error("a page that leads to none")]
    LeadsNowhere,
    #[error("a page with bytes that belong to no row")]
    UnownedBytes,
    #[error("a row that does not lie on its page")]
    RowOutside,
    #[error("a page whose rows overlap")]
    Overlap,
    #[error("a page that holds more rows than it says")]
    TooFewRows,
    #[error("words for a table that do not fit its rows, which were read without them")]
    Words,
}
