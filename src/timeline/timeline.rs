//! The closed timeline: every event with its place in time, ready to be asked.
//!
//! Events are numbered in the order of the day they show, then of the instant their main report was posted,
//! then of reading; those without a day come last. A range of days is therefore a range of numbers.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::bits::Bits;
use super::bounds::Bounds;
use super::closed_text::ClosedText;
use super::columns::{Columns, Stock};
use super::counting::Counting;
use super::excerpt::excerpts;
use super::facets::{Facets, listed};
use super::forgiving::understand;
use super::histogram::{Extent, histogram};
use super::last::Last;
use super::later::Later;
use super::marks::Wanted;
use super::positions::Positions;
use super::rows::Rows;
use super::search::{Index, Matched};
use super::searched::Searched;
use super::values::Values;
use super::{Answer, Ask, DayCount, Excerpt, Facet, Filter, Located, Mark, Order, Row, TextOf, Totals, event_key};
use crate::dump::Day;
use crate::hashed::Hashed;

/// An index over events. Immutable; answers are exact.
#[derive(Debug, Default)]
pub struct Timeline {
    pub(super) stock: Stock,
    pub(super) columns: Columns,
    pub(super) positions: Positions,
    pub(super) text: ClosedText,
    pub(super) facets: Facets,
    classes: [Bits; 3],
    /// Each day that has events, with the number of its first.
    days: Vec<(Day, u32)>,
    /// The number of the first event without a day.
    dated: u32,
    /// The main report of each event.
    pub(super) mains: Vec<u32>,
    /// The other reports of events, sorted.
    pub(super) others: Vec<(u32, u32)>,
    /// Keys of events whose message has the same id or text as an earlier one.
    twins: Hashed<u32, u64>,
    pub(super) services: u32,
    /// Which reports no event has: a later version of their message took their place.
    pub(super) later: Later,
    /// The last filter and what it matched: a window that moves asks the same again.
    last: RefCell<Option<Rc<Last>>>,
    bounds: RefCell<Bounds>,
}

/// What a timeline is made of.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) stock: Stock,
    pub(super) columns: Columns,
    pub(super) positions: Positions,
    pub(super) text: ClosedText,
    pub(super) mains: Vec<u32>,
    pub(super) others: Vec<(u32, u32)>,
    pub(super) services: u32,
    pub(super) later: Later,
}

/// An event looked up by its key: all but the texts of its reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// As in the list.
    pub row: Row,
    /// Position among the matching events, from 0; `None` if it does not match.
    pub position: Option<u32>,
    /// Key of the event before it in the list.
    pub previous: Option<String>,
    /// Key of the event after it.
    pub next: Option<String>,
    /// Ordinals of its reports, the main one first.
    pub reports: Vec<u32>,
}

impl Timeline {
    /// Answers a question.
    #[must_use]
    pub fn ask(&self, ask: &Ask, texts: &dyn TextOf) -> Answer {
        let last = self.matched(&ask.filter);
        let mut answer = last.answer(ask, || self.count(ask, &last.matched));
        answer.serial = ask.serial;
        answer.first = ask.window.first.min(answer.shown);
        let rows = self.rows(&last.matched, texts);
        let events = self.page(&last.matched.shown, ask.order, answer.first, ask.window.count);
        answer.rows = events.into_iter().map(|event| self.row(&rows, event)).collect();
        answer
    }

    /// The ordinals of the reports of an event, the main one first, then by time.
    #[must_use]
    pub fn reports_of(&self, key: &str) -> Option<Vec<u32>> {
        Some(self.reports(self.find(key)?))
    }

    /// Where the message of a report lies; `None` for an ordinal that was never given.
    #[must_use]
    pub fn located(&self, ordinal: u32) -> Option<Located> {
        self.positions.located(ordinal)
    }

    /// An event, with its neighbours in the list that `filter` and `order` give.
    #[must_use]
    pub fn event(&self, key: &str, filter: &Filter, order: Order, texts: &dyn TextOf) -> Option<Found> {
        let event = self.find(key)?;
        let last = self.matched(filter);
        let shown = &last.matched.shown;
        let position = shown.has(event).then(|| self.position(shown, order, event));
        let at = |position: Option<u32>| {
            self.page(shown, order, position?, 1).first().map(|&event| event_key::text(self.key(event)))
        };
        Some(Found {
            row: self.row(&self.rows(&last.matched, texts), event),
            position,
            previous: at(position.and_then(|position| position.checked_sub(1))),
            next: at(position.map(|position| position + 1)),
            reports: self.reports(event),
        })
    }

    /// The stretches of a text that the words of a query find.
    #[must_use]
    pub fn marks(&self, query: &str, text: &str) -> Vec<Mark> {
        self.wanted(query).marks(&self.text, text, usize::MAX)
    }

    /// What a row shows of each text, with the words of a query marked.
    #[must_use]
    pub fn excerpts(&self, query: &str, texts: &[String]) -> Vec<Excerpt> {
        excerpts(&self.wanted(query), &self.text, texts)
    }

    /// Of each event that an answer has a row of, the main report, and by time at most so many others; nothing if the query
    /// looks for no words.
    #[must_use]
    pub fn others(&self, ask: &Ask, most: usize) -> Vec<Vec<u32>> {
        let last = self.matched(&ask.filter);
        if Wanted::new(&last.matched.expr, &self.text).is_empty() {
            return Vec::new();
        }
        let events = self.page(&last.matched.shown, ask.order, ask.window.first, ask.window.count);
        let reports = |event| self.reports(event).into_iter().take(1 + most).collect();
        events.into_iter().map(reports).collect()
    }

    /// What a query looks for: most often that of the last answer, which knows how it was understood.
    fn wanted(&self, query: &str) -> Wanted {
        match self.last.borrow().as_ref().filter(|last| last.filter.query == query) {
            Some(last) => Wanted::new(&last.matched.expr, &self.text),
            None => Wanted::new(&understand(query, &self.text, &self.stock.values).expr, &self.text),
        }
    }

    /// Whether no event has a report, since a later version of its message took its place.
    #[must_use]
    pub fn is_withdrawn(&self, report: u32) -> bool {
        self.later.is_withdrawn(report)
    }

    /// How many messages there are, each once.
    #[must_use]
    pub fn messages(&self) -> u32 {
        self.positions.len() - self.later.withdrawn(self.positions.len())
    }

    /// Of events in their order, with the main report of each and, sorted, the others.
    pub(super) fn new(parts: Parts) -> Self {
        let facets = Facets::new(&parts.columns, &parts.stock);
        Self::with(parts, facets)
    }

    /// Of the same, with the index of each facet.
    pub(super) fn with(parts: Parts, facets: Facets) -> Self {
        let Parts { stock, columns, positions, text, mains, others, services, later } = parts;
        let size = columns.len();
        let classes = std::array::from_fn(|class| {
            let mut bits = Bits::none(size);
            facets.fill(Facet::Class, class as u32, &mut bits);
            bits
        });
        let mut days: Vec<(Day, u32)> = Vec::new();
        let mut dated = 0;
        for (event, day) in (0..size).map_while(|event| Some((event, columns.day(event)?))) {
            if days.last().is_none_or(|last| last.0 != day) {
                days.push((day, event));
            }
            dated = event + 1;
        }
        let twins = Hashed::default();
        let (last, bounds) = Default::default();
        let mut timeline = Self {
            stock,
            columns,
            positions,
            text,
            facets,
            classes,
            days,
            dated,
            mains,
            others,
            twins,
            services,
            later,
            last,
            bounds,
        };
        timeline.twins = timeline.find_twins();
        timeline
    }

    /// How many events there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.columns.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Bytes taken, nearly.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.stock.bytes()
            + self.columns.bytes()
            + self.positions.bytes()
            + self.text.bytes()
            + self.facets.bytes()
            + self.mains.capacity() * 4
            + self.others.capacity() * 8
    }

    /// All of an answer but its rows.
    fn count(&self, ask: &Ask, matched: &Matched) -> Answer {
        let shown = matched.shown.count();
        let mut bounds = self.bounds.borrow_mut();
        bounds.go_to(&matched.shown);
        let counting = |result, bounds| Counting::new(&self.facets, &self.columns, &self.stock, result, bounds);
        let of_shown = counting(&matched.shown, Some(&*bounds));
        let facets = ask
            .facets
            .iter()
            .map(|choice| {
                let result = matched.without(choice.facet);
                let counts = if std::ptr::eq(result, &raw const matched.shown) {
                    of_shown.of(choice.facet)
                } else {
                    counting(result, None).of(choice.facet)
                };
                listed(&self.stock.values, choice, &counts, &chosen(&ask.filter, choice.facet))
            })
            .collect();
        let without_days = matched.without_days();
        let of_days: Vec<_> = self.days().map(|(day, events)| (day, events.end - events.start)).collect();
        let extent = Extent::of(&of_days);
        let undated = without_days.count_in(self.dated..self.len());
        let histogram = histogram(extent, ask.bars, undated, |first, last| {
            let events = self.events_between(Some(first), Some(last));
            std::array::from_fn(|class| without_days.count_both_in(&self.classes[class], events.clone()))
        });
        Answer {
            totals: Totals { messages: self.messages(), services: self.services, events: self.len() },
            shown,
            days: self.count_days(&matched.shown, ask.order),
            facets,
            histogram,
            query_faults: matched.faults.clone(),
            forgiven: matched.forgiven.clone(),
            ..Answer::default()
        }
    }

    /// The days that have events, each with the places of these.
    fn days(&self) -> impl Iterator<Item = (Day, Range<u32>)> {
        let ends = self.days.iter().skip(1).map(|day| day.1).chain([self.dated]);
        self.days.iter().zip(ends).map(|(&(day, start), end)| (day, start..end))
    }

    fn count_days(&self, shown: &Bits, order: Order) -> Vec<DayCount> {
        let mut days: Vec<DayCount> =
            self.days().map(|(day, events)| DayCount { day: Some(day), events: shown.count_in(events) }).collect();
        if order == Order::NewestFirst {
            days.reverse();
        }
        days.push(DayCount { day: None, events: shown.count_in(self.dated..self.len()) });
        days.retain(|day| day.events > 0);
        days
    }

    /// The events at some positions of the list.
    fn page(&self, shown: &Bits, order: Order, first: u32, count: u32) -> Vec<u32> {
        let dated = shown.count_in(0..self.dated);
        let mut events = shown.page(0..self.dated, first, count, order == Order::NewestFirst);
        let left = count - events.len() as u32;
        events.extend(shown.page(self.dated..self.len(), first.saturating_sub(dated), left, false));
        events
    }

    /// The position in the list of an event that is in it.
    fn position(&self, shown: &Bits, order: Order, event: u32) -> u32 {
        if order == Order::NewestFirst && event < self.dated {
            shown.count_in(event + 1..self.dated)
        } else {
            shown.count_in(0..event)
        }
    }

    fn rows<'a>(&'a self, matched: &Matched, texts: &'a dyn TextOf) -> Rows<'a> {
        let Self { columns, stock, positions, text, .. } = self;
        Rows { columns, stock, positions, index: text, wanted: Wanted::new(&matched.expr, text), texts }
    }

    fn row(&self, rows: &Rows<'_>, event: u32) -> Row {
        let reports = 1 + self.others_of(event).len() as u32;
        rows.row(event, self.key(event), self.mains[event as usize], reports)
    }

    fn reports(&self, event: u32) -> Vec<u32> {
        std::iter::once(self.mains[event as usize]).chain(self.others_of(event).iter().map(|other| other.1)).collect()
    }

    fn others_of(&self, event: u32) -> &[(u32, u32)] {
        let start = self.others.partition_point(|other| other.0 < event);
        let length = self.others[start..].partition_point(|other| other.0 == event);
        &self.others[start..start + length]
    }

    fn key(&self, event: u32) -> u64 {
        self.twins.get(&event).copied().unwrap_or_else(|| self.first_key(event))
    }

    /// The hash of the first report of an event.
    fn first_key(&self, event: u32) -> u64 {
        let main = self.mains[event as usize];
        self.positions.key(self.others_of(event).iter().map(|other| other.1).fold(main, u32::min))
    }

    fn find(&self, key: &str) -> Option<u32> {
        let key = event_key::parse(key)?;
        let mut told = Bits::none(self.positions.len());
        (0..told.size()).filter(|&report| self.positions.key(report) == key).for_each(|report| told.set(report));
        let mut events = Bits::none(self.len());
        let mains = (0..).zip(&self.mains).map(|(event, main)| (event, *main));
        let reports = mains.chain(self.others.iter().copied());
        reports.filter(|(_, report)| told.has(*report)).for_each(|(event, _)| events.set(event));
        // A key belongs to the event of which the report with it is the first, and to the first such event.
        let found = events.iter().find(|&event| self.first_key(event) == key && !self.twins.has(&event));
        found.or_else(|| self.twins.iter().find(|(_, other)| **other == key).map(|(event, _)| *event))
    }

    /// New keys for events whose key another one has already.
    fn find_twins(&self) -> Hashed<u32, u64> {
        let mut firsts = self.mains.clone();
        for (event, report) in &self.others {
            let first = &mut firsts[*event as usize];
            *first = (*report).min(*first);
        }
        let mut keys: Vec<u64> = firsts.into_iter().map(|first| self.positions.key(first)).collect();
        keys.sort_unstable();
        let mut seen: Hashed<u64, u32> =
            keys.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| (pair[0], 0)).collect();
        drop(keys);
        let mut twins = Hashed::default();
        if seen.is_empty() {
            return twins;
        }
        for event in 0..self.len() {
            let key = self.first_key(event);
            if let Some(n) = seen.get_mut(&key) {
                if *n > 0 {
                    twins.insert(event, event_key::again(key, *n));
                }
                *n += 1;
            }
        }
        twins
    }

    fn matched(&self, filter: &Filter) -> Rc<Last> {
        if let Some(last) = self.last.borrow().as_ref().filter(|last| last.filter == *filter) {
            return Rc::clone(last);
        }
        let matched = Matched::new(self, filter);
        let mut last = self.last.borrow_mut();
        let new = Rc::new(Last::new(filter, matched, last.as_deref()));
        *last = Some(Rc::clone(&new));
        new
    }

    /// The numbers of the events that show a day from the one to the other.
    fn events_between(&self, from: Option<Day>, to: Option<Day>) -> Range<u32> {
        let start = |day: Day| {
            let at = self.days.partition_point(|other| other.0 < day);
            self.days.get(at).map_or(self.dated, |day| day.1)
        };
        let first = from.map_or(0, start);
        let end = to.map_or(self.dated, |to| start(Day(to.0.saturating_add(1))));
        first..end.max(first)
    }
}

impl Index for Timeline {
    fn text(&self) -> &dyn Searched {
        &self.text
    }

    fn values(&self) -> &Values {
        &self.stock.values
    }

    fn positions(&self) -> &Positions {
        &self.positions
    }

    fn is_whole(&self) -> bool {
        true
    }

    fn telling(&self, reports: &[u32]) -> Bits {
        let mut found = Bits::none(self.len());
        if !reports.is_empty() {
            let all = (0..).zip(self.mains.iter().copied()).chain(self.others.iter().copied());
            all.filter(|(_, report)| reports.binary_search(report).is_ok()).for_each(|(event, _)| found.set(event));
        }
        found
    }

    fn withdrawn(&self) -> Option<Bits> {
        None
    }

    fn any_of(&self, facet: Facet, values: &[u32]) -> Bits {
        let mut found = Bits::none(self.len());
        for &value in values {
            self.facets.fill(facet, value, &mut found);
        }
        found
    }

    fn between(&self, from: Option<Day>, to: Option<Day>) -> Bits {
        Bits::range(self.len(), self.events_between(from, to))
    }
}

/// The keys of a facet that a filter names.
pub(super) fn chosen(filter: &Filter, facet: Facet) -> Vec<&str> {
    let both = filter.include.iter().chain(&filter.exclude);
    both.filter(|(other, _)| *other == facet).map(|(_, key)| key.as_str()).collect()
}
