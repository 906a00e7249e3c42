//! The values of all facets but the traits, event after event, so that those of a result are counted in one walk.
//!
//! An event's values of all facets lie side by side: to find them costs more than to count them. Values are numbered by how
//! many events have them, and the numbers of nearly all fit two bytes. The other way round, from a value to its events, is
//! the business of `facets`.

use super::Facet;
use super::bits::{Bits, Ones};
use super::columns::{Columns, Stock};
use crate::order::Order;

/// Events that share a start.
const BLOCK: usize = 64;

/// So many values of an event stand among the others: all of a block are then less than two bytes can say.
const MOST: usize = 255;

/// The facets whose values stand here.
pub(super) fn facets() -> impl Iterator<Item = Facet> {
    Facet::ALL.into_iter().filter(|facet| !Columns::is_trait(*facet))
}

/// What each event has.
#[derive(Debug, Default)]
pub(super) struct Forward {
    /// The number of each value, facet by facet; of traits there are none.
    numbers: [Vec<u32>; Facet::ALL.len()],
    /// How many events have what has a number.
    totals: Vec<u32>,
    /// Where the values of each block of events begin.
    starts: Vec<u32>,
    /// Where those of each event end, from the start of its block.
    ends: Vec<u16>,
    values: Vec<u16>,
    /// Numbers beyond two bytes, or of events with very many; each with its event.
    more: Vec<(u32, u32)>,
}

impl Forward {
    /// Without events yet, which will have so many of each value of each facet.
    pub(super) fn new<'a>(totals: impl Fn(Facet) -> &'a [u32]) -> Self {
        let of = |facet: Facet| totals(facet).iter().zip(0..).map(move |(total, value)| (*total, facet, value));
        let mut all: Vec<(u32, Facet, u32)> = facets().flat_map(of).collect();
        all.order_by(|one| !u64::from(one.0));
        let mut forward = Self::default();
        for facet in facets() {
            forward.numbers[facet as usize] = vec![0; totals(facet).len()];
        }
        for ((_, facet, value), number) in all.iter().zip(0..) {
            forward.numbers[*facet as usize][*value as usize] = number;
        }
        forward.totals = all.iter().map(|one| one.0).collect();
        forward
    }

    /// Of all records, whose values were counted.
    pub(super) fn of<'a>(columns: &Columns, stock: &Stock, totals: impl Fn(Facet) -> &'a [u32]) -> Self {
        let mut forward = Self::new(totals);
        for record in 0..columns.len() {
            forward.begin();
            facets().for_each(|facet| columns.each(stock, facet, record, |value| forward.push(facet, value)));
        }
        forward.close();
        forward
    }

    /// Makes room for all values that it is to have.
    pub(super) fn reserve(&mut self) {
        self.values.reserve_exact(self.totals.iter().map(|total| *total as usize).sum());
    }

    /// Begins the next event.
    pub(super) fn begin(&mut self) {
        if self.ends.len().is_multiple_of(BLOCK) {
            self.starts.push(self.values.len() as u32);
        }
        let end = if self.ends.len().is_multiple_of(BLOCK) { None } else { self.ends.last() };
        self.ends.push(end.copied().unwrap_or_default());
    }

    /// Takes a value of the event that was begun last.
    pub(super) fn push(&mut self, facet: Facet, value: u32) {
        let (number, event) = (self.numbers[facet as usize][value as usize], self.ends.len() - 1);
        let before = if event.is_multiple_of(BLOCK) { 0 } else { self.ends[event - 1] };
        match u16::try_from(number) {
            Ok(number) if usize::from(self.ends[event] - before) < MOST => {
                self.values.push(number);
                self.ends[event] += 1;
            }
            _ => self.more.push((event as u32, number)),
        }
    }

    /// Lets go of the room for more.
    pub(super) fn close(&mut self) {
        self.starts.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.values.shrink_to_fit();
        self.more.shrink_to_fit();
    }

    /// How many events have what has a number.
    pub(super) fn totals(&self) -> &[u32] {
        &self.totals
    }

    /// The counts of the values of a facet, of those of all numbers.
    pub(super) fn counts(&self, facet: Facet, of_numbers: &[u32]) -> Vec<u32> {
        self.numbers[facet as usize].iter().map(|number| of_numbers[*number as usize]).collect()
    }

    /// Calls `each` with the number of every value of every event of a result.
    #[inline]
    pub(super) fn each(&self, result: &Bits, mut each: impl FnMut(u32)) {
        let blocks = self.ends.chunks(BLOCK).zip(&self.starts).zip(result.words());
        for ((ends, start), word) in blocks.filter(|(_, word)| **word != 0) {
            let values = &self.values[*start as usize..];
            for at in Ones(*word) {
                let from = at.checked_sub(1).map_or(0, |before| ends[before as usize]);
                let of_event = &values[usize::from(from)..usize::from(ends[at as usize])];
                for number in of_event {
                    each(u32::from(*number));
                }
            }
        }
        self.more.iter().filter(|(event, _)| result.has(*event)).for_each(|(_, number)| each(*number));
    }

    /// How many values all events have together.
    pub(super) fn len(&self) -> usize {
        self.values.len() + self.more.len()
    }

    /// How many stand apart from the others, and are looked at whatever the result.
    pub(super) fn apart(&self) -> usize {
        self.more.len()
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        let numbers = self.numbers.iter().map(Vec::capacity).sum::<usize>();
        (numbers + self.totals.capacity() + self.starts.capacity()) * 4
            + (self.ends.capacity() + self.values.capacity()) * 2
            + self.more.capacity() * 8
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So many values that the numbers of some do not fit two bytes.
    const VALUES: u32 = 70_000;

    #[test]
    fn the_values_of_a_result_are_those_of_its_events() {
        let size = 1_000;
        let of = |event: u32| -> Vec<(Facet, u32)> {
            let many = if event.is_multiple_of(401) { 300 } else { event % 4 };
            let topics = (0..many).map(|n| (Facet::Topic, (event * 7 + n) % 900));
            let places = (0..event % 3).map(|n| (Facet::Place, (event * 211 + n * 65_000) % VALUES));
            topics.chain(places).collect()
        };
        let mut totals: [Vec<u32>; Facet::ALL.len()] = Default::default();
        totals[Facet::Topic as usize] = vec![0; 900];
        totals[Facet::Place as usize] = vec![0; VALUES as usize];
        (0..size).flat_map(of).for_each(|(facet, value)| totals[facet as usize][value as usize] += 1);
        let mut forward = Forward::new(|facet| &totals[facet as usize]);
        for event in 0..size {
            forward.begin();
            for (facet, value) in of(event) {
                forward.push(facet, value);
            }
        }
        forward.close();
        assert!(forward.apart() > 0);
        assert_eq!(forward.len(), (0..size).map(|event| of(event).len()).sum::<usize>());
        for wanted in [|_: u32| false, |_| true, |event| event % 3 == 1, |event| event == 802, |event| event > 950] {
            let mut result = Bits::none(size);
            (0..size).filter(|event| wanted(*event)).for_each(|event| result.set(event));
            let mut found = vec![0; forward.totals().len()];
            forward.each(&result, |number| found[number as usize] += 1);
            for facet in [Facet::Topic, Facet::Place, Facet::Hashtag] {
                let mut expected = vec![0; totals[facet as usize].len()];
                let of_facet = result.iter().flat_map(of).filter(|(other, _)| *other == facet);
                of_facet.for_each(|(_, value)| expected[value as usize] += 1);
                assert_eq!(forward.counts(facet, &found), expected);
            }
        }
    }
}
