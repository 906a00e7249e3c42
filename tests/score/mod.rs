//! Precision, recall and F1 by field, as right answers are defined.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use readout::event::Report;
use serde_json::Value;

/// Right, wrong and missed, by field.
#[derive(Default)]
pub(crate) struct Score {
    counts: BTreeMap<&'static str, [u32; 3]>,
    errors: Vec<String>,
}

impl Score {
    /// Compares one report with its label.
    pub(crate) fn add(&mut self, report: &Report, label: &Value) {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let (class, kind) = (printed(report.kind.value.class()), printed(report.kind.value));
        self.exact("class", &class, label);
        self.exact("kind", &kind, label);
        for of in ["meeting", "statement"] {
            let (got, want) = (class == of, label["class"] == of);
            self.count(of, got && want, got && !want, want && !got);
        }
        let date = report.date.as_ref().map(|d| d.value.to_string());
        let want = text(&label["date"]);
        let right = date.is_some() && date == want;
        self.count("date", right, date.is_some() && !right, want.is_some() && !right);
        let got: BTreeSet<String> = report.countries.iter().map(|c| c.value.to_string()).collect();
        let want: BTreeSet<String> = label["countries"].as_array().into_iter().flatten().filter_map(text).collect();
        for country in got.union(&want) {
            self.count(
                "countries",
                got.contains(country) && want.contains(country),
                !want.contains(country),
                !got.contains(country),
            );
        }
        for (name, field) in [("place", &report.place), ("occasion", &report.occasion)] {
            let got = field.as_ref().map(|f| f.value.as_str());
            let wants: Vec<&str> = match &label[name] {
                Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
                other => other.as_str().into_iter().collect(),
            };
            let right = got.is_some_and(|got| wants.iter().any(|want| overlap(got, want)));
            self.count(name, right, got.is_some() && !right, !wants.is_empty() && !right);
        }
        self.people(report, label);
    }

    fn people(&mut self, report: &Report, label: &Value) {
        let mut left: Vec<_> = report.participants.iter().collect();
        for want in label["participants"].as_array().into_iter().flatten() {
            let mut names = vec![want["name"].as_str().unwrap_or_default()];
            names.extend(want["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str));
            let found = left.iter().position(|p| names.iter().any(|name| same_name(&p.name.value, name)));
            self.count("participants", found.is_some(), false, found.is_none());
            if let Some(found) = found {
                let got = left.remove(found);
                if let Some(country) = want["country"].as_str() {
                    let right = got.country.as_ref().is_some_and(|c| c.value.as_str() == country);
                    self.count("participant_country", right, !right, !right);
                }
            } else {
                let got: Vec<_> = left.iter().map(|p| &p.name.value).collect();
                self.errors.push(format!("{}: no {} in {got:?}", label["id"], names[0]));
            }
        }
        for extra in left {
            self.count("participants", false, true, false);
            self.errors.push(format!("{}: {} is too much", label["id"], extra.name.value));
        }
    }

    fn exact(&mut self, field: &'static str, got: &str, label: &Value) {
        let want = &label[field];
        let right = want == got;
        self.count(field, right, !right, !right);
        if !right {
            self.errors.push(format!("{}: {field} {got}, not {want}", label["id"]));
        }
    }

    fn count(&mut self, field: &'static str, right: bool, wrong: bool, missed: bool) {
        let counts = self.counts.entry(field).or_default();
        for (count, one) in counts.iter_mut().zip([right, wrong, missed]) {
            *count += u32::from(one);
        }
    }

    fn f1(&self, field: &str) -> f64 {
        let [right, wrong, missed] = self.counts.get(field).copied().unwrap_or_default().map(f64::from);
        if right + wrong + missed == 0.0 { 1.0 } else { 2.0 * right / (2.0 * right + wrong + missed) }
    }

    /// Fails if a field is below its floor.
    #[track_caller]
    pub(crate) fn reaches(&self, floors: &[(&str, f64)]) {
        for (field, floor) in floors {
            assert!(
                self.f1(field) >= *floor,
                "{field} {:.3} < {floor}\n{self}\n{}",
                self.f1(field),
                self.errors.join("\n")
            );
        }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.counts.keys().try_for_each(|field| write!(f, "{field} {:.3}  ", self.f1(field)))
    }
}

/// The name a value is printed under.
fn printed(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

fn fold(text: &str) -> Vec<String> {
    let lower = text.to_lowercase().replace('ё', "е");
    lower.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn same_name(got: &str, want: &str) -> bool {
    let (p, g) = (fold(got), fold(want));
    if p == g {
        return true;
    }
    let (Some(first_p), Some(first_g)) = (p.first(), g.first()) else { return false };
    let initial = |word: &str| word.chars().next();
    p.len() > 1
        && g.len() > 1
        && p.last() == g.last()
        && initial(first_p) == initial(first_g)
        && (first_p.chars().count() == 1 || first_g.chars().count() == 1 || first_p == first_g)
}

fn overlap(a: &str, b: &str) -> bool {
    const SMALL: &str = " a an and at for in of on the to и в во на о об по с со для при ";
    let set =
        |text: &str| fold(text).into_iter().filter(|w| !SMALL.contains(&format!(" {w} "))).collect::<BTreeSet<_>>();
    let (a, b) = (set(a), set(b));
    !a.is_empty() && !b.is_empty() && 2 * a.intersection(&b).count() > a.len().max(b.len())
}
