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
    /// Text as copied from a client or a page.
    Paste(PasteKind),
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
