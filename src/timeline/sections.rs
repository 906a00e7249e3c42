//! Sections: a store is a row of them, each with its place, its length and a sum over its bytes.
//!
//! So what is long is written and read piece by piece, and what was cut or changed is known before it is looked into.
//! The first says which form and which program the store is of. Nothing is made for a length that the store only claims.

use super::laid::{Laying, Taking, sound};
use crate::dump::{Source, SourceError};

/// The form of what is stored: another number for every change of it.
const FORM: u64 = 3;
/// What every store begins with, whatever its form.
const MARK: &[u8; 8] = b"readout\n";
/// Bytes in front of a section: its sum, its length, its place.
pub(super) const HEAD: usize = 24;

/// Why a store is not used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// Another version of the program made it.
    #[error("another version of the program made the store")]
    OtherVersion,
    /// It ends too early.
    #[error("the store ends too early")]
    Cut,
    /// Its bytes are not those that were written.
    #[error("the store was changed")]
    Changed,
    /// What its bytes say cannot be.
    #[error("the store says what cannot be")]
    Shape,
    /// It cannot be read.
    #[error(transparent)]
    Source(#[from] SourceError),
}

/// The beginning of a store, made by the program of this name.
#[must_use]
pub fn opening(program: &str) -> Vec<u8> {
    let mut start = Laying::default();
    start.bytes(program.as_bytes());
    let mut bytes = MARK.to_vec();
    bytes.extend_from_slice(&FORM.to_le_bytes());
    bytes.extend(sealed(0, start));
    bytes
}

/// A section as it is stored, at its place in the row; the opening has place 0.
#[must_use]
pub fn sealed(place: u32, laid: Laying) -> Vec<u8> {
    let Laying(mut bytes) = laid;
    let length = (bytes.len() - HEAD) as u64;
    bytes[8..16].copy_from_slice(&length.to_le_bytes());
    bytes[16..24].copy_from_slice(&u64::from(place).to_le_bytes());
    let sum = sum(&bytes[8..]);
    bytes[..8].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// The sections of a store, one after the other.
pub struct Sections<'a> {
    source: &'a dyn Source,
    at: u64,
    place: u64,
    bytes: Vec<u8>,
}

impl<'a> Sections<'a> {
    /// Of a store that the program of this name made.
    ///
    /// # Errors
    /// [`Damage`], [`Damage::OtherVersion`] among others.
    pub fn open(source: &'a dyn Source, program: &str) -> Result<Self, Damage> {
        let mut this = Self { source, at: 0, place: 0, bytes: Vec::new() };
        this.fill(16)?;
        if &this.bytes[..8] != MARK {
            return Err(Damage::Changed);
        }
        if this.bytes[8..] != FORM.to_le_bytes() {
            return Err(Damage::OtherVersion);
        }
        let mut start = this.next()?;
        let made_by = start.bytes()?;
        start.end()?;
        if made_by == program.as_bytes() { Ok(this) } else { Err(Damage::OtherVersion) }
    }

    /// The next section.
    ///
    /// # Errors
    /// [`Damage`] when it is not there or not as it was written.
    #[allow(clippy::should_implement_trait)] // it lends what it reads
    pub fn next(&mut self) -> Result<Taking<'_>, Damage> {
        self.fill(HEAD as u64)?;
        let mut head = Taking(&self.bytes);
        let (told, length, place) = (head.number()?, head.number()?, head.number()?);
        sound(place == self.place).map_err(|_| Damage::Changed)?;
        self.at -= HEAD as u64 - 8;
        self.fill(length.checked_add(HEAD as u64 - 8).ok_or(Damage::Cut)?)?;
        if sum(&self.bytes) != told {
            return Err(Damage::Changed);
        }
        self.place += 1;
        Ok(Taking(&self.bytes[HEAD - 8..]))
    }

    /// Nothing may follow.
    ///
    /// # Errors
    /// [`Damage::Changed`] when something does.
    pub fn end(self) -> Result<(), Damage> {
        if self.at == self.source.len() { Ok(()) } else { Err(Damage::Changed) }
    }

    /// Reads the next bytes, as many as are asked for.
    fn fill(&mut self, count: u64) -> Result<(), Damage> {
        if count > self.source.len().saturating_sub(self.at) {
            return Err(Damage::Cut);
        }
        let count = usize::try_from(count).map_err(|_| Damage::Cut)?;
        self.bytes.resize(count, 0);
        let mut filled = 0;
        while filled < count {
            match self.source.read_at(self.at, &mut self.bytes[filled..])? {
                0 => return Err(Damage::Cut),
                read => {
                    filled += read;
                    self.at += read as u64;
                }
            }
        }
        Ok(())
    }
}

/// A sum that any change of eight neighbouring bytes changes, and any other but by a chance of two to the 64th. It guards
/// against damage and not against anybody who means it. It must stay as it is.
fn sum(bytes: &[u8]) -> u64 {
    const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
    let step = |state: u64, word: u64| (state ^ word).wrapping_mul(STEP).rotate_left(29);
    let (words, rest) = bytes.as_chunks::<8>();
    let (fours, few) = words.as_chunks::<4>();
    let mut lanes = [1, 2, 3, 4].map(|lane: u64| lane.wrapping_mul(STEP));
    // Four at a time: none waits for the one before.
    for four in fours {
        for (lane, word) in lanes.iter_mut().zip(four) {
            *lane = step(*lane, u64::from_le_bytes(*word));
        }
    }
    let few = few.iter().map(|word| u64::from_le_bytes(*word));
    let rest = rest.iter().fold(1, |word: u64, byte| word << 8 | u64::from(*byte));
    let state = lanes.into_iter().chain(few).chain([rest]).fold(bytes.len() as u64, step);
    (state ^ state >> 32).wrapping_mul(STEP)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> Vec<u8> {
        let mut bytes = opening("one");
        for (place, text) in (1..).zip(["first", "", "third"]) {
            let mut laid = Laying::default();
            laid.bytes(text.as_bytes());
            bytes.extend(sealed(place, laid));
        }
        bytes
    }

    fn read(bytes: &[u8]) -> Result<Vec<String>, Damage> {
        let bytes = bytes.to_vec();
        let mut sections = Sections::open(&bytes, "one")?;
        let mut texts = Vec::new();
        for _ in 0..3 {
            let mut section = sections.next()?;
            texts.push(section.text()?);
            section.end()?;
        }
        sections.end()?;
        Ok(texts)
    }

    #[test]
    fn what_was_written_comes_back() {
        assert_eq!(read(&store()).unwrap(), ["first", "", "third"]);
    }

    #[test]
    fn whatever_is_cut_or_changed_is_known() {
        let whole = store();
        for at in 0..whole.len() {
            assert!(read(&whole[..at]).is_err(), "cut at {at}");
            for bit in 0..8 {
                let mut changed = whole.clone();
                changed[at] ^= 1 << bit;
                assert!(read(&changed).is_err(), "bit {bit} of byte {at}");
            }
        }
        assert_eq!(read(&[whole.clone(), vec![0]].concat()), Err(Damage::Changed));
    }

    #[test]
    fn another_version_is_told_from_damage() {
        let whole = store();
        assert!(matches!(Sections::open(&whole, "two"), Err(Damage::OtherVersion)));
        let mut older = whole.clone();
        older[8] = 0;
        assert_eq!(read(&older), Err(Damage::OtherVersion));
        assert_eq!(read(b"something else altogether"), Err(Damage::Changed));
    }
}
