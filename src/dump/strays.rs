//! Bytes of a text that stand for nothing: no character of its encoding, or NUL, which holes in files are full of.
//!
//! They are looked for beside the reading, in the file as it is and before anything is decoded, so that no reader has
//! to: readers go on over them, and only here is it told. What stands close together is told of once. Never changes a
//! byte, and never takes the habits of an exporting program for damage.

use std::cell::RefCell;
use std::fmt::Write as _;
use std::ops::Range;

use memchr::{memchr, memchr_iter};

use super::fault::{Fault, Stray};
use super::format::Encoding;
use super::problem::Problem;
use super::source::{Place, Source, SourceError};
use super::utf16;

/// Strays with no more than so many bytes between them are told of together.
const NEAR: u64 = 256;
/// How many of the bytes themselves are kept of those that are told of together.
const SHOWN: usize = 60;
/// How many problems are made of them; the last then reaches to the last of all.
const MOST: usize = 4_096;
/// So many NUL bytes in a row are a hole: something was lost there.
const HOLE: u64 = 8;
/// How many bytes before a stray can make it none.
const BEFORE: usize = 8;
/// How many bytes, from its first on, tell whether it is one.
const WANTED: usize = utf16::TELLING;

/// How a file is looked through, and what was found.
#[derive(Debug)]
pub(super) struct Strays {
    units: Units,
    /// The first byte that was not looked at.
    next: u64,
    /// The bytes before it, as many as are wanted.
    kept: Vec<u8>,
    /// How many of them, at the end, wait for what follows.
    waiting: usize,
    found: Vec<Run>,
    /// NUL bytes in a row, the last of them, which is no hole as long as it is short.
    nul: Range<u64>,
    /// Such rows that are holes; of very many only the first.
    holes: Vec<Range<u64>>,
}

/// What a character is made of.
#[derive(Clone, Copy, Debug)]
enum Units {
    Utf8,
    Utf16 {
        big: bool,
    },
    /// One byte: each stands for something.
    Page,
}

/// Strays that are told of together.
#[derive(Debug)]
struct Run {
    range: Range<u64>,
    raw: Vec<u8>,
    /// Whether there are NUL bytes among them.
    nul: bool,
    /// Whether there are others.
    other: bool,
}

/// A source that is looked through while it is read.
pub(super) struct Watched<'a> {
    source: &'a dyn Source,
    strays: RefCell<&'a mut Strays>,
}

impl Strays {
    /// For a text in that encoding.
    pub(super) fn new(encoding: Encoding) -> Self {
        let units = match encoding {
            Encoding::Utf8 => Units::Utf8,
            Encoding::Utf16Le => Units::Utf16 { big: false },
            Encoding::Utf16Be => Units::Utf16 { big: true },
            Encoding::Windows1251 | Encoding::Windows1252 | Encoding::Koi8R => Units::Page,
        };
        Self { units, next: 0, kept: Vec::new(), waiting: 0, found: Vec::new(), nul: 0..0, holes: Vec::new() }
    }

    /// Ends the text; what was found in it.
    pub(super) fn told(&mut self, source: &dyn Source) -> Vec<Problem> {
        self.look(&[], true);
        self.found.iter().map(|run| run.problem(source)).collect()
    }

    /// Takes what was read from `offset` on, as far as it was not looked at before.
    pub(super) fn pass(&mut self, offset: u64, bytes: &[u8]) {
        if offset > self.next {
            // What is passed over nobody reads.
            self.look(&[], true);
            (self.next, self.waiting) = (offset, 0);
            self.kept.clear();
        }
        let known = self.next - offset;
        if let Some(fresh) = usize::try_from(known).ok().and_then(|known| bytes.get(known..)) {
            self.look(fresh, false);
        }
    }

    /// Looks at the bytes that follow; `last` says that nothing comes behind them.
    fn look(&mut self, bytes: &[u8], last: bool) {
        if bytes.is_empty() && !last {
            return;
        }
        // Where two slices meet: what was kept of the one and the beginning of the other.
        let had = self.kept.len();
        let lent = bytes.len().min(BEFORE + WANTED);
        let mut joint = std::mem::take(&mut self.kept);
        joint.extend_from_slice(&bytes[..lent]);
        let base = self.next - had as u64;
        let done = self.scan(&joint, had - self.waiting, base, last && lent == bytes.len());
        self.next += bytes.len() as u64;
        if lent == bytes.len() {
            self.keep(&joint, done);
        } else {
            // The rest, in which all stands that is wanted of what was before.
            let done = self.scan_long(bytes, done.saturating_sub(had), base + had as u64, last);
            self.keep(bytes, done);
        }
    }

    /// Keeps the end of bytes that were looked at up to `done`.
    fn keep(&mut self, bytes: &[u8], done: usize) {
        self.waiting = bytes.len() - done;
        self.kept = bytes[done.saturating_sub(BEFORE)..].to_vec();
    }

    /// As [`Self::scan`], for many bytes, most of which are as they should be.
    fn scan_long(&mut self, bytes: &[u8], at: usize, base: u64, last: bool) -> usize {
        // To know just that all is well takes next to no time.
        if matches!(self.units, Units::Utf8) {
            let end = bytes.len() - begun(bytes);
            let good = |bytes: &[u8]| memchr(0, bytes).is_none() && simdutf8::basic::from_utf8(bytes).is_ok();
            if bytes.get(at..end).is_some_and(good) {
                return self.scan(bytes, end, base, last);
            }
        }
        self.scan(bytes, at, base, last)
    }

    /// Looks at `bytes`, which begin at `base`, from `at` on; how far it came. Only what wants more bytes is left.
    fn scan(&mut self, bytes: &[u8], mut at: usize, base: u64, last: bool) -> usize {
        while at < bytes.len() {
            let good = match self.units {
                Units::Utf8 => self.characters(&bytes[at..], base + at as u64),
                Units::Page => self.without_nul(&bytes[at..], base + at as u64),
                Units::Utf16 { .. } => 0,
            };
            at += good;
            let rest = &bytes[at..];
            if rest.is_empty() || rest.len() < WANTED && !last {
                break;
            }
            let (length, is_stray) = match self.units {
                Units::Utf16 { big } => unit(rest, big),
                _ => odd(&bytes[..at], rest),
            };
            if is_stray {
                self.add(base + at as u64, &rest[..length]);
            }
            at += length;
        }
        at
    }

    /// How many bytes are characters; the NUL bytes among them are told of.
    fn characters(&mut self, bytes: &[u8], base: u64) -> usize {
        let good = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
        self.without_nul(&bytes[..good], base)
    }

    /// Tells of NUL bytes; gives how many bytes all are.
    fn without_nul(&mut self, bytes: &[u8], base: u64) -> usize {
        for nul in memchr_iter(0, bytes) {
            self.add(base + nul as u64, &[0]);
        }
        bytes.len()
    }

    /// Whether there is a hole in a stretch, as far as it was looked at.
    fn has_hole(&self, stretch: &Range<u64>) -> bool {
        let next = self.holes.partition_point(|hole| hole.end <= stretch.start);
        self.holes.get(next).is_some_and(|hole| hole.start < stretch.end)
    }

    /// Takes a NUL byte for one of a hole if many others stand before it.
    fn widen(&mut self, at: u64) {
        self.nul = if self.nul.end == at { self.nul.start..at + 1 } else { at..at + 1 };
        if let Some(hole) = self.holes.last_mut().filter(|hole| hole.start == self.nul.start) {
            hole.end = self.nul.end;
        } else if self.nul.end - self.nul.start == HOLE && self.holes.len() < MOST {
            self.holes.push(self.nul.clone());
        }
    }

    fn add(&mut self, at: u64, bytes: &[u8]) {
        if bytes == [0] {
            self.widen(at);
        }
        let end = at + bytes.len() as u64;
        let full = self.found.len() >= MOST;
        if self.found.last().is_none_or(|run| !full && at - run.range.end > NEAR) {
            self.found.push(Run { range: at..end, raw: Vec::new(), nul: false, other: false });
        }
        if let Some(run) = self.found.last_mut() {
            let is_nul = bytes.iter().all(|byte| *byte == 0);
            (run.nul, run.other) = (run.nul || is_nul, run.other || !is_nul);
            run.range.end = end;
            if run.raw.len() <= SHOWN {
                run.raw.extend_from_slice(bytes);
            }
        }
    }
}

impl Run {
    fn problem(&self, source: &dyn Source) -> Problem {
        let place = source.place(self.range.clone());
        let Range { start, end } = self.range.clone();
        let fault = match (self.other, self.nul) {
            (true, true) => Fault::Replaced(Stray::Both),
            (true, false) => Fault::Replaced(Stray::NoText),
            (false, _) => Fault::Replaced(Stray::Nul),
        };
        let mut raw = String::new();
        for byte in self.raw.iter().take(SHOWN) {
            // Writing into a string cannot fail.
            let _ = write!(raw, "\\x{byte:02X}");
        }
        if self.raw.len() > SHOWN {
            raw.push('…');
        }
        Problem { start, end, line: None, fault, raw, place }
    }
}

/// How many bytes at the end of `bytes` are a character that goes on behind them.
fn begun(bytes: &[u8]) -> usize {
    let near = bytes.iter().rev().take(3).enumerate();
    let lead = near.map(|(before, byte)| (before + 1, *byte)).find(|(_, byte)| !matches!(byte, 0x80..=0xBF));
    lead.filter(|(length, byte)| {
        *length
            < if *byte >= 0xF0 {
                4
            } else if *byte >= 0xE0 {
                3
            } else {
                usize::from(*byte >= 0xC0) * 2
            }
    })
    .map_or(0, |(length, _)| length)
}

/// How many bytes that are no UTF-8 belong together at the beginning of `rest`, and whether they are a stray: programs
/// have habits that cost nothing.
fn odd(before: &[u8], rest: &[u8]) -> (usize, bool) {
    // Desktop leaves the last two bytes of a separator of lines where it wrote another for it.
    let separated = [&b"\\u2028"[..], b"\\u2029", b"<br>"].iter().any(|separator| before.ends_with(separator));
    if separated && matches!(rest, [0x80, 0xA8 | 0xA9, ..]) {
        return (2, false);
    }
    // Both halves of a character in three bytes each.
    if let [0xED, 0xA0..=0xAF, 0x80..=0xBF, 0xED, 0xB0..=0xBF, 0x80..=0xBF, ..] = rest {
        return (6, false);
    }
    let length = std::str::from_utf8(rest).err().map_or(1, |error| error.error_len().unwrap_or(rest.len()));
    (length, true)
}

/// How many bytes the first character of UTF-16 has, and whether it is a stray.
fn unit(rest: &[u8], big: bool) -> (usize, bool) {
    if utf16::slipped(rest, big) {
        return (1, true);
    }
    let at = |at: usize| {
        let pair = [*rest.get(at)?, *rest.get(at + 1)?];
        Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    };
    match (at(0), at(2)) {
        (None, _) => (rest.len(), true),
        (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (4, false),
        (Some(first), _) => (2, matches!(first, 0 | 0xD800..=0xDFFF)),
    }
}

impl<'a> Watched<'a> {
    pub(super) fn new(source: &'a dyn Source, strays: &'a mut Strays) -> Self {
        Self { source, strays: RefCell::new(strays) }
    }

    /// Whether there is a hole in a stretch of what was read.
    pub(super) fn has_hole(&self, stretch: &Range<u64>) -> bool {
        self.strays.borrow().has_hole(stretch)
    }
}

impl Source for Watched<'_> {
    fn len(&self) -> u64 {
        self.source.len()
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let count = self.source.read_at(offset, buffer)?;
        self.strays.borrow_mut().pass(offset, &buffer[..count.min(buffer.len())]);
        Ok(count)
    }

    fn place(&self, range: Range<u64>) -> Option<Place> {
        self.source.place(range)
    }

    fn stored(&self) -> u64 {
        self.source.stored()
    }

    fn stored_before(&self, offset: u64) -> u64 {
        self.source.stored_before(offset)
    }

    fn damage(&self) -> Vec<Problem> {
        self.source.damage()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told of a text, read in slices of any size: where, what, and the bytes.
    #[track_caller]
    fn check(bytes: &[u8], encoding: Encoding, expected: &[(Range<u64>, Stray, &str)]) {
        let source = bytes.to_vec();
        for slice in [1, 2, 3, 5, 7, 16, 17, 1 << 20] {
            let mut strays = Strays::new(encoding);
            for (number, bytes) in bytes.chunks(slice).enumerate() {
                strays.pass((number * slice) as u64, bytes);
                strays.pass(0, bytes);
            }
            let told = strays.told(&source);
            let told: Vec<_> = told.iter().map(|it| (it.start..it.end, it.fault.clone(), it.raw.as_str())).collect();
            let expected: Vec<_> =
                expected.iter().map(|(range, stray, raw)| (range.clone(), Fault::Replaced(*stray), *raw)).collect();
            assert_eq!(told, expected, "in slices of {slice}");
        }
    }

    #[test]
    fn what_is_text_is_no_stray() {
        for text in ["", "Harbour", "Гавань 港口 😀", "a\u{FFFD}b"] {
            check(text.as_bytes(), Encoding::Utf8, &[]);
        }
        check(b"one\\u2028\x80\xA8two<br>\x80\xA9", Encoding::Utf8, &[]);
        check(b"\xED\xA0\xBD\xED\xB8\x80 face", Encoding::Utf8, &[]);
        check(b"\xC3\xE0\xE2\xE0\xED\xFC", Encoding::Windows1251, &[]);
        check(b"\xFF\xFEa\0\x3D\xD8\x00\xDE", Encoding::Utf16Le, &[]);
    }

    #[test]
    fn bytes_that_stand_for_nothing_are_told_with_their_place() {
        check(b"Har\xFFbour", Encoding::Utf8, &[(3..4, Stray::NoText, "\\xFF")]);
        check(b"a\xF0\x9F\x98", Encoding::Utf8, &[(1..4, Stray::NoText, "\\xF0\\x9F\\x98")]);
        check(b"a\xF0\x9Fb\x80\xA8", Encoding::Utf8, &[(1..6, Stray::NoText, "\\xF0\\x9F\\x80\\xA8")]);
        check(b"a\xED\xA0\xBDb", Encoding::Utf8, &[(1..4, Stray::NoText, "\\xED\\xA0\\xBD")]);
        check(b"a\0\0b", Encoding::Utf8, &[(1..3, Stray::Nul, "\\x00\\x00")]);
        check(b"a\0b\xFF", Encoding::Utf8, &[(1..4, Stray::Both, "\\x00\\xFF")]);
        check(b"\xC3\0", Encoding::Windows1251, &[(1..2, Stray::Nul, "\\x00")]);
        check(b"a\0\x3D\xD8b\0", Encoding::Utf16Le, &[(2..4, Stray::NoText, "\\x3D\\xD8")]);
        let ferry: Vec<u8> = "A ferry leaves.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let slipped = [&ferry[..], b"!", &ferry].concat();
        check(&slipped, Encoding::Utf16Le, &[(30..31, Stray::NoText, "\\x21")]);
        check(b"\0a\0\0\0b\xD8", Encoding::Utf16Be, &[(2..7, Stray::Both, "\\x00\\x00\\xD8")]);
    }

    #[test]
    fn many_nul_bytes_in_a_row_are_a_hole() {
        let text = [&b"ab"[..], &[0; 7], b"cd", &[0; 9], b"e"].concat();
        for slice in [1, 3, 1 << 20] {
            let mut strays = Strays::new(Encoding::Utf8);
            for (number, bytes) in text.chunks(slice).enumerate() {
                strays.pass((number * slice) as u64, bytes);
            }
            strays.told(&text);
            for (stretch, expected) in [(0..11, false), (0..12, true), (15..16, true), (19..21, true), (20..21, false)]
            {
                assert_eq!(strays.has_hole(&stretch), expected, "{stretch:?} in slices of {slice}");
            }
        }
    }

    #[test]
    fn strays_are_one_problem_where_they_stand_together_and_never_too_many() {
        let hole = [b"a".as_slice(), &[0; 5_000], b"b"].concat();
        let shown = "\\x00".repeat(SHOWN) + "…";
        check(&hole, Encoding::Utf8, &[(1..5_001, Stray::Nul, &shown)]);
        let apart = [b"\xFF".as_slice(), &b"a".repeat(300), b"\xFF"].concat();
        check(&apart, Encoding::Utf8, &[(0..1, Stray::NoText, "\\xFF"), (301..302, Stray::NoText, "\\xFF")]);
        let many = apart.repeat(MOST);
        let mut strays = Strays::new(Encoding::Utf8);
        strays.pass(0, &many);
        let told = strays.told(&many);
        assert_eq!((told.len(), told.last().map(|last| last.end)), (MOST, Some(many.len() as u64)));
    }
}
