//! The case forms of one noun, from its nominative.
//!
//! The ending, and gender where the ending leaves it open, give the paradigm. Where two spellings are in use
//! both are given: the forms serve to recognise, and are never printed.

use super::case::Case;
use super::letters::{cut, ends_hard, ends_in_vowel, ends_with_any, is_sibilant, takes_i};

/// What a noun's nominative may leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// Also what has no ending of its own.
    Masculine,
    Feminine,
    Neuter,
    /// Any gender in the plural.
    Plural,
}

/// A noun to be declined.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun<'a> {
    /// The nominative, small letters or capitals as they stand.
    pub(super) nominative: &'a str,
    /// The stem of the other cases, where a vowel falls out (`посл` of `посол`), or the whole genitive
    /// plural of a plural (`филиппин`).
    pub(super) stem: Option<&'a str>,
    /// Decides between the two ways of nouns in `ь`, and tells a plural.
    pub(super) gender: Gender,
    /// Whether the accusative is like the genitive.
    pub(super) animate: bool,
}

impl Noun<'_> {
    /// All forms with their cases; the nominative first.
    pub(super) fn forms(&self) -> Vec<(String, Case)> {
        let mut forms = vec![(self.nominative.to_owned(), Case::Nominative)];
        let before = forms.len();
        if self.gender == Gender::Plural {
            self.plural(&mut forms);
        } else {
            self.singular(&mut forms);
        }
        if forms.len() == before {
            forms.extend(Case::ALL[1..].iter().map(|case| (self.nominative.to_owned(), *case)));
        }
        forms
    }

    fn singular(&self, forms: &mut Vec<(String, Case)>) {
        let word = self.nominative;
        let mut add = |stem: &str, ends: [&str; 5]| add_all(forms, stem, ends);
        if let Some(stem) = cut(word, "а") {
            // The genitive of a foreign name after a vowel is the name itself.
            if ends_in_vowel(stem) {
                return;
            }
            let genitive = if takes_i(stem) { "и" } else { "ы" };
            add(stem, [genitive, "е", "у", if is_sibilant(stem) { "ей" } else { "ой" }, "е"]);
            if is_sibilant(stem) {
                forms.push((format!("{stem}ой"), Case::Instrumental));
            }
        } else if let Some(stem) = cut(word, "ия") {
            add(stem, ["ии", "ии", "ию", "ией", "ии"]);
        } else if let Some(stem) = cut(word, "я") {
            add(stem, ["и", "е", "ю", "ей", "е"]);
            forms.push((format!("{stem}ёй"), Case::Instrumental));
        } else if let Some(stem) = cut(word, "ие") {
            add(stem, ["ия", "ию", "ие", "ием", "ии"]);
        } else if let Some(stem) = cut(word, "ье") {
            add(stem, ["ья", "ью", "ье", "ьем", "ье"]);
        } else if let Some(stem) = cut(word, "о") {
            add(stem, ["а", "у", "о", "ом", "е"]);
        } else if let Some(stem) = cut(word, "е") {
            add(stem, if is_sibilant(stem) { ["а", "у", "е", "ем", "е"] } else { ["я", "ю", "е", "ем", "е"] });
        } else if let Some(stem) = cut(word, "ий") {
            add(stem, ["ия", "ию", if self.animate { "ия" } else { "ий" }, "ием", "ии"]);
        } else if let Some(stem) = cut(word, "й") {
            add(stem, ["я", "ю", if self.animate { "я" } else { "й" }, "ем", "е"]);
            forms.push((format!("{stem}ём"), Case::Instrumental));
        } else if let Some(stem) = cut(word, "ь") {
            if self.gender == Gender::Feminine {
                let oblique = self.stem.unwrap_or(stem);
                add(oblique, ["и", "и", "\0", "\0", "и"]);
                forms.extend([(word.to_owned(), Case::Accusative), (format!("{stem}ью"), Case::Instrumental)]);
            } else {
                let stem = self.stem.unwrap_or(stem);
                add(stem, ["я", "ю", if self.animate { "я" } else { "\0" }, "ем", "е"]);
                forms.push((format!("{stem}ём"), Case::Instrumental));
                self.like_nominative(forms);
            }
        } else if ends_hard(word) {
            let stem = self.stem.unwrap_or(word);
            let accusative = if self.animate { "а" } else { "\0" };
            add(stem, ["а", "у", accusative, if is_sibilant(stem) { "ем" } else { "ом" }, "е"]);
            if is_sibilant(stem) {
                forms.push((format!("{stem}ом"), Case::Instrumental));
            }
            self.like_nominative(forms);
        }
    }

    fn plural(&self, forms: &mut Vec<(String, Case)>) {
        let word = self.nominative;
        let soft = ends_with_any(word, &["я", "и"]) && !cut(word, "и").is_some_and(takes_i);
        let Some(stem) = ["ы", "и", "а", "я"].iter().find_map(|end| cut(word, end)) else { return };
        add_all(forms, stem, if soft { ["\0", "ям", "\0", "ями", "ях"] } else { ["\0", "ам", "\0", "ами", "ах"] });
        let genitives: Vec<String> = match self.stem {
            Some(genitive) => vec![genitive.to_owned()],
            None if stem.ends_with('и') => vec![format!("{stem}й")],
            None if soft => vec![format!("{stem}ей"), format!("{stem}ев"), format!("{stem}ь")],
            None if ends_with_any(stem, &["ж", "ш", "ч", "щ"]) => vec![format!("{stem}ей"), stem.to_owned()],
            None => vec![format!("{stem}ов"), stem.to_owned()],
        };
        for genitive in genitives {
            if self.animate {
                forms.push((genitive.clone(), Case::Accusative));
            }
            forms.push((genitive, Case::Genitive));
        }
        self.like_nominative(forms);
    }

    fn like_nominative(&self, forms: &mut Vec<(String, Case)>) {
        if !self.animate {
            forms.push((self.nominative.to_owned(), Case::Accusative));
        }
    }
}

/// Adds genitive to prepositional; a NUL stands for a form given elsewhere.
fn add_all(forms: &mut Vec<(String, Case)>, stem: &str, ends: [&str; 5]) {
    for (case, end) in Case::ALL[1..].iter().zip(ends) {
        if end != "\0" {
            forms.push((format!("{stem}{end}"), *case));
        }
    }
}
