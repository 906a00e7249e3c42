//! Flat objects of unknown programs and tables of pandas, with a mapping that is guessed and can be corrected.

use super::super::run;
use super::{check, ids, read, read_in, shared};
use crate::dump::{Columns, Format, MediaKind, MessageId, Role, Zone, open, open_any};

const LIST: &str = r#"[
    {"message_id": 18, "sender_id": -1001234500001, "text": "Ferry delayed", "date": "2023-09-22T10:15:00+00:00", "channel": "Harbour", "views": 5, "media_type": "photo", "reactions": 3},
    {"message_id": 17, "sender_id": 42, "text": "\u041f\u0430\u0440\u043e\u043c", "date": "2023-09-22T10:14:00+00:00", "channel": "Harbour", "views": null, "fwd_from": "Port office", "reply_to": 12}
]"#;

const LINES: &str = r#"{"post_id": 17, "author": "Anna", "body": "Ferry", "created_at": 1695377700000, "url": "https://t.me/harbournews/17"}
{"post_id": 16, "author": "Bo", "body": "Pier", "created_at": 1695377600000, "url": "https://t.me/harbournews/16"}
"#;

const WRAPPED: &str = r#"{"channel": "Harbour", "exported": "x", "posts": [{"id": 17, "date": "22.09.2023 13:15", "content": "Ferry"}, {"id": 16, "date": "21.09.2023 13:15", "content": "Pier"}]}"#;

const NESTED: &str = r#"[{"id": 17, "chat": {"id": 5, "title": "Harbour"}, "author": {"name": "Anna", "id": 42}, "message": {"text": "Ferry"}, "date": {"$date": "2023-09-22T10:15:00Z"}}]"#;

const ESCAPED: &str = r#"[{"id": 1, "\u0442\u0435\u043a\u0441\u0442": "Ferry", "\u0434\u0430\u0442\u0430": "2023-09-22 13:15:00", "\u043a\u0430\u043d\u0430\u043b": "Harbour"}]"#;

const PANDAS: &str = r#"{"columns":["Chat name","message ID","Name","ID","Message text","Timestamp","Reply to","Views"],"index":[0,1],"data":[["Harbour",17,"Anna",42,"\"Ferry [late], \"very\"\"","2023-09-22, 10:15",null,5.0],["Harbour",18,"Bo",43,"Pier","2023-09-22, 10:16",17.0,null]]}"#;

pub(super) fn fixtures() -> Vec<(&'static str, String, Format)> {
    vec![
        ("flat list", LIST.to_owned(), Format::FlatJson),
        ("flat lines", LINES.to_owned(), Format::FlatJson),
        ("flat, in an object", WRAPPED.to_owned(), Format::FlatJson),
        ("flat, in an object called messages", WRAPPED.replace("posts", "messages"), Format::FlatJson),
        ("flat, in objects", within("data", "response"), Format::FlatJson),
        ("flat, one level deep", NESTED.to_owned(), Format::FlatJson),
        ("flat, escaped keys", ESCAPED.to_owned(), Format::FlatJson),
        ("pandas", PANDAS.to_owned(), Format::Pandas),
    ]
}

/// The messages of [`WRAPPED`] in a list that stands in an object in another.
fn within(inner: &str, outer: &str) -> String {
    let wrapped = WRAPPED.replace("posts", inner);
    format!(r#"{{"status": "ok", "{outer}": {wrapped}}}"#)
}

#[test]
fn keys_are_known_by_their_names() {
    let all = check(LIST, Format::FlatJson);
    assert_eq!(all.chats[0].title.as_deref(), Some("Harbour"));
    let [ferry, other] = &all.messages[..] else { panic!("{all:?}") };
    assert_eq!((&ferry.id, ferry.text.as_str(), ferry.views), (&MessageId::Number(18), "Ferry delayed", Some(5)));
    assert_eq!((ferry.from_id.as_deref(), other.from_id.as_deref()), (Some("channel1234500001"), Some("user42")));
    assert_eq!((ferry.media[0].kind, ferry.reactions[0].count), (MediaKind::Photo, 3));
    assert_eq!(
        (other.text.as_str(), other.views, other.reply.as_ref().and_then(|reply| reply.to)),
        ("Паром", None, Some(12))
    );
    assert_eq!(other.forward.as_ref().and_then(|forward| forward.name.as_deref()), Some("Port office"));
}

#[test]
fn times_and_channels_are_known_by_many_names() {
    let names =
        "posted_at date_posted datetimeUTC publish_date sent_at message_date post_time time_utc timestamp_ms Date/Time";
    for name in names.split(' ') {
        let all = read(LIST.replace("\"date\"", &format!("\"{name}\"")).as_bytes()).1;
        let at: Vec<_> = all.messages.iter().map(|it| it.posted.map(|posted| posted.seconds)).collect();
        assert_eq!(at, [Some(1_695_377_700), Some(1_695_377_640)], "{name}");
    }
    for name in ["channel_username", "chat_username", "group", "peer"] {
        let all = read(LIST.replace("\"channel\"", &format!("\"{name}\"")).as_bytes()).1;
        assert_eq!(all.chats[0].title.as_deref(), Some("Harbour"), "{name}");
    }
}

#[test]
fn lines_and_wrapped_lists_are_read_alike() {
    let lines = check(LINES, Format::FlatJson);
    assert_eq!(
        (ids(&lines), lines.messages[0].from.as_deref()),
        (vec!["17".to_owned(), "16".to_owned()], Some("Anna"))
    );
    assert_eq!(lines.messages[0].posted.map(|posted| posted.seconds), Some(1_695_377_700));
    assert_eq!(lines.chats[0].username.as_deref(), Some("harbournews"));
    let wrapped = check(WRAPPED, Format::FlatJson);
    assert_eq!((ids(&wrapped).len(), wrapped.chats[0].title.as_deref()), (2, Some("Harbour")));
    assert_eq!(
        wrapped.messages[0].posted.map(|posted| (posted.day().to_string(), posted.zone)),
        Some(("2023-09-22".to_owned(), Zone::Unknown))
    );
    let nested = check(NESTED, Format::FlatJson);
    let message = &nested.messages[0];
    assert_eq!(
        (message.text.as_str(), message.from.as_deref(), message.from_id.as_deref()),
        ("Ferry", Some("Anna"), Some("user42"))
    );
    assert_eq!((nested.chats[0].title.as_deref(), nested.chats[0].id), (Some("Harbour"), Some(5)));
    assert_eq!(message.posted.map(|posted| posted.seconds), Some(1_695_377_700));
    let wrapped = NESTED
        .replace("\"2023-09-22T10:15:00Z\"", r#"{"$numberLong": "1695377700000"}"#)
        .replace("17", r#"{"$numberLong": "17"}"#);
    let wrapped = check(&wrapped, Format::FlatJson);
    assert_eq!(
        (&wrapped.messages[0].id, wrapped.messages[0].posted.map(|posted| posted.seconds)),
        (&message.id, Some(1_695_377_700))
    );
    let escaped = check(ESCAPED, Format::FlatJson);
    assert_eq!((escaped.messages[0].text.as_str(), escaped.chats[0].title.as_deref()), ("Ferry", Some("Harbour")));
}

#[test]
fn a_table_of_pandas_is_read_by_its_header() {
    let all = check(PANDAS, Format::Pandas);
    let [ferry, pier] = &all.messages[..] else { panic!("{all:?}") };
    assert_eq!(
        (&ferry.id, ferry.text.as_str(), ferry.views),
        (&MessageId::Number(17), "Ferry [late], \"very\"", Some(5))
    );
    assert_eq!((ferry.from.as_deref(), pier.reply.as_ref().and_then(|reply| reply.to)), (Some("Anna"), Some(17)));
    assert_eq!(ferry.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Utc)));
    assert_eq!((ferry.from_id.as_deref(), pier.text.as_str()), (Some("user42"), "Pier"));
    assert_eq!(all.chats[0].title.as_deref(), Some("Harbour"));
    let second = PANDAS
        .replace("[\"Chat name\",\"message ID\"", "[\"message ID\",\"Chat name\"")
        .replace("\"Harbour\",17", "27,\"Harbour\"")
        .replace("\"Harbour\",18", "28,\"Harbour\"");
    assert_eq!(ids(&check(&format!("{PANDAS}\n{second}"), Format::Pandas)), ["17", "18", "27", "28"]);
}

#[test]
fn the_mapping_is_there_before_anything_is_read_and_obeys_the_user() {
    let source = LIST.replace("\"text\"", "\"words\"").replace("\"channel\"", "\"text\"").into_bytes();
    let mut reader = open(&source, "folder/dump.json").expect("a dump");
    let columns = reader.mapping().expect("a guess").clone();
    assert_eq!(columns.columns[2].name, "words");
    assert_eq!(columns.columns[2].samples, ["Ferry delayed", "Паром"]);
    assert_eq!(columns.mapping.column(Role::Text), Some("text"));
    let wrong = run(&mut reader, &source, usize::MAX);
    assert_eq!((wrong.messages[0].text.as_str(), wrong.chats[0].title.as_deref()), ("Harbour", Some("dump")));
    let mut mapping = columns.mapping.clone();
    mapping.set(Role::Text, Some("words".to_owned()));
    mapping.set(Role::Channel, Some("text".to_owned()));
    reader.remap(&mapping);
    let right = run(&mut reader, &source, 7);
    assert_eq!((right.messages[0].text.as_str(), right.chats[0].title.as_deref()), ("Ferry delayed", Some("Harbour")));
    assert_eq!(reader.mapping().map(|columns| &columns.mapping), Some(&mapping));
    for message in &right.messages {
        assert_eq!(reader.reread(&source, message.position, message.chat).as_ref(), Some(message));
    }
    let other =
        open(&b"{\"name\": \"x\", \"type\": \"public_channel\", \"messages\": []}".to_vec(), "").expect("a dump");
    assert!(other.mapping().is_none());
}

#[test]
fn rows_without_an_id_are_told_apart() {
    let all = check(r#"[{"text": "a", "date": "2023-09-22"}, {"text": "b", "date": "2023-09-22"}]"#, Format::FlatJson);
    assert!(all.messages[0].id != all.messages[1].id);
}

#[test]
fn a_list_of_texts_as_long_as_the_beginning_is_still_read() {
    let long = format!(
        r#"[{{"text": "{}", "date": "2023-09-22", "id": 1}}, {{"text": "b", "date": "2023-09-22", "id": 2}}]"#,
        "слово ".repeat(20_000)
    );
    // What nobody can know from the beginning is decided object by object.
    let (format, all) = read(format!("[{{\"id\": 0, \"date\": \"2023-09-22\", {}", &long[2..]).as_bytes());
    assert_eq!((format, all.messages.len()), (Format::FlatJson, 2));
    assert_eq!(all.messages[1].text, "b");
}

#[test]
fn lists_deeper_down_are_found() {
    for written in [within("items", "data"), within("posts", "result")] {
        assert_eq!(ids(&check(&written, Format::FlatJson)), ["17", "16"], "{written}");
    }
    // What a message holds is its own.
    let own = r#"[{"id": 1, "text": "Ferry", "date": "2023-09-22", "data": {"items": [{"id": 7, "text": "x"}]}}]"#;
    assert_eq!(ids(&check(own, Format::FlatJson)), ["1"]);
}

#[test]
fn very_wide_and_very_long_objects_tell_their_columns() {
    let keys = |count: usize| (0..count).map(|at| format!("\"x{at}\":{at},")).collect::<Vec<_>>().concat();
    let message = r#""id":1,"date":"2023-09-22","text":"Ferry""#;
    let wide = format!("[{{{}\"y\":1}},{{{}}},{{{message}}}]", keys(200), message.replace('1', "0"));
    let longer = "\\ud83d".repeat(400_000);
    for written in [
        wide,
        format!("[{{{message},{}\"y\":1}}]", keys(200_000)),
        format!("[{{{message}{longer}\"}}]").replace("Ferry\"", "Ferry"),
    ] {
        let source = written.into_bytes();
        let mut reader = open_any(&source, "dump.json").expect("a dump");
        assert_eq!(reader.mapping().map(Columns::lacks), Some(vec![]));
        assert_eq!(ids(&run(&mut reader, &source, usize::MAX)).last().map(String::as_str), Some("1"));
    }
}

#[test]
fn a_table_that_lost_its_beginning_is_read() {
    for (name, written) in super::many::pandas() {
        let whole = read(written.as_bytes()).1.messages;
        for cut in [1, 3, 12, 13, 40, 100, 150, written.len() / 3, written.len() / 2] {
            let Ok((reader, all)) = read_in(&written.as_bytes()[cut..], usize::MAX) else {
                panic!("{name}: refused without {cut}")
            };
            let left = whole.iter().filter(|message| message.position.start >= cut as u64);
            let texts: Vec<_> = left.map(|message| message.text.as_str()).collect();
            // Only the names of all columns tell whose quotes stand around a text.
            let found: Vec<_> = all.messages.iter().map(|message| message.text.trim_matches('"')).collect();
            assert_eq!((reader.format(), found), (Format::Pandas, texts), "{name} without {cut}: {:?}", all.faults());
            assert!(!all.problems.is_empty(), "{name} without {cut}");
        }
    }
}

#[test]
fn a_table_that_lost_its_beginning_and_has_a_long_index_is_read() {
    let (_, short) = super::many::pandas().into_iter().find(|(name, _)| *name == "pandas").expect("there");
    let index: Vec<_> = (14..15_000).map(|at| at.to_string()).collect();
    let long = short.replace("12,13]", &format!("12,13,{}]", index.join(",")));
    for written in [format!("x{}", &long[1..]), long[1..].to_owned(), long[30..].to_owned(), long[200..].to_owned()] {
        let (reader, all) = read_in(written.as_bytes(), usize::MAX).expect("a dump");
        assert_eq!((reader.format(), all.messages.len()), (Format::Pandas, 14), "{}", &written[..40]);
        assert!(!all.problems.is_empty(), "{}", &written[..40]);
    }
}

#[test]
fn the_sample_gives_all_its_posts() {
    let Some(bytes) = shared("samples/scraper-json/ria.json") else { return };
    let (format, all) = read(&bytes);
    assert_eq!((format, all.messages.len(), all.faults()), (Format::FlatJson, 980, vec![]));
    let expected: serde_json::Value = serde_json::from_slice(&bytes).expect("valid");
    for (found, expected) in all.messages.iter().zip(expected.as_array().expect("a list")) {
        assert_eq!(found.id, MessageId::Number(expected["message_id"].as_i64().expect("an id")));
        assert_eq!(found.text, expected["text"].as_str().expect("a text"));
        let posted = found.posted.expect("a date");
        let clock = posted.seconds.rem_euclid(86_400);
        let shown = format!("{}T{:02}:{:02}:{:02}+00:00", posted.day(), clock / 3600, clock / 60 % 60, clock % 60);
        assert_eq!((shown.as_str(), posted.zone), (expected["date"].as_str().expect("a date"), Zone::Utc));
        assert_eq!(all.chats[found.chat as usize].title.as_deref(), expected["channel"].as_str());
    }
}
