//! Pasted text: messages as a client or a page copies them, without any frame.
//!
//! Where one message ends and the next begins is a proposal, made by the rules of each kind of copy and then
//! corrected by the user's edits. A text of usual length is cut as a whole; of a longer one the beginning tells what all
//! of it is, and it is cut a stretch at a time. No text is kept: what was handed out is read again from its place.

mod bare;
mod clipboard;
mod footer;
mod given;
mod labels;
mod marks;
mod named;
mod preview;
mod proposal;
mod reader;
mod shape;
mod sheet;
mod stretch;
#[cfg(test)]
mod tests;

use super::format::PasteKind;
use sheet::Sheet;

pub(super) use footer::count;
pub(super) use marks::is_symbol;
pub(super) use reader::Paste;
pub(super) use stretch::WHOLE;

/// What sort of copied text this is, by the marks between its messages.
pub(super) fn kind_of(text: &str) -> PasteKind {
    let sheet = Sheet::new(text.as_bytes().to_vec(), 0);
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
