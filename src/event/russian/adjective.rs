//! Adjectives, ordinals and participles: their forms, and the nominative behind a form.

use super::case::Case;
use super::letters::{cut, ends_with_any, is_sibilant, takes_i};
use super::noun::Gender;

/// The three shapes of endings: `новый`, `синий`, and `русский`, which mixes them.
struct Endings {
    masculine: [&'static str; 5],
    feminine: [&'static str; 3],
    neuter: &'static str,
    plural: [&'static str; 4],
}

const HARD: Endings = Endings {
    masculine: ["ого", "ому", "ого", "ым", "ом"],
    feminine: ["ая", "ой", "ую"],
    neuter: "ое",
    plural: ["ые", "ых", "ым", "ыми"],
};
const MIXED: Endings = Endings {
    masculine: ["ого", "ому", "ого", "им", "ом"],
    feminine: ["ая", "ой", "ую"],
    neuter: "ое",
    plural: ["ие", "их", "им", "ими"],
};
const SIBILANT: Endings = Endings {
    masculine: ["его", "ему", "его", "им", "ем"],
    feminine: ["ая", "ей", "ую"],
    neuter: "ее",
    plural: ["ие", "их", "им", "ими"],
};
const SOFT: Endings = Endings {
    masculine: ["его", "ему", "его", "им", "ем"],
    feminine: ["яя", "ей", "юю"],
    neuter: "ее",
    plural: ["ие", "их", "им", "ими"],
};

/// The forms of an adjective given in the nominative masculine, with gender and case; empty if it is none.
pub(super) fn forms(masculine: &str) -> Vec<(String, Gender, Case)> {
    let Some(stem) = ["ый", "ий", "ой"].iter().find_map(|end| cut(masculine, end)) else { return Vec::new() };
    let ends = if masculine.ends_with("ий") && !takes_i(stem) {
        &SOFT
    } else if is_sibilant(stem) && !masculine.ends_with("ой") {
        &SIBILANT
    } else if takes_i(stem) {
        &MIXED
    } else {
        &HARD
    };
    let mut forms = vec![
        (masculine.to_owned(), Gender::Masculine, Case::Nominative),
        (masculine.to_owned(), Gender::Masculine, Case::Accusative),
    ];
    let mut add = |end: &str, gender, cases: &[Case]| {
        forms.extend(cases.iter().map(|case| ([stem, end].concat(), gender, *case)));
    };
    let oblique = [Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental, Case::Prepositional];
    for (end, case) in ends.masculine.iter().zip(oblique) {
        add(end, Gender::Masculine, &[case]);
        if case != Case::Accusative {
            add(end, Gender::Neuter, &[case]);
        }
    }
    add(ends.neuter, Gender::Neuter, &[Case::Nominative, Case::Accusative]);
    add(ends.feminine[0], Gender::Feminine, &[Case::Nominative]);
    let four = [Case::Genitive, Case::Dative, Case::Instrumental, Case::Prepositional];
    add(ends.feminine[1], Gender::Feminine, &four);
    add(ends.feminine[2], Gender::Feminine, &[Case::Accusative]);
    add(ends.plural[0], Gender::Plural, &[Case::Nominative, Case::Accusative]);
    add(ends.plural[1], Gender::Plural, &[Case::Genitive, Case::Accusative, Case::Prepositional]);
    add(ends.plural[2], Gender::Plural, &[Case::Dative]);
    add(ends.plural[3], Gender::Plural, &[Case::Instrumental]);
    forms
}

/// The nominative masculine of an adjective's other nominatives (`объединённые`, `новая`); `None` if it is no
/// adjective.
pub(super) fn masculine(nominative: &str) -> Option<(String, Gender)> {
    let (stem, gender) =
        [("ая", Gender::Feminine), ("ое", Gender::Neuter), ("ые", Gender::Plural), ("ие", Gender::Plural)]
            .iter()
            .find_map(|(end, gender)| cut(nominative, end).map(|stem| (stem, *gender)))
            .or_else(|| cut(nominative, "яя").map(|stem| (stem, Gender::Feminine)))
            .or_else(|| cut(nominative, "ее").map(|stem| (stem, Gender::Neuter)))
            // `Соломоновы`: a surname's possessive has the endings of an adjective in all other cases.
            .or_else(|| cut(nominative, "ы").filter(|stem| stem.ends_with("ов")).map(|stem| (stem, Gender::Plural)))
            .or_else(|| {
                let stem = ["ый", "ий", "ой"].iter().find_map(|end| cut(nominative, end))?;
                Some((stem, Gender::Masculine))
            })?;
    if gender == Gender::Masculine {
        return (!nominative.ends_with("ий") || takes_i(stem) && !stem.ends_with("ик") || stem.ends_with('н'))
            .then(|| (nominative.to_owned(), gender));
    }
    // `-ие` is also the ending of `заседание`: an adjective has it only where `и` stands for `ы`, or in `-ние`
    // of the few soft ones, which the noun's neighbours decide.
    if nominative.ends_with("ие") && !takes_i(stem) {
        return None;
    }
    let soft = ends_with_any(nominative, &["яя", "ее"]) || takes_i(stem);
    Some((format!("{stem}{}", if soft { "ий" } else { "ый" }), gender))
}

/// The stem of a word that may be an adjective in this case.
pub(super) fn stem_in(word: &str, case: Case) -> Option<&str> {
    let singular: &[&str] = match case {
        Case::Nominative => &["ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие"],
        Case::Genitive => &["ого", "его", "ой", "ей", "ых", "их"],
        Case::Dative => &["ому", "ему", "ой", "ей", "ым", "им"],
        Case::Accusative => &["ого", "его", "ую", "юю", "ый", "ий", "ое", "ее", "ые", "ие", "ых", "их", "ой"],
        Case::Instrumental => &["ыми", "ими", "ым", "им", "ой", "ей"],
        Case::Prepositional => &["ом", "ем", "ой", "ей", "ых", "их"],
    };
    let stem = singular.iter().find_map(|end| cut(word, end))?;
    // The soft endings belong to stems in `н` (`внешний`) and in sibilants (`высший`) only.
    let soft = ends_with_any(word, &["ей", "ем", "его", "ему", "юю", "ее", "яя"]);
    let plain = ends_with_any(stem, &["н", "ж", "ш", "ч", "щ"]);
    let hard = ends_with_any(
        stem,
        &["н", "к", "в", "т", "л", "р", "м", "д", "г", "х", "ж", "ш", "ч", "щ", "б", "п", "с", "з", "ц"],
    );
    (if soft { plain } else { hard }).then_some(stem)
}

/// The nominative of an adjective's stem for a noun of this gender.
pub(super) fn nominative(stem: &str, soft: bool, gender: Gender) -> String {
    let soft = soft || is_soft_stem(stem);
    let velar = takes_i(stem);
    let end = match gender {
        Gender::Masculine if STRESSED.contains(&super::letters::fold(stem).as_str()) => "ой",
        Gender::Masculine if soft || velar => "ий",
        Gender::Masculine => "ый",
        Gender::Feminine if soft && !velar => "яя",
        Gender::Feminine => "ая",
        Gender::Neuter if soft => "ее",
        Gender::Neuter => "ое",
        Gender::Plural if soft || velar => "ие",
        Gender::Plural => "ые",
    };
    format!("{stem}{end}")
}

/// Stems of the adjectives in `-ой` that stand before offices, places and occasions.
const STRESSED: [&str; 14] = [
    "втор",
    "шест",
    "седьм",
    "восьм",
    "сороков",
    "больш",
    "миров",
    "передов",
    "делов",
    "молод",
    "рядов",
    "прям",
    "морск",
    "городск",
];

/// Stems whose adjectives are soft although the form at hand does not show it.
const SOFT_STEMS: [&str; 20] = [
    "последн",
    "внешн",
    "внутренн",
    "верхн",
    "нижн",
    "средн",
    "крайн",
    "летн",
    "зимн",
    "весенн",
    "осенн",
    "утренн",
    "вечерн",
    "дальн",
    "ближн",
    "соседн",
    "древн",
    "прежн",
    "поздн",
    "сегодняшн",
];

fn is_soft_stem(stem: &str) -> bool {
    let stem = super::letters::fold(stem);
    SOFT_STEMS.iter().any(|soft| stem.ends_with(soft))
}
