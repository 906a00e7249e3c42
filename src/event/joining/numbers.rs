//! Small numbers for what recurs: features, persons, voices.

use std::hash::Hash;

use crate::event::quick::Quick;
use crate::hashed::Hashed;

/// Numbers from 0, in the order in which values first came, and how often each came.
#[derive(Debug)]
pub(super) struct Numbers<T> {
    numbers: Hashed<T, u32, Quick>,
    counts: Vec<u32>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self { numbers: Hashed::default(), counts: Vec::new() }
    }
}

impl<T: Copy + Eq + Hash> Numbers<T> {
    /// The number of a value, given now if it has none; the value is counted.
    pub(super) fn count(&mut self, value: T) -> u32 {
        let number = self.number(value);
        self.counts[number as usize] += 1;
        number
    }

    /// The number of a value, given now if it has none.
    pub(super) fn number(&mut self, value: T) -> u32 {
        let next = self.counts.len() as u32;
        let number = *self.numbers.entry(value, || next);
        if number == next {
            self.counts.push(0);
        }
        number
    }

    /// How many values there are.
    pub(super) fn len(&self) -> usize {
        self.counts.len()
    }

    /// How often a value came.
    pub(super) fn times(&self, number: u32) -> u32 {
        self.counts[number as usize]
    }

    /// The values with their numbers, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (T, u32)> {
        self.numbers.iter().map(|(value, number)| (*value, *number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_number() {
        let mut numbers = Numbers::default();
        for round in 0..3 {
            for n in 0..5_000_u32 {
                assert_eq!(numbers.count(n << 16), n, "{round}");
            }
        }
        assert_eq!((numbers.len(), numbers.times(77), numbers.number(77 << 16)), (5_000, 3, 77));
        assert_eq!(numbers.iter().find(|(value, _)| *value == 9 << 16), Some((9 << 16, 9)));
    }
}
