//! Every dialect of JSON: what its messages say, that it is told from all others, and that damage costs little.

mod beside;
mod damage;
mod elsewhere;
mod flat;
pub(super) mod many;
mod pyrogram;
mod tdlib;
mod telethon;

use super::desktop::{FERRY, chat};
use super::{Read, check_cuts, read, read_in, shared};
use crate::dump::{Format, Message, Reader, open};

/// Reads a fixture whole, in steps, again and cut at every byte; and checks what it is and that nothing was amiss.
#[track_caller]
fn check(written: &str, format: Format) -> Read {
    let (found, all) = read(written.as_bytes());
    assert_eq!((found, all.faults()), (format, vec![]), "{written}");
    check_cuts(written.as_bytes());
    all
}

/// Reads a fixture with one message in it.
#[track_caller]
fn check_one(written: &str, format: Format) -> Message {
    let all = check(written, format);
    let [message] = &all.messages[..] else { panic!("{all:?}") };
    message.clone()
}

/// The stretches of a message's text that are marked.
fn marked(message: &Message) -> Vec<(&str, crate::dump::EntityKind)> {
    let stretch = |one: &crate::dump::Entity| &message.text[one.start as usize..one.end as usize];
    message.entities.iter().map(|one| (stretch(one), one.kind.clone())).collect()
}

/// Ids of the messages that were read.
fn ids(read: &Read) -> Vec<String> {
    read.messages.iter().map(|message| message.id.to_string()).collect()
}

/// One fixture of every format and variant that is JSON.
pub(super) fn fixtures() -> Vec<(&'static str, String, Format)> {
    let mut all = telethon::fixtures();
    all.extend(pyrogram::fixtures());
    all.extend(tdlib::fixtures());
    all.extend(elsewhere::fixtures());
    all.extend(flat::fixtures());
    all.extend([
        ("Telegram Desktop, a chat", chat(&[FERRY]), Format::DesktopChat),
        ("Telegram Desktop, messages", format!("[{FERRY}]"), Format::DesktopChat),
        (
            "Telegram Desktop, an account",
            format!(r#"{{"about": "x", "chats": {{"about": "", "list": [{}]}}}}"#, chat(&[FERRY])),
            Format::DesktopAccount,
        ),
        (
            "our own lines",
            "{\"id\": 1, \"posted\": \"2023-09-22\", \"text\": \"Ferry\"}\n".to_owned(),
            Format::JsonLines,
        ),
    ]);
    all
}

#[test]
fn every_fixture_is_told_as_itself_whatever_it_is_called() {
    for (what, written, format) in fixtures() {
        for name in ["result.json", "messages.html", "tweets.js", "outbox.json", "2023-09-22.json", "x.csv", ""] {
            for before in ["", "\u{FEFF}", " \r\n\t"] {
                let source = format!("{before}{written}").into_bytes();
                let found = open(&source, name).map(|reader: Reader| reader.format());
                assert_eq!(found.as_ref(), Ok(&format), "{what}, called {name}");
            }
        }
    }
}

#[test]
fn every_fixture_is_told_as_itself_in_any_layout() {
    for (what, written, format) in fixtures() {
        // Lines and scripts are no single value.
        let Ok(value) = serde_json::from_str::<serde_json::Value>(&written) else { continue };
        // This also sorts the keys.
        for again in [value.to_string(), serde_json::to_string_pretty(&value).expect("writes")] {
            let (found, whole) = read(again.as_bytes());
            let (_, first) = read(written.as_bytes());
            // In lists and over several lines our own keys are as good as any.
            if format != Format::JsonLines {
                assert_eq!(found, format, "{what}: {again}");
            }
            let told = |read: &Read| {
                read.messages.iter().map(|one| (one.id.clone(), one.text.clone(), one.posted)).collect::<Vec<_>>()
            };
            assert_eq!(told(&whole), told(&first), "{what}: {again}");
            // Texts of Slack have names in them, which are lost with the end.
            if format != Format::Slack {
                check_cuts(again.as_bytes());
            }
        }
    }
}
