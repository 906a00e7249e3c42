//! Bytes that can be read from any place: a file natively, a `Blob` in a worker, a paste in memory; and layers over
//! them, which unpack, decode or join.
//!
//! Readers see one source and its offsets. What those mean to people, the file they have and the byte in it, only the
//! layers know: [`Source::place`] tells.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::problem::Problem;

/// Something seekable. Reading is synchronous everywhere: a worker has `FileReaderSync`.
pub trait Source {
    /// Length in bytes. What is unpacked or decoded while it is read has no length before its end was met: until
    /// then this is the most that it can be. Nothing is ever allocated for it, and progress is told by
    /// [`Self::stored`].
    fn len(&self) -> u64;

    /// Reads from `offset` into `buffer` and returns how many bytes were read: at least one if there is one, 0
    /// only at the end and behind it.
    ///
    /// # Errors
    /// [`SourceError`] when the bytes cannot be had, for instance because the file was changed or moved. Packed
    /// data that are damaged are no error: they end there, and [`Self::damage`] tells.
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError>;

    /// Whether there is nothing in it.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes of the user's own file that stand for a stretch of this; `None` if they are the same.
    fn place(&self, _range: Range<u64>) -> Option<Place> {
        None
    }

    /// How many bytes of the user's own file are read to have all of this.
    fn stored(&self) -> u64 {
        self.len()
    }

    /// How many of them lie before `offset`, about.
    fn stored_before(&self, offset: u64) -> u64 {
        offset.min(self.len())
    }

    /// What was met so far that could not be unpacked; behind the last step of reading, all of it.
    fn damage(&self) -> Vec<Problem> {
        Vec::new()
    }
}

/// A stretch of a file as its owner knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Which file, where a dump has several or lies within one; `None` for the file that was opened.
    pub path: Option<String>,
    /// First byte.
    pub start: u64,
    /// First byte behind it.
    pub end: u64,
    /// Whether the bytes are counted in the file as it is once unpacked.
    pub unpacked: bool,
}

/// Why bytes could not be had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("cannot read at byte {offset}: {reason}")]
pub struct SourceError {
    /// Where reading was tried.
    pub offset: u64,
    /// Why not.
    pub reason: SourceReason,
}

/// Why they could not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum SourceReason {
    /// What the system said, in its own words.
    #[error("{0}")]
    System(String),
    /// They are others than those that were read before.
    #[error("the file was changed since it was read")]
    Changed,
    /// There are fewer than there were.
    #[error("the file became shorter")]
    Shorter,
}

/// Reads until the buffer is full or the source at its end; how much there was. What was read before an error counts:
/// the error comes again with the next reading.
pub(super) fn read_full(source: &dyn Source, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
    let mut filled = 0;
    while filled < buffer.len() {
        match source.read_at(offset + filled as u64, &mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if filled == 0 => return Err(error),
            Err(_) => break,
        }
    }
    Ok(filled)
}

/// Whether there is more than `length` bytes of it, which its claimed length does not tell.
pub(super) fn is_longer(source: &dyn Source, length: u64) -> bool {
    source.len() > length && !matches!(source.read_at(length, &mut [0]), Ok(0))
}

impl Source for [u8] {
    fn len(&self) -> u64 {
        <[u8]>::len(self) as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let rest = usize::try_from(offset).ok().and_then(|at| self.get(at..)).unwrap_or_default();
        let count = rest.len().min(buffer.len());
        buffer[..count].copy_from_slice(&rest[..count]);
        Ok(count)
    }
}

impl Source for Vec<u8> {
    fn len(&self) -> u64 {
        self.as_slice().len() as u64
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        self.as_slice().read_at(offset, buffer)
    }
}
