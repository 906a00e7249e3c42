//! What could not be read, in bounded memory: all are counted, the first are kept.

use serde::{Deserialize, Serialize};

use crate::dump::Problem;
use crate::sorted::Sorted;

/// The most problems that are kept; their raw texts are short, so this is about a megabyte.
const KEPT: usize = 4_096;

/// The problems of all dumps, in the order in which they were met.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Problems {
    kept: Vec<(u32, Problem)>,
    counts: Sorted<u32, u32>,
    losses: u32,
}

impl Problems {
    /// Adds a problem of a dump.
    pub(super) fn add(&mut self, dump: u32, problem: Problem) {
        *self.counts.entry(dump, u32::default) += 1;
        self.losses += u32::from(problem.is_loss());
        if self.kept.len() < KEPT {
            self.kept.push((dump, problem));
        }
    }

    /// How many there are.
    pub(super) fn total(&self) -> u32 {
        self.counts.values().sum()
    }

    /// How many of them cost something of a dump.
    pub(super) fn losses(&self) -> u32 {
        self.losses
    }

    /// How many a dump has.
    pub(super) fn of_dump(&self, dump: u32) -> u32 {
        self.counts.get(&dump).copied().unwrap_or_default()
    }

    /// Those kept from `first`, at most `count`.
    pub(super) fn window(&self, first: u32, count: u32) -> Vec<(u32, Problem)> {
        self.kept.iter().skip(first as usize).take(count as usize).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::Fault;

    #[test]
    fn all_are_counted_and_the_first_are_kept() {
        let mut problems = Problems::default();
        for start in 0..10_000 {
            let problem = Problem::new(start..start, Fault::Undated, &[]);
            problems.add((start % 2) as u32, problem);
        }
        assert_eq!((problems.total(), problems.of_dump(1), problems.of_dump(7)), (10_000, 5_000, 0));
        assert_eq!(problems.window(4_000, 1_000).len(), KEPT - 4_000);
        assert_eq!(problems.window(9_000, 10), []);
        assert_eq!(problems.window(3, 1)[0].1.start, 3);
    }
}
