//! Institutions that no list has, by what they are and where they stand: `The Electoral Commission rejected`, `Следственный
//! комитет сообщил`, `призвали в РПЦ`, `рассказали РИА Новости в АТОР`.
//!
//! Knows the build of such a phrase alone. Does not decide whether the house speaks: that is done in [`super::choose`].

use super::actors::{Actor, Sentence, Sort};
use super::assembled::RUSSIAN_GATHERINGS;
use super::house_words::{ENGLISH_HOUSES, ENGLISH_LINKS, FIRMS, HOUSES, LINKED, LOWER_HOUSES, STOPS, TALK};
use super::roles::{self, Role};
use super::spokesmen::SPEAK;
use super::standing::{Standing, is_gathering, is_saying};
use super::states::{ACTS, PASSED, acts};
use crate::event::gazetteer::{Form, What};
use crate::event::layout::words::{Word, is};
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::{Case, Cases, phrase_nominative};
use crate::event::{Country, Lang, Span};

/// How far from the verb the preposition may stand: an agency may have been told.
const REACH: usize = 4;

/// Appends the houses whose people speak, as far as no actor stands there.
pub(super) fn find(s: &Sentence<'_>, actors: &mut Vec<Actor>) {
    if s.lang == Lang::EN {
        return find_english(s, actors);
    }
    for first in openings(s) {
        let Some((first, behind)) = subject(s, first) else { continue };
        // `Палата депутатов Мальты и Сенат Норвегии подписали`: another begins behind the `и`.
        let other =
            |actor: &&Actor| actor.first > first + 1 && actor.first < behind && is(s.word(actor.first - 1), "и");
        let behind = actors.iter().filter(other).map(|actor| actor.first - 1).min().unwrap_or(behind);
        instead(s, actors, (first, behind), Case::Nominative, |_| false);
    }
    for at in 1..s.words.len() {
        let before = s.words[at - 1];
        let case = match before.of(s.text) {
            _ if before.sign || s.words[at].sign => continue,
            "с" | "со" if at > 1 && is_talk(s, at - 2) => Case::Instrumental,
            // `напомнили в Ассоциации банков`.
            "в" | "во"
                if s.words[at].capital && (at.saturating_sub(REACH)..at - 1).any(|verb| SPEAK.has(s.word(verb))) =>
            {
                Case::Prepositional
            }
            saying if s.word(at).ends_with(['и', 'а', 'ы', 'я', 'о', 'й']) && is_saying(saying) => Case::Genitive,
            _ => continue,
        };
        if let Some(behind) = governed(s, at, case) {
            instead(s, actors, (at, behind), case, |actor| actor.name.is_none() && actor.sort != Sort::Body);
        }
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

/// Whether a word tells of people who talk.
fn is_talk(s: &Sentence<'_>, at: usize) -> bool {
    is_gathering(s.word(at)) || TALK.has(s.word(at))
}

/// The first word behind a Russian body that no list has, in a case: adjectives, what it is, and what completes it, as in
/// `рабочей группы по туризму`.
pub(super) fn governed(s: &Sentence<'_>, at: usize, case: Case) -> Option<usize> {
    static BODIES: WordSet = WordSet::beginnings(words![
        "комисси",
        "комитет",
        "совет",
        "групп",
        "палат",
        "ассамбле",
        "форум",
        "коллеги",
        "правлени",
        "министерств",
        "агентств",
        "ассоциаци",
        "федераци",
        "союз",
        "секретариат",
        "университет",
        "бюро",
        "корпораци",
        "управлени"
    ]);
    let endings: &[&str] = match case {
        Case::Genitive => &["ого", "его", "ой", "ей"],
        Case::Prepositional => &["ом", "ем", "ой", "ей"],
        _ => &["ым", "им", "ой", "ей"],
    };
    let described = |at: &usize| endings.iter().any(|end| s.word(*at).ends_with(end));
    let head = (at..at + 3).find(|at| !described(at)).filter(|at| BODIES.has(s.word(*at)))?;
    let fits = match case {
        Case::Genitive => ["и", "а", "ы", "я"],
        Case::Prepositional => ["и", "е", "и", "е"],
        _ => ["ей", "ом", "ой", "ем"],
    };
    fits.iter().any(|end| s.word(head).ends_with(end)).then_some(())?;
    // `комиссии Норвегии и Мальты`, `в сфере туризма`.
    let links = |at: usize| {
        let word = s.word(at);
        is(word, "и") && !RUSSIAN_GATHERINGS.has(s.word(at + 1)) || is(word, "в") && is(s.word(at + 1), "сфере")
    };
    let goes_on = |at: &usize| {
        let word = s.word(*at);
        s.words[*at].sign && word == "–"
            || !s.words[*at].sign && (!STOPS.has(word) || links(*at)) && !roles::looks_like_verb(word)
    };
    Some((head + 1..s.words.len()).find(|at| !goes_on(at)).unwrap_or(s.words.len()))
}

/// Takes a house for those whom its name only holds, as `Deputies` in `the Chamber of Deputies`; where somebody else stands,
/// there is none.
fn instead(
    s: &Sentence<'_>,
    actors: &mut Vec<Actor>,
    (first, behind): (usize, usize),
    case: Case,
    held: impl Fn(&Actor) -> bool,
) {
    let inside = |actor: &Actor| actor.first < behind && first < actor.behind;
    let within = |actor: &Actor| actor.behind <= behind && (actor.first > first && actor.name.is_none() || held(actor));
    if actors.iter().filter(|actor| inside(actor)).all(within) {
        actors.retain(|actor| !inside(actor));
        actors.push(house(s, first, behind, case));
    }
}

fn house(s: &Sentence<'_>, first: usize, behind: usize, case: Case) -> Actor {
    let span = Span { start: s.words[first].start, end: s.words[behind - 1].end };
    let cases = Cases::of(&[case]);
    let written = &s.text[span.start as usize..span.end as usize];
    let inflected = matches!(case, Case::Genitive | Case::Instrumental | Case::Prepositional)
        && !s.word(first).chars().all(Letter::is_capital);
    let role = Role {
        first,
        behind,
        text: String::new(),
        full: if inflected { phrase_nominative(written, case) } else { written.to_owned() },
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
const LONGEST: usize = 12;

/// Where a subject may begin: at the start, and behind a sign that ends what stands before it.
fn openings<'s>(s: &'s Sentence<'_>) -> impl Iterator<Item = usize> + 's {
    let opens = |at: usize| {
        at == 0
            || s.words[at - 1].sign && matches!(s.word(at - 1), "," | ":" | "–" | "—" | "”" | "»" | "\"" | "«" | "|")
    };
    (0..s.words.len()).filter(move |at| opens(*at)).filter_map(|at| {
        let from = if is(s.word(at), "the") { at + 1 } else { at };
        let begins = |w: &Word| !w.sign && w.is_capitalised(s.text) && (at < 2 || !w.quoted);
        s.words.get(from).is_some_and(begins).then_some(from)
    })
}

/// The house that begins a clause and says something: `Партия социалистов заявила`, `Аэрофлот сообщил`, `Хуситы заявили`.
/// What it is says so, or capitals, or a name in quotation marks.
fn subject(s: &Sentence<'_>, first: usize) -> Option<(usize, usize)> {
    let verb = (first + 1..s.words.len().min(first + LONGEST + 1)).find(|at| ACTS.has(s.word(*at)))?;
    // `"АвтоВАЗ" сообщил`: what is quoted from the start on is the name.
    let opened = first > 0 && matches!(s.word(first - 1), "«" | "\"");
    // `на фоне успеха «Сказки» предложил`: what a word before the marks governs begins no clause.
    let clause = || (0..first.saturating_sub(1)).rev().take_while(|at| !s.words[*at].sign);
    if opened && clause().next().is_some() && !clause().any(|at| HOUSES.has(s.word(at))) {
        return None;
    }
    let mut behind = if opened && matches!(s.word(verb - 1), "»" | "\"") { verb - 1 } else { verb };
    while behind > first + 1 && PASSED.has(s.word(behind - 1)) {
        behind -= 1;
    }
    // `Организация по развитию (ОР) сообщила`.
    if s.word(behind - 1) == ")" && behind > first + 3 && s.word(behind - 3) == "(" {
        behind -= 3;
    }
    let head = (first..behind).find(|at| HOUSES.has(s.word(*at)));
    let inner = |at: usize| {
        let word = s.words[at];
        let linked = head.is_some_and(|head| head < at) && LINKED.has(s.word(at));
        word.sign && matches!(s.word(at), "«" | "»" | "\"" | "-" | "–")
            || !word.sign && (linked || !STOPS.has(s.word(at)))
    };
    if !(first..behind).all(inner) {
        return None;
    }
    let loud = |word: &str| word.chars().all(Letter::is_capital) && word.chars().nth(1).is_some();
    let quoted = matches!(s.word(verb - 1), "»" | "\"");
    let described = |at: usize| {
        ["ая", "яя", "ое", "ее", "ий", "ый", "ой", "ые", "ие", "но"].iter().any(|end| s.word(at).ends_with(end))
    };
    let house = head.is_some_and(|head| (first..head).all(|at| s.words[at].sign || described(at) || head == first + 1));
    // `Nordmat Group сообщила`: a firm keeps the letters of its own.
    let foreign = (first..behind).all(|at| is_foreign(s, at));
    (quoted || house || foreign || verb == first + 1 && loud(s.word(first))).then_some((first, behind))
}

/// The houses that an English phrase names from a word on, which goes as far as capitals and what links them do: `the
/// Chamber of Deputies and the National Assembly`. With the first word behind the phrase.
pub(super) fn english(s: &Sentence<'_>, first: usize) -> (Vec<(usize, usize)>, usize) {
    let capital = |at: usize| s.words.get(at).is_some_and(|w| !w.sign && w.is_capitalised(s.text));
    let mut found = Vec::new();
    let (mut from, mut at) = (first, first);
    let mut headed = false;
    let mut bracket = false;
    // `Peace and Security Council` is one.
    let ends_house = |from: usize, at: usize| {
        ENGLISH_HOUSES.has(s.word(at - 1)) || (from..at).any(|at| ["of", "for"].iter().any(|w| is(s.word(at), w)))
    };
    while at < first + LONGEST * 2 {
        let word = s.word(at);
        let link = ENGLISH_LINKS.has(word);
        let next = if is(s.word(at + 1), "the") { at + 2 } else { at + 1 };
        if capital(at) && !bracket {
            headed |= ENGLISH_HOUSES.has(word) && (at > from || ENGLISH_LINKS.has(s.word(at + 1)));
            at += 1;
        } else if at > from && LOWER_HOUSES.has(word) && acts(s, at + 1) {
            found.push((from, at + 1));
            return (found, at + 1);
        } else if is(word, "and")
            && headed
            && capital(next)
            && (next > at + 1 || ends_house(from, at) && has_head(s, next))
        {
            found.push((from, at));
            (from, at, headed) = (next, next, false);
        } else if matches!(word, "'s" | "’s" | "-" | "–") && (capital(at + 1) || LOWER_HOUSES.has(s.word(at + 1)))
            || link && capital(next) && at > from && !bracket
        {
            at = if link { next } else { at + 1 };
        } else if word == "(" && s.word(at + 2) == ")" {
            if headed {
                found.push((from, at));
            }
            return (found, at + 3);
        } else {
            break;
        }
        bracket = false;
    }
    if headed {
        found.push((from, at));
    }
    (found, at)
}

/// Whether capitals from a word on name a house.
fn has_head(s: &Sentence<'_>, from: usize) -> bool {
    (from..s.words.len().min(from + 4))
        .take_while(|at| s.words[*at].is_capitalised(s.text) && !s.words[*at].sign)
        .any(|at| ENGLISH_HOUSES.has(s.word(at)))
}

/// Appends the houses of an English sentence that act, or whose words they are.
fn find_english(s: &Sentence<'_>, actors: &mut Vec<Actor>) {
    let large = |at: usize| s.words[at].is_capitalised(s.text) || s.words[at].sign || matches!(s.word(at), "'s" | "’s");
    let is_house = |at: usize| {
        if s.words[at].is_capitalised(s.text) {
            ENGLISH_HOUSES.has(s.word(at))
        } else {
            at > 0 && !s.words[at].sign && large(at - 1) && LOWER_HOUSES.has(s.word(at))
        }
    };
    // Most sentences name none.
    if !(0..s.words.len()).any(is_house) {
        return;
    }
    let said = (2..s.words.len()).filter(|at| {
        let before = if is(s.word(at - 1), "the") { at - 1 } else { *at };
        let any = |words: &[&str]| before > 1 && words.iter().any(|w| is(s.word(before - 1), w));
        any(&["by", "of", "to", "from"]) && is_saying(s.word(before - 2)) || any(&["with"]) && is_talk(s, before - 2)
    });
    for (first, free) in openings(s).map(|at| (at, false)).chain(said.map(|at| (at, true))) {
        // In a line of capitals every word is large.
        let loud = |at: usize| s.word(at).len() > 3 && s.word(at).bytes().all(|byte| byte.is_ascii_uppercase());
        let shouted = (first..first + 8).filter(|at| loud(*at)).count() > 1
            && s.words.iter().all(|word| word.capital || word.sign);
        if roles::opens_sentence(s.word(first)) && !is(s.word(first), "joint") || shouted {
            continue;
        }
        let (found, behind) = english(s, first);
        if !(free || acts(s, behind) || ["is", "are"].iter().any(|w| is(s.word(behind), w))) {
            continue;
        }
        // `Second Meeting of the Council`: what is held.
        let gathers = |at: usize| is_gathering(s.word(at)) && is(s.word(at + 1), "of");
        if (first..first + 3).any(gathers) {
            continue;
        }
        for (first, behind) in found {
            // `Jane Roe's office said`.
            let office = is(s.word(behind - 1), "office");
            instead(s, actors, (first, behind), Case::Nominative, |actor| office && actor.behind < behind - 1);
        }
    }
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

/// Verbs with which a paper says what it holds.
pub(in crate::event) static WRITES: WordSet = WordSet::new(words!["пишет", "утверждает"]);

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

#[cfg(test)]
mod tests {
    use crate::event::participants::tests::check;

    #[test]
    fn bodies_are_known_by_what_they_are() {
        for (text, expected) in [
            ("Malta's Electoral Commission has rejected claims of fraud.", "Malta's Electoral Commission, MT"),
            (
                "Statement by the Office of the High Representative in Bosnia and Herzegovina on the new law.",
                "Office of the High Representative in Bosnia and Herzegovina, BA",
            ),
            (
                "The Chamber of Deputies of Romania and the National Assembly of Serbia signed a protocol.",
                "Chamber of Deputies of Romania, RO; National Assembly of Serbia, RS",
            ),
            (
                "Minister Jane Roe met with the Peace and Security Council of the Union.",
                "Jane Roe, Minister; Peace and Security Council of the Union",
            ),
            ("Norway's military dismissed the claims as propaganda.", "Norway's military, NO"),
            (
                "Центральная избирательная комиссия Мальты отвергла обвинения.",
                "Центральная избирательная комиссия Мальты, MT",
            ),
            (
                "Представительство Европейского союза в Уганде призвало стороны к диалогу.",
                "Представительство Европейского союза в Уганде, EU",
            ),
            (
                "Министр Анна Роу встретилась с Исполнительным советом Тихоокеанского сообщества.",
                "Анна Роу, Министр; Исполнительный совет Тихоокеанского сообщества",
            ),
            (
                "Палата депутатов Румынии и Народная скупщина Сербии подписали протокол.",
                "Палата депутатов Румынии, RO; Народная скупщина Сербии, RS",
            ),
            ("Состоялось заседание рабочей группы по туризму.", "Рабочая группа по туризму"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn many_are_named_with_the_house_that_they_are_of() {
        for (text, expected) in [
            (
                "Speaker Jane Roe received members of the Chamber of Commerce.",
                "Jane Roe, Speaker; Members of the Chamber of Commerce",
            ),
            (
                "President Jane Roe held talks with the ambassadors of the member states of the European Union.",
                "Ambassadors of the member states of the European Union; Jane Roe, President",
            ),
            (
                "Губернатор Анна Роу встретилась с представителями Федерации фермеров.",
                "Анна Роу, Губернатор; Представители Федерации фермеров",
            ),
            ("Делегация деловых кругов Вьетнама прибыла в Осло.", "Делегация деловых кругов Вьетнама, VN"),
        ] {
            check(text, expected);
        }
    }
}
