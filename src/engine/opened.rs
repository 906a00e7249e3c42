//! One dump that is open: its bytes, its reader, how far it is, what is in it.

use std::cell::RefCell;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::contents::Contents;
use super::intake::{Gathered, Intake};
use super::lots::Lots;
use super::problems::Problems;
use super::state::{ChatChoice, DumpInfo, Tabular};
use crate::dump::bundle::Dump;
use crate::dump::{
    Chat, ChatSummary, Columns, CutEdit, Fault, Mapping, Message, MessageKind, Place, Position, Problem, Reader,
    Refusal, Sink, Source, SourceError, SourceReason, Step,
};
use crate::event::{Extractor, Report};

/// How many bytes are read between two looks at whether to go on, when all is read again.
const SLICE: usize = 4 << 20;

/// An open dump.
pub(super) struct Opened {
    /// What it is called by.
    pub(super) number: u32,
    /// What it is made of. Its name is empty for a paste.
    pub(super) dump: Dump,
    /// Its bytes.
    pub(super) source: Rc<dyn Source>,
    /// Knows the format.
    pub(super) reader: Reader,
    /// How far it is.
    pub(super) status: Status,
    /// What is in it.
    pub(super) contents: Contents,
    /// Of a whole account: what was chosen.
    chosen: Option<Vec<u32>>,
    edits: Vec<CutEdit>,
    /// What the user says of its columns.
    mapping: Option<Mapping>,
    /// Whether texts that were encoded twice are mended.
    mends: bool,
    /// Why a message could not be read again, for as long as it cannot.
    unread: RefCell<Option<SourceError>>,
}

/// What somebody said of a dump that its messages are read by.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    chosen: Option<Vec<u32>>,
    mends: bool,
}

/// Takes a post, its chat, its report and its ordinal, and says whether it wants more.
pub(super) type Each<'a> = dyn FnMut(&Message, Option<&Chat>, &Report, u32) -> bool + 'a;

/// How far reading a dump is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    /// There is more to read.
    Reading,
    /// It waits for a choice of chats.
    Choosing,
    /// It was read, or reading was stopped.
    Done,
}

impl Opened {
    /// Notes whether a message could be read again. That others can be, which are in memory, says nothing of those that
    /// could not.
    pub(super) fn note(&self, position: Position, was_read: bool) {
        let mut unread = self.unread.borrow_mut();
        *unread = match unread.take() {
            None if was_read => None,
            Some(error) if was_read => self.source.read_at(error.offset, &mut [0]).err(),
            _ => Some(why_not(&*self.source, position)),
        };
    }

    /// Why a message could not be read again, if one could not.
    pub(super) fn unread(&self) -> Option<SourceError> {
        self.unread.borrow().clone()
    }

    pub(super) fn open(number: u32, dump: Dump) -> Result<Self, Refusal> {
        let reader = dump.open_any()?;
        Ok(Self {
            number,
            source: Rc::clone(&dump.source),
            dump,
            reader,
            status: Status::Reading,
            contents: Contents::default(),
            chosen: None,
            edits: Vec::new(),
            mapping: None,
            mends: false,
            unread: RefCell::default(),
        })
    }

    /// Reads on. Gives the chats to choose from when it comes to a choice.
    pub(super) fn step(
        &mut self,
        budget: usize,
        gathered: &mut Gathered,
        lots: &mut Lots,
        problems: &mut Problems,
    ) -> Option<Vec<ChatChoice>> {
        let contents = &mut self.contents;
        let mut intake = Intake { dump: self.number, gathered, lots, problems, contents };
        let step = self.reader.step(&*self.source, budget, &mut intake);
        match step {
            Step::More if !self.contents.is_full() => {}
            Step::More | Step::Done => self.status = Status::Done,
            Step::Choose(found) => {
                let Some(chosen) = &self.chosen else {
                    self.status = Status::Choosing;
                    return Some(found.into_iter().map(choice).collect());
                };
                self.reader.choose(chosen);
            }
        }
        None
    }

    /// Chooses chats of a whole account.
    pub(super) fn choose(&mut self, chats: &[u32]) {
        if self.status == Status::Choosing {
            self.reader.choose(chats);
            self.chosen = Some(chats.to_vec());
            self.status = Status::Reading;
        }
    }

    /// Stops where it is.
    pub(super) fn stop(&mut self) {
        if self.status != Status::Done {
            self.status = Status::Done;
            self.contents.limit = Some(self.contents.records());
        }
    }

    /// Cuts a paste otherwise, from the next beginning on.
    pub(super) fn recut(&mut self, edits: Vec<CutEdit>) {
        self.edits = edits;
    }

    /// Takes its columns for what somebody says, from the next beginning on.
    pub(super) fn remap(&mut self, mapping: Mapping) {
        self.mapping = Some(mapping);
    }

    /// Mends texts that were encoded twice, or not, from the next beginning on.
    pub(super) fn mend(&mut self, mend: bool) {
        self.mends = mend;
    }

    /// Its columns, if anything can be said of them.
    pub(super) fn columns(&self) -> Option<&Columns> {
        self.reader.mapping().filter(|columns| !columns.columns.is_empty())
    }

    fn tabular(&self) -> Tabular {
        match self.columns() {
            None => Tabular::No,
            Some(columns) if self.mapping.is_none() && !columns.lacks().is_empty() => Tabular::Unclear,
            Some(_) => Tabular::Clear,
        }
    }

    /// Back to the start, with the same choices. A source that is gone by now is a problem, no failure.
    pub(super) fn begin_again(&mut self, problems: &mut Problems) {
        self.contents = self.contents.afresh();
        match self.fresh_reader() {
            Ok(reader) => {
                self.reader = reader;
                self.status = if self.contents.is_full() { Status::Done } else { Status::Reading };
            }
            Err(refusal) => {
                problems.add(self.number, self.refused(refusal));
                self.status = Status::Done;
            }
        }
    }

    /// Reads everything once more and hands out each post with its report; `false` when `each` had enough.
    pub(super) fn again(&self, extractor: &Extractor, each: &mut Each<'_>) -> bool {
        let Ok(mut reader) = self.fresh_reader() else { return true };
        let next = self.contents.first;
        let mut retell = Retell { of: self, extractor, each, post: 0, next, go_on: true };
        while retell.go_on && retell.post < self.contents.messages {
            match reader.step(&*self.source, SLICE, &mut retell) {
                Step::More => {}
                Step::Choose(_) => reader.choose(self.chosen()),
                Step::Done => break,
            }
        }
        retell.go_on
    }

    /// The chats of a whole account that were chosen.
    pub(super) fn chosen(&self) -> &[u32] {
        self.chosen.as_deref().unwrap_or_default()
    }

    /// The problem that it is refused, though it was open.
    pub(super) fn refused(&self, refusal: Refusal) -> Problem {
        Problem::new(0..self.source.len(), Fault::Refused(refusal), &[])
    }

    /// What somebody said of it.
    pub(super) fn kept(&self) -> Kept {
        Kept { chosen: self.chosen.clone(), mends: self.mends }
    }

    /// Takes what was said of it when it was read: it need not be read any more.
    pub(super) fn take_up(&mut self, said: Kept) {
        let Kept { chosen, mends } = said;
        (self.chosen, self.mends, self.status) = (chosen, mends, Status::Done);
        if mends {
            self.reader.mend(true);
        }
    }

    /// A reader at the start, told all that was said of the dump.
    pub(super) fn fresh_reader(&self) -> Result<Reader, Refusal> {
        let mut reader = self.dump.open_any()?;
        if let Some(mapping) = &self.mapping {
            reader.remap(mapping);
        }
        if self.mends {
            reader.mend(true);
        }
        if !self.edits.is_empty() {
            reader.recut(&self.edits);
        }
        Ok(reader)
    }

    /// Where a message lies in the user's own files; `None` if that is where its position says.
    pub(super) fn place(&self, message: &Message) -> Option<Place> {
        self.reader.place(&*self.source, message.position.start..message.position.end)
    }

    /// How many bytes of it were read.
    pub(super) fn read_to(&self) -> u64 {
        if self.status == Status::Done { self.source.stored() } else { self.reader.read_to(&*self.source) }
    }

    /// What people are told of it.
    pub(super) fn info(&self, problems: u32) -> DumpInfo {
        let format = self.reader.format();
        DumpInfo {
            dump: self.number,
            name: self.dump.name.clone(),
            size: self.source.stored(),
            format,
            paste: self.reader.has_cuts(),
            partial: self.contents.limit.is_some(),
            chats: self.contents.chats.clone(),
            messages: self.contents.messages,
            services: self.contents.services,
            problems,
            zone: self.contents.zone,
            unzoned: self.contents.unzoned,
            columns: self.tabular(),
            mended: self.mends,
        }
    }
}

fn choice(summary: ChatSummary) -> ChatChoice {
    let ChatSummary { index, title, kind, messages, first, last, preselected } = summary;
    ChatChoice {
        number: index,
        chat: Chat { title, kind, ..Chat::default() },
        messages: u32::try_from(messages).unwrap_or(u32::MAX),
        days: first.zip(last).map(|(first, last)| (first.day(), last.day())),
        preselected,
    }
}

/// Hands out the reports of a dump that is read once more.
struct Retell<'a, 'each> {
    of: &'a Opened,
    extractor: &'a Extractor,
    each: &'a mut Each<'each>,
    /// How many posts were passed.
    post: u32,
    /// The ordinal of the next report.
    next: u32,
    go_on: bool,
}

impl Sink for Retell<'_, '_> {
    fn chat(&mut self, _: u32, _: &Chat) {}

    fn message(&mut self, message: &Message) {
        let contents = &self.of.contents;
        // A dump that was stopped ends where it was stopped.
        if message.kind == MessageKind::Service || !self.go_on || self.post == contents.messages {
            return;
        }
        self.post += 1;
        if contents.met.has(i64::from(self.post - 1)) {
            return;
        }
        let report = contents.report(self.extractor, message, self.next);
        self.go_on = (self.each)(message, contents.chats.get(message.chat as usize), &report, self.next);
        self.next += 1;
    }

    fn problem(&mut self, _: Problem) {}
}

/// Why a message that was read once cannot be read again: its bytes cannot be had, or they are others.
fn why_not(source: &dyn Source, position: Position) -> SourceError {
    let offset = position.start;
    match source.read_at(offset, &mut [0]) {
        Err(error) => error,
        Ok(0) => SourceError { offset, reason: SourceReason::Shorter },
        Ok(_) => SourceError { offset, reason: SourceReason::Changed },
    }
}
