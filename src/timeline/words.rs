//! The words of a text, folded for searching.
//!
//! A word is a run of letters and digits, in small letters, with ё as е and without accents; what an
//! apostrophe parts is two words, and an English possessive is none. Scripts without spaces give a word a
//! character. Texts and queries are taken apart by this file alone, so that they meet.

use crate::event::Span;

/// Longer words are cut: they are addresses and codes.
const LONGEST: usize = 64;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// In any other way.
    Small,
    /// With a capital first letter and a small one behind it.
    Capital,
    /// With two capitals at the beginning.
    Capitals,
}

/// Calls `each` with every word of a text: folded, where it stands, and how it is written.
pub(super) fn words(text: &str, folded: &mut String, mut each: impl FnMut(&str, Span, Case)) {
    let mut at = 0;
    while let Some(start) = next_letter(text, at) {
        let end = word(text, start, folded);
        let apostrophe = apostrophe(text, at);
        let possessive = at > 0 && apostrophe > 0 && start == at + apostrophe && folded == "s";
        at = end;
        if !possessive && !folded.is_empty() {
            each(folded, Span { start: start as u32, end: end as u32 }, case(&text[start..end]));
        }
    }
}

/// A string folded as words are, everything else a single space: to look for a part of a name in it.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::new();
    let mut all = String::new();
    words(text, &mut folded, |word, _, _| {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(word);
    });
    all
}

/// Length of the apostrophe that stands at `at`; 0 without one.
fn apostrophe(text: &str, at: usize) -> usize {
    text[at..].chars().next().filter(|c| matches!(c, '\'' | '\u{2019}' | '\u{2bc}')).map_or(0, char::len_utf8)
}

fn next_letter(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            if bytes[at].is_ascii_alphanumeric() {
                return Some(at);
            }
            at += 1;
        } else {
            let letter = text[at..].chars().next()?;
            if is_russian(letter) || letter.is_alphanumeric() {
                return Some(at);
            }
            at += letter.len_utf8();
        }
    }
    None
}

/// Folds the word that begins at `start`; returns where it ends.
fn word(text: &str, start: usize, folded: &mut String) -> usize {
    folded.clear();
    let bytes = text.as_bytes();
    let mut at = start;
    while at < bytes.len() {
        let byte = bytes[at];
        if byte < 0x80 {
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            push(folded, byte.to_ascii_lowercase() as char);
            at += 1;
            continue;
        }
        let Some(letter) = text[at..].chars().next() else { break };
        match letter {
            'а'..='я' => push(folded, letter),
            'А'..='Я' => push(folded, char::from_u32(letter as u32 + 32).unwrap_or(letter)),
            'ё' | 'Ё' => push(folded, 'е'),
            // A breve on и makes another letter; all other marks are accents.
            '\u{306}' if folded.ends_with('и') => {
                folded.pop();
                folded.push('й');
            }
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' => {}
            _ if alone(letter) => {
                if at == start {
                    folded.push(letter);
                    at += letter.len_utf8();
                }
                break;
            }
            _ if letter.is_alphanumeric() => fold_letter(letter, folded),
            _ => break,
        }
        at += letter.len_utf8();
    }
    at
}

fn push(folded: &mut String, letter: char) {
    if folded.len() + letter.len_utf8() <= LONGEST {
        folded.push(letter);
    }
}

fn fold_letter(letter: char, folded: &mut String) {
    for small in letter.to_lowercase().take(1) {
        match small {
            'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' => push(folded, 'a'),
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => push(folded, 'c'),
            'ď' | 'đ' | 'ð' => push(folded, 'd'),
            'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' | 'ế' | 'ệ' => push(folded, 'e'),
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => push(folded, 'g'),
            'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ị' => push(folded, 'i'),
            'ķ' => push(folded, 'k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => push(folded, 'l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => push(folded, 'n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ơ' | 'ộ' => push(folded, 'o'),
            'ŕ' | 'ŗ' | 'ř' => push(folded, 'r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => push(folded, 's'),
            'ţ' | 'ť' | 'ț' => push(folded, 't'),
            'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' => push(folded, 'u'),
            'ý' | 'ÿ' => push(folded, 'y'),
            'ź' | 'ż' | 'ž' => push(folded, 'z'),
            'ß' => {
                push(folded, 's');
                push(folded, 's');
            }
            'æ' => {
                push(folded, 'a');
                push(folded, 'e');
            }
            _ => push(folded, small),
        }
    }
}

/// Characters of scripts that part no words.
fn alone(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// How a word is written.
pub(super) fn case(word: &str) -> Case {
    let mut letters = word.chars();
    if !letters.next().is_some_and(is_capital) {
        return Case::Small;
    }
    letters.next().map_or(Case::Small, |second| if is_capital(second) { Case::Capitals } else { Case::Capital })
}

/// As `char::is_uppercase`, without a look into its tables for the letters of most texts.
fn is_capital(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_uppercase(),
        _ if is_russian(letter) => letter < 'а',
        _ => letter.is_uppercase(),
    }
}

/// Letters whose sort is known without a look into tables.
fn is_russian(letter: char) -> bool {
    matches!(letter, 'А'..='я')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut found = Vec::new();
        words(text, &mut String::new(), |word, span, case| {
            assert!(!text[span.start as usize..span.end as usize].is_empty());
            let sign = ["", "^", "^^"][case as usize];
            found.push(format!("{sign}{word}"));
        });
        assert_eq!(found.join(" "), expected);
        assert_eq!(fold(text), expected.replace('^', ""));
    }

    #[test]
    fn words_are_folded() {
        check("", "");
        check("🇷🇺 — …", "");
        check("Сергей Лавров, ЕЩЁ 12 раз!", "^сергей ^лавров ^^еще 12 раз");
        check("ПЁТР Erdoğan’s GENERAL-Secretary", "^^петр ^erdogan ^^general ^secretary");
        check("Côte d'Ivoire's it's s", "^cote d ^ivoire it s");
        check("Йемен Йемен те́кст", "^йемен ^йемен текст");
        check("#РоссияСудан @name_x http://t.me/abc", "^россиясудан name x http t me abc");
        check("会談 Łódź", "会 談 ^lodz");
    }

    #[test]
    fn spans_are_those_of_the_words() {
        let text = "A «Łódź», о́кна";
        let mut found = Vec::new();
        words(text, &mut String::new(), |_, s, _| found.push(&text[s.start as usize..s.end as usize]));
        assert_eq!(found, ["A", "Łódź", "о́кна"]);
    }
}
