//! Reading a database: the tables of messages row by row, then pages that their tree has lost.

use super::archive::{Archive, guess};
use super::pages::{Blocks, File, Layout, word};
use super::record::values;
use super::schema::{Schema, Table};
use super::seen::Seen;
use super::tree::{Damage, Met, Row as Stored, Walk, has_rows, mark_all, row_at};
use crate::dump::chats::Chats;
use crate::dump::fault::{Fault, Malformed, PutRight, Stray};
use crate::dump::format::{DatabaseKind, Refusal};
use crate::dump::mapping::{Column, Columns, Mapping};
use crate::dump::message::{Message, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::{FormatReader, Sink, Step};
use crate::dump::row::Row;
use crate::dump::source::Source;
use crate::dump::values::complete;

/// How many values of a column are kept to be looked at, and how long each may be, in characters.
const SAMPLES: usize = 8;
const SAMPLE: usize = 60;

/// Reads a database.
#[derive(Debug)]
pub(in crate::dump) struct Sqlite {
    layout: Layout,
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
        let mut blocks = Blocks::default();
        let mut file = File { source, layout: &self.layout, blocks: &mut blocks };
        let stored = row_at(&mut file, position.start)?;
        let mut row = Row::default();
        self.archive.read(&mut file, &stored, &mut String::new(), &mut row)?;
        row.message.chat = chat;
        row.message.position = place(&stored);
        Some(row.message).filter(|message| message.position == position)
    }

    fn mapping(&self) -> Option<&Columns> {
        self.columns.as_ref()
    }

    fn remap(&mut self, mapping: &Mapping) {
        let Some(columns) = &mut self.columns else { return };
        columns.mapping.clone_from(mapping);
        self.archive = Archive::unknown(std::mem::take(&mut self.archive.tables), mapping);
        (self.stage, self.seen, self.chats) = (Stage::Fresh, Seen::default(), Chats::default());
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
        if layout.usable < layout.page {
            // Hardly anybody keeps a part of each page for himself.
            let whole = Layout { usable: layout.page, ..layout };
            let other = Schema::read(&mut File { source, layout: &whole, blocks: &mut blocks });
            if other.damage.len() < schema.damage.len() {
                (layout, schema) = (whole, other);
            }
        }
        let mut file = File { source, layout: &layout, blocks: &mut blocks };
        let (archive, columns) = if let Some(archive) = Archive::known(&schema) {
            (archive, None)
        } else {
            let Some((tables, columns)) = guess(&schema, any, |table| sample(&mut file, table)) else {
                let is_elsewhere = layout.has_log && schema.tables.is_empty() && schema.damage.is_empty();
                let unknown = || Refusal::UnknownDatabase { tables: schema.shown() };
                return Err(if is_elsewhere { Refusal::DatabaseInLog } else { unknown() });
            };
            (Archive::unknown(tables, &columns.mapping), Some(columns))
        };
        let is_ours = |root: &u32| archive.tables.iter().any(|table| table.root == *root);
        let others = schema.tables.iter().map(|table| table.root).chain(schema.others.iter().copied());
        let others = others.filter(|root| !is_ours(root)).collect();
        Ok(Self {
            layout,
            archive,
            columns,
            others,
            damage: schema.damage,
            pending: None,
            name,
            blocks,
            seen: Seen::default(),
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

    /// Goes on by a row or a page; how many bytes that took.
    fn advance(&mut self, source: &dyn Source, sink: &mut dyn Sink) -> u64 {
        let Self { layout, blocks, .. } = self;
        let mut file = File { source, layout, blocks };
        if self.walk.is_done() {
            self.stage = match self.stage {
                Stage::Fresh => Stage::Table(0),
                Stage::Table(place) => Stage::Table(place + 1),
                other => other,
            };
        }
        match self.stage {
            _ if !self.walk.is_done() => {
                let met = self.walk.next(&mut file, &mut self.seen, &mut self.stored);
                if !matches!(&met, Some(Met::Damage(_))) {
                    self.tell_pending(sink);
                }
                return match met {
                    Some(Met::Row) => {
                        self.give(source, sink);
                        self.stored.payload.len() as u64
                    }
                    Some(Met::Damage(damage)) => {
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
                    self.walk = Walk::new(table.root, table.index);
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
                let is_lost = !self.seen.has(page);
                if is_lost && has_rows(&mut file, page, index) {
                    self.walk = Walk::new(page, index);
                }
                // What is unpacked while it is read is shorter than it may be.
                let is_end = is_lost && file.page(page).is_none() && layout.place(page) > 0;
                self.stage = if is_end && self.walk.is_done() { Stage::Done } else { Stage::Lost(page + 1) };
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

/// A table's columns with some values of each, and what they can be.
fn sample(file: &mut File<'_>, table: &Table) -> Columns {
    let mut columns: Vec<_> =
        table.columns.iter().map(|name| Column { name: name.clone(), samples: Vec::new() }).collect();
    let (mut walk, mut seen, mut stored) = (Walk::new(table.root, table.index), Seen::default(), Stored::default());
    let mut rows = 0;
    // A tree that is all damage has an end, too.
    for _ in 0..SAMPLES * 64 {
        if walk.is_done() || rows == SAMPLES {
            break;
        }
        let Some(Met::Row) = walk.next(file, &mut seen, &mut stored) else { continue };
        rows += 1;
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
    let mut columns = Columns { mapping: Mapping::guess(&columns), columns };
    complete(&mut columns, true);
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
