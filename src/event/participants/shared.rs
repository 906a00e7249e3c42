//! One office that several persons share: `Foreign Ministers Jane Roe of Norway and John Doe of Malta`, `Jane
//! Roe and John Doe, the Foreign Ministers of the two countries`, `главы МИД
//! Норвегии и Мальты А.Роу и Б.Доу`.
//!
//! Gives each of the names the office in the singular and its own country. Which plurals there are, and what one of the
//! many is, `data/offices.tsv` says.

use super::actors::{Office, Sentence, Sort};
use super::roles::{self, Each, Role, is_country};
use crate::event::gazetteer::{Form, Gazetteer, What};
use crate::event::layout::words::is;
use crate::event::letter::Small;
use crate::event::lexicon::{WordSet, words};
use crate::event::{Country, Lang, Span};

/// A name that shares an office, by its index.
pub(super) struct Share {
    pub(super) name: usize,
    pub(super) role: Role,
}

/// A colon before those who share an office stands no further behind it.
const FAR: usize = 6;

/// What may stand between two of the names.
static BETWEEN: WordSet =
    WordSet::new(words![",", "and", "и", "&", "–", "—", "-", ":", "(", ")", "the", "mr", "mrs", "ms", "dr", ".", ";"]);

/// All names of a sentence that share an office with another.
pub(super) fn shares(s: &Sentence<'_>, offices: &[Office]) -> Vec<Share> {
    let mut found = Vec::new();
    for office in offices {
        let Some((entry, cases)) = office.plural else { continue };
        let plural = Office { sort: Sort::Plural, cases, ..*office };
        let role = roles::alone(s, &plural, offices, s.words.len());
        let mut listed = listed(s, of_so_many(s, role.behind));
        if listed.is_empty() {
            listed = listed_before(s, &role);
        }
        // `Three foreign ministers, one table: Jane Roe (Norway), …`
        if listed.is_empty()
            && let Some(colon) = (role.behind..role.behind + FAR).find(|at| s.word(*at) == ":")
        {
            listed = self::listed(s, colon + 1);
            listed.retain(|one| one.country.is_some());
        }
        let agrees =
            |one: &Listed| s.lang == Lang::EN || !s.memory.case_of(&s.names[one.name].text).and(cases).is_empty();
        // `послов: Кореи – Чан Хо Сына, Иордании – Салмана Роу`: the list tells whose each is.
        let each_of = listed.iter().all(|one| one.country.is_some());
        if listed.len() < 2 || !(each_of || listed.iter().all(agrees)) {
            continue;
        }
        let (countries, text) = apart(s, &role, office, singular(entry));
        let in_turn = countries.len() == listed.len();
        let of_all = if countries.len() == 1 { countries.first().copied() } else { None };
        for (at, one) in listed.iter().enumerate() {
            let share = Role {
                first: if at == 0 { role.first.min(one.first) } else { one.first },
                behind: one.behind,
                text: text.clone(),
                full: text.clone(),
                country: one.country.or(if in_turn { countries.get(at).copied() } else { of_all }),
                cases,
                sort: Sort::Office,
                settled: true,
                each: None,
                span: role.span,
            };
            found.push(Share { name: one.name, role: share });
        }
    }
    found
}

/// The first word behind what only counts those whose office it is: `of the two countries`, `трёх стран`.
fn of_so_many(s: &Sentence<'_>, from: usize) -> usize {
    static COUNTS: WordSet = WordSet::new(words![
        "of",
        "the",
        "both",
        "two",
        "three",
        "four",
        "five",
        "six",
        "двух",
        "трех",
        "трёх",
        "четырех",
        "четырёх",
        "пяти",
        "шести",
        "обеих",
        "обоих",
    ]);
    static COUNTED: WordSet = WordSet::new(words![
        "countries",
        "states",
        "nations",
        "neighbours",
        "neighbors",
        "sides",
        "стран",
        "государств",
        "сторон",
        "республик",
        "держав",
    ]);
    let counts = (from..from + 4).take_while(|at| COUNTS.has(s.word(*at))).count();
    if counts > 0 && COUNTED.has(s.word(from + counts)) { from + counts + 1 } else { from }
}

/// The names in a list that an office behind a comma is of: `Jane Roe and John Doe, the Foreign Ministers of …`.
fn listed_before(s: &Sentence<'_>, role: &Role) -> Vec<Listed> {
    let mut found: Vec<Listed> = Vec::new();
    let article = role.first.checked_sub(1).is_some_and(|at| is(s.word(at), "the"));
    let Some(mut behind) = role.first.checked_sub(1 + usize::from(article)).filter(|at| s.word(*at) == ",") else {
        return found;
    };
    let mut office_behind = Some(of_so_many(s, role.behind));
    while let Some(name) = s.names.iter().position(|name| s.word_behind(name.span.end) == behind) {
        let first = s.word_at(s.names[name].span.start);
        // The last of them has the office behind it.
        found.insert(0, Listed { name, first, behind: office_behind.take().unwrap_or(behind), country: None });
        match first.checked_sub(1) {
            Some(link) if s.word(link) == "," || ["and", "и", "&"].iter().any(|w| is(s.word(link), w)) => {
                behind = link;
            }
            _ => break,
        }
    }
    found
}

/// What each of many is, and of which countries they are, where these are several.
pub(super) fn each(s: &Sentence<'_>, role: &Role, office: &Office) -> Option<Each> {
    let (entry, _) = office.plural?;
    let (countries, one) = apart(s, role, office, singular(entry));
    (countries.len() > 1).then_some(Each { one, countries })
}

/// The bodies that one plural names, each of its country: `the Embassies of Norway and Malta`.
pub(super) fn bodies(s: &Sentence<'_>, office: &Office, offices: &[Office], limit: usize) -> Vec<Role> {
    let many = office.plural.filter(|(entry, _)| {
        Gazetteer::get().offices.get(usize::from(*entry)).is_some_and(|entry| entry.id == "bodies")
    });
    let Some((entry, cases)) = many else { return Vec::new() };
    let plural = Office { sort: Sort::Plural, cases, ..*office };
    let role = roles::alone(s, &plural, offices, limit);
    let (countries, _) = apart(s, &role, office, singular(entry));
    if countries.len() < 2 {
        return Vec::new();
    }
    let of = if s.lang == Lang::EN { " of" } else { "" };
    let head = Span { start: s.words[office.first].start, end: s.words[office.behind - 1].end };
    let body = |(country, span): &(Country, Span)| {
        let named = &s.text[span.start as usize..span.end as usize];
        let full = match singular(entry) {
            // `Russian and Turkish delegations`.
            one if s.lang == Lang::EN && span.start < head.start => format!("{named} {}", one.small()),
            one => format!("{one}{of} {named}"),
        };
        Role {
            text: String::new(),
            full,
            country: Some((*country, *span)),
            span: Span { start: span.start.min(head.start), end: span.end.max(head.end) },
            cases,
            settled: true,
            each: None,
            ..role
        }
    };
    countries.iter().map(body).collect()
}

/// What one of the many of an entry is.
fn singular(entry: u16) -> &'static str {
    Gazetteer::get().offices.get(usize::from(entry)).and_then(|e| e.more.first()).copied().unwrap_or_default()
}

/// A name of a list.
struct Listed {
    name: usize,
    first: usize,
    behind: usize,
    country: Option<(Country, Span)>,
}

/// The names that stand in a list from a word on, each with the country beside it: `Jane Roe of Norway`, `Норвегии – А.Роу`.
fn listed(s: &Sentence<'_>, from: usize) -> Vec<Listed> {
    let mut found: Vec<Listed> = Vec::new();
    let mut at = from;
    while found.len() < 24 {
        let mut country = None;
        let mut links = 0;
        while links < 6 {
            if BETWEEN.has(s.word(at)) {
                at += 1;
            } else if let Some(mention) = s.mention_at(at, is_country)
                && country.is_none()
                && leads_to_name(s, mention.span.end)
            {
                country = code(mention.what).map(|code| (code, mention.span));
                at = s.word_behind(mention.span.end);
            } else if is(s.word(at), "of") && s.mention_at(at + 1, is_country).is_some() {
                // `the Ministers of Norway, Jane Roe, and of Malta, John Doe`
                at += 1;
            } else {
                break;
            }
            links += 1;
        }
        let Some(word) = s.words.get(at) else { break };
        let Ok(name) = s.names.binary_search_by_key(&word.start, |name| name.span.start) else { break };
        let first = at;
        at = s.word_behind(s.names[name].span.end).max(at + 1);
        if let Some((own, behind)) = roles::country_behind(s, at) {
            country = Some(own);
            at = behind;
        }
        found.push(Listed { name, first, behind: at, country });
        if !BETWEEN.has(s.word(at)) || s.word(at) == "." {
            break;
        }
    }
    found
}

/// Whether a country is that of the name behind it.
fn leads_to_name(s: &Sentence<'_>, end: u32) -> bool {
    let behind = s.word_behind(end);
    matches!(s.word(behind), "–" | "—" | "-" | ":" | ",")
        || s.words.get(behind).is_some_and(|w| s.names.binary_search_by_key(&w.start, |name| name.span.start).is_ok())
}

fn code(what: What) -> Option<Country> {
    match what {
        What::Country { code, form: Form::Name | Form::Adjective } => Some(code),
        _ => None,
    }
}

/// The countries that the words of an office name, in order, and the office of one without them.
fn apart(s: &Sentence<'_>, role: &Role, office: &Office, singular: &str) -> (Vec<(Country, Span)>, String) {
    let mut first = role.first;
    // `Thai and Cambodian defence ministers`: the walk back to the office stopped at the `and`.
    while first > 1
        && ["and", "и", ","].iter().any(|w| is(s.word(first - 1), w))
        && s.mentions_in(s.words[first.saturating_sub(3)].start, s.words[first - 1].end)
            .iter()
            .any(|m| m.span.end == s.words[first - 2].end && code(m.what).is_some())
    {
        first = s.word_at(s.words[first - 2].start);
    }
    let mut countries: Vec<(Country, Span)> = Vec::new();
    for mention in s.mentions_in(s.words[first].start, s.words[role.behind - 1].end) {
        let Some(code) = code(mention.what) else { continue };
        let at = s.word_at(mention.span.start);
        let at = at - usize::from(at > 0 && is(s.word(at - 1), "the"));
        let posted = at > 0 && ["в", "во", "при", "to", "in"].iter().any(|w| is(s.word(at - 1), w));
        let inside = countries.last().is_some_and(|(_, span)| mention.span.start < span.end);
        if !posted && !inside {
            countries.push((code, mention.span));
        }
    }
    // Whom they are sent to, the office keeps.
    let is_cut = |at: usize| countries.iter().any(|(_, c)| c.start < s.words[at].end && s.words[at].start < c.end);
    let links = ["and", "и", ",", "of", "the", "'s", "both"];
    let is_link = |at: usize| links.iter().any(|w| is(s.word(at), w));
    let kept =
        |at: usize| !(is_cut(at) || is_link(at) && (at..role.behind).find(|next| !is_link(*next)).is_none_or(is_cut));
    let mut words: Vec<&str> =
        (role.first..office.first).filter(|at| kept(*at) && !is_link(*at)).map(|at| s.word(at)).collect();
    words.push(singular);
    words.extend((office.behind..role.behind).filter(|at| kept(*at)).map(|at| s.word(at)));
    (countries, if singular.is_empty() { String::new() } else { words.join(" ") })
}
