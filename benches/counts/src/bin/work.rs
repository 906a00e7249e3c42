//! The work that is counted: a dump that is made up is read, extracted, joined, indexed and asked, up to a stage.
//!
//! It runs in the interpreter of the counting program, which writes into [`ORDER`] how many messages there are and which
//! stage is the last. So the difference of two runs is what one stage took. Posts are those of the corpora, over and over,
//! with other days, names and numbers. Fails when a stage did not do what it was to do.

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU32, Ordering};

use made_up::made_up;
use readout::event::Extractor;
use readout::timeline::{Ask, Choice, Facet, Filter, Timeline, Window};
use staged::{added, closed, extracted, joined, read};

#[path = "../made_up.rs"]
mod made_up;
#[path = "../staged.rs"]
mod staged;

/// Four numbers by which the order is found in memory, how many messages there are, and the last stage.
static ORDER: [AtomicU32; 6] = [
    AtomicU32::new(0x0c0a_57ed),
    AtomicU32::new(0x5eed_0f7e),
    AtomicU32::new(0x1f0a_0de5),
    AtomicU32::new(0xc0a7_7e57),
    AtomicU32::new(0),
    AtomicU32::new(0),
];

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
    let reports = extracted(&extractor, &messages);
    if last == 3 {
        return reports.iter().any(|report| !report.participants.is_empty()).then_some(());
    }
    let events = joined(&messages, &reports);
    if last == 4 {
        return (events.len() == count as usize).then_some(());
    }
    let timeline = closed(added(&messages, &reports), &events);
    if last == 5 {
        return (timeline.messages() == count).then_some(());
    }
    (asked(&timeline) > 0).then_some(())
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
