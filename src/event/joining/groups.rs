//! From pairs to groups: the most certain pairs first, and no group with a contradiction in it.

use super::key::JoinKey;
use super::score::{THRESHOLD, Weights, likeness};

/// Two keys that may be joined.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) score: f32,
    pub(super) first: u32,
    pub(super) second: u32,
}

/// Members of a group that a newcomer is held against: forwards of one text may be thousands.
const HELD_AGAINST: usize = 12;

/// What any two members of a group must have in common.
const FLOOR: f32 = 0.25;

/// Joins pairs, best first; the group of each key as the index of its first member.
pub(super) fn group(keys: &[JoinKey], mut pairs: Vec<Pair>, weights: &Weights) -> Vec<u32> {
    pairs.sort_unstable_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| (a.first, a.second).cmp(&(b.first, b.second)))
    });
    let mut group_of: Vec<u32> = (0..keys.len() as u32).collect();
    let mut members: std::collections::HashMap<u32, Vec<u32>> = std::collections::HashMap::new();
    for pair in pairs {
        let (a, b) = (group_of[pair.first as usize], group_of[pair.second as usize]);
        if a == b {
            continue;
        }
        let left = members.remove(&a).unwrap_or_else(|| vec![a]);
        let right = members.remove(&b).unwrap_or_else(|| vec![b]);
        let (name, mut together, rest) = if fits(keys, &left, &right, weights) {
            (a.min(b), left, Some(right))
        } else {
            members.insert(b, right);
            (a, left, None)
        };
        if let Some(right) = rest {
            together.extend(right);
            together.sort_unstable();
            for member in &together {
                group_of[*member as usize] = name;
            }
        }
        members.insert(name, together);
    }
    group_of
}

/// Whether two groups are one: nobody contradicts anybody, and on the whole they are alike.
fn fits(keys: &[JoinKey], left: &[u32], right: &[u32], weights: &Weights) -> bool {
    let mut total = 0.0;
    let mut pairs = 0.0;
    for a in left.iter().take(HELD_AGAINST) {
        for b in right.iter().take(HELD_AGAINST) {
            let (a, b) = (&keys[*a as usize], &keys[*b as usize]);
            let Some(score) = likeness(a, b, weights) else { return false };
            if score < FLOOR {
                return false;
            }
            total += score;
            pairs += 1.0;
        }
    }
    total / pairs >= 0.8 * THRESHOLD
}
