//! How long extraction takes: microseconds a kilobyte of text, over the posts of the files named.
//!
//! `cargo bench --no-default-features --bench extraction -- FILE...`; without files, over the example that comes with
//! the page. Reading is not timed. Prints the median of the rounds for each file.

#![allow(clippy::disallowed_methods)] // runs natively, and measures

use std::time::Instant;

use readout::dump::{self, Chat, Message, MessageKind, Problem, Sink, Step};
use readout::event::{Extractor, Post};

/// How often every post is read.
const ROUNDS: usize = 5;
/// Large dumps are measured by their first posts.
const MOST: usize = 20_000;

#[derive(Default)]
struct Gathered {
    chats: Vec<Chat>,
    messages: Vec<Message>,
}

impl Sink for Gathered {
    fn chat(&mut self, index: u32, chat: &Chat) {
        self.chats.truncate(index as usize);
        self.chats.push(chat.clone());
    }

    fn message(&mut self, message: &Message) {
        if self.messages.len() < MOST && message.kind == MessageKind::Post {
            self.messages.push(message.clone());
        }
    }

    fn problem(&mut self, _: Problem) {}
}

fn main() {
    let mut files: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if files.is_empty() {
        files.push(concat!(env!("CARGO_MANIFEST_DIR"), "/data/example/result.json").to_owned());
    }
    let extractor = Extractor::new();
    for file in files {
        let bytes = std::fs::read(&file).expect("a file that can be read");
        let mut reader = dump::open(&bytes, &file).expect("a dump");
        let mut gathered = Gathered::default();
        while gathered.messages.len() < MOST {
            match reader.step(&bytes, 4 << 20, &mut gathered) {
                Step::More => {}
                Step::Choose(chats) => reader.choose(&chats.iter().map(|chat| chat.index).collect::<Vec<_>>()),
                Step::Done => break,
            }
        }
        let kilobytes = gathered.messages.iter().map(|message| message.text.len()).sum::<usize>() as f64 / 1_000.0;
        let mut times: Vec<f64> = (0..ROUNDS).map(|_| round(&extractor, &gathered)).collect();
        times.sort_by(f64::total_cmp);
        let posts = gathered.messages.len();
        println!("{:7.2} us/KB  {posts} posts, {kilobytes:.0} KB  {file}", times[ROUNDS / 2] * 1e6 / kilobytes);
    }
}

/// Seconds that one pass over all posts takes.
fn round(extractor: &Extractor, gathered: &Gathered) -> f64 {
    let begun = Instant::now();
    for message in &gathered.messages {
        let chat = gathered.chats.get(message.chat as usize);
        let report = extractor.report(&Post {
            text: &message.text,
            posted: message.posted,
            channel: chat.and_then(|chat| chat.title.as_deref()),
            description: chat.and_then(|chat| chat.description.as_deref()),
            forwarded_from: message.forward.as_ref().and_then(|forward| forward.name.as_deref()),
        });
        std::hint::black_box(report);
    }
    begun.elapsed().as_secs_f64()
}
