//! A session: dumps are opened, read step by step, joined into events, and asked.
//!
//! Reading again from the start is the one way in which anything changes afterwards: a paste that is cut
//! otherwise, a dump that is added. So every state of a session is one that reading alone could have made.

use std::mem;
use std::rc::Rc;

use super::added::{Added, Look, open_all};
use super::cuts;
use super::detail::Details;
use super::excerpts::{Asked, Excerpts};
use super::fingerprints::Fingerprints;
use super::intake::Gathered;
use super::opened::{Opened, Status};
use super::problems::Problems;
use super::state::{ChatChoice, CutLine, DumpInfo, Fingerprint, Progress, Stage};
use super::texts::Texts;
use crate::dump::bundle::{Dump, File, LeftOut};
use crate::dump::history::{Completeness, Histories};
use crate::dump::{Chat, Columns, CutEdit, Excess, Mapping, Message, Problem, Refusal, Source};
use crate::event::joining::Joining;
use crate::event::{Extractor, Report};
use crate::timeline::{Answer, Ask, Builder, Closing, EventDetail, Excerpt, Filter, Order, Timeline};

/// Everything that is open, and what can be asked of it.
pub struct Session {
    extractor: Extractor,
    added: Added,
    dumps: Vec<Opened>,
    fingerprints: Fingerprints,
    /// The chats of all dumps, once all is read.
    histories: Histories,
    problems: Problems,
    state: State,
    /// The dump that is being read.
    current: Option<u32>,
    /// What was asked last: the neighbours of an event are those in its list.
    asked: (Filter, Order),
    excerpts: Excerpts,
}

/// What a step came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// There is more to do.
    More,
    /// Files that were opened together were looked through.
    Found(Found),
    /// Something comes to more than is unpacked unasked; it wants [`Session::answer`]. Other work goes on meanwhile.
    Ask {
        /// Names the question.
        question: u32,
        /// What it is about.
        excess: Excess,
    },
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

/// What came of files that were opened together.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The dumps that are open now, by number.
    pub dumps: Vec<u32>,
    /// What looked like a dump and is none that is read, by its name.
    pub refused: Vec<(String, Refusal)>,
    /// What was left out; [`crate::dump::bundle::Why`] says whether it is a loss and worth telling.
    pub left_out: Vec<LeftOut>,
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

impl State {
    fn asked(&self) -> &dyn Asked {
        match self {
            Self::Reading(gathered) | Self::Read(gathered) => &gathered.builder,
            Self::Joining(builder, _) => builder,
            Self::Closing(closing, _) => &**closing,
            Self::Ready(timeline, _) => timeline,
        }
    }
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
            added: Added::default(),
            dumps: Vec::new(),
            fingerprints: Fingerprints::default(),
            histories: Histories::default(),
            problems: Problems::default(),
            state: State::default(),
            current: None,
            asked: Default::default(),
            excerpts: Excerpts::default(),
        }
    }

    /// Opens a file that is not packed beside the dumps that are open. `number` names it from now on; one that is
    /// taken is replaced.
    ///
    /// # Errors
    /// [`Refusal`] when it is nothing that is read; the session goes on without it.
    pub fn open(&mut self, number: u32, name: String, source: Box<dyn Source>) -> Result<(), Refusal> {
        let source = self.fingerprints.watch(&name, Rc::from(source));
        let opened = self.open_dump(number, Dump::single(name, Rc::clone(&source)));
        if opened.is_ok() {
            self.fingerprints.add(number, &source);
        }
        self.fingerprints.looked_through(&source);
        opened
    }

    /// Takes files that were opened together, of any kind: dumps, pages of one, folders, archives. The next steps look
    /// through them, in the order in which they were added, and number the dumps in them behind those there are.
    pub fn add(&mut self, files: Vec<File>) {
        let watched = files.into_iter().map(|file| {
            let path = file.shown().to_owned();
            file.around(|source| self.fingerprints.watch(&path, source))
        });
        self.added.add(watched.collect());
    }

    /// Answers [`Step::Ask`]: whether to unpack all the same. What had come to the limit is read anew then.
    pub fn answer(&mut self, question: u32, go_on: bool) {
        let Some(number) = self.added.answer(question, go_on) else { return };
        if let Some(opened) = self.dumps.iter().find(|opened| opened.number == number) {
            opened.dump.unpack_all();
            self.begin_again();
        }
    }

    fn open_dump(&mut self, number: u32, dump: Dump) -> Result<(), Refusal> {
        let opened = Opened::open(number, dump)?;
        let replaces = self.dumps.iter().any(|dump| dump.number == number);
        self.dumps.retain(|dump| dump.number != number);
        self.fingerprints.forget(number);
        self.dumps.push(opened);
        if replaces || !matches!(self.state, State::Reading(_)) {
            self.begin_again();
        }
        Ok(())
    }

    /// A number that no dump has.
    #[must_use]
    pub fn next_number(&self) -> u32 {
        self.dumps.iter().map(|dump| dump.number + 1).max().unwrap_or(0)
    }

    /// Chooses chats of a whole account, by [`ChatChoice::number`].
    pub fn choose(&mut self, dump: u32, chats: &[u32]) {
        if let Some(dump) = self.dumps.iter_mut().find(|opened| opened.number == dump) {
            dump.choose(chats);
        }
    }

    /// Stops reading. What was read stays and is joined by the next steps.
    pub fn cancel(&mut self) {
        self.added.cancel();
        self.fingerprints.forget_new();
        if matches!(self.state, State::Reading(_)) {
            self.dumps.iter_mut().for_each(Opened::stop);
        }
    }

    /// Reads about `budget` bytes, or does a piece of what follows reading that takes about as long.
    pub fn step(&mut self, budget: usize) -> Step {
        match self.added.step(budget) {
            Look::Nothing => {}
            Look::More => return Step::More,
            Look::Ask(question, excess) => return Step::Ask { question, excess },
            Look::Done(bundle, inputs) => {
                let first = self.next_number();
                let found = open_all(first, bundle, |number, dump| {
                    let lies_in = dump.inputs.clone();
                    self.open_dump(number, dump)?;
                    for source in lies_in.iter().filter_map(|at| inputs.get(*at)) {
                        self.fingerprints.add(number, source);
                    }
                    Ok(())
                });
                for source in &inputs {
                    self.fingerprints.looked_through(source);
                }
                return Step::Found(found);
            }
        }
        match mem::take(&mut self.state) {
            State::Reading(mut gathered) => {
                let step = self.read(&mut gathered, budget);
                self.state = if step == Step::Read { State::Read(gathered) } else { State::Reading(gathered) };
                step
            }
            State::Read(Gathered { builder, keys, histories }) => {
                let joining = Joining::without(keys, builder.withdrawn());
                self.histories = histories;
                self.state = State::Joining(builder, Box::new(joining));
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
            let waits = self.dumps.is_empty() || self.added.is_waiting();
            if waits || self.dumps.iter().any(|dump| dump.status == Status::Choosing) {
                return Step::Waiting;
            }
            // What was stopped may still hold reports back for their neighbours.
            for dump in &mut self.dumps {
                dump.intake(&self.extractor, gathered, &mut self.problems).settle();
            }
            return Step::Read;
        };
        let dump = &mut self.dumps[at];
        if begun.is_none() {
            gathered.histories.begin(dump.number, &dump.dump.title, dump.reader.format());
        }
        self.current = Some(dump.number);
        let choice = dump.step(budget, &self.extractor, gathered, &mut self.problems);
        let newest = self.dumps.last().filter(|_| self.dumps.len() > 1).map(|dump| &dump.contents);
        gathered.builder.set_newest(newest.map_or(0..0, |it| it.first..it.first + it.reports));
        let dump = &mut self.dumps[at];
        if let Some(excess) = dump.dump.take_excess() {
            let question = self.added.ask(Some(dump.number));
            return Step::Ask { question, excess };
        }
        match choice {
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
        let (messages, events, stage) = match &self.state {
            State::Reading(gathered) => {
                // Some wait for their neighbours.
                let held: u32 = self.dumps.iter().map(|dump| dump.contents.held()).sum();
                let messages = gathered.builder.messages();
                (messages + held, messages, Stage::Reading)
            }
            State::Read(Gathered { builder, .. }) | State::Joining(builder, _) => {
                (builder.messages(), builder.messages(), Stage::Joining)
            }
            State::Closing(closing, _) => (closing.messages(), closing.len(), Stage::Joining),
            State::Ready(timeline, _) => (timeline.messages(), timeline.len(), Stage::Joining),
        };
        Progress {
            read: self.dumps.iter().map(Opened::read_to).sum(),
            total: self.dumps.iter().map(|dump| dump.source.stored()).sum(),
            messages,
            events,
            problems: self.problems.total(),
            stage,
        }
    }

    /// Answers a question; while reading, over what was read so far, each report being an event of its own. Rows have
    /// their texts only where those are at hand; [`Self::excerpts`] reads the others.
    pub fn ask(&mut self, ask: &Ask) -> Answer {
        self.asked = (ask.filter.clone(), ask.order);
        let answer = self.state.asked().ask(ask, &self.excerpts);
        self.excerpts.want(ask, &answer);
        answer
    }

    /// Reads the texts that rows of the last answer lack, of at most so many rows: the serial of the answer, and the
    /// excerpt of each by [`crate::timeline::Row::report`]. `None` when no row lacks one.
    pub fn excerpts(&mut self, rows: usize) -> Option<(u32, Vec<(u32, Excerpt)>)> {
        let Self { excerpts, state, dumps, .. } = self;
        excerpts.any_lacking().then(|| excerpts.next(state.asked(), &Texts(dumps), rows))
    }

    /// All of one event, its texts read again and its evidence found again. `None` if no event has the key, or
    /// if reading goes on: events are not known before it ends.
    #[must_use]
    pub fn event(&self, key: &str) -> Option<EventDetail> {
        let State::Ready(timeline, _) = &self.state else { return None };
        let (dumps, histories) = (&self.dumps, &self.histories);
        let details = Details { extractor: &self.extractor, dumps, timeline, histories };
        details.event(key, &self.asked.0, self.asked.1)
    }

    /// Hands every report to `each`, in reading order, with its message read again and a number that the reports
    /// of one event share; until `each` says no. Nothing is handed out before the session is ready.
    pub fn reports(&self, mut each: impl FnMut(Told<'_>) -> bool) {
        let State::Ready(timeline, event_of) = &self.state else { return };
        for dump in &self.dumps {
            let chats = self.chats(dump);
            let mut told = |message: &Message, chat: Option<&Chat>, report: &Report, ordinal: u32| {
                let Some(event) = event_of.get(ordinal as usize) else { return false };
                if timeline.is_withdrawn(ordinal) {
                    return true;
                }
                let chat = chats.get(message.chat as usize).or(chat);
                let place = dump.place(message).and_then(|place| place.path);
                let file = place.as_deref().unwrap_or(&dump.dump.name);
                each(Told { file, message, chat, report, event: *event })
            };
            if !dump.again(&self.extractor, &mut told) {
                return;
            }
        }
    }

    /// The chats of a dump, with what others tell of them.
    fn chats(&self, dump: &Opened) -> Vec<Chat> {
        let all = dump.contents.chats.iter().zip(0..);
        all.map(|(chat, index)| self.histories.completed(dump.number, index, chat)).collect()
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

    /// What can be said of how complete each chat is, from all dumps of it as far as they were read.
    #[must_use]
    pub fn completeness(&self) -> Vec<Completeness> {
        self.histories().completeness()
    }

    fn histories(&self) -> &Histories {
        match &self.state {
            State::Reading(gathered) | State::Read(gathered) => &gathered.histories,
            _ => &self.histories,
        }
    }

    /// Where a paste was cut; empty for other dumps.
    #[must_use]
    pub fn cuts(&self, dump: u32) -> Vec<CutLine> {
        self.dumps.iter().find(|opened| opened.number == dump).map(cuts::lines).unwrap_or_default()
    }

    /// Cuts a paste otherwise: `edits` are all corrections so far, each the first line of a message and whether
    /// one begins there. Everything is read anew by the next steps.
    pub fn recut(&mut self, dump: u32, edits: &[(u32, bool)]) {
        let edit = |&(line, cut)| if cut { CutEdit::Split { line } } else { CutEdit::Join { line } };
        self.change(dump, |opened| opened.recut(edits.iter().map(edit).collect()));
    }

    /// The columns of a table of unknown make, and what they are taken for; `None` for other dumps.
    #[must_use]
    pub fn columns(&self, dump: u32) -> Option<&Columns> {
        self.dumps.iter().find(|opened| opened.number == dump)?.columns()
    }

    /// Takes the columns of a dump for what somebody says. Everything is read anew by the next steps.
    pub fn remap(&mut self, dump: u32, mapping: Mapping) {
        self.change(dump, |opened| opened.remap(mapping));
    }

    /// Whether to mend the texts of a dump that were encoded twice. Everything is read anew by the next steps.
    pub fn mend(&mut self, dump: u32, mend: bool) {
        self.change(dump, |opened| opened.mend(mend));
    }

    /// A file that a message names as its medium, if it was opened with the dump.
    #[must_use]
    pub fn medium(&self, dump: u32, path: &str) -> Option<Rc<dyn Source>> {
        self.dumps.iter().find(|opened| opened.number == dump)?.dump.medium(path)
    }

    /// Goes on with the fingerprints of the files that are open, about `budget` bytes; whether there is more to do. What
    /// passed in order while it was read is done; this is for the rest, when there is nothing else to do: nothing waits
    /// for it.
    pub fn fingerprint(&mut self, budget: usize) -> bool {
        self.fingerprints.step(budget)
    }

    /// The files that are open, with their fingerprints as far as they were taken.
    #[must_use]
    pub fn fingerprints(&self) -> Vec<Fingerprint> {
        self.fingerprints.all()
    }

    /// The dumps that are open.
    #[must_use]
    pub fn dumps(&self) -> Vec<DumpInfo> {
        self.dumps.iter().map(|dump| dump.info(self.problems.of_dump(dump.number))).collect()
    }

    fn change(&mut self, dump: u32, change: impl FnOnce(&mut Opened)) {
        if let Some(opened) = self.dumps.iter_mut().find(|opened| opened.number == dump) {
            change(opened);
            self.begin_again();
        }
    }

    fn begin_again(&mut self) {
        self.state = State::default();
        self.excerpts.clear();
        self.current = None;
        self.histories = Histories::default();
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
    /// The file that the message lies in.
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
