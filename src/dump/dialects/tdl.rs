//! What `tdl chat export` writes: ids and names of files, texts and dates only if asked for, and perhaps Telegram's own
//! description of each message under `raw`.

use crate::dump::ids::Peer;
use crate::dump::json::Value;
use crate::dump::objects::{Dialect, Draft, Found, Known, Lookup, Mark, Slot, Told, View};

use super::{fields, telethon};

/// What an export of tdl looks like.
#[derive(Debug)]
pub(super) struct Tdl;

impl Dialect for Tdl {
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark {
        match (key, value) {
            (b"messages", Value::Array) => Mark::Frame,
            (b"type", Value::Text(kind)) if kind.bytes() == b"message" => Mark::Sign(1),
            (b"file", Value::Text(_)) => Mark::Sign(2),
            _ => Mark::Nothing,
        }
    }

    fn signs(&self) -> u8 {
        3
    }

    fn slot(&self, key: &[u8]) -> Slot {
        match key {
            b"messages" => Slot::Messages,
            b"id" => Slot::Fact,
            _ => Slot::Pass,
        }
    }

    fn read(&self, item: View<'_>, lookup: Lookup<'_>, draft: &mut Draft) -> Found {
        let Some(id) = item.get("id") else { return Found::Other };
        let raw = item.get("raw").map(View::loose);
        if let Some(raw) = raw {
            telethon::read(raw, lookup, draft);
            // The file says itself which chat it is.
            draft.told = Told::default();
        }
        let message = &mut draft.message;
        message.id = fields::id(id);
        message.posted = item.get("date").and_then(fields::utc).or(message.posted);
        if raw.is_none()
            && let Some(file) = item.get("file").and_then(View::text)
        {
            let kind = fields::media_by_file(&file);
            message.media.push(fields::named(kind, Some(file)));
        }
        if message.text.is_empty()
            && let Some(text) = item.get("text").and_then(View::raw)
        {
            draft.plain(text);
        }
        Found::Message
    }

    fn learn(&mut self, _: &[u8], value: View<'_>, known: &mut Known) {
        known.frame().peer = value.number().map(|id| if id < 0 { Peer::marked(id) } else { Peer::Bare(id) });
    }
}
