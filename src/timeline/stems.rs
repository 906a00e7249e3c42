//! Word forms brought together: what a word is searched by.
//!
//! Russian and English endings are cut by Snowball's rules; words of other scripts and with digits stay as
//! they are. Russian words are cut until nothing more comes off: one cut makes `торлан` of `торланом`, the next
//! `торла` of that. Surnames in -ов and -ев are spared, whose nominative looks like a genitive plural.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// Cuts endings.
pub(super) struct Stems {
    russian: Stemmer,
    english: Stemmer,
}

impl Default for Stems {
    fn default() -> Self {
        Self { russian: Stemmer::create(Algorithm::Russian), english: Stemmer::create(Algorithm::English) }
    }
}

impl std::fmt::Debug for Stems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Stems")
    }
}

impl Stems {
    /// The stem of a folded word; `name` for one that [`may_be_surname`] and is written with a capital.
    pub(super) fn stem<'a>(&self, word: &'a str, name: bool) -> Cow<'a, str> {
        match word.chars().next() {
            _ if name => Cow::Borrowed(surname(word).unwrap_or(word)),
            Some('а'..='я') => {
                let mut stem = self.russian.stem(word);
                loop {
                    let shorter = self.russian.stem(&stem);
                    if shorter == stem {
                        break;
                    }
                    stem = Cow::Owned(shorter.into_owned());
                }
                stem
            }
            Some('a'..='z') if word.is_ascii() => self.english.stem(word),
            _ => Cow::Borrowed(word),
        }
    }
}

/// Whether a word, if it has a capital, may be a surname that Snowball would cut too far.
pub(super) fn may_be_surname(word: &str) -> bool {
    surname(word).is_some()
}

/// The nominative of what may be a surname in -ов or -ев.
fn surname(word: &str) -> Option<&str> {
    const CASES: [&str; 10] = ["", "а", "у", "ым", "е", "ы", "ых", "ыми", "ой", "ою"];
    let nominative = |case: &&str| word.strip_suffix(case).filter(|rest| rest.ends_with("ов") || rest.ends_with("ев"));
    // Shorter than five letters are common words: `слов`, `новых`.
    CASES.iter().find_map(nominative).filter(|rest| rest.len() >= 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, stem: &str) {
        let stems = Stems::default();
        for word in words.split(' ') {
            let name = word.strip_prefix('^');
            assert_eq!(stems.stem(name.unwrap_or(word), name.is_some()), stem, "{word}");
        }
    }

    #[test]
    fn forms_meet() {
        check("переговоры переговоров переговорами", "переговор");
        check("^лавров ^лаврова ^лаврову ^лавровым ^лаврове", "лавров");
        check("торлан торланом", "торл");
        check("стран страна страны", "стран");
        check("meeting meetings meet", "meet");
        check("2023", "2023");
        check("会", "会");
    }

    #[test]
    fn only_long_enough_words_look_like_surnames() {
        assert!(may_be_surname("лавров") && may_be_surname("баровым") && may_be_surname("соловьев"));
        assert!(!may_be_surname("слов") && !may_be_surname("новых") && !may_be_surname("lavrov"));
    }
}
