//! What people call the values of closed lists: kinds, classes, topics and so on in Russian, and languages by their names.

use super::stems::Stems;
use super::{Facet, languages};

/// Codes of a facet, each with its names in Russian, folded.
const NAMES: [(Facet, &[(&str, &str)]); 5] = [
    (
        Facet::Kind,
        &[
            ("meeting", "встреча|переговоры"),
            ("call", "звонок|звонки|разговор"),
            ("visit", "визит|поездка"),
            ("ceremony", "церемония"),
            ("comment", "комментарий"),
            ("speech", "выступление|речь"),
            ("briefing", "брифинг"),
            ("interview", "интервью"),
            ("message", "послание|обращение"),
            ("document", "документ"),
            ("announcement", "объявление|анонс"),
            ("history", "история"),
            ("news", "новость"),
            ("other", "прочее|другое"),
        ],
    ),
    (Facet::Class, &[("meeting", "встреча"), ("statement", "заявление"), ("other", "прочее|другое")]),
    (
        Facet::Topic,
        &[
            ("economic", "экономика"),
            ("military", "военное|оборона"),
            ("territory", "территория|граница"),
            ("sanctions", "санкции"),
            ("human-rights", "права"),
            ("legal", "право|суд"),
            ("migration", "миграция"),
            ("terrorism", "терроризм"),
            ("election", "выборы"),
            ("disaster", "бедствие|катастрофа"),
            ("health", "здоровье|здравоохранение"),
            ("environment", "экология|климат"),
            ("education", "образование"),
            ("science", "наука"),
            ("culture", "культура"),
            ("sport", "спорт"),
            ("religion", "религия"),
            ("history", "история"),
            ("cyber", "кибербезопасность"),
        ],
    ),
    (
        Facet::Flag,
        &[
            ("media", "медиа|вложение"),
            ("edited", "правка|изменено"),
            ("several", "несколько"),
            ("undated", "недатировано"),
            ("unsure", "неточно"),
            ("new", "новое"),
        ],
    ),
    (
        Facet::Realis,
        &[
            ("past", "прошедшее|прошлое"),
            ("ongoing", "текущее"),
            ("future", "будущее"),
            ("hypothetical", "возможное"),
            ("negated", "отмененное|отмена"),
        ],
    ),
];

/// The codes of a facet that are called so, in any form of the word; while it is being typed, of which a name begins so. Folded.
pub(super) fn codes(facet: Facet, name: &str, typing: bool) -> Vec<&'static str> {
    if facet == Facet::Language {
        return match languages::called(name) {
            Some(code) => vec![code],
            None if typing => languages::begun(name).collect(),
            None => Vec::new(),
        };
    }
    let Some((_, codes)) = NAMES.iter().find(|(other, _)| *other == facet) else { return Vec::new() };
    let called = |is: &dyn Fn(&str) -> bool| -> Vec<&'static str> {
        let of = |(code, names): &&(&str, &str)| is(code) || names.split('|').any(is);
        codes.iter().filter(of).map(|(code, _)| *code).collect()
    };
    let begun = if typing { called(&|other| other.starts_with(name)) } else { Vec::new() };
    if !begun.is_empty() {
        return begun;
    }
    let stems = Stems::default();
    let stem = stems.stem(name, false);
    called(&|other| stems.stem(other, false) == stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::topics;
    use crate::timeline::values::{CLASSES, FLAGS, KINDS, REALIS};

    #[test]
    fn every_value_of_a_closed_list_is_called_something_in_russian() {
        for (facet, names) in NAMES {
            let mut known: Vec<&str> = match facet {
                Facet::Kind => KINDS.to_vec(),
                Facet::Class => CLASSES.to_vec(),
                Facet::Topic => topics::codes().to_vec(),
                Facet::Flag => FLAGS.to_vec(),
                _ => REALIS.to_vec(),
            };
            let mut named: Vec<&str> = names.iter().map(|(code, _)| *code).collect();
            known.sort_unstable();
            named.sort_unstable();
            assert_eq!(named, known, "{facet:?}");
        }
    }

    #[test]
    fn values_are_known_by_their_names() {
        for (facet, name, typing, expected) in [
            (Facet::Kind, "встреча", false, &["meeting"][..]),
            (Facet::Kind, "встречи", false, &["meeting"]),
            (Facet::Kind, "meetings", false, &["meeting"]),
            (Facet::Kind, "встр", true, &["meeting"]),
            (Facet::Kind, "встр", false, &[]),
            (Facet::Kind, "ви", true, &["visit"]),
            (Facet::Kind, "обед", true, &[]),
            (Facet::Class, "заявления", false, &["statement"]),
            (Facet::Topic, "экономика", false, &["economic"]),
            (Facet::Topic, "пра", true, &["human-rights", "legal"]),
            (Facet::Flag, "правки", false, &["edited"]),
            (Facet::Language, "русский", false, &["ru"]),
            (Facet::Place, "вена", false, &[]),
        ] {
            assert_eq!(codes(facet, name, typing), expected, "{facet:?} {name}");
        }
    }
}
