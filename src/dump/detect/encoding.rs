//! Whether bytes are text, and in which encoding.

/// A byte order mark of UTF-16, or every second byte of the beginning that of the same small alphabet.
pub(super) fn is_utf16(head: &[u8]) -> bool {
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return true;
    }
    // Latin letters, digits and marks have the upper byte 0, Cyrillic letters 4.
    let start = &head[..head.len().min(64)];
    let upper = |from: usize| {
        let every_second = start.iter().skip(from).step_by(2);
        every_second.clone().all(|byte| matches!(byte, 0 | 4)) && every_second.filter(|&&byte| byte == 0).count() > 3
    };
    start.len() >= 8 && (upper(0) || upper(1))
}

/// More than one byte in a hundred that no text has; a few are damage.
pub(super) fn is_binary(head: &[u8]) -> bool {
    let odd = head.iter().filter(|&&b| b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B)).count();
    odd > 4 && odd * 100 > head.len()
}

/// Most bytes beyond ASCII are no UTF-8, and they are not just a few: damage does not look like that.
pub(super) fn is_one_byte(head: &[u8]) -> bool {
    let high = head.iter().filter(|byte| !byte.is_ascii()).count();
    let mut invalid = 0;
    for chunk in head.utf8_chunks() {
        invalid += chunk.invalid().len();
    }
    invalid * 2 > high && invalid * 1_000 > head.len() && invalid > 3
}
