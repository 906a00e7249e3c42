//! Whether every stated value has its words in the text.
//!
//! Of each value of each field: the stretches lie in the text, begin and end where words do, and hold the words that the value
//! was read from. A value that no words state has no stretch, and only those of [`UNSTATED`] may be so.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use readout::dump::{Day, Days};
use readout::event::gazetteer::{Gazetteer, Scanner, What};
use serde_json::Value;

use readout::event::{Class, Country, Kind, Realis, Report, Span, Stance, known};

use crate::days;

/// What is wrong with a report: field and reason.
pub(crate) fn faults(report: &Report, posted: Option<Day>, text: &str) -> Vec<(&'static str, String)> {
    let mut found = Faults { text, posted, all: Vec::new() };
    found.of_event(report);
    found.of_participants(report);
    found.of_lists(report);
    found.all
}

/// What is printed as somebody's words and is no stretch of the text, too short for a quotation, or not of a statement.
pub(crate) fn misquoted(printed: &Value, text: &str) -> Option<(&'static str, String)> {
    let quotes = printed["evidence"]["quotes"].as_array()?;
    let place = |of: &Value| of.as_u64().and_then(|place| usize::try_from(place).ok());
    let said = |span: &Value| Some(text.get(place(&span[0])?..place(&span[1])?)?.split_whitespace().count() > 2);
    let right = printed["class"] == "statement" && quotes.iter().all(|span| said(span) == Some(true));
    (!right).then(|| ("quotes", format!("{quotes:?}")))
}

struct Faults<'a> {
    text: &'a str,
    posted: Option<Day>,
    all: Vec<(&'static str, String)>,
}

impl Faults<'_> {
    fn of_event(&mut self, report: &Report) {
        let (kind, realis) = (&report.kind, &report.realis);
        let untold = matches!(kind.value, Kind::News | Kind::Other);
        self.stated("kind", &kind.value, &kind.evidence, kind.confidence, untold, |_| true);
        self.stated("realis", &realis.value, &realis.evidence, realis.confidence, realis.value == Realis::Past, |_| {
            true
        });
        if let Some(stance) = &report.stance {
            let neutral = stance.value == Stance::Neutral;
            self.stated("stance", &stance.value, &stance.evidence, stance.confidence, neutral, |_| true);
        }
        if report.kind.value.class() == Class::Statement && report.stance.is_none() && is_first(report) {
            self.fault("stance", "none".to_owned());
        }
        if let Some(date) = &report.date {
            let posted = self.posted;
            self.stated("date", &date.value, &date.evidence, date.confidence, false, |words| {
                days::tells(words, date.value, posted)
                    || Some(date.value) == posted.map(Days::one) && days::are_none(words)
            });
            if realis.value == Realis::Past && posted.is_some_and(|posted| date.value.first > posted) {
                self.fault("realis", format!("Past on {}, behind the posting day", date.value));
            }
        }
        for (field, value) in [("place", &report.place), ("occasion", &report.occasion)] {
            if let Some(value) = value {
                let are_its = |words: &str| holds(words, &value.value) || shortens(words, &value.value);
                self.stated(field, &value.value, &value.evidence, value.confidence, false, are_its);
            }
        }
    }

    fn of_participants(&mut self, report: &Report) {
        for one in &report.participants {
            let name = &one.name;
            self.stated("participants", &name.value, &name.evidence, name.confidence, false, |words| {
                holds(words, &name.value)
            });
            for alias in &one.aliases {
                if !holds(self.text, alias) {
                    self.fault("aliases", format!("{alias:?}"));
                }
            }
            if let Some(role) = &one.role {
                self.stated("role", &role.value, &role.evidence, role.confidence, false, |words| {
                    holds(words, &role.value)
                });
            }
            if let Some(country) = &one.country {
                // Of a well-known person the name is enough.
                let known = known::country_of(&name.value) == Some(country.value);
                let read =
                    |words: &str| stands_for(words, country.value) || known && holds(words, surname(&name.value));
                self.stated("participant_country", &country.value, &country.evidence, country.confidence, true, read);
            }
        }
    }

    fn of_lists(&mut self, report: &Report) {
        for country in &report.countries {
            let read = |words: &str| stands_for(words, country.value);
            self.stated("countries", &country.value, &country.evidence, country.confidence, false, read);
        }
        for topic in &report.topics {
            let stems = topics().get(topic.value.as_str()).expect("a topic of the list");
            let read = |words: &str| words.split('\n').any(|word| stems.iter().any(|stem| begins(word, stem)));
            self.stated("topics", &topic.value, &topic.evidence, topic.confidence, false, read);
        }
    }

    /// One value: where its words stand, and whether they are its words; `untold` if it may have none.
    fn stated(
        &mut self,
        field: &'static str,
        value: &dyn std::fmt::Debug,
        spans: &[Span],
        confidence: u8,
        untold: bool,
        are_its: impl Fn(&str) -> bool,
    ) {
        let mut all = String::new();
        for span in spans {
            let words = self.text.get(span.start as usize..span.end as usize).filter(|words| !words.is_empty());
            let Some(words) = words else {
                self.fault(
                    field,
                    format!("{value:?} at {}..{}, which is no stretch of the text", span.start, span.end),
                );
                return;
            };
            if !self.is_whole(*span) {
                self.fault(field, format!("{value:?} cuts a word: {words:?}"));
            }
            all.push_str(words);
            all.push('\n');
        }
        if all.is_empty() {
            let sure = f64::from(confidence) / 100.0 >= crate::certainty::SURE;
            if !untold || sure {
                self.fault(field, format!("{value:?} without words"));
            }
        } else if !are_its(&all) {
            self.fault(field, format!("{value:?} of {all:?}"));
        }
    }

    /// Whether a stretch begins and ends where a word does; in hashtags and in scripts without spaces words stand together.
    fn is_whole(&self, span: Span) -> bool {
        let (before, words) = (&self.text[..span.start as usize], &self.text[span.start as usize..span.end as usize]);
        let behind = &self.text[span.end as usize..];
        let glued = |c: char| {
            c.is_alphabetic() && !('\u{600}'..='\u{6ff}').contains(&c) && !('\u{3040}'..='\u{9fff}').contains(&c)
        };
        // `Общероссийский`: an adjective may have another before it in its word.
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        let joined =
            ["о", "е", "анти", "внутри", "меж", "про", "транс", "пост"].iter().any(|first| word.ends_with(first));
        let tag = joined
            || before.rsplit(char::is_whitespace).next().is_some_and(|word| word.contains('#'))
            || words.starts_with('#');
        let cuts = |left: Option<char>, right: Option<char>| left.is_some_and(glued) && right.is_some_and(glued);
        tag || !cuts(before.chars().next_back(), words.chars().next())
            && !cuts(words.chars().next_back(), behind.chars().next())
    }

    fn fault(&mut self, field: &'static str, reason: String) {
        self.all.push((field, reason));
    }
}

/// English and Russian are read in full.
fn is_first(report: &Report) -> bool {
    matches!(report.lang.as_str(), "en" | "ru")
}

fn surname(name: &str) -> &str {
    name.rsplit([' ', '.']).next().unwrap_or(name)
}

/// Whether all words of a value stand in a text, in any case: as far as the last three letters, three at least.
fn holds(text: &str, value: &str) -> bool {
    let (text, value) = (folded(&apart(text)), folded(value));
    let there: Vec<&str> = split(&text).collect();
    split(&value).all(|word| {
        let length = word.chars().count();
        // What is declined loses its last letter if it is short, and a vowel that comes and goes.
        let kept = match length {
            0..=2 => length,
            3 => 2,
            _ => length.saturating_sub(3).max(3),
        };
        let stem: String = word.chars().take(kept).collect();
        let day = |other: &str| matches!(other, "дня" | "дню" | "днем" | "дне");
        let ending = length == 1 && !word.chars().all(char::is_numeric);
        ending || there.iter().any(|other| other.starts_with(&stem) || word == "день" && day(other))
    })
}

/// Whether words name a session of the General Assembly by a short name and its number: `UNGA80`.
fn shortens(words: &str, value: &str) -> bool {
    let number = value.split(|c: char| !c.is_numeric()).next().unwrap_or_default();
    let assembly = value.contains("General Assembly") || value.contains("Генеральной Ассамблеи");
    let named = ["UNGA", "ГАООН", "General Assembly", "Генассамбле"].iter().any(|name| words.contains(name));
    assembly && named && !number.is_empty() && words.contains(number)
}

/// With spaces where a small letter stands before a large one, as in hashtags.
fn apart(text: &str) -> String {
    let mut apart = String::with_capacity(text.len());
    let mut small = false;
    for letter in text.chars() {
        if small && letter.is_uppercase() {
            apart.push(' ');
        }
        small = letter.is_lowercase();
        apart.push(letter);
    }
    apart
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn folded(text: &str) -> String {
    text.to_lowercase()
        .replace('ё', "е")
        .replace('\u{301}', "")
        .replace(|c| ('\u{64b}'..='\u{652}').contains(&c), "")
        .replace(['’', 'ʼ'], "'")
}

/// Whether words name a country, or a body, a town or a person of it: by a form that the lists have for it.
fn stands_for(words: &str, code: Country) -> bool {
    let of_english_and_russian = |words: &str| {
        let mut scanner = Scanner::default();
        scanner.scan(words).mentions.iter().any(|mention| match mention.what {
            What::Country { code: found, .. } => found == code,
            What::City(at) => Gazetteer::get().cities[usize::from(at)].country == Some(code),
            _ => false,
        })
    };
    words.lines().any(|words| of_english_and_russian(words) || of_further_languages(words, code))
}

/// The Arabic article, which is written with what it stands before.
const ARTICLE: &str = "ال";

/// What the lists of countries do not have: a body that bears no country in its name, characters that stand for a country.
const SHORT: [(&str, &[&str]); 7] = [
    ("AZ", &["милли меджлис"]),
    ("GB", &["форин-офис"]),
    ("UA", &["верховной рады", "рады"]),
    ("US", &["белый дом", "белом доме", "белого дома", "госдеп", "пентагон"]),
    (
        "RU",
        &[
            "томской области",
            "псковской области",
            "俄",
            "госдум",
            "председатель гд",
            "совфед",
            "свр",
            "фсб",
            "рпц",
            "кремл",
            "совет федерации",
            "совета федерации",
        ],
    ),
    ("HU", &["匈"]),
    ("CN", &["中", "华"]),
];

/// Whether the lists of a further language have a form for a country with whose words these begin.
fn of_further_languages(words: &str, code: Country) -> bool {
    const LISTS: [&str; 13] = [
        include_str!("../../data/countries.uk.tsv"),
        include_str!("../../data/countries.fr.tsv"),
        include_str!("../../data/countries.es.tsv"),
        include_str!("../../data/countries.de.tsv"),
        include_str!("../../data/countries.ar.tsv"),
        include_str!("../../data/countries.zh.tsv"),
        include_str!("../../data/countries.pt.tsv"),
        include_str!("../../data/countries.it.tsv"),
        include_str!("../../data/countries.tr.tsv"),
        include_str!("../../data/countries.pl.tsv"),
        include_str!("../../data/countries.kk.tsv"),
        include_str!("../../data/countries.be.tsv"),
        include_str!("../../data/countries.sr.tsv"),
    ];
    let words = folded(words);
    let form_stands = |form: &str| {
        let form = folded(form.trim_end_matches(['~', '*']));
        let form = form.strip_prefix(ARTICLE).unwrap_or(&form);
        let length = form.chars().count();
        let stem: String = form.chars().take(if length > 4 { length - 2 } else { length }).collect();
        !stem.is_empty() && words.contains(&stem)
    };
    let short = SHORT.iter().any(|(of, all)| *of == code.as_str() && all.iter().any(|one| words.contains(one)));
    short
        || LISTS.iter().flat_map(|list| list.lines()).any(|line| {
            let mut columns = line.split('\t');
            columns.next() == Some(code.as_str()) && columns.flat_map(|forms| forms.split('|')).any(form_stands)
        })
}

fn topics() -> &'static BTreeMap<&'static str, Vec<&'static str>> {
    static READ: OnceLock<BTreeMap<&'static str, Vec<&'static str>>> = OnceLock::new();
    READ.get_or_init(|| {
        let lines = include_str!("../../data/topics.tsv").lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| line.split_once('\t'))
            .map(|(topic, stems)| (topic, stems.split('|').collect()))
            .collect()
    })
}

/// Whether a word begins with a stem, or is one that ends in a stop.
fn begins(word: &str, stem: &str) -> bool {
    let word = folded(word);
    match stem.strip_suffix('.') {
        Some(whole) => word.strip_prefix(whole).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)),
        None => word.starts_with(stem),
    }
}

#[cfg(test)]
fn report(text: &str) -> Report {
    let posted = readout::dump::Posted::utc(1_741_773_600);
    readout::event::Extractor::new().report(&readout::event::Post { text, posted: Some(posted), ..Default::default() })
}

#[test]
fn values_put_together_of_words_apart_have_all_of_them() {
    let posted = Day::parse("2025-03-12");
    for text in [
        "Russian and Turkish delegations hold consultations on Libya in Ankara.",
        "Consultations between the Foreign Ministries of Norway and Malta were held in Oslo on May 13.",
        "В Осло прошли переговоры делегаций Норвегии и Мальты.",
        "The Minister visited Windsor Castle today and met with Jane Roe.",
        "Foreign Minister Jane Roe met with John Doe at the 78th session of the UN General Assembly.",
        "Министр А.Роу выступил на 80-й сессии Генеральной Ассамблеи ООН.",
        "On this day in 1915 the harbour of Oslo was opened.",
        "Министр А.Роу поздравил коллег с Днём независимости Мальты.",
        "Jane Roe: we condemn the strike on Malta.",
    ] {
        assert_eq!(faults(&report(text), posted, text), Vec::new(), "{text}");
    }
}

#[test]
fn a_value_of_other_words_is_a_fault() {
    let posted = Day::parse("2025-03-12");
    let text = "Foreign Minister Jane Roe met with John Doe of Malta in Oslo on 5 March.";
    let check = |field: &str, change: &dyn Fn(&mut Report)| {
        let mut report = report(text);
        change(&mut report);
        let found: Vec<&str> = faults(&report, posted, text).iter().map(|(field, _)| *field).collect();
        assert_eq!(found, [field]);
    };
    check("place", &|report| "Bergen".clone_into(&mut report.place.as_mut().expect("a place").value));
    check("date", &|report| {
        report.date.as_mut().expect("a date").value = Days::one(Day::parse("2025-03-06").expect("a day"));
    });
    check("countries", &|report| report.countries[0].value = Country::new("NO").expect("a code"));
    check("role", &|report| report.participants[0].role.as_mut().expect("a role").evidence.clear());
    check("participants", &|report| "Jane Poe".clone_into(&mut report.participants[0].name.value));
    check("kind", &|report| report.kind.evidence.clear());
    check("realis", &|report| report.realis.evidence[0].end += 1000);
    check("occasion", &|report| {
        report.occasion =
            Some(readout::event::Field { value: "a forum".to_owned(), evidence: Vec::new(), confidence: 50 });
    });
}

#[test]
fn what_happened_on_a_day_to_come_is_a_fault() {
    let posted = Day::parse("2025-03-12");
    for text in
        ["Foreign Minister Jane Roe will meet John Doe in Oslo on 15 March.", "Брифинг Анны Роу пройдёт 15 марта."]
    {
        let mut report = report(text);
        assert_eq!(faults(&report, posted, text), Vec::new(), "{text}");
        report.realis.value = Realis::Past;
        assert_eq!(faults(&report, posted, text).first().map(|(field, _)| *field), Some("realis"), "{text}");
    }
}
