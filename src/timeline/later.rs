//! What becomes known of a report only behind it: that a later version of its message took its place, that another dump
//! has the message too, that only the dump opened last has it.
//!
//! Columns are never written to twice, so it stands here, as ranges: dumps that overlap share messages in a row.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::dump::history::Ranges;

/// What became known of reports after they were taken.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Later {
    withdrawn: Ranges,
    /// For each dump, by its value, the reports of other dumps that it has too.
    also: Vec<(u32, Ranges)>,
    /// The reports of the dump opened last, if there is more than one.
    newest: Range<u32>,
}

impl Later {
    /// Withdraws a report; whether it was not withdrawn before.
    pub(super) fn withdraw(&mut self, report: u32) -> bool {
        self.withdrawn.insert(i64::from(report))
    }

    /// Whether a report is withdrawn.
    pub(super) fn is_withdrawn(&self, report: u32) -> bool {
        self.withdrawn.has(i64::from(report))
    }

    /// How many of so many reports are withdrawn.
    pub(super) fn withdrawn(&self, reports: u32) -> u32 {
        self.all_withdrawn().take_while(|report| *report < reports).count() as u32
    }

    /// The reports that are withdrawn, in their order.
    pub(super) fn all_withdrawn(&self) -> impl Iterator<Item = u32> {
        self.withdrawn.iter().flat_map(|(first, last)| first as u32..=last as u32)
    }

    /// A dump has a report's message too; whether that was not known.
    pub(super) fn also_in(&mut self, report: u32, dump: u32) -> bool {
        let at = self.also.iter().position(|(known, _)| *known == dump).unwrap_or_else(|| {
            self.also.push((dump, Ranges::default()));
            self.also.len() - 1
        });
        self.also[at].1.insert(i64::from(report))
    }

    /// The dumps that have a report's message too.
    pub(super) fn others(&self, report: u32) -> impl Iterator<Item = u32> {
        self.also.iter().filter(move |(_, reports)| reports.has(i64::from(report))).map(|(dump, _)| *dump)
    }

    /// Which reports are those of the dump opened last.
    pub(super) fn set_newest(&mut self, newest: Range<u32>) {
        self.newest = newest;
    }

    /// Whether only the dump opened last has a report's message.
    pub(super) fn is_new(&self, report: u32) -> bool {
        self.newest.contains(&report) && self.others(report).next().is_none()
    }

    /// How many of so many reports are new and not withdrawn.
    pub(super) fn new_ones(&self, reports: u32) -> u32 {
        let newest = self.newest.start..self.newest.end.min(reports);
        if newest.is_empty() {
            return 0;
        }
        let mut out = self.withdrawn.clone();
        for (_, reports) in &self.also {
            out.extend(reports);
        }
        let (start, end) = (i64::from(newest.start), i64::from(newest.end));
        let within = |(first, last): (i64, i64)| (last.min(end - 1) - first.max(start) + 1).max(0);
        newest.len() as u32 - out.iter().map(within).sum::<i64>() as u32
    }

    /// Bytes taken, nearly.
    pub(super) fn bytes(&self) -> usize {
        let ranges = |ranges: &Ranges| ranges.iter().count() * 24;
        ranges(&self.withdrawn) + self.also.iter().map(|(_, reports)| ranges(reports)).sum::<usize>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_other_dump_has_is_new() {
        let mut later = Later::default();
        assert_eq!((later.is_new(0), later.new_ones(10)), (false, 0));
        later.set_newest(4..10);
        later.also_in(5, 0);
        later.also_in(2, 1);
        assert!(later.also_in(6, 0) && !later.also_in(6, 0));
        later.withdraw(8);
        let new: Vec<u32> = (0..12).filter(|report| later.is_new(*report)).collect();
        assert_eq!(new, [4, 7, 8, 9]);
        assert_eq!((later.new_ones(10), later.new_ones(6), later.new_ones(3)), (3, 1, 0));
        assert_eq!((later.withdrawn(8), later.withdrawn(9)), (0, 1));
    }
}
