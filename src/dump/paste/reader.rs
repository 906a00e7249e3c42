//! Reading a paste: take it in, cut it, hand out its messages; and all again with the user's edits.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::footer::Held;
use super::given::Given;
use super::preview;
use super::proposal::{begins, offered};
use super::shape::{Before, Shape};
use super::sheet::Sheet;
use super::stretch::{STRETCH, WHOLE, settled};
use crate::dump::cuts::{Cut, CutEdit};
use crate::dump::fault::{Fault, PutRight};
use crate::dump::format::PasteKind;
use crate::dump::message::{Message, MessageId, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::{FormatReader, Sink, Step};
use crate::dump::source::{Source, is_longer};
use crate::dump::window::{SLICE, Window, stretch};
use crate::hashed::HashedSet;

/// Reads pasted text.
#[derive(Debug)]
pub(in crate::dump) struct Paste {
    kind: PasteKind,
    /// How much is cut at once, if the text is too long to be cut as a whole.
    stretch: Option<usize>,
    edits: Vec<CutEdit>,
    /// What the beginning tells of all.
    shape: Option<Shape>,
    so_far: SoFar,
    given: Given,
}

/// How far reading is, and what holds for what is behind.
#[derive(Debug, Default)]
struct SoFar {
    window: Window,
    /// How many lines stand before the window.
    lines: usize,
    /// The last line with name and date, and its place.
    header: String,
    header_at: Range<u64>,
    /// The last day that was told.
    held: Held,
    /// What was handed out, where copies repeat it.
    seen: HashedSet<u64>,
    done: bool,
}

impl FormatReader for Paste {
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        let mut left = budget.max(1);
        while !self.so_far.done {
            let window = &mut self.so_far.window;
            let most = self.stretch.unwrap_or(WHOLE as usize);
            let missing = most.saturating_sub(window.bytes().len());
            if missing == 0 || window.ended() {
                if !window.ended() && is_longer(source, window.read_to()) {
                    // What has grown since it was opened.
                    self.stretch.get_or_insert(STRETCH);
                    self.take_stretch(sink);
                } else {
                    self.take_rest(sink);
                }
                continue;
            }
            if left == 0 {
                return Step::More;
            }
            let count = left.min(SLICE).min(missing);
            left -= count;
            if let Err(error) = window.fill(source, count) {
                let range = window.read_to()..source.len();
                self.take_rest(sink);
                sink.problem(Problem::new(range, Fault::Unreadable(error.into()), &[]));
            }
        }
        Step::Done
    }

    fn position(&self) -> u64 {
        self.so_far.window.read_to()
    }

    fn reread(&self, source: &dyn Source, position: Position, _chat: u32) -> Option<Message> {
        let number = self.given.number(position.start)?;
        let lines = |range: &Range<u64>| Some(Sheet::new(stretch(source, range.start, range.end)?, range.start));
        let sheet = lines(&(position.start..position.end))?;
        let borrowed = self.given.borrowed(number);
        let header_sheet = match borrowed {
            Some(place) => lines(place)?,
            None => Sheet::default(),
        };
        let header = if borrowed.is_some() { header_sheet.line(0) } else { sheet.line(0) };
        let before = Before { header: Some(header), own: borrowed.is_none(), day: self.given.day(number) };
        let mut message = Message::default();
        self.shape.as_ref()?.read(self.kind, &sheet, 0..sheet.len(), before, &mut message);
        message.id = MessageId::Number(i64::from(number));
        let first = position.lines?.0;
        let bytes = sheet.bytes_of(0..sheet.len());
        let lines = Some((first, first + sheet.len() as u32 - 1));
        message.position = Position { start: bytes.start, end: bytes.end, lines };
        Some(message).filter(|message| message.position == position)
    }

    /// Of a long text there are too many lines to be looked at.
    fn has_cuts(&self) -> bool {
        self.stretch.is_none()
    }

    fn cuts(&self, source: &dyn Source) -> Vec<Cut> {
        let Some(shape) = self.shape.as_ref().filter(|_| self.has_cuts()) else { return Vec::new() };
        let mut window = Window::default();
        while !window.ended() && window.read_to() <= WHOLE && window.fill(source, SLICE).is_ok() {}
        offered(self.kind, shape, &Sheet::new(window.take_all(), 0), &self.edits)
    }

    /// Cuts anew with other edits; what was handed out is void. A long text is cut by its marks alone.
    fn recut(&mut self, edits: &[CutEdit]) {
        self.edits = edits.to_vec();
        (self.shape, self.so_far, self.given) = (None, SoFar::default(), Given::default());
    }
}

impl Paste {
    /// `is_long` says that the text is longer than what is cut as a whole.
    pub(in crate::dump) fn new(kind: PasteKind, is_long: bool) -> Self {
        Self::cut(kind, is_long.then_some(STRETCH))
    }

    /// For a text of which so much is cut at once.
    #[cfg(test)]
    pub(super) fn of_stretches(kind: PasteKind, stretch: usize) -> Self {
        Self::cut(kind, Some(stretch))
    }

    fn cut(kind: PasteKind, stretch: Option<usize>) -> Self {
        Self { kind, stretch, edits: Vec::new(), shape: None, so_far: SoFar::default(), given: Given::default() }
    }

    /// Cuts all that there is, behind which nothing follows.
    fn take_rest(&mut self, sink: &mut dyn Sink) {
        self.so_far.done = true;
        let start = self.so_far.window.offset();
        let sheet = Sheet::new(self.so_far.window.take_all(), start);
        let first = self.begin(&sheet, sink);
        let Some(shape) = self.shape.take() else { return };
        let edits = if self.stretch.is_some() { &[] } else { &self.edits[..] };
        let marks = begins(self.kind, &shape, &sheet, first, edits);
        let ends = marks.iter().skip(1).map(|mark| mark.line()).chain([sheet.len()]);
        let mut message = Message::default();
        for (mark, end) in marks.iter().zip(ends) {
            self.give(&shape, &sheet, mark.line()..end, &mut message, sink);
        }
        self.shape = Some(shape);
    }

    /// Cuts what is there up to where the last message begins in it, whose end is not there.
    fn take_stretch(&mut self, sink: &mut dyn Sink) {
        let start = self.so_far.window.offset();
        let bytes = self.so_far.window.bytes();
        let bytes = &bytes[..bytes.len().min(self.stretch.unwrap_or(STRETCH))];
        let bytes = &bytes[..settled(bytes)];
        let is_cut = !bytes.ends_with(b"\n") && !bytes.ends_with(b"\r");
        let (mut end, sheet) = (start + bytes.len() as u64, Sheet::new(bytes.to_vec(), start));
        let mut lines = sheet.len() - usize::from(is_cut);
        let first = self.begin(&sheet, sink);
        let Some(shape) = self.shape.take() else { return };
        let marks = begins(self.kind, &shape, &sheet, first, &[]);
        let (before, mut message) = (self.given.count(), Message::default());
        match marks.as_slice() {
            [] => self.pass(&sheet, 0..sheet.len()),
            // No message ends in it.
            [mark] => {
                self.give(&shape, &sheet, mark.line()..sheet.len(), &mut message, sink);
                if self.given.count() > before {
                    self.tell(&sheet, mark.line()..sheet.len(), Fault::Mended(PutRight::LongText), sink);
                }
            }
            [.., last] => {
                for pair in marks.windows(2) {
                    self.give(&shape, &sheet, pair[0].line()..pair[1].line(), &mut message, sink);
                }
                lines = last.line();
                end = sheet.bytes_of(lines..lines + 1).start;
            }
        }
        self.shape = Some(shape);
        self.so_far.window.take((end - start) as usize);
        self.so_far.lines += lines;
    }

    /// Lets the beginning tell what all is; the line that the first message begins with at the earliest.
    fn begin(&mut self, sheet: &Sheet, sink: &mut dyn Sink) -> usize {
        if self.shape.is_some() {
            return 0;
        }
        let shape = Shape::of(self.kind, sheet);
        sink.chat(0, &shape.chat);
        if let Some(line) = shape.doubtful {
            self.tell(sheet, line..line + 1, Fault::Mended(PutRight::DayOrMonth), sink);
        }
        let first = shape.begins;
        self.pass(sheet, 0..first);
        self.shape = Some(shape);
        first
    }

    /// Takes from lines what holds for those behind them.
    fn pass(&mut self, sheet: &Sheet, lines: Range<usize>) {
        if self.kind == PasteKind::Preview {
            self.so_far.held = preview::day(sheet, lines, self.so_far.held);
        }
    }

    /// Hands out the message of some lines, if there is one.
    fn give(&mut self, shape: &Shape, sheet: &Sheet, lines: Range<usize>, message: &mut Message, sink: &mut dyn Sink) {
        let so_far = &mut self.so_far;
        let own = Shape::is_header(self.kind, sheet, lines.start);
        if own {
            so_far.header.clear();
            so_far.header.push_str(sheet.line(lines.start));
            so_far.header_at = sheet.bytes_of(lines.start..lines.start + 1);
        }
        self.pass(sheet, lines.clone());
        let so_far = &mut self.so_far;
        let before = Before { header: Some(&so_far.header), own, day: so_far.held.day };
        let lines = sheet.trimmed(lines);
        if !shape.read(self.kind, sheet, lines.clone(), before, message) {
            return;
        }
        let dated = own && message.posted.is_some();
        let repeats = self.kind == PasteKind::Clipboard && dated && !message.text.is_empty();
        if repeats && !so_far.seen.add(fingerprint(message)) {
            return self.tell(sheet, lines, Fault::Mended(PutRight::PastedBefore), sink);
        }
        let bytes = sheet.bytes_of(lines.clone());
        self.given.add(bytes.start, so_far.held.day);
        if !own && !matches!(self.kind, PasteKind::Preview | PasteKind::Bare) {
            self.given.borrows(so_far.header_at.clone());
        }
        message.id = MessageId::Number(i64::from(self.given.count()));
        message.position = Position { start: bytes.start, end: bytes.end, lines: Some(self.numbers(&lines)) };
        if message.posted.is_none() {
            let fault = if self.so_far.held.lacks_year() { Fault::Yearless } else { Fault::Undated };
            self.tell(sheet, lines, fault, sink);
        }
        sink.message(message);
    }

    fn tell(&self, sheet: &Sheet, lines: Range<usize>, fault: Fault, sink: &mut dyn Sink) {
        let text = sheet.text_of(lines.clone());
        let line = Some(self.numbers(&lines).0);
        let mut problem = Problem::new(sheet.bytes_of(lines), fault, text.as_bytes());
        problem.line = line;
        sink.problem(problem);
    }

    /// The first and the last of some lines, counted from the beginning of the text.
    fn numbers(&self, lines: &Range<usize>) -> (u32, u32) {
        let number = |line: usize| u32::try_from(self.so_far.lines + line).unwrap_or(u32::MAX);
        (number(lines.start + 1), number(lines.end))
    }
}

/// What two copies of one message have in common.
fn fingerprint(message: &Message) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&message.from, message.posted.map(|posted| posted.seconds), &message.text).hash(&mut hasher);
    hasher.finish()
}
