//! Sets of events as bits, one an event.

use std::ops::Range;

use super::laid::{Laying, Taking};
use super::sections::Damage;

/// A set of numbers below a fixed size.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits {
    words: Vec<u64>,
    size: u32,
}

impl Bits {
    /// Nothing.
    pub(super) fn none(size: u32) -> Self {
        Self { words: vec![0; size.div_ceil(64) as usize], size }
    }

    /// Everything.
    pub(super) fn all(size: u32) -> Self {
        let mut bits = Self { words: vec![u64::MAX; size.div_ceil(64) as usize], size };
        bits.trim();
        bits
    }

    /// The numbers of a range.
    pub(super) fn range(size: u32, range: Range<u32>) -> Self {
        let mut bits = Self::none(size);
        let range = range.start..range.end.min(size);
        for at in range.start / 64..range.end.div_ceil(64) {
            bits.words[at as usize] = window(at, &range);
        }
        bits
    }

    /// The size it was made with.
    pub(super) fn size(&self) -> u32 {
        self.size
    }

    /// Its words, the lowest bit first.
    pub(super) fn words(&self) -> &[u64] {
        &self.words
    }

    /// Adds a number; one that is too large is left out.
    #[inline]
    pub(super) fn set(&mut self, number: u32) {
        if let Some(word) = self.words.get_mut((number / 64) as usize) {
            *word |= 1 << (number % 64);
        }
    }

    /// Whether a number is in.
    #[inline]
    pub(super) fn has(&self, number: u32) -> bool {
        self.words.get((number / 64) as usize).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Keeps what is in both.
    pub(super) fn and(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
    }

    /// Adds what is in the other.
    pub(super) fn or(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
    }

    /// Takes out what is in the other.
    pub(super) fn and_not(&mut self, other: &Self) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= !b);
    }

    /// Adds the words of a stored set.
    pub(super) fn or_words(&mut self, words: impl Iterator<Item = u64>) {
        self.words.iter_mut().zip(words).for_each(|(a, b)| *a |= b);
        self.trim();
    }

    /// What is not in.
    pub(super) fn not(mut self) -> Self {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
        self
    }

    /// How many.
    pub(super) fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// How many are in both.
    pub(super) fn count_both(&self, other: &Self) -> u32 {
        ones_of_both(&self.words, &other.words)
    }

    /// How many are in one of both only.
    pub(super) fn count_differing(&self, other: &Self) -> u32 {
        self.words.iter().zip(&other.words).map(|(a, b)| (a ^ b).count_ones()).sum()
    }

    /// Whether any is in both.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }

    /// Whether all of it is in the other, too; nothing is in one of another size.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        self.size == other.size && self.words.iter().zip(&other.words).all(|(a, b)| a & !b == 0)
    }

    /// How many lie in a range.
    pub(super) fn count_in(&self, range: Range<u32>) -> u32 {
        self.count_with(None, range)
    }

    /// How many of those in both lie in a range.
    pub(super) fn count_both_in(&self, other: &Self, range: Range<u32>) -> u32 {
        self.count_with(Some(other), range)
    }

    fn count_with(&self, other: Option<&Self>, range: Range<u32>) -> u32 {
        let range = range.start..range.end.min(self.size);
        if range.start >= range.end {
            return 0;
        }
        let (first, last) = (range.start / 64, (range.end - 1) / 64);
        let places = first as usize..last as usize + 1;
        let whole = match other {
            Some(other) => ones_of_both(&self.words[places.clone()], &other.words[places]),
            None => self.words[places].iter().map(|word| word.count_ones()).sum(),
        };
        let outside = |at: u32, mask: u64| {
            let both = other.map_or(u64::MAX, |other| other.words[at as usize]);
            (self.words[at as usize] & both & mask).count_ones()
        };
        let below = (1 << (range.start % 64)) - 1;
        let above = !(u64::MAX >> (63 - (range.end - 1) % 64));
        whole - outside(first, below) - outside(last, above)
    }

    /// The numbers in it, from the smallest.
    pub(super) fn iter(&self) -> impl Iterator<Item = u32> {
        self.words.iter().enumerate().flat_map(|(at, &word)| Ones(word).map(move |bit| at as u32 * 64 + bit))
    }

    /// The numbers in it that lie in a range, from the smallest or the largest, without the first `skip`.
    pub(super) fn page(&self, range: Range<u32>, skip: u32, count: u32, backwards: bool) -> Vec<u32> {
        let range = range.start..range.end.min(self.size);
        let mut rows = Vec::new();
        let mut skip = skip;
        let mut take = |at: u32| {
            let word = self.words[at as usize] & window(at, &range);
            let here = word.count_ones();
            if skip >= here {
                skip -= here;
                return true;
            }
            let mut numbers: Vec<u32> = Ones(word).map(|bit| at * 64 + bit).collect();
            if backwards {
                numbers.reverse();
            }
            rows.extend(numbers.into_iter().skip(skip as usize));
            skip = 0;
            rows.len() < count as usize
        };
        let mut words = range.start / 64..range.end.div_ceil(64);
        if range.start >= range.end {
            return rows;
        }
        if backwards {
            words.rev().all(&mut take);
        } else {
            words.all(&mut take);
        }
        rows.truncate(count as usize);
        rows
    }

    /// Lays it down.
    pub(super) fn lay(&self, laid: &mut Laying) {
        laid.longs(&self.words);
    }

    /// Takes up a set of this size that was laid down.
    pub(super) fn take(from: &mut Taking<'_>, size: u32) -> Result<Self, Damage> {
        let mut bits = Self { words: from.longs(size.div_ceil(64) as usize)?, size };
        bits.trim();
        Ok(bits)
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.words.capacity() * 8
    }

    fn trim(&mut self) {
        if let (Some(last), rest @ 1..) = (self.words.last_mut(), self.size % 64) {
            *last &= u64::MAX >> (64 - rest);
        }
    }
}

/// How many ones two rows of words have in common.
fn ones_of_both(some: &[u64], others: &[u64]) -> u32 {
    // Most of what an answer takes is spent here, and a program that is compiled to be small goes word by word.
    let ((some, some_left), (others, others_left)) = (some.as_chunks::<8>(), others.as_chunks::<8>());
    let mut sum = 0;
    for (a, b) in some.iter().zip(others) {
        sum += (a[0] & b[0]).count_ones()
            + (a[1] & b[1]).count_ones()
            + (a[2] & b[2]).count_ones()
            + (a[3] & b[3]).count_ones()
            + (a[4] & b[4]).count_ones()
            + (a[5] & b[5]).count_ones()
            + (a[6] & b[6]).count_ones()
            + (a[7] & b[7]).count_ones();
    }
    sum + some_left.iter().zip(others_left).map(|(a, b)| (a & b).count_ones()).sum::<u32>()
}

/// The bits of word `at` that lie in a range.
fn window(at: u32, range: &Range<u32>) -> u64 {
    let first = at * 64;
    if range.start >= range.end || first >= range.end || range.start >= first + 64 {
        return 0;
    }
    let low = u64::MAX << range.start.saturating_sub(first);
    let high = u64::MAX >> (first + 64).saturating_sub(range.end);
    low & high
}

/// The places of the ones of a word, from the lowest.
pub(super) struct Ones(pub(super) u64);

impl Iterator for Ones {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        if self.0 == 0 {
            return None;
        }
        let bit = self.0.trailing_zeros();
        self.0 &= self.0 - 1;
        Some(bit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_count_and_page_like_sorted_lists() {
        let size = 1_003;
        let numbers: Vec<u32> = (0..size).filter(|n| n % 7 == 3 || n % 100 < 5).collect();
        let mut bits = Bits::none(size);
        for &n in &numbers {
            bits.set(n);
        }
        assert_eq!((bits.iter().collect::<Vec<_>>(), bits.count()), (numbers.clone(), numbers.len() as u32));
        assert_eq!(bits.clone().not().count(), size - bits.count());
        for range in [0..size, 5..5, 63..65, 64..128, 100..900, 990..5_000] {
            let inside: Vec<u32> = numbers.iter().copied().filter(|n| range.contains(n)).collect();
            assert_eq!(bits.count_in(range.clone()), inside.len() as u32, "{range:?}");
            assert_eq!(bits.count_both(&Bits::range(size, range.clone())), inside.len() as u32, "{range:?}");
            let page: Vec<u32> = inside.iter().copied().skip(3).take(9).collect();
            assert_eq!(bits.page(range.clone(), 3, 9, false), page, "{range:?}");
            let back: Vec<u32> = inside.iter().rev().copied().skip(3).take(90).collect();
            assert_eq!(bits.page(range.clone(), 3, 90, true), back, "{range:?}");
        }
    }
}
