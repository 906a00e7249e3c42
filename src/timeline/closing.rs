//! The closing of a timeline: reports become events, in the order in which they happened.
//!
//! In pieces, since the words of millions of reports take their time; until the last piece the reports can be asked as
//! they are.

use std::rc::Rc;

use super::builder::Builder;
use super::closed_text::ClosedText;
use super::closing_text::Events;
use super::columns::{Columns, UNDATED};
use super::joined::{self, Groups};
use super::names::Names;
use super::timeline::{Parts, Timeline};
use super::{Answer, Ask, Excerpt, Located, TextOf};
use crate::order::{Order, signed};

/// Words of a report, nearly.
const WORDS: u32 = 40;

/// A timeline that is being closed.
#[derive(Debug, Default)]
pub struct Closing {
    builder: Builder,
    events: Rc<Events>,
    /// The main report of each event.
    mains: Vec<u32>,
    // What is done, each after the one before; the words come last.
    names: Option<Names>,
    columns: Columns,
    /// Reports that are not the main one of their event, with the event.
    others: Vec<(u32, u32)>,
}

impl Closing {
    /// Puts the events in order. `event_of[ordinal]` is the ordinal of the first report of the same event.
    pub(super) fn new(builder: Builder, event_of: &[u32]) -> Self {
        let Builder { columns, stock, .. } = &builder;
        let groups = Groups::new(event_of, columns.len(), &columns.later);
        let mut order: Vec<(i32, i64, u32, u32)> = groups
            .firsts()
            .iter()
            .map(|&first| {
                let main = joined::main_of(columns, stock, groups.members(first));
                (shown_day(columns, main, groups.members(first)), columns.instant(main), first, main)
            })
            .collect();
        order.order_by(|(_, instant, ..)| signed(*instant));
        order.order_by(|(day, ..)| signed(i64::from(*day)));
        let (firsts, mains): (Vec<u32>, Vec<u32>) = order.into_iter().map(|(.., first, main)| (first, main)).unzip();
        Self { builder, events: Rc::new(Events { groups, firsts }), mains, ..Self::default() }
    }

    /// How many events there will be.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.events.len()
    }

    /// How many messages there are, each once.
    #[must_use]
    pub fn messages(&self) -> u32 {
        self.builder.messages()
    }

    /// Whether there will be none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Answers over the reports, each being an event of its own.
    #[must_use]
    pub fn ask(&self, ask: &Ask, texts: &dyn TextOf) -> Answer {
        self.builder.ask(ask, texts)
    }

    /// Where the message of a report lies; `None` for an ordinal that was never given.
    #[must_use]
    pub fn located(&self, ordinal: u32) -> Option<Located> {
        self.builder.located(ordinal)
    }

    /// What a row shows of each text, with the words of a query marked.
    #[must_use]
    pub fn excerpts(&self, query: &str, texts: &[String]) -> Vec<Excerpt> {
        self.builder.excerpts(query, texts)
    }

    /// Goes on, for about as much work as so many reports make; the timeline when all is done. Nothing more can be
    /// done then.
    pub fn step(&mut self, reports: u32) -> Option<Timeline> {
        let Builder { stock, columns, text, .. } = &mut self.builder;
        let Some(names) = &self.names else {
            self.names = Some(Names::of(stock, columns));
            return None;
        };
        let (done, events) = (self.columns.len(), self.events.len());
        let to = done.saturating_add(reports.max(1)).min(events);
        for event in done..to {
            let (first, main) = (self.events.firsts[event as usize], self.mains[event as usize]);
            let members = self.events.groups.members(first);
            self.columns.push(&joined::event(columns, stock, names, main, members.clone()));
            let before = self.others.len();
            self.others.extend(members.filter(|&report| report != main).map(|report| (event, report)));
            // Those of one moment stay in the order of reading.
            self.others[before..].order_by(|&(_, report)| signed(columns.instant(report)));
        }
        if done < to {
            return None;
        }
        if !text.is_closing() {
            text.begin_closing(Rc::clone(&self.events));
            return None;
        }
        let text = text.close(reports.saturating_mul(WORDS) as usize)?;
        self.finish(text)
    }

    fn finish(&mut self, text: ClosedText) -> Option<Timeline> {
        let Self { builder, mains, names, mut columns, mut others, .. } = std::mem::take(self);
        // What is not needed any more goes before the rest is moved together.
        let Builder { mut stock, mut positions, services, columns: Columns { later, .. }, .. } = { builder };
        names?.close(&mut stock);
        stock.close();
        columns.close();
        positions.close();
        others.shrink_to_fit();
        Some(Timeline::new(Parts { stock, columns, positions, text, mains, others, services, later }))
    }
}

/// The day that an event shows; must agree with [`joined::event`].
fn shown_day(reports: &Columns, main: u32, members: impl Iterator<Item = u32>) -> i32 {
    let mut best = reports.get(main);
    for other in members.filter(|&report| report != main).map(|report| reports.get(report)) {
        if other.days.is_some() && (best.days.is_none() || other.traits.basis < best.traits.basis) {
            best = other;
        }
    }
    best.days.map_or(UNDATED, |days| days.first.0)
}
