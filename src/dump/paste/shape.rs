//! What a text tells of itself once, for all its messages: told by the whole of it or, where it is long, by its
//! beginning.

use std::ops::Range;

use super::proposal::Marks;
use super::sheet::Sheet;
use super::{bare, clipboard, named, preview};
use crate::dump::calendar::Day;
use crate::dump::cuts::CutReason;
use crate::dump::format::PasteKind;
use crate::dump::message::{Chat, Message};
use crate::dump::stamp::Order;
use crate::hashed::HashedSet;

/// What holds for a whole text.
#[derive(Debug, Default)]
pub(super) struct Shape {
    pub(super) chat: Chat,
    /// The line that the first message begins with at the earliest: title and description stand before it.
    pub(super) begins: usize,
    /// Which number of a date is the day.
    pub(super) order: Order,
    /// The first line with a date, if that is a guess.
    pub(super) doubtful: Option<usize>,
    /// What separates messages, if hardly any line follows another directly.
    pub(super) by_gaps: Option<CutReason>,
    /// Lines that come more than once where a message might begin, and so are names.
    pub(super) names: HashedSet<String>,
}

/// What holds for a message by what stands before it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before<'a> {
    /// The line with name and date that holds for it.
    pub(super) header: Option<&'a str>,
    /// Whether that is its own first line.
    pub(super) own: bool,
    /// The day that a date above or below it told.
    pub(super) day: Option<Day>,
}

impl Shape {
    pub(super) fn of(kind: PasteKind, sheet: &Sheet) -> Self {
        match kind {
            PasteKind::Clipboard => clipboard::shape(sheet),
            PasteKind::Quoted => named::shape(sheet, named::quoted),
            PasteKind::Named => named::shape(sheet, named::plain),
            PasteKind::Preview => preview::shape(sheet),
            PasteKind::Bare => bare::shape(sheet),
        }
    }

    /// Proposes where messages begin, from a line on.
    pub(super) fn mark(&self, kind: PasteKind, sheet: &Sheet, first: usize, marks: &mut Marks) {
        match kind {
            PasteKind::Clipboard => clipboard::mark(sheet, marks),
            PasteKind::Quoted => named::mark(sheet, named::quoted, None, marks),
            PasteKind::Named => named::mark(sheet, named::plain, Some(&self.names), marks),
            PasteKind::Preview => preview::mark(sheet, first, self.chat.title.as_deref(), marks),
            PasteKind::Bare => bare::mark(sheet, first, self.by_gaps, marks),
        }
    }

    /// Whether a line at which a message begins holds name or date for it and those behind it.
    pub(super) fn is_header(kind: PasteKind, sheet: &Sheet, line: usize) -> bool {
        match kind {
            PasteKind::Clipboard => clipboard::header(sheet.line(line)).is_some(),
            PasteKind::Quoted => sheet.after_gap(line) && named::quoted(sheet.line(line)).is_some(),
            PasteKind::Named => sheet.after_gap(line) && named::plain(sheet.line(line)).is_some(),
            PasteKind::Preview | PasteKind::Bare => false,
        }
    }

    /// Reads the message of some lines; whether there is one.
    pub(super) fn read(
        &self,
        kind: PasteKind,
        sheet: &Sheet,
        lines: Range<usize>,
        before: Before<'_>,
        message: &mut Message,
    ) -> bool {
        message.clear();
        match kind {
            PasteKind::Clipboard => clipboard::read(sheet, lines, before, self.order, message),
            PasteKind::Quoted => named::read(sheet, lines, before, named::quoted, message),
            PasteKind::Named => named::read(sheet, lines, before, named::plain, message),
            PasteKind::Preview => preview::read(sheet, lines, self.chat.title.as_deref(), before.day, message),
            PasteKind::Bare => bare::read(sheet, lines, message),
        }
    }
}
