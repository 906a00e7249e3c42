//! Telegram Desktop's export as web pages: `messages.html`, `messages2.html` and so on, one behind the other.
//!
//! A row is read by itself and only ever one is in memory. What a row leaves to those before it (a sender, the
//! origin of a forward, a day) is remembered only for the rows that need it, so that any row can be read again.

mod reader;
mod pages;
mod row;
mod part;
mod name;
mod media;
mod reactions;
mod service;
mod stamp;
mod summer;
mod lent;

pub(super) use reader::DesktopHtml;
pub(in crate::dump) use stamp::stamp;
