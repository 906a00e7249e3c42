//! Whether a stretch of a sentence names anybody at all, known or not.
//!
//! A frame of a meeting wants somebody on its side. Offices and names that no list holds are still offices and names by
//! their shape; here they are counted, and only counted: who takes part is told by [`super::choose`].

use super::actors::Sentence;
use crate::event::Lang;
use crate::event::gazetteer::{Form, What};
use crate::event::layout::words::is;
use crate::event::lexicon::{WordSet, words};

/// How far from a verb somebody may stand.
const REACH: usize = 30;

/// How many are named before a word, in its clause.
pub(super) fn before(s: &Sentence<'_>, word: usize) -> usize {
    let from = (word.saturating_sub(REACH)..word).rev().find(|at| ends_clause(s, *at)).map_or(0, |at| at + 1);
    count(s, from.max(word.saturating_sub(REACH)), word)
}

/// How many are named behind a word, in its clause and near.
pub(super) fn behind(s: &Sentence<'_>, word: usize) -> usize {
    let last = (word + REACH / 2).min(s.words.len());
    count(s, word, (word..last).find(|at| ends_clause(s, *at)).unwrap_or(last))
}

/// Whether a country, a body or `we` stands right before a verb, as whoever says something does.
pub(super) fn right_before(s: &Sentence<'_>, mut word: usize) -> bool {
    while word > 0 && BETWEEN.has(s.word(word - 1)) {
        word -= 1;
    }
    let Some(before) = word.checked_sub(1) else { return false };
    let text = s.word(before);
    if is(text, "we") || is(text, "мы") {
        return true;
    }
    let behind = s.words[before].end;
    (before.saturating_sub(3)..=before).any(|at| {
        let subject = at == 0 || !(PREPOSITIONS.has(s.word(at - 1)) || at > 1 && PREPOSITIONS.has(s.word(at - 2)));
        subject
            && s.mention_at(at, |what| match what {
                What::Organisation(_) | What::Country { form: Form::Name, .. } => true,
                // A capital acts where it opens the sentence.
                What::City(_) => at == 0,
                _ => false,
            })
            .is_some_and(|mention| mention.span.end == behind)
    })
}

/// What may stand between a subject and its verb.
static BETWEEN: WordSet = WordSet::new(words![
    "strongly",
    "firmly",
    "also",
    "has",
    "have",
    "again",
    "today",
    "resolutely",
    "categorically",
    "fully",
    "unequivocally",
    "решительно",
    "также",
    "вновь",
    "категорически",
    "сегодня",
    "строго",
    "once",
]);

/// Words before somebody who is no subject.
static PREPOSITIONS: WordSet = WordSet::new(words![
    "in",
    "of",
    "to",
    "from",
    "with",
    "by",
    "for",
    "on",
    "at",
    "between",
    "against",
    "through",
    "over",
    "across",
    "в",
    "с",
    "от",
    "из",
    "к",
    "на",
    "по",
    "за",
    "между",
    "против",
    "для",
]);

fn ends_clause(s: &Sentence<'_>, at: usize) -> bool {
    let word = s.word(at);
    matches!(word, ";" | ":") || is(word, "that") || at > 0 && is(word, "что") && s.word(at - 1) == ","
}

fn count(s: &Sentence<'_>, from: usize, to: usize) -> usize {
    let mut found = 0;
    let mut free = from;
    for at in from..to {
        if at < free {
            continue;
        }
        let word = s.words[at];
        if word.sign || word.quoted {
            continue;
        }
        let text = word.of(s.text);
        let placed = at > 0 && PLACED.has(s.word(at - 1));
        if let Some(mention) = s.mention_at(at, |what| matters(what, placed)) {
            found += usize::from(!placed);
            free = s.word_behind(mention.span.end).max(at + 1);
        } else if AGENTS.has(text) {
            found += if s.lang == Lang::EN && !text.ends_with('s') { 1 } else { 2 };
        } else if at > 0 && !placed && word.is_capitalised(s.text) && s.mention_at(at, |_| true).is_none() {
            found += 1;
            // A name has several words.
            while free <= at || free < to && s.words[free].is_capitalised(s.text) {
                free = free.max(at) + 1;
            }
        }
    }
    found
}

fn matters(what: What, placed: bool) -> bool {
    match what {
        What::Office(_) => true,
        What::Organisation(_) | What::Country { form: Form::Name | Form::Flag, .. } => !placed,
        _ => false,
    }
}

/// Words before a place.
static PLACED: WordSet = WordSet::new(words!["in", "at", "to", "from", "near", "on", "в", "во", "на", "из", "под"]);

/// People without a name.
static AGENTS: WordSet = WordSet::new(words![
    "delegation*",
    "leaders",
    "ministers",
    "officials",
    "diplomats",
    "envoys",
    "envoy",
    "ambassadors",
    "negotiators",
    "counterpart*",
    "sides",
    "parties",
    "presidents",
    "representatives",
    "representative",
    "members",
    "heads",
    "experts",
    "commission",
    "group",
    "fms",
    "pms",
    "committee",
    "council",
    "chiefs",
    "chief",
    "he",
    "she",
    "they",
    "we",
    "i",
    "both",
    "два*",
    "делегаци*",
    "лидер*",
    "министр*",
    "представител*",
    "дипломат*",
    "посланник*",
    "переговорщик*",
    "коллег*",
    "сторон*",
    "члены",
    "членами",
    "членов",
    "главы",
    "главами",
    "эксперт*",
    "послы",
    "послами",
    "послов",
    "комисси*",
    "руководител*",
    "замминистр*",
    "он",
    "она",
    "они",
    "оба",
    "глава",
]);
