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

#[cfg(test)]
mod tests {
    use super::*;

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
