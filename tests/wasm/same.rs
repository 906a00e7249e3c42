//! The engine gives to the byte what it gives natively.
//!
//! `cargo xtask test wasm` has the command line read the same dumps first and hands over a hash of each line it
//! printed; without them the comparison fails.

use gloo::file::Blob;
use readout::{
    dump::Source,
    engine::{Session, Step, Told},
    export::ReportLine,
    worker::blob::BlobSource,
};
use wasm_bindgen_test::wasm_bindgen_test;

/// Two dumps, the example, and all labelled posts. In the order in which xtask has them read.
pub(crate) const DUMPS: [(&str, &str); 9] = [
    ("channel.json", include_str!("../fixtures/channel.json")),
    ("paste.txt", include_str!("../fixtures/paste.txt")),
    ("result.json", include_str!("../../data/example/result.json")),
    ("invented.jsonl", include_str!("../corpus/invented.jsonl")),
    ("posts-messages.jsonl", include_str!("../corpus/posts-messages.jsonl")),
    ("posts-more-messages.jsonl", include_str!("../corpus/posts-more-messages.jsonl")),
    ("posts-aside-messages.jsonl", include_str!("../corpus/posts-aside-messages.jsonl")),
    ("languages-messages.jsonl", include_str!("../corpus/languages-messages.jsonl")),
    ("languages-aside-messages.jsonl", include_str!("../corpus/languages-aside-messages.jsonl")),
];

/// Hashes of the lines that the command line printed, in order.
const NATIVE: Option<&str> = option_env!("READOUT_NATIVE_LINES");

#[wasm_bindgen_test]
fn a_file_and_memory_give_the_same_reports() {
    for (name, text) in DUMPS {
        let file = BlobSource::new(Blob::new(text)).expect("a worker may read");
        assert_eq!(lines(name, Box::new(file)), lines(name, Box::new(text.as_bytes().to_vec())), "{name}");
    }
}

#[wasm_bindgen_test]
fn the_browser_and_the_command_line_give_the_same_reports() {
    let native = NATIVE.expect("the lines that `cargo xtask test wasm` hands over");
    let native: Vec<&str> = native.split_whitespace().collect();
    let lines: Vec<String> =
        DUMPS.iter().flat_map(|(name, text)| lines(name, Box::new(text.as_bytes().to_vec()))).collect();
    for (line, native) in lines.iter().zip(&native) {
        assert_eq!(hash(line), *native, "natively this line is another: {line}");
    }
    assert_eq!(lines.len(), native.len(), "as many lines");
}

/// What `readout extract` prints.
fn lines(name: &str, source: Box<dyn Source>) -> Vec<String> {
    let mut session = Session::new();
    session.open(0, name.to_owned(), source).expect("it is a dump");
    // Small steps: slices end anywhere.
    while matches!(session.step(777), Step::More | Step::Read) {}
    let mut lines = Vec::new();
    session.reports(|Told { file, message, chat, report, event }| {
        lines.push(serde_json::to_string(&ReportLine::of(report, message, chat, event, file)).expect("a line"));
        true
    });
    assert!(!lines.is_empty(), "{name}: nothing was read");
    lines
}

/// FNV-1a, as xtask computes it.
fn hash(line: &str) -> String {
    let hash = line
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}
