//! What a message is about: topics of `data/topics.tsv`.
//!
//! Counts words by their stems over the whole text; a topic needs two different places, at most four are given.

use std::sync::OnceLock;

use super::layout::words::{begins, fold};
use super::{Field, Span};

/// No text gets more topics than this.
const MOST: usize = 4;

struct Topics {
    names: Vec<&'static str>,
    /// Stems by their first letter, with the topic.
    stems: Vec<(char, Vec<(&'static str, u8)>)>,
}

/// The topics of a text, the most spoken of first.
#[must_use]
pub fn topics(text: &str) -> Vec<Field<String>> {
    static BUILT: OnceLock<Topics> = OnceLock::new();
    let table = BUILT.get_or_init(|| read(include_str!("../../data/topics.tsv")));
    let mut found: Vec<Vec<Span>> = vec![Vec::new(); table.names.len()];
    let mut inside = false;
    for (at, c) in text.char_indices() {
        let letter = c.is_alphabetic();
        if letter && !inside {
            note(table, text, at, c, &mut found);
        }
        inside = letter || c == '-' || c == '\'';
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

fn note(table: &Topics, text: &str, at: usize, first: char, found: &mut [Vec<Span>]) {
    let Ok(slot) = table.stems.binary_search_by_key(&fold(first), |(letter, _)| *letter) else { return };
    let rest = &text[at..];
    for (stem, topic) in &table.stems[slot].1 {
        if begins(rest, stem) {
            let end = at + rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
            found[*topic as usize].push(Span { start: at as u32, end: end as u32 });
            return;
        }
    }
}

fn read(table: &'static str) -> Topics {
    let mut topics = Topics { names: Vec::new(), stems: Vec::new() };
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let Some((name, stems)) = line.split_once('\t') else { continue };
        let topic = topics.names.len() as u8;
        topics.names.push(name);
        for stem in stems.split('|') {
            let Some(letter) = stem.chars().next() else { continue };
            match topics.stems.binary_search_by_key(&letter, |(letter, _)| *letter) {
                Ok(slot) => topics.stems[slot].1.push((stem, topic)),
                Err(slot) => topics.stems.insert(slot, (letter, vec![(stem, topic)])),
            }
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
