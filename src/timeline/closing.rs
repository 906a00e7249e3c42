//! The closing of a timeline: reports become events, in the order in which they happened.
//!
//! In pieces, since the words of millions of reports take their time; until the last piece the reports can be asked as
//! they are.

use super::builder::Builder;
use super::closing_text::{ClosingText, GAP, LAST_BASE, Target};
use super::columns::{Columns, Stock, UNDATED};
use super::joined::{self, Groups};
use super::people;
use super::timeline::{Parts, Timeline};
use super::{Answer, Ask, Facet, TextOf};

/// Words of a report, nearly.
const WORDS: u32 = 40;

/// A timeline that is being closed.
#[derive(Debug, Default)]
pub struct Closing {
    builder: Builder,
    groups: Groups,
    /// The first report of each event, in the order of the events.
    firsts: Vec<u32>,
    /// The main report of each event.
    mains: Vec<u32>,
    /// Where the words of each report go.
    targets: Vec<Target>,
    text: ClosingText,
}

impl Closing {
    /// Puts the events in order. `event_of[ordinal]` is the ordinal of the first report of the same event.
    pub(super) fn new(builder: Builder, event_of: &[u32]) -> Self {
        let Builder { columns, stock, text, .. } = &builder;
        let groups = Groups::new(event_of, columns.len());
        let mut order: Vec<(i32, i64, u32, u32)> = groups
            .firsts()
            .iter()
            .map(|&first| {
                let main = joined::main_of(columns, stock, groups.members(first));
                (shown_day(columns, main, groups.members(first)), columns.instant(main), first, main)
            })
            .collect();
        order.sort_unstable();
        let (firsts, mains): (Vec<u32>, Vec<u32>) = order.into_iter().map(|(.., first, main)| (first, main)).unzip();
        let mut targets = vec![Target::default(); columns.len() as usize];
        for (event, first) in (0..).zip(&firsts) {
            let mut base = 0;
            for report in groups.members(*first) {
                targets[report as usize] = Target { event, base };
                base = (base + u32::from(text.lengths[report as usize]) + GAP).min(LAST_BASE);
            }
        }
        let text = ClosingText::new(text, firsts.len() as u32);
        Self { builder, groups, firsts, mains, targets, text }
    }

    /// How many events there will be.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.firsts.len() as u32
    }

    /// Whether there will be none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.firsts.is_empty()
    }

    /// Answers over the reports, each being an event of its own.
    #[must_use]
    pub fn ask(&self, ask: &Ask, texts: &dyn TextOf) -> Answer {
        self.builder.ask(ask, texts)
    }

    /// Goes on, for about as much work as so many reports make; the timeline when all is done. Nothing more can be
    /// done then.
    pub fn step(&mut self, reports: u32) -> Option<Timeline> {
        let occurrences = reports.saturating_mul(WORDS) as usize;
        if !self.text.step(&self.builder.text, &self.targets, occurrences) {
            return None;
        }
        let Self { builder, groups, firsts, mains, text, .. } = std::mem::take(self);
        let Builder { mut stock, columns: reports, mut positions, text: growing, services, .. } = builder;
        let text = text.finish(&growing);
        drop(growing);
        close_names(&mut stock, &reports);
        let mut columns = Columns::default();
        let mut others = Vec::new();
        for ((event, &first), &main) in (0..).zip(&firsts).zip(&mains) {
            columns.push(&joined::event(&reports, &mut stock, main, groups.members(first)));
            let from = others.len();
            others.extend(groups.members(first).filter(|&report| report != main).map(|report| (event, report)));
            others[from..].sort_unstable_by_key(|&(_, report)| (reports.instant(report), report));
        }
        others.shrink_to_fit();
        columns.close();
        positions.close();
        stock.close();
        Some(Timeline::new(Parts { stock, columns, positions, text, mains, others, services }))
    }
}

/// Decides which names mean one person or body.
fn close_names(stock: &mut Stock, reports: &Columns) {
    let mut uses = vec![0_u32; stock.forms().len()];
    for report in 0..reports.len() {
        for &participant in stock.lists.get(reports.get(report).participants) {
            uses[participant as usize] += 1;
        }
    }
    let of_names = |facet: Facet| {
        let mut of_names = vec![0; stock.values.forms(facet).len() as usize];
        for (form, uses) in stock.forms().iter().zip(&uses).filter(|(form, _)| form.facet() == facet) {
            of_names[form.name as usize] += uses;
        }
        of_names
    };
    let people = people::people(stock.values.forms(Facet::Participant), &of_names(Facet::Participant));
    let bodies = people::bodies(stock.values.forms(Facet::Organisation), &of_names(Facet::Organisation));
    stock.values.close(people, bodies);
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
