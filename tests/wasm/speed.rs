//! How long extraction takes in a browser: microseconds a kilobyte of text, over the labelled posts.
//!
//! `cargo xtask bench` builds it as the page is built, and shows it beside what the native program takes for the same
//! posts. Among the other tests, where nothing is optimised, it only shows that it runs.

use readout::dump::{self, Chat, Message, Problem, Sink, Step};
use readout::event::{Extractor, Post};
use wasm_bindgen_test::{console_log, wasm_bindgen_test};

use crate::same::DUMPS;

const ROUNDS: usize = if cfg!(debug_assertions) { 1 } else { 7 };

#[derive(Default)]
struct Texts(Vec<Message>);

impl Sink for Texts {
    fn chat(&mut self, _: u32, _: &Chat) {}

    fn message(&mut self, message: &Message) {
        self.0.push(message.clone());
    }

    fn problem(&mut self, _: Problem) {}
}

#[wasm_bindgen_test]
fn extraction_takes_so_long() {
    let extractor = Extractor::new();
    for (name, text) in DUMPS.iter().filter(|(name, _)| name.ends_with("messages.jsonl")) {
        let (bytes, mut texts) = (text.as_bytes().to_vec(), Texts::default());
        let mut reader = dump::open(&bytes, name).expect("a dump");
        while reader.step(&bytes, usize::MAX, &mut texts) != Step::Done {}
        let kilobytes = texts.0.iter().map(|message| message.text.len()).sum::<usize>() as f64 / 1_000.0;
        // The first rounds are slower: the browser compiles what is called often a second time.
        let mut times: Vec<f64> = (0..ROUNDS * 3).map(|_| round(&extractor, &texts.0)).skip(ROUNDS * 2).collect();
        times.sort_by(f64::total_cmp);
        console_log!("{:7.2} us/KB  {} posts, {kilobytes:.0} KB  {name}", times[ROUNDS / 2] / kilobytes, texts.0.len());
        assert!(kilobytes > 1.0, "{name}: nothing was read");
    }
}

/// Microseconds that one pass over all posts takes.
fn round(extractor: &Extractor, messages: &[Message]) -> f64 {
    let begun = js_sys::Date::now();
    for message in messages {
        let post = Post { text: &message.text, posted: message.posted, ..Post::default() };
        std::hint::black_box(extractor.report(&post));
    }
    (js_sys::Date::now() - begun) * 1_000.0
}
