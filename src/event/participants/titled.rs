//! Whom a title calls by the office alone, or by the name alone, and the text below it by the other.
//!
//! Joins the two; adds nobody whom [`super::settle`] has not.

use super::actors::{Actor, Sort};
use super::bare::is_short_for;
use super::settle::{Surroundings, Taken, code, is_plural, person, phrase};
use super::standing::Standing;
use crate::event::known;
use crate::event::letter::{Letter, Small};
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::Case;
use crate::event::{Field, Lang, Participant};

/// The named holder of an office, when a following sentence has the same country's office with a name, or when whoever a title
/// calls by the office alone is the first that the text below it names: `Minister of Trade visits fair`, `Jane Roe opened …`.
pub(super) fn holder(one: &Actor, around: &Surroundings<'_>) -> Option<Participant> {
    if !matches!(one.sort, Sort::Head | Sort::Office) {
        return None;
    }
    let country = one.country.map(|(country, _)| country);
    // A colleague may be anybody.
    let bare = one.role.as_ref().map(|role| role.text.small()).filter(|bare| !bare.is_empty())?;
    let full = around.actors.iter().find(|actor| {
        let Some(role) = &actor.role else { return false };
        let theirs = actor.country.map(|(country, _)| country);
        // `PM stresses …`: the office that a later sentence gives a name.
        // `THE CHAIRPERSON OF THE AU COMMISSION`, and below it `the Chairperson of the African Union Commission`.
        let loud =
            || one.role.as_ref().is_some_and(|role| !role.text.contains(Letter::is_small) && role.text.len() > 8);
        let head = |role: &str| role.small().split([' ', '-']).next().unwrap_or_default().to_owned();
        let tail = |role: &str| role.small().rsplit_once(' ').map(|(_, last)| last.to_owned()).unwrap_or_default();
        let same = country.is_some() && theirs == country
            || head(&role.text) == head(&bare) && (loud() || theirs == country && tail(&role.text) == tail(&bare))
            || country.is_none() && (is_of(&role.text.small(), &bare) || is_short_for(&bare, &role.text));
        actor.span.start > one.span.end
            && actor.name.is_some()
            && same
            && actor.cases.has(Case::Nominative)
            && !differ(&role.text.small(), &bare)
    });
    let Some(full) = full else { return below_title(one, around) };
    person(full, Case::Nominative, &around.names[full.name?], around)
}

/// Whether two offices are never one person's name: an ambassador is no president.
fn differ(one: &str, other: &str) -> bool {
    const HEADS: [&[&str]; 8] = [
        &["president", "президент"],
        &["prime minister", "premier", "премьер"],
        &["minister", "министр"],
        &["ambassador", "envoy", "посол", "поверенн", "consul", "консул"],
        &["king", "queen", "emir", "amir", "король", "королев", "эмир"],
        &["speaker", "спикер"],
        &["governor", "mayor", "губернатор", "мэр"],
        &["spokes", "пресс-секретар", "представител"],
    ];
    let sort = |office: &str| HEADS.iter().position(|words| words.iter().any(|word| office.contains(word)));
    matches!((sort(one), sort(other)), (Some(one), Some(other)) if one != other)
}

/// Whether an office is a shorter one with what modifies it, or with what it is for: `Spokesman for the Ministry`.
fn is_of(long: &str, short: &str) -> bool {
    let of = |rest: &str| [" of ", " for "].iter().any(|link| rest.starts_with(link));
    long.ends_with(short) || long.strip_prefix(short).is_some_and(of)
}

/// Whom the text below a title names first, as who does what the title says, where nothing makes him another.
fn below_title(one: &Actor, around: &Surroundings<'_>) -> Option<Participant> {
    let text = around.scanned.text;
    let end = one.span.end + memchr::memchr(b'\n', &text.as_bytes()[one.span.end as usize..])? as u32;
    let first = around.actors.first().is_some_and(|actor| actor.span == one.span);
    let alone = around.actors.iter().take_while(|actor| actor.span.end <= end).all(|actor| actor.name.is_none());
    if !first || !alone || memchr::memchr(b'\n', &text.as_bytes()[..one.span.start as usize]).is_some() {
        return None;
    }
    let acts = |actor: &Actor| matches!(actor.standing, Standing::Subject | Standing::Teller(Case::Nominative));
    let below = around.actors.iter().find(|actor| actor.span.start > end && acts(actor))?;
    let between = &text[end as usize..below.span.start as usize];
    let title = text[..end as usize].trim_end();
    if title.ends_with('.') || [". ", ".\n", "! ", "? "].iter().any(|stop| between.contains(stop)) {
        return None;
    }
    let named = &around.names[below.name?];
    let own = one.country.map(|(country, _)| country);
    let theirs = below.country.map(|(country, _)| country).or_else(|| known::country_of(&named.text));
    let loose = || one.role.as_ref().is_some_and(|role| LOOSE.has(role.text.split(' ').next().unwrap_or_default()));
    let free = below.role.is_none() || loose();
    let same = own.is_some() && own == theirs || free && (own.is_none() || theirs.is_none());
    let mut found = person(below, Case::Nominative, named, around).filter(|_| same)?;
    let role = one.role.as_ref()?;
    let case = if one.cases.has(Case::Nominative) { Case::Nominative } else { one.cases.iter().next()? };
    let value = || phrase(&role.text, case, around.lang);
    found.role = found.role.or_else(|| Some(Field { value: value(), evidence: vec![role.span], confidence: 75 }));
    let country = one.country.map(|(value, span)| Field { value, evidence: vec![span], confidence: 85 });
    found.country = found.country.or(country);
    Some(found)
}

/// Words in a title for whoever leads something, whatever the office is called.
static LOOSE: WordSet = WordSet::new(words!["глава", "лидер", "руководитель", "head", "leader", "chief"]);

/// A title that names an office alone, and below it one person without any: `Minister of Trade Visits Fair`, and under it
/// `HE Jane Roe headed the delegation`.
pub(super) fn office_of_the_title(settled: &mut Vec<Participant>, around: &Surroundings<'_>) {
    if settled.len() < 2 {
        return;
    }
    let bare = |p: &Participant| {
        p.role.as_ref().is_some_and(|role| p.name.value.small().contains(role.value.small().as_str()))
    };
    let start = |p: &Participant| p.name.evidence.first().map_or(0, |span| span.start);
    let offices: Vec<usize> = (0..settled.len()).filter(|at| !settled[*at].body && bare(&settled[*at])).collect();
    let line = memchr::memchr(b'\n', around.scanned.text.as_bytes()).map_or(0, |at| at as u32);
    let named: Vec<usize> = (0..settled.len())
        .filter(|at| !settled[*at].body && settled[*at].role.is_none() && start(&settled[*at]) > line)
        .collect();
    let ([office], [named]) = (offices.as_slice(), named.as_slice()) else { return };
    let (above, below) = (start(&settled[*office]), start(&settled[*named]));
    let title = around.scanned.text.get(..above as usize).is_some_and(|before| !before.contains('\n'));
    let apart = around.scanned.text.get(above as usize..below as usize).is_some_and(|between| between.contains('\n'));
    let (own, theirs) = (code(&settled[*office]), code(&settled[*named]));
    if !title || !apart || own.is_some() && theirs.is_some() && own != theirs {
        return;
    }
    let (office, mut named) = (settled.remove(*office), *named);
    named -= usize::from(start(&office) < below && named > 0);
    let Some(person) = settled.get_mut(named) else { return };
    person.role = office.role;
    person.country = person.country.take().or(office.country);
}

/// Who is named without an office is called by it below, with the country: `Роу поздравил Доу`, and under it `Президент
/// Норвегии направил Президенту Мальты …`.
pub(super) fn offices_below(settled: &mut Vec<Participant>, around: &Surroundings<'_>) {
    let start = |p: &Participant| p.name.evidence.first().map_or(0, |span| span.start);
    let mut at = 0;
    while at < settled.len() {
        let office = &settled[at];
        let bare =
            office.role.as_ref().is_some_and(|role| office.name.value.small().contains(role.value.small().as_str()));
        let text = around.scanned.text;
        let apart = |p: &Participant| {
            let (from, to) = (start(p).min(start(office)) as usize, start(p).max(start(office)) as usize);
            text.get(from..to).is_some_and(|between| between.contains('\n') || between.contains(". "))
        };
        // `Роу прибыл в Осло`, and below `Президент Мальты встретился …`: who is named alone in a title.
        let titled = |p: &Participant| {
            code(p).is_none()
                && code(office).is_some()
                && !text[..start(p) as usize].contains('\n')
                && text[..start(office) as usize].ends_with('\n')
        };
        let theirs = |p: &Participant| {
            !p.body && p.role.is_none() && (code(p).is_some() && code(p) == code(office) || titled(p))
        };
        let mut holders = (0..settled.len()).filter(|other| *other != at && theirs(&settled[*other]));
        let holder = holders.next().filter(|_| bare && !office.body && holders.next().is_none());
        match holder.filter(|holder| apart(&settled[*holder])) {
            Some(holder) => {
                settled[holder].role = settled[at].role.take();
                let country = settled[at].country.take();
                settled[holder].country = settled[holder].country.take().or(country);
                settled.remove(at);
            }
            None => at += 1,
        }
    }
}

/// `Norway's leaders congratulate Malta`, and below it the one of them who does: whoever holds an office and is nobody's yet.
pub(super) fn leader_of_many(settled: &mut Vec<Participant>, taken: &[Taken], around: &Surroundings<'_>) {
    let line = memchr::memchr(b'\n', around.scanned.text.as_bytes()).unwrap_or(0) as u32;
    let above = |p: &Participant| p.name.evidence.first().is_some_and(|span| span.end <= line);
    let many = |p: &Participant| is_plural(taken, p) && above(p) && p.country.is_some();
    let Some(at) = settled.iter().position(many).filter(|_| around.lang == Lang::EN) else { return };
    let of_them = |p: &Participant| !p.body && p.role.is_some() && !above(p) && p.country.is_none();
    if settled.iter().filter(|p| of_them(p)).count() != 1 {
        return;
    }
    let country = settled.remove(at).country;
    if let Some(one) = settled.iter_mut().find(|p| of_them(p)) {
        one.country = country;
    }
}

#[cfg(test)]
mod tests {
    use crate::event::participants::tests::check;

    #[test]
    fn the_text_below_names_the_holder_of_an_office() {
        check(
            "Пресс-конференция Председателя Сената\n\n26 июля Анна Роу ответила на вопросы журналистов.",
            "Анна Роу, Председатель Сената",
        );
        check(
            "Глава МИД Норвегии встретился с Премьер-министром Мальты\n\nЯн Роу был принят Премьер-министром Иваном Доу.",
            "Ян Роу, Глава МИД, NO; Иван Доу, Премьер-министр, MT",
        );
        check(
            "What the spokesperson said at the weekly press conference\n\n\
             In her press conference on Monday, Foreign Ministry spokesperson Jane Roe said talks would go on.",
            "Jane Roe, Foreign Ministry spokesperson",
        );
    }

    #[test]
    fn the_text_below_names_the_office() {
        check(
            "Владимир Путин поздравил Александра Лукашенко с праздником\n\n\
             Президент Российской Федерации направил Президенту Республики Беларусь телеграмму.",
            "Владимир Путин, Президент, RU; Александр Лукашенко, Президент, BY",
        );
        check(
            "Олег Роумов прибыл с визитом в Осло\n\nПрезидент Мальты встретился с Анной Роу.",
            "Олег Роумов, Президент, MT; Анна Роу",
        );
        check("Ответы на вопросы журналистов\n\nАнна Роу ответила на вопросы представителей СМИ.", "Анна Роу");
        check(
            "Анна Роу поздравила Олега Роумова с избранием Президентом Мальты.",
            "Анна Роу; Олег Роумов, Президент, MT",
        );
        check(
            "Minister Roe to host her Maltese colleague\n\nThe Minister of Trade, Jane Roe, will host John Doe of Malta.",
            "Jane Roe, Minister of Trade; John Doe, MT",
        );
    }
}
