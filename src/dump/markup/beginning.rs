//! Whether a page begins where its file does, or something of it is lost, or not of it.

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
    /// It begins in the middle of words, or of something that was opened before.
    Torn,
}

impl Beginning {
    /// Takes the next token that is none of a message.
    pub(in crate::dump) fn see(&mut self, token: &Token<'_>) {
        let words = match token {
            Token::Text(words) => !words.trim_ascii().is_empty(),
            Token::Open(_) | Token::Close(_) | Token::Cdata(_) => true,
        };
        if matches!(self, Self::Open) && words {
            *self = if matches!(token, Token::Open(_)) { Self::Whole } else { Self::Torn };
        }
    }

    /// A page or a message begins at `start`: what was torn before it is told, once.
    pub(in crate::dump) fn ends(&mut self, start: u64, sink: &mut dyn Sink) {
        if matches!(std::mem::replace(self, Self::Whole), Self::Torn) {
            sink.problem(Problem::new(0..start, Fault::Malformed(Malformed::NoBeginning), &[]));
        }
    }
}
