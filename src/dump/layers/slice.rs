//! A stretch of a source as a source: a file that lies in an archive as it is.

use std::ops::Range;
use std::rc::Rc;

use crate::dump::problem::{Fault, Problem};
use crate::dump::source::{Place, Source, SourceError};

/// The stretch.
pub(in crate::dump) struct Slice {
    source: Rc<dyn Source>,
    start: u64,
    length: u64,
    /// The file it should lie in and does not to its end.
    cut: Option<String>,
}

impl Slice {
    /// `length` bytes from `start` on, or as many as there are.
    pub(in crate::dump) fn new(source: Rc<dyn Source>, start: u64, length: u64) -> Self {
        let length = length.min(source.len().saturating_sub(start));
        Self { source, start, length, cut: None }
    }

    /// The same, for what should be there whole, in a file of that name.
    pub(in crate::dump) fn whole(source: Rc<dyn Source>, start: u64, length: u64, path: &str) -> Self {
        let mut slice = Self::new(source, start, length);
        slice.cut = (slice.length < length).then(|| path.to_owned());
        slice
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

    fn damage(&self) -> Vec<Problem> {
        let Some(path) = &self.cut else { return Vec::new() };
        let end = self.start + self.length;
        let place = Some(Place { path: Some(path.clone()), start: end, end, unpacked: false });
        let fault = Fault::Unreadable("the archive ends early".to_owned());
        vec![Problem { place, ..Problem::new(self.length..self.length, fault, &[]) }]
    }
}
