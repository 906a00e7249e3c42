//! What a search asks of an index of words, whether it still grows or is closed.

use std::cell::RefCell;

use super::bits::Bits;
use super::typed_row::TypedRow;

/// An index of words over events (while it grows: over reports). Words are given folded.
pub(super) trait Searched {
    /// How many events there are.
    fn size(&self) -> u32;

    /// The terms that a word stands for, sorted: those of all its forms, and of its spelling in the other script.
    fn exact(&self, word: &str) -> Vec<u32>;

    /// The terms of a word that is still being typed, sorted: of all words that begin so; where none does, of what it would
    /// be if it were complete.
    fn beginning(&self, start: &str) -> Vec<u32>;

    /// Whether any word begins so.
    fn is_begun(&self, start: &str) -> bool;

    /// Adds the events that have a term.
    fn fill(&self, term: u32, into: &mut Bits);

    /// Adds where a term stands in some of the events: event in the upper half, place in the lower, rising.
    fn places(&self, term: u32, among: &Bits, into: &mut Vec<u64>);

    /// The term of a word of a text; `capital` if only its first letter is one.
    fn term(&self, word: &str, capital: bool) -> Option<u32>;

    /// Hands out the words of texts that begin so, in no order, until told to stop; a surname may come twice.
    fn each_beginning(&self, start: &str, each: &mut dyn FnMut(&str) -> bool);

    /// Hands out the words of names whose sounds begin so, each with its sounds; none while it grows.
    fn each_sounding(&self, _start: &str, _each: &mut dyn FnMut(&str, &str)) {}

    /// Where the last row ended that was typed, if the index stays as it is; asked again with each letter of a row's last word.
    fn typed_row(&self) -> Option<&RefCell<TypedRow>> {
        None
    }

    /// Adds the events that have any of [`beginning`](Self::beginning).
    fn fill_beginning(&self, start: &str, into: &mut Bits) {
        self.beginning(start).into_iter().for_each(|term| self.fill(term, into));
    }
}
