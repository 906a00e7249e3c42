//! The closed timeline: every event with its place in time, ready to be asked.

use super::{Answer, Ask, Filter, Located, Mark, Order, Row, TextOf};

/// An index over events. Immutable; answers are exact.
#[derive(Debug, Default)]
pub struct Timeline {}

/// An event looked up by its key: all but the texts of its reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// As in the list.
    pub row: Row,
    /// Position among the matching events, from 0; `None` if it does not match.
    pub position: Option<u32>,
    /// Key of the event before it in the list.
    pub previous: Option<String>,
    /// Key of the event after it.
    pub next: Option<String>,
    /// Ordinals of its reports, the main one first.
    pub reports: Vec<u32>,
}

impl Timeline {
    /// Answers a question.
    #[must_use]
    pub fn ask(&self, ask: &Ask, texts: &dyn TextOf) -> Answer {
        let _ = texts;
        Answer { serial: ask.serial, ..Answer::default() }
    }

    /// The ordinals of the reports of an event, the main one first.
    #[must_use]
    pub fn reports_of(&self, key: &str) -> Option<Vec<u32>> {
        let _ = key;
        None
    }

    /// Where the message of a report lies; `None` for an ordinal that was never given.
    #[must_use]
    pub fn located(&self, ordinal: u32) -> Option<Located> {
        let _ = ordinal;
        None
    }

    /// An event, with its neighbours in the list that `filter` and `order` give.
    #[must_use]
    pub fn event(&self, key: &str, filter: &Filter, order: Order, texts: &dyn TextOf) -> Option<Found> {
        let _ = (key, filter, order, texts);
        None
    }

    /// The stretches of a text that the words of a query find.
    #[must_use]
    pub fn marks(&self, query: &str, text: &str) -> Vec<Mark> {
        let _ = (query, text);
        Vec::new()
    }
}
