//! The lines at which messages begin: what the rules propose, what else is offered, and what the user says.

use super::shape::Shape;
use super::sheet::Sheet;
use crate::dump::cuts::{Cut, CutEdit, CutReason};
use crate::dump::format::PasteKind;

/// A line, from 0, at which a message begins or might.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    line: u32,
    pub(super) reason: CutReason,
    pub(super) cut: bool,
}

impl Mark {
    pub(super) fn line(self) -> usize {
        self.line as usize
    }
}

/// Marks in the order of their lines.
#[derive(Debug, Default)]
pub(super) struct Marks {
    all: Vec<Mark>,
    /// Whether lines are kept too at which a message only might begin. Most lines are such.
    offers: bool,
}

impl Marks {
    /// Adds a line behind those that are there. The first begins a message in any case.
    pub(super) fn add(&mut self, line: usize, reason: CutReason, cut: bool) {
        if cut || self.offers || self.all.is_empty() {
            let cut = cut || self.all.is_empty();
            self.all.push(Mark { line: line as u32, reason, cut });
        }
    }

    /// Offers the beginning of each paragraph as a place to split at, besides what is there.
    fn offer_paragraphs(&mut self, sheet: &Sheet) {
        let known = std::mem::take(&mut self.all);
        let mut rest = known.iter().peekable();
        let first = known.first().map_or(0, |mark| mark.line());
        for line in first..sheet.len() {
            if let Some(mark) = rest.next_if(|mark| mark.line() == line) {
                self.all.push(*mark);
            } else if !sheet.is_blank(line) && sheet.after_gap(line) {
                self.all.push(Mark { line: line as u32, reason: CutReason::Paragraph, cut: false });
            }
        }
    }

    /// Does what the user says.
    fn obey(&mut self, sheet: &Sheet, edits: &[CutEdit]) {
        let marks = &mut self.all;
        for edit in edits {
            let (line, cut) = match *edit {
                CutEdit::Join { line } => (line, false),
                CutEdit::Split { line } => (line, true),
            };
            // A message begins with its first line of text.
            let line = sheet.next_full((line as usize).saturating_sub(1));
            match marks.binary_search_by_key(&line, |mark| mark.line()) {
                Ok(at) => (marks[at].cut, marks[at].reason) = (cut, CutReason::User),
                Err(at) if cut && line < sheet.len() => {
                    marks.insert(at, Mark { line: line as u32, reason: CutReason::User, cut });
                }
                Err(_) => {}
            }
        }
        // Joined to nothing, the first message still begins somewhere.
        if let Some(first) = marks.first_mut() {
            first.cut = true;
        }
    }
}

/// The lines at which messages begin; `first` is the line behind what stands before all of them.
pub(super) fn begins(kind: PasteKind, shape: &Shape, sheet: &Sheet, first: usize, edits: &[CutEdit]) -> Vec<Mark> {
    let mut marks = marked(kind, shape, sheet, first, !edits.is_empty());
    marks.obey(sheet, edits);
    marks.all.retain(|mark| mark.cut);
    marks.all
}

/// The same, and every other line at which one might, for the user to see.
pub(super) fn offered(kind: PasteKind, shape: &Shape, sheet: &Sheet, edits: &[CutEdit]) -> Vec<Cut> {
    let mut marks = marked(kind, shape, sheet, shape.begins, true);
    marks.obey(sheet, edits);
    let cut = |mark: &Mark| Cut {
        line: mark.line + 1,
        start: sheet.bytes_of(mark.line()..mark.line() + 1).start,
        reason: mark.reason,
        cut: mark.cut,
    };
    marks.all.iter().map(cut).collect()
}

fn marked(kind: PasteKind, shape: &Shape, sheet: &Sheet, first: usize, offers: bool) -> Marks {
    let mut marks = Marks { offers, ..Marks::default() };
    shape.mark(kind, sheet, first, &mut marks);
    if offers {
        marks.offer_paragraphs(sheet);
    }
    marks
}
