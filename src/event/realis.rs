//! Whether an event happened: what the words around a trigger say of it.
//!
//! A frame and the tense of its verb come first; then auxiliaries before a verb (`could meet`, `не встречался`), and what is
//! said of a noun anywhere in its clause (`talks … are off`, `встреча … возможна`). Reads words, knows no event.

use super::Realis;
use super::layout::words::is;
use super::lexicon::{WordSet, WordSets, words};
use super::participants::actors::Sentence;

/// The trigger of an event in its sentence.
#[derive(Clone, Copy, Debug)]
pub struct Trigger {
    /// First word.
    pub first: usize,
    /// First word behind.
    pub behind: usize,
    /// What frame and tense say; nothing for a noun, of which the clause tells.
    pub told: Option<Realis>,
}

/// How far before a verb its auxiliaries stand.
const BEFORE: usize = 5;

/// How far from a noun its clause tells of it.
const AROUND: usize = 30;

/// Whether it happened.
#[must_use]
pub fn of(s: &Sentence<'_>, trigger: Trigger) -> Realis {
    let told = trigger.told;
    if told == Some(Realis::Negated) {
        return Realis::Negated;
    }
    if is_without_day(s, trigger) || is_shunned(s, trigger) {
        return Realis::Negated;
    }
    let before = before(s, trigger.first);
    let found = if told.is_none() {
        let around = trigger.first.saturating_sub(AROUND)..(trigger.behind + AROUND).min(s.words.len());
        of_noun(s, around, trigger)
    } else {
        of_verb(s, before..trigger.behind.min(before + 2 * BEFORE), trigger.first)
    };
    let found = match (found, told) {
        (Some(found @ (Realis::Negated | Realis::Hypothetical)), _) => found,
        (found, Some(told @ (Realis::Future | Realis::Hypothetical))) => found.unwrap_or(told),
        (Some(Realis::Future), Some(Realis::Ongoing)) => Realis::Future,
        (found, told) => found.or(told).unwrap_or(Realis::Past),
    };
    if found == Realis::Future && (0..s.words.len()).any(|at| CONDITION.has(s.word(at)) && !s.words[at].quoted) {
        return Realis::Hypothetical;
    }
    found
}

/// `failed to agree on a date for a meeting`: what has no day yet is not held.
fn is_without_day(s: &Sentence<'_>, trigger: Trigger) -> bool {
    let behind = trigger.behind.min(s.words.len());
    let lacks = |at: usize| {
        (REFUSED.has(s.word(at)) || NOT.has(s.word(at)))
            && (at + 1..behind.min(at + DAY_NEAR)).any(|at| DAY.has(s.word(at)))
    };
    // A verb with its object is no longer than this.
    behind > trigger.first + 4 && (trigger.first..behind).any(lacks)
}

/// `avoided a meeting`: who does so does not come to it.
fn is_shunned(s: &Sentence<'_>, trigger: Trigger) -> bool {
    let shunned = |at: usize| SHUNNED.has(s.word(at)) && (at + 1..at + 5).any(|at| MEETINGS.has(s.word(at)));
    (trigger.first.saturating_sub(3)..trigger.behind.min(s.words.len())).any(shunned)
}

/// What is shunned.
static MEETINGS: WordSet =
    WordSet::new(words!["meeting", "meetings", "talks", "negotiations", "summit", "встреч*", "переговор*", "саммит*",]);

/// Where the auxiliaries of a verb may begin.
fn before(s: &Sentence<'_>, first: usize) -> usize {
    let from = first.saturating_sub(BEFORE);
    (from..first).rev().find(|at| s.words[*at].sign && s.word(*at) != "'s").map_or(from, |at| at + 1)
}

fn of_verb(s: &Sentence<'_>, words: std::ops::Range<usize>, verb: usize) -> Option<Realis> {
    let mut found = None;
    let past = is_past(s.word(verb));
    for at in words {
        let word = s.word(at);
        if NOT.has(word) && !is(s.word(at + 1), "only") && !is(s.word(at + 1), "только") && at <= verb + 1 {
            return Some(Realis::Negated);
        }
        // A month and not an auxiliary; and what is told as past is not ahead.
        if is(word, "may") && word != "may" || past && !is(word, "бы") {
            continue;
        }
        let infinitive = is(word, "to") && at + 1 == verb;
        // `refuses to meet`: who will not do it, does not.
        if at < verb && REFUSED.has(word) {
            return Some(Realis::Negated);
        }
        if at <= verb && MAYBE.has(word) {
            found = Some(Realis::Hypothetical);
        } else if at <= verb && found.is_none() && (infinitive || WILL.has(word)) {
            found = Some(Realis::Future);
        } else if found.is_none() && (is(word, "is") || is(word, "are")) && at < verb && under_way(s, at + 1) {
            found = Some(Realis::Ongoing);
        }
    }
    found
}

/// Whether a verb has a form of the past.
fn is_past(verb: &str) -> bool {
    PAST.has(verb)
        || verb.len() > 4 && verb.ends_with("ed")
        || ["л", "ла", "ло", "ли", "лся", "лась", "лось", "лись"].iter().any(|end| verb.ends_with(end))
}

/// Whether the words that raised an event tell it as past.
pub(super) fn is_told_as_past(trigger: &str) -> bool {
    trigger.split(' ').any(is_past)
}

/// `is holding`, `are now meeting`.
fn under_way(s: &Sentence<'_>, at: usize) -> bool {
    (at..at + 3).any(|at| s.word(at).len() > 5 && s.word(at).ends_with("ing"))
}

fn of_noun(s: &Sentence<'_>, words: std::ops::Range<usize>, trigger: Trigger) -> Option<Realis> {
    let mut found = None;
    for at in words {
        let word = s.word(at);
        if s.words[at].quoted || s.words[at].sign {
            continue;
        }
        let behind = at >= trigger.first;
        let lists = OF_NOUN.of(word);
        if lists == 0 {
            continue;
        }
        let has = |list: u32| lists >> list & 1 == 1;
        if has(0) && at + 3 > trigger.first && at < trigger.behind {
            return Some(Realis::Negated);
        }
        if has(1) || has(7) && word_pair(s, at, &CALLED_OFF) {
            return Some(Realis::Negated);
        }
        if behind && has(2) && (HAPPEN.has(s.word(at + 1)) || at < trigger.behind && TAKE_PART.has(s.word(at + 1))) {
            return Some(Realis::Negated);
        }
        if is(word, "may") && word != "may" {
            continue;
        }
        if has(3) {
            found = Some(Realis::Hypothetical);
        } else if found.is_none() && has(4) {
            found = Some(Realis::Future);
        } else if found.is_none() && has(5) {
            found = Some(Realis::Ongoing);
        } else if found.is_none() && behind && has(6) {
            found = Some(Realis::Past);
        }
    }
    found
}

/// The lists that tell of a noun, in the order in which [`of_noun`] asks for them.
static OF_NOUN: WordSets = WordSets::new(&[&NO, &OFF, &NOT, &MAYBE_OF, &WILL_OF, &UNDER_WAY, &HAPPENED, &CALLED]);

/// First words of [`CALLED_OFF`].
static CALLED: WordSet = WordSet::new(words!["called", "put", "is", "are"]);

fn word_pair(s: &Sentence<'_>, at: usize, pairs: &[(&str, &str)]) -> bool {
    pairs.iter().any(|(one, next)| is(s.word(at), one) && is(s.word(at + 1), next))
}

const CALLED_OFF: [(&str, &str); 5] = [("called", "off"), ("put", "off"), ("is", "off"), ("are", "off"), ("put", "on")];

static PAST: WordSet = WordSet::new(words![
    "met", "held", "sat", "spoke", "took", "had", "made", "paid", "laid", "gave", "left", "flew", "saw",
]);

static NOT: WordSet = WordSet::new(words!["not", "never", "didn't", "won't", "doesn't", "не", "cannot"]);

/// Words right before what there is none of.
static NO: WordSet = WordSet::new(words!["no", "никакой", "никаких"]);

/// What is denied of a noun.
static HAPPEN: WordSet = WordSet::new(words![
    "take",
    "go",
    "happen",
    "be",
    "held",
    "planned",
    "scheduled",
    "состо*",
    "будет",
    "было",
    "был",
    "была",
    "проводил*",
    "планир*",
    "проходил*",
    "запланир*",
]);

/// What somebody does not do who is not there: `не летал на саммит`.
static TAKE_PART: WordSet = WordSet::new(words![
    "attend",
    "travel",
    "join",
    "participate",
    "летал*",
    "летит",
    "полетел*",
    "полетит",
    "ездил*",
    "поехал*",
    "поедет",
    "приехал*",
    "приедет",
    "прибыл*",
    "прибудет",
    "участвовал*",
]);

/// What is refused, and what fails.
static REFUSED: WordSet = WordSet::new(words![
    "refuse*",
    "refusing",
    "decline*",
    "declining",
    "failed",
    "fails",
    "unable",
    "отказался",
    "отказалась",
    "отказались",
    "отказывается",
    "отказываются",
]);

/// What somebody does to a meeting who does not come to it.
static SHUNNED: WordSet = WordSet::new(words![
    "avoid*",
    "skip*",
    "shun*",
    "snub*",
    "boycott*",
    "refuse*",
    "refusing",
    "decline*",
    "declining",
    "reject*",
    "dodge*",
    "избежал*",
    "избега*",
    "уклон*",
    "отверг*",
    "отказал*",
    "бойкотир*",
    "пропустил*",
    "проигнорировал*",
]);

/// So many words behind a refusal may stand [`DAY`].
const DAY_NEAR: usize = 7;

/// What is to be agreed on before anybody meets.
static DAY: WordSet =
    WordSet::new(words!["date", "dates", "venue", "дата", "дате", "дату", "датах", "сроки", "сроках"]);

static OFF: WordSet = WordSet::new(words![
    "cancelled",
    "canceled",
    "cancels",
    "postponed",
    "postpones",
    "scrapped",
    "shelved",
    "aborted",
    "отменен*",
    "отменил*",
    "отменяет*",
    "отложен*",
    "отложил*",
    "сорвал*",
    "сорван*",
]);

static MAYBE: WordSet = WordSet::new(words![
    "may",
    "might",
    "could",
    "would",
    "possibly",
    "perhaps",
    "hopes",
    "hoping",
    "ready",
    "willing",
    "offered",
    "offers",
    "proposed",
    "proposes",
    "considering",
    "considers",
    "wants",
    "может",
    "могут",
    "мог",
    "могла",
    "могли",
    "возможно",
    "готов",
    "готова",
    "готовы",
    "хотел",
    "хочет",
    "бы",
    "предложил*",
    "предлагает",
    "вероятно",
    "рассматривает*",
    "надеется",
]);

static WILL: WordSet = WordSet::new(words![
    "will",
    "shall",
    "plans",
    "planned",
    "planning",
    "expected",
    "scheduled",
    "due",
    "set",
    "slated",
    "intends",
    "about",
    "планирует*",
    "планируют*",
    "намерен*",
    "собирает*",
    "собирают*",
    "должен",
    "должна",
    "должны",
    "предстоит",
    "будет",
    "будут",
    "ожидает*",
    "намечен*",
    "запланирован*",
]);

static MAYBE_OF: WordSet = WordSet::new(words![
    "may",
    "might",
    "could",
    "possible",
    "potential",
    "possibility",
    "proposed",
    "может",
    "могут",
    "возможн*",
    "вероятн*",
]);

static WILL_OF: WordSet = WordSet::new(words![
    "will",
    "scheduled",
    "planned",
    "upcoming",
    "forthcoming",
    "expected",
    "slated",
    "tomorrow",
    "состоится",
    "состоятся",
    "пройдет",
    "пройдут",
    "запланирован*",
    "намечен*",
    "планирует*",
    "планируют*",
    "готовит*",
    "предстоящ*",
    "предстоит",
    "ожидает*",
    "завтра",
    "будет",
    "будут",
    "начнется",
    "начнутся",
    "откроется",
]);

static UNDER_WAY: WordSet = WordSet::new(words![
    "underway",
    "ongoing",
    "continues",
    "continue",
    "проходит",
    "проходят",
    "идет",
    "идут",
    "продолжается",
    "продолжаются",
]);

static HAPPENED: WordSet = WordSet::new(words![
    "took",
    "held",
    "was",
    "were",
    "concluded",
    "ended",
    "состоял*",
    "прошел",
    "прошл*",
    "завершил*",
    "начал*",
]);

static CONDITION: WordSet = WordSet::new(words!["if", "provided", "unless", "если"]);
