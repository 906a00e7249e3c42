//! Lists put in order by a number.
//!
//! What is sorted while extracting is short, mostly in order already, and of thirty types; a sorting routine made for each of
//! them is some five kilobytes of what the page fetches. Here one serves all: it sorts numbers with places, and the list
//! follows.

use super::{Country, Span};

/// Putting in order by a number; what has equal ones stays as it stands.
pub(in crate::event) trait Order<T> {
    /// Puts the items in the order of their numbers.
    fn order_by(&mut self, number: impl Fn(&T) -> u64);
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, number: impl Fn(&T) -> u64) {
        if self.is_sorted_by_key(&number) {
            return;
        }
        let mut places: Vec<(u64, usize)> = self.iter().map(number).zip(0..).collect();
        sort(&mut places);
        for start in 0..places.len() {
            let mut at = start;
            loop {
                let from = std::mem::replace(&mut places[at].1, at);
                if from == start {
                    break;
                }
                self.swap(at, from);
                at = from;
            }
        }
    }
}

#[inline(never)]
fn sort(places: &mut [(u64, usize)]) {
    places.sort_unstable();
}

impl Country {
    /// Orders countries by their codes.
    pub(in crate::event) fn number(self) -> u64 {
        self.bytes().iter().fold(0, |number, letter| number << 8 | u64::from(*letter))
    }
}

impl Span {
    /// Orders spans by where they begin, of those the shorter first.
    pub(in crate::event) fn number(self) -> u64 {
        u64::from(self.start) << 32 | u64::from(self.end)
    }

    /// Orders spans by where they begin, of those the longer first.
    pub(in crate::event) fn longest_first(self) -> u64 {
        u64::from(self.start) << 32 | u64::from(!self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_standard_library() {
        let mut seed = 7_u64;
        for length in 0..200_usize {
            let mut list: Vec<(u64, usize)> = (0..length)
                .map(|at| {
                    seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    ((seed >> 33) % (1 + length as u64 / 3), at)
                })
                .collect();
            let mut expected = list.clone();
            expected.sort_by_key(|one| one.0);
            list.order_by(|one| one.0);
            assert_eq!(list, expected);
        }
    }

    #[test]
    fn spans_are_ordered_by_their_beginnings() {
        let span = |start, end| Span { start, end };
        let mut spans = vec![span(4, 9), span(0, 7), span(4, 5), span(0, 3)];
        spans.order_by(|span| span.number());
        assert_eq!(spans, [span(0, 3), span(0, 7), span(4, 5), span(4, 9)]);
        spans.order_by(|span| span.longest_first());
        assert_eq!(spans, [span(0, 7), span(0, 3), span(4, 9), span(4, 5)]);
    }
}
