//! Formats that are recognised and not read, and what to do instead.

use serde::{Deserialize, Serialize};

/// A format that is known by name and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)] // the names say it; `Display` gives them in full
pub enum Foreign {
    Zip,
    Gzip,
    SevenZip,
    Rar,
    Pdf,
    DesktopHtml,
    TmePage,
    TmeLanding,
    Feed,
    DiscordHtml,
    OtherMarkup,
    Tdl,
    Discord,
    HistoryPage,
    Tdlib,
    Snscrape,
    FourCat,
    Telethon,
    Pyrogram,
    Pandas,
    Mastodon,
    Slack,
    XArchive,
    FlatJson,
}

impl Foreign {
    /// What to do to have it read all the same; half a sentence.
    #[must_use]
    pub const fn way_out(self) -> &'static str {
        match self {
            Self::Zip | Self::SevenZip | Self::Rar | Self::Gzip => "unpack it and open the result.json inside",
            Self::DesktopHtml => "export again in Telegram Desktop with the format \"Machine-readable JSON\"",
            Self::TmePage | Self::TmeLanding => {
                "open the page in a browser, select the posts, copy and paste them here, or export with Telegram Desktop"
            }
            Self::Slack | Self::Discord | Self::DiscordHtml | Self::Mastodon | Self::XArchive => {
                "only Telegram dumps, JSON lines and pasted text are"
            }
            Self::Feed | Self::OtherMarkup | Self::Pdf => "copy the text and paste it here",
            Self::Tdl
            | Self::HistoryPage
            | Self::Tdlib
            | Self::Snscrape
            | Self::FourCat
            | Self::Telethon
            | Self::Pyrogram
            | Self::Pandas
            | Self::FlatJson => {
                "export the channel with Telegram Desktop, or write one JSON object a line with id, posted, channel and text"
            }
        }
    }
}

impl std::fmt::Display for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Zip => "a zip archive",
            Self::Gzip => "a gzip file",
            Self::SevenZip => "a 7z archive",
            Self::Rar => "a rar archive",
            Self::Pdf => "a PDF",
            Self::DesktopHtml => "a Telegram Desktop export in HTML",
            Self::TmePage => "a saved t.me page",
            Self::TmeLanding => "a saved t.me page without messages",
            Self::Feed => "an RSS or Atom feed",
            Self::DiscordHtml => "a Discord export in HTML",
            Self::OtherMarkup => "a web page",
            Self::Tdl => "a tdl export",
            Self::Discord => "a DiscordChatExporter file",
            Self::HistoryPage => "a raw history page, as telegram-tracker writes it",
            Self::Tdlib => "TDLib JSON",
            Self::Snscrape => "snscrape JSON",
            Self::FourCat => "4CAT NDJSON",
            Self::Telethon => "Telethon JSON",
            Self::Pyrogram => "Pyrogram JSON",
            Self::Pandas => "a pandas table in JSON, as Telepathy writes it",
            Self::Mastodon => "a Mastodon outbox",
            Self::Slack => "a Slack export",
            Self::XArchive => "an X archive",
            Self::FlatJson => "a flat JSON array",
        })
    }
}
