//! The stages that a dump goes through, as they are measured.
//!
//! The benches of the times and the counting of instructions measure the same; each is a workspace of its own, so they share
//! the file.

use readout::dump::{self, Chat, Message, Problem, Sink, Source, Step};
use readout::event::joining::{JoinKey, Joining, Keys};
use readout::event::{Extractor, Post, Report};
use readout::timeline::{Builder, Timeline};

/// A small step of joining and of closing the index.
const STEP: u32 = 1_000;

#[derive(Default)]
struct Messages(Vec<Message>);

impl Sink for Messages {
    fn chat(&mut self, _: u32, _: &Chat) {}

    fn message(&mut self, message: &Message) {
        self.0.push(message.clone());
    }

    fn problem(&mut self, _: Problem) {}
}

/// All messages of a dump.
pub(crate) fn read(bytes: &dyn Source, name: &str) -> Option<Vec<Message>> {
    let mut messages = Messages::default();
    let mut reader = dump::open(bytes, name).ok()?;
    while reader.step(bytes, 1 << 16, &mut messages) != Step::Done {}
    Some(messages.0)
}

fn post(message: &Message) -> Post<'_> {
    Post { text: &message.text, posted: message.posted, channel: Some("Harbour"), ..Post::default() }
}

/// What every message tells.
pub(crate) fn extracted(extractor: &Extractor, messages: &[Message]) -> Vec<Report> {
    messages.iter().map(|message| extractor.report(&post(message))).collect()
}

/// The event of every report.
pub(crate) fn joined(messages: &[Message], reports: &[Report]) -> Vec<u32> {
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

/// Everything in an index that is still open.
pub(crate) fn added(messages: &[Message], reports: &[Report]) -> Builder {
    let mut builder = Builder::default();
    for (message, report) in messages.iter().zip(reports) {
        builder.push(report, message, 0);
    }
    builder
}

/// The index, with all that was added.
pub(crate) fn closed(builder: Builder, events: &[u32]) -> Timeline {
    let mut closing = builder.close(events);
    loop {
        if let Some(timeline) = closing.step(STEP) {
            return timeline;
        }
    }
}
