//! Pasted text as numbered lines that know their place in the input.

use std::ops::Range;

/// The lines of a text, without their ends.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    text: String,
    lines: Vec<Line>,
}

#[derive(Debug)]
struct Line {
    /// Within the text.
    range: Range<u32>,
    /// Within the input.
    bytes: Range<u64>,
}

impl Sheet {
    /// Takes the bytes of a whole input apart; every line end counts as one.
    pub(super) fn new(bytes: &[u8]) -> Self {
        let mut sheet = Self::default();
        let mut at = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        while at < bytes.len() {
            let rest = &bytes[at..];
            let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
            sheet.push(&rest[..length], at as u64);
            at += length + if rest[length..].starts_with(b"\r\n") { 2 } else { 1 };
        }
        sheet
    }

    fn push(&mut self, line: &[u8], at: u64) {
        if !self.lines.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len() as u32;
        let decoded = String::from_utf8_lossy(line);
        self.text.extend(decoded.chars().filter(|&c| c == '\t' || !c.is_ascii_control()));
        let range = start..self.text.len() as u32;
        self.lines.push(Line { range, bytes: at..at + line.len() as u64 });
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
        match (self.lines.get(lines.start), self.lines.get(lines.end.saturating_sub(1))) {
            (Some(first), Some(last)) if lines.start < lines.end => {
                &self.text[first.range.start as usize..last.range.end as usize]
            }
            _ => "",
        }
    }

    /// Where lines lie in the input.
    pub(super) fn bytes_of(&self, lines: Range<usize>) -> Range<u64> {
        match (self.lines.get(lines.start), self.lines.get(lines.end.saturating_sub(1))) {
            (Some(first), Some(last)) if lines.start < lines.end => first.bytes.start..last.bytes.end,
            _ => 0..0,
        }
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
