//! The row of words that is being typed, kept from letter to letter.
//!
//! Whoever types `"foreign minister` asks for `"foreign m` first: for every word with an m behind each *foreign*. Each
//! further letter asks for some of the words that were asked for already, in the same places.

use super::bits::Bits;
use crate::order::Order;

/// Where the last word of a row stands behind the others, term by term.
#[derive(Debug, Default)]
pub(super) struct TypedRow {
    /// The words before the last.
    before: Vec<String>,
    /// The terms that the last may be, rising; each with the number of events up to its last.
    terms: Vec<(u32, u32)>,
    /// The events with such a row, term by term, each once a term.
    events: Vec<u32>,
}

/// No more events are kept: 8 MB.
const MOST: usize = 1 << 21;

impl TypedRow {
    /// Adds a term, the places of which come to so many with those of all before.
    pub(super) fn add(&mut self, term: u32, places: usize) {
        self.terms.push((term, places as u32));
    }

    /// Ends what is to be kept: the words before the last, and all places, as
    /// [`Searched::places`](super::searched::Searched::places) gives them.
    pub(super) fn end(&mut self, before: &[String], places: &[u64]) {
        let mut events: Vec<u32> = Vec::new();
        let mut from = 0;
        for (_, to) in &mut self.terms {
            let first = events.len();
            for place in &places[from..*to as usize] {
                let event = (place >> 32) as u32;
                if events[first..].last() != Some(&event) {
                    events.push(event);
                }
            }
            from = *to as usize;
            *to = events.len() as u32;
        }
        if events.len() > MOST {
            *self = Self::default();
            return;
        }
        self.before = before.to_vec();
        self.events = events;
    }

    /// The events with a row of these words and one of the terms, and the terms of which nothing is kept; `None` if it is of
    /// all. A word that nowhere occurs stands for others, which need not begin as was typed before; and what is long enough
    /// to sound like something begins more words than it did.
    pub(super) fn events(&self, before: &[String], terms: &[u32], size: u32) -> Option<(Bits, Vec<u32>)> {
        if self.before.is_empty() || self.before != before {
            return None;
        }
        let (mut found, mut new) = (Bits::none(size), Vec::new());
        for term in terms {
            match self.terms.binary_search_by_key(term, |(known, _)| *known) {
                Ok(at) => self.events_at(at).iter().for_each(|event| found.set(*event)),
                Err(_) => new.push(*term),
            }
        }
        (terms.is_empty() || new.len() < terms.len()).then_some((found, new))
    }

    /// Keeps what was found of other terms behind the same words, too.
    pub(super) fn join(&mut self, other: &Self) {
        let events = self.events.len() + other.events.len();
        if other.before != self.before || events > MOST {
            *self = Self::default();
            return;
        }
        let mut all: Vec<(u32, &[u32])> = [&*self, other]
            .into_iter()
            .flat_map(|row| (0..row.terms.len()).map(|at| (row.terms[at].0, row.events_at(at))))
            .collect();
        all.order_by(|(term, _)| u64::from(*term));
        let mut joined = Self { before: self.before.clone(), events: Vec::with_capacity(events), ..Self::default() };
        for (term, events) in all {
            joined.events.extend_from_slice(events);
            joined.terms.push((term, joined.events.len() as u32));
        }
        *self = joined;
    }

    /// The events of the term at a place.
    fn events_at(&self, at: usize) -> &[u32] {
        let from = at.checked_sub(1).map_or(0, |before| self.terms[before].1);
        &self.events[from as usize..self.terms[at].1 as usize]
    }
}
