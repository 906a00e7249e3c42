//! How much may be unpacked before the user is asked.
//!
//! A few kilobytes can unpack to petabytes. What a file claims of its size is never trusted: what comes out is counted
//! while it comes. Beyond the limit nothing more is unpacked until somebody says go on.

use std::cell::{Cell, RefCell};

use serde::{Deserialize, Serialize};

/// What every packed file may come to without a question, in bytes.
pub const FREE: u64 = 64 << 20;
/// Beyond that, how many times its packed size it may come to. Exports of chats come to 10 to 50 times.
pub const RATIO: u64 = 200;
/// What all packed files that were opened together may come to.
pub const TOTAL: u64 = 16 << 30;

/// A packed file that comes to more than is unpacked unasked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excess {
    /// The file, as people know it.
    pub path: String,
    /// How many packed bytes there are.
    pub packed: u64,
    /// How many they come to: what they claim, or what came out so far.
    pub unpacked: u64,
}

impl std::fmt::Display for Excess {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { packed, unpacked, .. } = self;
        write!(f, "{packed} packed bytes come to {unpacked} or more, so much that it may be a trap")
    }
}

/// What was unpacked of everything that was opened together, and whether there is a limit to it.
#[derive(Debug, Default)]
pub(in crate::dump) struct Allowance {
    lifted: Cell<bool>,
    unpacked: Cell<u64>,
    /// The first file that came to the limit, until somebody takes note.
    exceeded: RefCell<Option<Excess>>,
}

impl Allowance {
    /// From now on without a limit.
    pub(in crate::dump) fn lift(&self) {
        self.lifted.set(true);
        self.exceeded.take();
    }

    /// Whether there is no limit.
    pub(in crate::dump) fn is_lifted(&self) -> bool {
        self.lifted.get()
    }

    /// Whether a file of `packed` bytes may come to `unpacked`, as far as itself goes.
    pub(in crate::dump) fn allows(&self, packed: u64, unpacked: u64) -> bool {
        self.is_lifted() || unpacked <= FREE || (unpacked / RATIO <= packed && unpacked <= TOTAL)
    }

    /// Counts what was unpacked for the first time; whether there may be more of it.
    pub(super) fn count(&self, bytes: u64) -> bool {
        let all = self.unpacked.get().saturating_add(bytes);
        self.unpacked.set(all);
        self.is_lifted() || all <= TOTAL
    }

    /// Notes a file that came to the limit.
    pub(super) fn exceed(&self, excess: Excess) {
        self.exceeded.borrow_mut().get_or_insert(excess);
    }

    /// Whether a file came to the limit and nobody took note yet.
    pub(in crate::dump) fn is_exceeded(&self) -> bool {
        self.exceeded.borrow().is_some()
    }

    /// The file that came to the limit, once.
    pub(in crate::dump) fn take_exceeded(&self) -> Option<Excess> {
        self.exceeded.take()
    }
}
