//! What the interface has to say, without saying it.

use super::dumps::Dumps;
use super::faults::FaultWords;
use super::reasons::{CutReasons, LeftOutReasons, RefusalReasons};
use super::searches::QueryReasons;

/// Words that follow a number.
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    /// For one.
    pub one: &'static str,
    /// For a few, in languages that tell them from many.
    pub few: &'static str,
    /// For any other number.
    pub many: &'static str,
}

/// Which of the forms a number takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // see `Plural`
pub enum Form {
    One,
    Few,
    Many,
}

/// The words of one language. `{…}` in a pattern are places to be filled.
#[allow(missing_docs)] // the words say it
pub struct Words {
    /// BCP 47 tag, for the document and the browser's own names of things.
    pub tag: &'static str,
    /// The form that a number takes.
    pub form: fn(u64) -> Form,
    pub start: Start,
    pub export_help: ExportHelp,
    pub paste: Paste,
    pub reading: Reading,
    pub chats: Chats,
    pub excess: Excess,
    pub refused: Refused,
    pub top: Top,
    pub range: Range,
    pub facets: Facets,
    pub list: List,
    pub headline: Headline,
    pub event: Event,
    pub problems: Problems,
    pub complete: Complete,
    pub cuts: Cuts,
    pub dumps: Dumps,
    pub help: Help,
    pub names: Names,
    pub counted: Counted,
    pub close: &'static str,
}

#[allow(missing_docs)]
pub struct Start {
    pub name: &'static str,
    pub tagline: &'static str,
    pub drop: &'static str,
    pub drop_more: &'static str,
    pub dropping: &'static str,
    pub open_files: &'static str,
    pub open_folder: &'static str,
    pub paste_text: &'static str,
    pub example: &'static str,
    pub example_name: &'static str,
    pub formats: &'static str,
    pub how: &'static str,
    pub privacy: &'static str,
    pub shows: [(&'static str, &'static str); 3],
}

#[allow(missing_docs)]
pub struct ExportHelp {
    pub desktop_title: &'static str,
    pub desktop: &'static [&'static str],
    pub copy_title: &'static str,
    pub copy: &'static [&'static str],
    pub lines_title: &'static str,
    pub lines: &'static str,
}

#[allow(missing_docs)]
pub struct Paste {
    pub title: &'static str,
    pub hint: &'static str,
    pub label: &'static str,
    pub open: &'static str,
    pub cancel: &'static str,
    pub name: &'static str,
}

#[allow(missing_docs)]
pub struct Reading {
    pub opening: &'static str,
    pub reading: &'static str,
    pub finding: &'static str,
    pub joining: &'static str,
    pub bytes: &'static str,
    pub left: &'static str,
    pub seconds: &'static str,
    pub minutes: &'static str,
    pub cancel: &'static str,
    pub cancel_hint: &'static str,
    pub looking: &'static str,
}

#[allow(missing_docs)]
pub struct Chats {
    pub title: &'static str,
    pub hint: &'static str,
    pub search: &'static str,
    pub all: &'static str,
    pub none: &'static str,
    pub read: &'static str,
    pub read_none: &'static str,
    pub cancel: &'static str,
    pub untitled: &'static str,
    pub channel: &'static str,
    pub group: &'static str,
    pub personal: &'static str,
    pub unknown: &'static str,
}

#[allow(missing_docs)]
pub struct Excess {
    pub title: &'static str,
    pub what: &'static str,
    pub hint: &'static str,
    pub go_on: &'static str,
    pub leave_out: &'static str,
}

#[allow(missing_docs)]
pub struct Refused {
    pub title: &'static str,
    pub left_out: &'static str,
    pub kept: &'static str,
    pub dismiss: &'static str,
    pub lost_title: &'static str,
    pub lost: &'static str,
    pub lost_kept: &'static str,
    pub reload: &'static str,
    pub unread_title: &'static str,
    pub unread: &'static str,
    pub paste: &'static str,
    pub reasons: RefusalReasons,
    pub left_out_reasons: LeftOutReasons,
}

#[allow(missing_docs)]
pub struct Top {
    pub banner: &'static str,
    pub search: &'static str,
    pub search_hint: &'static str,
    pub clear: &'static str,
    pub open: &'static str,
    pub paste: &'static str,
    pub to_light: &'static str,
    pub to_dark: &'static str,
    pub help: &'static str,
    pub problems: &'static str,
    pub cuts: &'static str,
    pub partial: &'static str,
    pub pasted: &'static str,
    pub dumps: &'static str,
    pub untitled: &'static str,
    pub shown: &'static str,
    pub filters: &'static str,
}

#[allow(missing_docs)]
pub struct Range {
    pub title: &'static str,
    pub per: [&'static str; 5],
    pub from: &'static str,
    pub to: &'static str,
    pub clear: &'static str,
    pub start_handle: &'static str,
    pub end_handle: &'static str,
    pub summary: &'static str,
    pub undated: &'static str,
    pub most: &'static str,
    pub hint: &'static str,
}

#[allow(missing_docs)]
pub struct Facets {
    pub title: &'static str,
    pub include: &'static str,
    pub exclude: &'static str,
    pub remove: &'static str,
    pub more: &'static str,
    pub fewer: &'static str,
    pub search: &'static str,
    pub nothing: &'static str,
    pub done: &'static str,
}

#[allow(missing_docs)]
pub struct List {
    pub title: &'static str,
    pub of: &'static str,
    pub all: &'static str,
    pub none: &'static str,
    pub none_hint: &'static str,
    pub no_events: &'static str,
    pub no_events_hint: &'static str,
    pub clear: &'static str,
    pub without: &'static str,
    pub from: &'static str,
    pub until: &'static str,
    pub between: &'static str,
    pub searched: &'static str,
    pub remove: &'static str,
    pub newest: &'static str,
    pub oldest: &'static str,
    pub order: &'static str,
    pub dense: &'static str,
    pub roomy: &'static str,
    pub undated: &'static str,
    pub forwarded: &'static str,
    pub unsure: &'static str,
    pub unsure_title: &'static str,
    pub about: &'static str,
    pub posted_at: &'static str,
    pub posted_on: &'static str,
    pub inferred: &'static str,
    pub posting_day: &'static str,
    pub relative: &'static str,
    pub fault: &'static str,
    pub forgiven: &'static str,
    pub lifted: &'static str,
    pub reasons: QueryReasons,
    pub languages: &'static str,
}

#[allow(missing_docs)]
pub struct Headline {
    pub met: Tenses,
    pub met_all: Tenses,
    pub call: Tenses,
    pub visited: &'static str,
    pub speech_at: &'static str,
    pub comment: &'static str,
    pub speech: &'static str,
    pub briefing: &'static str,
    pub interview: &'static str,
    pub and: &'static str,
    pub comma: &'static str,
    pub others: &'static str,
    pub kind_of: &'static str,
    pub no_text: &'static str,
    pub unread: &'static str,
}

/// A pattern for each way an event can stand to what happened.
#[allow(missing_docs)]
pub struct Tenses {
    pub past: &'static str,
    pub ongoing: &'static str,
    pub future: &'static str,
    pub hypothetical: &'static str,
    pub negated: &'static str,
}

#[allow(missing_docs)]
pub struct Event {
    pub title: &'static str,
    pub position: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub missing: &'static str,
    pub missing_hint: &'static str,
    pub loading: &'static str,
    pub what: &'static str,
    pub when: &'static str,
    pub wher: &'static str,
    pub who: &'static str,
    pub occasion: &'static str,
    pub countries: &'static str,
    pub topics: &'static str,
    pub hashtags: &'static str,
    pub stance: &'static str,
    pub status: &'static str,
    pub no_day: &'static str,
    pub posted: &'static str,
    pub edited: &'static str,
    pub forwarded: &'static str,
    pub forwarded_unknown: &'static str,
    pub signed: &'static str,
    pub replies: &'static str,
    pub reports: &'static str,
    pub main: &'static str,
    pub original: &'static str,
    pub place_lines: &'static str,
    pub place_line: &'static str,
    pub message: &'static str,
    pub no_text: &'static str,
    pub zone_standard: &'static str,
    pub zone_unknown: &'static str,
    pub evidence_hint: &'static str,
    pub no_evidence: &'static str,
    pub sure: &'static str,
    pub unsure: &'static str,
    pub not_included: &'static str,
    pub also: &'static str,
    pub stances: [&'static str; 6],
    pub media: [&'static str; 16],
}

#[allow(missing_docs)]
pub struct Problems {
    pub title: &'static str,
    pub none: &'static str,
    pub intro: &'static str,
    pub bytes: &'static str,
    pub bytes_unpacked: &'static str,
    pub line: &'static str,
    pub more: &'static str,
    pub faults: FaultWords,
    pub lost: &'static str,
    pub noted: &'static str,
    pub raw: &'static str,
    pub in_dump: &'static str,
    pub refused_do: &'static str,
}

#[allow(missing_docs)]
pub struct Complete {
    pub button: &'static str,
    pub title: &'static str,
    pub intro: &'static str,
    pub only_new: &'static str,
    pub untitled: &'static str,
    pub posts: &'static str,
    pub posts_days: &'static str,
    pub services: &'static str,
    pub edited: &'static str,
    pub shared: &'static str,
    pub duplicates: &'static str,
    pub undated: &'static str,
    pub media: &'static str,
    pub media_told: &'static str,
    pub numbers: &'static str,
    pub none_missing: &'static str,
    pub missing: &'static str,
    pub quiet: &'static str,
    pub part: &'static str,
    pub lacks: &'static str,
    pub differing: &'static str,
    pub difference: &'static str,
    pub difference_within: &'static str,
    pub whats: [&'static str; 5],
    pub kept: &'static str,
    pub kept_of_two: [&'static str; 2],
    pub both: &'static str,
}

#[allow(missing_docs)]
pub struct Cuts {
    pub title: &'static str,
    pub intro: &'static str,
    pub line: &'static str,
    pub begins: &'static str,
    pub goes_on: &'static str,
    pub join: &'static str,
    pub split: &'static str,
    pub reasons: CutReasons,
    pub loading: &'static str,
    pub only: &'static str,
    pub first: &'static str,
    pub none: &'static str,
}

#[allow(missing_docs)]
pub struct Help {
    pub title: &'static str,
    pub keys: &'static [(&'static str, &'static str)],
    pub keys_title: &'static str,
    pub search_title: &'static str,
    pub search: &'static [(&'static str, &'static str)],
    pub marks_title: &'static str,
    pub marks: &'static [&'static str],
}

#[allow(missing_docs)]
pub struct Names {
    pub facets: [&'static str; 14],
    pub classes: [&'static str; 3],
    pub kinds: [&'static str; 14],
    pub realis: [&'static str; 5],
    pub flags: [(&'static str, &'static str); 6],
    pub own: &'static str,
    pub topics: &'static [(&'static str, &'static str)],
    pub basis: [&'static str; 4],
    pub no_language: &'static str,
    pub country_extra: &'static [(&'static str, &'static str)],
}

#[allow(missing_docs)]
pub struct Counted {
    pub messages: Plural,
    pub events: Plural,
    pub reports: Plural,
    pub languages: Plural,
    pub views: Plural,
    pub problems: Plural,
    pub services: Plural,
    pub chats: Plural,
    pub texts: Plural,
    pub meetings: Plural,
    pub statements: Plural,
    pub others: Plural,
    pub cuts: Plural,
    pub shown: Plural,
}
