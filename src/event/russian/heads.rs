//! The nouns that head offices, venues and occasions, in all their forms.

use crate::event::quick::Quick;
use crate::event::tables::text_of;
use crate::hashed::Hashed;
use std::sync::OnceLock;

use super::case::{Case, Cases};
use super::letters::fold;
use super::noun::{Gender, Noun};
use crate::event::lexicon::Lexicon;

/// What a form of a listed noun may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) nominative: &'static str,
    /// Of the adjectives that agree with it.
    pub(super) gender: Gender,
    pub(super) animate: bool,
    pub(super) cases: Cases,
}

/// The listed noun of which this word is a form in this case.
pub(super) fn head(word: &str, case: Case) -> Option<Head> {
    all(word).iter().find(|head| head.cases.has(case)).copied()
}

/// The listed noun with this nominative, and the stem of its other cases.
pub(super) fn noun(nominative: &str) -> Option<Noun<'static>> {
    // Built once: the forms of all facts are made of thousands of nominatives at start-up.
    static NOMINATIVES: OnceLock<Hashed<String, Noun<'static>, Quick>> = OnceLock::new();
    let nouns = NOMINATIVES.get_or_init(|| {
        let mut nouns = Hashed::default();
        for noun in listed() {
            nouns.entry(fold(noun.nominative), || noun);
        }
        nouns
    });
    nouns.get(&fold(nominative)).copied()
}

fn all(word: &str) -> &'static [Head] {
    static FORMS: OnceLock<(Lexicon<u32>, Vec<Vec<Head>>)> = OnceLock::new();
    let (forms, heads) = FORMS.get_or_init(|| {
        let mut table: Hashed<String, Vec<Head>, Quick> = Hashed::default();
        for noun in listed() {
            for (form, case) in noun.forms() {
                let known = table.entry(fold(&form), Default::default);
                match known.iter_mut().find(|head| head.nominative == noun.nominative) {
                    Some(head) => head.cases = head.cases.with(case),
                    None => known.push(Head {
                        nominative: noun.nominative,
                        gender: noun.gender,
                        animate: noun.animate,
                        cases: Cases::of(&[case]),
                    }),
                }
            }
        }
        let mut forms = Lexicon::default();
        let heads = table.into_iter().enumerate().map(|(at, (form, heads))| {
            forms.enter(&form, false, at as u32);
            heads
        });
        let heads = heads.collect();
        (forms, heads)
    });
    forms.get(word).map_or(&[], |at| heads[at as usize].as_slice())
}

fn listed() -> impl Iterator<Item = Noun<'static>> {
    text_of("nouns.tsv").lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
        let mut columns = line.split('\t');
        let gender = match columns.next() {
            Some("f") => Gender::Feminine,
            Some("n") => Gender::Neuter,
            Some("p") => Gender::Plural,
            _ => Gender::Masculine,
        };
        let animate = columns.next() == Some("a");
        columns.next().unwrap_or_default().split(' ').filter(|entry| !entry.is_empty()).map(move |entry| {
            let (nominative, stem) = entry.split_once('/').map_or((entry, None), |(noun, stem)| (noun, Some(stem)));
            Noun { nominative, stem, gender, animate }
        })
    })
}
