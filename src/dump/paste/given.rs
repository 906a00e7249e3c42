//! What is kept of the messages that were handed out, to read each again: four bytes for most.

use std::ops::Range;

use crate::dump::calendar::Day;

/// The messages that were handed out, in their order.
#[derive(Debug, Default)]
pub(super) struct Given {
    /// The lower half of where each begins.
    starts: Vec<u32>,
    /// How many begin before each further 4 GiB.
    wraps: Vec<usize>,
    /// Those without name and date of their own, with the place of the line that holds for them; empty if none does.
    borrowed: Vec<(u32, Range<u64>)>,
    /// From which message on which day holds.
    days: Vec<(u32, Option<Day>)>,
}

impl Given {
    /// How many there are, which is the number of the last.
    pub(super) fn count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// Adds one that begins there, for which such a day holds.
    pub(super) fn add(&mut self, start: u64, day: Option<Day>) {
        while self.wraps.len() < upper(start) {
            self.wraps.push(self.starts.len());
        }
        self.starts.push(start as u32);
        if self.days.last().map_or(day.is_some(), |(_, last)| *last != day) {
            self.days.push((self.count(), day));
        }
    }

    /// Says of the last that its name and date stand elsewhere, or nowhere.
    pub(super) fn borrows(&mut self, header: Range<u64>) {
        self.borrowed.push((self.count(), header));
    }

    /// The number of the message that begins there, from 1.
    pub(super) fn number(&self, start: u64) -> Option<u32> {
        let upper = upper(start);
        let from = if upper == 0 { 0 } else { *self.wraps.get(upper - 1)? };
        let to = self.wraps.get(upper).copied().unwrap_or(self.starts.len());
        let at = self.starts.get(from..to)?.binary_search(&(start as u32)).ok()?;
        Some((from + at) as u32 + 1)
    }

    /// The line that holds for a message, if that is not its own first line.
    pub(super) fn borrowed(&self, number: u32) -> Option<&Range<u64>> {
        let at = self.borrowed.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        Some(&self.borrowed[at].1)
    }

    /// The day that holds for a message.
    pub(super) fn day(&self, number: u32) -> Option<Day> {
        let at = self.days.partition_point(|(from, _)| *from <= number);
        self.days.get(at.checked_sub(1)?)?.1
    }
}

fn upper(start: u64) -> usize {
    (start >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_found_by_where_they_begin_beyond_all_halves() {
        let starts = [0, 7, (1 << 32) - 1, 3 << 32, (3 << 32) + 7, (4 << 32) + 7];
        let mut given = Given::default();
        for (at, start) in starts.into_iter().enumerate() {
            given.add(start, Some(Day(at as i32 / 2)).filter(|day| day.0 != 1));
        }
        given.borrows(0..0);
        for (at, start) in starts.into_iter().enumerate() {
            let number = at as u32 + 1;
            assert_eq!(given.number(start), Some(number), "{start}");
            assert_eq!(given.day(number), [Some(Day(0)), None, Some(Day(2))][at / 2]);
            assert_eq!(given.borrowed(number).is_some(), number == 6);
        }
        for start in [1, 8, 1 << 32, (1 << 32) + 7, (3 << 32) + 8, 5 << 32] {
            assert_eq!(given.number(start), None, "{start}");
        }
    }
}
