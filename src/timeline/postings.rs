//! Closed postings: for each term the events that have it, and apart from them where in their texts.
//!
//! A term's bytes: how many events; how many bytes name them; the events; the places. Events are distances,
//! seven bits a byte, or one bit an event where that is shorter. Places of an event: the only one, doubled; or
//! how many, doubled and one more, and the distances between them.

use super::bits::Bits;
use super::laid::{Laying, Taking, sound};
use super::sections::Damage;

/// A page is full when it has so many bytes. All of a term is in one page.
const PAGE: usize = 1 << 16;
/// So many pages are stored together.
const STRETCH: usize = 64;

/// Postings of terms 0, 1, 2 and so on over a fixed number of events.
#[derive(Debug, Default)]
pub(super) struct Postings {
    /// In pages, each taken at its size: one buffer for all would be twice as large while it grows.
    pages: Vec<Box<[u8]>>,
    /// The page that is being filled.
    bytes: Vec<u8>,
    /// In which page each term begins, and where in it.
    starts: Vec<(u32, u32)>,
    size: u32,
    /// The postings of the term that comes next, as far as they were added.
    next: Next,
}

/// Postings of a term as the bytes that they become: a frequent word has millions.
#[derive(Debug, Default)]
struct Next {
    /// How many events.
    count: u32,
    /// One more than the last of them.
    before: u32,
    /// Their distances.
    named: Vec<u8>,
    places: Vec<u8>,
}

impl Postings {
    /// None yet, for `size` events.
    pub(super) fn new(size: u32) -> Self {
        Self { size, ..Self::default() }
    }

    /// Over how many events.
    pub(super) fn size(&self) -> u32 {
        self.size
    }

    /// Ends the last page. Nothing can be added any more.
    pub(super) fn close(&mut self) {
        self.end_page();
        (self.bytes, self.next) = Default::default();
        self.starts.shrink_to_fit();
    }

    /// Adds some of the postings of the next term: event in the upper half, place in the lower, rising; those of an event together.
    pub(super) fn add(&mut self, occurrences: &[u64]) {
        let Next { count, before, named, places } = &mut self.next;
        for group in occurrences.chunk_by(|a, b| a >> 32 == b >> 32) {
            let event = (group[0] >> 32) as u32 + 1;
            number(named, event - *before);
            (*count, *before) = (*count + 1, event);
            if let [only] = group {
                number(places, (*only as u32) << 1);
            } else {
                number(places, (group.len() as u32) << 1 | 1);
                let mut before = 0;
                for &occurrence in group {
                    number(places, occurrence as u32 - before);
                    before = occurrence as u32;
                }
            }
        }
    }

    /// All postings of the next term were added.
    pub(super) fn end_term(&mut self) {
        if self.bytes.len() >= PAGE {
            self.end_page();
        }
        self.starts.push((self.pages.len() as u32, self.bytes.len() as u32));
        let Self { bytes, next: Next { count, before, named, places }, .. } = self;
        let dense = self.size.div_ceil(8);
        number(bytes, *count);
        if named.len() <= dense as usize {
            number(bytes, (named.len() as u32) << 1);
            bytes.extend_from_slice(named);
        } else {
            number(bytes, dense << 1 | 1);
            let start = bytes.len();
            bytes.resize(start + dense as usize, 0);
            let (mut left, mut event) = (named.as_slice(), 0);
            while !left.is_empty() {
                event += read(&mut left);
                let bit = event as usize - 1;
                bytes[start + bit / 8] |= 1 << (bit % 8);
            }
        }
        bytes.extend_from_slice(places);
        (*count, *before) = (0, 0);
        for bytes in [named, places] {
            bytes.clear();
            bytes.shrink_to(PAGE);
        }
    }

    /// How many events have a term.
    pub(super) fn count(&self, term: u32) -> u32 {
        self.open(term).map_or(0, |mut bytes| read(&mut bytes))
    }

    /// Adds the events of a term.
    pub(super) fn fill(&self, term: u32, into: &mut Bits) {
        let Some((_, dense, events, _)) = self.parts(term) else { return };
        if dense {
            into.or_words(events.chunks(8).map(|chunk| {
                let mut word = [0; 8];
                word[..chunk.len()].copy_from_slice(chunk);
                u64::from_le_bytes(word)
            }));
        } else {
            // Byte by byte as `read` would: most of the time of a short beginning goes by here.
            let (mut event, mut step, mut shift) = (u32::MAX, 0, 0);
            for &byte in events {
                step |= u32::from(byte & 0x7f).wrapping_shl(shift);
                shift += 7;
                if byte < 0x80 {
                    event = event.wrapping_add(step);
                    into.set(event);
                    (step, shift) = (0, 0);
                }
            }
        }
    }

    /// Adds the occurrences of a term in some of the events: event in the upper half, place in the lower, rising.
    pub(super) fn places(&self, term: u32, among: &Bits, into: &mut Vec<u64>) {
        self.each(term, |event| among.has(event), |event, place| into.push(u64::from(event) << 32 | u64::from(place)));
    }

    /// Calls `each` with every occurrence of a term in the events that are wanted: the event and the place in it, rising.
    pub(super) fn each(&self, term: u32, wanted: impl Fn(u32) -> bool, mut each: impl FnMut(u32, u32)) {
        let Some((count, dense, mut events, mut places)) = self.parts(term) else { return };
        let mut one = |event: u32| {
            let wanted = wanted(event);
            let head = read(&mut places);
            if head & 1 == 0 {
                if wanted {
                    each(event, head >> 1);
                }
                return;
            }
            let mut place = 0;
            for _ in 0..head >> 1 {
                place += read(&mut places);
                if wanted {
                    each(event, place);
                }
            }
        };
        if dense {
            for (at, &byte) in events.iter().enumerate() {
                let mut bits = byte;
                while bits != 0 {
                    one(at as u32 * 8 + bits.trailing_zeros());
                    bits &= bits - 1;
                }
            }
        } else {
            let mut event = 0;
            for _ in 0..count {
                event += read(&mut events);
                one(event - 1);
            }
        }
    }

    /// Lays down closed postings, but for their pages.
    pub(super) fn lay(&self, laid: &mut Laying) {
        laid.number(u64::from(self.size));
        laid.number(self.pages.len() as u64);
        laid.pairs(&self.starts);
    }

    /// How many stretches of pages there are, each short enough to be laid down at once.
    pub(super) fn stretches(&self) -> u32 {
        self.pages.len().div_ceil(STRETCH) as u32
    }

    /// Lays down a stretch of pages.
    pub(super) fn lay_stretch(&self, stretch: u32, laid: &mut Laying) {
        let from = stretch as usize * STRETCH;
        self.pages.iter().skip(from).take(STRETCH).for_each(|page| laid.bytes(page));
    }

    /// Takes up what was laid down; [`Self::take_stretch`] must follow for each of so many stretches.
    pub(super) fn take(from: &mut Taking<'_>) -> Result<(Self, u32), Damage> {
        let (size, pages, starts) = (from.word()?, from.word()?, from.pairs()?);
        sound(starts.iter().all(|start| start.0 < pages))?;
        Ok((Self { starts, size, ..Self::default() }, (pages as usize).div_ceil(STRETCH) as u32))
    }

    /// Takes up a stretch of pages.
    pub(super) fn take_stretch(&mut self, from: &mut Taking<'_>) -> Result<(), Damage> {
        for _ in 0..STRETCH {
            if from.is_empty() {
                break;
            }
            self.pages.push(from.bytes()?.into());
        }
        Ok(())
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.pages.iter().map(|page| page.len()).sum::<usize>() + self.bytes.capacity() + self.starts.capacity() * 8
    }

    fn end_page(&mut self) {
        self.pages.push(self.bytes.as_slice().into());
        self.bytes.clear();
        self.bytes.shrink_to(2 * PAGE);
    }

    /// How many events, whether they are bits, their bytes, and what follows.
    fn parts(&self, term: u32) -> Option<(u32, bool, &[u8], &[u8])> {
        let mut bytes = self.open(term)?;
        let count = read(&mut bytes);
        let head = read(&mut bytes);
        let (events, places) = bytes.split_at_checked((head >> 1) as usize)?;
        Some((count, head & 1 == 1, events, places))
    }

    fn open(&self, term: u32) -> Option<&[u8]> {
        let (page, start) = *self.starts.get(term as usize)?;
        // The page behind the others is the one that is being filled.
        self.pages.get(page as usize).map_or(&*self.bytes, |page| page).get(start as usize..)
    }
}

/// Appends a number, seven bits a byte, the lowest first.
pub(super) fn number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// Takes a number off the front; missing bytes count as 0.
#[inline]
pub(super) fn read(bytes: &mut &[u8]) -> u32 {
    let mut number = 0;
    let mut shift = 0;
    while let Some((&byte, rest)) = bytes.split_first() {
        *bytes = rest;
        number |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 || shift >= 28 {
            break;
        }
        shift += 7;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postings_give_back_what_was_pushed() {
        let size = 50_000;
        let of = |term: u32| -> Vec<u64> {
            (0..size)
                .filter(|event| event % (term * 3 + 1) == term)
                .flat_map(|event| (0..=event % 3).map(move |n| u64::from(event) << 32 | u64::from(n * 70_000 + 5)))
                .collect()
        };
        let mut postings = Postings::new(size);
        for term in 0..30 {
            // All at once, or some events after the others.
            let all = of(term);
            let middle = all.partition_point(|o| o >> 32 < u64::from(term * 2_000));
            postings.add(&all[..middle]);
            postings.add(&all[middle..]);
            postings.end_term();
        }
        postings.close();
        assert!(postings.pages.len() > 1);
        for term in 0..30 {
            let mut bits = Bits::none(size);
            postings.fill(term, &mut bits);
            let mut events: Vec<u32> = of(term).iter().map(|o| (o >> 32) as u32).collect();
            events.dedup();
            assert_eq!((bits.iter().collect::<Vec<_>>(), postings.count(term)), (events.clone(), events.len() as u32));
            let mut places = Vec::new();
            postings.places(term, &Bits::range(size, 100..900), &mut places);
            let expected: Vec<u64> = of(term).into_iter().filter(|o| (100..900).contains(&(o >> 32))).collect();
            assert_eq!(places, expected, "{term}");
        }
        postings.fill(99, &mut Bits::none(size));
    }
}
