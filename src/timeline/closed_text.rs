//! The closed index of words: a sorted list of words, and the events of their terms.
//!
//! Names that are spelled alike in two scripts become one term here. Beginnings that many words share
//! ("п" while "переговоры" is being typed) keep the union of their events, so that no answer has to walk
//! through millions of postings.

use std::collections::HashMap;

use super::bits::Bits;
use super::dictionary::Dictionary;
use super::growing_text::{GrowingText, NAME, distinct};
use super::postings::Postings;
use super::searched::Searched;
use super::skeleton::{cyrillic, name_skeleton, skeleton};
use super::stems::{Stems, may_be_surname};

/// Before the skeleton of a name; behind it a number, since terms of one script are not brought together.
const SKELETON: char = '~';
const BEHIND_SKELETON: char = '\u{1}';
/// Beginnings longer than this are rare enough.
const LONGEST_BEGINNING: usize = 4;
/// How many words are tried for one with the same stem as a word that nowhere occurs.
const KIN_TRIED: u32 = 2_000;

/// Where a report's words go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    /// Its event.
    pub(super) event: u32,
    /// How many reports of the event come before it.
    pub(super) rank: u32,
}

/// The words of all events.
#[derive(Debug, Default)]
pub(super) struct ClosedText {
    dictionary: Dictionary,
    postings: Postings,
    /// The events of beginnings whose words have many postings.
    beginnings: HashMap<String, Bits>,
    stemmer: Stems,
    size: u32,
}

impl ClosedText {
    /// Closes an index. `target` tells for each report which of the `size` events it belongs to.
    pub(super) fn close(growing: GrowingText, size: u32, target: impl Fn(u32) -> Target) -> Self {
        let (classes, skeletons) = classes(&growing);
        let postings = regroup(&growing, &classes, size, target);
        let mut entries: Vec<(&[u8], u32)> = growing
            .words
            .iter()
            .zip(&growing.term_of)
            .map(|(word, &term)| (word.as_bytes(), classes.of_term[term as usize]))
            .chain(skeletons.iter().map(|(key, term)| (key.as_bytes(), classes.of_term[*term as usize])))
            .collect();
        entries.sort_unstable();
        let dictionary = Dictionary::new(entries.into_iter());
        drop(growing);
        let mut text = Self { dictionary, postings, size, ..Self::default() };
        text.collect_beginnings(&mut String::new());
        text
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.dictionary.bytes() + self.postings.bytes() + self.beginnings.values().map(Bits::bytes).sum::<usize>()
    }

    /// Keeps the events of every longer beginning that has more postings than there are events.
    fn collect_beginnings(&mut self, start: &mut String) {
        let mut next = Vec::new();
        self.dictionary.beginning(start, |word, _| {
            let letter = std::str::from_utf8(&word[start.len()..]).ok().and_then(|rest| rest.chars().next());
            if next.last() != letter.as_ref() {
                next.extend(letter.filter(|letter| letter.is_alphanumeric()));
            }
            true
        });
        for letter in next {
            start.push(letter);
            let terms = self.words_beginning(start);
            let postings: u64 = terms.iter().map(|&term| u64::from(self.postings.count(term))).sum();
            if postings > u64::from(self.size) {
                let mut events = Bits::none(self.size);
                for term in terms {
                    self.postings.fill(term, &mut events);
                }
                self.beginnings.insert(start.clone(), events);
                if start.chars().count() < LONGEST_BEGINNING {
                    self.collect_beginnings(start);
                }
            }
            start.pop();
        }
    }

    /// The terms of all words that begin so, in both scripts.
    fn words_beginning(&self, start: &str) -> Vec<u32> {
        let mut terms = Vec::new();
        let mut add = |start: &str| {
            self.dictionary.beginning(start, |_, term| {
                terms.push(term);
                true
            });
        };
        add(start);
        add(&format!("{NAME}{start}"));
        let skeleton = skeleton(start);
        if skeleton.len() > 2 {
            add(&format!("{SKELETON}{skeleton}"));
        }
        distinct(terms)
    }

    /// The term of a word that shares its stem with `word`, which nowhere occurs itself.
    fn kin(&self, word: &str, name: bool) -> Option<u32> {
        let stem = self.stemmer.stem(word, name);
        let mut start = stem.chars();
        // English stems change their last letter: `countri` of `country`.
        start.next_back();
        let start = start.as_str();
        if start.is_empty() {
            return None;
        }
        let sign = if name { NAME } else { "" };
        let mut found = None;
        let mut left = KIN_TRIED;
        self.dictionary.beginning(&format!("{sign}{start}"), |other, term| {
            left -= 1;
            let other = std::str::from_utf8(&other[sign.len()..]).unwrap_or_default();
            if self.stemmer.stem(other, name) == stem {
                found = Some(term);
            }
            found.is_none() && left > 0
        });
        found
    }
}

impl Searched for ClosedText {
    fn size(&self) -> u32 {
        self.size
    }

    fn exact(&self, word: &str) -> Vec<u32> {
        let names = may_be_surname(word);
        let mut terms = Vec::new();
        terms.extend(self.term(word, false));
        if names {
            terms.extend(self.term(word, true));
        }
        if terms.is_empty() {
            terms.extend(self.kin(word, false));
            if names {
                terms.extend(self.kin(word, true));
            }
        }
        if terms.is_empty() {
            let key = name_skeleton(word);
            if key.len() > 2 {
                self.dictionary.beginning(&format!("{SKELETON}{key}{BEHIND_SKELETON}"), |_, term| {
                    terms.push(term);
                    true
                });
            }
        }
        distinct(terms)
    }

    fn beginning(&self, start: &str) -> Vec<u32> {
        let mut terms = self.words_beginning(start);
        terms.extend(self.exact(start));
        distinct(terms)
    }

    fn fill(&self, term: u32, into: &mut Bits) {
        self.postings.fill(term, into);
    }

    fn places(&self, term: u32, among: &Bits, into: &mut Vec<u64>) {
        self.postings.places(term, among, into);
    }

    fn term(&self, word: &str, capital: bool) -> Option<u32> {
        if capital && may_be_surname(word) {
            self.dictionary.find(&format!("{NAME}{word}"))
        } else {
            self.dictionary.find(word)
        }
    }

    fn fill_beginning(&self, start: &str, into: &mut Bits) {
        let terms = match self.beginnings.get(start) {
            Some(events) => {
                into.or(events);
                self.exact(start)
            }
            None => self.beginning(start),
        };
        for term in terms {
            self.postings.fill(term, into);
        }
    }
}

/// Terms brought together: which class each belongs to, and how many classes there are.
struct Classes {
    of_term: Vec<u32>,
    count: u32,
}

/// Brings terms of two scripts together whose words are names with one skeleton. Also returns the entries
/// by which a name is found in the other script, with a term each.
fn classes(text: &GrowingText) -> (Classes, Vec<(String, u32)>) {
    let mut names: Vec<(String, bool, u32)> = Vec::new();
    for ((word, &term), seen) in text.words.iter().zip(&text.term_of).zip(&text.seen) {
        let word = word.strip_prefix(NAME).unwrap_or(word);
        if seen[1] >= seen[0] && word.chars().all(char::is_alphabetic) {
            let key = name_skeleton(word);
            if key.len() > 2 {
                names.push((key, cyrillic(word), term));
            }
        }
    }
    names.sort_unstable();
    names.dedup();
    let mut leader: Vec<u32> = (0..text.stems.len()).collect();
    let mut skeletons = Vec::new();
    for group in names.chunk_by(|a, b| a.0 == b.0) {
        let two_scripts = group.iter().any(|name| name.1) && group.iter().any(|name| !name.1);
        for (number, (key, _, term)) in (0..).zip(group) {
            if two_scripts {
                let (a, b) = (lead(&mut leader, group[0].2), lead(&mut leader, *term));
                leader[b as usize] = a;
            }
            let behind = char::from_u32(number + u32::from('a')).unwrap_or('a');
            skeletons.push((format!("{SKELETON}{key}{BEHIND_SKELETON}{behind}"), *term));
        }
    }
    let mut count = 0;
    let mut of_leader = vec![u32::MAX; leader.len()];
    let of_term = (0..text.stems.len())
        .map(|term| {
            let class = &mut of_leader[lead(&mut leader, term) as usize];
            if *class == u32::MAX {
                *class = count;
                count += 1;
            }
            *class
        })
        .collect();
    (Classes { of_term, count }, skeletons)
}

fn lead(leader: &mut [u32], mut term: u32) -> u32 {
    while leader[term as usize] != term {
        leader[term as usize] = leader[leader[term as usize] as usize];
        term = leader[term as usize];
    }
    term
}

/// Postings by class and event, from chains by term and report.
fn regroup(text: &GrowingText, classes: &Classes, size: u32, target: impl Fn(u32) -> Target) -> Postings {
    // The terms of a class lie together, in the order of the classes.
    let mut terms: Vec<u32> = (0..text.stems.len()).collect();
    terms.sort_by_key(|&term| classes.of_term[term as usize]);
    let mut postings = Postings::new(size, text.chains.written());
    let mut occurrences = Vec::new();
    let mut rest = terms.as_slice();
    for class in 0..classes.count {
        let members = rest.partition_point(|&term| classes.of_term[term as usize] == class);
        occurrences.clear();
        for &term in &rest[..members] {
            text.chains.each(term, |report, place| {
                let Target { event, rank } = target(report);
                occurrences.push(u64::from(event) << 32 | u64::from(rank.min(0xffff) << 16 | place));
            });
        }
        rest = &rest[members..];
        // Mostly in order already, which this notices.
        occurrences.sort_unstable();
        occurrences.dedup();
        postings.push(&occurrences);
    }
    postings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed(texts: &[&str]) -> ClosedText {
        let mut growing = GrowingText::default();
        for text in texts {
            growing.push(text);
        }
        // In the opposite order, as if the last were the earliest.
        let size = texts.len() as u32;
        ClosedText::close(growing, size, |report| Target { event: size - 1 - report, rank: 0 })
    }

    #[track_caller]
    fn check(index: &ClosedText, word: &str, expected: &[u32]) {
        let size = index.size();
        let mut bits = Bits::none(size);
        match word.strip_suffix('*') {
            Some(start) => index.fill_beginning(start, &mut bits),
            None => index.exact(word).into_iter().for_each(|term| index.fill(term, &mut bits)),
        }
        let mut found: Vec<u32> = bits.iter().map(|event| size - 1 - event).collect();
        found.reverse();
        assert_eq!(found, expected, "{word}");
    }

    #[test]
    fn words_are_found_in_all_forms_and_both_scripts() {
        let index = closed(&[
            "Встреча с Баровым",  // 0
            "Barov met Toras",    // 1
            "Торас у Барова",     // 2
            "about countries",    // 3
            "Toras’s country",    // 4
            "встречи, Кельменди", // 5
        ]);
        check(&index, "барову", &[0, 1, 2]);
        check(&index, "barov", &[0, 1, 2]);
        check(&index, "баров", &[0, 1, 2]);
        check(&index, "торасу", &[1, 2, 4]);
        check(&index, "toras", &[1, 2, 4]);
        check(&index, "country", &[3, 4]);
        check(&index, "встречам", &[0, 5]);
        check(&index, "kelmendi", &[5]);
        check(&index, "kelme*", &[5]);
        check(&index, "тора*", &[1, 2, 4]);
        check(&index, "c*", &[3, 4]);
        check(&index, "встречами*", &[0, 5]);
        check(&index, "nothing", &[]);
    }

    #[test]
    fn a_beginning_that_many_words_share_answers_like_any_other() {
        let texts: Vec<String> = (0..200).map(|n| format!("пра{n} про{} пре{}", n % 7, n % 3)).collect();
        let index = closed(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(index.beginnings.contains_key("пр"));
        check(&index, "п*", &(0..200).collect::<Vec<_>>());
        check(&index, "пра19*", &(0..200).filter(|n| n.to_string().starts_with("19")).collect::<Vec<_>>());
    }
}
