//! Pasted text: messages as a client or a page copies them, without any frame.

use super::format::PasteKind;

/// What sort of copied text this is.
pub(super) fn kind_of(_text: &str) -> PasteKind {
    PasteKind::Bare
}
