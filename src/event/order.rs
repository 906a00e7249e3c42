//! The numbers by which what is found in a text is put in order.

pub(in crate::event) use crate::order::{Order, sort_numbers};

use super::{Country, Span};

impl Country {
    /// Orders countries by their codes.
    pub(crate) fn number(self) -> u64 {
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
    fn spans_are_ordered_by_their_beginnings() {
        let span = |start, end| Span { start, end };
        let mut spans = vec![span(4, 9), span(0, 7), span(4, 5), span(0, 3)];
        spans.order_by(|span| span.number());
        assert_eq!(spans, [span(0, 3), span(0, 7), span(4, 5), span(4, 9)]);
        spans.order_by(|span| span.longest_first());
        assert_eq!(spans, [span(0, 7), span(0, 3), span(4, 9), span(4, 5)]);
    }
}
