//! Finds names of persons in a text.
//!
//! A name is initials and a surname, or a run of capitalised words that a list of given names, a particle or
//! its neighbourhood shows to be a person. It never crosses a line, an emoji or the end of a sentence. Who
//! the person is and what he does in the event is not decided here, nor is a Russian name brought into the
//! nominative.

mod endings;
mod find;
mod initials;
mod lists;
mod loud;
mod memory;
mod repeated;
mod same;
mod seams;
#[cfg(test)]
mod tests;
mod tokens;

use crate::event::Span;

pub(super) use endings::{is_adjective, is_surname_like};
pub use find::find;
pub use memory::Memory;
pub use same::{is_polite_form, same_person};

/// Whether a capitalised word names nobody and nothing: a word that only begins a sentence, an office.
#[must_use]
pub(super) fn is_no_name(word: &str) -> bool {
    lists::is_no_name(word)
}

/// Whether a word only stands beside names, as `On` does, and is none.
pub(super) fn opens_phrase(word: &str) -> bool {
    lists::opens_phrase(word)
}

/// Whether a list has a word as a given name or as a family name that stands first.
#[must_use]
pub(super) fn is_first_name(word: &str) -> bool {
    let known = lists::known(word);
    known.given || known.family
}

/// A person's name as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Where it stands, without titles before it and without a possessive ending.
    pub span: Span,
    /// The words, in the case they stand in: single spaces, no hashtag signs, initials without spaces.
    pub text: String,
    /// Given names, patronymic or initials, as in `text`; empty for a bare surname.
    pub given: String,
    /// The surname as in `text`, with its particles.
    pub surname: String,
    /// How sure it is that this is a person, in percent. At 80 it may be believed as it stands; below that
    /// the sentence must speak for it.
    pub confidence: u8,
}
