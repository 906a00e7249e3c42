//! What is kept of a report to compare it with others, whatever their languages.

use serde::{Deserialize, Serialize};

use super::lead::{Feature, Sort, end_of_lead, features, parties};
use super::person::PersonKey;
use super::skeleton::Skeleton;
use super::{concepts::concepts, fold};
use crate::dump::Days;
use crate::event::{Country, Kind, Lang, Post, Report, Span};

/// A report as the joining sees it: some two hundred bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinKey {
    pub(super) ordinal: u32,
    /// Seconds since the epoch, if known.
    pub(super) posted: Option<i64>,
    /// The day that the message states.
    pub(super) date: Option<Days>,
    pub(super) kind: Kind,
    pub(super) lang: Lang,
    /// The channel whose words these are: of the forward, if it is one.
    pub(super) voice: u32,
    /// Of all letters and digits of the text.
    pub(super) text: u64,
    /// Of the first of them, if there are enough: posts cut short begin alike.
    pub(super) beginning: u64,
    /// How many letters and digits there are.
    pub(super) length: u32,
    /// The signs at the beginnings of lines, if there are enough of them.
    pub(super) marks: u32,
    /// Sorted, each once.
    pub(super) features: Box<[Feature]>,
    /// Persons who took part.
    pub(super) persons: Box<[PersonKey]>,
    /// The countries that flags or one hashtag name together, sorted.
    pub(super) parties: Box<[Country]>,
}

/// Letters by which a cut post is known: official posts of one kind begin with a hundred equal ones.
const BEGINNING: u32 = 140;
/// Features kept of a report.
const MOST_FEATURES: usize = 28;

impl JoinKey {
    /// The key of a report; `ordinal` is its place among all messages of the dumps that are joined.
    #[must_use]
    pub fn of(report: &Report, post: &Post<'_>, ordinal: u32) -> Self {
        let (text, beginning, length) = letters(post.text);
        let mut found = Vec::new();
        let lead_end = end_of_lead(post.text) as u32;
        let mut named: Vec<Span> = Vec::new();
        for country in &report.countries {
            named.extend(&country.evidence);
            if country.evidence.iter().any(|span| span.start < lead_end) {
                found.push(Feature::new(Sort::Country, code(country.value)));
            }
        }
        features(post.text, &named, &mut found);
        let mut together: Vec<Country> = Vec::new();
        for stretch in tags(post.text).into_iter().chain(flags(post.text)) {
            let within = |span: &Span| stretch.start <= span.start && span.end <= stretch.end;
            let countries: Vec<Country> =
                report.countries.iter().filter(|c| c.evidence.iter().any(within)).map(|c| c.value).collect();
            match parties(&countries) {
                Some(feature) => {
                    found.push(feature);
                    if together.is_empty() {
                        together = countries;
                    }
                }
                None => found.extend(tag(&post.text[stretch.start as usize..stretch.end as usize])),
            }
        }
        found.sort_unstable();
        found.dedup();
        found.truncate(MOST_FEATURES);
        let mut persons: Vec<PersonKey> = report
            .participants
            .iter()
            .filter(|participant| !participant.body && participant.name.confidence >= 40)
            // An office or an ordinary word taken for a name would contradict every other report.
            .filter(|participant| !is_office(&participant.name.value))
            .filter_map(|participant| PersonKey::of(&participant.name.value))
            .collect();
        persons.sort_unstable();
        persons.dedup();
        together.sort_unstable();
        together.dedup();
        Self {
            ordinal,
            posted: post.posted.map(|posted| posted.seconds),
            date: report.date.as_ref().map(|date| date.value),
            kind: report.kind.value,
            lang: report.lang,
            voice: hash(post.forwarded_from.or(post.channel).unwrap_or_default().chars()) as u32,
            text,
            beginning,
            length,
            marks: marks(post.text),
            features: found.into(),
            persons: persons.into(),
            parties: together.into(),
        }
    }

    /// The place of the report among all messages.
    #[must_use]
    pub fn ordinal(&self) -> u32 {
        self.ordinal
    }
}

/// Whether all words of a name are ordinary ones or acronyms: `Генсек ООН`.
fn is_office(name: &str) -> bool {
    name.split([' ', '-']).all(|word| {
        let acronym = word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
        acronym || !word.contains('.') && !concepts(&fold(word)).is_empty()
    })
}

fn code(country: Country) -> u64 {
    country.as_str().bytes().fold(0, |code, letter| code << 8 | u64::from(letter))
}

/// FNV-1a over characters.
fn hash(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3))
}

/// Hashes of the whole text and of its beginning, and its length, in letters and digits.
fn letters(text: &str) -> (u64, u64, u32) {
    let mut beginning = 0;
    let mut count = 0;
    let counted = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
    let whole = counted.fold(0xcbf2_9ce4_8422_2325_u64, |hash, c| {
        let hash = (hash ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3);
        count += 1;
        if count == BEGINNING {
            beginning = hash;
        }
        hash
    });
    (whole, beginning, count)
}

/// The signs that lines begin with, flags left out; nothing if fewer than three lines have one.
fn marks(text: &str) -> u32 {
    let first = |line: &str| line.chars().find(|c| !c.is_whitespace()).filter(|c| is_sign(*c));
    let signs: Vec<char> = text.lines().filter_map(first).collect();
    if signs.len() < 3 { 0 } else { hash(signs.into_iter()) as u32 | 1 }
}

fn is_sign(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x2bff | 0x1f300..=0x1faff)
}

/// The hashtags of a text, with their signs.
fn tags(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('#') {
        let rest = &text[start + 1..];
        let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if word > 0 {
            found.push(Span { start: start as u32, end: (start + 1 + word) as u32 });
        }
    }
    found
}

/// The run of flags that a text begins with.
fn flags(text: &str) -> Option<Span> {
    let is_flag = |c: char| (0x1_f1e6..=0x1_f1ff).contains(&u32::from(c));
    let start = text.find(|c: char| !c.is_whitespace())?;
    let rest = &text[start..];
    let end =
        rest.find(|c: char| !is_flag(c) && c != ' ' && c != '\u{a0}' && c != '-' && c != '–').unwrap_or(rest.len());
    rest.starts_with(is_flag).then(|| Span { start: start as u32, end: (start + end) as u32 })
}

/// The feature of a hashtag: its meaning where the list has it, else its sound, with its number.
fn tag(tag: &str) -> Option<Feature> {
    let word = tag.strip_prefix('#')?;
    let name = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = word[name.len()..].bytes().fold(0_u64, |n, d| n.wrapping_mul(10) + u64::from(d - b'0'));
    let meaning =
        concepts(&fold(name)).first().map_or(Skeleton::of(name).0, |concept| 1 << 40 | u64::from(concept.number));
    Some(Feature::new(Sort::Tag, meaning.wrapping_mul(1009).wrapping_add(number)))
}
