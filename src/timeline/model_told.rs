//! Random reports for the model of the index, and what is told of them later.

use std::collections::{BTreeSet, HashMap};

use super::Builder;
use crate::dump::{Chat, Day, Days, Forward, Media, Message, MessageId, Posted};
use crate::event::{Basis, Country, Field, Kind, Lang, Participant, Realis, Report};

/// Words, each with its forms; a form of one is found by any other. The first [`NAMES`] are names, and those from [`TWO_NAMES`] on
/// have two, of which the first form and the first in the other script are.
pub(super) const WORDS: [&[&str]; 14] = [
    &["Баров", "Барову", "БАРОВ", "баров", "Barov", "BAROV", "Barov's"],
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
    &["Женева", "Женевы", "Geneva"],
    &["ООН", "UN"],
];
/// So many of them may stand in either script.
pub(super) const NAMES: usize = 5;
pub(super) const TWO_NAMES: usize = 12;
pub(super) const PEOPLE: [&[&str]; 5] = [
    &["Anna Barova", "Анна Барова", "А.Барова"],
    &["Marko Torlan", "М.Торлан", "Торлан"],
    &["Viktor Kelmendi", "Виктор Кельменди"],
    &["Сун Вельга"],
    &["Rustam Mirzaev", "Рустам Мирзаев"],
];
/// Places, each with all its names.
pub(super) const TOWNS: [&[&str]; 3] = [&["Вена", "Vienna"], &["Порт-Судан", "Port Sudan"], &["Уютный дом"]];
/// Names of bodies; the last two are of one.
pub(super) const BODIES: [&str; 4] = ["Совет стран", "Council", "Совет НАТО", "NATO"];

/// Small numbers, the same in every run.
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end
    }

    pub(super) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    pub(super) fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    pub(super) fn some<T: Copy>(&mut self, all: &[T], most: usize) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| self.of(all)).collect()
    }
}

/// A report as the plain scan sees it.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) report: Report,
    pub(super) message: Message,
    pub(super) dump: u32,
    /// What became known of it later: other dumps that have it, whether a later version took its place, whether only
    /// the dump opened last has it.
    pub(super) also: Vec<u32>,
    pub(super) withdrawn: bool,
    pub(super) new: bool,
    /// Which of the words stand where.
    pub(super) words: Vec<usize>,
    pub(super) people: Vec<usize>,
}

impl Told {
    /// Chat and number of its message.
    pub(super) fn post(&self) -> (u32, i64) {
        let MessageId::Number(id) = self.message.id else { return (self.message.chat, -1) };
        (self.message.chat, id)
    }
}

/// The chats of the messages, as links may name them: of the second nobody knows how.
pub(super) fn chats() -> [Chat; 2] {
    let named = Chat { id: Some(5), username: Some("harbour".into()), ..Chat::default() };
    [named, Chat { title: Some("Quay".into()), ..Chat::default() }]
}

fn field<T>(value: T, confidence: u8) -> Field<T> {
    Field { value, evidence: Vec::new(), confidence }
}

/// A report of anything.
pub(super) fn told(chance: &mut Chance, id: i64) -> Told {
    let words: Vec<usize> = (0..chance.below(9)).map(|_| chance.below(WORDS.len())).collect();
    let text: Vec<&str> = words.iter().map(|&word| chance.of(WORDS[word])).collect();
    let people: Vec<usize> = chance.some(&[0, 1, 2, 3, 4], 2);
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
        place: chance
            .one_in(2)
            .then(|| field(chance.of(&["Вена", "Vienna", "Порт-Судан", "Уютный дом"]).to_owned(), 90)),
        occasion: chance.one_in(4).then(|| field("форум".to_owned(), 90)),
        countries: countries.into_iter().filter_map(Country::new).map(|country| field(country, 90)).collect(),
        topics: chance.some(&["economic", "sport"], 1).into_iter().map(|topic| field(topic.to_owned(), 90)).collect(),
        hashtags: chance.some(&["Встречи", "UNGA78"], 2).into_iter().map(str::to_owned).collect(),
    };
    let message = Message {
        id: MessageId::Number(id),
        chat: u32::from(chance.one_in(3)),
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

/// Tells the builder what becomes known of a report besides what it says.
pub(super) fn later(builder: &mut Builder, report: u32, one: &Told) {
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

/// The form that names each person, the most frequent of the full ones, the earliest among equals; and each place likewise.
pub(super) fn labels(told: &[Told]) -> HashMap<String, String> {
    let mut labels = HashMap::new();
    let places: Vec<&str> = told.iter().filter_map(|one| Some(one.report.place.as_ref()?.value.as_str())).collect();
    for town in TOWNS {
        let rank = |name: &&&str| {
            let first = places.iter().position(|place| place == *name);
            (places.iter().filter(|place| place == name).count(), std::cmp::Reverse(first))
        };
        if let Some(label) = town.iter().filter(|name| places.contains(name)).max_by_key(rank) {
            labels.extend(town.iter().map(|name| ((*name).to_owned(), (*label).to_owned())));
        }
    }
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
