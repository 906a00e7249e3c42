//! The work that is counted: a dump that is made up is read, extracted, joined, indexed and asked, up to a stage.
//!
//! It runs in the interpreter of the counting program, which writes into [`ORDER`] how many messages there are and which
//! stage is the last. So the difference of two runs is what one stage took. Posts are those of the corpora, over and over,
//! with other days, names and numbers. Fails when a stage did not do what it was to do.

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};

use readout::dump::{self, Chat, Message, Problem, Sink, Source, Step};
use readout::event::joining::{JoinKey, Joining, Keys};
use readout::event::{Extractor, Post, Report};
use readout::timeline::{Ask, Builder, Choice, Facet, Filter, Timeline, Window};

/// Four numbers by which the order is found in memory, how many messages there are, and the last stage.
static ORDER: [AtomicU32; 6] = [
    AtomicU32::new(0x0c0a_57ed),
    AtomicU32::new(0x5eed_0f7e),
    AtomicU32::new(0x1f0a_0de5),
    AtomicU32::new(0xc0a7_7e57),
    AtomicU32::new(0),
    AtomicU32::new(0),
];

const CORPORA: [&[u8]; 2] = [
    include_bytes!("../../../../tests/corpus/posts-messages.jsonl"),
    include_bytes!("../../../../tests/corpus/languages-messages.jsonl"),
];

/// A small step of joining and of closing the index.
const STEP: u32 = 1_000;

/// Typed letter by letter.
const QUERIES: [&str; 7] = [
    "minister",
    "переговоры",
    "\"foreign minister\"",
    "встреча -форум",
    "country:RU visit",
    "before:2024-06-01 talks",
    "minstry ",
];

fn main() -> ExitCode {
    // Nobody here writes it: without the box it would be taken for a constant.
    let [.., messages, last] = black_box(&ORDER).each_ref().map(|word| word.load(Ordering::Relaxed));
    if work(messages, last).is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Goes through the stages up to the last that is wanted.
fn work(count: u32, last: u32) -> Option<()> {
    let bytes = made_up(count)?;
    if last == 0 {
        return Some(());
    }
    let messages = read(&bytes, "result.json")?;
    if last == 1 {
        return (messages.len() == count as usize).then_some(());
    }
    let extractor = Extractor::new();
    if last == 2 {
        return Some(());
    }
    let reports: Vec<Report> = messages.iter().map(|message| extractor.report(&post(message))).collect();
    if last == 3 {
        return reports.iter().any(|report| !report.participants.is_empty()).then_some(());
    }
    let events = joined(&messages, &reports);
    if last == 4 {
        return (events.len() == count as usize).then_some(());
    }
    let timeline = indexed(&messages, &reports, &events);
    if last == 5 {
        return (timeline.messages() == count).then_some(());
    }
    (asked(&timeline) > 0).then_some(())
}

/// A dump of Telegram Desktop.
fn made_up(count: u32) -> Option<Vec<u8>> {
    let mut posts = Vec::new();
    for corpus in CORPORA {
        posts.extend(read(&corpus.to_vec(), "posts.jsonl")?.into_iter().map(|message| message.text));
    }
    let mut dump = String::from("{\"name\": \"Harbour\", \"type\": \"public_channel\", \"id\": 9, \"messages\": [");
    for n in 0..count {
        let (round, text) = (n / posts.len() as u32, &posts[n as usize % posts.len()]);
        // Every round has a name of its own, so that words and persons become more with the messages.
        let name = format!(
            "{}{}",
            ["Bar", "Tor", "Kel", "Mir"][round as usize % 4],
            ["ov", "lan", "mendi", "zaev"][round as usize / 4 % 4]
        );
        let text = serde_json::to_string(&format!("{text}\n\n{name}{round}")).ok()?;
        let (year, month, day) = (2015 + n / 4 / 336, n / 4 / 28 % 12 + 1, n / 4 % 28 + 1);
        let comma = if n == 0 { "" } else { ",\n" };
        dump += &format!(
            "{comma}{{\"id\": {}, \"type\": \"message\", \"date\": \"{year}-{month:02}-{day:02}T{:02}:10:00\", \"from\": \"Harbour\", \
             \"text\": {text}, \"text_entities\": [{{\"type\": \"plain\", \"text\": {text}}}]}}",
            n + 1,
            n % 4 * 5
        );
    }
    dump += "]}";
    Some(dump.into_bytes())
}

#[derive(Default)]
struct Messages(Vec<Message>);

impl Sink for Messages {
    fn chat(&mut self, _: u32, _: &Chat) {}

    fn message(&mut self, message: &Message) {
        self.0.push(message.clone());
    }

    fn problem(&mut self, _: Problem) {}
}

fn read(bytes: &dyn Source, name: &str) -> Option<Vec<Message>> {
    let mut messages = Messages::default();
    let mut reader = dump::open(bytes, name).ok()?;
    while reader.step(bytes, 1 << 16, &mut messages) != Step::Done {}
    Some(messages.0)
}

fn post(message: &Message) -> Post<'_> {
    Post { text: &message.text, posted: message.posted, channel: Some("Harbour"), ..Post::default() }
}

fn joined(messages: &[Message], reports: &[Report]) -> Vec<u32> {
    let mut keys = Keys::default();
    for (message, report) in messages.iter().zip(reports) {
        keys.push(&JoinKey::of(report, &post(message)));
    }
    let mut joining = Joining::new(keys);
    loop {
        if let Some(events) = joining.step(STEP) {
            return events;
        }
    }
}

fn indexed(messages: &[Message], reports: &[Report], events: &[u32]) -> Timeline {
    let mut builder = Builder::default();
    for (message, report) in messages.iter().zip(reports) {
        builder.push(report, message, 0);
    }
    let mut closing = builder.close(events);
    loop {
        if let Some(timeline) = closing.step(STEP) {
            return timeline;
        }
    }
}

/// How many events all answers show together.
fn asked(timeline: &Timeline) -> u64 {
    let mut shown = 0;
    for query in QUERIES {
        for end in query.char_indices().map(|(at, letter)| at + letter.len_utf8()) {
            let ask = Ask {
                filter: Filter { query: query[..end].to_owned(), ..Filter::default() },
                window: Window { first: 0, count: 64 },
                facets: Facet::ALL.map(|facet| Choice { facet, limit: 6, search: String::new() }).into(),
                bars: 120,
                ..Ask::default()
            };
            shown += u64::from(black_box(timeline.ask(&ask, &())).shown);
        }
    }
    shown
}
