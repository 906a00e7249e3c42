//! The file as pages: a few blocks of it are kept in memory, and no page is asked for twice in a row.

use memchr::memmem;

use crate::dump::source::Source;

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
    /// How many pages there are, the last perhaps cut.
    pub(super) count: u32,
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
    /// The layout of a database, from its first page.
    pub(super) fn of(source: &dyn Source, head: &[u8]) -> Self {
        let short = |at: usize| head.get(at..at + 2).map_or(0, |two| usize::from(two[0]) << 8 | usize::from(two[1]));
        let claimed = if short(16) == 1 { 65_536 } else { short(16) };
        let is_size = |size: usize| size.is_power_of_two() && (512..=65_536).contains(&size);
        let fits = is_size(claimed)
            && source.len().is_multiple_of(claimed as u64)
            && source.len() / claimed as u64 == u64::from(word(head, 28));
        // One of the two numbers may be damaged.
        let counted = source.len().checked_div(u64::from(word(head, 28))).and_then(|size| usize::try_from(size).ok());
        let counted = counted.filter(|&size| is_size(size) && source.len().is_multiple_of(size as u64));
        // The first row of the schema lies at the very end of the first page.
        let last = (0..short(103).min(512)).map(|cell| short(108 + 2 * cell)).max().unwrap_or(0);
        let seen = [512, 1_024, 2_048, 4_096, 8_192, 16_384, 32_768, 65_536].into_iter().find(|&size| size > last);
        let page = match (seen, counted) {
            _ if fits => claimed,
            (_, Some(counted)) if counted > last => counted,
            (Some(_), _) if is_size(claimed) && claimed > last => claimed,
            _ => seen.unwrap_or(4_096),
        };
        let reserved = usize::from(head.get(20).copied().unwrap_or(0));
        let usable = if page - reserved < 480 { page } else { page - reserved };
        Self {
            page,
            usable,
            count: u32::try_from(source.len().div_ceil(page as u64)).unwrap_or(u32::MAX),
            encoding: Encoding::of(&head[..head.len().min(page)]),
            has_log: short(18) & 0xFF == 2 || short(18) >> 8 == 2,
            unused: word(head, 32),
        }
    }

    /// Where a page lies in the file; pages are counted from 1.
    pub(super) fn place(&self, page: u32) -> u64 {
        u64::from(page.saturating_sub(1)) * self.page as u64
    }

    /// The page that a place belongs to, and the place within it.
    pub(super) fn page_at(&self, place: u64) -> (u32, usize) {
        let page = place / self.page as u64;
        (u32::try_from(page + 1).unwrap_or(u32::MAX), (place % self.page as u64) as usize)
    }
}

impl Encoding {
    /// By the words that make the tables; where there are none on the first page, as that claims.
    fn of(page: &[u8]) -> Self {
        if memmem::find(page, b"CREATE TABLE").is_some() {
            return Self::Utf8;
        }
        // In the other order of bytes the first has its zero before it.
        let words = memmem::find(page, b"C\0R\0E\0A\0T\0E\0 \0T");
        match (word(page, 56), words) {
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
        let place = self.layout.place(page);
        let (block, from) = (place / BLOCK, (place % BLOCK) as usize);
        let slot = (block % KEPT) as usize;
        if self.blocks.kept.len() <= slot {
            self.blocks.kept.resize(slot + 1, None);
        }
        if self.blocks.kept[slot].as_ref().is_none_or(|(known, _)| *known != block) {
            let bytes = read_block(self.source, block * BLOCK)?;
            self.blocks.loaded += bytes.len() as u64;
            self.blocks.kept[slot] = Some((block, bytes));
        }
        let (_, bytes) = self.blocks.kept[slot].as_ref()?;
        let bytes = bytes.get(from..)?;
        Some(&bytes[..bytes.len().min(self.layout.usable)])
    }
}

fn read_block(source: &dyn Source, start: u64) -> Option<Vec<u8>> {
    let mut bytes = vec![0; usize::try_from(source.len().checked_sub(start)?.min(BLOCK)).ok()?];
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

/// Four bytes as a number; 0 behind the end.
pub(super) fn word(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| <[u8; 4]>::try_from(four).ok());
    four.map_or(0, u32::from_be_bytes)
}
