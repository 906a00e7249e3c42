//! The keys of all reports: taken one by one, counted, and unpacked again when they are compared.

use super::key::JoinKey;
use super::lead::Feature;
use super::numbers::Numbers;
use super::packed::Packed;
use super::person::PersonKey;
use super::unpacked::Unpacked;
use super::weights::Weights;
use crate::event::Lang;

/// The keys of reports, in the order of their ordinals: 0, 1, 2 and so on.
#[derive(Debug, Default)]
pub struct Keys {
    packed: Packed,
    features: Numbers<Feature>,
    persons: Numbers<PersonKey>,
    voices: Numbers<u32>,
    langs: Numbers<Lang>,
    one: Unpacked,
}

impl Keys {
    /// Takes the key of the next report.
    pub fn push(&mut self, key: &JoinKey) {
        let one = &mut self.one;
        one.posted = key.posted;
        one.date = key.date;
        one.kind = key.kind;
        one.told = key.told;
        one.lang = self.langs.number(key.lang);
        one.voice = self.voices.number(key.voice);
        one.words = key.words;
        one.marks = key.marks;
        one.features.clear();
        one.features.extend(key.features.iter().map(|feature| self.features.count(*feature)));
        one.features.sort_unstable();
        one.persons.clear();
        one.persons.extend(key.persons.iter().map(|person| self.persons.count(*person)));
        one.town = key.town;
        one.offices.clear();
        one.offices.extend_from_slice(&key.offices);
        one.parties.clear();
        one.parties.extend(key.parties.iter().map(|country| u16::from_le_bytes(country.bytes())));
        self.packed.push(one);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.packed.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All that comparing needs; nothing can be added any more.
    pub(super) fn close(self) -> Closed {
        let weights = Weights::new(self.features, &self.persons, self.packed.len());
        Closed { packed: self.packed, weights }
    }
}

/// Keys with their weights.
#[derive(Debug)]
pub(super) struct Closed {
    packed: Packed,
    pub(super) weights: Weights,
}

impl Closed {
    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        self.packed.len()
    }

    /// When a report was posted.
    pub(super) fn posted(&self, at: u32) -> Option<i64> {
        self.packed.posted(at)
    }

    /// Unpacks a key.
    pub(super) fn read(&self, at: u32, into: &mut Unpacked) {
        self.packed.read(at, into);
        into.weigh(&self.weights);
    }
}
