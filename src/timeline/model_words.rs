//! What random queries of the model ask for: names and words of fields, codes, typos, links.

use super::Facet;
use super::model_told::{Chance, PEOPLE};
use super::skeleton::{Begun, skeleton};
use super::words::fold;

/// Fields that look for words in a facet's values, by all their names, and what they are asked for.
pub(super) const NAMED: [(&[&str], Facet, &[&str]); 6] = [
    (
        &["person", "who", "кто"],
        Facet::Participant,
        &[
            "Barova",
            "Барова",
            "Анна Барова",
            "barova anna",
            "А Барова",
            "Барову",
            "Barov",
            "Торлан",
            "Торланом",
            "Kelmendi",
            "Мирзаев",
            "Mirzaev",
            "Сун",
            "Nobody",
        ],
    ),
    (
        &["org", "body"],
        Facet::Organisation,
        &["совет", "стран Совет", "советом стран", "council", "bank", "НАТО", "nato", "УВКПЧ"],
    ),
    (
        &["place", "where", "место", "где"],
        Facet::Place,
        &["Вена", "Вене", "вену", "vienna", "Порт-Судан", "судан порт", "Суданом", "Oslo"],
    ),
    (&["occasion", "повод"], Facet::Occasion, &["Форум", "форуме", "саммит"]),
    (&["tag", "#"], Facet::Hashtag, &["UNGA78", "встречи", "встречам", "unga"]),
    (&["from", "source", "от"], Facet::Source, &["own", "ведомство", "ведомству", "Ministry"]),
];
/// Fields that look for codes, and codes.
pub(super) const CODED: [(&[&str], Facet, &[&str]); 8] = [
    (&["country", "страна"], Facet::Country, &["FR", "sd", "UN", "Xk", "NO"]),
    (&["kind", "вид"], Facet::Kind, &["meeting", "Call", "visit", "ceremony", "comment", "news", "other"]),
    (&["class"], Facet::Class, &["meeting", "statement", "OTHER"]),
    (&["topic", "тема"], Facet::Topic, &["economic", "Sport", "cyber"]),
    (&["lang", "язык"], Facet::Language, &["ru", "EN", "fr"]),
    (&["has", "is"], Facet::Flag, &["media", "edited", "several", "undated", "unsure", "new"]),
    (&["realis"], Facet::Realis, &["past", "future", "negated"]),
    (&["dump"], Facet::Dump, &["0", "1", "2", "3", "4"]),
];
/// Values of closed lists by what they are called: as typed, and what it is taken for if it has a typo.
pub(super) const CALLED: [(&str, Facet, &str, Option<&str>); 8] = [
    ("вид:Встречи", Facet::Kind, "meeting", None),
    ("status:planned", Facet::Realis, "future", None),
    ("has:\"With media\"", Facet::Flag, "media", None),
    ("тема:экономика", Facet::Topic, "economic", None),
    ("country:Франция", Facet::Country, "FR", None),
    ("country:Frnace", Facet::Country, "FR", Some("france")),
    ("kind:meating", Facet::Kind, "meeting", Some("meeting")),
    ("realis:happend", Facet::Realis, "past", Some("happened")),
];
/// Words with one typo: as typed, which of [`WORDS`] it is, and the only form of it that is one edit away.
pub(super) const TYPOS: [(&str, usize, &str); 9] = [
    ("Торлна", 1, "торлан"),
    ("Kelmnedi", 2, "kelmendi"),
    ("Mizraev", 4, "mirzaev"),
    ("переговры", 5, "переговоры"),
    ("перегвооров", 5, "переговоров"),
    ("meetnig", 6, "meeting"),
    ("Зенро", 7, "зерно"),
    ("prot", 8, "port"),
    ("дрога", 9, "дорога"),
];

/// Words of fields that are forms of one another, as far as they are asked for.
pub(super) const FORMS: [&[&str]; 8] = [
    &["ведомство", "ведомству"],
    &["барова", "барову", "баров", "barov", "barova"],
    &["торлан", "торланом", "торлано", "torlan"],
    &["совет", "советом", "совето"],
    &["вена", "вене", "вену"],
    &["судан", "суданом", "судано"],
    &["форум", "форуме"],
    &["встречи", "встречам", "встреча"],
];
/// Words of fields with one typo: the field, as typed, and what may be one edit away, the first that there is.
pub(super) const FIELD_TYPOS: [(&str, Facet, &str, &[&str]); 6] = [
    ("person", Facet::Participant, "Торлна", &["торлан", "torlan"]),
    ("who", Facet::Participant, "Kelmnedi", &["kelmendi", "кельменди"]),
    ("где", Facet::Place, "Судна", &["судан"]),
    ("place", Facet::Place, "Vinena", &["vienna"]),
    ("повод", Facet::Occasion, "Фоурм", &["форум"]),
    ("#", Facet::Hashtag, "встерчи", &["встречи"]),
];

/// Links with a gap for the number, and the chat that they name if any is known to be called so.
pub(super) const LINKS: [(&str, Option<u32>); 6] = [
    ("https://t.me/Harbour/{}", Some(0)),
    ("t.me/c/5/{}?single", Some(0)),
    ("t.me/harbour/7/{}", Some(0)),
    ("tg://resolve?domain=harbour&post={}", Some(0)),
    ("https://t.me/s/other_name/{}", None),
    ("tg://privatepost?post={}&channel=77", None),
];

/// What values of a facet may be searched for.
pub(super) fn random_search(chance: &mut Chance) -> &'static str {
    chance.of(&["", "", "bar", "Анна", "ан", "r", "СТ", "е", "порт-с", "xyz", "ne"])
}

/// Whether a name has a part that is searched for, as it is written or, if of a person, as it sounds.
pub(super) fn has_part(name: &str, part: &str, facet: Facet) -> bool {
    let part = fold(part);
    fold(name).contains(&part) || sounds(name, facet).any(|sound| sound.contains(&part))
}

/// Whether a name has all words, the last of which may be a beginning; persons are found in either script.
pub(super) fn has_words(name: &str, words: &str, typing: bool, facet: Facet) -> bool {
    let end = words.split(' ').count() - 1;
    words.split(' ').enumerate().all(|(at, word)| {
        let one_form = |own: &str| FORMS.iter().any(|forms| forms.contains(&own) && forms.contains(&word));
        let is = |own: &str, word: &str| own == word || typing && at == end && own.starts_with(word);
        let sound = skeleton(word);
        let begun = (facet == Facet::Participant && typing && at == end).then(|| Begun::new(word));
        fold(name)
            .split(' ')
            .any(|own| is(own, word) || one_form(own) || begun.as_ref().is_some_and(|begun| begun.fits(own)))
            || sound.len() > 2 && sounds(name, facet).any(|own| is(&own, &sound))
    })
}

fn sounds(name: &str, facet: Facet) -> impl Iterator<Item = String> {
    let words = if facet == Facet::Participant { fold(name) } else { String::new() };
    let sounds: Vec<String> = words.split(' ').map(skeleton).filter(|sound| sound.len() > 2).collect();
    sounds.into_iter()
}

/// What is looked for in [`NAMED`] of persons must be told of persons that there are.
#[test]
fn persons_are_looked_for_that_there_are() {
    let forms: Vec<&str> = PEOPLE.iter().flat_map(|forms| forms.iter().copied()).collect();
    let found = |words: &&&str| forms.iter().any(|form| has_words(form, &fold(words), false, Facet::Participant));
    assert_eq!(NAMED[0].2.iter().filter(found).count(), NAMED[0].2.len() - 1);
}
