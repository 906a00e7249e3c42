//! How numbers, lists and texts are laid down in bytes, and taken up again.
//!
//! Lowest byte first; a list of numbers that is not of a known length has its length before it. Whoever takes up trusts
//! nothing: a length is held against the bytes that are there before anything is made for it.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::sections::{Damage, HEAD};

/// Bytes of a section that is being laid down.
#[derive(Debug)]
pub struct Laying(pub(super) Vec<u8>);

impl Default for Laying {
    fn default() -> Self {
        // Room for what is told of the section in front of it.
        Self(vec![0; HEAD])
    }
}

impl Laying {
    pub(super) fn number(&mut self, number: u64) {
        self.0.extend_from_slice(&number.to_le_bytes());
    }

    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }

    /// Numbers.
    pub fn words(&mut self, words: &[u32]) {
        self.number(words.len() as u64);
        for word in words {
            self.0.extend_from_slice(&word.to_le_bytes());
        }
    }

    pub(super) fn pairs(&mut self, pairs: &[(u32, u32)]) {
        self.number(pairs.len() as u64);
        for (one, other) in pairs {
            self.0.extend_from_slice(&one.to_le_bytes());
            self.0.extend_from_slice(&other.to_le_bytes());
        }
    }

    /// Without their number, which is known otherwise.
    pub(super) fn longs(&mut self, longs: &[u64]) {
        for long in longs {
            self.0.extend_from_slice(&long.to_le_bytes());
        }
    }

    /// A small thing of many parts.
    pub fn small<T: Serialize>(&mut self, small: &T) {
        // Only a type that cannot be told field by field is not laid down; none of ours is such.
        let bytes = postcard::to_allocvec(small).unwrap_or_default();
        self.bytes(&bytes);
    }
}

/// Bytes of a section that are being taken up.
#[derive(Debug)]
pub struct Taking<'a>(pub(super) &'a [u8]);

impl<'a> Taking<'a> {
    /// So many bytes.
    fn next(&mut self, count: usize) -> Result<&'a [u8], Damage> {
        let (next, rest) = self.0.split_at_checked(count).ok_or(Damage::Shape)?;
        self.0 = rest;
        Ok(next)
    }

    /// So many things of a size.
    fn many(&mut self, count: u64, size: usize) -> Result<&'a [u8], Damage> {
        let bytes = usize::try_from(count).ok().and_then(|count| count.checked_mul(size));
        self.next(bytes.ok_or(Damage::Shape)?)
    }

    pub(super) fn number(&mut self) -> Result<u64, Damage> {
        let bytes = self.next(8)?;
        bytes.first_chunk().map(|bytes| u64::from_le_bytes(*bytes)).ok_or(Damage::Shape)
    }

    pub(super) fn word(&mut self) -> Result<u32, Damage> {
        u32::try_from(self.number()?).map_err(|_| Damage::Shape)
    }

    pub(super) fn bytes(&mut self) -> Result<&'a [u8], Damage> {
        let count = self.number()?;
        self.many(count, 1)
    }

    pub(super) fn text(&mut self) -> Result<String, Damage> {
        let bytes = self.bytes()?;
        std::str::from_utf8(bytes).map(str::to_owned).map_err(|_| Damage::Shape)
    }

    /// What [`Laying::words`] laid down.
    ///
    /// # Errors
    /// [`Damage::Shape`] when it is not there.
    pub fn words(&mut self) -> Result<Vec<u32>, Damage> {
        let count = self.number()?;
        let (words, _) = self.many(count, 4)?.as_chunks::<4>();
        Ok(words.iter().map(|word| u32::from_le_bytes(*word)).collect())
    }

    pub(super) fn pairs(&mut self) -> Result<Vec<(u32, u32)>, Damage> {
        let count = self.number()?;
        let (pairs, _) = self.many(count, 8)?.as_chunks::<8>();
        let half = |pair: &[u8; 8], at: usize| u32::from_le_bytes([pair[at], pair[at + 1], pair[at + 2], pair[at + 3]]);
        Ok(pairs.iter().map(|pair| (half(pair, 0), half(pair, 4))).collect())
    }

    pub(super) fn longs(&mut self, count: usize) -> Result<Vec<u64>, Damage> {
        let (longs, _) = self.many(count as u64, 8)?.as_chunks::<8>();
        Ok(longs.iter().map(|long| u64::from_le_bytes(*long)).collect())
    }

    /// What [`Laying::small`] laid down.
    ///
    /// # Errors
    /// [`Damage::Shape`] when it is something else.
    pub fn small<T: DeserializeOwned>(&mut self) -> Result<T, Damage> {
        postcard::from_bytes(self.bytes()?).map_err(|_| Damage::Shape)
    }

    /// Whether nothing is left.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Nothing may be left.
    ///
    /// # Errors
    /// [`Damage::Shape`] when something is.
    pub fn end(self) -> Result<(), Damage> {
        sound(self.0.is_empty())
    }
}

/// What must hold of bytes that are to be trusted.
pub(super) fn sound(holds: bool) -> Result<(), Damage> {
    if holds { Ok(()) } else { Err(Damage::Shape) }
}
