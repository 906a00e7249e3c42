//! The fields of an event, and which words of which report each was read from.
//!
//! Reports of one event name the same person in two languages; they are matched by name first, then by the
//! country acted for where only one person on each side acts for it. The match only lights up words: it
//! never changes what is shown.

use crate::event::{Country, Participant, Report, Span};
use crate::timeline::{EventDetail, RowParticipant};

/// A field of an event, the same in all of its reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldId {
    /// The kind.
    Kind,
    /// Whether it happened.
    Status,
    /// What a statement does.
    Stance,
    /// The day.
    Date,
    /// The place.
    Place,
    /// The occasion.
    Occasion,
    /// The participant with this number in the row.
    Who(usize),
    /// A country.
    Country(Country),
    /// A topic.
    Topic(String),
}

/// The words of a report that fields were read from.
#[must_use]
pub fn evidence(report: &Report, people: &[RowParticipant]) -> Vec<(FieldId, Vec<Span>)> {
    let mut out = Vec::new();
    let mut put = |id: FieldId, spans: &[Span]| {
        if !spans.is_empty() {
            out.push((id, spans.to_vec()));
        }
    };
    put(FieldId::Kind, &report.kind.evidence);
    put(FieldId::Status, &report.realis.evidence);
    if let Some(stance) = &report.stance {
        put(FieldId::Stance, &stance.evidence);
    }
    if let Some(date) = &report.date {
        put(FieldId::Date, &date.evidence);
    }
    if let Some(place) = &report.place {
        put(FieldId::Place, &place.evidence);
    }
    if let Some(occasion) = &report.occasion {
        put(FieldId::Occasion, &occasion.evidence);
    }
    for participant in &report.participants {
        if let Some(number) = matching(participant, &report.participants, people) {
            let role = participant.role.iter().flat_map(|role| &role.evidence);
            let country = participant.country.iter().flat_map(|country| &country.evidence);
            let spans: Vec<_> = participant.name.evidence.iter().chain(role).chain(country).copied().collect();
            put(FieldId::Who(number), &spans);
        }
    }
    for country in &report.countries {
        put(FieldId::Country(country.value), &country.evidence);
    }
    for topic in &report.topics {
        put(FieldId::Topic(topic.value.clone()), &topic.evidence);
    }
    out
}

/// Other names that the reports give the participant with this number.
#[must_use]
pub fn other_names(detail: &EventDetail, number: usize) -> Vec<String> {
    let people = &detail.row.participants;
    let mut out: Vec<String> = Vec::new();
    for report in &detail.reports {
        let all = &report.report.participants;
        for participant in all.iter().filter(|participant| matching(participant, all, people) == Some(number)) {
            for name in std::iter::once(&participant.name.value).chain(&participant.aliases) {
                if people.get(number).is_none_or(|person| person.name != *name) && !out.contains(name) {
                    out.push(name.clone());
                }
            }
        }
    }
    out
}

/// How sure the least sure part of a field is over all reports that have it; `None` if none does.
#[must_use]
pub fn confidence(detail: &EventDetail, id: &FieldId) -> Option<u8> {
    let people = &detail.row.participants;
    let of = |report: &Report| match id {
        FieldId::Kind => Some(report.kind.confidence),
        FieldId::Status => Some(report.realis.confidence),
        FieldId::Stance => report.stance.as_ref().map(|field| field.confidence),
        FieldId::Date => report.date.as_ref().map(|field| field.confidence),
        FieldId::Place => report.place.as_ref().map(|field| field.confidence),
        FieldId::Occasion => report.occasion.as_ref().map(|field| field.confidence),
        FieldId::Who(number) => report
            .participants
            .iter()
            .find(|participant| matching(participant, &report.participants, people) == Some(*number))
            .map(|participant| participant.name.confidence),
        FieldId::Country(code) => {
            report.countries.iter().find(|field| field.value == *code).map(|field| field.confidence)
        }
        FieldId::Topic(code) => report.topics.iter().find(|field| field.value == *code).map(|field| field.confidence),
    };
    // Several reports that say the same make it surer: the surest counts.
    detail.reports.iter().filter_map(|report| of(&report.report)).max()
}

fn matching(participant: &Participant, all: &[Participant], people: &[RowParticipant]) -> Option<usize> {
    let named = |person: &RowParticipant| {
        person.name == participant.name.value
            || participant.aliases.contains(&person.name)
            || person.key == participant.name.value
    };
    if let Some(number) = people.iter().position(named) {
        return Some(number);
    }
    let country = participant.country.as_ref()?.value;
    let acts_for = |other: &Participant| other.country.as_ref().is_some_and(|field| field.value == country);
    let alone = all.iter().filter(|other| acts_for(other)).count() == 1;
    let mut same = people
        .iter()
        .enumerate()
        .filter(|(_, person)| person.country == Some(country) && person.body == participant.body);
    let first = same.next().map(|(number, _)| number);
    first.filter(|_| alone && same.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Field;

    fn person(name: &str, country: &str) -> RowParticipant {
        RowParticipant { name: name.into(), key: name.into(), role: None, country: Country::new(country), body: false }
    }

    fn participant(name: &str, aliases: &[&str], country: &str) -> Participant {
        let country = Country::new(country).map(|value| Field { value, evidence: Vec::new(), confidence: 90 });
        Participant {
            name: Field { value: name.into(), evidence: Vec::new(), confidence: 90 },
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
            role: None,
            country,
            body: false,
        }
    }

    // A test hands over what it makes: its cases read better without a borrow each.
    #[allow(clippy::needless_pass_by_value)]
    #[track_caller]
    fn check(of: Participant, beside: &[Participant], expected: Option<usize>) {
        let people = [person("Ada Bell", "KE"), person("Ben Cole", "AT")];
        let all: Vec<_> = std::iter::once(of.clone()).chain(beside.iter().cloned()).collect();
        assert_eq!(matching(&of, &all, &people), expected);
    }

    #[test]
    fn names_and_aliases_match_first() {
        check(participant("Ada Bell", &[], ""), &[], Some(0));
        check(participant("B. Cole", &["Ben Cole"], ""), &[], Some(1));
    }

    #[test]
    fn the_only_one_of_a_country_is_the_other_spelling() {
        check(participant("Бен Коул", &[], "AT"), &[], Some(1));
        check(participant("Бен Коул", &[], "AT"), &[participant("Дан Эш", &[], "AT")], None);
        check(participant("Дан Эш", &[], "BR"), &[], None);
    }
}
