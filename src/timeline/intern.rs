//! Strings and lists kept once each, named by small numbers.
//!
//! Nothing here is ever removed. The hash tables that find a value again are only needed while values are
//! added and can be let go.

use std::ops::Range;

use super::laid::{Laying, Taking, sound};
use super::sections::Damage;

/// Strings, each kept once, in the order of their first occurrence.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
    table: Table,
}

impl Strings {
    /// The number of a string, given now if it has none.
    pub(super) fn intern(&mut self, string: &str) -> u32 {
        let hash = hash(string.as_bytes());
        let (text, ends) = (&self.text, &self.ends);
        if let Some(id) = self.table.find(hash, |id| text.as_bytes().get(range(ends, id)) == Some(string.as_bytes())) {
            return id;
        }
        let id = self.ends.len() as u32;
        self.text.push_str(string);
        self.ends.push(self.text.len() as u32);
        self.table.insert(hash, id);
        id
    }

    /// Lets go of what finds a string again: nothing can be added or found any more.
    pub(super) fn close(&mut self) {
        self.table = Table::default();
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The number of a string that has one.
    pub(super) fn find(&self, string: &str) -> Option<u32> {
        self.table.find(hash(string.as_bytes()), |id| self.get(id) == string)
    }

    /// The string of a number; empty for a number never given.
    pub(super) fn get(&self, id: u32) -> &str {
        self.text.get(range(&self.ends, id)).unwrap_or_default()
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// All of them, in the order of their numbers.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|id| self.get(id))
    }

    /// Lays them down.
    pub(super) fn lay(&self, laid: &mut Laying) {
        laid.bytes(self.text.as_bytes());
        laid.words(&self.ends);
    }

    /// Takes up what was laid down; nothing is found by its string.
    pub(super) fn take(from: &mut Taking<'_>) -> Result<Self, Damage> {
        let strings = Self { text: from.text()?, ends: from.words()?, table: Table::default() };
        let ends = &strings.ends;
        sound(ends.is_sorted() && ends.last().copied().unwrap_or_default() as usize == strings.text.len())?;
        sound(ends.iter().all(|end| strings.text.is_char_boundary(*end as usize)))?;
        Ok(strings)
    }

    /// Has strings that were taken up found by what they are.
    pub(super) fn find_again(&mut self) {
        let mut table = Table::default();
        for (id, string) in (0..).zip(self.iter()) {
            table.insert(hash(string.as_bytes()), id);
        }
        self.table = table;
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.text.capacity() + self.ends.capacity() * 4 + self.table.bytes()
    }
}

/// Where the string of a number stands.
fn range(ends: &[u32], id: u32) -> Range<usize> {
    let id = id as usize;
    let start = if id == 0 { 0 } else { ends.get(id - 1).copied().unwrap_or_default() };
    let end = ends.get(id).copied().unwrap_or(start);
    start as usize..end as usize
}

/// Short lists of numbers, each kept once. The empty list is number 0.
#[derive(Debug)]
pub(super) struct Lists {
    /// Length, then values, list after list; a list's number is the place of its length.
    pool: Vec<u32>,
    table: Table,
}

impl Default for Lists {
    fn default() -> Self {
        Self { pool: vec![0], table: Table::default() }
    }
}

impl Lists {
    /// The number of a list, given now if it has none.
    pub(super) fn intern(&mut self, list: &[u32]) -> u32 {
        if list.is_empty() {
            return 0;
        }
        let hash = list.iter().fold(list.len() as u64, |state, &value| mix(state, u64::from(value)));
        let pool = &self.pool;
        if let Some(id) = self.table.find(hash, |id| stored(pool, id) == list) {
            return id;
        }
        let id = self.pool.len() as u32;
        self.pool.push(list.len() as u32);
        self.pool.extend_from_slice(list);
        self.table.insert(hash, id);
        id
    }

    /// Lets go of what finds a list again: nothing can be added any more.
    pub(super) fn close(&mut self) {
        self.table = Table::default();
        self.pool.shrink_to_fit();
    }

    /// The list of a number.
    pub(super) fn get(&self, id: u32) -> &[u32] {
        stored(&self.pool, id)
    }

    /// Lays them down.
    pub(super) fn lay(&self, laid: &mut Laying) {
        laid.words(&self.pool);
    }

    /// Takes up what was laid down; nothing can be added.
    pub(super) fn take(from: &mut Taking<'_>) -> Result<Self, Damage> {
        let lists = Self { pool: from.words()?, table: Table::default() };
        let mut at = 0;
        while let Some(length) = lists.pool.get(at) {
            at = at.saturating_add(*length as usize + 1);
        }
        sound(lists.pool.first() == Some(&0) && at == lists.pool.len())?;
        Ok(lists)
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.pool.capacity() * 4 + self.table.bytes()
    }
}

fn stored(pool: &[u32], id: u32) -> &[u32] {
    let at = id as usize;
    let len = pool.get(at).copied().unwrap_or_default() as usize;
    pool.get(at + 1..at + 1 + len).unwrap_or_default()
}

/// Finds numbers by a hash: open addressing, half of the hash beside each number.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Half a hash, and the number plus one; 0 for a free slot.
    slots: Vec<(u32, u32)>,
    taken: usize,
}

impl Table {
    /// The number with this hash for which `same` holds.
    pub(super) fn find(&self, hash: u64, same: impl Fn(u32) -> bool) -> Option<u32> {
        if self.slots.is_empty() {
            return None;
        }
        let mask = self.slots.len() - 1;
        let half = (hash >> 32) as u32;
        let mut at = half as usize & mask;
        loop {
            match self.slots[at] {
                (_, 0) => return None,
                (other, id) if other == half && same(id - 1) => return Some(id - 1),
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// Adds a number that is not there yet.
    pub(super) fn insert(&mut self, hash: u64, id: u32) {
        if self.taken * 4 >= self.slots.len() * 3 {
            let old = std::mem::take(&mut self.slots);
            self.slots = vec![(0, 0); (old.len() * 2).max(16)];
            for (half, id) in old.into_iter().filter(|slot| slot.1 != 0) {
                self.place(half, id);
            }
        }
        self.place((hash >> 32) as u32, id + 1);
        self.taken += 1;
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.slots.capacity() * 8
    }

    fn place(&mut self, half: u32, id: u32) {
        let mask = self.slots.len() - 1;
        let mut at = half as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (half, id);
    }
}

/// A hash of bytes, good for tables in memory; not the same in every version, so never to be stored.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut state = bytes.len() as u64;
    let mut rest = bytes;
    while let Some((word, behind)) = rest.split_first_chunk() {
        state = mix(state, u64::from_le_bytes(*word));
        rest = behind;
    }
    // The last eight bytes, some of them for the second time, if there are as many.
    let last = match bytes.last_chunk() {
        Some(last) => u64::from_le_bytes(*last),
        None => rest.iter().fold(1, |word, &byte| word << 8 | u64::from(byte)),
    };
    mix(state, last)
}

/// One step of a hash: both halves of a product, so that every bit reaches the upper half.
pub(super) fn mix(state: u64, word: u64) -> u64 {
    let product = u128::from(state ^ 0x9e37_79b9_7f4a_7c15) * u128::from(word ^ 0xd6e8_feb8_6659_fd93);
    (product as u64) ^ ((product >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_has_one_number() {
        let mut strings = Strings::default();
        for round in 0..3 {
            for n in 0..5_000 {
                assert_eq!(strings.intern(&format!("word {n}")), n, "round {round}");
            }
        }
        assert_eq!((strings.get(4_321), strings.find("word 77"), strings.find("?")), ("word 4321", Some(77), None));
    }

    #[test]
    fn a_list_has_one_number_and_the_empty_one_is_0() {
        let mut lists = Lists::default();
        let a = lists.intern(&[3, 1, 2]);
        let b = lists.intern(&[3]);
        assert_eq!((lists.intern(&[3, 1, 2]), lists.intern(&[])), (a, 0));
        assert_eq!((lists.get(a), lists.get(b), lists.get(0)), (&[3, 1, 2][..], &[3][..], &[][..]));
    }
}
