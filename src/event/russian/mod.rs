//! Russian cases: from the form in the text to the form in the list, and back.
//!
//! Works by rules on endings; the lists of given names and head nouns only settle what endings leave open,
//! for surnames of the whole world stand in Russian texts and no dictionary has them. It decides nothing
//! about meaning: the caller knows from its frame which case a form stands in.

mod adjective;
mod case;
mod clause;
mod common;
mod given;
mod heads;
mod inflect;
mod letters;
mod noun;
mod person;
mod phrase;
mod surname;

pub use case::{Case, Cases};
pub(super) use clause::aside;
pub use given::{GivenName, given_names};
pub use inflect::{adjective_forms, forms, surname_forms};
pub use person::{case_of, person_best, person_nominative};
pub use phrase::phrase_nominative;
