//! What the timeline answers.

use serde::{Deserialize, Serialize};

use super::ask::Facet;
use super::forgiving::Forgiven;
use super::query_fault::QueryFault;
use crate::dump::{Chat, Day, Days, Entity, Forward, Media, Place, Position, Posted, Reaction, Reply};
use crate::event::{Basis, Country, Kind, Lang, Realis, Report, Span};

/// The answer to one [`Ask`](super::Ask). Counts are exact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// As in the question.
    pub serial: u32,
    /// Of everything that is open, filter or not.
    pub totals: Totals,
    /// Events that match.
    pub shown: u32,
    /// The matching events day by day, in the order asked for; those without a day last, as `None`.
    pub days: Vec<DayCount>,
    /// One for each facet asked for. The counts of a facet are those of the filter without that facet's
    /// own inclusions, so that one sees what a further choice would add.
    pub facets: Vec<FacetAnswer>,
    /// Of the filter without its time range.
    pub histogram: Histogram,
    /// Number of the first row, from 0; at most the one asked for.
    pub first: u32,
    /// The rows of the window.
    pub rows: Vec<Row>,
    /// Where the query could not be understood, and why: the first few places.
    pub query_faults: Vec<QueryFault>,
    /// Words of the query that nowhere occur, with what they were taken for.
    pub forgiven: Vec<Forgiven>,
}

/// How much there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// Posts read.
    pub messages: u32,
    /// Service records read, apart from posts.
    pub services: u32,
    /// Events that the posts tell of.
    pub events: u32,
}

/// How many matching events a day has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCount {
    /// The day shown; `None` for events without one.
    pub day: Option<Day>,
    /// Matching events.
    pub events: u32,
}

/// The values of one facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetAnswer {
    /// Which.
    pub facet: Facet,
    /// How many different values match.
    pub distinct: u32,
    /// The values listed: chosen ones first, then by count, then by key.
    pub values: Vec<FacetValue>,
}

/// One value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// What the filter names it by.
    pub key: String,
    /// How the dump writes it, where that is not for the page to word.
    pub label: String,
    /// Matching events that have it.
    pub count: u32,
}

/// Events per stretch of time, by class.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Histogram {
    /// What one bar stands for.
    pub bin: Bin,
    /// Bars without a gap, the earliest first.
    pub bars: Vec<Bar>,
    /// Events without a day.
    pub undated: u32,
}

/// The unit of a histogram.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // the names say it
pub enum Bin {
    #[default]
    Day,
    /// From Monday.
    Week,
    Month,
    Quarter,
    Year,
}

/// One bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// Its first day.
    pub first: Day,
    /// Its last day.
    pub last: Day,
    /// Meetings, statements, others.
    pub counts: [u32; 3],
}

/// One event as the list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Names the event in addresses: the same for everybody who has the same dump.
    pub key: String,
    /// Kind of event.
    pub kind: Kind,
    /// Whether it happened.
    pub realis: Realis,
    /// The day shown, and why.
    pub days: Option<(Days, Basis)>,
    /// When its main report was posted.
    pub posted: Option<Posted>,
    /// Who took part, people before bodies.
    pub participants: Vec<RowParticipant>,
    /// Every country named.
    pub countries: Vec<Country>,
    /// Where.
    pub place: Option<String>,
    /// On what occasion.
    pub occasion: Option<String>,
    /// How many messages tell of it.
    pub reports: u32,
    /// The languages they are in.
    pub languages: Vec<Lang>,
    /// Where the main report was forwarded from.
    pub forwarded_from: Option<String>,
    /// Title of the channel of the main report.
    pub channel: Option<String>,
    /// Something is attached to a report.
    pub media: bool,
    /// A report was edited.
    pub edited: bool,
    /// How sure the kind is, in percent.
    pub confidence: u8,
    /// Ordinal of the main report.
    pub report: u32,
    /// Of the text of the main report; `None` where that was not at hand.
    pub excerpt: Option<Excerpt>,
}

#[cfg(all(test, feature = "page"))]
impl Row {
    /// A row of which tests say what matters to them.
    pub(crate) fn bare(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            kind: Kind::Other,
            realis: Realis::Past,
            days: None,
            posted: None,
            participants: Vec::new(),
            countries: Vec::new(),
            place: None,
            occasion: None,
            reports: 1,
            languages: Vec::new(),
            forwarded_from: None,
            channel: None,
            media: false,
            edited: false,
            confidence: 90,
            report: 0,
            excerpt: None,
        }
    }
}

impl Row {
    /// The words of the excerpt; none where it was not at hand.
    #[must_use]
    pub fn words(&self) -> &str {
        self.excerpt.as_ref().map_or("", |excerpt| &excerpt.text)
    }
}

/// The first words of a text, or those around the first found word; one line, no breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The words.
    pub text: String,
    /// Found words in them.
    pub found: Vec<Mark>,
    /// The text can no longer be read, so that there are no words.
    pub unread: bool,
}

/// Who took part, as a row shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowParticipant {
    /// Name, as in the main report.
    pub name: String,
    /// The key that facets and filters name the person or body by.
    pub key: String,
    /// Office.
    pub role: Option<String>,
    /// For whom.
    pub country: Option<Country>,
    /// Whether it is a body and not a person.
    pub body: bool,
}

/// An open event: its row and all its reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EventDetail {
    /// As in the list.
    pub row: Row,
    /// Position among the events that match the filter last asked with, from 0; `None` if it does not.
    pub position: Option<u32>,
    /// Key of the event before it in the list.
    pub previous: Option<String>,
    /// Key of the event after it.
    pub next: Option<String>,
    /// The main report first, then by time.
    pub reports: Vec<ReportDetail>,
}

/// A message with what was found in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportDetail {
    /// Number of the dump it lies in.
    pub dump: u32,
    /// Its id as written.
    pub id: String,
    /// The chat.
    pub chat: Chat,
    /// Address of the original on t.me, where it can be known.
    pub permalink: Option<String>,
    /// When it was posted.
    pub posted: Option<Posted>,
    /// When it was edited.
    pub edited: Option<Posted>,
    /// The author's signature.
    pub signature: Option<String>,
    /// Where it was forwarded from.
    pub forward: Option<Forward>,
    /// What it answers.
    pub reply: Option<Reply>,
    /// The whole text.
    pub text: String,
    /// Formatting and links.
    pub entities: Vec<Entity>,
    /// What is attached.
    pub media: Vec<Media>,
    /// Views as given.
    pub views: Option<u64>,
    /// Reactions.
    pub reactions: Vec<Reaction>,
    /// Where it lies in the dump.
    pub position: Position,
    /// Where that is in the user's own files, if it is not the same.
    pub place: Option<Place>,
    /// What was found, with its evidence in `text`.
    pub report: Report,
    /// Stretches of `text` that the query found.
    pub found: Vec<Mark>,
    /// Whether it is the message that the query is a link to.
    pub linked: bool,
}

/// A stretch of a text that the query found.
pub type Mark = Span;
