//! Clauses and brackets between a frame and an actor: who only tells of the event, whom an aside names.
//!
//! Reads the words between; which actor takes part is decided in [`super::choose`].

use super::actors::Sentence;
use super::choose::word_before;
use crate::event::layout::words::{begins, is};
use crate::event::lexicon::{WordSet, words};

/// Whether the actor only tells of the event: `X said that Y will meet Z`.
pub(super) fn tells_of(s: &Sentence<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        (is(s.word(at), "что") && s.word(at - 1) == ",") || (is(s.word(at), "that") && begins(s.word(at - 1), "sa"))
    })
}

/// Whether who says it does it: `X said that he intends to visit Y`, where nobody else stands between.
pub(super) fn means_to(s: &Sentence<'_>, to: usize) -> bool {
    (0..to).rev().take_while(|at| MEANS.has(s.word(*at)) || is(s.word(*at), "что")).any(|at| is(s.word(at), "что"))
}

/// What stands between `что` and a verb whose subject is the speaker.
static MEANS: WordSet = WordSet::new(words![
    "намерен*",
    "планиру*",
    "готов",
    "готова",
    "готовы",
    "собира*",
    "хочет",
    "хотят",
    "может",
    "могут",
    "должен",
    "должна",
    "не",
    "уже",
    "скоро",
    "вскоре",
    "завтра",
    "сегодня",
    "лично",
    "обязательно",
    "также",
    "и",
]);

pub(super) fn in_brackets(s: &Sentence<'_>, at: usize) -> bool {
    let before = &s.words[..at];
    let (Some(first), Some(last)) = (before.first(), before.last()) else { return false };
    // Most sentences have no bracket.
    if memchr::memchr(b'(', &s.text.as_bytes()[first.start as usize..last.end as usize]).is_none() {
        return false;
    }
    let mut depth = 0_i32;
    for word in before {
        match word.of(s.text) {
            "(" => depth += 1,
            ")" => depth -= 1,
            _ => {}
        }
    }
    depth > 0
}

/// Whether a relative clause or an aside lies between the frame and an actor.
pub(super) fn behind_relative(s: &Sentence<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| {
        let word = s.word(at);
        RELATIVE.has(word) || at > 0 && CLAUSE.has(word) && s.word(at - 1) == ","
    })
}

/// Words that begin a relative clause or an aside.
static RELATIVE: WordSet = WordSet::new(words![
    "who",
    "which",
    "where",
    "whose",
    "that",
    "following",
    "ahead",
    "marking",
    "dedicated",
    "amid",
    "after",
    "during",
    "before",
    "накануне*",
    "после*",
    "перед*",
    "прошедш*",
    "состоявш*",
]);

/// Words that begin one behind a comma, by their beginnings.
static CLAUSE: WordSet = WordSet::beginnings(words![
    "котор",
    "где",
    "прибывш",
    "сменивш",
    "посвящен",
    "что",
    "сообщ",
    "приуроченн",
    "заяв",
    "передает"
]);

/// Whether somebody else acts for him: `On behalf of the President, Minister Jane Roe met`.
pub(super) fn acts_through_another(s: &Sentence<'_>, first: usize) -> bool {
    static FOR: WordSet = WordSet::new(words![
        "behalf",
        "instruction",
        "instructions",
        "request",
        "initiative",
        "order",
        "orders",
        "direction"
    ]);
    word_before(s, first).is_some_and(|at| at > 0 && is(s.word(at), "of") && FOR.has(s.word(at - 1)))
}

/// What is done to those, or what they are called, who are only spoken of: `who succeeded Jane Roe`.
pub(super) static SPOKEN_OF: WordSet = WordSet::new(words![
    "succeeded",
    "succeeding",
    "replaced",
    "replacing",
    "predecessor",
    "successor",
    "thanked",
    "recalled",
    "praised",
]);

/// What shows somebody, or bears his name: `открыл бюст композитора А.Роу`.
pub(super) static SHOWN: WordSet = WordSet::beginnings(words![
    "бюст",
    "памятник",
    "портрет",
    "мемориал",
    "музе",
    "доск",
    "могил",
    "скульптур",
    "имени"
]);
