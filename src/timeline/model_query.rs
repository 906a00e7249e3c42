//! Random queries for the model of the index: how each is typed, and what it means to a plain scan.

use super::called;
use super::model_scan::Plain;
use super::model_told::{Chance, NAMES, TWO_NAMES, WORDS};
use super::model_words::{CALLED, CODED, FIELD_TYPOS, LINKS, NAMED, TYPOS, has_words};
use super::model_world::World;
use super::words::fold;
use super::{Facet, Filter, Forgiven, QueryReason};
use crate::dump::Day;

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
    /// By its place in [`CALLED`].
    Called(usize),
    /// What begins as it is typed, with a star behind it.
    Starred(Box<Condition>),
    /// A value of a field without another.
    OneBut(Box<Condition>, Box<Condition>),
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
            12 if chance.one_in(2) => Self::Called(chance.below(CALLED.len())),
            13 if chance.one_in(2) => loop {
                let begun = Self::being_typed(chance);
                let is_quoted = matches!(&begun, Self::RowAndBeginning(before, _) if !before.is_empty());
                if !is_quoted && !matches!(begun, Self::Not(_)) {
                    break Self::Starred(Box::new(begun));
                }
            },
            12 | 13 => Self::Not(Box::new(Self::random(chance, depth + 1))),
            14 if chance.one_in(2) => {
                let (fields, facet, words) = chance.of(&NAMED[..5]);
                let (field, words) = (chance.of(&fields[..1]), words.iter().filter(|words| !words.contains(' ')));
                let words: Vec<&str> = words.copied().collect();
                let mut one = || Self::Named(field, facet, chance.of(&words).to_owned(), false);
                let (first, second) = (one(), one());
                match chance.below(3) {
                    0 => Self::OneBut(Box::new(first), Box::new(second)),
                    _ => Self::OneOf(vec![first, second]),
                }
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
            Self::Called(at) => CALLED[*at].0.to_owned(),
            Self::Starred(begun) => format!("{}*", begun.write(chance)),
            Self::OneBut(one, other) => match other.write(chance).split_once(':') {
                Some((_, other)) => format!("{},-{other}", one.write(chance)),
                None => String::new(),
            },
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
            Self::Called(at) => match CALLED[*at] {
                (_, _, _, Some(_)) if excluded => false,
                (_, facet, code, _) => has(&facet, &|value| value == code),
            },
            Self::Starred(begun) => begun.means(event, world, excluded),
            Self::OneBut(one, other) => one.means(event, world, excluded) && !other.means(event, world, !excluded),
            Self::Days(_, from, to) => {
                event.day.is_some_and(|day| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to))
            }
            Self::Not(inner) => !inner.means(event, world, !excluded),
            // What is not understood is as if it were not there.
            Self::All(parts) => {
                parts.iter().all(|part| part.is_left_out(excluded) || part.means(event, world, excluded))
            }
            Self::Any(parts) | Self::OneOf(parts) => {
                let mut understood = parts.iter().filter(|part| !part.is_left_out(excluded)).peekable();
                understood.peek().is_none() || understood.any(|part| part.means(event, world, excluded))
            }
        }
    }

    /// Whether nothing is left of it because it is not understood.
    fn is_left_out(&self, excluded: bool) -> bool {
        match self {
            Self::Called(at) => excluded && CALLED[*at].3.is_some(),
            Self::Not(inner) => inner.is_left_out(!excluded),
            Self::All(parts) | Self::Any(parts) => {
                !parts.is_empty() && parts.iter().all(|part| part.is_left_out(excluded))
            }
            _ => false,
        }
    }

    fn forgiven(&self, world: &World, excluded: bool, all: &mut Vec<Forgiven>) {
        match self {
            Self::Not(inner) => inner.forgiven(world, !excluded, all),
            Self::Typo(_) | Self::FieldTypo(_) | Self::Called(_) if excluded => {}
            Self::Typo(at) => {
                let typed = fold(TYPOS[*at].0);
                all.extend(world.read_as(*at).map(|near| Forgiven { typed, taken: near.to_owned() }));
            }
            Self::FieldTypo(at) => {
                let typed = fold(FIELD_TYPOS[*at].2);
                all.extend(world.near(*at).map(|near| Forgiven { typed, taken: near.to_owned() }));
            }
            Self::Called(at) => {
                if let (typed, _, _, Some(taken)) = CALLED[*at] {
                    let typed = fold(typed.split_once(':').map_or("", |(_, value)| value));
                    all.push(Forgiven { typed, taken: taken.to_owned() });
                }
            }
            Self::All(parts) | Self::Any(parts) | Self::OneOf(parts) => {
                for part in parts {
                    part.forgiven(world, excluded, all);
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
            Self::Called(at) if excluded => {
                if let (typed, facet, _, Some(_)) = CALLED[*at] {
                    all.push(unknown(typed, facet));
                }
            }
            Self::Not(inner) => inner.faults(world, !excluded, all),
            Self::Starred(begun) => begun.faults(world, excluded, all),
            Self::OneBut(one, other) => {
                one.faults(world, excluded, all);
                other.faults(world, !excluded, all);
            }
            Self::All(parts) | Self::Any(parts) | Self::OneOf(parts) => {
                for (at, part) in parts.iter().enumerate() {
                    let is_post = |part: &Self| matches!(part, Self::Post(..));
                    if matches!(self, Self::All(_)) && is_post(part) && parts[..at].iter().any(is_post) {
                        all.push(QueryReason::SeveralPosts);
                    }
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
            Self::Not(inner) | Self::Starred(inner) => inner.names(),
            Self::All(parts) | Self::Any(parts) | Self::OneOf(parts) => parts.iter().any(Self::names),
            _ => false,
        }
    }
}

/// What is said of a value with a typo that is to be left out.
fn unknown(typed: &str, facet: Facet) -> QueryReason {
    let value = typed.split_once(':').map_or("", |(_, value)| value).to_owned();
    match facet {
        Facet::Country => QueryReason::UnknownCountry { near: vec![fold("France")], value },
        _ => QueryReason::UnknownValue { value, known: called::known(facet).into_iter().map(str::to_owned).collect() },
    }
}

/// Whether a word may stand in either script, or under another name.
fn is_name(word: usize) -> bool {
    !(NAMES..TWO_NAMES).contains(&word)
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
        self.condition.forgiven(world, false, &mut all);
        // Those of closed lists come first.
        let is_called =
            |one: &Forgiven| CALLED.iter().any(|called| called.0.to_lowercase().ends_with(&format!(":{}", one.typed)));
        let (mut called, mut others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_called);
        called.append(&mut others);
        called
    }

    /// What is said to be not understood, or not there; while reports come anything may still be.
    pub(super) fn faults(&self, world: &World) -> Vec<QueryReason> {
        let mut all = Vec::new();
        self.condition.faults(world, false, &mut all);
        // What the query alone tells is told at once.
        let is_of_query = |reason: &QueryReason| match reason {
            QueryReason::SeveralPosts | QueryReason::UnknownCountry { .. } => true,
            QueryReason::UnknownValue { value, .. } => value.parse::<u32>().is_err(),
            _ => false,
        };
        all.retain(|reason| world.closed || is_of_query(reason));
        all.truncate(4);
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
