//! Words of official news that mean the same in English and Russian.

use std::collections::HashMap;
use std::sync::OnceLock;

const ROWS: &str = include_str!("../../../data/bilingual.tsv");

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Concept {
    /// Which row.
    pub(super) number: u16,
    /// Whether it says what happens.
    pub(super) action: bool,
    /// Whether it is one of the words for a meeting, which stand for each other.
    pub(super) meeting: bool,
}

/// The meanings of a word in small letters, `е` for `ё`; none if the list does not have it.
pub(super) fn concepts(folded: &str) -> &'static [Concept] {
    static LIST: OnceLock<List> = OnceLock::new();
    let list = LIST.get_or_init(List::read);
    if let Some(found) = list.words.get(folded) {
        return found;
    }
    // The longest beginning that the list has.
    let ends = folded.char_indices().map(|(at, _)| at).skip(2).chain([folded.len()]).collect::<Vec<_>>();
    ends.iter().rev().find_map(|end| list.stems.get(&folded[..*end])).map_or(&[], Vec::as_slice)
}

#[derive(Default)]
struct List {
    words: HashMap<&'static str, Vec<Concept>>,
    stems: HashMap<&'static str, Vec<Concept>>,
}

impl List {
    fn read() -> Self {
        let mut list = Self::default();
        for (number, line) in (0..).zip(ROWS.lines().filter(|line| !line.starts_with('#'))) {
            let mut columns = line.split('\t');
            let sort = columns.next().unwrap_or_default();
            for word in columns.flat_map(|words| words.split(' ')) {
                let concept = Concept { number, action: sort != "w", meeting: sort == "m" };
                let (table, word) = match word.strip_suffix('*') {
                    Some(stem) => (&mut list.stems, stem),
                    None => (&mut list.words, word),
                };
                let known = table.entry(word).or_default();
                if !known.contains(&concept) {
                    known.push(concept);
                }
            }
        }
        list
    }
}
