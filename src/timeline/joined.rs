//! Reports of one happening become one event.
//!
//! The main report gives what an event can have but once; of the rest the event has what any report has.

use super::Facet;
use super::columns::{Columns, Record, Stock};
use super::later::Later;
use super::names::Names;
use super::rows::flag;
use super::values::NEW;
use crate::event::joining::is_office;
use crate::event::{Basis, Country};
use crate::order::Order;

/// Groups of reports.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// The first report of each group, in reading order.
    firsts: Vec<u32>,
    /// For each report the next one of its group, [`NONE`] for the last.
    next: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Groups {
    /// From what the joining says of `reports` reports; one that it does not know is alone.
    ///
    /// Those that are withdrawn are in no group. Joining leaves them alone, so none is the first of others.
    pub(super) fn new(event_of: &[u32], reports: u32, later: &Later) -> Self {
        let known = |report: u32| event_of.get(report as usize).copied().filter(|&first| first < report);
        let mut groups = Self { firsts: Vec::new(), next: vec![NONE; reports as usize] };
        // For the first report of each group, the last that was seen of it; for others, the first.
        let mut ends: Vec<u32> = Vec::with_capacity(reports as usize);
        for report in 0..reports {
            ends.push(report);
            if later.is_withdrawn(report) {
                continue;
            }
            let Some(mut first) = known(report) else {
                groups.firsts.push(report);
                continue;
            };
            if known(first).is_some() {
                first = ends[first as usize];
            }
            ends[report as usize] = first;
            let last = std::mem::replace(&mut ends[first as usize], report);
            groups.next[last as usize] = report;
        }
        groups
    }

    /// The first reports of all groups.
    pub(super) fn firsts(&self) -> &[u32] {
        &self.firsts
    }

    /// The reports of a group, in reading order.
    pub(super) fn members(&self, first: u32) -> impl Iterator<Item = u32> + Clone {
        std::iter::successors(Some(first), |report| Some(self.next[*report as usize]).filter(|next| *next != NONE))
    }
}

/// The report of a group that says most: with a stated day, with the most participants, not forwarded.
pub(super) fn main_of(columns: &Columns, stock: &Stock, members: impl Iterator<Item = u32>) -> u32 {
    let worth = |&report: &u32| {
        let record = columns.get(report);
        (
            record.days.is_some() && record.traits.basis == Basis::Stated,
            stock.lists.get(record.participants).len(),
            stock.lists.get(record.traits.sources) == [0],
            record.traits.confidence,
            std::cmp::Reverse(report),
        )
    };
    members.max_by_key(worth).unwrap_or_default()
}

/// The event that a group of reports tells of.
pub(super) fn event(
    columns: &Columns,
    stock: &mut Stock,
    names: &Names,
    main: u32,
    members: impl Iterator<Item = u32> + Clone,
) -> Record {
    let mut event = columns.get(main);
    let dumps: Vec<u32> = members.clone().flat_map(|report| columns.later.others(report)).collect();
    if members.clone().any(|report| columns.later.is_new(report)) {
        event.traits.flags |= flag(NEW);
    }
    let others: Vec<Record> = members.filter(|&report| report != main).map(|report| columns.get(report)).collect();
    if !dumps.is_empty() {
        let dumps = stock.lists.intern(&dumps);
        event.traits.dumps = united(stock, event.traits.dumps, std::iter::once(dumps));
    }
    if others.is_empty() {
        return event;
    }
    for other in &others {
        let better = match (other.days, event.days) {
            (Some(_), None) => true,
            (Some(_), Some(_)) => other.traits.basis < event.traits.basis,
            (None, _) => false,
        };
        if better {
            event.days = other.days;
            event.traits.basis = other.traits.basis;
        }
        event.traits.flags |= other.traits.flags;
        event.occasion = event.occasion.or(other.occasion);
    }
    event.traits.flags |= flag("several");
    event.traits.flags &= !(flag("undated") | flag("unsure"));
    event.traits.flags |= columns.traits(main).flags & flag("unsure");
    if event.days.is_none() {
        event.traits.flags |= flag("undated");
    }
    // Nobody and no town twice, each as the first list names him.
    let participants = others.iter().map(|other| other.participants);
    let lists: Vec<u32> = std::iter::once(event.participants).chain(participants.clone()).collect();
    event.participants = united_by(stock, event.participants, participants, &|stock, one| names.identity(stock, one));
    event.participants = without_offices(stock, names, event.participants, &lists);
    let places = others.iter().map(|other| other.places);
    event.places = united_by(stock, event.places, places, &|_, place| (false, names.place(place)));
    event.topics = united(stock, event.topics, others.iter().map(|other| other.topics));
    event.hashtags = united(stock, event.hashtags, others.iter().map(|other| other.hashtags));
    event.traits.languages = united(stock, event.traits.languages, others.iter().map(|other| other.traits.languages));
    event.traits.sources = united(stock, event.traits.sources, others.iter().map(|other| other.traits.sources));
    event.traits.dumps = united(stock, event.traits.dumps, others.iter().map(|other| other.traits.dumps));
    let countries = united(stock, event.countries, others.iter().map(|other| other.countries));
    let mut countries = stock.lists.get(countries).to_vec();
    let code = |country: u32| Country::new(stock.values.key(Facet::Country, country));
    countries.order_by(|&country| code(country).map_or(0, Country::number));
    event.countries = stock.lists.intern(&countries);
    event
}

/// Participants without those whom one report tells by an office alone and another by name: `Генсек ООН` is whoever else of the
/// United Nations took part.
fn without_offices(stock: &mut Stock, names: &Names, all: u32, lists: &[u32]) -> u32 {
    let list = |number: &u32| stock.lists.get(*number);
    let text = |one: u32| stock.values.forms(Facet::Participant).get(stock.form(one).name);
    let has = |number: &u32, one: u32| {
        list(number).iter().any(|other| names.identity(stock, *other) == names.identity(stock, one))
    };
    let country = |one: u32| stock.form(one).country.filter(|_| !stock.form(one).body);
    let by_name = |office: u32, one: u32| {
        country(one) == country(office)
            // Nobody is told by both in one report.
            && !lists.iter().any(|list| has(list, office) && has(list, one))
            && !is_office(text(one))
    };
    let kept = |office: &u32| {
        country(*office).is_none()
            || !list(&all).iter().any(|one| one != office && country(*one) == country(*office))
            || !is_office(text(*office))
            || !list(&all).iter().any(|one| one != office && by_name(*office, *one))
    };
    let kept: Vec<u32> = list(&all).iter().copied().filter(kept).collect();
    stock.lists.intern(&kept)
}

/// The values of all lists, those of the first first.
fn united(stock: &mut Stock, first: u32, others: impl Iterator<Item = u32>) -> u32 {
    united_by(stock, first, others, &|_, value| (false, value))
}

/// Likewise; what is one thing once.
fn united_by(
    stock: &mut Stock,
    first: u32,
    others: impl Iterator<Item = u32>,
    identity: &dyn Fn(&Stock, u32) -> (bool, u32),
) -> u32 {
    let mut all: Vec<u32> = Vec::new();
    let mut known = Vec::new();
    for list in std::iter::once(first).chain(others) {
        for &value in stock.lists.get(list) {
            let identity = identity(stock, value);
            if !known.contains(&identity) {
                known.push(identity);
                all.push(value);
            }
        }
    }
    stock.lists.intern(&all)
}
