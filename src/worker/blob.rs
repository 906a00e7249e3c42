//! A file of the browser as a source of bytes.
//!
//! Reading is synchronous, which only workers may. Who reads on gets long slices: to the browser and back takes its
//! time, and more when the machine is busy. Who reads here and there, as for the rows of a list, gets small blocks that
//! are kept a while, because neighbours in a list are neighbours in the file.

use std::cell::RefCell;

use gloo::file::Blob;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, FileReaderSync};

use crate::dump::{Source, SourceError, SourceReason};

/// Who asks for so much at once reads on: the first slice is so long, and each twice as long as the one before.
const FIRST: u64 = 1 << 16;
/// The longest slice: longer ones take more memory and hardly less time.
const LAST: u64 = 8 << 20;
/// How many may read on at a time: a dump is read, and behind that read a second time.
const STREAMS: usize = 2;
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

/// What is in memory; of either kind the one used last is the last.
#[derive(Default)]
struct Kept {
    /// The slices of those who read on.
    slices: Vec<Stretch>,
    blocks: Vec<Stretch>,
}

/// Bytes of the file, kept where the browser put them.
#[derive(Default)]
struct Stretch {
    start: u64,
    bytes: Uint8Array,
}

impl BlobSource {
    /// Wraps a file.
    ///
    /// # Errors
    /// What the browser says where reading is not allowed: outside a worker.
    pub fn new(blob: Blob) -> Result<Self, JsValue> {
        Ok(Self { blob, reader: FileReaderSync::new()?, kept: RefCell::default() })
    }

    /// The bytes from `start` on, as many as `length` or as there are.
    fn read(&self, start: u64, length: u64) -> Result<Stretch, SourceError> {
        let slice = self.blob.slice(start, (start + length).min(self.blob.size()));
        let read = self.reader.read_as_array_buffer(slice.as_ref());
        let read =
            read.map_err(|thrown| SourceError { offset: start, reason: SourceReason::System(reason(&thrown)) })?;
        Ok(Stretch { start, bytes: Uint8Array::new(&read) })
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
        let Kept { slices, blocks } = &mut *self.kept.borrow_mut();
        let there = slices.iter().position(|slice| slice.has(offset));
        let before = slices.iter().position(|slice| slice.end() == offset);
        let slice = match (there, before) {
            (Some(at), _) => Some(slices.remove(at)),
            (None, Some(at)) => {
                let length = (slices.remove(at).length() * 2).clamp(FIRST, LAST);
                Some(self.read(offset, length)?)
            }
            (None, None) if buffer.len() as u64 >= FIRST => Some(self.read(offset, FIRST)?),
            (None, None) => None,
        };
        if let Some(slice) = slice {
            let count = slice.copy(offset, buffer);
            // At the end of the file nobody reads on.
            if offset + (count as u64) < self.len() {
                if slices.len() == STREAMS {
                    slices.remove(0);
                }
                slices.push(slice);
            }
            return Ok(count);
        }
        let start = offset - offset % BLOCK;
        let kept = blocks.iter().position(|block| block.start == start);
        let block = match kept {
            Some(at) => blocks.remove(at),
            None => self.read(start, BLOCK)?,
        };
        if blocks.len() == BLOCKS {
            blocks.remove(0);
        }
        let count = block.copy(offset, buffer);
        blocks.push(block);
        Ok(count)
    }
}

impl Stretch {
    fn length(&self) -> u64 {
        self.bytes.length().into()
    }

    fn end(&self) -> u64 {
        self.start + self.length()
    }

    fn has(&self, offset: u64) -> bool {
        (self.start..self.end()).contains(&offset)
    }

    /// Copies what it has from `offset` on; how many bytes that is.
    fn copy(&self, offset: u64, buffer: &mut [u8]) -> usize {
        let Some(from) = offset.checked_sub(self.start).and_then(|from| u32::try_from(from).ok()) else { return 0 };
        let left = self.bytes.length().saturating_sub(from) as usize;
        let count = left.min(buffer.len());
        self.bytes.subarray(from, from + count as u32).copy_to(&mut buffer[..count]);
        count
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
