//! Words in order, each with a number: to find a word, and all words that begin alike.
//!
//! Of a word only what differs from the word before is kept; every sixteenth is kept whole, so that a search
//! can begin there.

use super::laid::{Laying, Taking, sound};
use super::postings::{number, read};
use super::sections::Damage;

const BLOCK: usize = 16;

/// A closed list of words.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    bytes: Vec<u8>,
    /// Where each block begins.
    blocks: Vec<u32>,
}

impl Dictionary {
    /// From words in byte order, none twice.
    pub(super) fn new<'a>(words: impl Iterator<Item = (&'a [u8], u32)>) -> Self {
        let mut dictionary = Self::default();
        let mut before: &[u8] = &[];
        for (at, (word, value)) in words.enumerate() {
            let shared = if at % BLOCK == 0 {
                dictionary.blocks.push(dictionary.bytes.len() as u32);
                0
            } else {
                before.iter().zip(word).take_while(|(a, b)| a == b).count()
            };
            number(&mut dictionary.bytes, shared as u32);
            number(&mut dictionary.bytes, (word.len() - shared) as u32);
            dictionary.bytes.extend_from_slice(&word[shared..]);
            number(&mut dictionary.bytes, value);
            before = word;
        }
        dictionary.bytes.shrink_to_fit();
        dictionary.blocks.shrink_to_fit();
        dictionary
    }

    /// The number of a word.
    pub(super) fn find(&self, word: &str) -> Option<u32> {
        let mut found = None;
        self.from(word, |other, value| {
            if other == word.as_bytes() {
                found = Some(value);
            }
            false
        });
        found
    }

    /// Calls `each` with every word that begins with `start` and its number, in order, until it returns `false`.
    pub(super) fn beginning(&self, start: &str, mut each: impl FnMut(&[u8], u32) -> bool) {
        self.from(start, |word, value| word.starts_with(start.as_bytes()) && each(word, value));
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.bytes.capacity() + self.blocks.capacity() * 4
    }

    /// Lays it down.
    pub(super) fn lay(&self, laid: &mut Laying) {
        laid.bytes(&self.bytes);
        laid.words(&self.blocks);
    }

    /// Takes up what was laid down.
    pub(super) fn take(from: &mut Taking<'_>) -> Result<Self, Damage> {
        let dictionary = Self { bytes: from.bytes()?.to_vec(), blocks: from.words()? };
        dictionary.sound()?;
        Ok(dictionary)
    }

    /// Every word must end where the next begins: nobody looks again whether it does.
    fn sound(&self) -> Result<(), Damage> {
        let mut rest = self.bytes.as_slice();
        let (mut count, mut length) = (0, 0);
        while !rest.is_empty() {
            if count % BLOCK == 0 {
                let begins = self.bytes.len() - rest.len();
                sound(self.blocks.get(count / BLOCK).is_some_and(|block| *block as usize == begins))?;
                length = 0;
            }
            let (shared, added) = (read(&mut rest) as usize, read(&mut rest) as usize);
            sound(shared <= length && added <= rest.len())?;
            rest = &rest[added..];
            length = shared + added;
            read(&mut rest);
            count += 1;
        }
        sound(self.blocks.len() == count.div_ceil(BLOCK))
    }

    /// Calls `each` with every word from `start` on.
    fn from(&self, start: &str, mut each: impl FnMut(&[u8], u32) -> bool) {
        let start = start.as_bytes();
        let block = self.blocks.partition_point(|&block| self.first_of(block) <= start).saturating_sub(1);
        let Some(&from) = self.blocks.get(block) else { return };
        let mut bytes = &self.bytes[from as usize..];
        let mut word = Vec::new();
        while !bytes.is_empty() {
            let shared = read(&mut bytes) as usize;
            let added = read(&mut bytes) as usize;
            word.truncate(shared);
            word.extend_from_slice(&bytes[..added]);
            bytes = &bytes[added..];
            let value = read(&mut bytes);
            if word.as_slice() >= start && !each(&word, value) {
                return;
            }
        }
    }

    fn first_of(&self, block: u32) -> &[u8] {
        let mut bytes = &self.bytes[block as usize..];
        read(&mut bytes);
        let length = read(&mut bytes) as usize;
        &bytes[..length]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_beginnings_are_found() {
        let mut words: Vec<String> = (0..1_000).map(|n| format!("{}{n}", ["слово", "word", "w", ""][n % 4])).collect();
        words.sort();
        let dictionary = Dictionary::new(words.iter().enumerate().map(|(n, word)| (word.as_bytes(), n as u32)));
        for (n, word) in words.iter().enumerate() {
            assert_eq!(dictionary.find(word), Some(n as u32));
        }
        for absent in ["", "0", "слов", "zzz", "word1000000"] {
            assert_eq!(dictionary.find(absent), None, "{absent:?}");
        }
        for start in ["", "w", "word", "word9", "слово12", "яя"] {
            let mut found = Vec::new();
            dictionary.beginning(start, |word, value| {
                found.push((String::from_utf8_lossy(word).into_owned(), value));
                true
            });
            let expected: Vec<_> =
                (0..).zip(&words).filter(|(_, w)| w.starts_with(start)).map(|(n, w)| (w.clone(), n)).collect();
            assert_eq!(found, expected, "{start:?}");
        }
        assert_eq!(Dictionary::new(std::iter::empty()).find("a"), None);
    }
}
