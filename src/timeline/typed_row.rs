//! The row of words that is being typed, kept from letter to letter.
//!
//! Whoever types `"foreign minister` asks for `"foreign m` first: for every word with an m behind each *foreign*. Each
//! further letter asks for some of the words that were asked for already, in the same places.

use super::bits::Bits;

/// Where the last word of a row stands behind the others, term by term.
#[derive(Debug, Default)]
pub(super) struct TypedRow {
    /// The words before the last.
    before: Vec<String>,
    /// The terms that the last may be, rising; each with the number of places up to its last.
    terms: Vec<(u32, u32)>,
    /// Their places, as [`Searched::places`](super::searched::Searched::places) gives them.
    places: Vec<u64>,
}

/// No more places are kept: 8 MB.
const MOST: usize = 1 << 20;

impl TypedRow {
    /// Adds a term, the places of which come to so many with those of all before.
    pub(super) fn add(&mut self, term: u32, places: usize) {
        self.terms.push((term, places as u32));
    }

    /// Ends what is to be kept: the words before the last, and all places.
    pub(super) fn end(&mut self, before: &[String], places: Vec<u64>) {
        if places.len() > MOST {
            *self = Self::default();
            return;
        }
        self.before = before.to_vec();
        self.places = places;
    }

    /// The events with a row of these words and one of the terms, if all of that is kept.
    pub(super) fn events(&self, before: &[String], terms: &[u32], size: u32) -> Option<Bits> {
        if self.before.is_empty() || self.before != before {
            return None;
        }
        let mut found = Bits::none(size);
        for term in terms {
            let at = self.terms.binary_search_by_key(term, |(known, _)| *known).ok()?;
            let from = at.checked_sub(1).map_or(0, |before| self.terms[before].1);
            for place in &self.places[from as usize..self.terms[at].1 as usize] {
                found.set((place >> 32) as u32);
            }
        }
        Some(found)
    }
}
