//! The words of a sentence as slices of the text, and how two spellings are compared.
//!
//! A word keeps its inner hyphens and the full stops of initials (`С.В.Лавров`); an English possessive
//! ending is a word of its own. Nothing is copied.

use crate::event::Span;
use crate::event::letter::{Letter, plain_letters};
use crate::event::runs::Run;

/// A word or a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte in the text.
    pub start: u32,
    /// First byte behind it.
    pub end: u32,
    /// Whether it is a sign and no word.
    pub sign: bool,
    /// Whether it stands in somebody's words.
    pub quoted: bool,
    /// Whether it begins with a capital letter.
    pub capital: bool,
}

impl Word {
    /// As it stands in the text.
    #[must_use]
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether it begins with a capital letter.
    #[must_use]
    pub fn is_capitalised(&self, _text: &str) -> bool {
        self.capital
    }
}

/// Appends the words of a stretch of text.
pub fn words(text: &str, span: Span, out: &mut Vec<Word>) {
    let text = &text[..span.end as usize];
    let bytes = text.as_bytes();
    let mut at = span.start as usize;
    out.reserve(text.len().saturating_sub(at) / 6 + 4);
    while let Some(byte) = bytes.get(at) {
        at = if *byte == b' ' { at + 1 } else { one_word(text, at, out) };
    }
}

/// The same by the runs of the text.
pub(in crate::event) fn words_of(text: &str, runs: &[Run], span: Span, out: &mut Vec<Word>) {
    let text = &text[..span.end as usize];
    let bytes = text.as_bytes();
    let mut at = span.start as usize;
    let mut next = runs.partition_point(|run| run.start < span.start);
    out.reserve((text.len() - at) / 6 + 4);
    while let Some(byte) = bytes.get(at) {
        if *byte == b' ' {
            at += 1;
            continue;
        }
        while runs.get(next).is_some_and(|run| (run.start as usize) < at) {
            next += 1;
        }
        // Most words are a run that nothing goes on behind.
        if let Some(run) = runs.get(next).filter(|run| run.start as usize == at && run.end <= span.end)
            && !bytes.get(run.end as usize).is_some_and(|behind| JOINS[usize::from(*behind)])
        {
            let capital = run.facts.is_capitalised();
            out.push(Word { start: run.start, end: run.end, sign: false, quoted: false, capital });
            at = run.end as usize;
            next += 1;
            continue;
        }
        at = one_word(text, at, out);
    }
}

/// The bytes that may go on with a word: signs between letters, and the beginnings of those that are not plain.
static JOINS: [bool; 256] = {
    let mut joins = [false; 256];
    let mut at = 0x80;
    while at < 256 {
        joins[at] = true;
        at += 1;
    }
    joins[b'_' as usize] = true;
    joins[b'-' as usize] = true;
    joins[b'.' as usize] = true;
    joins[b'\'' as usize] = true;
    joins
};

/// Appends the word or sign at a byte, if it is one; gives where it ends.
fn one_word(text: &str, at: usize, out: &mut Vec<Word>) -> usize {
    let byte = text.as_bytes()[at];
    let word = match byte {
        b'#' | b'@' => true,
        0..=0x7f => byte.is_ascii_alphanumeric(),
        _ => letter_at(text, at),
    };
    if word {
        let stop = word_end(text, at);
        let capital = text[at..].chars().next().is_some_and(Letter::is_capital);
        out.push(Word { start: at as u32, end: stop as u32, sign: false, quoted: false, capital });
        return stop;
    }
    if byte == b'\'' && possessive(text, at) {
        out.push(Word { start: at as u32, end: at as u32 + 2, sign: false, quoted: false, capital: false });
        return at + 2;
    }
    let Some(sign) = text[at..].chars().next() else { return text.len() };
    let end = at + sign.len_utf8();
    if !sign.is_whitespace() {
        let capital = sign.is_capital();
        out.push(Word { start: at as u32, end: end as u32, sign: true, quoted: false, capital });
    }
    end
}

/// Whether a letter or digit stands at a byte; the commonest are told by their first byte.
#[inline]
pub(in crate::event) fn letter_at(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        None => false,
        Some(byte @ 0..=0x7f) => byte.is_ascii_alphanumeric(),
        // U+0400 to U+047F.
        Some(0xd0 | 0xd1) => true,
        Some(_) => text[at..].chars().next().is_some_and(Letter::is_letter_or_digit),
    }
}

/// The runs of letters, digits and one more sign in a text, with where they begin.
pub(in crate::event) fn runs(text: &str, sign: u8) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut begin = at;
        loop {
            at = plain_letters(bytes, at);
            let Some(byte) = bytes.get(at).copied() else {
                return (begin < at).then(|| (begin, &text[begin..at]));
            };
            let (belongs, width) = match byte {
                0..=0x7f => (byte == sign, 1),
                _ => text[at..].chars().next().map_or((false, 1), |c| (c.is_letter_or_digit(), c.len_utf8())),
            };
            let end = at;
            at += width;
            if !belongs {
                if begin < end {
                    return Some((begin, &text[begin..end]));
                }
                begin = at;
            }
        }
    })
}

/// Whether an apostrophe begins a possessive ending.
fn possessive(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    // `FRANCE'S`: small behind small letters, large behind large ones.
    let loud = || bytes.get(at + 1) == Some(&b'S') && at > 1 && bytes[at - 2..at].iter().all(u8::is_ascii_uppercase);
    (bytes.get(at + 1) == Some(&b's') || loud()) && !letter_at(text, at + 2)
}

/// Where the word ends that begins at a byte.
fn word_end(text: &str, begin: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = plain_letters(bytes, begin);
    let mut last = at;
    while let Some(byte) = bytes.get(at) {
        let (belongs, width) = match byte {
            b'_' => (true, 1),
            b'#' | b'@' => (at == begin, 1),
            0..=0x7f => (false, 1),
            _ => {
                let Some(letter) = text[at..].chars().next() else { break };
                (letter.is_letter_or_digit() || letter == '\u{301}', letter.len_utf8())
            }
        };
        if belongs {
            at = plain_letters(bytes, at + width);
            last = at;
            continue;
        }
        let joins = match byte {
            b'-' | b'.' => letter_at(text, at + 1),
            b'\'' => letter_at(text, at + 1) && !possessive(text, at),
            0xe2 => text[at..].starts_with('‑') && letter_at(text, at + width),
            _ => false,
        };
        if !joins {
            break;
        }
        // A letter follows.
        at += width;
        let end = plain_letters(bytes, at);
        if end > at {
            at = end;
            last = end;
        }
    }
    if last > begin { last } else { begin + text[begin..].chars().next().map_or(1, char::len_utf8) }
}

/// Whether a word of the text is this pattern, small and capital letters and ё and е being alike. A pattern is
/// written small and without ё.
#[must_use]
#[inline]
pub fn is(word: &str, pattern: &str) -> bool {
    // Most words differ in the first letter already. Latin letters fold to Latin ones, and Cyrillic to Cyrillic.
    let (Some(first), Some(expected)) = (word.bytes().next(), pattern.bytes().next()) else {
        return word.is_empty() && pattern.is_empty();
    };
    match first {
        0..=0x7f if first.to_ascii_lowercase() != expected => false,
        0xd0 | 0xd1 if expected < 0xd0 => false,
        _ => is_all(word, pattern),
    }
}

fn is_all(word: &str, pattern: &str) -> bool {
    let mut expected = pattern.chars();
    word.chars().all(|c| expected.next() == Some(fold(c))) && expected.next().is_none()
}

/// Whether a word of the text begins with this pattern.
#[must_use]
#[inline]
pub fn begins(word: &str, pattern: &str) -> bool {
    let mut letters = word.chars();
    pattern.chars().all(|expected| letters.next().map(fold) == Some(expected))
}

/// One letter, folded.
#[must_use]
#[inline]
pub fn fold(c: char) -> char {
    match c {
        'a'..='z' | 'а'..='я' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'А'..='Я' => char::from_u32(c as u32 + 32).unwrap_or(c),
        'ё' | 'Ё' => 'е',
        '‑' => '-',
        'أ' | 'إ' | 'آ' => 'ا',
        'ى' => 'ي',
        _ if c.is_ascii() => c,
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut found = Vec::new();
        words(text, Span { start: 0, end: text.len() as u32 }, &mut found);
        assert_eq!(found.iter().map(|w| w.of(text)).collect::<Vec<_>>().join("|"), expected);
    }

    #[test]
    fn words_keep_what_belongs_to_them() {
        check("С.В.Лавров провёл (вчера) встречу.", "С.В.Лавров|провёл|(|вчера|)|встречу|.");
        check("Norway's ex-Minister d'Arc met", "Norway|'s|ex-Minister|d'Arc|met");
        check("#Tag, 78-й — да", "#Tag|,|78-й|—|да");
        assert!(is("Провёл", "провел") && begins("Встречу", "встреч") && !is("Провёлся", "провел"));
    }
}
