//! Whether two files are the same, byte for byte.

use std::rc::Rc;

use crate::dump::source::{Source, read_full};

/// How much is compared at once.
pub(super) const BLOCK: usize = 256 * 1024;

/// A comparison under way.
pub(super) struct Comparison {
    one: Rc<dyn Source>,
    other: Rc<dyn Source>,
    at: u64,
}

impl Comparison {
    /// Of two sources, from their beginning.
    pub(super) fn new(one: Rc<dyn Source>, other: Rc<dyn Source>) -> Self {
        Self { one, other, at: 0 }
    }

    /// Compares about `budget` bytes; `None` if that does not decide it. What cannot be read is not the same.
    pub(super) fn step(&mut self, budget: usize) -> Option<bool> {
        let (mut one, mut other) = (vec![0; BLOCK], vec![0; BLOCK]);
        let mut left = budget.max(1);
        while left > 0 {
            let (Ok(first), Ok(second)) =
                (read_full(&*self.one, self.at, &mut one), read_full(&*self.other, self.at, &mut other))
            else {
                return Some(false);
            };
            if first != second || one[..first] != other[..second] {
                return Some(false);
            }
            if first < BLOCK {
                // Damage ends a file too, and what stands behind it may differ.
                return Some(self.one.damage().is_empty() && self.other.damage().is_empty());
            }
            self.at += BLOCK as u64;
            left = left.saturating_sub(BLOCK);
        }
        None
    }
}
