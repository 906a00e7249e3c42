//! How many events of a result have each value of a facet.
//!
//! Of a small result, or of one that lacks little, event by event, all facets in one walk. Else value by value, the most
//! frequent first: no value has more events in a result than in all, so the first few are known long before all are
//! counted. Fields of few values are counted together, as the combinations of them that occur, or each value by itself
//! where many events match.

use std::cell::{OnceCell, RefCell};
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::rc::Rc;

use super::Facet;
use super::bits::Bits;
use super::bounds::{Bounds, Known};
use super::columns::{Columns, Stock};
use super::facets::{FacetIndex, Facets};
use super::forward;

/// What it costs to find the values of one event and to count each of them, in looks at a bit.
const EVENT: u64 = 4;
const COUNT: u64 = 2;

/// What it costs to count the combination of one event, in words of bits that are counted.
const COMBINATION: usize = 6;

/// The counts of the values of one facet.
pub(super) enum Counts<'a> {
    /// Of every value.
    All(Vec<u32>),
    /// Each when it is asked for, with what is known of them.
    Each(&'a FacetIndex, &'a Bits, Option<&'a RefCell<Known>>),
}

impl Counts<'_> {
    /// Of one value.
    pub(super) fn of(&self, value: u32) -> u32 {
        match self {
            Self::All(counts) => counts.get(value as usize).copied().unwrap_or_default(),
            Self::Each(index, result, _) => index.count(value, result),
        }
    }

    /// How many values any event has; some were found, as [`Self::most`] tells.
    pub(super) fn distinct(&self, found: &[(u32, u32)]) -> u32 {
        match self {
            Self::All(counts) => counts.iter().filter(|count| **count > 0).count() as u32,
            Self::Each(index, result, known) => {
                let mut is_found = vec![false; index.totals().len()];
                for (value, _) in found {
                    is_found[*value as usize] = true;
                }
                let has = |value: &u32| {
                    if is_found[*value as usize] {
                        return true;
                    }
                    let may = known.is_none_or(|known| known.borrow().may_have(*value, 1));
                    let has = may && index.any(*value, result);
                    if let (true, false, Some(known)) = (may, has, known) {
                        known.borrow_mut().note(*value, 0, index.totals());
                    }
                    has
                };
                (0..index.totals().len() as u32).filter(has).count() as u32
            }
        }
    }

    /// The values of the most events with their counts, at least so many, with all that have as many as the last of
    /// them; without some.
    pub(super) fn most(&self, count: usize, without: impl Fn(u32) -> bool) -> Vec<(u32, u32)> {
        match self {
            Self::All(counts) => {
                let all = (0..).zip(counts.iter().copied());
                all.filter(|(value, count)| *count > 0 && !without(*value)).collect()
            }
            Self::Each(index, result, known) => {
                let mut own = Known::default();
                let mut borrowed = known.as_ref().map(|known| known.borrow_mut());
                most_of(index, result, borrowed.as_deref_mut().unwrap_or(&mut own), count, without)
            }
        }
    }
}

/// As [`Counts::most`]: value by value, those first that had the most before, then by how many have them at all.
fn most_of(
    index: &FacetIndex,
    result: &Bits,
    known: &mut Known,
    count: usize,
    without: impl Fn(u32) -> bool,
) -> Vec<(u32, u32)> {
    /// So many are remembered.
    const FIRST: usize = 64;
    let mut found: Vec<(u32, u32)> = Vec::new();
    // The largest counts so far, the smallest of them in front.
    let mut largest: BinaryHeap<Reverse<u32>> = BinaryHeap::new();
    let before = std::mem::take(&mut known.first);
    let all = before.iter().map(|value| (value, true)).chain(index.by_total().iter().map(|value| (value, false)));
    for (&value, again) in all.filter(|(value, _)| !without(**value)) {
        let least = largest.peek().filter(|_| largest.len() == count).map_or(0, |least| least.0);
        let total = index.totals()[value as usize];
        if count == 0 || !again && (total == 0 || total < least) {
            break;
        }
        if !known.may_have(value, least) || !again && before.contains(&value) {
            continue;
        }
        let here = index.count_from(least, value, result);
        known.note(value, here, index.totals());
        if here > 0 && here >= least {
            found.push((value, here));
            largest.push(Reverse(here));
            if largest.len() > count {
                largest.pop();
            }
        }
    }
    let least = largest.peek().map_or(0, |least| least.0);
    let first = found.iter().filter(|found| found.1 >= least).map(|found| found.0);
    known.first = first.take(FIRST).collect();
    found
}

/// One result that is counted, facet by facet.
pub(super) struct Counting<'a> {
    facets: &'a Facets,
    columns: &'a Columns,
    stock: &'a Stock,
    result: &'a Bits,
    matching: u32,
    /// How many of the result have each combination of traits, once asked.
    traits: OnceCell<Vec<u32>>,
    /// Whether traits are counted value by value.
    trait_by_value: bool,
    /// Whether all others are counted event by event, once asked; and how many of the result have each of their values, by
    /// the numbers that values have there.
    by_event: OnceCell<bool>,
    values: OnceCell<Rc<Vec<u32>>>,
    /// What is known of the result, if the one before told something.
    bounds: Option<&'a Bounds>,
}

impl<'a> Counting<'a> {
    /// Begins to count a result.
    pub(super) fn new(
        facets: &'a Facets,
        columns: &'a Columns,
        stock: &'a Stock,
        result: &'a Bits,
        bounds: Option<&'a Bounds>,
    ) -> Self {
        let matching = result.count();
        let events = matching.min(result.size() - matching) as usize;
        let trait_by_value = facets.looks_of_traits(result.words().len()) < events * COMBINATION;
        let (traits, by_event, values) = Default::default();
        Self { facets, columns, stock, result, matching, traits, trait_by_value, by_event, values, bounds }
    }

    /// How many of the result have each value of a facet.
    pub(super) fn of(&self, facet: Facet) -> Counts<'a> {
        if Columns::is_trait(facet) && self.trait_by_value {
            let index = self.facets.of(facet);
            let counts = |index: &FacetIndex| {
                (0..index.totals().len() as u32).map(|value| index.count(value, self.result)).collect()
            };
            return Counts::All(index.map(counts).unwrap_or_default());
        }
        if Columns::is_trait(facet) {
            let traits = self.traits.get_or_init(|| self.count_traits());
            let mut counts = vec![0; self.stock.values.count(facet) as usize];
            for (combination, count) in (0..).zip(traits).filter(|(_, count)| **count > 0) {
                self.columns.each_of(self.stock, facet, combination, |value| counts[value as usize] += count);
            }
            return Counts::All(counts);
        }
        let Some(index) = self.facets.of(facet) else { return Counts::All(Vec::new()) };
        if !*self.by_event.get_or_init(|| self.is_by_event()) {
            return Counts::Each(index, self.result, self.bounds.map(|bounds| bounds.of(facet)));
        }
        let forward = &self.facets.forward;
        let values = self.values.get_or_init(|| self.count_values());
        Counts::All(forward.counts(facet, values))
    }

    /// Whether it is quicker to go through the values of each event than through the events of the values that count.
    fn is_by_event(&self) -> bool {
        let forward = &self.facets.forward;
        let (size, few) = (self.result.size(), u64::from(self.matching.min(self.result.size() - self.matching)));
        let few = few.min(self.changed().unwrap_or(u32::MAX).into());
        let counted = few * forward.len() as u64 / u64::from(size.max(1));
        let by_event = EVENT * few + COUNT * counted + forward.apart() as u64;
        let indexes = forward::facets().filter_map(|facet| self.facets.of(facet));
        by_event <= indexes.map(|index| index.looks_for_most(size, self.matching)).sum()
    }

    /// How many events came or went since the last result that was counted event by event.
    fn changed(&self) -> Option<u32> {
        let tallied = self.bounds?.tallied();
        (tallied.0.size() == self.result.size()).then(|| tallied.0.count_differing(self.result))
    }

    /// How many of the result have what has a number in the forward table: counted among the fewest events that tell it.
    fn count_values(&self) -> Rc<Vec<u32>> {
        let forward = &self.facets.forward;
        let each = |events: &Bits, counts: &mut [u32], step| forward.each(events, |value| add(counts, value, step));
        let few = self.matching.min(self.result.size() - self.matching);
        let counts = match (self.bounds, self.changed()) {
            (Some(bounds), Some(changed)) if changed < few => {
                let tallied = bounds.tallied();
                let (mut came, mut went) = (self.result.clone(), tallied.0.clone());
                came.and_not(&tallied.0);
                went.and_not(self.result);
                let mut counts = tallied.1.to_vec();
                each(&came, &mut counts, 1);
                each(&went, &mut counts, ONE_LESS);
                counts
            }
            _ => self.tally(forward.totals(), each),
        };
        let counts = Rc::new(counts);
        if let Some(bounds) = self.bounds {
            bounds.keep_tallied(self.result, &counts);
        }
        counts
    }

    fn count_traits(&self) -> Vec<u32> {
        self.tally(&self.facets.traits, |events, counts, step| {
            events.iter().for_each(|event| add(counts, self.columns.combination(event), step));
        })
    }

    /// Counts what the result has, or takes from all what it lacks: whichever are fewer events. `each` adds a step to the
    /// counts of some events.
    fn tally(&self, totals: &[u32], each: impl Fn(&Bits, &mut [u32], u32)) -> Vec<u32> {
        if self.matching <= self.result.size() - self.matching {
            let mut counts = vec![0; totals.len()];
            each(self.result, &mut counts, 1);
            return counts;
        }
        let mut counts = totals.to_vec();
        each(&self.result.clone().not(), &mut counts, ONE_LESS);
        counts
    }
}

/// What is added to take one away.
const ONE_LESS: u32 = u32::MAX;

#[inline]
fn add(counts: &mut [u32], at: u32, step: u32) {
    let count = &mut counts[at as usize];
    *count = count.wrapping_add(step);
}
