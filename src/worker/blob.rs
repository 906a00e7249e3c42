//! A file of the browser as a source of bytes.
//!
//! Reading is synchronous, which only workers may. Who reads on gets long slices: to the browser and back takes its
//! time, and more when the machine is busy; where another worker reads ahead, they are there when they are wanted. Who
//! reads here and there, as for the rows of a list, gets small blocks that are kept a while, because neighbours in a list
//! are neighbours in the file.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use gloo::file::Blob;
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, FileReaderSync};

use super::ahead::{Ahead, Awaited};
use super::spent;
use crate::dump::{Source, SourceError, SourceReason};

/// Who asks for so much at once reads on: the first slice is so long, and each twice as long as the one before.
const FIRST: u64 = 1 << 16;
/// The longest slice, and any that is read ahead: longer ones take more memory and hardly less time.
const LAST: u64 = 4 << 20;
/// How many there are at most, on their way or waiting to be read: more than are used up before the worker listens again.
const MOST_AHEAD: usize = 3;
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
    ahead: Ahead,
    kept: RefCell<Kept>,
}

/// What is in memory; of either kind the one used last is the last.
#[derive(Default)]
struct Kept {
    streams: Vec<Stream>,
    blocks: Vec<Stretch>,
}

/// What there is for one who reads on.
struct Stream {
    slice: Stretch,
    /// Those that follow it, as long as [`LAST`] each but the last of the file.
    ahead: VecDeque<Rc<Awaited>>,
}

/// Bytes of the file, kept where the browser put them.
struct Stretch {
    start: u64,
    bytes: Uint8Array,
}

impl Drop for Stretch {
    fn drop(&mut self) {
        spent::give_back(&self.bytes.buffer());
    }
}

impl BlobSource {
    /// Wraps a file.
    ///
    /// # Errors
    /// What the browser says where reading is not allowed: outside a worker.
    pub fn new(blob: Blob) -> Result<Self, JsValue> {
        Ok(Self { blob, reader: FileReaderSync::new()?, ahead: Ahead::default(), kept: RefCell::default() })
    }

    /// The same, read ahead by somebody.
    pub(super) fn ahead_by(self, ahead: Ahead) -> Self {
        Self { ahead, ..self }
    }

    /// The bytes from `start` on, as many as `length` or as there are.
    fn read(&self, start: u64, length: u64) -> Result<Stretch, SourceError> {
        let slice = self.blob.slice(start, (start + length).min(self.blob.size()));
        let read = self.reader.read_as_array_buffer(slice.as_ref());
        let read =
            read.map_err(|thrown| SourceError { offset: start, reason: SourceReason::System(reason(&thrown)) })?;
        Ok(Stretch { start, bytes: Uint8Array::new(&read) })
    }

    /// Goes on to the next slice.
    fn read_on(&self, stream: Stream) -> Result<Stream, SourceError> {
        let Stream { slice, mut ahead } = stream;
        let (start, before) = (slice.end(), slice.length());
        drop(slice);
        let slice = match ahead.pop_front().map(|awaited| awaited.take(start)) {
            Some(Some(bytes)) => Stretch { start, bytes: Uint8Array::new(&bytes) },
            // Those behind one that is late fit behind it still.
            Some(None) => self.read(start, LAST)?,
            None => self.read(start, (before * 2).clamp(FIRST, LAST))?,
        };
        if slice.length() >= LAST {
            self.ask_ahead(slice.end(), &mut ahead);
        }
        Ok(Stream { slice, ahead })
    }

    /// Asks for the slices from `start` on that were not asked for yet, as many as may be.
    fn ask_ahead(&self, start: u64, ahead: &mut VecDeque<Rc<Awaited>>) {
        while ahead.len() < MOST_AHEAD {
            let next = start + ahead.len() as u64 * LAST;
            if next >= self.len() {
                return;
            }
            let slice = self.blob.slice(next, (next + LAST).min(self.len()));
            let Some(awaited) = self.ahead.ask(next, slice.as_ref()) else { return };
            ahead.push_back(awaited);
        }
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
        let Kept { streams, blocks } = &mut *self.kept.borrow_mut();
        let there = streams.iter().position(|stream| stream.slice.has(offset));
        let at = there.or_else(|| streams.iter().position(|stream| stream.slice.end() == offset));
        let stream = match at.map(|at| streams.remove(at)) {
            Some(stream) if stream.slice.has(offset) => Some(stream),
            Some(stream) => Some(self.read_on(stream)?),
            None if buffer.len() as u64 >= FIRST => {
                Some(Stream { slice: self.read(offset, FIRST)?, ahead: VecDeque::new() })
            }
            None => None,
        };
        if let Some(stream) = stream {
            let count = stream.slice.copy(offset, buffer);
            // At the end of the file nobody reads on.
            if offset + (count as u64) < self.len() {
                if streams.len() == STREAMS {
                    streams.remove(0);
                }
                streams.push(stream);
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
            "NotReadableError" | "NotFoundError" => {
                "the file was changed, moved or deleted since it was opened".to_owned()
            }
            name => format!("{name}: {}", exception.message()),
        },
    )
}
