//! What is measured: a dump that is made up of the labelled posts.
//!
//! The benches of the times, of the page and the counting of instructions measure the same; each is a workspace of its own or
//! has its own needs, so they share the file.

use std::io::{self, Write};

use serde_json::Value;

/// The labelled posts.
pub(crate) const CORPORA: [&[u8]; 2] = [
    include_bytes!("../../../tests/corpus/posts-messages.jsonl"),
    include_bytes!("../../../tests/corpus/languages-messages.jsonl"),
];

/// A dump of Telegram Desktop with so many posts.
pub(crate) fn made_up(count: u32) -> Option<Vec<u8>> {
    let mut dump = Vec::new();
    write_made_up(count, &mut dump).ok()?;
    Some(dump)
}

/// Writes it, a post after the other, so that it may be larger than what memory holds.
///
/// # Errors
/// Those of writing, and of labelled posts that are no JSON.
pub(crate) fn write_made_up(count: u32, to: &mut impl Write) -> io::Result<()> {
    let mut posts = Vec::new();
    for line in CORPORA.iter().flat_map(|corpus| corpus.split(|byte| *byte == b'\n')).filter(|line| !line.is_empty()) {
        let post: Value = serde_json::from_slice(line)?;
        posts.push(post["text"].as_str().unwrap_or_default().to_owned());
    }
    write!(to, "{{\"name\": \"Harbour\", \"type\": \"public_channel\", \"id\": 9, \"messages\": [")?;
    for n in 0..count {
        let (round, text) = (n / posts.len() as u32, &posts[n as usize % posts.len()]);
        // Every round has a name of its own, so that words and persons become more with the messages.
        let name = format!(
            "{}{}",
            ["Bar", "Tor", "Kel", "Mir"][round as usize % 4],
            ["ov", "lan", "mendi", "zaev"][round as usize / 4 % 4]
        );
        let text = serde_json::to_string(&format!("{text}\n\n{name}{round}"))?;
        // Four posts a day, or as many as fit a dump of millions into thirty years.
        let day = n / (count / 10_000).max(4);
        let (year, month, day) = (2015 + day / 336, day / 28 % 12 + 1, day % 28 + 1);
        let between = if n == 0 { "" } else { ",\n" };
        write!(
            to,
            "{between}{{\"id\": {}, \"type\": \"message\", \"date\": \"{year}-{month:02}-{day:02}T{:02}:10:00\", \"from\": \"Harbour\", \
             \"text\": {text}, \"text_entities\": [{{\"type\": \"plain\", \"text\": {text}}}]}}",
            n + 1,
            n % 4 * 5
        )?;
    }
    write!(to, "]}}")
}
