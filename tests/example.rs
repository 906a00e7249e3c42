//! What a careful reader finds in the example that comes with the page, post by post.
//!
//! The example is what a newcomer judges by, so every value of every post is held here. A post whose right answer is a
//! matter of taste (25: answers to the press, comment or briefing) has a dash.

use std::fmt::Write;

use readout::dump::bundle::File;
use readout::engine::{Session, Step, Told};

const EXAMPLE: &[u8] = include_bytes!("../data/example/result.json");
const RIGHT: &str = include_str!("fixtures/example.tsv");

#[test]
fn the_example_is_read_as_a_careful_reader_reads_it() {
    let mut session = Session::new();
    session.add(vec![File::chosen("result.json", std::rc::Rc::new(EXAMPLE.to_vec()))]);
    loop {
        match session.step(1 << 20) {
            Step::Ready | Step::Waiting => break,
            _ => {}
        }
    }
    let mut found = String::new();
    session.reports(|told| {
        found.push_str(&line(&told));
        true
    });
    let right: Vec<&str> = RIGHT.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(found.lines().count(), right.len(), "{found}");
    let wrong: Vec<String> = found
        .lines()
        .zip(right)
        .filter(|(found, right)| !right.ends_with("\t-") && found != right)
        .map(|(found, right)| format!("found {found}\nright {right}\n"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

/// Id, event, kind, status, day, place, occasion, countries, participants with office and country.
fn line(told: &Told<'_>) -> String {
    let report = told.report;
    let field = |text: Option<&String>| text.cloned().unwrap_or_default();
    let mut line = format!(
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\t",
        told.message.id,
        told.event,
        name(&report.kind.value),
        name(&report.realis.value),
        report.date.as_ref().map(|date| date.value.to_string()).unwrap_or_default(),
        field(report.place.as_ref().map(|place| &place.value)),
        field(report.occasion.as_ref().map(|occasion| &occasion.value)),
    );
    let countries: Vec<String> = report.countries.iter().map(|country| country.value.as_str().to_owned()).collect();
    let _ = write!(line, "{}\t", countries.join(" "));
    let persons: Vec<String> = report
        .participants
        .iter()
        .map(|person| {
            let role = field(person.role.as_ref().map(|role| &role.value));
            let country = person.country.as_ref().map(|country| country.value.as_str().to_owned()).unwrap_or_default();
            format!("{} ({role}) {country}", person.name.value).trim_end().to_owned()
        })
        .collect();
    let _ = writeln!(line, "{}", persons.join("; "));
    line
}

/// As it is printed.
fn name(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
