//! Numbers that are there, as ranges: ids of messages mostly follow one another.
//!
//! Takes memory for each gap and none for each number, in whatever order they come.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A set of numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<(i64, i64)>", into = "Vec<(i64, i64)>")]
pub struct Ranges {
    /// The last number of each range by its first. No two touch.
    last_of: BTreeMap<i64, i64>,
    count: u64,
}

impl Ranges {
    /// Adds a number; whether it was not there.
    pub fn insert(&mut self, number: i64) -> bool {
        let before = self.last_of.range(..=number).next_back().map(|(first, last)| (*first, *last));
        if before.is_some_and(|(_, last)| last >= number) {
            return false;
        }
        let joins = before.filter(|(_, last)| last.checked_add(1) == Some(number)).map(|(first, _)| first);
        let next = number.checked_add(1).and_then(|next| self.last_of.remove(&next));
        self.last_of.insert(joins.unwrap_or(number), next.unwrap_or(number));
        self.count += 1;
        true
    }

    /// Whether a number is there.
    #[must_use]
    pub fn has(&self, number: i64) -> bool {
        self.last_of.range(..=number).next_back().is_some_and(|(_, last)| *last >= number)
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
        Some((*self.last_of.first_key_value()?.0, *self.last_of.last_key_value()?.1))
    }

    /// The ranges, first and last number each, the least first.
    pub fn iter(&self) -> impl Iterator<Item = (i64, i64)> {
        self.last_of.iter().map(|(first, last)| (*first, *last))
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
            let from = self.last_of.range(..first).next_back().map_or(first, |(start, _)| *start);
            for (start, end) in self.last_of.range(from..=last) {
                let (start, end) = (first.max(*start), last.min(*end));
                if start <= end {
                    found.push((start, end));
                }
            }
        }
        found
    }

    /// Takes out what is larger than a number.
    pub(super) fn end_at(&mut self, number: i64) {
        let beyond = number.checked_add(1).map(|next| self.last_of.split_off(&next)).unwrap_or_default();
        self.count -= beyond.iter().map(|(first, last)| length(*first, *last)).sum::<u64>();
        if let Some(mut range) = self.last_of.last_entry() {
            self.count -= range.get().saturating_sub(number).max(0).cast_unsigned();
            *range.get_mut() = number.min(*range.get());
        }
    }

    fn insert_range(&mut self, mut first: i64, mut last: i64) {
        let touched = first.saturating_sub(1);
        let from = self.last_of.range(..=touched).next_back().filter(|(_, end)| **end >= touched);
        let from = from.map_or(first, |(start, _)| *start);
        while let Some((&start, &end)) = self.last_of.range(from..=last.saturating_add(1)).next() {
            self.last_of.remove(&start);
            self.count -= length(start, end);
            (first, last) = (first.min(start), last.max(end));
        }
        self.last_of.insert(first, last);
        self.count += length(first, last);
    }
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
