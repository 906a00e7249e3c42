//! Random queries for the model of the index: how each is typed, and what it means to a plain scan.

use std::collections::{BTreeSet, HashMap};

use super::model_scan::Plain;
use super::model_told::{Chance, NAMES, TOWNS, TWO_NAMES, Told, WORDS};
use super::model_words::{CODED, FIELD_TYPOS, LINKS, NAMED, TYPOS, has_words};
use super::words::fold;
use super::{Facet, Filter, Forgiven, QueryReason};
use crate::dump::Day;
use crate::event::Report;

/// What is asked about: all events, and which words and names occur anywhere.
pub(super) struct World {
    pub(super) events: Vec<Plain>,
    /// Of each of [`WORDS`] the forms that occur, folded.
    forms: Vec<BTreeSet<String>>,
    /// The words of each field, folded.
    fields: HashMap<Facet, BTreeSet<String>>,
    /// The messages that there are.
    posts: BTreeSet<(u32, i64)>,
    /// The dumps that have any.
    dumps: BTreeSet<u32>,
    /// The names that stand for a value.
    names: HashMap<(Facet, String), BTreeSet<String>>,
    /// Whether names of two scripts, and names of one person, have met.
    closed: bool,
}

impl World {
    /// Of reports and the events that they tell of; `label` names the person or town behind each name.
    pub(super) fn new(told: &[Told], events: Vec<Plain>, closed: bool, label: &dyn Fn(&str) -> String) -> Self {
        let mut forms = vec![BTreeSet::new(); WORDS.len()];
        let mut names: HashMap<(Facet, String), BTreeSet<String>> = HashMap::new();
        let mut fields: HashMap<Facet, BTreeSet<String>> = HashMap::new();
        fields.entry(Facet::Source).or_default().insert("own".to_owned());
        let mut told_in = |facet, name: &str| {
            let words = fold(name);
            fields.entry(facet).or_default().extend(words.split(' ').map(str::to_owned));
        };
        for one in told {
            let Report { participants, place, occasion, hashtags, .. } = &one.report;
            let body = |body| if body { Facet::Organisation } else { Facet::Participant };
            let people = participants.iter().map(|participant| (body(participant.body), &participant.name.value));
            let occasions = occasion.iter().map(|occasion| (Facet::Occasion, &occasion.value));
            let tags = hashtags.iter().map(|tag| (Facet::Hashtag, tag));
            for (facet, name) in people.chain(occasions).chain(tags) {
                told_in(facet, name);
            }
            told_in(Facet::Source, one.message.forward.as_ref().map_or("own", |_| "Ведомство"));
            if let Some(place) = place {
                // Any name of a town finds it.
                for town in TOWNS.iter().filter(|town| town.contains(&place.value.as_str())) {
                    let all = names.entry((Facet::Place, label(&place.value))).or_default();
                    for name in *town {
                        told_in(Facet::Place, name);
                        all.insert((*name).to_owned());
                    }
                }
            }
            for (word, form) in one.words.iter().zip(one.message.text.split(' ')) {
                forms[*word].insert(fold(form));
            }
            for participant in one.report.participants.iter().filter(|participant| !participant.body) {
                let name = &participant.name.value;
                names.entry((Facet::Participant, label(name))).or_default().insert(name.clone());
            }
        }
        let posts = told.iter().map(Told::post).collect();
        let dumps = told.iter().flat_map(|one| one.also.iter().chain([&one.dump]).copied()).collect();
        Self { events, forms, fields, posts, dumps, names, closed }
    }

    /// Whether a name that stands for a value is as wanted.
    pub(super) fn is_called(&self, facet: Facet, value: &str, wanted: impl Fn(&str) -> bool) -> bool {
        match self.names.get(&(facet, value.to_owned())) {
            Some(names) => names.iter().any(|name| wanted(name)),
            None => wanted(value),
        }
    }

    /// What a word with a typo is read as: the form that is one edit away, or a name as it sounds.
    fn read_as(&self, at: usize) -> Option<&str> {
        let (_, of, near) = TYPOS[at];
        // With a letter at another place the others sound otherwise.
        let sounds = self.closed && of < 3;
        let sounding = || self.forms[of].first().filter(|_| sounds).map(String::as_str);
        if self.forms[of].contains(near) { Some(near) } else { sounding() }
    }

    /// What a word of a field with a typo is read as.
    fn near(&self, at: usize) -> Option<&'static str> {
        let (_, facet, _, near) = FIELD_TYPOS[at];
        near.iter().find(|near| self.fields.get(&facet).is_some_and(|words| words.contains(**near))).copied()
    }

    /// Whether any form of a word begins so, or is this, in either script.
    fn begins(&self, word: usize, beginning: &str) -> bool {
        let occurring = &self.forms[word];
        if occurring.iter().any(|form| form.starts_with(beginning)) {
            return true;
        }
        let mut forms = WORDS[word].iter().map(|form| fold(form));
        // By the name that nobody wrote.
        let is_unwritten = |name: &str| !occurring.iter().any(|form| form.is_ascii() == name.is_ascii());
        let unwritten = self.closed && word >= TWO_NAMES && !occurring.is_empty();
        if unwritten && two_names(word).any(|name| is_unwritten(&name) && name.starts_with(beginning)) {
            return true;
        }
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
    /// By its place in [`FIELD_TYPOS`].
    FieldTypo(usize),
    /// As typed, the chat if any is called so, and the number.
    Post(&'static str, Option<u32>, i64),
    /// How the field is called, its facet, what is looked for; whether the last word is a beginning.
    Named(&'static str, Facet, String, bool),
    Coded(&'static str, Facet, String, bool),
    /// As typed, and the days from one to the other.
    Days(String, Option<Day>, Option<Day>),
    Not(Box<Condition>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    /// Values of one field.
    OneOf(Vec<Condition>),
}

impl Condition {
    fn random(chance: &mut Chance, depth: usize) -> Self {
        let some = |chance: &mut Chance| (0..2).map(|_| Self::random(chance, depth + 1)).collect();
        match chance.below(if depth > 2 { 12 } else { 16 }) {
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
            10 => Self::FieldTypo(chance.below(FIELD_TYPOS.len())),
            11 => {
                let (link, chat) = chance.of(&LINKS);
                Self::Post(link, chat, 1 + chance.below(120) as i64)
            }
            12 | 13 => Self::Not(Box::new(Self::random(chance, depth + 1))),
            14 if chance.one_in(2) => {
                let (fields, facet, words) = chance.of(&NAMED[..5]);
                let (field, words) = (chance.of(&fields[..1]), words.iter().filter(|words| !words.contains(' ')));
                let words: Vec<&str> = words.copied().collect();
                let one = |_| Self::Named(field, facet, chance.of(&words).to_owned(), false);
                Self::OneOf((0..2).map(one).collect())
            }
            14 => Self::All(some(chance)),
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
            Self::FieldTypo(at) => match FIELD_TYPOS[*at] {
                ("#", _, typed, _) => format!("#{typed}"),
                (field, _, typed, _) => format!("{field}:{typed}"),
            },
            Self::Post(link, _, number) => link.replace("{}", &number.to_string()),
            Self::Named("#", _, words, _) => format!("#{words}"),
            Self::Named(field, _, words, _) if words.contains(' ') => {
                let (open, close) = quotes(chance);
                format!("{field}:{open}{words}{close}")
            }
            Self::Named(field, _, value, _) | Self::Coded(field, _, value, _) => format!("{field}:{value}"),
            Self::Days(text, ..) => text.clone(),
            Self::Not(inner) => match inner.as_ref() {
                Self::OneOf(_) if chance.one_in(2) => inner.write(chance).replacen(':', ":-", 1),
                Self::Not(_) => format!("{} {}", chance.of(&["NOT", "НЕ"]), inner.write(chance)),
                _ => format!("{}{}", chance.of(&["-", "−", "NOT ", "НЕ "]), inner.write(chance)),
            },
            Self::All(parts) => format!("({})", joined(parts, &[" ", " AND ", " И ", " & "], chance)),
            Self::OneOf(parts) => {
                let parts: Vec<String> = parts.iter().map(|part| part.write(chance)).collect();
                let values = |part: &String| part.split_once(':').map(|(_, value)| value.to_owned());
                let all: Vec<String> = parts.iter().filter_map(values).collect();
                format!("{}:{}", parts[0].split(':').next().unwrap_or_default(), all.join(","))
            }
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
                let forgiven = !excluded && world.read_as(*at).is_some();
                forgiven && event.words.iter().any(|text| text.contains(&TYPOS[*at].1))
            }
            Self::FieldTypo(at) => world.near(*at).filter(|_| !excluded).is_some_and(|near| {
                let facet = FIELD_TYPOS[*at].1;
                has(&facet, &|value| world.is_called(facet, value, |name| has_words(name, near, false, facet)))
            }),
            // Where no chat is called so, it may be any of which that is not known.
            Self::Post(_, chat, number) => event.posts.contains(&(chat.unwrap_or(1), *number)),
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
            Self::Any(parts) | Self::OneOf(parts) => parts.iter().any(|part| part.means(event, world, excluded)),
        }
    }

    fn forgiven(&self, world: &World, all: &mut Vec<Forgiven>) {
        match self {
            Self::Typo(at) => {
                let typed = fold(TYPOS[*at].0);
                all.extend(world.read_as(*at).map(|near| Forgiven { typed, taken: near.to_owned() }));
            }
            Self::FieldTypo(at) => {
                let typed = fold(FIELD_TYPOS[*at].2);
                all.extend(world.near(*at).map(|near| Forgiven { typed, taken: near.to_owned() }));
            }
            Self::All(parts) | Self::Any(parts) | Self::OneOf(parts) => {
                for part in parts {
                    part.forgiven(world, all);
                }
            }
            _ => {}
        }
    }

    /// What is told of that is not there, in the order in which it is written.
    fn faults(&self, world: &World, excluded: bool, all: &mut Vec<QueryReason>) {
        match self {
            Self::Post(link, chat, number) => {
                let (is_there, post) = (world.posts.contains(&(chat.unwrap_or(1), *number)), *number as u32);
                let name = ["harbour", "other_name", "77"].into_iter().find(|name| link.to_lowercase().contains(name));
                let named = name.unwrap_or("5").to_owned();
                all.extend(match (chat, is_there) {
                    (Some(_), true) => None,
                    (Some(_), false) => Some(QueryReason::NoPost { chat: named, post }),
                    (None, true) => Some(QueryReason::UnsureChat { chat: named, post }),
                    (None, false) => Some(QueryReason::NoChat { chat: named }),
                });
            }
            Self::Coded(_, Facet::Dump, number, _) if !world.dumps.iter().any(|dump| dump.to_string() == *number) => {
                let known = world.dumps.iter().map(u32::to_string).collect();
                all.push(QueryReason::UnknownValue { value: number.clone(), known });
            }
            Self::Not(inner) => inner.faults(world, !excluded, all),
            Self::All(parts) | Self::Any(parts) | Self::OneOf(parts) => {
                for part in parts {
                    part.faults(world, excluded, all);
                }
            }
            _ if excluded => all.extend(self.nowhere(world)),
            _ => {}
        }
    }

    /// What of it nowhere occurs, and so leaves nothing out; nothing for a word that was written in any of its forms.
    fn nowhere(&self, world: &World) -> Option<QueryReason> {
        let unwritten = |words: &[usize]| words.iter().any(|word| world.forms[*word].is_empty());
        let (value, near) = match self {
            Self::Typo(at) => (fold(TYPOS[*at].0), world.read_as(*at)),
            Self::FieldTypo(at) => (fold(FIELD_TYPOS[*at].2), world.near(*at)),
            Self::Row(words) if unwritten(words) => (String::new(), None),
            Self::RowAndBeginning(words, _) if unwritten(words) => (String::new(), None),
            Self::RowAndBeginning(_, beginning) if !(0..WORDS.len()).any(|word| world.begins(word, beginning)) => {
                (beginning.clone(), None)
            }
            Self::Named(_, facet, words, typing) => {
                let words = fold(words);
                let end = words.split(' ').count() - 1;
                let is_there = |at: usize, word: &str| {
                    let own = world.fields.get(facet).into_iter().flatten();
                    own.into_iter().any(|own| has_words(own, word, *typing && at == end, *facet))
                };
                let (_, absent) = words.split(' ').enumerate().find(|(at, word)| !is_there(*at, word))?;
                (absent.to_owned(), None)
            }
            _ => return None,
        };
        Some(QueryReason::Nowhere { value, near: near.map(str::to_owned) })
    }

    /// Whether it looks for a name, which may stand in either script.
    fn names(&self) -> bool {
        match self {
            Self::Row(words) => words.iter().any(|&word| is_name(word)),
            Self::RowAndBeginning(words, beginning) => {
                let names = WORDS.iter().enumerate().filter(|(word, _)| is_name(*word));
                let mut forms = names.flat_map(|(_, forms)| forms.iter());
                words.iter().any(|&word| is_name(word)) || forms.any(|form| fold(form).starts_with(beginning))
            }
            Self::Typo(at) => is_name(TYPOS[*at].1),
            Self::Not(inner) => inner.names(),
            Self::All(parts) | Self::Any(parts) | Self::OneOf(parts) => parts.iter().any(Self::names),
            _ => false,
        }
    }
}

/// Whether a word may stand in either script, or under another name.
fn is_name(word: usize) -> bool {
    !(NAMES..TWO_NAMES).contains(&word)
}

/// The two names of a word that has two, folded.
fn two_names(word: usize) -> impl Iterator<Item = String> {
    let forms = WORDS[word];
    [forms.first(), forms.last()].into_iter().flatten().map(|form| fold(form))
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

    /// What is said to be not there; while reports come nothing is.
    pub(super) fn faults(&self, world: &World) -> Vec<QueryReason> {
        let mut all = Vec::new();
        if world.closed {
            self.condition.faults(world, false, &mut all);
            all.truncate(4);
        }
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
