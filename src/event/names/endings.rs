//! What the ending of a word tells of a name: a patronymic, a surname, a family name that is a number.

use crate::event::endings::Endings;

/// Whether a Russian word is a patronymic.
pub(super) fn has_patronymic(word: &str) -> bool {
    static ENDS: Endings = Endings::new(&[
        "ович",
        "овича",
        "овичу",
        "овичем",
        "овиче",
        "евич",
        "евича",
        "евичу",
        "евичем",
        "евиче",
        "овна",
        "овны",
        "овне",
        "овной",
        "овну",
        "евна",
        "евны",
        "евне",
        "евной",
        "евну",
    ]);
    ENDS.end(word) && word.chars().nth(6).is_some()
}

/// Whether a Russian word ends like the surnames of the region.
pub(in crate::event) fn is_surname_like(word: &str) -> bool {
    static ENDS: Endings = Endings::new(&[
        "ов",
        "ова",
        "ову",
        "овым",
        "ове",
        "овой",
        "ев",
        "ева",
        "еву",
        "евым",
        "еве",
        "евой",
        "ёв",
        "ин",
        "ина",
        "ину",
        "иным",
        "ине",
        "иной",
        "ский",
        "ского",
        "скому",
        "ским",
        "ском",
        "ская",
        "ской",
        "скую",
        "цкий",
        "цкого",
        "цким",
        "енко",
        "швили",
        "дзе",
        "ян",
        "яна",
        "яном",
        "яну",
        "ук",
        "юк",
        "чук",
        "чуком",
        "ич",
        "ича",
        "ичем",
        "ичу",
        "оглу",
        "оглы",
        "заде",
        "зода",
        "зоды",
        "зоде",
        "зоду",
        "зодой",
    ]);
    ENDS.end(word) && word.chars().nth(4).is_some()
}

/// Whether a Russian word ends like an adjective.
pub(in crate::event) fn is_adjective(word: &str) -> bool {
    ["ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ой", "ого", "ому", "ым", "им", "ую"]
        .iter()
        .any(|end| word.ends_with(end))
}

/// Whether a word is the number of a king or a pope.
pub(super) fn is_numeral(word: &str) -> bool {
    word.len() < 6 && !word.is_empty() && word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'))
}
