//! Pyrogram, 1.x and 2.x, in lists and printed one behind the other.

use super::{check, marked};
use crate::dump::{ChatKind, EntityKind, Format, MediaKind, MessageKind, Zone};

const NEW: &str = r#"{
    "_": "Message",
    "id": 17,
    "sender_chat": {
        "_": "Chat",
        "id": -1001234500001,
        "type": "ChatType.CHANNEL",
        "title": "Harbour news"
    },
    "date": "2023-09-22 13:15:00",
    "chat": {
        "_": "Chat",
        "id": -1001234500001,
        "type": "ChatType.CHANNEL",
        "title": "Harbour news",
        "username": "harbournews"
    },
    "forward_from_chat": {
        "_": "Chat",
        "id": -1000000000009,
        "type": "ChatType.CHANNEL",
        "title": "Port office"
    },
    "forward_from_message_id": 5,
    "forward_date": "2023-09-22 12:00:00",
    "media": "MessageMediaType.PHOTO",
    "photo": {
        "_": "Photo",
        "file_id": "x",
        "date": "2023-09-22 13:15:00"
    },
    "caption": "Паром 🚢 late",
    "caption_entities": [
        {
            "_": "MessageEntity",
            "type": "MessageEntityType.BOLD",
            "offset": 9,
            "length": 4
        }
    ],
    "author_signature": "Duty officer",
    "views": 1200,
    "forwards": 3,
    "reactions": {
        "_": "MessageReactions",
        "reactions": [
            {
                "_": "Reaction",
                "emoji": "👍",
                "count": 4
            }
        ]
    },
    "reply_to_message_id": 12
}"#;

const OLD: &str = r#"{
    "_": "Message",
    "message_id": 18,
    "date": 1695377760,
    "chat": {
        "_": "Chat",
        "id": -1001234500001,
        "type": "channel",
        "title": "Harbour news"
    },
    "text": "Pier closed",
    "entities": [
        {
            "_": "MessageEntity",
            "type": "text_link",
            "offset": 5,
            "length": 6,
            "url": "https://example.org"
        }
    ],
    "forward_sender_name": "Anna",
    "forward_date": 1695377000,
    "edit_date": 1695377800
}"#;

const SERVICE: &str = r#"{
    "_": "Message",
    "id": 19,
    "date": "2023-09-22 13:17:00",
    "chat": {
        "_": "Chat",
        "id": -1001234500001,
        "type": "ChatType.CHANNEL"
    },
    "service": "MessageServiceType.PINNED_MESSAGE",
    "pinned_message": {
        "_": "Message",
        "id": 17,
        "date": "2023-09-22 13:15:00",
        "chat": {
            "_": "Chat",
            "id": -1001234500001
        },
        "text": "within"
    }
}"#;

pub(super) fn fixtures() -> Vec<(&'static str, String, Format)> {
    vec![
        ("Pyrogram 2", NEW.to_owned(), Format::Pyrogram),
        ("Pyrogram 1", OLD.to_owned(), Format::Pyrogram),
        ("Pyrogram, a list", format!("[{NEW}, {OLD}, {SERVICE}]"), Format::Pyrogram),
        ("Pyrogram, printed", format!("{NEW}\n{OLD}\n{SERVICE}\n"), Format::Pyrogram),
    ]
}

#[test]
fn both_versions_are_read_one_behind_the_other() {
    let read = check(&format!("{NEW}\n{OLD}\n{SERVICE}\n"), Format::Pyrogram);
    let chat = &read.chats[0];
    assert_eq!((read.chats.len(), chat.id, chat.kind), (1, Some(1_234_500_001), ChatKind::Channel));
    assert_eq!((chat.title.as_deref(), chat.username.as_deref()), (Some("Harbour news"), Some("harbournews")));
    let [new, old, service] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!((new.text.as_str(), marked(new)), ("Паром 🚢 late", vec![("late", EntityKind::Bold)]));
    assert_eq!(
        new.posted.map(|posted| (posted.seconds, posted.zone)),
        Some((1_695_388_500, Zone::Unknown)),
        "local to whoever printed it"
    );
    let forward = new.forward.clone().unwrap_or_default();
    assert_eq!(
        (forward.name.as_deref(), forward.id.as_deref(), forward.post),
        (Some("Port office"), Some("channel9"), Some(5))
    );
    assert_eq!((new.from.as_deref(), new.from_id.as_deref()), (Some("Harbour news"), Some("channel1234500001")));
    assert_eq!((new.views, new.forwards, new.reactions[0].count), (Some(1200), Some(3), 4));
    assert_eq!((new.media[0].kind, new.reply.as_ref().and_then(|reply| reply.to)), (MediaKind::Photo, Some(12)));
    assert_eq!(old.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_760, Zone::Utc)));
    assert_eq!(marked(old), [("closed", EntityKind::TextLink("https://example.org".to_owned()))]);
    assert_eq!(old.forward.as_ref().and_then(|forward| forward.name.as_deref()), Some("Anna"));
    assert_eq!(old.edited.map(|edited| edited.seconds), Some(1_695_377_800));
    assert_eq!((service.kind, service.action.as_deref()), (MessageKind::Service, Some("pin_message")));
}

#[track_caller]
fn check_media(keys: &str, kind: MediaKind, name: Option<&str>) {
    let written = format!(r#"{{"_": "Message", "id": 1, "date": 1695377700, "chat": {{"id": -5}}, {keys}}}"#);
    let read = check(&written, Format::Pyrogram);
    let media = &read.messages[0].media;
    assert_eq!((media.len(), media[0].kind, media[0].name.as_deref()), (1, kind, name), "{keys}");
}

#[test]
fn what_is_attached_stands_under_its_kind() {
    check_media(r#""media": "MessageMediaType.VIDEO_NOTE""#, MediaKind::VideoMessage, None);
    check_media(
        r#""media": "audio", "audio": {"performer": "Band", "title": "Waves"}"#,
        MediaKind::Audio,
        Some("Band – Waves"),
    );
    check_media(r#""document": {"file_name": "plan.pdf"}"#, MediaKind::File, Some("plan.pdf"));
    check_media(r#""animation": {"file_name": "a.mp4"}"#, MediaKind::Animation, Some("a.mp4"));
    check_media(r#""sticker": {"emoji": "🚢"}"#, MediaKind::Sticker, Some("🚢"));
    check_media(r#""poll": {"question": "Which?", "options": [{"text": "A"}]}"#, MediaKind::Poll, Some("Which?"));
    check_media(r#""contact": {"phone_number": "1", "first_name": "Port"}"#, MediaKind::Contact, Some("Port"));
    check_media(
        r#""venue": {"title": "Pier", "location": {"latitude": 1, "longitude": 2}}"#,
        MediaKind::Location,
        Some("Pier"),
    );
}

#[test]
fn successors_put_the_origin_into_one_object() {
    let origin = r#"{"_": "Message", "id": 1, "date": 1695377700, "chat": {"id": -5}, "text": "x", "forward_origin": {"_": "MessageOriginChannel", "date": 1695377000, "chat": {"id": -1000000000009, "title": "Port office"}, "message_id": 5}}"#;
    let read = check(origin, Format::Pyrogram);
    let forward = read.messages[0].forward.clone().unwrap_or_default();
    assert_eq!((forward.name.as_deref(), forward.post), (Some("Port office"), Some(5)));
}
