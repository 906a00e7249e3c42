//! The day of a happening that no date tells: `ночью`, `за ночь`, `горит`, `are battling`.
//!
//! A part of a day and what is under way are of the posting day. What goes on for months (`все чаще`) is of no day.

use super::happening_words::{
    BE, BURNS, CHECK, DOING, FIGHT, GATHERING, GOES, HABIT, LEADS, NIGHT, PART, RELATES, SORTS, STILL, STOPPED, TRIES,
};
use super::{Circumstances, DateMention};
use crate::dump::{Day, Days};
use crate::event::{
    Basis, Class, Field, Kind, Realis, Span,
    gazetteer::Scanned,
    layout::{
        Layout,
        words::{Word, is},
    },
    lexicon::{WordSet, words},
};

/// What is checked or made ready on the spot.
static ON_THE_SPOT: WordSet = WordSet::beginnings(words![
    "проверк",
    "обыск",
    "эвакуаци",
    "рейд",
    "обследован",
    "информаци",
    "посадк",
    "сообщени",
    "акци",
    "митинг",
    "пикет",
    "шествие",
    "забастовк"
]);
/// What somebody may try for months.
static LONG_TRIES: WordSet = WordSet::beginnings(words![
    "вербова",
    "убеди",
    "договор",
    "доказа",
    "представ",
    "навяз",
    "втян",
    "сорва",
    "оправд"
]);

/// The day of a happening by its words alone.
pub(super) fn day(
    scanned: &Scanned<'_>,
    layout: &Layout,
    dates: &[DateMention],
    circumstances: &Circumstances,
) -> Option<(Field<Days>, Basis)> {
    let posted = circumstances.posted?;
    let kind = circumstances.kind.unwrap_or(Kind::Other);
    let news = kind == Kind::News;
    let met =
        kind.class() == Class::Meeting && !matches!(circumstances.realis, Some(Realis::Future | Realis::Hypothetical));
    if !news && !met {
        return None;
    }
    let mut sorts: Vec<u32> = Vec::new();
    let mut leads = layout.lead.iter().enumerate().take(if news { 3 } else { 1 });
    let (span, confidence, night) = leads.find_map(|(at, lead)| {
        let words = layout.lead_words(scanned.text, at);
        sorts.clear();
        sorts.extend(words.iter().map(|word| SORTS.of(word.of(scanned.text))));
        if sorts.iter().all(|sort| *sort == 0) {
            return None;
        }
        let sentence = Sorted { text: scanned.text, words, sorts: &sorts };
        let by_date = dates.iter().any(|date| lead.holds(date.span));
        // A sentence further down may tell of another day by its date.
        let part = || if by_date { None } else { part_of_day(sentence).map(|(span, night)| (span, 80, night)) };
        let goes_on = || if news { under_way(sentence, at).map(|span| (span, 68, false)) } else { None };
        part().or_else(goes_on)
    })?;
    // A night is of two days.
    let value = if night { Days { first: Day(posted.0 - 1), last: posted } } else { Days::one(posted) };
    Some((Field { value, evidence: vec![span], confidence }, Basis::Relative))
}

/// The words of a sentence, each with what it tells: every word is looked up once.
#[derive(Clone, Copy)]
struct Sorted<'a> {
    text: &'a str,
    words: &'a [Word],
    sorts: &'a [u32],
}

/// `утром`, `ночью`, `за ночь`, `за минувшую ночь`; whether it is a night.
fn part_of_day(Sorted { text, words, sorts }: Sorted<'_>) -> Option<(Span, bool)> {
    let sort = |at: usize| sorts.get(at).copied().unwrap_or_default();
    (0..words.len()).find_map(|at| {
        let before = |back: usize| at.checked_sub(back).map_or("", |at| words[at].of(text));
        let alone = sort(at) & PART != 0 && sort(at.wrapping_sub(1)) & HABIT == 0 && !before(1).ends_with("ней");
        let through = sort(at) & NIGHT != 0
            && (matches!(before(1), "за" | "За") || matches!(before(2), "за" | "За") && before(1).ends_with("шую"));
        if !alone && !through {
            return None;
        }
        let told = (0..at).rev().take_while(|at| words[*at].of(text) != ",").any(|at| sort(at) & RELATES != 0);
        let night = through || is(words[at].of(text), "ночью");
        (!told).then(|| (Span { start: words[at].start, end: words[at].end }, night))
    })
}

/// The verb that says that it goes on.
fn under_way(Sorted { text, words, sorts }: Sorted<'_>, sentence: usize) -> Option<Span> {
    let sort = |at: usize| sorts.get(at).copied().unwrap_or_default();
    if sorts.iter().any(|sort| sort & HABIT != 0) {
        return None;
    }
    let nears = |at: usize, wanted: u32| (at + 1..at + 5).any(|near| sort(near) & wanted != 0);
    let at = (0..words.len()).find(|at| {
        let own = sort(*at);
        let clause = || (0..*at).rev().take_while(|at| !matches!(words[*at].of(text), "," | "(" | "–" | "—"));
        if own == 0 || clause().any(|at| sort(at) & RELATES != 0) {
            return false;
        }
        let first = || !words[..*at].iter().any(|word| word.of(text) == ",");
        let back = |wanted: u32| (at.saturating_sub(3)..*at).any(|near| sort(near) & wanted != 0);
        if sentence > 0 {
            return own & BURNS != 0 && words[*at].of(text).starts_with("туш");
        }
        own & BURNS != 0
            || own & LEADS != 0 && nears(*at, FIGHT)
            || own & GOES != 0 && (nears(*at, GATHERING | FIGHT) || back(GATHERING | FIGHT))
            || own & STILL != 0 && first()
            || own & CHECK != 0 && words[*at + 1..].iter().take(5).any(|word| ON_THE_SPOT.has(word.of(text)))
            || own & TRIES != 0 && first() && !words.get(*at + 1).is_some_and(|next| LONG_TRIES.has(next.of(text)))
            || own & BE != 0 && sort(*at + 1) & DOING != 0
            || own & STOPPED != 0 && until_hour(text, words, *at)
    })?;
    Some(Span { start: words[at].start, end: words[at].end })
}

/// `до 11.30`, `until 15:00`.
fn until_hour(text: &str, words: &[Word], at: usize) -> bool {
    let rest = &words[at + 1..];
    let until = rest.iter().take(4).position(|word| matches!(word.of(text), "до" | "until" | "till"));
    until.and_then(|at| rest.get(at + 1)).is_some_and(|hour| {
        let behind = &text[hour.start as usize..];
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        (1..=2).contains(&digits)
            && behind[digits..].starts_with(['.', ':'])
            && behind[digits + 1..].starts_with(|c: char| c.is_ascii_digit())
    })
}
