//! How much of a text is cut into messages at once.

use memchr::memrchr2;

/// The longest text that is cut as a whole.
pub(in crate::dump) const WHOLE: u64 = 16 * 1024 * 1024;

/// How much of a longer one is cut at once, which is the longest message in it; and how much tells what all of it is.
pub(super) const STRETCH: usize = 4 * 1024 * 1024;

/// How many of some bytes, behind which more follow, are whole lines; where these are the lesser part, whole characters.
pub(super) fn settled(bytes: &[u8]) -> usize {
    // What stands behind the end of a line tells whether it is one of two bytes.
    let known = &bytes[..bytes.len().saturating_sub(1)];
    let lines = memrchr2(b'\n', b'\r', known).map_or(0, |end| {
        let two = bytes[end] == b'\r' && bytes[end + 1] == b'\n';
        end + if two { 2 } else { 1 }
    });
    if lines * 2 >= bytes.len() { lines } else { characters(bytes) }
}

/// How many bytes are whole characters, none of which is the beginning of a line end.
fn characters(bytes: &[u8]) -> usize {
    if bytes.ends_with(b"\r") {
        return bytes.len() - 1;
    }
    let begun = bytes.iter().rev().take(4).position(|byte| !matches!(byte, 0x80..=0xBF));
    let Some(begun) = begun else { return bytes.len() };
    let needed = match bytes[bytes.len() - 1 - begun] {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xFF => 4,
        _ => 1,
    };
    if begun + 1 < needed { bytes.len() - 1 - begun } else { bytes.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: &str) {
        assert_eq!(String::from_utf8_lossy(&bytes[..settled(bytes)]), expected);
    }

    #[test]
    fn whole_lines_are_taken_or_else_whole_characters() {
        check(b"", "");
        check(b"ferry", "ferry");
        check(b"ferry\npier\nto", "ferry\npier\n");
        check(b"ferry\r\npier\r\nt", "ferry\r\npier\r\n");
        check(b"ferry\r\npier\r\n", "ferry\r\npier\r\n");
        check(b"ferry\r\npier\r", "ferry\r\n");
        check(b"ferry\rpier\r", "ferry\r");
        check(b"a\nthe ferry is late\r", "a\nthe ferry is late");
        check("a\nпаром".as_bytes(), "a\nпаром");
        check(&"a\nпаром".as_bytes()[..11], "a\nпаро");
        check(&"a\nferry 🚢".as_bytes()[..11], "a\nferry ");
        check(b"ferry \x80\x80\x80\x80", "ferry \u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}");
    }
}
