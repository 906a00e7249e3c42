//! Damage in every dialect: what is before it is read, what is behind it is found again, nothing hangs.

use super::super::soon;
use super::{Read, fixtures, ids, read, read_in};
use crate::dump::{Format, MessageId};

/// A line of Telethon with an id.
fn line(id: u32) -> String {
    format!(
        r#"{{"_": "Message", "id": {id}, "peer_id": {{"_": "PeerChannel", "channel_id": 5}}, "date": "2023-09-22T10:15:00+00:00", "message": "Ferry {id}", "entities": [{{"_": "MessageEntityBold", "offset": 0, "length": 5}}], "views": 7}}"#
    )
}

fn lines() -> String {
    (1..=6).map(|id| line(id) + "\n").collect()
}

/// The same in a list, as `json.dump` indents it.
fn pretty() -> String {
    let all: Vec<serde_json::Value> = (1..=6).map(|id| serde_json::from_str(&line(id)).expect("valid")).collect();
    serde_json::to_string_pretty(&all).expect("writes")
}

#[track_caller]
fn check(written: impl AsRef<[u8]>, expected: &[&str], faults: &[&str]) -> Read {
    let (_, all) = read(written.as_ref());
    assert_eq!(
        (ids(&all), all.faults()),
        (expected.iter().map(|&id| id.to_owned()).collect(), faults.iter().map(|&fault| fault.to_owned()).collect())
    );
    all
}

#[test]
fn a_broken_line_costs_no_other() {
    let all = ["1", "2", "4", "5", "6"];
    let broken = |from: &str, to: &str| lines().replace(from, to);
    // Up to the next quote that looks like an end it is text.
    check(
        broken(r#""message": "Ferry 3""#, r#""message": "Ferry 3"#),
        &["1", "2", "3", "4", "5", "6"],
        &[
            "put right: quotes within a text that are not escaped",
            "a message that cannot be read: no message begins here",
        ],
    );
    check(
        broken(r#""message": "Ferry 3""#, r#""message": ]"#),
        &all,
        &["a message that cannot be read: no value where one is expected"],
    );
    // An object that ends too early keeps what was read of it.
    check(
        broken(r#""id": 3, "peer_id": {"#, r#""id": 3, "peer_id": "#),
        &["1", "2", "3", "4", "5", "6"],
        &[
            "put right: quotes within a text that are not escaped",
            "no date",
            "a message that cannot be read: no message begins here",
        ],
    );
    check(
        broken(r#"{"_": "Message", "id": 3"#, r#""_": "Message", "id": 3"#),
        &all,
        &["a message that cannot be read: no message begins here"],
    );
    let third = line(3);
    check(
        lines().replace(&third, &third[..third.len() - 40]),
        &all,
        &["a message that cannot be read: a line that ends early"],
    );
    check(lines().replace(&third, &third[60..]), &all, &["a message that cannot be read: no message begins here"]);
    check(
        lines().replace(&third, "garbage \u{1F6A2}"),
        &all,
        &["a message that cannot be read: no message begins here"],
    );
}

#[test]
fn what_is_within_a_broken_message_is_not_taken_for_one() {
    let nested = r#""reply_to_message": {"_": "Message", "id": 99, "date": "2023-09-22 13:15:00", "chat": {"id": -5}, "text": "within"}"#;
    let message = |id: u32, more: &str| {
        format!(r#"{{"_": "Message", "id": {id}, "date": 1695377700, "chat": {{"id": -5}}, {more}"text": "x"}}"#)
    };
    let broken = message(2, &format!("\"x\": ], {nested}, "));
    let fault = ["a message that cannot be read: no value where one is expected"];
    for written in [
        [message(1, ""), broken.clone(), message(3, "")].join("\n"),
        format!("[{}]", [message(1, ""), broken, message(3, "")].join(",")),
    ] {
        check(&written, &["1", "3"], &fault);
    }
    let value = |written: &str| {
        serde_json::to_string_pretty(&serde_json::from_str::<serde_json::Value>(written).expect("valid"))
            .expect("writes")
    };
    let broken = value(&message(2, &format!("{nested}, "))).replacen("\"date\": 1695377700", "\"date\": ]", 1);
    check(format!("{}\n{broken}\n{}", value(&message(1, "")), value(&message(3, ""))), &["1", "3"], &fault);
}

#[test]
fn deviations_of_9_1_pass() {
    let text = pretty()
        .replace("Ferry 1", "Fe\\x0brry\\x00 1")
        .replace("Ferry 2", "Fe\u{1}rry\\q 2")
        .replace("\"views\": 7", "\"views\": NaN, // why\n \"x\": [1, /* two */ 2,],")
        .replacen("\"channel_id\": 5", "\"channel_id\": \"5\"", 1);
    let all = check(text, &["1", "2", "3", "4", "5", "6"], &[]);
    assert_eq!((all.messages[0].text.as_str(), all.messages[1].text.as_str()), ("Ferry 1", "Ferryq 2"));
    assert_eq!(all.chats.len(), 1);
    let fault = "put right: quotes within a text that are not escaped";
    let all = check(pretty().replace("Ferry 4", "Ferry \"four\", or \"4\""), &["1", "2", "3", "4", "5", "6"], &[fault]);
    assert_eq!(all.messages[3].text, "Ferry \"four\", or \"4\"");
    check(lines().replace('\n', "\r\n"), &["1", "2", "3", "4", "5", "6"], &[]);
    check(lines().replace('\n', "\n\n"), &["1", "2", "3", "4", "5", "6"], &[]);
    check(lines().replace('\n', ",\n"), &["1", "2", "3", "4", "5", "6"], &[]);
    check(lines().replace('\n', ""), &["1", "2", "3", "4", "5", "6"], &[]);
}

#[test]
fn bytes_that_are_no_text_are_replaced_and_named() {
    let mut bytes = lines().into_bytes();
    let at = memchr::memmem::find(&bytes, b"Ferry 2").expect("there");
    bytes[at] = 0xFF;
    let all = check(&bytes, &["1", "2", "3", "4", "5", "6"], &["bytes that are no text, replaced"]);
    assert_eq!(all.messages[1].text, "\u{FFFD}erry 2");
}

#[test]
fn a_file_without_its_end_says_after_which_message() {
    let text = pretty();
    let cut = text.find("Ferry 4").expect("there");
    let whole: Vec<_> = (1..=3).map(|id| id.to_string()).collect();
    let (_, all) = read(&text.as_bytes()[..cut]);
    assert_eq!((ids(&all), all.faults()), (whole, vec!["the file ends early, after message 3".to_owned()]));
}

#[test]
fn a_file_without_its_beginning_is_read_from_the_next_message() {
    let text = lines();
    let cut = text.find("\"peer_id\"").expect("there");
    // Told by the head that remains; what is lost is named.
    let (_, all) = read_in(format!("[\n{}", &text[cut..]).as_bytes(), usize::MAX).unwrap_or_else(|_| panic!("refused"));
    assert!(all.messages.len() >= 5, "{:?}", all.faults());
}

#[test]
fn a_byte_changed_anywhere_costs_at_most_two_messages() {
    for text in [lines(), pretty(), format!("[{}]", lines().trim_end().replace('\n', ","))] {
        let whole = read(text.as_bytes()).1.messages.len();
        for at in 100..text.len() {
            for byte in [b'"', b'{', b']', b'x', b'\\', 0xFF] {
                let mut bytes = text.clone().into_bytes();
                bytes[at] = byte;
                let Ok((_, all)) = read_in(&bytes, 512) else { panic!("refused with {byte} at {at}") };
                assert!(all.messages.len() + 2 >= whole, "{byte} at {at}: {:?} of {text}", all.faults());
                let lost = all.messages.len() < whole;
                assert!(!lost || !all.problems.is_empty(), "{byte} at {at}: lost without a word");
            }
        }
    }
}

#[test]
fn a_byte_put_anywhere_costs_no_message_beside_it_and_no_time() {
    for (written, breaks, end) in [(lines(), 1, ""), (pretty(), 17, "\n")] {
        for byte in 0..=u8::MAX {
            // Between the third and the fourth, and within the list of the fourth.
            let mut places = memchr::memmem::find_iter(written.as_bytes(), b"\n").map(|at| at + 1);
            let between = places.nth(breaks * 3).expect("a line");
            let fourth = memchr::memmem::find_iter(written.as_bytes(), b"\"entities\": [").nth(3).expect("there") + 13;
            for at in [between, fourth] {
                let mut bytes = written.clone().into_bytes();
                bytes.splice(at..at, [&[byte], end.as_bytes()].concat());
                let (_, all) = read(&bytes);
                assert!(all.messages.len() >= 5, "{byte} at {at}: {:?}", all.faults());
                // A line end within a line makes two of it.
                let harmless = byte.is_ascii_whitespace() && byte != b'\n';
                assert!(!harmless || ids(&all).len() == 6, "{byte} at {at}: {:?}", all.faults());
            }
        }
    }
}

#[test]
fn white_space_longer_than_a_message_may_be_costs_none() {
    // So many do not end that the next may not be long.
    let wearing = r#"{"_": "Message", "id": 1, "peer_id": {"channel_id": 5}, "a": ["#.repeat(40);
    let text = format!("[{},\n{wearing}\n{},{}{}]", line(1), line(2), " ".repeat(70_000), line(3));
    let (_, all) = read(text.as_bytes());
    assert_eq!(ids(&all), ["1", "2", "3"], "{:?}", all.faults());
}

#[test]
fn damage_is_the_same_in_steps_of_any_size() {
    for (what, written, _) in fixtures() {
        for at in (0..written.len()).step_by(5) {
            for byte in [b'"', b'}', b'[', b'\n', 0xFF] {
                let mut bytes = written.clone().into_bytes();
                bytes[at] = byte;
                let Ok((reader, whole)) = read_in(&bytes, usize::MAX) else { continue };
                let (_, steps) = read_in(&bytes, 13).expect("opened before");
                assert_eq!(steps, whole, "{what}: {byte} at {at}");
                for message in &whole.messages {
                    let again = reader.reread(&bytes, message.position, message.chat);
                    assert_eq!(again.as_ref(), Some(message), "{what}: {byte} at {at}");
                }
            }
        }
    }
}

#[test]
fn every_fixture_twice_is_read_twice() {
    for (what, written, format) in fixtures() {
        let (_, once) = read(written.as_bytes());
        for between in ["", "\n"] {
            let (found, twice) = read(format!("{written}{between}{written}").as_bytes());
            assert_eq!(found, format, "{what}");
            assert_eq!(
                (twice.messages.len(), twice.chats.len()),
                (once.messages.len() * 2, once.chats.len()),
                "{what}"
            );
        }
    }
}

#[test]
fn nesting_however_deep_is_passed_over() {
    let deep = |open: &str, close: &str| format!("{}1{}", open.repeat(200_000), close.repeat(200_000));
    for value in
        [deep("[", "]"), deep("{\"a\":", "}"), deep("[{\"_\":", "}]"), "[".repeat(200_000), "{\"a\":[".repeat(100_000)]
    {
        let text = lines().replace("\"id\": 3", &format!("\"id\": 3, \"x\": {value}"));
        let (_, all) = read_in(text.as_bytes(), usize::MAX).expect("a dump");
        for id in [2, 4] {
            assert!(all.messages.iter().any(|message| message.id == MessageId::Number(id)), "{}", &value[..8]);
        }
    }
    for opened in
        ["[".repeat(1_000_000), "{".repeat(1_000_000), "[{\"a\":".repeat(200_000), r#"{"messages":["#.repeat(100_000)]
    {
        let (_, all) = read_in((lines() + &opened).as_bytes(), usize::MAX).expect("a dump");
        assert_eq!(all.messages.len(), 6, "{}", &opened[..8]);
    }
}

#[test]
fn a_file_full_of_open_brackets_is_no_trap() {
    let opened = r#"{"_": "Message", "id": 1, "peer_id": {"channel_id": 5}, "a": ["#.repeat(5_000);
    let quoted = r#"{"a":""#.repeat(20_000);
    for text in
        [lines() + &opened, lines() + &quoted, format!("[{},{opened}", line(1)), format!("[{},{quoted}", line(1))]
    {
        let (_, all) = read_in(text.as_bytes(), usize::MAX).expect("a dump");
        assert!(!all.messages.is_empty() && !all.problems.is_empty());
    }
}

#[test]
fn brackets_that_nothing_closes_are_passed_in_time() {
    let rows = r#"{"columns":["id","text","date"],"index":[0],"data":[[1,"a",1695377700],"#;
    let flat = r#"[{"id": 1, "date": "2023-09-22T10:15:00", "text": "Ferry"},"#;
    for (begun, opened) in [(rows, "[\""), (flat, "{\"a\":[")] {
        let written = [begun, &opened.repeat(4 << 20)].concat();
        let (_, all) = soon(opened, || read_in(written.as_bytes(), usize::MAX)).expect("a dump");
        assert_eq!((ids(&all), all.problems.len()), (vec!["1".to_owned()], 1), "{opened}");
    }
}

#[test]
fn what_closes_the_list_too_early_hides_no_message() {
    let page = |lines: &[String]| format!("{{\"messages\": [{}]}}", lines.join(", "));
    let (second, ninth) = (line(2), line(9));
    let views = second.find("7}").expect("there");
    let inside = ninth.find("\"MessageEntity").expect("there");
    // The end of a page and the beginning of a message, copied into another.
    let copied = [&second[..views], "7}]}, ", &ninth[..inside], &second[views..]].concat();
    check(
        page(&[line(1), copied, line(3), line(4)]),
        &["1", "2", "3", "4"],
        &["a message that cannot be read: a message that does not end"],
    );
}

#[test]
fn a_text_that_lost_its_beginning_is_told_where_it_became_a_value() {
    let glued = line(1).replace("\"views\": 7", "\"views\": rry 2\", \"forwards\": 7");
    let put_right = "put right: quotes within a text that are not escaped";
    check(format!("{glued}\n{}", line(2)), &["1", "2"], &[put_right]);
}

#[test]
fn a_text_that_comes_twice_is_anothers() {
    let (first, second) = (line(1), line(2));
    let glued = [&first[..first.find("1\", \"ent").expect("there")], &second[second.find("2\"").expect("there")..]];
    let twice = glued.concat().replace("Ferry 2", "Ferry 2\", \"message\": \"Pier");
    check(format!("{twice}\n{}", line(3)), &["1", "3"], &["put right: what another message says within one, left out"]);
}

#[test]
fn messages_behind_a_trap_are_found_again() {
    let opened = r#"{"_": "Message", "id": 1, "peer_id": {"channel_id": 5}, "a": ["#.repeat(2_000);
    let honest: Vec<_> = (1..=200).map(|id| line(id).replace("Ferry", &"Ferry ".repeat(400))).collect();
    let (_, all) =
        read_in(format!("[{},{opened}{}]", line(1), honest.join(",")).as_bytes(), usize::MAX).expect("a dump");
    let found = ids(&all);
    assert!(found.len() > 100 && found.last().is_some_and(|id| id == "200"), "{found:?}");
    let rows =
        format!(r#"{{"columns":["id","text","date"],"index":[0],"data":[[1,"a",1695377700],{}"#, "[1,".repeat(200_000));
    let (_, all) = read_in(rows.as_bytes(), usize::MAX).expect("a dump");
    assert_eq!((ids(&all), all.problems.len()), (vec!["1".to_owned()], 1));
}

#[test]
fn one_very_long_message_is_read() {
    let long = "слово 🚢 ".repeat(300_000);
    for text in [lines().replace("Ferry 3", &long), pretty().replace("Ferry 3", &long)] {
        let (_, all) = read_in(text.as_bytes(), 1 << 20).expect("a dump");
        assert_eq!(
            (all.messages.len(), all.messages[2].text.len(), all.messages[2].entities[0].end),
            (6, long.len(), 10)
        );
    }
}

#[test]
fn very_many_tiny_messages_are_read() {
    let tiny = r#"{"id":1,"date":1695377700,"text":"x","views":1}"#;
    let list = format!("[{}]", vec![tiny; 100_000].join(","));
    let (reader, all) = read_in(list.as_bytes(), 1 << 20).expect("a dump");
    assert_eq!((reader.format(), all.messages.len()), (Format::FlatJson, 100_000));
}
