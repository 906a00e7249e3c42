//! Names the participants: nominative, fullest form, office, country, each person once.
//!
//! Takes what [`super::choose`] kept. Looks through the message for a fuller form of a name and for an office
//! stated elsewhere; looks at no other message.

use super::actors::{Actor, Sort};
use super::bare::{goes_on, spells_out, without_bare};
use super::{asides, roles, seat, titled, told_later, whose};
use crate::event::gazetteer::Scanned;
use crate::event::known;
use crate::event::letter::{Letter, Small};
use crate::event::names::{self, Name};
use crate::event::order::Order;
use crate::event::russian::{self, Case};
use crate::event::{Country, Field, Lang, Participant, Span};

/// An actor that takes part, as the sentence had it.
#[derive(Clone, Debug)]
pub struct Taken {
    /// Who.
    pub actor: Actor,
    /// The case it stands in.
    pub case: Case,
}

/// What is known beyond the sentence.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// Language of the message.
    pub lang: Lang,
    /// The cleaned text, with what was found in it.
    pub scanned: &'a Scanned<'a>,
    /// All names in it.
    pub names: &'a [Name],
    /// All actors of the first sentences, for offices stated elsewhere.
    pub actors: &'a [&'a Actor],
    /// Whose channel it is, and the words of the title are not in the text.
    pub own: Option<Country>,
    /// The country whose agency the channel is.
    pub home: Option<Country>,
    /// Flags at the head of the post, in order.
    pub flags: &'a [(Country, Span)],
    /// The countries that the lead names or calls by an adjective, each once, in order.
    pub countries: &'a [(Country, Span)],
    /// The countries of the cities that the lead names, each once.
    pub cities: &'a [(Country, Span)],
    /// Whether a trip is told of: flags are those of where it leads.
    pub travels: bool,
}

/// The participants, each once, in the order of the text.
#[must_use]
pub fn settle(taken: &[Taken], around: &Surroundings<'_>) -> Vec<Participant> {
    let mut settled: Vec<Participant> = Vec::new();
    for one in taken {
        // Where the words show another case than the frame took, the words are right.
        let shown = one.actor.cases.iter().last().filter(|_| !one.actor.cases.has(one.case) && around.lang == Lang::RU);
        let case = shown.unwrap_or(one.case);
        let participant = match one.actor.name {
            Some(index) => person(&one.actor, case, &around.names[index], around),
            None => nameless(&one.actor, case, around),
        };
        let Some(participant) = participant else { continue };
        // `Посол А.П.Роу была принята министром. Анна Петровна …`.
        if settled.iter().any(|known| names::is_polite_form(&participant.name.value, &known.name.value)) {
            continue;
        }
        match settled.iter_mut().find(|known| is_same(known, &participant)) {
            // Of one mention that two frames chose the first reading counts.
            Some(known) if known.name.evidence == participant.name.evidence => {
                known.role = longer(known.role.take(), participant.role);
                known.country = known.country.take().or(participant.country);
            }
            Some(known) => merge(known, participant),
            None => settled.push(participant),
        }
    }
    from_many(&mut settled, around);
    one_by_one(&mut settled, around);
    titled::leader_of_many(&mut settled, taken, around);
    whose::country_of_the_office(&mut settled);
    titled::offices_below(&mut settled, around);
    if settled.len() > 1 {
        without_bare(&mut settled, taken, around);
    }
    office_of_the_named(&mut settled, taken, around.scanned.text);
    titled::office_of_the_title(&mut settled, around);
    told_later::office(&mut settled, around);
    told_later::name_below(&mut settled, around);
    without_bodies(&mut settled, taken, around);
    whose::country_of_the_embassy(&mut settled, around);
    whose::country_of_the_posting(&mut settled, around);
    whose::countries_in_turn(&mut settled, around);
    whose::country_of_the_host(&mut settled, around);
    whose::countries_from_flags(&mut settled, taken, around);
    whose::country_from_city(&mut settled, around);
    whose::country_of_the_opening(&mut settled, around);
    roles::apposed::describe(&mut settled, around);
    roles::apposed::at_home(&mut settled, around);
    settled
}

/// What a plural tells of those named elsewhere: `Министры Норвегии и Мальты` where two persons are named without it.
fn from_many(settled: &mut Vec<Participant>, around: &Surroundings<'_>) {
    for actor in around.actors.iter().filter(|actor| actor.name.is_none()) {
        let Some(role) = &actor.role else { continue };
        let Some(roles::Each { one, countries }) = role.each.as_deref() else { continue };
        // Each of them is named: `the ambassadors of Norway and Malta`, and then both.
        let of = |country: Country| settled.iter().any(|p| !p.body && p.role.is_some() && code(p) == Some(country));
        if countries.iter().all(|(country, _)| of(*country)) {
            settled.retain(|p| !(p.body && p.name.evidence.first() == Some(&actor.span)));
        }
        let named = settled.iter().filter(|p| !p.body).count();
        if named < 2
            || settled.iter().filter(|p| !p.body && countries.iter().any(|(c, _)| code(p) == Some(*c))).count()
                > countries.len()
        {
            continue;
        }
        let open = settled.iter().filter(|p| !p.body).all(|p| p.country.is_none());
        let in_turn = named == countries.len() && open;
        let of_theirs =
            settled.iter().any(|p| !p.body && countries.iter().any(|(country, _)| code(p) == Some(*country)));
        // None of those who are named is one of them.
        if around.lang == Lang::RU && countries.len() >= ONE_BY_ONE && !in_turn && !of_theirs {
            continue;
        }
        let mut turn = countries.iter();
        for person in settled.iter_mut().filter(|p| !p.body) {
            if let (true, Some((country, span))) = (in_turn, turn.next()) {
                person.country = Some(Field { value: *country, evidence: vec![*span], confidence: 80 });
            }
            let theirs = countries.iter().any(|(country, _)| code(person) == Some(*country));
            if person.role.is_none() && theirs && !one.is_empty() {
                person.role = Some(Field { value: one.clone(), evidence: vec![role.span], confidence: 70 });
            }
        }
        settled.retain(|p| !(p.body && p.name.evidence.first() == Some(&actor.span)));
    }
}

/// From so many countries on, those whom a plural names are told one by one.
const ONE_BY_ONE: usize = 3;

/// `Послы Норвегии, Мальты и Чада` are an ambassador of each.
fn one_by_one(settled: &mut Vec<Participant>, around: &Surroundings<'_>) {
    for actor in around.actors.iter().filter(|actor| actor.name.is_none() && around.lang == Lang::RU) {
        let Some(roles::Each { one, countries }) = actor.role.as_ref().and_then(|role| role.each.as_deref()) else {
            continue;
        };
        let written = |p: &Participant| p.body && p.name.evidence.first() == Some(&actor.span);
        let Some(at) = settled.iter().position(written) else { continue };
        // Where nobody has a name, those who are many stay together.
        let named = || {
            settled.iter().any(|p| {
                !p.body && p.role.as_ref().is_none_or(|role| !p.name.value.small().contains(&role.value.small()))
            })
        };
        if countries.len() < ONE_BY_ONE || one.is_empty() || !named() {
            continue;
        }
        let each = countries.iter().map(|(country, span)| {
            let name = format!("{} {}", capitalised(one), &around.scanned.text[span.start as usize..span.end as usize]);
            Participant {
                name: Field { value: name, evidence: vec![*span], confidence: 75 },
                aliases: Vec::new(),
                role: Some(Field { value: one.clone(), evidence: vec![actor.span], confidence: 75 }),
                country: Some(Field { value: *country, evidence: vec![*span], confidence: 90 }),
                body: false,
            }
        });
        settled.splice(at..=at, each);
    }
}

/// A bare office of no country, told of later than a name that has none, is that person's: `Путин …. Президент осмотрел`.
fn office_of_the_named(settled: &mut Vec<Participant>, taken: &[Taken], text: &str) {
    let bare = settled.iter().position(|p| {
        let heads = taken.iter().any(|t| t.actor.sort == Sort::Head && p.name.evidence.first() == Some(&t.actor.span));
        heads
            && p.country.is_none()
            && p.role.as_ref().is_some_and(|r| r.value.to_lowercase() == p.name.value.to_lowercase())
    });
    let Some(bare) = bare else { return };
    let Some(start) = settled[bare].name.evidence.first().map(|span| span.start) else { return };
    let named = settled.iter().position(|p| {
        let before = p.name.evidence.first().is_some_and(|span| span.end < start);
        !p.body && p.role.is_none() && before
    });
    if let Some(named) = named {
        let office = settled.remove(bare);
        // `Роу принял Доу, после чего премьер …`: within one sentence it may be anybody's.
        let from =
            settled[if bare < named { named - 1 } else { named }].name.evidence.first().map_or(0, |span| span.end);
        if !text.get(from as usize..start as usize).is_some_and(|between| between.contains(['.', '!', '?', '\n'])) {
            return;
        }
        // What was removed stood behind the one it belongs to, or its place has moved by one.
        let named = if bare < named { named - 1 } else { named };
        settled[named].role = office.role;
    }
}

/// Where persons met, their institutions did not; a delegation is whoever leads it.
fn without_bodies(settled: &mut Vec<Participant>, taken: &[Taken], around: &Surroundings<'_>) {
    const LED: &[&str] = &[
        "во главе с",
        "led by",
        "headed by",
        "под руководством",
        "возглавляем",
        "возглавил",
        "возглавляет",
        "в составе",
        "composed of",
        "consisting of",
        "made up of",
        "вошли",
        "входят",
    ];
    const LEADS: &[&str] = &["headed", "led", "heading", "leading", "leads", "heads", "возглавил", "возглавляет"];
    let is_delegation = |name: &str| name.contains("елегаци") || name.contains("elegation");
    let mut led: Vec<(Span, Span, Option<Field<Country>>)> = Vec::new();
    for delegation in settled.iter().filter(|p| p.body && is_delegation(&p.name.value)) {
        let Some(span) = delegation.name.evidence.first() else { continue };
        let leader = settled.iter().filter(|p| !p.body).find_map(|p| {
            // The leader's office stands between.
            let start = taken
                .iter()
                .map(|t| t.actor.span)
                .find(|whole| p.name.evidence.iter().any(|name| whole.start <= name.start && name.end <= whole.end))?;
            let between = around.scanned.text.get(span.end as usize..start.start as usize);
            let before = || around.scanned.text.get(start.end as usize..span.start as usize);
            let near = |text: &str, words: &[&str]| {
                text.chars().count() < 60 && words.iter().any(|words| text.contains(words))
            };
            let listed = |text: &str| around.lang == Lang::RU && text.trim() == "(";
            let follows =
                between.map_or_else(|| near(before().unwrap_or(""), LEADS), |text| near(text, LED) || listed(text));
            follows.then(|| p.name.evidence.first().copied()).flatten()
        });
        if let Some(leader) = leader {
            led.push((*span, leader, delegation.country.clone()));
        }
    }
    for (delegation, leader, country) in led {
        settled.retain(|p| !(p.body && p.name.evidence.first() == Some(&delegation)));
        if let Some(p) = settled.iter_mut().find(|p| p.name.evidence.first() == Some(&leader)) {
            p.country = p.country.take().or(country);
        }
    }
    let persons = settled.iter().filter(|p| !p.body).count();
    // `Norway–Malta Foreign Ministers' Meeting`, and below it who they are.
    let text = around.scanned.text;
    let owns = |p: &Participant| {
        p.name.evidence.first().is_some_and(|span| text[span.end as usize..].starts_with(['\'', '’']))
    };
    if persons > 1 {
        settled.retain(|p| !(p.body && is_plural(taken, p) && owns(p)));
    }
    let is_institution = |p: &Participant| {
        taken.iter().any(|t| t.actor.sort == Sort::Body && p.name.evidence.first() == Some(&t.actor.span))
    };
    if persons > 1 {
        settled.retain(|p| !(p.body && is_institution(p) && !is_delegation(&p.name.value)));
    }
}

pub(super) fn is_plural(taken: &[Taken], p: &Participant) -> bool {
    taken.iter().any(|t| t.actor.sort == Sort::Plural && p.name.evidence.first() == Some(&t.actor.span))
}

pub(super) fn code(p: &Participant) -> Option<Country> {
    p.country.as_ref().map(|c| c.value)
}

pub(super) fn person(actor: &Actor, case: Case, name: &Name, around: &Surroundings<'_>) -> Option<Participant> {
    let nominative = nominative(&name.text, case, around);
    if nominative.chars().count() < 2 {
        return None;
    }
    let mut best = nominative.clone();
    let mut evidence = vec![name.span];
    let mut aliases = Vec::new();
    for other in around.names {
        if other.span == name.span {
            continue;
        }
        let Some(form) = same_elsewhere(&other.text, &nominative, around) else { continue };
        evidence.push(other.span);
        if fuller(&form, &best) {
            aliases.push(std::mem::replace(&mut best, form));
        } else if form != best && !aliases.contains(&form) {
            aliases.push(form);
        }
    }
    evidence.order_by(|span| span.number());
    let role = match &actor.role {
        // `Minister Roe`, and below `the Minister of Trade, Jane Roe`.
        Some(own) => {
            let fuller = |role: &roles::Role| goes_on(&own.text, &role.text) || spells_out(&own.text, &role.text);
            role_elsewhere(actor, &nominative, around, fuller).or_else(|| {
                // `с избранием Президентом`: an office behind the name has a case of its own.
                let other = (own.first > actor.first || actor.cases.has(case))
                    && !own.cases.has(case)
                    && around.lang == Lang::RU;
                Some((own, own.cases.iter().next().filter(|_| other).unwrap_or(case)))
            })
        }
        None => role_elsewhere(actor, &nominative, around, |_| true),
    };
    let country = actor
        .country
        .or_else(|| role.and_then(|(r, _)| r.country))
        .map(|(country, span)| Field { value: country, evidence: vec![span], confidence: 95 })
        .or_else(|| {
            known::country_of(&best).map(|country| Field { value: country, evidence: vec![name.span], confidence: 90 })
        });
    let country = country.or_else(|| {
        let (role, _) = role?;
        let before = || around.scanned.text[..role.span.start as usize].trim_end_matches([' ', '\u{a0}']);
        let value = seat::country_of(&role.full)
            .or_else(|| seat::of_a_state(before(), &role.full))
            .or_else(|| whose::country_of_the_town(role.span, around))?;
        Some(Field { value, evidence: vec![role.span], confidence: 85 })
    });
    let role = role.map(|(role, case)| Field {
        value: if role.settled { role.text.clone() } else { phrase(without_new(&role.text), case, around.lang) },
        evidence: vec![role.span],
        confidence: if role.settled { SHARED } else { 85 },
    });
    let sure = name.confidence.min(95);
    Some(Participant {
        name: Field { value: best, evidence, confidence: sure },
        aliases,
        role: role.filter(|role| !role.value.is_empty()),
        country,
        body: false,
    })
}

/// How sure the office of one of many is, or of one who only acts.
const SHARED: u8 = 84;

/// An office without what says that it is new.
fn without_new(role: &str) -> &str {
    let new = [
        "visiting ",
        "Visiting ",
        "newly appointed ",
        "newly-appointed ",
        "Newly appointed ",
        "Newly-appointed ",
        "new ",
        "New ",
    ];
    new.iter().find_map(|new| role.strip_prefix(new)).unwrap_or(role)
}

/// The office of the same person, stated in another sentence.
fn role_elsewhere<'a>(
    one: &Actor,
    nominative: &str,
    around: &Surroundings<'a>,
    wanted: impl Fn(&roles::Role) -> bool,
) -> Option<(&'a roles::Role, Case)> {
    around.actors.iter().find_map(|actor| {
        let index = actor.name?;
        if Some(index) == one.name || asides::is_kin_of(around.scanned.text, actor.span) {
            return None;
        }
        let role = actor.role.as_ref().filter(|role| wanted(role))?;
        same_elsewhere(&around.names[index].text, nominative, around)?;
        let case = role.cases.and(actor.cases).iter().next().unwrap_or(Case::Nominative);
        Some((role, case))
    })
}

fn nameless(one: &Actor, case: Case, around: &Surroundings<'_>) -> Option<Participant> {
    let role = one.role.as_ref()?;
    let full = if role.settled { role.full.clone() } else { phrase(without_new(&role.full), case, around.lang) };
    let name = capitalised(&full);
    if name.is_empty() {
        return None;
    }
    if let Some(named) = titled::holder(one, around) {
        return Some(named);
    }
    let several = role.each.as_ref().is_some_and(|each| each.countries.len() > 1);
    let own = one.country.filter(|_| !several);
    let country = own.map(|(country, span)| Field { value: country, evidence: vec![span], confidence: 95 });
    let country = country.filter(|_| !several).or_else(|| {
        let value = seat::country_of(&role.full)?;
        Some(Field { value, evidence: vec![role.span], confidence: 85 })
    });
    let body = matches!(one.sort, Sort::Body | Sort::Media | Sort::Plural);
    let value = phrase(without_new(&role.text), case, around.lang);
    let role = (!body && !value.is_empty()).then(|| Field { value, evidence: vec![role.span], confidence: 80 });
    Some(Participant {
        name: Field { value: name, evidence: vec![one.span], confidence: 80 },
        aliases: Vec::new(),
        role,
        country,
        body,
    })
}

/// The nominative of another mention, if it is the same person.
fn same_elsewhere(text: &str, nominative: &str, around: &Surroundings<'_>) -> Option<String> {
    if around.lang == Lang::EN {
        return names::same_person(text, nominative).then(|| text.to_owned());
    }
    // Cheap first: the surname has the first letters in common in every case.
    if !last(text).chars().take(3).eq(last(nominative).chars().take(3)) {
        return None;
    }
    let cases = around.scanned.memory.case_of(text);
    if cases.has(Case::Nominative) && names::same_person(text, nominative) {
        return Some(text.to_owned());
    }
    cases.iter().find_map(|case| {
        russian::person_nominative(text, case).into_iter().find(|form| names::same_person(form, nominative))
    })
}

/// The last word of a name.
fn last(name: &str) -> &str {
    name.rsplit([' ', '.']).next().unwrap_or("")
}

fn fuller(a: &str, b: &str) -> bool {
    let letters = |s: &str| s.chars().filter(|c| c.is_letter()).count();
    letters(a) > letters(b)
}

fn nominative(text: &str, case: Case, around: &Surroundings<'_>) -> String {
    if around.lang == Lang::EN || case == Case::Nominative {
        return text.to_owned();
    }
    around.scanned.memory.person_best(text, case)
}

pub(super) fn phrase(text: &str, case: Case, lang: Lang) -> String {
    if lang == Lang::EN || case == Case::Nominative {
        return text.to_owned();
    }
    russian::phrase_nominative(text, case)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

fn is_same(a: &Participant, b: &Participant) -> bool {
    if a.body != b.body {
        return false;
    }
    a.name.value == b.name.value
        || !a.body && a.name.evidence == b.name.evidence
        || names::same_person(&a.name.value, &b.name.value)
        || a.aliases.iter().any(|alias| names::same_person(alias, &b.name.value))
}

/// The longer of two offices, the first of two as long.
fn longer(one: Option<Field<String>>, other: Option<Field<String>>) -> Option<Field<String>> {
    let length = |role: &Option<Field<String>>| role.as_ref().map_or(0, |r| r.value.len());
    if length(&other) > length(&one) { other } else { one }
}

fn merge(known: &mut Participant, other: Participant) {
    known.name.evidence.extend(other.name.evidence);
    known.name.evidence.order_by(|span| span.number());
    known.name.evidence.dedup();
    if fuller(&other.name.value, &known.name.value) {
        let shorter = std::mem::replace(&mut known.name.value, other.name.value);
        known.aliases.push(shorter);
    } else if other.name.value != known.name.value {
        known.aliases.push(other.name.value);
    }
    for alias in other.aliases {
        if alias != known.name.value {
            known.aliases.push(alias);
        }
    }
    known.aliases.order_by_text(String::as_str);
    known.aliases.dedup();
    // `госсекретарь`, and below one of the `министры иностранных дел`: what is told of him alone stands.
    let shared = other.role.as_ref().is_some_and(|role| role.confidence == SHARED);
    let own = known.role.as_ref().is_some_and(|role| role.confidence > SHARED && role.value.len() > "глава".len());
    if !(shared && own) {
        known.role = longer(known.role.take(), other.role);
    }
    if known.country.is_none() {
        known.country = other.country;
    }
}
