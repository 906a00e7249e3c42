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
    /// Telegram Desktop's export as web pages, one behind the other.
    DesktopHtml,
    /// Pages of t.me/s or embedded posts, as a browser saves them.
    TmePage,
    /// RSS or Atom.
    Feed,
    /// One flat JSON object a line: `id`, `posted`, `channel`, `text`, `source`.
    JsonLines,
    /// Messages as Telegram describes them, by themselves: Telethon and its like.
    Telethon,
    /// Pages of messages as Telegram describes them, with lists of chats and users: telegram-tracker and its like.
    HistoryPage,
    /// NDJSON of 4CAT.
    FourCat,
    /// Messages as Pyrogram prints them.
    Pyrogram,
    /// Posts as snscrape writes them.
    Snscrape,
    /// Messages, lists and updates of `TDLib`.
    Tdlib,
    /// `tdl chat export`.
    Tdl,
    /// Events of telegram-cli, as telegram-history-dump keeps them.
    HistoryDump,
    /// A channel as `DiscordChatExporter` writes it.
    Discord,
    /// A day of a channel of Slack.
    Slack,
    /// An outbox of Mastodon.
    Mastodon,
    /// Posts of an archive of X.
    XArchive,
    /// A table as pandas splits it: Telepathy and its like.
    Pandas,
    /// Flat objects of a program that nobody knows.
    FlatJson,
    /// A table of separated values: CSV, TSV and the like.
    Table(TableKind),
    /// An SQLite database.
    Database(DatabaseKind),
    /// A chat of WhatsApp, exported as text.
    WhatsApp,
    /// Text as copied from a client or a page.
    Paste(PasteKind),
}

impl Format {
    /// How little it tells of the chat that its messages are of, and of their times and numbers: 0 where both are named as
    /// Telegram does.
    #[must_use]
    pub fn vagueness(self) -> u8 {
        match self {
            Self::DesktopChat
            | Self::DesktopAccount
            | Self::Telethon
            | Self::HistoryPage
            | Self::FourCat
            | Self::Pyrogram
            | Self::Tdlib
            | Self::Tdl
            | Self::HistoryDump => 0,
            Self::TmePage | Self::Snscrape | Self::Discord | Self::Slack | Self::Mastodon | Self::XArchive => 1,
            Self::JsonLines | Self::Feed | Self::DesktopHtml | Self::Database(_) => 2,
            Self::Pandas | Self::FlatJson | Self::Table(_) => 3,
            Self::WhatsApp | Self::Paste(_) => 4,
        }
    }
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
            Self::DesktopHtml => "Telegram Desktop HTML",
            Self::TmePage => "a saved t.me page",
            Self::Feed => "an RSS or Atom feed",
            Self::JsonLines => "JSON lines",
            Self::Telethon => "Telethon JSON",
            Self::HistoryPage => "pages of Telegram's history in JSON",
            Self::FourCat => "4CAT NDJSON",
            Self::Pyrogram => "Pyrogram JSON",
            Self::Snscrape => "snscrape JSON",
            Self::Tdlib => "TDLib JSON",
            Self::Tdl => "tdl export",
            Self::HistoryDump => "telegram-history-dump JSON lines",
            Self::Discord => "Discord channel of DiscordChatExporter",
            Self::Slack => "Slack export",
            Self::Mastodon => "Mastodon outbox",
            Self::XArchive => "X archive",
            Self::Pandas => "pandas table in JSON",
            Self::FlatJson => "JSON with a key for each column",
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Refusal {
    /// A format that is known by name and not read.
    #[error("{0} is not read: {way_out}", way_out = .0.way_out())]
    Foreign(Foreign),
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
    /// A database whose tables are all in the file beside it.
    #[error(
        "an SQLite database that is still being written: its tables are in the file beside it that ends in -wal. Open \
         both together, or run `sqlite3 FILE 'PRAGMA wal_checkpoint(TRUNCATE)'` and open it again"
    )]
    DatabaseInLog,
    /// A database of which neither tables nor rows are found.
    #[error(
        "a damaged SQLite database in which no messages are found: open what `sqlite3 FILE .recover | sqlite3 NEW` saves of it"
    )]
    DamagedDatabase,
    /// Neither text nor any known file.
    #[error("neither text nor a known kind of file: open an export of Telegram Desktop, or paste text")]
    Binary,
    /// Nothing in it.
    #[error("there is nothing in it")]
    Empty,
    /// The bytes could not be had.
    #[error(transparent)]
    Source(#[from] SourceError),
}

/// How a file writes its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with a mark of the byte order or without.
    #[default]
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the upper byte first.
    Utf16Be,
    /// Cyrillic in one byte a letter.
    Windows1251,
    /// Western European in one byte a letter.
    Windows1252,
    /// Cyrillic in one byte a letter, as older Unix systems wrote it; only where the text declares it.
    Koi8R,
}

impl std::fmt::Display for Encoding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1251 => "windows-1251",
            Self::Windows1252 => "windows-1252",
            Self::Koi8R => "KOI8-R",
        })
    }
}
