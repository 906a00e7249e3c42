//! Text in another encoding as a source of UTF-8, streaming.
//!
//! Only this file knows which byte of the file a byte of the decoded text comes from. It keeps the place of every
//! 64 KiB of the file and the one stretch that was asked for last. A mark of the byte order and NUL bytes are left out,
//! what is no character becomes U+FFFD; line ends stay as they are.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::code_page::CodePage;
use crate::dump::format::Encoding;
use crate::dump::problem::Problem;
use crate::dump::source::{Place, Source, SourceError, SourceReason, read_full};
use crate::dump::strays::Strays;
use crate::dump::utf16;

/// How many bytes of the file are decoded at once.
const CHUNK: usize = 64 * 1024;
/// How much decoded text lies between two known places within a chunk, about.
const STEP: usize = 512;

/// How to decode a file, and what was learnt of it so far.
#[derive(Debug)]
pub(in crate::dump) struct Decoding {
    units: Units,
    known: RefCell<Known>,
    /// What stands in the file that is no character: decoded it would be one.
    strays: RefCell<Strays>,
}

/// What one character is written as.
#[derive(Clone, Copy, Debug)]
enum Units {
    /// Two or four bytes; whether the upper byte of a pair comes first.
    Utf16 { big: bool },
    /// One byte.
    Page(CodePage),
}

#[derive(Debug, Default)]
struct Known {
    /// Where each chunk that was met begins: in the text, in the file.
    marks: Vec<(u64, u64)>,
    /// The length of the text, once its end was met.
    end: Option<u64>,
    chunk: Chunk,
}

/// A stretch of decoded text.
#[derive(Debug, Default)]
struct Chunk {
    start: u64,
    text: String,
    /// Places within it: in the text, in the file.
    places: Vec<(usize, u64)>,
    /// Where in the file it ends.
    file_end: u64,
}

impl Decoding {
    /// For a file in that encoding; `None` if it is UTF-8 already.
    pub(in crate::dump) fn of(encoding: Encoding) -> Option<Self> {
        let units = match encoding {
            Encoding::Utf8 => return None,
            Encoding::Utf16Le => Units::Utf16 { big: false },
            Encoding::Utf16Be => Units::Utf16 { big: true },
            Encoding::Windows1251 => Units::Page(CodePage::Windows1251),
            Encoding::Windows1252 => Units::Page(CodePage::Windows1252),
            Encoding::Koi8R => Units::Page(CodePage::Koi8R),
        };
        Some(Self { units, known: RefCell::default(), strays: RefCell::new(Strays::new(encoding)) })
    }

    /// Sees to it that the chunk with the byte `offset` of the text is there; `false` if the text ends before it.
    fn load(&self, source: &dyn Source, offset: u64) -> Result<bool, SourceError> {
        let known = &mut *self.known.borrow_mut();
        if known.end.is_some_and(|end| offset >= end) {
            return Ok(false);
        }
        if known.marks.is_empty() {
            known.marks.push((0, 0));
        }
        loop {
            if known.chunk.has(offset) {
                return Ok(true);
            }
            let at = known.marks.partition_point(|(text, _)| *text <= offset) - 1;
            let (start, file) = known.marks[at];
            // The last mark may stand before a chunk that came to nothing: two of the same text, and the later counts.
            known.chunk.decode(self.units, source, start, file, &mut self.strays.borrow_mut())?;
            let (end, file_end) = (known.chunk.end(), known.chunk.file_end);
            if file_end == file {
                known.end = Some(end);
                return Ok(false);
            }
            if at + 1 == known.marks.len() {
                known.marks.push((end, file_end));
            } else if !known.chunk.has(offset) {
                return Err(SourceError { offset, reason: SourceReason::Changed });
            }
        }
    }

    /// Where in the file the character with that byte of the text is written; the end twice if there is none.
    fn written(&self, source: &dyn Source, offset: u64) -> Option<(u64, u64)> {
        let found = self.load(source, offset).ok()?;
        let known = self.known.borrow();
        let end = known.marks.last().map(|(_, file)| (*file, *file));
        if found { known.chunk.written(self.units, offset) } else { end }
    }
}

impl Chunk {
    fn end(&self) -> u64 {
        self.start + self.text.len() as u64
    }

    fn has(&self, offset: u64) -> bool {
        (self.start..self.end()).contains(&offset)
    }

    /// Decodes what stands from byte `file` of the file on, which is byte `start` of the text.
    fn decode(
        &mut self,
        units: Units,
        source: &dyn Source,
        start: u64,
        file: u64,
        strays: &mut Strays,
    ) -> Result<(), SourceError> {
        let mut raw = vec![0; CHUNK];
        let count = match read_full(source, file, &mut raw) {
            Ok(count) => count,
            Err(error) => {
                *self = Self::default();
                return Err(error);
            }
        };
        *self = Self { start, file_end: file, ..Self::default() };
        strays.pass(file, &raw[..count]);
        self.text.reserve(count * 2);
        let mut rest = &raw[..count];
        let last = count < CHUNK;
        let mut marked = None;
        while !rest.is_empty() {
            let (letter, length) = units.first(rest);
            if length > rest.len() && !last {
                break; // the other half of the character is in the next chunk
            }
            if marked.is_none_or(|marked| self.text.len() >= marked + STEP) {
                self.places.push((self.text.len(), self.file_end));
                marked = Some(self.text.len());
            }
            rest = &rest[length.min(rest.len())..];
            let slipped = length as u64 != units.written(letter);
            let left_out = letter == '\0' || (letter == '\u{FEFF}' && self.file_end == 0);
            self.file_end += length as u64;
            if !left_out {
                self.text.push(letter);
            }
            if left_out || slipped {
                marked = None; // from here on the distances are others
            }
        }
        self.file_end = self.file_end.min(file + count as u64);
        Ok(())
    }

    /// Where in the file the character with that byte of the text is written.
    fn written(&self, units: Units, offset: u64) -> Option<(u64, u64)> {
        let offset = usize::try_from(offset.checked_sub(self.start)?).ok()?;
        let at = self.places.partition_point(|(text, _)| *text <= offset).checked_sub(1)?;
        let (mut text, mut file) = self.places[at];
        for letter in self.text.get(text..)?.chars() {
            let length = units.written(letter);
            if text + letter.len_utf8() > offset {
                return Some((file, file + length));
            }
            text += letter.len_utf8();
            file += length;
        }
        None
    }
}

impl Units {
    /// The first character of bytes that are not empty, and how many bytes it is written as: more than there are, if
    /// it is cut.
    fn first(self, bytes: &[u8]) -> (char, usize) {
        let big = match self {
            Self::Page(page) => return (page.letter(bytes[0]), 1),
            Self::Utf16 { big } => big,
        };
        if utf16::slipped(bytes, big) {
            return (char::REPLACEMENT_CHARACTER, 1);
        }
        let unit = |at: usize| {
            let pair = [*bytes.get(at)?, *bytes.get(at + 1)?];
            Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
        };
        let Some(first) = unit(0) else { return (char::REPLACEMENT_CHARACTER, 2) };
        if let Some(letter) = char::from_u32(first.into()) {
            return (letter, 2);
        }
        if !matches!(first, 0xD800..=0xDBFF) {
            return (char::REPLACEMENT_CHARACTER, 2);
        }
        let Some(second) = unit(2) else { return (char::REPLACEMENT_CHARACTER, 4) };
        match char::decode_utf16([first, second]).next() {
            Some(Ok(letter)) => (letter, 4),
            _ => (char::REPLACEMENT_CHARACTER, 2),
        }
    }

    /// How many bytes a character was written as.
    fn written(self, letter: char) -> u64 {
        match self {
            Self::Page(_) => 1,
            Self::Utf16 { .. } => 2 * letter.len_utf16() as u64,
        }
    }

    /// How many bytes of UTF-8 come of so many bytes at most.
    fn most(self, length: u64) -> u64 {
        match self {
            Self::Page(_) => length.saturating_mul(3),
            Self::Utf16 { .. } => (length.div_ceil(2)).saturating_mul(3),
        }
    }
}

/// A source, decoded.
pub(in crate::dump) struct Decoded<S, D> {
    source: S,
    decoding: D,
}

impl<'a> Decoded<&'a dyn Source, &'a Decoding> {
    /// Looks at a source through a decoding that is kept elsewhere.
    pub(in crate::dump) fn through(source: &'a dyn Source, decoding: &'a Decoding) -> Self {
        Self { source, decoding }
    }
}

impl Decoded<Rc<dyn Source>, Box<Decoding>> {
    /// A source of its own.
    pub(in crate::dump) fn new(source: Rc<dyn Source>, decoding: Decoding) -> Self {
        Self { source, decoding: Box::new(decoding) }
    }
}

impl<'a, S, D> Source for Decoded<S, D>
where
    S: std::ops::Deref<Target = dyn Source + 'a>,
    D: std::ops::Deref<Target = Decoding>,
{
    fn len(&self) -> u64 {
        self.decoding.known.borrow().end.unwrap_or_else(|| self.decoding.units.most(self.source.len()))
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        if buffer.is_empty() || !self.decoding.load(&*self.source, offset)? {
            return Ok(0);
        }
        let chunk = &self.decoding.known.borrow().chunk;
        let from = usize::try_from(offset - chunk.start).unwrap_or(usize::MAX);
        let bytes = chunk.text.as_bytes().get(from..).unwrap_or_default();
        let count = bytes.len().min(buffer.len());
        buffer[..count].copy_from_slice(&bytes[..count]);
        Ok(count)
    }

    fn place(&self, range: Range<u64>) -> Option<Place> {
        let (start, _) = self.decoding.written(&*self.source, range.start)?;
        let end =
            if range.is_empty() { start } else { self.decoding.written(&*self.source, range.end - 1)?.1.max(start) };
        let inside = self.source.place(start..end);
        Some(inside.unwrap_or(Place { path: None, start, end, unpacked: false }))
    }

    fn stored(&self) -> u64 {
        self.source.stored()
    }

    fn stored_before(&self, offset: u64) -> u64 {
        let known = self.decoding.known.borrow();
        let at = known.marks.partition_point(|(text, _)| *text <= offset);
        let file = at.checked_sub(1).map_or(0, |at| known.marks[at].1);
        self.source.stored_before(file)
    }

    fn damage(&self) -> Vec<Problem> {
        let mut found = self.source.damage();
        for mut problem in self.decoding.strays.borrow_mut().told(&*self.source) {
            let Problem { start, end, .. } = problem;
            // Its bytes are the file's, not those of the text.
            problem.place.get_or_insert(Place { path: None, start, end, unpacked: false });
            found.push(problem);
        }
        found
    }
}
