//! The way through a table: its pages in the order of its rows, and the rows of each page.
//!
//! Tables with row ids and tables that are their own index are both read. Every page is gone to once, so that circles end;
//! what leads nowhere is damage with its place.

use std::ops::Range;

use super::pages::{File, Layout, word};
use super::record::{Value, values, varint};
use crate::dump::problem::{Fault, Problem};

/// No tree that fits into a file is deeper.
const DEPTH: usize = 20;

/// How many bytes a cell has at least.
const LEAST: usize = 4;

/// Pages that were gone to, or that belong to something else.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    bits: Vec<u64>,
    count: u64,
}

impl Seen {
    /// Marks a page; whether it was not marked before.
    pub(super) fn mark(&mut self, page: u32) -> bool {
        let fresh = !self.has(page);
        let place = page as usize / 64;
        if self.bits.len() <= place {
            self.bits.resize(place + 1, 0);
        }
        self.bits[place] |= 1 << (page % 64);
        self.count += u64::from(fresh);
        fresh
    }

    pub(super) fn has(&self, page: u32) -> bool {
        self.bits.get(page as usize / 64).is_some_and(|bits| bits >> (page % 64) & 1 == 1)
    }

    /// How many pages are marked.
    pub(super) fn count(&self) -> u64 {
        self.count
    }
}

/// What sort of page it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kind {
    /// Whether other pages lie below it.
    inner: bool,
    /// Whether rows have no id of their own: then they stand on inner pages too.
    index: bool,
}

/// A row: where it lies, its id, and its payload as far as it can be had.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) place: Range<u64>,
    pub(super) id: i64,
    pub(super) payload: Vec<u8>,
    /// Whether the end of the payload could not be had.
    pub(super) cut: bool,
}

/// What is met on the way.
#[derive(Debug)]
pub(super) enum Met {
    /// A row; it is in the [`Row`] that was handed in.
    Row,
    Damage(Damage),
}

/// Bytes that lead nowhere, and why.
#[derive(Clone, Debug)]
pub(super) struct Damage(Range<u64>, &'static str);

impl Damage {
    pub(super) fn problem(&self) -> Problem {
        Problem::new(self.0.clone(), Fault::Unreadable(self.1.to_owned()), &[])
    }
}

/// The head of a page, as far as it can be true.
#[derive(Clone, Copy, Debug)]
struct Head {
    kind: Kind,
    /// Where the places of the cells begin.
    cells: usize,
    count: usize,
    /// Whether it claims more than fit.
    overfull: bool,
}

/// Where the way stands; at first at its end.
#[derive(Debug, Default)]
pub(super) struct Walk {
    pages: Vec<Stop>,
    index: bool,
}

/// One page on the way down.
#[derive(Debug)]
struct Stop {
    page: u32,
    /// The next thing to do here: on inner pages of an index cells and children take turns.
    next: usize,
    /// Bytes of rows taken from here; more than there are means that they overlap.
    taken: usize,
    /// Where these rows lie.
    rows: Vec<Range<usize>>,
}

impl Stop {
    fn new(page: u32) -> Self {
        Self { page, next: 0, taken: 0, rows: Vec::new() }
    }

    /// Whether rows lie upon one another.
    fn overlaps(&mut self) -> bool {
        self.rows.sort_unstable_by_key(|row| row.start);
        self.rows.windows(2).any(|pair| pair[0].end > pair[1].start)
    }
}

/// A cell as it lies on its page.
struct Cell {
    start: usize,
    end: usize,
    child: u32,
    id: i64,
    payload: u64,
    local: Range<usize>,
    overflow: u32,
}

impl Head {
    fn of(page: &[u8], number: u32) -> Option<Self> {
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
    fn has_room_for(&self, page: &[u8], taken: usize) -> bool {
        let short = |at: usize| page.get(at..at + 2).map_or(0, |two| usize::from(two[0]) << 8 | usize::from(two[1]));
        let head = self.cells - if self.kind.inner { 12 } else { 8 };
        let begin = if short(head + 5) == 0 { 65_536 } else { short(head + 5) };
        let (mut free, mut block) = (page.get(head + 7).map_or(0, |&byte| usize::from(byte)), short(head + 1));
        // Free blocks stand in order, so that their list has an end.
        while block != 0 && free <= page.len() {
            free += short(block + 2);
            block = Some(short(block)).filter(|&next| next > block).unwrap_or(0);
        }
        self.count == 0 || begin + taken + free == page.len()
    }

    /// A cell by its number; `None` if it does not lie on the page.
    fn cell(&self, page: &[u8], layout: &Layout, number: usize) -> Option<Cell> {
        let at = self.cells + 2 * number;
        let start = usize::from(*page.get(at)?) << 8 | usize::from(*page.get(at + 1)?);
        if start < self.cells + 2 * self.count { None } else { cell(page, layout, self.kind, start) }
    }
}

/// The cell that begins at a place of a page.
fn cell(page: &[u8], layout: &Layout, kind: Kind, start: usize) -> Option<Cell> {
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
    let usable = layout.usable as u64;
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

impl Walk {
    /// A way through the table that begins on page `root`.
    pub(super) fn new(root: u32, index: bool) -> Self {
        Self { pages: vec![Stop::new(root)], index }
    }

    /// Whether there is nothing more.
    pub(super) fn is_done(&self) -> bool {
        self.pages.is_empty()
    }

    /// Goes on to the next row or to damage; `None` after about one page without either.
    pub(super) fn next(&mut self, file: &mut File<'_>, seen: &mut Seen, row: &mut Row) -> Option<Met> {
        let depth = self.pages.len();
        let stop = self.pages.last_mut()?;
        let (number, layout) = (stop.page, *file.layout);
        let place = layout.place(number);
        let damage =
            |from: usize, to: usize, what| Some(Met::Damage(Damage(place + from as u64..place + to as u64, what)));
        if stop.next == 0 && !seen.mark(number) {
            self.pages.pop();
            return damage(0, 0, "a page that belongs to two places");
        }
        let page = file.page(number);
        let head = page.and_then(|page| Head::of(page, number)).filter(|head| head.kind.index == self.index);
        let (Some(page), Some(head)) = (page, head) else {
            self.pages.pop();
            return damage(0, layout.page, "a page that is no part of its table");
        };
        if stop.next == 0 && head.overfull {
            stop.next = 1;
            return damage(head.cells - 5, head.cells, "a page that claims more rows than it can hold");
        }
        // The first number is 1: 0 says that the page is fresh.
        let turn = stop.next.max(1) - 1;
        stop.next = turn + 2;
        let (of_cell, of_child) = match head.kind {
            Kind { inner: false, .. } => (Some(turn), None),
            Kind { inner: true, index: false } => (None, Some(turn)),
            Kind { inner: true, index: true } if turn % 2 == 1 => (Some(turn / 2), None),
            Kind { inner: true, index: true } => (None, Some(turn / 2)),
        };
        if let Some(child) = of_child.filter(|&child| child <= head.count) {
            let at = head.cells + 2 * child;
            let cell = (child < head.count).then(|| head.cell(page, &layout, child));
            let below = match cell {
                Some(Some(cell)) => cell.child,
                Some(None) => return damage(at, at + 2, "a place on its page that has no cell"),
                None => word(page, head.cells - 4),
            };
            if depth >= DEPTH || below == 0 || below > layout.count {
                return damage(at, at + 2, "a page that leads to none");
            }
            self.pages.push(Stop::new(below));
            return None;
        }
        let Some(wanted) = of_cell.filter(|&cell| cell < head.count) else {
            let is_full = of_cell.is_none() || head.has_room_for(page, stop.taken) && !stop.overlaps();
            self.pages.pop();
            return if is_full { None } else { damage(0, layout.page, "a page with bytes that belong to no row") };
        };
        let at = head.cells + 2 * wanted;
        let Some(cell) = head.cell(page, &layout, wanted) else {
            return damage(at, at + 2, "a row that does not lie on its page");
        };
        stop.rows.push(cell.start..cell.end);
        stop.taken += (cell.end - cell.start).max(LEAST);
        if stop.taken > layout.page {
            self.pages.pop();
            return damage(0, layout.page, "a page whose rows overlap");
        }
        take(file, Some(seen), number, &cell, row);
        Some(Met::Row)
    }
}

/// Reads the row that begins at a place of the file.
pub(super) fn row_at(file: &mut File<'_>, place: u64) -> Option<Row> {
    let layout = *file.layout;
    let (number, start) = layout.page_at(place);
    let page = file.page(number)?;
    let head = Head::of(page, number)?;
    let cell = cell(page, &layout, head.kind, start)?;
    let mut row = Row::default();
    take(file, None, number, &cell, &mut row);
    Some(row)
}

/// Puts a cell into a row, with what overflows its page. No page of it is taken twice.
fn take(file: &mut File<'_>, mut seen: Option<&mut Seen>, number: u32, cell: &Cell, row: &mut Row) {
    let layout = *file.layout;
    let place = layout.place(number);
    row.place = place + cell.start as u64..place + cell.end as u64;
    row.id = cell.id;
    row.payload.clear();
    row.payload.extend(file.page(number).and_then(|page| page.get(cell.local.clone())).unwrap_or_default());
    let (mut next, mut left) = (cell.overflow, cell.payload - cell.local.len() as u64);
    // Without marks a circle ends by its length: no payload is longer than the file.
    let mut hops = if cell.payload > file.source.len() { 0 } else { layout.count };
    while left > 0
        && hops > 0
        && next != 0
        && next <= layout.count
        && seen.as_deref_mut().is_none_or(|seen| seen.mark(next))
    {
        let Some(page) = file.page(next).filter(|page| page.len() > 4) else { break };
        let count = left.min(page.len() as u64 - 4);
        row.payload.extend(&page[4..4 + count as usize]);
        (next, left, hops) = (word(page, 0), left - count, hops - 1);
    }
    row.cut = left > 0;
}

/// Finds a row by its id, or in a table that is its own index by its first value, without what overflows its page.
pub(super) fn find(file: &mut File<'_>, root: u32, key: i64) -> Option<Row> {
    let layout = *file.layout;
    let mut number = root;
    for _ in 0..DEPTH {
        let page = file.page(number)?;
        let head = Head::of(page, number)?;
        let key_of = |cell: &Cell| {
            if !head.kind.index {
                return Some(cell.id);
            }
            let values = values(page.get(cell.local.clone())?, layout.encoding)?;
            values.first().and_then(|value| Value::integer(*value))
        };
        // The first cell that is not before the key.
        let (mut low, mut high) = (0, head.count);
        while low < high {
            let middle = usize::midpoint(low, high);
            let cell = head.cell(page, &layout, middle)?;
            if key_of(&cell)? < key { low = middle + 1 } else { high = middle }
        }
        let cell = if low < head.count { Some(head.cell(page, &layout, low)?) } else { None };
        if let Some(cell) = &cell
            && (!head.kind.inner || head.kind.index)
            && key_of(cell) == Some(key)
        {
            let payload = page.get(cell.local.clone())?.to_vec();
            return Some(Row { id: cell.id, payload, cut: cell.overflow != 0, ..Row::default() });
        }
        if !head.kind.inner {
            return None;
        }
        number = cell.map_or_else(|| word(page, head.cells - 4), |cell| cell.child);
    }
    None
}

/// Marks all pages of a tree, so that none of them is taken for a lost one of another.
pub(super) fn mark_all(file: &mut File<'_>, root: u32, seen: &mut Seen) {
    let (mut level, layout) = (vec![root], *file.layout);
    for _ in 0..DEPTH {
        level.retain(|&number| number != 0 && number <= layout.count && seen.mark(number));
        let mut head = |number: u32| file.page(number).and_then(|page| Head::of(page, number));
        // All leaves lie equally deep, and need not be read to be known.
        if !level.iter().take(3).any(|&number| head(number).is_some_and(|head| head.kind.inner)) {
            return;
        }
        let mut below = Vec::new();
        for &number in &level {
            let Some(page) = file.page(number) else { continue };
            let Some(head) = Head::of(page, number).filter(|head| head.kind.inner) else { continue };
            let children = (0..head.count).filter_map(|cell| Some(head.cell(page, &layout, cell)?.child));
            below.extend(children.chain([word(page, head.cells - 4)]));
        }
        level = below;
    }
}

/// Whether a page has rows of a table, by its own words.
pub(super) fn has_rows(file: &mut File<'_>, number: u32, index: bool) -> bool {
    let head = file.page(number).and_then(|page| Head::of(page, number));
    head.is_some_and(|head| head.kind == Kind { inner: false, index } && head.count > 0 && !head.overfull)
}
