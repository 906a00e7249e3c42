//! Which events have a value, and how many of a result have each.
//!
//! A frequent value keeps a bit an event, a rare one a list, and every event its values. How a result is counted
//! by them is the business of `counting`.

use super::bits::Bits;
use super::columns::{Columns, Stock};
use super::counting::Counts;
use super::forward::Forward;
use super::laid::{Laying, Taking, sound};
use super::sections::Damage;
use super::values::Values;
use super::{Choice, Facet, FacetAnswer, FacetValue};
use crate::order::{Order, first_of};

/// A value of one event in so many gets bits: a bit then costs no more than a number in a list.
const FREQUENT: u32 = 32;

/// The events of all values of a facet.
#[derive(Debug, Default)]
pub(super) struct FacetIndex {
    totals: Vec<u32>,
    /// Of values with more than `seldom` events, in their order.
    frequent: Vec<(u32, Bits)>,
    seldom: u32,
    /// Where the list of each value ends.
    ends: Vec<u32>,
    rare: Vec<u32>,
    /// The values of each event; `None` of a facet that is among the traits.
    pub(super) forward: Option<Forward>,
    /// The values, the most frequent first.
    by_total: Vec<u32>,
}

impl FacetIndex {
    /// Of all records.
    pub(super) fn new(columns: &Columns, stock: &Stock, facet: Facet) -> Self {
        let size = columns.len();
        let mut totals = vec![0_u32; stock.values.count(facet) as usize];
        let mut forward = (!Columns::is_trait(facet)).then(Forward::default);
        let mut values = Vec::new();
        for record in 0..size {
            values.clear();
            columns.each(stock, facet, record, |value| values.push(value));
            for value in &values {
                totals[*value as usize] += 1;
            }
            if let Some(forward) = &mut forward {
                forward.push(record, &values);
            }
        }
        if let Some(forward) = &mut forward {
            forward.close();
        }
        let seldom = size / FREQUENT;
        let is_frequent = |total: u32| total > seldom;
        let mut frequent: Vec<(u32, Bits)> =
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
                    if let Ok(at) = frequent.binary_search_by_key(&value, |(value, _)| *value) {
                        frequent[at].1.set(record);
                    }
                } else {
                    rare[at[value as usize] as usize] = record;
                    at[value as usize] += 1;
                }
            });
        }
        let mut by_total: Vec<u32> = (0..totals.len() as u32).collect();
        by_total.order_by(|value| !u64::from(totals[*value as usize]));
        Self { totals, frequent, seldom, ends: at, rare, forward, by_total }
    }

    /// Lays it down.
    fn lay(&self, laid: &mut Laying) {
        laid.words(&self.totals);
        self.frequent.iter().for_each(|(_, bits)| bits.lay(laid));
        laid.words(&self.ends);
        laid.words(&self.rare);
        if let Some(forward) = &self.forward {
            forward.lay(laid);
        }
        laid.words(&self.by_total);
    }

    /// Takes up what was laid down of a facet with so many values, over so many events.
    fn take(from: &mut Taking<'_>, facet: Facet, events: u32, values: u32) -> Result<Self, Damage> {
        let seldom = events / FREQUENT;
        let totals = from.words()?;
        sound(totals.len() == values as usize)?;
        let frequent = (0..).zip(&totals).filter(|(_, total)| **total > seldom);
        let frequent: Result<Vec<_>, Damage> =
            frequent.map(|(value, _)| Ok((value, Bits::take(from, events)?))).collect();
        let frequent = frequent?;
        let (ends, rare) = (from.words()?, from.words()?);
        let forward = if Columns::is_trait(facet) { None } else { Some(Forward::take(from, events, values)?) };
        let by_total = from.words()?;
        sound(ends.len() == totals.len() && by_total.len() == totals.len())?;
        sound(by_total.iter().all(|value| *value < values))?;
        let listed = |(end, total): (&u32, &u32)| *total > seldom || total <= end && *end as usize <= rare.len();
        sound(ends.iter().zip(&totals).all(listed))?;
        Ok(Self { totals, frequent, seldom, ends, rare, forward, by_total })
    }

    /// Adds the events of a value.
    pub(super) fn fill(&self, value: u32, into: &mut Bits) {
        match self.bits(value) {
            Some(bits) => into.or(bits),
            None => self.list(value).iter().for_each(|&event| into.set(event)),
        }
    }

    /// How many events have each value.
    pub(super) fn totals(&self) -> &[u32] {
        &self.totals
    }

    /// The values, those of the most events first.
    pub(super) fn by_total(&self) -> &[u32] {
        &self.by_total
    }

    /// How many of a result have a value.
    pub(super) fn count(&self, value: u32, result: &Bits) -> u32 {
        match self.bits(value) {
            Some(bits) => bits.count_both(result),
            None => self.list(value).iter().map(|&event| u32::from(result.has(event))).sum(),
        }
    }

    /// Whether any of a result has a value.
    pub(super) fn any(&self, value: u32, result: &Bits) -> bool {
        match self.bits(value) {
            Some(bits) => bits.meets(result),
            None => self.list(value).iter().any(|&event| result.has(event)),
        }
    }

    /// How many words of bits and numbers in lists are looked at to count each value, with so many words a set.
    fn looks(&self, words: usize) -> usize {
        self.frequent.len() * words + self.rare.len()
    }

    /// How many numbers there are in the lists of rare values.
    pub(super) fn rare(&self) -> usize {
        self.rare.len()
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        (self.totals.capacity() + self.ends.capacity() + self.rare.capacity() + self.by_total.capacity()) * 4
            + self.frequent.iter().map(|(_, bits)| bits.bytes()).sum::<usize>()
            + self.forward.as_ref().map_or(0, Forward::bytes)
    }

    /// The events of a value, if it is frequent.
    fn bits(&self, value: u32) -> Option<&Bits> {
        if self.totals.get(value as usize).is_none_or(|total| *total <= self.seldom) {
            return None;
        }
        let at = self.frequent.binary_search_by_key(&value, |(value, _)| *value).ok()?;
        self.frequent.get(at).map(|(_, bits)| bits)
    }

    /// The events of a value that is not frequent.
    fn list(&self, value: u32) -> &[u32] {
        let (Some(&end), Some(&total)) = (self.ends.get(value as usize), self.totals.get(value as usize)) else {
            return &[];
        };
        &self.rare[(end - total) as usize..end as usize]
    }
}

/// The indexes of all facets.
#[derive(Debug, Default)]
pub(super) struct Facets {
    /// In the order of [`Facet::ALL`].
    all: Vec<FacetIndex>,
    /// How many events have each combination of traits.
    pub(super) traits: Vec<u32>,
}

impl Facets {
    /// Of all records.
    pub(super) fn new(columns: &Columns, stock: &Stock) -> Self {
        let all = Facet::ALL.iter().map(|&facet| FacetIndex::new(columns, stock, facet)).collect();
        Self { all, traits: Self::count_traits(columns) }
    }

    /// That of one facet; `None` of a timeline that was never filled.
    pub(super) fn of(&self, facet: Facet) -> Option<&FacetIndex> {
        self.all.get(facet as usize)
    }

    /// How many words of bits and numbers in lists are looked at to count each value of each trait.
    pub(super) fn looks_of_traits(&self, words: usize) -> usize {
        let traits = Facet::ALL.iter().filter(|facet| Columns::is_trait(**facet));
        traits.filter_map(|facet| self.of(*facet)).map(|index| index.looks(words)).sum()
    }

    /// Adds the events of a value of a facet.
    pub(super) fn fill(&self, facet: Facet, value: u32, into: &mut Bits) {
        if let Some(index) = self.of(facet) {
            index.fill(value, into);
        }
    }

    /// Lays down the index of one facet.
    pub(super) fn lay(&self, facet: Facet, laid: &mut Laying) {
        if let Some(index) = self.of(facet) {
            index.lay(laid);
        }
    }

    /// Begins to take up what was laid down; [`Self::take`] must follow for each facet.
    pub(super) fn begin(columns: &Columns) -> Self {
        Self { all: Vec::new(), traits: Self::count_traits(columns) }
    }

    /// Takes up the index of the next facet.
    pub(super) fn take(
        &mut self,
        from: &mut Taking<'_>,
        facet: Facet,
        columns: &Columns,
        values: &Values,
    ) -> Result<(), Damage> {
        self.all.push(FacetIndex::take(from, facet, columns.len(), values.count(facet))?);
        Ok(())
    }

    fn count_traits(columns: &Columns) -> Vec<u32> {
        let mut traits = vec![0; columns.combinations() as usize];
        (0..columns.len()).for_each(|record| traits[columns.combination(record) as usize] += 1);
        traits
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.all.iter().map(FacetIndex::bytes).sum::<usize>() + self.traits.capacity() * 4
    }
}

/// The answer for a facet from the counts of its values; `chosen` are the keys that the filter names.
pub(super) fn listed(values: &Values, choice: &Choice, counts: &Counts<'_>, chosen: &[&str]) -> FacetAnswer {
    let facet = choice.facet;
    let limit = choice.limit as usize;
    let before =
        |a: &(u32, u32), b: &(u32, u32)| b.1.cmp(&a.1).then_with(|| values.key(facet, a.0).cmp(values.key(facet, b.0)));
    // A link may name a value by another form, or one that this dump does not have; it can be taken back
    // only if it is listed as it was named.
    let mut first: Vec<(u32, &str, Option<u32>)> = chosen
        .iter()
        .map(|&key| (values.find(facet, key), key))
        .map(|(value, key)| (value.map_or(0, |value| counts.of(value)), key, value))
        .collect();
    first.order_by_text(|chosen| chosen.1);
    first.order_by(|chosen| !u64::from(chosen.0));
    first.dedup();
    let is_chosen = |value: u32| first.iter().any(|chosen| chosen.2 == Some(value));
    let (distinct, found) = if choice.search.trim().is_empty() {
        (counts.distinct(), counts.most(limit, is_chosen))
    } else {
        let found = values.containing(facet, &choice.search).into_iter().map(|value| (value, counts.of(value)));
        let found: Vec<(u32, u32)> = found.filter(|(_, count)| *count > 0).collect();
        (found.len() as u32, found.into_iter().filter(|(value, _)| !is_chosen(*value)).collect())
    };
    let found = first_of(found.into_iter(), limit, |one, other| before(one, other).is_lt());
    let room = limit.saturating_sub(first.len());
    let first = first.into_iter().map(|(count, key, value)| {
        let label = value.map_or(key, |value| values.key(facet, value)).to_owned();
        FacetValue { key: key.to_owned(), label, count }
    });
    let rest = found.into_iter().take(room).map(|(value, count)| {
        let key = values.key(facet, value).to_owned();
        FacetValue { label: key.clone(), key, count }
    });
    FacetAnswer { facet, distinct, values: first.chain(rest).collect() }
}
