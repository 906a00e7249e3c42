//! Objects that run on too far since a quote or a bracket is lost: they end where the next one plainly begins.

use super::{processor_seconds, read_in};
use crate::dump::{Message, MessageId};

/// How many messages a chat has here.
const ALL: i64 = 14;

/// A message as Desktop orders its keys, without blanks.
fn message(id: i64) -> String {
    format!(
        r#"{{"id":{id},"type":"message","date":"2023-09-22T13:15:00","date_unixtime":"1695377700","from":"Harbour","text":["Post, ",{{"type":"bold","text":"no {id}"}}],"text_entities":[{{"type":"plain","text":"Post, "}},{{"type":"bold","text":"no {id}"}}]}}"#
    )
}

/// A chat with messages from `id` on.
fn chat(name: &str, id: i64, count: i64) -> String {
    let messages: Vec<_> = (id..id + count).map(message).collect();
    format!(r#"{{"name":"{name}","type":"public_channel","id":{id},"messages":[{}]}}"#, messages.join(","))
}

fn account() -> String {
    let contacts = r#""contacts":{"about":"People","list":[{"first_name":"Ann","phone_number":"1"}]}"#;
    format!(
        r#"{{{contacts},"chats":{{"about":"All","list":[{},{}]}}}}"#,
        chat("Harbour", 5, ALL),
        chat("Pier", 5 + ALL, ALL)
    )
}

/// As Desktop lays it out: a value to a line, a blank more on each level.
pub(super) fn laid_out(minified: &str) -> String {
    let (mut out, mut depth, mut quoted, mut escaped) = (String::new(), 0, false, false);
    for letter in minified.chars() {
        quoted ^= letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        match letter {
            '{' | '[' if !quoted => {
                depth += 1;
                out = out + &letter.to_string() + "\n" + &" ".repeat(depth);
            }
            '}' | ']' if !quoted => {
                depth -= 1;
                out = out + "\n" + &" ".repeat(depth) + &letter.to_string();
            }
            ',' if !quoted => out = out + ",\n" + &" ".repeat(depth),
            ':' if !quoted => out += ": ",
            _ => out.push(letter),
        }
    }
    out
}

/// As a tool writes it that sorts the keys.
fn sorted(minified: &str) -> String {
    serde_json::from_str::<serde_json::Value>(minified).expect("valid").to_string()
}

/// One chat in every layout.
fn layouts() -> Vec<(&'static str, String)> {
    let chat = chat("Harbour", 5, ALL);
    vec![
        ("laid out", laid_out(&chat)),
        ("minified", chat.clone()),
        ("sorted and laid out", laid_out(&sorted(&chat))),
        ("sorted and minified", sorted(&chat)),
        ("a line to a message", chat.replace(",{\"id\"", ",\n{\"id\"")),
        ("account, laid out", laid_out(&account())),
        ("account, minified", account()),
    ]
}

/// Says what is amiss where more than two messages are lost, or one without a word.
fn amiss(bytes: &[u8], at: usize, whole: &[Message]) -> Option<String> {
    let Ok((_, read)) = read_in(bytes, usize::MAX) else { return Some("refused".to_owned()) };
    let there = |message: &&Message| {
        let same =
            |found: &Message| (&found.id, &found.text, found.posted) == (&message.id, &message.text, message.posted);
        read.messages.iter().any(same)
    };
    let lost = whole.iter().filter(|message| !there(message)).count();
    let named = read
        .problems
        .iter()
        .any(|problem| problem.start < problem.end && problem.start <= at as u64 + 1 && problem.end >= at as u64);
    let fewer = read.messages.len() < whole.len();
    (lost > 2 || fewer && !named).then(|| format!("{lost} lost, {:?}", read.problems))
}

/// The bytes of a few messages in the middle, and of the frame around them.
fn places(text: &str, whole: &[Message]) -> impl Iterator<Item = usize> {
    let (first, last) = (whole[4].position.start as usize, whole[6].position.end as usize);
    let head = 1..whole[0].position.end as usize;
    head.chain(first..last).chain(text.len() - 20..text.len())
}

#[test]
fn a_byte_changed_anywhere_costs_no_message_behind() {
    let mut all = Vec::new();
    for (layout, text) in layouts() {
        let whole = read_in(text.as_bytes(), usize::MAX).expect("a dump").1.messages;
        for at in places(&text, &whole) {
            for changed in [0x01, 0x20, 0x15, 0x5F] {
                let mut bytes = text.clone().into_bytes();
                bytes[at] ^= changed;
                let told = amiss(&bytes, at, &whole);
                all.extend(
                    told.map(|told| format!("{layout}, {changed:#x} at {at} of {}: {told}", around(&bytes, at))),
                );
            }
        }
    }
    assert!(all.is_empty(), "{} amiss:\n{}", all.len(), all[..all.len().min(40)].join("\n"));
}

#[test]
fn a_stretch_taken_out_anywhere_costs_no_message_behind() {
    let mut all = Vec::new();
    for (layout, text) in layouts() {
        let whole = read_in(text.as_bytes(), usize::MAX).expect("a dump").1.messages;
        for at in places(&text, &whole).filter(|&at| at > 200 && at + 700 < text.len()) {
            for length in [1, 10, 49, 100, 300, 512] {
                let bytes = [&text.as_bytes()[..at], &text.as_bytes()[at + length..]].concat();
                let Ok((_, read)) = read_in(&bytes, usize::MAX) else {
                    panic!("{layout}: refused without {length} at {at}")
                };
                // The one before it, the one behind it, and what the stretch itself had of messages.
                let behind = whole.iter().filter(|message| message.position.start > (at + length) as u64);
                let before = whole.iter().filter(|message| message.position.end <= at as u64);
                let lost = |message: &&Message| {
                    !read.messages.iter().any(|found| (&found.id, &found.text) == (&message.id, &message.text))
                };
                let (before, behind) = (before.filter(lost).count(), behind.filter(lost).count());
                if before > 0 || behind > 1 {
                    let around = around(&bytes, at);
                    all.push(format!(
                        "{layout}, {length} at {at} of {around}: {before}, {behind} lost, {:?}",
                        read.problems
                    ));
                }
            }
        }
    }
    assert!(all.is_empty(), "{} amiss:\n{}", all.len(), all[..all.len().min(40)].join("\n"));
}

#[test]
fn a_hole_costs_the_messages_it_covers() {
    for (layout, text) in layouts() {
        let whole = read_in(text.as_bytes(), usize::MAX).expect("a dump").1.messages;
        for (at, length) in [(0, 300), (700, 1_024), (1_200, 1_500)] {
            let mut bytes = text.clone().into_bytes();
            bytes[at..at + length].fill(0);
            let Ok((_, read)) = read_in(&bytes, usize::MAX) else { panic!("{layout}: refused with {length} at {at}") };
            let spared =
                |message: &&Message| message.position.end <= at as u64 || message.position.start > (at + length) as u64;
            let there = |message: &&Message| {
                read.messages.iter().any(|found| (&found.id, &found.text) == (&message.id, &message.text))
            };
            let lost = whole.iter().filter(spared).filter(|message| !there(message)).count();
            assert!(lost <= 1, "{layout}, {length} at {at}: {lost} lost, {:?}", read.problems);
        }
    }
}

fn around(bytes: &[u8], at: usize) -> String {
    String::from_utf8_lossy(&bytes[at.saturating_sub(30)..bytes.len().min(at + 20)]).into_owned()
}

/// Many damaged messages one behind the other take as long as whole ones, nearly.
#[test]
fn damage_everywhere_takes_no_time() {
    for (layout, text) in [("laid out", laid_out(&chat("Harbour", 5, 6_000))), ("minified", chat("Harbour", 5, 6_000))]
    {
        for (from, to) in [("\"no ", "no "), ("\"plain\"", "\"plain"), ("\"}]", "\"]"), ("\"\n    }\n   ]", "\"\n   ]")]
        {
            let damaged = text.replace(from, to);
            let begun = processor_seconds();
            let (_, read) = read_in(damaged.as_bytes(), usize::MAX).expect("a dump");
            let took = processor_seconds() - begun;
            assert!(took < 2.0, "{layout}, {from} as {to}: {took:.1} seconds");
            // Where only a quote is lost, the message is read all the same.
            let last = read.messages.last().map(|message| &message.id);
            let reads_on = last == Some(&MessageId::Number(6_004)) && read.messages.len() > 5_990;
            assert!(reads_on || from.contains(']'), "{layout}, {from} as {to}: {}", read.messages.len());
        }
    }
}
