//! What the worker's replies do to the state.

use std::rc::Rc;

use crate::dump::Problem;
use crate::hashed::Hashed;
use crate::timeline::{Answer, EventDetail, Excerpt, Row};
use crate::worker::protocol::{DumpInfo, Request};

use super::{Panel, Phase, ProblemList, Refused, Rest, Shown, State};

impl State {
    pub(super) fn ready(&mut self, dumps: Vec<DumpInfo>) {
        self.opening = Rc::default();
        self.found = 0;
        self.progress = None;
        self.phase = if dumps.is_empty() { Phase::Failed } else { Phase::Ready };
        self.dumps = dumps.into();
        self.ask_everything();
        self.ask_event();
        if let Panel::Cuts(dump) = self.panel {
            self.outbox.put(Request::Cuts { dump });
        }
    }

    /// What was opened was looked through: dumps in it are read now, the rest is told.
    pub(super) fn look_through(&mut self, opening: u32, dumps: u32, refused: impl Iterator<Item = Refused>) {
        self.opening = self.opening.iter().filter(|opened| opened.opening != opening).cloned().collect();
        self.refused = self.refused.iter().cloned().chain(refused).collect();
        self.found += dumps;
        if self.opening.is_empty() && self.found == 0 {
            self.phase = if self.dumps.is_empty() { Phase::Failed } else { Phase::Ready };
            self.progress = None;
        }
    }

    /// Takes what the answer brings; parts that were not asked for stay as they are.
    pub(super) fn answer(&mut self, answer: Answer, answer_ms: f64) {
        self.tell_when_painted();
        let (last, due) = (self.asking.last.serial, self.asking.due);
        // While everything is due, rows of an earlier filter would stand under the counts of a later one.
        if answer.serial > last || due.is_some_and(|due| answer.serial < due && self.phase == Phase::Ready) {
            return;
        }
        let whole = !answer.facets.is_empty();
        if whole {
            self.asking.cost = answer_ms;
        }
        if due.is_some_and(|due| answer.serial >= due) {
            self.asking.due = None;
        }
        let old = std::mem::take(&mut self.shown);
        self.shown = Shown {
            totals: answer.totals,
            shown: answer.shown,
            days: if *old.days == *answer.days { old.days } else { answer.days.into() },
            facets: old.facets,
            histogram: old.histogram,
            first: answer.first,
            serial: answer.serial,
            rows: answer.rows.into_iter().map(Rc::new).collect(),
            query_faults: answer.query_faults.into(),
            forgiven: answer.forgiven.into(),
        };
        if whole {
            let facets = answer.facets.into_iter().map(Rc::new).collect();
            self.rest = Some(Rest { facets, histogram: Rc::new(answer.histogram) });
            // While each processor reads, all at once would keep the page from hearing anybody for too long.
            if self.phase != Phase::Reading {
                self.show_rest();
            }
        }
        if !self.shown.rows.is_empty() {
            self.times.rows_of = Some(self.times.opened);
        }
        if let Some(typed) = &mut self.typed
            && typed.answer_ms.is_none()
            && answer.serial >= typed.serial
        {
            typed.answer_ms = Some(answer_ms);
        }
        // Neighbours and position of the open event follow the filter.
        if whole && self.detail.is_some() && self.phase == Phase::Ready {
            self.ask_event();
        }
        self.arrive(false);
    }

    /// Shows facets and bars of the last answer.
    pub(super) fn show_rest(&mut self) {
        if let Some(Rest { facets, histogram }) = self.rest.take() {
            self.shown.facets = facets;
            if self.shown.histogram != histogram {
                self.shown.histogram = histogram;
            }
        }
    }

    /// Takes texts that rows lacked; those of rows that are not shown any more come too late.
    pub(super) fn take_excerpts(&mut self, serial: u32, excerpts: Vec<(u32, Excerpt)>) {
        self.tell_when_painted();
        if serial != self.shown.serial {
            return;
        }
        let mut of: Hashed<u32, Excerpt> = excerpts.into_iter().collect();
        let rows = self.shown.rows.iter().map(|row| match of.remove(&row.report) {
            Some(excerpt) => Rc::new(Row { excerpt: Some(excerpt), ..(**row).clone() }),
            None => Rc::clone(row),
        });
        self.shown.rows = rows.collect();
    }

    /// While it reads, the worker rests until what it said has been painted.
    fn tell_when_painted(&mut self) {
        if self.phase == Phase::Reading {
            self.outbox.put(Request::Painted);
        }
    }

    pub(super) fn detail(&mut self, key: &str, detail: Option<Box<EventDetail>>) {
        if self.view.open.as_deref() != Some(key) {
            return;
        }
        // While reading goes on, an event that is not there may still come.
        self.missing = detail.is_none() && self.phase == Phase::Ready;
        self.detail = detail.map(|detail| Rc::new(*detail));
        if let Some(position) = self.detail.as_ref().and_then(|detail| detail.position) {
            self.cursor = Some(position);
        }
    }

    pub(super) fn list_problems(&mut self, total: u32, first: u32, problems: Vec<(u32, Problem)>) {
        let mut listed = (*self.problems.listed).clone();
        listed.truncate(first as usize);
        listed.extend(problems);
        self.problems = ProblemList { total, listed: Rc::new(listed) };
    }

    pub(super) fn lose(&mut self, what: &str) {
        self.lost = Some(what.into());
        self.phase = Phase::Failed;
        self.opening = Rc::default();
        self.progress = None;
        self.choosing = Rc::default();
        if self.shown.totals.messages == 0 {
            self.forget_shown();
        }
    }
}
