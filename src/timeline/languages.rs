//! The languages that are told apart, as the search box takes them: by code, or by name in English or Russian.

/// Codes, each with its names in small letters.
const LANGUAGES: [(&str, &str, &str); 47] = [
    ("en", "english", "английский"),
    ("ru", "russian", "русский"),
    ("uk", "ukrainian", "украинский"),
    ("be", "belarusian", "белорусский"),
    ("fr", "french", "французский"),
    ("es", "spanish", "испанский"),
    ("de", "german", "немецкий"),
    ("ar", "arabic", "арабский"),
    ("zh", "chinese", "китайский"),
    ("pt", "portuguese", "португальский"),
    ("it", "italian", "итальянский"),
    ("tr", "turkish", "турецкий"),
    ("pl", "polish", "польский"),
    ("kk", "kazakh", "казахский"),
    ("sr", "serbian", "сербский"),
    ("az", "azerbaijani", "азербайджанский"),
    ("bg", "bulgarian", "болгарский"),
    ("cs", "czech", "чешский"),
    ("da", "danish", "датский"),
    ("el", "greek", "греческий"),
    ("et", "estonian", "эстонский"),
    ("fa", "persian", "персидский"),
    ("fi", "finnish", "финский"),
    ("he", "hebrew", "иврит"),
    ("hi", "hindi", "хинди"),
    ("hr", "croatian", "хорватский"),
    ("hu", "hungarian", "венгерский"),
    ("hy", "armenian", "армянский"),
    ("id", "indonesian", "индонезийский"),
    ("ja", "japanese", "японский"),
    ("ka", "georgian", "грузинский"),
    ("ko", "korean", "корейский"),
    ("lt", "lithuanian", "литовский"),
    ("lv", "latvian", "латышский"),
    ("mk", "macedonian", "македонский"),
    ("nl", "dutch", "нидерландский"),
    ("no", "norwegian", "норвежский"),
    ("ro", "romanian", "румынский"),
    ("sk", "slovak", "словацкий"),
    ("sq", "albanian", "албанский"),
    ("sv", "swedish", "шведский"),
    ("sw", "swahili", "суахили"),
    ("th", "thai", "тайский"),
    ("ur", "urdu", "урду"),
    ("uz", "uzbek", "узбекский"),
    ("vi", "vietnamese", "вьетнамский"),
    ("und", "undetermined", "неизвестный"),
];

/// The code of a language by its name, in small letters.
pub(super) fn called(name: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(_, english, russian)| *english == name || *russian == name).map(|found| found.0)
}

/// The codes of the languages whose name begins so, in small letters.
pub(super) fn begun(start: &str) -> impl Iterator<Item = &'static str> {
    let begins = move |name: &str| name.starts_with(start);
    LANGUAGES.iter().filter(move |(_, english, russian)| begins(english) || begins(russian)).map(|found| found.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::language::codes;

    #[test]
    fn every_language_that_is_told_has_names() {
        let mut named: Vec<&str> = LANGUAGES.iter().map(|(code, ..)| *code).collect();
        let mut told = codes();
        named.sort_unstable();
        told.sort_unstable();
        assert_eq!(named, told);
        assert_eq!((called("русский"), called("russian"), called("рус")), (Some("ru"), Some("ru"), None));
        assert_eq!(begun("рус").collect::<Vec<_>>(), ["ru"]);
        assert_eq!(begun("it").chain(begun("klingon")).collect::<Vec<_>>(), ["it"]);
    }
}
