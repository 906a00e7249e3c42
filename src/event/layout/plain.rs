//! A message's text without what scrapers and phones put around the words, with the way back.
//!
//! Drops Markdown of scrapers, addresses of links, invisible characters and doubled spaces; makes kinds of
//! spaces and apostrophes alike. Words, lines, emoji and punctuation stay. Every later step reads this text;
//! only this file knows how its bytes lie in the original. Decides nothing about meaning.

use std::sync::OnceLock;

use memchr::memmem::Finder;

use crate::event::Span;
use crate::event::letter::Letter;

/// The cleaned text of one message.
#[derive(Debug, Default)]
pub struct Plain {
    text: String,
    /// Where the distance to the original changes: (byte here, byte there), in order.
    steps: Vec<(u32, u32)>,
    /// Hashtags as written, without the sign.
    hashtags: Vec<String>,
}

impl Plain {
    /// Cleans a text.
    #[must_use]
    pub fn of(raw: &str) -> Self {
        let mut plain = Self { text: String::with_capacity(raw.len()), steps: vec![(0, 0)], hashtags: Vec::new() };
        let bytes = raw.as_bytes();
        let plain_bytes = if may_have_addresses(bytes) { &PLAIN } else { &PLAIN_WITHOUT_ADDRESSES };
        let mut at = 0;
        loop {
            let stretch = plain_stretch(raw, at, plain.text.as_bytes().last().copied(), plain_bytes);
            plain.text.push_str(&raw[at..at + stretch]);
            at += stretch;
            let Some(letter) = raw[at..].chars().next() else { break };
            let width = letter.len_utf8();
            let before = plain.text.len();
            let used = match letter {
                'a'..='z' | 'A'..='Z' | '0'..='9' | 'а'..='я' | 'А'..='Я' if !address_at(raw, at) => {
                    plain.text.push(letter);
                    width
                }
                '\r' => 1,
                '\n' => {
                    plain.unspace(at);
                    plain.text.push('\n');
                    1
                }
                '*' | '_' | '~' | '`' => marks(&mut plain.text, &bytes[at..]),
                '[' => link(&bytes[at..]).map_or_else(
                    || {
                        plain.text.push('[');
                        1
                    },
                    |_| 1,
                ),
                // The end of a link: the bracket and the address behind it.
                ']' if bytes.get(at + 1) == Some(&b'(') && address(&bytes[at + 2..]) => {
                    raw[at..].find([')', '\n']).map_or(1, |end| end + usize::from(bytes[at + end] == b')'))
                }
                '#' => plain.hashtag(raw, at),
                _ if letter == '\u{a0}' || letter.is_whitespace() => {
                    plain.space(&raw[at + width..]);
                    width
                }
                '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2060}'..='\u{2064}'
                | '\u{feff}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}' => width,
                '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{2b9}' => plain.apostrophe(raw, at, width),
                '\'' => plain.apostrophe(raw, at, 1),
                ',' | ')' | ':' | ';' => {
                    plain.unspace(at);
                    plain.text.push(letter);
                    width
                }
                'a'..='z' | 'A'..='Z' => raw[at..].find([' ', '\n', ')', ']', '»']).unwrap_or(raw.len() - at),
                _ => {
                    plain.text.push(letter);
                    width
                }
            };
            at += used;
            if plain.text.len() as i64 - before as i64 != used as i64 {
                plain.step(at);
            }
        }
        plain
    }

    /// The cleaned text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Hashtags as written, without the sign, in order.
    #[must_use]
    pub fn hashtags(&self) -> &[String] {
        &self.hashtags
    }

    /// The stretch of the original behind a stretch of the cleaned text. `raw` is the text it was made of.
    #[must_use]
    pub fn original(&self, raw: &str, span: Span) -> Span {
        // Nothing was cleaned.
        if self.steps.len() == 1 {
            return span;
        }
        let start = self.at(span.start);
        if span.end <= span.start {
            return Span { start, end: start };
        }
        // The last character is found from its first byte: it may have had another width.
        let mut last = span.end as usize - 1;
        while !self.text.is_char_boundary(last) {
            last -= 1;
        }
        let last = self.at(last as u32);
        let width = raw.get(last as usize..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        Span { start, end: last + width as u32 }
    }

    fn at(&self, at: u32) -> u32 {
        let step = self.steps.partition_point(|(here, _)| *here <= at);
        let (here, there) = self.steps[step.saturating_sub(1)];
        there + (at - here)
    }

    fn step(&mut self, there: usize) {
        let here = self.text.len() as u32;
        while self.steps.len() > 1 && self.steps.last().is_some_and(|(last, _)| *last >= here) {
            self.steps.pop();
        }
        self.steps.push((here, there as u32));
    }

    /// Takes back the spaces before the character at `at` of the original.
    fn unspace(&mut self, at: usize) {
        let kept = self.text.trim_end_matches(' ').len();
        if kept < self.text.len() {
            self.text.truncate(kept);
            self.step(at);
        }
    }

    /// Whether the line so far is one capital that is no word by itself.
    fn split_letter(&self) -> bool {
        let mut letters = self.text.rsplit('\n').next().unwrap_or("").chars().rev();
        let capital = letters.next().is_some_and(|c| c.is_ascii_uppercase() && !matches!(c, 'A' | 'I' | 'O'));
        capital && !letters.any(Letter::is_letter_or_digit)
    }

    /// One space for any run of them, none at the start of a line, nor behind a letter that formatting split off
    /// (`H ead of the delegation`).
    fn space(&mut self, rest: &str) {
        // The capital is looked for first: it stands before few spaces, and the line behind it may be long.
        if self.text.ends_with(|c: char| c.is_ascii_uppercase())
            && rest.trim_start().starts_with(|c: char| c.is_ascii_lowercase())
            && self.split_letter()
        {
            return;
        }
        if !self.text.is_empty() && !self.text.ends_with([' ', '\n', '(', '«']) {
            self.text.push(' ');
        }
    }

    /// `Lavrov 's` and `Lavrov ' s` are what is left of formatting inside a word. Returns the bytes read.
    fn apostrophe(&mut self, raw: &str, at: usize, width: usize) -> usize {
        let rest = &raw.as_bytes()[at + width..];
        let gap = usize::from(rest.first() == Some(&b' ') && self.text.ends_with(' '));
        if rest.get(gap) == Some(&b's') && !rest.get(gap + 1).is_some_and(u8::is_ascii_alphabetic) {
            self.unspace(at);
            self.text.push('\'');
            return width + gap;
        }
        self.text.push('\'');
        width
    }

    /// Keeps a tag with its sign, unless it is one word in a sentence: `Sergey #Lavrov`.
    fn hashtag(&mut self, raw: &str, at: usize) -> usize {
        let rest = &raw[at + 1..];
        let gap = rest.len() - rest.trim_start_matches(' ').len();
        let tag = &rest[gap..];
        let end = tag.find(|c: char| !c.is_letter_or_digit() && c != '_').unwrap_or(tag.len());
        let tag = &tag[..end];
        if tag.is_empty() || gap > 1 {
            self.text.push('#');
            return 1;
        }
        self.hashtags.push(tag.to_owned());
        let capitals = tag.chars().filter(|c| c.is_capital()).count();
        let line = self.text.rsplit('\n').next().unwrap_or("");
        let running = line.chars().any(Letter::is_letter_or_digit) && !line.contains('#');
        let single =
            capitals == 1 && tag.chars().next().is_some_and(Letter::is_capital) && tag.chars().all(Letter::is_letter);
        // `#Roe: We are ready`: a tag before a colon names whose words follow.
        let labels = || !line.contains(|c: char| c.is_letter_or_digit() || c == '#') && opens_words(&rest[gap + end..]);
        if !(single && (running || labels())) {
            self.text.push('#');
        }
        1 + gap
    }
}

/// Whether what stands behind a tag is a colon and words, or goes on as a sentence does.
fn opens_words(behind: &str) -> bool {
    let said = |rest: &str| rest.trim_start().starts_with(|c: char| c.is_letter() || matches!(c, '«' | '“' | '"'));
    behind.strip_prefix(": ").is_some_and(said)
        || behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(Letter::is_small))
}

/// The length of the stretch from a place on that cleaning leaves as it is: words, and the spaces and signs between them
/// that stand as they should. `last` is the last byte of what is cleaned already.
fn plain_stretch(raw: &str, begin: usize, last: Option<u8>, plain: &[u8; 256]) -> usize {
    let bytes = raw.as_bytes();
    let mut at = begin;
    while let Some(byte) = bytes.get(at) {
        let width = usize::from(plain[usize::from(*byte)]);
        if width > 0 {
            at += width;
            continue;
        }
        let before = if at > begin { bytes[at - 1] } else { last.unwrap_or(b' ') };
        let width = match byte {
            // An address may begin here, but not behind a letter.
            b'h' | b'w' | b't' | b'H' if (at == begin || !before.is_ascii_alphabetic()) && address_at(raw, at) => break,
            b'h' | b'w' | b't' | b'H' => 1,
            // Behind a capital or a space more is asked.
            b' ' if before.is_ascii_lowercase() || (0x80..0xc0).contains(&before) && !behind_sign(bytes, at) => 1,
            b' ' if matches!(before, b'.' | b',' | b'!' | b'?' | b'"' | b'-' | b'0'..=b'9' | b')' | b':') => 1,
            b',' | b')' | b':' | b';' | b'\n' if before != b' ' => 1,
            // « and », dashes.
            0xc2 if matches!(bytes.get(at + 1), Some(0xab | 0xbb)) => 2,
            0xe2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x93 | 0x94])) => 3,
            _ => break,
        };
        at += width;
    }
    at - begin
}

/// By the first byte, the width of what nothing more is asked of; 0 for all others.
static PLAIN: [u8; 256] = plain_widths(true);

/// The same for a text without addresses.
static PLAIN_WITHOUT_ADDRESSES: [u8; 256] = plain_widths(false);

const fn plain_widths(addresses: bool) -> [u8; 256] {
    let mut plain = [0; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        let address = addresses && matches!(byte, b'h' | b'w' | b't' | b'H');
        let sign = matches!(byte, b'.' | b'!' | b'?' | b'"' | b'-' | b'/' | b'%' | b'(' | b'+');
        plain[byte as usize] = (sign || byte.is_ascii_alphanumeric() && !address) as u8;
        byte += 1;
    }
    // Cyrillic.
    plain[0xd0] = 2;
    plain[0xd1] = 2;
    plain[0xd2] = 2;
    plain[0xd3] = 2;
    plain
}

/// Whether an address may stand in a text: all that are told have one of these.
fn may_have_addresses(text: &[u8]) -> bool {
    static BUILT: OnceLock<Finder<'static>> = OnceLock::new();
    memchr::memchr(b'/', text).is_some() || BUILT.get_or_init(|| Finder::new("www.")).find(text).is_some()
}

/// Whether the letter that ends at a place may be a sign: it is not Cyrillic.
fn behind_sign(bytes: &[u8], at: usize) -> bool {
    !at.checked_sub(2).is_some_and(|first| (0xd0..=0xd3).contains(&bytes[first]))
}

/// Markdown signs: two or more of a kind are formatting, one is punctuation; three stars alone are a rule.
fn marks(text: &mut String, rest: &[u8]) -> usize {
    let sign = rest[0];
    let run = rest.iter().take_while(|b| **b == sign).count();
    if run == 1 && sign != b'`' {
        text.push(sign as char);
    } else if run == 3 && sign == b'*' && matches!(rest.get(3), None | Some(b'\n' | b' ')) && line_is_empty(text) {
        text.push_str("***");
    }
    run
}

fn line_is_empty(text: &str) -> bool {
    text.trim_end_matches(' ').is_empty() || text.trim_end_matches(' ').ends_with('\n')
}

/// Whether a bracket opens `[words](address)`; the length of the words.
fn link(rest: &[u8]) -> Option<usize> {
    let line = &rest[..memchr::memchr(b'\n', rest).unwrap_or(rest.len())];
    let close = memchr::memmem::find(line, b"](")?;
    address(&line[close + 2..]).then_some(close)
}

fn address(rest: &[u8]) -> bool {
    [&b"http"[..], b"tg:", b"t.me", b"www.", b"mailto:"].iter().any(|start| rest.starts_with(start))
}

/// Whether an address written out begins here: at the start of a word.
fn address_at(raw: &str, at: usize) -> bool {
    let rest = &raw.as_bytes()[at..];
    if !matches!(rest, [b'h' | b'H', b't', ..] | [b'w', b'w', ..] | [b't', b'.', ..]) {
        return false;
    }
    let starts = [&b"https://"[..], b"http://", b"www.", b"t.me/", b"Https://"].iter().any(|s| rest.starts_with(s));
    starts && !raw[..at].ends_with(|c: char| c.is_letter_or_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, text: &str) {
        let plain = Plain::of(raw);
        assert_eq!(plain.text(), text);
        // Every letter comes from the same letter, apostrophes aside.
        for (at, letter) in plain.text().char_indices() {
            let span = plain.original(raw, Span { start: at as u32, end: (at + letter.len_utf8()) as u32 });
            let there = &raw[span.start as usize..span.end as usize];
            assert!(letter == '\'' || letter == ' ' || there.contains(letter), "{raw:?} {at} {letter:?} {there:?}");
        }
    }

    #[test]
    fn words_stay_and_what_is_around_them_goes() {
        check("", "");
        check("Plain words.", "Plain words.");
        check("**Bold**, __slanted__ and `code`", "Bold, slanted and code");
        check("власти** не закрывали бюро**", "власти не закрывали бюро");
        check("Read [the text](https://example.org/a_b?c=d) now", "Read the text now");
        check("See https://example.org/ru/x now", "See now");
        check("a\u{a0}b\u{200b}c  d \n e", "a bc d\ne");
        check("The Minister ’ s words , (Bern )", "The Minister's words, (Bern)");
        check("Jane Roe 's remarks", "Jane Roe's remarks");
        check("\n *** \n", "\n***\n");
        check("⚡ H ead of the delegation", "⚡ Head of the delegation");
        check("5 * 3 [sic]", "5 * 3 [sic]");
    }

    #[test]
    fn a_tag_in_a_sentence_is_a_word() {
        check("Jane #Roe met", "Jane Roe met");
        check("#Roe: We are ready", "Roe: We are ready");
        check("💬 #Роу: «Мы готовы»", "💬 Роу: «Мы готовы»");
        check("#Roe: #Poe", "#Roe: #Poe");
        check("#OnThisDay: a treaty", "#OnThisDay: a treaty");
        check("#Roe", "#Roe");
        check("#UNGA78 #RussiaMali", "#UNGA78 #RussiaMali");
        check("On the #RussiaAfrica forum", "On the #RussiaAfrica forum");
        check("in # Bern today", "in Bern today");
        assert_eq!(Plain::of("Jane #Roe on #AB_c.").hashtags(), ["Roe", "AB_c"]);
    }
}
