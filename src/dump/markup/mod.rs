//! HTML and XML as exporters, pages and browsers write them.
//!
//! Bytes are read tag by tag, as tolerantly as a browser does: tags that are never closed, attributes without
//! quotes, bytes that are no text. No tree is built, nothing recurses and nothing is run: scripts and styles are
//! passed over. What classes mean is told by the readers of each format.
//!
//! It is code of our own because it must know the place of every byte, go on where a slice ends and copy nothing that
//! is passed over; parsers to be had build a tree of the whole file, or copy every text.

mod roll;
mod tokens;
mod tag;
mod flow;
mod element;
mod link;
mod words;
mod references;
mod absent;
mod beginning;

#[cfg(test)]
mod tests;

pub(super) use beginning::Beginning;
pub(super) use element::Dialect;
pub(super) use flow::Flow;
pub(super) use roll::{Advance, Roll};
pub(super) use tag::Tag;
pub(super) use tokens::{Halt, Token, Tokens};
pub(super) use words::words;

use super::message::Entity;

/// The text of a piece of HTML, and its formatting and links as ranges of it. Paragraphs and lines of the page
/// become lines; white space is folded as on a page.
pub(super) fn html_text(fragment: &str) -> (String, Vec<Entity>) {
    let (mut flow, mut text, mut entities) = (Flow::new(Dialect::Web), String::new(), Vec::new());
    flow.read(fragment.as_bytes());
    flow.finish(&mut text, &mut entities);
    (text, entities)
}
