//! A key unpacked, as keys are compared: names and words are numbers.

use std::num::{NonZeroU32, NonZeroU64};

use super::weights::Weights;
use crate::dump::{Day, Days};
use crate::event::Kind;

/// How far ahead of Greenwich the day begins first, but for a few islands.
const EARLIEST_ZONE: i64 = 12 * 3_600;

/// A key as it is compared. Kept and filled again, so that its memory is taken once.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unpacked {
    /// Ordinal of the report.
    pub(super) at: u32,
    pub(super) posted: Option<i64>,
    pub(super) date: Option<Days>,
    pub(super) kind: Kind,
    /// Whether it tells what has happened, or happens.
    pub(super) told: bool,
    pub(super) lang: u32,
    pub(super) voice: u32,
    pub(super) words: Option<NonZeroU64>,
    pub(super) marks: Option<NonZeroU32>,
    /// Rising.
    pub(super) features: Vec<u32>,
    pub(super) persons: Vec<u32>,
    pub(super) town: Option<NonZeroU32>,
    /// Rising.
    pub(super) offices: Vec<u32>,
    /// Codes, rising.
    pub(super) parties: Vec<u16>,
    /// The weight of all features together.
    pub(super) weight: u32,
    /// Whether it tells what happens.
    pub(super) acts: bool,
}

impl Default for Unpacked {
    fn default() -> Self {
        Self {
            at: 0,
            posted: None,
            date: None,
            kind: Kind::Other,
            told: false,
            lang: 0,
            voice: 0,
            words: None,
            marks: None,
            features: Vec::new(),
            persons: Vec::new(),
            town: None,
            offices: Vec::new(),
            parties: Vec::new(),
            weight: 0,
            acts: false,
        }
    }
}

impl Unpacked {
    /// The last day, anywhere, on which what it tells can have happened: that of the message.
    pub(super) fn told_by(&self) -> Option<Day> {
        let posted = self.posted.filter(|_| self.told)?;
        Some(Day(posted.saturating_add(EARLIEST_ZONE).div_euclid(86_400) as i32))
    }

    /// Weighs the features.
    pub(super) fn weigh(&mut self, weights: &Weights) {
        (self.weight, self.acts) = (0, false);
        for feature in &self.features {
            let weight = weights.feature(*feature);
            self.weight += weight.weight();
            self.acts |= weight.acts();
        }
    }
}

/// One text, or one cut short: a forward, a second posting.
pub(super) fn same_words(a: &Unpacked, b: &Unpacked) -> bool {
    a.words.is_some() && a.words == b.words
}
