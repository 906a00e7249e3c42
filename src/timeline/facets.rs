//! Which events have a value, and how many of a result have each.
//!
//! A frequent value keeps a bit an event, a rare one a list. How a result is counted by them is the business of `counting`.

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
    /// The values, the most frequent first.
    by_total: Vec<u32>,
}

impl FacetIndex {
    /// With room for all records, which are counted; none is entered yet.
    fn counted(columns: &Columns, stock: &Stock, facet: Facet) -> Self {
        let size = columns.len();
        let mut totals = vec![0_u32; stock.values.count(facet) as usize];
        (0..size).for_each(|record| columns.each(stock, facet, record, |value| totals[value as usize] += 1));
        let seldom = size / FREQUENT;
        let is_frequent = |total: u32| total > seldom;
        let frequent: Vec<(u32, Bits)> =
            (0..).zip(&totals).filter(|(_, total)| is_frequent(**total)).map(|(v, _)| (v, Bits::none(size))).collect();
        let mut next = 0;
        let starts: Vec<u32> = totals
            .iter()
            .map(|&total| {
                let start = next;
                next += if is_frequent(total) { 0 } else { total };
                start
            })
            .collect();
        let mut by_total: Vec<u32> = (0..totals.len() as u32).collect();
        by_total.order_by(|value| !u64::from(totals[*value as usize]));
        Self { totals, frequent, seldom, ends: starts, rare: vec![0; next as usize], by_total }
    }

    /// Enters that a record has a value. Records come in their order.
    fn enter(&mut self, value: u32, record: u32) {
        if self.totals[value as usize] > self.seldom {
            if let Ok(at) = self.frequent.binary_search_by_key(&value, |(value, _)| *value) {
                self.frequent[at].1.set(record);
            }
        } else {
            let end = &mut self.ends[value as usize];
            self.rare[*end as usize] = record;
            *end += 1;
        }
    }

    /// Lays it down.
    fn lay(&self, laid: &mut Laying) {
        laid.words(&self.totals);
        self.frequent.iter().for_each(|(_, bits)| bits.lay(laid));
        laid.words(&self.ends);
        laid.words(&self.rare);
        laid.words(&self.by_total);
    }

    /// Takes up what was laid down of a facet with so many values, over so many events.
    fn take(from: &mut Taking<'_>, events: u32, values: u32) -> Result<Self, Damage> {
        let seldom = events / FREQUENT;
        let totals = from.words()?;
        sound(totals.len() == values as usize)?;
        let frequent = (0..).zip(&totals).filter(|(_, total)| **total > seldom);
        let frequent: Result<Vec<_>, Damage> =
            frequent.map(|(value, _)| Ok((value, Bits::take(from, events)?))).collect();
        let frequent = frequent?;
        let (ends, rare) = (from.words()?, from.words()?);
        let by_total = from.words()?;
        sound(ends.len() == totals.len() && by_total.len() == totals.len())?;
        sound(by_total.iter().all(|value| *value < values))?;
        let listed = |(end, total): (&u32, &u32)| *total > seldom || total <= end && *end as usize <= rare.len();
        sound(ends.iter().zip(&totals).all(listed))?;
        Ok(Self { totals, frequent, seldom, ends, rare, by_total })
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

    /// How many of a result have a value, if that may be so many; else a number below that which it does not exceed.
    pub(super) fn count_from(&self, least: u32, value: u32, result: &Bits) -> u32 {
        /// Events that are looked at before it is asked whether it can still be so many.
        const STRETCH: usize = 512;
        if let Some(bits) = self.bits(value) {
            return bits.count_both(result);
        }
        let list = self.list(value);
        let mut at_most = list.len() as u32;
        for stretch in list.chunks(STRETCH) {
            if at_most < least {
                break;
            }
            at_most -= stretch.iter().map(|&event| u32::from(!result.has(event))).sum::<u32>();
        }
        at_most
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

    /// Likewise to find the values that the most events of a result have, and how many values any has: so many events
    /// match.
    pub(super) fn looks_for_most(&self, size: u32, matching: u32) -> u64 {
        /// So many values are listed of most facets.
        const LISTED: usize = 6;
        let words = u64::from(size / 64);
        let (size, matching) = (u64::from(size.max(1)), u64::from(matching.max(1)));
        let sixth = self.by_total.get(LISTED - 1).map_or(0, |value| self.totals[*value as usize]);
        let least = u64::from(sixth) * matching / size;
        let totals = self.by_total.iter().map(|value| u64::from(self.totals[*value as usize]));
        let counted = totals.take_while(|total| *total > 0 && *total >= least);
        let most: u64 = counted.map(|total| if total > u64::from(self.seldom) { words } else { total }).sum();
        // Whether any event has a value shows the sooner, the more events match.
        most + (self.totals.len() as u64 * size / matching).min(self.rare.len() as u64)
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        (self.totals.capacity() + self.ends.capacity() + self.rare.capacity() + self.by_total.capacity()) * 4
            + self.frequent.iter().map(|(_, bits)| bits.bytes()).sum::<usize>()
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
    /// The values of each event.
    pub(super) forward: Forward,
}

impl Facets {
    /// Of all records.
    pub(super) fn new(columns: &Columns, stock: &Stock) -> Self {
        let mut all: Vec<FacetIndex> =
            Facet::ALL.iter().map(|&facet| FacetIndex::counted(columns, stock, facet)).collect();
        let mut forward = Forward::new(|facet| all[facet as usize].totals());
        forward.reserve();
        for record in 0..columns.len() {
            forward.begin();
            for (index, facet) in all.iter_mut().zip(Facet::ALL) {
                columns.each(stock, facet, record, |value| {
                    index.enter(value, record);
                    if !Columns::is_trait(facet) {
                        forward.push(facet, value);
                    }
                });
            }
        }
        forward.close();
        Self { all, traits: Self::count_traits(columns), forward }
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

    /// Begins to take up what was laid down; [`Self::take`] must follow for each facet, and [`Self::end`].
    pub(super) fn begin(columns: &Columns) -> Self {
        Self { traits: Self::count_traits(columns), ..Self::default() }
    }

    /// Takes up the index of the next facet.
    pub(super) fn take(
        &mut self,
        from: &mut Taking<'_>,
        facet: Facet,
        columns: &Columns,
        values: &Values,
    ) -> Result<(), Damage> {
        self.all.push(FacetIndex::take(from, columns.len(), values.count(facet))?);
        Ok(())
    }

    /// Finds out again what was not laid down.
    pub(super) fn end(&mut self, columns: &Columns, stock: &Stock) {
        self.forward = Forward::of(columns, stock, |facet| self.all[facet as usize].totals());
    }

    fn count_traits(columns: &Columns) -> Vec<u32> {
        let mut traits = vec![0; columns.combinations() as usize];
        (0..columns.len()).for_each(|record| traits[columns.combination(record) as usize] += 1);
        traits
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.all.iter().map(FacetIndex::bytes).sum::<usize>() + self.traits.capacity() * 4 + self.forward.bytes()
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
        let found = counts.most(limit, is_chosen);
        (counts.distinct(&found), found)
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
