//! What people call the values of closed lists: kinds, classes, topics and so on in Russian, languages in English too.

use super::Facet;
use super::stems::Stems;
use crate::event::called::called;

/// The codes of a facet that are called so, in any form of the word; while it is being typed, of which a name begins so. Folded.
pub(super) fn codes(facet: Facet, name: &str, typing: bool) -> Vec<&'static str> {
    let list = match facet {
        Facet::Kind => "kind",
        Facet::Class => "class",
        Facet::Topic => "topic",
        Facet::Flag => "flag",
        Facet::Realis => "realis",
        Facet::Language => "language",
        _ => return Vec::new(),
    };
    let begun = if typing { called(list, &|other| other.starts_with(name)) } else { Vec::new() };
    if !begun.is_empty() {
        return begun;
    }
    let stems = Stems::default();
    let stem = stems.stem(name, false);
    called(list, &|other| stems.stem(other, false) == stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{language, topics};
    use crate::timeline::values::{CLASSES, FLAGS, KINDS, REALIS};

    #[test]
    fn every_value_of_a_closed_list_is_called_something() {
        for (facet, list, known) in [
            (Facet::Kind, "kind", KINDS.to_vec()),
            (Facet::Class, "class", CLASSES.to_vec()),
            (Facet::Topic, "topic", topics::codes().clone()),
            (Facet::Flag, "flag", FLAGS.to_vec()),
            (Facet::Realis, "realis", REALIS.to_vec()),
            (Facet::Language, "language", language::codes().clone()),
        ] {
            let mut named = called(list, &|_| true);
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
}
