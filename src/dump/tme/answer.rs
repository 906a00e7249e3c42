//! The page's bare answer to "more": a JSON string that holds markup.
//!
//! It is cut where posts begin, and only ever one post is put into plain markup.

use memchr::memmem;

use crate::dump::json::Raw;

/// How a post begins in it, and how it goes on: one of both may be damaged.
const WRAP: &[u8] = b"<div class=\\\"tgme_widget_message_wrap";
const POST: &[u8] = b"<div class=\\\"tgme_widget_message ";
/// What only posts have, and how long that is at most.
const PARTS: [&[u8]; 3] = [b"tgme_widget_message_bubble", b"tgme_widget_message_text", b"tgme_widget_message_footer"];
const PART: usize = 26;

/// How many bytes tell it, unless more than that is space.
pub(super) const BEGINNING: u64 = 4096;

/// Whether a file of this kind begins so.
pub(super) fn is_answer(bytes: &[u8]) -> bool {
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    body.strip_prefix(b"\"").is_some_and(|inside| matches!(inside.trim_ascii_start().first(), Some(b'<' | b'\\')))
}

/// Whether the string that these bytes are the end of was closed.
pub(super) fn is_closed(bytes: &[u8]) -> bool {
    let escapes = |bytes: &[u8]| bytes.iter().rev().take_while(|byte| **byte == b'\\').count();
    bytes.strip_suffix(b"\"").is_some_and(|inside| escapes(inside) % 2 == 0)
}

/// Where the first post begins.
pub(super) fn find(bytes: &[u8]) -> Option<usize> {
    [WRAP, POST].iter().filter_map(|mark| memmem::find(bytes, mark)).min()
}

/// Where the next post begins, `bytes` beginning with one.
pub(super) fn find_next(bytes: &[u8]) -> Option<usize> {
    let next = |mark: &[u8], from: usize| Some(memmem::find(bytes.get(from..)?, mark)? + from);
    let wrap = next(WRAP, 1);
    let own = next(POST, 0).filter(|&own| wrap.is_none_or(|wrap| own < wrap));
    let post = own.and_then(|own| next(POST, own + 1));
    [wrap, post].into_iter().flatten().min()
}

/// Where among the first so many bytes something begins that only posts have.
pub(super) fn part(bytes: &[u8], count: usize) -> Option<usize> {
    let bytes = &bytes[..bytes.len().min(count + PART - 1)];
    PARTS.iter().filter_map(|part| memmem::find(bytes, part)).filter(|&at| at < count).min()
}

/// How many of the last bytes may be the beginning of a post.
pub(super) const OVERLAP: usize = WRAP.len() - 1;

/// A post as plain markup.
pub(super) fn markup(bytes: &[u8]) -> String {
    Raw::new(bytes).text()
}
