//! What was found out of a word, kept for the next time it is met: most words of a dump are few, and come again and again.
//!
//! Only remembers: what it gives is what would be found out anew, so it may forget at any time. Holds so many words at
//! most, whatever is read, and looks at so many places for one.

/// A value for each of the words met last.
#[derive(Debug)]
pub(crate) struct Memo<T> {
    /// A power of two of them, or none yet.
    slots: Vec<Slot>,
    entries: Vec<Entry<T>>,
    /// The words, one behind the other.
    bytes: Vec<u8>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    tag: u32,
    /// The place of its entry and one; 0 where the slot is free.
    entry: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry<T> {
    start: u32,
    length: u32,
    value: T,
}

/// Slots at first, and at most.
const FIRST: usize = 1 << 10;
const MOST: usize = 1 << 17;

/// So many slots are looked at for a word.
const NEAR: usize = 8;

/// Longer words are not kept, in bytes.
const LONGEST: usize = 64;

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self { slots: Vec::new(), entries: Vec::new(), bytes: Vec::new() }
    }
}

impl<T: Copy> Memo<T> {
    /// The value of a word, found out if it is not known.
    #[inline]
    pub(crate) fn get(&mut self, word: &str, find: impl FnOnce(&str) -> T) -> T {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST {
            return find(word);
        }
        let tag = tag(bytes);
        if !self.slots.is_empty() {
            let mask = self.slots.len() - 1;
            for near in 0..NEAR {
                let slot = self.slots[(tag as usize + near) & mask];
                if slot.entry == 0 {
                    break;
                }
                if slot.tag == tag {
                    let entry = &self.entries[slot.entry as usize - 1];
                    let start = entry.start as usize;
                    if alike(&self.bytes[start..start + entry.length as usize], bytes) {
                        return entry.value;
                    }
                }
            }
        }
        let value = find(word);
        self.keep(bytes, tag, value);
        value
    }

    /// Forgets all.
    pub(crate) fn clear(&mut self) {
        self.slots.fill(Slot::default());
        self.entries.clear();
        self.bytes.clear();
    }

    #[cold]
    fn keep(&mut self, word: &[u8], tag: u32, value: T) {
        if self.entries.len() * 2 >= self.slots.len() {
            if self.slots.len() < MOST {
                self.grow();
            } else {
                self.clear();
            }
        }
        let start = self.bytes.len() as u32;
        self.bytes.extend_from_slice(word);
        self.entries.push(Entry { start, length: word.len() as u32, value });
        self.enter(Slot { tag, entry: self.entries.len() as u32 });
    }

    /// Puts a slot at the first free place of those looked at; where none is free, it takes the first.
    fn enter(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let places = (0..NEAR).map(|near| (slot.tag as usize + near) & mask);
        let free = places.clone().find(|place| self.slots[*place].entry == 0);
        self.slots[free.unwrap_or(slot.tag as usize & mask)] = slot;
    }

    fn grow(&mut self) {
        let larger = vec![Slot::default(); (self.slots.len() * 2).max(FIRST)];
        for slot in std::mem::replace(&mut self.slots, larger) {
            if slot.entry > 0 {
                self.enter(slot);
            }
        }
    }
}

/// A number of a word, well spread.
#[inline]
fn tag(word: &[u8]) -> u32 {
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = word.len() as u64;
    let mut mix = |part: u64| hash = (hash.rotate_left(23) ^ part).wrapping_mul(SPREAD);
    let length = word.len();
    if length >= 8 {
        let mut at = 0;
        while at + 8 < length {
            mix(eight(word, at));
            at += 8;
        }
        mix(eight(word, length - 8));
    } else if length >= 4 {
        mix(u64::from(four(word, 0)) << 32 | u64::from(four(word, length - 4)));
    } else {
        mix(word.iter().fold(0, |part, byte| part << 8 | u64::from(*byte)));
    }
    (hash >> 32) as u32
}

/// Whether two short words are the same; the general comparison costs more than the rest.
#[inline]
fn alike(one: &[u8], other: &[u8]) -> bool {
    let length = one.len();
    if length != other.len() {
        return false;
    }
    if length >= 8 {
        let mut at = 0;
        while at + 8 < length {
            if eight(one, at) != eight(other, at) {
                return false;
            }
            at += 8;
        }
        eight(one, length - 8) == eight(other, length - 8)
    } else if length >= 4 {
        four(one, 0) == four(other, 0) && four(one, length - 4) == four(other, length - 4)
    } else {
        one.iter().zip(other).all(|(a, b)| a == b)
    }
}

#[inline]
fn eight(word: &[u8], at: usize) -> u64 {
    word[at..].first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

#[inline]
fn four(word: &[u8], at: usize) -> u32 {
    word[at..].first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_found() {
        let mut memo = Memo::default();
        let value = |word: &str| word.bytes().fold(7_u64, |sum, byte| sum * 31 % 1_000_003 + u64::from(byte));
        // More words than it holds, of all lengths, each twice and in turn with a common one.
        for number in 0..3 * MOST {
            let long = "слово-".repeat(number % 9);
            for word in [format!("{number}"), format!("{long}{number}"), "и".to_owned(), String::new()] {
                assert_eq!(memo.get(&word, value), value(&word), "{word}");
                assert_eq!(memo.get(&word, value), value(&word), "{word}");
            }
        }
        assert!(memo.slots.len() <= MOST && memo.entries.len() <= MOST / 2);
        assert!(memo.bytes.len() <= LONGEST * MOST / 2);
    }

    #[test]
    fn a_word_is_found_out_once() {
        let mut memo = Memo::default();
        let mut times = 0;
        for _ in 0..3 {
            for word in ["Мир", "мир", "мира", "a", "ab", "abc", "abcd", "abcdefgh", "abcdefghi"] {
                memo.get(word, |_| times += 1);
            }
        }
        assert_eq!(times, 9);
    }
}
