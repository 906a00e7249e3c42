//! Which language of Latin letters a text is in: by small words and by letters of their own.
//!
//! Reads `data/languages.tsv`. Knows of no other script.

use crate::event::tables::text_of;
use crate::hashed::Hashed;
use std::sync::OnceLock;

use super::{WORDS, each_stretch};
use crate::event::gazetteer::lines;
use crate::event::letter::{Letter, plain_alphabetic};

/// The languages of `data/languages.tsv`: a bit each, in the order of the file.
pub(super) struct Latin {
    codes: Vec<&'static str>,
    words: Words,
    /// By letter, as far as Latin letters go.
    letters: [u32; LETTERS],
    /// Of the letters behind those.
    more: Hashed<char, u32>,
    /// Whether a word or a letter of the file is Cyrillic.
    cyrillic: bool,
}

/// Latin letters lie before this one.
const LETTERS: usize = 0x250;

/// Longest word that is looked at, in bytes.
const LONGEST: usize = 16;

/// Small words with their languages, each word one number: its bytes.
struct Words {
    /// A power of two of them, mostly empty; a word lies at its place or behind.
    slots: Vec<(u128, u32)>,
}

impl Words {
    fn of(words: &Hashed<&'static str, u32>) -> Self {
        let mut slots = vec![(0, 0); (words.len() * 4).next_power_of_two()];
        for (word, languages) in words.iter().filter(|(word, _)| !word.is_empty() && word.len() <= LONGEST) {
            let mut bytes = [0; LONGEST];
            bytes[..word.len()].copy_from_slice(word.as_bytes());
            let key = u128::from_le_bytes(bytes);
            let mut at = Self::place(key, slots.len());
            while slots[at].0 != 0 {
                at = (at + 1) % slots.len();
            }
            slots[at] = (key, *languages);
        }
        Self { slots }
    }

    fn place(key: u128, slots: usize) -> usize {
        let folded = (key as u64 ^ (key >> 64) as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (folded >> 40) as usize & (slots - 1)
    }

    /// The languages of a word of these bytes, the rest of them zero.
    fn get(&self, bytes: [u8; LONGEST]) -> u32 {
        let key = u128::from_le_bytes(bytes);
        let mut at = Self::place(key, self.slots.len());
        loop {
            match self.slots[at] {
                (known, languages) if known == key => return languages,
                (0, _) => return 0,
                _ => at = (at + 1) & (self.slots.len() - 1),
            }
        }
    }
}

impl Latin {
    pub(super) fn get() -> &'static Self {
        static READ: OnceLock<Latin> = OnceLock::new();
        READ.get_or_init(|| {
            let (mut codes, mut words) = (Vec::new(), Hashed::<&'static str, u32>::default());
            let (mut letters, mut more) = ([0; LETTERS], Hashed::default());
            for columns in lines(text_of("languages.tsv")).take(32) {
                let bit = 1 << codes.len();
                codes.push(columns[0]);
                for word in columns.get(1).unwrap_or(&"").split(' ') {
                    *words.entry(word, Default::default) |= bit;
                }
                for letter in columns.get(2).unwrap_or(&"").chars() {
                    match letters.get_mut(letter as usize) {
                        Some(languages) => *languages |= bit,
                        None => *more.entry(letter, Default::default) |= bit,
                    }
                }
            }
            let is_cyrillic = |letter: &char| ('\u{400}'..='\u{52f}').contains(letter);
            let cyrillic =
                more.keys().any(is_cyrillic) || words.keys().any(|word| word.chars().any(|c| is_cyrillic(&c)));
            Self { codes, words: Words::of(&words), letters, more, cyrillic }
        })
    }

    /// Their codes.
    pub(super) fn codes(&self) -> &[&'static str] {
        &self.codes
    }

    /// Whether Cyrillic letters may tell of one of these languages.
    pub(super) fn has_cyrillic(&self) -> bool {
        self.cyrillic
    }

    pub(super) fn language(&self, text: &str) -> &'static str {
        let mut scores = [0_u32; 32];
        each_stretch(text, WORDS, |stretch| self.score(stretch, &mut scores));
        self.best(&scores)
    }

    /// Adds points to languages.
    #[inline]
    pub(super) fn add(scores: &mut [u32; 32], languages: u32, points: u32) {
        let mut rest = languages;
        while rest != 0 {
            scores[rest.trailing_zeros() as usize] += points;
            rest &= rest - 1;
        }
    }

    /// Adds the points that the runs of letters of a text give.
    pub(super) fn score(&self, text: &str, scores: &mut [u32; 32]) {
        each_run(text, |written| {
            let (words, own) = self.languages_of(written);
            Self::add(scores, words, 3);
            Self::add(scores, own, 2);
        });
    }

    /// The languages that have a run of letters as a small word, and those that have letters of it.
    pub(super) fn languages_of(&self, written: &str) -> (u32, u32) {
        if written.len() > LONGEST {
            return (0, 0);
        }
        let mut small = [0; LONGEST];
        if written.is_ascii() {
            for (to, from) in small.iter_mut().zip(written.bytes()) {
                *to = from.to_ascii_lowercase();
            }
            return (self.words.get(small), 0);
        }
        let (mut length, mut found) = (0, 0);
        let mut buffer = [0; 4];
        for letter in written.chars().flat_map(char::to_lowercase) {
            let bytes = letter.encode_utf8(&mut buffer).as_bytes();
            if let Some(to) = small.get_mut(length..length + bytes.len()) {
                to.copy_from_slice(bytes);
            }
            length += bytes.len();
            found |= match self.letters.get(letter as usize) {
                Some(languages) => *languages,
                None => self.more.get(&letter).copied().unwrap_or(0),
            };
        }
        let words = if length <= LONGEST { self.words.get(small) } else { 0 };
        // Names keep their letters in every language.
        (words, if written.starts_with(Letter::is_capital) { 0 } else { found })
    }

    /// The language with most points.
    pub(super) fn best(&self, scores: &[u32; 32]) -> &'static str {
        let best = (0..self.codes.len()).max_by_key(|at| (scores[*at], std::cmp::Reverse(*at))).unwrap_or(0);
        self.codes.get(best).copied().unwrap_or("en")
    }
}

/// Hands out the runs of letters in a word.
fn each_run<'a>(word: &'a str, mut run: impl FnMut(&'a str)) {
    let bytes = word.as_bytes();
    let (mut at, mut begun) = (0, 0);
    loop {
        at = plain_alphabetic(bytes, at);
        let Some(byte) = bytes.get(at) else { break };
        let (letter, width) = match byte {
            0..=0x7f => (false, 1),
            _ => word[at..].chars().next().map_or((false, 1), |c| (c.is_letter(), c.len_utf8())),
        };
        if !letter {
            if begun < at {
                run(&word[begun..at]);
            }
            begun = at + width;
        }
        at += width;
    }
    if begun < at {
        run(&word[begun..]);
    }
}
