//! Random queries for the model of the index: how each is typed, and what it means to a plain scan.

use std::collections::{BTreeSet, HashMap};

use super::model_scan::Plain;
use super::model_told::{Chance, NAMES, PEOPLE, Told, WORDS};
use super::skeleton::skeleton;
use super::words::fold;
use super::{Facet, Filter, Forgiven};
use crate::dump::Day;

/// Fields that look for words in a facet's values, by all their names, and what they are asked for.
const NAMED: [(&[&str], Facet, &[&str]); 6] = [
    (
        &["person", "who", "кто"],
        Facet::Participant,
        &["Barova", "Барова", "Анна Барова", "barova anna", "А Барова", "Торлан", "Kelmendi", "Сун", "Nobody"],
    ),
    (&["org", "body"], Facet::Organisation, &["совет", "стран Совет", "council", "bank"]),
    (&["place", "where", "место", "где"], Facet::Place, &["Вена", "vienna", "Порт-Судан", "судан порт", "Oslo"]),
    (&["occasion", "повод"], Facet::Occasion, &["Форум", "саммит"]),
    (&["tag", "#"], Facet::Hashtag, &["UNGA78", "встречи", "unga"]),
    (&["from", "source", "от"], Facet::Source, &["own", "ведомство", "Ministry"]),
];
/// Fields that look for codes, and codes.
const CODED: [(&[&str], Facet, &[&str]); 8] = [
    (&["country", "страна"], Facet::Country, &["FR", "sd", "UN", "Xk", "NO"]),
    (&["kind", "вид"], Facet::Kind, &["meeting", "Call", "visit", "ceremony", "comment", "news", "other"]),
    (&["class"], Facet::Class, &["meeting", "statement", "OTHER"]),
    (&["topic", "тема"], Facet::Topic, &["economic", "Sport", "cyber"]),
    (&["lang", "язык"], Facet::Language, &["ru", "EN", "fr"]),
    (&["has", "is"], Facet::Flag, &["media", "edited", "several", "undated", "unsure", "new"]),
    (&["realis"], Facet::Realis, &["past", "future", "negated"]),
    (&["dump"], Facet::Dump, &["0", "1", "2", "3"]),
];
/// Words with one typo: as typed, which of [`WORDS`] it is, and the only form of it that is one edit away.
const TYPOS: [(&str, usize, &str); 9] = [
    ("Торлна", 1, "торлан"),
    ("Kelmnedi", 2, "kelmendi"),
    ("Mizraev", 4, "mirzaev"),
    ("переговры", 5, "переговоры"),
    ("перегвооров", 5, "переговоров"),
    ("meetnig", 6, "meeting"),
    ("Зенро", 7, "зерно"),
    ("prot", 8, "port"),
    ("дрога", 9, "дорога"),
];

/// What is asked about: all events, and which words and names occur anywhere.
pub(super) struct World {
    pub(super) events: Vec<Plain>,
    /// Of each of [`WORDS`] the forms that occur, folded.
    forms: Vec<BTreeSet<String>>,
    /// The names that stand for a value.
    names: HashMap<(Facet, String), BTreeSet<String>>,
    /// Whether names of two scripts, and names of one person, have met.
    closed: bool,
}

impl World {
    /// Of reports and the events that they tell of; `label` names the person behind each name.
    pub(super) fn new(told: &[Told], events: Vec<Plain>, closed: bool, label: &dyn Fn(&str) -> String) -> Self {
        let mut forms = vec![BTreeSet::new(); WORDS.len()];
        let mut names: HashMap<(Facet, String), BTreeSet<String>> = HashMap::new();
        for one in told {
            for (word, form) in one.words.iter().zip(one.message.text.split(' ')) {
                forms[*word].insert(fold(form));
            }
            for participant in one.report.participants.iter().filter(|participant| !participant.body) {
                let name = &participant.name.value;
                names.entry((Facet::Participant, label(name))).or_default().insert(name.clone());
            }
        }
        Self { events, forms, names, closed }
    }

    /// Whether a name that stands for a value is as wanted.
    pub(super) fn is_called(&self, facet: Facet, value: &str, wanted: impl Fn(&str) -> bool) -> bool {
        match self.names.get(&(facet, value.to_owned())) {
            Some(names) => names.iter().any(|name| wanted(name)),
            None => wanted(value),
        }
    }

    /// Whether any form of a word begins so, or is this, in either script.
    fn begins(&self, word: usize, beginning: &str) -> bool {
        let occurring = &self.forms[word];
        if occurring.iter().any(|form| form.starts_with(beginning)) {
            return true;
        }
        let mut forms = WORDS[word].iter().map(|form| fold(form));
        let sounds = beginning.chars().filter(|letter| *letter != 'ь').count();
        let other_script = self.closed && word < NAMES && sounds > 2 && forms.clone().any(|f| f.starts_with(beginning));
        !occurring.is_empty() && (other_script || forms.any(|form| form == beginning))
    }
}

/// A condition as it is typed, and what it means.
pub(super) enum Condition {
    /// Words in a row.
    Row(Vec<usize>),
    /// Words in a row, behind which another one begins.
    RowAndBeginning(Vec<usize>, String),
    /// By its place in [`TYPOS`].
    Typo(usize),
    /// How the field is called, its facet, what is looked for; whether the last word is a beginning.
    Named(&'static str, Facet, String, bool),
    Coded(&'static str, Facet, String, bool),
    /// As typed, and the days from one to the other.
    Days(String, Option<Day>, Option<Day>),
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
}

impl Condition {
    fn random(chance: &mut Chance, depth: usize) -> Self {
        let some = |chance: &mut Chance| (0..2).map(|_| Self::random(chance, depth + 1)).collect();
        match chance.below(if depth > 2 { 10 } else { 14 }) {
            0..3 => Self::Row(vec![chance.below(WORDS.len())]),
            3 => Self::Row((0..2 + chance.below(2)).map(|_| chance.below(WORDS.len())).collect()),
            4 => Self::Typo(chance.below(TYPOS.len())),
            5 | 6 => {
                let (fields, facet, words) = chance.of(&NAMED);
                Self::Named(chance.of(fields), facet, chance.of(words).to_owned(), false)
            }
            7 | 8 => {
                let (fields, facet, codes) = chance.of(&CODED);
                Self::Coded(chance.of(fields), facet, chance.of(codes).to_owned(), false)
            }
            9 => Self::days(chance),
            10 | 11 => Self::Not(Box::new(Self::random(chance, depth + 1))),
            12 => Self::All(some(chance)),
            _ => Self::Any(some(chance)),
        }
    }

    /// What is still being typed when the question is asked.
    fn being_typed(chance: &mut Chance) -> Self {
        let cut = |chance: &mut Chance, text: &str| -> String {
            let letters: Vec<char> = text.chars().collect();
            letters[..=chance.below(letters.len())].iter().collect()
        };
        match chance.below(6) {
            0 => {
                let (fields, facet, words) = chance.of(&NAMED);
                let word = fold(chance.of(words)).split(' ').next().unwrap_or_default().to_owned();
                Self::Named(chance.of(fields), facet, cut(chance, &word), true)
            }
            1 => {
                let (fields, facet, codes) = chance.of(&CODED);
                let code = chance.of(codes);
                Self::Coded(chance.of(fields), facet, cut(chance, code), true)
            }
            2 => Self::Not(Box::new(Self::being_typed(chance))),
            many => {
                // Of a word what its forms in this script have in common, or a whole form: else grammar would decide.
                let forms = WORDS[chance.below(WORDS.len())];
                let form = fold(chance.of(forms));
                let script = |form: &str| form.is_ascii();
                let common = forms.iter().map(|other| fold(other)).filter(|other| script(other) == script(&form));
                let common = common.fold(form.clone(), |common, other| {
                    common.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
                });
                let beginning = if chance.one_in(4) { form } else { cut(chance, &common) };
                let before = if many == 3 { chance.some(&[0, 3, 5, 6, 8, 10], 2) } else { Vec::new() };
                Self::RowAndBeginning(before, beginning)
            }
        }
    }

    fn days(chance: &mut Chance) -> Self {
        let day = Day(19_000 + chance.below(400) as i32);
        let written = day.to_string();
        let (year, month) = (&written[..4], &written[..7]);
        let of = |text: String| Day::parse(&text);
        let last_of_month = || (28..=31).rev().find_map(|last| of(format!("{month}-{last}")));
        let (shown, first, last) = match chance.below(4) {
            0 => (year.to_owned(), of(format!("{year}-01-01")), of(format!("{year}-12-31"))),
            1 => (month.to_owned(), of(format!("{month}-01")), last_of_month()),
            2 => (format!("{}.{}.{year}", &written[8..], &written[5..7]), Some(day), Some(day)),
            _ => (written.clone(), Some(day), Some(day)),
        };
        match chance.below(3) {
            0 => Self::Days(
                format!("{}:{shown}", chance.of(&["before", "до"])),
                None,
                first.map(|first| Day(first.0 - 1)),
            ),
            1 => Self::Days(format!("{}:{shown}", chance.of(&["after", "после"])), first, None),
            _ => Self::Days(format!("{}:{shown}", chance.of(&["on", "дата"])), first, last),
        }
    }

    fn write(&self, chance: &mut Chance) -> String {
        let quotes = |chance: &mut Chance| chance.of(&[('"', '"'), ('«', '»'), ('“', '”')]);
        match self {
            Self::Row(words) => {
                let words: Vec<&str> = words.iter().map(|&word| chance.of(WORDS[word])).collect();
                let (open, close) = quotes(chance);
                if words.len() == 1 { words[0].to_owned() } else { format!("{open}{}{close}", words.join(" ")) }
            }
            Self::RowAndBeginning(words, beginning) if words.is_empty() => beginning.clone(),
            Self::RowAndBeginning(words, beginning) => {
                let words: Vec<&str> = words.iter().map(|&word| chance.of(WORDS[word])).collect();
                format!("{}{} {beginning}", quotes(chance).0, words.join(" "))
            }
            Self::Typo(at) => TYPOS[*at].0.to_owned(),
            Self::Named("#", _, words, _) => format!("#{words}"),
            Self::Named(field, _, words, _) if words.contains(' ') => {
                let (open, close) = quotes(chance);
                format!("{field}:{open}{words}{close}")
            }
            Self::Named(field, _, value, _) | Self::Coded(field, _, value, _) => format!("{field}:{value}"),
            Self::Days(text, ..) => text.clone(),
            Self::Not(inner) => match inner.as_ref() {
                Self::Not(_) => format!("{} {}", chance.of(&["NOT", "НЕ"]), inner.write(chance)),
                _ => format!("{}{}", chance.of(&["-", "−", "NOT ", "НЕ "]), inner.write(chance)),
            },
            Self::All(parts) => format!("({})", joined(parts, &[" ", " AND ", " И ", " & "], chance)),
            Self::Any(parts) => format!("({})", joined(parts, &[" OR ", " ИЛИ ", " | "], chance)),
        }
    }

    /// Whether an event is meant; nothing is forgiven in what is `excluded`.
    fn means(&self, event: &Plain, world: &World, excluded: bool) -> bool {
        let has = |facet: &Facet, wanted: &dyn Fn(&str) -> bool| {
            event.values.get(facet).is_some_and(|values| values.iter().any(|value| wanted(value)))
        };
        match self {
            Self::Row(words) => event.words.iter().any(|text| text.windows(words.len()).any(|row| row == words)),
            Self::RowAndBeginning(words, beginning) => event.words.iter().any(|text| {
                text.windows(words.len() + 1)
                    .any(|row| row.starts_with(words) && row.last().is_some_and(|last| world.begins(*last, beginning)))
            }),
            Self::Typo(at) => {
                let (_, of, near) = TYPOS[*at];
                let forgiven = !excluded && world.forms[of].contains(near);
                forgiven && event.words.iter().any(|text| text.contains(&of))
            }
            Self::Named(_, facet, words, typing) => has(facet, &|value| {
                world.is_called(*facet, value, |name| has_words(name, &fold(words), *typing, *facet))
            }),
            Self::Coded(_, facet, code, typing) => {
                let code = if *facet == Facet::Country { code.to_uppercase() } else { code.to_lowercase() };
                has(facet, &|value| value == code || *typing && value.starts_with(&code))
            }
            Self::Days(_, from, to) => {
                event.day.is_some_and(|day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to))
            }
            Self::Not(inner) => !inner.means(event, world, true),
            Self::All(parts) => parts.iter().all(|part| part.means(event, world, excluded)),
            Self::Any(parts) => parts.iter().any(|part| part.means(event, world, excluded)),
        }
    }

    fn forgiven(&self, world: &World, all: &mut Vec<Forgiven>) {
        match self {
            Self::Typo(at) => {
                let (typed, of, near) = TYPOS[*at];
                if world.forms[of].contains(near) {
                    all.push(Forgiven { typed: fold(typed), taken: near.to_owned() });
                }
            }
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.forgiven(world, all)),
            _ => {}
        }
    }

    /// Whether it looks for a name, which may stand in either script.
    fn names(&self) -> bool {
        match self {
            Self::Row(words) => words.iter().any(|&word| word < NAMES),
            Self::RowAndBeginning(words, beginning) => {
                let mut forms = WORDS[..NAMES].iter().flat_map(|forms| forms.iter());
                words.iter().any(|&word| word < NAMES) || forms.any(|form| fold(form).starts_with(beginning))
            }
            Self::Typo(at) => TYPOS[*at].1 < NAMES,
            Self::Not(inner) => inner.names(),
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::names),
            _ => false,
        }
    }
}

/// A query that was typed, and what it means.
pub(super) struct Typed {
    pub(super) text: String,
    condition: Condition,
}

impl Typed {
    pub(super) fn random(chance: &mut Chance) -> Self {
        let mut conditions: Vec<Condition> = (0..chance.below(3)).map(|_| Condition::random(chance, 0)).collect();
        let typing = chance.one_in(2);
        if typing {
            conditions.push(Condition::being_typed(chance));
        }
        // Behind the last word nothing is being typed if there is a space.
        let end = if typing { "" } else { " " };
        let mut text = joined(&conditions, &[" ", " AND ", " И "], chance);
        let mut condition = Condition::All(conditions);
        if !text.is_empty() && chance.one_in(5) {
            // Without brackets: what is left and right of `OR` belongs together.
            let before: Vec<Condition> = (0..2).map(|_| Condition::random(chance, 1)).collect();
            text = format!("{} OR {text}", joined(&before, &[" "], chance));
            condition = Condition::Any(vec![Condition::All(before), condition]);
        }
        Self { text: text + end, condition }
    }

    pub(super) fn means(&self, event: &Plain, world: &World) -> bool {
        self.condition.means(event, world, false)
    }

    /// Words that are read as others.
    pub(super) fn forgiven(&self, world: &World) -> Vec<Forgiven> {
        let mut all = Vec::new();
        self.condition.forgiven(world, &mut all);
        all
    }

    pub(super) fn names(&self) -> bool {
        self.condition.names()
    }
}

/// A filter of values, of days and of what was typed.
pub(super) fn random_filter(chance: &mut Chance, keys: &[(Facet, String)]) -> (Filter, Typed) {
    let typed = Typed::random(chance);
    let some = |chance: &mut Chance, most| -> Vec<(Facet, String)> {
        (0..chance.below(most)).map(|_| keys[chance.below(keys.len())].clone()).collect()
    };
    let filter = Filter {
        query: typed.text.clone(),
        from: chance.one_in(4).then(|| Day(19_000 + chance.below(200) as i32)),
        to: chance.one_in(4).then(|| Day(19_200 + chance.below(200) as i32)),
        include: some(chance, 4),
        exclude: some(chance, 2),
    };
    (filter, typed)
}

/// What values of a facet may be searched for.
pub(super) fn random_search(chance: &mut Chance) -> &'static str {
    chance.of(&["", "", "bar", "Анна", "ан", "r", "СТ", "е", "порт-с", "xyz", "ne"])
}

/// Whether a name has a part that is searched for, as it is written or, if of a person, as it sounds.
pub(super) fn has_part(name: &str, part: &str, facet: Facet) -> bool {
    let part = fold(part);
    fold(name).contains(&part) || sounds(name, facet).any(|sound| sound.contains(&part))
}

/// Whether a name has all words, the last of which may be a beginning; persons are found in either script.
fn has_words(name: &str, words: &str, typing: bool, facet: Facet) -> bool {
    let end = words.split(' ').count() - 1;
    words.split(' ').enumerate().all(|(at, word)| {
        let is = |own: &str, word: &str| own == word || typing && at == end && own.starts_with(word);
        let sound = skeleton(word);
        fold(name).split(' ').any(|own| is(own, word))
            || sound.len() > 2 && sounds(name, facet).any(|own| is(&own, &sound))
    })
}

fn sounds(name: &str, facet: Facet) -> impl Iterator<Item = String> {
    let words = if facet == Facet::Participant { fold(name) } else { String::new() };
    let sounds: Vec<String> = words.split(' ').map(skeleton).filter(|sound| sound.len() > 2).collect();
    sounds.into_iter()
}

fn joined(parts: &[Condition], between: &[&str], chance: &mut Chance) -> String {
    let mut text = String::new();
    for part in parts {
        if !text.is_empty() {
            text += chance.of(between);
        }
        text += &part.write(chance);
    }
    text
}

/// What is looked for in [`NAMED`] of persons must be told of persons that there are.
#[test]
fn persons_are_looked_for_that_there_are() {
    let forms: Vec<&str> = PEOPLE.iter().flat_map(|forms| forms.iter().copied()).collect();
    let found = |words: &&&str| forms.iter().any(|form| has_words(form, &fold(words), false, Facet::Participant));
    assert_eq!(NAMED[0].2.iter().filter(found).count(), NAMED[0].2.len() - 1);
}
