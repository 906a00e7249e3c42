//! What people call the values of closed lists: countries, kinds, classes, topics and so on, as the page calls them and in Russian.

use super::forgiving::Near;
use super::stems::Stems;
use super::words::fold;
use super::{Facet, values};
use crate::event::called::called;
use crate::event::{country_names, language, topics};

/// The codes of the values that a text means, each with whether longer ones are meant too; while it is being typed, of all that it
/// may become. None of what no closed list has.
pub(super) fn meant(facet: Facet, value: &str, typing: bool) -> Vec<(String, bool)> {
    let whole = |code: &str| (code.to_owned(), false);
    if facet == Facet::Country {
        let code = value.to_uppercase();
        if value.len() <= 2 && value.is_ascii() && country_names::is_code(&code, typing) {
            return vec![(code, typing)];
        }
        if let Some(code) = country_names::called(value) {
            return vec![whole(&code.to_string())];
        }
        let called = codes(facet, &fold(value), false);
        if !called.is_empty() {
            return called.into_iter().map(whole).collect();
        }
        let begun = if typing { country_names::begun(&value.to_lowercase()) } else { Vec::new() };
        return begun.iter().map(|code| whole(&code.to_string())).collect();
    }
    let (code, name, known) = (value.to_lowercase(), fold(value), known(facet));
    if known.iter().any(|other| if typing { other.starts_with(&code) } else { *other == code }) {
        return vec![(code, typing)];
    }
    // `human rights` is written otherwise as a code.
    match known.iter().find(|code| fold(code) == name) {
        Some(code) => vec![whole(code)],
        None => codes(facet, &name, typing).into_iter().map(whole).collect(),
    }
}

/// The codes of a closed list that is no list of countries.
pub(super) fn known(facet: Facet) -> Vec<&'static str> {
    match facet {
        Facet::Kind => values::KINDS.to_vec(),
        Facet::Class => values::CLASSES.to_vec(),
        Facet::Realis => values::REALIS.to_vec(),
        Facet::Flag => values::FLAGS.to_vec(),
        Facet::Topic => topics::codes().clone(),
        Facet::Language => language::codes().clone(),
        _ => Vec::new(),
    }
}

/// The values of which a name is one edit away from a text, each with that name, folded.
pub(super) fn near(facet: Facet, value: &str) -> Vec<(String, String)> {
    let Some(mut near) = Near::to(&fold(value)) else { return Vec::new() };
    let mut found: Vec<(String, String)> = Vec::new();
    let mut look_at = |code: &str, name: &str| {
        let name = fold(name);
        if near.is_near(&name) && !found.iter().any(|(other, _)| other == code) {
            found.push((code.to_owned(), name));
        }
        false
    };
    match (facet, list(facet)) {
        (Facet::Country, _) => country_names::each(&mut |code, name| _ = look_at(code, name)),
        (_, Some(list)) => {
            for code in known(facet) {
                look_at(code, code);
            }
            called(list, &mut look_at);
        }
        _ => {}
    }
    found
}

/// The codes of a facet that are called so, in any form of the word; while it is being typed, of which a name begins so. Folded.
pub(super) fn codes(facet: Facet, name: &str, typing: bool) -> Vec<&'static str> {
    let Some(list) = list(facet) else { return Vec::new() };
    let begun = if typing { called(list, &mut |_, other| other.starts_with(name)) } else { Vec::new() };
    if !begun.is_empty() {
        return begun;
    }
    let stems = Stems::default();
    let stem = stems.stem(name, false);
    called(list, &mut |_, other| stems.stem(other, false) == stem)
}

/// The list of names of a facet's values.
fn list(facet: Facet) -> Option<&'static str> {
    Some(match facet {
        Facet::Country => "country",
        Facet::Kind => "kind",
        Facet::Class => "class",
        Facet::Topic => "topic",
        Facet::Flag => "flag",
        Facet::Realis => "realis",
        Facet::Language => "language",
        Facet::Source => "source",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_of_a_closed_list_is_called_something() {
        for facet in [Facet::Kind, Facet::Class, Facet::Topic, Facet::Flag, Facet::Realis, Facet::Language] {
            let (list, known) = (list(facet).unwrap(), known(facet));
            let mut named = called(list, &mut |_, _| true);
            named.sort_unstable();
            let mut known = known;
            known.sort_unstable();
            assert_eq!(named, known, "{list}");
            assert_eq!(codes(facet, known[0], false), [known[0]], "{list}");
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
            (Facet::Topic, "права человека", false, &["human-rights"]),
            (Facet::Realis, "запланировано", false, &["future"]),
            (Facet::Flag, "без дня", false, &["undated"]),
            (Facet::Flag, "несколько сообщений", false, &["several"]),
            (Facet::Source, "own posts", false, &["own"]),
            (Facet::Source, "свои посты", false, &["own"]),
            (Facet::Topic, "пра", true, &["human-rights", "legal"]),
            (Facet::Flag, "правки", false, &["edited"]),
            (Facet::Language, "русский", false, &["ru"]),
            (Facet::Language, "русском", false, &["ru"]),
            (Facet::Language, "russian", false, &["ru"]),
            (Facet::Language, "рус", false, &[]),
            (Facet::Language, "рус", true, &["ru"]),
            (Facet::Language, "klingon", true, &[]),
            (Facet::Place, "вена", false, &[]),
        ] {
            assert_eq!(codes(facet, name, typing), expected, "{facet:?} {name}");
        }
    }

    #[test]
    fn what_is_one_edit_away_is_known() {
        for (facet, value, expected) in [
            (Facet::Country, "Russa", &[("RU", "russia")][..]),
            (Facet::Country, "Росси", &[("RU", "россия")]),
            (Facet::Country, "Burkina Fasso", &[("BF", "burkina faso")]),
            (Facet::Country, "Irax", &[("IR", "iran"), ("IQ", "iraq")]),
            (Facet::Country, "Atlantis", &[]),
            (Facet::Kind, "meating", &[("meeting", "meeting")]),
            (Facet::Kind, "встеча", &[("meeting", "встреча")]),
            (Facet::Realis, "plannned", &[("future", "planned")]),
            (Facet::Language, "rusian", &[("ru", "russian")]),
            (Facet::Kind, "dinner", &[]),
        ] {
            let mut found = near(facet, value);
            found.sort_by(|a, b| a.1.cmp(&b.1));
            let found: Vec<_> = found.iter().map(|(code, name)| (code.as_str(), name.as_str())).collect();
            assert_eq!(found, expected, "{value}");
        }
    }
}
