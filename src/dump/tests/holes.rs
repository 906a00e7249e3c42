//! Messages out of which something was lost, so that two became one.

use super::desktop_html::{AT, page, row, text};
use super::read;

const HOLE: &str = "put right: a hole of NUL bytes within a message, so that what stands behind it may be another's";
const ANOTHER: &str = "put right: what another message says within one, left out";

/// What is read of bytes and told of them: ids with texts, and problems.
#[track_caller]
fn check(written: &[u8], expected: &[(&str, &str)], faults: &[&str]) {
    let (_, read) = read(written);
    let found: Vec<_> = read.messages.iter().map(|message| (message.id.to_string(), message.text.as_str())).collect();
    let found: Vec<_> = found.iter().map(|(id, text)| (id.as_str(), *text)).collect();
    assert_eq!((found, read.faults()), (expected.to_vec(), faults.iter().map(|&fault| fault.to_owned()).collect()));
}

/// The same with NUL bytes from the first of two words up to the second.
fn holed(written: &str, from: &str, to: &str) -> Vec<u8> {
    let mut bytes = written.as_bytes().to_vec();
    let (from, to) = (written.find(from).expect("there"), written.find(to).expect("there"));
    bytes[from..to].fill(0);
    bytes
}

const DESKTOP: &str = r#"{"name": "Harbour", "type": "public_channel", "id": 5, "messages": [
{"id": 1, "type": "message", "date": "2023-09-22T10:15:00", "text": "Ferry one"},
{"id": 2, "type": "message", "date": "2023-09-22T10:16:00", "text": "Pier two"},
{"id": 3, "type": "message", "date": "2023-09-22T10:17:00", "text": "Boat three"}]}"#;

const TELETHON: &str = r#"[{"_": "Message", "id": 1, "date": "2023-09-22T10:15:00+00:00", "message": "Ferry one", "views": 5},
{"_": "Message", "id": 2, "date": "2023-09-22T10:16:00+00:00", "message": "Pier two", "views": 6},
{"_": "Message", "id": 3, "date": "2023-09-22T10:17:00+00:00", "message": "Boat three", "views": 7}]"#;

const NUL: &str = "NUL bytes, left out";

#[test]
fn a_message_that_a_hole_touches_is_told() {
    let all = [("1", "Ferry two"), ("3", "Boat three")];
    for written in [DESKTOP, TELETHON] {
        check(&holed(written, "one\"", "two\""), &all, &[HOLE, NUL]);
    }
    // A few are no hole.
    check(DESKTOP.replace("Pier", "Pi\0\0er").as_bytes(), &[("1", "Ferry one"), ("2", "Pier two"), all[1]], &[NUL]);
}

#[test]
fn what_a_message_has_twice_is_anothers() {
    let all = [("1", ""), ("3", "Boat three")];
    for written in [DESKTOP, TELETHON] {
        let key = if written == DESKTOP { "\"text\": \"Ferry" } else { "\"message\": \"Ferry" };
        check(&holed(written, key, "\"id\": 2"), &all, &[ANOTHER, HOLE, NUL]);
        let glued =
            written.replace(&written[written.find(key).expect("there")..written.find("\"id\": 2").expect("there")], "");
        check(glued.as_bytes(), &all, &[ANOTHER]);
    }
}

#[test]
fn a_row_with_two_times_is_two() {
    let rows = [row(1, AT, &text("Ferry one")), row(2, AT, &text("Pier two")), row(3, AT, &text("Boat three"))];
    let rows: Vec<_> = rows.iter().map(String::as_str).collect();
    let written = page("", &rows, "");
    let from = written.find("<div class=\"text\">\nFerry").or_else(|| written.find("Ferry one")).expect("there");
    let second = written.find("message2").expect("there");
    let to = second + written[second..].find("<div class=\"pull_right").expect("there");
    let mut bytes = written.into_bytes();
    bytes[from..to].fill(0);
    let (_, read) = read(&bytes);
    let texts: Vec<_> = read.messages.iter().map(|message| (message.id.to_string(), message.text.trim())).collect();
    assert!(texts.iter().all(|(_, text)| !text.contains("Pier")), "{texts:?}");
    assert!(texts.iter().any(|(id, text)| id == "3" && *text == "Boat three"), "{texts:?}");
    let torn = "a message that cannot be read: a message that does not begin";
    assert_eq!(read.faults(), [torn, NUL], "{texts:?}");
}
