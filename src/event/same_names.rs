//! Names in English and Russian of one thing, as far as the tables say so: towns, and the abbreviations of bodies.
//!
//! How a name is looked for, and what becomes one because of it, is not decided here.

use std::sync::OnceLock;

use super::gazetteer::{Letters, lines};
use super::tables::text_of;
use crate::order::Order;

/// A name of a town, and which town it is.
pub type Named = (&'static str, u32);

/// The town that a name is of.
#[must_use]
pub fn town(name: &str) -> Option<u32> {
    let names = &Towns::get().by_name;
    let at = names.partition_point(|(other, _)| *other < name);
    names.get(at).filter(|(other, _)| *other == name).map(|(_, town)| *town)
}

/// The names of a town.
pub fn of_town(town: u32) -> impl Iterator<Item = &'static str> {
    let names = &Towns::get().by_town;
    let start = names.partition_point(|(_, other)| *other < town);
    names[start..].iter().take_while(move |(_, other)| *other == town).map(|(name, _)| *name)
}

/// All towns, each with its names.
pub fn towns() -> impl Iterator<Item = &'static [Named]> {
    Towns::get().by_town.chunk_by(|one, other| one.1 == other.1)
}

/// How bodies are abbreviated, in English and in Russian.
pub fn abbreviations() -> impl Iterator<Item = [&'static str; 2]> {
    let mut english = ("", "");
    lines(text_of("organisations.tsv")).filter_map(move |columns| {
        let [id, language, forms, ..] = columns[..] else { return None };
        let is_short = |form: &&str| Letters::of(form) == Letters::Capitals && form.chars().all(char::is_alphabetic);
        let short = names(forms).find(is_short)?;
        if language == "en" {
            english = (id, short);
        }
        (language == "ru" && english.0 == id).then_some([english.1, short])
    })
}

struct Towns {
    /// By the bytes of the names.
    by_name: Vec<Named>,
    /// By town.
    by_town: Vec<Named>,
}

impl Towns {
    fn get() -> &'static Self {
        static TOWNS: OnceLock<Towns> = OnceLock::new();
        TOWNS.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut all: Vec<Named> = Vec::new();
        let mut next = 0;
        let russian: Vec<Vec<&str>> = lines(text_of("countries.ru.tsv")).collect();
        for columns in lines(text_of("countries.en.tsv")) {
            let in_russian = russian.iter().find(|other| other[0] == columns[0]);
            let capitals = [columns.get(3), in_russian.and_then(|columns| columns.get(4))]
                .map(|cell| cell.map_or_else(Vec::new, |cell| names(cell).collect()));
            for list in &capitals {
                all.extend(list.iter().copied().zip(numbers(list, capitals[0].len() == capitals[1].len(), next)));
            }
            next += capitals[0].len().max(capitals[1].len()) as u32;
        }
        let mut before = ("", "");
        for columns in lines(text_of("cities.tsv")) {
            let [country, language, forms, ..] = columns[..] else { continue };
            if language != "ru" || before != (country, "en") {
                next += 1;
            }
            before = (country, language);
            all.extend(names(forms).map(|name| (name, next)));
        }
        let mut by_name = all.clone();
        by_name.order_by_text(|(name, _)| name);
        all.order_by(|(_, town)| u64::from(*town));
        Self { by_name, by_town: all }
    }
}

/// Which towns the capitals of a country are: where both languages name as many, each is that at its place; else names that begin
/// alike are of one.
fn numbers(capitals: &[&str], paired: bool, first: u32) -> Vec<u32> {
    let mut number = first;
    let mut before = None;
    let begins = |name: &str| name.chars().next();
    let each = capitals.iter().map(|name| {
        if before.is_some_and(|before| paired || before != begins(name)) {
            number += 1;
        }
        before = Some(begins(name));
        number
    });
    each.collect()
}

fn names(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(|form| form.trim_end_matches('~')).filter(|form| !form.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: &[&str]) {
        let mut names: Vec<&str> = town(name).into_iter().flat_map(of_town).collect();
        names.sort_unstable();
        assert_eq!(names, expected, "{name}");
    }

    #[test]
    fn towns_have_names_in_two_languages() {
        check("Vienna", &["Vienna", "Вена"]);
        check("Вена", &["Vienna", "Вена"]);
        check("Женева", &["Geneva", "Женева"]);
        check("Bern", &["Bern", "Berne", "Берн"]);
        check("Аден", &["Aden", "Аден"]);
        check("Dar es Salaam", &["Dar es Salaam", "Дар-эс-Салам"]);
        check("Port Sudan", &["Port Sudan", "Порт-Судан"]);
        check("Kazan", &["Kazan", "Казань"]);
        check("Davos", &["Davos", "Давос"]);
        // Nobody pairs it with the line before.
        check("Хургада", &["Хургада"]);
        check("Zadar", &["Zadar"]);
        check("Atlantis", &[]);
    }

    #[test]
    fn towns_are_of_one_country_and_few_names() {
        for town in towns() {
            assert!(town.len() < 7, "{town:?}");
        }
        assert!(towns().filter(|town| town.iter().any(|name| name.0.is_ascii()) && town.len() > 1).count() > 400);
    }

    #[test]
    fn bodies_are_abbreviated_in_two_languages() {
        let all: Vec<[&str; 2]> = abbreviations().collect();
        for pair in [["UN", "ООН"], ["EU", "ЕС"], ["NATO", "НАТО"], ["OSCE", "ОБСЕ"], ["WHO", "ВОЗ"], ["EAEU", "ЕАЭС"]]
        {
            assert!(all.contains(&pair), "{pair:?}");
        }
        assert!(!all.iter().any(|pair| pair.contains(&"ВПП")));
    }
}
