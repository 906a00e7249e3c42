//! A stretch of a source as a source: a file that lies in an archive as it is.

use std::ops::Range;
use std::rc::Rc;

use crate::dump::source::{Place, Source, SourceError};

/// The stretch.
pub(in crate::dump) struct Slice {
    source: Rc<dyn Source>,
    start: u64,
    length: u64,
}

impl Slice {
    /// `length` bytes from `start` on, or as many as there are.
    pub(in crate::dump) fn new(source: Rc<dyn Source>, start: u64, length: u64) -> Self {
        let length = length.min(source.len().saturating_sub(start));
        Self { source, start, length }
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
        read.map_err(|error| SourceError { offset, reason: error.reason })
    }

    fn place(&self, range: Range<u64>) -> Option<Place> {
        Some(Place { path: None, start: range.start, end: range.end, unpacked: true })
    }
}
