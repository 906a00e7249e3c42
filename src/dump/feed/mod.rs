//! RSS 2.0, RSS 1.0 (RDF) and Atom: feeds of sites, and of programs that make feeds of channels.
//!
//! A feed is read item by item. What an item says twice, as title and as the beginning of its text, is said once.

mod reader;
mod item;
mod element;

pub(super) use reader::Feed;
