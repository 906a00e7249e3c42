//! The nominatives that one word of a person's name may have, given its case.
//!
//! Every case is an inversion of the endings of Russian and foreign surnames. What is not an ending of the
//! case is taken as a name that does not change.

use super::case::Case;
use super::letters::{cut, ends_hard, ends_in_vowel, ends_with_any, is_sibilant, takes_i};

/// Who bears the name, as far as the rest of it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bearer {
    Man,
    Woman,
    Unknown,
}

/// Candidates, best first; never empty.
pub(super) fn nominatives(word: &str, case: Case, bearer: Bearer) -> Vec<String> {
    // `Леруа`, `Бенуа`, `Нкоа`: an `а` behind a vowel is no ending, for those with `й` before it take `я`.
    if ends_with_any(word, &["уа", "оа", "эа", "юа", "еа"]) {
        return vec![word.to_owned()];
    }
    let found = match case {
        Case::Nominative => None,
        Case::Genitive => genitive(word, bearer),
        Case::Dative => dative(word, bearer),
        Case::Accusative => accusative(word, bearer),
        Case::Instrumental => instrumental(word, bearer),
        Case::Prepositional => prepositional(word, bearer),
    };
    found.filter(|found| !found.is_empty()).unwrap_or_else(|| vec![word.to_owned()])
}

/// Whether a stem is that of a surname like `Иванов` or `Никитин`.
pub(super) fn is_possessive(stem: &str) -> bool {
    ends_with_any(stem, &["ов", "ев", "ёв", "ин", "ын"])
}

/// Whether a stem is that of a surname like `Островский`.
pub(super) fn is_relational(stem: &str) -> bool {
    ends_with_any(stem, &["ск", "цк"])
}

/// Stems of adjectives with the stress on the ending, as surnames have them: `Толстой`, `Седой`.
fn is_stressed(stem: &str) -> bool {
    const STEMS: [&str; 20] = [
        "сед",
        "толст",
        "глух",
        "слеп",
        "худ",
        "крив",
        "прям",
        "прост",
        "пуст",
        "густ",
        "скуп",
        "туп",
        "сух",
        "лих",
        "больш",
        "степн",
        "лесн",
        "молод",
        "дорог",
        "хром",
    ];
    let stem = stem.to_lowercase();
    STEMS.contains(&stem.as_str())
}

/// Stems of adjectives too short to be told from other names.
fn is_short_adjective(stem: &str) -> bool {
    matches!(stem, "Бел" | "Сер" | "Бур" | "Мал" | "Мил")
}

fn instrumental(word: &str, bearer: Bearer) -> Option<Vec<String>> {
    if let Some(stem) = cut(word, "ым") {
        return (bearer != Bearer::Woman).then(|| match stem {
            _ if is_possessive(stem) => vec![stem.to_owned()],
            _ if is_stressed(stem) => vec![format!("{stem}ой"), format!("{stem}ый"), word.to_owned()],
            _ if is_short_adjective(stem) => vec![format!("{stem}ый"), word.to_owned()],
            _ if stem.chars().count() > 3 => vec![format!("{stem}ый"), format!("{stem}ой"), word.to_owned()],
            _ => vec![word.to_owned(), format!("{stem}ый")],
        });
    }
    if let Some(stem) = cut(word, "им") {
        if is_stressed(stem) {
            return Some(vec![format!("{stem}ой")]);
        }
        let adjective = is_relational(stem) || ends_with_any(stem, &["ьк", "ик", "ш", "щ", "чн"]);
        return adjective.then(|| vec![format!("{stem}ий"), format!("{stem}ой")]);
    }
    if let Some(stem) = cut(word, "ом") {
        return (bearer != Bearer::Woman && ends_hard(stem)).then(|| hard_stem(stem));
    }
    if let Some(stem) = cut(word, "ем").or_else(|| cut(word, "ём")) {
        return (bearer != Bearer::Woman).then(|| match stem {
            _ if is_sibilant(stem) => hard_stem(stem),
            _ if stem.ends_with('ь') => vec![format!("{}ей", &stem[..stem.len() - 2]), word.to_owned()],
            _ if ends_in_vowel(stem) => vec![format!("{stem}й")],
            _ => vec![format!("{stem}ь"), word.to_owned()],
        });
    }
    if let Some(stem) = cut(word, "ой") {
        return Some(match stem {
            _ if ends_in_vowel(stem) => vec![word.to_owned()],
            _ if is_possessive(stem) => vec![format!("{stem}а")],
            _ if is_relational(stem) && bearer != Bearer::Man => vec![format!("{stem}ая"), format!("{stem}а")],
            _ if bearer == Bearer::Woman => vec![format!("{stem}а"), format!("{stem}ая")],
            _ => vec![format!("{stem}а")],
        });
    }
    if let Some(stem) = cut(word, "ей").or_else(|| cut(word, "ёй")) {
        return Some(if is_sibilant(stem) {
            vec![format!("{stem}а"), format!("{stem}я")]
        } else {
            vec![format!("{stem}я")]
        });
    }
    cut(word, "ью").filter(|_| bearer != Bearer::Man).map(|stem| vec![format!("{stem}ь")])
}

fn genitive(word: &str, bearer: Bearer) -> Option<Vec<String>> {
    if let Some(found) = adjective(word, ["ого", "его"]).or_else(|| woman(word)) {
        return Some(found);
    }
    if let Some(found) = of_man(word, ["а", "я"], bearer) {
        return Some(found);
    }
    if let Some(stem) = cut(word, "ы") {
        let turkic =
            ends_with_any(word, &["улы", "оглы", "кызы", "берды", "верды", "алы", "балды", "ельды", "олды", "кулы"]);
        return (ends_hard(stem) && !turkic).then(|| vec![format!("{stem}а"), word.to_owned()]);
    }
    let stem = cut(word, "и")?;
    Some(match stem {
        _ if stem.ends_with('и') && bearer == Bearer::Man => vec![word.to_owned(), format!("{stem}я")],
        _ if ends_with_any(stem, &["и", "ь"]) => vec![format!("{stem}я"), word.to_owned()],
        _ if ends_in_vowel(stem) => vec![word.to_owned()],
        // Foreign names in `-и` do not change, and are far more than surnames in `-ка` and `-я`.
        _ if takes_i(stem) => vec![word.to_owned(), format!("{stem}а")],
        _ if bearer == Bearer::Woman => vec![word.to_owned(), format!("{stem}я"), format!("{stem}ь")],
        _ => vec![word.to_owned(), format!("{stem}я")],
    })
}

fn dative(word: &str, bearer: Bearer) -> Option<Vec<String>> {
    if let Some(found) = adjective(word, ["ому", "ему"]).or_else(|| woman(word)) {
        return Some(found);
    }
    if !stays_in_u(word)
        && let Some(found) = of_man(word, ["у", "ю"], bearer)
    {
        return Some(found);
    }
    if let Some(stem) = cut(word, "е") {
        return Some(match stem {
            _ if stays_in_e(word) => vec![word.to_owned()],
            _ if stem.ends_with('ь') || ends_in_vowel(stem) => vec![format!("{stem}я"), word.to_owned()],
            _ => vec![format!("{stem}а"), word.to_owned(), format!("{stem}я")],
        });
    }
    let stem = cut(word, "ии").map(|_| cut(word, "и")).or_else(|| cut(word, "ьи").map(|_| cut(word, "и")))??;
    (bearer != Bearer::Man).then(|| vec![format!("{stem}я"), word.to_owned()])
}

fn accusative(word: &str, bearer: Bearer) -> Option<Vec<String>> {
    if let Some(found) = adjective(word, ["ого", "его"]) {
        return Some(found);
    }
    if let Some(stem) = cut(word, "ую").filter(|stem| ends_hard(stem)) {
        return Some(vec![format!("{stem}ая")]);
    }
    if let Some(found) = of_man(word, ["а", "я"], bearer) {
        return Some(found);
    }
    if let Some(stem) = cut(word, "у").filter(|stem| ends_hard(stem) && !stays_in_u(word)) {
        return Some(vec![format!("{stem}а"), word.to_owned()]);
    }
    cut(word, "ю")
        .filter(|stem| !ends_with_any(stem, &["ь"]) || bearer != Bearer::Man)
        .map(|stem| vec![format!("{stem}я")])
}

fn prepositional(word: &str, bearer: Bearer) -> Option<Vec<String>> {
    if let Some(found) = adjective(word, ["ом", "ем"]).or_else(|| woman(word)) {
        return Some(found);
    }
    if cut(word, "ии").is_some() {
        let stem = cut(word, "и")?;
        return Some(match bearer {
            Bearer::Woman => vec![format!("{stem}я")],
            _ => vec![format!("{stem}й"), format!("{stem}я"), word.to_owned()],
        });
    }
    let stem = cut(word, "е")?;
    Some(match stem {
        _ if stays_in_e(word) => vec![word.to_owned()],
        _ if stem.ends_with('ь') => vec![format!("{stem}я"), word.to_owned()],
        _ if ends_in_vowel(stem) => vec![format!("{stem}й"), format!("{stem}я"), word.to_owned()],
        _ if bearer == Bearer::Woman => vec![format!("{stem}а"), word.to_owned()],
        _ => {
            let mut found = hard_stem(stem);
            found.extend([format!("{stem}а"), format!("{stem}ь"), word.to_owned()]);
            found
        }
    })
}

/// A man's name of the second declension behind its genitive, dative or accusative.
fn of_man(word: &str, [hard, soft]: [&str; 2], bearer: Bearer) -> Option<Vec<String>> {
    if bearer == Bearer::Woman {
        return None;
    }
    if let Some(stem) = cut(word, hard) {
        return ends_hard(stem).then(|| {
            let mut found = hard_stem(stem);
            found.push(word.to_owned());
            found
        });
    }
    let stem = cut(word, soft)?;
    match stem {
        _ if stem.ends_with('ь') => None,
        _ if ends_in_vowel(stem) => Some(vec![format!("{stem}й")]),
        _ => Some(vec![format!("{stem}ь"), word.to_owned()]),
    }
}

/// `-ский`, `-ый`, `-ой` behind an ending of the adjectives.
fn adjective(word: &str, ends: [&str; 2]) -> Option<Vec<String>> {
    let [hard, soft] = ends;
    if let Some(stem) = cut(word, hard) {
        return match stem {
            _ if is_relational(stem) => Some(vec![format!("{stem}ий"), format!("{stem}ой")]),
            // `Адому` is of Адом.
            _ if !ends_hard(stem) || hard == "ому" && stem.chars().nth(2).is_none() => None,
            // Of a prepositional alone it would be a guess: foreign names have this ending too.
            _ if is_stressed(stem) => Some(vec![format!("{stem}ой")]),
            _ if hard == "ом" => (stem.chars().count() > 3).then(|| vec![format!("{stem}ый"), format!("{stem}ой")]),
            _ if takes_i(stem) => Some(vec![format!("{stem}ий"), format!("{stem}ой")]),
            _ => Some(vec![format!("{stem}ый"), format!("{stem}ой")]),
        };
    }
    let stem = cut(word, soft)?;
    ends_with_any(stem, &["ш", "щ", "ч", "шн", "чн"]).then(|| vec![format!("{stem}ий")])
}

/// A woman's surname in `-ова`, `-ина`, `-ская`, in the one form it has for three cases.
fn woman(word: &str) -> Option<Vec<String>> {
    let stem = cut(word, "ой").filter(|stem| ends_hard(stem))?;
    Some(match stem {
        _ if is_possessive(stem) => vec![format!("{stem}а")],
        _ if is_relational(stem) => vec![format!("{stem}ая")],
        _ => vec![format!("{stem}ая"), word.to_owned()],
    })
}

/// The nominative of a hard stem, where a vowel may have fallen out of `-ец`.
fn hard_stem(stem: &str) -> Vec<String> {
    let Some(before) = cut(stem, "ц").filter(|before| ends_hard(before)) else { return vec![stem.to_owned()] };
    let full = format!("{before}ец");
    if ends_with_any(before, &["в", "м", "п", "б", "д"]) {
        vec![full, stem.to_owned()]
    } else {
        vec![stem.to_owned(), full]
    }
}

/// Foreign names in `-у` that do not change.
pub(super) fn stays_in_u(word: &str) -> bool {
    ends_with_any(word, &["оглу", "яху", "еску", "йгу", "ншу", "енсу", "азу", "оу", "ау", "еу", "иу"])
}

/// Foreign names in `-е` that do not change.
fn stays_in_e(word: &str) -> bool {
    ends_with_any(word, &["дзе", "аоре", "нгхе", "ссие", "ое", "эе"])
}
