//! JSON lines.

use super::{check_cuts, read, shared};
use crate::dump::{Format, MessageId, Zone};

const THREE: &str = r#"{"source": "harbour", "id": 17, "posted": "2023-09-22T10:15:00+00:00", "channel": "Harbour", "text": "Ferry\ndelayed ⛴"}
{"source": "harbour", "id": "en3", "posted": "2023-09-23", "channel": "Pier", "text": "Паром", "forwarded_from": "Port"}

{"id": 19, "text": "no date", "channel": "Harbour", "extra": {"a": [1, {"b": "}"}]}}"#;

#[test]
fn every_field_is_read() {
    let (format, read) = read(THREE.as_bytes());
    assert_eq!(format, Format::JsonLines);
    let [first, second, third] = &read.messages[..] else { panic!("{read:?}") };
    assert_eq!((&first.id, first.text.as_str()), (&MessageId::Number(17), "Ferry\ndelayed ⛴"));
    assert_eq!(first.posted.map(|posted| (posted.seconds, posted.zone)), Some((1_695_377_700, Zone::Utc)));
    assert_eq!(second.id, MessageId::Text("en3".to_owned()));
    assert_eq!(second.forward.as_ref().and_then(|forward| forward.name.as_deref()), Some("Port"));
    assert_eq!(
        read.chats.iter().map(|chat| chat.title.as_deref()).collect::<Vec<_>>(),
        [Some("Harbour"), Some("Pier")]
    );
    assert_eq!((first.chat, second.chat, third.chat), (0, 1, 0));
    assert_eq!(read.faults(), ["no date"]);
}

#[test]
fn a_broken_line_costs_no_other() {
    let text = THREE.replace("\"en3\", ", "\"en3\", ]");
    let (_, read) = read(text.as_bytes());
    assert_eq!(read.messages.len(), 2);
    assert_eq!(read.faults()[0], "a message that cannot be read: no key where one is expected");
    assert_eq!(text[read.problems[0].start as usize..].find('{'), Some(0));
}

#[test]
fn a_cut_anywhere_leaves_the_lines_before_it() {
    check_cuts(THREE.as_bytes());
    check_cuts(format!("\u{FEFF}{}\r\n", THREE.replace('\n', "\r\n")).as_bytes());
}

#[test]
fn the_labelled_messages_are_read() {
    for (name, count) in [("seed", 14), ("dev", 105), ("titles", 120)] {
        let Some(bytes) = shared(&format!("gold/{name}-messages.jsonl")) else { return };
        let (format, read) = read(&bytes);
        assert_eq!((format, read.messages.len()), (Format::JsonLines, count), "{name}");
        assert!(read.problems.iter().all(|problem| !problem.is_loss()));
    }
}

#[test]
fn several_objects_on_a_line_are_all_read() {
    for between in ["", " ", ",", ",\n"] {
        let (_, found) = read(THREE.replacen("}\n", &format!("}}{between}"), 1).as_bytes());
        assert_eq!((found.messages.len(), found.faults()), (3, vec!["no date".to_owned()]), "{between:?}");
    }
    let (_, found) = read(THREE.replacen("}\n", "}x", 1).as_bytes());
    assert_eq!(
        (found.messages.len(), found.faults()[0].as_str()),
        (2, "a message that cannot be read: a line that is no object")
    );
}
