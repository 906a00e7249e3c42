//! Names in English and Russian of one thing, as far as the tables say so: towns, and the abbreviations of bodies.
//!
//! How a name is looked for, and what becomes one because of it, is not decided here.

use std::sync::OnceLock;

use super::gazetteer::{Letters, lines};
use super::tables::text_of;
use crate::order::Order;

/// A name, and the number of what it is of.
pub type Named = (&'static str, u32);

/// The number of what a name is of.
#[must_use]
pub fn thing(name: &str) -> Option<u32> {
    let names = &SameNames::get().by_name;
    let at = names.partition_point(|(other, _)| *other < name);
    names.get(at).filter(|(other, _)| *other == name).map(|(_, thing)| *thing)
}

/// The names of a thing, each with its number.
#[must_use]
pub fn names_of(thing: u32) -> &'static [Named] {
    let names = &SameNames::get().by_thing;
    let start = names.partition_point(|(_, other)| *other < thing);
    let end = names.partition_point(|(_, other)| *other <= thing);
    &names[start..end]
}

/// The number behind those of all things.
#[must_use]
pub fn things() -> u32 {
    SameNames::get().by_thing.last().map_or(0, |(_, last)| last + 1)
}

struct SameNames {
    /// By the bytes of the names.
    by_name: Vec<Named>,
    /// By the numbers.
    by_thing: Vec<Named>,
}

impl SameNames {
    fn get() -> &'static Self {
        static ALL: OnceLock<SameNames> = OnceLock::new();
        ALL.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut all: Vec<Named> = Vec::new();
        let mut next = 0;
        let english = lines(text_of("countries.en.tsv")).map(|columns| (columns[0], cell(&columns, 3)));
        let russian = lines(text_of("countries.ru.tsv")).map(|columns| (columns[0], cell(&columns, 4)));
        let russian: Vec<(&str, &str)> = russian.collect();
        for (code, capitals) in english {
            let in_russian = russian.iter().find(|(other, _)| *other == code).map_or("", |(_, capitals)| *capitals);
            // A country may have several, which both languages name in one order; what one has besides are names of the first.
            let towns = names(capitals).count().min(names(in_russian).count());
            for capitals in [capitals, in_russian] {
                let number = |at: usize| next + if at < towns { at as u32 } else { 0 };
                all.extend(names(capitals).enumerate().map(|(at, name)| (name, number(at))));
            }
            next += towns.max(1) as u32;
        }
        for file in ["cities.tsv", "organisations.tsv"] {
            let mut before = ("", "");
            for columns in lines(text_of(file)) {
                let of = (columns[0], cell(&columns, 1));
                next += u32::from(of.1 != "ru" || before != (of.0, "en"));
                before = of;
                let names = names(cell(&columns, 2)).map(|name| (name, next));
                // Of bodies one abbreviation.
                let is_town = file == "cities.tsv";
                let fits = |name: &str| is_town || is_abbreviation(name);
                all.extend(names.filter(|(name, _)| fits(name)).take(if is_town { usize::MAX } else { 1 }));
            }
        }
        let mut by_name = all.clone();
        by_name.order_by_text(|(name, _)| name);
        all.order_by(|(_, thing)| u64::from(*thing));
        Self { by_name, by_thing: all }
    }
}

fn is_abbreviation(name: &str) -> bool {
    Letters::of(name) == Letters::Capitals && name.chars().all(char::is_alphabetic)
}

fn cell(columns: &[&'static str], at: usize) -> &'static str {
    columns.get(at).copied().unwrap_or_default()
}

fn names(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(|form| form.trim_end_matches('~')).filter(|form| !form.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &[&str]) {
        let mut names: Vec<&str> = thing(name).map_or(&[][..], names_of).iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        assert_eq!(names, expected, "{name}");
    }

    #[test]
    fn towns_have_names_in_two_languages() {
        check("Vienna", &["Vienna", "Вена"]);
        check("Вена", &["Vienna", "Вена"]);
        check("Женева", &["Geneva", "Женева"]);
        check("Bern", &["Bern", "Berne", "Берн"]);
        check("Peking", &["Beijing", "Peking", "Пекин"]);
        check("Аден", &["Aden", "Аден"]);
        check("Sanaa", &["Sana'a", "Sanaa", "Сана"]);
        check("Dar es Salaam", &["Dar es Salaam", "Дар-эс-Салам"]);
        check("Port Sudan", &["Port Sudan", "Порт-Судан"]);
        check("Kazan", &["Kazan", "Казань"]);
        // Nobody pairs it with the line before.
        check("Хургада", &["Хургада"]);
        check("Zadar", &["Zadar"]);
        check("Atlantis", &[]);
    }

    #[test]
    fn bodies_have_an_abbreviation_in_each() {
        check("UN", &["UN", "ООН"]);
        check("НАТО", &["NATO", "НАТО"]);
        check("EAEU", &["EAEU", "ЕАЭС"]);
        check("ВОЗ", &["WHO", "ВОЗ"]);
        check("OHCHR", &["OHCHR", "УВКПЧ"]);
        check("Евросоюз", &[]);
    }

    #[test]
    fn things_have_few_names() {
        let all = || (0..things()).map(names_of);
        assert!(all().all(|names| names.len() < 7));
        assert!(all().filter(|names| names.iter().any(|name| name.0.is_ascii()) && names.len() > 1).count() > 450);
    }
}
