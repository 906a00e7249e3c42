//! What stands behind the name: text, with the words for what is attached taken out of it.

use super::header::{Header, is_mark};
use super::words::{ATTACHED_BEFORE, ATTACHED_BEHIND, EDITED, OMITTED, OMITTED_KINDS, SERVICE};
use crate::dump::json::tidy;
use crate::dump::message::{Media, MediaKind, Message, MessageKind};
use crate::dump::row::of_path;
use crate::dump::stamp::Order;

/// Reads a message from its lines, the first of which has a header; `None` if it has none.
pub(super) fn read(lines: &str, order: Order, message: &mut Message) -> Option<()> {
    message.clear();
    // A carriage return alone may end a line, or stand before what does.
    let (first, others) = lines.split_once(['\r', '\n']).unwrap_or((lines, ""));
    let others = if lines[first.len()..].starts_with("\r\n") { &others[1..] } else { others };
    let header = Header::parse(first)?;
    message.posted = header.stamp.posted(order).or_else(|| header.stamp.posted(order.other()));
    message.from = header.author.map(str::to_owned);
    let text = &mut message.text;
    text.push_str(header.text);
    if !others.is_empty() {
        text.push('\n');
        text.push_str(others);
    }
    tidy(text, 0);
    text.truncate(text.trim_end().len());
    let behind = |c: char| c.is_whitespace() || is_mark(c);
    if header.author.is_some()
        && let Some(before) = EDITED.iter().find_map(|words| text.trim_end_matches(behind).strip_suffix(words))
    {
        message.edited_sometime = true;
        text.truncate(before.trim_end_matches(behind).len());
    }
    if header.author.is_none() || is_service(header.text, header.author) {
        message.kind = MessageKind::Service;
    } else if let Some((media, caption)) = attached(&message.text) {
        message.media.push(media);
        message.text = caption;
    }
    let leading = message.text.len() - message.text.trim_start_matches(is_mark).len();
    message.text.drain(..leading);
    Some(())
}

/// Whether the service speaks though a name stands before it, as on iOS.
fn is_service(text: &str, author: Option<&str>) -> bool {
    let Some(said) = text.strip_prefix('\u{200E}') else { return false };
    author.is_some_and(|author| said.starts_with(author)) || SERVICE.iter().any(|words| said.starts_with(words))
}

/// What a text says to be attached, and what is left of the text.
fn attached(text: &str) -> Option<(Media, String)> {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let shown = first.trim_matches(|c: char| c.is_whitespace() || is_mark(c));
    if let Some(name) = ATTACHED_BEHIND.iter().find_map(|words| shown.strip_suffix(words)) {
        return Some((file(name), rest.to_owned()));
    }
    if OMITTED.contains(&shown) {
        return Some((missing(MediaKind::File, shown.trim_matches(['<', '>'])), rest.to_owned()));
    }
    // On iOS the words stand behind the caption, after a mark.
    let (caption, said) = text.rsplit_once('\u{200E}')?;
    let said = said.trim();
    let media = if let Some((words, kind)) = OMITTED_KINDS.iter().find(|(words, _)| said == *words) {
        missing(*kind, words)
    } else {
        let name = ATTACHED_BEFORE.iter().find_map(|words| said.strip_prefix(words)?.strip_suffix('>'))?;
        file(name)
    };
    Some((media, caption.trim_end().to_owned()))
}

/// A file that lies beside the text.
fn file(name: &str) -> Media {
    let name = name.trim_matches(|c: char| c.is_whitespace() || is_mark(c));
    Media { kind: of_path(name).unwrap_or_default(), path: Some(name.to_owned()), ..Media::default() }
}

/// Something that was not exported.
fn missing(kind: MediaKind, words: &str) -> Media {
    Media { kind, missing: Some(words.to_owned()), ..Media::default() }
}
