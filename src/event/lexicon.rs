//! Many words at once: what a word of a text is, told in one walk down a tree of letters.
//!
//! Comparing a word with every entry of a list costs as much as the list is long; here it costs as much as the word
//! is. Small and capital letters, and ё and е, are alike, as in [`super::layout::words::is`]. A star at the end of a
//! form stands for any rest of the word. What the words mean is for the owner of a lexicon to say.

use std::sync::OnceLock;

use super::layout::words::fold;
use super::letter::{NUMBERS, number_at};

/// Words and beginnings of words, each with a value.
#[derive(Clone, Debug)]
pub(in crate::event) struct Lexicon<T> {
    /// The first of them is the root.
    nodes: Vec<Node<T>>,
    /// Where the first letters lead, for letters that have a number; 0 for nowhere.
    first: [u32; NUMBERS],
    /// By the numbers of two letters, whether a longer form begins with them: most words are told to be none by that.
    begun: [u64; NUMBERS],
}

/// Small: there are tens of thousands, and most lead to one letter, with no form that ends there.
#[derive(Clone, Debug)]
struct Node<T> {
    /// The numbers of the letters that lead on, as a set.
    numbers: u64,
    /// Where the first of them led that was entered.
    only: u32,
    /// Where they lead, in their order, if there are several.
    numbered: Vec<u32>,
    /// Where all others lead.
    others: Option<Box<Others>>,
    ends: Option<Box<Ends<T>>>,
}

/// Letters without a number, folded, and where they lead, in their order.
type Others = Vec<(char, u32)>;

/// The values of forms that end at a node.
#[derive(Clone, Debug)]
struct Ends<T> {
    /// Of those that are whole words.
    whole: Vec<T>,
    /// Of those that are beginnings.
    beginning: Vec<T>,
}

impl<T> Default for Node<T> {
    fn default() -> Self {
        Self { numbers: 0, only: 0, numbered: Vec::new(), others: None, ends: None }
    }
}

impl<T: Copy> Default for Lexicon<T> {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], first: [0; NUMBERS], begun: [0; NUMBERS] }
    }
}

impl<T: Copy> Lexicon<T> {
    /// Enters a form; a star at its end makes it the beginning of words.
    pub(in crate::event) fn add(&mut self, form: &str, value: T) {
        let (text, is_beginning) = form.strip_suffix('*').map_or((form, false), |stem| (stem, true));
        self.enter(text, is_beginning, value);
    }

    /// Enters a form that is a whole word, or the beginning of words.
    pub(in crate::event) fn enter(&mut self, text: &str, is_beginning: bool, value: T) {
        let bytes = text.as_bytes();
        let (first, width) = number_at(bytes, 0);
        let (second, _) = number_at(bytes, width);
        if first > 0 && second > 0 {
            self.begun[first] |= 1 << second;
        }
        let (mut at, mut byte) = (0, 0);
        while byte < bytes.len() {
            let (number, width) = number_at(bytes, byte);
            let new = self.nodes.len() as u32;
            let node = &mut self.nodes[at];
            let (next, width) = if number > 0 {
                (node.after_number(number).unwrap_or_else(|| node.lead(number, new)), width)
            } else {
                let letter = text[byte..].chars().next().unwrap_or_default();
                let folded = fold(letter);
                (node.after_other(folded).unwrap_or_else(|| node.lead_other(folded, new)), letter.len_utf8())
            };
            if next == new {
                self.nodes.push(Node::default());
            }
            if byte == 0 && number > 0 {
                self.first[number] = next;
            }
            at = next as usize;
            byte += width;
        }
        let ends =
            self.nodes[at].ends.get_or_insert_with(|| Box::new(Ends { whole: Vec::new(), beginning: Vec::new() }));
        if is_beginning { &mut ends.beginning } else { &mut ends.whole }.push(value);
    }

    /// Hands out the value of every form that a word is: the shortest beginning first, the whole word last.
    #[inline]
    pub(in crate::event) fn each(&self, word: &str, mut found: impl FnMut(T)) {
        let Some(start) = self.start(word) else { return };
        let mut node = &self.nodes[start.node];
        node.beginning().iter().for_each(|value| found(*value));
        if start.ends {
            return;
        }
        let mut at = start.width;
        while at < word.len() {
            let Some((next, width)) = node.after(word, at) else { return };
            at += width;
            node = &self.nodes[next as usize];
            node.beginning().iter().for_each(|value| found(*value));
        }
        node.whole().iter().for_each(|value| found(*value));
    }

    /// The value of the first form that a word is, in the order of [`Self::each`].
    #[inline]
    pub(in crate::event) fn get(&self, word: &str) -> Option<T> {
        let start = self.start(word)?;
        let mut node = &self.nodes[start.node];
        if start.ends {
            return node.beginning().first().copied();
        }
        let mut at = start.width;
        while at < word.len() {
            if let Some(value) = node.beginning().first() {
                return Some(*value);
            }
            let (next, width) = node.after(word, at)?;
            at += width;
            node = &self.nodes[next as usize];
        }
        node.beginning().first().or(node.whole().first()).copied()
    }

    /// Whether a form goes on behind a word with a sign or a letter that has no number.
    pub(in crate::event) fn goes_on(&self, word: &str) -> bool {
        let (mut node, mut at) = (0, 0);
        while at < word.len() {
            let Some((next, width)) = self.nodes[node].after(word, at) else { return false };
            node = next as usize;
            at += width;
        }
        self.nodes[node].others.is_some()
    }

    /// Where the first letter of a word leads.
    #[inline]
    fn start(&self, word: &str) -> Option<Start> {
        let bytes = word.as_bytes();
        let (first, width) = number_at(bytes, 0);
        if first == 0 {
            let (node, width) = self.nodes[0].after(word, 0)?;
            return Some(Start { node: node as usize, width, ends: false });
        }
        let node = self.first[first] as usize;
        if node == 0 {
            return None;
        }
        let (second, _) = number_at(bytes, width);
        Some(Start { node, width, ends: second > 0 && self.begun[first] >> second & 1 == 0 })
    }

    /// Of the whole forms with a wanted value that a text begins with, the length of the longest, in bytes.
    pub(in crate::event) fn longest(&self, text: &str, wanted: impl Fn(T) -> bool) -> Option<usize> {
        let (mut next, mut end) = self.nodes[0].after(text, 0)?;
        let mut longest = None;
        loop {
            let node = &self.nodes[next as usize];
            if node.whole().iter().any(|value| wanted(*value)) {
                longest = Some(end);
            }
            let Some((behind, width)) = node.after(text, end) else { return longest };
            next = behind;
            end += width;
        }
    }
}

/// The node behind the first letter of a word.
struct Start {
    node: usize,
    /// Bytes of the letter.
    width: usize,
    /// Whether nothing in the lexicon goes on as the word does.
    ends: bool,
}

impl<T> Node<T> {
    /// Where the letter at a byte leads, and its width.
    #[inline]
    fn after(&self, word: &str, at: usize) -> Option<(u32, usize)> {
        let (number, width) = number_at(word.as_bytes(), at);
        if number > 0 {
            return self.after_number(number).map(|next| (next, width));
        }
        self.others.as_ref()?;
        let letter = word[at..].chars().next()?;
        self.after_other(fold(letter)).map(|next| (next, letter.len_utf8()))
    }

    #[inline]
    fn after_number(&self, number: usize) -> Option<u32> {
        if self.numbers >> number & 1 == 0 {
            return None;
        }
        if self.numbered.is_empty() { Some(self.only) } else { self.numbered.get(self.place(number)).copied() }
    }

    /// Lets a letter that led nowhere lead to a new node.
    fn lead(&mut self, number: usize, new: u32) -> u32 {
        if self.numbers == 0 {
            self.only = new;
        } else {
            if self.numbered.is_empty() {
                self.numbered.push(self.only);
            }
            self.numbered.insert(self.place(number), new);
        }
        self.numbers |= 1 << number;
        new
    }

    /// The same of a letter without a number.
    fn lead_other(&mut self, letter: char, new: u32) -> u32 {
        let others = self.others.get_or_insert_with(Box::default);
        let place = others.partition_point(|(other, _)| *other < letter);
        others.insert(place, (letter, new));
        new
    }

    fn whole(&self) -> &[T] {
        self.ends.as_ref().map_or(&[], |ends| &ends.whole)
    }

    fn beginning(&self) -> &[T] {
        self.ends.as_ref().map_or(&[], |ends| &ends.beginning)
    }

    /// How many letters with a smaller number lead on.
    #[inline]
    fn place(&self, number: usize) -> usize {
        (self.numbers & ((1 << number) - 1)).count_ones() as usize
    }

    fn after_other(&self, letter: char) -> Option<u32> {
        let others = self.others.as_ref()?;
        others.binary_search_by_key(&letter, |(next, _)| *next).ok().map(|at| others[at].1)
    }
}

/// Several lists asked at once: a bit for each, in their order.
#[derive(Debug)]
pub(in crate::event) struct WordSets {
    sets: &'static [&'static WordSet],
    built: OnceLock<Lexicon<u32>>,
}

impl WordSets {
    pub(in crate::event) const fn new(sets: &'static [&'static WordSet]) -> Self {
        Self { sets, built: OnceLock::new() }
    }

    /// Which of the lists a word of a text is in.
    #[inline]
    pub(in crate::event) fn of(&self, word: &str) -> u32 {
        let lexicon = self.built.get_or_init(|| {
            let mut lexicon = Lexicon::default();
            for (at, set) in self.sets.iter().enumerate() {
                set.each_form(|text, is_beginning| lexicon.enter(text, is_beginning, 1 << at));
            }
            lexicon
        });
        let mut found = 0;
        lexicon.each(word, |bit| found |= bit);
        found
    }
}

/// The words of a [`WordSet`] as one text: an array of them would take a place and a length each in the program.
macro_rules! words {
    ($($word:literal),* $(,)?) => { concat!($($word, "|"),*) };
}
pub(in crate::event) use words;

/// A list of words in the source, looked up as a lexicon; a star at the end of one stands for any rest of the word.
#[derive(Debug)]
pub(in crate::event) struct WordSet {
    /// As [`words!`] writes them.
    words: &'static str,
    /// Whether all are beginnings, star or not.
    beginnings: bool,
    built: OnceLock<Lexicon<()>>,
}

impl WordSet {
    /// Whole words, but for those with a star.
    pub(in crate::event) const fn new(words: &'static str) -> Self {
        Self { words, beginnings: false, built: OnceLock::new() }
    }

    /// Beginnings of words.
    pub(in crate::event) const fn beginnings(words: &'static str) -> Self {
        Self { words, beginnings: true, built: OnceLock::new() }
    }

    /// Whether a word of a text is one of them.
    #[inline]
    pub(in crate::event) fn has(&self, word: &str) -> bool {
        let lexicon = self.built.get_or_init(|| {
            let mut lexicon = Lexicon::default();
            self.each_form(|text, is_beginning| lexicon.enter(text, is_beginning, ()));
            lexicon
        });
        lexicon.get(word).is_some()
    }

    fn each_form(&self, mut form: impl FnMut(&'static str, bool)) {
        for word in self.words.split_terminator('|') {
            let (text, star) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
            form(text, star || self.beginnings);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_that_a_word_is_gives_its_value() {
        let mut lexicon = Lexicon::default();
        for (form, value) in
            [("встреч*", 1), ("встреча", 2), ("в*", 3), ("ёлка", 4), ("talks", 5), ("东", 6), ("на", 7)]
        {
            lexicon.add(form, value);
        }
        let all = |word: &str| {
            let mut found = Vec::new();
            lexicon.each(word, |value| found.push(value));
            assert_eq!(lexicon.get(word), found.first().copied(), "{word}");
            found
        };
        assert_eq!(all("Встреча"), [3, 1, 2]);
        assert_eq!(all("встречей"), [3, 1]);
        assert_eq!(all("вс"), [3]);
        assert_eq!(all("Елка"), [4]);
        assert_eq!(all("TALKS"), [5]);
        assert_eq!(all("talk"), [0; 0]);
        assert_eq!(all("talkss"), [0; 0]);
        assert_eq!(all("东"), [6]);
        assert_eq!(all("над"), [0; 0]);
        assert_eq!(all(""), [0; 0]);
        assert_eq!(all("⚡"), [0; 0]);
    }

    #[test]
    fn a_list_is_looked_up_as_it_is_compared() {
        static SET: WordSet = WordSet::new(words!["of", "област*", "д'арк"]);
        static STEMS: WordSet = WordSet::beginnings(words!["republic", "народн"]);
        assert!(SET.has("Of") && SET.has("областью") && SET.has("Д'Арк") && !SET.has("off") && !SET.has(""));
        assert!(STEMS.has("Republics") && STEMS.has("Народная") && !STEMS.has("народ"));
    }
}
