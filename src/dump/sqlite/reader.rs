//! Reading a database: the tables of messages row by row, then pages that their tree has lost.

use super::archive::{Archive, guess};
use super::form::is_page;
use super::lost;
use super::pages::{Blocks, Encoding, File, Layout, word};
use super::record::values;
use super::schema::{Schema, Table};
use super::seen::Seen;
use super::tree::{Damage, FIRST, Met, Row as Stored, Walk, first_rows, has_rows, mark_all, row_at};
use crate::dump::chats::Chats;
use crate::dump::fault::{Fault, Malformed, PageFault, PutRight, Stray};
use crate::dump::foreign::Foreign;
use crate::dump::format::{DatabaseKind, Refusal};
use crate::dump::mapping::{Column, Columns, Mapping, Role};
use crate::dump::message::{Message, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::{FormatReader, Sink, Step};
use crate::dump::row::Row;
use crate::dump::source::Source;
use crate::dump::values::complete;

/// How many values of a column are kept to be looked at, and how long each may be, in characters.
const SAMPLES: usize = FIRST;
const SAMPLE: usize = 60;

/// Reads a database.
#[derive(Debug)]
pub(in crate::dump) struct Sqlite {
    layout: Layout,
    /// Where pages were found that lie further behind than those before, and how far; the first stands for all others.
    shifts: Vec<(u64, i64)>,
    archive: Archive,
    /// For tables of unknown make.
    columns: Option<Columns>,
    /// Where everything else begins.
    others: Vec<u32>,
    /// Where the words that make the tables are damaged.
    damage: Vec<Damage>,
    /// Damage that may go on.
    pending: Option<Damage>,
    name: Option<String>,
    blocks: Blocks,
    seen: Seen,
    /// The same, for pages that are not where they should be.
    moved: Seen,
    /// Whether anything leads nowhere.
    torn: bool,
    stage: Stage,
    walk: Walk,
    stored: Stored,
    row: Row,
    scratch: String,
    chats: Chats,
}

/// How far reading has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing was read.
    Fresh,
    /// On the way through a table, by its place among those with messages.
    Table(usize),
    /// Looking for lost pages: this one is next.
    Lost(u32),
    Done,
}

impl FormatReader for Sqlite {
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        let mut left = budget.max(1) as u64;
        while left > 0 && self.stage != Stage::Done {
            let before = self.blocks.loaded();
            let taken = self.advance(source, sink);
            left = left.saturating_sub(taken.max(1) + self.blocks.loaded() - before);
        }
        if self.stage == Stage::Done {
            self.tell_pending(sink);
        }
        if self.stage == Stage::Done { Step::Done } else { Step::More }
    }

    fn position(&self) -> u64 {
        self.seen.count() * self.layout.page as u64
    }

    fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message> {
        let first = self.unmoved();
        let last = self.shifts.iter().rev().find(|(from, _)| *from <= position.start);
        let mut shifts = [last.map_or(first.shift, |last| last.1), first.shift];
        // What was met where it should be was read so.
        if self.seen.has(first.page_at(position.start).0) {
            shifts.reverse();
        }
        let layouts = shifts.map(|shift| {
            let mut layout = self.layout;
            layout.set_shift(shift);
            layout
        });
        let mut pages =
            layouts.iter().flat_map(|layout| layout.pages_at(position.start).map(move |page| (layout, page)));
        pages.find_map(|(layout, (page, start))| {
            let mut file = File { source, layout, blocks: &mut Blocks::default() };
            let stored = row_at(&mut file, page, start)?;
            let mut row = Row::default();
            self.archive.read(&mut file, &stored, &mut String::new(), &mut row)?;
            row.message.chat = chat;
            row.message.position = place(&stored);
            Some(row.message).filter(|message| message.position == position)
        })
    }

    fn mapping(&self) -> Option<&Columns> {
        self.columns.as_ref()
    }

    fn remap(&mut self, mapping: &Mapping) {
        let Some(columns) = &mut self.columns else { return };
        columns.mapping.clone_from(mapping);
        self.archive = Archive::unknown(std::mem::take(&mut self.archive.tables), mapping);
        (self.stage, self.seen, self.chats) = (Stage::Fresh, Seen::default(), Chats::default());
        self.shifts.truncate(1);
        self.layout.set_shift(self.shifts[0].1);
        self.pending = None;
    }
}

impl Sqlite {
    /// Opens a database that begins so; `name` serves as title where no table has one. `any`: also one of which nobody
    /// knows what its tables hold.
    pub(in crate::dump) fn open(
        name: Option<String>,
        source: &dyn Source,
        head: &[u8],
        any: bool,
    ) -> Result<Self, Refusal> {
        let mut layout = Layout::of(source, head);
        let mut blocks = Blocks::default();
        let mut schema = Schema::read(&mut File { source, layout: &layout, blocks: &mut blocks });
        // Hardly anybody keeps a part of each page for himself; and bytes may be put in behind the first pages.
        let whole = (layout.usable < layout.page).then_some(Layout { usable: layout.page, ..layout });
        for other in [whole, layout.moved()].into_iter().flatten() {
            if schema.damage.is_empty() {
                break;
            }
            let mut read = Schema::read(&mut File { source, layout: &other, blocks: &mut blocks });
            if read.damage.len() < schema.damage.len() {
                layout = other;
                std::mem::swap(&mut schema, &mut read);
            }
            // Each may lead to some of the tables.
            read.tables.retain(|table| schema.tables.iter().all(|known| known.name != table.name));
            schema.tables.append(&mut read.tables);
        }
        let mut file = File { source, layout: &layout, blocks: &mut blocks };
        schema.fit(&mut file);
        let mut found = Found::of(&schema, &mut file, any);
        // What a program is known to keep has times in it, or its columns are others.
        let is_wrong =
            |found: &mut Found| found.archive.kind != DatabaseKind::Other && !found.archive.is_dated(&mut file);
        if let Some(dateless) = found.take_if(is_wrong) {
            let mut other = schema.clone();
            for table in other.tables.iter_mut().filter(|table| dateless.archive.tables.contains(table)) {
                table.forget(table.columns.len());
                other.damage.push(Damage(table.words.clone(), PageFault::Words));
            }
            let again = Found::of(&other, &mut file, false).filter(|found| found.archive.is_dated(&mut file));
            if again.is_some() {
                schema = other;
            }
            found = again.or(Some(dateless));
        }
        // Whom a session knows are no messages.
        if schema.is_session() && found.as_ref().is_none_or(|found| found.archive.kind == DatabaseKind::Other) {
            return Err(Refusal::Foreign(Foreign::Session));
        }
        let Some(Found { archive, encoding, columns }) = found else {
            return Err(match () {
                () if !schema.damage.is_empty() => Refusal::DamagedDatabase,
                () if layout.has_log && schema.tables.is_empty() => Refusal::DatabaseInLog,
                () => Refusal::UnknownDatabase { tables: schema.shown() },
            });
        };
        layout.encoding = encoding;
        let is_other = |table: &&Table| {
            archive
                .tables
                .iter()
                .any(|read| read.root == table.root && read.columns != table.columns && !table.forgotten)
        };
        let words = schema.tables.iter().filter(is_other).map(|table| Damage(table.words.clone(), PageFault::Words));
        schema.damage.extend(words.collect::<Vec<_>>());
        let is_ours = |root: &u32| archive.tables.iter().any(|table| table.root == *root);
        let others = schema.tables.iter().map(|table| table.root).chain(schema.others.iter().copied());
        let others = others.filter(|root| !is_ours(root)).collect();
        Ok(Self {
            layout,
            shifts: vec![(0, layout.shift)],
            archive,
            columns,
            others,
            damage: schema.damage,
            pending: None,
            name,
            blocks,
            seen: Seen::default(),
            moved: Seen::default(),
            torn: false,
            stage: Stage::Fresh,
            walk: Walk::default(),
            stored: Stored::default(),
            row: Row::default(),
            scratch: String::new(),
            chats: Chats::default(),
        })
    }

    /// Which program's database it is.
    pub(in crate::dump) fn kind(&self) -> DatabaseKind {
        self.archive.kind
    }

    /// The layout by which pages are found where the tables lead to.
    fn unmoved(&self) -> Layout {
        Layout { shift: self.shifts[0].1, ..self.layout }
    }

    /// Goes on by a row or a page; how many bytes that took.
    fn advance(&mut self, source: &dyn Source, sink: &mut dyn Sink) -> u64 {
        let (layout, unmoved) = (self.layout, self.unmoved());
        let mut file = File { source, layout: &layout, blocks: &mut self.blocks };
        if self.walk.is_done() {
            self.stage = match self.stage {
                Stage::Fresh => Stage::Table(0),
                Stage::Table(place) => Stage::Table(place + 1),
                other => other,
            };
        }
        match self.stage {
            _ if !self.walk.is_done() => {
                let seen = if layout.shift == unmoved.shift { &mut self.seen } else { &mut self.moved };
                let met = self.walk.next(&mut file, seen, &mut self.stored);
                if !matches!(&met, Some(Met::Damage(_))) {
                    self.tell_pending(sink);
                }
                return match met {
                    Some(Met::Row) => {
                        self.give(source, sink);
                        self.stored.payload.len() as u64
                    }
                    Some(Met::Damage(damage)) => {
                        self.torn = true;
                        if !self.pending.as_mut().is_some_and(|pending| pending.join(&damage)) {
                            self.tell_pending(sink);
                            self.pending = Some(damage);
                        }
                        0
                    }
                    None => 0,
                };
            }
            Stage::Table(place) => {
                if place == 0 {
                    self.damage.iter().for_each(|damage| sink.problem(damage.problem()));
                }
                if place == 0 && layout.has_log {
                    let words = PutRight::WithoutLog;
                    sink.problem(Problem::new(18..20, Fault::Mended(words), &[]));
                }
                if let Some(table) = self.archive.tables.get(place) {
                    self.torn |= table.root == 0;
                    self.walk = if table.root == 0 { Walk::default() } else { Walk::new(table.root, table.index) };
                } else {
                    self.others.iter().for_each(|&root| mark_all(&mut file, root, &mut self.seen));
                    mark_all(&mut file, 1, &mut self.seen);
                    mark_unused(&mut file, &mut self.seen);
                    self.stage = Stage::Lost(1);
                }
            }
            Stage::Lost(page) if page > layout.count => self.stage = Stage::Done,
            Stage::Lost(page) => {
                let index = self.archive.tables.first().is_some_and(|table| table.index);
                // Moved by whole pages it may be one that was met.
                let (known, within) = unmoved.page_at(layout.place(page));
                let is_lost = within > 0 || !self.seen.has(known);
                // What is whole is where it should be, and what is not may hide another.
                let is_whole = file.page(page).is_some_and(|bytes| is_page(bytes, page));
                let place = if self.torn && !is_whole { file.misplaced(page) } else { None };
                // Pages may seem to begin one in the other: what was passed is passed.
                let passed = self.shifts.last().map_or(0, |&(from, _)| from);
                let place = place.filter(|&place| place > passed);
                self.stage = Stage::Lost(page + 1);
                if let Some(place) = place {
                    self.stage = Stage::Lost(self.layout.set_page_at(place));
                    self.shifts.push((place, self.layout.shift));
                    self.moved = Seen::default();
                } else if is_lost && has_rows(&mut file, page, index) {
                    self.walk = Walk::new(page, index);
                } else if is_lost && file.page(page).is_none() && layout.place(page) > 0 {
                    // What is unpacked while it is read is shorter than it may be.
                    self.stage = Stage::Done;
                }
            }
            Stage::Fresh | Stage::Done => {}
        }
        0
    }

    /// Tells of damage that went no further.
    fn tell_pending(&mut self, sink: &mut dyn Sink) {
        if let Some(damage) = self.pending.take() {
            sink.problem(damage.problem());
        }
    }

    /// Hands out the row that was met, if it is a message.
    fn give(&mut self, source: &dyn Source, sink: &mut dyn Sink) {
        let mut file = File { source, layout: &self.layout, blocks: &mut self.blocks };
        let read = self.archive.read(&mut file, &self.stored, &mut self.scratch, &mut self.row);
        let place = place(&self.stored);
        let tell = |fault: Fault, sink: &mut dyn Sink| sink.problem(Problem::new(place.start..place.end, fault, &[]));
        let is_found = matches!(self.stage, Stage::Lost(_));
        let Some(replaced) = read else {
            if !is_found {
                tell(Fault::Malformed(Malformed::ForeignRow), sink);
            }
            return;
        };
        if is_found && self.row.message.posted.is_none() {
            // Of another table, then.
            return;
        }
        if self.stored.cut {
            tell(Fault::Malformed(Malformed::RowCut), sink);
        }
        if replaced {
            tell(Fault::Replaced(Stray::NoText), sink);
        }
        if self.row.message.posted.is_none() {
            tell(Fault::Undated, sink);
        }
        if let Stage::Table(number) = self.stage
            && self.archive.tables.len() > 1
            && self.row.origin.is_empty()
        {
            self.row.origin.title = Some(self.archive.tables[number].name.clone());
        }
        self.row.message.position = place;
        self.chats.admit(&mut self.row, self.name.as_deref(), sink);
        sink.message(&self.row.message);
    }
}

/// What a database holds, as far as can be told.
struct Found {
    archive: Archive,
    encoding: Encoding,
    /// For tables of unknown make.
    columns: Option<Columns>,
}

impl Found {
    /// By what is said of the tables, and where that is damaged by their rows. `any`: also what may hold no messages.
    fn of(schema: &Schema, file: &mut File<'_>, any: bool) -> Option<Self> {
        let layout = *file.layout;
        if let Some(archive) = Archive::known(schema) {
            return Some(Self { archive, encoding: layout.encoding, columns: None });
        }
        // The words may be damaged, or where they lead to.
        let is_damaged = !schema.damage.is_empty();
        let is_torn = is_damaged || !layout.is_whole() || !file.page(1).is_some_and(|page| is_page(page, 1));
        let sampled = |file: &mut File<'_>, any| {
            let (tables, columns) = guess(schema, any, |table| sample(file, table))?;
            Some((layout.encoding, tables, columns))
        };
        let mut found = sampled(file, false);
        for encoding in [layout.encoding, Encoding::Utf16 { big: false }, Encoding::Utf16 { big: true }] {
            if found.is_none() && is_torn {
                let told = lost::table(file, encoding, SAMPLES, SAMPLE);
                found = told.map(|(table, columns)| (encoding, vec![table], columns));
            }
        }
        if found.is_none() && any {
            found = sampled(file, true);
        }
        let (encoding, tables, columns) = found?;
        Some(Self { archive: Archive::unknown(tables, &columns.mapping), encoding, columns: Some(columns) })
    }
}

/// A table's columns with some values of each, and what they can be.
fn sample(file: &mut File<'_>, table: &Table) -> Columns {
    let mut columns: Vec<_> =
        table.columns.iter().map(|name| Column { name: name.clone(), samples: Vec::new() }).collect();
    for stored in first_rows(file, table) {
        let Some(values) = values(&stored.payload, file.layout.encoding) else { continue };
        for (place, (column, value)) in columns.iter_mut().zip(values).enumerate() {
            let mut text = String::new();
            value.write(&mut text);
            if table.alias == Some(place) && text.is_empty() {
                text = stored.id.to_string();
            }
            if !text.trim().is_empty() {
                column.samples.push(text.trim().chars().take(SAMPLE).collect());
            }
        }
    }
    told(columns, table.index, true)
}

/// What columns can be, by their names or without.
pub(super) fn told(columns: Vec<Column>, index: bool, named: bool) -> Columns {
    let mut columns = Columns { mapping: Mapping::guess(&columns), columns };
    complete(&mut columns, named);
    if index && (!named || columns.mapping.column(Role::Id).is_none()) {
        // What rows are found by tells them apart.
        let key = columns.columns.first().map(|column| column.name.clone());
        columns.mapping.set(Role::Id, key);
    }
    columns
}

/// Marks the pages that are not used: what stands on them was deleted.
fn mark_unused(file: &mut File<'_>, seen: &mut Seen) {
    let Layout { unused: mut next, count: last, .. } = *file.layout;
    while next != 0 && next <= last && seen.mark(next) {
        let Some(page) = file.page(next) else { return };
        let count = (word(page, 4) as usize).min(page.len() / 4);
        for place in 0..count {
            let unused = word(page, 8 + 4 * place);
            if unused <= last {
                seen.mark(unused);
            }
        }
        next = word(page, 0);
    }
}

/// Where a message lies: its cell.
fn place(stored: &Stored) -> Position {
    Position { start: stored.place.start, end: stored.place.end, lines: None }
}
