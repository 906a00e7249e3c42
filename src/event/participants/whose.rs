//! Whose the participants are, where their own words do not say it: by flags, towns, and how the message opens.
//!
//! Fills in countries that are missing, changes none that is told. Adds nobody.

use super::actors::Actor;
use super::settle::{Surroundings, Taken, code, is_plural};
use crate::event::gazetteer::{Form, Gazetteer, What};
use crate::event::letter::{Letter, Small};
use crate::event::lexicon::{WordSet, words};
use crate::event::order::Order;
use crate::event::russian::Case;
use crate::event::{Country, Field, Participant, Span};

/// Whether somebody is of an organisation, which no flag and no town makes anybody's: `Secretary General of the Council of
/// Europe`.
fn of_organisation(p: &Participant, around: &Surroundings<'_>) -> bool {
    let of = |span: &Span| around.scanned.within(*span).any(|mention| matches!(mention.what, What::Organisation(_)));
    // Others are a country's, for it or at it: `Minister for NATO Affairs`.
    // `SCO Secretary-General`.
    let heads = |role: &str| role.split(' ').take(2).any(|word| HEADS.has(word));
    // `Министр по торговле ЕЭК`, but `постпред при ОДКБ`.
    let of_it = |span: &Span| {
        around.scanned.within(*span).any(|mention| {
            let before = around.scanned.text[..mention.span.start as usize].trim_end();
            let last = before.rsplit([' ', '\n']).next().unwrap_or_default();
            matches!(mention.what, What::Organisation(_)) && mention.span.end == span.end && !AT.has(last)
        })
    };
    // `NATO's Secretary General`
    let owned = |span: &Span| {
        let before = around.scanned.text[..span.start as usize].trim_end();
        let owner = before.strip_suffix("'s").or_else(|| before.strip_suffix("’s")).map_or(0, str::len) as u32;
        let from = around.scanned.mentions.partition_point(|m| m.span.start + 60 < owner);
        let near = around.scanned.mentions[from..].iter().take_while(|m| m.span.start < owner);
        near.into_iter().any(|m| m.span.end == owner && matches!(m.what, What::Organisation(_)))
    };
    let body = || p.body && p.name.evidence.iter().any(of_it);
    p.role.as_ref().is_some_and(|role| {
        heads(&role.value) && role.evidence.iter().any(of)
            || role.evidence.iter().any(|span| of_it(span) || owned(span))
    }) || body()
}

/// Words between an office of a state and the organisation that it is at.
static AT: WordSet = WordSet::new(words!["to", "at", "with", "in", "for", "при", "в", "по", "с"]);

/// Who leads an organisation, by the first word of the office.
static HEADS: WordSet = WordSet::new(words![
    "secretary",
    "secretary-general",
    "director-general",
    "executive",
    "president",
    "chairperson",
    "chairman",
    "chair",
    "commissioner",
    "генеральный",
    "генсек",
    "исполнительный",
]);

/// As many countries as sides, and no side has one of its own: they go together in their order.
pub(super) fn countries_in_turn(settled: &mut [Participant], around: &Surroundings<'_>) {
    let held: Vec<Country> = settled.iter().filter_map(code).collect();
    let left: Vec<_> = around.countries.iter().filter(|(country, _)| !held.contains(country)).collect();
    let open = settled.iter().filter(|p| p.country.is_none()).count();
    let counted = open == left.len() || settled.len() == 2 && two_open(around);
    // Beside others only those count who have one office together.
    let shared = share_a_role(settled);
    // Where a trip leads is nobody's own.
    let together = held.is_empty() && !around.travels || shared;
    if open < if shared { 1 } else { 2 }
        || !counted
        || !together
        || settled.iter().any(|p| p.body)
        || around.flags.len() > 1
    {
        return;
    }
    // In the order of the text, whichever frame chose them first.
    let mut open: Vec<&mut Participant> = settled.iter_mut().filter(|p| p.country.is_none()).collect();
    open.order_by(|p| p.name.evidence.first().map_or(0, |span| u64::from(span.start)));
    for (p, (country, span)) in open.into_iter().zip(left) {
        p.country = Some(Field { value: *country, evidence: vec![*span], confidence: 70 });
    }
}

/// Whether all have one office, or all who have no country, read from the same words.
fn share_a_role(settled: &[Participant]) -> bool {
    let role = |p: &&Participant| p.role.as_ref().map(|role| role.evidence.clone());
    let Some(first) = settled.iter().find(|p| p.country.is_none()).as_ref().and_then(role) else { return false };
    let same = settled.iter().filter(|p| role(p).as_ref() == Some(&first)).count();
    same > 1 && settled.iter().filter(|p| p.country.is_none()).all(|p| role(&p).as_ref() == Some(&first))
}

/// An ambassador whose country no words tell is of that whose embassy is named.
pub(super) fn country_of_the_embassy(settled: &mut [Participant], around: &Surroundings<'_>) {
    static HOUSES: WordSet =
        WordSet::beginnings(words!["embass", "consulat", "посольств", "генконсульств", "консульств"]);
    static SENT: WordSet =
        WordSet::beginnings(words!["ambassador", "chargé", "consul", "посол", "консул", "генконсул"]);
    let named = |set: &WordSet, text: &str| text.split(' ').any(|word| set.has(word));
    let house = |actor: &&&Actor| actor.name.is_none() && actor.role.as_ref().is_some_and(|r| named(&HOUSES, &r.full));
    let sent = |p: &Participant| p.country.is_none() && p.role.as_ref().is_some_and(|r| named(&SENT, &r.value));
    let mut open = settled.iter_mut().filter(|p| sent(p));
    let (Some(one), None) = (open.next(), open.next()) else { return };
    if let Some((country, span)) = around.actors.iter().find(house).and_then(|actor| actor.country) {
        one.country = Some(Field { value: country, evidence: vec![span], confidence: 80 });
    }
}

/// Offices of a state, by the beginnings of their words.
static OF_STATE: WordSet = WordSet::beginnings(words![
    "minist",
    "president",
    "premier",
    "governor",
    "mayor",
    "secretary",
    "speaker",
    "министр",
    "замминистр",
    "заместител",
    "президент",
    "премьер",
    "губернатор",
    "мэр",
    "глав",
    "спикер",
]);

/// Whom an ambassador calls on is of the country that he is sent to.
pub(super) fn country_of_the_posting(settled: &mut [Participant], around: &Surroundings<'_>) {
    static SENT: WordSet =
        WordSet::beginnings(words!["ambassador", "chargé", "consul", "посол", "поверенн", "консул", "генконсул"]);
    let sent = settled.iter().find_map(|p| {
        let (own, role) = (code(p)?, p.role.as_ref().filter(|role| role.value.split(' ').any(|word| SENT.has(word)))?);
        let named = role.evidence.iter().flat_map(|span| around.scanned.within(*span));
        named
            .filter_map(|mention| match mention.what {
                What::Country { code, form: Form::Name } if code != own => Some((code, mention.span)),
                _ => None,
            })
            .last()
    });
    let of_state = |role: &Field<String>| role.value.split([' ', '-']).any(|word| OF_STATE.has(word));
    let open = |p: &Participant| p.country.is_none() && !p.body && p.role.as_ref().is_some_and(of_state);
    let Some((country, span)) = sent.filter(|_| settled.iter().filter(|p| open(p)).count() == 1) else { return };
    for p in settled.iter_mut().filter(|p| open(p)) {
        p.country = Some(Field { value: country, evidence: vec![span], confidence: 75 });
    }
}

/// Who receives a guest in the country that the trip leads to is of that country.
pub(super) fn country_of_the_host(settled: &mut [Participant], around: &Surroundings<'_>) {
    let mut others = around.countries.iter().filter(|(country, _)| settled.iter().all(|p| code(p) != Some(*country)));
    let (Some((country, span)), None) = (others.next(), others.next()) else { return };
    let guest = settled.first().is_some_and(|p| p.country.is_some());
    // Who comes with the guest is named in one sentence with him.
    let first = settled.first().and_then(|p| p.name.evidence.first()).map_or(0, |span| span.end as usize);
    let apart = |p: &Participant| {
        let start = p.name.evidence.first().map_or(0, |span| span.start as usize);
        around.scanned.text.get(first..start).is_some_and(|between| between.contains(". ") || between.contains('\n'))
    };
    let open = |p: &Participant| p.country.is_none() && p.role.is_some() && !p.body && apart(p);
    if !around.travels || !guest || settled.iter().filter(|p| open(p)).count() != 1 {
        return;
    }
    for p in settled.iter_mut().filter(|p| open(p)) {
        p.country = Some(Field { value: *country, evidence: vec![*span], confidence: 65 });
    }
}

/// The country of the town that an office is of: `Mayor of Bergen`; not of the one where it is held.
pub(super) fn country_of_the_town(role: Span, around: &Surroundings<'_>) -> Option<Country> {
    let text = around.scanned.text;
    around.scanned.within(role).find_map(|mention| {
        let What::City(index) = mention.what else { return None };
        let before = text[..mention.span.start as usize].trim_end();
        let seated = [" in", " at", " to", " в", " при", " по", " на"].iter().any(|word| before.ends_with(word));
        let of = before.ends_with(" of") || mention.cases.has(Case::Genitive);
        if seated || !of { None } else { Gazetteer::get().cities.get(usize::from(index))?.country }
    })
}

/// Whether a message opens with two countries that do something together: `Мали и Норвегия обсудили …`.
fn two_open(around: &Surroundings<'_>) -> bool {
    let [(_, one), (_, other), ..] = around.countries else { return false };
    let before = &around.scanned.text[..one.start as usize];
    let between = around.scanned.text.get(one.end as usize..other.start as usize);
    !before.contains(Letter::is_letter) && matches!(between, Some(" и " | " and " | ", " | " & "))
}

/// Towns where organisations of many countries sit, as they begin: who meets there is at home elsewhere.
const SEATS: &[&str] = &[
    "New York",
    "Geneva",
    "Vienna",
    "Davos",
    "Hague",
    "Strasbourg",
    "Страсбург",
    "Нью-Йорк",
    "Женев",
    "Вен",
    "Давос",
    "Гааг",
];

/// Who receives a guest from another country in his own town is of the country that it lies in.
pub(super) fn country_from_city(settled: &mut [Participant], around: &Surroundings<'_>) {
    let [(city, span)] = around.cities else { return };
    let written = &around.scanned.text[span.start as usize..span.end as usize];
    if SEATS.iter().any(|seat| written.starts_with(seat)) {
        return;
    }
    let open = settled.iter().filter(|p| p.country.is_none() && !p.body).count();
    // A house that is opened there is no guest.
    let is_house = |p: &Participant| {
        let name = p.name.value.small();
        p.body && ["embassy", "consulate", "chancery", "посольств", "консульств"].iter().any(|word| name.contains(word))
    };
    let guests = || settled.iter().filter(|p| !is_house(p)).count();
    if open == 1 && guests() > 1 && settled.iter().all(|p| code(p) != Some(*city)) {
        // Whoever holds no office of a state may be from anywhere.
        let of_state = |role: &Field<String>| role.value.small().split([' ', '-']).any(|word| OF_STATE.has(word));
        let guest = |p: &&mut Participant| p.country.is_none() && p.role.as_ref().is_some_and(of_state) && !p.body;
        for p in settled.iter_mut().filter(|p| guest(p) && !of_organisation(p, around)) {
            p.country = Some(Field { value: *city, evidence: vec![*span], confidence: 60 });
        }
    }
}

/// Two flags, two sides: who has no country in words takes the one that is left; then the channel's own.
pub(super) fn countries_from_flags(settled: &mut [Participant], taken: &[Taken], around: &Surroundings<'_>) {
    let mut left: Vec<(Country, Span)> = Vec::new();
    for flag in around.flags {
        if !left.iter().any(|(c, _)| *c == flag.0) {
            left.push(*flag);
        }
    }
    let open = settled.iter().filter(|p| p.country.is_none()).count();
    if left.len() == 2 && settled.len() == 2 && open > 0 {
        left.retain(|(country, _)| !settled.iter().any(|p| code(p) == Some(*country)));
        for p in settled.iter_mut().filter(|p| p.country.is_none() && !of_organisation(p, around)) {
            // The host's own people come first and without their country.
            let own = left.iter().position(|(c, _)| Some(*c) == around.own && p.role.is_none());
            let index = own.unwrap_or(0);
            if index < left.len() {
                let (country, span) = left.remove(index);
                p.country = Some(Field { value: country, evidence: vec![span], confidence: 80 });
            }
        }
    }
    // One flag and one side: the post is its country's, unless it flies where the guest has come to.
    let host = |country: Country| around.cities.iter().any(|(city, _)| *city == country);
    if left.len() == 1 && open == 1 && around.own.is_none() && !host(left[0].0) && !around.travels {
        let taken = settled.iter().any(|p| code(p) == Some(left[0].0));
        let open = |p: &&mut Participant| p.country.is_none() && !taken && !p.body;
        for p in settled.iter_mut().filter(|p| open(p) && !of_organisation(p, around)) {
            p.country = Some(Field { value: left[0].0, evidence: vec![left[0].1], confidence: 70 });
        }
    }
    // Many from everywhere are nobody's own.
    let many: Vec<String> = settled.iter().filter(|p| is_plural(taken, p)).map(|p| p.name.value.clone()).collect();
    if let Some(own) = around.own {
        let open = |p: &&mut Participant| p.country.is_none() && !many.contains(&p.name.value);
        for p in settled.iter_mut().filter(|p| open(p) && !of_organisation(p, around)) {
            p.country = Some(Field { value: own, evidence: Vec::new(), confidence: 70 });
        }
    }
}

/// A ministry or an office without a name and a country is that of the country that opens the message: `Finland to send aid,
/// defence ministry says`.
pub(super) fn country_of_the_opening(settled: &mut [Participant], around: &Surroundings<'_>) {
    static STATE: WordSet = WordSet::beginnings(words![
        "minist",
        "government",
        "president",
        "premier",
        "pm",
        "parliament",
        "cabinet",
        "spokes",
        "foreign",
        "министер",
        "мин",
        "мид",
        "правительств",
        "президент",
        "премьер",
        "глава",
        "кабмин",
        "парламент",
    ]);
    let [one] = settled else { return };
    let own = |p: &Participant| {
        // Who is named may be another country's: only where no other is told of.
        let named = if p.body { &p.name } else { p.role.as_ref().unwrap_or(&p.name) };
        let bare = p.body || p.role.as_ref().is_some_and(|r| p.name.value.small().contains(&r.value.small()));
        let alone = bare || around.countries.len() == 1;
        alone && p.country.is_none() && named.value.split([' ', '-']).any(|word| STATE.has(word))
    };
    let Some((country, span)) = around.countries.first().copied().filter(|(_, span)| own(one) && span.start < OPENING)
    else {
        return;
    };
    let before = &around.scanned.text[..span.start as usize];
    if !before.contains(Letter::is_letter) {
        one.country = Some(Field { value: country, evidence: vec![span], confidence: 60 });
    }
}

/// So many bytes may stand before the country that opens a message: signs and flags.
const OPENING: u32 = 16;

/// The country of an office that a title names without its holder: `MINISTER RECEIVES AMBASSADOR OF CHILE`, and below
/// `Ambassador Jane Roe`.
pub(super) fn country_of_the_office(settled: &mut [Participant]) {
    let role = |p: &Participant| p.role.as_ref().map(|r| r.value.small());
    for bare in 0..settled.len() {
        if settled[bare].body || settled.len() < 2 {
            continue;
        }
        let Some(country) = settled[bare].country.clone() else { continue };
        let Some(office) = role(&settled[bare]) else { continue };
        if !settled[bare].name.value.small().contains(office.as_str()) {
            continue;
        }
        let last = office.rsplit(' ').next().unwrap_or("");
        let holds = |p: &Participant| {
            let own = role(p);
            !p.body
                && p.country.is_none()
                && own.as_ref().is_some_and(|own| {
                    own.rsplit(' ').next() == Some(last) && !p.name.value.small().contains(own.as_str())
                })
        };
        let mut holders = (0..settled.len()).filter(|at| holds(&settled[*at]));
        if let (Some(one), None) = (holders.next(), holders.next()) {
            settled[one].country = Some(country);
        }
    }
}
