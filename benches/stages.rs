//! How long each stage takes, natively: reading, extraction, joining, closing the index, answers.
//!
//! `cargo bench --no-default-features --bench stages -- [FILTER]`; criterion tells each beside the run before. Everything is read
//! from the labelled posts, over and over with other days until there are enough of them. `extraction` and `scale` measure other
//! dumps, memory, and millions.

#![allow(missing_docs)] // what the macros of criterion make

use std::hint::black_box;
use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use made_up::{CORPORA, made_up};
use readout::dump::Message;
use readout::event::{Extractor, Report};
use readout::timeline::{Ask, Choice, Facet, Filter, Window};
use staged::{added, closed, extracted, joined, read};

#[path = "counts/src/made_up.rs"]
mod made_up;
#[path = "counts/src/staged.rs"]
mod staged;

const MESSAGES: u32 = 2_000;

criterion_main!(stages);
criterion_group! {
    name = stages;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(5));
    targets = reading, extracting, joining, closing, asking
}

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("reading");
    for (name, bytes) in [("desktop", made_up(MESSAGES).expect("a dump")), ("lines", CORPORA.concat())] {
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(name, |bencher| bencher.iter(|| read(&bytes, name)));
    }
    group.finish();
}

fn extracting(criterion: &mut Criterion) {
    let extractor = Extractor::new();
    let mut group = criterion.benchmark_group("extracting");
    for (name, corpus) in ["posts", "languages"].into_iter().zip(CORPORA) {
        let messages = read(&corpus.to_vec(), name).expect("a dump");
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

/// Messages and what they tell.
fn told() -> (Vec<Message>, Vec<Report>) {
    let bytes = made_up(MESSAGES).expect("a dump");
    let messages = read(&bytes, "result.json").expect("a dump");
    let reports = extracted(&Extractor::new(), &messages);
    (messages, reports)
}
