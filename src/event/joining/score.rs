//! How likely two reports tell of one event.

use std::collections::HashMap;

use super::key::JoinKey;
use super::lead::{Feature, Sort};
use crate::event::{Class, Kind};

/// How much a feature tells: rare ones more than common ones.
pub(super) struct Weights {
    counts: HashMap<Feature, u32>,
    persons: HashMap<u64, u32>,
    reports: f32,
}

/// Three days: a report of an event seldom comes later, and the same people meet again.
pub(super) const WINDOW: i64 = 3 * 86_400;

impl Weights {
    pub(super) fn of(keys: &[JoinKey]) -> Self {
        let mut counts = HashMap::new();
        let mut persons = HashMap::new();
        for key in keys {
            for feature in &key.features {
                *counts.entry(*feature).or_default() += 1;
            }
            for person in &key.persons {
                *persons.entry(person.surname()).or_default() += 1;
            }
        }
        Self { counts, persons, reports: keys.len() as f32 }
    }

    /// How many reports have it.
    pub(super) fn count(&self, feature: Feature) -> u32 {
        self.counts.get(&feature).copied().unwrap_or(1)
    }

    fn rarity(&self, count: u32) -> f32 {
        ((self.reports + 1.0) / count as f32).ln() / (self.reports + 1.0).ln()
    }

    fn weight(&self, feature: Feature) -> f32 {
        let sort = match feature.sort() {
            Sort::Name | Sort::Parties => 1.0,
            Sort::Number => 0.7,
            Sort::Action => 0.8,
            Sort::Country | Sort::Word | Sort::Tag => 0.6,
        };
        sort * (0.15 + 0.85 * self.rarity(self.count(feature)))
    }

    /// Whether somebody takes part in so few reports that his name tells the event.
    fn tells(&self, surname: u64) -> bool {
        let count = self.persons.get(&surname).copied().unwrap_or(1);
        self.rarity(count) > 0.25
    }
}

/// How alike two reports are, from 0 to about 1.5; `None` if they contradict each other.
pub(super) fn likeness(a: &JoinKey, b: &JoinKey, weights: &Weights) -> Option<f32> {
    if contradict(a, b) {
        return None;
    }
    let (shared, of_a, of_b, actions) = overlap(a, b, weights);
    let least = of_a.min(of_b).max(1.0);
    let cosine = shared / (of_a * of_b).sqrt().max(0.01);
    let mut score = 0.5 * cosine + 0.5 * (shared / least).min(1.0);
    if a.persons.iter().any(|p| weights.tells(p.surname()) && b.persons.iter().any(|q| p.is(*q))) {
        score += 0.25;
    } else if partner_missing(a, b, weights) || partner_missing(b, a, weights) {
        score -= 0.1;
    }
    if a.marks != 0 && a.marks == b.marks {
        score += 0.25;
    }
    if !actions {
        score -= 0.3;
    }
    if a.kind.class() != b.kind.class() {
        score -= 0.1;
    } else if a.kind != b.kind && (a.kind == Kind::Call || b.kind == Kind::Call) {
        score -= 0.15;
    }
    score += match (a.posted, b.posted) {
        (Some(x), Some(y)) => {
            let hours = (x - y).abs() as f32 / 3_600.0;
            0.05 - 0.004 * (hours - 12.0).max(0.0)
        }
        // In a paste the versions of one report stand beside each other.
        _ => 0.2 - 0.03 * a.ordinal.abs_diff(b.ordinal).min(12) as f32,
    };
    Some(score)
}

/// Whether two reports may be brought together by themselves, not only through a third.
pub(super) fn joins(a: &JoinKey, b: &JoinKey, score: f32, weights: &Weights) -> bool {
    if same_words(a, b) {
        return true;
    }
    if a.lang != b.lang {
        return score >= THRESHOLD;
    }
    // In one language a second telling shares the people, and a statement is told once.
    let shared = a.persons.iter().filter(|p| b.persons.iter().any(|q| p.is(*q)));
    let partner = shared.clone().any(|p| weights.tells(p.surname())) && shared.count() > 1;
    let meeting = a.kind.class() == Class::Meeting && b.kind.class() == Class::Meeting;
    let soon = match (a.posted, b.posted) {
        (Some(x), Some(y)) => (x - y).abs() <= 36 * 3_600,
        _ => a.ordinal.abs_diff(b.ordinal) <= 12,
    };
    soon && score >= THRESHOLD && (meeting && partner || a.voice != b.voice && score >= THRESHOLD + 0.3)
}

/// What two reports of different languages must reach.
pub(super) const THRESHOLD: f32 = 0.45;

/// One text, or one cut short: a forward, a second posting.
pub(super) fn same_words(a: &JoinKey, b: &JoinKey) -> bool {
    a.text == b.text && a.length >= 40 || a.beginning != 0 && a.beginning == b.beginning
}

/// Different days, different partners, different countries: never one event, however alike the words.
fn contradict(a: &JoinKey, b: &JoinKey) -> bool {
    if same_words(a, b) {
        return false;
    }
    if let (Some(x), Some(y)) = (a.date, b.date)
        && (x.last < y.first || y.last < x.first)
    {
        return true;
    }
    let alone = |of: &JoinKey, other: &JoinKey| {
        of.persons.iter().any(|p| !other.persons.iter().any(|q| p.is(*q) || p.resembles(*q)))
    };
    if alone(a, b) && alone(b, a) {
        return true;
    }
    let beside = |of: &JoinKey, other: &JoinKey| of.parties.iter().any(|country| !other.parties.contains(country));
    beside(a, b) && beside(b, a)
}

/// Whether one names people but not the partner that the other met.
fn partner_missing(a: &JoinKey, b: &JoinKey, weights: &Weights) -> bool {
    a.kind.class() == Class::Meeting
        && !a.persons.is_empty()
        && b.persons.iter().any(|q| weights.tells(q.surname()) && !a.persons.iter().any(|p| p.resembles(*q)))
}

/// Weight that both share, weight of each, and whether what happens agrees where both tell it.
#[allow(clippy::many_single_char_names)] // a merge of two sorted lists
fn overlap(a: &JoinKey, b: &JoinKey, weights: &Weights) -> (f32, f32, f32, bool) {
    let (mut shared, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    let mut actions = [false; 3];
    let (mut i, mut j) = (0, 0);
    loop {
        let order = match (a.features.get(i), b.features.get(j)) {
            (None, None) => break,
            (Some(x), Some(y)) => x.cmp(y),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
        };
        let feature = if order.is_gt() { b.features[j] } else { a.features[i] };
        let weight = weights.weight(feature);
        let action = feature.sort() == Sort::Action;
        if order.is_le() {
            of_a += weight;
            actions[0] |= action;
            i += 1;
        }
        if order.is_ge() {
            of_b += weight;
            actions[1] |= action;
            j += 1;
        }
        if order.is_eq() {
            shared += weight;
            actions[2] |= action;
        }
    }
    (shared, of_a, of_b, actions[2] || !(actions[0] && actions[1]))
}
