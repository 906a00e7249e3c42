//! What an English office is on, and where the name of its house goes on behind a sign.

use super::super::actors::{Office, Sentence};
use super::super::house_words::ENGLISH_HOUSES;
use super::complement::starts_name;
use super::is_country;
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};

/// What may be on something; who else stands before it speaks on it: `Statement of the Foreign Ministers on Mali`.
pub(super) static ON: WordSet = WordSet::beginnings(words![
    "representative",
    "envoy",
    "commission",
    "committee",
    "rapporteur",
    "advis",
    "coordinator",
    "expert",
    "council",
    "group",
    "delegat",
    "board",
    "panel",
    "centre",
    "center",
    "office",
    "conference",
    "chair",
    "lead",
    "ambassador",
]);

/// What is spoken on, and what no office is for.
pub(super) static OCCURS: WordSet = WordSet::new(words![
    "situation",
    "occasion",
    "events",
    "developments",
    "attack",
    "attacks",
    "escalation",
    "outcome",
    "outcomes",
    "results",
    "release",
    "death",
    "passing",
    "violence",
    "ceasefire",
    "adoption",
    "detention",
    "anniversary",
    "deteriorating",
    "recent",
    "latest",
    "ongoing",
]);

/// Where the name of a house goes on behind whose it is, or behind its short name: `Secretary of the Workers' Party`, `Head of the
/// Farmers' Union (FU) Foreign Office`.
pub(super) fn house_goes_on(s: &Sentence<'_>, office: &Office, at: usize) -> Option<usize> {
    // `Chair of the UK–Kenya Friendship Group`.
    if matches!(s.word(at), "–" | "-")
        && at > office.behind
        && let Some(country) = s.mention_at(at + 1, is_country)
    {
        return Some(s.word_behind(country.span.end));
    }
    let large = |at: usize| s.words.get(at).is_some_and(|w| !w.sign && w.is_capitalised(s.text)) && !starts_name(s, at);
    let behind = match s.word(at) {
        "'" | "’" | "'s" | "’s" => at + 1,
        "(" if s.word(at + 2) == ")" && s.word(at + 1).chars().all(Letter::is_capital) => at + 3,
        _ => return None,
    };
    let house = (behind..behind + 5).take_while(|at| large(*at)).filter(|at| ENGLISH_HOUSES.has(s.word(*at))).last();
    house.filter(|_| at > office.behind).map(|last| last + 1)
}
