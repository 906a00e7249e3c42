//! The languages beyond English and Russian: their rules are data, their code is one.
//!
//! A language is three files in `data/`: `countries.CODE.tsv` (names, adjectives, capitals), `words.CODE.tsv` (calendar and small
//! words) and `frames.CODE.tsv` (what raises an event). Each is read when the first message of its language is met, so that
//! a dump without it pays nothing. Gives language, kind, realis, countries and day of a message; names no
//! participants.

mod capitals;
mod class;
mod dates;
mod day;
mod endings;
mod find;
mod han;
mod named;
mod numeric;
mod patterns;
mod words;

#[cfg(test)]
mod tests;

use crate::event::tables::text_of;
use std::sync::OnceLock;

use super::dates::{Circumstances, DateMention, When, not_ahead};
use super::folded::Folded;
use super::frames::Frames;
use super::gazetteer::Scanned;
use super::layout::{Layout, Plain};
use super::{Basis, Class, Country, Field, Kind, Lang, Post, Realis, Report, Span, Yearless, countries, topics};
use crate::dump::{Day, Days, Posted};
use patterns::Patterns;
use words::SmallWords;

/// The names of the tables of a language.
struct Files {
    code: &'static str,
    script: Script,
    countries: &'static str,
    words: &'static str,
    frames: &'static str,
}

/// How words are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    /// By spaces.
    Spaced,
    /// By spaces, with article and small words written as one with what follows.
    Prefixed,
    /// Not at all.
    Unspaced,
}

macro_rules! files {
    ($($code:literal $script:ident),* $(,)?) => {
        [$(Files {
            code: $code,
            script: Script::$script,
            countries: concat!("countries.", $code, ".tsv"),
            words: concat!("words.", $code, ".tsv"),
            frames: concat!("frames.", $code, ".tsv"),
        }),*]
    };
}

static FILES: [Files; 13] = files![
    "uk" Spaced, "fr" Spaced, "es" Spaced, "de" Spaced, "ar" Prefixed, "zh" Unspaced, "pt" Spaced, "it" Spaced,
    "tr" Spaced, "pl" Spaced, "kk" Spaced, "be" Spaced, "sr" Spaced,
];

static READ: [OnceLock<Language>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

/// A language with its files read.
pub(super) struct Language {
    script: Script,
    patterns: Patterns,
    words: SmallWords,
    frames: Frames,
}

/// The report of a message in one of these languages; `None` for one in another.
pub(super) fn report(post: &Post<'_>, plain: &Plain, scanned: &Scanned<'_>, lang: Lang) -> Option<Report> {
    let language = Language::of(lang)?;
    let layout = Layout::of_runs(plain.text(), scanned.runs);
    let hits = language.hits(scanned.folded);
    let countries = language.countries(scanned, &hits);
    let mut verdict = language.verdict(scanned, &layout, countries.len());
    let posted = post.posted.map(Posted::day);
    let circumstances = Circumstances {
        posted,
        realis: verdict.realis.as_ref().map(|realis| realis.value),
        kind: Some(verdict.kind.value),
        year: None,
        trigger: verdict.kind.evidence.first().copied(),
        echo: None,
        home: None,
    };
    let dates = language.dates(scanned, &layout, &hits, posted);
    if let Some(date) = long_ago(&layout, &dates, posted).filter(|_| verdict.kind.value.class() != Class::Other) {
        verdict.kind.value = Kind::History;
        if verdict.kind.evidence.is_empty() {
            verdict.kind.evidence.push(date);
        }
    }
    let circumstances = Circumstances { kind: Some(verdict.kind.value), ..circumstances };
    let day = |year| language.day(scanned, &layout, &dates, &Circumstances { year, ..circumstances });
    let telling = layout.lead.iter().find(|lead| verdict.kind.evidence.first().is_some_and(|told| lead.holds(*told)));
    let ahead = |found| not_ahead(found, posted, telling, &mut verdict.kind.value, &mut verdict.realis);
    let date = day(None).and_then(ahead);
    let yearless = if date.is_none() && posted.is_none() { day(Some(ANY_YEAR)).and_then(without_year) } else { None };
    let shown = match &date {
        Some((field, basis)) => Some((field.value, *basis)),
        None => posted.map(|day| (Days::one(day), Basis::Posted)),
    };
    Some(Report {
        lang,
        realis: verdict.realis.unwrap_or(Field { value: Realis::Past, evidence: Vec::new(), confidence: 60 }),
        kind: verdict.kind,
        stance: None,
        date: date.map(|(field, _)| field),
        yearless,
        date_shown: shown,
        participants: Vec::new(),
        place: None,
        occasion: None,
        countries,
        topics: topics::topics(scanned),
        hashtags: plain.hashtags().to_vec(),
    })
}

/// Where the first sentence dates what it tells to years before the post: told as history, whatever happened then.
fn long_ago(layout: &Layout, dates: &[DateMention], posted: Option<Day>) -> Option<Span> {
    let (lead, (year, ..)) = (layout.lead.first()?, posted?.date());
    let mut stated = dates.iter().filter(|date| lead.holds(date.span));
    let long = |when: When| matches!(when, When::Days { year: Some(then), .. } if then + LONG_AGO < year);
    stated.find(|date| long(date.when)).map(|date| date.span)
}

/// Years after which nobody reports an event as news.
const LONG_AGO: i32 = 3;

/// A leap year, which has every day: shows whether a year is all that a date lacks.
const ANY_YEAR: i32 = 2000;

fn without_year((field, _): (Field<Days>, Basis)) -> Option<Field<Yearless>> {
    let of = |day: Day| {
        let (year, month, day) = day.date();
        (year == ANY_YEAR).then_some((month as u8, day as u8))
    };
    let value = Yearless { first: of(field.value.first)?, last: of(field.value.last)? };
    Some(Field { value, evidence: field.evidence, confidence: field.confidence })
}

/// The countries of a text in English, Russian or a language without rules: what those two name, and what stands there in
/// a script that shows its language.
pub(super) fn countries_of_all(scanned: &Scanned<'_>) -> Vec<Field<Country>> {
    let mut named = countries::named(scanned);
    let bytes = scanned.text.as_bytes();
    // The first bytes of Arabic letters and of Chinese characters.
    let beside = [
        ("ar", memchr::memchr2(0xd8, 0xd9, bytes).is_some()),
        ("zh", bytes.chunks(64).any(|some| some.iter().fold(false, |found, b| found | (0xe4..=0xe9).contains(b)))),
    ];
    for (code, _) in beside.iter().filter(|(_, found)| *found) {
        let Some(language) = Lang::new(code).and_then(Language::of) else { continue };
        for field in language.countries(scanned, &language.hits(scanned.folded)) {
            field.evidence.iter().for_each(|span| named.add(field.value, *span, field.confidence));
        }
    }
    named.finish()
}

impl Language {
    /// The language of a code, if it is one of these; read at the first call.
    fn of(lang: Lang) -> Option<&'static Self> {
        if matches!(lang, Lang::EN | Lang::RU) {
            return None;
        }
        let at = FILES.iter().position(|files| files.code == lang.as_str())?;
        Some(READ[at].get_or_init(|| Self::read(&FILES[at])))
    }

    fn read(files: &Files) -> Self {
        Self {
            script: files.script,
            patterns: Patterns::read(files.code, files.script, text_of(files.countries), text_of(files.words)),
            words: SmallWords::read(text_of(files.words)),
            frames: Frames::read(text_of(files.frames)),
        }
    }

    fn hits(&self, folded: &Folded) -> Vec<find::Hit> {
        find::hits(&self.patterns, self.script, folded.text())
    }
}
