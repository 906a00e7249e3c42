//! Whom somebody serves or speaks for: `Spokesman for Roe`, `Roe's adviser`, `советник Макрона`.
//!
//! Knows the offices that are of a person and how the person stands beside them. Whoever is served is not there himself.

use super::actors::{Actor, Office, Sentence, Sort};
use super::roles::Role;
use crate::event::layout::words::is;
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::Case;
use crate::event::{Lang, Span, known};

/// Who serves one person.
static SERVES: WordSet = WordSet::new(words![
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "aide",
    "adviser",
    "advisor",
    "envoy",
    "assistant",
    "representative",
    "deputy",
]);

fn serves(s: &Sentence<'_>, office: &Office) -> bool {
    office.sort == Sort::Office && SERVES.has(s.word(office.behind - 1))
}

/// Whether an English name is of somebody who is served.
pub(super) fn is_served(s: &Sentence<'_>, offices: &[Office], first: usize, behind: usize) -> bool {
    // `Roe's top adviser`.
    let owner = matches!(s.word(behind), "'s" | "’s")
        && offices.iter().any(|office| {
            (behind + 1..behind + 3).contains(&office.first)
                && serves(s, office)
                // `Roe's envoy Ann Poe` is told by her own name.
                && (behind + 1..office.first).all(|at| !s.words[at].capital)
        });
    // `Roe adviser Ann Poe`: the well-known need no genitive.
    let beside = || {
        let office = offices.iter().find(|office| office.first == behind && serves(s, office));
        office.is_some_and(|office| {
            let next = s.words.get(office.behind).map(|word| word.start);
            let known = s
                .names
                .iter()
                .any(|name| name.span.end == s.words[behind - 1].end && known::country_of(&name.text).is_some());
            known && s.names.iter().any(|name| Some(name.span.start) == next)
        })
    };
    owner || beside() || complement(s, offices, first).is_some()
}

/// The office that a name behind it completes: `Spokesman for Roe`, `aide to Roe`.
fn complement<'a>(s: &Sentence<'_>, offices: &'a [Office], first: usize) -> Option<&'a Office> {
    let link = first.checked_sub(1).filter(|at| ["for", "to", "of"].iter().any(|w| is(s.word(*at), w)))?;
    offices.iter().find(|office| office.behind == link && serves(s, office))
}

/// Whether a Russian name says whose office stands before it: `советник Макрона`.
pub(super) fn is_owner(actors: &[Actor], index: usize) -> bool {
    let actor = &actors[index];
    let office = index.checked_sub(1).map(|before| &actors[before]);
    actor.name.is_some()
        && actor.role.is_none()
        && !actor.cases.has(Case::Nominative)
        && office
            .is_some_and(|office| office.name.is_none() && office.sort == Sort::Office && office.behind == actor.first)
}

/// Gives an office that is of somebody to whose name follows his: `помощник Роуманова Анна Доу`. The actors are in order.
pub(super) fn merge(s: &Sentence<'_>, actors: &mut Vec<Actor>) {
    if s.lang != Lang::RU {
        return;
    }
    let mut at = 0;
    while at + 2 < actors.len() {
        let [office, owner, person] = &actors[at..at + 3] else { break };
        let named = |actor: &Actor| actor.name.is_some() && actor.role.is_none();
        let follows = office.name.is_none()
            && office.sort == Sort::Office
            && office.behind == owner.first
            && owner.behind == person.first
            && named(owner)
            && named(person)
            && owner.cases.has(Case::Genitive)
            && !office.cases.and(person.cases).is_empty();
        if let (true, Some(role)) = (follows, office.role.clone()) {
            let whose = &s.text[owner.span.start as usize..owner.span.end as usize];
            let (text, full) = (format!("{} {whose}", role.text), format!("{} {whose}", role.full));
            let span = Span { end: owner.span.end, ..role.span };
            let served = owner.name.and_then(|name| {
                let name = s.memory.person_best(&s.names[name].text, Case::Genitive);
                known::country_of(&name).map(|country| (country, owner.span))
            });
            let (first, cases, country) = (office.first, office.cases, office.country.or(served));
            let person = &mut actors[at + 2];
            person.role = Some(Role { text, full, span, behind: person.first, ..role });
            (person.first, person.span.start) = (first, span.start);
            person.cases = person.cases.and(cases);
            person.country = person.country.or(country);
            actors.drain(at..at + 2);
        }
        at += 1;
    }
}

/// Whether an office is only the one that somebody was elected or named to: `избранная на пост главы Комиссии Анна Роу`.
pub(super) fn is_of_post(s: &Sentence<'_>, first: usize) -> bool {
    static POSTS: WordSet = WordSet::new(words!["пост", "поста", "посту", "должность", "должности", "кресло"]);
    first > 0 && POSTS.has(s.word(first - 1))
}
