//! The file as pages: a few blocks of it are kept in memory, and no page is asked for twice in a row.

use memchr::memmem;

use super::cell::Head;
use super::form;
use crate::dump::source::Source;

/// How a database begins.
pub(in crate::dump) const MARK: &[u8] = b"SQLite format 3\0";
/// How much is read at once; no page is larger.
const BLOCK: u64 = 64 * 1024;
/// How many blocks are kept.
const KEPT: u64 = 128;

/// What the header of a database says, as far as it can be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// Bytes a page.
    pub(super) page: usize,
    /// Bytes of a page that are used; the rest is somebody else's.
    pub(super) usable: usize,
    pub(super) length: u64,
    /// Where the first page lies.
    pub(super) first: u64,
    /// How far pages lie behind where their numbers say: something was put before them, or is missing there.
    pub(super) shift: i64,
    /// How many pages there are, the last perhaps cut, and how many the header claims.
    pub(super) count: u32,
    pub(super) claimed: u32,
    pub(super) encoding: Encoding,
    /// Whether the newest pages may lie in a file beside this one.
    pub(super) has_log: bool,
    /// The first page of the list of those that are not used.
    pub(super) unused: u32,
}

/// How texts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    Utf16 { big: bool },
}

/// Blocks of the file, by their place.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    kept: Vec<Option<(u64, Vec<u8>)>>,
    /// Bytes read so far.
    loaded: u64,
}

/// A database that can be read: where it comes from, what it is, what is kept of it.
pub(super) struct File<'a> {
    pub(super) source: &'a dyn Source,
    pub(super) layout: &'a Layout,
    pub(super) blocks: &'a mut Blocks,
}

impl Layout {
    /// The layout of a database that begins so.
    pub(super) fn of(source: &dyn Source, head: &[u8]) -> Self {
        // Something may stand before it.
        let begin = memmem::find(head, MARK).unwrap_or(0);
        let first = &head[begin..];
        let header = if first.starts_with(MARK) || shares(first) { first } else { &[] };
        let short = |bytes: &[u8], at: usize| {
            bytes.get(at..at + 2).map_or(0, |two| usize::from(two[0]) << 8 | usize::from(two[1]))
        };
        let claimed = if short(header, 16) == 1 { 65_536 } else { short(header, 16) };
        // The first row of the schema lies at the very end of the first page.
        let last = (0..short(first, 103).min(512)).map(|cell| short(first, 108 + 2 * cell)).max().unwrap_or(0);
        let told = form::size(first, 1).map(|size| (begin, size)).or_else(|| form::first(head));
        let (at, page) = told.unwrap_or_else(|| {
            let may_be = |&size: &usize| size > last;
            let claimed = form::SIZES.into_iter().find(|&size| size == claimed).filter(may_be);
            (begin, claimed.or_else(|| form::SIZES.into_iter().find(may_be)).unwrap_or(4_096))
        });
        // What is whole without a part that is kept for something else has none.
        let reserved = header.get(20).map_or(0, |&byte| usize::from(byte));
        let usable = if told.is_some() || page < reserved + 480 { page } else { page - reserved };
        let mut layout = Self {
            page,
            usable,
            length: source.len(),
            first: begin as u64,
            shift: begin as i64,
            count: 0,
            claimed: word(header, 28),
            encoding: Encoding::of(&first[..first.len().min(page)], word(header, 56)),
            has_log: short(header, 18) & 0xFF == 2 || short(header, 18) >> 8 == 2,
            unused: word(header, 32),
        };
        layout.set_page_at(at as u64);
        // The first page leads to the tables, whether bytes were put in before its cells or behind them.
        let is_first = |&at: &usize| {
            let head = head.get(at..).and_then(|page| Head::of(page, 1));
            head.is_some_and(|head| !head.kind.index && head.count > 0)
        };
        let moved = usize::try_from(layout.shift).unwrap_or(begin);
        layout.first = [begin, moved].into_iter().find(is_first).unwrap_or(begin) as u64;
        layout
    }

    /// Whether the file has as many pages as its header says.
    pub(super) fn is_whole(&self) -> bool {
        self.excess() == 0
    }

    /// The same, with all pages but the first as far behind as the file is longer than its header says.
    pub(super) fn moved(&self) -> Option<Self> {
        let (all, mut moved) = (self.excess(), *self);
        moved.set_shift(all);
        (self.claimed > 0 && all.abs() < self.page as i64).then_some(moved)
    }

    /// How many bytes there are that the header does not tell of.
    fn excess(&self) -> i64 {
        self.length.cast_signed() - i64::from(self.claimed) * self.page as i64
    }

    /// Takes pages for lying so many bytes behind where their numbers say.
    pub(super) fn set_shift(&mut self, shift: i64) {
        let length = self.length.saturating_add_signed(-shift);
        (self.shift, self.count) = (shift, u32::try_from(length.div_ceil(self.page as u64)).unwrap_or(u32::MAX));
    }

    /// Takes a page for beginning at a place, as near to where it should be as that allows; its number.
    pub(super) fn set_page_at(&mut self, place: u64) -> u32 {
        let size = self.page as i64;
        let place = place.cast_signed();
        // What all is longer or shorter than the header says was most likely put in or taken out before here.
        let all = self.excess();
        let by = (place - self.shift).rem_euclid(size);
        let near = self.shift + if by > size / 2 { by - size } else { by };
        let is_all = self.claimed > 0 && all.abs() < size && (place - all) % size == 0;
        self.set_shift(if is_all { all } else { near });
        u32::try_from((place - self.shift) / size + 1).unwrap_or(u32::MAX).max(1)
    }

    /// Where a page lies in the file; pages are counted from 1.
    pub(super) fn place(&self, page: u32) -> u64 {
        if page == 1 {
            return self.first;
        }
        (u64::from(page.saturating_sub(1)) * self.page as u64).saturating_add_signed(self.shift)
    }

    /// The page that a place belongs to, and the place within it.
    pub(super) fn page_at(&self, place: u64) -> (u32, usize) {
        if self.is_in_first(place) { (1, (place - self.first) as usize) } else { self.numbered_at(place) }
    }

    /// The pages that a place may belong to: pages that moved forward may begin within the first.
    pub(super) fn pages_at(&self, place: u64) -> impl Iterator<Item = (u32, usize)> {
        let numbered = Some(self.numbered_at(place)).filter(|_| self.is_in_first(place));
        [self.page_at(place)].into_iter().chain(numbered)
    }

    fn is_in_first(&self, place: u64) -> bool {
        (self.first..self.first + self.page as u64).contains(&place)
    }

    /// The same by the numbers of pages alone.
    fn numbered_at(&self, place: u64) -> (u32, usize) {
        let place = place.saturating_add_signed(-self.shift);
        let page = place / self.page as u64;
        (u32::try_from(page + 1).unwrap_or(u32::MAX), (place % self.page as u64) as usize)
    }
}

impl Encoding {
    /// By the words that make the tables; where there are none on the first page, as that claims.
    fn of(page: &[u8], claimed: u32) -> Self {
        if memmem::find(page, b"CREATE TABLE").is_some() {
            return Self::Utf8;
        }
        // In the other order of bytes the first has its zero before it.
        let words = memmem::find(page, b"C\0R\0E\0A\0T\0E\0 \0T");
        match (claimed, words) {
            (2, _) => Self::Utf16 { big: false },
            (3, _) => Self::Utf16 { big: true },
            (_, Some(at)) => Self::Utf16 { big: at > 0 && page[at - 1] == 0 },
            _ => Self::Utf8,
        }
    }
}

impl Blocks {
    /// Bytes read so far, for whoever has a budget.
    pub(super) fn loaded(&self) -> u64 {
        self.loaded
    }
}

impl File<'_> {
    /// The bytes of a page, fewer only where the file is cut; `None` if there is no such page or it cannot be had.
    pub(super) fn page(&mut self, page: u32) -> Option<&[u8]> {
        if page == 0 || page > self.layout.count {
            return None;
        }
        let before = u64::from(page - 1) * self.layout.page as u64;
        let place = if page == 1 { self.layout.first } else { before.checked_add_signed(self.layout.shift)? };
        // No page is parted by the border of a block, wherever it lies.
        let block = place.saturating_sub(before % BLOCK);
        let (from, slot) = ((place - block) as usize, (before / BLOCK % KEPT) as usize);
        if self.blocks.kept.len() <= slot {
            self.blocks.kept.resize(slot + 1, None);
        }
        if self.blocks.kept[slot].as_ref().is_none_or(|(known, _)| *known != block) {
            let bytes = read_block(self.source, block, BLOCK)?;
            self.blocks.loaded += bytes.len() as u64;
            self.blocks.kept[slot] = Some((block, bytes));
        }
        let (_, bytes) = self.blocks.kept[slot].as_ref()?;
        let bytes = bytes.get(from..)?;
        Some(&bytes[..bytes.len().min(self.layout.usable)])
    }

    /// Where a page begins by its form that should not: within this page, which is none, or the one before, which may be
    /// whole all the same where bytes were taken out of a row.
    pub(super) fn misplaced(&mut self, page: u32) -> Option<u64> {
        let (place, size) = (self.layout.place(page), self.layout.page as u64);
        let start = (place + 1).saturating_sub(if page > 1 { size } else { 0 });
        let bytes = read_block(self.source, start, place + 2 * size - start)?;
        self.blocks.loaded += bytes.len() as u64;
        let found = start + form::find(&bytes, self.layout.usable)? as u64;
        Some(found).filter(|&found| found != place && found < place + size)
    }
}

/// Bytes of the file from a place on, fewer at its end.
fn read_block(source: &dyn Source, start: u64, length: u64) -> Option<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(source.len().checked_sub(start)?.min(length)).ok()?];
    let mut filled = 0;
    while filled < bytes.len() {
        match source.read_at(start + filled as u64, &mut bytes[filled..]).ok()? {
            0 => break,
            read => filled += read,
        }
    }
    bytes.truncate(filled);
    Some(bytes)
}

/// Whether a header stands here, by the numbers that are the same in every one.
pub(in crate::dump) fn shares(head: &[u8]) -> bool {
    matches!(head.get(18..24), Some([1 | 2, 1 | 2, _, 64, 32, 32]))
}

/// Four bytes as a number; 0 behind the end.
pub(super) fn word(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| <[u8; 4]>::try_from(four).ok());
    four.map_or(0, u32::from_be_bytes)
}
