//! Bytes as text, as much as can be had of them.

use std::borrow::Cow;

/// What bytes say that should be UTF-8. Two halves of a character that some programs write in three bytes each are one
/// again; what is no text becomes a sign.
pub(super) fn text(bytes: &[u8]) -> Cow<'_, str> {
    // Looking whether all is well is faster than looking for what is not.
    std::str::from_utf8(bytes).map_or_else(|_| Cow::Owned(mended(bytes)), Cow::Borrowed)
}

fn mended(mut bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    loop {
        match std::str::from_utf8(bytes) {
            Ok(rest) => {
                text.push_str(rest);
                return text;
            }
            Err(error) => {
                let (good, bad) = bytes.split_at(error.valid_up_to());
                text.push_str(&String::from_utf8_lossy(good));
                let joined = halves(bad);
                text.push(joined.unwrap_or(char::REPLACEMENT_CHARACTER));
                let length = if joined.is_some() { 6 } else { error.error_len().unwrap_or(bad.len()) };
                bytes = &bad[length..];
            }
        }
    }
}

/// The character of which both halves stand at the beginning.
fn halves(bytes: &[u8]) -> Option<char> {
    let unit = |second: u8, third: u8| 0xD000 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F);
    let [0xED, high @ 0xA0..=0xAF, a @ 0x80..=0xBF, 0xED, low @ 0xB0..=0xBF, b @ 0x80..=0xBF, ..] = *bytes else {
        return None;
    };
    char::decode_utf16([unit(high, a), unit(low, b)]).next()?.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_joined_and_what_is_no_text_becomes_a_sign() {
        let check = |bytes: &[u8], expected: &str| assert_eq!(text(bytes), expected, "{bytes:?}");
        check("Паром 🚢".as_bytes(), "Паром 🚢");
        check(b"Pier \xED\xA0\xBD\xED\xBA\xA2!", "Pier \u{1F6A2}!");
        check(b"a\xFFb\xED\xA0\xBDc\xD0", "a\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}c\u{FFFD}");
        check(b"", "");
    }
}
