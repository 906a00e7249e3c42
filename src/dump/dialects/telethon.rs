//! Messages as Telegram itself describes them: Telethon's `to_json`, pages of history, 4CAT, and other libraries that
//! write the same names.
//!
//! Custom dumps leave out `_`, old ones have `to_id` for `peer_id`, JavaScript and Go write the names in their way: all of
//! that is read alike.

use crate::dump::actions;
use crate::dump::entities;
use crate::dump::ids::Peer;
use crate::dump::json::Value;
use crate::dump::message::{ChatKind, Forward, MessageKind, Reply};
use crate::dump::objects::{Dialect, Draft, Found, Known, Lookup, Mark, Slot, Told, View, Who};

use super::fields;
use super::printed::Printed;
use super::telethon_media;

/// What Telegram's own description looks like.
#[derive(Debug)]
pub(super) struct Telethon {
    /// Whether lists of chats and users stand beside the messages.
    pages: bool,
}

impl Telethon {
    /// Messages by themselves.
    pub(super) fn alone() -> Self {
        Self { pages: false }
    }

    /// Messages in pages, with lists beside them.
    pub(super) fn pages() -> Self {
        Self { pages: true }
    }
}

impl Dialect for Telethon {
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark {
        match (key, value) {
            (b"_" | b"_type" | b"className", Value::Text(kind)) => match kind.bytes() {
                kind if is_message(kind) => Mark::Message,
                kind if kind.starts_with(b"messages.") => Mark::Frame,
                _ => Mark::Other,
            },
            (b"messages" | b"chats" | b"users" | b"pts", _) => Mark::Frame,
            (b"peer_id" | b"to_id" | b"peerId" | b"fwd_from" | b"fwdFrom", Value::Object | Value::Bare(_)) => {
                Mark::Message
            }
            (b"message" | b"text" | b"raw_text", Value::Text(_)) => Mark::Sign(1),
            (b"date", Value::Text(_) | Value::Bare(_)) => Mark::Sign(2),
            (b"id", Value::Text(_) | Value::Bare(_)) => Mark::Sign(4),
            _ => Mark::Nothing,
        }
    }

    fn signs(&self) -> u8 {
        7
    }

    fn slot(&self, key: &[u8]) -> Slot {
        match key {
            b"messages" => Slot::Messages,
            b"users" | b"chats" => Slot::List,
            b"channel" | b"channel_name" | b"chat" | b"title" | b"username" | b"channel_id" | b"chat_id" => Slot::Fact,
            _ => Slot::Pass,
        }
    }

    fn lists_behind(&self) -> &'static [&'static str] {
        if self.pages { &["chats", "users"] } else { &[] }
    }

    fn read(&self, item: View<'_>, lookup: Lookup<'_>, draft: &mut Draft) -> Found {
        let kind = kind(item);
        if let Some(kind) = &kind
            && !is_message(kind.as_bytes())
        {
            let known = item.get("id").is_some() && fields::name(item).is_some();
            return if known { Found::Aside } else { Found::Other };
        }
        let item = if item.any(&["peerId", "className"]).is_some() { item.loose() } else { item };
        let empty = kind.is_some_and(|kind| kind.ends_with("Empty"));
        if empty {
            return Found::Hidden;
        }
        read(item, lookup, draft)
    }

    fn learn(&mut self, key: &[u8], value: View<'_>, known: &mut Known) {
        if value.is_object() && key != b"channel" && key != b"chat" {
            return learn_peer(value, known);
        }
        let told = known.frame();
        match key {
            b"channel_id" | b"chat_id" => {
                told.peer = value.number().map(|id| if id < 0 { Peer::marked(id) } else { Peer::Channel(id) });
            }
            b"username" => told.chat.username = value.text(),
            b"users" | b"chats" => {}
            _ if value.is_object() => {
                let of_chat = told_of(value, Peer::Channel);
                told.peer = of_chat.peer.or(told.peer);
                told.chat = of_chat.chat;
            }
            _ => told.chat.title = value.text().map(|title| title.trim().to_owned()),
        }
    }
}

/// The name of an object's type.
fn kind(item: View<'_>) -> Option<String> {
    item.any(&["_", "_type", "className"])?.text()
}

fn is_message(kind: &[u8]) -> bool {
    [&b"Message"[..], b"MessageService", b"MessageEmpty"].iter().any(|known| known.eq_ignore_ascii_case(kind))
}

/// Reads a message, whatever it is called.
pub(super) fn read(item: View<'_>, lookup: Lookup<'_>, draft: &mut Draft) -> Found {
    let Some(id) = item.get("id") else { return Found::Other };
    draft.message.id = fields::id(id);
    draft.message.posted = item.get("date").and_then(fields::utc);
    let hidden_edit = item.get("edit_hide").is_some_and(View::is_true);
    draft.message.edited = item.get("edit_date").filter(|_| !hidden_edit).and_then(fields::utc);
    draft.told = told(item, lookup);
    let from = item.any(&["from_id", "sender_id"]).and_then(peer);
    let sender = item.any(&["_sender", "sender"]);
    draft.message.from_id = from.map(|from| from.to_string());
    draft.message.from = sender.and_then(|sender| fields::name(sender).or_else(|| words(sender)));
    if draft.message.from.is_none() {
        draft.message.from = from.and_then(|from| lookup.peer(from));
    }
    draft.message.signature = item.get("post_author").and_then(View::text);
    draft.message.forward = item.any(&["fwd_from", "forward"]).and_then(|origin| forward(item, origin, lookup));
    draft.message.reply = reply(item);
    draft.message.views = item.get("views").and_then(View::count);
    draft.message.forwards = item.get("forwards").and_then(View::count);
    if let Some(results) = item.get("reactions").and_then(|all| all.get("results")) {
        draft.message.reactions.extend(results.items().filter_map(|one| {
            let emoji = one.get("reaction").and_then(emoji);
            fields::reaction(emoji, one.get("count"))
        }));
    }
    if let Some(attached) = item.get("media") {
        telethon_media::read(attached, &mut draft.message.media);
    }
    text(item, draft);
    let action = item.get("action");
    let printed = action.and_then(View::text);
    if let Some(action) = printed.as_deref().and_then(Printed::of) {
        draft.message.kind = MessageKind::Service;
        let name = Some(action.name).filter(|name| !name.is_empty()).map(str::to_owned).or_else(|| action.text("_"));
        draft.message.action = name.map(|name| act(&name));
        if draft.message.text.is_empty() {
            draft.message.text = action.text("message").or_else(|| action.text("title")).unwrap_or_default();
        }
    }
    if let Some(action) = action.filter(|action| action.is_object()) {
        draft.message.kind = MessageKind::Service;
        draft.message.action = kind(action).map(|name| act(&name));
        if draft.message.text.is_empty() {
            draft.message.text = action.any(&["message", "title"]).and_then(View::text).unwrap_or_default();
        }
    }
    Found::Message
}

/// What happened, by the name of its type.
fn act(name: &str) -> String {
    actions::named(fields::snake(name.trim_start_matches("MessageAction")))
}

fn text(item: View<'_>, draft: &mut Draft) {
    let Some(raw) = item.any(&["message", "raw_text", "text", "caption"]).and_then(View::raw) else { return };
    draft.append(raw);
    let entities = item.get("entities").map(|list| fields::marked(list, kind)).unwrap_or_default();
    entities::place(&mut draft.message.text, entities, &mut draft.message.entities);
}

/// Who or where: an object with one of three ids, a number that marks it, or either in words.
pub(super) fn peer(value: View<'_>) -> Option<Peer> {
    let number = |key| value.get(key).and_then(View::number);
    // Some write the number with its mark all the same.
    let of = |id: i64, bare: fn(i64) -> Peer| if id < 0 { Peer::marked(id) } else { bare(id) };
    // Go writes all three, two of them empty.
    let of_object = number("channel_id")
        .filter(|&id| id != 0)
        .map(|id| of(id, Peer::Channel))
        .or_else(|| number("chat_id").filter(|&id| id != 0).map(|id| of(id, Peer::Group)))
        .or_else(|| number("user_id").filter(|&id| id != 0).map(Peer::User));
    of_object.or_else(|| value.number().map(Peer::marked)).or_else(|| Peer::parse(&value.text()?))
}

fn told(item: View<'_>, lookup: Lookup<'_>) -> Told {
    let about = item.any(&["_chat", "chat"]);
    let mut told =
        about.filter(|about| about.is_object()).map(|about| told_of(about, Peer::marked)).unwrap_or_default();
    let place = item.any(&["peer_id", "to_id", "chat_id"]);
    // Of a number without a mark nobody says what it numbers.
    let unmarked = |place: View<'_>| place.number().filter(|&id| id > 0).map(Peer::Bare);
    told.peer = place.and_then(|place| unmarked(place).or_else(|| peer(place))).or(told.peer);
    if told.chat.title.is_none() {
        told.chat.title = item.any(&["channel_name", "chat_title", "channel", "chat"]).and_then(words);
    }
    // 4CAT puts all it knows of a chat where its id was.
    let resolved = place.and_then(|place| place.get("chats")).into_iter().flat_map(View::items);
    for chat in resolved.filter(|chat| chat.get("id").and_then(View::number) == told.peer.map(Peer::bare)) {
        told.chat.title = told.chat.title.or_else(|| fields::name(chat));
        told.chat.username = told.chat.username.or_else(|| chat.get("username")?.text());
    }
    if told.chat.kind == ChatKind::Unknown
        && item.get("post").is_some_and(View::is_true)
        && matches!(told.peer, Some(Peer::Channel(_)))
    {
        told.chat.kind = ChatKind::Channel;
    }
    // A talk of two is called like the other.
    if let Some(Peer::User(_)) = told.peer
        && told.chat.title.is_none()
    {
        told.chat.title = told.peer.and_then(|peer| lookup.peer(peer));
    }
    told
}

/// What an object that describes a chat says; `number` says what its id numbers where it has no mark.
fn told_of(about: View<'_>, number: fn(i64) -> Peer) -> Told {
    let mut told = Told::default();
    told.chat.title = fields::name(about);
    told.chat.username = about.get("username").and_then(View::text);
    told.chat.kind = chat_kind(about);
    told.chat.own_numbers = told.chat.kind != ChatKind::Unknown;
    let id = about.get("id").and_then(View::number);
    told.peer = id.map(|id| match kind(about).as_deref() {
        _ if id < 0 => Peer::marked(id),
        Some("Channel" | "channel") => Peer::Channel(id),
        Some("Chat" | "chat") => Peer::Group(id),
        Some("User" | "user") => Peer::User(id),
        _ if about.any(&["broadcast", "megagroup"]).is_some() => Peer::Channel(id),
        _ => number(id),
    });
    told
}

fn chat_kind(about: View<'_>) -> ChatKind {
    let is = |key| about.get(key).is_some_and(View::is_true);
    match () {
        () if is("broadcast") => ChatKind::Channel,
        () if is("megagroup") || is("gigagroup") => ChatKind::Group,
        () => ChatKind::Unknown,
    }
}

/// Learns a name from a list of users or chats.
fn learn_peer(about: View<'_>, known: &mut Known) {
    let person = about.any(&["first_name", "last_name"]).is_some();
    let told = told_of(about, if person { Peer::User } else { Peer::Channel });
    if let (Some(peer), Some(name)) = (told.peer, told.chat.title) {
        known.names.learn(Who::Peer(peer), &name, told.chat.username, told.chat.kind);
    }
}

fn forward(item: View<'_>, origin: View<'_>, lookup: Lookup<'_>) -> Option<Forward> {
    if let Some(name) = origin.text() {
        if let Some(printed) = Printed::of(&name) {
            return printed_forward(printed);
        }
        return Some(Forward { name: Some(name), ..Forward::default() });
    }
    let old = origin.get("channel_id").and_then(View::number).map(Peer::Channel);
    let from = origin.get("from_id").and_then(peer).or(old);
    let known = item.get("_forward");
    // 4CAT puts what it knows of the origin where its id was, or beside it.
    let resolved = origin.get("from_id").into_iter().flat_map(|id| id.get("chats").into_iter().flat_map(View::items));
    let mut resolved = resolved.filter(|chat| chat.get("id").and_then(View::number) == from.map(Peer::bare));
    let name = origin
        .get("from_name")
        .and_then(View::text)
        .or_else(|| from.and_then(|from| lookup.peer(from)))
        .or_else(|| resolved.find_map(fields::name))
        .or_else(|| known.and_then(|known| known.any(&["_chat", "_sender", "chat", "sender"])).and_then(fields::name));
    let posted = origin.get("date").and_then(fields::utc);
    // Go writes an empty one where there is none.
    if from.is_none() && name.is_none() && posted.is_none() {
        return None;
    }
    let post = origin.get("channel_post").and_then(View::number).filter(|&post| post != 0);
    Some(Forward { name, id: from.map(|from| from.to_string()), post, posted })
}

/// The same of what Python prints of an origin.
pub(super) fn printed_forward(origin: Printed<'_>) -> Option<Forward> {
    let from = origin.get("from_id").and_then(Peer::parse);
    let forward = Forward {
        name: origin.text("from_name"),
        id: from.map(|from| from.to_string()),
        post: origin.number("channel_post"),
        posted: origin.time("date"),
    };
    (forward != Forward::default()).then_some(forward)
}

/// What somebody is called, also by what Python prints of them.
fn words(who: View<'_>) -> Option<String> {
    let text = who.text()?;
    match Printed::of(&text) {
        Some(printed) => printed.who(),
        None => Some(text),
    }
}

fn reply(item: View<'_>) -> Option<Reply> {
    if let Some(text) = item.get("reply_to").and_then(View::text)
        && let Some(header) = Printed::of(&text)
    {
        let reply = Reply { to: header.number("reply_to_msg_id"), chat: None, quote: header.text("quote_text") };
        return (reply != Reply::default()).then_some(reply);
    }
    let header = item.get("reply_to").filter(|header| header.is_object());
    let number = |value: Option<View<'_>>| value.and_then(View::number).filter(|&id| id != 0);
    let to = match header {
        Some(header) => number(header.get("reply_to_msg_id")),
        None => number(item.any(&["reply_to_msg_id", "reply_to"])),
    };
    let chat = header.and_then(|header| header.get("reply_to_peer_id")).and_then(peer).map(|peer| peer.to_string());
    let quote = header.and_then(|header| header.get("quote_text")).and_then(View::text);
    (to.is_some() || quote.is_some()).then_some(Reply { to, chat, quote })
}

/// The emoji of a reaction, or a word for one that has none; once it was just the emoji.
fn emoji(reaction: View<'_>) -> Option<String> {
    let word = || Some(fields::snake(kind(reaction)?.trim_start_matches("Reaction")));
    let custom = || reaction.get("document_id").map(|_| "custom_emoji".to_owned());
    reaction.text().or_else(|| reaction.get("emoticon")?.text()).or_else(word).or_else(custom)
}
