//! Many words at once: what a word of a text is, told in one walk down a tree of letters.
//!
//! Comparing a word with every entry of a list costs as much as the list is long; here it costs as much as the word
//! is. Small and capital letters, and ё and е, are alike, as in [`super::layout::words::is`]. A star at the end of a
//! form stands for any rest of the word. What the words mean is for the owner of a lexicon to say.

use std::sync::OnceLock;

use super::layout::words::fold;

/// Words and beginnings of words, each with a value.
#[derive(Clone, Debug)]
pub(in crate::event) struct Lexicon<T> {
    /// The first of them is the root.
    nodes: Vec<Node<T>>,
    /// Where the first letters lead, for letters that have a number; 0 for nowhere.
    first: [u32; FIRST],
}

/// Latin letters, then Russian ones.
const FIRST: usize = 26 + 32;

#[derive(Clone, Debug)]
struct Node<T> {
    /// By letter, sorted.
    next: Vec<(char, u32)>,
    /// Of the forms that end here and are whole words.
    whole: Vec<T>,
    /// Of the forms that end here and are beginnings.
    beginning: Vec<T>,
}

impl<T> Default for Node<T> {
    fn default() -> Self {
        Self { next: Vec::new(), whole: Vec::new(), beginning: Vec::new() }
    }
}

impl<T: Copy> Default for Lexicon<T> {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], first: [0; FIRST] }
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
        let mut at = 0;
        for (depth, letter) in text.chars().map(fold).enumerate() {
            let known = self.nodes[at].next.binary_search_by_key(&letter, |(next, _)| *next);
            let next = match known {
                Ok(slot) => self.nodes[at].next[slot].1,
                Err(slot) => {
                    let new = self.nodes.len() as u32;
                    self.nodes[at].next.insert(slot, (letter, new));
                    self.nodes.push(Node::default());
                    new
                }
            };
            if depth == 0
                && let Some(number) = number(letter)
            {
                self.first[number] = next;
            }
            at = next as usize;
        }
        let node = &mut self.nodes[at];
        if is_beginning { &mut node.beginning } else { &mut node.whole }.push(value);
    }

    /// Hands out the value of every form that a word is: the shortest beginning first, the whole word last.
    #[inline]
    pub(in crate::event) fn each(&self, word: &str, mut found: impl FnMut(T)) {
        let mut letters = word.chars();
        let Some(first) = letters.next().map(fold) else { return };
        let Some(mut node) = self.after_first(first) else { return };
        node.beginning.iter().for_each(|value| found(*value));
        for letter in letters {
            let Some(next) = node.after(fold(letter)) else { return };
            node = &self.nodes[next as usize];
            node.beginning.iter().for_each(|value| found(*value));
        }
        node.whole.iter().for_each(|value| found(*value));
    }

    /// The value of the first form that a word is, in the order of [`Self::each`].
    #[inline]
    pub(in crate::event) fn get(&self, word: &str) -> Option<T> {
        let mut letters = word.chars();
        let mut node = self.after_first(fold(letters.next()?))?;
        for letter in letters {
            if let Some(value) = node.beginning.first() {
                return Some(*value);
            }
            node = &self.nodes[node.after(fold(letter))? as usize];
        }
        node.beginning.first().or(node.whole.first()).copied()
    }

    /// Of the whole forms with a wanted value that a text begins with, the length of the longest, in bytes.
    pub(in crate::event) fn longest(&self, text: &str, wanted: impl Fn(T) -> bool) -> Option<usize> {
        let mut letters = text.char_indices();
        let (_, first) = letters.next()?;
        let mut node = self.after_first(fold(first))?;
        let mut longest = None;
        let mut end = first.len_utf8();
        loop {
            if node.whole.iter().any(|value| wanted(*value)) {
                longest = Some(end);
            }
            let Some((at, letter)) = letters.next() else { return longest };
            let Some(next) = node.after(fold(letter)) else { return longest };
            node = &self.nodes[next as usize];
            end = at + letter.len_utf8();
        }
    }

    #[inline]
    fn after_first(&self, letter: char) -> Option<&Node<T>> {
        let next = match number(letter) {
            Some(number) => self.first[number],
            None => self.nodes[0].after(letter)?,
        };
        (next != 0).then(|| &self.nodes[next as usize])
    }
}

impl<T> Node<T> {
    #[inline]
    fn after(&self, letter: char) -> Option<u32> {
        // Behind the first letters most nodes have one or two followers.
        if self.next.len() <= 8 {
            return self.next.iter().find(|(next, _)| *next == letter).map(|(_, node)| *node);
        }
        self.next.binary_search_by_key(&letter, |(next, _)| *next).ok().map(|slot| self.next[slot].1)
    }
}

#[inline]
fn number(letter: char) -> Option<usize> {
    match letter {
        'a'..='z' => Some(letter as usize - 'a' as usize),
        'а'..='я' => Some(26 + letter as usize - 'а' as usize),
        _ => None,
    }
}

/// A list of words in the source, looked up as a lexicon; a star at the end of one stands for any rest of the word.
#[derive(Debug)]
pub(in crate::event) struct WordSet {
    words: &'static [&'static str],
    /// Whether all are beginnings, star or not.
    beginnings: bool,
    built: OnceLock<Lexicon<()>>,
}

impl WordSet {
    /// Whole words, but for those with a star.
    pub(in crate::event) const fn new(words: &'static [&'static str]) -> Self {
        Self { words, beginnings: false, built: OnceLock::new() }
    }

    /// Beginnings of words.
    pub(in crate::event) const fn beginnings(words: &'static [&'static str]) -> Self {
        Self { words, beginnings: true, built: OnceLock::new() }
    }

    /// Whether a word of a text is one of them.
    #[inline]
    pub(in crate::event) fn has(&self, word: &str) -> bool {
        let lexicon = self.built.get_or_init(|| {
            let mut lexicon = Lexicon::default();
            for word in self.words {
                let (text, star) = word.strip_suffix('*').map_or((*word, false), |stem| (stem, true));
                lexicon.enter(text, star || self.beginnings, ());
            }
            lexicon
        });
        lexicon.get(word).is_some()
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
        static SET: WordSet = WordSet::new(&["of", "област*", "д'арк"]);
        static STEMS: WordSet = WordSet::beginnings(&["republic", "народн"]);
        assert!(SET.has("Of") && SET.has("областью") && SET.has("Д'Арк") && !SET.has("off") && !SET.has(""));
        assert!(STEMS.has("Republics") && STEMS.has("Народная") && !STEMS.has("народ"));
    }
}
