//! Whether a page, or a message of it, begins with its own tag, or something of it is lost, or not of it.

use memchr::memchr2;

use super::tokens::Token;
use crate::dump::fault::{Fault, Malformed};
use crate::dump::problem::Problem;
use crate::dump::reader::Sink;

/// What the first words or tags say of that.
#[derive(Debug, Default)]
pub(in crate::dump) enum Beginning {
    /// Nothing was met so far.
    #[default]
    Open,
    /// It begins with a tag that opens something, or what it lacks was told.
    Whole,
    /// From here on it is the middle of words, or of something that was opened before.
    Torn(u64),
}

impl Beginning {
    /// Takes what stands before the next tag: a bracket there is that of a tag of which the rest is lost.
    pub(in crate::dump) fn look(&mut self, bytes: &[u8]) {
        let found = memchr2(b'<', b'>', bytes);
        if matches!(self, Self::Open) && found.is_some_and(|at| bytes[at] == b'>') {
            *self = Self::Torn(0);
        }
    }

    /// Takes the next token that is none of a message.
    pub(in crate::dump) fn see(&mut self, token: &Token<'_>) {
        let words = match token {
            Token::Text(words) => !words.trim_ascii().is_empty(),
            Token::Open(_) | Token::Close(_) | Token::Cdata(_) => true,
        };
        if matches!(self, Self::Open) && words {
            *self = if matches!(token, Token::Open(_)) { Self::Whole } else { Self::Torn(0) };
        }
    }

    /// What stands at `from`, between two messages, can only be of one whose own tag is lost.
    pub(in crate::dump) fn is_lost(&mut self, from: u64) {
        if !self.is_torn() {
            *self = Self::Torn(from);
        }
    }

    /// Whether something is lost that was not told so far.
    pub(in crate::dump) fn is_torn(&self) -> bool {
        matches!(self, Self::Torn(_))
    }

    /// A page or a message begins at `start`, or nothing follows: what was torn before it is told, once.
    pub(in crate::dump) fn ends(&mut self, start: u64, sink: &mut dyn Sink) {
        if let Self::Torn(from) = std::mem::replace(self, Self::Whole) {
            sink.problem(Problem::new(from..start, Fault::Malformed(Malformed::NoBeginning), &[]));
        }
    }
}
