//! `TDLib`: messages by themselves, in lists, in updates; old and new ways of saying where one is from.

use super::super::read;
use super::{check, marked};
use crate::dump::fault::{Fault, Malformed};
use crate::dump::{ChatKind, EntityKind, Format, MediaKind, Message, MessageKind, Zone};

const FERRY: &str = r#"{"@type":"message","id":17825792,"sender_id":{"@type":"messageSenderChat","chat_id":-1001234500001},"chat_id":-1001234500001,"is_channel_post":true,"date":1695377700,"edit_date":1695378000,"forward_info":{"@type":"messageForwardInfo","origin":{"@type":"messageOriginChannel","chat_id":-1000000000009,"message_id":5242880,"author_signature":""},"date":1695377000},"interaction_info":{"@type":"messageInteractionInfo","view_count":1200,"forward_count":3,"reactions":{"@type":"messageReactions","reactions":[{"@type":"messageReaction","type":{"@type":"reactionTypeEmoji","emoji":"👍"},"total_count":4},{"@type":"messageReaction","type":{"@type":"reactionTypePaid"},"total_count":1}]}},"reply_to":{"@type":"messageReplyToMessage","chat_id":-1001234500001,"message_id":12582912,"quote":{"@type":"textQuote","text":{"@type":"formattedText","text":"When?"}}},"author_signature":"Duty officer","content":{"@type":"messageText","text":{"@type":"formattedText","text":"Паром 🚢 late","entities":[{"@type":"textEntity","offset":9,"length":4,"type":{"@type":"textEntityTypeTextUrl","url":"https://example.org"}}]}}}"#;

const OLD: &str = r#"{"@type":"message","id":18874368,"sender_user_id":42,"chat_id":-1001234500001,"date":1695377760,"edit_date":0,"forward_info":{"@type":"messageForwardInfo","origin":{"@type":"messageForwardOriginHiddenUser","sender_name":"Anna"},"date":1695377000},"reply_to_message_id":17825792,"views":9,"content":{"@type":"messagePhoto","caption":{"@type":"formattedText","text":"Pier","entities":[]}}}"#;

const CHAT: &str = r#"{"@type":"updateNewChat","chat":{"@type":"chat","id":-1001234500001,"type":{"@type":"chatTypeSupergroup","supergroup_id":1234500001,"is_channel":true},"title":"Harbour news"}}"#;

const USER: &str = r#"{"@type":"user","id":42,"first_name":"Anna","last_name":"Lind"}"#;

fn list() -> String {
    format!(r#"{{"@type":"messages","total_count":2,"messages":[{FERRY},{OLD}]}}"#)
}

fn updates() -> String {
    let update = |message: &str| format!(r#"{{"@type":"updateNewMessage","message":{message}}}"#);
    [
        CHAT,
        USER,
        &update(FERRY),
        r#"{"@type":"updateOption","name":"x","value":{"@type":"optionValueBoolean"}}"#,
        &update(OLD),
    ]
    .join("\n")
}

pub(super) fn fixtures() -> Vec<(&'static str, String, Format)> {
    vec![
        ("TDLib, a message", FERRY.to_owned(), Format::Tdlib),
        ("TDLib, a list of messages", format!("[{FERRY}, {OLD}]"), Format::Tdlib),
        ("TDLib, an object with a list", list(), Format::Tdlib),
        (
            "TDLib, found messages",
            list().replace("\"messages\",\"total", "\"foundChatMessages\",\"total"),
            Format::Tdlib,
        ),
        ("TDLib, updates", updates(), Format::Tdlib),
        ("TDLib with underscores", FERRY.replace("@type", "_"), Format::Tdlib),
    ]
}

#[test]
fn every_field_is_read() {
    let read = check(&list(), Format::Tdlib);
    let [ferry, old] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!(ferry.id.to_string(), "17", "as every other program numbers it");
    assert_eq!(marked(ferry), [("late", EntityKind::TextLink("https://example.org".to_owned()))]);
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Utc)));
    assert_eq!((ferry.edited.map(|edited| edited.seconds), old.edited), (Some(1_695_378_000), None));
    let forward = ferry.forward.clone().unwrap_or_default();
    assert_eq!((forward.id.as_deref(), forward.post), (Some("channel9"), Some(5)));
    let reply = ferry.reply.clone().unwrap_or_default();
    assert_eq!((reply.to, reply.chat, reply.quote.as_deref()), (Some(12), None, Some("When?")));
    assert_eq!((ferry.views, ferry.forwards, old.views), (Some(1200), Some(3), Some(9)));
    let reactions: Vec<_> = ferry.reactions.iter().map(|one| (one.emoji.as_str(), one.count)).collect();
    assert_eq!(reactions, [("👍", 4), ("paid", 1)]);
    assert_eq!((ferry.from_id.as_deref(), old.from_id.as_deref()), (Some("channel1234500001"), Some("user42")));
    assert_eq!(old.forward.as_ref().and_then(|forward| forward.name.as_deref()), Some("Anna"));
    assert_eq!((old.text.as_str(), old.media[0].kind), ("Pier", MediaKind::Photo));
    assert_eq!(old.reply.as_ref().and_then(|reply| reply.to), Some(17));
    assert_eq!((read.chats[0].id, read.chats[0].kind), (Some(1_234_500_001), ChatKind::Channel));
}

#[test]
fn updates_tell_names_too() {
    let read = check(&updates(), Format::Tdlib);
    assert_eq!(read.messages.len(), 2);
    assert_eq!(read.messages[0].from.as_deref(), Some("Harbour news"));
    assert_eq!(read.messages[1].from.as_deref(), Some("Anna Lind"));
    assert_eq!(read.chats[0].title.as_deref(), Some("Harbour news"));
    let late = format!("{FERRY}\n{CHAT}\n");
    assert_eq!(check(&late, Format::Tdlib).chats[0].title.as_deref(), Some("Harbour news"));
}

#[test]
fn a_change_is_told_and_an_answer_without_messages_is_no_damage() {
    let change = r#"{"@type":"updateMessageContent","chat_id":-1001234500001,"message_id":17825792,"new_content":{"@type":"messageText","text":{"@type":"formattedText","text":"Ferry"}}}"#;
    for answer in [r#"{"@type":"ok"}"#, r#"{"@type":"error","code":420,"message":"FLOOD_WAIT"}"#] {
        let written = format!("{}\n{answer}\n{change}\n{OLD}", updates());
        let (format, read) = read(written.as_bytes());
        assert_eq!((format, read.messages.len()), (Format::Tdlib, 3));
        let [problem] = &read.problems[..] else { panic!("{:?}", read.problems) };
        let start = written.find(change).expect("there") as u64;
        assert_eq!(
            (problem.fault.clone(), problem.start..problem.end),
            (Fault::Malformed(Malformed::Change), start..start + change.len() as u64)
        );
    }
}

#[test]
fn libraries_rename_the_types() {
    let read = check(&FERRY.replace("@type", "_"), Format::Tdlib);
    assert_eq!((read.messages[0].text.as_str(), marked(&read.messages[0]).len()), ("Паром 🚢 late", 1));
}

#[track_caller]
fn check_content(content: &str, check_it: impl FnOnce(&Message)) {
    let read = check(
        &format!(r#"{{"@type":"message","id":1048576,"chat_id":-1001,"date":1695377700,"content":{content}}}"#),
        Format::Tdlib,
    );
    check_it(&read.messages[0]);
}

#[test]
fn every_sort_of_content_is_told() {
    for (content, kind, text) in [
        (r#"{"@type":"messageVideo","caption":{"text":"c"}}"#, MediaKind::Video, None),
        (
            r#"{"@type":"messageDocument","document":{"file_name":"plan.pdf"},"caption":{"text":"c"}}"#,
            MediaKind::File,
            None,
        ),
        (r#"{"@type":"messageSticker","sticker":{"emoji":"🚢"}}"#, MediaKind::Sticker, None),
        (
            r#"{"@type":"messagePoll","poll":{"question":{"text":"Which?"},"options":[{"text":{"text":"A"}}]}}"#,
            MediaKind::Poll,
            Some("Which?\nA"),
        ),
        (
            r#"{"@type":"messagePoll","poll":{"question":"Which?","options":[{"text":"A"}]}}"#,
            MediaKind::Poll,
            Some("Which?\nA"),
        ),
        (
            r#"{"@type":"messageVenue","venue":{"title":"Pier","address":"Quay 1","location":{"latitude":1.5,"longitude":2.5}}}"#,
            MediaKind::Location,
            Some("Quay 1\n1.5, 2.5"),
        ),
        (
            r#"{"@type":"messageContact","contact":{"phone_number":"+1555","first_name":"Port"}}"#,
            MediaKind::Contact,
            Some("+1555"),
        ),
        (r#"{"@type":"messageExpiredPhoto"}"#, MediaKind::File, None),
    ] {
        check_content(content, |message| {
            assert_eq!((message.media[0].kind, message.media[0].text.as_deref()), (kind, text), "{content}");
            assert_eq!(message.kind, MessageKind::Post, "{content}");
        });
    }
    check_content(r#"{"@type":"messageAnimatedEmoji","emoji":"🚢"}"#, |message| assert_eq!(message.text, "🚢"));
    check_content(r#"{"@type":"messageDice","emoji":"🎲","value":3}"#, |message| {
        assert_eq!((message.text.as_str(), message.media[0].kind), ("", MediaKind::Sticker));
    });
    check_content(r#"{"@type":"messagePinMessage","message_id":12582912}"#, |message| {
        assert_eq!(message.action.as_deref(), Some("pin_message"));
        assert_eq!(message.reply.as_ref().and_then(|reply| reply.to), Some(12));
    });
    check_content(r#"{"@type":"messageChatChangeTitle","title":"New name"}"#, |message| {
        assert_eq!(
            (message.kind, message.action.as_deref(), message.text.as_str()),
            (MessageKind::Service, Some("edit_group_title"), "New name")
        );
    });
}
