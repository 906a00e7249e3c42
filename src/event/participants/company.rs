//! Words beside a name that speak for a person, or for a place: lists, English and Russian.

use crate::event::lexicon::{WordSet, words};

/// Prepositions behind which a place stands sooner than a person, and articles.
pub(super) static PLACES: WordSet =
    WordSet::new(words!["the", "of", "in", "at", "for", "and", "from", "to", "on", "a", "near", "via", "across"]);

/// Prepositions behind which a Russian place stands.
pub(super) static PLACES_RU: WordSet = WordSet::new(words!["в", "во", "на", "из", "под", "до", "через", "близ"]);

/// What stands before those who take part.
pub(super) static COMPANY: WordSet = WordSet::new(words![
    "with",
    "by",
    "between",
    "met",
    "meets",
    "received",
    "receives",
    "welcomed",
    "hosted",
    "congratulated",
    "thanked",
    "awarded",
    "greeted",
    "briefed",
    "invited",
    "с",
    "со",
    "между",
    "mr",
    "mrs",
    "ms",
    "dr",
]);

/// What stands before the account of whoever is thanked or called by what he is to somebody.
pub(super) static ADDRESSED: WordSet =
    WordSet::new(words!["you", "to", "my", "counterpart", "colleague", "friend", "homologue"]);
