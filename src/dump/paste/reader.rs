//! Reading a paste: take it in, cut it, hand out its messages; and all again with the user's edits.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::sheet::Sheet;
use super::{Mark, Plan, bare, clipboard, named, preview};
use crate::dump::cuts::{Cut, CutEdit, CutReason};
use crate::dump::fault::{Fault, PutRight};
use crate::dump::format::PasteKind;
use crate::dump::message::{Message, MessageId, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::{FormatReader, Sink, Step};
use crate::dump::source::Source;
use crate::dump::window::{SLICE, Window};

/// The longest text that is cut into messages at once.
pub(in crate::dump) const LIMIT: u64 = 16 * 1024 * 1024;

/// Reads pasted text.
#[derive(Debug)]
pub(in crate::dump) struct Paste {
    kind: PasteKind,
    window: Window,
    edits: Vec<CutEdit>,
    sheet: Sheet,
    plan: Plan,
    cuts: Vec<Cut>,
    pieces: Vec<Piece>,
    /// Whether the text is there and cut.
    ready: bool,
    /// Pieces handed out so far.
    given: usize,
}

/// The lines of one message.
#[derive(Debug)]
struct Piece {
    lines: Range<usize>,
    /// The line with name and date that holds for it.
    header: Option<usize>,
    /// Its number among the messages, from 1; `None` if the same was there before.
    number: Option<u32>,
}

impl FormatReader for Paste {
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        let mut left = budget.max(1);
        while !self.ready {
            if left == 0 {
                return Step::More;
            }
            let count = left.min(SLICE);
            left -= count;
            if let Err(error) = self.window.fill(source, count) {
                let range = self.window.read_to()..source.len();
                sink.problem(Problem::new(range, Fault::Unreadable(error.into()), &[]));
                return Step::Done;
            }
            if self.window.ended() || self.window.read_to() > LIMIT {
                self.sheet = Sheet::new(self.window.bytes());
                let end = self.window.read_to();
                self.window.seek(end);
                self.ready = true;
                self.plan_anew();
                self.cut();
            }
        }
        if self.given == 0 {
            self.announce(sink);
        }
        let mut message = Message::default();
        while let Some(piece) = self.pieces.get(self.given) {
            self.give(piece, &mut message, sink);
            self.given += 1;
        }
        Step::Done
    }

    fn position(&self) -> u64 {
        match self.pieces.get(self.given) {
            Some(piece) if self.ready => self.sheet.bytes_of(piece.lines.clone()).start,
            _ => self.window.read_to(),
        }
    }

    fn reread(&self, _source: &dyn Source, position: Position, _chat: u32) -> Option<Message> {
        let first = position.lines?.0 as usize;
        let at = self.pieces.binary_search_by_key(&first, |piece| piece.lines.start + 1).ok()?;
        let mut message = Message::default();
        self.read(&self.pieces[at], &mut message);
        Some(message).filter(|message| message.position == position)
    }

    fn cuts(&self) -> &[Cut] {
        &self.cuts
    }

    /// Cuts anew with other edits; what was handed out is void.
    fn recut(&mut self, edits: &[CutEdit]) {
        self.edits = edits.to_vec();
        self.given = 0;
        if self.ready {
            self.cut();
        }
    }
}

impl Paste {
    pub(in crate::dump) fn new(kind: PasteKind) -> Self {
        Self {
            kind,
            window: Window::default(),
            edits: Vec::new(),
            sheet: Sheet::default(),
            plan: Plan::default(),
            cuts: Vec::new(),
            pieces: Vec::new(),
            ready: false,
            given: 0,
        }
    }

    fn announce(&self, sink: &mut dyn Sink) {
        sink.chat(0, &self.plan.chat);
        if self.plan.doubtful_order
            && let Some(mark) = self.plan.marks.iter().find(|mark| mark.reason == CutReason::Header)
        {
            let words = PutRight::DayOrMonth;
            self.tell(mark.line..mark.line + 1, Fault::Mended(words), sink);
        }
    }

    fn give(&self, piece: &Piece, message: &mut Message, sink: &mut dyn Sink) {
        if piece.number.is_none() {
            let words = PutRight::PastedBefore;
            return self.tell(piece.lines.clone(), Fault::Mended(words), sink);
        }
        self.read(piece, message);
        if message.posted.is_none() {
            self.tell(piece.lines.clone(), Fault::Undated, sink);
        }
        sink.message(message);
    }

    fn tell(&self, lines: Range<usize>, fault: Fault, sink: &mut dyn Sink) {
        let text = self.sheet.text_of(lines.clone());
        let line = Some(lines.start as u32 + 1);
        let mut problem = Problem::new(self.sheet.bytes_of(lines), fault, text.as_bytes());
        problem.line = line;
        sink.problem(problem);
    }

    fn plan_anew(&mut self) {
        self.plan = match self.kind {
            PasteKind::Clipboard => clipboard::plan(&self.sheet),
            PasteKind::Quoted => named::plan(&self.sheet, named::quoted),
            PasteKind::Named => named::plan(&self.sheet, named::plain),
            PasteKind::Preview => preview::plan(&self.sheet),
            PasteKind::Bare => bare::plan(&self.sheet),
        };
        self.offer_paragraphs();
    }

    /// Offers the beginning of each paragraph as a place to split at, besides what the plan has.
    fn offer_paragraphs(&mut self) {
        let known: HashSet<usize> = self.plan.marks.iter().map(|mark| mark.line).collect();
        let first = self.plan.marks.first().map_or(0, |mark| mark.line);
        for line in first..self.sheet.len() {
            if !self.sheet.is_blank(line) && self.sheet.after_gap(line) && !known.contains(&line) {
                self.plan.marks.push(Mark { line, reason: CutReason::Paragraph, cut: false });
            }
        }
        self.plan.marks.sort_by_key(|mark| mark.line);
    }

    /// Cuts by the plan and the user's edits.
    fn cut(&mut self) {
        let mut marks = self.plan.marks.clone();
        for edit in &self.edits {
            let (line, cut) = match *edit {
                CutEdit::Join { line } => (line, false),
                CutEdit::Split { line } => (line, true),
            };
            // A message begins with its first line of text.
            let line = self.sheet.next_full((line as usize).saturating_sub(1));
            match marks.binary_search_by_key(&line, |mark| mark.line) {
                Ok(at) => (marks[at].cut, marks[at].reason) = (cut, CutReason::User),
                Err(at) if cut && line < self.sheet.len() => {
                    marks.insert(at, Mark { line, reason: CutReason::User, cut });
                }
                Err(_) => {}
            }
        }
        // Joined to nothing, the first message still begins somewhere.
        if let Some(first) = marks.first_mut() {
            first.cut = true;
        }
        self.cuts = marks.iter().map(|mark| self.cut_of(mark)).collect();
        let starts: Vec<usize> = marks.iter().filter(|mark| mark.cut).map(|mark| mark.line).collect();
        self.pieces.clear();
        let (mut header, mut seen, mut message) = (None, HashSet::new(), Message::default());
        let mut count = 0;
        for (index, &start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(self.sheet.len());
            let is_header = match self.plan.marks.binary_search_by_key(&start, |mark| mark.line) {
                Ok(at) => self.plan.marks[at].reason == CutReason::Header,
                Err(_) => false,
            };
            if is_header {
                header = Some(start);
            }
            let piece = Piece { lines: self.sheet.trimmed(start..end), header, number: None };
            if !self.read_lines(&piece, &mut message) {
                continue;
            }
            let repeated = self.kind == PasteKind::Clipboard
                && is_header
                && !message.text.is_empty()
                && !seen.insert(fingerprint(&message));
            count += u32::from(!repeated);
            self.pieces.push(Piece { number: (!repeated).then_some(count), ..piece });
        }
    }

    fn cut_of(&self, mark: &Mark) -> Cut {
        Cut {
            line: mark.line as u32 + 1,
            start: self.sheet.bytes_of(mark.line..mark.line + 1).start,
            reason: mark.reason,
            cut: mark.cut,
        }
    }

    /// Reads a piece with its number and place.
    fn read(&self, piece: &Piece, message: &mut Message) {
        self.read_lines(piece, message);
        message.id = MessageId::Number(i64::from(piece.number.unwrap_or(0)));
        let bytes = self.sheet.bytes_of(piece.lines.clone());
        let lines = Some((piece.lines.start as u32 + 1, piece.lines.end as u32));
        message.position = Position { start: bytes.start, end: bytes.end, lines };
    }

    fn read_lines(&self, piece: &Piece, message: &mut Message) -> bool {
        message.clear();
        let (sheet, lines) = (&self.sheet, piece.lines.clone());
        match self.kind {
            PasteKind::Clipboard => clipboard::read(sheet, lines, piece.header, self.plan.order, message),
            PasteKind::Quoted => named::read(sheet, lines, piece.header, named::quoted, message),
            PasteKind::Named => named::read(sheet, lines, piece.header, named::plain, message),
            PasteKind::Preview => preview::read(sheet, lines, &self.plan, message),
            PasteKind::Bare => bare::read(sheet, lines, message),
        }
    }
}

/// What two copies of one message have in common.
fn fingerprint(message: &Message) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&message.from, message.posted.map(|posted| posted.seconds), &message.text).hash(&mut hasher);
    hasher.finish()
}
