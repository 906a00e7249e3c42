//! Which events have a value, and how many of a result have each.
//!
//! A frequent value keeps a bit an event, a rare one a list. A result is counted in the cheapest of three
//! ways: value by value, event by event, or by what is missing from it.

use std::collections::HashMap;

use super::bits::Bits;
use super::columns::{Columns, Stock};
use super::values::Values;
use super::{Choice, Facet, FacetAnswer, FacetValue};

/// A value of one event in so many gets bits: a bit then costs no more than a number in a list.
const FREQUENT: u32 = 32;
/// Looking at a record costs about as much as so many looks into a list.
const RECORD_COST: u64 = 6;

/// The events of all values of a facet.
#[derive(Debug, Default)]
pub(super) struct FacetIndex {
    facet: Option<Facet>,
    totals: Vec<u32>,
    frequent: HashMap<u32, Bits>,
    /// Where the list of each value ends.
    ends: Vec<u32>,
    rare: Vec<u32>,
}

impl FacetIndex {
    /// Of all records.
    pub(super) fn new(columns: &Columns, stock: &Stock, facet: Facet) -> Self {
        let size = columns.len();
        let mut totals = vec![0_u32; stock.values.count(facet) as usize];
        (0..size).for_each(|record| columns.each(stock, facet, record, |value| totals[value as usize] += 1));
        let is_frequent = |total: u32| total > size / FREQUENT;
        let mut frequent: HashMap<u32, Bits> =
            (0..).zip(&totals).filter(|(_, total)| is_frequent(**total)).map(|(v, _)| (v, Bits::none(size))).collect();
        let mut next = 0;
        let mut at: Vec<u32> = totals
            .iter()
            .map(|&total| {
                let start = next;
                next += if is_frequent(total) { 0 } else { total };
                start
            })
            .collect();
        let mut rare = vec![0; next as usize];
        for record in 0..size {
            columns.each(stock, facet, record, |value| {
                if is_frequent(totals[value as usize]) {
                    if let Some(bits) = frequent.get_mut(&value) {
                        bits.set(record);
                    }
                } else {
                    rare[at[value as usize] as usize] = record;
                    at[value as usize] += 1;
                }
            });
        }
        Self { facet: Some(facet), totals, frequent, ends: at, rare }
    }

    /// Adds the events of a value.
    pub(super) fn fill(&self, value: u32, into: &mut Bits) {
        match self.frequent.get(&value) {
            Some(bits) => into.or(bits),
            None => self.list(value).iter().for_each(|&event| into.set(event)),
        }
    }

    /// How many of a result have each value; `matching` is the size of the result.
    pub(super) fn count(&self, columns: &Columns, stock: &Stock, result: &Bits, matching: u32) -> Vec<u32> {
        let Some(facet) = self.facet else { return Vec::new() };
        let missing = result.size() - matching;
        let by_value = self.rare.len() as u64 + self.frequent.len() as u64 * result.words().len() as u64;
        if u64::from(matching.min(missing)) * RECORD_COST < by_value {
            let mut counts = vec![0; self.totals.len()];
            if matching <= missing {
                result.iter().for_each(|event| columns.each(stock, facet, event, |value| counts[value as usize] += 1));
            } else {
                counts.copy_from_slice(&self.totals);
                let rest = result.clone().not();
                rest.iter().for_each(|event| columns.each(stock, facet, event, |value| counts[value as usize] -= 1));
            }
            return counts;
        }
        let mut counts: Vec<u32> = (0..self.totals.len() as u32)
            .map(|value| self.list(value).iter().map(|&event| u32::from(result.has(event))).sum())
            .collect();
        for (&value, bits) in &self.frequent {
            counts[value as usize] = bits.count_both(result);
        }
        counts
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        (self.totals.capacity() + self.ends.capacity() + self.rare.capacity()) * 4
            + self.frequent.values().map(Bits::bytes).sum::<usize>()
    }

    fn list(&self, value: u32) -> &[u32] {
        let Some(&end) = self.ends.get(value as usize) else { return &[] };
        let total = if self.frequent.contains_key(&value) { 0 } else { self.totals[value as usize] };
        &self.rare[(end - total) as usize..end as usize]
    }
}

/// The answer for a facet from the counts of its values; `chosen` are the keys that the filter names.
pub(super) fn listed(values: &Values, choice: &Choice, counts: &[u32], chosen: &[&str]) -> FacetAnswer {
    let facet = choice.facet;
    let count = |value: u32| counts.get(value as usize).copied().unwrap_or_default();
    let mut found: Vec<u32> = if choice.search.trim().is_empty() {
        (0..values.count(facet)).filter(|&value| count(value) > 0).collect()
    } else {
        values.containing(facet, &choice.search).into_iter().filter(|&value| count(value) > 0).collect()
    };
    let distinct = found.len() as u32;
    let by_count =
        |&a: &u32, &b: &u32| count(b).cmp(&count(a)).then_with(|| values.key(facet, a).cmp(values.key(facet, b)));
    // A link may name a value by another form, or one that this dump does not have; it can be taken back
    // only if it is listed as it was named.
    let mut first: Vec<(u32, &str, Option<u32>)> = chosen
        .iter()
        .map(|&key| (values.find(facet, key), key))
        .map(|(value, key)| (value.map_or(0, count), key, value))
        .collect();
    first.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    first.dedup();
    found.retain(|value| !first.iter().any(|chosen| chosen.2 == Some(*value)));
    let limit = choice.limit as usize;
    if found.len() > limit {
        if limit > 0 {
            found.select_nth_unstable_by(limit - 1, by_count);
        }
        found.truncate(limit);
    }
    found.sort_unstable_by(by_count);
    let room = limit.saturating_sub(first.len());
    let first = first.into_iter().map(|(count, key, value)| {
        let label = value.map_or(key, |value| values.key(facet, value)).to_owned();
        FacetValue { key: key.to_owned(), label, count }
    });
    let rest = found.into_iter().take(room).map(|value| {
        let key = values.key(facet, value).to_owned();
        FacetValue { label: key.clone(), key, count: count(value) }
    });
    FacetAnswer { facet, distinct, values: first.chain(rest).collect() }
}
