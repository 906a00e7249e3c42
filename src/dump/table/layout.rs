//! What the rows of a table are read by: which column goes where, and how many there should be.

use super::makes::{cells_of, is_wrapped, make_of};
use super::records::{Dialect, Field, Record, lines_in};
use super::shape::Shape;
use crate::dump::format::TableKind;
use crate::dump::json::tidy;
use crate::dump::lossy;
use crate::dump::mapping::{Column, Columns, Mapping, Role, Told};
use crate::dump::row::{Cell, Row, is_void};
use crate::dump::stamp::{Evidence, Order};
use crate::dump::times::Times;
use crate::dump::values::{complete, is_named_count};

/// How many values of a column are kept to be looked at, and how long each may be, in characters.
const SAMPLES: usize = 8;
const SAMPLE: usize = 60;

/// Everything that reading a row takes.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) kind: TableKind,
    /// Whether this is a table of messages beyond doubt.
    pub(super) sure: bool,
    pub(super) dialect: Dialect,
    /// Where the first row begins, and in which line, from 1.
    pub(super) begin: usize,
    pub(super) line: u32,
    /// The columns and what they are taken for.
    pub(super) columns: Columns,
    width: usize,
    header: Option<Vec<String>>,
    cells: Vec<(usize, Cell)>,
    date: Option<usize>,
    /// Where the time of day stands, if it has a column of its own.
    time: Option<usize>,
    text: Option<usize>,
    /// Whether every text stands in quotes of its own.
    wrapped: bool,
    /// What the first dates tell of the order of day and month.
    evidence: Evidence,
}

/// How the fields of a row fit the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    /// One each.
    Whole,
    /// The row is the header once more, or has nothing in it.
    Nothing,
    /// There are fewer or more, and it is clear all the same what is what.
    Mended,
    /// Nothing can be told.
    Unclear,
}

impl Layout {
    /// The layout of a table; `None` if this is none.
    pub(super) fn of(head: &[u8], whole: bool) -> Option<Self> {
        let shape = Shape::of(head, whole)?;
        let kind = shape.header.as_ref().map_or(TableKind::Other, |header| make_of(header));
        Some(Self::of_shape(head, shape, kind))
    }

    /// The layout of a table that has the columns that somebody names; whose it is counts for nothing.
    pub(super) fn told(head: &[u8], whole: bool, told: &Told) -> Option<Self> {
        Shape::named(head, whole, told).map(|shape| Self::of_shape(head, shape, TableKind::Other))
    }

    fn of_shape(head: &[u8], shape: Shape, kind: TableKind) -> Self {
        let names = names(&shape);
        let columns: Vec<_> = names.into_iter().enumerate().map(|(place, name)| column(&shape, place, name)).collect();
        let mut columns = Columns { mapping: Mapping::guess(&columns), columns };
        complete(&mut columns, shape.header.is_some());
        let mut layout = Self {
            kind,
            sure: shape.sure,
            dialect: shape.dialect,
            begin: shape.begin,
            line: 1 + lines_in(&head[..shape.begin]),
            columns,
            width: shape.width,
            header: shape.header,
            cells: Vec::new(),
            date: None,
            time: None,
            text: None,
            wrapped: is_wrapped(kind),
            evidence: Evidence::default(),
        };
        layout.choose_cells();
        for date in layout.date.iter().flat_map(|&place| shape.rows.iter().filter_map(move |row| row.get(place))) {
            Times::gather(date, &mut layout.evidence);
        }
        layout.set_order(layout.evidence.verdict().0);
        if let Some(place) = layout.text {
            let texts = || shape.rows.iter().filter_map(|row| row.get(place)).filter(|text| !text.is_empty());
            layout.wrapped |= texts().count() > 1 && texts().all(|text| unwrapped(text).is_some());
        }
        layout
    }

    /// Takes the columns for what the user says.
    pub(super) fn remap(&mut self, mapping: &Mapping) {
        self.columns.mapping.clone_from(mapping);
        self.choose_cells();
        self.evidence = Evidence::default();
        let date = self.date.and_then(|place| self.columns.columns.get(place));
        for sample in date.iter().flat_map(|date| &date.samples) {
            Times::gather(sample, &mut self.evidence);
        }
    }

    /// What the first dates tell of the order of day and month.
    pub(super) fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Reads dates in this order from now on.
    pub(super) fn set_order(&mut self, order: Order) {
        self.columns.mapping.times.month_first = order == Order::MonthDay;
    }

    fn choose_cells(&mut self) {
        let header = self.header.as_deref().unwrap_or_default();
        if let Some((cells, utc)) = cells_of(self.kind, header) {
            (self.cells, self.columns.mapping.times.utc) = (cells, utc);
        } else {
            let place = |name: &str| self.columns.columns.iter().position(|column| column.name == name);
            let mapping = &self.columns.mapping;
            let is_named = |place: usize| self.header.is_none() && is_named_count(&self.columns.columns[place]);
            let cell = |(role, name)| {
                let place = place(name)?;
                Some((place, if role == Role::Id && is_named(place) { Cell::PrefixedId } else { Cell::Role(role) }))
            };
            self.cells = mapping.iter().filter_map(cell).collect();
        }
        (self.date, self.text) = (self.place(Role::Date), self.place(Role::Text));
        let columns = &self.columns.columns;
        let is_bare = self.date.is_some_and(|date| !columns[date].samples.iter().any(|value| value.contains(':')));
        let is_time = |column: &Column| !column.samples.is_empty() && column.samples.iter().all(|value| is_time(value));
        self.time = columns.iter().position(is_time).filter(|_| is_bare);
    }

    /// The column of a role.
    fn place(&self, role: Role) -> Option<usize> {
        self.cells.iter().find(|(_, cell)| *cell == Cell::Role(role)).map(|&(place, _)| place)
    }

    /// Reads a record into a row; `scratch` is memory that serves again.
    pub(super) fn read(&self, bytes: &[u8], record: &Record, scratch: &mut String, row: &mut Row) -> Fit {
        row.clear();
        let fields = record.fields();
        let Some((fit, shift)) = self.fit(bytes, record, scratch) else { return Fit::Unclear };
        if fit == Fit::Nothing {
            return fit;
        }
        let times = self.columns.mapping.times;
        for &(place, cell) in &self.cells {
            // What was cut into several fields is one text.
            let behind = self.text.is_some_and(|text| place > text);
            let Some(&field) = fields.get(if behind { place + shift } else { place }) else { continue };
            if cell == Cell::Role(Role::Text) {
                let last = fields.get(place + shift).map_or(field.end, |last| last.end);
                decode(bytes, Field { end: last, ..field }, &mut row.message.text);
                tidy(&mut row.message.text, 0);
                if self.wrapped && unwrapped(&row.message.text).is_some() {
                    row.message.text.pop();
                    row.message.text.remove(0);
                }
                if is_void(&row.message.text) {
                    row.message.text.clear();
                }
            } else if field.start < field.end {
                scratch.clear();
                decode(bytes, field, scratch);
                let day = scratch.len();
                if cell == Cell::Role(Role::Date)
                    && let Some(time) = self.time
                    && let Some(&field) = fields.get(time + if self.text < Some(time) { shift } else { 0 })
                {
                    scratch.push(' ');
                    decode(bytes, field, scratch);
                    row.put(cell, scratch, times);
                    scratch.truncate(day);
                }
                row.put(cell, scratch, times);
            }
        }
        fit
    }

    /// How the fields of a record fit, and by how many places those behind the text are moved.
    fn fit(&self, bytes: &[u8], record: &Record, scratch: &mut String) -> Option<(Fit, usize)> {
        let (fields, count) = (record.fields(), record.count());
        if fields.iter().all(|field| field.start >= field.end) || self.is_header(bytes, fields) {
            return Some((Fit::Nothing, 0));
        }
        if count == self.width {
            return Some((Fit::Whole, 0));
        }
        let mut dated = |place: usize| {
            let Some(&field) = fields.get(place) else { return false };
            scratch.clear();
            decode(bytes, field, scratch);
            self.columns.mapping.times.read(scratch).is_some()
        };
        if count < self.width {
            let clear = self.date.map_or_else(|| self.text.is_some_and(|text| text < count), dated);
            return clear.then_some((Fit::Mended, 0));
        }
        let extra = count.min(fields.len()) - self.width.min(fields.len());
        if fields.iter().skip(self.width).all(|field| field.start >= field.end) {
            return Some((Fit::Whole, 0));
        }
        // Separators within a text that nobody put into quotes.
        let text = self.text?;
        let clear = self.date.is_some_and(|date| dated(if date > text { date + extra } else { date }));
        clear.then_some((Fit::Mended, extra))
    }

    /// Whether a record is the header, as in joined files.
    fn is_header(&self, bytes: &[u8], fields: &[Field]) -> bool {
        let Some(header) = &self.header else { return false };
        let first = |place: usize| {
            let name = &bytes[fields[place].start as usize..fields[place].end as usize];
            if place == 0 { name.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(name) } else { name }
        };
        header.len() == fields.len() && header.iter().enumerate().all(|(place, name)| first(place) == name.as_bytes())
    }

    /// Whether a line by itself is a row beyond doubt.
    pub(super) fn is_row(&self, bytes: &[u8], record: &Record, scratch: &mut String, row: &mut Row) -> bool {
        record.count() == self.width
            && self.read(bytes, record, scratch, row) == Fit::Whole
            && (row.message.posted.is_some() || self.date.is_none() && row.has_id)
    }

    /// The number of columns, for telling what is wrong.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Hands a record's date to what looks for the order of day and month.
    pub(super) fn gather(&self, bytes: &[u8], record: &Record, scratch: &mut String, evidence: &mut Evidence) {
        let field = self.date.and_then(|place| record.fields().get(place));
        if let Some(&field) = field.filter(|_| record.count() == self.width) {
            scratch.clear();
            decode(bytes, field, scratch);
            Times::gather(scratch, evidence);
        }
    }
}

/// The names of the columns; those without one, or with one that is taken, are numbered.
fn names(shape: &Shape) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for place in 0..shape.width {
        let name = shape.header.as_ref().and_then(|header| header.get(place)).map_or("", |name| name.trim());
        let fresh = !name.is_empty() && !names.iter().any(|known| known == name);
        names.push(if fresh { name.to_owned() } else { format!("{name} {}", place + 1).trim().to_owned() });
    }
    names
}

fn column(shape: &Shape, place: usize, name: String) -> Column {
    // Without a header the beginning may be lost, and with it a part of the first value.
    let torn = usize::from(shape.header.is_none() && place == 0 && shape.rows.len() > 2);
    let rows = shape.rows.iter().skip(torn).filter(|row| row.len() == shape.width);
    let values = rows.map(|row| row[place].trim());
    let samples = values.filter(|value| !value.is_empty()).take(SAMPLES);
    Column { name, samples: samples.map(|value| value.chars().take(SAMPLE).collect()).collect() }
}

/// Whether a value is a time of day: `9:05`, `10:15:30`.
fn is_time(value: &str) -> bool {
    let is_part = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(value.split(':').count(), 2 | 3) && value.split(':').all(is_part)
}

/// A text without the quotes around it.
pub(in crate::dump) fn unwrapped(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.strip_suffix('"')
}

/// Appends what a field stands for.
fn decode(bytes: &[u8], field: Field, out: &mut String) {
    let raw = &bytes[field.start as usize..field.end as usize];
    let from = out.len();
    out.push_str(&lossy::text(raw));
    if field.doubled {
        let single = out[from..].replace("\"\"", "\"");
        out.truncate(from);
        out.push_str(&single);
    }
}
