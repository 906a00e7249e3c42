//! How an actor stands in his sentence: as one who is there, in which case, or aside.
//!
//! Frames know the sides of their own words and nothing beyond. Here every actor is judged by the words that govern him
//! alone, so that a person whom a frame does not reach (`X, accompanied by Y, laid a wreath`; `из рук X орден получит Y`) is
//! not lost. What is only mentioned stands aside: on whose instruction, after whose death, by whose statement, in brackets.

use super::actors::{Actor, Sentence};
use super::asides::{
    MONUMENTS, SHOWN, SPOKEN_OF, at_another, captioned, in_brackets, is_left_out, is_past_talk, is_source,
    is_spoken_of, somebody_here,
};
use super::choose::{ASIDE, follows_in_list, is_audience, word_before};
use super::genitives;
use super::roles::looks_like_verb;
use super::sides;
use super::spokesmen::TELLS;
use crate::event::Lang;
use crate::event::endings::Endings;
use crate::event::layout::words::{begins, is};
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::{Case, Cases};

/// How an actor stands in his sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Does or says what the sentence tells.
    Subject,
    /// Tells what the sentence tells, in which case: speaks, but is not there for that.
    Teller(Case),
    /// Is there: with whom, by whom, whom, to whom; the case he stands in.
    There(Case),
    /// Is a delegation whose head is named.
    Led,
    /// Is only mentioned.
    #[default]
    Aside,
}

impl Standing {
    /// The case of one who is there.
    #[must_use]
    pub fn case(self) -> Option<Case> {
        match self {
            Self::Subject => Some(Case::Nominative),
            Self::There(case) | Self::Teller(case) => Some(case),
            Self::Led | Self::Aside => None,
        }
    }
}

/// Settles how each of the actors of a sentence stands. They are in order.
pub(super) fn settle(s: &Sentence<'_>, actors: &mut [Actor]) {
    for index in 0..actors.len() {
        genitives::settle(s, actors, index);
        let alone = if s.lang == Lang::EN { english(s, &actors[index]) } else { russian(s, &actors[index]) };
        if is_led(s, actors, index) {
            actors[index].standing = Standing::Led;
            continue;
        }
        if is_spoken_of(s, &actors[index]) {
            continue;
        }
        let elsewhere = at_another(s, actors, index).is_some() && somebody_here(s, actors);
        let alone = match () {
            () if elsewhere || is_left_out(s, &actors[index]) => Standing::Aside,
            () if is_source(s, actors, index) => Standing::Teller(Case::Nominative),
            () => alone,
        };
        let listed = index > 0 && follows_in_list(s, &actors[index - 1], &actors[index]);
        let before = index.checked_sub(1).map(|before| actors[before].standing);
        let shared = index > 0 && share(&actors[index - 1], &actors[index]);
        actors[index].standing = match (listed || shared, before) {
            (true, Some(before)) if before.case().is_none_or(|case| actors[index].cases.has(case)) => before,
            _ => alone,
        };
    }
}

/// Whether two have one office together.
fn share(one: &Actor, other: &Actor) -> bool {
    match (&one.role, &other.role) {
        (Some(role), Some(same)) => role.settled && same.settled && role.span == same.span,
        _ => false,
    }
}

/// Whether a body is one whose head is named behind it: `a delegation led by Jane Roe`.
fn is_led(s: &Sentence<'_>, actors: &[Actor], index: usize) -> bool {
    let actor = &actors[index];
    let Some(next) = actors.get(index + 1).filter(|next| next.name.is_some()) else { return false };
    let led = (actor.behind..next.first.min(actor.behind + 14)).any(|at| {
        ["led", "headed", "chaired", "главе"].iter().any(|w| is(s.word(at), w)) || begins(s.word(at), "возглавля")
    });
    led && actor.name.is_none()
}

/// Words of what people are together at, by their beginnings: whose it is takes part.
static GATHERINGS: WordSet = WordSet::beginnings(words![
    "meeting",
    "talk",
    "conversation",
    "call",
    "consultation",
    "negotiation",
    "delegation",
    "session",
    "visit",
    "trip",
    "arrival",
    "discussion",
    "chairmanship",
    "leadership",
    "presence",
    "participation",
    "hands",
    "company",
    "ceremony",
    "reception",
    "dinner",
    "lunch",
    "breakfast",
    "conference",
    "summit",
    "tour",
    "handshake",
    "welcome",
    "inauguration",
    "credentials",
    "грамот",
    "departure",
    "встреч",
    "переговор",
    "бесед",
    "разговор",
    "визит",
    "прибыти",
    "приезд",
    "поездк",
    "консультац",
    "председательств",
    "сопредседательств",
    "участи",
    "руководств",
    "присутстви",
    "рук",
    "делегаци",
    "приём",
    "прием",
    "контакт",
    "созвон",
    "инаугурац",
    "проводы",
    "отъезд",
    "патронаж",
    "начал",
    "сторон",
    "рукопожат",
    "сопровождени",
    "состав",
    "компани",
    "обществ",
    "обед",
    "ужин",
    "завтрак",
]);

/// What somebody has said, by its beginning: whose it is speaks.
static SAYINGS: WordSet = WordSet::beginnings(words![
    "statement",
    "remark",
    "comment",
    "speech",
    "interview",
    "article",
    "op-ed",
    "column",
    "according",
    "address",
    "answer",
    "reply",
    "response",
    "briefing",
    "words",
    "комментари",
    "заявлени",
    "выступлени",
    "интервью",
    "словам",
    "слова",
    "данным",
    "статья",
    "статье",
    "статьи",
    "колонк",
    "ответ",
    "брифинг",
    "реплик",
    "мнени",
]);

/// Whether a word is one for what people are together at.
pub(super) fn is_gathering(word: &str) -> bool {
    GATHERINGS.has(word)
}

/// Whether a word is one for what somebody has said.
pub(in crate::event) fn is_saying(word: &str) -> bool {
    SAYINGS.has(word)
}

/// What is done by those who are there.
static DONE_BY: WordSet = WordSet::new(words![
    "hosted",
    "chaired",
    "co-chaired",
    "accompanied",
    "attended",
    "led",
    "headed",
    "received",
    "joined",
    "opened",
    "met",
    "signed",
    "welcomed",
    "greeted",
    "presented",
    "convened",
    "moderated",
    "represented",
    "flanked",
    "awarded",
    "presided",
    "seen",
    "inaugurated",
    "unveiled",
    "conducted",
    "initialled",
    "held",
    "closed",
    "visited",
    "summoned",
]);

/// What is sent to somebody, by its beginning.
static GREETINGS: WordSet = WordSet::beginnings(words![
    "congratul",
    "condolence",
    "greeting",
    "message",
    "letter",
    "telegram",
    "wishes",
    "felicitation",
    "cable",
    "sympath",
]);

/// Verbs whose `to` leads to somebody who is there.
static TO_SOMEBODY: WordSet = WordSet::new(words![
    "spoke",
    "speaks",
    "speaking",
    "talked",
    "talks",
    "talking",
    "call",
    "calls",
    "visit",
    "presented",
    "presents",
    "presenting",
    "handed",
    "hands",
    "awarded",
    "awards",
    "bade",
    "bid",
    "credentials",
    "credence",
    "introduced",
    "welcome",
    "farewell",
    "delivered",
    "host",
]);

/// Whether a word is a verb of telling.
pub(super) fn is_telling(word: &str) -> bool {
    TELLS.has(word)
}

fn tells(s: &Sentence<'_>, actor: &Actor) -> bool {
    // `The Spokesman, Ambassador Jane Roe, said`.
    let apart = s.word(actor.behind) == "," && actor.role.is_some();
    // `Роу: Доу посетит Осло`.
    let labels = actor.first == 0 && s.word(actor.behind) == ":";
    labels || TELLS.has(s.word(actor.behind + usize::from(apart))) || telling_before(s, actor.first).is_some()
}

/// The verb of telling right before a word, or before whom it was told: `сообщил РИА Новости посол`.
pub(super) fn telling_before(s: &Sentence<'_>, first: usize) -> Option<usize> {
    let large =
        |at: usize| s.lang == Lang::RU && (s.words[at].is_capitalised(s.text) || s.words[at].sign && s.word(at) != ",");
    let at = (first.saturating_sub(4)..first).rev().find(|at| !large(*at))?;
    TELLS.has(s.word(at)).then_some(at)
}

fn english(s: &Sentence<'_>, actor: &Actor) -> Standing {
    let there = Standing::There(Case::Nominative);
    if in_brackets(s, actor.first) || captioned(s, actor) {
        return Standing::Aside;
    }
    if matches!(s.word(actor.behind), "'s" | "’s" | "'") {
        let of_gathering = (actor.behind + 1..actor.behind + 6).any(|at| GATHERINGS.has(s.word(at)));
        let of_words = (actor.behind + 1..actor.behind + 5).any(|at| SAYINGS.has(s.word(at)));
        return match () {
            () if of_gathering => there,
            () if of_words => Standing::Teller(Case::Nominative),
            () => Standing::Aside,
        };
    }
    let Some(at) = word_before(s, actor.first) else {
        return if tells(s, actor) { Standing::Teller(Case::Nominative) } else { Standing::Subject };
    };
    // `a bust of composer Jane Roe`: what he is stands between.
    let called = at > 0
        && !s.words[at].sign
        && !s.words[at].is_capitalised(s.text)
        && ["of", "by"].iter().any(|w| is(s.word(at - 1), w));
    let at = if called { at - 1 } else { at };
    let word = s.word(at);
    if at > 0 && ["to", "of"].iter().any(|w| is(word, w)) && MONUMENTS.has(s.word(at - 1)) {
        return Standing::Aside;
    }
    let near = |set: &WordSet, reach: usize| (at.saturating_sub(reach)..at).any(|at| set.has(s.word(at)));
    let any = |words: &[&str]| words.iter().any(|w| is(word, w));
    match () {
        () if any(&["with", "between", "including", "plus", "among", "both"]) => there,
        () if any(&["of", "by", "from", "to"]) && near(&SAYINGS, 2) => Standing::Teller(Case::Nominative),
        () if any(&["of"]) && near(&GATHERINGS, 2) => there,
        () if any(&["by"]) && (near(&DONE_BY, 2) || done_by(s, at)) => there,
        () if any(&["to"]) && (near(&TO_SOMEBODY, 10) || near(&GREETINGS, 14)) => there,
        () if SPOKEN_OF.has(if word == "," && at > 0 { s.word(at - 1) } else { word }) => Standing::Aside,
        () if ASIDE.has(word) || any(&["as", "without", "late"]) => Standing::Aside,
        () if tells(s, actor) => Standing::Teller(Case::Nominative),
        () => Standing::Subject,
    }
}

/// Whether `by` names who did what stands further before it: `was opened today in Oslo by`, `was led by Jane Roe, and the
/// Maltese side by`.
fn done_by(s: &Sentence<'_>, by: usize) -> bool {
    static BE: WordSet = WordSet::new(words!["was", "were", "is", "are", "been", "being"]);
    let done = |at: &usize| *at > 0 && DONE_BY.has(s.word(*at)) && BE.has(s.word(at - 1));
    let again = (0..by).rev().find(done).is_some_and(|at| (at + 1..at + 3).any(|at| is(s.word(at), "by")));
    let near = (by.saturating_sub(7)..by).any(|at| done(&at));
    if again { sides::before(s, by).is_some() } else { near && !SAYINGS.has(s.word(by - 1)) }
}

/// Endings of adjectives and participles behind prepositions.
static BETWEEN: Endings = Endings::new(&["ых", "их", "ого", "его", "ому", "ему", "ым", "им", "ыми", "ими"]);

fn is_between(word: &str) -> bool {
    is(word, "вновь")
        || word.chars().next().is_some_and(Letter::is_small) && BETWEEN.end(word) && word.chars().nth(4).is_some()
}

/// The word that governs what begins at `first`: adjectives stand between a preposition and whom it governs, `у вновь
/// назначенных послов`.
pub(super) fn governor<'a>(s: &Sentence<'a>, first: usize) -> &'a str {
    let mut from = first;
    while from > 0 && first - from < 3 && is_between(s.word(from - 1)) {
        from -= 1;
    }
    from.checked_sub(1).map_or("", |at| s.word(at))
}

/// Prepositions behind which somebody is only spoken of.
static GOVERNING: WordSet = WordSet::new(words![
    "от",
    "для",
    "к",
    "ко",
    "о",
    "об",
    "у",
    "из",
    "после",
    "под",
    "перед",
    "до",
    "без",
    "при",
    "по",
    "в",
    "во",
    "на",
    "за",
    "про",
    "против",
    "ради",
    "через",
    "над",
]);

/// Verbs of receiving somebody, by their beginnings.
static RECEIVES: WordSet =
    WordSet::beginnings(words!["принял", "встретил", "посетил", "вызва", "приветств", "наград", "проводил"]);

/// Whether somebody only did what stands before: `встреча, созванная А.Роу`.
pub(super) fn is_done_by(s: &Sentence<'_>, actor: &Actor) -> bool {
    s.lang == Lang::RU
        && actor.cases.has(Case::Instrumental)
        && actor.first.checked_sub(1).is_some_and(|at| DONE_BEFORE.end(s.word(at)))
}

/// Endings of what was done, before who did it.
static DONE_BEFORE: Endings = Endings::new(&["нная", "нный", "нные", "нное", "нную"]);

/// Whether a preposition governs what stands behind it.
pub(super) fn is_governed(before: &str) -> bool {
    GOVERNING.has(before) || ["с", "со", "между", "и"].iter().any(|w| is(before, w))
}

fn russian(s: &Sentence<'_>, actor: &Actor) -> Standing {
    if in_brackets(s, actor.first) || captioned(s, actor) || is_audience(s, actor) {
        return Standing::Aside;
    }
    let before = governor(s, actor.first);
    let any = |words: &[&str]| words.iter().any(|w| is(before, w));
    let has = |case| actor.cases.has(case);
    if any(&["с", "со", "между"]) {
        if is_past_talk(s, actor.first) {
            return Standing::Aside;
        }
        return if has(Case::Instrumental) { Standing::There(Case::Instrumental) } else { Standing::Aside };
    }
    if any(&["у"]) && has(Case::Genitive) {
        return Standing::There(Case::Genitive);
    }
    if GOVERNING.has(before) || SHOWN.has(before) {
        return Standing::Aside;
    }
    // `от имени А.Роу`.
    if is_done_by(s, actor) || actor.first > 0 && is(s.word(actor.first - 1), "имени") {
        return Standing::Aside;
    }
    if genitives::ONLY_OF.has(before) && has(Case::Genitive) {
        return Standing::There(Case::Genitive);
    }
    if genitives::ON_WHOSE.has(before) && has(Case::Genitive) {
        return Standing::Aside;
    }
    if has(Case::Nominative) {
        return if tells(s, actor) { Standing::Teller(Case::Nominative) } else { Standing::Subject };
    }
    if has(Case::Instrumental) && actor.cases == actor.cases.and(Cases::of(&[Case::Instrumental])) {
        return Standing::There(Case::Instrumental);
    }
    let saying = || (actor.first.saturating_sub(3)..actor.first).any(|at| SAYINGS.has(s.word(at)));
    if has(Case::Genitive) && saying() {
        return Standing::Teller(Case::Genitive);
    }
    // Whose gathering it is, past the words between: `начало беседы министра`, `приём посла`.
    let governed = || (actor.first.saturating_sub(2)..actor.first).any(|at| GATHERINGS.has(s.word(at)));
    if has(Case::Genitive) && governed() {
        return Standing::There(Case::Genitive);
    }
    let verb = || (actor.first.saturating_sub(4)..actor.first).any(|at| looks_like_verb(s.word(at)));
    if has(Case::Dative) && (!has(Case::Genitive) || verb()) {
        return Standing::There(Case::Dative);
    }
    if has(Case::Accusative) && actor.first > 0 && looks_like_verb(before) {
        return Standing::There(Case::Accusative);
    }
    let object = || (actor.first.saturating_sub(4)..actor.first).any(|at| RECEIVES.has(s.word(at)));
    if has(Case::Accusative) && object() { Standing::There(Case::Accusative) } else { Standing::Aside }
}
