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
    Packed,
    Pdf,
    DesktopIndex,
    TmeLanding,
    DiscordHtml,
    OtherMarkup,
    Mhtml,
    PythonPrint,
    Utf32,
    Session,
    PandasColumns,
}

impl Foreign {
    /// What to do to have it read all the same; half a sentence.
    #[must_use]
    pub const fn way_out(self) -> &'static str {
        match self {
            Self::Zip | Self::SevenZip | Self::Rar | Self::Gzip | Self::Packed => {
                "unpack it and open the result.json inside"
            }
            Self::DesktopIndex => "open the pages messages.html in the folders under \"chats\" beside it",
            Self::TmeLanding => "open t.me/s/ and the channel's name in a browser, and save or copy that page",
            Self::DiscordHtml => "export the channel again with the format JSON",
            Self::Mhtml => {
                "open it in the browser and save it as \"Webpage, HTML Only\", or copy its text and paste it here"
            }
            Self::PythonPrint => {
                "write the messages with json.dumps(messages, default=str), or with Telethon's to_json(), and open that"
            }
            Self::Utf32 => "write it as UTF-8 and open that",
            Self::PandasColumns => "write it with to_json(orient=\"records\") and open that",
            Self::Session => "it holds no messages; open what that program saved of them",
            Self::OtherMarkup | Self::Pdf => "copy the text and paste it here",
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
            Self::Packed => "a file packed with xz, bzip2 or zstd",
            Self::Pdf => "a PDF",
            Self::DesktopIndex => "a list of a Telegram Desktop export, which holds no messages,",
            Self::TmeLanding => "a saved t.me page without messages",
            Self::DiscordHtml => "a Discord export in HTML",
            Self::OtherMarkup => "a web page",
            Self::Mhtml => "a web page saved as one file",
            Self::PythonPrint => "what Python prints of objects, which is no JSON,",
            Self::Utf32 => "a text in UTF-32",
            Self::PandasColumns => "a table of pandas that is written column by column",
            Self::Session => {
                "a session of Telethon or Pyrogram, which is a key to an account and should be shown to nobody,"
            }
        })
    }
}
