//! What happens to each message as it is read: it becomes a report, an entry of the timeline, a key to join by.
//!
//! Reports whose messages have no time are held back until their neighbours are known, because only those tell
//! their year; all others pass at once.

use std::mem;

use super::problems::Problems;
use crate::dump::history::{Histories, Ranges, Verdict};
use crate::dump::{Chat, Message, MessageKind, Problem, Sink, Zone};
use crate::event::joining::{JoinKey, Keys};
use crate::event::{Extractor, Post, Report, resolve};
use crate::timeline::Builder;

/// The most reports of a dump that wait for their neighbours. Only pastes have such, and a paste of this many
/// messages would be a book; what comes behind is settled by itself.
const HELD: usize = 20_000;

/// What reading gathers, of all dumps together.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The timeline so far.
    pub(super) builder: Builder,
    /// By ordinal.
    pub(super) keys: Keys,
    /// The chats of all dumps, and the messages that were met.
    pub(super) histories: Histories,
}

/// What is known of one dump's contents. Texts are not, but for the reports held back.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// In the order in which the reader announced them.
    pub(super) chats: Vec<Chat>,
    /// Posts.
    pub(super) messages: u32,
    /// Service records.
    pub(super) services: u32,
    /// The zone of the times, seconds east of Greenwich, where a message tells.
    pub(super) zone: Option<i32>,
    /// Posts with a time of which no zone is known.
    pub(super) unzoned: u32,
    /// After how many records reading was stopped, if it was: reading anew ends there too.
    pub(super) limit: Option<u32>,
    /// Ordinal of the first report; those of a dump follow each other.
    pub(super) first: u32,
    /// How many reports there are: one a message that was not met before, or is a later version.
    pub(super) reports: u32,
    /// Which posts have none, counted from 0: another dump, or this one before, has them already.
    pub(super) met: Ranges,
    /// The first reports, if they had to wait for each other: reading a message again would not give them.
    settled: Vec<Report>,
    held: Vec<(Report, Message)>,
}

impl Contents {
    /// Nothing yet, to be filled no further than this.
    pub(super) fn afresh(&self) -> Self {
        Self { limit: self.limit, ..Self::default() }
    }

    /// Posts and service records.
    pub(super) fn records(&self) -> u32 {
        self.messages + self.services
    }

    /// How many reports wait for their neighbours.
    pub(super) fn held(&self) -> u32 {
        self.held.len() as u32
    }

    /// Whether no more is to be read.
    pub(super) fn is_full(&self) -> bool {
        self.limit.is_some_and(|limit| self.records() >= limit)
    }

    /// The report of a message that was read again.
    pub(super) fn report(&self, extractor: &Extractor, message: &Message, ordinal: u32) -> Report {
        let settled = ordinal.checked_sub(self.first).and_then(|at| self.settled.get(at as usize));
        settled.cloned().unwrap_or_else(|| {
            let mut report = extractor.report(&self.post(message));
            resolve(std::slice::from_mut(&mut report), &[message.posted]);
            report
        })
    }

    fn post<'a>(&'a self, message: &'a Message) -> Post<'a> {
        let chat = self.chats.get(message.chat as usize);
        Post {
            text: &message.text,
            posted: message.posted,
            channel: chat.and_then(|chat| chat.title.as_deref()),
            description: chat.and_then(|chat| chat.description.as_deref()),
            forwarded_from: message.forward.as_ref().and_then(|forward| forward.name.as_deref()),
        }
    }

    /// Whether a message waits for its neighbours: from the first on, if that has no time.
    fn holds(&self, message: &Message) -> bool {
        self.settled.is_empty() && (!self.held.is_empty() || (self.reports == 1 && message.posted.is_none()))
    }
}

/// Takes what the reader of one dump finds.
pub(super) struct Intake<'a> {
    pub(super) dump: u32,
    pub(super) extractor: &'a Extractor,
    pub(super) gathered: &'a mut Gathered,
    pub(super) problems: &'a mut Problems,
    pub(super) contents: &'a mut Contents,
}

impl Intake<'_> {
    /// Lets go of the reports held back: what there is of neighbours is known.
    pub(super) fn settle(&mut self) {
        let (mut reports, messages): (Vec<Report>, Vec<Message>) =
            mem::take(&mut self.contents.held).into_iter().unzip();
        let posted: Vec<_> = messages.iter().map(|message| message.posted).collect();
        resolve(&mut reports, &posted);
        for (report, message) in reports.iter().zip(&messages) {
            self.enter(report, message);
        }
        self.contents.settled.append(&mut reports);
    }

    fn enter(&mut self, report: &Report, message: &Message) {
        self.gathered.builder.push(report, message, self.dump);
        self.gathered.keys.push(&JoinKey::of(report, &self.contents.post(message)));
    }
}

impl Sink for Intake<'_> {
    fn chat(&mut self, index: u32, chat: &Chat) {
        self.gathered.histories.chat(self.dump, index, chat);
        let chats = &mut self.contents.chats;
        if let Some(known) = chats.get_mut(index as usize) {
            known.clone_from(chat);
        } else {
            chats.push(chat.clone());
            self.gathered.builder.add_chat(self.dump, chat);
        }
    }

    fn message(&mut self, message: &Message) {
        if self.contents.is_full() {
            return;
        }
        if let Some(Zone::Offset(east) | Zone::Standard(east)) = message.posted.map(|posted| posted.zone) {
            self.contents.zone.get_or_insert(east);
        }
        let ordinal = self.gathered.builder.len() + self.contents.held.len() as u32;
        let verdict = self.gathered.histories.message(message, ordinal);
        if message.kind == MessageKind::Service {
            self.contents.services += 1;
            if verdict == Verdict::New {
                self.gathered.builder.add_service();
            }
            return;
        }
        if self.contents.messages == 0 {
            self.contents.first = ordinal;
        }
        self.contents.messages += 1;
        self.contents.unzoned += u32::from(message.posted.is_some_and(|posted| posted.zone == Zone::Unknown));
        let builder = &mut self.gathered.builder;
        match verdict {
            Verdict::New => {}
            Verdict::Known(known) => {
                // Else it is the same dump, which has it twice.
                if known < self.contents.first {
                    builder.also_in(known, self.dump);
                }
                self.contents.met.insert(i64::from(self.contents.messages - 1));
                return;
            }
            Verdict::Newer(known) => {
                for dump in builder.dumps_of(known).into_iter().filter(|dump| *dump != self.dump) {
                    builder.also_in(ordinal, dump);
                }
                builder.withdraw(known);
            }
        }
        self.contents.reports += 1;
        let mut report = self.extractor.report(&self.contents.post(message));
        if self.contents.holds(message) {
            self.contents.held.push((report, message.clone()));
            if self.contents.held.len() == HELD {
                self.settle();
            }
        } else {
            resolve(std::slice::from_mut(&mut report), &[message.posted]);
            self.enter(&report, message);
        }
    }

    fn problem(&mut self, problem: Problem) {
        if !self.contents.is_full() {
            self.problems.add(self.dump, problem);
        }
    }
}
