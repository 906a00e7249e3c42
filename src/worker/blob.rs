//! A file of the browser as a source of bytes.
//!
//! Reading is synchronous, which only workers may. Who reads on gets slices of the size at which browsers are
//! fastest, through one buffer that is used again; who reads here and there, as for the rows of a list, gets small
//! blocks that are kept a while, because neighbours in a list are neighbours in the file.

use std::cell::RefCell;

use gloo::file::Blob;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, FileReaderSync};

use crate::dump::{Source, SourceError, SourceReason};

/// The size of a slice of who reads on.
const SLICE: u64 = 4 << 20;
/// The size of a block of who reads here and there.
const BLOCK: u64 = 1 << 16;
/// How many such blocks are kept.
const BLOCKS: usize = 16;

/// A `File` or `Blob`, read in slices.
pub struct BlobSource {
    blob: Blob,
    reader: FileReaderSync,
    kept: RefCell<Kept>,
}

#[derive(Default)]
struct Kept {
    slice: Stretch,
    /// The one used last is the last.
    blocks: Vec<Stretch>,
}

/// Bytes of the file that are in memory.
#[derive(Default)]
struct Stretch {
    start: u64,
    bytes: Vec<u8>,
}

impl BlobSource {
    /// Wraps a file.
    ///
    /// # Errors
    /// What the browser says where reading is not allowed: outside a worker.
    pub fn new(blob: Blob) -> Result<Self, JsValue> {
        Ok(Self { blob, reader: FileReaderSync::new()?, kept: RefCell::default() })
    }

    fn read(&self, start: u64, length: u64, into: &mut Stretch) -> Result<(), SourceError> {
        let end = (start + length).min(self.blob.size());
        let slice = self.blob.slice(start, end);
        let read = self.reader.read_as_array_buffer(slice.as_ref());
        let read =
            read.map_err(|thrown| SourceError { offset: start, reason: SourceReason::System(reason(&thrown)) })?;
        let array = Uint8Array::new(&read);
        into.start = start;
        into.bytes.resize(array.length() as usize, 0);
        array.copy_to(&mut into.bytes);
        Ok(())
    }
}

impl Source for BlobSource {
    fn len(&self) -> u64 {
        self.blob.size()
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        if offset >= self.len() || buffer.is_empty() {
            return Ok(0);
        }
        let Kept { slice, blocks } = &mut *self.kept.borrow_mut();
        if let Some(count) = slice.copy(offset, buffer) {
            return Ok(count);
        }
        let reads_on = offset == slice.end() && !slice.bytes.is_empty();
        if reads_on || buffer.len() as u64 > BLOCK {
            self.read(offset, SLICE, slice)?;
            return Ok(slice.copy(offset, buffer).unwrap_or_default());
        }
        let start = offset - offset % BLOCK;
        let kept = blocks.iter().position(|block| block.start == start);
        let mut block = kept.or((blocks.len() == BLOCKS).then_some(0)).map(|at| blocks.remove(at)).unwrap_or_default();
        if kept.is_none() {
            self.read(start, BLOCK, &mut block)?;
        }
        let count = block.copy(offset, buffer).unwrap_or_default();
        blocks.push(block);
        Ok(count)
    }
}

impl Stretch {
    fn end(&self) -> u64 {
        self.start + self.bytes.len() as u64
    }

    /// Copies what it has from `offset` on; `None` if that is nothing.
    fn copy(&self, offset: u64, buffer: &mut [u8]) -> Option<usize> {
        let from = usize::try_from(offset.checked_sub(self.start)?).ok()?;
        let bytes = self.bytes.get(from..).filter(|bytes| !bytes.is_empty())?;
        let count = bytes.len().min(buffer.len());
        buffer[..count].copy_from_slice(&bytes[..count]);
        Some(count)
    }
}

/// What the browser says, in words.
fn reason(thrown: &JsValue) -> String {
    thrown.dyn_ref::<DomException>().map_or_else(
        || "the browser does not say why".to_owned(),
        |exception| match exception.name().as_str() {
            "NotReadableError" | "NotFoundError" => "the file was changed or moved since it was opened".to_owned(),
            name => format!("{name}: {}", exception.message()),
        },
    )
}
