//! What formats are called, without saying it.

use super::words;
use crate::dump::{DatabaseKind, Format, PasteKind, TableKind};

/// The names of the formats that are read.
#[allow(missing_docs)] // as in `Format`
pub struct FormatNames {
    pub desktop_chat: &'static str,
    pub desktop_account: &'static str,
    pub desktop_html: &'static str,
    pub tme_page: &'static str,
    pub feed: &'static str,
    pub json_lines: &'static str,
    pub telethon: &'static str,
    pub history_page: &'static str,
    pub four_cat: &'static str,
    pub pyrogram: &'static str,
    pub snscrape: &'static str,
    pub tdlib: &'static str,
    pub tdl: &'static str,
    pub history_dump: &'static str,
    pub discord: &'static str,
    pub slack: &'static str,
    pub mastodon: &'static str,
    pub x_archive: &'static str,
    pub pandas: &'static str,
    pub flat_json: &'static str,
    /// Of 4CAT, telegram-tracker, Telepathy, telegram-scraper, `DiscordChatExporter`, and of any other make.
    pub tables: [&'static str; 6],
    /// Of tg-archive, telegram-scraper, telegram-export, and of any other make.
    pub databases: [&'static str; 4],
    pub whatsapp: &'static str,
    /// With names and dates, quoted names, names; from a page; plain.
    pub pastes: [&'static str; 5],
}

/// What a format is called.
#[must_use]
pub const fn name(format: Format) -> &'static str {
    let w = &words().dumps.formats;
    match format {
        Format::DesktopChat => w.desktop_chat,
        Format::DesktopAccount => w.desktop_account,
        Format::DesktopHtml => w.desktop_html,
        Format::TmePage => w.tme_page,
        Format::Feed => w.feed,
        Format::JsonLines => w.json_lines,
        Format::Telethon => w.telethon,
        Format::HistoryPage => w.history_page,
        Format::FourCat => w.four_cat,
        Format::Pyrogram => w.pyrogram,
        Format::Snscrape => w.snscrape,
        Format::Tdlib => w.tdlib,
        Format::Tdl => w.tdl,
        Format::HistoryDump => w.history_dump,
        Format::Discord => w.discord,
        Format::Slack => w.slack,
        Format::Mastodon => w.mastodon,
        Format::XArchive => w.x_archive,
        Format::Pandas => w.pandas,
        Format::FlatJson => w.flat_json,
        Format::Table(TableKind::FourCat) => w.tables[0],
        Format::Table(TableKind::TelegramTracker) => w.tables[1],
        Format::Table(TableKind::Telepathy) => w.tables[2],
        Format::Table(TableKind::TelegramScraper) => w.tables[3],
        Format::Table(TableKind::Discord) => w.tables[4],
        Format::Table(TableKind::Other) => w.tables[5],
        Format::Database(DatabaseKind::TgArchive) => w.databases[0],
        Format::Database(DatabaseKind::TelegramScraper) => w.databases[1],
        Format::Database(DatabaseKind::TelegramExport) => w.databases[2],
        Format::Database(DatabaseKind::Other) => w.databases[3],
        Format::WhatsApp => w.whatsapp,
        Format::Paste(PasteKind::Clipboard) => w.pastes[0],
        Format::Paste(PasteKind::Quoted) => w.pastes[1],
        Format::Paste(PasteKind::Named) => w.pastes[2],
        Format::Paste(PasteKind::Preview) => w.pastes[3],
        Format::Paste(PasteKind::Bare) => w.pastes[4],
    }
}
