//! Finds names of persons in a text.
//!
//! A name is initials and a surname, or a run of capitalised words that a list of given names, a particle or
//! its neighbourhood shows to be a person. It never crosses a line, an emoji or the end of a sentence. Who
//! the person is and what he does in the event is not decided here, nor is a Russian name brought into the
//! nominative.

use crate::event::{Lang, Span};

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
    /// How sure it is that this is a person, in percent.
    pub confidence: u8,
}

/// The names in a text, in order, not overlapping.
///
/// `blocked` are the stretches that mean something else (countries, offices, months, bodies), sorted by
/// start; no name reaches into one.
#[must_use]
pub fn find(text: &str, lang: Lang, blocked: &[Span]) -> Vec<Name> {
    let _ = (text, lang, blocked);
    Vec::new()
}

/// Whether two names in one message, both in the nominative, may be one person: `Дж.Джилани` and
/// `Джалил Аббас Джилани`, `Lavrov` and `Sergey Lavrov`.
#[must_use]
pub fn same_person(a: &str, b: &str) -> bool {
    a == b
}
