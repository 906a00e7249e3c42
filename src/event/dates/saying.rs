//! Whether a day is one on which somebody said something, or of what is said.
//!
//! Reads the words before a date; which day is meant is chosen elsewhere.

use super::Circumstances;
use crate::event::Span;
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};

/// Verbs of saying.
static SAYS: WordSet = WordSet::new(words![
    "said",
    "says",
    "saying",
    "wrote",
    "told",
    "stated",
    "added",
    "posted",
    "announced",
    "заявил",
    "заявила",
    "заявили",
    "сказал",
    "сказала",
    "рассказал",
    "рассказала",
    "написал",
    "написала",
    "сообщил",
    "сообщила",
    "сообщили",
]);

/// So many words before a date are looked at.
const NEAR: usize = 6;

/// Whether a date follows a verb of saying: `he wrote on social media on Sunday`.
pub(super) fn behind_saying(before: &str) -> bool {
    !is_reported(before) && nearest(before).take(NEAR).any(|word| SAYS.has(word))
}

/// Whether somebody told on that day what he told: `will not travel, the Spokesperson said on Monday`, `встретятся, заявил в
/// среду министр`.
pub(super) fn is_of_saying(before: &str, circumstances: &Circumstances, date: Span) -> bool {
    static BETWEEN: WordSet = WordSet::new(words![
        "on",
        "in",
        "a",
        "the",
        "late",
        "early",
        "reporters",
        "journalists",
        "в",
        "во",
        "журналистам",
    ]);
    let raised = circumstances.trigger.is_some_and(|trigger| trigger.end < date.start);
    raised && nearest(before).take(NEAR).find(|word| !BETWEEN.has(word)).is_some_and(|word| SAYS.has(word))
}

/// The words of a text, the last first.
pub(super) fn nearest(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_letter_or_digit()).rev().filter(|word| !word.is_empty())
}

/// Whether a clause of what somebody said has begun before a date.
pub(super) fn is_reported(before: &str) -> bool {
    before.split(|c: char| !c.is_letter_or_digit()).any(|word| matches!(word, "что" | "that" | "если" | "if"))
}
