//! Whether confidence means something: of the values given at 0.9 and above, how many are right.

use std::fmt;

use serde_json::Value;

use crate::compare::{overlap, same_name};
use crate::sets::{Labelled, floors};

/// From here on a value is given as sure.
pub(crate) const SURE: f64 = 0.9;

/// Sure values, and those of them that are right.
#[derive(Clone, Copy, Default)]
pub(crate) struct Certainty {
    sure: u32,
    right: u32,
}

impl Certainty {
    /// The share that is right; 1 where nothing is given as sure.
    pub(crate) fn share(self) -> f64 {
        if self.sure == 0 { 1.0 } else { f64::from(self.right) / f64::from(self.sure) }
    }

    fn add(&mut self, right: bool) {
        self.sure += 1;
        self.right += u32::from(right);
    }
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} sure values right ({:.3})", self.right, self.sure, self.share())
    }
}

/// The floor of the share, until it is what it should be.
pub(crate) fn floor() -> f64 {
    floors("certainty").first().map_or(0.0, |(_, floor)| *floor)
}

/// Of all posts that have a label for more than their event.
pub(crate) fn of(posts: &[Labelled]) -> Certainty {
    let mut certainty = Certainty::default();
    for post in posts.iter().filter(|post| !post.label["class"].is_null()) {
        let sure = |field: &str| post.printed["confidence"][field].as_f64().is_some_and(|sure| sure >= SURE);
        let (got, want) = (&post.printed, &post.label);
        if sure("kind") {
            certainty.add(got["kind"] == want["kind"]);
        }
        if sure("date") && !got["date"].is_null() {
            certainty.add(got["date"] == want["date"]);
        }
        for field in ["place", "occasion"] {
            if let (true, Some(value)) = (sure(field), got[field].as_str()) {
                certainty.add(all(&want[field]).any(|right| overlap(value, right)));
            }
        }
        if sure("participants") {
            for one in got["participants"].as_array().into_iter().flatten() {
                let name = one["name"].as_str().unwrap_or_default();
                let known = want["participants"].as_array().into_iter().flatten();
                let right = known.flat_map(|p| all(&p["name"]).chain(all(&p["aliases"]))).any(|r| same_name(name, r));
                certainty.add(right);
            }
        }
        if sure("countries") {
            for code in all(&got["countries"]) {
                certainty.add(all(&want["countries"]).any(|right| right == code));
            }
        }
    }
    certainty
}

fn all(value: &Value) -> impl Iterator<Item = &str> {
    value.as_str().into_iter().chain(value.as_array().into_iter().flatten().filter_map(Value::as_str))
}
