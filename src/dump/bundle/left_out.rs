//! What was not opened, and why.

use serde::{Deserialize, Serialize};

use crate::dump::archive::EntryFault;
use crate::dump::layers::Excess;
use crate::dump::source::SourceError;

/// Something that was not opened, or not as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The file, as people know it; archives are folders.
    pub path: String,
    /// Why.
    pub why: Why,
}

/// Why something was not opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Why {
    /// It cannot be unpacked.
    #[error(transparent)]
    Packed(#[from] EntryFault),
    /// It comes to more than is unpacked unasked, and the answer was no.
    #[error("not unpacked: {0}")]
    Excess(Excess),
    /// Its bytes could not be had.
    #[error(transparent)]
    Unreadable(#[from] SourceError),
    /// An archive in an archive in an archive.
    #[error("not looked into: it lies in {0} archives, one in the other")]
    TooDeep(u32),
    /// Too many files.
    #[error("not looked into: there are more than {0} files before it")]
    TooMany(u32),
    /// A folder or archive without any dump.
    #[error("there is no dump in it")]
    NoDump,
    /// An archive that is a text, a table or a book.
    #[error(
        "a document of an office program or a book (docx, xlsx, odt, epub): copy its text and paste it here, or save a table as CSV and open that"
    )]
    Document,
    /// An archive whose directory cannot be trusted.
    #[error("the archive's directory is damaged or lost: entries were found by their headers")]
    Mended,
    /// A page that another page leads to and that is not there.
    #[error("this page was not opened with the others: its messages are missing")]
    MissingPage,
    /// The same file was opened under another name.
    #[error("the same as {0}, left out")]
    Same(String),
    /// The same messages in the format that tells less.
    #[error("left out: {0} is the same export and tells more")]
    Told(String),
    /// Belongs to an export and holds no messages.
    #[error("part of an export, without messages")]
    NoMessages,
    /// A dump, by its look, that lies where everything was attached to messages.
    #[error("left out: it lies among what was attached to messages; open it by itself if it is a dump")]
    Attached,
    /// Text or data beside dumps, which nobody named.
    #[error("left out: it lies beside a dump and does not look like one; open it by itself if it is")]
    Unlikely,
    /// All of them in one folder or archive, for there may be many.
    #[error(
        "left out of it: {count} {}, {first} the first, beside a dump and unlike one; open it by itself if it is one",
        if *count == 1 { "text" } else { "texts" }
    )]
    UnlikelyOnes {
        /// How many.
        count: u32,
        /// The first of them.
        first: String,
    },
}

impl Why {
    /// Whether something may be lost by it; else it is only told.
    #[must_use]
    pub fn is_loss(&self) -> bool {
        match self {
            Self::Packed(_)
            | Self::Excess(_)
            | Self::Unreadable(_)
            | Self::TooDeep(_)
            | Self::TooMany(_)
            | Self::NoDump
            | Self::Document
            | Self::MissingPage => true,
            Self::Mended
            | Self::Same(_)
            | Self::Told(_)
            | Self::NoMessages
            | Self::Attached
            | Self::Unlikely
            | Self::UnlikelyOnes { .. } => false,
        }
    }

    /// Whether it is worth telling; else it is as usual.
    #[must_use]
    pub fn is_told(&self) -> bool {
        !matches!(self, Self::NoMessages | Self::Unlikely)
    }
}
