//! Finds all names and words that the data files know, in one pass over a text.
//!
//! Everything in `data/` that stands for words is built into one tree at start-up. A message is folded
//! once and read once; each mention says what it is and in which cases it may stand. Mentions may overlap:
//! an office may hold an organisation. Whether a mention matters is for the readers of the mentions to say.
//!
//! # Files of patterns
//!
//! `data/*.tsv` that hold patterns have one entry a line, columns separated by tabs; empty lines and lines
//! that begin with `#` are skipped. First column an id, second a language (`ru`, `en`, …, or `*`), third the
//! forms, separated by `|`; further columns belong to the reader of the file. Forms match whole words. A form
//! in small letters matches however the text is cased, one with a capital first only a capitalised word, one
//! all in capitals only capitals; inside hashtags a capital is not asked for. Two signs are special:
//!
//! - `~` at the end of a Russian form declines it, all cases, in the number it stands in: its head noun and the
//!   adjectives before that change, `министр иностранных дел~` (see [`super::russian::forms`]).
//! - `*` at the end matches any rest of the word: `встреч*`.

mod build;
mod find;
mod settle;
mod tree;

use std::sync::OnceLock;

use self::build::Slot;
pub(super) use self::build::{Letters, calendar, lines};
pub(super) use self::find::{cased, stands_out};
pub(super) use self::settle::settle;
pub(super) use self::tree::Begun;
use self::tree::Tree;
use super::names::Memory;
use super::runs::{Cutter, Run};
use super::{Country, Span, folded::Folded, russian::Cases};

/// A known name or word found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where, in bytes of the original text.
    pub span: Span,
    /// What it is.
    pub what: What,
    /// The cases it may stand in; [`Cases::ALL`] where the language has none or the word shows none.
    pub cases: Cases,
}

/// What a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A country, or one of the codes used like one.
    Country {
        /// Which.
        code: Country,
        /// How it is named.
        form: Form,
    },
    /// A city: index into `Gazetteer::cities`.
    City(u16),
    /// A named place that is no city (a palace, a street, a building): index into [`Gazetteer::sites`].
    Site(u16),
    /// An international organisation or body: index into [`Gazetteer::organisations`].
    Organisation(u16),
    /// A named framework of events: index into [`Gazetteer::occasions`].
    Occasion(u16),
    /// An office: index into [`Gazetteer::offices`].
    Office(u16),
    /// A word that raises or colours an event: index into [`Gazetteer::frames`].
    Frame(u16),
    /// A month, 1 to 12.
    Month(u8),
    /// A day of the week, Monday 0 to Sunday 6.
    Weekday(u8),
    /// Days counted from the posting day, both ends included: `today`, `last night`.
    Relative(i8, i8),
    /// A word of official names; used up inside the gazetteer.
    #[doc(hidden)]
    StateWord {
        /// Whether it is the word for the state itself.
        head: bool,
    },
    /// A name that only looks like a country's; used up inside the gazetteer.
    #[doc(hidden)]
    NoCountry,
}

/// How a country is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Its name, short, official or old.
    Name,
    /// An adjective, alone or in a compound.
    Adjective,
    /// Its people.
    Demonym,
    /// Its capital; whether for the government or as a place is not decided here.
    Capital,
    /// A body of it, or a word for its rulers.
    Body,
    /// Its flag.
    Flag,
    /// Part of a glued hashtag.
    Hashtag,
}

/// A line of a data file.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    /// First column.
    pub id: &'static str,
    /// Second column.
    pub lang: &'static str,
    /// Third column: the forms as written in the file.
    pub forms: &'static str,
    /// The columns behind it.
    pub more: Vec<&'static str>,
}

/// A city.
#[derive(Clone, Copy, Debug)]
pub struct City {
    /// Its name in the nominative.
    pub name: &'static str,
    /// Language of the name.
    pub lang: &'static str,
    /// Where it lies.
    pub country: Option<Country>,
}

/// A named place that is no city.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// Its name in the nominative.
    pub name: &'static str,
    /// The city it stands in; `None` for a region.
    pub city: Option<&'static str>,
}

/// The patterns and the entries their mentions point to.
#[derive(Default)]
pub struct Gazetteer {
    /// Every code that the files know, sorted.
    pub countries: Vec<Country>,
    /// Cities, a line for each name.
    pub cities: Vec<City>,
    /// Buildings, streets, regions.
    pub sites: Vec<Site>,
    /// International organisations.
    pub organisations: Vec<Entry>,
    /// Named frameworks of events.
    pub occasions: Vec<Entry>,
    /// `data/offices.tsv`.
    pub offices: Vec<Entry>,
    /// `data/frames.tsv`.
    pub frames: Vec<Entry>,
    tree: Tree,
    /// For each pattern its slots.
    ranges: Vec<(u32, u32)>,
    slots: Vec<Slot>,
    /// What may stand before an adjective in one word.
    prefixes: Vec<&'static str>,
    /// How those begin, by [`find::prefix_start`].
    prefix_starts: Vec<bool>,
    /// Whether a pattern begins with a sign.
    signs: bool,
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gazetteer").field("patterns", &self.ranges.len()).finish_non_exhaustive()
    }
}

/// A text with what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct Scanned<'a> {
    /// The original.
    pub text: &'a str,
    /// The same, folded.
    pub folded: &'a Folded,
    /// What was found, by start, then longest first.
    pub mentions: &'a [Mention],
    /// The runs of letters and digits of the original.
    pub(super) runs: &'a [Run],
    /// What is remembered of names.
    pub(super) memory: &'a Memory,
}

impl<'a> Scanned<'a> {
    /// The mentions that begin at a byte.
    #[must_use]
    pub fn at(&self, start: u32) -> &'a [Mention] {
        let from = self.mentions.partition_point(|mention| mention.span.start < start);
        let count = self.mentions[from..].iter().take_while(|mention| mention.span.start == start).count();
        &self.mentions[from..from + count]
    }

    /// The mentions that lie in a stretch, in order.
    pub fn within(&self, stretch: Span) -> impl Iterator<Item = &'a Mention> {
        let from = self.mentions.partition_point(|mention| mention.span.start < stretch.start);
        let begun = self.mentions[from..].iter().take_while(move |mention| mention.span.start < stretch.end);
        begun.filter(move |mention| stretch.holds(mention.span))
    }
}

/// Buffers that are filled again for each message.
#[derive(Debug, Default)]
pub struct Scanner {
    folded: Folded,
    mentions: Vec<Mention>,
    cutter: Cutter,
    memory: Memory,
}

impl Scanner {
    /// Folds a text and finds what is known in it.
    pub fn scan<'a>(&'a mut self, text: &'a str) -> Scanned<'a> {
        self.folded.fold(text);
        self.cutter.cut(text);
        let runs = self.cutter.runs();
        Gazetteer::get().find(text, runs, &self.folded, &mut self.mentions);
        Scanned { text, folded: &self.folded, mentions: &self.mentions, runs, memory: &self.memory }
    }
}

impl Gazetteer {
    /// The one of the program, built at the first call.
    pub fn get() -> &'static Self {
        static BUILT: OnceLock<Gazetteer> = OnceLock::new();
        BUILT.get_or_init(Self::build)
    }
}
