//! What the words before a name ask for in Russian: its case, and whether a noun stands between.
//!
//! Knows prepositions; never what a name is.

use super::is_quote_mark;
use super::russian_words::{SORTS, TELLS, TOWN};
use crate::event::endings::Endings;
use crate::event::{
    layout::words::Word,
    lexicon::{WordSet, words},
    russian::Case,
};

/// Endings of adjectives alone between a preposition and a name.
static LOCAL: Endings = Endings::new(&["ском", "цком", "ской", "цкой", "овном", "рном", "нной", "нном"]);

/// The case that the words before a place ask for, and whether a noun stands between: `в`, `в зоопарке`.
pub(super) fn governed(text: &str, words: &[Word], at: usize) -> Option<(Case, bool)> {
    let mut apart = false;
    for back in (0..at).rev().take(6) {
        let word = words[back];
        let written = word.of(text);
        if word.sign {
            if is_quote_mark(written) {
                continue;
            }
            return None;
        }
        if let Some(case) = case_after(text, words, back) {
            let told = back.checked_sub(1).is_some_and(|before| TELLS.has(words[before].of(text)));
            // `о прекращении огня в Газе`: of what is spoken.
            let truce = back > 0 && words[back - 1].of(text) == "огня";
            return (!told && !truce && !accredited(text, words, back)).then_some((case, apart));
        }
        // `в одной из школ`; any other preposition leads to something else.
        if written == "из" && back > 0 && words[back - 1].of(text).starts_with("одн") {
            continue;
        }
        if OTHERS.has(written) || VERBS.end(written) || word.capital && back + 1 < at && !LOCAL.end(written) {
            return None;
        }
        apart |= !(LOCAL.end(written) || SORTS.of(written) & TOWN != 0);
    }
    None
}

/// Whether something is done to what stands behind `на`: `атака дронов на Севастополь`.
fn attacks(text: &str, words: &[Word], at: usize) -> bool {
    static ATTACKS: WordSet =
        WordSet::beginnings(words!["атак", "нападени", "налет", "удар", "рейд", "наступлени", "обрушил"]);
    let target = words.get(at + 1).is_some_and(|word| word.capital);
    target && words[..at].iter().rev().take(3).any(|word| ATTACKS.has(word.of(text)))
}

/// Whether who stands before a preposition is only sent there: `посол Грузии в`.
fn accredited(text: &str, words: &[Word], at: usize) -> bool {
    static SENT: WordSet = WordSet::beginnings(words![
        "посол",
        "посла",
        "послом",
        "консул",
        "постпред",
        "торгпред",
        "представител",
        "собкор"
    ]);
    words[..at].iter().rev().take(2).any(|word| SENT.has(word.of(text)))
}

/// Prepositions that put nothing in a place.
pub(super) static OTHERS: WordSet = WordSet::new(words![
    "о",
    "об",
    "обо",
    "из",
    "от",
    "для",
    "к",
    "ко",
    "с",
    "со",
    "без",
    "до",
    "после",
    "против",
    "между",
    "за",
    "про",
    "из-за",
    "при",
    "и",
    "через",
    "не",
    "как",
    "что",
    "чтобы",
    "а",
    "но",
    "или",
    "через",
    "вокруг",
]);
/// Endings of verbs of the past, which no noun has.
static VERBS: Endings = Endings::new(&[
    "лся", "лась", "лись", "лось", "ился", "ют", "ает", "яет", "ают", "ила", "ило", "или", "ал", "ала", "али",
]);

/// The case behind a word that puts something in a place.
pub(super) fn case_after(text: &str, words: &[Word], at: usize) -> Option<Case> {
    let word = words[at].of(text);
    Some(match word {
        "на" if attacks(text, words, at) => Case::Accusative,
        "в" | "В" | "во" | "Во" | "на" | "На" => Case::Prepositional,
        "у" | "У" | "близ" | "возле" | "Возле" | "около" | "вблизи" | "напротив" | "Близ" | "Около" | "внутри" => {
            Case::Genitive
        }
        "под" | "Под" | "над" | "Над" | "перед" => Case::Instrumental,
        "по" | "По" => Case::Dative,
        "от" if at > 0
            && (matches!(words[at - 1].of(text), "недалеко" | "неподалеку" | "вдали")
                || is_compass(words[at - 1].of(text))) =>
        {
            Case::Genitive
        }
        _ if is_compass(word) => Case::Genitive,
        _ => return None,
    })
}

/// `западнее`, `юго-востоку`.
pub(super) fn is_compass(word: &str) -> bool {
    static SIDES: WordSet = WordSet::new(words![
        "западнее",
        "восточнее",
        "севернее",
        "южнее",
        "юго-восточнее",
        "юго-западнее",
        "северо-восточнее",
        "северо-западнее",
        "востоку",
        "западу",
        "северу",
        "югу",
        "северо-востоку",
        "северо-западу",
        "юго-востоку",
        "юго-западу",
    ]);
    SIDES.has(word)
}
