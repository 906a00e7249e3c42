//! What is very long, very deep or very many, in Telegram Desktop's JSON: read in time that grows with its length.

use super::soon;
use crate::dump::{Chat, Message, Problem, Sink, Source, Step, open};

/// Counts what is read, since to keep it would take more memory than to read it.
#[derive(Debug, Default, PartialEq)]
struct Count {
    chats: usize,
    messages: usize,
    longest: usize,
    problems: usize,
}

impl Sink for Count {
    fn chat(&mut self, index: u32, _: &Chat) {
        self.chats = self.chats.max(index as usize + 1);
    }

    fn message(&mut self, message: &Message) {
        self.messages += 1;
        self.longest = self.longest.max(message.text.len());
    }

    fn problem(&mut self, _: Problem) {
        self.problems += 1;
    }
}

fn count(what: &str, source: &dyn Source) -> Count {
    let mut count = Count::default();
    soon(what, || {
        let mut reader = open(source, "result.json").expect("a dump");
        loop {
            match reader.step(source, 4 << 20, &mut count) {
                Step::More => {}
                Step::Choose(chats) => reader.choose(&chats.iter().map(|chat| chat.index).collect::<Vec<_>>()),
                Step::Done => break,
            }
        }
    });
    count
}

/// A chat with such messages in it, on one line.
fn chat(messages: &str) -> Vec<u8> {
    format!(r#"{{"name":"Harbour","type":"public_channel","id":5,"messages":[{messages}]}}"#).into_bytes()
}

/// A message with `more` behind its date.
fn message(more: &str) -> String {
    format!(r#"{{"id":7,"type":"message","date":"2023-09-22T13:15:00"{more}}}"#)
}

const ONE: Count = Count { chats: 1, messages: 1, longest: 0, problems: 0 };

#[test]
fn one_message_of_sixty_megabytes_is_read() {
    let length = 60 << 20;
    let text = "Ferry delayed\\n".repeat(length / 15);
    let found = count("a long text", &chat(&message(&format!(r#","text":"{text}""#))));
    assert_eq!(found, Count { longest: length / 15 * 14, ..ONE });
    let count_of_parts = 300_000;
    let parts = r#"{"type":"bold","text":"Ferry"},"#.repeat(count_of_parts);
    let found = count("many parts", &chat(&message(&format!(r#","text_entities":[{parts}""]"#))));
    assert_eq!(found, Count { longest: count_of_parts * 5, ..ONE });
    let keys = r#","x":"y""#.repeat(1_000_000);
    assert_eq!(count("many keys", &chat(&message(&keys))), ONE);
}

#[test]
fn a_million_tiny_messages_are_read() {
    let messages = vec![r#"{"id":1,"date":"2023-09-22T13:15:00"}"#; 1_000_000].join(",");
    assert_eq!(count("tiny messages", &chat(&messages)).messages, 1_000_000);
}

#[test]
fn messages_that_do_not_end_take_no_longer_than_others() {
    let unclosed = |inside: &str| message(inside).trim_end_matches('}').repeat(100_000);
    for inside in [r#","text":"x"#, r#","text":"x","a":["#, r#","a":{"b":["#, r#","text":[{"type":"bold","text":"#] {
        let found = count(inside, &chat(&format!("{},{}", message(""), unclosed(inside))));
        assert!(found.messages >= 1 && found.problems >= 1, "{inside}: {found:?}");
        // They may begin to end again.
        let whole = vec![message(""); 1_000].join(",");
        let found = count(inside, &chat(&format!("{}\n,{whole}", unclosed(inside))));
        assert!(found.messages > 900, "{inside}: {found:?}");
    }
}

#[test]
fn brackets_however_many_take_no_longer_than_others() {
    for opened in
        ["{", "[", "{\"a\":", "{\"a\":[", "{\"messages\":[", "{\"chats\":[", "{\"chats\":{\"list\":[", "[{\"a\":\""]
    {
        let many = opened.repeat((8 << 20) / opened.len());
        let found = count(opened, &[chat(&message("")), many.clone().into_bytes()].concat());
        assert_eq!(found.messages, 1, "{opened}");
        let account = format!(r#"{{"about":"","chats":{{"list":[{}"#, String::from_utf8_lossy(&chat(&message(""))));
        assert_eq!(count(opened, &format!("{account},{many}").into_bytes()).messages, 1, "{opened}");
    }
}

#[test]
fn blanks_between_messages_are_not_waited_behind() {
    let whole = super::desktop::chat(&[super::desktop::FERRY, super::desktop::PIN]);
    let (before, behind) = whole.split_at(whole.rfind("\n  {").expect("a second message"));
    for blanks in [" ".repeat(300_000), "\n".repeat(65_537), " \t".repeat(32_768)] {
        let text = [before, &blanks, behind, &blanks].concat();
        let (_, plain) = super::read_in(whole.as_bytes(), usize::MAX).expect("a dump");
        let (_, found) = super::read_in(text.as_bytes(), usize::MAX).expect("a dump");
        let texts = |read: &super::Read| read.messages.iter().map(|it| it.text.clone()).collect::<Vec<_>>();
        assert_eq!((texts(&found), found.faults()), (texts(&plain), plain.faults()));
        for budget in [1_000, 65_536, 100_000] {
            assert_eq!(super::read_in(text.as_bytes(), budget).expect("a dump").1, found, "in steps of {budget}");
        }
    }
}
