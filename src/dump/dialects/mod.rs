//! One program's JSON each: which objects are messages, and what their keys mean.
//!
//! A file here knows one program and nothing of bytes, steps or damage, which are `objects/`'s.

mod discord;
mod fields;
mod flat;
mod flat_rows;
mod flat_survey;
mod history_dump;
mod mastodon;
mod printed;
mod pyrogram;
mod slack;
mod slack_text;
mod snscrape;
mod tdl;
mod tdlib;
mod tdlib_content;
mod telethon;
mod telethon_media;
mod x_archive;

use super::format::Format;
use super::mapping::Told;
use super::objects::Dialect;
use discord::Discord;
use flat::Flat;
use history_dump::HistoryDump;
use mastodon::Mastodon;
use pyrogram::Pyrogram;
use slack::Slack;
use snscrape::Snscrape;
use tdl::Tdl;
use tdlib::Tdlib;
use telethon::Telethon;
use x_archive::XArchive;

/// Whether somebody could say which keys of a file of nobody's hold what.
pub(super) fn has_columns(head: &[u8]) -> bool {
    flat::has_columns(head)
}

/// Whether a file of objects has the keys that somebody names.
pub(super) fn has_named(head: &[u8], told: &Told) -> bool {
    flat::has_named(head, told)
}

/// Whether messages of a file of nobody's usually stand under a key.
pub(super) fn is_around(key: &[u8]) -> bool {
    flat::AROUND.contains(&key)
}

/// Whether a text without a beginning is rows of a table as pandas splits it, most of all.
pub(super) fn has_rows(head: &[u8]) -> bool {
    flat::has_rows(head)
}

/// Whose JSON a format is; a file of nobody's begins with `head`.
pub(super) fn of(format: Format, head: &[u8]) -> Box<dyn Dialect> {
    match format {
        Format::Telethon | Format::FourCat => Box::new(Telethon::alone()),
        Format::HistoryPage => Box::new(Telethon::pages()),
        Format::Pyrogram => Box::new(Pyrogram),
        Format::Snscrape => Box::new(Snscrape),
        Format::Tdlib => Box::new(Tdlib),
        Format::Tdl => Box::new(Tdl),
        Format::HistoryDump => Box::new(HistoryDump),
        Format::Discord => Box::new(Discord::default()),
        Format::Slack => Box::new(Slack),
        Format::Mastodon => Box::new(Mastodon),
        Format::XArchive => Box::new(XArchive),
        Format::Pandas => Box::new(Flat::table(head)),
        _ => Box::new(Flat::objects(head)),
    }
}
