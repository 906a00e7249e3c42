//! A session: dumps are opened, read step by step, joined into events, and asked.
//!
//! Reading again from the start is the one way in which anything changes afterwards: a paste that is cut
//! otherwise, a dump that is added. So every state of a session is one that reading alone could have made.

use std::mem;

use super::cuts;
use super::detail::Details;
use super::intake::Gathered;
use super::opened::{Opened, Status};
use super::problems::Problems;
use super::state::{ChatChoice, CutLine, DumpInfo, Progress, Stage};
use super::texts::Texts;
use crate::dump::{Chat, CutEdit, Message, Problem, Refusal, Source};
use crate::event::joining::Joining;
use crate::event::{Extractor, Report};
use crate::timeline::{Answer, Ask, Builder, Closing, EventDetail, Filter, Order, Timeline};

/// Everything that is open, and what can be asked of it.
pub struct Session {
    extractor: Extractor,
    dumps: Vec<Opened>,
    problems: Problems,
    state: State,
    /// The dump that is being read.
    current: Option<u32>,
    /// What was asked last: the neighbours of an event are those in its list.
    asked: (Filter, Order),
}

/// What a step came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// There is more to do.
    More,
    /// A whole account was found; it waits for [`Session::choose`]. Other dumps go on meanwhile.
    Choose {
        /// The dump.
        dump: u32,
        /// What is in it.
        chats: Vec<ChatChoice>,
    },
    /// Nothing can be done before a choice or an opening.
    Waiting,
    /// All bytes are messages; joining follows.
    Read,
    /// Everything can be asked; further steps do nothing.
    Ready,
}

enum State {
    /// Bytes become messages and reports.
    Reading(Gathered),
    /// All bytes are.
    Read(Gathered),
    /// Reports are compared and joined.
    Joining(Builder, Box<Joining>),
    /// It is known which reports tell of one event; the index is closed.
    Closing(Box<Closing>, Vec<u32>),
    /// Closed. With the event of each report.
    Ready(Timeline, Vec<u32>),
}

impl Default for State {
    fn default() -> Self {
        Self::Reading(Gathered::default())
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// A session with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self {
            extractor: Extractor::new(),
            dumps: Vec::new(),
            problems: Problems::default(),
            state: State::default(),
            current: None,
            asked: Default::default(),
        }
    }

    /// Opens a dump beside those that are open. `number` names it from now on; one that is taken is replaced.
    ///
    /// # Errors
    /// [`Refusal`] when it is nothing that is read; the session goes on without it.
    pub fn open(&mut self, number: u32, name: String, source: Box<dyn Source>) -> Result<(), Refusal> {
        let opened = Opened::open(number, name, source)?;
        let replaces = self.dumps.iter().any(|dump| dump.number == number);
        self.dumps.retain(|dump| dump.number != number);
        self.dumps.push(opened);
        if replaces || !matches!(self.state, State::Reading(_)) {
            self.begin_again();
        }
        Ok(())
    }

    /// Chooses chats of a whole account, by [`ChatChoice::number`].
    pub fn choose(&mut self, dump: u32, chats: &[u32]) {
        if let Some(dump) = self.dumps.iter_mut().find(|opened| opened.number == dump) {
            dump.choose(chats);
        }
    }

    /// Stops reading. What was read stays and is joined by the next steps.
    pub fn cancel(&mut self) {
        if matches!(self.state, State::Reading(_)) {
            self.dumps.iter_mut().for_each(Opened::stop);
        }
    }

    /// Reads about `budget` bytes, or does a piece of what follows reading that takes about as long.
    pub fn step(&mut self, budget: usize) -> Step {
        match mem::take(&mut self.state) {
            State::Reading(mut gathered) => {
                let step = self.read(&mut gathered, budget);
                self.state = if step == Step::Read { State::Read(gathered) } else { State::Reading(gathered) };
                step
            }
            State::Read(Gathered { builder, keys }) => {
                self.state = State::Joining(builder, Box::new(Joining::new(keys)));
                Step::More
            }
            State::Joining(builder, mut joining) => {
                self.state = match joining.step(reports(budget)) {
                    Some(event_of) => State::Closing(Box::new(builder.close(&event_of)), event_of),
                    None => State::Joining(builder, joining),
                };
                Step::More
            }
            State::Closing(mut closing, event_of) => {
                if let Some(timeline) = closing.step(reports(budget)) {
                    self.state = State::Ready(timeline, event_of);
                    return Step::Ready;
                }
                self.state = State::Closing(closing, event_of);
                Step::More
            }
            ready @ State::Ready(..) => {
                self.state = ready;
                Step::Ready
            }
        }
    }

    fn read(&mut self, gathered: &mut Gathered, budget: usize) -> Step {
        let reading = |dump: &Opened| dump.status == Status::Reading;
        // One dump to its end before the next: the ordinals of a dump follow each other.
        let begun = self.dumps.iter().position(|dump| reading(dump) && self.current == Some(dump.number));
        let Some(at) = begun.or_else(|| self.dumps.iter().position(reading)) else {
            if self.dumps.is_empty() || self.dumps.iter().any(|dump| dump.status == Status::Choosing) {
                return Step::Waiting;
            }
            // What was stopped may still hold reports back for their neighbours.
            for dump in &mut self.dumps {
                dump.intake(&self.extractor, gathered, &mut self.problems).settle();
            }
            return Step::Read;
        };
        let dump = &mut self.dumps[at];
        self.current = Some(dump.number);
        match dump.step(budget, &self.extractor, gathered, &mut self.problems) {
            Some(chats) => Step::Choose { dump: dump.number, chats },
            None => Step::More,
        }
    }

    /// Whether everything can be asked, and steps do nothing.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        matches!(self.state, State::Ready(..))
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let (events, stage) = match &self.state {
            State::Reading(gathered) => (gathered.builder.len(), Stage::Reading),
            State::Read(gathered) => (gathered.builder.len(), Stage::Joining),
            State::Joining(builder, _) => (builder.len(), Stage::Joining),
            State::Closing(closing, _) => (closing.len(), Stage::Joining),
            State::Ready(timeline, _) => (timeline.len(), Stage::Joining),
        };
        Progress {
            read: self.dumps.iter().map(Opened::read_to).sum(),
            total: self.dumps.iter().map(|dump| dump.source.len()).sum(),
            messages: self.dumps.iter().map(|dump| dump.contents.messages).sum(),
            events,
            problems: self.problems.total(),
            stage,
        }
    }

    /// Answers a question; while reading, over what was read so far, each report being an event of its own.
    pub fn ask(&mut self, ask: &Ask) -> Answer {
        self.asked = (ask.filter.clone(), ask.order);
        let texts = Texts(&self.dumps);
        match &self.state {
            State::Reading(gathered) | State::Read(gathered) => gathered.builder.ask(ask, &texts),
            State::Joining(builder, _) => builder.ask(ask, &texts),
            State::Closing(closing, _) => closing.ask(ask, &texts),
            State::Ready(timeline, _) => timeline.ask(ask, &texts),
        }
    }

    /// All of one event, its texts read again and its evidence found again. `None` if no event has the key, or
    /// if reading goes on: events are not known before it ends.
    #[must_use]
    pub fn event(&self, key: &str) -> Option<EventDetail> {
        let State::Ready(timeline, _) = &self.state else { return None };
        let details = Details { extractor: &self.extractor, dumps: &self.dumps, timeline };
        details.event(key, &self.asked.0, self.asked.1)
    }

    /// Hands every report to `each`, in reading order, with its message read again and a number that the reports
    /// of one event share; until `each` says no. Nothing is handed out before the session is ready.
    pub fn reports(&self, mut each: impl FnMut(Told<'_>) -> bool) {
        let State::Ready(_, event_of) = &self.state else { return };
        for dump in &self.dumps {
            let mut told = |message: &Message, chat: Option<&Chat>, report: &Report, ordinal: u32| {
                let Some(event) = event_of.get(ordinal as usize) else { return false };
                each(Told { file: &dump.name, message, chat, report, event: *event })
            };
            if !dump.again(&self.extractor, &mut told) {
                return;
            }
        }
    }

    /// How many stretches could not be read, and those of them from `first`. Only the first some thousand are
    /// kept; all are counted.
    #[must_use]
    pub fn problems(&self, first: u32, count: u32) -> (u32, Vec<(u32, Problem)>) {
        (self.problems.total(), self.problems.window(first, count))
    }

    /// How many of the problems cost something: the others were put right, or lack a date.
    #[must_use]
    pub fn losses(&self) -> u32 {
        self.problems.losses()
    }

    /// Where a paste was cut; empty for other dumps.
    #[must_use]
    pub fn cuts(&self, dump: u32) -> Vec<CutLine> {
        self.dumps.iter().find(|opened| opened.number == dump).map(cuts::lines).unwrap_or_default()
    }

    /// Cuts a paste otherwise: `edits` are all corrections so far, each the first line of a message and whether
    /// one begins there. Everything is read anew by the next steps.
    pub fn recut(&mut self, dump: u32, edits: &[(u32, bool)]) {
        let Some(opened) = self.dumps.iter_mut().find(|opened| opened.number == dump) else { return };
        let edit = |&(line, cut)| if cut { CutEdit::Split { line } } else { CutEdit::Join { line } };
        opened.recut(edits.iter().map(edit).collect());
        self.begin_again();
    }

    /// The dumps that are open.
    #[must_use]
    pub fn dumps(&self) -> Vec<DumpInfo> {
        self.dumps.iter().map(|dump| dump.info(self.problems.of_dump(dump.number))).collect()
    }

    fn begin_again(&mut self) {
        self.state = State::default();
        self.problems = Problems::default();
        for dump in &mut self.dumps {
            dump.begin_again(&mut self.problems);
        }
    }
}

/// How many reports are joined, or indexed, in the time in which so many bytes are read.
fn reports(bytes: usize) -> u32 {
    u32::try_from(bytes / 256).unwrap_or(u32::MAX)
}

/// A report with the message it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// Name of the file.
    pub file: &'a str,
    /// The message.
    pub message: &'a Message,
    /// Its chat.
    pub chat: Option<&'a Chat>,
    /// What it tells.
    pub report: &'a Report,
    /// The same for all reports of one event.
    pub event: u32,
}
