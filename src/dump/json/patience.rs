//! How much is tried at a bracket within damage, by what came of it lately.
//!
//! A file full of open brackets must not be read to its end for each of them: that would take as long as the square of
//! its length. How long an object may be is counted in bytes of the file, so the size of slices changes nothing.

/// The longest message that is read.
pub(in crate::dump) const LIMIT: usize = 128 * 1024 * 1024;
/// The longest message that is read where one after the other does not end; above what an honest one has.
const LEAST: usize = 32 * 1024;
/// How many bytes of an object are looked at within damage, where every bracket is asked.
const NEAR: usize = 4 * 1024;
/// The same, where all that was tried for long was in vain.
const LITTLE: usize = 512;
/// How many times that is; then every so often more is tried, since messages may begin again.
const LONG: u32 = 64;

/// Counts what was in vain.
#[derive(Debug, Default)]
pub(in crate::dump) struct Patience {
    /// Messages that did not end, since one did.
    endless: u32,
    /// Brackets that began no message, since one did.
    misses: u32,
}

impl Patience {
    /// A message was read: how long the next may be, `limit` being what held for this one.
    pub(in crate::dump) fn restore(&mut self, limit: usize) -> usize {
        *self = Self::default();
        (limit * 2).clamp(LEAST, LIMIT)
    }

    /// A message does not end: how long the next may be, this one having been as long as `limit`.
    pub(in crate::dump) fn endless(&mut self, limit: usize) -> usize {
        self.endless = self.endless.saturating_add(1);
        if is_worn(self.endless) { LITTLE } else { (limit / 2).max(LEAST) }
    }

    /// How many bytes of the next object are looked at.
    pub(in crate::dump) fn near(&self) -> usize {
        if is_worn(self.misses / LONG) { LITTLE } else { NEAR }
    }

    /// An object was looked at: whether that was in vain.
    pub(in crate::dump) fn miss(&mut self, vain: bool) {
        self.misses = self.misses.saturating_add(u32::from(vain));
    }
}

fn is_worn(tries: u32) -> bool {
    tries > LONG && !tries.is_multiple_of(LONG)
}
