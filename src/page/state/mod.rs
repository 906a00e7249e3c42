//! The state of the page and the only function that changes it.
//!
//! Pure: no browser, no clock, no worker. What the worker is to be asked stands in the state as an
//! [`Outbox`]; the root component sends it. Large things lie behind `Rc`, because every change clones.

mod action;
mod anew;
mod asking;
mod hearing;
mod kept;
mod media;

use std::rc::Rc;

pub use action::{Action, Opened};
pub use asking::{FacetView, Outbox};
pub use kept::{Kept, KeptAction};

use crate::dump::{Columns, CutReason, Excess, Problem, SourceError};
use crate::timeline::{Ask, DayCount, EventDetail, FacetAnswer, Forgiven, Histogram, QueryFault, Row, Totals};
use crate::worker::protocol::{
    ChatChoice, Completeness, CutLine, DumpInfo, Fingerprint, NotOpened, Progress, Request, Stage,
};

use super::view::{Chosen, View, choose, chosen, with_range};

/// What the page is at; tests and measuring read it from the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing is open.
    #[default]
    Start,
    /// A dump is being read.
    Reading,
    /// Everything can be asked.
    Ready,
    /// Nothing could be opened, or the worker is lost.
    Failed,
}

impl Phase {
    /// As the document's `data-state` says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Reading => "reading",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

/// A panel that lies over the list or beside it, other than an open event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// None.
    #[default]
    None,
    /// What could not be read.
    Problems,
    /// Where a paste was cut.
    Cuts(u32),
    /// What the columns of a table hold.
    Columns(u32),
    /// What is open.
    About,
    /// How to keep it on this device.
    Keep,
    /// What the keys do.
    Help,
    /// Where a text can be pasted.
    Paste,
    /// The filters, where there is no room for them beside the list.
    Filters,
}

/// Something that could not be opened, or was left out of what was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its name; empty for a paste.
    pub name: String,
    /// Why.
    pub reason: NotOpened,
    /// Whether it was only left out: what it belongs to is open.
    pub left_out: bool,
}

/// A question about something packed that comes to very much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Its number.
    pub question: u32,
    /// What it is about.
    pub excess: Excess,
}

/// A picture that was opened with its dump.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Medium {
    /// The dump.
    pub dump: u32,
    /// Its path as the message has it.
    pub path: String,
    /// Its bytes; `None` until they come, or for ever if there are none.
    pub bytes: Option<Rc<Vec<u8>>>,
}

/// The last answer, in parts that change at different times.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// Of everything that is open.
    pub totals: Totals,
    /// Events that match.
    pub shown: u32,
    /// Days of the matching events.
    pub days: Rc<[DayCount]>,
    /// Facets, each as often as it was asked for.
    pub facets: Rc<[Rc<FacetAnswer>]>,
    /// Bars.
    pub histogram: Rc<Histogram>,
    /// Number of the first row held.
    pub first: u32,
    /// The question that they answer.
    pub serial: u32,
    /// The rows held.
    pub rows: Rc<[Rc<Row>]>,
    /// Where the query was not understood.
    pub query_faults: Rc<[QueryFault]>,
    /// Words of the query that were taken for others.
    pub forgiven: Rc<[Forgiven]>,
}

/// Facets and bars of an answer.
#[derive(Clone, Debug, PartialEq)]
struct Rest {
    facets: Rc<[Rc<FacetAnswer>]>,
    histogram: Rc<Histogram>,
}

impl Shown {
    /// The row at a place of the result, if it is held.
    #[must_use]
    pub fn row(&self, index: u32) -> Option<&Rc<Row>> {
        self.rows.get(index.checked_sub(self.first)? as usize)
    }
}

/// What could not be read, as far as it was listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProblemList {
    /// All there are.
    pub total: u32,
    /// Those listed so far, each with its dump.
    pub listed: Rc<Vec<(u32, Problem)>>,
}

/// A paste, where it was cut, and what the user did about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cuts {
    /// The dump.
    pub dump: u32,
    /// The lines; `None` until they have come.
    pub lines: Option<Rc<Vec<CutLine>>>,
}

/// A table, and what its columns are taken for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ColumnList {
    /// The dump.
    pub dump: u32,
    /// Whether the worker has said what there is.
    pub come: bool,
    /// The columns, if it has any.
    pub columns: Option<Rc<Columns>>,
}

/// Lines of a paste, and whether a message begins there, as the user decided.
pub type CutEdits = Vec<(u32, bool)>;

/// A query whose result is due, or has come and is to be measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Typed {
    /// The question that carries it.
    pub serial: u32,
    /// Time stamp of the input event.
    pub at: f64,
    /// Time inside the worker, once it is answered.
    pub answer_ms: Option<f64>,
}

/// When things came to pass, in the browser's own milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Times {
    /// The last opening began.
    pub opened: f64,
    /// Progress was last told.
    pub told: f64,
    /// Finding began, with so many posts looked at: how long the rest takes is told from there, since reading is faster.
    pub finding: Option<(f64, u32)>,
    /// The opening whose first rows have come; each opening has them once.
    pub rows_of: Option<f64>,
}

/// Everything the page knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What the page is at.
    pub phase: Phase,
    /// What is looked at.
    pub view: Rc<View>,
    /// Whether the last change of the view deserves a step of its own in the history.
    pub step: bool,
    /// What else is open.
    pub panel: Panel,
    /// What was opened and is not looked through.
    pub opening: Rc<[Opened]>,
    /// Dumps that are read.
    pub dumps: Rc<[DumpInfo]>,
    /// Dumps that are not.
    pub refused: Rc<[Refused]>,
    /// Dumps found in what was opened.
    pub found: u32,
    /// Questions about what comes to very much.
    pub excesses: Rc<[Asked]>,
    /// Pictures asked for, the last one last.
    pub media: Rc<[Medium]>,
    /// Whole accounts that wait for a choice of chats.
    pub choosing: Rc<[(u32, Rc<[ChatChoice]>)]>,
    /// How far reading is.
    pub progress: Option<Progress>,
    /// When.
    pub times: Times,
    /// How much of the facets is listed.
    pub facets: Rc<Vec<FacetView>>,
    /// Most bars that fit.
    pub bars: u32,
    /// The row that the keys move from.
    pub cursor: Option<u32>,
    /// The last answer.
    pub shown: Shown,
    /// Facets and bars of the last answer, while the rest of it is drawn before them.
    rest: Option<Rest>,
    /// The open event, once it has come.
    pub detail: Option<Rc<EventDetail>>,
    /// The open event is not among those read.
    pub missing: bool,
    /// What could not be read.
    pub problems: ProblemList,
    /// How complete the chats are, as it was when the list of problems was opened.
    pub complete: Rc<[Completeness]>,
    /// Where a paste was cut.
    pub cuts: Cuts,
    /// The columns of a table.
    pub columns: ColumnList,
    /// The files that are open, with their fingerprints.
    pub fingerprints: Rc<[Fingerprint]>,
    /// What the user decided about cuts, by dump.
    pub edits: Rc<Vec<(u32, CutEdits)>>,
    /// What is kept on this device.
    pub kept: Kept,
    /// Why the worker is lost.
    pub lost: Option<Rc<str>>,
    /// Dumps of which texts can no longer be read, and why.
    pub unread: Rc<[(u32, SourceError)]>,
    /// The last typed query.
    pub typed: Option<Typed>,
    /// Whether filters were taken off for a link, as long as they are.
    pub lifted: bool,
    /// What is asked of the timeline.
    asking: asking::Asking,
    /// What is to be sent to the worker.
    pub outbox: Outbox,
}

impl State {
    /// The page as it comes up, showing what the address says once something is open.
    #[must_use]
    pub fn start(view: View) -> Self {
        Self { view: Rc::new(view), bars: 120, ..Self::default() }
    }

    /// The state after an action; `None` if nothing changed.
    #[must_use]
    pub fn after(&self, action: Action) -> Option<Self> {
        let mut next = self.clone();
        next.act(action);
        (next != *self).then_some(next)
    }

    /// Whether there is a timeline to show.
    #[must_use]
    pub fn has_timeline(&self) -> bool {
        match self.phase {
            Phase::Start => false,
            Phase::Reading => self.choosing.is_empty() || self.shown.totals.messages > 0,
            Phase::Ready => true,
            Phase::Failed => self.shown.totals.messages > 0,
        }
    }

    /// The question that was last asked.
    #[must_use]
    pub fn asked(&self) -> &Ask {
        &self.asking.last
    }

    /// Posts so far: those that are read are more than those that the last answer knew.
    #[must_use]
    pub fn message_count(&self) -> u32 {
        self.shown.totals.messages.max(self.progress.map_or(0, |progress| progress.messages))
    }

    /// Problems known of.
    #[must_use]
    pub fn problem_count(&self) -> u32 {
        let reading = self.progress.map_or(0, |progress| progress.problems);
        reading.max(self.dumps.iter().map(|dump| dump.problems).sum())
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Opened { opened, at } => self.open(opened, at),
            Action::Progress { progress, at } => {
                self.times.told = at;
                if progress.stage == Stage::Finding {
                    self.times.finding.get_or_insert((at, progress.events));
                }
                self.progress = Some(progress);
                self.refresh(at, progress.events);
            }
            Action::ChooseChats { dump, chats } => {
                self.choosing = self.choosing.iter().cloned().chain([(dump, chats.into())]).collect();
            }
            Action::ChatsChosen { dump, chats } => {
                self.choosing = self.choosing.iter().filter(|(other, _)| *other != dump).cloned().collect();
                self.outbox.put(Request::Choose { dump, chats });
            }
            Action::Cancel => self.outbox.put(Request::Cancel),
            Action::Ready(dumps) => self.ready(dumps),
            Action::Found { opening, dumps, refused, left_out, unclear } => {
                self.look_through(opening, dumps, refused.into_iter().chain(left_out));
                self.propose_columns(unclear);
            }
            Action::Ask(asked) => self.excesses = self.excesses.iter().cloned().chain([asked]).collect(),
            Action::Unpack { question, go_on } => {
                self.excesses = self.excesses.iter().filter(|asked| asked.question != question).cloned().collect();
                self.outbox.put(Request::Answer { question, go_on });
            }
            Action::WantMedium { dump, path } => self.want_medium(dump, path),
            Action::Medium { dump, path, bytes } => self.take_medium(dump, &path, bytes),
            Action::Answer { answer, answer_ms } => self.answer(*answer, answer_ms),
            Action::Excerpts { serial, excerpts } => self.take_excerpts(serial, excerpts),
            Action::Unread(dumps) => self.unread = dumps.into(),
            Action::Painted => self.show_rest(),
            Action::Detail { key, detail } => self.detail(&key, detail),
            Action::Completeness(chats) => self.complete = chats.into(),
            Action::Problems { total, first, problems } => self.list_problems(total, first, problems),
            Action::Cuts { dump, cuts } => self.cuts = Cuts { dump, lines: Some(Rc::new(cuts)) },
            Action::Columns { dump, columns } => self.take_columns(dump, columns),
            Action::Fingerprints(files) => self.fingerprints = files.into(),
            Action::Remap { dump, mapping, at } => self.anew(Request::Remap { dump, mapping }, at),
            Action::Mend { dump, mend, at } => self.anew(Request::Mend { dump, mend }, at),
            Action::Kept(action) => self.keep(action),
            Action::Lost(what) => self.lose(&what),
            Action::Filter(filter) => self.look(View { filter, ..(*self.view).clone() }, true),
            Action::Range(from, to) => self.act(Action::Filter(with_range(&self.view.filter, from, to))),
            Action::Choose { facet, key, place } => {
                let old = chosen(&self.view.filter, facet, &key);
                let place = if old == place { Chosen::Neither } else { place };
                self.act(Action::Filter(choose(&self.view.filter, facet, &key, place)));
            }
            Action::Order(order) => self.look(View { order, ..(*self.view).clone() }, true),
            Action::Zone(zone) => self.look(View { zone, ..(*self.view).clone() }, true),
            Action::Query { text, at } => self.search(text, at, false),
            Action::Link { text, at } => self.follow(text, at),
            Action::Visit(view) => {
                self.look(view, false);
                self.panel = Panel::None;
            }
            Action::Open(key) => {
                self.panel = Panel::None;
                // From one event to the next is no step of its own: "back" closes.
                let step = self.view.open.is_none();
                self.look(View { open: Some(key), ..(*self.view).clone() }, step);
            }
            Action::Step(by) => self.step(by),
            Action::OpenCursor => {
                if let Some(row) = self.cursor.and_then(|cursor| self.shown.row(cursor)) {
                    self.act(Action::Open(row.key.clone()));
                }
            }
            Action::Close => {
                if self.panel == Panel::None {
                    self.look(View { open: None, ..(*self.view).clone() }, true);
                }
                self.panel = Panel::None;
            }
            Action::Show(panel) => self.show(panel),
            Action::Window(window) => self.look_at(window),
            Action::Facet(view) => self.facet(view),
            Action::Bars(bars) => {
                if self.bars != bars {
                    self.bars = bars;
                    self.ask_everything();
                }
            }
            Action::MoreProblems => self.more_problems(),
            Action::Cut { dump, line, cut } => self.recut(dump, line, cut),
            Action::ForgetRefusals => {
                self.refused = Rc::default();
                if self.phase == Phase::Failed && self.lost.is_none() {
                    self.phase = Phase::Start;
                }
            }
        }
    }

    fn open(&mut self, opened: Opened, at: f64) {
        self.times = Times { opened: at, told: at, ..Times::default() };
        (self.asking.cost, self.asking.events) = (0.0, 0);
        self.opening = self.opening.iter().cloned().chain([opened]).collect();
        self.refused = Rc::default();
        self.kept.opens();
        self.progress = None;
        self.phase = Phase::Reading;
        self.panel = Panel::None;
    }

    /// Moves the open event, or the cursor when none is open.
    fn step(&mut self, by: i32) {
        if let Some(detail) = &self.detail {
            let next = if by < 0 { detail.previous.clone() } else { detail.next.clone() };
            if let Some(key) = next {
                self.act(Action::Open(key));
            }
            return;
        }
        let last = self.shown.shown.saturating_sub(1);
        self.cursor = match self.cursor {
            None => Some(0),
            Some(cursor) => Some(cursor.saturating_add_signed(by).min(last)),
        };
    }

    fn show(&mut self, panel: Panel) {
        self.panel = panel;
        match panel {
            Panel::Problems => {
                self.problems = ProblemList::default();
                self.outbox.put(Request::Completeness);
                self.more_problems();
            }
            Panel::Cuts(dump) => {
                self.cuts = Cuts { dump, lines: None };
                self.outbox.put(Request::Cuts { dump });
            }
            Panel::Columns(dump) => self.show_columns(dump),
            Panel::None | Panel::About | Panel::Keep | Panel::Help | Panel::Paste | Panel::Filters => {}
        }
    }

    fn recut(&mut self, dump: u32, line: u32, cut: bool) {
        let mut all = (*self.edits).clone();
        let at = all.iter().position(|(other, _)| *other == dump).unwrap_or_else(|| {
            all.push((dump, Vec::new()));
            all.len() - 1
        });
        let edits = &mut all[at].1;
        edits.retain(|(other, _)| *other != line);
        edits.push((line, cut));
        // The worker reads the paste again and says when it is ready; until then the line shows what was decided.
        self.outbox.put(Request::Recut { dump, edits: edits.clone() });
        self.edits = Rc::new(all);
        if let Some(found) =
            self.cuts.lines.as_mut().and_then(|lines| Rc::make_mut(lines).iter_mut().find(|l| l.line == line))
        {
            found.cut = cut;
            found.reason = CutReason::User;
        }
    }
}

#[cfg(test)]
mod tests;
