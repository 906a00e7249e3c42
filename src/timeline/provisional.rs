//! Answers while reports are still coming: what is always shown is counted as it comes, the rest is scanned.

use super::bits::Bits;
use super::builder::Builder;
use super::columns::{Columns, Stock, UNDATED};
use super::counting::Counts;
use super::facets::listed;
use super::histogram::{Extent, histogram};
use super::marks::Wanted;
use super::positions::Positions;
use super::rows::Rows;
use super::search::{Index, Matched};
use super::searched::Searched;
use super::timeline::chosen;
use super::values::{FLAGS, NEW, Values, class_value};
use super::{Answer, Ask, DayCount, Facet, Filter, Order, Row, TextOf, Totals};
use crate::dump::Day;
use crate::order::{Order as _, signed};
use crate::sorted::Sorted;

/// What is counted as reports come: everything that an answer to an empty filter counts.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// Reports by value, facet by facet.
    facets: [Vec<u32>; 14],
    /// Reports by day and class; those without a day are the last.
    days: Sorted<i32, [u32; 3]>,
}

impl Tally {
    /// Counts a record.
    pub(super) fn add(&mut self, columns: &Columns, stock: &Stock, record: u32) {
        for facet in Facet::ALL {
            let counts = &mut self.facets[facet as usize];
            columns.each(stock, facet, record, |value| count_one(counts, value));
        }
        let class = class_value(columns.traits(record).kind.class());
        self.days.entry(columns.day_or_undated(record), Default::default)[class as usize] += 1;
    }

    /// Counts a record no more.
    pub(super) fn remove(&mut self, columns: &Columns, stock: &Stock, record: u32) {
        for facet in Facet::ALL {
            let counts = &mut self.facets[facet as usize];
            columns.each(stock, facet, record, |value| {
                if let Some(count) = counts.get_mut(value as usize) {
                    *count = count.saturating_sub(1);
                }
            });
        }
        let class = class_value(columns.traits(record).kind.class());
        let day = columns.day_or_undated(record);
        if let Some(counts) = self.days.get_mut(&day) {
            counts[class as usize] = counts[class as usize].saturating_sub(1);
            if *counts == [0; 3] {
                self.days.remove(&day);
            }
        }
    }

    /// Counts a value that a record has besides.
    pub(super) fn add_value(&mut self, facet: Facet, value: u32, counts: bool) {
        if counts {
            count_one(&mut self.facets[facet as usize], value);
        }
    }
}

/// Answers a question over all reports so far.
pub(super) fn answer(builder: &Builder, ask: &Ask, texts: &dyn TextOf) -> Answer {
    let Builder { columns, stock, .. } = builder;
    // The query is always parsed: a fault is to be told even where nothing is filtered.
    let matched = (!is_empty(&ask.filter)).then(|| Matched::new(builder, &ask.filter));
    let days = match &matched {
        None => builder.tally.days.clone(),
        Some(matched) => by_day(columns, &matched.shown),
    };
    let without_days = match &matched {
        None => days.clone(),
        Some(matched) => by_day(columns, matched.without_days()),
    };
    let facets = ask.facets.iter().map(|choice| {
        let counts = match &matched {
            None => {
                let mut counts = builder.tally.facets[choice.facet as usize].clone();
                if choice.facet == Facet::Flag {
                    set_new(&mut counts, columns.later.new_ones(columns.len()));
                }
                counts
            }
            Some(matched) => {
                let mut counts = Vec::new();
                for record in matched.without(choice.facet).iter() {
                    columns.each(stock, choice.facet, record, |value| count_one(&mut counts, value));
                }
                counts
            }
        };
        listed(&stock.values, choice, &Counts::All(counts), &chosen(&ask.filter, choice.facet))
    });
    let undated = |days: &Sorted<i32, [u32; 3]>| days.get(&UNDATED).map_or(0, |counts| counts.iter().sum());
    let of_days = builder.tally.days.range(..UNDATED).map(|(day, counts)| (Day(*day), counts.iter().sum()));
    let of_days: Vec<(Day, u32)> = of_days.collect();
    let extent = Extent::of(&of_days);
    let histogram = histogram(extent, ask.bars, undated(&without_days), |first, last| {
        without_days
            .range(first.0..=last.0)
            .fold([0; 3], |sum, (_, counts)| std::array::from_fn(|n| sum[n] + counts[n]))
    });
    let days = in_order(&days, ask.order);
    let shown = days.iter().map(|day| day.events).sum();
    let first = ask.window.first.min(shown);
    let everything = super::query::Expr::All;
    let (expr, faults, forgiven) = matched.as_ref().map_or_else(
        || (&everything, Vec::new(), Vec::new()),
        |matched| (&matched.expr, matched.faults.clone(), matched.forgiven.clone()),
    );
    let rows = Rows {
        columns,
        stock,
        positions: &builder.positions,
        index: &builder.text,
        wanted: Wanted::new(expr, &builder.text),
        texts,
    };
    let records = window(columns, matched.as_ref().map(|matched| &matched.shown), &days, ask, first);
    let row = |record: u32| -> Row { rows.row(record, builder.positions.key(record), record, 1) };
    Answer {
        serial: ask.serial,
        totals: Totals { messages: builder.messages(), services: builder.services, events: builder.messages() },
        shown,
        facets: facets.collect(),
        histogram,
        first,
        rows: records.into_iter().map(row).collect(),
        days,
        query_faults: faults,
        forgiven,
    }
}

impl Index for Builder {
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
        false
    }

    fn telling(&self, reports: &[u32]) -> Bits {
        let mut found = Bits::none(self.len());
        for report in reports {
            found.set(*report);
        }
        found
    }

    fn withdrawn(&self) -> Option<Bits> {
        let mut withdrawn = Bits::none(self.len());
        let mut all = self.columns.later.all_withdrawn().take_while(|report| *report < self.len()).peekable();
        all.peek()?;
        all.for_each(|report| withdrawn.set(report));
        Some(withdrawn)
    }

    fn any_of(&self, facet: Facet, values: &[u32]) -> Bits {
        let mut found = Bits::none(self.len());
        for record in 0..self.len() {
            self.columns.each(&self.stock, facet, record, |value| {
                if values.binary_search(&value).is_ok() {
                    found.set(record);
                }
            });
        }
        found
    }

    fn between(&self, from: Option<Day>, to: Option<Day>) -> Bits {
        let range = from.map_or(i32::MIN, |day| day.0)..=to.map_or(i32::MAX, |day| day.0);
        let mut found = Bits::none(self.len());
        for record in 0..self.len() {
            if self.columns.day(record).is_some_and(|day| range.contains(&day.0)) {
                found.set(record);
            }
        }
        found
    }
}

fn is_empty(filter: &Filter) -> bool {
    let Filter { query, from, to, include, exclude } = filter;
    query.trim().is_empty() && from.is_none() && to.is_none() && include.is_empty() && exclude.is_empty()
}

fn count_one(counts: &mut Vec<u32>, value: u32) {
    if counts.len() <= value as usize {
        counts.resize(value as usize + 1, 0);
    }
    counts[value as usize] += 1;
}

/// Which reports are new changes with every dump, so it is not counted as they come.
fn set_new(counts: &mut Vec<u32>, count: u32) {
    let at = FLAGS.iter().position(|flag| *flag == NEW).unwrap_or_default();
    counts.resize(counts.len().max(FLAGS.len()), 0);
    counts[at] = count;
}

fn by_day(columns: &Columns, records: &Bits) -> Sorted<i32, [u32; 3]> {
    let mut days: Sorted<i32, [u32; 3]> = Sorted::default();
    for record in records.iter() {
        let class = class_value(columns.traits(record).kind.class());
        days.entry(columns.day_or_undated(record), Default::default)[class as usize] += 1;
    }
    days
}

fn in_order(days: &Sorted<i32, [u32; 3]>, order: Order) -> Vec<DayCount> {
    let count = |(&day, counts): (&i32, &[u32; 3])| DayCount {
        day: (day != UNDATED).then_some(Day(day)),
        events: counts.iter().sum(),
    };
    let mut all: Vec<DayCount> = days.range(..UNDATED).map(count).collect();
    if order == Order::NewestFirst {
        all.reverse();
    }
    all.extend(days.range(UNDATED..).map(count));
    all
}

/// The records of the window: only the days that it touches are put in order.
fn window(columns: &Columns, shown: Option<&Bits>, days: &[DayCount], ask: &Ask, first: u32) -> Vec<u32> {
    let end = first.saturating_add(ask.window.count);
    let mut at = 0;
    let mut before = 0;
    let mut touched = Vec::new();
    for day in days {
        let next = at + day.events;
        if next <= first {
            before = next;
        } else if at < end {
            touched.push(day.day.map_or(UNDATED, |day| day.0));
        }
        at = next;
    }
    touched.order_by(|day| signed(i64::from(*day)));
    let wanted = |&record: &u32| touched.binary_search(&columns.day_or_undated(record)).is_ok();
    let mut records: Vec<u32> = match shown {
        Some(shown) => shown.iter().filter(wanted).collect(),
        None => (0..columns.len()).filter(wanted).filter(|record| !columns.later.is_withdrawn(*record)).collect(),
    };
    let backwards = ask.order == Order::NewestFirst;
    // Those without a day come last in either order, as they were read.
    let turned = |record: u32, number: u64| {
        if backwards && columns.day_or_undated(record) != UNDATED { !number } else { number }
    };
    records.order_by(|&record| turned(record, record.into()));
    records.order_by(|&record| turned(record, signed(columns.instant(record))));
    records.order_by(|&record| turned(record, signed(columns.day_or_undated(record).into())));
    records.into_iter().skip((first - before) as usize).take(ask.window.count as usize).collect()
}
