//! The way through a table: its pages in the order of its rows, and the rows of each page.
//!
//! Tables with row ids and tables that are their own index are both read. Every page is gone to once, so that circles end;
//! what leads nowhere is damage with its place.

use std::ops::Range;

use super::cell::{Cell, Head, Kind, LEAST, cell};
use super::form::is_page;
use super::pages::{File, word};
use super::record::{Value, values};
use super::schema::Table;
use super::seen::Seen;
use crate::dump::fault::{Fault, PageFault};
use crate::dump::problem::Problem;
use crate::order::Order;

/// No tree that fits into a file is deeper.
const DEPTH: usize = 20;

/// How many rows tell what a table is like.
pub(super) const FIRST: usize = 8;

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
    /// Bytes that lead nowhere.
    Damage(Damage),
}

/// Bytes that lead nowhere, and why.
#[derive(Clone, Debug)]
pub(super) struct Damage(pub(super) Range<u64>, pub(super) PageFault);

impl Damage {
    /// Takes in what follows it and is of its sort: a page without a head may have hundreds of rows in a row.
    pub(super) fn join(&mut self, other: &Self) -> bool {
        let joins = self.1 == other.1 && self.0.end == other.0.start;
        if joins {
            self.0.end = other.0.end;
        }
        joins
    }

    pub(super) fn problem(&self) -> Problem {
        Problem::new(self.0.clone(), Fault::Unreadable(self.1.into()), &[])
    }
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
    /// How many cells there are, where the head says fewer.
    count: Option<usize>,
    /// Bytes of rows taken from here; more than there are means that they overlap.
    taken: usize,
    /// Where these rows lie.
    rows: Vec<Range<usize>>,
}

impl Stop {
    fn new(page: u32) -> Self {
        Self { page, next: 0, count: None, taken: 0, rows: Vec::new() }
    }

    /// Whether rows lie upon one another.
    fn overlaps(&mut self) -> bool {
        self.rows.order_by(|row| row.start as u64);
        self.rows.windows(2).any(|pair| pair[0].end > pair[1].start)
    }
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
            return damage(0, 0, PageFault::Shared);
        }
        let page = file.page(number);
        let head = page.and_then(|page| Head::of(page, number)).filter(|head| head.kind.index == self.index);
        let (Some(page), Some(mut head)) = (page, head) else {
            self.pages.pop();
            return damage(0, layout.page, PageFault::Foreign);
        };
        if stop.next == 0 && head.overfull {
            stop.next = 1;
            return damage(head.cells - 5, head.cells, PageFault::TooManyRows);
        }
        head.count = stop.count.unwrap_or(head.count);
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
            let cell = (child < head.count).then(|| head.cell(page, layout.usable, child));
            let below = match cell {
                Some(Some(cell)) => cell.child,
                Some(None) => return damage(at, at + 2, PageFault::NoCell),
                None => word(page, head.cells - 4),
            };
            if depth >= DEPTH || below == 0 || below > layout.count {
                return damage(at, at + 2, PageFault::LeadsNowhere);
            }
            self.pages.push(Stop::new(below));
            return None;
        }
        let Some(wanted) = of_cell.filter(|&cell| cell < head.count) else {
            let is_full = of_cell.is_none() || head.has_room_for(page, stop.taken) && !stop.overlaps();
            let uncounted = if is_full { None } else { head.uncounted(page, layout.usable, stop.taken) };
            if uncounted.is_some() {
                (stop.count, stop.next) = (uncounted, stop.next - 1);
                return damage(head.cells - 5, head.cells - 3, PageFault::TooFewRows);
            }
            self.pages.pop();
            return if is_full { None } else { damage(0, layout.page, PageFault::UnownedBytes) };
        };
        let at = head.cells + 2 * wanted;
        let Some(cell) = head.cell(page, layout.usable, wanted) else {
            return damage(at, at + 2, PageFault::RowOutside);
        };
        stop.rows.push(cell.start..cell.end);
        stop.taken += (cell.end - cell.start).max(LEAST);
        if stop.taken > layout.page {
            self.pages.pop();
            return damage(0, layout.page, PageFault::Overlap);
        }
        take(file, seen, number, &cell, row);
        Some(Met::Row)
    }
}

/// The first rows of a table, few and far between where its tree is damaged.
pub(super) fn first_rows(file: &mut File<'_>, table: &Table) -> Vec<Row> {
    let (mut walk, mut seen, mut rows) = (Walk::new(table.root, table.index), Seen::default(), Vec::new());
    // A tree that is all damage has an end, too.
    for _ in 0..FIRST * 64 {
        if walk.is_done() || rows.len() == FIRST {
            break;
        }
        let mut row = Row::default();
        if let Some(Met::Row) = walk.next(file, &mut seen, &mut row) {
            rows.push(row);
        }
    }
    rows
}

/// Those of the first rows that lie on pages which are whole.
pub(super) fn sound_rows(file: &mut File<'_>, table: &Table) -> Vec<Row> {
    let mut rows = first_rows(file, table);
    rows.retain(|row| {
        let (number, _) = file.layout.page_at(row.place.start);
        file.page(number).is_some_and(|page| is_page(page, number))
    });
    rows
}

/// Reads the row that begins at a place of a page.
pub(super) fn row_at(file: &mut File<'_>, number: u32, start: usize) -> Option<Row> {
    let layout = *file.layout;
    let page = file.page(number)?;
    let head = Head::of(page, number)?;
    let cell = cell(page, layout.usable, head.kind, start)?;
    let mut row = Row::default();
    take(file, &mut Seen::default(), number, &cell, &mut row);
    Some(row)
}

/// Puts a cell into a row, with what overflows its page. No page of it is taken twice.
fn take(file: &mut File<'_>, seen: &mut Seen, number: u32, cell: &Cell, row: &mut Row) {
    let place = file.layout.place(number);
    row.place = place + cell.start as u64..place + cell.end as u64;
    row.id = cell.id;
    row.payload.clear();
    row.payload.extend(file.page(number).and_then(|page| page.get(cell.local.clone())).unwrap_or_default());
    let (mut next, mut left) = (cell.overflow, cell.payload - cell.local.len() as u64);
    // No payload is longer than the file.
    let claimed = cell.payload <= file.source.len();
    while left > 0 && claimed {
        let Some(page) = file.page(next).filter(|page| page.len() > 4 && seen.mark_overflow(next)) else { break };
        let count = left.min(page.len() as u64 - 4);
        let behind = word(page, 0);
        // The last leads to no other; what does not keep to that is no page of this row.
        if (behind == 0) != (count == left) {
            break;
        }
        row.payload.extend(&page[4..4 + count as usize]);
        (next, left) = (behind, left - count);
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
            let cell = head.cell(page, layout.usable, middle)?;
            if key_of(&cell)? < key { low = middle + 1 } else { high = middle }
        }
        let cell = if low < head.count { Some(head.cell(page, layout.usable, low)?) } else { None };
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
            let children = (0..head.count).filter_map(|cell| Some(head.cell(page, layout.usable, cell)?.child));
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
