//! From one message to one report: the stages of this folder in their order.
//!
//! The only place that knows all of them. Never looks at another message: what neighbours tell is in
//! [`super::resolve`].

use super::report::{Field, Kind, Lang, Post, Realis, Report};

/// Reads reports from messages. Built once a session, then shared: it never changes.
#[derive(Debug)]
pub struct Extractor {}

impl Extractor {
    /// Compiles the facts.
    #[must_use]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Self {}
    }

    /// What one message tells of one event.
    #[must_use]
    pub fn report(&self, post: &Post<'_>) -> Report {
        let _ = post;
        Report {
            lang: Lang::UNDETERMINED,
            kind: Field { value: Kind::Other, evidence: Vec::new(), confidence: 0 },
            realis: Field { value: Realis::Past, evidence: Vec::new(), confidence: 0 },
            stance: None,
            date: None,
            date_shown: None,
            participants: Vec::new(),
            place: None,
            occasion: None,
            countries: Vec::new(),
            topics: Vec::new(),
            hashtags: Vec::new(),
        }
    }
}
