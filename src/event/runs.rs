//! A text cut once into runs of letters and digits, each with what its letters alone tell.
//!
//! Most stages ask of every word of a message whether it is in a list; here a word is asked once, and its answers are
//! remembered for the messages behind ([`super::memo`]). What the answers mean is for the owners of the lists to say.

use super::gazetteer::{Begun, Gazetteer};
use super::language::Share;
use super::layout::words::letter_at;
use super::letter::{Letter, plain_letters};
use super::memo::Memo;
use super::topics::Stem;
use super::{field, stance, topics};

/// A run of letters and digits.
#[derive(Clone, Copy, Debug)]
pub(in crate::event) struct Run {
    pub(in crate::event) start: u32,
    pub(in crate::event) end: u32,
    pub(in crate::event) facts: Facts,
}

/// What the letters of a run tell, whatever stands around it.
#[derive(Clone, Copy, Debug)]
pub(in crate::event) struct Facts {
    /// The lists of [`field`] and [`stance`] that it is in, a bit each.
    pub(in crate::event) marks: u32,
    /// The topic that it speaks for.
    pub(in crate::event) topic: Stem,
    /// Which names of the gazetteer may begin with it.
    pub(in crate::event) named: Begun,
    /// What it tells of the language.
    pub(in crate::event) share: Share,
    /// What it looks like, a bit each of those below.
    looks: u8,
}

/// Begins with a letter.
const LETTER: u8 = 1;
/// Begins with a capital.
const CAPITAL: u8 = 1 << 1;
/// Has a small letter.
const SMALL: u8 = 1 << 2;
/// Has a plain digit.
const DIGIT: u8 = 1 << 3;

impl Facts {
    pub(in crate::event) fn of(word: &str) -> Self {
        Self {
            marks: field::marks(word) | stance::marks(word),
            topic: topics::stem(word),
            named: Gazetteer::get().begun(word),
            share: Share::of(word),
            looks: looks(word),
        }
    }

    /// Whether it begins with a letter.
    #[inline]
    pub(in crate::event) fn is_word(&self) -> bool {
        self.looks & LETTER > 0
    }

    /// Whether it begins with a capital.
    #[inline]
    pub(in crate::event) fn is_capitalised(&self) -> bool {
        self.looks & CAPITAL > 0
    }

    /// Whether it has a small letter.
    #[inline]
    pub(in crate::event) fn has_small(&self) -> bool {
        self.looks & SMALL > 0
    }

    /// Whether it has a plain digit.
    #[inline]
    pub(in crate::event) fn has_digit(&self) -> bool {
        self.looks & DIGIT > 0
    }
}

fn looks(word: &str) -> u8 {
    let look = |is: bool, bit: u8| if is { bit } else { 0 };
    look(word.starts_with(Letter::is_letter), LETTER)
        | look(word.starts_with(Letter::is_capital), CAPITAL)
        | look(word.contains(Letter::is_small), SMALL)
        | look(word.contains(|c: char| c.is_ascii_digit()), DIGIT)
}

/// Cuts texts, and remembers the runs.
#[derive(Debug, Default)]
pub(in crate::event) struct Cutter {
    memo: Memo<Facts>,
    runs: Vec<Run>,
}

impl Cutter {
    /// The runs of a text, in order.
    pub(in crate::event) fn cut(&mut self, text: &str) {
        self.runs.clear();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            let start = at;
            if byte.is_ascii() {
                if !byte.is_ascii_alphanumeric() {
                    at += 1;
                    continue;
                }
            } else if !letter_at(text, at) {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            loop {
                at = plain_letters(bytes, at);
                if bytes.get(at).is_none_or(u8::is_ascii) || !letter_at(text, at) {
                    break;
                }
                at += text[at..].chars().next().map_or(1, char::len_utf8);
            }
            let facts = self.memo.get(&text[start..at], Facts::of);
            self.runs.push(Run { start: start as u32, end: at as u32, facts });
        }
    }

    /// Those of the last text.
    pub(in crate::event) fn runs(&self) -> &[Run] {
        &self.runs
    }
}

/// The words that a text begins with and their marks: runs, and what one more sign joins to them. `text` may be shorter
/// than what was cut.
pub(in crate::event) fn marked<'a>(
    text: &'a str,
    runs: &'a [Run],
    sign: u8,
    marks: impl Fn(&str) -> u32,
) -> impl Iterator<Item = (usize, &'a str, u32)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let run = runs.get(at).filter(|run| (run.start as usize) < bytes.len())?;
        at += 1;
        let (mut start, mut end) = (run.start as usize, (run.end as usize).min(bytes.len()));
        let before = start.checked_sub(1).map(|before| bytes[before]);
        if before != Some(sign) && bytes.get(end) != Some(&sign) && end == run.end as usize {
            return Some((start, &text[start..end], run.facts.marks));
        }
        while start > 0 && bytes[start - 1] == sign {
            start -= 1;
        }
        loop {
            while bytes.get(end) == Some(&sign) {
                end += 1;
            }
            match runs.get(at) {
                Some(next) if next.start as usize == end && end < bytes.len() => {
                    end = (next.end as usize).min(bytes.len());
                    at += 1;
                }
                _ => break,
            }
        }
        let word = &text[start..end];
        Some((start, word, marks(word)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::layout::words::runs;

    #[track_caller]
    fn check(text: &str, length: usize, sign: u8) {
        let mut cutter = Cutter::default();
        cutter.cut(text);
        let text = &text[..length];
        let words: Vec<(usize, &str)> =
            marked(text, cutter.runs(), sign, |_| 0).map(|(start, word, _)| (start, word)).collect();
        let expected: Vec<(usize, &str)> =
            runs(text, sign).filter(|(_, word)| word.bytes().any(|byte| byte != sign)).collect();
        assert_eq!(words, expected, "{text:?}");
    }

    #[test]
    fn words_are_joined_as_a_sign_joins_them() {
        for text in ["", "one two", "'a' b'c''d'", "--x-y - -z", "a-", "Мир—и мир-2", "a''b c'", "é'ω 1'2"] {
            for sign in [b'-', b'\'', b'0'] {
                for (at, _) in text.char_indices() {
                    check(text, at, sign);
                }
                check(text, text.len(), sign);
            }
        }
    }
}
