//! What was written: bytes become messages.
//!
//! A dump is anything the user opened. This stage tells which format it is ([`detect`]), reads it in
//! slices from a [`Source`] and hands every message to a [`Sink`]. It never holds the whole dump, knows
//! nothing of meetings or statements, and never fails as a whole: what cannot be read is a [`Problem`]
//! with its place, and reading goes on behind it.

pub mod calendar;
pub mod message;
pub mod problem;
pub mod source;
pub mod time;

pub use calendar::{Day, Days};
pub use message::{
    Chat, ChatKind, Entity, EntityKind, Forward, Media, MediaKind, Message, MessageId, MessageKind, Position, Reaction,
    Reply,
};
pub use problem::{Fault, Problem};
pub use source::{Source, SourceError};
pub use time::{Posted, Precision, Zone};
