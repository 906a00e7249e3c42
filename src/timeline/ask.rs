//! What is asked of the timeline.

use serde::{Deserialize, Serialize};

use crate::dump::Day;

/// One question: a filter and the part of the answer that will be looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Comes back in the answer, so that a late one can be told from the one awaited.
    pub serial: u32,
    /// Which events.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
    /// Which rows of the result.
    pub window: Window,
    /// For each facet how many values to list, and words to search the values for.
    pub facets: Vec<Choice>,
    /// At most this many bars in the histogram; the unit is chosen to fit.
    pub bars: u32,
}

/// Which events to show. Everything given must hold; an empty filter shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// What was typed into the search box.
    pub query: String,
    /// First and last day shown, both included; an open end is `None`. With either end given,
    /// events without a day do not match.
    pub from: Option<Day>,
    /// See `from`.
    pub to: Option<Day>,
    /// Values of which at least one must be there, facet by facet: `(facet, key)`.
    pub include: Vec<(Facet, String)>,
    /// Values none of which may be there.
    pub exclude: Vec<(Facet, String)>,
}

/// A field that one can filter by, with counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Facet {
    /// Keys: `meeting`, `statement`, `other`.
    Class,
    /// Keys: the kinds in small letters.
    Kind,
    /// Keys: ISO 3166-1 alpha-2.
    Country,
    /// People. Keys: the name that stands for all forms of it.
    Participant,
    /// Bodies that took part. Keys: likewise.
    Organisation,
    /// Keys: the place as named.
    Place,
    /// Keys: the occasion as named.
    Occasion,
    /// Keys: topic codes.
    Topic,
    /// Keys: hashtags without `#`.
    Hashtag,
    /// Keys: `own`, or the name it was forwarded from.
    Source,
    /// Keys: the dump's number.
    Dump,
    /// Keys: ISO 639-1.
    Language,
    /// Keys: `past`, `ongoing`, `future`, `hypothetical`, `negated`.
    Realis,
    /// Keys: `media`, `edited`, `several` (reports), `undated`, `unsure`, `new` (a report that only the dump opened
    /// last has).
    Flag,
}

impl Facet {
    /// All facets, in the order in which a page lists them.
    pub const ALL: [Self; 14] = [
        Self::Class,
        Self::Kind,
        Self::Country,
        Self::Participant,
        Self::Organisation,
        Self::Place,
        Self::Occasion,
        Self::Topic,
        Self::Hashtag,
        Self::Source,
        Self::Dump,
        Self::Language,
        Self::Realis,
        Self::Flag,
    ];
}

/// How much of a facet to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Which facet.
    pub facet: Facet,
    /// At most this many values, the most frequent first; chosen values are always listed.
    pub limit: u32,
    /// Only values whose key or label contains this, folded; empty for all.
    pub search: String,
}

/// The order of the rows. Events without a day come last in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Order {
    /// The latest first.
    #[default]
    NewestFirst,
    /// The earliest first.
    OldestFirst,
}

/// A window of rows of the result.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first row, from 0.
    pub first: u32,
    /// How many rows.
    pub count: u32,
}
