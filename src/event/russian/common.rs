//! The nominative of a noun that no list has, by its ending: towns, venues, bodies.

use super::case::Case;
use super::letters::{cut, ends_hard, ends_in_vowel, ends_with_any, is_sibilant, takes_i};
use super::noun::Gender;
use crate::event::letter::Letter;

type Found = Option<(String, Gender)>;

/// The nominative and gender of a noun in this case; `None` if its ending is not one of the case.
pub(super) fn nominative(word: &str, case: Case) -> Found {
    if let Some((first, second)) = word.split_once("-на-") {
        let (town, gender) = nominative(first, case)?;
        return Some((format!("{town}-на-{second}"), gender));
    }
    if let Some((first, last)) = word.rsplit_once('-') {
        if let Some(head) = super::heads::head(first, case) {
            return Some((format!("{}-{last}", super::letters::cased_like(head.nominative, first)), head.gender));
        }
        let (last, gender) = nominative(last, case)?;
        return Some((format!("{first}-{last}"), gender));
    }
    if !word.chars().any(Letter::is_small) {
        return None;
    }
    match case {
        Case::Nominative => None,
        Case::Genitive => genitive(word),
        Case::Dative => dative(word),
        Case::Accusative => accusative(word),
        Case::Instrumental => instrumental(word),
        Case::Prepositional => prepositional(word),
    }
}

fn instrumental(word: &str) -> Found {
    if let Some(stem) = cut(word, "ами") {
        return plural(stem, false);
    }
    if let Some(stem) = cut(word, "ями") {
        return plural(stem, true);
    }
    if let Some(stem) = cut(word, "ием") {
        return if is_name(word) && !is_action(stem) { masculine(stem, "ий") } else { neuter(stem, "ие") };
    }
    if let Some(stem) = cut(word, "ом") {
        return hard(stem);
    }
    if let Some(stem) = cut(word, "ем").or_else(|| cut(word, "ём")) {
        return soft(stem);
    }
    if let Some(stem) = cut(word, "ой") {
        return ends_hard(stem).then(|| (format!("{stem}а"), Gender::Feminine));
    }
    if let Some(stem) = cut(word, "ей").or_else(|| cut(word, "ёй")) {
        return feminine(stem, if is_sibilant(stem) { "а" } else { "я" });
    }
    cut(word, "ью").and_then(|stem| feminine(stem, "ь"))
}

fn genitive(word: &str) -> Found {
    if let Some(stem) = cut(word, "ия") {
        return if is_name(word) && !is_action(stem) { masculine(stem, "ий") } else { neuter(stem, "ие") };
    }
    if let Some(stem) = cut(word, "а") {
        return hard(stem);
    }
    if let Some(stem) = cut(word, "я") {
        return soft(stem);
    }
    if let Some(stem) = cut(word, "ы") {
        return ends_hard(stem).then(|| (format!("{stem}а"), Gender::Feminine));
    }
    let stem = cut(word, "и")?;
    of_i(word, stem, takes_i(stem) && !(is_name(word) && is_sibilant(stem)))
}

fn dative(word: &str) -> Found {
    if let Some(stem) = cut(word, "ам") {
        return plural(stem, false);
    }
    if let Some(stem) = cut(word, "ям") {
        return plural(stem, true);
    }
    if let Some(stem) = cut(word, "ию") {
        return if is_name(word) && !is_action(stem) { masculine(stem, "ий") } else { neuter(stem, "ие") };
    }
    if let Some(stem) = cut(word, "у") {
        return hard(stem);
    }
    if let Some(stem) = cut(word, "ю") {
        return soft(stem);
    }
    if let Some(stem) = cut(word, "е") {
        return feminine(stem, if ends_in_vowel(stem) { "я" } else { "а" });
    }
    of_i(word, cut(word, "и")?, false)
}

fn accusative(word: &str) -> Found {
    if let Some(stem) = cut(word, "у").filter(|stem| ends_hard(stem)) {
        return feminine(stem, "а");
    }
    if let Some(stem) = cut(word, "ю") {
        return feminine(stem, "я");
    }
    // Behind the ending of the genitive stands a person, anything else is as in the nominative.
    let gender = match word.chars().next_back()? {
        'о' | 'е' => Gender::Neuter,
        'ы' | 'и' => Gender::Plural,
        'ь' => Gender::Feminine,
        _ => Gender::Masculine,
    };
    Some((word.to_owned(), gender))
}

fn prepositional(word: &str) -> Found {
    if let Some(stem) = cut(word, "ах") {
        return plural(stem, false);
    }
    if let Some(stem) = cut(word, "ях") {
        return plural(stem, true);
    }
    if let Some(stem) = cut(word, "у") {
        return if matches!(word, "Крыму" | "Дону") || !is_name(word) { masculine(stem, "") } else { None };
    }
    if let Some(stem) = cut(word, "е") {
        return match stem {
            _ if ends_with_any(stem, &["пол", "славл", "ссел", "рсел", "осол", "тел", "ремл", "рал"])
                && !stem.ends_with("ерал") =>
            {
                masculine(stem, "ь")
            }
            _ if stem.ends_with("ств") || ends_with_any(stem, &["ищ", "оз"]) && !is_name(word) => {
                neuter(stem, "о")
            }
            _ if ends_in_vowel(stem) => masculine(stem, "й"),
            _ if stem.ends_with('ь') => neuter(stem, "е"),
            _ if is_feminine_stem(stem) => feminine(stem, "а"),
            _ if stem.ends_with("тр") || ends_hard(stem) => masculine(stem, ""),
            _ => None,
        };
    }
    of_i(word, cut(word, "и")?, false)
}

/// The nominative behind the ending `-и` of three cases.
fn of_i(word: &str, stem: &str, velar: bool) -> Found {
    match stem {
        _ if velar => feminine(stem, "а"),
        _ if stem.ends_with('и') && !is_name(word) && is_action(&stem[..stem.len() - 'и'.len_utf8()]) => {
            neuter(stem, "е")
        }
        _ if ends_with_any(stem, &["и", "ел", "ь"]) => feminine(stem, "я"),
        _ if ends_with_any(stem, &["ст", "зн", "ан", "щад", "чет", "ен"]) && !is_name(word) => {
            feminine(stem, "ь")
        }
        _ => None,
    }
}

fn hard(stem: &str) -> Found {
    if stem.ends_with("ств") {
        return neuter(stem, "о");
    }
    match cut(stem, "ц").filter(|before| ends_with_any(before, &["в", "м", "п", "б", "д", "р"])) {
        Some(before) => Some((format!("{before}ец"), Gender::Masculine)),
        None => ends_hard(stem).then(|| (stem.to_owned(), Gender::Masculine)),
    }
}

fn soft(stem: &str) -> Found {
    match stem {
        _ if is_sibilant(stem) => masculine(stem, ""),
        _ if ends_in_vowel(stem) => masculine(stem, "й"),
        _ if stem.ends_with('ь') => neuter(stem, "е"),
        _ => masculine(stem, "ь"),
    }
}

#[allow(clippy::unnecessary_wraps)] // the rules answer in one type
fn plural(stem: &str, soft: bool) -> Found {
    let end = match stem {
        _ if soft && ends_with_any(stem, &["ени", "ани", "ыти", "яти", "ови", "стви"]) => "я",
        _ if soft || takes_i(stem) => "и",
        _ if stem.ends_with("ств") => "а",
        _ => "ы",
    };
    Some((format!("{stem}{end}"), Gender::Plural))
}

/// `заседани`, `открыти`: stems of nouns of action, and not of `компания`.
fn is_action(stem: &str) -> bool {
    ends_with_any(stem, &["ен", "ан", "ыт", "ят", "ств", "ов", "ит"]) && !ends_with_any(stem, &["компан", "кампан"])
}

/// Endings that towns and things with a nominative in `-а` have before it.
fn is_feminine_stem(stem: &str) -> bool {
    const ENDS: [&str; 18] = [
        "овк", "евк", "ёвк", "инк", "анк", "ушк", "ишк", "ичк", "очк", "ечк", "айк", "ейк", "ниц", "лиц", "виц", "стк",
        "тк", "шк",
    ];
    ends_with_any(stem, &ENDS)
}

fn is_name(word: &str) -> bool {
    word.chars().next().is_some_and(Letter::is_capital)
}

#[allow(clippy::unnecessary_wraps)] // the rules answer in one type
fn masculine(stem: &str, end: &str) -> Found {
    Some((format!("{stem}{end}"), Gender::Masculine))
}

#[allow(clippy::unnecessary_wraps)] // the rules answer in one type
fn feminine(stem: &str, end: &str) -> Found {
    Some((format!("{stem}{end}"), Gender::Feminine))
}

#[allow(clippy::unnecessary_wraps)] // the rules answer in one type
fn neuter(stem: &str, end: &str) -> Found {
    Some((format!("{stem}{end}"), Gender::Neuter))
}
