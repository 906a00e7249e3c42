//! Reading a table, record by record; the mending of records that swallow others.
//!
//! One quote that is never closed makes one record of many. So a record that comes out wrong and has several lines is read
//! again line by line, and so is all that it had swallowed.

use memchr::memchr2;

use super::layout::{Fit, Layout};
use super::records::{Dialect, Found, Record, line_end, lines_in};
use crate::dump::chats::Chats;
use crate::dump::fault::{Fault, Malformed, PutRight};
use crate::dump::format::TableKind;
use crate::dump::mapping::{Columns, Mapping, Told};
use crate::dump::message::{Message, MessageId, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::{FormatReader, Sink, Step};
use crate::dump::row::Row;
use crate::dump::source::Source;
use crate::dump::stamp::Evidence;
use crate::dump::window::{SLICE, Window, stretch};

/// The longest record that is read.
const LIMIT: usize = 128 * 1024 * 1024;

/// How far the end of a row is looked for behind damage.
const REACH: usize = 64 * 1024;

/// Reads a table.
#[derive(Debug)]
pub(in crate::dump) struct Table {
    layout: Layout,
    /// Title of messages that name no chat.
    name: Option<String>,
    window: Window,
    record: Record,
    /// A line that is tried as a record of its own, beside the record that it is part of.
    trial: Record,
    row: Row,
    scratch: String,
    chats: Chats,
    /// The line, from 1, that the window begins with.
    line: u32,
    /// Until where no record has more than a line, unless it is whole.
    lined: u64,
    /// How many bytes were looked through in vain for the ends of such.
    tried: u64,
    last_id: Option<String>,
    /// While the order of day and month is looked for, before anything is read.
    survey: Option<Evidence>,
}

/// What stands at the beginning of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece {
    /// A record of so many bytes, `next` with the end of its line.
    Record { next: usize },
    /// So many bytes that are none.
    Torn { bytes: usize },
    /// A record that the input breaks off; so many bytes.
    Cut { bytes: usize },
}

impl FormatReader for Table {
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        let mut left = budget.max(1);
        loop {
            if self.window.ended() && self.window.bytes().is_empty() {
                if self.survey.is_none() {
                    return Step::Done;
                }
                self.settle(sink);
            }
            if left == 0 {
                return Step::More;
            }
            let count = left.min(SLICE);
            left -= count;
            if let Err(error) = self.window.fill(source, count) {
                let at = self.window.offset();
                sink.problem(Problem::new(at..source.len(), Fault::Unreadable(error.into()), &[]));
                return Step::Done;
            }
            while let Some(piece) = self.next_piece() {
                self.take(piece, sink);
                if self.survey.as_ref().is_some_and(Evidence::is_clear) {
                    self.settle(sink);
                    break;
                }
            }
        }
    }

    fn position(&self) -> u64 {
        self.window.offset()
    }

    fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message> {
        let bytes = stretch(source, position.start, position.end)?;
        let (mut record, mut row, mut scratch) = (Record::default(), Row::default(), String::new());
        find_whole(&mut record, &bytes, self.layout.dialect);
        let fit = self.layout.read(&bytes, &record, &mut scratch, &mut row);
        if !matches!(fit, Fit::Whole | Fit::Mended) {
            return None;
        }
        place(&mut row, position.start, position.end, position.lines.map_or(0, |(first, _)| first), &bytes);
        row.message.chat = chat;
        Some(row.message)
    }

    fn mapping(&self) -> Option<&Columns> {
        (self.layout.kind == TableKind::Other).then_some(&self.layout.columns)
    }

    fn remap(&mut self, mapping: &Mapping) {
        self.layout.remap(mapping);
        self.survey = (!mapping.order_told && self.layout.evidence().is_open()).then(Evidence::default);
        self.begin();
    }
}

impl Table {
    /// A table that begins so; `None` if this is none. `name` serves as title where no column has one.
    pub(in crate::dump) fn new(name: Option<String>, head: &[u8], whole: bool) -> Option<Self> {
        Some(Self::with(Layout::of(head, whole)?, name))
    }

    /// A table whose columns somebody names; `None` if this has no such columns.
    pub(in crate::dump) fn told(name: Option<String>, head: &[u8], whole: bool, told: &Told) -> Option<Self> {
        Some(Self::with(Layout::told(head, whole, told)?, name))
    }

    fn with(layout: Layout, name: Option<String>) -> Self {
        let survey = layout.evidence().is_open().then(Evidence::default);
        let mut table = Self {
            layout,
            name,
            window: Window::default(),
            record: Record::default(),
            trial: Record::default(),
            row: Row::default(),
            scratch: String::new(),
            chats: Chats::default(),
            line: 1,
            lined: 0,
            tried: 0,
            last_id: None,
            survey,
        };
        table.begin();
        table
    }

    /// Goes to the first row.
    fn begin(&mut self) {
        self.window.seek(self.layout.begin as u64);
        self.record.clear();
        self.chats = Chats::default();
        (self.line, self.lined, self.tried, self.last_id) = (self.layout.line, 0, 0, None);
    }

    /// Ends the survey with what it found, and goes to the first row.
    fn settle(&mut self, sink: &mut dyn Sink) {
        let Some(evidence) = self.survey.take() else { return };
        let (order, certain) = evidence.verdict();
        self.layout.set_order(order);
        self.begin();
        if !certain {
            let words = PutRight::DayOrMonth;
            let at = self.window.offset();
            sink.problem(Problem::new(at..at, Fault::Mended(words), &[]));
        }
    }

    /// Finds what stands at the beginning of the window; `None` if more of it has to be read.
    fn next_piece(&mut self) -> Option<Piece> {
        let (bytes, whole) = (self.window.bytes(), self.window.ended());
        if bytes.is_empty() {
            return None;
        }
        if self.window.offset() < self.lined {
            return self.next_line();
        }
        match self.record.find(bytes, self.layout.dialect, whole) {
            Found::More if bytes.len() <= LIMIT => None,
            Found::More | Found::Open => {
                let later = self.has_row(bytes.len());
                let bytes = self.window.bytes();
                if later {
                    self.lined = self.window.read_to();
                    return self.next_line();
                }
                let bytes = bytes.len();
                self.record.clear();
                Some(if whole { Piece::Cut { bytes } } else { Piece::Torn { bytes } })
            }
            Found::Record => {
                let next = self.record.next();
                let fits = self.record.is_blank() || self.record.count() == self.layout.width();
                let doubtful = !fits || self.record.has_stray_quotes();
                let has_lines = || memchr2(b'\n', b'\r', &bytes[..self.record.len()]).is_some();
                if doubtful && has_lines() && self.has_row(next) {
                    self.lined = self.window.offset() + next as u64;
                    return self.next_line();
                }
                Some(Piece::Record { next })
            }
        }
    }

    /// As [`Table::next_piece`] where a record has one line.
    fn next_line(&mut self) -> Option<Piece> {
        let (bytes, whole) = (self.window.bytes(), self.window.ended());
        let end = match memchr2(b'\n', b'\r', bytes) {
            Some(end) => end,
            None if whole || bytes.len() > LIMIT => bytes.len(),
            None => return None,
        };
        let next = if end < bytes.len() { line_end(bytes, end, whole)? } else { end };
        self.record.clear();
        let is_open = self.record.find(&bytes[..end], self.layout.dialect, true) == Found::Open;
        // A row behind the damage may have lines of its own; one that does not end in time is damaged, too.
        if is_open && self.tried <= self.window.offset().saturating_mul(4) + REACH as u64 {
            let reach = bytes.len().min(REACH);
            let all = whole && reach == bytes.len();
            self.record.clear();
            match self.record.find(&bytes[..reach], self.layout.dialect, all) {
                Found::More if reach < REACH && !whole => return None,
                Found::Record if !self.record.has_stray_quotes() => {
                    let (length, next) = (self.record.len(), self.record.next());
                    if self.layout.is_row(&bytes[..length], &self.record, &mut self.scratch, &mut self.row) {
                        return Some(Piece::Record { next });
                    }
                }
                _ => {}
            }
            self.tried += reach as u64;
        }
        find_whole(&mut self.record, &bytes[..end], self.layout.dialect);
        Some(Piece::Record { next })
    }

    /// Whether some line after the first of the next `length` bytes is a row by itself.
    fn has_row(&mut self, length: usize) -> bool {
        let bytes = &self.window.bytes()[..length];
        let mut at = 0;
        while let Some(end) = memchr2(b'\n', b'\r', &bytes[at..]) {
            at += end + 1;
            let line = &bytes[at..];
            let line = &line[..memchr2(b'\n', b'\r', line).unwrap_or(line.len())];
            find_whole(&mut self.trial, line, self.layout.dialect);
            if self.layout.is_row(line, &self.trial, &mut self.scratch, &mut self.row) {
                return true;
            }
        }
        false
    }

    /// Is done with a piece.
    fn take(&mut self, piece: Piece, sink: &mut dyn Sink) {
        let count = match piece {
            Piece::Record { next } => next,
            Piece::Torn { bytes } | Piece::Cut { bytes } => bytes,
        };
        if self.survey.is_some() {
            self.look(piece);
        } else {
            self.hand_out(piece, sink);
        }
        let ends = lines_in(&self.window.bytes()[..count]);
        self.line = self.line.saturating_add(ends);
        self.window.take(count);
        self.record.clear();
    }

    /// Looks at a date only.
    fn look(&mut self, piece: Piece) {
        if let (Piece::Record { .. }, Some(evidence)) = (piece, &mut self.survey) {
            self.layout.gather(self.window.bytes(), &self.record, &mut self.scratch, evidence);
        }
    }

    fn hand_out(&mut self, piece: Piece, sink: &mut dyn Sink) {
        let (bytes, start, whole) = (self.window.bytes(), self.window.offset(), self.window.ended());
        let length = match piece {
            Piece::Record { .. } => self.record.len(),
            Piece::Torn { bytes } | Piece::Cut { bytes } => bytes,
        };
        let (bytes, range) = (&bytes[..length], start..start + length as u64);
        let mut tell = |fault: Fault| sink.problem(Problem::new(range.clone(), fault, bytes));
        match piece {
            Piece::Torn { .. } => tell(Fault::Malformed(Malformed::OpenQuote)),
            Piece::Cut { .. } => tell(Fault::EndsEarly { last_id: self.last_id.clone() }),
            Piece::Record { next } => {
                let fit = self.layout.read(bytes, &self.record, &mut self.scratch, &mut self.row);
                let (width, count) = (self.layout.width(), self.record.count());
                let (fields, columns) = (count as u32, width as u32);
                let is_cut = whole && next == length && next == self.window.bytes().len() && count < width;
                match fit {
                    Fit::Nothing => return,
                    _ if is_cut => return tell(Fault::EndsEarly { last_id: self.last_id.clone() }),
                    Fit::Unclear => {
                        return tell(Fault::Malformed(Malformed::Fields { count: fields, width: columns }));
                    }
                    Fit::Mended => tell(Fault::Mended(PutRight::Fields { count: fields, width: columns })),
                    Fit::Whole => {}
                }
                if self.row.message.posted.is_none() {
                    tell(Fault::Undated);
                }
                place(&mut self.row, range.start, range.end, self.line, bytes);
                self.chats.admit(&mut self.row, self.name.as_deref(), sink);
                self.last_id = Some(self.row.message.id.to_string());
                sink.message(&self.row.message);
            }
        }
    }
}

/// Reads bytes as one record; quotes that are not closed are no quotes.
fn find_whole(record: &mut Record, bytes: &[u8], dialect: Dialect) {
    record.clear();
    if record.find(bytes, dialect, true) == Found::Open {
        record.clear();
        record.find(bytes, Dialect { quotes: false, ..dialect }, true);
    }
}

/// Gives a message its place; one without an id is known by the line it begins in.
fn place(row: &mut Row, start: u64, end: u64, line: u32, bytes: &[u8]) {
    let lines = (!row.has_id).then(|| (line, line.saturating_add(lines_in(bytes))));
    if let Some((first, _)) = lines {
        row.message.id = MessageId::Number(i64::from(first));
    }
    row.message.position = Position { start, end, lines };
}
