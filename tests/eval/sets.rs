//! The labelled sets: where they lie, and what the engine prints of their messages.

use std::path::{Path, PathBuf};

use readout::dump::{Day, Posted};
use readout::engine::{Session, Step};
use readout::event::Report;
use readout::export::ReportLine;
use serde_json::Value;

/// A file of messages with a file of labels.
pub(crate) struct Set {
    pub(crate) name: &'static str,
    folder: PathBuf,
    /// Where the messages lie if only their labels lie in the folder.
    sample: Option<PathBuf>,
    /// Whether errors may be listed: those of posts set aside are not looked at.
    pub(crate) shown: bool,
}

/// A message as printed, with its label.
#[derive(Debug)]
pub(crate) struct Labelled {
    pub(crate) printed: Value,
    pub(crate) report: Report,
    /// The day it was posted.
    pub(crate) posted: Option<Day>,
    pub(crate) label: Value,
}

impl Set {
    /// One of those in the tree.
    pub(crate) fn corpus(name: &'static str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
        Self { name, folder, sample: None, shown: !name.ends_with("-aside") }
    }

    /// One of those that may lie beside the tree.
    pub(crate) fn beside(name: &'static str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
        Self { name, folder, sample: None, shown: true }
    }

    /// The labels in the tree of posts of a news agency that may lie beside it.
    pub(crate) fn agency() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let sample = Some(root.join("../shared/samples/scraper-json/ria.json"));
        Self { sample, ..Self::corpus("agency") }
    }

    /// What the engine prints, with the labels; `None` if the set is not there.
    pub(crate) fn read(&self) -> Option<Vec<Labelled>> {
        let labels = std::fs::read(self.folder.join(format!("{}.jsonl", self.name))).ok();
        let sampled =
            |path: &PathBuf| std::fs::read(path).ok().zip(labels.as_deref()).map(|(all, of)| chosen(&all, of));
        let file = |ending: &str| std::fs::read(self.folder.join(format!("{}{ending}.jsonl", self.name))).ok();
        // Where messages and labels are one file, a line is both.
        let messages = match &self.sample {
            Some(path) => sampled(path),
            None => file("-messages").or_else(|| file("")),
        };
        let Some((messages, labels)) = messages.zip(file("")) else {
            println!("skipped: no set {} beside the tree", self.name);
            return None;
        };
        let labels: Vec<Value> = String::from_utf8(labels)
            .expect("labels in UTF-8")
            .lines()
            .map(|line| serde_json::from_str(line).expect("a line of JSON"))
            .collect();
        let found = found("set.jsonl", messages);
        assert_eq!(found.len(), labels.len(), "{}: a label for each message", self.name);
        let pair = |(found, label): (Found, Value)| {
            let Found { printed, report, posted } = found;
            assert_eq!(printed["id"], label["id"], "{}: labels in the order of the messages", self.name);
            Labelled { printed, report, posted, label }
        };
        Some(found.into_iter().zip(labels).map(pair).collect())
    }

    /// Field and floor, of this set.
    pub(crate) fn floors(&self) -> Vec<(String, f64)> {
        floors(self.name)
    }
}

/// Those messages of a scraper's array that have a label, a line each, in the order of the labels.
fn chosen(all: &[u8], labels: &[u8]) -> Vec<u8> {
    let all: Vec<Value> = serde_json::from_slice(all).expect("an array");
    let ids = serde_json::Deserializer::from_slice(labels).into_iter::<Value>();
    let mut lines = String::new();
    for label in ids {
        let id = label.expect("a label")["id"].clone();
        let post = all.iter().find(|post| post["message_id"] == id).expect("a post for each label");
        let line = serde_json::json!({
            "source": "agency", "id": id, "posted": post["date"], "channel": post["channel"], "text": post["text"],
        });
        lines.extend([&line.to_string(), "\n"]);
    }
    lines.into_bytes()
}

/// The floors of a set in `floors.tsv`.
pub(crate) fn floors(set: &str) -> Vec<(String, f64)> {
    let of_set = |line: &str| {
        let [of, field, floor] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
        (of == set).then(|| (field.to_owned(), floor.parse().expect("a number")))
    };
    include_str!("../corpus/floors.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(of_set).collect()
}

/// A report as it is and as it is printed.
pub(crate) struct Found {
    pub(crate) printed: Value,
    pub(crate) report: Report,
    pub(crate) posted: Option<Day>,
}

/// What the engine makes of a dump.
pub(crate) fn found(name: &str, dump: Vec<u8>) -> Vec<Found> {
    let mut session = Session::new();
    session.open(0, name.to_owned(), Box::new(dump)).expect("messages that can be read");
    while !matches!(session.step(1 << 20), Step::Ready | Step::Waiting) {}
    let mut found = Vec::new();
    session.reports(|told| {
        let line = ReportLine::of(told.report, told.message, told.chat, told.event, told.file);
        let printed = serde_json::to_value(line).expect("a line of JSON");
        found.push(Found { printed, report: told.report.clone(), posted: told.message.posted.map(Posted::day) });
        true
    });
    found
}

impl Labelled {
    /// The language of the label; of headlines, which have none, that of the report.
    pub(crate) fn language(&self) -> &str {
        self.label["lang"].as_str().or(self.printed["lang"].as_str()).unwrap_or("none")
    }

    /// The channel.
    pub(crate) fn source(&self) -> &str {
        self.printed["source"].as_str().unwrap_or_default()
    }

    /// Who it is, for lists of errors.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.source(), self.label["id"])
    }
}
