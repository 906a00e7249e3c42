//! How long each stage takes, natively: reading, extraction, joining, closing the index, answers.
//!
//! `cargo bench --no-default-features --bench stages -- [FILTER]`; criterion tells each beside the run before. Everything is read
//! from the labelled posts, over and over with other days until there are enough of them. `extraction` and `scale` measure other
//! dumps, memory, and millions.

#![allow(missing_docs)] // what the macros of criterion make

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use readout::dump::{self, Chat, Message, Problem, Sink, Source, Step};
use readout::event::joining::{JoinKey, Joining, Keys};
use readout::event::{Extractor, Post, Report};
use readout::timeline::{Ask, Builder, Choice, Facet, Filter, Timeline, Window};

const CORPORA: [&str; 2] =
    [include_str!("../tests/corpus/posts-messages.jsonl"), include_str!("../tests/corpus/languages-messages.jsonl")];
const MESSAGES: u32 = 2_000;
/// A step of joining and of closing the index.
const STEP: u32 = 1_000;

criterion_main!(stages);
criterion_group! {
    name = stages;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(5));
    targets = reading, extracting, joining, closing, asking
}

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("reading");
    for (name, bytes) in [("desktop", made_up(MESSAGES)), ("lines", CORPORA.concat().into_bytes())] {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| read(&bytes, name)));
    }
    group.finish();
}

fn extracting(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let mut group = criterion.benchmark_group("extracting");
    for (name, corpus) in ["posts", "languages"].into_iter().zip(CORPORA) {
        let messages = read(&corpus.as_bytes().to_vec(), name);
        let bytes: usize = messages.iter().map(|message| message.text.len()).sum();
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(name, |bencher| bencher.iter(|| extracted(&extractor, &messages)));
    }
    group.finish();
}

fn joining(criterion: &mut Criterion) {
    let (messages, reports) = told();
    let mut group = criterion.benchmark_group("joining");
    group.throughput(Throughput::Elements(u64::from(MESSAGES)));
    group.bench_function("keys and events", |bencher| bencher.iter(|| joined(&messages, &reports)));
    group.finish();
}

fn closing(criterion: &mut Criterion) {
    let (messages, reports) = told();
    let events = joined(&messages, &reports);
    let mut group = criterion.benchmark_group("index");
    group.throughput(Throughput::Elements(u64::from(MESSAGES)));
    group.bench_function("adding", |bencher| bencher.iter(|| added(&messages, &reports)));
    group.bench_function("closing", |bencher| {
        let add = || added(&messages, &reports);
        bencher.iter_batched(add, |builder| closed(builder, &events), BatchSize::LargeInput);
    });
    group.finish();
}

fn asking(criterion: &mut Criterion) {
    let (messages, reports) = told();
    let timeline = closed(added(&messages, &reports), &joined(&messages, &reports));
    let mut group = criterion.benchmark_group("asking");
    for query in ["", "minister ", "per", "\"foreign minister\"", "встреча -форум", "country:RU visit", "minstry "]
    {
        let ask = Ask {
            filter: Filter { query: query.to_owned(), ..Filter::default() },
            window: Window { first: 0, count: 64 },
            facets: Facet::ALL.map(|facet| Choice { facet, limit: 6, search: String::new() }).into(),
            bars: 120,
            ..Ask::default()
        };
        group.bench_function(if query.is_empty() { "everything" } else { query }, |bencher| {
            bencher.iter(|| {
                // A question between them, so that none is answered from what the one before left.
                black_box(timeline.ask(&Ask::default(), &()));
                timeline.ask(&ask, &())
            });
        });
    }
    group.finish();
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

fn read(bytes: &dyn Source, name: &str) -> Vec<Message> {
    let mut messages = Messages::default();
    let mut reader = dump::open(bytes, name).expect("a dump");
    while reader.step(bytes, 4 << 20, &mut messages) != Step::Done {}
    messages.0
}

/// A dump of Telegram Desktop.
fn made_up(count: u32) -> Vec<u8> {
    let posts = read(&CORPORA.concat().into_bytes(), "posts.jsonl");
    let message = |(n, post): (u32, &Message)| {
        let text = serde_json::to_string(&post.text).expect("a string");
        let (year, month, day) = (2015 + n / 4 / 336, n / 4 / 28 % 12 + 1, n / 4 % 28 + 1);
        format!(
            "{{\"id\": {}, \"type\": \"message\", \"date\": \"{year}-{month:02}-{day:02}T{:02}:10:00\", \"from\": \"Harbour\", \
             \"text\": {text}, \"text_entities\": [{{\"type\": \"plain\", \"text\": {text}}}]}}",
            n + 1,
            n % 4 * 5
        )
    };
    let messages: Vec<String> = (0..count).zip(posts.iter().cycle()).map(message).collect();
    let all = messages.join(",\n");
    format!("{{\"name\": \"Harbour\", \"type\": \"public_channel\", \"id\": 9, \"messages\": [{all}]}}").into_bytes()
}

/// Messages and what they tell.
fn told() -> (Vec<Message>, Vec<Report>) {
    let messages = read(&made_up(MESSAGES), "result.json");
    let reports = extracted(&Extractor::new(), &messages);
    (messages, reports)
}

fn post(message: &Message) -> Post<'_> {
    Post { text: &message.text, posted: message.posted, channel: Some("Harbour"), ..Post::default() }
}

fn extracted(extractor: &Extractor, messages: &[Message]) -> Vec<Report> {
    messages.iter().map(|message| extractor.report(&post(message))).collect()
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

fn added(messages: &[Message], reports: &[Report]) -> Builder {
    let mut builder = Builder::default();
    for (message, report) in messages.iter().zip(reports) {
        builder.push(report, message, 0);
    }
    builder
}

fn closed(builder: Builder, events: &[u32]) -> Timeline {
    let mut closing = builder.close(events);
    loop {
        if let Some(timeline) = closing.step(STEP) {
            return timeline;
        }
    }
}
