//! Messages as Pyrogram prints them, 1.x and 2.x, and its successors.
//!
//! Printed dates of 2.x are local to the machine that printed them, and do not say where it stood.

use crate::dump::actions;
use crate::dump::entities;
use crate::dump::ids::Peer;
use crate::dump::json::Value;
use crate::dump::message::{ChatKind, Forward, Media, MediaKind, MessageKind, Reply};
use crate::dump::objects::{Dialect, Draft, Found, Lookup, Mark, Told, View};

use super::fields;

/// What Pyrogram's JSON looks like.
#[derive(Debug)]
pub(super) struct Pyrogram;

impl Dialect for Pyrogram {
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark {
        match (key, value) {
            (b"_", Value::Text(kind)) if kind.bytes() == b"Message" => Mark::Message,
            (b"_", Value::Text(_)) => Mark::Other,
            (b"messages", Value::Array) => Mark::Frame,
            _ => Mark::Nothing,
        }
    }

    fn read(&self, item: View<'_>, _: Lookup<'_>, draft: &mut Draft) -> Found {
        let Some(id) = item.any(&["id", "message_id"]) else { return Found::Other };
        if item.get("_").and_then(View::text).is_some_and(|kind| kind != "Message") {
            return if fields::name(item).is_some() { Found::Aside } else { Found::Other };
        }
        if item.get("empty").is_some_and(View::is_true) {
            return Found::Hidden;
        }
        let message = &mut draft.message;
        message.id = fields::id(id);
        message.posted = item.get("date").and_then(fields::local);
        message.edited = item.get("edit_date").and_then(fields::local);
        if let Some(chat) = item.get("chat") {
            draft.told = told(chat);
        }
        let sender = item.any(&["from_user", "sender_chat"]);
        message.from = sender.and_then(fields::name);
        message.from_id = sender.and_then(peer).map(|peer| peer.to_string());
        message.signature = item.get("author_signature").and_then(View::text);
        message.forward = forward(item);
        let to = item
            .get("reply_to_message_id")
            .or_else(|| item.get("reply_to_message")?.any(&["id", "message_id"]))
            .and_then(View::number);
        message.reply = to.map(|to| Reply { to: Some(to), ..Reply::default() });
        message.views = item.get("views").and_then(View::count);
        message.forwards = item.get("forwards").and_then(View::count);
        if let Some(all) = item.get("reactions") {
            let list = all.get("reactions").unwrap_or(all);
            message.reactions.extend(list.items().filter_map(|one| {
                let custom = || one.get("custom_emoji_id").map(|_| "custom_emoji".to_owned());
                fields::reaction(one.get("emoji").and_then(View::text).or_else(custom), one.get("count"))
            }));
        }
        media(item, &mut message.media);
        text(item, draft);
        service(item, draft);
        Found::Message
    }
}

fn text(item: View<'_>, draft: &mut Draft) {
    let (text, list) = match item.get("text") {
        Some(text) => (text, "entities"),
        None => match item.get("caption") {
            Some(caption) => (caption, "caption_entities"),
            None => return,
        },
    };
    if let Some(raw) = text.raw() {
        draft.append(raw);
    }
    let kind = |one: View<'_>| one.get("type")?.text();
    // Older ones list both kinds of text under one key.
    let entities = item.any(&[list, "entities"]).map(|list| fields::marked(list, kind)).unwrap_or_default();
    entities::place(&mut draft.message.text, entities, &mut draft.message.entities);
}

/// What the service may have recorded; 1.x says only that it did.
const ACTIONS: [&str; 8] = [
    "pinned_message",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "channel_chat_created",
    "supergroup_chat_created",
    "new_chat_members",
    "left_chat_member",
];

fn service(item: View<'_>, draft: &mut Draft) {
    let Some(service) = item.get("service").filter(|service| service.words().is_some_and(|word| word != "false"))
    else {
        return;
    };
    let message = &mut draft.message;
    message.kind = MessageKind::Service;
    let word = service.text().map(|word| word.trim_start_matches("MessageServiceType.").to_lowercase());
    let word = word.or_else(|| ACTIONS.iter().find(|key| item.get(key).is_some()).map(|&key| key.to_owned()));
    message.action = word.map(actions::named);
    let pinned = item.get("pinned_message").and_then(|pinned| pinned.any(&["id", "message_id"]));
    if let Some(to) = pinned.and_then(View::number) {
        message.reply = Some(Reply { to: Some(to), ..Reply::default() });
    }
    if message.text.is_empty() {
        message.text = item.get("new_chat_title").and_then(View::text).unwrap_or_default();
    }
}

fn peer(who: View<'_>) -> Option<Peer> {
    who.get("id").and_then(View::number).map(Peer::marked)
}

fn told(chat: View<'_>) -> Told {
    let mut told = Told { peer: peer(chat), ..Told::default() };
    told.chat.title = fields::name(chat);
    told.chat.username = chat.get("username").and_then(View::text);
    let kind = chat.get("type").and_then(View::text).unwrap_or_default().to_lowercase();
    let kind = kind.trim_start_matches("chattype.");
    told.chat.own_numbers = matches!(kind, "channel" | "supergroup" | "forum");
    told.chat.kind = match kind {
        "channel" => ChatKind::Channel,
        "group" | "supergroup" | "forum" => ChatKind::Group,
        "private" | "bot" => ChatKind::Personal,
        _ => ChatKind::Unknown,
    };
    told
}

fn forward(item: View<'_>) -> Option<Forward> {
    // Successors put the origin into an object of its own, as the interface for bots does.
    let (from, hidden, posted, post) = match item.optional("forward_origin") {
        Some(origin) => (
            origin.any(&["chat", "sender_chat", "sender_user"]),
            origin.get("sender_user_name"),
            origin.get("date"),
            origin.get("message_id"),
        ),
        None => (
            item.optional("forward_from_chat").or_else(|| item.optional("forward_from")),
            item.optional("forward_sender_name"),
            item.optional("forward_date"),
            item.optional("forward_from_message_id"),
        ),
    };
    if from.is_none() && hidden.is_none() && posted.is_none() {
        return None;
    }
    Some(Forward {
        name: from.and_then(fields::name).or_else(|| hidden?.text()),
        id: from.and_then(peer).map(|peer| peer.to_string()),
        post: post.and_then(View::number),
        posted: posted.and_then(fields::local),
    })
}

fn media(item: View<'_>, media: &mut Vec<Media>) {
    const KEYS: [(&str, MediaKind); 9] = [
        ("photo", MediaKind::Photo),
        ("animation", MediaKind::Animation),
        ("video", MediaKind::Video),
        ("audio", MediaKind::Audio),
        ("voice", MediaKind::VoiceMessage),
        ("video_note", MediaKind::VideoMessage),
        ("sticker", MediaKind::Sticker),
        ("document", MediaKind::File),
        ("story", MediaKind::Story),
    ];
    let before = media.len();
    if let Some((file, kind)) = KEYS.iter().find_map(|&(key, kind)| Some((item.get(key)?, kind))) {
        let text = |key| file.get(key).and_then(View::text);
        let name = fields::track(text("performer"), text("title")).or(text("file_name")).or(text("emoji"));
        media.push(fields::named(kind, name));
    }
    if let Some(dice) = item.get("dice") {
        media.push(fields::named(MediaKind::Sticker, dice.get("emoji").and_then(View::text)));
    }
    if let Some(who) = item.get("contact") {
        media.push(fields::contact(who));
    }
    if let Some(venue) = item.get("venue") {
        let text = |key| venue.get(key).and_then(View::text);
        let at = venue.get("location").and_then(|at| at.get("latitude").zip(at.get("longitude")));
        media.push(fields::location(text("title"), text("address"), at));
    } else if let Some(at) = item.get("location") {
        media.push(fields::location(None, None, at.get("latitude").zip(at.get("longitude"))));
    }
    if let Some(poll) = item.get("poll") {
        let options = poll.get("options").into_iter().flat_map(View::items);
        let options = options.filter_map(|option| fields::words_within(option.get("text")?));
        media.push(fields::poll(MediaKind::Poll, poll.get("question").and_then(fields::words_within), options));
    }
    for (key, kind) in [("game", MediaKind::Game), ("invoice", MediaKind::Invoice), ("giveaway", MediaKind::Giveaway)] {
        media.extend(item.get(key).map(|what| fields::described(kind, what)));
    }
    if media.len() == before
        && let Some(word) = item.get("media").and_then(View::text)
    {
        media.extend(fields::media_by_word(word.trim_start_matches("MessageMediaType.")).map(fields::media));
    }
}
