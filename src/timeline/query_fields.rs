//! The fields of the search box, in English and Russian; what the page heads a list of values with is one, too.

use super::Facet;

/// What a field looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// Words of values.
    Named(Facet),
    /// Values of a closed list.
    Coded(Facet),
    /// Days before one.
    Before,
    /// A day and those behind it.
    After,
    /// A day, or those of a month or a year.
    On,
}

/// Fields and their names.
pub(super) const FIELDS: [(&str, Field); 48] = [
    ("person", Field::Named(Facet::Participant)),
    ("who", Field::Named(Facet::Participant)),
    ("кто", Field::Named(Facet::Participant)),
    ("лицо", Field::Named(Facet::Participant)),
    ("participant", Field::Named(Facet::Participant)),
    ("участник", Field::Named(Facet::Participant)),
    ("org", Field::Named(Facet::Organisation)),
    ("body", Field::Named(Facet::Organisation)),
    ("organisation", Field::Named(Facet::Organisation)),
    ("организация", Field::Named(Facet::Organisation)),
    ("place", Field::Named(Facet::Place)),
    ("where", Field::Named(Facet::Place)),
    ("место", Field::Named(Facet::Place)),
    ("где", Field::Named(Facet::Place)),
    ("occasion", Field::Named(Facet::Occasion)),
    ("повод", Field::Named(Facet::Occasion)),
    ("tag", Field::Named(Facet::Hashtag)),
    ("hashtag", Field::Named(Facet::Hashtag)),
    ("тег", Field::Named(Facet::Hashtag)),
    ("from", Field::Named(Facet::Source)),
    ("source", Field::Named(Facet::Source)),
    ("источник", Field::Named(Facet::Source)),
    ("от", Field::Named(Facet::Source)),
    ("country", Field::Coded(Facet::Country)),
    ("страна", Field::Coded(Facet::Country)),
    ("kind", Field::Coded(Facet::Kind)),
    ("вид", Field::Coded(Facet::Kind)),
    ("class", Field::Coded(Facet::Class)),
    ("класс", Field::Coded(Facet::Class)),
    ("topic", Field::Coded(Facet::Topic)),
    ("тема", Field::Coded(Facet::Topic)),
    ("lang", Field::Coded(Facet::Language)),
    ("language", Field::Coded(Facet::Language)),
    ("язык", Field::Coded(Facet::Language)),
    ("has", Field::Coded(Facet::Flag)),
    ("is", Field::Coded(Facet::Flag)),
    ("marks", Field::Coded(Facet::Flag)),
    ("есть", Field::Coded(Facet::Flag)),
    ("realis", Field::Coded(Facet::Realis)),
    ("status", Field::Coded(Facet::Realis)),
    ("статус", Field::Coded(Facet::Realis)),
    ("dump", Field::Coded(Facet::Dump)),
    ("before", Field::Before),
    ("до", Field::Before),
    ("after", Field::After),
    ("после", Field::After),
    ("on", Field::On),
    ("дата", Field::On),
];
