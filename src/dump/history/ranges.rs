//! Numbers that are there, as ranges: ids of messages mostly follow one another.
//!
//! Takes memory for each gap and none for each number, in whatever order they come.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::order::signed;

/// A set of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(i64, i64)>", into = "Vec<(i64, i64)>")]
pub struct Ranges {
    /// First and last number of each range as one, see [`wide`]. No two touch.
    all: BTreeSet<u128>,
    count: u64,
}

impl Ranges {
    /// Adds a number; whether it was not there.
    pub fn insert(&mut self, number: i64) -> bool {
        let (mut first, mut last) = (number, number);
        if let Some((start, end)) = self.at_or_before(number) {
            if end >= number {
                return false;
            }
            if end + 1 == number {
                self.all.remove(&wide(start, end));
                first = start;
            }
        }
        if let Some((start, end)) = number.checked_add(1).and_then(|next| self.within(next, next).next()) {
            self.all.remove(&wide(start, end));
            last = end;
        }
        self.all.insert(wide(first, last));
        self.count += 1;
        true
    }

    /// Whether a number is there.
    #[must_use]
    pub fn has(&self, number: i64) -> bool {
        self.at_or_before(number).is_some_and(|(_, last)| last >= number)
    }

    /// How many numbers there are.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// The least and the largest number.
    #[must_use]
    pub fn ends(&self) -> Option<(i64, i64)> {
        Some((ends(*self.all.first()?).0, ends(*self.all.last()?).1))
    }

    /// The ranges, first and last number each, the least first.
    pub fn iter(&self) -> impl Iterator<Item = (i64, i64)> {
        self.all.iter().map(|range| ends(*range))
    }

    /// What is missing between the ends.
    pub fn gaps(&self) -> impl Iterator<Item = (i64, i64)> {
        self.iter().zip(self.iter().skip(1)).map(|(before, after)| (before.1 + 1, after.0 - 1))
    }

    /// Adds all of another set.
    pub fn extend(&mut self, other: &Self) {
        for (first, last) in other.iter() {
            self.insert_range(first, last);
        }
    }

    /// What is here and not in the other, of the numbers between the ends of the other.
    #[must_use]
    pub fn beyond(&self, other: &Self) -> Vec<(i64, i64)> {
        let mut found = Vec::new();
        for (first, last) in other.gaps() {
            let from = self.at_or_before(first).map_or(first, |(start, _)| start);
            for (start, end) in self.within(from, last) {
                let (start, end) = (first.max(start), last.min(end));
                if start <= end {
                    found.push((start, end));
                }
            }
        }
        found
    }

    /// Takes out what is larger than a number.
    pub(super) fn end_at(&mut self, number: i64) {
        while let Some((first, last)) = self.all.last().map(|range| ends(*range)).filter(|(_, last)| *last > number) {
            self.all.pop_last();
            self.count -= length(first, last);
            if first <= number {
                self.all.insert(wide(first, number));
                self.count += length(first, number);
            }
        }
    }

    /// The range that begins last, of those that do not begin behind a number.
    fn at_or_before(&self, number: i64) -> Option<(i64, i64)> {
        self.all.range(..=wide(number, i64::MAX)).next_back().map(|range| ends(*range))
    }

    /// The ranges that begin between two numbers.
    fn within(&self, from: i64, to: i64) -> impl Iterator<Item = (i64, i64)> {
        self.all.range(wide(from, i64::MIN)..=wide(to, i64::MAX)).map(|range| ends(*range))
    }

    fn insert_range(&mut self, mut first: i64, mut last: i64) {
        let touched = first.saturating_sub(1);
        let from = self.at_or_before(touched).filter(|(_, end)| *end >= touched).map_or(first, |(start, _)| start);
        loop {
            let Some((start, end)) = self.within(from, last.saturating_add(1)).next() else { break };
            self.all.remove(&wide(start, end));
            self.count -= length(start, end);
            (first, last) = (first.min(start), last.max(end));
        }
        self.all.insert(wide(first, last));
        self.count += length(first, last);
    }
}

/// Two numbers as one that is ordered by the first of them, and then by the other. One tree serves all that stands in order in
/// this folder: a tree for another type costs kilobytes of the page's program.
fn wide(first: i64, last: i64) -> u128 {
    u128::from(signed(first)) << 64 | u128::from(signed(last))
}

/// The two numbers of [`wide`].
fn ends(range: u128) -> (i64, i64) {
    let half = |half: u128| (half as u64 ^ 1 << 63).cast_signed();
    (half(range >> 64), half(range))
}

impl From<Vec<(i64, i64)>> for Ranges {
    fn from(all: Vec<(i64, i64)>) -> Self {
        let mut ranges = Self::default();
        all.into_iter()
            .filter(|(first, last)| first <= last)
            .for_each(|(first, last)| ranges.insert_range(first, last));
        ranges
    }
}

impl From<Ranges> for Vec<(i64, i64)> {
    fn from(ranges: Ranges) -> Self {
        ranges.iter().collect()
    }
}

/// How many numbers a range has.
pub(super) fn length(first: i64, last: i64) -> u64 {
    last.abs_diff(first).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(numbers: &[i64]) -> Ranges {
        let mut ranges = Ranges::default();
        for number in numbers {
            ranges.insert(*number);
        }
        ranges
    }

    #[track_caller]
    fn check(numbers: &[i64], ranges: &[(i64, i64)], gaps: &[(i64, i64)]) {
        let forward = of(numbers);
        let backward = of(&numbers.iter().rev().copied().collect::<Vec<_>>());
        assert_eq!(forward, backward);
        assert_eq!(forward.iter().collect::<Vec<_>>(), ranges);
        assert_eq!(forward.gaps().collect::<Vec<_>>(), gaps);
        assert_eq!(forward.count(), ranges.iter().map(|(first, last)| length(*first, *last)).sum::<u64>());
        assert!(numbers.iter().all(|number| forward.has(*number)));
        assert!(!gaps.iter().any(|(first, last)| forward.has(*first) || forward.has(*last)));
        let mut both = of(&numbers[..numbers.len() / 2]);
        both.extend(&of(&numbers[numbers.len() / 2..]));
        assert_eq!(both, forward);
    }

    #[test]
    fn numbers_become_ranges_in_any_order() {
        check(&[], &[], &[]);
        check(&[5], &[(5, 5)], &[]);
        check(&[5, 6, 7], &[(5, 7)], &[]);
        check(&[5, 7, 6, 6, 5], &[(5, 7)], &[]);
        check(&[1, 3, 9, 2, 7], &[(1, 3), (7, 7), (9, 9)], &[(4, 6), (8, 8)]);
        check(
            &[i64::MAX, i64::MIN, -1, 0],
            &[(i64::MIN, i64::MIN), (-1, 0), (i64::MAX, i64::MAX)],
            &[(i64::MIN + 1, -2), (1, i64::MAX - 1)],
        );
    }

    #[test]
    fn what_another_set_lacks_is_told_within_its_ends() {
        let beyond = |one: &[i64], other: &[i64]| of(one).beyond(&of(other));
        assert_eq!(beyond(&[1, 2, 3, 4, 5, 9], &[2, 5, 8]), [(3, 4)]);
        assert_eq!(beyond(&[1, 2], &[5, 6]), []);
        assert_eq!(beyond(&[3], &[1, 9]), [(3, 3)]);
        assert_eq!(beyond(&[1, 2, 3], &[1, 2, 3]), []);
    }
}
