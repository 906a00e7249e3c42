//! Tables of separated values: CSV, TSV and whatever else has one record a line.
//!
//! Which column holds what is known for some programs and guessed for all others. Rows are read as they come and none is
//! kept; a row that does not fit costs no other.

mod layout;
mod makes;
mod reader;
mod records;
mod shape;

use super::format::TableKind;
use layout::Layout;

pub(super) use layout::unwrapped;
pub(super) use makes::{SCRAPER, known_table, places};
pub(super) use reader::Table;

/// Which program's table begins so; `None` if this is no table of messages. `whole` says that nothing follows.
pub(super) fn kind_of(head: &[u8], whole: bool) -> Option<TableKind> {
    Layout::of(head, whole).filter(|layout| layout.sure).map(|layout| layout.kind)
}

/// Whether a table begins so of which nothing says that it has messages.
pub(super) fn is_any(head: &[u8], whole: bool) -> bool {
    Layout::of(head, whole).is_some_and(|layout| !layout.sure)
}
