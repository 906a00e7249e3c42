//! What sort of letter a character is, answered at once for the scripts that most posts are written in.
//!
//! The standard library searches its tables anew for every letter beyond ASCII, and extraction asks it for every letter
//! several times. Latin and Cyrillic are ranges, so this file compares; everything else is left to the standard
//! library, and a test holds both against each other over all of Unicode.

/// Questions to a character.
pub(in crate::event) trait Letter: Copy {
    /// As `char::is_alphabetic`.
    fn is_letter(self) -> bool;
    /// As `char::is_alphanumeric`.
    fn is_letter_or_digit(self) -> bool;
    /// As `char::is_uppercase`.
    fn is_capital(self) -> bool;
    /// As `char::is_lowercase`.
    fn is_small(self) -> bool;
}

impl Letter for char {
    #[inline]
    fn is_letter(self) -> bool {
        match self {
            '\0'..='\x7f' => self.is_ascii_alphabetic(),
            '\u{c0}'..='\u{24f}' => !matches!(self, '\u{d7}' | '\u{f7}'),
            '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' => true,
            // Punctuation, arrows, signs; flags and most emoji.
            '\u{2000}'..='\u{206f}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}' => false,
            _ => self.is_alphabetic(),
        }
    }

    #[inline]
    fn is_letter_or_digit(self) -> bool {
        match self {
            '\0'..='\x7f' => self.is_ascii_alphanumeric(),
            '\u{c0}'..='\u{52f}' | '\u{2000}'..='\u{206f}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}' => {
                self.is_letter()
            }
            _ => self.is_alphanumeric(),
        }
    }

    #[inline]
    fn is_capital(self) -> bool {
        match self {
            '\0'..='\x7f' => self.is_ascii_uppercase(),
            '\u{400}'..='\u{42f}' => true,
            '\u{430}'..='\u{45f}' | '\u{2000}'..='\u{206f}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}' => {
                false
            }
            _ => self.is_uppercase(),
        }
    }

    #[inline]
    fn is_small(self) -> bool {
        match self {
            '\0'..='\x7f' => self.is_ascii_lowercase(),
            '\u{430}'..='\u{45f}' => true,
            '\u{400}'..='\u{42f}' | '\u{2000}'..='\u{206f}' | '\u{1f1e6}'..='\u{1f1ff}' | '\u{1f300}'..='\u{1faff}' => {
                false
            }
            _ => self.is_lowercase(),
        }
    }
}

/// Where the letters and digits end that a text has from a byte on, as far as they are Latin or of U+0400 to U+047F: what
/// follows may be one of another script.
#[inline]
pub(in crate::event) fn plain_letters(bytes: &[u8], at: usize) -> usize {
    behind(bytes, at, &LETTERS_AND_DIGITS)
}

/// The same without digits.
#[inline]
pub(in crate::event) fn plain_alphabetic(bytes: &[u8], at: usize) -> usize {
    behind(bytes, at, &LETTERS)
}

#[inline]
fn behind(bytes: &[u8], mut at: usize, widths: &[u8; 256]) -> usize {
    while let Some(byte) = bytes.get(at) {
        match widths[usize::from(*byte)] {
            0 => break,
            width => at += usize::from(width),
        }
    }
    at
}

/// By the first byte, the width of what is plain; 0 for all others.
static LETTERS: [u8; 256] = widths(false);
static LETTERS_AND_DIGITS: [u8; 256] = widths(true);

const fn widths(digits: bool) -> [u8; 256] {
    let mut widths = [0; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        widths[byte as usize] = (byte.is_ascii_alphabetic() || digits && byte.is_ascii_digit()) as u8;
        byte += 1;
    }
    widths[0xd0] = 2;
    widths[0xd1] = 2;
    widths
}

/// The small letter of one of Latin or Cyrillic, or of a sign; `None` where that is for the standard library to say.
#[inline]
pub(in crate::event) fn small_of(letter: char) -> Option<char> {
    let moved = match letter {
        '\0'..='\x7f' => return Some(letter.to_ascii_lowercase()),
        '\u{430}'..='\u{45f}' => return Some(letter),
        '\u{410}'..='\u{42f}' => 0x20,
        '\u{400}'..='\u{40f}' => 0x50,
        _ => return None,
    };
    char::from_u32(letter as u32 + moved)
}

/// Words without their capitals.
pub(in crate::event) trait Small {
    /// As `str::to_lowercase`.
    fn small(&self) -> String;
}

impl Small for str {
    fn small(&self) -> String {
        let mut small = String::with_capacity(self.len());
        for letter in self.chars() {
            match small_of(letter) {
                Some(letter) => small.push(letter),
                // The one letter whose small form hangs on what stands around it.
                None if letter == 'Σ' => return self.to_lowercase(),
                None => small.extend(letter.to_lowercase()),
            }
        }
        small
    }
}

/// A word under which lists are looked up: small letters, `ё` as `е`.
pub(in crate::event) fn folded(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.chars() {
        match small_of(letter) {
            Some('ё') => folded.push('е'),
            Some(letter) => folded.push(letter),
            None => folded.extend(letter.to_lowercase()),
        }
    }
    folded
}

/// How many letters have a number: Latin ones from 1 on, Russian ones behind them; 0 is for all others.
pub(in crate::event) const NUMBERS: usize = 1 + 26 + 32;

/// The number of the letter at a byte, small and capital letters and ё and е being alike, and the width of one that has a
/// number.
#[inline]
pub(in crate::event) fn number_at(bytes: &[u8], at: usize) -> (usize, usize) {
    match bytes.get(at) {
        Some(byte @ 0..=0x7f) => (usize::from(LATIN[usize::from(*byte)]), 1),
        Some(byte @ (0xd0 | 0xd1)) => {
            let next = bytes.get(at + 1).copied().unwrap_or(0);
            (usize::from(RUSSIAN[usize::from(byte & 1) << 6 | usize::from(next & 0x3f)]), 2)
        }
        _ => (0, 1),
    }
}

static LATIN: [u8; 0x80] = {
    let mut numbers = [0; 0x80];
    let mut at = 0;
    while at < 26 {
        numbers[b'a' as usize + at] = 1 + at as u8;
        numbers[b'A' as usize + at] = 1 + at as u8;
        at += 1;
    }
    numbers
};

/// From U+0400 on.
static RUSSIAN: [u8; 0x80] = {
    let mut numbers = [0; 0x80];
    let mut at = 0;
    while at < 32 {
        numbers[0x30 + at] = 27 + at as u8;
        numbers[0x10 + at] = 27 + at as u8;
        at += 1;
    }
    let e = numbers[0x35];
    numbers[0x01] = e;
    numbers[0x51] = e;
    numbers
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            let word = format!("{c}А");
            assert_eq!(word.small(), word.to_lowercase(), "{c:?}");
            assert_eq!(folded(&word), word.chars().flat_map(char::to_lowercase).collect::<String>().replace('ё', "е"));
        }
        assert_eq!("ΟΔΟΣ".small(), "ΟΔΟΣ".to_lowercase());
    }

    #[test]
    fn letters_that_are_alike_have_one_number() {
        let number = |word: &str| number_at(word.as_bytes(), 0);
        assert_eq!([number("a"), number("Z"), number("а"), number("Я")], [(1, 1), (26, 1), (27, 2), (58, 2)]);
        assert_eq!([number("Ё"), number("ё"), number("Е")], [number("е"); 3]);
        assert_eq!([number(""), number("1"), number("é"), number("ѐ")].map(|(number, _)| number), [0; 4]);
    }

    #[test]
    fn the_answers_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            assert_eq!(c.is_letter(), c.is_alphabetic(), "{c:?}");
            assert_eq!(c.is_letter_or_digit(), c.is_alphanumeric(), "{c:?}");
            assert_eq!(c.is_capital(), c.is_uppercase(), "{c:?}");
            assert_eq!(c.is_small(), c.is_lowercase(), "{c:?}");
        }
    }
}
