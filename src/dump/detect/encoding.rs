//! Whether bytes are text, and in which encoding.

use memchr::memmem;

use crate::dump::format::Encoding;

/// How a text that begins like this is written. What is no text is taken for UTF-8, as good as any.
pub(super) fn of(head: &[u8]) -> Encoding {
    if let Some(encoding) = utf16(head) {
        return encoding;
    }
    let body = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    if is_binary(body) || !is_one_byte(body) {
        return Encoding::Utf8;
    }
    if is_cyrillic(body) { Encoding::Windows1251 } else { Encoding::Windows1252 }
}

/// A byte order mark of UTF-16, or every second byte of the beginning that of the same small alphabet.
fn utf16(head: &[u8]) -> Option<Encoding> {
    if head.starts_with(b"\xFF\xFE") {
        return Some(Encoding::Utf16Le);
    }
    if head.starts_with(b"\xFE\xFF") {
        return Some(Encoding::Utf16Be);
    }
    // Latin letters, digits and marks have the upper byte 0, Cyrillic letters 4.
    let start = &head[..head.len().min(64)];
    let upper = |from: usize| {
        let every_second = start.iter().skip(from).step_by(2);
        every_second.clone().all(|byte| matches!(byte, 0 | 4)) && every_second.filter(|&&byte| byte == 0).count() > 3
    };
    if start.len() < 8 {
        None
    } else if upper(1) {
        Some(Encoding::Utf16Le)
    } else {
        upper(0).then_some(Encoding::Utf16Be)
    }
}

/// More than one byte in a hundred that no text has; a few are damage.
pub(super) fn is_binary(head: &[u8]) -> bool {
    let odd = head.iter().filter(|&&b| b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)).count();
    odd > 4 && odd * 100 > head.len()
}

/// Most bytes beyond ASCII are no UTF-8, and they are not just a few: damage does not look like that.
fn is_one_byte(head: &[u8]) -> bool {
    let high = head.iter().filter(|byte| !byte.is_ascii()).count();
    let invalid: usize = head.utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
    let invalid = invalid - strays(head);
    invalid * 2 > high && invalid * 1_000 > head.len() && invalid > 3
}

/// The bytes that Telegram Desktop leaves behind where a separator of lines stood; they say nothing of the encoding.
fn strays(head: &[u8]) -> usize {
    let all: [&[u8]; 4] = [b"\\u2028\x80\xA8", b"\\u2029\x80\xA9", b"<br>\x80\xA8", b"<br>\x80\xA9"];
    all.iter().map(|stray| 2 * memmem::find_iter(head, stray).count()).sum()
}

/// Words of Cyrillic letters alone are rows of high bytes; among Latin letters those with accents stand alone.
fn is_cyrillic(head: &[u8]) -> bool {
    let letter = |byte: u8| matches!(byte, 0xC0..=0xFF | 0xA8 | 0xB8);
    let (mut rows, mut single) = (0, 0);
    for word in head.split(|byte| !letter(*byte)) {
        match word.len() {
            0 => {}
            1 => single += 1,
            length => rows += length,
        }
    }
    rows > single
}
