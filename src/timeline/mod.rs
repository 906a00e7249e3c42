//! What can be asked: events become an index, the index gives answers.
//!
//! Columns for what is filtered on, postings for what is searched; texts stay in the dump and are read
//! again for the rows that are seen. Answers are exact and small: counts, a histogram, and the window of
//! rows that was asked for. This stage knows no screen and no language of an interface.

pub mod answer;
pub mod ask;

mod sections;
mod laid;
mod words;
mod stems;
mod skeleton;
mod intern;
mod bits;
mod chains;
mod runs;
mod postings;
mod dictionary;
mod searched;
mod growing_text;
mod closed_text;
mod closing_text;
mod label_text;
mod called;
mod typed_row;
mod values;
mod column;
mod people;
mod names;
mod last;
mod later;
mod columns;
mod forgiving;
mod forward;
mod facets;
mod bounds;
mod counting;
mod histogram;
mod event_key;
mod positions;
mod post_link;
mod typed_days;
mod query;
mod query_fault;
mod query_fields;
mod search;
mod marks;
mod excerpt;
mod rows;
mod joined;
mod provisional;
mod builder;
mod closing;
mod located;
#[allow(clippy::module_inception)]
mod timeline;
mod stored;

pub use answer::{
    Answer, Bar, Bin, DayCount, EventDetail, Excerpt, FacetAnswer, FacetValue, Histogram, Mark, ReportDetail, Row,
    RowParticipant, Totals,
};
pub use ask::{Ask, Choice, Facet, Filter, Order, Window};
pub use builder::Builder;
pub use closing::Closing;
pub use forgiving::Forgiven;
pub use laid::{Laying, Taking};
pub use located::{Located, TextOf};
pub use post_link::PostLink;
pub use query::bounded;
#[cfg(all(test, feature = "page"))]
pub(crate) use query::tests::parse_faults;
pub use query_fault::{QueryFault, QueryReason};
pub use sections::{Damage, Sections, opening, sealed};
pub use timeline::{Found, Timeline};

#[cfg(test)]
mod model_check;
#[cfg(test)]
mod model_query;
#[cfg(test)]
mod model_scan;
#[cfg(test)]
mod model_tests;
#[cfg(test)]
mod model_told;
#[cfg(test)]
mod model_words;
#[cfg(test)]
mod model_world;
#[cfg(test)]
mod stored_tests;
