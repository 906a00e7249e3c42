//! A message as one line of JSON.
//!
//! The names of the fields are a promise to scripts: they are added to, never changed.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::address::may_be_printed;
use super::instant;
use crate::dump::fingerprint::{ChatKey, MessageHash};
use crate::dump::{
    Chat, Entity, EntityKind, Media, MediaKind, Message, MessageId, MessageKind, Place, Position, Reaction, Zone,
};

/// What is printed of a message. `source`, `id`, `hash`, `posted`, `from`, `forwarded_from`, `text` and `position` are
/// always there; the rest where the dump has it.
#[derive(Debug, Serialize)]
pub struct MessageLine<'a> {
    source: &'a str,
    /// `null` where the dump numbers nothing.
    id: Option<&'a MessageId>,
    hash: String,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'a str>,
    posted: Option<String>,
    /// Whether the offset of `posted` may lack an hour of summer time.
    #[serde(skip_serializing_if = "Option::is_none")]
    summer_time: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edited: Option<String>,
    /// Whether it was edited at a time that the dump does not give.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    edited_sometime: bool,
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signature: Option<&'a str>,
    forwarded_from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    forward: Option<ForwardLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<ReplyLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<&'a str>,
    text: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entities: Vec<EntityLine<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    media: Vec<MediaLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    views: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    forwards: Option<u64>,
    #[serde(skip_serializing_if = "<[Reaction]>::is_empty")]
    reactions: &'a [Reaction],
    position: PositionLine,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_line: Option<u32>,
}

impl<'a> MessageLine<'a> {
    /// The line of a message; `file` is named as the source of messages whose dump does not name one.
    #[must_use]
    pub fn of(message: &'a Message, chat: Option<&'a Chat>, file: &'a str) -> Self {
        let Position { start, end, lines } = message.position;
        let forward = message.forward.as_ref();
        Self {
            source: message.source.as_deref().unwrap_or(file),
            id: (message.is_numbered() || message.position.lines.is_some()).then_some(&message.id),
            hash: MessageHash::of(&ChatKey::of(chat.unwrap_or(&Chat::default())), message).to_string(),
            kind: (message.kind == MessageKind::Service).then_some("service"),
            channel: chat.and_then(|chat| chat.title.as_deref().or(chat.username.as_deref())),
            posted: message.posted.map(instant),
            summer_time: message
                .posted
                .and_then(|posted| matches!(posted.zone, Zone::Standard(_)).then_some("unknown")),
            edited: message.edited.map(instant),
            edited_sometime: message.edited_sometime,
            from: message.from.as_deref(),
            from_id: message.from_id.as_deref(),
            signature: message.signature.as_deref(),
            forwarded_from: forward.and_then(|forward| forward.name.as_deref()),
            forward: forward.map(|forward| ForwardLine {
                id: forward.id.as_deref(),
                post: forward.post,
                posted: forward.posted.map(instant),
            }),
            reply: message.reply.as_ref().map(|reply| ReplyLine {
                to: reply.to,
                chat: reply.chat.as_deref(),
                quote: reply.quote.as_deref(),
            }),
            action: message.action.as_deref(),
            text: &message.text,
            entities: message.entities.iter().map(EntityLine).collect(),
            media: message.media.iter().map(MediaLine::of).collect(),
            views: message.views,
            forwards: message.forwards,
            reactions: &message.reactions,
            position: PositionLine { start, end },
            first_line: lines.map(|(first, _)| first),
            last_line: lines.map(|(_, last)| last),
        }
    }
}

impl<'a> MessageLine<'a> {
    /// The same line, with the place where its owner finds the message: the very file, and the bytes in it.
    #[must_use]
    pub fn at(mut self, message: &Message, place: &'a Place) -> Self {
        if let (None, Some(path)) = (&message.source, &place.path) {
            self.source = path;
        }
        self.position = PositionLine { start: place.start, end: place.end };
        self
    }
}

/// What is known of a forward besides the name of its origin.
#[derive(Debug, Serialize)]
struct ForwardLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    posted: Option<String>,
}

#[derive(Debug, Serialize)]
struct ReplyLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    chat: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct PositionLine {
    start: u64,
    end: u64,
}

#[derive(Debug)]
struct EntityLine<'a>(&'a Entity);

impl Serialize for EntityLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Entity { start, end, kind } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", entity_name(kind))?;
        map.serialize_entry("start", start)?;
        map.serialize_entry("end", end)?;
        match kind {
            EntityKind::TextLink(href) if may_be_printed(href) => map.serialize_entry("href", href)?,
            EntityKind::Pre(language) if !language.is_empty() => map.serialize_entry("language", language)?,
            EntityKind::Mention(Some(user)) => map.serialize_entry("user_id", user)?,
            _ => {}
        }
        map.end()
    }
}

/// The names that Telegram's own export uses.
fn entity_name(kind: &EntityKind) -> &str {
    match kind {
        EntityKind::Bold => "bold",
        EntityKind::Italic => "italic",
        EntityKind::Underline => "underline",
        EntityKind::Strikethrough => "strikethrough",
        EntityKind::Spoiler => "spoiler",
        EntityKind::Code => "code",
        EntityKind::Pre(_) => "pre",
        EntityKind::Blockquote => "blockquote",
        EntityKind::Link => "link",
        EntityKind::TextLink(_) => "text_link",
        EntityKind::Mention(None) => "mention",
        EntityKind::Mention(Some(_)) => "mention_name",
        EntityKind::Hashtag => "hashtag",
        EntityKind::Cashtag => "cashtag",
        EntityKind::BotCommand => "bot_command",
        EntityKind::Email => "email",
        EntityKind::Phone => "phone",
        EntityKind::BankCard => "bank_card",
        EntityKind::CustomEmoji => "custom_emoji",
        EntityKind::Unknown(name) => name,
    }
}

#[derive(Debug, Serialize)]
struct MediaLine<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<i64>,
}

impl<'a> MediaLine<'a> {
    fn of(media: &'a Media) -> Self {
        Self {
            kind: media_name(media.kind),
            path: media.path.as_deref(),
            name: media.name.as_deref(),
            missing: media.missing.as_deref(),
            text: media.text.as_deref(),
            id: media.id,
        }
    }
}

const fn media_name(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Photo => "photo",
        MediaKind::Video => "video",
        MediaKind::Animation => "animation",
        MediaKind::VideoMessage => "video_message",
        MediaKind::VoiceMessage => "voice_message",
        MediaKind::Audio => "audio",
        MediaKind::Sticker => "sticker",
        MediaKind::File => "file",
        MediaKind::Contact => "contact",
        MediaKind::Location => "location",
        MediaKind::Poll => "poll",
        MediaKind::Checklist => "checklist",
        MediaKind::Game => "game",
        MediaKind::Invoice => "invoice",
        MediaKind::Giveaway => "giveaway",
        MediaKind::Story => "story",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::dump::{Forward, Posted, Reply};

    #[track_caller]
    #[allow(clippy::needless_pass_by_value)] // what `expect!` gives
    fn check(message: &Message, expected: Expect) {
        let chat = Chat { title: Some("Harbour news".to_owned()), ..Chat::default() };
        expected.assert_eq(&serde_json::to_string(&MessageLine::of(message, Some(&chat), "dump.json")).unwrap());
    }

    #[test]
    fn what_a_message_has_not_is_not_printed() {
        let message = Message { id: MessageId::Number(7), text: "Ferry delayed".to_owned(), ..Message::default() };
        check(
            &message,
            expect![[
                r#"{"source":"dump.json","id":7,"hash":"446de809d8cae58ced6647bc42876192","channel":"Harbour news","posted":null,"from":null,"forwarded_from":null,"text":"Ferry delayed","position":{"start":0,"end":0}}"#
            ]],
        );
    }

    #[test]
    fn where_a_harmful_link_leads_is_not_printed() {
        let kind = EntityKind::TextLink("javascript:alert(1)".to_owned());
        let entity = EntityLine(&Entity { start: 0, end: 2, kind });
        assert_eq!(serde_json::to_string(&entity).unwrap(), r#"{"type":"text_link","start":0,"end":2}"#);
    }

    #[test]
    fn what_is_not_known_of_its_times_is_said() {
        let posted = Posted { zone: Zone::Standard(3_600), ..Posted::utc(1_690_000_000) };
        let message = Message { posted: Some(posted), edited_sometime: true, ..Message::default() };
        check(
            &message,
            expect![[
                r#"{"source":"dump.json","id":null,"hash":"e4e75aae9c30014b69ee7f730a42b242","channel":"Harbour news","posted":"2023-07-22T05:26:40+01:00","summer_time":"unknown","edited_sometime":true,"from":null,"forwarded_from":null,"text":"","position":{"start":0,"end":0}}"#
            ]],
        );
    }

    #[test]
    fn what_it_has_is() {
        let message = Message {
            kind: MessageKind::Service,
            id: MessageId::Text("x1".to_owned()),
            source: Some("harbour".to_owned()),
            posted: Some(Posted::utc(0)),
            forward: Some(Forward { name: Some("Port office".to_owned()), post: Some(4), ..Forward::default() }),
            reply: Some(Reply { to: Some(3), ..Reply::default() }),
            action: Some("pin_message".to_owned()),
            entities: vec![Entity { start: 0, end: 2, kind: EntityKind::TextLink("https://example.org".to_owned()) }],
            media: vec![Media { kind: MediaKind::Poll, text: Some("Yes\nNo".to_owned()), ..Media::default() }],
            views: Some(12),
            reactions: vec![Reaction { emoji: "👍".to_owned(), count: 2 }],
            position: Position { start: 5, end: 9, lines: Some((1, 2)) },
            ..Message::default()
        };
        check(
            &message,
            expect![[
                r#"{"source":"harbour","id":"x1","hash":"61bc8e722081cc8478b7bc27ff1c1372","type":"service","channel":"Harbour news","posted":"1970-01-01T00:00:00+00:00","from":null,"forwarded_from":"Port office","forward":{"post":4},"reply":{"to":3},"action":"pin_message","text":"","entities":[{"type":"text_link","start":0,"end":2,"href":"https://example.org"}],"media":[{"type":"poll","text":"Yes\nNo"}],"views":12,"reactions":[{"emoji":"👍","count":2}],"position":{"start":5,"end":9},"first_line":1,"last_line":2}"#
            ]],
        );
    }
}
