//! Telegram Desktop's `result.json`: one chat, a whole account, or pieces of either.
//!
//! The file is walked token by token and only ever one message of it is in memory. What cannot be read is
//! passed over up to the next object that looks like a message or a chat, and reported with its place.

mod account;
mod behind;
mod classify;
mod damage;
mod draft;
mod media;
mod message;
mod record;
mod text;
mod walk;
mod within;

pub(super) use account::Desktop;
pub(super) use classify::{ACCOUNT, is_chat_type, is_message_type};
