//! How much features and persons tell: rare ones more than common ones.
//!
//! All of it is whole numbers, worked out once a feature: sums come out alike in any order and on any machine, which
//! logarithms in floating point would not.

use super::lead::{Feature, Sort};
use super::numbers::Numbers;
use super::person::PersonKey;

/// The weight of one.
pub(super) const ONE: u32 = 1 << 16;

/// Tables by number.
#[derive(Debug)]
pub(super) struct Weights {
    features: Vec<Weight>,
    persons: Vec<Person>,
}

/// What a feature tells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Weight {
    /// In parts of [`ONE`]; the top bit is set for words that say what happens.
    weight: u32,
    /// How many reports have it, or a person of this name.
    pub(super) reports: u32,
}

const ACTS: u32 = 1 << 31;

impl Weight {
    #[inline]
    pub(super) fn weight(self) -> u32 {
        self.weight & !ACTS
    }

    #[inline]
    pub(super) fn acts(self) -> bool {
        self.weight & ACTS != 0
    }
}

/// What a person tells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Person {
    pub(super) key: PersonKey,
    /// Whether the surname takes part in so few reports that it tells the event.
    pub(super) tells: bool,
    /// The feature that the surname is in a lead.
    pub(super) name: u32,
}

impl Weights {
    /// From what was counted over so many reports.
    pub(super) fn new(mut features: Numbers<Feature>, persons: &Numbers<PersonKey>, reports: u32) -> Self {
        let mut surnames: Numbers<u64> = Numbers::default();
        let mut of_surname: Vec<u32> = Vec::new();
        for (person, number) in persons.iter() {
            let surname = surnames.number(person.surname()) as usize;
            of_surname.resize(surnames.len(), 0);
            of_surname[surname] += persons.times(number);
        }
        let named: Vec<(PersonKey, u32, u32)> =
            persons.iter().map(|(person, number)| (person, number, features.number(person.name()))).collect();
        let mut weights = vec![Weight::default(); features.len()];
        for (feature, number) in features.iter() {
            let times = features.times(number);
            weights[number as usize] = Weight { weight: weight(feature.sort(), times, reports), reports: times };
        }
        let mut all = vec![Person { key: PersonKey::default(), tells: false, name: 0 }; persons.len()];
        for (key, number, name) in named {
            let times = of_surname[surnames.number(key.surname()) as usize];
            let seen = &mut weights[name as usize].reports;
            *seen = times.max(*seen);
            let tells = key != PersonKey::SOMEBODY && rarity(times, reports) > ONE / 4;
            all[number as usize] = Person { key, tells, name };
        }
        Self { features: weights, persons: all }
    }

    #[inline]
    pub(super) fn feature(&self, number: u32) -> Weight {
        self.features[number as usize]
    }

    #[inline]
    pub(super) fn person(&self, number: u32) -> Person {
        self.persons[number as usize]
    }

    /// How many features there are.
    pub(super) fn features(&self) -> usize {
        self.features.len()
    }
}

fn weight(sort: Sort, times: u32, reports: u32) -> u32 {
    let percent = match sort {
        Sort::Name | Sort::Parties => 100,
        Sort::Action => 80,
        Sort::Number => 70,
        Sort::Country | Sort::Word | Sort::Tag => 60,
    };
    let weight = percent * (15 * u64::from(ONE) + 85 * u64::from(rarity(times, reports))) / 10_000;
    weight as u32 | if sort == Sort::Action { ACTS } else { 0 }
}

/// From [`ONE`] for what one report has to 0 for what all have.
fn rarity(times: u32, reports: u32) -> u32 {
    let all = log2(reports.saturating_add(1));
    let missing = u64::from(all.saturating_sub(log2(times)));
    (missing * u64::from(ONE) / u64::from(all.max(1))) as u32
}

/// The logarithm to the base of two, in parts of 65536. Of 0 it is 0.
fn log2(number: u32) -> u32 {
    let number = number.max(1);
    let mut log = number.ilog2();
    // From 1 to below 2, in parts of 2^31.
    let mut rest = (u64::from(number) << 31) >> log;
    for _ in 0..16 {
        rest = (rest * rest) >> 31;
        log <<= 1;
        if rest >= 1 << 32 {
            rest >>= 1;
            log |= 1;
        }
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right_to_the_last_part() {
        for number in [1, 2, 3, 7, 10, 1_000, 65_535, 65_536, 2_150_000, u32::MAX] {
            let right = f64::from(number).log2() * 65_536.0;
            assert!((f64::from(log2(number)) - right).abs() <= 1.0, "{number}");
        }
        assert_eq!((rarity(1, 1), rarity(1, 1_000), rarity(1_001, 1_000), rarity(0, 0)), (ONE, ONE, 0, 0));
    }

    #[test]
    fn rare_features_tell_more() {
        let of = |times| weight(Sort::Name, times, 10_000);
        assert!(of(1) > of(2) && of(2) > of(9_000) && of(9_000) > 0);
        assert_eq!((of(1), weight(Sort::Word, 1, 10_000)), (ONE, ONE * 6 / 10));
    }
}
