//! What was written: bytes become messages.
//!
//! A dump is anything the user opened. This stage tells which format it is , reads it in
//! slices from a [`Source`] and hands every message to a [`Sink`]. It never holds the whole dump, knows
//! nothing of meetings or statements, and never fails as a whole: what cannot be read is a [`Problem`]
//! with its place, and reading goes on behind it.

mod detect;
mod eight;
mod desktop;
mod desktop_html;
mod tme;
mod feed;
mod lines;
mod lossy;
mod markup;
mod dialects;
mod objects;
mod paste;
mod table;
mod sqlite;
mod whatsapp;
mod reader;

mod actions;
mod address;
mod archive;
mod chats;
mod clock;
mod decimal;
mod entities;
mod ids;
mod json;
mod layers;
mod mending;
mod row;
mod stamp;
mod strays;
mod utf16;
mod values;
mod window;

pub mod bundle;
pub mod calendar;
pub mod cuts;
pub mod fault;
pub mod fingerprint;
pub mod foreign;
pub mod format;
pub mod history;
pub mod mapping;
pub mod message;
pub mod mojibake;
pub mod problem;
pub mod sample;
pub mod source;
pub mod time;
pub mod times;

pub use archive::{EntryFault, PackedBy};
pub use calendar::{Day, Days};
pub use cuts::{Cut, CutEdit, CutReason};
pub use fault::{Fault, Malformed, MissingPages, PackedFault, PageFault, PutRight, Stray, Unreadable};
pub use foreign::Foreign;
pub use format::{DatabaseKind, Encoding, Format, PasteKind, Refusal, TableKind};
pub use layers::{Excess, FREE, RATIO, TOTAL};
pub use mapping::{Column, Columns, MapError, Mapping, Role, Told};
pub use message::{
    Chat, ChatKind, Entity, EntityKind, Forward, Media, MediaKind, Message, MessageId, MessageKind, Position, Reaction,
    Reply,
};
pub use problem::Problem;
pub use reader::{ChatSummary, Reader, Sink, Step, open, open_any, open_told};
pub use source::{Place, Source, SourceError, SourceReason};
pub use time::{Posted, Precision, Zone};
pub use times::Times;

#[cfg(test)]
mod tests;
