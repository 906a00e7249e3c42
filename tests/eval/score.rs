//! Right, wrong and missed by field: precision, recall and F1, and B-cubed for joining.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use serde_json::Value;

use crate::compare::{overlap, same_name};
use crate::sets::Labelled;

/// Fields in the order in which they are printed.
const FIELDS: [&str; 16] = [
    "class",
    "kind",
    "lang",
    "meeting",
    "statement",
    "realis",
    "date",
    "participants",
    "role",
    "participant_country",
    "place",
    "occasion",
    "countries",
    "topics",
    "stance",
    "joining",
];

/// What a set of posts comes to.
#[derive(Default)]
pub(crate) struct Table {
    counts: BTreeMap<&'static str, [u32; 3]>,
    /// The right event and the one found, of each report.
    groups: Vec<(String, String)>,
    errors: Vec<(&'static str, String)>,
}

impl Table {
    /// Compares one post with its label.
    pub(crate) fn add(&mut self, post: &Labelled) {
        let Labelled { printed, label, .. } = post;
        if let Some(event) = label["event"].as_str() {
            self.groups.push((event.to_owned(), printed["event"].to_string()));
        }
        if label["class"].is_null() {
            return;
        }
        for field in ["class", "kind", "lang", "realis"] {
            self.exact(field, post);
        }
        for class in ["meeting", "statement"] {
            let (got, want) = (printed["class"] == class, label["class"] == class);
            self.count(class, got && want, got && !want, want && !got);
        }
        if label["class"] == "statement" && printed["class"] == "statement" {
            self.exact("stance", post);
        }
        self.value("date", post, |got, want| got == want);
        self.value("place", post, overlap);
        self.value("occasion", post, overlap);
        self.list("countries", post);
        self.list("topics", post);
        self.people(post);
    }

    fn exact(&mut self, field: &'static str, post: &Labelled) {
        let (got, want) = (&post.printed[field], &post.label[field]);
        if want.is_null() {
            return;
        }
        self.count(field, got == want, got != want, got != want);
        self.note(got != want, field, post, got, want);
    }

    /// A value that may be missing on both sides; a label may have several right ones.
    fn value(&mut self, field: &'static str, post: &Labelled, same: impl Fn(&str, &str) -> bool) {
        let got = post.printed[field].as_str();
        let wants = strings(&post.label[field]);
        let right = got.is_some_and(|got| wants.iter().any(|want| same(got, want)));
        self.count(field, right, got.is_some() && !right, !wants.is_empty() && !right);
        let wrong = !right && (got.is_some() || !wants.is_empty());
        self.note(wrong, field, post, &post.printed[field], &post.label[field]);
    }

    fn list(&mut self, field: &'static str, post: &Labelled) {
        if post.label[field].is_null() {
            return;
        }
        let got: BTreeSet<&str> = strings(&post.printed[field]).into_iter().collect();
        let want: BTreeSet<&str> = strings(&post.label[field]).into_iter().collect();
        for one in got.union(&want) {
            self.count(field, got.contains(one) && want.contains(one), !want.contains(one), !got.contains(one));
        }
        self.note(got != want, field, post, &post.printed[field], &post.label[field]);
    }

    fn people(&mut self, post: &Labelled) {
        let mut left: Vec<&Value> = post.printed["participants"].as_array().into_iter().flatten().collect();
        for want in post.label["participants"].as_array().into_iter().flatten() {
            let mut names = strings(&want["name"]);
            names.extend(strings(&want["aliases"]));
            let is = |got: &&Value| names.iter().any(|name| same_name(got["name"].as_str().unwrap_or_default(), name));
            let found = left.iter().position(is);
            self.count("participants", found.is_some(), false, found.is_none());
            let Some(found) = found else {
                self.count("role", false, false, !want["role"].is_null());
                let got = left.iter().map(|got| got["name"].clone()).collect();
                self.note(true, "participants", post, &Value::Array(got), &want["name"]);
                continue;
            };
            let got = left.remove(found);
            if let Some(country) = want["country"].as_str() {
                let right = got["country"] == country;
                self.count("participant_country", right, !right, !right);
                self.note(!right, "participant_country", post, &got["country"], &want["country"]);
            }
            let (role, wanted) = (got["role"].as_str(), want["role"].as_str());
            let right = role.zip(wanted).is_some_and(|(role, wanted)| overlap(role, wanted));
            self.count("role", right, role.is_some() && !right, wanted.is_some() && !right);
            self.note(!right && (role.is_some() || wanted.is_some()), "role", post, &got["role"], &want["role"]);
        }
        for extra in left {
            self.count("participants", false, true, false);
            self.count("role", false, !extra["role"].is_null(), false);
            self.note(true, "participants", post, &extra["name"], &Value::Null);
        }
    }

    fn count(&mut self, field: &'static str, right: bool, wrong: bool, missed: bool) {
        let counts = self.counts.entry(field).or_default();
        for (count, one) in counts.iter_mut().zip([right, wrong, missed]) {
            *count += u32::from(one);
        }
    }

    fn note(&mut self, wrong: bool, field: &'static str, post: &Labelled, got: &Value, want: &Value) {
        if wrong {
            self.errors.push((field, format!("{}: {field} {got}, not {want}", post.name())));
        }
    }

    /// The errors in a field.
    pub(crate) fn errors(&self, field: &str) -> impl Iterator<Item = &str> {
        let field = field.to_owned();
        self.errors.iter().filter(move |(of, _)| *of == field).map(|(_, error)| error.as_str())
    }

    /// The share that is right where there is always a value, F1 elsewhere; 1 where there is nothing to find.
    pub(crate) fn figure(&self, field: &str) -> f64 {
        if field == "joining" {
            return b_cubed(&self.groups);
        }
        let [right, wrong, missed] = self.counts.get(field).copied().unwrap_or_default().map(f64::from);
        if right + wrong + missed == 0.0 { 1.0 } else { 2.0 * right / (2.0 * right + wrong + missed) }
    }

    /// The fields that are labelled and of which something is found.
    pub(crate) fn reached(&self) -> impl Iterator<Item = &'static str> {
        FIELDS.into_iter().filter(|field| self.has(field) && self.figure(field) > 0.0)
    }

    fn has(&self, field: &str) -> bool {
        if field == "joining" { !self.groups.is_empty() } else { self.counts.contains_key(field) }
    }

    /// All figures in one line.
    pub(crate) fn line(&self) -> String {
        let fields = FIELDS.iter().filter(|field| self.has(field));
        fields.map(|field| format!("{field} {:.2}", self.figure(field))).collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for field in FIELDS.iter().filter(|field| self.has(field)) {
            let [right, wrong, missed] = self.counts.get(field).copied().unwrap_or_default();
            let of = |all: u32| if all == 0 { 1.0 } else { f64::from(right) / f64::from(all) };
            write!(f, "  {field:20} {:.3}", self.figure(field))?;
            if *field == "joining" {
                writeln!(f, "  B-cubed over {} reports", self.groups.len())?;
            } else {
                let (precision, recall) = (of(right + wrong), of(right + missed));
                writeln!(f, "  P {precision:.3}  R {recall:.3}  ({right} right, {wrong} wrong, {missed} missed)")?;
            }
        }
        Ok(())
    }
}

fn strings(value: &Value) -> Vec<&str> {
    match value {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        other => other.as_str().into_iter().collect(),
    }
}

/// F1 of grouping: for each report, how much of its group is its event, and how much of its event is its group.
fn b_cubed(pairs: &[(String, String)]) -> f64 {
    if pairs.is_empty() {
        return 1.0;
    }
    let mut events: HashMap<&str, f64> = HashMap::new();
    let mut groups: HashMap<&str, f64> = HashMap::new();
    let mut both: HashMap<(&str, &str), f64> = HashMap::new();
    for (event, group) in pairs {
        *events.entry(event).or_default() += 1.0;
        *groups.entry(group).or_default() += 1.0;
        *both.entry((event, group)).or_default() += 1.0;
    }
    let (mut precision, mut recall) = (0.0, 0.0);
    for (event, group) in pairs {
        let shared = both[&(event.as_str(), group.as_str())];
        precision += shared / groups[group.as_str()];
        recall += shared / events[event.as_str()];
    }
    if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) / pairs.len() as f64 }
}

#[test]
fn grouping_is_scored_by_report() {
    let pairs = |text: &str| {
        text.split(' ').map(|pair| (pair[..1].to_owned(), pair[1..].to_owned())).collect::<Vec<(String, String)>>()
    };
    assert!((b_cubed(&pairs("a1 a1 b2")) - 1.0).abs() < 1e-9);
    // All in one: the share of each event in it, and all of each event.
    let (precision, recall) = (5.0 / 9.0, 1.0);
    assert!((b_cubed(&pairs("a1 a1 b1")) - 2.0 * precision * recall / (precision + recall)).abs() < 1e-9);
}
