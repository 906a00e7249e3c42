//! The page's bare answer to "more": a JSON string that holds markup.
//!
//! It is cut where posts begin, and only ever one post is put into plain markup.

use memchr::memmem;

use crate::dump::json::Raw;

/// How a post begins in it.
const WRAP: &[u8] = b"<div class=\\\"tgme_widget_message_wrap";

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
    memmem::find(bytes, WRAP)
}

/// Where the next post begins, `bytes` beginning with one.
pub(super) fn find_next(bytes: &[u8]) -> Option<usize> {
    Some(find(bytes.get(1..)?)? + 1)
}

/// How many of the last bytes may be the beginning of a post.
pub(super) const OVERLAP: usize = WRAP.len() - 1;

/// A post as plain markup.
pub(super) fn markup(bytes: &[u8]) -> String {
    Raw::new(bytes).text()
}
