//! Whether a file is an SQLite database, though some of its first bytes may be damaged.
//!
//! A database says so several times over. Any two of these signs are enough where the file is no text; what its pages hold
//! is not for this file.

use memchr::memmem;

use crate::dump::sqlite::{MARK, first, shares};

/// How the files begin that what is being written goes to, or is kept in as it was.
const LOGS: [&[u8]; 3] = [b"\x37\x7F\x06\x82", b"\x37\x7F\x06\x83", b"\xD9\xD5\x05\xF9"];
/// Where the first page has its own header, behind that of the file.
const PAGE: usize = 100;

/// Whether a database begins so.
pub(super) fn is_database(head: &[u8]) -> bool {
    if head.starts_with(MARK) {
        return true;
    }
    // Texts have no NUL bytes but in holes, and these say nothing.
    if head.len() < 512 || !head.contains(&0) {
        return false;
    }
    // What databases keep beside themselves has pages, too.
    if LOGS.iter().any(|log| head.starts_with(log)) {
        return false;
    }
    // Something may stand before it, or its beginning may be lost.
    if memmem::find(head, MARK).is_some_and(|at| shares(&head[at..])) || first(head).is_some() {
        return true;
    }
    let begun = head.iter().zip(MARK).filter(|(byte, mark)| byte == mark).count() >= 12;
    let named = named(head, b"CREATE TABLE", b"table") || named(head, b"C\0R\0E\0A\0T\0E\0 \0T", b"t\0a\0b\0l\0e");
    [begun, shares(head), has_page(head), named].into_iter().filter(|sign| *sign).count() > 1
}

/// Whether the words that make a table stand in a row, behind its sort and its name: `\x07\x17tablepostsposts\x02`.
fn named(head: &[u8], words: &[u8], sort: &[u8]) -> bool {
    memmem::find_iter(head, words).take(16).any(|at| {
        let before = &head[at.saturating_sub(256)..at];
        memmem::rfind(before, sort)
            .is_some_and(|sort| sort > 0 && before[sort - 1] < b' ' || before[sort..].contains(&0))
    })
}

/// Whether the first page has a header and its cells lie where it says.
fn has_page(head: &[u8]) -> bool {
    let short = |at: usize| head.get(at..at + 2).map_or(0, |two| usize::from(two[0]) << 8 | usize::from(two[1]));
    let count = short(PAGE + 3);
    let first = match head[PAGE] {
        13 => PAGE + 8,
        5 => PAGE + 12,
        _ => return false,
    };
    let cells = first + 2 * count;
    let content = short(PAGE + 5);
    let lies_right = |cell: usize| short(first + 2 * cell) >= content;
    (1..1_000).contains(&count) && content >= cells && (0..count.min(16)).all(lies_right)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = include_bytes!("../../../tests/fixtures/databases/tg-archive.db");

    #[test]
    fn any_two_signs_are_enough() {
        for hole in [0..1, 0..16, 3..9, 0..40, 16..30, 0..100, 100..108, 40..120] {
            for byte in [0, b'x', 255] {
                let mut head = FILE.to_vec();
                head[hole.clone()].fill(byte);
                assert!(is_database(&head), "{hole:?} {byte}");
            }
        }
    }

    #[test]
    fn what_only_speaks_of_a_database_is_none() {
        let words = "SQLite format 3 has 64  \r\n; CREATE TABLE posts (id, text)\n".repeat(20);
        let holed = [&[0; 600][..], words.as_bytes()].concat();
        for bytes in [words.as_bytes(), &holed, b"", &[0; 4_096], &[13; 4_096]] {
            assert!(!is_database(bytes), "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
