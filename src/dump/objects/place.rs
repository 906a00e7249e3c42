//! Where in its line an object begins: how messages are told from what is within them once brackets cannot be trusted.

use memchr::memrchr;

/// How many bytes before an object tell whether a key stands before it.
const NEAR: usize = 512;

/// What stands before a place in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Before {
    /// Blanks since the line began; `None` if anything else stands there.
    indent: Option<u32>,
    /// The last two bytes that are not blank, the last one last.
    last: [u8; 2],
}

/// Whether an object that is not the value of a key may begin at `at`.
pub(in crate::dump) fn stands_alone(bytes: &[u8], at: usize) -> bool {
    Before::default().and(&bytes[at.saturating_sub(NEAR)..at]).may_open()
}

impl Default for Before {
    /// The beginning of a file begins a line.
    fn default() -> Self {
        Self { indent: Some(0), last: *b"\n\n" }
    }
}

impl Before {
    /// The same, behind more bytes.
    pub(super) fn and(self, bytes: &[u8]) -> Self {
        let blank = |byte: &u8| byte.is_ascii_whitespace();
        let (indent, line) = match memrchr(b'\n', bytes) {
            Some(newline) => (Some(0), &bytes[newline + 1..]),
            None => (self.indent, bytes),
        };
        let indent = indent.filter(|_| line.iter().all(blank)).map(|indent| indent.saturating_add(line.len() as u32));
        let mut full = bytes.iter().rev().filter(|byte| !blank(byte)).copied();
        let last = match (full.next(), full.next()) {
            (Some(last), before) => [before.unwrap_or(self.last[1]), last],
            (None, _) => self.last,
        };
        Self { indent, last }
    }

    /// Whether it begins a line.
    pub(super) fn begins_line(self) -> bool {
        self.indent.is_some()
    }

    /// Whether an object that is not the value of a key may begin here.
    pub(super) fn may_open(self) -> bool {
        match self.last[1] {
            b':' => false,
            b'"' | b'\\' => self.begins_line(),
            last => !last.is_ascii_alphanumeric() || self.begins_line(),
        }
    }

    /// Whether a message may begin here, `usual` being where others of the file begin.
    pub(super) fn fits(self, usual: Option<Self>) -> bool {
        match usual.and_then(|usual| usual.indent) {
            Some(usual) => self.may_open() && self.indent.is_some_and(|indent| indent <= usual),
            None => self.may_open(),
        }
    }
}

/// Whether what begins at `at` is one line by itself: it goes on in its line, and the next begins like it. `None` if
/// that takes bytes that have not arrived; else where it ends at the latest.
pub(super) fn own_line(bytes: &[u8], at: usize, whole: bool) -> Option<usize> {
    let all = Some(bytes.len());
    let unknown = if whole { all } else { None };
    match bytes.get(at + 1) {
        Some(b'"') => {}
        Some(_) => return all,
        None => return unknown,
    }
    // Without a line end the object ends before it, or has not arrived.
    let Some(length) = memchr::memchr(b'\n', &bytes[at..]) else { return all };
    let next = &bytes[at + length..];
    let Some(blank) = next.iter().position(|byte| !byte.is_ascii_whitespace()) else { return unknown };
    match next[blank..] {
        [b'{', b'"', ..] => Some(at + length),
        [b'{'] => unknown,
        _ => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_fits(before: &str, usual: Option<&str>, expected: bool) {
        let place = |text: &str| Before::default().and(text.as_bytes());
        assert_eq!(place(before).fits(usual.map(place)), expected, "{before:?}, usually {usual:?}");
    }

    #[test]
    fn what_is_within_a_message_does_not_look_like_one() {
        for (before, usual, expected) in [
            ("", None, true),
            ("[\n  ", Some("[\n  "), true),
            ("[\n  {\n    \"a\": ", Some("[\n  "), false),
            ("[\n  {\n    \"a\": [\n      ", Some("[\n  "), false),
            ("{\"a\":1},", Some("["), true),
            ("{\"a\":[", Some(""), false),
            ("{\"a\":", None, false),
            ("{\"a\":\"", None, false),
            ("{\"a\":\"b\"\n", None, true),
            ("]\n", Some("\n  "), true),
        ] {
            check_fits(before, usual, expected);
        }
    }

    #[test]
    fn bytes_may_come_in_pieces() {
        let text = b"[\n  {\"a\": 1},\n  ";
        for cut in 0..text.len() {
            let (one, two) = text.split_at(cut);
            assert_eq!(Before::default().and(one).and(two), Before::default().and(text));
        }
    }

    #[track_caller]
    fn check_line(text: &str, whole: bool, expected: Option<usize>) {
        assert_eq!(own_line(text.as_bytes(), 0, whole), expected, "{text:?}");
    }

    #[test]
    fn lines_of_objects_are_told_from_objects_of_lines() {
        check_line("{\"a\":1\n{\"b\":2}", true, Some(6));
        check_line("{\"a\":1},\n {\"b\":2}", true, Some(8));
        check_line("{\n\"a\":1}\n{\n", true, Some(11));
        check_line("{\"a\":1,\n\"b\":2}", true, Some(14));
        check_line("{\"a\":1}\n", false, None);
        check_line("{\"a\":1}\n{", false, None);
        check_line("{\"a\":1}\n", true, Some(8));
        check_line("{\"a\":1", false, Some(6));
    }
}
