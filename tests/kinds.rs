//! One sentence a line and the kind of event that it tells of: constructions and near misses, all invented.

use readout::event::{Extractor, Post};

const SENTENCES: &str = include_str!("fixtures/kinds.tsv");

#[test]
fn every_construction_raises_its_kind() {
    let extractor = Extractor::new();
    let mut wrong = Vec::new();
    for line in SENTENCES.lines().filter(|line| !line.starts_with('#')) {
        let (expected, text) = line.split_once('\t').expect("a kind, a tab, a text");
        let (kind, realis) = expected.split_once('/').map_or((expected, None), |(kind, realis)| (kind, Some(realis)));
        let text = text.replace("\\n", "\n");
        let report = extractor.report(&Post { text: &text, channel: Some("Channel"), ..Post::default() });
        let found = format!("{:?}", report.kind.value).to_lowercase();
        let found_realis = format!("{:?}", report.realis.value).to_lowercase();
        if found != kind || realis.is_some_and(|realis| realis != found_realis) {
            wrong.push(format!("{expected}, not {found}/{found_realis}: {text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
