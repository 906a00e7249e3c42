//! What was written: bytes become messages.
//!
//! A dump is anything the user opened. This stage tells which format it is , reads it in
//! slices from a [`Source`] and hands every message to a [`Sink`]. It never holds the whole dump, knows
//! nothing of meetings or statements, and never fails as a whole: what cannot be read is a [`Problem`]
//! with its place, and reading goes on behind it.

mod detect;
mod desktop;
mod lines;
mod paste;
mod table;
mod sqlite;
mod whatsapp;
mod reader;

mod chats;
mod clock;
mod json;
mod row;
mod stamp;
mod values;
mod window;

pub mod calendar;
pub mod cuts;
pub mod foreign;
pub mod format;
pub mod mapping;
pub mod message;
pub mod problem;
pub mod source;
pub mod time;
pub mod times;

pub use calendar::{Day, Days};
pub use cuts::{Cut, CutEdit, CutReason};
pub use foreign::Foreign;
pub use format::{DatabaseKind, Encoding, Format, PasteKind, Refusal, TableKind};
pub use mapping::{Column, Columns, Mapping, Role};
pub use message::{
    Chat, ChatKind, Entity, EntityKind, Forward, Media, MediaKind, Message, MessageId, MessageKind, Position, Reaction,
    Reply,
};
pub use problem::{Fault, Problem};
pub use reader::{ChatSummary, Reader, Sink, Step, open};
pub use source::{Source, SourceError};
pub use time::{Posted, Precision, Zone};
pub use times::Times;

#[cfg(test)]
mod tests;
