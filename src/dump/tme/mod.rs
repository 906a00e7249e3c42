//! Pages of t.me/s and embedded posts, as a browser or a program saves them.
//!
//! Elements are told by their classes, never by where they stand: wrappers differ, and pages are pasted together,
//! saved after their scripts ran, or come as the bare answer to "more". What a page links to is not looked at.

mod reader;
mod channels;
mod post;
mod quoted;
mod attached;
mod reaction;
mod address;
mod answer;

pub(super) use address::address;
pub(super) use reader::Tme;
