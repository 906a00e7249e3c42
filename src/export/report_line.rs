//! A report as one line of JSON: the fields of a right answer, with the words they were read from.
//!
//! The names of the fields are a promise to scripts: they are added to, never changed. Spans are bytes of the
//! printed `text` in UTF-8, ends excluded.

use std::collections::BTreeMap;

use serde::Serialize;

use super::instant;
use crate::dump::fingerprint::{ChatKey, MessageHash};
use crate::dump::{Chat, Message, MessageId};
use crate::event::layout;
use crate::event::{Basis, Class, Country, Field, Kind, Lang, Participant, Realis, Report, Span, Stance};

/// What is printed of a report.
#[derive(Debug, Serialize)]
pub struct ReportLine<'a> {
    source: &'a str,
    /// `null` where the dump numbers nothing.
    id: Option<&'a MessageId>,
    hash: String,
    posted: Option<String>,
    lang: Lang,
    class: Class,
    kind: Kind,
    realis: Realis,
    #[serde(skip_serializing_if = "Option::is_none")]
    stance: Option<Stance>,
    date: Option<String>,
    date_shown: Option<String>,
    date_basis: Option<Basis>,
    participants: Vec<ParticipantLine<'a>>,
    place: Option<&'a str>,
    occasion: Option<&'a str>,
    countries: Vec<Country>,
    topics: Vec<&'a str>,
    hashtags: &'a [String],
    event: u32,
    confidence: BTreeMap<&'static str, f32>,
    evidence: BTreeMap<&'static str, Vec<(u32, u32)>>,
    text: &'a str,
}

#[derive(Debug, Serialize)]
struct ParticipantLine<'a> {
    name: &'a str,
    aliases: &'a [String],
    role: Option<&'a str>,
    country: Option<Country>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    body: bool,
}

impl<'a> ReportLine<'a> {
    /// The line of a report; `chat` is that of the message, by which its hash is known. `event` is shared by the reports of one event; `file` is named as the source of
    /// messages whose dump does not name one.
    #[must_use]
    pub fn of(report: &'a Report, message: &'a Message, chat: Option<&Chat>, event: u32, file: &'a str) -> Self {
        let mut grounds = Grounds::default();
        grounds.of("kind", &report.kind);
        grounds.of("realis", &report.realis);
        grounds.all("stance", report.stance.iter());
        grounds.all("date", report.date.iter());
        grounds.all("participants", report.participants.iter().map(|participant| &participant.name));
        grounds.all("role", report.participants.iter().filter_map(|participant| participant.role.as_ref()));
        grounds.all(
            "participant_country",
            report.participants.iter().filter_map(|participant| participant.country.as_ref()),
        );
        grounds.all("place", report.place.iter());
        grounds.all("occasion", report.occasion.iter());
        grounds.all("countries", report.countries.iter());
        grounds.all("topics", report.topics.iter());
        let said = (report.kind.value.class() == Class::Statement).then(|| layout::quoted(&message.text));
        if let Some(spans) = said.filter(|spans| !spans.is_empty()) {
            grounds.evidence.insert("quotes", spans.iter().map(|Span { start, end }| (*start, *end)).collect());
        }
        Self {
            source: message.source.as_deref().unwrap_or(file),
            id: (message.is_numbered() || message.position.lines.is_some()).then_some(&message.id),
            hash: MessageHash::of(&ChatKey::of(chat.unwrap_or(&Chat::default())), message).to_string(),
            posted: message.posted.map(instant),
            lang: report.lang,
            class: report.kind.value.class(),
            kind: report.kind.value,
            realis: report.realis.value,
            stance: report.stance.as_ref().map(|stance| stance.value),
            date: report.date.as_ref().map(|date| date.value.to_string()),
            date_shown: report.date_shown.map(|(days, _)| days.to_string()),
            date_basis: report.date_shown.map(|(_, basis)| basis),
            participants: report.participants.iter().map(ParticipantLine::of).collect(),
            place: report.place.as_ref().map(|place| place.value.as_str()),
            occasion: report.occasion.as_ref().map(|occasion| occasion.value.as_str()),
            countries: report.countries.iter().map(|country| country.value).collect(),
            topics: report.topics.iter().map(|topic| topic.value.as_str()).collect(),
            hashtags: &report.hashtags,
            event,
            confidence: grounds.confidence,
            evidence: grounds.evidence,
            text: &message.text,
        }
    }
}

impl<'a> ParticipantLine<'a> {
    fn of(participant: &'a Participant) -> Self {
        Self {
            name: &participant.name.value,
            aliases: &participant.aliases,
            role: participant.role.as_ref().map(|role| role.value.as_str()),
            country: participant.country.as_ref().map(|country| country.value),
            body: participant.body,
        }
    }
}

/// How sure each field is and where it was read; of a list the least sure, and all the words.
#[derive(Default)]
struct Grounds {
    confidence: BTreeMap<&'static str, f32>,
    evidence: BTreeMap<&'static str, Vec<(u32, u32)>>,
}

impl Grounds {
    fn of<T>(&mut self, name: &'static str, field: &Field<T>) {
        let sure = f32::from(field.confidence) / 100.0;
        self.confidence.entry(name).and_modify(|least| *least = least.min(sure)).or_insert(sure);
        let spans = field.evidence.iter().map(|Span { start, end }| (*start, *end));
        self.evidence.entry(name).or_default().extend(spans);
    }

    fn all<'f, T: 'f>(&mut self, name: &'static str, fields: impl Iterator<Item = &'f Field<T>>) {
        fields.for_each(|field| self.of(name, field));
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::dump::{Day, Days, Posted};

    fn field<T>(value: T, spans: &[(u32, u32)], confidence: u8) -> Field<T> {
        let evidence = spans.iter().map(|(start, end)| Span { start: *start, end: *end }).collect();
        Field { value, evidence, confidence }
    }

    #[test]
    fn every_field_comes_with_its_words() {
        let days = Days::one(Day::parse("2024-03-05").unwrap());
        let participant = |name: &str, span| Participant {
            name: field(name.to_owned(), &[span], 80),
            aliases: Vec::new(),
            role: None,
            country: None,
            body: false,
        };
        let report = Report {
            lang: Lang::EN,
            kind: field(Kind::Meeting, &[(8, 11)], 95),
            realis: field(Realis::Past, &[(8, 11)], 90),
            stance: None,
            date: Some(field(days, &[(20, 25)], 99)),
            yearless: None,
            date_shown: Some((days, Basis::Relative)),
            participants: vec![participant("A. Moro", (0, 7)), participant("B. Lind", (12, 19))],
            place: None,
            occasion: None,
            countries: Vec::new(),
            topics: Vec::new(),
            hashtags: vec!["talks".to_owned()],
        };
        let message = Message {
            id: MessageId::Number(3),
            posted: Some(Posted::utc(1_709_632_800)),
            text: "A. Moro met B. Lind today #talks".to_owned(),
            ..Message::default()
        };
        let line = serde_json::to_string(&ReportLine::of(&report, &message, None, 2, "dump.json")).unwrap();
        expect![[r#"{"source":"dump.json","id":3,"hash":"1ad8c91861ce38e8f00c5252b26f315b","posted":"2024-03-05T10:00:00+00:00","lang":"en","class":"meeting","kind":"meeting","realis":"past","date":"2024-03-05","date_shown":"2024-03-05","date_basis":"relative","participants":[{"name":"A. Moro","aliases":[],"role":null,"country":null},{"name":"B. Lind","aliases":[],"role":null,"country":null}],"place":null,"occasion":null,"countries":[],"topics":[],"hashtags":["talks"],"event":2,"confidence":{"date":0.99,"kind":0.95,"participants":0.8,"realis":0.9},"evidence":{"date":[[20,25]],"kind":[[8,11]],"participants":[[0,7],[12,19]],"realis":[[8,11]]},"text":"A. Moro met B. Lind today #talks"}"#]].assert_eq(&line);
    }

    #[test]
    fn a_statement_comes_with_the_words_that_are_quoted() {
        let quotes = |text: &str| {
            let post = crate::event::Post { text, ..Default::default() };
            let report = crate::event::Extractor::new().report(&post);
            let message = Message { text: text.to_owned(), ..Message::default() };
            let line = ReportLine::of(&report, &message, None, 0, "dump.json");
            let found = line.evidence.get("quotes").cloned().unwrap_or_default();
            found.iter().map(|(start, end)| text[*start as usize..*end as usize].to_owned()).collect::<Vec<_>>()
        };
        let said = "We will not send any more grain to them";
        for (text, expected) in [
            (format!("Minister Jane Roe said: “{said}.”"), vec![format!("{said}.")]),
            (
                format!("🎙 Minister Jane Roe on the talks:\n\n💬 {said}. Not a ship."),
                vec![format!("{said}. Not a ship.")],
            ),
            ("Minister Jane Roe said that “grain” will come.".to_owned(), vec![]),
            (format!("Minister Jane Roe met with John Doe. The visitors’ book says “{said}”."), vec![]),
        ] {
            assert_eq!(quotes(&text), expected, "{text}");
        }
    }
}
