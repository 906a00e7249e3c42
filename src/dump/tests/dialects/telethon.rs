//! Messages as Telegram describes them: Telethon and its like, pages of history, 4CAT, tdl.

use super::{check, check_one, marked};
use crate::dump::{ChatKind, EntityKind, Format, Media, MediaKind, Message, MessageKind, Zone};

const FERRY: &str = r#"{"_": "Message", "id": 17, "peer_id": {"_": "PeerChannel", "channel_id": 1234500001}, "date": "2023-09-22T10:15:00+00:00", "message": "Паром 🚢 late, see timetable", "out": false, "post": true, "from_id": null, "fwd_from": {"_": "MessageFwdHeader", "date": "2023-09-22T09:00:00+00:00", "from_id": {"_": "PeerChannel", "channel_id": 9}, "from_name": "Port office", "channel_post": 5}, "via_bot_id": null, "reply_to": {"_": "MessageReplyHeader", "reply_to_msg_id": 12, "quote_text": "When?"}, "media": null, "entities": [{"_": "MessageEntityBold", "offset": 0, "length": 5}, {"_": "MessageEntityTextUrl", "offset": 19, "length": 9, "url": "https://example.org/t"}], "views": 1200, "forwards": 3, "edit_date": "2023-09-22T10:20:00+00:00", "post_author": "Duty officer", "reactions": {"_": "MessageReactions", "results": [{"_": "ReactionCount", "reaction": {"_": "ReactionEmoji", "emoticon": "👍"}, "count": 4}, {"_": "ReactionCount", "reaction": {"_": "ReactionCustomEmoji", "document_id": 7}, "count": 1}, {"_": "ReactionCount", "reaction": "🔥", "count": 2}]}, "grouped_id": null}"#;

const PIN: &str = r#"{"_": "MessageService", "id": 18, "peer_id": {"_": "PeerChannel", "channel_id": 1234500001}, "date": "2023-09-22T10:16:00+00:00", "action": {"_": "MessageActionPinMessage"}}"#;

const OLD: &str = r#"{"_": "Message", "id": 19, "to_id": {"_": "PeerChannel", "channel_id": 1234500001}, "date": "2023-09-22 10:17:00+00:00", "message": "Pier closed", "reply_to_msg_id": 17, "fwd_from": {"_": "MessageFwdHeader", "channel_id": 9, "date": "2023-09-22 09:00:00+00:00"}}"#;

const BARE: &str = r#"[{"id": 20, "date": "2023-09-22 10:18:00", "text": "No types here", "fwd_from": null, "edit_date": null, "views": 5, "channel": "Harbour news"}]"#;

const PAGE: &str = r#"{"messages": [{"_": "Message", "id": 21, "peer_id": {"_": "PeerChannel", "channel_id": 1234500001}, "date": 1695378000, "message": "Hello", "from_id": {"_": "PeerUser", "user_id": 42}, "fwd_from": {"_": "MessageFwdHeader", "date": 1695377000, "from_id": {"_": "PeerChannel", "channel_id": 9}}}, {"_": "MessageEmpty", "id": 22}], "chats": [{"_": "Channel", "id": 1234500001, "title": "Harbour news", "username": "harbournews", "broadcast": true}, {"_": "Channel", "id": 9, "title": "Port office", "megagroup": true}], "users": [{"_": "User", "id": 42, "first_name": "Anna", "last_name": "Lind"}]}"#;

const FOUR_CAT: &str = r#"{"_type": "Message", "_chat": {"_type": "Channel", "id": 1234500001, "username": "harbournews", "title": "Harbour news", "broadcast": true}, "_sender": {"_type": "User", "id": 42, "first_name": "Anna", "username": null}, "_forward": {"_type": "Forward", "_chat": {"_type": "Channel", "title": "Port office"}}, "id": 23, "peer_id": {"_type": "PeerChannel", "channel_id": 1234500001}, "date": 1695378000.0, "message": "Ferry", "message_markdown": "**Ferry**", "fwd_from": {"_type": "MessageFwdHeader", "date": 1695377000.0, "from_id": {"_type": "PeerChannel", "channel_id": 9}}, "entities": [{"_type": "MessageEntityHashtag", "offset": 0, "length": 5}], "media": {"_type": "MessageMediaPhoto", "photo": {"_type": "Photo", "id": 1}}}"#;

const TDL: &str = r#"{"id":1234500001,"messages":[{"id":24,"type":"message","file":"plan.pdf","date":1695378000,"text":"The plan"},{"id":23,"type":"message","file":"1_23_x.jpg","date":1695377000}]}"#;

const TDL_RAW: &str = r#"{"id":1234500001,"messages":[{"id":24,"type":"message","file":"","raw":{"Flags":1,"Out":false,"Post":true,"ID":24,"FromID":null,"PeerID":{"ChannelID":1234500001},"FwdFrom":{"Flags":0,"FromID":null,"FromName":"","Date":0,"ChannelPost":0},"Date":1695378000,"Message":"Raw 🚢 link","Media":null,"Entities":[{"Offset":0,"Length":3},{"Offset":7,"Length":4,"URL":"https://example.org"}],"Views":7,"Forwards":0,"EditDate":0,"PostAuthor":"","GroupedID":0}}]}"#;

const CAMEL: &str = r#"[{"CONSTRUCTOR_ID": 1, "className": "Message", "id": 25, "peerId": {"channelId": "1234500001", "className": "PeerChannel"}, "date": 1695378000, "message": "Ferry", "fwdFrom": null, "editDate": null, "postAuthor": "Duty officer", "replyTo": {"replyToMsgId": 12, "className": "MessageReplyHeader"}, "entities": [{"offset": 0, "length": 5, "className": "MessageEntityItalic"}]}]"#;

pub(super) fn fixtures() -> Vec<(&'static str, String, Format)> {
    vec![
        ("Telethon, one object", FERRY.to_owned(), Format::Telethon),
        ("Telethon, a list", format!("[{FERRY}, {PIN}, {OLD}]"), Format::Telethon),
        ("Telethon, lines", format!("{FERRY}\n{PIN}\n{OLD}\n"), Format::Telethon),
        ("Telethon without names of types", BARE.to_owned(), Format::Telethon),
        ("Telethon in JavaScript", CAMEL.to_owned(), Format::Telethon),
        ("page of history", PAGE.to_owned(), Format::HistoryPage),
        (
            "page of history, named",
            PAGE.replacen('{', r#"{"_": "messages.ChannelMessages", "pts": 5, "count": 2, "#, 1),
            Format::HistoryPage,
        ),
        ("page of history, empty", r#"{"messages": [], "chats": [], "users": []}"#.to_owned(), Format::HistoryPage),
        ("4CAT", FOUR_CAT.to_owned(), Format::FourCat),
        ("4CAT, old", FOUR_CAT.replacen(r#""_type": "Message", "#, "", 1), Format::FourCat),
        ("tdl", TDL.to_owned(), Format::Tdl),
        ("tdl with raw", TDL_RAW.to_owned(), Format::Tdl),
    ]
}

#[test]
fn every_field_of_telethons_is_read() {
    let read = check(&format!("{FERRY}\n{PIN}\n{OLD}\n"), Format::Telethon);
    let chat = &read.chats[0];
    assert_eq!((chat.id, chat.title.as_deref(), chat.kind), (Some(1_234_500_001), Some("dump"), ChatKind::Channel));
    let [ferry, pin, old] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!(ferry.text, "Паром 🚢 late, see timetable");
    assert_eq!(
        marked(ferry),
        [("Паром", EntityKind::Bold), ("timetable", EntityKind::TextLink("https://example.org/t".to_owned()))]
    );
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Utc)));
    assert_eq!(ferry.edited.map(|edited| edited.seconds), Some(1_695_378_000));
    let forward = ferry.forward.clone().unwrap_or_default();
    assert_eq!(
        (forward.name.as_deref(), forward.id.as_deref(), forward.post, forward.posted.map(|posted| posted.seconds)),
        (Some("Port office"), Some("channel9"), Some(5), Some(1_695_373_200))
    );
    let reply = ferry.reply.clone().unwrap_or_default();
    assert_eq!((reply.to, reply.quote.as_deref()), (Some(12), Some("When?")));
    assert_eq!((ferry.views, ferry.forwards, ferry.signature.as_deref()), (Some(1200), Some(3), Some("Duty officer")));
    let reactions: Vec<_> = ferry.reactions.iter().map(|one| (one.emoji.as_str(), one.count)).collect();
    assert_eq!(reactions, [("👍", 4), ("custom_emoji", 1), ("🔥", 2)]);
    assert_eq!((pin.kind, pin.action.as_deref()), (MessageKind::Service, Some("pin_message")));
    assert_eq!((old.text.as_str(), old.reply.as_ref().and_then(|reply| reply.to)), ("Pier closed", Some(17)));
    assert_eq!(old.forward.as_ref().and_then(|forward| forward.id.as_deref()), Some("channel9"));
    assert_eq!((ferry.chat, pin.chat, old.chat), (0, 0, 0));
}

#[test]
fn custom_dumps_lose_names_and_are_read_all_the_same() {
    let bare = check(BARE, Format::Telethon);
    assert_eq!((bare.messages[0].text.as_str(), bare.messages[0].views), ("No types here", Some(5)));
    assert_eq!(bare.messages[0].posted.map(|posted| posted.zone), Some(Zone::Utc), "these tools write UTC");
    assert_eq!(bare.chats[0].title.as_deref(), Some("Harbour news"));
    let camel = check_one(CAMEL, Format::Telethon);
    assert_eq!((camel.text.as_str(), camel.signature.as_deref()), ("Ferry", Some("Duty officer")));
    assert_eq!(camel.reply.as_ref().and_then(|reply| reply.to), Some(12));
    assert_eq!(marked(&camel), [("Ferry", EntityKind::Italic)]);
}

#[track_caller]
fn check_keys(keys: &str, check: impl FnOnce(&Message)) {
    let written = format!(r#"{{"_": "Message", "id": 1, "date": 1695377700, "message": "x", {keys}}}"#);
    check(&check_one(&written, Format::Telethon));
}

#[test]
fn ids_of_every_spelling_are_one() {
    for peer in [
        r#""peer_id": {"channel_id": 5}"#,
        r#""peer_id": -1000000000005"#,
        r#""chat_id": -1000000000005"#,
        r#""peer_id": "PeerChannel(channel_id=5)""#,
    ] {
        let written = format!(r#"[{{"_": "Message", "id": 1, "date": 1695377700, "message": "x", {peer}}}]"#);
        let read = check(&written, Format::Telethon);
        assert_eq!(read.chats[0].id, Some(5), "{peer}");
    }
    check_keys(r#""from_id": 42"#, |message| assert_eq!(message.from_id.as_deref(), Some("user42")));
    check_keys(r#""sender_id": -1000000000005"#, |message| assert_eq!(message.from_id.as_deref(), Some("channel5")));
    check_keys(r#""sender": {"id": 42, "first_name": "Anna"}"#, |message| {
        assert_eq!(message.from.as_deref(), Some("Anna"));
    });
    check_keys(r#""edit_hide": true, "edit_date": 1695377800"#, |message| assert_eq!(message.edited, None));
}

#[track_caller]
fn check_media(media: &str, expected: &[Media]) {
    check_keys(&format!("\"media\": {media}"), |message| {
        assert_eq!(message.media, expected, "{media}");
    });
}

fn media(kind: MediaKind, name: &str, text: &str) -> [Media; 1] {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    [Media { kind, name: some(name), text: some(text), ..Media::default() }]
}

#[test]
fn what_is_attached_is_told_with_and_without_names_of_types() {
    let document = |attributes: &str| {
        format!(
            r#"{{"_": "MessageMediaDocument", "document": {{"mime_type": "video/mp4", "attributes": [{attributes}]}}}}"#
        )
    };
    check_media(r#"{"_": "MessageMediaPhoto", "photo": {"id": 1}}"#, &media(MediaKind::Photo, "", ""));
    check_media(r#"{"photo": {"id": 1}}"#, &media(MediaKind::Photo, "", ""));
    check_media(r#"{"_": "MessageMediaWebPage", "webpage": {"url": "x"}}"#, &[]);
    check_media(r#""MessageMediaPhoto""#, &media(MediaKind::Photo, "", ""));
    check_media(
        &document(r#"{"_": "DocumentAttributeVideo", "round_message": false}"#),
        &media(MediaKind::Video, "", ""),
    );
    check_media(
        &document(r#"{"_": "DocumentAttributeVideo", "round_message": true}"#),
        &media(MediaKind::VideoMessage, "", ""),
    );
    check_media(
        &document(
            r#"{"_": "DocumentAttributeVideo"}, {"_": "DocumentAttributeAnimated"}, {"_": "DocumentAttributeFilename", "file_name": "a.mp4"}"#,
        ),
        &media(MediaKind::Animation, "a.mp4", ""),
    );
    check_media(
        &document(r#"{"_": "DocumentAttributeAudio", "voice": false, "performer": "Band", "title": "Waves"}"#),
        &media(MediaKind::Audio, "Band – Waves", ""),
    );
    check_media(&document(r#"{"voice": true}"#), &media(MediaKind::VoiceMessage, "", ""));
    check_media(&document(r#"{"_": "DocumentAttributeSticker", "alt": "🚢"}"#), &media(MediaKind::Sticker, "🚢", ""));
    check_media(&document(r#"{"file_name": "plan.pdf"}"#), &media(MediaKind::File, "plan.pdf", ""));
    for poll in [
        r#""Which?", "answers": [{"text": "A"}, {"text": "B"}]"#,
        r#"{"text": "Which?"}, "answers": [{"text": {"text": "A"}}, {"text": {"text": "B"}}]"#,
    ] {
        check_media(
            &format!(r#"{{"_": "MessageMediaPoll", "poll": {{"question": {poll}}}}}"#),
            &media(MediaKind::Poll, "Which?", "Which?\nA\nB"),
        );
    }
    check_media(
        r#"{"_": "MessageMediaVenue", "geo": {"lat": 59.1, "long": 18.2}, "title": "Old pier", "address": "Quay 1"}"#,
        &media(MediaKind::Location, "Old pier", "Quay 1\n59.1, 18.2"),
    );
    check_media(
        r#"{"_": "MessageMediaContact", "phone_number": "+1555", "first_name": "Port", "last_name": "Desk"}"#,
        &media(MediaKind::Contact, "Port Desk", "+1555"),
    );
    check_media(
        r#"{"_": "MessageMediaUnsupported"}"#,
        &[Media { missing: Some("MessageMediaUnsupported".to_owned()), ..Media::default() }],
    );
    check_media(
        r#"{"_": "MessageMediaInvoice", "title": "Ticket", "description": "One way"}"#,
        &media(MediaKind::Invoice, "Ticket", "One way"),
    );
}

#[test]
fn names_behind_the_messages_are_known_before_them() {
    let (format, read) = super::read(PAGE.as_bytes());
    assert_eq!(format, Format::HistoryPage);
    assert_eq!(read.faults(), ["put right: an empty message without a date, left out"]);
    super::check_cuts(PAGE.as_bytes());
    let chat = &read.chats[0];
    assert_eq!(
        (chat.title.as_deref(), chat.username.as_deref(), chat.kind),
        (Some("Harbour news"), Some("harbournews"), ChatKind::Channel)
    );
    let message = &read.messages[0];
    assert_eq!((message.from.as_deref(), message.from_id.as_deref()), (Some("Anna Lind"), Some("user42")));
    assert_eq!(message.forward.as_ref().and_then(|forward| forward.name.as_deref()), Some("Port office"));
}

#[test]
fn names_too_far_behind_still_give_chats_their_titles() {
    // More than is looked at before the messages are read.
    let users: Vec<_> = (0..9)
        .map(|id| format!(r#"{{"_": "User", "id": {id}, "first_name": "A", "x": "{}"}}"#, "y".repeat(1 << 20)))
        .collect();
    let written = PAGE.replace(r#""users": ["#, &format!(r#""users": [{}, "#, users.join(", ")));
    let source = written.into_bytes();
    let (reader, read) = super::read_in(&source, 1 << 20).expect("a dump");
    assert_eq!(read.chats[0].title.as_deref(), Some("Harbour news"));
    let message = &read.messages[0];
    assert_eq!(message.from, None, "not known when it was read");
    assert_eq!(reader.reread(&source, message.position, 0).as_ref(), Some(message), "nor when it is read again");
}

#[test]
fn joined_pages_are_one_dump() {
    let second = PAGE.replace("\"id\": 21", "\"id\": 31").replace("Anna", "Ann");
    for between in ["", "\n", ",", "\n\n\u{FEFF}"] {
        let (_, read) = super::read(format!("{PAGE}{between}{second}").as_bytes());
        assert_eq!((super::ids(&read), read.chats.len()), (vec!["21".to_owned(), "31".to_owned()], 1));
    }
    let (_, read) = super::read(format!("[{PAGE},{second}]").as_bytes());
    assert_eq!(super::ids(&read), ["21", "31"]);
}

#[test]
fn four_cat_keeps_what_it_knows_beside_the_message() {
    let read = check(FOUR_CAT, Format::FourCat);
    assert_eq!(read.chats[0].username.as_deref(), Some("harbournews"));
    let message = &read.messages[0];
    assert_eq!(
        (message.from.as_deref(), message.posted.map(|posted| posted.seconds)),
        (Some("Anna"), Some(1_695_378_000))
    );
    assert_eq!(message.forward.as_ref().and_then(|forward| forward.name.as_deref()), Some("Port office"));
    assert_eq!((marked(message), message.media[0].kind), (vec![("Ferry", EntityKind::Hashtag)], MediaKind::Photo));
}

#[test]
fn tdl_is_read_with_and_without_content() {
    let read = check(TDL, Format::Tdl);
    assert_eq!(read.chats[0].id, Some(1_234_500_001));
    assert_eq!(
        (read.messages[0].text.as_str(), read.messages[0].media[0].name.as_deref()),
        ("The plan", Some("plan.pdf"))
    );
    assert_eq!(read.messages[1].media[0].kind, MediaKind::Photo);
    let raw = check_one(TDL_RAW, Format::Tdl);
    assert_eq!((raw.text.as_str(), raw.views, raw.forward.clone()), ("Raw 🚢 link", Some(7), None));
    assert_eq!(raw.posted.map(|posted| posted.seconds), Some(1_695_378_000));
    assert_eq!(marked(&raw), [("link", EntityKind::TextLink("https://example.org".to_owned()))]);
    let undated = TDL.replace(r#","date":1695378000,"text":"The plan""#, "").replace(r#","date":1695377000"#, "");
    let (format, read) = super::read(undated.as_bytes());
    assert_eq!((format, read.faults()), (Format::Tdl, vec!["no date".to_owned(); 2]), "a timeline cannot place these");
}

#[test]
fn what_was_turned_into_words_is_read_from_them() {
    let absent = r#"{"_": "Message", "id": 1, "peer_id": {"_": "PeerChannel", "channel_id": 5}, "date": "2023-09-22T10:15:00+00:00", "message": "None", "fwd_from": "None", "media": "None", "entities": "[]", "reply_to": "None", "post_author": "null", "sender": "nan"}"#;
    let read = check_one(absent, Format::Telethon);
    assert_eq!((read.text.as_str(), read.forward, read.reply, read.media), ("None", None, None, vec![]));
    assert_eq!((read.signature, read.from), (None, None));
    let printed = r#"{"_": "Message", "id": 1, "peer_id": "PeerChannel(channel_id=5)", "date": "2023-09-22 10:15:00+00:00", "message": "Ferry", "fwd_from": "MessageFwdHeader(date=datetime.datetime(2023, 9, 1, 10, 15, tzinfo=datetime.timezone.utc), imported=None, from_id=PeerChannel(channel_id=9), from_name='Bob', channel_post=5)", "media": "MessageMediaPhoto(photo=Photo(id=1))", "reply_to": "MessageReplyHeader(reply_to_msg_id=12, quote_text=None)", "sender": "User(id=42, first_name='Anna', last_name=None)", "chat": "Channel(id=5, title='Harbour news')"}"#;
    let read = check_one(printed, Format::Telethon);
    let forward = read.forward.unwrap_or_default();
    assert_eq!(
        (forward.name.as_deref(), forward.id.as_deref(), forward.post, forward.posted.map(|posted| posted.seconds)),
        (Some("Bob"), Some("channel9"), Some(5), Some(1_693_563_300))
    );
    assert_eq!((read.reply.and_then(|reply| reply.to), read.from.as_deref()), (Some(12), Some("Anna")));
    assert_eq!(read.media.iter().map(|media| media.kind).collect::<Vec<_>>(), [MediaKind::Photo]);
    let pin = r#"{"_": "MessageService", "id": 1, "peer_id": {"_": "PeerChannel", "channel_id": 5}, "date": 1695378000, "action": "MessageActionChatEditTitle(title='Harbour')"}"#;
    let read = check_one(pin, Format::Telethon);
    assert_eq!((read.kind, read.text.as_str()), (MessageKind::Service, "Harbour"));
}

#[test]
fn an_id_that_keeps_its_mark_within_an_object_is_the_same() {
    for id in ["1234500001", "-1001234500001"] {
        let (_, read) = super::super::read(PIN.replace("1234500001", id).as_bytes());
        assert_eq!(read.chats[0].id, Some(1_234_500_001), "{id}");
    }
}
