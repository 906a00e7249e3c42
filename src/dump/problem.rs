//! What could not be read, and where.

use serde::{Deserialize, Serialize};

use super::format::Refusal;
use super::mojibake::Misreading;
use super::source::Place;

/// A stretch of the input that could not be read as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// First byte in the file.
    pub start: u64,
    /// First byte behind it.
    pub end: u64,
    /// Line from 1, for text that was pasted.
    pub line: Option<u32>,
    /// What is wrong with it.
    pub fault: Fault,
    /// The raw text there, shortened; invalid bytes replaced.
    pub raw: String,
    /// Where that is for the file's owner, if the bytes above are counted in something unpacked, decoded or joined.
    pub place: Option<Place>,
}

/// How much of the raw text a problem shows.
const SHOWN: usize = 240;

impl Problem {
    /// A problem with the stretch `range` of the input, `bytes` being what stands there or its beginning.
    #[must_use]
    pub fn new(range: std::ops::Range<u64>, fault: Fault, bytes: &[u8]) -> Self {
        let length = usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(SHOWN).min(bytes.len());
        let raw = if length > SHOWN {
            let mut text = String::from_utf8_lossy(&bytes[..SHOWN]).into_owned();
            // The last character may have been cut in two.
            text.truncate(text.trim_end_matches(char::REPLACEMENT_CHARACTER).len());
            text + "…"
        } else {
            String::from_utf8_lossy(&bytes[..length]).into_owned()
        };
        Self { start: range.start, end: range.end, line: None, fault, raw, place: None }
    }

    /// Whether something of the dump was lost by it, or only noted.
    #[must_use]
    pub fn is_loss(&self) -> bool {
        !matches!(self.fault, Fault::Mended(_) | Fault::Replaced(_) | Fault::Undated | Fault::EncodedTwice { .. })
    }
}

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
    Malformed(String),
    /// A message of a sort that the exporting program did not know itself.
    #[error("the exporting program could not write this message")]
    Unsupported,
    /// A message without a date, which the timeline cannot place by itself.
    #[error("no date")]
    Undated,
    /// A part of the dump is not there, though another part leads to it.
    #[error("a part is missing: {0}")]
    Missing(String),
    /// Read all the same; what was put right.
    #[error("put right: {0}")]
    Mended(String),
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
    Unreadable(String),
    /// It was open, and is refused when it is read again.
    #[error("the file could not be read here: {0}")]
    Refused(Refusal),
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
