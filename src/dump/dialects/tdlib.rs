//! Messages as `TDLib` gives them: by themselves, in lists, in updates; with `@type`, or `_` where a library renames it.

use crate::dump::ids::Peer;
use crate::dump::json::Value;
use crate::dump::message::{ChatKind, Forward, MessageId, MessageKind, Reply};
use crate::dump::objects::{Dialect, Draft, Found, Known, Lookup, Mark, View, Who};

use super::{fields, tdlib_content};

/// What `TDLib`'s JSON looks like.
#[derive(Debug)]
pub(super) struct Tdlib;

impl Dialect for Tdlib {
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark {
        match (key, value) {
            (b"@type" | b"_", Value::Text(kind)) => match kind.bytes() {
                b"message" | b"updateNewMessage" | b"updateChatLastMessage" | b"updateMessageSendSucceeded" => {
                    Mark::Message
                }
                b"messages" | b"foundMessages" | b"foundChatMessages" => Mark::Frame,
                _ => Mark::Other,
            },
            (b"messages", Value::Array) => Mark::Frame,
            (b"chat_id", _) => Mark::Sign(1),
            (b"content", Value::Object) => Mark::Sign(2),
            _ => Mark::Nothing,
        }
    }

    fn signs(&self) -> u8 {
        3
    }

    fn read(&self, whole: View<'_>, lookup: Lookup<'_>, draft: &mut Draft) -> Found {
        let item = match kind(whole).as_deref() {
            Some("message") | None => Some(whole),
            // Most updates tell of other things than messages.
            Some("updateMessageContent") => return Found::Change,
            // What TDLib answers where nothing is asked for.
            Some("ok" | "error") => return Found::Aside,
            Some(update) if update.starts_with("update") => match whole.any(&["message", "last_message"]) {
                None => return Found::Aside,
                message => message,
            },
            Some(_) => None,
        };
        let Some(item) = item else { return if fields::name(whole).is_some() { Found::Aside } else { Found::Other } };
        let (Some(id), Some(content)) = (item.get("id"), item.get("content")) else { return Found::Other };
        let message = &mut draft.message;
        message.id = id.number().map_or_else(|| fields::id(id), |id| MessageId::Number(of_server(id)));
        message.posted = item.get("date").and_then(fields::utc);
        message.edited = item.get("edit_date").and_then(fields::utc);
        draft.told.peer = item.get("chat_id").and_then(View::number).map(Peer::marked);
        if item.get("is_channel_post").is_some_and(View::is_true) {
            draft.told.chat.kind = ChatKind::Channel;
        }
        let from = item.any(&["sender_id", "sender", "sender_user_id"]).and_then(sender);
        // A channel is the sender of its own posts.
        message.from_id = from.map(|from| from.to_string());
        message.from = from.and_then(|from| lookup.peer(from));
        message.signature = item.get("author_signature").and_then(View::text);
        message.forward = item.optional("forward_info").map(|origin| forward(origin, lookup));
        message.reply = reply(item);
        if let Some(told) = item.get("interaction_info") {
            message.views = told.get("view_count").and_then(View::count);
            message.forwards = told.get("forward_count").and_then(View::count);
            let all = told.get("reactions");
            let list = all.and_then(|all| all.get("reactions")).or(all);
            message.reactions.extend(list.into_iter().flat_map(View::items).filter_map(|one| {
                let emoji = one.get("type").and_then(emoji).or_else(|| one.get("reaction")?.text());
                fields::reaction(emoji, one.get("total_count"))
            }));
        }
        // Before there was an object for that.
        message.views = message.views.or_else(|| item.get("views")?.count().filter(|&views| views > 0));
        if let Some(action) = tdlib_content::read(content, draft) {
            draft.message.kind = MessageKind::Service;
            if action == "pin_message" {
                let pinned = content.get("message_id").and_then(View::number).filter(|&id| id != 0);
                let to = pinned.map(of_server);
                draft.message.reply = to.map(|to| Reply { to: Some(to), ..Reply::default() });
            }
            draft.message.action = Some(action);
        }
        Found::Message
    }

    fn learn(&mut self, _: &[u8], value: View<'_>, known: &mut Known) {
        let about = value.any(&["chat", "user"]).unwrap_or(value);
        let (Some(id), Some(name)) = (about.get("id").and_then(View::number), fields::name(about)) else { return };
        let kind = about.get("type").filter(|kind| kind.is_object());
        let is_channel = kind.and_then(|kind| kind.get("is_channel")).map(View::is_true);
        let kind = match is_channel {
            Some(true) => ChatKind::Channel,
            Some(false) => ChatKind::Group,
            None => ChatKind::Unknown,
        };
        let username = about.get("username").or_else(|| about.path(&["usernames", "active_usernames"])?.items().next());
        known.names.learn(Who::Peer(Peer::marked(id)), &name, username.and_then(View::text), kind);
    }
}

/// The name of an object's type.
pub(super) fn kind(item: View<'_>) -> Option<String> {
    item.any(&["@type", "_"])?.text()
}

/// The id that the server and every other program use.
fn of_server(id: i64) -> i64 {
    if id > 0 && id.trailing_zeros() >= 20 { id >> 20 } else { id }
}

fn sender(sender: View<'_>) -> Option<Peer> {
    let number = |key| sender.get(key).and_then(View::number);
    let id = number("chat_id").or_else(|| number("user_id")).or_else(|| sender.number());
    id.filter(|&id| id != 0).map(Peer::marked)
}

/// Where it was posted first; older versions put the same keys under other types, the oldest beside them.
fn forward(about: View<'_>, lookup: Lookup<'_>) -> Forward {
    let origin = about.get("origin").unwrap_or(about);
    let number = |key| origin.get(key).and_then(View::number).filter(|&id| id != 0);
    let from = number("chat_id").or_else(|| number("sender_chat_id")).or_else(|| number("sender_user_id"));
    let from = from.map(Peer::marked);
    let name = origin.get("sender_name").and_then(View::text).or_else(|| from.and_then(|from| lookup.peer(from)));
    Forward {
        name,
        id: from.map(|from| from.to_string()),
        post: number("message_id").map(of_server),
        posted: about.get("date").and_then(fields::utc),
    }
}

fn reply(item: View<'_>) -> Option<Reply> {
    let number = |view: View<'_>, key| view.get(key).and_then(View::number).filter(|&id| id != 0);
    let Some(about) = item.get("reply_to") else {
        let to = number(item, "reply_to_message_id")?;
        return Some(Reply { to: Some(of_server(to)), ..Reply::default() });
    };
    let chat = number(about, "chat_id").filter(|&chat| Some(chat) != number(item, "chat_id"));
    let quote = about.get("quote").and_then(|quote| fields::words_within(quote.get("text").unwrap_or(quote)));
    let to = number(about, "message_id").map(of_server);
    let chat = chat.map(|chat| Peer::marked(chat).to_string());
    (to.is_some() || quote.is_some()).then_some(Reply { to, chat, quote })
}

fn emoji(reaction: View<'_>) -> Option<String> {
    let word = || Some(fields::snake(kind(reaction)?.trim_start_matches("reactionType")));
    reaction.get("emoji").and_then(View::text).or_else(word)
}
