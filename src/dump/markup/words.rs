//! From the bytes between tags, or between the quotes of an attribute, to text.
//!
//! Here and nowhere else: character references, bytes that are no UTF-8, control characters, and the stray bytes
//! that Telegram Desktop leaves behind a line separator.

use memchr::memchr;

use super::references::{LONGEST, reference};
use crate::dump::lossy;

/// The text that bytes stand for.
pub(in crate::dump) fn words(raw: &[u8]) -> String {
    let mut text = String::with_capacity(raw.len());
    append(raw, &mut text);
    text
}

/// Appends the text that bytes between tags stand for.
pub(super) fn append(mut raw: &[u8], out: &mut String) {
    while let Some(at) = memchr(b'&', raw) {
        plain(&raw[..at], out);
        raw = &raw[at + 1..];
        let near = &raw[..raw.len().min(LONGEST)];
        match memchr(b';', near).and_then(|end| Some((end, reference(&near[..end])?))) {
            Some((end, character)) => {
                keep(character, out);
                raw = &raw[end + 1..];
            }
            None => out.push('&'),
        }
    }
    plain(raw, out);
}

/// Appends bytes without references, as those of a CDATA section are.
pub(super) fn plain(bytes: &[u8], out: &mut String) {
    let from = out.len();
    out.push_str(&lossy::text(bytes));
    tidy(out, from);
}

/// Drops control characters, and makes every line end one sort.
fn tidy(out: &mut String, from: usize) {
    let odd = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || byte == 0x7F;
    // Folding over all bytes, without an early end, is done many bytes at once.
    if out.as_bytes()[from..].iter().fold(false, |any, &byte| any | odd(byte)) {
        let tail = out.split_off(from).replace("\r\n", "\n").replace('\r', "\n");
        tail.chars().for_each(|character| keep(character, out));
    }
}

fn keep(character: char, out: &mut String) {
    if !character.is_ascii_control() || matches!(character, '\n' | '\t') {
        out.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: impl AsRef<[u8]>, expected: &str) {
        assert_eq!(words(raw.as_ref()), expected);
    }

    #[test]
    fn references_stand_for_characters() {
        check("&lt;b&gt; &amp;amp; &quot;&apos;&#39;&#039;&#33;", "<b> &amp; \"'''!");
        check("&laquo;A&raquo;&nbsp;&mdash; B&hellip;", "«A»\u{A0}— B…");
        check("&#x1F44D;&#128077;&#X1f44d;", "👍👍👍");
        check("&#150; &#x85;", "– …");
    }

    #[test]
    fn what_is_no_reference_stays() {
        check("AT&T; R&D & co; &unknown; &#; &#x; &#xZZ; &", "AT&T; R&D & co; &unknown; &#; &#x; &#xZZ; &");
        check("a&copy=1", "a&copy=1");
    }

    #[test]
    fn control_characters_and_bytes_that_are_no_text_do_no_harm() {
        check("a&#x1F;b&#x00;c\u{1}d\0", "abcd");
        check("a&#xD800;&#x110000;", "a\u{FFFD}\u{FFFD}");
        check("a&#99999999999;", "a&#99999999999;");
        check(b"a\xFFb", "a\u{FFFD}b");
        check("a\r\nb\rc", "a\nb\nc");
    }
}
