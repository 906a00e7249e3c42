//! What the layout of a file tells where quotes and brackets cannot be trusted: lines that are plainly none of a text,
//! and objects that are plainly none of the one around them.
//!
//! Looks at bytes that were lost their meaning; what is whole costs it a glance at each bracket.

use memchr::memchr_iter;

use super::tokens::Halt;
use crate::dump::fault::Malformed;

/// The longest key that a line is told by.
const KEY: usize = 64;

/// Whether an object begins at a place that is none of a message but a message or chat itself; `None` if that takes
/// bytes that have not arrived.
pub(in crate::dump) type Begins<'a> = &'a dyn Fn(&[u8], usize) -> Option<bool>;

/// How the object looks that comes next: one that lost a quote or a bracket ends there at the latest.
#[derive(Clone, Copy)]
pub(in crate::dump) struct Next<'a> {
    /// Where the object begins that is read.
    start: usize,
    /// The line end and the blanks before it, if what is in it is indented further.
    lead: Option<&'a [u8]>,
    /// Whether such objects hold no others of their kind: then one within is damage even where every quote seems sound.
    alone: bool,
    /// Whether one that begins as its neighbour does is damage even there.
    beside: bool,
    /// The bracket that such objects begin with.
    bracket: u8,
    begins: Begins<'a>,
}

impl<'a> Next<'a> {
    /// For the object that begins at `start`.
    pub(in crate::dump) fn after(bytes: &'a [u8], start: usize, alone: bool, begins: Begins<'a>) -> Self {
        let bracket = bytes.get(start).copied().unwrap_or(b'{');
        Self { start, lead: lead(bytes, start), alone, beside: false, bracket, begins }
    }

    /// For what is no such object itself, and holds none but where they are expected.
    pub(in crate::dump) fn anywhere(begins: Begins<'a>) -> Self {
        Self { start: usize::MAX, lead: None, alone: true, beside: false, bracket: b'{', begins }
    }

    /// For the object that begins at `start`, which may hold others of its kind, but none that stands where the next one does.
    pub(in crate::dump) fn beside(bytes: &'a [u8], start: usize) -> Self {
        Self { beside: true, ..Self::after(bytes, start, true, &|_, _| Some(false)) }
    }

    /// Whether such an object begins with this bracket.
    pub(super) fn opens(&self, bracket: u8) -> bool {
        self.bracket == bracket
    }

    /// Says that the object does not end if at `at`, where a bracket opens, the next one begins: where `mended` says that
    /// a quote was found wrong, also if it begins as its neighbour does within a layout of lines.
    pub(super) fn check(&self, bytes: &[u8], at: usize, whole: bool, mended: bool) -> Result<(), Halt> {
        if at == self.start || !mended && !self.alone {
            return Ok(());
        }
        if (mended || self.beside) && self.lead.is_some_and(|lead| bytes[..at].ends_with(lead)) {
            return Err(Halt::Damage(Malformed::NoEnd));
        }
        match (self.begins)(bytes, at) {
            Some(true) => Err(Halt::Damage(Malformed::NoEnd)),
            None if !whole => Err(Halt::More),
            _ => Ok(()),
        }
    }
}

impl std::fmt::Debug for Next<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Next").field("start", &self.start).field("lead", &self.lead).finish_non_exhaustive()
    }
}

/// The line end and blanks before the object at `start`, if it begins a line and its first key stands on the next one,
/// further in.
fn lead(bytes: &[u8], start: usize) -> Option<&[u8]> {
    let blanks = bytes[..start].iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    let from = start.checked_sub(blanks + 1).filter(|&from| bytes[from] == b'\n')?;
    let lead = &bytes[from..start];
    let inside = bytes.get(start + 1..)?;
    let inside = inside.strip_prefix(b"\r").unwrap_or(inside).strip_prefix(lead)?;
    matches!(inside.first(), Some(b' ' | b'\t')).then_some(lead)
}

/// The first line end between `start` and `quote` behind which stands what is plainly no text.
pub(super) fn text_end(bytes: &[u8], start: usize, quote: usize, whole: bool) -> Result<Option<usize>, Halt> {
    for newline in memchr_iter(b'\n', &bytes[start..quote]) {
        match is_structure(&bytes[start + newline + 1..], whole) {
            Some(true) => return Ok(Some(start + newline)),
            None if !whole => return Err(Halt::More),
            _ => {}
        }
    }
    Ok(None)
}

/// Whether a line is a key, or a bracket and nothing else; `None` if that takes bytes that have not arrived.
fn is_structure(line: &[u8], whole: bool) -> Option<bool> {
    let at = line.iter().position(|byte| !matches!(byte, b' ' | b'\t'))?;
    let rest = &line[at + 1..];
    match line[at] {
        b'"' => is_key(&line[at..]),
        b'{' | b'[' | b'}' | b']' => {
            let behind = rest.iter().find(|byte| !matches!(byte, b',' | b' ' | b'\t' | b'\r'));
            behind.map(|byte| *byte == b'\n').or(whole.then_some(true))
        }
        _ => Some(false),
    }
}

/// Whether a key and its colon begin with the quote at the beginning; `None` if that takes bytes that have not arrived.
pub(super) fn is_key(bytes: &[u8]) -> Option<bool> {
    let rest = &bytes[1..];
    let is_word = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let Some(length) = rest.iter().take(KEY).position(|byte| !is_word(byte)) else {
        return (rest.len() >= KEY).then_some(false);
    };
    if length == 0 || rest[length] != b'"' {
        return Some(false);
    }
    rest[length + 1..].iter().find(|byte| **byte != b' ').map(|byte| *byte == b':')
}

/// Whether there is nothing but brackets and commas.
pub(super) fn is_shut(bytes: &[u8]) -> bool {
    bytes.iter().copied().all(is_between)
}

/// How long a text is that nothing closes but brackets at the end of the file; `None` if there are none.
pub(super) fn without_brackets(bytes: &[u8]) -> Option<usize> {
    let length = bytes.len() - shut(bytes);
    bytes[length..].contains(&b'}').then_some(length)
}

/// How many bytes at the end are nothing but brackets and commas.
pub(super) fn shut(bytes: &[u8]) -> usize {
    bytes.iter().rev().take_while(|byte| is_between(**byte)).count()
}

fn is_between(byte: u8) -> bool {
    matches!(byte, b'{' | b'}' | b'[' | b']' | b',') || byte.is_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_line(line: &str, expected: Option<bool>) {
        assert_eq!(is_structure(line.as_bytes(), false), expected, "{line:?}");
    }

    #[test]
    fn keys_and_brackets_on_lines_of_their_own_are_no_text() {
        for line in ["  \"text\": ", "\"text\" :", " }\n", "\t},\r\n", "]\n", "{\n", "  [\n"] {
            check_line(line, Some(true));
        }
        for line in ["said so\n", "\"Yes\" she said", "\"\":", "} and {\n", "[1] see", "\"a b\": c", "\n"] {
            check_line(line, Some(false));
        }
        for line in ["", "  ", "\"te", "\"text\"", "}", "},"] {
            check_line(line, None);
        }
    }

    #[track_caller]
    fn check_lead(text: &str, expected: Option<&str>) {
        let start = text.find('{').expect("there");
        assert_eq!(lead(text.as_bytes(), start), expected.map(str::as_bytes), "{text:?}");
    }

    #[test]
    fn what_is_laid_out_in_lines_has_more_blanks_inside() {
        check_lead("[\n  {\n   \"id\"", Some("\n  "));
        check_lead("[\r\n\t{\r\n\t\t\"id\"", Some("\n\t"));
        check_lead("\n{\n \"id\"", Some("\n"));
        for text in ["\n{\n\"id\"", "{\n \"id\"", "[{\n \"id\"", "\n {\"id\"", "\n  {\n \"id\"", "\n {"] {
            check_lead(text, None);
        }
    }
}
