//! The texts of the rows that are shown: those at hand come with an answer, the others are read behind it.
//!
//! To read sixty messages here and there in a file takes a browser as many milliseconds, far longer than the answer
//! itself. So an answer never waits for a text, and a question that is asked meanwhile never waits for the texts of the
//! one before.

use crate::hashed::Hashed;
use std::collections::VecDeque;

use super::texts::Texts;
use crate::timeline::{Answer, Ask, Builder, Closing, Excerpt, Located, TextOf, Timeline};

/// Bytes of texts that are kept, about; rows that stay are read once.
const KEPT: usize = 4 << 20;

/// What can be asked, at whatever stage it is.
pub(super) trait Asked {
    /// Answers a question.
    fn ask(&self, ask: &Ask, texts: &dyn TextOf) -> Answer;
    /// Where the message of a report lies.
    fn located(&self, report: u32) -> Option<Located>;
    /// What rows show of texts.
    fn excerpts(&self, query: &str, texts: &[String]) -> Vec<Excerpt>;
}

macro_rules! asked {
    ($($stage:ty),*) => {$(
        impl Asked for $stage {
            fn ask(&self, ask: &Ask, texts: &dyn TextOf) -> Answer {
                self.ask(ask, texts)
            }

            fn located(&self, report: u32) -> Option<Located> {
                self.located(report)
            }

            fn excerpts(&self, query: &str, texts: &[String]) -> Vec<Excerpt> {
                self.excerpts(query, texts)
            }
        }
    )*};
}
asked!(Builder, Closing, Timeline);

/// What the rows of the last answer still lack, and the texts that were read for rows before.
#[derive(Debug, Default)]
pub(super) struct Excerpts {
    /// The question that was answered last.
    serial: u32,
    query: String,
    /// Reports of rows without a text, in the order of the rows.
    lacking: VecDeque<u32>,
    texts: Hashed<u32, String>,
    /// The reports of `texts`, the one read first in front.
    order: VecDeque<u32>,
    bytes: usize,
}

impl TextOf for Excerpts {
    fn text(&self, report: u32, _: Located) -> Option<String> {
        self.texts.get(&report).cloned()
    }
}

impl Excerpts {
    /// Remembers what the rows of an answer lack; what an earlier answer lacked is not wanted any more.
    pub(super) fn want(&mut self, ask: &Ask, answer: &Answer) {
        self.serial = ask.serial;
        self.query.clone_from(&ask.filter.query);
        let lacking = answer.rows.iter().filter(|row| row.excerpt.is_none()).map(|row| row.report);
        self.lacking = lacking.collect();
    }

    /// Whether a row lacks its text.
    pub(super) fn any_lacking(&self) -> bool {
        !self.lacking.is_empty()
    }

    /// Reads the texts of the next rows, at most so many: the question that was answered, and for each report its
    /// excerpt. One that cannot be read any more is empty.
    pub(super) fn next(&mut self, of: &dyn Asked, from: &Texts<'_>, count: usize) -> (u32, Vec<(u32, Excerpt)>) {
        let reports: Vec<u32> = self.lacking.drain(..count.min(self.lacking.len())).collect();
        let read = |report: &u32| of.located(*report).and_then(|located| from.message(located));
        let texts: Vec<String> =
            reports.iter().map(|report| read(report).map(|(_, message)| message.text).unwrap_or_default()).collect();
        let excerpts = of.excerpts(&self.query, &texts);
        for (report, text) in reports.iter().zip(texts) {
            self.keep(*report, text);
        }
        (self.serial, reports.into_iter().zip(excerpts).collect())
    }

    /// Forgets everything: reports get other numbers.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    fn keep(&mut self, report: u32, text: String) {
        self.bytes += text.len();
        if let Some(before) = self.texts.insert(report, text) {
            self.bytes -= before.len();
        } else {
            self.order.push_back(report);
        }
        while self.bytes > KEPT {
            let Some(oldest) = self.order.pop_front() else { break };
            self.bytes -= self.texts.remove(&oldest).map_or(0, |text| text.len());
        }
    }
}
