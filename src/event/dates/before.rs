//! What the words before a day tell of it: that it is of what was told already, of an invitation, of a trip.
//!
//! Reads the words of one sentence; which day is meant is chosen elsewhere.

use super::DateMention;
use super::saying::nearest;
use crate::event::Span;
use crate::event::gazetteer::Scanned;
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::{Class, Kind};

/// Verbs of what has been held.
static HELD: WordSet = WordSet::beginnings(words!["прошл", "прошел", "прошёл", "состоял", "held", "place"]);

/// Whether a day stands beside the verb that what happened took place: `Учение прошло 5 мая`.
pub(super) fn took_place(before: &str) -> bool {
    nearest(before).take(2).any(|word| HELD.has(word))
}

/// Whether the words before a day tell again what the sentences before have told: `… заседание. Встреча прошла 30 июня`.
pub(super) fn again(before: &str) -> bool {
    /// Words that go on with it, wherever in their sentence.
    const WHICH: &[&str] = &["which was held on", "which took place on", "which were held on"];
    static WHAT: WordSet = WordSet::beginnings(words![
        "котор",
        "встреча",
        "беседа",
        "переговор",
        "мероприяти",
        "церемони",
        "заседани",
        "консультаци",
        "разговор",
        "meeting",
        "talks",
        "event",
        "ceremony",
        "consultations",
        "conversation",
        "call",
        "session",
    ]);
    let before = before.trim_end();
    let mut back = before.rsplit([' ', '\u{a0}']).filter(|word| !matches!(*word, "on" | "On"));
    let held = back.next().is_some_and(|word| HELD.has(word));
    WHICH.iter().any(|words| before.ends_with(words))
        || held && back.find(|word| !matches!(*word, "was" | "were" | "took")).is_some_and(|word| WHAT.has(word))
}

/// Whether a day stands behind a word for it and a colon, as invitations have it: `Date: Saturday, 5 May`.
pub(super) fn is_label(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\u{a0}', '*', '_']);
    before
        .strip_suffix(':')
        .is_some_and(|label| ["Date", "When", "Дата", "Когда"].iter().any(|word| label.ends_with(word)))
}

/// Whether words say how long the trip that the sentence before tells of is.
pub(super) fn during(before: &str) -> bool {
    ["During the visit", "During his visit", "During her visit", "The visit", "В ходе визита", "Визит", "Поездка"]
        .iter()
        .any(|words| before.trim_start().starts_with(words))
}

/// The year that stands a few words before a day, in its sentence: `in 1946, on May 24`.
pub(super) fn year_before(text: &str, date: Span) -> Option<i32> {
    let before = &text[..date.start as usize];
    let sentence = before.rsplit(['.', '\n']).next()?;
    let mut back = sentence.split(|c: char| !c.is_letter_or_digit()).rev().filter(|word| !word.is_empty()).take(4);
    let year = back.find_map(|word| word.parse::<i32>().ok().filter(|_| word.len() == 4))?;
    (1000..2200).contains(&year).then_some(year)
}

/// How well a day tells that is the paper's own, `No: 101, 9 May 2025, Press Release regarding the visit`, or of what is spoken
/// of, `the overnight attack is a disgrace`.
pub(super) fn apart(scanned: &Scanned<'_>, date: &DateMention, kind: Kind, at: usize, before: &str) -> Option<i32> {
    let numbered = at == 0 && ["No: ", "No. ", "QA-"].iter().any(|number| before.starts_with(number));
    let written = &scanned.text[date.span.start as usize..date.span.end as usize];
    match kind {
        Kind::Comment if written.eq_ignore_ascii_case("overnight") => Some(0),
        kind if numbered && kind.class() == Class::Meeting => Some(1),
        _ => None,
    }
}
