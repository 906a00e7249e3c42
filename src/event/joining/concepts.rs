//! Words of official news that mean the same in English and Russian.

use crate::event::tables::text_of;
use crate::hashed::Hashed;
use std::sync::OnceLock;

use crate::event::lexicon::Lexicon;

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

/// The meanings of a word, in small letters or not; none if the list does not have it.
pub(super) fn concepts(word: &str) -> &'static [Concept] {
    static LIST: OnceLock<List> = OnceLock::new();
    let list = LIST.get_or_init(List::read);
    // The whole word if the list has it, else the longest beginning: the last in this order.
    let mut longest = None;
    list.words.each(word, |form| longest = Some(form));
    longest.and_then(|form: u32| list.meanings.get(form as usize)).map_or(&[], Vec::as_slice)
}

#[derive(Default)]
struct List {
    /// Numbers of meanings.
    words: Lexicon<u32>,
    meanings: Vec<Vec<Concept>>,
}

impl List {
    fn read() -> Self {
        let mut list = Self::default();
        let mut forms: Hashed<&str, usize> = Hashed::default();
        for (number, line) in (0..).zip(text_of("bilingual.tsv").lines().filter(|line| !line.starts_with('#'))) {
            let mut columns = line.split('\t');
            let sort = columns.next().unwrap_or_default();
            for form in columns.flat_map(|words| words.split(' ')) {
                let concept = Concept { number, action: sort != "w", meeting: sort == "m" };
                let known = *forms.entry(form, || {
                    list.words.add(form, list.meanings.len() as u32);
                    list.meanings.push(Vec::new());
                    list.meanings.len() - 1
                });
                if !list.meanings[known].contains(&concept) {
                    list.meanings[known].push(concept);
                }
            }
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_word_goes_before_its_beginnings() {
        let same = |a: &str, b: &str| !concepts(a).is_empty() && concepts(a) == concepts(b);
        assert!(same("Встречей", "встреча") && same("meeting", "met") && same("МИНИСТР", "minister"));
        assert!(concepts("Хансен").is_empty() && concepts("").is_empty());
    }
}
