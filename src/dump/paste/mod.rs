//! Pasted text: messages as a client or a page copies them, without any frame.
//!
//! Where one message ends and the next begins is a proposal, made by the rules of each kind of copy and then
//! corrected by the user's edits. The text is held in memory: a paste is small, and there is a limit.

mod bare;
mod clipboard;
mod footer;
mod labels;
mod marks;
mod named;
mod preview;
mod reader;
mod sheet;

use super::calendar::Day;
use super::cuts::CutReason;
use super::format::PasteKind;
use super::message::Chat;
use super::stamp::Order;
use sheet::Sheet;

pub(super) use footer::count;
pub(super) use marks::is_symbol;
pub(super) use reader::{LIMIT, Paste};

/// What sort of copied text this is, by the marks between its messages.
pub(super) fn kind_of(text: &str) -> PasteKind {
    let sheet = Sheet::new(text.as_bytes());
    let first = sheet.next_full(0);
    let marked = |is_header: &dyn Fn(&str) -> bool| {
        let count = (0..sheet.len()).filter(|&line| sheet.after_gap(line) && is_header(sheet.line(line))).count();
        count >= 2 || count == 1 && is_header(sheet.line(first))
    };
    if marked(&|line| clipboard::header(line).is_some()) {
        PasteKind::Clipboard
    } else if marked(&|line| named::quoted(line).is_some()) {
        PasteKind::Quoted
    } else if preview::is_preview(&sheet) {
        PasteKind::Preview
    } else if named::is_named(&sheet) {
        PasteKind::Named
    } else {
        PasteKind::Bare
    }
}

/// What the rules of a kind say of a text.
#[derive(Debug, Default)]
struct Plan {
    chat: Chat,
    /// Lines that begin a message, or might, in order.
    marks: Vec<Mark>,
    /// Which number of a date is the day.
    order: Order,
    /// Whether that is a guess.
    doubtful_order: bool,
    /// Lines that hold a date for the posts above and below, with the day where it is known.
    days: Vec<(usize, Option<Day>)>,
}

/// A line, from 0, at which a message begins or might.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    line: usize,
    reason: CutReason,
    cut: bool,
}
