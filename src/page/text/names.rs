//! What the interface calls the things of the protocol: facets, kinds, marks, faults.

use crate::dump::{ChatKind, MediaKind, Role};
use crate::event::{Basis, Class, Kind, Realis, Stance};
use crate::timeline::Facet;

use super::words;
use super::words::{Form, Plural, Words};

impl Words {
    /// The form of a word after a number.
    #[must_use]
    pub fn after(&self, number: u64, plural: Plural) -> &'static str {
        match (self.form)(number) {
            Form::One => plural.one,
            Form::Few => plural.few,
            Form::Many => plural.many,
        }
    }

    /// A kind of event.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.names.kinds[Kind::ALL.iter().position(|other| *other == kind).unwrap_or(0)]
    }

    /// A class of events, in the plural.
    #[must_use]
    pub const fn class(&self, class: Class) -> &'static str {
        match class {
            Class::Meeting => self.names.classes[0],
            Class::Statement => self.names.classes[1],
            Class::Other => self.names.classes[2],
        }
    }

    /// Whether it happened.
    #[must_use]
    pub const fn realis(&self, realis: Realis) -> &'static str {
        match realis {
            Realis::Past => self.names.realis[0],
            Realis::Ongoing => self.names.realis[1],
            Realis::Future => self.names.realis[2],
            Realis::Hypothetical => self.names.realis[3],
            Realis::Negated => self.names.realis[4],
        }
    }

    /// Why a day is shown.
    #[must_use]
    pub const fn basis(&self, basis: Basis) -> &'static str {
        match basis {
            Basis::Stated => self.names.basis[0],
            Basis::Relative => self.names.basis[1],
            Basis::Inferred => self.names.basis[2],
            Basis::Posted => self.names.basis[3],
        }
    }

    /// What a statement does.
    #[must_use]
    pub const fn stance(&self, stance: Stance) -> &'static str {
        match stance {
            Stance::Accuse => self.event.stances[0],
            Stance::Support => self.event.stances[1],
            Stance::Reject => self.event.stances[2],
            Stance::Request => self.event.stances[3],
            Stance::Threaten => self.event.stances[4],
            Stance::Neutral => self.event.stances[5],
        }
    }

    /// A facet.
    #[must_use]
    pub fn facet(&self, facet: Facet) -> &'static str {
        self.names.facets[Facet::ALL.iter().position(|other| *other == facet).unwrap_or(0)]
    }

    /// What is attached to a message.
    #[must_use]
    pub const fn media(&self, kind: MediaKind) -> &'static str {
        let number = match kind {
            MediaKind::Photo => 0,
            MediaKind::Video => 1,
            MediaKind::Animation => 2,
            MediaKind::VideoMessage => 3,
            MediaKind::VoiceMessage => 4,
            MediaKind::Audio => 5,
            MediaKind::Sticker => 6,
            MediaKind::File => 7,
            MediaKind::Contact => 8,
            MediaKind::Location => 9,
            MediaKind::Poll => 10,
            MediaKind::Checklist => 11,
            MediaKind::Game => 12,
            MediaKind::Invoice => 13,
            MediaKind::Giveaway => 14,
            MediaKind::Story => 15,
        };
        self.event.media[number]
    }

    /// A sort of chat.
    #[must_use]
    pub const fn chat(&self, kind: ChatKind) -> &'static str {
        match kind {
            ChatKind::Channel => self.chats.channel,
            ChatKind::Group => self.chats.group,
            ChatKind::Personal => self.chats.personal,
            ChatKind::Unknown => self.chats.unknown,
        }
    }

    /// A value of a facet that the interface words itself; `None` where the browser or the dump names it.
    #[must_use]
    pub fn value(&self, facet: Facet, key: &str) -> Option<&'static str> {
        let listed = |list: &'static [(&'static str, &'static str)]| {
            list.iter().find(|(code, _)| *code == key).map(|(_, name)| *name)
        };
        match facet {
            Facet::Class => [Class::Meeting, Class::Statement, Class::Other]
                .into_iter()
                .find(|class| class_key(*class) == key)
                .map(|class| self.class(class)),
            Facet::Kind => kind_of(key).map(|kind| self.kind(kind)),
            Facet::Realis => realis_of(key).map(|realis| self.realis(realis)),
            Facet::Flag => self.names.flags.iter().find(|(code, _)| *code == key).map(|(_, name)| *name),
            Facet::Topic => listed(self.names.topics),
            Facet::Country => listed(self.names.country_extra),
            Facet::Source if key == "own" => Some(self.names.own),
            Facet::Language if key == "und" => Some(self.names.no_language),
            _ => None,
        }
    }
}

/// What a column holds.
#[must_use]
pub fn role(role: Role) -> &'static str {
    let place = Role::ALL.iter().position(|other| *other == role).unwrap_or(0);
    words().dumps.columns.roles[place]
}

/// The name that stylesheets and filters know a class by.
#[must_use]
pub const fn class_key(class: Class) -> &'static str {
    match class {
        Class::Meeting => "meeting",
        Class::Statement => "statement",
        Class::Other => "other",
    }
}

/// The kind that a filter names.
#[must_use]
pub fn kind_of(key: &str) -> Option<Kind> {
    const KEYS: [&str; 14] = [
        "meeting",
        "call",
        "visit",
        "ceremony",
        "comment",
        "speech",
        "briefing",
        "interview",
        "message",
        "document",
        "announcement",
        "history",
        "news",
        "other",
    ];
    KEYS.iter().position(|other| *other == key).map(|number| Kind::ALL[number])
}

fn realis_of(key: &str) -> Option<Realis> {
    Some(match key {
        "past" => Realis::Past,
        "ongoing" => Realis::Ongoing,
        "future" => Realis::Future,
        "hypothetical" => Realis::Hypothetical,
        "negated" => Realis::Negated,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::called::called;
    use crate::event::country_names::is_code;
    use crate::timeline::{QueryReason, parse_faults};

    #[test]
    fn every_key_of_a_closed_facet_has_a_name() {
        let w = words();
        for (facet, keys) in [
            (Facet::Class, &["meeting", "statement", "other"][..]),
            (Facet::Kind, &["meeting", "ceremony", "other", "news"]),
            (Facet::Realis, &["past", "ongoing", "future", "hypothetical", "negated"]),
            (Facet::Flag, &["media", "edited", "several", "undated", "unsure", "new"]),
            (Facet::Source, &["own"]),
        ] {
            for key in keys {
                assert!(w.value(facet, key).is_some(), "{facet:?} {key}");
            }
        }
    }

    /// Whether a field takes what is shown of it, in quotes or without, finished or not.
    #[track_caller]
    fn check_asked(field: &str, label: &str) {
        for query in [format!("{field}:\"{label}\" "), format!("{field}:\"{}\"", label.to_lowercase())] {
            assert_eq!(parse_faults(&query), (Vec::new(), 0), "{query}");
        }
        if !label.contains(' ') {
            assert_eq!(parse_faults(&format!("{field}:{label} ")), (Vec::new(), 0), "{field}:{label}");
        }
    }

    #[test]
    fn every_label_of_a_value_can_be_asked_for() {
        let w = words();
        for (field, facet, list) in [
            ("class", Facet::Class, "class"),
            ("kind", Facet::Kind, "kind"),
            ("status", Facet::Realis, "realis"),
            ("marks", Facet::Flag, "flag"),
            ("topic", Facet::Topic, "topic"),
            ("language", Facet::Language, "language"),
            ("from", Facet::Source, "source"),
        ] {
            for code in called(list, &mut |_, _| true) {
                let label = w.value(facet, code);
                assert!(label.is_some() || facet == Facet::Language, "{field} {code}");
                for label in label.into_iter().chain([code]) {
                    check_asked(field, label);
                }
            }
            // The names in Russian, and those that browsers have for languages.
            called(list, &mut |_, name| {
                check_asked(field, name);
                false
            });
        }
        for facet in w.names.facets.iter().filter(|facet| !facet.contains(' ')) {
            let (faults, _) = parse_faults(&format!("{}:1 ", facet.to_lowercase()));
            assert!(!faults.iter().any(|fault| matches!(fault.reason, QueryReason::UnknownField { .. })), "{facet}");
        }
    }

    #[test]
    fn countries_are_asked_for_as_browsers_call_them() {
        const NAMES: &str = include_str!("../../../tests/cldr/names.tsv");
        // Those that the program knows, and islands in full.
        let countries = NAMES.lines().filter_map(|line| line.strip_prefix("country\t"));
        let countries = countries.filter(|row| is_code(&row[..2], false));
        let names = countries.flat_map(|row| row.split('\t').skip(14).take(2));
        let names = names.chain(words().names.country_extra.iter().map(|(_, name)| *name));
        let refused: Vec<&str> = names
            .filter(|name| !name.contains("о-в") && parse_faults(&format!("country:\"{name}\" ")) != (Vec::new(), 0))
            .collect();
        assert_eq!(refused, Vec::<&str>::new());
    }

    #[test]
    fn keys_of_kinds_are_as_the_protocol_writes_them() {
        for kind in Kind::ALL {
            let written = serde_json::to_value(kind).unwrap();
            assert_eq!(kind_of(written.as_str().unwrap()), Some(kind));
        }
    }
}
