//! Where a report's message lies, and how its text is had again.

use crate::dump::Position;

/// Where the message of a report lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// Number of the dump.
    pub dump: u32,
    /// Index into the dump's chats.
    pub chat: u32,
    /// Where in the dump.
    pub position: Position,
}

/// Reads texts again from the dumps.
pub trait TextOf {
    /// The text of a report's message; `None` when it cannot be had any more.
    fn text(&self, ordinal: u32, located: Located) -> Option<String>;
}

/// No texts at all: rows come without an excerpt.
impl TextOf for () {
    fn text(&self, _: u32, _: Located) -> Option<String> {
        None
    }
}
