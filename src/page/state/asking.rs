//! Which questions the state asks.
//!
//! A change of the filter asks for everything, scrolling only for rows; but never for rows alone while
//! everything is still due, because the worker answers only the last question that waits.

use std::rc::Rc;

use crate::timeline::{Ask, Choice, Facet, Filter, Window};
use crate::worker::protocol::{NotOpened, Request, bounded, is_post_link};

use super::{Panel, Refused, Shown, State, Typed};
use crate::page::pasted::is_of_telegram;
use crate::page::view::{View, is_open};

/// Values of a facet that are listed at first.
const FEW: u32 = 6;

/// What is listed of one facet, where that differs from the first few values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetView {
    /// Which.
    pub facet: Facet,
    /// At most so many values.
    pub limit: u32,
    /// Only values with this in them.
    pub search: String,
}

impl FacetView {
    /// As a facet is listed at first.
    #[must_use]
    pub fn first(facet: Facet) -> Self {
        let limit = if matches!(facet, Facet::Kind) { 14 } else { FEW };
        Self { facet, limit, search: String::new() }
    }
}

/// Requests for the worker, in order. They are sent once: each has a number, and the sender knows the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outbox {
    /// Number of the last request.
    pub last: u64,
    requests: Rc<Vec<(u64, Request)>>,
}

impl Outbox {
    /// Puts a request behind the others; a question replaces the question before it, if that is still last.
    pub fn put(&mut self, request: Request) {
        // More requests than this never come together between two renderings.
        const KEPT: usize = 64;
        self.last += 1;
        let mut requests: Vec<_> = self.requests.iter().rev().take(KEPT).rev().cloned().collect();
        if matches!((&request, requests.last()), (Request::Ask(_), Some((_, Request::Ask(_))))) {
            requests.pop();
        }
        requests.push((self.last, request));
        self.requests = Rc::new(requests);
    }

    /// The requests after number `sent`.
    pub fn after(&self, sent: u64) -> impl Iterator<Item = &Request> {
        self.requests.iter().filter(move |(number, _)| *number > sent).map(|(_, request)| request)
    }
}

/// What was asked last.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Asking {
    pub(super) last: Ask,
    /// Number of the last question for everything that has no answer yet.
    pub(super) due: Option<u32>,
    /// What the last answer to such a question cost the worker, in milliseconds.
    pub(super) cost: f64,
    /// When one was last asked only because reading went on.
    pub(super) refreshed: f64,
    /// How many events there were then.
    pub(super) events: u32,
    /// Whether the query is a link whose event is to be opened when it is found.
    pub(super) linked: bool,
}

/// While reading goes on, the worker rests from answering for so many times as long as an answer took it: what it spends
/// on showing how far it is, it does not spend on reading.
const REST: f64 = 12.0;
/// And at least so many milliseconds: to draw all anew costs the page more than the answer costs the worker, and nobody
/// follows numbers that change faster.
const PACE: f64 = 1_000.0;
/// And at least such a part of the time that it took so far, for after it all looks much the same.
const PART: f64 = 0.25;

/// Rows asked for before any list has said what it needs.
const FIRST_WINDOW: Window = Window { first: 0, count: 32 };

impl State {
    /// Asks for counts, facets, histogram and rows.
    pub(super) fn ask_everything(&mut self) {
        let facets = Facet::ALL.map(|facet| {
            let view = self.facets.iter().find(|view| view.facet == facet).cloned();
            let view = view.unwrap_or_else(|| FacetView::first(facet));
            Choice { facet, limit: view.limit, search: view.search }
        });
        let window = if self.asking.last.window.count == 0 { FIRST_WINDOW } else { self.asking.last.window };
        self.ask(window, facets.into(), self.bars);
        self.asking.due = Some(self.asking.last.serial);
    }

    /// Asks for everything again if there are more events than when it was last asked, unless that would hold reading
    /// up. The first of them are asked for at once.
    pub(super) fn refresh(&mut self, at: f64, events: u32) {
        let asking = &self.asking;
        let rest = (REST * asking.cost).max(PACE).max(PART * (at - self.times.opened));
        if events != asking.events && (asking.events == 0 || at - asking.refreshed >= rest) {
            self.asking.refreshed = at;
            self.asking.events = events;
            self.ask_everything();
        }
    }

    /// Shows another view and asks for what it needs; `step` makes the change one that "back" undoes.
    pub(super) fn look(&mut self, view: View, step: bool) {
        if *self.view == view {
            return;
        }
        let old = std::mem::replace(&mut self.view, Rc::new(view));
        self.step = step;
        self.lifted &= old.filter == self.view.filter;
        self.asking.linked &= (&old.filter.query, &old.open) == (&self.view.filter.query, &self.view.open);
        if (&old.filter, old.order) != (&self.view.filter, self.view.order) {
            self.asking.last.window = FIRST_WINDOW;
            self.cursor = None;
            self.ask_everything();
        }
        if old.open != self.view.open {
            self.detail = self.detail.take().filter(|detail| Some(&detail.row.key) == self.view.open.as_ref());
            self.ask_event();
        }
    }

    pub(super) fn search(&mut self, text: String, at: f64, is_pasted: bool) {
        // Whatever is pasted there, it goes into the address, to the worker, and onto the page again.
        let text = bounded(text);
        let mut view = (*self.view).clone();
        let before = &self.view.filter.query;
        // The number of a link that is typed letter by letter has not come to its end, until it is entered once more.
        let is_whole = is_pasted || text.len().abs_diff(before.len()) != 1;
        let (linked, again) = (is_whole && is_post_link(text.trim()), text == *before);
        let mut lifted = false;
        if linked {
            // Somebody who names a message means that one, whatever else is on; "back" has all of it again.
            let filter = std::mem::take(&mut view.filter);
            lifted = !is_open(&Filter { query: String::new(), ..filter });
            view.open = None;
        }
        view.filter.query = text;
        self.look(view, linked);
        self.asking.linked = linked;
        self.lifted |= lifted;
        self.arrive(true);
        if again {
            return;
        }
        if self.phase != super::Phase::Start {
            self.typed = Some(Typed { serial: self.asking.last.serial, at, answer_ms: None });
        }
    }

    /// Searches for a link that was pasted; with nothing open there is nothing to search, and a link to no message leads
    /// nowhere. Dialogs that must be answered stay.
    pub(super) fn follow(&mut self, link: String, at: f64) {
        if !(self.excesses.is_empty() && self.choosing.is_empty()) {
            return;
        }
        self.panel = Panel::None;
        if link.contains(char::is_whitespace) {
            let first = link.split_whitespace().next().unwrap_or_default();
            self.refused = [Refused { name: format!("{first} …"), reason: NotOpened::Links, left_out: false }].into();
        } else if self.has_timeline() && (is_post_link(&link) || !is_of_telegram(&link)) {
            self.search(link, at, true);
        } else {
            self.refused = [Refused { name: link, reason: NotOpened::Link, left_out: false }].into();
        }
    }

    /// Opens the event that a link leads to, if it is known that there is exactly one. Where it was searched for before,
    /// the step was that.
    pub(super) fn arrive(&mut self, step: bool) {
        if self.asking.linked && self.asking.due.is_none() && self.phase == super::Phase::Ready {
            self.asking.linked = false;
            if let [row] = &*self.shown.rows {
                let open = Some(row.key.clone());
                self.panel = Panel::None;
                self.look(View { open, ..(*self.view).clone() }, step);
            }
        }
    }

    /// Asks for the rows of a window.
    pub(super) fn look_at(&mut self, window: Window) {
        if window == self.asking.last.window {
            return;
        }
        if self.asking.due.is_some() {
            self.asking.last.window = window;
            self.ask_everything();
        } else {
            self.ask(window, Vec::new(), 0);
        }
    }

    pub(super) fn facet(&mut self, view: FacetView) {
        let facets = Rc::make_mut(&mut self.facets);
        facets.retain(|other| other.facet != view.facet);
        facets.push(view);
        self.ask_everything();
    }

    pub(super) fn ask_event(&mut self) {
        self.missing = false;
        if let Some(key) = self.view.open.clone()
            && self.phase != super::Phase::Start
        {
            self.outbox.put(Request::Event { key });
        }
    }

    pub(super) fn more_problems(&mut self) {
        const MORE: u32 = 100;
        let first = self.problems.listed.len() as u32;
        self.outbox.put(Request::Problems { first, count: MORE });
    }

    /// Forgets what was shown, for a worker that knows of nothing.
    pub(super) fn forget_shown(&mut self) {
        self.shown = Shown::default();
        self.rest = None;
        self.asking.due = None;
    }

    fn ask(&mut self, window: Window, facets: Vec<Choice>, bars: u32) {
        let serial = self.asking.last.serial + 1;
        let filter = self.view.filter.clone();
        self.asking.last = Ask { serial, filter, order: self.view.order, window, facets, bars };
        // Before anything is open there is nobody to answer; the question is asked again when there is.
        if self.phase != super::Phase::Start {
            self.outbox.put(Request::Ask(self.asking.last.clone()));
        }
    }
}
