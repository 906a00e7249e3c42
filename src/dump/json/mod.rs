//! JSON as exporters really write it.
//!
//! Telegram Desktop writes JSON by hand and not always validly, users join and cut files: so this reads
//! bytes, token by token, and lets pass what a strict parser must refuse. It builds no tree and never
//! recurses. It knows no format: what keys mean is told by the readers.

mod layout;
mod passing;
mod patience;
mod space;
mod strings;
mod tokens;

pub(super) use layout::Next;
pub(super) use passing::{Lost, Skip};
pub(super) use patience::{LIMIT, Patience};
pub(super) use space::blanks;
pub(super) use strings::{Decoder, Raw, tidy};
pub(super) use tokens::{Halt, Mend, Tokens, Value};
