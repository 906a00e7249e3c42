//! A column of numbers in as few bits as they need.
//!
//! A thousand neighbours share a width: that of the largest of them, counted from the smallest. Times, places and
//! ids of messages rise slowly, so that what differs between neighbours is small. The last numbers, up to a thousand,
//! wait for theirs.

use std::ops::Range;

use super::laid::{Laying, Taking, sound};
use super::sections::Damage;

/// Numbers that share a width.
const CHUNK: usize = 1_024;

/// Numbers, one a record.
#[derive(Debug, Default)]
pub(super) struct Column {
    full: Vec<Chunk>,
    open: Vec<u64>,
}

#[derive(Debug)]
struct Chunk {
    least: u64,
    /// Bits a number, up to 64.
    width: u8,
    /// The numbers, lowest bits first, less the least.
    words: Box<[u64]>,
}

impl Column {
    /// Adds a number.
    pub(super) fn push(&mut self, number: u64) {
        self.open.push(number);
        if self.open.len() == CHUNK {
            self.full.push(Chunk::new(&self.open));
            self.open.clear();
        }
    }

    /// The number of a record that there is.
    #[inline]
    pub(super) fn get(&self, record: u32) -> u64 {
        let (chunk, at) = (record as usize / CHUNK, record as usize % CHUNK);
        match self.full.get(chunk) {
            Some(chunk) => chunk.get(at),
            None => self.open[at],
        }
    }

    /// Hands out the records of a range that have a number. Chunks are passed over whose numbers are all others.
    pub(super) fn each_with(&self, records: Range<u32>, number: u64, mut each: impl FnMut(u32)) {
        let mut at = records.start;
        while at < records.end {
            let chunk = at as usize / CHUNK;
            let end = records.end.min(((chunk + 1) * CHUNK) as u32);
            if self.full.get(chunk).is_none_or(|chunk| chunk.may_have(number)) {
                (at..end).filter(|record| self.get(*record) == number).for_each(&mut each);
            }
            at = end;
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        (self.full.len() * CHUNK + self.open.len()) as u32
    }

    /// Lets go of the room for more.
    pub(super) fn close(&mut self) {
        self.full.shrink_to_fit();
        self.open.shrink_to_fit();
    }

    /// Lays it down.
    pub(super) fn lay(&self, laid: &mut Laying) {
        laid.number(self.full.len() as u64);
        for chunk in &self.full {
            laid.longs(&[chunk.least, u64::from(chunk.width)]);
            laid.longs(&chunk.words);
        }
        laid.number(self.open.len() as u64);
        laid.longs(&self.open);
    }

    /// Takes up what was laid down.
    pub(super) fn take(from: &mut Taking<'_>) -> Result<Self, Damage> {
        let count = from.number()?;
        let mut column = Self::default();
        for _ in 0..count {
            let (least, width) = (from.number()?, from.number()?);
            sound(width <= 64)?;
            let words = from.longs((CHUNK * width as usize).div_ceil(64))?.into();
            column.full.push(Chunk { least, width: width as u8, words });
        }
        let open = from.number()?;
        sound(open < CHUNK as u64 && count < u64::from(u32::MAX) / CHUNK as u64)?;
        column.open = from.longs(open as usize)?;
        column.close();
        Ok(column)
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        let words: usize = self.full.iter().map(|chunk| chunk.words.len()).sum();
        self.full.capacity() * size_of::<Chunk>() + (words + self.open.capacity()) * 8
    }
}

impl Chunk {
    fn new(numbers: &[u64]) -> Self {
        let least = numbers.iter().copied().min().unwrap_or_default();
        let largest = numbers.iter().map(|number| number - least).max().unwrap_or_default();
        let width = 64 - largest.leading_zeros();
        let mut words = vec![0; (numbers.len() * width as usize).div_ceil(64)];
        for (at, number) in numbers.iter().enumerate().filter(|_| width > 0) {
            let bit = at * width as usize;
            let number = number - least;
            words[bit / 64] |= number << (bit % 64);
            if bit % 64 + width as usize > 64 {
                words[bit / 64 + 1] |= number >> (64 - bit % 64);
            }
        }
        Self { least, width: width as u8, words: words.into() }
    }

    fn may_have(&self, number: u64) -> bool {
        number.checked_sub(self.least).is_some_and(|above| u64::BITS - above.leading_zeros() <= self.width.into())
    }

    #[inline]
    fn get(&self, at: usize) -> u64 {
        let width = usize::from(self.width);
        if width == 0 {
            return self.least;
        }
        let bit = at * width;
        let mut number = self.words[bit / 64] >> (bit % 64);
        if bit % 64 + width > 64 {
            number |= self.words[bit / 64 + 1] << (64 - bit % 64);
        }
        self.least.wrapping_add(number & u64::MAX >> (64 - width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        type Of = fn(u64) -> u64;
        let columns: [Of; 6] = [
            |_| 0,
            |n| n,
            |n| u64::MAX - n % 2,
            |n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15),
            |n| 1_700_000_000 + n * 160 + n % 7,
            |n| if n == 2_000 { u64::MAX } else { n % 3 },
        ];
        for (which, of) in columns.into_iter().enumerate() {
            let mut column = Column::default();
            (0..5_000).for_each(|n| column.push(of(n)));
            column.close();
            assert_eq!(column.len(), 5_000);
            for n in 0..5_000 {
                assert_eq!(column.get(n), of(u64::from(n)), "column {which}, number {n}");
            }
            for n in [0, 7, 1_023, 1_024, 2_000, 4_999] {
                let number = of(n);
                let mut found = Vec::new();
                column.each_with(5..4_500, number, |record| found.push(record));
                let expected: Vec<u32> = (5..4_500).filter(|n| of(u64::from(*n)) == number).collect();
                assert_eq!(found, expected, "column {which}, number {n}");
            }
        }
    }

    #[test]
    fn what_rises_slowly_is_small() {
        let mut column = Column::default();
        (0..100_000).for_each(|n| column.push((1 << 40) | (n * 3)));
        column.close();
        assert!(column.bytes() < 200_000, "{}", column.bytes());
    }
}
