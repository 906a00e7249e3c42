//! The index against a plain scan over everything: random reports, random questions, the same answers.

use std::collections::{BTreeSet, HashMap};

use super::model_check::check;
use super::stored_tests::{stored, taken_up};
use super::{Ask, Builder, Choice, Facet, Filter, Order, Window};
use crate::dump::{Chat, Day, Days, Forward, Media, Message, MessageId, Posted};
use crate::event::{Basis, Country, Field, Kind, Lang, Participant, Realis, Report};

/// Words, each with its forms; a form of one is found by any other. The first five are names.
const WORDS: [&[&str]; 12] = [
    &["Баров", "Барову", "Barov", "Barov's"],
    &["Torlan", "Торланом", "Торлан"],
    &["Kelmendi", "Кельменди"],
    &["Вельга", "Velga", "Вельгой"],
    &["Mirzaev", "Мирзаева"],
    &["переговоры", "переговоров", "Переговорами"],
    &["meeting", "meetings"],
    &["зерно", "зерна", "зерном"],
    &["port", "ports"],
    &["дорога", "дорогу"],
    &["2023"],
    &["и"],
];
const PEOPLE: [&[&str]; 4] = [
    &["Anna Barova", "Анна Барова", "А.Барова"],
    &["Marko Torlan", "М.Торлан", "Торлан"],
    &["Viktor Kelmendi", "Виктор Кельменди"],
    &["Сун Вельга"],
];
const BODIES: [&str; 2] = ["Совет стран", "Council"];

/// Small numbers, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    fn some<T: Copy>(&mut self, all: &[T], most: usize) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| self.of(all)).collect()
    }
}

/// A report as the plain scan sees it.
#[derive(Clone)]
struct Told {
    report: Report,
    message: Message,
    dump: u32,
    /// What became known of it later: other dumps that have it, whether a later version took its place, whether only
    /// the dump opened last has it.
    also: Vec<u32>,
    withdrawn: bool,
    new: bool,
    /// Which of the words stand where.
    words: Vec<usize>,
    people: Vec<usize>,
}

fn field<T>(value: T, confidence: u8) -> Field<T> {
    Field { value, evidence: Vec::new(), confidence }
}

fn told(chance: &mut Chance, id: i64) -> Told {
    let words: Vec<usize> = (0..chance.below(9)).map(|_| chance.below(WORDS.len())).collect();
    let text: Vec<&str> = words.iter().map(|&word| chance.of(WORDS[word])).collect();
    let people: Vec<usize> = chance.some(&[0, 1, 2, 3], 2);
    let mut participants: Vec<Participant> = Vec::new();
    for name in people.iter().map(|&person| chance.of(PEOPLE[person])).collect::<Vec<_>>() {
        participants.push(participant(name, false, chance));
    }
    for body in chance.some(&BODIES, 1) {
        participants.push(participant(body, true, chance));
    }
    let day = Day(19_000 + chance.below(400) as i32);
    let posted = (!chance.one_in(5)).then(|| Posted::utc(i64::from(day.0) * 86_400 + chance.below(50) as i64));
    let basis = chance.of(&[Basis::Stated, Basis::Relative, Basis::Inferred, Basis::Posted]);
    let last = Day(day.0 + chance.below(2) as i32);
    let countries: BTreeSet<&str> = chance.some(&["FR", "SD", "UN", "XK"], 3).into_iter().collect();
    let report = Report {
        lang: chance.of(&[Lang::RU, Lang::EN]),
        kind: field(chance.of(&Kind::ALL), chance.of(&[30, 95])),
        realis: field(chance.of(&[Realis::Past, Realis::Future]), 90),
        stance: None,
        date: None,
        yearless: None,
        date_shown: (!chance.one_in(6)).then_some((Days { first: day, last }, basis)),
        participants,
        place: chance.one_in(2).then(|| field(chance.of(&["Вена", "Vienna", "Порт-Судан"]).to_owned(), 90)),
        occasion: chance.one_in(4).then(|| field("форум".to_owned(), 90)),
        countries: countries.into_iter().filter_map(Country::new).map(|country| field(country, 90)).collect(),
        topics: chance.some(&["trade", "grain"], 1).into_iter().map(|topic| field(topic.to_owned(), 90)).collect(),
        hashtags: chance.some(&["Встречи", "UNGA78"], 2).into_iter().map(str::to_owned).collect(),
    };
    let message = Message {
        id: MessageId::Number(id),
        posted,
        edited: if chance.one_in(3) { posted } else { None },
        forward: chance.one_in(3).then(|| Forward { name: Some("Ведомство".into()), ..Forward::default() }),
        media: if chance.one_in(2) { vec![Media::default()] } else { Vec::new() },
        text: text.join(" "),
        ..Message::default()
    };
    let (dump, also) = (chance.below(2) as u32, Vec::new());
    Told { report, message, dump, also, withdrawn: false, new: false, words, people }
}

fn participant(name: &str, body: bool, chance: &mut Chance) -> Participant {
    Participant {
        name: field(name.to_owned(), 90),
        aliases: Vec::new(),
        role: chance.one_in(2).then(|| field("министр".to_owned(), 90)),
        country: None,
        body,
    }
}

/// An event as the plain scan sees it.
pub(super) struct Plain {
    pub(super) key: String,
    pub(super) day: Option<Day>,
    pub(super) class: usize,
    pub(super) values: HashMap<Facet, BTreeSet<String>>,
    words: Vec<Vec<usize>>,
    pub(super) reports: u32,
}

/// All events in the order of the timeline; `labels` names the person behind each name.
fn scan(
    told: &[Told],
    event_of: &[u32],
    key_of: &dyn Fn(usize) -> String,
    label: &dyn Fn(&str) -> String,
) -> Vec<Plain> {
    let mut events = Vec::new();
    for first in (0..told.len()).filter(|&at| event_of[at] as usize == at && !told[at].withdrawn) {
        let members: Vec<usize> = (first..told.len()).filter(|&at| event_of[at] as usize == first).collect();
        let stated = |at: usize| told[at].report.date_shown.is_some_and(|shown| shown.1 == Basis::Stated);
        let names = |at: usize| {
            let all = &told[at].report.participants;
            let mut distinct: Vec<(&str, bool, bool)> = Vec::new();
            for p in all {
                let form = (p.name.value.as_str(), p.role.is_some(), p.body);
                if !distinct.contains(&form) {
                    distinct.push(form);
                }
            }
            distinct.len()
        };
        let worth = |&&at: &&usize| {
            let own = told[at].message.forward.is_none();
            (stated(at), names(at), own, told[at].report.kind.confidence, usize::MAX - at)
        };
        let main = *members.iter().max_by_key(worth).unwrap();
        let by_basis = |&&at: &&usize| told[at].report.date_shown.map(|shown| (shown.1, at != main, at));
        let shown = members.iter().filter(|&&at| told[at].report.date_shown.is_some()).min_by_key(by_basis);
        let day = shown.and_then(|&at| told[at].report.date_shown).map(|(days, _)| days.first);
        let mut values: HashMap<Facet, BTreeSet<String>> = HashMap::new();
        let mut put = |facet, key: String| {
            values.entry(facet).or_default().insert(key);
        };
        let kind = told[main].report.kind.value;
        put(Facet::Kind, format!("{kind:?}").to_lowercase());
        put(Facet::Class, format!("{:?}", kind.class()).to_lowercase());
        put(Facet::Realis, format!("{:?}", told[main].report.realis.value).to_lowercase());
        for &at in &members {
            let Told { report, message, dump, .. } = &told[at];
            report.countries.iter().for_each(|country| put(Facet::Country, country.value.to_string()));
            report.topics.iter().for_each(|topic| put(Facet::Topic, topic.value.clone()));
            report.hashtags.iter().for_each(|tag| put(Facet::Hashtag, tag.clone()));
            for p in &report.participants {
                let facet = if p.body { Facet::Organisation } else { Facet::Participant };
                put(facet, if p.body { p.name.value.clone() } else { label(&p.name.value) });
            }
            put(Facet::Source, message.forward.as_ref().map_or("own", |_| "Ведомство").to_owned());
            put(Facet::Dump, dump.to_string());
            told[at].also.iter().for_each(|dump| put(Facet::Dump, dump.to_string()));
            if told[at].new {
                put(Facet::Flag, "new".to_owned());
            }
            put(Facet::Language, report.lang.to_string());
            let flags = [("media", !message.media.is_empty()), ("edited", message.edited.is_some())];
            flags.iter().filter(|flag| flag.1).for_each(|flag| put(Facet::Flag, flag.0.to_owned()));
        }
        let flags = [
            ("several", members.len() > 1),
            ("undated", day.is_none()),
            ("unsure", told[main].report.kind.confidence < 60),
        ];
        flags.iter().filter(|flag| flag.1).for_each(|flag| put(Facet::Flag, flag.0.to_owned()));
        let others = || std::iter::once(main).chain(members.iter().copied().filter(|&at| at != main));
        let place = others().find_map(|at| told[at].report.place.clone());
        if let Some(place) = place {
            put(Facet::Place, place.value);
        }
        let occasion = others().find_map(|at| told[at].report.occasion.clone());
        if let Some(occasion) = occasion {
            put(Facet::Occasion, occasion.value);
        }
        let instant = told[main].message.posted.map_or(i64::MAX, |posted| posted.seconds);
        let words = members.iter().map(|&at| told[at].words.clone()).collect();
        let order = (day.map_or(i32::MAX, |day| day.0), instant, first);
        let reports = members.len() as u32;
        let event = Plain { key: key_of(first), day, class: kind.class() as usize, values, words, reports };
        events.push((order, event));
    }
    events.sort_by_key(|event| event.0);
    events.into_iter().map(|event| event.1).collect()
}

/// A condition as it is typed, and what it means.
pub(super) enum Condition {
    Row(Vec<usize>),
    Value(Facet, &'static str),
    Days(Option<Day>, Option<Day>),
    Not(Box<Condition>),
    Any(Vec<Condition>),
}

impl Condition {
    fn random(chance: &mut Chance, depth: usize) -> Self {
        match chance.below(if depth > 2 { 6 } else { 9 }) {
            0..3 => Self::Row(vec![chance.below(WORDS.len())]),
            3 => Self::Row((0..2 + chance.below(2)).map(|_| chance.below(WORDS.len())).collect()),
            4 => chance
                .of(&[
                    Some((Facet::Country, "FR")),
                    Some((Facet::Kind, "call")),
                    Some((Facet::Flag, "media")),
                    Some((Facet::Language, "ru")),
                    Some((Facet::Hashtag, "UNGA78")),
                    Some((Facet::Place, "Порт-Судан")),
                ])
                .map_or(Self::Days(None, None), |(facet, key)| Self::Value(facet, key)),
            5 => match chance.below(3) {
                0 => Self::Days(None, Day::parse("2022-09-30")),
                1 => Self::Days(Day::parse("2022-05-01"), None),
                _ => Self::Days(Day::parse("2022-06-01"), Day::parse("2022-06-30")),
            },
            6 | 7 => Self::Not(Box::new(Self::random(chance, depth + 1))),
            _ => Self::Any((0..2).map(|_| Self::random(chance, depth + 1)).collect()),
        }
    }

    fn write(&self, chance: &mut Chance) -> String {
        match self {
            Self::Row(words) => {
                let words: Vec<&str> = words.iter().map(|&word| chance.of(WORDS[word])).collect();
                if words.len() == 1 { words[0].to_owned() } else { format!("\"{}\"", words.join(" ")) }
            }
            Self::Value(facet, key) => match facet {
                Facet::Country => format!("country:{key}"),
                Facet::Kind => format!("kind:{key}"),
                Facet::Flag => format!("has:{key}"),
                Facet::Language => format!("lang:{key}"),
                Facet::Place => format!("place:\"{key}\""),
                _ => format!("#{key}"),
            },
            Self::Days(None, Some(_)) => "before:2022-10-01".into(),
            Self::Days(Some(_), None) => "after:2022-05".into(),
            Self::Days(..) => "on:2022-06".into(),
            Self::Not(inner) => match inner.as_ref() {
                Self::Not(_) => format!("NOT {}", inner.write(chance)),
                _ => format!("-{}", inner.write(chance)),
            },
            Self::Any(parts) => {
                format!("({})", parts.iter().map(|part| part.write(chance)).collect::<Vec<_>>().join(" OR "))
            }
        }
    }

    pub(super) fn holds(&self, event: &Plain) -> bool {
        match self {
            Self::Row(words) => event.words.iter().any(|text| text.windows(words.len()).any(|row| row == words)),
            Self::Value(facet, key) => event.values.get(facet).is_some_and(|values| values.contains(*key)),
            Self::Days(from, to) => {
                event.day.is_some_and(|day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to))
            }
            Self::Not(inner) => !inner.holds(event),
            Self::Any(parts) => parts.iter().any(|part| part.holds(event)),
        }
    }

    /// Whether it looks for a name, which may stand in either script.
    fn words_of_names(&self) -> bool {
        match self {
            Self::Row(words) => words.iter().any(|&word| word < 5),
            Self::Not(inner) => inner.words_of_names(),
            Self::Any(parts) => parts.iter().any(Self::words_of_names),
            _ => false,
        }
    }
}

fn random_filter(chance: &mut Chance, keys: &[(Facet, String)]) -> (Filter, Vec<Condition>) {
    let conditions: Vec<Condition> = (0..chance.below(3)).map(|_| Condition::random(chance, 0)).collect();
    let query: Vec<String> = conditions.iter().map(|condition| condition.write(chance)).collect();
    let some = |chance: &mut Chance, most| -> Vec<(Facet, String)> {
        (0..chance.below(most)).map(|_| keys[chance.below(keys.len())].clone()).collect()
    };
    let filter = Filter {
        // A space behind the last word: it is not being typed.
        query: query.join(" ") + " ",
        from: chance.one_in(4).then(|| Day(19_000 + chance.below(200) as i32)),
        to: chance.one_in(4).then(|| Day(19_200 + chance.below(200) as i32)),
        include: some(chance, 4),
        exclude: some(chance, 2),
    };
    (filter, conditions)
}

fn later(builder: &mut Builder, report: u32, one: &Told) {
    for dump in &one.also {
        builder.also_in(report, *dump);
        if report < builder.len() {
            builder.also_in(report, one.dump);
        }
    }
    if one.withdrawn {
        builder.withdraw(report);
        builder.withdraw(report);
    }
}

/// The form that names each person: the most frequent of the full ones, the earliest among equals.
fn labels(told: &[Told]) -> HashMap<String, String> {
    let mut labels = HashMap::new();
    for (person, forms) in PEOPLE.iter().enumerate() {
        let mut uses: Vec<(&str, usize)> = Vec::new();
        for told in told.iter().filter(|told| told.people.contains(&person)) {
            // A form counts once for each way in which a report writes it: with and without a role.
            let mut seen: Vec<(&str, bool)> = Vec::new();
            for p in told.report.participants.iter().filter(|p| forms.contains(&p.name.value.as_str())) {
                let form = (*forms.iter().find(|form| **form == p.name.value).unwrap(), p.role.is_some());
                if !seen.contains(&form) {
                    seen.push(form);
                    match uses.iter_mut().find(|one| one.0 == form.0) {
                        Some(one) => one.1 += 1,
                        None => uses.push((form.0, 1)),
                    }
                }
            }
        }
        let full = |form: &str| form.contains(' ');
        let rank = |(at, (form, uses)): &(usize, &(&str, usize))| (full(form), *uses, usize::MAX - at);
        if let Some((_, (label, _))) = uses.iter().enumerate().max_by_key(rank) {
            forms.iter().for_each(|form| drop(labels.insert((*form).to_owned(), (*label).to_owned())));
        }
    }
    labels
}

#[test]
fn the_index_answers_as_a_plain_scan_does() {
    let mut chance = Chance(0x5eed_0f7e_57ed_1234);
    for round in 0..60 {
        let mut told: Vec<Told> = (0..=chance.below(250)).map(|id| told(&mut chance, id as i64)).collect();
        let mut event_of: Vec<u32> = (0..told.len() as u32).collect();
        for at in 1..told.len() {
            if chance.one_in(4) {
                event_of[at] = event_of[chance.below(at)];
            }
        }
        let newest = if chance.one_in(2) { 0..0 } else { chance.below(told.len())..told.len() };
        for at in 0..told.len() {
            if chance.one_in(6) {
                told[at].also.push(2 + chance.below(2) as u32);
            }
            told[at].new = newest.contains(&at) && told[at].also.is_empty();
            // Joining leaves what is withdrawn alone.
            let alone = event_of[at] as usize == at && !event_of[at + 1..].contains(&(at as u32));
            told[at].withdrawn = round % 2 == 1 && alone && chance.one_in(4);
        }
        let mut builder = Builder::default();
        let chat = Chat { id: Some(5), ..Chat::default() };
        (0..2).for_each(|dump| builder.add_chat(dump, &chat));
        for (at, one) in (0..).zip(&told) {
            // Some become known before the report comes, and most behind it.
            if at % 7 == 0 {
                later(&mut builder, at, one);
            }
            assert_eq!(builder.push(&one.report, &one.message, one.dump), at);
        }
        builder.set_newest(newest.start as u32..newest.end as u32);
        for (at, one) in (0..).zip(&told).filter(|(at, _)| at % 7 != 0) {
            later(&mut builder, at, one);
        }
        let key_of = |at: usize| {
            let MessageId::Number(id) = told[at].message.id else { return String::new() };
            super::event_key::text(super::event_key::numbered(super::event_key::chat(&chat), id as u32))
        };
        let alone: Vec<u32> = (0..told.len() as u32).collect();
        let provisional = scan(&told, &alone, &key_of, &str::to_owned);
        let names = labels(&told);
        let events = scan(&told, &event_of, &key_of, &|name| names[name].clone());
        let mut asks = Vec::new();
        for _ in 0..25 {
            let keys = |events: &[Plain]| -> Vec<(Facet, String)> {
                let mut all: Vec<(Facet, String)> = vec![(Facet::Topic, "unknown".into())];
                for event in events.iter().take(20) {
                    let values = event.values.iter();
                    all.extend(values.flat_map(|(facet, keys)| keys.iter().map(|key| (*facet, key.clone()))));
                }
                all.sort();
                all
            };
            let (filter, query) = random_filter(&mut chance, &keys(&events));
            let limit = chance.of(&[0, 1, 2, 5, 1_000]);
            let ask = Ask {
                serial: round,
                filter,
                order: chance.of(&[Order::NewestFirst, Order::OldestFirst]),
                window: Window { first: chance.below(120) as u32, count: chance.below(60) as u32 },
                facets: Facet::ALL.map(|facet| Choice { facet, limit, search: String::new() }).into(),
                bars: chance.of(&[1, 7, 60, 500]),
            };
            // Names in two scripts and forms of a person's name meet only when the timeline is closed.
            let names_sought = query.iter().any(Condition::words_of_names);
            let people_chosen = ask.filter.include.iter().chain(&ask.filter.exclude).any(|c| c.0 == Facet::Participant);
            if !names_sought && !people_chosen {
                check(&ask, &query, &provisional, &builder.ask(&ask, &()));
            }
            asks.push((ask, query));
        }
        let mut timeline = builder.freeze(&event_of);
        if round % 3 == 0 {
            // One that was stored and taken up again is no other.
            timeline = taken_up(&stored(&timeline)).expect("as it was stored");
        }
        for (ask, query) in &asks {
            let answer = timeline.ask(ask, &());
            check(ask, query, &events, &answer);
            let moved = Ask { window: Window { first: 0, count: 1_000 }, ..ask.clone() };
            let all = timeline.ask(&moved, &()).rows;
            assert_eq!(all.len(), answer.shown as usize);
            for (at, row) in all.iter().enumerate().step_by(17) {
                let found = timeline.event(&row.key, &ask.filter, ask.order, &()).unwrap();
                let key = |at: Option<usize>| at.and_then(|at| all.get(at)).map(|row| row.key.clone());
                assert_eq!((found.position, &found.row), (Some(at as u32), row));
                assert_eq!((found.previous, found.next), (key(at.checked_sub(1)), key(Some(at + 1))));
                assert_eq!(timeline.reports_of(&row.key).unwrap().len(), row.reports as usize);
            }
        }
    }
}
