//! Word forms brought together: what a word is searched by.
//!
//! Russian and English endings are cut by Snowball's rules; words of other scripts and with digits stay as
//! they are. A Russian noun may end as a verb does: of `торлан` Snowball takes the `н` of `подписан`, of `торланом` it
//! does not. Such ends are put back, so that all forms keep them. Surnames in -ов and -ев are spared, whose nominative looks
//! like a genitive plural; where no capital tells which of them a word is (`ЛАВРОВ`, `#лавров`, `вопросов`), it has a stem of
//! its own, until all that was read can tell.

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
            Some('а'..='я') => with_end(word, self.russian.stem(word)),
            Some('a'..='z') if word.is_ascii() => self.english.stem(word),
            _ => Cow::Borrowed(word),
        }
    }
}

/// The stem with what was taken for the end of a short participle or of a gerund: nouns end so too.
fn with_end<'a>(word: &'a str, stem: Cow<'a, str>) -> Cow<'a, str> {
    let Some(cut) = word.strip_prefix(&*stem) else { return stem };
    let kept = match cut {
        "н" | "на" | "но" | "ны" if stem.ends_with(['а', 'я']) => "н",
        "ен" | "ена" | "ено" | "ены" => "ен",
        "в" => "в",
        _ => return stem,
    };
    Cow::Borrowed(&word[..stem.len() + kept.len()])
}

/// Whether a word, if it has a capital, may be a surname that Snowball would cut too far.
pub(super) fn may_be_surname(word: &str) -> bool {
    surname(word).is_some()
}

/// The stem of a word in -ов or -ев that is written without a capital or in capitals only: it may be the nominative of a surname
/// or the genitive plural of something. No word has such a sign in it.
pub(super) fn either(word: &str) -> Option<String> {
    (surname(word) == Some(word)).then(|| format!("{word}?"))
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
        check("торлан торланом торлана", "торлан");
        check("подписан подписана подписаны подписание", "подписан");
        check("решен решена решено решение", "решен");
        check("обмен обмена обменом", "обмен");
        check("обман обмана обманом", "обман");
        check("состав состава составом", "состав");
        check("состоялся состоялась", "состоя");
        check("заявил заявила заявили", "заяв");
        check("армения армении арменией", "армен");
        check("армия армии армией", "арм");
        check("женева женеве женевой", "женев");
        check("испания испании", "испан");
        check("казахстан казахстана казахстане казахстаном", "казахстан");
        check("военный военного военные", "воен");
        check("стран страна страны", "стран");
        check("meeting meetings meet", "meet");
        check("2023", "2023");
        check("会", "会");
    }

    #[test]
    fn only_long_enough_words_look_like_surnames() {
        assert!(may_be_surname("лавров") && may_be_surname("баровым") && may_be_surname("соловьев"));
        assert_eq!(either("лавров").as_deref(), Some("лавров?"));
        assert!(either("лаврову").is_none() && either("слов").is_none());
        assert!(!may_be_surname("слов") && !may_be_surname("новых") && !may_be_surname("lavrov"));
    }
}
