//! Institutions that no list has, by how Russian quotes those of a house: `призвали в РПЦ`, `рассказали РИА Новости в АТОР`.
//!
//! Knows the build of such a phrase alone. Does not decide whether the house speaks: that is done in [`super::choose`].

use super::actors::{Actor, Sentence, Sort};
use super::roles::Role;
use super::spokesmen::SPEAK;
use super::standing::Standing;
use crate::event::gazetteer::{Form, What};
use crate::event::layout::words::is;
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::{Case, Cases};
use crate::event::{Country, Lang, Span};

/// What firms are before their name.
static FIRMS: WordSet =
    WordSet::new(words!["гк", "ао", "пао", "ооо", "компании", "концерне", "корпорации", "холдинге"]);

/// How far from the verb the preposition may stand: an agency may have been told.
const REACH: usize = 4;

/// Appends the houses whose people speak, as far as no actor stands there.
pub(super) fn find(s: &Sentence<'_>, actors: &mut Vec<Actor>) {
    if s.lang != Lang::RU {
        return;
    }
    if let Some((first, behind)) = subject(s)
        && !actors.iter().any(|actor| actor.first < behind)
    {
        actors.push(house(s, first, behind, Case::Nominative));
    }
    for at in 1..s.words.len() {
        if (is_foreign(s, at) || is_foreign(s, at + 1))
            && WRITES.has(s.word(at - 1))
            && let Some((first, behind)) = paper(s, at - 1)
            && !actors.iter().any(|actor| actor.first < behind && first < actor.behind)
        {
            let one = house(s, first, behind, Case::Nominative);
            actors.push(Actor { sort: Sort::Media, ..one });
        }
        if !matches!(s.word(at - 1), "в" | "В" | "во" | "Во") {
            continue;
        }
        let Some(behind) = name(s, at) else { continue };
        let spoken =
            SPEAK.has(s.word(behind)) || (at.saturating_sub(REACH)..at - 1).any(|verb| SPEAK.has(s.word(verb)));
        if !spoken || actors.iter().any(|actor| actor.first < behind && at < actor.behind) {
            continue;
        }
        actors.push(house(s, at, behind, Case::Prepositional));
    }
}

fn house(s: &Sentence<'_>, first: usize, behind: usize, case: Case) -> Actor {
    let span = Span { start: s.words[first].start, end: s.words[behind - 1].end };
    let cases = Cases::of(&[case]);
    let role = Role {
        first,
        behind,
        text: String::new(),
        full: s.text[span.start as usize..span.end as usize].to_owned(),
        span,
        country: own_country(s, span),
        cases,
        sort: Sort::Body,
        settled: true,
        each: None,
    };
    let country = role.country;
    let standing = Standing::Aside;
    Actor { span, first, behind, name: None, sort: Sort::Body, role: Some(role), country, cases, standing }
}

/// The country that a house has in its name: `Береговая охрана КНР`.
fn own_country(s: &Sentence<'_>, span: Span) -> Option<(Country, Span)> {
    s.mentions_in(span.start, span.end).iter().find_map(|mention| match mention.what {
        What::Country { code, form: Form::Name | Form::Adjective } => Some((code, mention.span)),
        _ => None,
    })
}

/// Longest name of a house before its verb, in words.
const LONGEST: usize = 7;

/// The house that opens a sentence and says something: `Партия социалистов заявила`, `Аэрофлот сообщил`, `Хуситы заявили`.
/// What it is says so, or capitals, or a name in quotation marks.
fn subject(s: &Sentence<'_>) -> Option<(usize, usize)> {
    let first = (0..s.words.len().min(3)).find(|at| !s.words[*at].sign)?;
    let verb = (first + 1..s.words.len().min(first + LONGEST + 1)).find(|at| SAYS.has(s.word(*at)))?;
    // `"АвтоВАЗ" сообщил`: what is quoted from the start on is the name.
    let opened = first > 0 && matches!(s.word(first - 1), "«" | "\"");
    let verb_or_quote = if opened && matches!(s.word(verb - 1), "»" | "\"") { verb - 1 } else { verb };
    let inner = |at: usize| {
        let word = s.words[at];
        word.sign && matches!(s.word(at), "«" | "»" | "\"" | "-") || !word.sign && !STOPS.has(s.word(at))
    };
    let capital = s.words[first].is_capitalised(s.text);
    if !capital || !(first..verb).all(inner) {
        return None;
    }
    let loud = |word: &str| word.chars().all(Letter::is_capital) && word.chars().nth(1).is_some();
    let quoted = matches!(s.word(verb - 1), "»" | "\"");
    let house = (first..verb).take(2).any(|at| HOUSES.has(s.word(at)));
    // `Nordmat Group сообщила`: a firm keeps the letters of its own.
    let foreign = (first..verb).all(|at| is_foreign(s, at));
    (quoted || house || foreign || verb == first + 1 && loud(s.word(first))).then_some((first, verb_or_quote))
}

/// Whether a word is a foreign name that kept its letters.
fn is_foreign(s: &Sentence<'_>, at: usize) -> bool {
    s.word(at).starts_with(|c: char| c.is_ascii_uppercase())
}

/// The paper behind what it writes, in letters of its own: `…, пишет Nordic Herald`.
fn paper(s: &Sentence<'_>, verb: usize) -> Option<(usize, usize)> {
    let generic = ["газета", "издание", "журнал", "портал"].iter().any(|w| is(s.word(verb + 1), w));
    // `пишет британская Nordic Times`.
    let described = !generic && ["ая", "ое", "ий", "ый"].iter().any(|end| s.word(verb + 1).ends_with(end));
    let first = if generic || described { verb + 2 } else { verb + 1 };
    let behind = (first..first + LONGEST).find(|at| !is_foreign(s, *at))?;
    (behind > first).then_some((first, behind))
}

/// Verbs of saying behind their subject.
static SAYS: WordSet = WordSet::new(words![
    "заявил*",
    "сообщил*",
    "заявляет",
    "призвал*",
    "потребовал*",
    "опроверг*",
    "подтвердил*",
    "предупредил*",
    "осудил*",
    "назвал*",
    "считает",
    "считают",
    "объявил*",
    "выступил*",
    "обвинил*",
    "пообещал*",
    "высказал*",
    "рассказал*",
    "отметил*",
    "подчеркнул*",
    "выразил*",
    "предложил*",
]);

/// Verbs with which a paper says what it holds.
pub(in crate::event) static WRITES: WordSet = WordSet::new(words!["пишет", "утверждает"]);

/// What such a phrase has not.
static STOPS: WordSet = WordSet::new(words![
    "в",
    "на",
    "с",
    "со",
    "из",
    "о",
    "об",
    "за",
    "от",
    "под",
    "до",
    "он",
    "она",
    "они",
    "это",
    "не",
    "также",
    "ранее",
    "который",
    "которая",
    "которые",
    "там",
    "и",
]);

/// What a house is, in the nominative.
static HOUSES: WordSet = WordSet::new(words![
    "партия",
    "компания",
    "охрана",
    "движение",
    "союз",
    "ассоциация",
    "организация",
    "федерация",
    "армия",
    "театр",
    "фонд",
    "комитет",
    "банк",
    "клуб",
    "группировка",
    "служба",
    "агентство",
    "управление",
    "университет",
    "институт",
    "коалиция",
    "фракция",
    "штаб",
    "корпорация",
    "авиакомпания",
    "холдинг",
    "концерн",
    "оператор",
    "общество",
    "совет",
    "академия",
    "церковь",
    "патриархия",
    "профсоюз",
    "лига",
    "командование",
    "оппозиция",
    "хуситы",
    "талибы",
    "повстанцы",
    "аэрофлот",
    "газпром",
    "сбербанк",
    "роснефть",
    "ржд",
    "секретариат",
    "бюро",
    "альянс",
    "парламент",
    "сенат",
    "сейм",
    "суд",
    "трибунал",
    "ведомство",
]);

/// The first word behind the name of a house: one in capitals, or what a firm is with its name in quotation marks.
fn name(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let word = s.word(at);
    let loud = word.chars().all(Letter::is_capital) && (2..7).contains(&word.chars().count());
    let listed = || s.mention_at(at, |what| matches!(what, What::Country { .. } | What::City(_))).is_some();
    let quoted = matches!(s.word(at + 1), "«" | "\"" | "“");
    if quoted && (FIRMS.has(word) || loud) {
        let close = (at + 2..at + 7).find(|at| matches!(s.word(*at), "»" | "\"" | "”"))?;
        return Some(close + 1);
    }
    (loud && !listed()).then_some(at + 1)
}
