//! The stretch of a source that is in memory: a buffer that rolls over it, slice by slice.
//!
//! Only this file knows how a place in the buffer and a place in the source belong together. It never holds
//! more than what was read and not yet taken, which is one slice and one unfinished message.

use super::source::{Source, SourceError, read_full};

/// The most that is read at once: in a browser the fastest size of a slice.
pub(super) const SLICE: usize = 4 * 1024 * 1024;

/// More memory than this is kept for a long message alone.
const LARGE: usize = 4 * SLICE;

/// How much of what stands behind a message may tell where it ends.
pub(super) const BEYOND: u64 = 64 * 1024;

/// Bytes of a source, from the first that is not done with.
#[derive(Debug, Default)]
pub(super) struct Window {
    buffer: Vec<u8>,
    /// The first byte of the buffer that is not done with.
    taken: usize,
    /// Where in the source the buffer begins.
    base: u64,
    /// Whether the buffer reaches the end.
    ended: bool,
}

impl Window {
    /// What is there.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.buffer[self.taken..]
    }

    /// Where in the source the bytes begin.
    pub(super) fn offset(&self) -> u64 {
        self.base + self.taken as u64
    }

    /// Where in the source the next slice begins.
    pub(super) fn read_to(&self) -> u64 {
        self.base + self.buffer.len() as u64
    }

    /// Whether nothing follows the bytes that are there.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Is done with the first `count` bytes.
    pub(super) fn take(&mut self, count: usize) {
        self.taken = (self.taken + count).min(self.buffer.len());
        // What one long message needed, nobody needs behind it.
        if self.buffer.capacity() > LARGE && self.bytes().len() <= SLICE {
            self.base = self.offset();
            self.buffer = self.bytes().to_vec();
            self.taken = 0;
        }
    }

    /// Goes to another place.
    pub(super) fn seek(&mut self, offset: u64) {
        self.buffer.clear();
        self.taken = 0;
        self.base = offset;
        self.ended = false;
    }

    /// Hands out what is there, and is done with it.
    pub(super) fn take_all(&mut self) -> Vec<u8> {
        self.base = self.read_to();
        let mut bytes = std::mem::take(&mut self.buffer);
        bytes.drain(..std::mem::take(&mut self.taken));
        bytes
    }

    /// Reads up to `count` bytes more, and moves what is not done with to the front.
    pub(super) fn fill(&mut self, source: &dyn Source, count: usize) -> Result<(), SourceError> {
        if self.taken > 0 {
            self.buffer.drain(..self.taken);
            self.base += self.taken as u64;
            self.taken = 0;
        }
        let had = self.buffer.len();
        let start = self.read_to();
        // Never in proportion to a length that is merely claimed: a slice at most.
        let count = count.clamp(1, SLICE).min(usize::try_from(source.len().saturating_sub(start)).unwrap_or(SLICE));
        self.buffer.resize(had + count, 0);
        let filled = read_full(source, start, &mut self.buffer[had..]);
        self.buffer.truncate(had + filled.as_ref().unwrap_or(&0));
        let filled = filled?;
        // Fewer may also have come because reading on would fail: then the next time says so.
        self.ended = self.read_to() >= source.len()
            || filled < count && matches!(source.read_at(start + filled as u64, &mut [0]), Ok(0));
        Ok(())
    }
}

/// Reads a stretch of a source by itself; `None` if it cannot be had whole.
pub(super) fn stretch(source: &dyn Source, start: u64, end: u64) -> Option<Vec<u8>> {
    let length = usize::try_from(end.min(source.len()).checked_sub(start)?).ok()?;
    let mut bytes = vec![0; length];
    let filled = read_full(source, start, &mut bytes).ok()?;
    (filled == length).then_some(bytes)
}
