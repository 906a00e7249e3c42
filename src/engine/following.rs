//! Reads a dump a second time, behind the first: the posts whose texts there was no room for come into their lots.
//!
//! The same bytes give the same messages, so posts are counted and need not be known again. It stays behind the first
//! reading, which alone tells which posts stand.

use std::rc::Rc;

use super::batch::Names;
use super::lots::{Kept, Lots};
use super::opened::{Opened, Status};
use crate::dump::{Chat, Fault, Message, MessageKind, Problem, Reader, Sink, SourceError, SourceReason, Step};

/// How many posts that are gone are given up in a step.
const GIVEN_UP: u32 = 1_000;

/// The second reading of one dump.
#[derive(Debug)]
pub(super) struct Following {
    /// The dump.
    pub(super) dump: u32,
    /// Reads, until there is nothing more to be read.
    reader: Option<Reader>,
    passed: Passed,
}

/// What came of a step.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Followed {
    /// There may be more.
    On,
    /// It would come before the first reading.
    TooNear,
    /// It came before the first reading: what it read since is void, and it begins anew.
    RanOver,
    /// Posts that are there by the first reading could not be read again.
    Lost(Problem),
}

#[derive(Debug, Default)]
struct Passed {
    names: Vec<Rc<Names>>,
    /// Posts that were passed.
    posts: u32,
    /// Those of them that stand.
    reports: u32,
    ran_over: bool,
    /// Why something cannot be read.
    fault: Option<Problem>,
}

impl Following {
    pub(super) fn begin(opened: &Opened) -> Self {
        let (reader, fault) = match opened.fresh_reader() {
            Ok(reader) => (Some(reader), None),
            Err(refusal) => (None, Some(opened.refused(refusal))),
        };
        Self { dump: opened.number, reader, passed: Passed { fault, ..Passed::default() } }
    }

    /// Adds the posts of about `budget` bytes that are not in lots yet.
    pub(super) fn step(&mut self, opened: &Opened, budget: usize, lots: &mut Lots) -> Followed {
        let end = opened.contents.first + opened.contents.reports;
        let Some(reader) = &mut self.reader else {
            give_up(opened.number, end, lots);
            return self.passed.fault.take().map_or(Followed::On, Followed::Lost);
        };
        let source = &*opened.source;
        let all = opened.status == Status::Done;
        let near = reader.read_to(source).saturating_add(lots.room().behind);
        if !all && opened.reader.read_to(source) < near {
            return Followed::TooNear;
        }
        match reader.step(source, budget, &mut Follow { opened, lots, passed: &mut self.passed }) {
            Step::More => {}
            Step::Choose(_) => reader.choose(opened.chosen()),
            Step::Done => {
                self.reader = None;
                if lots.added() < end {
                    let ended = SourceError { offset: source.len(), reason: SourceReason::Shorter };
                    let fault = Fault::Unreadable(ended.into());
                    self.passed.fault.get_or_insert_with(|| Problem::new(0..source.len(), fault, &[]));
                }
            }
        }
        if self.passed.ran_over && !all { Followed::RanOver } else { Followed::On }
    }
}

/// Adds place holders for posts that will not come; ordinals stay those of the first reading.
fn give_up(dump: u32, end: u32, lots: &mut Lots) {
    for _ in lots.added()..end.min(lots.added().saturating_add(GIVEN_UP)) {
        lots.add(dump, Kept::lost());
    }
}

struct Follow<'a> {
    opened: &'a Opened,
    lots: &'a mut Lots,
    passed: &'a mut Passed,
}

impl Sink for Follow<'_> {
    fn chat(&mut self, index: u32, chat: &Chat) {
        let names = Rc::new(Names::of(chat));
        match self.passed.names.get_mut(index as usize) {
            Some(known) => *known = names,
            None => self.passed.names.push(names),
        }
    }

    fn message(&mut self, message: &Message) {
        let contents = &self.opened.contents;
        if message.kind == MessageKind::Service || self.passed.ran_over {
            return;
        }
        if self.passed.posts == contents.messages {
            self.passed.ran_over = true;
            return;
        }
        self.passed.posts += 1;
        if contents.met.has(i64::from(self.passed.posts - 1)) {
            return;
        }
        self.passed.reports += 1;
        if contents.first + self.passed.reports - 1 == self.lots.added() {
            let names = self.passed.names.get(message.chat as usize).cloned().unwrap_or_default();
            self.lots.add(self.opened.number, Kept::of(message, &names));
        }
    }

    fn problem(&mut self, problem: Problem) {
        if matches!(problem.fault, Fault::Unreadable(_)) {
            self.passed.fault = Some(problem);
        }
    }
}
