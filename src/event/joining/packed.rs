//! Keys as bytes, some forty each: those of millions of reports are in memory together.
//!
//! A key is a byte that says what it has, then numbers, seven bits a byte. Only this file knows their order.

use std::num::{NonZeroU32, NonZeroU64};

use super::unpacked::Unpacked;
use crate::dump::{Day, Days};
use crate::event::Kind;

/// Keys that share a piece of memory.
const BLOCK: usize = 1_024;

const POSTED: u8 = 1;
const DATE: u8 = 2;
const WORDS: u8 = 4;
const MARKS: u8 = 8;
const TOWN: u8 = 16;
const OFFICES: u8 = 32;
const TOLD: u8 = 64;

/// The bytes of many keys, and where each begins.
type Block = (Box<[u8]>, Box<[u32]>);

/// All keys, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Packed {
    full: Vec<Block>,
    /// Bytes of the last keys, and where each begins.
    open: (Vec<u8>, Vec<u32>),
}

impl Packed {
    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        (self.full.len() * BLOCK + self.open.1.len()) as u32
    }

    /// Adds a key.
    pub(super) fn push(&mut self, key: &Unpacked) {
        let (bytes, starts) = &mut self.open;
        starts.push(bytes.len() as u32);
        write(key, bytes);
        if starts.len() == BLOCK {
            self.full.push((bytes.as_slice().into(), starts.as_slice().into()));
            bytes.clear();
            starts.clear();
        }
    }

    /// When the report of a key was posted.
    pub(super) fn posted(&self, at: u32) -> Option<i64> {
        let mut bytes = self.bytes(at);
        let has = bytes.byte();
        (has & POSTED != 0).then(|| bytes.signed())
    }

    /// Reads a key, all but its weights.
    pub(super) fn read(&self, at: u32, into: &mut Unpacked) {
        let mut bytes = self.bytes(at);
        let has = bytes.byte();
        into.at = at;
        into.posted = (has & POSTED != 0).then(|| bytes.signed());
        into.told = has & TOLD != 0;
        into.kind = Kind::ALL[usize::from(bytes.byte()) % Kind::ALL.len()];
        into.lang = bytes.number() as u32;
        into.voice = bytes.number() as u32;
        into.date = (has & DATE != 0).then(|| {
            let first = bytes.signed() as i32;
            Days { first: Day(first), last: Day(first.saturating_add(bytes.number() as i32)) }
        });
        into.words = if has & WORDS == 0 { None } else { NonZeroU64::new(bytes.fixed(8)) };
        into.marks = if has & MARKS == 0 { None } else { NonZeroU32::new(bytes.fixed(4) as u32) };
        into.town = if has & TOWN == 0 { None } else { NonZeroU32::new(bytes.fixed(4) as u32) };
        into.offices.clear();
        let offices = if has & OFFICES == 0 { 0 } else { bytes.byte() };
        into.offices.extend((0..offices).map(|_| bytes.fixed(4) as u32));
        into.parties.clear();
        into.parties.extend((0..bytes.byte()).map(|_| bytes.fixed(2) as u16));
        into.persons.clear();
        into.persons.extend((0..bytes.byte()).map(|_| bytes.number() as u32));
        into.features.clear();
        let mut feature = 0;
        into.features.extend((0..bytes.byte()).map(|_| {
            feature += bytes.number() as u32;
            feature
        }));
    }

    fn bytes(&self, at: u32) -> Bytes<'_> {
        let (block, at) = (at as usize / BLOCK, at as usize % BLOCK);
        Bytes(match self.full.get(block) {
            Some((bytes, starts)) => &bytes[starts[at] as usize..],
            None => &self.open.0[self.open.1[at] as usize..],
        })
    }
}

fn write(key: &Unpacked, bytes: &mut Vec<u8>) {
    let has = |part: u8, holds: bool| if holds { part } else { 0 };
    bytes.push(
        has(POSTED, key.posted.is_some())
            | has(DATE, key.date.is_some())
            | has(WORDS, key.words.is_some())
            | has(MARKS, key.marks.is_some())
            | has(TOWN, key.town.is_some())
            | has(OFFICES, !key.offices.is_empty())
            | has(TOLD, key.told),
    );
    if let Some(posted) = key.posted {
        signed(bytes, posted);
    }
    bytes.push(Kind::ALL.iter().position(|kind| *kind == key.kind).unwrap_or_default() as u8);
    number(bytes, u64::from(key.lang));
    number(bytes, u64::from(key.voice));
    if let Some(days) = key.date {
        signed(bytes, i64::from(days.first.0));
        number(bytes, u64::from(days.last.0.abs_diff(days.first.0)));
    }
    bytes.extend(key.words.iter().flat_map(|words| words.get().to_le_bytes()));
    bytes.extend(key.marks.iter().flat_map(|marks| marks.get().to_le_bytes()));
    bytes.extend(key.town.iter().flat_map(|town| town.get().to_le_bytes()));
    if !key.offices.is_empty() {
        let offices = &key.offices[..key.offices.len().min(255)];
        bytes.push(offices.len() as u8);
        bytes.extend(offices.iter().flat_map(|office| office.to_le_bytes()));
    }
    let parties = &key.parties[..key.parties.len().min(255)];
    bytes.push(parties.len() as u8);
    bytes.extend(parties.iter().flat_map(|country| country.to_le_bytes()));
    let persons = &key.persons[..key.persons.len().min(255)];
    bytes.push(persons.len() as u8);
    for person in persons {
        number(bytes, u64::from(*person));
    }
    let features = &key.features[..key.features.len().min(255)];
    bytes.push(features.len() as u8);
    let mut before = 0;
    for feature in features {
        number(bytes, u64::from(feature - before));
        before = *feature;
    }
}

/// Small numbers of either sign become small ones without.
fn signed(bytes: &mut Vec<u8>, value: i64) {
    number(bytes, (value << 1 ^ value >> 63) as u64);
}

fn number(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// What is still to be read of a key; missing bytes count as 0.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    #[inline]
    fn byte(&mut self) -> u8 {
        let Some((&byte, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        byte
    }

    #[inline]
    fn number(&mut self) -> u64 {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte();
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        value
    }

    fn signed(&mut self) -> i64 {
        let value = self.number();
        (value >> 1) as i64 ^ -((value & 1) as i64)
    }

    fn fixed(&mut self, length: u32) -> u64 {
        (0..length).fold(0, |value, at| value | u64::from(self.byte()) << (8 * at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back() {
        let full = Unpacked {
            at: 0,
            posted: Some(i64::MIN),
            date: Some(Days { first: Day(-3), last: Day(700_000) }),
            kind: Kind::Other,
            told: true,
            lang: 200,
            voice: u32::MAX,
            words: NonZeroU64::new(u64::MAX),
            marks: NonZeroU32::new(77),
            town: NonZeroU32::new(u32::MAX),
            offices: vec![3, u32::MAX],
            features: vec![0, 5, 1 << 30, u32::MAX],
            persons: vec![9, 4],
            parties: vec![0xffff],
            ..Unpacked::default()
        };
        let mut packed = Packed::default();
        let keys: Vec<Unpacked> = (0..3_000)
            .map(|at| match at % 3 {
                0 => Unpacked { at, ..full.clone() },
                1 => Unpacked { at, posted: Some(i64::from(at)), ..Unpacked::default() },
                _ => Unpacked { at, kind: Kind::ALL[at as usize % 14], ..Unpacked::default() },
            })
            .collect();
        for key in &keys {
            packed.push(key);
        }
        let mut found = Unpacked::default();
        for key in &keys {
            packed.read(key.at, &mut found);
            assert_eq!((&found, packed.posted(key.at)), (key, key.posted));
        }
        assert_eq!(packed.len(), 3_000);
    }
}
