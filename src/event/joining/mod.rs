//! Which reports tell of one event.
//!
//! A Russian and an English post, a forward, a flash and a long readout are brought together; two meetings
//! that share all but the partner are kept apart. Of each report only a small key is kept, so that the keys
//! of a large dump fit in memory together. Nothing here reads a text again.
//!
//! Candidates share rare features within a few days (or, where nothing is dated, within a few messages); a
//! score weighs what they share by its rarity; pairs join best first, and a contradiction in people, days or
//! countries forbids a group.

mod concepts;
mod skeleton;
mod stated;
mod lead;
mod given;
mod person;
mod key;
mod numbers;
mod weights;
mod unpacked;
mod packed;
mod keys;
mod score;
mod chains;
mod pairs;
mod candidates;
mod groups;
#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod tests;

pub use key::{JoinKey, is_office};
pub use keys::Keys;

use crate::order::{Order, signed};

use candidates::Window;
use groups::Groups;
use keys::Closed;
use pairs::Pairs;

/// The event of each report, as the ordinal of the first report of it.
#[must_use]
pub fn join(keys: Keys) -> Vec<u32> {
    let mut joining = Joining::new(keys);
    loop {
        if let Some(events) = joining.step(u32::MAX) {
            return events;
        }
    }
}

/// The joining of reports, in pieces.
#[derive(Debug)]
pub struct Joining {
    keys: Closed,
    /// Ordinals in the order of time, those without a time last.
    order: Vec<u32>,
    /// How many of them are compared with those before them.
    compared: u32,
    window: Window,
    pairs: Pairs,
    groups: Groups,
}

impl Joining {
    /// Of these reports; nothing is compared yet.
    #[must_use]
    pub fn new(keys: Keys) -> Self {
        Self::without(keys, std::iter::empty())
    }

    /// Of these reports but some, in their order, that are left alone: a later version of their message is there.
    #[must_use]
    pub fn without(keys: Keys, withdrawn: impl Iterator<Item = u32>) -> Self {
        let keys = keys.close();
        let mut withdrawn = withdrawn.peekable();
        let mut order: Vec<u32> = (0..keys.len()).filter(|at| withdrawn.next_if_eq(at).is_none()).collect();
        // Mostly in order already, which the sorting notices; what was posted at once stays in the order of reading.
        order.order_by(|at| keys.posted(*at).map_or(u64::MAX, signed));
        Self {
            window: Window::new(&keys.weights),
            groups: Groups::new(keys.len()),
            pairs: Pairs::default(),
            compared: 0,
            order,
            keys,
        }
    }

    /// Goes on, for about as much work as so many reports make; the event of each report when all is done.
    pub fn step(&mut self, reports: u32) -> Option<Vec<u32>> {
        let Self { keys, order, compared, window, pairs, groups } = self;
        if (*compared as usize) < order.len() {
            let to = compared.saturating_add(reports.max(1)).min(order.len() as u32);
            for at in &order[*compared as usize..to as usize] {
                window.take(*at, keys, pairs);
            }
            *compared = to;
            return None;
        }
        for _ in 0..reports.max(1) {
            let Some(pair) = pairs.pop() else {
                return Some(std::mem::take(groups).close());
            };
            let (a, b) = pair.places();
            groups.join(order[a as usize], order[b as usize], keys);
        }
        None
    }
}
