//! Pasted text as numbered lines that know their place in the input.
//!
//! Where lines begin is all that is kept of them: four bytes each where the text stands as it was written, eight where
//! something of it had to be put right.

use std::ops::Range;

use crate::dump::lossy;

/// Set in the place of a line that ends in two bytes.
const TWO: u32 = 1 << 31;

/// The lines of a text, without their ends. At most 2 GiB of it.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
    /// Where each line begins within the text.
    lines: Vec<u32>,
    /// Where each begins within the bytes that were given, if the text is not these as they are.
    written: Vec<u32>,
    /// How many bytes stand before the text.
    skipped: usize,
    /// Where the last line ends within the bytes, its own end included.
    end: usize,
    /// Where these bytes begin within the input.
    base: u64,
}

impl Sheet {
    /// Takes bytes apart that begin at a place of the input; every line end counts as one.
    pub(super) fn new(mut bytes: Vec<u8>, base: u64) -> Self {
        let skipped = if base == 0 && bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let mut sheet = Self { skipped, end: bytes.len(), base, ..Self::default() };
        if !bytes.iter().any(|byte| byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n')) {
            match String::from_utf8(bytes) {
                Ok(text) => {
                    sheet.take(text);
                    return sheet;
                }
                Err(error) => bytes = error.into_bytes(),
            }
        }
        sheet.mend(&bytes);
        sheet
    }

    /// Takes a text that stands as it was written.
    fn take(&mut self, mut text: String) {
        if self.skipped == text.len() {
            return;
        }
        text.drain(..self.skipped);
        if text.ends_with('\n') {
            text.pop();
        }
        let ends = || memchr::memchr_iter(b'\n', text.as_bytes());
        self.lines.reserve_exact(ends().count() + 1);
        self.lines.push(0);
        self.lines.extend(ends().map(|end| end as u32 + 1));
        self.text = text;
    }

    /// Takes a text line by line, of which something is to be put right.
    fn mend(&mut self, bytes: &[u8]) {
        let mut at = self.skipped;
        while at < bytes.len() {
            let rest = &bytes[at..];
            let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            let two = rest[length..].starts_with(b"\r\n");
            self.push(&rest[..length], at as u32 | if two { TWO } else { 0 });
            at += length + if two { 2 } else { 1 };
        }
        // As if a line that ends with the text had an end of its own.
        self.end = at;
    }

    fn push(&mut self, line: &[u8], written: u32) {
        if !self.lines.is_empty() {
            self.text.push('\n');
        }
        self.lines.push(self.text.len() as u32);
        self.written.push(written);
        let decoded = lossy::text(line);
        self.text.extend(decoded.chars().filter(|&c| c == '\t' || !c.is_ascii_control()));
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// A line, from 0, without white space around it; empty behind the last.
    pub(super) fn line(&self, index: usize) -> &str {
        self.text_of(index..index + 1).trim()
    }

    /// Lines as they stand, joined by `\n`.
    pub(super) fn text_of(&self, lines: Range<usize>) -> &str {
        if lines.is_empty() || lines.end > self.len() {
            return "";
        }
        &self.text[self.lines[lines.start] as usize..self.text_end(lines.end - 1)]
    }

    /// Where a line ends within the text.
    fn text_end(&self, line: usize) -> usize {
        self.lines.get(line + 1).map_or(self.text.len(), |next| *next as usize - 1)
    }

    /// Where lines lie in the input.
    pub(super) fn bytes_of(&self, lines: Range<usize>) -> Range<u64> {
        if lines.is_empty() || lines.end > self.len() {
            return 0..0;
        }
        let last = lines.end - 1;
        let (start, end) = match (self.written.get(lines.start), self.written.get(last)) {
            (Some(first), Some(ended)) => {
                let behind = self.written.get(last + 1).map_or(self.end, |next| (next & !TWO) as usize);
                ((first & !TWO) as usize, behind - if ended & TWO == 0 { 1 } else { 2 })
            }
            _ => (self.lines[lines.start] as usize + self.skipped, self.text_end(last) + self.skipped),
        };
        self.base + start as u64..self.base + end as u64
    }

    /// Whether a line has nothing but white space.
    pub(super) fn is_blank(&self, index: usize) -> bool {
        self.line(index).is_empty()
    }

    /// Whether a line is the first of all or has an empty one before it.
    pub(super) fn after_gap(&self, index: usize) -> bool {
        index == 0 || self.is_blank(index - 1)
    }

    /// The first line from `index` on that is not blank, or the end.
    pub(super) fn next_full(&self, index: usize) -> usize {
        (index..self.len()).find(|&line| !self.is_blank(line)).unwrap_or(self.len())
    }

    /// Lines without the blank ones at either end.
    pub(super) fn trimmed(&self, lines: Range<usize>) -> Range<usize> {
        let start = self.next_full(lines.start).min(lines.end);
        let end = (start..lines.end).rev().find(|&line| !self.is_blank(line)).map_or(start, |line| line + 1);
        start..end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &[u8], base: u64, expected: &[(&str, u64, u64)]) {
        let sheet = Sheet::new(text.to_vec(), base);
        let told = |line: usize| (sheet.text_of(line..line + 1), sheet.bytes_of(line..line + 1));
        let found: Vec<_> = (0..sheet.len()).map(|line| (told(line).0, told(line).1.start, told(line).1.end)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_know_where_they_stood_whatever_was_put_right() {
        check(b"", 0, &[]);
        check(b"\n", 0, &[("", 0, 0)]);
        check(b"\r\n", 0, &[("", 0, 0)]);
        check(b"a\n\nb", 0, &[("a", 0, 1), ("", 2, 2), ("b", 3, 4)]);
        check(b"a\n\nb\n", 7, &[("a", 7, 8), ("", 9, 9), ("b", 10, 11)]);
        check(b"a\r\nb\rc\n\r\nd", 0, &[("a", 0, 1), ("b", 3, 4), ("c", 5, 6), ("", 7, 7), ("d", 9, 10)]);
        check(b"a\xFF\nb\0c\r\n", 7, &[("a\u{FFFD}", 7, 9), ("bc", 10, 13)]);
        check(b"\xEF\xBB\xBF", 0, &[]);
        check(b"\xEF\xBB\xBFa\nb", 0, &[("a", 3, 4), ("b", 5, 6)]);
        check(b"\xEF\xBB\xBFa\r\nb", 0, &[("a", 3, 4), ("b", 6, 7)]);
        check("\u{FEFF}a".as_bytes(), 1, &[("\u{FEFF}a", 1, 5)]);
    }
}
