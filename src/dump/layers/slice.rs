//! A stretch of a source as a source: a file that lies in an archive as it is.
//!
//! Where its checksum is known, it is taken beside reading, as far as that goes through without leaving anything out;
//! nothing is read for it alone.

use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;

use super::inflated::crc32;
use crate::dump::fault::{Fault, PackedFault};
use crate::dump::problem::Problem;
use crate::dump::source::{Place, Source, SourceError};

/// The stretch.
pub(in crate::dump) struct Slice {
    source: Rc<dyn Source>,
    start: u64,
    length: u64,
    /// The file it should lie in whole.
    container: Option<String>,
    /// Whether it does not to its end.
    is_cut: bool,
    /// The checksum it should have.
    wanted: Option<u32>,
    /// How far the checksum was taken, and what it is up to there.
    taken: Cell<(u64, u32)>,
}

impl Slice {
    /// `length` bytes from `start` on, or as many as there are.
    pub(in crate::dump) fn new(source: Rc<dyn Source>, start: u64, length: u64) -> Self {
        let length = length.min(source.len().saturating_sub(start));
        Self { source, start, length, container: None, is_cut: false, wanted: None, taken: Cell::default() }
    }

    /// The same, for what should be there whole, in a file of that name, and with that checksum.
    pub(in crate::dump) fn whole(
        source: Rc<dyn Source>,
        start: u64,
        length: u64,
        path: &str,
        wanted: Option<u32>,
    ) -> Self {
        let slice = Self::new(source, start, length);
        let is_cut = slice.length < length;
        Self { container: Some(path.to_owned()), is_cut, wanted: wanted.filter(|_| !is_cut), ..slice }
    }

    /// Takes the checksum of what was read at `offset`, if it goes on from there.
    fn take(&self, offset: u64, bytes: &[u8]) {
        let (at, sum) = self.taken.get();
        let known = at.checked_sub(offset).and_then(|known| usize::try_from(known).ok());
        if let Some(rest) = known.and_then(|known| bytes.get(known..)).filter(|rest| !rest.is_empty()) {
            self.taken.set((at + rest.len() as u64, crc32(sum, rest)));
        }
    }

    fn problem(&self, range: Range<u64>, what: PackedFault) -> Problem {
        let place = self.container.as_ref().map(|path| Place {
            path: Some(path.clone()),
            start: self.start + range.start,
            end: self.start + range.end,
            unpacked: false,
        });
        Problem { place, ..Problem::new(range, Fault::Unreadable(what.into()), &[]) }
    }
}

impl Source for Slice {
    fn len(&self) -> u64 {
        self.length
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let Some(rest) = self.length.checked_sub(offset) else { return Ok(0) };
        let count = usize::try_from(rest).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.source.read_at(self.start + offset, &mut buffer[..count]);
        let count = read.map_err(|error| SourceError { offset, reason: error.reason })?;
        if self.wanted.is_some() {
            self.take(offset, &buffer[..count]);
        }
        Ok(count)
    }

    fn place(&self, range: Range<u64>) -> Option<Place> {
        Some(Place { path: None, start: range.start, end: range.end, unpacked: true })
    }

    fn damage(&self) -> Vec<Problem> {
        if self.is_cut {
            return vec![self.problem(self.length..self.length, PackedFault::ArchiveCut)];
        }
        let (at, sum) = self.taken.get();
        match self.wanted {
            Some(wanted) if at == self.length && sum != wanted => {
                vec![self.problem(0..self.length, PackedFault::StoredSum)]
            }
            _ => Vec::new(),
        }
    }
}
