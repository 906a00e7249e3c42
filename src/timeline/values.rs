//! The values of facets: their keys, and numbers for them.
//!
//! Values are interned strings, but for persons, bodies and places, whose forms of a name are brought together when
//! the timeline is closed. Only this file knows which number a value has.

use super::Facet;
use super::intern::Strings;
use super::label_text::{LabelText, Sort};
use super::laid::{Laying, Taking, sound};
use super::sections::Damage;
use crate::event::{Class, Kind, Realis};

pub(super) const CLASSES: [&str; 3] = ["meeting", "statement", "other"];
pub(super) const KINDS: [&str; 14] = [
    "meeting",
    "call",
    "visit",
    "ceremony",
    "comment",
    "speech",
    "briefing",
    "interview",
    "message",
    "document",
    "announcement",
    "history",
    "news",
    "other",
];
pub(super) const REALIS: [&str; 5] = ["past", "ongoing", "future", "hypothetical", "negated"];
pub(super) const FLAGS: [&str; 6] = ["media", "edited", "several", "undated", "unsure", NEW];
/// The flag of what only the dump opened last has.
pub(super) const NEW: &str = "new";
/// The source of what was not forwarded; its number is 0.
pub(super) const OWN: &str = "own";

/// Keys of all facets.
#[derive(Debug)]
pub(super) struct Values {
    strings: [Strings; 14],
    people: Option<Canon>,
    bodies: Option<Canon>,
    places: Option<Canon>,
    texts: Option<Vec<LabelText>>,
}

/// Which forms of names stand for one value.
#[derive(Debug, Default)]
pub(super) struct Canon {
    /// The value of each form.
    pub(super) of_form: Vec<u32>,
    /// The form that names each value.
    pub(super) label: Vec<u32>,
}

impl Default for Values {
    fn default() -> Self {
        let mut values = Self { strings: Default::default(), people: None, bodies: None, places: None, texts: None };
        for (facet, keys) in [
            (Facet::Class, &CLASSES[..]),
            (Facet::Kind, &KINDS[..]),
            (Facet::Realis, &REALIS[..]),
            (Facet::Flag, &FLAGS[..]),
            (Facet::Source, &[OWN][..]),
        ] {
            for key in keys {
                values.intern(facet, key);
            }
        }
        values
    }
}

impl Values {
    /// The number of a form (for most facets: of the value itself).
    pub(super) fn intern(&mut self, facet: Facet, form: &str) -> u32 {
        self.strings[facet as usize].intern(form)
    }

    /// A form by its number.
    pub(super) fn form(&self, facet: Facet, form: u32) -> &str {
        self.strings[facet as usize].get(form)
    }

    /// All forms of a facet.
    pub(super) fn forms(&self, facet: Facet) -> &Strings {
        &self.strings[facet as usize]
    }

    /// The value that a form stands for.
    pub(super) fn of_form(&self, facet: Facet, form: u32) -> u32 {
        self.canon(facet).and_then(|canon| canon.of_form.get(form as usize).copied()).unwrap_or(form)
    }

    /// How many values there are.
    pub(super) fn count(&self, facet: Facet) -> u32 {
        self.canon(facet).map_or(self.strings[facet as usize].len(), |canon| canon.label.len() as u32)
    }

    /// What the filter names a value by.
    pub(super) fn key(&self, facet: Facet, value: u32) -> &str {
        let form = self.canon(facet).and_then(|canon| canon.label.get(value as usize).copied()).unwrap_or(value);
        self.form(facet, form)
    }

    /// The value of a key; any form of a name will do.
    pub(super) fn find(&self, facet: Facet, key: &str) -> Option<u32> {
        self.strings[facet as usize].find(key).map(|form| self.of_form(facet, form))
    }

    /// The values a form of which has all the words, in any of their forms, sorted; the last word may be a beginning.
    pub(super) fn with_words(&self, facet: Facet, words: &[String], typing: bool) -> Vec<u32> {
        let sort = Sort::of(facet);
        self.values_of(facet, self.text(facet, |text| text.with_words(words, typing, sort)))
    }

    /// Whether a form of a facet has a word, in any form of it.
    pub(super) fn has_word(&self, facet: Facet, word: &str, typing: bool) -> bool {
        self.text(facet, |text| text.has_word(word, typing, Sort::of(facet)))
    }

    /// Hands out the words of a facet's forms that begin so.
    pub(super) fn each_word(&self, facet: Facet, start: &str, each: &mut dyn FnMut(&str)) {
        self.text(facet, |text| text.each_word(start, &mut |word, _| each(word)));
    }

    /// Hands out the words of a facet's forms that sound so at their beginning; there are such of names only.
    pub(super) fn each_sounding(&self, facet: Facet, start: &str, each: &mut dyn FnMut(&str)) {
        self.text(facet, |text| text.each_sounding(start, each));
    }

    /// The values a form of which contains a string, sorted.
    pub(super) fn containing(&self, facet: Facet, string: &str) -> Vec<u32> {
        self.values_of(facet, self.text(facet, |text| text.containing(string)))
    }

    /// Fixes which forms stand for one value, and readies all forms for being searched.
    pub(super) fn close(&mut self, people: Canon, bodies: Canon, places: Canon) {
        self.people = Some(people);
        self.bodies = Some(bodies);
        self.places = Some(places);
        self.texts = Some(Facet::ALL.iter().map(|&facet| self.label_text(facet)).collect());
    }

    /// Lays down closed values.
    pub(super) fn lay(&self, laid: &mut Laying) {
        self.strings.iter().for_each(|strings| strings.lay(laid));
        for canon in [&self.people, &self.bodies, &self.places] {
            laid.words(canon.as_ref().map_or(&[], |canon| &canon.of_form));
            laid.words(canon.as_ref().map_or(&[], |canon| &canon.label));
        }
        self.texts.iter().flatten().for_each(|text| text.lay(laid));
    }

    /// Takes up what was laid down.
    pub(super) fn take(from: &mut Taking<'_>) -> Result<Self, Damage> {
        let mut values = Self::default();
        let fixed: [u32; 14] = std::array::from_fn(|facet| values.strings[facet].len());
        for (strings, fixed) in values.strings.iter_mut().zip(fixed) {
            *strings = Strings::take(from)?;
            sound(strings.len() >= fixed)?;
            strings.find_again();
        }
        let mut canon = |facet: Facet| -> Result<Canon, Damage> {
            let canon = Canon { of_form: from.words()?, label: from.words()? };
            sound(canon.of_form.len() == values.forms(facet).len() as usize)?;
            sound(canon.of_form.iter().all(|value| (*value as usize) < canon.label.len()))?;
            Ok(canon)
        };
        let (people, bodies) = (canon(Facet::Participant)?, canon(Facet::Organisation)?);
        let places = canon(Facet::Place)?;
        (values.people, values.bodies, values.places) = (Some(people), Some(bodies), Some(places));
        let texts: Result<Vec<_>, _> = Facet::ALL.iter().map(|_| LabelText::take(from)).collect();
        values.texts = Some(texts?);
        Ok(values)
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        let canon = |canon: &Option<Canon>| canon.as_ref().map_or(0, |c| (c.of_form.len() + c.label.len()) * 4);
        self.strings.iter().map(Strings::bytes).sum::<usize>()
            + self.texts.iter().flatten().map(LabelText::bytes).sum::<usize>()
            + canon(&self.people)
            + canon(&self.bodies)
            + canon(&self.places)
    }

    fn canon(&self, facet: Facet) -> Option<&Canon> {
        match facet {
            Facet::Participant => self.people.as_ref(),
            Facet::Organisation => self.bodies.as_ref(),
            Facet::Place => self.places.as_ref(),
            _ => None,
        }
    }

    fn text<T>(&self, facet: Facet, search: impl FnOnce(&LabelText) -> T) -> T {
        match self.texts.as_ref().and_then(|texts| texts.get(facet as usize)) {
            Some(text) => search(text),
            None => search(&self.label_text(facet)),
        }
    }

    fn label_text(&self, facet: Facet) -> LabelText {
        LabelText::new(self.forms(facet), Sort::of(facet))
    }

    fn values_of(&self, facet: Facet, forms: Vec<u32>) -> Vec<u32> {
        let mut values: Vec<u32> = forms.into_iter().map(|form| self.of_form(facet, form)).collect();
        values.sort_unstable();
        values.dedup();
        values
    }
}

/// The number of a class among the values.
pub(super) fn class_value(class: Class) -> u32 {
    class as u32
}

/// The number of a kind among the values.
pub(super) fn kind_value(kind: Kind) -> u32 {
    kind as u32
}

/// The number of a realis among the values.
pub(super) fn realis_value(realis: Realis) -> u32 {
    realis as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_those_that_are_written() {
        let values = Values::default();
        for kind in Kind::ALL {
            let key = serde_json::to_string(&kind).unwrap();
            assert_eq!(key.trim_matches('"'), values.key(Facet::Kind, kind_value(kind)));
            let class = serde_json::to_string(&kind.class()).unwrap();
            assert_eq!(class.trim_matches('"'), values.key(Facet::Class, class_value(kind.class())));
        }
        for realis in [Realis::Past, Realis::Ongoing, Realis::Future, Realis::Hypothetical, Realis::Negated] {
            let key = serde_json::to_string(&realis).unwrap();
            assert_eq!(key.trim_matches('"'), values.key(Facet::Realis, realis_value(realis)));
        }
        for (number, facet) in Facet::ALL.into_iter().enumerate() {
            assert_eq!(facet as usize, number);
        }
    }
}
