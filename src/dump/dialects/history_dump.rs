//! Events as telegram-cli prints them and telegram-history-dump keeps them, one a line, newest first.

use crate::dump::actions;
use crate::dump::ids::Peer;
use crate::dump::json::Value;
use crate::dump::message::{ChatKind, Forward, Media, MediaKind, MessageId, MessageKind, Reply};
use crate::dump::objects::{Dialect, Draft, Found, Lookup, Mark, Told, View};

use super::fields;

/// What telegram-cli's JSON looks like.
#[derive(Debug)]
pub(super) struct HistoryDump;

impl Dialect for HistoryDump {
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark {
        match (key, value) {
            (b"event", Value::Text(event)) if is_message(event.bytes()) => Mark::Message,
            // Who and where come before the event in sorted copies, and have ids too.
            (b"from" | b"to", Value::Object) => Mark::Message,
            (b"event" | b"peer_type" | b"print_name", Value::Text(_)) => Mark::Other,
            _ => Mark::Nothing,
        }
    }

    fn read(&self, item: View<'_>, _: Lookup<'_>, draft: &mut Draft) -> Found {
        let event = item.get("event").and_then(View::text).unwrap_or_default();
        if !is_message(event.as_bytes()) {
            let aside = matches!(event.as_str(), "read" | "download" | "online-status" | "updates");
            return if aside { Found::Aside } else { Found::Other };
        }
        let Some(id) = item.get("id") else { return Found::Other };
        let message = &mut draft.message;
        message.id = number(id).map_or_else(|| fields::id(id), MessageId::Number);
        message.posted = item.get("date").and_then(fields::utc);
        let (from, to) = (item.get("from"), item.get("to"));
        message.from = from.and_then(name);
        message.from_id = from.and_then(peer).map(|peer| peer.to_string());
        // A talk of two is with whoever is not oneself.
        let in_person = to.and_then(peer).is_none_or(|peer| matches!(peer, Peer::User(_)));
        let sent = item.get("out").is_some_and(View::is_true);
        draft.told = if in_person && !sent { from.or(to) } else { to.or(from) }.map(told).unwrap_or_default();
        message.forward = item.optional("fwd_from").map(|origin| Forward {
            name: name(origin),
            id: peer(origin).map(|peer| peer.to_string()),
            post: None,
            posted: item.get("fwd_date").and_then(fields::utc),
        });
        let to = item.get("reply_id").and_then(number);
        message.reply = to.map(|to| Reply { to: Some(to), ..Reply::default() });
        let attached = item.get("media");
        message.media.extend(attached.and_then(media));
        if event == "service" || item.get("service").is_some_and(View::is_true) {
            message.kind = MessageKind::Service;
            let action = item.get("action");
            message.action = action.and_then(|action| action.get("type")).and_then(View::text).map(actions::named);
            message.text = action.and_then(|action| action.get("title")).and_then(View::text).unwrap_or_default();
        }
        if let Some(text) = item.get("text").or_else(|| attached?.get("caption")).and_then(View::raw) {
            draft.plain(text);
        }
        Found::Message
    }
}

fn is_message(event: &[u8]) -> bool {
    matches!(event, b"message" | b"service")
}

/// The id of a message: a number, or the bytes of several in hexadecimal, of which the third is it.
fn number(id: View<'_>) -> Option<i64> {
    let text = id.words()?;
    if !matches!(text.len(), 48 | 64) || !text.is_ascii() {
        return id.number();
    }
    let digits = &text[text.len() - 32..][..16];
    let mut number = 0;
    for place in (0..16).step_by(2).rev() {
        number = number << 8 | i64::from(u8::from_str_radix(&digits[place..place + 2], 16).ok()?);
    }
    Some(number)
}

fn name(who: View<'_>) -> Option<String> {
    // Made for printing, with underscores for blanks: the last resort.
    fields::name(who).or_else(|| who.get("print_name")?.text().map(|name| name.replace('_', " ")))
}

fn peer(who: View<'_>) -> Option<Peer> {
    let id = who.any(&["peer_id", "id"])?.number()?;
    Some(match who.any(&["peer_type", "type"]).and_then(View::text).as_deref() {
        Some("channel") => Peer::Channel(id),
        Some("chat") => Peer::Group(id),
        Some("user") => Peer::User(id),
        _ => Peer::Bare(id),
    })
}

fn told(who: View<'_>) -> Told {
    let mut told = Told { peer: peer(who), ..Told::default() };
    told.chat.title = name(who);
    told.chat.username = who.get("username").and_then(View::text);
    told.chat.kind = told.peer.map_or(ChatKind::Unknown, Peer::kind);
    told
}

fn media(attached: View<'_>) -> Option<Media> {
    let text = |key| attached.get(key).and_then(View::text);
    let kind = text("type").unwrap_or_default();
    match kind.as_str() {
        "contact" => {
            let called = attached.get("phone").and_then(View::words);
            Some(Media { text: called, ..fields::named(MediaKind::Contact, fields::name(attached)) })
        }
        "webpage" => None,
        _ if attached.get("latitude").is_some() => {
            // A place writes its name where its kind was.
            let title = Some(kind).filter(|kind| !matches!(kind.as_str(), "geo" | "venue"));
            let at = attached.get("latitude").zip(attached.get("longitude"));
            Some(fields::location(title, text("address"), at))
        }
        "unsupported" | "???" => Some(Media { missing: Some(kind), ..Media::default() }),
        _ => {
            let path = text("file");
            let by_file = || path.as_deref().map(fields::media_by_file);
            let by_word = fields::media_by_word(&kind).filter(|&found| found != MediaKind::File);
            let kind = by_word.or_else(by_file).unwrap_or(MediaKind::File);
            Some(Media { path, ..fields::named(kind, text("title")) })
        }
    }
}
