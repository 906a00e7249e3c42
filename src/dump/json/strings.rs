//! What stands between two quotes: from escapes and doubtful bytes to text.
//!
//! Here and nowhere else: `\xHH`, the stray bytes behind `\u2028`, surrogates that lost their partner, bytes
//! that are no UTF-8, control characters and foreign line ends.

use memchr::memchr;

use crate::dump::eight;

/// The bytes of a string as written, without its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) struct Raw<'a>(&'a [u8]);

impl<'a> Raw<'a> {
    /// The bytes between the quotes.
    pub(in crate::dump) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// As written.
    pub(in crate::dump) fn bytes(self) -> &'a [u8] {
        self.0
    }

    /// The text it stands for.
    pub(in crate::dump) fn text(self) -> String {
        let mut text = String::new();
        let mut decoder = Decoder::default();
        decoder.push(self.0, &mut text);
        decoder.finish(&mut text);
        tidy(&mut text, 0);
        text
    }
}

/// Turns pieces of one text into characters; remembers between pieces half of a character cut in two.
#[derive(Debug, Default)]
pub(in crate::dump) struct Decoder {
    /// A high surrogate that waits for its partner.
    high: Option<u16>,
    /// Whether halves of characters were met without the other.
    halved: bool,
}

impl Decoder {
    /// Whether a half of a character stood without the other and became U+FFFD. Bytes that are no text are told of
    /// beside the reading, wherever they stand.
    pub(in crate::dump) fn halved(&self) -> bool {
        self.halved
    }

    /// Appends what the bytes of a string stand for.
    pub(in crate::dump) fn push(&mut self, mut bytes: &[u8], out: &mut String) {
        while !bytes.is_empty() {
            let plain = memchr(b'\\', bytes).unwrap_or(bytes.len());
            if plain > 0 {
                self.plain(&bytes[..plain], out);
                bytes = &bytes[plain..];
            }
            if !bytes.is_empty() {
                bytes = &bytes[self.escape(bytes, out)..];
            }
        }
    }

    /// Ends the text: half a character that still waits is lost.
    pub(in crate::dump) fn finish(&mut self, out: &mut String) {
        if self.high.take().is_some() {
            self.lost(out);
        }
    }

    fn lost(&mut self, out: &mut String) {
        self.halved = true;
        out.push(char::REPLACEMENT_CHARACTER);
    }

    /// Bytes without escapes.
    fn plain(&mut self, mut bytes: &[u8], out: &mut String) {
        // The quick look does not say where something is wrong.
        while !bytes.is_empty() {
            if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
                self.finish(out);
                out.push_str(text);
                return;
            }
            match std::str::from_utf8(bytes) {
                Ok(_) => return,
                Err(error) => {
                    let (good, bad) = bytes.split_at(error.valid_up_to());
                    if !good.is_empty() {
                        self.finish(out);
                        // Valid up to here, says the error.
                        out.push_str(&String::from_utf8_lossy(good));
                    }
                    bytes = &bad[self.invalid(bad, error.error_len(), out)..];
                }
            }
        }
    }

    /// Bytes that are no UTF-8; how many were taken.
    fn invalid(&mut self, bytes: &[u8], length: Option<usize>, out: &mut String) -> usize {
        // Surrogates in three bytes each, as some programs write them.
        if let [0xED, second @ 0xA0..=0xBF, third @ 0x80..=0xBF, ..] = *bytes {
            self.unit(0xD000 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F), out);
            return 3;
        }
        // Desktop leaves the last two bytes of a line separator behind its escape.
        if let [0x80, 0xA8 | 0xA9, ..] = *bytes
            && out.ends_with(['\u{2028}', '\u{2029}'])
        {
            return 2;
        }
        self.finish(out);
        out.push(char::REPLACEMENT_CHARACTER);
        length.unwrap_or(bytes.len())
    }

    /// One escape, `bytes` beginning with its backslash; how many bytes it has.
    fn escape(&mut self, bytes: &[u8], out: &mut String) -> usize {
        let simple = match bytes.get(1) {
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'x') => match hex(bytes.get(2..4)) {
                Some(unit) => {
                    self.unit(unit, out);
                    return 4;
                }
                None => 'x',
            },
            Some(b'u') => match hex(bytes.get(2..6)) {
                Some(unit) => {
                    self.unit(unit, out);
                    return 6;
                }
                None => 'u',
            },
            Some(byte) if byte.is_ascii() => char::from(*byte),
            // The backslash goes, the character stays.
            _ => return 1,
        };
        self.finish(out);
        out.push(simple);
        2
    }

    /// One unit of UTF-16.
    fn unit(&mut self, unit: u16, out: &mut String) {
        match (self.high.take(), unit) {
            (Some(high), 0xDC00..=0xDFFF) => {
                let code = 0x1_0000 + ((u32::from(high) & 0x3FF) << 10 | (u32::from(unit) & 0x3FF));
                out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            (waiting, _) => {
                if waiting.is_some() {
                    self.lost(out);
                }
                match char::from_u32(u32::from(unit)) {
                    Some(character) => out.push(character),
                    None if unit < 0xDC00 => self.high = Some(unit),
                    None => self.lost(out),
                }
            }
        }
    }
}

fn hex(digits: Option<&[u8]>) -> Option<u16> {
    digits?.iter().try_fold(0u16, |sum, &digit| Some(sum << 4 | char::from(digit).to_digit(16)? as u16))
}

/// From byte `from` on: makes every line end `\n` and drops all other control characters but the tab.
pub(in crate::dump) fn tidy(text: &mut String, from: usize) {
    let odd = |byte: u8| (byte < b' ' && byte != b'\n' && byte != b'\t') || byte == 0x7F;
    // Nearly always none is, and of eight bytes few have one that might be.
    let (eights, rest) = text.as_bytes()[from..].as_chunks::<8>();
    let any_odd = |bytes: &[u8]| bytes.iter().any(|byte| odd(*byte));
    let may_be = |next: u64| eight::below(next, b' ') | eight::like(next, 0xFF, 0x7F) != 0;
    if !any_odd(rest) && !eights.iter().any(|bytes| may_be(u64::from_le_bytes(*bytes)) && any_odd(bytes)) {
        return;
    }
    let tail = text[from..].replace("\r\n", "\n").replace('\r', "\n");
    text.truncate(from);
    text.extend(tail.chars().filter(|&c| !(c.is_ascii() && odd(c as u8))));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &[u8], expected: &str) {
        assert_eq!(Raw::new(written).text(), expected);
    }

    #[test]
    fn escapes_stand_for_characters() {
        check(br#"a\n\"b\"\t\\ \/"#, "a\n\"b\"\t\\ /");
        check(br"\u0416\u043a \ud83d\ude00", "Жк 😀");
    }

    #[test]
    fn the_exporters_own_escapes_are_read() {
        check(br"Ministry\x0b channel\x00", "Ministry channel");
        check(b"one\\u2028\x80\xA8two", "one\u{2028}two");
        check(br"\q \x4 \u12", "q x4 u12");
    }

    #[test]
    fn bytes_that_are_no_text_become_one_sign_each() {
        check(b"a\xFFb", "a\u{FFFD}b");
        check(b"a\xF0\x9F\x98", "a\u{FFFD}");
        check(br"cut \ud83d off", "cut \u{FFFD} off");
        check(b"\xED\xA0\xBD\xED\xB8\x80", "😀");
    }

    #[test]
    fn a_character_cut_between_two_pieces_is_joined() {
        let (mut decoder, mut text) = (Decoder::default(), String::new());
        decoder.push(br"see \ud83d", &mut text);
        decoder.push(br"\ude00 there", &mut text);
        decoder.finish(&mut text);
        assert_eq!((text.as_str(), decoder.halved()), ("see 😀 there", false));
    }

    #[test]
    fn line_ends_become_one_sort() {
        check(br"a\r\nb\rc\u0085", "a\nb\nc\u{85}");
    }

    #[test]
    fn control_characters_go_wherever_they_stand() {
        for odd in ('\0'..=' ').chain(['\u{7f}', '\u{9f}']) {
            for (before, behind) in (0..20).flat_map(|before| [(before, 0), (before, 1), (before, 9)]) {
                let written = format!("{}{odd}{}", "пa".repeat(before), "\tb\n".repeat(behind));
                let dropped = |c: &char| !c.is_ascii_control() || matches!(c, '\n' | '\t');
                let expected: String = written.replace('\r', "\n").chars().filter(dropped).collect();
                let mut text = written.clone();
                tidy(&mut text, 0);
                assert_eq!(text, expected, "{written:?}");
            }
        }
    }
}
