//! What a message is about: topics of `data/topics.tsv`.
//!
//! Counts words by their stems over the whole text; a topic needs two different places, at most four are given.

use crate::event::letter::{Letter, plain_alphabetic};
use std::sync::OnceLock;

use super::lexicon::Lexicon;
use super::{Field, Span};

/// No text gets more topics than this.
const MOST: usize = 4;

struct Topics {
    names: Vec<&'static str>,
    /// Beginnings of words, with the topic and the place in the file.
    stems: Lexicon<(u16, u8)>,
}

/// The topics of a text, the most spoken of first.
#[must_use]
pub fn topics(text: &str) -> Vec<Field<String>> {
    static BUILT: OnceLock<Topics> = OnceLock::new();
    let table = BUILT.get_or_init(|| read(include_str!("../../data/topics.tsv")));
    let mut found: Vec<Vec<Span>> = vec![Vec::new(); table.names.len()];
    let bytes = text.as_bytes();
    let mut inside = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let (letter, joins, width) = match byte {
            // U+0400 to U+047F: letters.
            0xd0 | 0xd1 => (true, false, 2),
            0..=0x7f => (byte.is_ascii_alphabetic(), matches!(byte, b'-' | b'\''), 1),
            _ => text[at..].chars().next().map_or((false, false, 1), |c| (c.is_letter(), false, c.len_utf8())),
        };
        if letter && !inside {
            note(table, text, at, &mut found);
        }
        inside = letter || joins;
        at += width;
        if letter {
            at = plain_alphabetic(bytes, at);
        }
    }
    let mut order: Vec<usize> = (0..found.len()).filter(|topic| found[*topic].len() >= 2).collect();
    order.sort_by_key(|topic| std::cmp::Reverse(found[*topic].len()));
    order.truncate(MOST);
    order
        .into_iter()
        .map(|topic| Field {
            value: table.names[topic].to_owned(),
            confidence: (40 + 10 * found[topic].len().min(5)) as u8,
            evidence: std::mem::take(&mut found[topic]),
        })
        .collect()
}

fn note(table: &Topics, text: &str, at: usize, found: &mut [Vec<Span>]) {
    let rest = &text[at..];
    let mut first: Option<(u16, u8)> = None;
    table.stems.each(rest, |stem| first = Some(first.map_or(stem, |known| known.min(stem))));
    if let Some((_, topic)) = first {
        let end = at + rest.find(|c: char| !c.is_letter_or_digit() && c != '-').unwrap_or(rest.len());
        found[usize::from(topic)].push(Span { start: at as u32, end: end as u32 });
    }
}

fn read(table: &'static str) -> Topics {
    let mut topics = Topics { names: Vec::new(), stems: Lexicon::default() };
    let mut place = 0;
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let Some((name, stems)) = line.split_once('\t') else { continue };
        let topic = topics.names.len() as u8;
        topics.names.push(name);
        for stem in stems.split('|') {
            topics.stems.enter(stem, true, (place, topic));
            place += 1;
        }
    }
    topics
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_is_what_is_spoken_of_twice() {
        let found = topics("Trade and investment grew. The museum opened. Торговля растёт.");
        assert_eq!(found.iter().map(|t| t.value.as_str()).collect::<Vec<_>>(), ["economic"]);
        assert_eq!(found[0].evidence.len(), 3);
    }
}
