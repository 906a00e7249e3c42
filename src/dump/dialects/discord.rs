//! A channel of Discord as `DiscordChatExporter` writes it.

use crate::dump::ids::Peer;
use crate::dump::json::Value;
use crate::dump::message::{ChatKind, Forward, Media, MediaKind, MessageKind, Reply};
use crate::dump::objects::{Dialect, Draft, Found, Known, Lookup, Mark, Slot, View};

use super::fields;

/// What an export of a channel looks like.
#[derive(Debug, Default)]
pub(super) struct Discord {
    /// Name of the community that the channel is part of.
    guild: Option<String>,
}

impl Dialect for Discord {
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark {
        match (key, value) {
            (b"guild", Value::Object) | (b"messages", Value::Array) => Mark::Frame,
            (b"timestamp", Value::Text(_)) => Mark::Sign(1),
            (b"content", Value::Text(_)) => Mark::Sign(2),
            (b"isPinned", Value::Bare(_)) => Mark::Sign(4),
            _ => Mark::Nothing,
        }
    }

    fn signs(&self) -> u8 {
        7
    }

    fn slot(&self, key: &[u8]) -> Slot {
        match key {
            b"messages" => Slot::Messages,
            b"guild" | b"channel" => Slot::Fact,
            _ => Slot::Pass,
        }
    }

    fn read(&self, item: View<'_>, _: Lookup<'_>, draft: &mut Draft) -> Found {
        // The server and the channel have ids too.
        let Some(id) = item.get("id").filter(|_| item.any(&["timestamp", "content"]).is_some()) else {
            return Found::Other;
        };
        let message = &mut draft.message;
        message.id = fields::id(id);
        message.posted = item.get("timestamp").and_then(fields::local);
        message.edited = item.get("timestampEdited").and_then(fields::local);
        if let Some(author) = item.get("author") {
            message.from = author.any(&["nickname", "name"]).and_then(View::text);
            message.from_id = author.get("id").and_then(View::words);
        }
        let reference = item.get("reference");
        let word = |key| reference.and_then(|reference: View<'_>| reference.get(key));
        let forwarded = item.get("forwardedMessage");
        if forwarded.is_some() || word("type").and_then(View::text).as_deref() == Some("Forward") {
            message.forward = Some(Forward {
                name: None,
                id: word("channelId").and_then(View::words),
                post: word("messageId").and_then(View::number),
                posted: forwarded.and_then(|one| one.get("timestamp")).and_then(fields::local),
            });
        } else if let Some(to) = word("messageId").and_then(View::number) {
            message.reply = Some(Reply { to: Some(to), ..Reply::default() });
        }
        if let Some(all) = item.get("reactions") {
            message.reactions.extend(all.items().filter_map(|one| {
                let emoji = one.get("emoji").and_then(|emoji| emoji.get("name").and_then(View::text));
                fields::reaction(emoji, one.get("count"))
            }));
        }
        let kind = item.get("type").and_then(View::text).unwrap_or_default();
        // Everything else tells of members, pins, calls and threads.
        if !matches!(kind.as_str(), "" | "Default" | "Reply" | "ChatInputCommand" | "ContextMenuCommand" | "0" | "19") {
            message.kind = MessageKind::Service;
            message.action = Some(fields::snake(&kind));
        }
        for one in [Some(item), forwarded].into_iter().flatten() {
            content(one, draft);
        }
        Found::Message
    }

    fn learn(&mut self, key: &[u8], value: View<'_>, known: &mut Known) {
        let name = value.get("name").and_then(View::text);
        if key == b"guild" {
            self.guild.clone_from(&name);
        }
        let told = known.frame();
        told.chat.kind = ChatKind::Group;
        if key == b"channel" {
            told.peer = value.get("id").and_then(View::number).map(Peer::Bare);
            told.chat.description = value.get("topic").and_then(View::text);
            told.chat.title = name;
        }
        // A channel is called like others of other communities; the two keys come in any order.
        if let (Some(guild), Some(title)) = (&self.guild, &told.chat.title)
            && !title.starts_with(guild.as_str())
        {
            told.chat.title = Some(format!("{guild} / {title}"));
        }
    }
}

/// Text and what is attached, of a message or of the one it passes on.
fn content(item: View<'_>, draft: &mut Draft) {
    let before = draft.message.text.len();
    if let Some(raw) = item.get("content").and_then(View::raw).filter(|raw| !raw.bytes().is_empty()) {
        draft.plain(raw);
    }
    let media = &mut draft.message.media;
    for file in item.get("attachments").into_iter().flat_map(View::items) {
        let name = file.get("fileName").and_then(View::text);
        let path = file.get("url").and_then(View::text).filter(|url| !url.contains("://"));
        let kind = name.as_deref().map_or(MediaKind::File, fields::media_by_file);
        media.push(Media { path, ..fields::named(kind, name) });
    }
    for sticker in item.get("stickers").into_iter().flat_map(View::items) {
        media.push(fields::named(MediaKind::Sticker, sticker.get("name").and_then(View::text)));
    }
    // Feeds post nothing but a box with a title and a text.
    if draft.message.text.len() == before {
        let boxes = item.get("embeds").into_iter().flat_map(View::items);
        let lines = boxes.flat_map(|one| [one.get("title"), one.get("description")]).flatten().filter_map(View::text);
        draft.message.text.push_str(&lines.collect::<Vec<_>>().join("\n\n"));
    }
    // What is passed on stands below what is said of it.
    if before > 0 && draft.message.text.len() > before {
        draft.message.text.insert_str(before, "\n\n");
    }
}
