//! Whom the word before can only name in the genitive, whatever else the form may be: `под председательством А.Роу`.
//!
//! Knows those words; how one in the genitive stands is told in [`super::standing`].

use super::actors::{Actor, Sentence};
use super::choose::follows_in_list;
use super::standing::{Standing, governor};
use crate::event::Lang;
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::{Case, Cases};

/// Leaves to those behind a word that takes the genitive alone no other case, and to those who are listed with them.
pub(super) fn settle(s: &Sentence<'_>, actors: &mut [Actor], index: usize) {
    let genitive = Cases::of(&[Case::Genitive]);
    let before = || governor(s, actors[index].first);
    let listed = || {
        let last = index.checked_sub(1).map(|before| &actors[before]);
        last.is_some_and(|last| {
            last.cases == genitive
                && last.standing == Standing::There(Case::Genitive)
                && follows_in_list(s, last, &actors[index])
        })
    };
    if s.lang == Lang::RU
        && actors[index].cases.has(Case::Genitive)
        && actors[index].cases.has(Case::Nominative)
        && (ONLY_OF.has(before()) || ON_WHOSE.has(before()) || listed())
    {
        actors[index].cases = genitive;
    } else if s.lang == Lang::RU && is_object(s, &actors[index]) {
        actors[index].cases = Cases::of(&[Case::Accusative]);
    }
}

/// Whether a surname that a woman has, too, is a man's whom another took, since a man's verb stands before it: `наградил
/// посмертно И.А.Роуманова`, `сменивший Анну Роу`.
fn is_object(s: &Sentence<'_>, actor: &Actor) -> bool {
    static TAKES: WordSet = WordSet::beginnings(words!["сменивш", "заменивш"]);
    static DONE: WordSet = WordSet::new(words!["наградил", "принял", "назначил", "поздравил", "сменил", "встретил"]);
    let Some(at) = actor.first.checked_sub(1) else { return false };
    let shared = || ["ова", "ева", "ёва", "ина"].iter().any(|end| s.text[..actor.span.end as usize].ends_with(end));
    let name = actor.role.is_none() && actor.cases.has(Case::Nominative) && actor.cases.has(Case::Genitive);
    // One word may stand between: `наградил посмертно`.
    let done = || DONE.has(s.word(at)) || at > 0 && !s.words[at].sign && DONE.has(s.word(at - 1));
    name && (TAKES.has(s.word(at)) || shared() && done())
}

/// What is of those alone who stand in the genitive and are there: `под председательством А.Роу`.
pub(super) static ONLY_OF: WordSet = WordSet::new(words![
    "председательством",
    "сопредседательством",
    "руководством",
    "участием",
    "участии",
    "присутствии"
]);

/// The same of those who are not: `по поручению А.Роу`.
pub(super) static ON_WHOSE: WordSet = WordSet::new(words![
    "поручению",
    "инициативе",
    "просьбе",
    "имени",
    "приглашению",
    "поддержке",
    "содействии",
    "эгидой"
]);
