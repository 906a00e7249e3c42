//! What stands between tokens: white space and comments.

use memchr::{memchr, memmem};

/// How long a comment of one line may be.
const COMMENT: usize = 4 * 1024;

/// How many bytes of white space a stretch begins with; all of it is passed over by [`skip`] too.
pub(in crate::dump) fn blanks(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(bytes.len())
}

/// The first byte from `at` on that is neither white space nor part of a comment; the length of `bytes` if
/// there is none. With it, whether a line ended on the way.
pub(super) fn skip(bytes: &[u8], mut at: usize) -> (usize, bool) {
    let mut newline = false;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' => newline = true,
            // NUL bytes and byte order marks stand between tokens in joined files.
            b' ' | b'\r' | b'\t' | b'\x0C' | 0 | 0xEF | 0xBB | 0xBF => {}
            b'/' => match bytes.get(at + 1) {
                Some(b'/') => {
                    let near = &bytes[at..bytes.len().min(at + COMMENT)];
                    match memchr(b'\n', near) {
                        Some(end) => at += end,
                        None if near.len() < COMMENT => return (bytes.len(), newline),
                        // What is left of an address.
                        None => break,
                    }
                    newline = true;
                }
                Some(b'*') => {
                    let Some(end) = memmem::find(&bytes[at + 2..], b"*/") else { return (bytes.len(), newline) };
                    at += end + 3;
                }
                // A comment may begin with the byte behind the end.
                None => return (bytes.len(), newline),
                Some(_) => break,
            },
            _ => break,
        }
        at += 1;
    }
    (at, newline)
}
