//! Going through a file a block at a time, for what is short and may stand anywhere.

use crate::dump::source::{Source, read_full};

/// How much is looked through at once.
pub(super) const BLOCK: usize = 256 * 1024;
/// Nothing that is looked for is longer, with all that it is told by.
pub(super) const LONG: usize = 4 * 1024;

/// One way through a file at a time; nothing is kept of it when it is done.
#[derive(Default)]
pub(super) struct Pass {
    at: u64,
    /// What was not looked through to its end.
    kept: Vec<u8>,
}

impl Pass {
    /// Goes on by one block: `look` gets bytes, and up to where what it finds may begin; the rest it gets again. Whether
    /// that was the last; then the next step begins with another file.
    pub(super) fn step(&mut self, source: &dyn Source, look: impl FnOnce(&[u8], usize)) -> bool {
        let from = self.kept.len();
        self.kept.resize(from + BLOCK, 0);
        let count = read_full(source, self.at, &mut self.kept[from..]).unwrap_or_default();
        self.kept.truncate(from + count);
        self.at += count as u64;
        let done = count < BLOCK;
        let reach = if done { self.kept.len() } else { self.kept.len().saturating_sub(LONG) };
        look(&self.kept, reach);
        self.kept.drain(..reach);
        if done {
            *self = Self::default();
        }
        done
    }
}
