//! Measures the extraction against hand labels: the invented posts of the tree always, the reference sets where
//! they lie beside it. Floors only: what was reached must not be lost.

// Reads reference sets that lie beside the tree.
#![allow(clippy::disallowed_methods)]
#![cfg(not(target_arch = "wasm32"))]

mod score;

use std::path::Path;

use readout::dump::{Day, Posted, Precision, Zone};
use readout::event::{Extractor, Post, Report, resolve};
use score::Score;
use serde_json::Value;

const INVENTED: &str = include_str!("posts/invented.jsonl");

#[test]
fn invented_posts_of_many_ministries_are_read() {
    let posts = lines(INVENTED);
    let score = measure(&posts, &posts, None);
    println!("invented: {score}");
    score.reaches(&[
        ("class", 0.95),
        ("kind", 0.90),
        ("meeting", 0.90),
        ("participants", 0.70),
        ("countries", 0.90),
        ("date", 0.8),
    ]);
}

#[test]
fn the_embassy_paste_is_read() {
    let Some((messages, labels)) = reference("seed") else { return };
    let score = measure(&messages, &labels, Some("Embassy of Russia in the USA / Посольство России в США"));
    println!("seed: {score}");
    score.reaches(&[("class", 1.0), ("kind", 1.0), ("participants", 0.90), ("countries", 0.95), ("date", 0.9)]);
}

#[test]
fn the_development_set_is_read() {
    let Some((messages, labels)) = reference("dev") else { return };
    let score = measure(&messages, &labels, None);
    println!("dev: {score}");
    score.reaches(&[
        ("class", 0.85),
        ("kind", 0.75),
        ("meeting", 0.85),
        ("participants", 0.70),
        ("countries", 0.90),
        ("date", 0.8),
    ]);
}

fn reference(name: &str) -> Option<(Vec<Value>, Vec<Value>)> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/gold"));
    let read = |file: String| std::fs::read_to_string(folder.join(file)).ok().map(|text| lines(&text));
    let both = read(format!("{name}-messages.jsonl")).zip(read(format!("{name}.jsonl")));
    if both.is_none() {
        println!("skipped: no reference set {name} beside the tree");
    }
    both
}

fn lines(text: &str) -> Vec<Value> {
    text.lines()
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_str(line).expect("a line of JSON"))
        .collect()
}

/// Extracts all messages as one dump and compares them with their labels.
fn measure(messages: &[Value], labels: &[Value], channel: Option<&str>) -> Score {
    let posted: Vec<Option<Posted>> = messages.iter().map(posted).collect();
    let extractor = Extractor::new();
    let mut reports: Vec<Report> = messages
        .iter()
        .zip(&posted)
        .map(|(message, posted)| {
            extractor.report(&Post {
                text: message["text"].as_str().unwrap_or_default(),
                posted: *posted,
                channel: message["channel"].as_str().or(channel),
                description: None,
                forwarded_from: message["forwarded_from"].as_str(),
            })
        })
        .collect();
    resolve(&mut reports, &posted);
    let mut score = Score::default();
    for ((message, report), label) in messages.iter().zip(&reports).zip(labels) {
        assert_eq!(message["id"], label["id"]);
        evidence_lies_in_the_text(report, message["text"].as_str().unwrap_or_default());
        score.add(report, label);
    }
    score
}

fn posted(message: &Value) -> Option<Posted> {
    let day = Day::parse(message["posted"].as_str()?.get(..10)?)?;
    Some(Posted { seconds: i64::from(day.0) * 86_400, zone: Zone::Utc, precision: Precision::Day })
}

fn evidence_lies_in_the_text(report: &Report, text: &str) {
    let fields = [
        Some(&report.kind.evidence),
        report.date.as_ref().map(|d| &d.evidence),
        report.place.as_ref().map(|p| &p.evidence),
    ];
    let people = report.participants.iter().flat_map(|p| &p.name.evidence);
    for span in fields.into_iter().flatten().flatten().chain(people) {
        assert!(
            text.get(span.start as usize..span.end as usize).is_some_and(|words| !words.is_empty()),
            "{span:?} in {text:?}"
        );
    }
}
