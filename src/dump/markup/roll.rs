//! Rolls over a source and lets a reader take piece after piece of the markup in it.
//!
//! Knows when a piece has to wait for more bytes, and gives up on one that never ends. It knows nothing of what the
//! pieces are.

use super::tokens::{Halt, Tokens};
use crate::dump::fault::{Fault, Malformed};
use crate::dump::problem::Problem;
use crate::dump::reader::{Sink, Step};
use crate::dump::source::Source;
use crate::dump::window::{SLICE, Window};

/// The longest piece that is read.
const LIMIT: usize = 128 * 1024 * 1024;

/// What reads the pieces.
pub(in crate::dump) trait Advance {
    /// Takes one piece, which begins at the first byte of `tokens` that is not done with; `base` is where the bytes
    /// begin in the source. With `Err` nothing may have changed but what is done with.
    fn advance(&mut self, tokens: &mut Tokens<'_>, base: u64, sink: &mut dyn Sink) -> Result<(), Halt>;

    /// Everything was read, up to `end`; `rest` is what is left of it in which no piece was found.
    fn end(&mut self, end: u64, rest: &[u8], sink: &mut dyn Sink);
}

/// A place in a source.
#[derive(Debug, Default)]
pub(in crate::dump) struct Roll {
    window: Window,
    /// Bytes without which trying again is of no use.
    wanted: usize,
    ended: bool,
}

impl Roll {
    /// The first byte that is not done with.
    pub(in crate::dump) fn position(&self) -> u64 {
        self.window.offset()
    }

    /// Reads about `budget` bytes on.
    pub(in crate::dump) fn step(
        &mut self,
        source: &dyn Source,
        budget: usize,
        sink: &mut dyn Sink,
        reader: &mut dyn Advance,
    ) -> Step {
        let mut left = budget.max(1);
        while left > 0 && !self.ended {
            let count = left.min(SLICE);
            left -= count;
            if let Err(error) = self.window.fill(source, count) {
                let at = self.window.offset();
                sink.problem(Problem::new(at..source.len(), Fault::Unreadable(error.into()), &[]));
                self.ended = true;
                break;
            }
            self.read(sink, reader);
        }
        if self.ended { Step::Done } else { Step::More }
    }

    fn read(&mut self, sink: &mut dyn Sink, reader: &mut dyn Advance) {
        let (bytes, base, whole) = (self.window.bytes(), self.window.offset(), self.window.ended());
        if bytes.len() < self.wanted && !whole {
            return;
        }
        let mut tokens = Tokens::new(bytes, whole);
        let end = loop {
            match reader.advance(&mut tokens, base, sink) {
                Ok(()) => tokens.finish(),
                Err(Halt::End) => break true,
                Err(Halt::More) if bytes.len() - tokens.done() >= LIMIT => lose(&mut tokens, base, sink),
                Err(Halt::More) => break false,
            }
        };
        let done = tokens.done();
        if end {
            reader.end(base + bytes.len() as u64, &bytes[done..], sink);
            self.ended = true;
            self.window.take(bytes.len());
        } else {
            // Twice as many: a long piece is tried a few times only.
            self.wanted = (bytes.len() - done).saturating_mul(2).min(LIMIT);
            self.window.take(done);
        }
    }
}

/// Passes over the tag that begins what does not end: what is inside it may be read all the same.
fn lose(tokens: &mut Tokens<'_>, base: u64, sink: &mut dyn Sink) {
    let start = tokens.done();
    tokens.go_to(start);
    if tokens.next().is_err() || tokens.at() == start {
        tokens.go_to(start + 1);
    }
    let range = base + start as u64..base + tokens.at() as u64;
    let fault = Fault::Malformed(Malformed::NoEnd);
    sink.problem(Problem::new(range, fault, &tokens.bytes()[start..tokens.at()]));
    tokens.finish();
}
