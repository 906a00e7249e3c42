//! The index of words while reports are still coming.
//!
//! A word is stemmed when it is first seen and looked up ever after. Postings grow in chains and come to rest in runs; while
//! the index is closed, those of terms that are done have moved on.

use std::rc::Rc;

use super::bits::Bits;
use super::chains::Chains;
use super::closed_text::ClosedText;
use super::closing_text::{Events, Moved};
use super::intern::Strings;
use super::runs::Run;
use super::searched::Searched;
use super::stems::{Stems, either, may_be_surname};
use super::words::{Case, words};

/// Before a word that is kept as a surname, see [`Stems::stem`].
pub(super) const NAME: &str = "^";

/// Words of a report are counted up to here; those behind all count as the last.
pub(super) const LAST_PLACE: u32 = 0xffff;

/// What a word in -ов or -ев may be that no capital tells of: `лавров`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Either {
    /// Its own term.
    pub(super) own: u32,
    /// That of the other forms, if it is a surname: `Лаврову`.
    pub(super) name: u32,
    /// That of the other forms, if it is a genitive plural: `лавры`.
    pub(super) plural: u32,
}

/// Chains of so many bytes are laid down: it takes some twentieths of a second. In tests, those of a page are.
const FULL: usize = if cfg!(test) { 1 } else { 8 << 20 };

/// Words, their terms, and the postings of the terms.
#[derive(Debug, Default)]
pub(super) struct GrowingText {
    /// Every word seen, surnames with [`NAME`] before them.
    pub(super) words: Strings,
    /// The term of each.
    pub(super) term_of: Vec<u32>,
    /// How often each was seen in each [`Case`], until one is full.
    pub(super) seen: Vec<[u16; 3]>,
    /// The stems, which are the terms.
    pub(super) stems: Strings,
    /// Terms of words that may be a surname or a genitive plural.
    pub(super) either: Vec<Either>,
    /// Postings of the last reports.
    chains: Chains,
    /// Those of the reports before, in their order.
    runs: Vec<Run>,
    /// Those that have become postings of events.
    moved: Option<Box<Moved>>,
    /// How many words each report has, up to [`LAST_PLACE`].
    pub(super) lengths: Vec<u16>,
    stemmer: Stems,
    folded: String,
    name: String,
    occurrences: Vec<u64>,
    places: Vec<u32>,
}

impl GrowingText {
    /// Takes the text of the next report.
    pub(super) fn push(&mut self, text: &str) {
        let mut occurrences = std::mem::take(&mut self.occurrences);
        let mut folded = std::mem::take(&mut self.folded);
        occurrences.clear();
        words(text, &mut folded, |word, _, case| {
            let place = (occurrences.len() as u32).min(LAST_PLACE);
            occurrences.push(u64::from(self.term_seen(word, case)) << 32 | u64::from(place));
        });
        occurrences.sort_unstable();
        let report = self.size();
        for group in occurrences.chunk_by(|a, b| a >> 32 == b >> 32) {
            self.places.clear();
            self.places.extend(group.iter().map(|&occurrence| occurrence as u32));
            self.chains.push((group[0] >> 32) as u32, report, &self.places);
        }
        self.lengths.push((occurrences.len() as u32).min(LAST_PLACE) as u16);
        if self.chains.held() >= FULL {
            self.rest();
        }
        self.occurrences = occurrences;
        self.folded = folded;
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.words.bytes()
            + self.stems.bytes()
            + self.chains.bytes()
            + self.runs.iter().map(Run::bytes).sum::<usize>()
            + self.term_of.capacity() * 4
            + self.seen.capacity() * 6
            + self.lengths.capacity() * 2
            + self.either.capacity() * size_of::<Either>()
    }

    /// The terms that a word has by itself.
    pub(super) fn own_terms(&self, word: &str) -> Vec<u32> {
        own_terms(self, word, |name| self.stems.find(&self.stemmer.stem(word, name)))
    }

    /// Adds what may be of one word with these terms: whether it is, is known when all is read.
    fn either_way(&self, terms: Vec<u32>) -> Vec<u32> {
        // A beginning may have thousands.
        let mut terms = distinct(terms);
        let mut further = Vec::new();
        let has = |term: &u32| terms.binary_search(term).is_ok();
        for Either { own, name, plural } in &self.either {
            if has(own) {
                further.extend([*name, *plural]);
            } else if has(name) || has(plural) {
                further.push(*own);
            }
        }
        terms.append(&mut further);
        distinct(terms)
    }

    /// Lays the chains down.
    fn rest(&mut self) {
        self.runs.push(Run::of(&self.chains));
        self.chains.begin_again(self.size());
    }

    /// Whether closing it has begun.
    pub(super) fn is_closing(&self) -> bool {
        self.moved.is_some()
    }

    /// Begins to close it: reports become those events. Until it is done, it can be asked for reports.
    pub(super) fn begin_closing(&mut self, events: Rc<Events>) {
        self.rest();
        self.chains = Chains::default();
        self.moved = Some(Box::new(Moved::new(self, events)));
    }

    /// Goes on closing it, for about so many occurrences of words; the closed index when all are done, and nothing is left.
    pub(super) fn close(&mut self, occurrences: usize) -> Option<ClosedText> {
        let mut moved = self.moved.take()?;
        if moved.step(&mut self.runs, occurrences) {
            return Some(moved.finish(self));
        }
        self.moved = Some(moved);
        None
    }

    /// Closes it at once, each report being an event, in this order.
    #[cfg(test)]
    pub(super) fn close_all(mut self, firsts: Vec<u32>) -> ClosedText {
        let later = super::later::Later::default();
        let groups = super::joined::Groups::new(&[], self.size(), &later);
        self.begin_closing(Rc::new(Events { groups, firsts }));
        loop {
            if let Some(closed) = self.close(1) {
                return closed;
            }
        }
    }

    /// Calls `each` with every occurrence of a term: its report and its place in it, those of a report together.
    fn each(&self, term: u32, mut each: impl FnMut(u32, u32)) {
        if let Some(moved) = self.moved.as_ref().filter(|moved| moved.has(term)) {
            return moved.each(term, &self.lengths, each);
        }
        self.runs.iter().for_each(|run| run.each(term, &mut each));
        self.chains.each(term, each);
    }

    fn term_seen(&mut self, word: &str, case: Case) -> u32 {
        let name = case == Case::Capital && may_be_surname(word);
        let number = if name {
            self.name.clear();
            self.name.push_str(NAME);
            self.name.push_str(word);
            self.words.intern(&self.name)
        } else {
            self.words.intern(word)
        };
        if self.term_of.len() <= number as usize {
            let either = if name { None } else { either(word) };
            let stem = self.stemmer.stem(word, name);
            let term = self.stems.intern(either.as_deref().unwrap_or(&stem));
            if either.is_some() {
                let [name, plural] = [word, &*stem].map(|stem| self.stems.intern(stem));
                self.either.push(Either { own: term, name, plural });
            }
            self.term_of.push(term);
            self.seen.push([0; 3]);
        }
        let seen = &mut self.seen[number as usize];
        if !seen.contains(&u16::MAX) {
            seen[case as usize] += 1;
        }
        self.term_of[number as usize]
    }
}

impl Searched for GrowingText {
    fn size(&self) -> u32 {
        self.lengths.len() as u32
    }

    fn exact(&self, word: &str) -> Vec<u32> {
        self.either_way(self.own_terms(word))
    }

    fn beginning(&self, start: &str) -> Vec<u32> {
        let words = self.words.iter().zip(&self.term_of);
        let begun = words.filter(|(word, _)| word.strip_prefix(NAME).unwrap_or(word).starts_with(start));
        let terms: Vec<u32> = begun.map(|(_, term)| *term).collect();
        if terms.is_empty() { self.exact(start) } else { self.either_way(distinct(terms)) }
    }

    fn is_begun(&self, start: &str) -> bool {
        self.words.iter().any(|word| word.strip_prefix(NAME).unwrap_or(word).starts_with(start))
    }

    fn fill(&self, term: u32, into: &mut Bits) {
        self.each(term, |report, _| into.set(report));
    }

    fn places(&self, term: u32, among: &Bits, into: &mut Vec<u64>) {
        let before = into.len();
        self.each(term, |report, place| {
            if among.has(report) {
                into.push(u64::from(report) << 32 | u64::from(place));
            }
        });
        // Those that have moved on come event by event.
        into[before..].sort_unstable();
    }

    fn each_beginning(&self, start: &str, each: &mut dyn FnMut(&str) -> bool) {
        let words = self.words.iter().map(|word| word.strip_prefix(NAME).unwrap_or(word));
        for word in words.filter(|word| word.starts_with(start)) {
            if !each(word) {
                return;
            }
        }
    }

    fn term(&self, word: &str, capital: bool) -> Option<u32> {
        let number = if capital && may_be_surname(word) {
            self.words.find(&format!("{NAME}{word}"))
        } else {
            self.words.find(word)
        };
        self.term_of.get(number? as usize).copied()
    }
}

/// The terms that a word has by itself, as a name as well if it may be one: those under which it was written, or else those of
/// its stem.
pub(super) fn own_terms(text: &dyn Searched, word: &str, of_stem: impl Fn(bool) -> Option<u32>) -> Vec<u32> {
    let ways = || [false, true].into_iter().take(1 + usize::from(may_be_surname(word)));
    let written: Vec<u32> = ways().filter_map(|name| text.term(word, name)).collect();
    if written.is_empty() { ways().filter_map(of_stem).collect() } else { written }
}

/// Sorted, none twice.
pub(super) fn distinct(mut terms: Vec<u32>) -> Vec<u32> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reports(index: &GrowingText, terms: Vec<u32>) -> Vec<u32> {
        let mut bits = Bits::none(index.size());
        for term in terms {
            index.fill(term, &mut bits);
        }
        bits.iter().collect()
    }

    #[test]
    fn what_is_pushed_is_found() {
        let mut index = GrowingText::default();
        for text in ["Встреча Баров и Торас", "Бароврова встречи", "the meetings of Barov", ""]
        {
            index.push(text);
        }
        assert_eq!(reports(&index, index.exact("встречами")), [0, 1]);
        assert_eq!(reports(&index, index.exact("баров")), [0]);
        assert_eq!(reports(&index, index.exact("барову")), [0]);
        assert_eq!(reports(&index, index.beginning("баро")), [0, 1]);
        assert_eq!(reports(&index, index.exact("meeting")), [2]);
        assert_eq!(reports(&index, index.beginning("b")), [2]);
        assert_eq!(index.exact("absent"), Vec::<u32>::new());
    }
}
