//! One page of a tree: its head, and the cells that it says to have.

use std::ops::Range;

use super::pages::word;
use super::record::varint;

/// How many bytes a cell has at least.
pub(super) const LEAST: usize = 4;

/// What sort of page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// Whether other pages lie below it.
    pub(super) inner: bool,
    /// Whether rows have no id of their own: then they stand on inner pages too.
    pub(super) index: bool,
}

/// The head of a page, as far as it can be true.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    pub(super) kind: Kind,
    /// Where the places of the cells begin.
    pub(super) cells: usize,
    pub(super) count: usize,
    /// Whether it claims more than fit.
    pub(super) overfull: bool,
}

/// A cell as it lies on its page.
pub(super) struct Cell {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) child: u32,
    pub(super) id: i64,
    pub(super) payload: u64,
    pub(super) local: Range<usize>,
    pub(super) overflow: u32,
}

impl Head {
    pub(super) fn of(page: &[u8], number: u32) -> Option<Self> {
        let at = if number == 1 { 100 } else { 0 };
        let (inner, index) = match *page.get(at)? {
            0x02 => (true, true),
            0x05 => (true, false),
            0x0A => (false, true),
            0x0D => (false, false),
            _ => return None,
        };
        let cells = at + if inner { 12 } else { 8 };
        let claimed = usize::from(*page.get(at + 3)?) << 8 | usize::from(*page.get(at + 4)?);
        let count = claimed.min(page.len().saturating_sub(cells) / 2);
        Some(Self { kind: Kind { inner, index }, cells, count, overfull: claimed > count })
    }

    /// Whether cells of so many bytes and what is free make up all that is not between head and cells.
    pub(super) fn has_room_for(&self, page: &[u8], taken: usize) -> bool {
        // A page without cells may be cut; one that does not say where they would begin is full of zeros.
        let is_empty = || self.begin(page) < 65_536 || page[self.cells.min(page.len())..].iter().all(|byte| *byte == 0);
        self.filled(page).map_or_else(|| self.count == 0 && is_empty(), |filled| filled == taken)
    }

    /// How many cells there are, if the page has some behind those that its head tells of, which are so many bytes.
    pub(super) fn uncounted(&self, page: &[u8], usable: usize, mut taken: usize) -> Option<usize> {
        let (filled, mut all) = (self.filled(page)?, *self);
        while taken < filled {
            all.count += 1;
            let cell = all.cell(page, usable, all.count - 1)?;
            taken += (cell.end - cell.start).max(LEAST);
        }
        (taken == filled && all.count > self.count).then_some(all.count)
    }

    /// How many bytes the cells take: all behind where they begin that is not free. `None` if that is behind the page.
    fn filled(&self, page: &[u8]) -> Option<usize> {
        let (head, short) = (self.at(), |at: usize| short(page, at));
        let (mut free, mut block) = (page.get(head + 7).map_or(0, |&byte| usize::from(byte)), short(head + 1));
        // Free blocks stand in order, so that their list has an end.
        while block != 0 && free <= page.len() {
            free += short(block + 2);
            block = Some(short(block)).filter(|&next| next > block).unwrap_or(0);
        }
        page.len().checked_sub(self.begin(page))?.checked_sub(free)
    }

    /// Where the cells begin; 0 stands for what two bytes cannot say.
    fn begin(&self, page: &[u8]) -> usize {
        let begin = short(page, self.at() + 5);
        if begin == 0 { 65_536 } else { begin }
    }

    /// Where the head itself is.
    fn at(&self) -> usize {
        self.cells - if self.kind.inner { 12 } else { 8 }
    }

    /// A cell by its number; `None` if it does not lie on the page.
    pub(super) fn cell(&self, page: &[u8], usable: usize, number: usize) -> Option<Cell> {
        let at = self.cells + 2 * number;
        let start = usize::from(*page.get(at)?) << 8 | usize::from(*page.get(at + 1)?);
        if start < self.cells + 2 * self.count { None } else { cell(page, usable, self.kind, start) }
    }
}

/// Two bytes as a number; 0 behind the end.
fn short(page: &[u8], at: usize) -> usize {
    page.get(at..at + 2).map_or(0, |two| usize::from(two[0]) << 8 | usize::from(two[1]))
}

/// The cell that begins at a place of a page.
pub(super) fn cell(page: &[u8], usable: usize, kind: Kind, start: usize) -> Option<Cell> {
    let mut at = start;
    let child = if kind.inner { word(page.get(at..at + 4)?, 0) } else { 0 };
    at += if kind.inner { 4 } else { 0 };
    let (mut payload, mut id) = (0, 0);
    if !kind.inner || kind.index {
        let (number, length) = varint(page.get(at..)?)?;
        (payload, at) = (number, at + length);
    }
    if !kind.index {
        let (number, length) = varint(page.get(at..)?)?;
        (id, at) = (number as i64, at + length);
    }
    let usable = usable as u64;
    let most = if kind.index { (usable - 12) * 64 / 255 - 23 } else { usable - 35 };
    let (mut local, mut overflow) = (payload, 0);
    if payload > most {
        let least = (usable - 12) * 32 / 255 - 23;
        let fitting = least + (payload - least) % (usable - 4);
        local = if fitting <= most { fitting } else { least };
    }
    let behind = at.checked_add(usize::try_from(local).ok()?)?;
    let mut end = behind;
    if payload > most {
        overflow = word(page.get(behind..behind + 4)?, 0);
        end += 4;
    }
    (end <= page.len()).then_some(Cell { start, end, child, id, payload, local: at..behind, overflow })
}
