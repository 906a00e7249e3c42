//! Pages that were gone to, so that no way leads in a circle.

use std::collections::HashMap;

/// Pages that were gone to, or that belong to something else.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// Sixty-four pages each: a number that leads nowhere costs no memory for all pages before it.
    bits: HashMap<u32, u64>,
    count: u64,
}

impl Seen {
    /// Marks a page; whether it was not marked before.
    pub(super) fn mark(&mut self, page: u32) -> bool {
        let (bits, bit) = (self.bits.entry(page / 64).or_default(), 1 << (page % 64));
        let fresh = *bits & bit == 0;
        *bits |= bit;
        self.count += u64::from(fresh);
        fresh
    }

    pub(super) fn has(&self, page: u32) -> bool {
        self.bits.get(&(page / 64)).is_some_and(|bits| bits >> (page % 64) & 1 == 1)
    }

    /// How many pages are marked.
    pub(super) fn count(&self) -> u64 {
        self.count
    }
}
