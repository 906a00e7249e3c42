//! The formats a dump can have, by name; and those that are known but not read.

use serde::{Deserialize, Serialize};

use super::foreign::Foreign;
use super::source::SourceError;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Format {
    /// Telegram Desktop's `result.json` of one chat, or pieces of one.
    DesktopChat,
    /// Telegram Desktop's `result.json` of a whole account.
    DesktopAccount,
    /// One flat JSON object a line: `id`, `posted`, `channel`, `text`, `source`.
    JsonLines,
    /// A table of separated values: CSV, TSV and the like.
    Table(TableKind),
    /// An SQLite database.
    Database(DatabaseKind),
    /// A chat of WhatsApp, exported as text.
    WhatsApp,
    /// Text as copied from a client or a page.
    Paste(PasteKind),
}

/// Which program wrote a table, by the names of its columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)] // the names say it; `Display` of the format gives them in full
pub enum TableKind {
    FourCat,
    TelegramTracker,
    Telepathy,
    TelegramScraper,
    Discord,
    /// None that is known: what its columns hold is a guess that the user can correct.
    Other,
}

/// Which program wrote a database, by its tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)] // the names say it; `Display` of the format gives them in full
pub enum DatabaseKind {
    TgArchive,
    TelegramScraper,
    TelegramExport,
    /// None that is known: what its columns hold is a guess that the user can correct.
    Other,
}

/// What sort of copied text it is, by the marks that separate its messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PasteKind {
    /// `NAME, [DATE]` before each message: Telegram Desktop, Web K.
    Clipboard,
    /// `> NAME:` before each message: macOS, Web A and Z.
    Quoted,
    /// `NAME:` before messages: Android.
    Named,
    /// The preview page at t.me/s with its furniture: views and times under each post.
    Preview,
    /// Texts one after the other, at most with title, description and forward lines.
    Bare,
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::DesktopChat => "Telegram Desktop JSON, one chat",
            Self::DesktopAccount => "Telegram Desktop JSON, whole account",
            Self::JsonLines => "JSON lines",
            Self::Table(TableKind::FourCat) => "table of 4CAT",
            Self::Table(TableKind::TelegramTracker) => "table of telegram-tracker",
            Self::Table(TableKind::Telepathy) => "table of Telepathy",
            Self::Table(TableKind::TelegramScraper) => "table of telegram-scraper",
            Self::Table(TableKind::Discord) => "table of DiscordChatExporter",
            Self::Table(TableKind::Other) => "table of separated values",
            Self::Database(DatabaseKind::TgArchive) => "database of tg-archive",
            Self::Database(DatabaseKind::TelegramScraper) => "database of telegram-scraper",
            Self::Database(DatabaseKind::TelegramExport) => "database of telegram-export",
            Self::Database(DatabaseKind::Other) => "SQLite database",
            Self::WhatsApp => "WhatsApp export",
            Self::Paste(PasteKind::Clipboard) => "text copied from Telegram, with names and dates",
            Self::Paste(PasteKind::Quoted) => "text copied from Telegram, with quoted names",
            Self::Paste(PasteKind::Named) => "text copied from Telegram, with names",
            Self::Paste(PasteKind::Preview) => "text copied from a t.me/s page",
            Self::Paste(PasteKind::Bare) => "plain text",
        })
    }
}

/// Why a dump is not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A format that is known by name and not read.
    #[error("{0} is not read: {way_out}", way_out = .0.way_out())]
    Foreign(Foreign),
    /// Text in an encoding that is not read.
    #[error("the text is {0}, not UTF-8: save it as UTF-8 and open it again")]
    Encoding(Encoding),
    /// JSON of no known shape.
    #[error(
        "JSON of an unknown shape, with the keys {keys}: a result.json of Telegram Desktop has \"messages\" or \"chats\""
    )]
    UnknownJson {
        /// The first keys, as found.
        keys: String,
    },
    /// A database that holds no messages.
    #[error("an SQLite database in which no table has both dates and texts; it has the tables {tables}")]
    UnknownDatabase {
        /// The first tables, as found.
        tables: String,
    },
    /// Neither text nor any known file.
    #[error("neither text nor a known kind of file: open an export of Telegram Desktop, or paste text")]
    Binary,
    /// Nothing in it.
    #[error("there is nothing in it")]
    Empty,
    /// More text than is cut into messages at once.
    #[error("plain text of {bytes} bytes, more than the {limit} that are cut into messages at once: open it in parts")]
    TooLong {
        /// Its length.
        bytes: u64,
        /// The most that is taken.
        limit: u64,
    },
    /// The bytes could not be had.
    #[error(transparent)]
    Source(#[from] SourceError),
}

/// A text encoding that is recognised and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-16, either byte order.
    Utf16,
    /// A one-byte encoding, probably windows-1251.
    OneByte,
}

impl std::fmt::Display for Encoding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Utf16 => "UTF-16",
            Self::OneByte => "in a one-byte encoding such as windows-1251",
        })
    }
}
