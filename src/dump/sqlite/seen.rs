//! Pages that were gone to, so that no way leads in a circle.

use crate::hashed::Hashed;

/// Pages that were gone to, or that belong to something else.
///
/// A page of a tree and one that a row overflows to are told apart: a wrong number in a row costs no page of the tree.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    tree: Pages,
    overflow: Pages,
}

/// Sixty-four pages an entry: a number that leads nowhere costs no memory for all pages before it.
#[derive(Clone, Debug, Default)]
struct Pages {
    bits: Hashed<u32, u64>,
    count: u64,
}

impl Seen {
    /// Marks a page of a tree; whether it was not marked before.
    pub(super) fn mark(&mut self, page: u32) -> bool {
        self.tree.mark(page)
    }

    /// Marks a page that a row overflows to; whether it was not marked before.
    pub(super) fn mark_overflow(&mut self, page: u32) -> bool {
        self.overflow.mark(page)
    }

    /// Whether it is a page of a tree that was marked.
    pub(super) fn has(&self, page: u32) -> bool {
        self.tree.bits.get(&(page / 64)).is_some_and(|bits| bits >> (page % 64) & 1 == 1)
    }

    /// How many pages are marked.
    pub(super) fn count(&self) -> u64 {
        self.tree.count + self.overflow.count
    }
}

impl Pages {
    fn mark(&mut self, page: u32) -> bool {
        let (bits, bit) = (self.bits.entry(page / 64, Default::default), 1 << (page % 64));
        let fresh = *bits & bit == 0;
        *bits |= bit;
        self.count += u64::from(fresh);
        fresh
    }
}
