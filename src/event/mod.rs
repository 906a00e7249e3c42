//! What happened: messages become reports, reports become events.
//!
//! A report is one message seen as telling of one event. Every value of it carries the words it was read
//! from and how sure it is. This stage knows languages and the world, no format and no screen. Facts
//! (countries, offices, frames) are tables in `data/`, carried along packed.

pub mod report;

mod endings;
mod further;
mod letter;
mod lexicon;
pub(crate) mod memo;
mod order;
mod particles;
mod runs;
mod tables;
pub mod folded;
pub mod gazetteer;
pub mod russian;
pub mod called;
pub mod same_names;

pub mod countries;
pub mod country_names;
pub mod dates;
pub mod language;
pub mod names;
pub mod occasion;
pub mod place;

mod labels;
mod verdict;
mod owner;
pub mod extractor;
pub mod frames;
pub mod layout;
pub mod topics;
pub mod stance;
pub mod participants;
pub mod known;
pub mod kind;
pub mod field;
mod quick;
pub mod quoting;
pub mod realis;
pub mod joining;
pub mod resolve;

pub use extractor::Extractor;
pub use report::{Basis, Class, Country, Field, Kind, Lang, Participant, Post, Realis, Report, Span, Stance, Yearless};
pub use resolve::resolve;
