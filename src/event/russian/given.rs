//! Common given names in all their case forms: they tell a man from a woman, and a name from a word.

use crate::event::quick::Quick;
use crate::event::tables::text_of;
use crate::hashed::Hashed;
use std::sync::OnceLock;

use super::case::{Case, Cases};
use super::letters::{ends_hard, fold};
use super::noun::{Gender, Noun};
use crate::event::lexicon::Lexicon;

/// What a form of a given name may be.
#[derive(Clone, Copy, Debug)]
pub struct GivenName {
    /// The name in the nominative.
    pub nominative: &'static str,
    /// Whether a woman bears it.
    pub female: bool,
    /// Whether it is a family name that stands before the given name and never changes: `Ким`.
    pub family: bool,
    /// The cases this form may be in.
    pub cases: Cases,
}

/// The given names that this word, in any case, may be; empty if the list has none.
#[must_use]
pub fn given_names(word: &str) -> &'static [GivenName] {
    static FORMS: OnceLock<(Lexicon<u32>, Vec<Vec<GivenName>>)> = OnceLock::new();
    let (forms, names) = FORMS.get_or_init(|| {
        let mut forms = Lexicon::default();
        let names = table().into_iter().enumerate().map(|(at, (form, names))| {
            forms.enter(&form, false, at as u32);
            names
        });
        let names = names.collect();
        (forms, names)
    });
    forms.get(word).map_or(&[], |at| names[at as usize].as_slice())
}

fn table() -> Hashed<String, Vec<GivenName>, Quick> {
    let mut table: Hashed<String, Vec<GivenName>, Quick> = Hashed::default();
    for (sort, nominative) in russian_names() {
        let family = sort == "x";
        for female in [false, true] {
            if sort != if female { "f" } else { "m" } && !family {
                continue;
            }
            for (form, case) in if family { unchanged(nominative) } else { declined(nominative, female) } {
                let known = table.entry(fold(&form), Default::default);
                match known.iter_mut().find(|name| name.nominative == nominative && name.female == female) {
                    Some(name) => {
                        name.cases = name.cases.with(case);
                        name.family |= family;
                    }
                    None => known.push(GivenName { nominative, female, family, cases: Cases::of(&[case]) }),
                }
            }
        }
    }
    table
}

/// Sort and name, of the sorts that are given names or stand like them.
fn russian_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    text_of("names.tsv")
        .lines()
        .filter_map(|line| line.strip_prefix("ru\t"))
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?, columns.nth(1)?))
        })
        .filter(|(sort, _)| *sort != "s")
        .flat_map(|(sort, names)| names.split(' ').map(move |name| (sort, name)))
}

fn unchanged(nominative: &str) -> Vec<(String, Case)> {
    Case::ALL.iter().map(|case| (nominative.to_owned(), *case)).collect()
}

fn declined(nominative: &'static str, female: bool) -> Vec<(String, Case)> {
    if female && ends_hard(nominative) || nominative.ends_with(['о', 'е', 'ё', 'и', 'у', 'ы', 'э', 'ю']) {
        return unchanged(nominative);
    }
    let stem = match nominative {
        "Павел" => Some("Павл"),
        "Лев" => Some("Льв"),
        "Любовь" => Some("Любов"),
        _ => None,
    };
    let gender = if female { Gender::Feminine } else { Gender::Masculine };
    Noun { nominative, stem, gender, animate: true }.forms()
}
