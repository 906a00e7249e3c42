//! Telegram Desktop's JSON as it should be: one chat, a whole account, versions and copies.

use super::{check_cuts, read, run, shared};
use crate::dump::{
    ChatKind, EntityKind, Format, Media, MediaKind, MessageId, MessageKind, Position, Reader, Sink, Step, Zone, open,
};

/// A chat as Desktop lays it out, with the given messages.
pub(super) fn chat(messages: &[&str]) -> String {
    let body: Vec<_> = messages.iter().map(|message| format!("  {}", message.replace('\n', "\n  "))).collect();
    format!(
        "{{\n \"name\": \"Harbour news\",\n \"type\": \"public_channel\",\n \"id\": 1234500001,\n \"messages\": [\n{}\n ]\n}}",
        body.join(",\n")
    )
}

pub(super) const FERRY: &str = r#"{
 "id": 17,
 "type": "message",
 "date": "2023-09-22T13:15:00",
 "date_unixtime": "1695377700",
 "edited": "2023-09-22T13:20:00",
 "edited_unixtime": "1695378000",
 "from": "Harbour news",
 "from_id": "channel1234500001",
 "author": "Duty officer",
 "forwarded_from": "Port office",
 "forwarded_from_id": "channel9",
 "reply_to_message_id": 12,
 "photo": "(File not included. Change data exporting settings to download.)",
 "width": 1280,
 "height": 853,
 "text": [
  "Паром задержан, see ",
  {
   "type": "text_link",
   "text": "timetable",
   "href": "https://example.org/t"
  },
  ""
 ],
 "text_entities": [
  {
   "type": "plain",
   "text": "Паром задержан, see "
  },
  {
   "type": "text_link",
   "text": "timetable",
   "href": "https://example.org/t"
  },
  {
   "type": "plain",
   "text": ""
  }
 ],
 "reactions": [
  {
   "type": "emoji",
   "count": 4,
   "emoji": "👍"
  },
  {
   "type": "paid",
   "count": 1
  }
 ]
}"#;

pub(super) const PIN: &str = r#"{
 "id": 18,
 "type": "service",
 "date": "2023-09-22T13:16:00",
 "date_unixtime": "1695377760",
 "actor": "Harbour news",
 "actor_id": "channel1234500001",
 "action": "pin_message",
 "message_id": 17,
 "text": "",
 "text_entities": []
}"#;

pub(super) const BARE: &str = r#"{
 "id": 19,
 "type": "message",
 "date": "2023-09-22T14:00:00",
 "date_unixtime": "1695380400",
 "from": null,
 "text": "Second pier \"B\" stays closed.\n\n#ferry"
}"#;

#[test]
fn every_field_of_a_message_is_read() {
    let (format, read) = read(chat(&[FERRY, PIN, BARE]).as_bytes());
    assert_eq!(format, Format::DesktopChat);
    assert_eq!(read.faults(), [""; 0]);
    let chat = &read.chats[0];
    assert_eq!(
        (chat.title.as_deref(), chat.kind, chat.id),
        (Some("Harbour news"), ChatKind::Channel, Some(1_234_500_001))
    );
    let [ferry, pin, bare] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!((&ferry.id, ferry.text.as_str()), (&MessageId::Number(17), "Паром задержан, see timetable"));
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Offset(10_800))));
    assert_eq!(ferry.edited.map(|edited| edited.seconds), Some(1_695_378_000));
    assert_eq!((ferry.from.as_deref(), ferry.signature.as_deref()), (Some("Harbour news"), Some("Duty officer")));
    let forward = ferry.forward.clone().unwrap_or_default();
    assert_eq!((forward.name.as_deref(), forward.id.as_deref()), (Some("Port office"), Some("channel9")));
    assert_eq!(ferry.reply.as_ref().and_then(|reply| reply.to), Some(12));
    let link = &ferry.entities[0];
    assert_eq!(&ferry.text[link.start as usize..link.end as usize], "timetable");
    assert_eq!(link.kind, EntityKind::TextLink("https://example.org/t".to_owned()));
    assert_eq!((ferry.media[0].kind, ferry.media[0].missing.is_some()), (MediaKind::Photo, true));
    let reactions: Vec<_> = ferry.reactions.iter().map(|one| (one.emoji.as_str(), one.count)).collect();
    assert_eq!(reactions, [("👍", 4), ("paid", 1)]);
    assert_eq!(
        (pin.kind, pin.action.as_deref(), pin.from.as_deref()),
        (MessageKind::Service, Some("pin_message"), Some("Harbour news"))
    );
    assert_eq!((bare.text.as_str(), bare.from.as_deref()), ("Second pier \"B\" stays closed.\n\n#ferry", None));
}

#[track_caller]
fn check_one(keys: &str, check: impl FnOnce(&crate::dump::Message)) {
    let message = format!(
        r#"{{"id": 1, "type": "message", "date": "2023-09-22T13:15:00", "date_unixtime": "1695377700", {keys}}}"#
    );
    let (_, read) = read(chat(&[&message]).as_bytes());
    assert_eq!((read.messages.len(), read.faults()), (1, vec![]), "{keys}");
    check(&read.messages[0]);
}

#[track_caller]
fn check_media(keys: &str, expected: &Media) {
    check_one(keys, |message| assert_eq!(message.media, std::slice::from_ref(expected)));
}

fn media(kind: MediaKind, name: &str, text: &str) -> Media {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Media { kind, name: some(name), text: some(text), ..Media::default() }
}

#[test]
fn what_is_attached_keeps_its_words() {
    check_media(
        r#""poll": {"question": "Which pier?", "closed": false, "answers": [{"text": "First", "voters": 1}, {"text": ["Sec", {"type": "bold", "text": "ond"}], "voters": 0}]}, "text": """#,
        &media(MediaKind::Poll, "Which pier?", "Which pier?\nFirst\nSecond"),
    );
    check_media(
        r#""todo_list": {"title": [{"type": "plain", "text": "Today"}], "answers": [{"text": "Paint", "id": 1}]}, "text": """#,
        &media(MediaKind::Checklist, "Today", "Today\nPaint"),
    );
    check_media(
        r#""place_name": "Old pier", "address": "Quay 1", "location_information": {"latitude": 59.1, "longitude": 18.2}, "text": """#,
        &media(MediaKind::Location, "Old pier", "Quay 1\n59.1, 18.2"),
    );
    check_media(
        r#""contact_information": {"first_name": "Port", "last_name": "Desk", "phone_number": "+1 555"}, "text": """#,
        &media(MediaKind::Contact, "Port Desk", "+1 555"),
    );
    check_media(
        r#""invoice_information": "{\"title\": \"Ticket\", \"description\": \"One way\", \"amount\": 5}", "text": """#,
        &media(MediaKind::Invoice, "Ticket", "One way"),
    );
    check_media(
        r#""paid_stars_amount": 25, "text": """#,
        &Media { missing: Some("paid_stars_amount: 25".to_owned()), ..media(MediaKind::File, "", "") },
    );
    check_media(
        r#""file": "files/plan.pdf", "file_name": "plan.pdf", "mime_type": "application/pdf", "text": """#,
        &Media { path: Some("files/plan.pdf".to_owned()), ..media(MediaKind::File, "plan.pdf", "") },
    );
    check_media(
        r#""file": "(File exceeds maximum size.)", "media_type": "audio_file", "performer": "Band", "title": "Waves", "text": """#,
        &Media {
            missing: Some("(File exceeds maximum size.)".to_owned()),
            ..media(MediaKind::Audio, "Band – Waves", "")
        },
    );
}

#[test]
fn rich_messages_give_their_words() {
    let blocks = r#""rich_message": {"rtl": false, "blocks": [
      {"type": "heading", "level": 1, "text": "Timetable"},
      {"type": "paragraph", "text": ["From ", {"type": "bold", "text": ["the ", {"type": "italic", "text": "old"}]}, " pier"]},
      {"type": "list", "items": [{"num": 1, "text": "Morning"}, {"blocks": [{"type": "paragraph", "text": "Noon"}]}]}]}"#;
    check_one(blocks, |message| assert_eq!(message.text, "Timetable\nFrom the old pier\nMorning\nNoon"));
}

#[test]
fn both_texts_of_a_service_record_are_looked_at() {
    let gift = PIN.replace("\"text\": \"\"", "\"text\": \"Thank you\",\n \"text\": \"\"");
    let (_, read) = read(chat(&[&gift]).as_bytes());
    assert_eq!(read.messages[0].text, "Thank you");
}

#[test]
fn old_versions_lack_keys_and_use_other_types() {
    let old = r#"{"id": "5", "type": "message", "date": "2018-07-01T10:00:00", "edited": "1970-01-01T01:00:00", "from": "A", "from_id": 4400, "text": ["a ", {"type": "mention_name", "text": "B", "user_id": 7}]}"#;
    let (_, read) = read(chat(&[old]).replace(" \"id\": 1234500001,\n", "").as_bytes());
    let message = &read.messages[0];
    assert_eq!((&message.id, message.from_id.as_deref(), message.edited), (&MessageId::Number(5), Some("4400"), None));
    assert_eq!(message.posted.map(|posted| posted.zone), Some(Zone::Unknown));
    assert_eq!(message.entities[0].kind, EntityKind::Mention(Some(7)));
}

#[test]
fn emptied_messages_are_left_out_and_unknown_ones_named() {
    let emptied = r#"{"id": 1, "type": "message", "date": "1970-01-01T03:00:00", "date_unixtime": "0", "text": "", "text_entities": []}"#;
    let (_, read) = read(chat(&[emptied, r#"{"id": 2, "type": "unsupported"}"#, BARE]).as_bytes());
    assert_eq!(read.messages.len(), 1);
    assert_eq!(
        read.faults(),
        ["put right: an empty message without a date, left out", "the exporting program could not write this message"]
    );
    assert_eq!(read.unwritten, [(0, 2)]);
}

#[test]
fn copies_with_other_order_and_indent_are_read_alike() {
    let written = chat(&[FERRY, PIN, BARE]);
    let value: serde_json::Value = serde_json::from_str(&written).expect("valid");
    let (_, plain) = read(written.as_bytes());
    // serde_json sorts the keys, so the name of the chat comes behind its messages.
    for copy in [value.to_string(), serde_json::to_string_pretty(&value).expect("valid")] {
        let (_, mut sorted) = read(copy.as_bytes());
        assert_eq!(sorted.chats, plain.chats);
        for (message, plain) in sorted.messages.iter_mut().zip(&plain.messages) {
            message.position = plain.position;
        }
        assert_eq!(sorted.messages, plain.messages);
    }
}

/// The chat of each message as it is known when the message comes.
#[derive(Default)]
struct Known(Vec<crate::dump::Chat>, Vec<crate::dump::Chat>);

impl crate::dump::Sink for Known {
    fn chat(&mut self, index: u32, chat: &crate::dump::Chat) {
        self.0.resize_with(self.0.len().max(index as usize + 1), Default::default);
        self.0[index as usize].clone_from(chat);
    }

    fn message(&mut self, message: &crate::dump::Message) {
        self.1.push(self.0[message.chat as usize].clone());
    }

    fn problem(&mut self, _: crate::dump::Problem) {}
}

/// Titles and ids of the chats of the messages, as they are known when these come.
#[track_caller]
fn check_known(text: &str, expected: &[(&str, i64)]) {
    let bytes = text.as_bytes().to_vec();
    let mut reader = open(&bytes, "dump.json").expect("a dump");
    let mut known = Known::default();
    loop {
        match reader.step(&bytes, 1 << 20, &mut known) {
            Step::More => {}
            Step::Choose(chats) => reader.choose(&(0..chats.len() as u32).collect::<Vec<_>>()),
            Step::Done => break,
        }
    }
    let found: Vec<_> =
        known.1.iter().map(|chat| (chat.title.as_deref().unwrap_or("?"), chat.id.unwrap_or(0))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn messages_know_a_chat_that_is_named_behind_them() {
    let chat = |name: &str, id: u32| {
        format!(r#"{{"messages": [{BARE}], "name": "{name}", "type": "public_channel", "id": {id}}}"#)
    };
    check_known(&chat("Ferries [news]", 5), &[("Ferries [news]", 5)]);
    check_known(&format!(r#"{{"id": 5, "messages": [{BARE}], "name": "Ferries"}}"#), &[("Ferries", 5)]);
    check_known(&format!(r#"{{"messages": [{BARE}]}}"#), &[("?", 0)]);
    // Of an account the first pass tells.
    let account = format!(r#"{{"about": "", "chats": {{"list": [{}, {}]}}}}"#, chat("Ferries", 5), chat("Piers", 6));
    check_known(&account, &[("Ferries", 5), ("Piers", 6)]);
    // Of several in one file only the last says so in time; in the end each has its own.
    let (_, read) = read((chat("Ferries", 5) + &chat("Piers", 6)).as_bytes());
    let chats: Vec<_> = read.chats.iter().map(|chat| (chat.title.as_deref(), chat.id)).collect();
    assert_eq!(chats, [(Some("Ferries"), Some(5)), (Some("Piers"), Some(6))]);
}

fn account() -> String {
    let other = chat(&[BARE])
        .replace("Harbour news", "A friend")
        .replace("public_channel", "personal_chat")
        .replace("1234500001", "42");
    let left = chat(&[PIN]).replace("Harbour news", "Old pier").replace("1234500001", "77");
    format!(
        "{{\n \"about\": \"Here is the data {{you}} requested\",\n \"personal_information\": {{\"user_id\": 1}},\n \"other_data\": {{\"drafts\": [{{\"chat\": \"x]\", \"html\": \"\\\"\"}}]}},\n \"chats\": {{\n  \"about\": \"All chats\",\n  \"list\": [\n{},\n{}\n  ]\n }},\n \"left_chats\": {{\"about\": \"\", \"list\": [{left}]}}\n}}",
        chat(&[FERRY, PIN, BARE]),
        other
    )
}

#[test]
fn of_an_account_the_chosen_chats_are_read() {
    struct Ids(Vec<(u32, MessageId)>, Vec<Option<String>>);
    impl Sink for Ids {
        fn chat(&mut self, _: u32, chat: &crate::dump::Chat) {
            self.1.push(chat.title.clone());
        }
        fn message(&mut self, message: &crate::dump::Message) {
            self.0.push((message.chat, message.id.clone()));
        }
        fn problem(&mut self, problem: crate::dump::Problem) {
            panic!("{problem:?}");
        }
    }
    let source = account().into_bytes();
    let mut reader: Reader = open(&source, "result.json").expect("an account");
    assert_eq!(reader.format(), Format::DesktopAccount);
    let mut sink = Ids(Vec::new(), Vec::new());
    let Step::Choose(chats) = reader.step(&source, usize::MAX, &mut sink) else { panic!("no choice") };
    let told: Vec<_> = chats.iter().map(|chat| (chat.title.as_deref(), chat.messages, chat.preselected)).collect();
    assert_eq!(told, [(Some("Harbour news"), 2, true), (Some("A friend"), 1, false), (Some("Old pier"), 0, true)]);
    assert_eq!(chats[0].first.map(|posted| posted.seconds), Some(1_695_377_700));
    assert!(sink.0.is_empty());
    reader.choose(&[2, 1]);
    assert_eq!(reader.step(&source, usize::MAX, &mut sink), Step::Done);
    assert_eq!(sink.1, [Some("A friend".to_owned()), Some("Old pier".to_owned())]);
    assert_eq!(sink.0, [(0, MessageId::Number(19)), (1, MessageId::Number(18))]);
}

/// An account of these chats, `TYPE NAME`, all of the number 5, whose messages tell where they are from: of which of the chats
/// that are offered each is.
#[track_caller]
fn check_of_one_number(chats: &[&str], expected: &[u32]) {
    let one = |chat: &&str, sorted: bool| {
        let (kind, name) = chat.split_once(' ').expect("a type");
        let ends = (format!(r#""name": "{name}", "type": "{kind}","#), format!(r#""messages": [{BARE}]"#));
        let (before, behind) = if sorted {
            (String::new(), format!(", {}", ends.0.trim_end_matches(',')))
        } else {
            (ends.0, String::new())
        };
        format!(r#"{{{before} "id": 5, {}{behind}}}"#, ends.1)
    };
    for sorted in [false, true] {
        let list: Vec<_> = chats.iter().map(|chat| one(chat, sorted)).collect();
        let account = format!(
            r#"{{"about": "", "chats": {{"list": [{}]}}, "left_chats": {{"list": [{}]}}}}"#,
            list[..1].join(","),
            list[1..].join(",")
        );
        let bytes = account.into_bytes();
        let choices = |reader: &mut Reader| match reader.step(&bytes, 1 << 20, &mut Known::default()) {
            Step::Choose(chats) => chats,
            other => panic!("{other:?}"),
        };
        let mut found = vec![u32::MAX; chats.len()];
        let offered = choices(&mut open(&bytes, "dump.json").expect("an account"));
        for chat in &offered {
            let mut reader = open(&bytes, "dump.json").expect("an account");
            choices(&mut reader);
            reader.choose(&[chat.index]);
            let read = run(&mut reader, &bytes, 64);
            assert_eq!(read.messages.len() as u64, chat.messages);
            assert_eq!(read.chats[0].title, chat.title);
            for message in &read.messages {
                let at =
                    bytes[..message.position.start as usize].windows(10).filter(|it| it == b"\"messages\"").count() - 1;
                found[at] = chat.index;
            }
        }
        // Of what is named behind its messages nobody knows in time that it came before.
        let apart: Vec<u32> = (0..chats.len() as u32).collect();
        assert_eq!(found, if sorted { apart } else { expected.to_vec() }, "{chats:?}, sorted: {sorted}");
    }
}

#[test]
fn chats_of_one_number_are_not_taken_for_one_another() {
    check_of_one_number(&["public_channel A", "public_channel A"], &[0, 0]);
    check_of_one_number(&["public_channel A", "public_channel B", "public_channel A"], &[0, 1, 0]);
    check_of_one_number(&["public_channel A", "personal_chat A", "private_group A"], &[0, 1, 2]);
    check_of_one_number(&["private_group A", "private_supergroup A"], &[0, 1]);
}

#[test]
fn an_account_is_read_in_any_steps_and_cut_anywhere() {
    let (format, read) = read(account().as_bytes());
    assert_eq!((format, read.chats.len(), read.messages.len()), (Format::DesktopAccount, 3, 5));
    check_cuts(account().as_bytes());
}

#[test]
fn an_object_of_messages_is_read_as_a_list_of_its_values() {
    let telethon = |id: u32| {
        format!(
            r#"{{"_": "Message", "id": {id}, "peer_id": {{"_": "PeerChannel", "channel_id": 5}}, "date": "2023-09-22T10:15:00+00:00", "message": "Ferry"}}"#
        )
    };
    let flat = |id: u32| format!(r#"{{"id": {id}, "date": "2023-09-22T10:15:00Z", "text": "Ferry", "views": {id}}}"#);
    let keyed = |all: &[String]| {
        all.iter().zip(17..).map(|(one, key)| format!("\"{key}\": {one}")).collect::<Vec<_>>().join(",\n")
    };
    let desktop = [FERRY, PIN, BARE].map(str::to_owned);
    let list = chat(&[FERRY, PIN, BARE]);
    let head = &list[..list.find("[\n").expect("a list")];
    let framed = |messages: &str| format!("{head}{{{messages}}}}}");
    let account =
        |chat: &str| format!(r#"{{"about": "", "chats": {{"list": [{chat}, {}]}}}}"#, chat.replace("Harbour", "Port"));
    let bare = |messages: &str| format!("{{\"messages\": {messages}}}");
    for (keyed, listed) in [
        (framed(&keyed(&desktop)), list.clone()),
        (account(&framed(&keyed(&desktop))), account(&list)),
        (
            bare(&format!("{{{}}}", keyed(&[1, 2].map(telethon)))),
            bare(&format!("[{}]", [1, 2].map(telethon).join(","))),
        ),
        (bare(&format!("{{{}}}", keyed(&[1, 2].map(flat)))), bare(&format!("[{}]", [1, 2].map(flat).join(",")))),
    ] {
        let ((format, mut keyed), (listed_format, mut listed)) = (read(keyed.as_bytes()), read(listed.as_bytes()));
        assert_eq!((format, keyed.faults()), (listed_format, listed.faults()));
        keyed
            .messages
            .iter_mut()
            .chain(&mut listed.messages)
            .for_each(|message| message.position = Position::default());
        assert_eq!((keyed.chats, keyed.messages), (listed.chats, listed.messages));
    }
    // One that is damaged costs itself.
    let (_, damaged) =
        read(framed(&keyed(&desktop)).replace("\"type\": \"service\"", "\"type\" \"service\"").as_bytes());
    let ids: Vec<_> = damaged.messages.iter().map(|message| message.id.to_string()).collect();
    assert_eq!((ids, damaged.faults().len()), (vec!["17".to_owned(), "19".to_owned()], 1), "{:?}", damaged.problems);
}

#[test]
fn the_samples_are_read_whole() {
    for (name, posts, records) in [("channel", 208, 5), ("features", 8, 4)] {
        let Some(bytes) = shared(&format!("samples/desktop-{name}/result.json")) else { return };
        let (_, read) = read(&bytes);
        let service = read.messages.iter().filter(|message| message.kind == MessageKind::Service).count();
        assert_eq!((read.messages.len() - service, service, read.faults()), (posts, records, vec![]), "{name}");
    }
}
