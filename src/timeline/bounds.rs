//! What one answer tells of the next.
//!
//! Whoever types narrows a result letter by letter. In a result within the one before no value has more events than it had
//! there, and one that had none has none: of most values that is all that the next answer must know. And where events were
//! counted one by one, only those that came or went must be looked at.

use std::cell::RefCell;
use std::rc::Rc;

use super::Facet;
use super::bits::Bits;

/// Of the last result that was counted.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    result: Bits,
    facets: [RefCell<Known>; Facet::ALL.len()],
    /// The last result that was counted event by event, and how many of it have what has a number in the forward table.
    tallied: RefCell<(Bits, Rc<Vec<u32>>)>,
}

/// What is known of the values of a facet.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// How many events each has at most; nothing yet if there are none.
    most: Vec<u32>,
    /// Some of those that had the most.
    pub(super) first: Vec<u32>,
}

impl Bounds {
    /// Another result is counted: what is known stays if that is within the one before.
    pub(super) fn go_to(&mut self, result: &Bits) {
        if !result.is_within(&self.result) {
            self.facets = Default::default();
        }
        self.result.clone_from(result);
    }

    /// The last result that was counted event by event, with its counts; of another size if there was none.
    pub(super) fn tallied(&self) -> std::cell::Ref<'_, (Bits, Rc<Vec<u32>>)> {
        self.tallied.borrow()
    }

    /// Keeps one that was.
    pub(super) fn keep_tallied(&self, result: &Bits, counts: &Rc<Vec<u32>>) {
        let mut tallied = self.tallied.borrow_mut();
        tallied.0.clone_from(result);
        tallied.1 = Rc::clone(counts);
    }

    /// Of one facet.
    pub(super) fn of(&self, facet: Facet) -> &RefCell<Known> {
        &self.facets[facet as usize]
    }
}

impl Known {
    /// Whether a value may have so many events.
    pub(super) fn may_have(&self, value: u32, events: u32) -> bool {
        self.most.get(value as usize).is_none_or(|most| *most >= events)
    }

    /// Notes how many a value has at most; `totals` are those of all events.
    pub(super) fn note(&mut self, value: u32, events: u32, totals: &[u32]) {
        if self.most.is_empty() {
            self.most = totals.to_vec();
        }
        if let Some(most) = self.most.get_mut(value as usize) {
            *most = events;
        }
    }
}
