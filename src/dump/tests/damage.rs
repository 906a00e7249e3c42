//! Files of Telegram Desktop as they are met: cut, joined, edited by hand, written by faulty versions.

use super::desktop::{BARE, FERRY, PIN, chat};
use super::{check_cuts, read, read_in};
use crate::dump::{Format, MessageId};

/// Reads damaged JSON and checks which messages came out, and what was said about the rest.
#[track_caller]
fn check(written: impl AsRef<[u8]>, ids: &[i64], faults: &[&str]) -> super::Read {
    let (format, read) = read(written.as_ref());
    assert_eq!(format, Format::DesktopChat);
    let found: Vec<_> = read.messages.iter().map(|message| message.id.clone()).collect();
    let expected: Vec<_> = ids.iter().map(|&id| MessageId::Number(id)).collect();
    assert_eq!((found, read.faults()), (expected, faults.iter().map(|&fault| fault.to_owned()).collect()));
    read
}

fn three() -> String {
    chat(&[FERRY, PIN, BARE])
}

#[test]
fn the_exporters_own_deviations_are_no_damage() {
    let text = three().replace("Port office", "Port\\x0b office\\x00").replace("\\n\\n", "\\u2028\u{1}\\n");
    let mut bytes = text.into_bytes();
    let at = memchr::memmem::find(&bytes, b"\x01").expect("there");
    bytes.splice(at..=at, *b"\x80\xA8");
    let read = check(&bytes, &[17, 18, 19], &[]);
    assert_eq!(read.messages[0].forward.as_ref().and_then(|forward| forward.name.as_deref()), Some("Port office"));
    assert_eq!(read.messages[2].text, "Second pier \"B\" stays closed.\u{2028}\n#ferry");
}

#[test]
fn a_message_where_a_number_of_the_chat_was_expected_is_read() {
    // The fuzzer found that what is lost here ended before it began.
    let text = three().replace("\"id\": 1234500001,\n \"messages\": [", "\"id\": ");
    assert_ne!(text, three());
    let (_, read) = read(text.as_bytes());
    let found: Vec<_> = read.messages.iter().map(|message| message.id.to_string()).collect();
    assert_eq!(found, ["17", "18", "19"], "{:?}", read.faults());
}

#[test]
fn values_without_quotes_last_until_the_end_of_the_line() {
    let emoji = "{\n   \"type\": \"custom_emoji\",\n   \"text\": \"⚓\",\n   \"document_id\": video_files/sticker (2).webm\n  },\n  {\n   \"type\": \"text_link\"";
    let read = check(three().replace("{\n     \"type\": \"text_link\"", emoji), &[17, 18, 19], &[]);
    assert_eq!(read.messages[0].text, "Паром задержан, see ⚓timetable");
}

#[test]
fn a_text_that_ends_behind_its_message_is_read_as_far_as_it_goes() {
    // The quote is lost that opened the value: brackets that close the chat now close the message.
    let text = r#"["Ferry ", {"type": "custom_emoji", "text": "⚓", "document_id": x/y.tgs"}, {"type": "bold", "text": null}]"#;
    let bare = BARE.replace(r#""Second pier \"B\" stays closed.\n\n#ferry""#, text);
    let (_, read) = read(chat(&[FERRY, &bare]).as_bytes());
    let found: Vec<_> = read.messages.iter().map(|message| message.id.to_string()).collect();
    assert_eq!(found, ["17", "19"], "{:?}", read.faults());
    assert!(read.messages[1].text.starts_with("Ferry "), "{:?}", read.messages[1].text);
}

#[test]
fn quotes_that_nobody_escaped_are_kept() {
    let fault = "put right: quotes within a text that are not escaped";
    let read = check(three().replace("\\\"B\\\"", "\"B\", or \"C\","), &[17, 18, 19], &[fault]);
    assert_eq!(read.messages[2].text, "Second pier \"B\", or \"C\", stays closed.\n\n#ferry");
    let minified = r#"{"name":"H","type":"public_channel","id":1,"messages":[{"id":1,"type":"message","date":"2023-09-22T13:15:00","text":"a "b" c","via_bot":"@x"},{"id":2,"type":"message","date":"2023-09-22T13:15:00","text":"d"}]}"#;
    let read = check(minified, &[1, 2], &[fault]);
    assert_eq!(read.messages[0].text, "a \"b\" c");
}

#[test]
fn a_missing_quote_costs_one_line() {
    let fault = "put right: quotes within a text that are not escaped";
    check(three().replace("Port office\"", "Port office"), &[17, 18, 19], &[fault]);
}

#[test]
fn a_missing_bracket_costs_one_message() {
    check(
        three().replace("\"message_id\": 17,", "\"message_id\": {"),
        &[17, 19],
        &["a message that cannot be read: no key where one is expected"],
    );
    check(
        three().replacen("\n  },\n", "\n  ,\n", 1),
        &[18, 19],
        &["a message that cannot be read: no key where one is expected"],
    );
    check(three().replace("\n ]\n}", "\n}"), &[17, 18, 19], &[]);
    check(three().replacen("\n  },\n", "\n  }},\n", 1), &[17, 18, 19], &[]);
}

#[test]
fn a_stretch_of_other_bytes_is_named_by_its_place() {
    let text = three();
    let at = text.find("\"action\"").expect("there");
    let mut bytes = text.into_bytes();
    bytes[at..at + 40].fill(0xFF);
    let read = check(
        &bytes,
        &[17, 19],
        &["a message that cannot be read: no key where one is expected", "bytes that are no text, replaced"],
    );
    let problem = &read.problems[0];
    assert!(
        problem.start <= at as u64 && problem.end >= at as u64 + 40 && problem.raw.starts_with("{\n"),
        "{problem:?}"
    );
}

#[test]
fn trailing_commas_comments_and_python_words_pass() {
    let text = three().replace("\"message_id\": 17,", "\"message_id\": NaN, // why\n \"x\": [1, /* two */ 2,],");
    check(text.replace("\"#ferry\"\n  }", "\"#ferry\",\n  },"), &[17, 18, 19], &[]);
}

#[test]
fn joined_files_are_one_dump() {
    let second = chat(&[BARE]).replace("\"id\": 19", "\"id\": 20");
    for between in ["", "\n", ",", "\n\u{FEFF}"] {
        let read = check(format!("{}{between}{second}", three()), &[17, 18, 19, 20], &[]);
        assert_eq!(read.chats.len(), 1, "merged by id");
    }
    let other = second.replace("1234500001", "5");
    assert_eq!(check(format!("[{},{other}]", three()), &[17, 18, 19, 20], &[]).chats.len(), 2);
}

#[test]
fn messages_without_their_chat_belong_to_the_file() {
    for written in [format!("[{FERRY},{BARE}]"), format!("{FERRY}\n{BARE}"), format!("{FERRY},\n{BARE}\n ]\n}}")] {
        let read = check(&written, &[17, 19], &[]);
        assert_eq!(read.chats[0].title.as_deref(), Some("dump"));
    }
}

#[test]
fn a_file_without_its_beginning_is_read_from_the_next_message() {
    let text = three();
    let cut = text.find("\"author\"").expect("there") + 12;
    check(&text[cut..], &[18, 19], &["a message that cannot be read: no chat and no message begins here"]);
}

#[test]
fn a_file_without_its_end_says_after_which_message() {
    let text = three();
    let cut = text.find("stays").expect("there");
    let read = check(&text[..cut], &[17, 18], &["the file ends early, after message 18"]);
    assert_eq!(read.problems[0].end, cut as u64);
    // A cancelled export ends behind a whole message.
    let cut = text.rfind("\n ]").expect("there");
    check(&text[..cut], &[17, 18, 19], &["the file ends early, after message 19"]);
}

#[test]
fn a_cut_anywhere_leaves_the_messages_before_it() {
    check_cuts(three().as_bytes());
    check_cuts(serde_json::from_str::<serde_json::Value>(&three()).expect("valid").to_string().as_bytes());
}

#[test]
fn a_byte_changed_anywhere_costs_at_most_two_messages() {
    let text = three().into_bytes();
    let whole = read(&text).1.messages.len();
    for at in 100..text.len() {
        for byte in [b'"', b'{', b']', b'x', b'\\', 0xFF] {
            let mut bytes = text.clone();
            bytes[at] = byte;
            let Ok((_, read)) = read_in(&bytes, 512) else { panic!("refused with {byte} at {at}") };
            assert!(read.messages.len() + 2 >= whole, "{byte} at {at}: {:?}", read.faults());
            let lost = read.messages.len() < whole;
            assert!(!lost || !read.problems.is_empty(), "{byte} at {at}: lost without a word");
        }
    }
}

#[test]
fn a_byte_put_anywhere_costs_no_message_beside_it_and_no_time() {
    let [ferry, bare] =
        [17, 19].map(|id| format!(r#"{{"id":{id},"type":"message","date":"2023-09-22T13:15:00","text":["a"]}}"#));
    for byte in 0..=u8::MAX {
        let put = |text: &str| {
            let (before, behind) = text.split_once('@').expect("a place");
            [before.as_bytes(), &[byte, b'\n'], behind.as_bytes()].concat()
        };
        let (_, between) = read(&put(&chat(&[FERRY, &format!("@ {BARE}")])));
        assert!(between.messages.iter().any(|message| message.id == MessageId::Number(17)), "{byte} between messages");
        for within in [ferry.replace("[\"", "[@\""), ferry.replace("\"]", "\"@]"), ferry.replace(":[", ":@[")] {
            let (_, read) = read(&put(&format!("[{bare},{within}]")));
            assert_eq!(read.messages[0].id, MessageId::Number(19), "{byte} within {within}");
        }
    }
    for blank in ["\u{c}", "\u{c}\n \u{c}\u{c}", "\t\u{c}"] {
        check(three().replace("\n  },\n", &format!("\n  }},{blank}\n")), &[17, 18, 19], &[]);
        check(three().replace("\n  },\n", &format!("\n{blank}  }}\n{blank},")), &[17, 18, 19], &[]);
    }
}

#[test]
fn white_space_longer_than_a_message_may_be_costs_none() {
    // So many do not end that the next may not be long.
    let wearing = r#"{"id": 1, "date": "2023-09-22T13:15:00", "a": ["#.repeat(40);
    let bare = BARE.replace('\n', " ");
    let text = format!("[{bare},\n{wearing}\n{bare},{}{bare}]", " ".repeat(70_000));
    let (_, read) = read(text.as_bytes());
    assert_eq!(read.messages.len(), 3, "{:?}", read.faults());
}

#[test]
fn nesting_however_deep_is_passed_over() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
    for value in [deep("[", "]"), deep("{\"a\":", "}"), "[".repeat(200_000), "{\"a\":[".repeat(100_000)] {
        let text = three().replace("\"message_id\": 17", &format!("\"message_id\": {value}"));
        let (_, read) = read_in(text.as_bytes(), usize::MAX).expect("a dump");
        assert!(read.messages.iter().any(|message| message.id == MessageId::Number(17)));
        assert!(read.messages.iter().any(|message| message.id == MessageId::Number(19)));
    }
    let rich = format!("\"rich_message\": {{\"blocks\": {}}}", deep("[{\"text\":", "}]"));
    let (_, read) = read_in(three().replace("\"message_id\": 17", &rich).as_bytes(), usize::MAX).expect("a dump");
    assert_eq!(read.messages.len(), 3);
}

#[test]
fn a_file_full_of_open_brackets_is_no_trap() {
    let opened = r#"{"id": 1, "date": "2023-09-22T13:15:00", "a": ["#.repeat(5_000);
    let quoted = r#"{"a":""#.repeat(20_000);
    for text in [three() + &opened, three() + &quoted, three() + &"{".repeat(1_000_000)] {
        let (_, read) = read_in(text.as_bytes(), usize::MAX).expect("a dump");
        assert_eq!((read.messages.len(), read.problems.is_empty()), (3, false));
    }
}

#[test]
fn one_very_long_message_is_read() {
    let long = "слово ".repeat(1_000_000);
    let text = three().replace("stays closed", &long);
    let (_, read) = read_in(text.as_bytes(), 1 << 20).expect("a dump");
    assert_eq!(read.messages.len(), 3);
    assert!(read.messages[2].text.len() > long.len());
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_named() {
    let mut bytes = three().into_bytes();
    let at = memchr::memmem::find(&bytes, b"closed").expect("there");
    bytes[at] = 0xFF;
    let read = check(&bytes, &[17, 18, 19], &["bytes that are no text, replaced"]);
    assert!(read.messages[2].text.contains("\u{FFFD}losed"));
    assert!(!read.problems[0].is_loss());
    assert_eq!((read.problems[0].start, read.problems[0].raw.as_str()), (at as u64, "\\xFF"));
}

#[test]
fn a_chat_that_begins_unreadably_has_nothing_of_the_one_before_it() {
    let first = chat(&[FERRY, PIN]);
    let second = chat(&[BARE]).replace("Harbour news", "Secret").replace("1234500001", "77");
    let account = format!("{{\n \"about\": \"\", \"chats\": {{\"about\": \"\", \"list\": [{first},\n{second}]}}\n}}");
    let joined = format!("{first}\n{second}");
    let mut amiss = Vec::new();
    for text in [account, joined] {
        let (from, to) = (text.rfind("{\n \"name\"").expect("there"), text.find("\"id\": 19").expect("there"));
        for (at, changed) in (from..to - 5).flat_map(|at| [0x01, 0x04, 0x20, 0x5F].map(|changed| (at, changed))) {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= changed;
            let (_, read) = read_in(&bytes, usize::MAX).expect("a dump");
            let last = read.messages.iter().find(|message| message.id == MessageId::Number(19));
            let title = last.map(|message| read.chats[message.chat as usize].title.as_deref());
            if title.is_none_or(|title| title == Some("Harbour news")) {
                let around = String::from_utf8_lossy(&bytes[at - 20..at + 20]).into_owned();
                amiss.push(format!("{changed:#x} at {at} of {around:?}: {title:?}, {:?}", read.faults()));
            }
        }
    }
    assert!(amiss.is_empty(), "{} amiss:\n{}", amiss.len(), amiss.join("\n"));
}

#[test]
fn damage_in_a_chat_that_nobody_could_choose_is_told() {
    let hidden = chat(&[BARE]).replace("\"name\"", "&name\"");
    let account = format!("{{\"about\": \"\", \"chats\": {{\"list\": [{},\n{hidden}]}}}}", chat(&[FERRY, PIN]));
    let source = account.into_bytes();
    let mut reader = crate::dump::open(&source, "result.json").expect("an account");
    let mut read = super::Read::default();
    let asked = reader.step(&source, usize::MAX, &mut read);
    assert!(matches!(asked, crate::dump::Step::Choose(chats) if chats.len() == 2));
    reader.choose(&[0]);
    reader.step(&source, usize::MAX, &mut read);
    assert_eq!((read.messages.len(), read.faults().len()), (2, 1), "{read:?}");
}
