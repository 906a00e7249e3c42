//! Which reports tell of one event.
//!
//! A Russian and an English post, a forward, a flash and a long readout are brought together; two meetings
//! that share all but the partner are kept apart. Of each report only a small key is kept, so that the keys
//! of a large dump fit in memory together. Nothing here reads a text again.
//!
//! Candidates share a rare feature within a few days (or, where nothing is dated, within a few messages); a
//! score weighs what they share by its rarity; pairs join best first, and a contradiction in people, days or
//! countries forbids a group.

mod concepts;
mod groups;
mod key;
mod lead;
mod person;
mod score;
mod skeleton;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, VecDeque};

pub use key::JoinKey;

use groups::{Pair, group};
use score::{THRESHOLD, WINDOW, Weights, joins, likeness, same_words};

/// The event of each report, in the order of the keys, as the ordinal of the first report of it.
///
/// Depends on the keys alone, not on the order in which they come.
#[must_use]
pub fn join(keys: &[JoinKey]) -> Vec<u32> {
    let weights = Weights::of(keys);
    let mut order: Vec<u32> = (0..keys.len() as u32).collect();
    order.sort_unstable_by_key(|at| {
        let key = &keys[*at as usize];
        (key.posted.is_none(), key.posted, key.ordinal)
    });
    let dated = order.partition_point(|at| keys[*at as usize].posted.is_some());
    let mut pairs = Vec::new();
    candidates(keys, &order[..dated], &weights, &mut pairs);
    candidates(keys, &order[dated..], &weights, &mut pairs);
    let groups = group(keys, pairs, &weights);
    let mut first: Vec<u32> = keys.iter().map(|key| key.ordinal).collect();
    for (at, group) in groups.iter().enumerate() {
        first[*group as usize] = first[*group as usize].min(keys[at].ordinal);
    }
    groups.iter().map(|group| first[*group as usize]).collect()
}

/// By how many of its rarest features a report looks for others.
const LOOKED_UP: usize = 8;
/// How many of the latest reports with a feature are looked at.
const LOOKED_AT: usize = 24;
/// How far apart undated reports may stand.
const NEIGHBOURHOOD: u32 = 40;

/// Scores every key with the earlier ones near it that share something rare.
fn candidates(keys: &[JoinKey], order: &[u32], weights: &Weights, pairs: &mut Vec<Pair>) {
    let mut recent: HashMap<u64, VecDeque<u32>> = HashMap::new();
    let mut near: Vec<u32> = Vec::new();
    for at in order {
        let key = &keys[*at as usize];
        near.clear();
        for feature in looked_up(key, weights) {
            let with = recent.entry(feature).or_default();
            while with.front().is_some_and(|other| !is_near(&keys[*other as usize], key)) || with.len() > LOOKED_AT {
                with.pop_front();
            }
            near.extend(with.iter());
            with.push_back(*at);
        }
        near.sort_unstable();
        near.dedup();
        for other in &near {
            let (first, second) = ((*other).min(*at), (*other).max(*at));
            let (a, b) = (&keys[first as usize], &keys[second as usize]);
            let Some(score) = likeness(a, b, weights) else { continue };
            if joins(a, b, score, weights) {
                let score = if same_words(a, b) { score + 2.0 } else { score };
                pairs.push(Pair { score: score.max(THRESHOLD), first, second });
            }
        }
    }
}

fn is_near(a: &JoinKey, b: &JoinKey) -> bool {
    match (a.posted, b.posted) {
        (Some(x), Some(y)) => (x - y).abs() <= WINDOW,
        _ => a.ordinal.abs_diff(b.ordinal) <= NEIGHBOURHOOD,
    }
}

/// What a report is found by: its text, its people and its rarest features.
fn looked_up(key: &JoinKey, weights: &Weights) -> Vec<u64> {
    let mut features: Vec<_> = key.features.iter().map(|feature| (weights.count(*feature), *feature)).collect();
    features.sort_unstable();
    let rare = features.into_iter().filter(|(count, _)| *count > 1).take(LOOKED_UP);
    let mut found: Vec<u64> = rare.map(|(_, feature)| u64::from(feature.0)).collect();
    found.extend(key.persons.iter().map(|person| person.surname() | 1 << 62));
    found.push(key.text | 1 << 63);
    if key.beginning != 0 {
        found.push(key.beginning | 1 << 63);
    }
    found
}

/// Small letters, `е` for `ё`.
fn fold(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).map(|c| if c == 'ё' { 'е' } else { c }).collect()
}
