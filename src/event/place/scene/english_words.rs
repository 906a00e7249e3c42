//! English words around names of places.

use crate::event::lexicon::{WordSet, WordSets, words};

pub(super) const LOCATES: u32 = 1;
pub(super) const PART: u32 = 2;
pub(super) const TOWN: u32 = 4;
pub(super) const REGION: u32 = 8;
pub(super) const WATER: u32 = 16;
pub(super) const SAYS: u32 = 32;

/// All of them, in the order of the numbers.
pub(super) static SORTS: WordSets =
    WordSets::new(&[&LOCATES_WORDS, &PART_WORDS, &TOWN_WORDS, &REGION_WORDS, &WATER_WORDS, &SAYS_WORDS]);

static LOCATES_WORDS: WordSet = WordSet::new(words!["in", "at", "near", "off", "outside", "over", "across"]);
static PART_WORDS: WordSet = WordSet::new(words![
    "the",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "downtown",
    "north",
    "south",
    "east",
    "west",
    "coast",
    "of",
    "outskirts",
    "suburb",
    "capital",
    "port",
    "city",
    "remote",
    "coastal",
    "border",
    "neighbouring",
    "neighboring",
    "parts",
    "part",
    "suburbs",
    "centre",
    "center",
    "far",
]);
static TOWN_WORDS: WordSet = WordSet::new(words!["village", "town", "city", "settlement", "island", "suburb", "port"]);
static REGION_WORDS: WordSet = WordSet::new(words![
    "province",
    "region",
    "state",
    "district",
    "county",
    "Province",
    "Region",
    "State",
    "District",
    "County",
    "oblast",
    "governorate",
]);
static WATER_WORDS: WordSet =
    WordSet::new(words!["Sea", "Strait", "Ocean", "Gulf", "Lake", "Airport", "Square", "airport", "Canal", "Valley"]);
static SAYS_WORDS: WordSet = WordSet::new(words![
    "said",
    "told",
    "says",
    "reported",
    "announced",
    "added",
    "according",
    "spokesman",
    "spokeswoman",
    "ministry",
    "embassy",
]);
