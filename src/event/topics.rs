//! What a message is about: topics of `data/topics.tsv`.
//!
//! Counts words by their stems over the whole text: one word is enough, for posts are short; the four most spoken of are given.

use crate::event::gazetteer::Scanned;
use crate::event::letter::Letter;
use crate::event::order::Order;
use crate::event::tables::text_of;
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

/// What a run of letters tells of topics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stem {
    /// No topic.
    None,
    /// It begins with a stem of this one.
    Of(u8),
    /// What stands behind it decides, or it has digits.
    Open,
}

fn table() -> &'static Topics {
    static BUILT: OnceLock<Topics> = OnceLock::new();
    BUILT.get_or_init(|| read(text_of("topics.tsv")))
}

/// The codes of all topics.
#[must_use]
pub fn codes() -> Vec<&'static str> {
    table().names.clone()
}

/// What a run of letters and digits tells of topics.
pub(super) fn stem(run: &str) -> Stem {
    let table = table();
    if !run.chars().all(Letter::is_letter) || table.stems.goes_on(run) {
        return Stem::Open;
    }
    table.first(run).map_or(Stem::None, Stem::Of)
}

/// The topics of a text, the most spoken of first.
#[must_use]
pub fn topics(scanned: &Scanned<'_>) -> Vec<Field<String>> {
    let table = table();
    let text = scanned.text;
    let bytes = text.as_bytes();
    let mut found: Vec<(u8, Span)> = Vec::new();
    let mut note = |start: usize, topic: Option<u8>| {
        let Some(topic) = topic else { return };
        let rest = &text[start..];
        let end = start + rest.find(|c: char| !c.is_letter_or_digit() && c != '-').unwrap_or(rest.len());
        found.push((topic, Span { start: start as u32, end: end as u32 }));
    };
    for run in scanned.runs.iter().filter(|run| run.facts.topic != Stem::None) {
        let start = run.start as usize;
        // Behind a hyphen or an apostrophe the word goes on.
        let joined = start > 0 && matches!(bytes[start - 1], b'-' | b'\'');
        match run.facts.topic {
            Stem::Of(topic) if !joined => note(start, Some(topic)),
            Stem::Open => {
                let mut inside = joined;
                for (at, letter) in text[start..run.end as usize].char_indices() {
                    if letter.is_letter() && !inside {
                        note(start + at, table.first_of_word(&text[start + at..]));
                    }
                    inside = letter.is_letter();
                }
            }
            _ => {}
        }
    }
    // Topic by topic; those of one in the order of the text.
    found.order_by(|(topic, _)| u64::from(*topic));
    let mut spoken: Vec<&[(u8, Span)]> = found.chunk_by(|one, next| one.0 == next.0).collect();
    spoken.order_by(|of| !(of.len() as u64));
    spoken.truncate(MOST);
    let field = |of: &[(u8, Span)]| Field {
        value: table.names[usize::from(of[0].0)].to_owned(),
        confidence: (40 + 10 * of.len().min(5)) as u8,
        evidence: of.iter().map(|(_, span)| *span).collect(),
    };
    spoken.into_iter().map(field).collect()
}

impl Topics {
    /// The topic of the word that a text begins with: some stems go on behind it, `human-right`, others are whole words.
    fn first_of_word(&self, text: &str) -> Option<u8> {
        let end = text.find(|letter: char| !letter.is_letter()).unwrap_or(text.len());
        self.first(&text[..end]).or_else(|| self.first(text))
    }

    /// The topic of the first stem of the file that a text begins with, or is.
    fn first(&self, text: &str) -> Option<u8> {
        let mut first: Option<(u16, u8)> = None;
        self.stems.each(text, |stem| first = Some(first.map_or(stem, |known| known.min(stem))));
        first.map(|(_, topic)| topic)
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
            let whole = stem.strip_suffix('.');
            topics.stems.enter(whole.unwrap_or(stem), whole.is_none(), (place, topic));
            place += 1;
        }
    }
    topics
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::gazetteer::Scanner;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let found = topics(&Scanner::default().scan(text));
        let found: Vec<_> = found.iter().map(|topic| (topic.value.as_str(), topic.evidence.len())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn topics_are_told_the_most_spoken_of_first() {
        check("Trade and investment grew. The museum opened. Торговля растёт.", &[("economic", 3), ("culture", 1)]);
        check(
            "They spoke of human-rights and of car-bombs; the court ruled.",
            &[("legal", 1), ("human-rights", 1), ("terrorism", 1)],
        );
    }

    #[test]
    fn a_word_that_only_begins_like_another_is_no_topic() {
        check("Президент Судана и правительство: поездка, поэтому закончили.", &[]);
        check("A courtesy call on Lawrence Gastón, his companion.", &[]);
        check("Газета пишет о судьбе оборудования.", &[]);
    }
}
