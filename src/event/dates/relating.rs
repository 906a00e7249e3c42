//! Whether a day is of another event than the one told: of that which it went before, came after or spoke of.
//!
//! Reads the words between what is told and a date; which day is meant is chosen elsewhere.

use super::{Circumstances, DateMention, When};
use crate::dump::Day;
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, WordSets, words};
use crate::event::{Kind, Realis, Span};

/// How a day's event stands to what is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// It was still to come: `ahead of the summit on 4 May`.
    Ahead,
    /// It had been: `the outcome of the talks on 4 May`.
    Behind,
}

/// So many words lie at most between the word of a relation and its day.
const REACH: usize = 14;

/// What followed on something is told so many days after it at most.
const SOON: i32 = 2;

const BEFORE: u32 = 1;
const AFTER: u32 = 2;
const THING: u32 = 4;
const HELD: u32 = 8;
const ANEW: u32 = 16;

/// All words of a relation, in the order of the numbers.
static SORTS: WordSets = WordSets::new(&[&BEFORE_WORDS, &AFTER_WORDS, &THINGS, &HELD_WORDS, &ANEW_WORDS]);

static BEFORE_WORDS: WordSet = WordSet::new(words![
    "ahead",
    "before",
    "prior",
    "eve",
    "prepar*",
    "upcoming",
    "forthcoming",
    "перед",
    "накануне",
    "преддверии",
    "подготовк*",
    "предстоящ*",
]);
static AFTER_WORDS: WordSet = WordSet::new(words![
    "after",
    "following",
    "outcome*",
    "results",
    "follow-up",
    "follow",
    "после",
    "итог*",
    "результат*",
    "договоренност*",
]);
/// What has a day of its own.
static THINGS: WordSet = WordSet::beginnings(words![
    "summit",
    "talks",
    "consultation",
    "meeting",
    "conference",
    "forum",
    "visit",
    "trip",
    "election",
    "referendum",
    "session",
    "round",
    "conversation",
    "call",
    "negotiation",
    "agreement",
    "memorand",
    "celebration",
    "parade",
    "anniversary",
    "саммит",
    "переговор",
    "консультаци",
    "встреч",
    "конференци",
    "форум",
    "визит",
    "поезд",
    "выбор",
    "референдум",
    "сесси",
    "раунд",
    "разговор",
    "бесед",
    "заседани",
    "совещани",
    "контакт",
    "соглашени",
    "празднован",
    "парад",
    "годовщин",
]);
/// What gives a thing its day: `talks held in Rome on`, `консультаций, прошедших`, `саммита, который пройдёт`.
static HELD_WORDS: WordSet = WordSet::new(words![
    "held",
    "signed",
    "reached",
    "concluded",
    "scheduled",
    "planned",
    "which",
    "состоявш*",
    "прошедш*",
    "подписанн*",
    "достигнут*",
    "запланированн*",
    "намеченн*",
    "которы*",
    "которо*",
    "котора*",
    "которую",
]);
/// What begins something of its own.
static ANEW_WORDS: WordSet = WordSet::new(words![
    "met",
    "spoke",
    "visited",
    "who",
    "he",
    "she",
    "they",
    "was",
    "were",
    "took",
    "встретил*",
    "провел*",
    "прошл*",
    "прошел",
    "состоял*",
]);

/// Whether a day in the sentence of what is told is of something that stands in a relation to it alone.
pub(super) fn is_of_related(text: &str, lead: Span, date: &DateMention, day: Day, told: &Circumstances) -> bool {
    let trigger = told.trigger.filter(|trigger| lead.holds(*trigger) && trigger.end <= date.span.start);
    let from = trigger.map_or(lead.start, |trigger| trigger.end);
    // `condemns the attack on the school on 4 May`: what is spoken of has its own day.
    if told.kind == Some(Kind::Comment) && is_blow(&text[lead.start as usize..date.span.start as usize]) {
        return true;
    }
    let relation = match relation(&text[from as usize..date.span.start as usize]) {
        None => return false,
        // What is to come behind something may be on its day.
        Some(Relation::Behind) if told.realis == Some(Realis::Future) => return false,
        Some(relation) => relation,
    };
    let weekday = relation == Relation::Ahead && matches!(date.when, When::Weekday(_));
    told.posted.is_none_or(|posted| !(if weekday { 0 } else { -SOON }..=0).contains(&(day.0 - posted.0)))
}

/// Whether the last thing before a day is a blow that somebody speaks of.
fn is_blow(before: &str) -> bool {
    static BLOWS: WordSet = WordSet::beginnings(words![
        "attack",
        "strike",
        "shelling",
        "explosion",
        "blast",
        "earthquake",
        "massacre",
        "shooting",
        "assassination"
    ]);
    let words = before.split(|c: char| c != '-' && !c.is_letter_or_digit());
    let mut back = words.rev().filter(|word| !word.is_empty()).take(REACH);
    back.find_map(|word| if SORTS.of(word) & ANEW != 0 { Some(false) } else { BLOWS.has(word).then_some(true) })
        == Some(true)
}

/// What relation a day has to what is told before it; `None` where it may be its own.
fn relation(between: &str) -> Option<Relation> {
    let words = between.split(|c: char| c != '-' && c != ',' && !c.is_letter_or_digit());
    let mut back = words.rev().filter(|word| !word.is_empty()).take(REACH);
    let mut thing = false;
    while let Some(word) = back.next() {
        let sort = SORTS.of(word.trim_end_matches(','));
        if word.ends_with(',') || sort & ANEW != 0 {
            return None;
        }
        if sort & HELD != 0 {
            return is_of_thing(word, &mut back).then_some(Relation::Behind);
        }
        thing |= sort & THING != 0;
        if thing && sort & (BEFORE | AFTER) != 0 {
            return Some(if sort & BEFORE != 0 { Relation::Ahead } else { Relation::Behind });
        }
    }
    None
}

/// Whether a participle or `which` belongs to a thing right before it, or before a comma: `talks held`, `переговоров с Оманом, прошедших`.
fn is_of_thing<'a>(word: &str, back: &mut impl Iterator<Item = &'a str>) -> bool {
    /// Words of the thing between it and the comma.
    const OWN: usize = 4;
    let is_thing = |word: &str| SORTS.of(word.trim_end_matches(',')) & THING != 0;
    let which = word.starts_with("котор") || word == "which";
    let Some(next) = back.find(|word| !(which && matches!(*word, "в" | "на" | "in" | "on" | "at" | "of" | "ходе")))
    else {
        return false;
    };
    is_thing(next) && (!which || next.ends_with(',')) || next.ends_with(',') && back.take(OWN).any(is_thing)
}

/// Whether another day stands between a date and what is told, in a clause of its own: `met on 3 May, and on 5 May they spoke`.
pub(super) fn is_of_clause_before(text: &str, date: Span, dates: &[DateMention], told: &Circumstances) -> bool {
    let Some(trigger) = told.trigger.filter(|trigger| date.end <= trigger.start) else { return false };
    let between = |other: &DateMention| {
        (date.end <= other.span.start && other.span.end <= trigger.start)
            .then(|| &text[date.end as usize..other.span.start as usize])
    };
    let clause = [", а ", ", но ", ", and ", ", but ", ", while ", "; "];
    dates
        .iter()
        .filter_map(between)
        .any(|between| clause.iter().any(|sign| between.contains(sign)) && !between.contains(['.', '\n']))
}
