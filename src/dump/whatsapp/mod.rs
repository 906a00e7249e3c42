//! Chats that WhatsApp exports as text: a date and a name before each message, in the words of the phone's settings.
//!
//! Such a text has no ids and no zone, and what is attached is named or left out with a word. Messages are read as they come.

mod body;
mod header;
mod reader;
mod words;

pub(super) use header::{is_export, is_single};
pub(super) use reader::WhatsApp;
