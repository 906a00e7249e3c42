//! What formats are called, in English.

use super::formats::FormatNames;

/// English.
pub(super) const FORMATS: FormatNames = FormatNames {
    desktop_chat: "Telegram Desktop JSON, one chat",
    desktop_account: "Telegram Desktop JSON, whole account",
    desktop_html: "Telegram Desktop HTML",
    tme_page: "a saved t.me page",
    feed: "an RSS or Atom feed",
    json_lines: "JSON lines",
    telethon: "Telethon JSON",
    history_page: "pages of Telegram's history in JSON",
    four_cat: "4CAT NDJSON",
    pyrogram: "Pyrogram JSON",
    snscrape: "snscrape JSON",
    tdlib: "TDLib JSON",
    tdl: "tdl export",
    history_dump: "telegram-history-dump JSON lines",
    discord: "Discord channel of DiscordChatExporter",
    slack: "Slack export",
    mastodon: "Mastodon outbox",
    x_archive: "X archive",
    pandas: "pandas table in JSON",
    flat_json: "JSON with a key for each column",
    tables: [
        "table of 4CAT",
        "table of telegram-tracker",
        "table of Telepathy",
        "table of telegram-scraper",
        "table of DiscordChatExporter",
        "table of separated values",
    ],
    databases: [
        "database of tg-archive",
        "database of telegram-scraper",
        "database of telegram-export",
        "SQLite database",
    ],
    whatsapp: "WhatsApp export",
    pastes: [
        "text copied from Telegram, with names and dates",
        "text copied from Telegram, with quoted names",
        "text copied from Telegram, with names",
        "text copied from a t.me/s page",
        "plain text",
    ],
};
