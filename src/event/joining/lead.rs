//! What the beginning of a text says, as features that do not depend on its language.

use serde::{Deserialize, Serialize};

use super::concepts::concepts;
use super::skeleton::{Skeleton, of_word};
use crate::event::letter::Letter;
use crate::event::order::Order;
use crate::event::{Country, Span};

/// A feature: its sort in the top four bits, a hash below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Feature(pub(super) u32);

/// What a feature is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// A word that says what happens.
    Action,
    /// Any other word of the list.
    Word,
    /// A capitalised word that the list does not have.
    Name,
    /// Digits.
    Number,
    /// A country in the lead.
    Country,
    /// The countries that flags or a hashtag name together.
    Parties,
    /// A hashtag that is no pair of countries.
    Tag,
}

impl Feature {
    pub(super) fn new(sort: Sort, hash: u64) -> Self {
        // Fibonacci hashing spreads small numbers over the bits that are kept.
        let spread = (hash ^ hash >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 36;
        Self((sort as u32) << 28 | spread as u32 & 0x0fff_ffff)
    }

    /// Of the skeleton of a name.
    pub(super) fn name(skeleton: Skeleton) -> Self {
        Self::new(Sort::Name, skeleton.0)
    }

    pub(super) fn sort(self) -> Sort {
        match self.0 >> 28 {
            0 => Sort::Action,
            1 => Sort::Word,
            2 => Sort::Name,
            3 => Sort::Number,
            4 => Sort::Country,
            5 => Sort::Parties,
            _ => Sort::Tag,
        }
    }
}

/// What has fewer letters is a title.
const RUNNING: usize = 40;

/// The lead of a text: the first paragraphs up to some forty letters of running text, seven hundred bytes at most.
pub(super) fn lead(text: &str) -> &str {
    let mut end = 0;
    let mut letters = 0;
    for line in text.split_inclusive('\n') {
        if letters >= RUNNING || end >= LONGEST_LEAD {
            break;
        }
        end += line.len();
        let words = line[..line.floor_char_boundary(LONGEST_LEAD)].split(' ').filter(|word| !word.starts_with('#'));
        letters += words.flat_map(str::chars).filter(|c| c.is_letter()).take(RUNNING).count();
    }
    let most = if text.is_ascii() { 450 } else { LONGEST_LEAD };
    &text[..text.floor_char_boundary(end.min(most))]
}

/// In bytes; four hundred letters in Russian.
const LONGEST_LEAD: usize = 700;

/// Features of the words of a lead, unsorted; `named` are the words that are read as countries: they are no names.
pub(super) fn features(lead: &str, named: &[Span], found: &mut Vec<Feature>) {
    let mut at = 0;
    for word in lead.split(|c: char| !c.is_letter_or_digit() && c != '\'' && c != '’') {
        let start = word.as_ptr() as usize - lead.as_ptr() as usize;
        let tagged = start > at && lead[..start].ends_with('#');
        at = start + word.len();
        let inside = named.iter().any(|span| (span.start as usize) < at && start < span.end as usize);
        if word.is_empty() || tagged {
            continue;
        }
        let word = ["'s", "’s"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
        feature(word, inside, found);
    }
}

/// Beside the word for it, `переговоры` or `meeting`: one report has the one and one the other.
const ANY_MEETING: u64 = 1 << 20;

fn feature(word: &str, inside: bool, found: &mut Vec<Feature>) {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        let digits: u64 =
            word.bytes().take_while(u8::is_ascii_digit).take(12).fold(0, |n, d| n * 10 + u64::from(d - b'0'));
        found.push(Feature::new(Sort::Number, digits));
        return;
    }
    let meanings = concepts(word);
    for concept in meanings {
        let sort = if concept.action { Sort::Action } else { Sort::Word };
        found.push(Feature::new(sort, u64::from(concept.number)));
        if concept.meeting {
            found.push(Feature::new(Sort::Action, ANY_MEETING));
        }
    }
    let capital = word.chars().next().is_some_and(Letter::is_capital);
    if meanings.is_empty() && !inside && capital && word.chars().nth(2).is_some() {
        found.extend(of_word(word).filter(|s| s.len() > 1).map(Feature::name));
    }
}

/// The feature of a set of countries named together, if there are two or more.
pub(super) fn parties(countries: &[Country]) -> Option<Feature> {
    let mut codes: Vec<u64> = countries.iter().map(|country| country.number()).collect();
    codes.order_by(|code| *code);
    codes.dedup();
    let hash = codes.iter().flat_map(|code| [code >> 8, code & 0xff]).fold(7_u64, |hash, b| hash.wrapping_mul(131) + b);
    (codes.len() > 1).then(|| Feature::new(Sort::Parties, hash))
}
