//! Whether a date within news is of something else than what happened.
//!
//! Reads the words around one date; which day is meant is chosen elsewhere.

use super::{DateMention, When};
use crate::event::Span;
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};

/// Whether a bracket around a date ends its line.
pub(super) fn ends_title(text: &str, date: Span) -> bool {
    let line = text[date.end as usize..].split('\n').next().unwrap_or_default();
    line.find(')').is_some_and(|at| !line[at..].contains(Letter::is_letter))
}

/// Whether a participle gives the day to somebody: `боевиков, напавших 27 ноября`.
pub(super) fn behind_participle(before: &str) -> bool {
    let Some((rest, clause)) = before.rsplit_once(", ") else { return false };
    let mut words = clause.split_whitespace();
    let participle = words.next().is_some_and(|word| {
        ["вший", "вшая", "вшее", "вшие", "вших", "вшего", "вшей", "вшему", "вшими", "вшую"]
            .iter()
            .any(|end| word.ends_with(end))
    });
    participle && !rest.is_empty() && words.all(|word| matches!(word, "в" | "во" | "с"))
}

/// Whether a day only tells which happening is meant: `Friday's attack`.
pub(super) fn is_whose(text: &str, date: &DateMention) -> bool {
    let span = &text[date.span.start as usize..date.span.end as usize];
    let behind = &text[date.span.end as usize..];
    ["'s ", "’s "].iter().any(|mark| behind.starts_with(mark)) || span.ends_with("'s")
}

/// Whether it was to be on that day and was not: `должен был сегодня`.
pub(super) fn was_to_be(text: &str, lead: Span, date: Span) -> bool {
    const WAS_TO_BE: [&str; 6] = ["должен был", "должна была", "должны были", "должно было", "was to be", "were to be"];
    let before = &text[lead.start as usize..date.start as usize];
    let clause = before.rsplit([',', '.', ';']).next().unwrap_or_default();
    WAS_TO_BE.iter().any(|words| clause.contains(words))
}

/// Whether something is only meant for a day: `билеты на 17 декабря`, `прогнозируется на 31 декабря`.
pub(super) fn is_meant_for(before: &str) -> bool {
    static SET: WordSet = WordSet::beginnings(words![
        "назнач",
        "намеч",
        "заплан",
        "перенес",
        "отложен",
        "событи",
        "обстановк",
        "сводк",
        "итог",
        "главн",
        "данны",
    ]);
    let words = || before.split(|c: char| !c.is_letter_or_digit()).rev().filter(|word| !word.is_empty());
    words().next() == Some("на") && words().nth(1) != Some("ночь") && !words().take(6).any(|word| SET.has(word))
}

/// Whether a sentence behind the first opens with another day, which tells what was before.
pub(super) fn is_background(text: &str, lead: Span, date: &DateMention, opens: bool) -> bool {
    static BEFORE: WordSet = WordSet::new(words!["ранее", "накануне", "напомним", "previously"]);
    let before = &text[lead.start as usize..date.span.start as usize];
    // Within the first paragraph another day goes on with the story, as below a title.
    let above = text[..lead.start as usize].trim_end_matches([' ', '\u{a0}']);
    let paragraph = above.ends_with('\n') && above.trim_end().ends_with('.');
    let first = before.split(|c: char| !c.is_letter_or_digit()).find(|word| !word.is_empty());
    first.is_some_and(|word| BEFORE.has(word))
        || opens && paragraph && matches!(date.when, When::Weekday(_) | When::Relative(..=-1, ..=-1))
}
