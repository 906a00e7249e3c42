//! Whether confidence means something: of the values given at 0.9 and above, how many are right.
//!
//! Counts each value by its own confidence, field by field, in three bands.

use std::collections::BTreeMap;
use std::fmt;

use readout::event::{Participant, Report};
use serde_json::Value;

use crate::compare::{overlap, same_name};
use crate::sets::{Labelled, floors};

/// From here on a value is given as sure.
pub(crate) const SURE: f64 = 0.9;

/// Where the bands end, from above: sure, likely, unsure.
const BANDS: [(&str, u8); 3] = [(">= .9", 90), (".7 - .9", 70), ("< .7", 0)];

/// Values, and those of them that are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Share {
    pub(crate) given: u32,
    pub(crate) right: u32,
}

impl Share {
    /// The share that is right; 1 where nothing is given.
    pub(crate) fn right(self) -> f64 {
        if self.given == 0 { 1.0 } else { f64::from(self.right) / f64::from(self.given) }
    }

    fn and(self, other: Self) -> Self {
        Self { given: self.given + other.given, right: self.right + other.right }
    }
}

/// The values of some posts by field and band.
#[derive(Default)]
pub(crate) struct Certainty(BTreeMap<&'static str, [Share; BANDS.len()]>);

/// The floor of the share, until it is what it should be.
pub(crate) fn floor() -> f64 {
    floors("certainty").first().map_or(0.0, |(_, floor)| *floor)
}

impl Certainty {
    /// Of all posts that have a label for more than their event.
    pub(crate) fn of(posts: &[Labelled]) -> Self {
        let mut certainty = Self::default();
        posts.iter().filter(|post| !post.label["class"].is_null()).for_each(|post| certainty.add(post));
        certainty
    }

    /// Fields with those of their values that are given as sure.
    pub(crate) fn sure(&self) -> impl Iterator<Item = (&'static str, Share)> {
        self.0.iter().map(|(field, bands)| (*field, bands[0]))
    }

    /// All that is given as sure.
    pub(crate) fn all(&self) -> Share {
        self.sure().fold(Share::default(), |all, (_, share)| all.and(share))
    }

    fn add(&mut self, post: &Labelled) {
        let (report, label, printed) = (&post.report, &post.label, &post.printed);
        self.count("kind", report.kind.confidence, printed["kind"] == label["kind"]);
        if !label["realis"].is_null() {
            self.count("realis", report.realis.confidence, printed["realis"] == label["realis"]);
        }
        if let (Some(stance), true) = (&report.stance, label["class"] == "statement" && !label["stance"].is_null()) {
            self.count("stance", stance.confidence, printed["stance"] == label["stance"]);
        }
        if let Some(date) = &report.date {
            self.count("date", date.confidence, printed["date"] == label["date"]);
        }
        for (field, value) in [("place", &report.place), ("occasion", &report.occasion)] {
            if let Some(value) = value {
                let right = all(&label[field]).any(|right| overlap(&value.value, right));
                self.count(field, value.confidence, right);
            }
        }
        for (field, values) in [("countries", codes(report)), ("topics", topics(report))] {
            for (value, confidence) in values {
                if !label[field].is_null() {
                    self.count(field, confidence, all(&label[field]).any(|right| right == value));
                }
            }
        }
        report.participants.iter().for_each(|one| self.participant(one, label));
    }

    fn participant(&mut self, one: &Participant, label: &Value) {
        let is = |known: &&Value| {
            all(&known["name"]).chain(all(&known["aliases"])).any(|right| same_name(&one.name.value, right))
        };
        let known = label["participants"].as_array().into_iter().flatten().find(is);
        self.count("participants", one.name.confidence, known.is_some());
        if let Some(role) = &one.role {
            let right = known.and_then(|known| known["role"].as_str()).is_some_and(|right| overlap(&role.value, right));
            self.count("role", role.confidence, right);
        }
        if let Some(country) = &one.country {
            let right = known.is_some_and(|known| known["country"] == country.value.as_str());
            self.count("participant_country", country.confidence, right);
        }
    }

    fn count(&mut self, field: &'static str, confidence: u8, right: bool) {
        let band = BANDS.iter().position(|(_, from)| confidence >= *from).unwrap_or(BANDS.len() - 1);
        let share = &mut self.0.entry(field).or_default()[band];
        *share = share.and(Share { given: 1, right: u32::from(right) });
    }
}

fn codes(report: &Report) -> Vec<(String, u8)> {
    report.countries.iter().map(|country| (country.value.to_string(), country.confidence)).collect()
}

fn topics(report: &Report) -> Vec<(String, u8)> {
    report.topics.iter().map(|topic| (topic.value.clone(), topic.confidence)).collect()
}

impl fmt::Display for Certainty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "  {:20}", "given at")?;
        BANDS.iter().try_for_each(|(band, _)| write!(f, "  {band:>14}"))?;
        for (field, bands) in &self.0 {
            write!(f, "\n  {field:20}")?;
            for share in bands {
                let shown =
                    if share.given == 0 { String::new() } else { format!("{:.3} of {:4}", share.right(), share.given) };
                write!(f, "  {shown:>14}")?;
            }
        }
        Ok(())
    }
}

fn all(value: &Value) -> impl Iterator<Item = &str> {
    value.as_str().into_iter().chain(value.as_array().into_iter().flatten().filter_map(Value::as_str))
}

#[test]
fn values_are_counted_in_the_band_of_their_confidence() {
    let mut certainty = Certainty::default();
    for (confidence, right) in [(97, true), (90, false), (89, true), (40, false)] {
        certainty.count("kind", confidence, right);
    }
    let share = |given, right| Share { given, right };
    assert_eq!(certainty.0["kind"], [share(2, 1), share(1, 1), share(1, 0)]);
    assert_eq!(certainty.all(), share(2, 1));
}
