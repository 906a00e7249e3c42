//! Bytes that can be read from any place: a file natively, a `Blob` in a worker, a paste in memory.

/// Something seekable. Reading is synchronous everywhere: a worker has `FileReaderSync`.
pub trait Source {
    /// Length in bytes.
    fn len(&self) -> u64;

    /// Reads from `offset` into `buffer` and returns how many bytes were read: fewer than asked for only
    /// at the end, 0 behind it.
    ///
    /// # Errors
    /// [`SourceError`] when the bytes cannot be had, for instance because the file was changed or moved.
    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError>;

    /// Whether there is nothing in it.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Why bytes could not be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cannot read at byte {offset}: {reason}")]
pub struct SourceError {
    /// Where reading was tried.
    pub offset: u64,
    /// What the system said.
    pub reason: String,
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
