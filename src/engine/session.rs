//! A session: dumps are opened, read step by step, joined into events, and asked.
//!
//! Reading again from the start is the one way in which anything changes afterwards: a paste that is cut
//! otherwise, a dump that is added. So every state of a session is one that reading alone could have made.

mod kept;

use std::mem;
use std::rc::Rc;

use super::added::{Added, Look, open_all};
use super::batch::{Batch, Findings};
use super::cuts;
use super::detail::Details;
use super::excerpts::{Asked, Excerpts};
use super::fingerprints::Fingerprints;
use super::gathering::{Gathering, With};
use super::intake::Gathered;
use super::linked::{name_chats, tell_services};
use super::lots::Room;
use super::opened::Opened;
use super::problems::Problems;
use super::state::{CutLine, DumpInfo, Fingerprint, Progress, Stage};
use super::step::{Step, Told};
use super::texts::Texts;
use crate::dump::bundle::{Dump, File};
use crate::dump::history::{Completeness, Histories};
use crate::dump::{
    Chat, Columns, CutEdit, Mapping, Message, Posted, Problem, Refusal, Source, SourceError, Told as Named,
};
use crate::event::joining::Joining;
use crate::event::{Extractor, Post, Report};
use crate::timeline::{Answer, Ask, Builder, Closing, EventDetail, Excerpt, Filter, Order, Timeline};

/// Texts in which there is something for every part of the extraction.
const WARMING: [&str; 2] = [
    "On 5 March, Foreign Minister Anna Lind met with Ambassador of Kenya Peter Odhiambo in Oslo, on the sidelines of the \
     Forum. \u{201c}We discussed trade,\u{201d} she said at a press conference. #Kenya",
    "5 марта министр иностранных дел Антон Баров встретился в Осло с послом Кении Петром Орловым. «Мы обсудили торговлю», \
     — заявил он на брифинге. #Кения",
];

/// Everything that is open, and what can be asked of it.
pub struct Session {
    extractor: Extractor,
    added: Added,
    /// What somebody said that columns are called.
    named: Named,
    dumps: Vec<Opened>,
    fingerprints: Fingerprints,
    /// What stays to be asked of the chats of all dumps, once all is read.
    histories: Histories,
    problems: Problems,
    state: State,
    /// How often everything was begun anew.
    beginnings: u32,
    /// How many texts are held in memory.
    room: Room,
    /// What was asked last: the neighbours of an event are those in its list.
    asked: (Filter, Order),
    excerpts: Excerpts,
}

enum State {
    /// Bytes become messages and reports.
    Gathering(Box<Gathering>),
    /// All are in the index.
    Gathered(Box<Gathering>),
    /// Reports are compared and joined.
    Joining(Box<Builder>, Box<Joining>),
    /// It is known which reports tell of one event; the index is closed.
    Closing(Box<Closing>, Vec<u32>),
    /// Closed. With the event of each report.
    Ready(Box<Timeline>, Vec<u32>),
}

impl State {
    fn asked(&self) -> &dyn Asked {
        match self {
            Self::Gathering(gathering) | Self::Gathered(gathering) => &gathering.gathered.builder,
            Self::Joining(builder, _) => &**builder,
            Self::Closing(closing, _) => &**closing,
            Self::Ready(timeline, _) => &**timeline,
        }
    }
}

impl Default for State {
    fn default() -> Self {
        Self::Gathering(Box::default())
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
            named: Named::default(),
            dumps: Vec::new(),
            fingerprints: Fingerprints::default(),
            histories: Histories::default(),
            problems: Problems::default(),
            state: State::default(),
            beginnings: 0,
            room: Room::default(),
            asked: Default::default(),
            excerpts: Excerpts::default(),
        }
    }

    /// Has extraction build what it builds when it is first needed, so that the first posts need not wait for it.
    pub fn warm_up(&self) {
        for text in WARMING {
            let _ = self.extractor.report(&Post { text, posted: Some(Posted::utc(0)), ..Post::default() });
        }
    }

    /// Opens a file that is not packed beside the dumps that are open. `number` names it from now on; one that is
    /// taken is replaced.
    ///
    /// # Errors
    /// [`Refusal`] when it is nothing that is read; the session goes on without it.
    pub fn open(&mut self, number: u32, name: String, source: Box<dyn Source>) -> Result<(), Refusal> {
        let source: Rc<dyn Source> = Rc::from(source);
        self.fingerprints.watch(&name, Rc::clone(&source));
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
        for file in &files {
            self.fingerprints.watch(file.shown(), file.source());
        }
        self.added.add(files);
    }

    /// Answers [`Step::Ask`]: whether to unpack all the same. What had come to the limit is read anew then.
    pub fn answer(&mut self, question: u32, go_on: bool) {
        let Some(number) = self.added.answer(question, go_on) else { return };
        if let Some(opened) = self.dumps.iter().find(|opened| opened.number == number) {
            opened.dump.unpack_all();
            self.begin_again();
        }
    }

    /// Says of all dumps that are opened from now on what their columns are called: what has such columns is a table.
    pub fn name_columns(&mut self, named: Named) {
        self.named = named;
    }

    fn open_dump(&mut self, number: u32, mut dump: Dump) -> Result<(), Refusal> {
        dump.told.clone_from(&self.named);
        let opened = Opened::open(number, dump)?;
        let replaces = self.dumps.iter().any(|dump| dump.number == number);
        self.dumps.retain(|dump| dump.number != number);
        self.fingerprints.forget(number);
        self.dumps.push(opened);
        match &mut self.state {
            State::Gathering(gathering) if !replaces => gathering.read_on(),
            _ => self.begin_again(),
        }
        Ok(())
    }

    /// Holds more or fewer texts; everything is read anew.
    #[cfg(test)]
    pub(super) fn set_room(&mut self, room: Room) {
        self.room = room;
        self.begin_again();
    }

    /// Whether nothing is open, or being looked through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.dumps.is_empty() && !self.added.is_waiting()
    }

    /// How often everything was begun anew.
    #[must_use]
    pub fn beginnings(&self) -> u32 {
        self.beginnings
    }

    /// A number that no dump has.
    #[must_use]
    pub fn next_number(&self) -> u32 {
        self.dumps.iter().map(|dump| dump.number + 1).max().unwrap_or(0)
    }

    /// Chooses chats of a whole account, by [`super::state::ChatChoice::number`].
    pub fn choose(&mut self, dump: u32, chats: &[u32]) {
        if let Some(dump) = self.dumps.iter_mut().find(|opened| opened.number == dump) {
            dump.choose(chats);
        }
    }

    /// Stops reading. What was read stays; what it tells is found and joined by the next steps.
    pub fn cancel(&mut self) {
        self.added.cancel();
        self.fingerprints.forget_new();
        if matches!(self.state, State::Gathering(_)) {
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
        let Self { state, extractor, added, dumps, problems, .. } = self;
        if let State::Gathering(gathering) = state
            && let Some(step) = gathering.step(budget, With { extractor, added, dumps, problems })
        {
            return step;
        }
        match mem::take(state) {
            State::Gathering(gathering) => {
                self.state = State::Gathered(gathering);
                Step::More
            }
            State::Gathered(gathering) => {
                let Gathered { mut builder, keys, histories, .. } = gathering.gathered;
                name_chats(&mut builder, dumps, &histories);
                let joining = Joining::without(keys, builder.withdrawn());
                // From here on joining and closing want the memory: what only reading and extraction need goes before.
                self.histories = Histories::settled(histories.settle());
                drop(histories);
                self.extractor.forget();
                self.state = State::Joining(Box::new(builder), Box::new(joining));
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
                    self.state = State::Ready(Box::new(timeline), event_of);
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

    /// Posts for somebody else to extract, who gives what was found to [`Self::take`]. Who never does is waited for only
    /// until there is nothing else to do. `None`: there are none at the moment.
    pub fn give(&mut self) -> Option<Batch> {
        if let State::Gathering(gathering) = &mut self.state { gathering.lots.give() } else { None }
    }

    /// Takes what somebody found in a batch, in whatever order. What is not wanted any more changes nothing.
    pub fn take(&mut self, findings: Findings) {
        if let State::Gathering(gathering) = &mut self.state {
            gathering.lots.take(findings);
        }
    }

    /// How many bytes of text wait for somebody to extract them, of those that are in memory.
    #[must_use]
    pub fn waiting(&self) -> usize {
        if let State::Gathering(gathering) = &self.state { gathering.lots.waiting() } else { 0 }
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
            State::Gathering(gathering) => {
                (gathering.posts(), gathering.gathered.builder.messages(), gathering.stage())
            }
            State::Gathered(gathering) => (gathering.posts(), gathering.posts(), Stage::Joining),
            State::Joining(builder, _) => (builder.messages(), builder.messages(), Stage::Joining),
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
        let mut answer = self.state.asked().ask(ask, &self.excerpts);
        self.excerpts.want(ask, &answer);
        tell_services(&mut answer.query_faults, &self.dumps, &self.histories);
        answer
    }

    /// Reads the texts that rows of the last answer lack, of at most so many rows: the serial of the answer, and the
    /// excerpt of each by [`crate::timeline::Row::report`]. `None` when no row lacks one.
    pub fn excerpts(&mut self, rows: usize) -> Option<(u32, Vec<(u32, Excerpt)>)> {
        let Self { excerpts, state, dumps, .. } = self;
        excerpts.any_lacking().then(|| excerpts.next(state.asked(), &Texts(dumps), rows))
    }

    /// The dumps of which texts that were wanted can no longer be read, and why.
    #[must_use]
    pub fn unread(&self) -> Vec<(u32, SourceError)> {
        self.dumps.iter().filter_map(|dump| Some((dump.number, dump.unread()?))).collect()
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
            State::Gathering(gathering) | State::Gathered(gathering) => &gathering.gathered.histories,
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

    /// Goes on with the fingerprints of the files that are open, about `budget` bytes; whether there is more to do. It is
    /// for when there is nothing else to do: nothing waits for it.
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
        self.beginnings += 1;
        self.state = State::Gathering(Box::new(Gathering::new(self.beginnings, self.room)));
        self.excerpts.clear();
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
