//! What is kept of a report to compare it with others, whatever their languages.

use std::num::{NonZeroU32, NonZeroU64};

use memchr::memchr_iter;
use serde::{Deserialize, Serialize};

use super::concepts::concepts;
use super::lead::{Feature, Sort, features, lead, parties};
use super::person::PersonKey;
use super::skeleton::Skeleton;
use super::stated;
use crate::dump::Days;
use crate::event::layout::words::fold;
use crate::event::letter::Letter;
use crate::event::names::is_first_name;
use crate::event::order::Order;
use crate::event::{Class, Country, Kind, Lang, Post, Realis, Report, Span};

/// A report as the joining sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JoinKey {
    /// Seconds since the epoch, if known.
    pub(super) posted: Option<i64>,
    /// The day that the message states.
    pub(super) date: Option<Days>,
    pub(super) kind: Kind,
    /// Whether it tells what has happened, or happens.
    pub(super) told: bool,
    pub(super) lang: Lang,
    /// The channel whose words these are: of the forward, if it is one.
    pub(super) voice: u32,
    /// Of the first letters and digits of the text; nothing if there are too few to be one text by chance.
    pub(super) words: Option<NonZeroU64>,
    /// The signs at the beginnings of lines, if there are enough of them.
    pub(super) marks: Option<NonZeroU32>,
    /// Sorted, each once.
    pub(super) features: Vec<Feature>,
    /// Persons who took part, sorted, each once.
    pub(super) persons: Vec<PersonKey>,
    /// The town of a meeting, if a list has it.
    pub(super) town: Option<NonZeroU32>,
    /// The offices of a meeting that others may contradict, sorted, each once.
    pub(super) offices: Vec<u32>,
    /// The countries that flags or one hashtag name together, sorted, each once.
    pub(super) parties: Vec<Country>,
}

/// Letters by which a post is known, so that it is even if cut: official posts of one kind begin with a hundred
/// equal ones.
const BEGINNING: u32 = 140;
/// Shorter texts are written twice without being copied.
const SHORTEST: u32 = 40;
/// Features kept of a report.
const MOST_FEATURES: usize = 28;
/// Persons kept of a report: whoever names more gives a list of guests.
const MOST_PERSONS: usize = 24;
/// Hashtags looked at: a post with more says nothing by them.
const MOST_TAGS: usize = 64;

impl JoinKey {
    /// The key of a report.
    #[must_use]
    pub fn of(report: &Report, post: &Post<'_>) -> Self {
        let mut found = Vec::with_capacity(MOST_FEATURES);
        let lead = lead(post.text);
        let mut named: Vec<Span> = Vec::new();
        for country in &report.countries {
            let before = named.len();
            named.extend(country.evidence.iter().filter(|span| (span.start as usize) < lead.len()));
            if named.len() > before {
                found.push(Feature::new(Sort::Country, country.value.number()));
            }
        }
        features(lead, &named, &mut found);
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
        found.order_by(|feature| feature.0.into());
        found.dedup();
        found.truncate(MOST_FEATURES);
        let mut persons: Vec<PersonKey> = report
            .participants
            .iter()
            .filter(|participant| !participant.body && participant.name.confidence >= 40)
            // An office or an ordinary word taken for a name would contradict every other report.
            .filter(|participant| !is_office(&participant.name.value))
            .filter_map(|participant| person(&participant.name.value))
            .collect();
        // `Генсек ООН`: whom the other report names.
        let by_office = |name: &str| is_office(name) && report.kind.value.class() == Class::Meeting;
        if report.participants.iter().any(|participant| !participant.body && by_office(&participant.name.value)) {
            persons.push(PersonKey::SOMEBODY);
        }
        persons.order_by(|person| person.number());
        persons.dedup();
        persons.truncate(MOST_PERSONS);
        together.order_by(|country| country.number());
        together.dedup();
        Self {
            posted: post.posted.map(|posted| posted.seconds),
            date: report.date.as_ref().map(|date| date.value),
            kind: report.kind.value,
            told: matches!(report.realis.value, Realis::Past | Realis::Ongoing),
            lang: report.lang,
            voice: hash(post.forwarded_from.or(post.channel).unwrap_or_default().chars()) as u32,
            words: words(post.text),
            marks: marks(post.text),
            features: found,
            persons,
            town: stated::town(report),
            offices: stated::offices(report),
            parties: together,
        }
    }
}

/// A person by name; whose name begins with an ordinary word is told by an office, `Foreign Minister of Malta`, and no
/// given name is known.
fn person(name: &str) -> Option<PersonKey> {
    let key = PersonKey::of(name)?;
    let first = name.split(' ').next().unwrap_or_default();
    Some(if is_office(first) && !is_first_name(first) { key.without_given() } else { key })
}

/// Whether all words of a name are ordinary ones or acronyms, so that it tells an office and no person: `Генсек ООН`.
#[must_use]
pub fn is_office(name: &str) -> bool {
    name.split([' ', '-']).all(|word| {
        let acronym = word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
        acronym || !word.contains('.') && !concepts(word).is_empty()
    })
}

/// FNV-1a over characters.
pub(super) fn hash(chars: impl Iterator<Item = char>) -> u64 {
    chars.fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(u32::from(c))).wrapping_mul(0x100_0000_01b3))
}

/// A hash of the first letters and digits of a text, small or capital; `None` if there are too few.
fn words(text: &str) -> Option<NonZeroU64> {
    let mut count = 0;
    let counted = text.chars().filter(|c| c.is_letter_or_digit()).take(BEGINNING as usize).inspect(|_| count += 1);
    let hash = hash(counted.map(fold));
    NonZeroU64::new(hash).filter(|_| count >= SHORTEST)
}

/// The signs that lines begin with, flags left out; nothing if fewer than three lines have one.
fn marks(text: &str) -> Option<NonZeroU32> {
    let first = |rest: &str| rest.chars().find(|c| *c == '\n' || !c.is_whitespace()).filter(|c| is_sign(*c));
    let starts = std::iter::once(0).chain(memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1));
    let signs: Vec<char> = starts.filter_map(|start| first(&text[start..])).collect();
    NonZeroU32::new(hash(signs.iter().copied()) as u32 | 1).filter(|_| signs.len() >= 3)
}

fn is_sign(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x2bff | 0x1f300..=0x1faff)
}

/// The hashtags of a text, with their signs.
fn tags(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for start in memchr_iter(b'#', text.as_bytes()).take(MOST_TAGS) {
        let rest = &text[start + 1..];
        let word = rest.find(|c: char| !c.is_letter_or_digit() && c != '_').unwrap_or(rest.len());
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
    let meaning = concepts(name).first().map_or(Skeleton::of(name).0, |concept| 1 << 40 | u64::from(concept.number));
    Some(Feature::new(Sort::Tag, meaning.wrapping_mul(1009).wrapping_add(number)))
}
