//! The words of a sentence as slices of the text, and how two spellings are compared.
//!
//! A word keeps its inner hyphens and the full stops of initials (`С.В.Лавров`); an English possessive
//! ending is a word of its own. Nothing is copied.

use crate::event::Span;
use crate::event::letter::Letter;

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
}

impl Word {
    /// As it stands in the text.
    #[must_use]
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether it begins with a capital letter.
    #[must_use]
    pub fn is_capitalised(&self, text: &str) -> bool {
        self.of(text).chars().next().is_some_and(Letter::is_capital)
    }
}

/// Appends the words of a stretch of text.
pub fn words(text: &str, span: Span, out: &mut Vec<Word>) {
    let end = span.end as usize;
    let mut at = span.start as usize;
    while at < end {
        let Some(letter) = text[at..end].chars().next() else { break };
        let width = letter.len_utf8();
        if letter.is_letter_or_digit() || letter == '#' || letter == '@' {
            let stop = at + word_length(&text[at..end]);
            out.push(Word { start: at as u32, end: stop as u32, sign: false, quoted: false });
            at = stop;
        } else if letter == '\'' && possessive(&text[at..end]) {
            out.push(Word { start: at as u32, end: at as u32 + 2, sign: false, quoted: false });
            at += 2;
        } else {
            if !letter.is_whitespace() {
                out.push(Word { start: at as u32, end: (at + width) as u32, sign: true, quoted: false });
            }
            at += width;
        }
    }
}

fn possessive(rest: &str) -> bool {
    let mut letters = rest.chars().skip(1);
    letters.next() == Some('s') && !letters.next().is_some_and(Letter::is_letter_or_digit)
}

fn word_length(rest: &str) -> usize {
    let mut last = 0;
    for (at, c) in rest.char_indices() {
        if c.is_letter_or_digit() || (at == 0 && matches!(c, '#' | '@')) || c == '_' || c == '\u{301}' {
            last = at + c.len_utf8();
            continue;
        }
        let next = rest[at + c.len_utf8()..].chars().next().is_some_and(Letter::is_letter_or_digit);
        let joins = match c {
            '-' | '‑' | '.' => next,
            '\'' => next && !possessive(&rest[at..]),
            _ => false,
        };
        if !joins {
            break;
        }
    }
    last.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Whether a word of the text is this pattern, small and capital letters and ё and е being alike. A pattern is
/// written small and without ё.
#[must_use]
#[inline]
pub fn is(word: &str, pattern: &str) -> bool {
    // Most words differ in the first byte already. Latin letters fold to Latin ones, and Cyrillic to Cyrillic.
    if let (Some(first), Some(expected)) = (word.bytes().next(), pattern.bytes().next())
        && first.is_ascii()
        && first.to_ascii_lowercase() != expected
    {
        return false;
    }
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
