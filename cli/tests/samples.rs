//! The command on real dumps, where they are at hand beside the repository; they are no part of it.
#![allow(clippy::disallowed_methods)] // tests read files

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const SHARED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/");

/// The lines that a command prints of a sample; `None`, said aloud, where the sample is not at hand.
fn lines(command: &str, sample: &str) -> Option<Vec<Value>> {
    let path = format!("{SHARED}{sample}");
    if !Path::new(&path).exists() {
        println!("skipped: there is no {path}");
        return None;
    }
    let output = Command::new(env!("CARGO_BIN_EXE_readout")).args([command, &path]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{said}");
    Some(parsed(&String::from_utf8(output.stdout).unwrap()))
}

fn parsed(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_paste_is_cut_where_a_careful_reader_cuts_it() {
    let Some(found) = lines("messages", "samples/embassy-paste.txt") else { return };
    let gold = parsed(&fs::read_to_string(format!("{SHARED}gold/seed-messages.jsonl")).unwrap());
    assert_eq!(found.len(), gold.len());
    for (found, gold) in found.iter().zip(&gold) {
        for (field, value) in gold.as_object().unwrap() {
            assert_eq!(&found[field], value, "{field} of message {}", gold["id"]);
        }
    }
}

#[test]
fn an_export_loses_nothing() {
    let Some(found) = lines("messages", "samples/desktop-channel/result.json") else { return };
    let service = found.iter().filter(|line| line["type"] == "service").count();
    assert_eq!((found.len() - service, service), (208, 5));
    let told = lines("extract", "samples/desktop-channel/result.json").unwrap();
    assert_eq!(told.len(), 208);
}

#[test]
fn json_lines_come_back_as_they_were() {
    let Some(found) = lines("messages", "gold/dev-messages.jsonl") else { return };
    let gold = parsed(&fs::read_to_string(format!("{SHARED}gold/dev-messages.jsonl")).unwrap());
    assert_eq!(found.len(), gold.len());
    for (found, gold) in found.iter().zip(&gold) {
        for field in ["source", "id", "posted", "channel", "text"] {
            assert_eq!(found[field], gold[field], "{field} of message {}", gold["id"]);
        }
    }
}
