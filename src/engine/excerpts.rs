//! The texts of the rows that are shown: those at hand come with an answer, the others are read behind it.
//!
//! To read sixty messages here and there in a file takes a browser as many milliseconds, far longer than the answer
//! itself. So an answer never waits for a text, and a question that is asked meanwhile never waits for the texts of the
//! one before.

use std::collections::VecDeque;

use super::texts::Texts;
use crate::hashed::Hashed;
use crate::timeline::{Answer, Ask, Builder, Closing, Excerpt, Located, TextOf, Timeline};

/// Bytes of texts that are kept, about; rows that stay are read once.
const KEPT: usize = 4 << 20;

/// Reports of an event, besides the main one, that are looked through for the words of a query which it has not.
const OTHERS: usize = 7;

/// What can be asked, at whatever stage it is.
pub(super) trait Asked {
    /// Answers a question.
    fn ask(&self, ask: &Ask, texts: &dyn TextOf) -> Answer;
    /// Where the message of a report lies.
    fn located(&self, report: u32) -> Option<Located>;
    /// What rows show of texts.
    fn excerpts(&self, query: &str, texts: &[String]) -> Vec<Excerpt>;
    /// Of each row, the main report and at most so many others of its event, which may have the words of the query where
    /// the main one has none of them.
    fn others(&self, _: &Ask, _: usize) -> Vec<Vec<u32>> {
        Vec::new()
    }
}

macro_rules! asked {
    ($($stage:ty { $($more:item)* })*) => {$(
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

            $($more)*
        }
    )*};
}
asked! {
    Builder {}
    Closing {}
    Timeline {
        fn others(&self, ask: &Ask, most: usize) -> Vec<Vec<u32>> {
            self.others(ask, most)
        }
    }
}

/// What the rows of the last answer still lack, and the texts that were read for rows before.
#[derive(Debug, Default)]
pub(super) struct Excerpts {
    /// The question that was answered last.
    ask: Ask,
    /// Reports of rows without a text, in the order of the rows; each with whether its event has others that may have words.
    lacking: VecDeque<(u32, bool)>,
    /// Those of them, and those at hand, that have others and in their text no word of the query.
    wordless: VecDeque<u32>,
    /// The others of each row, once one was looked for.
    others: Option<Vec<Vec<u32>>>,
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
        self.ask.clone_from(ask);
        (self.lacking, self.wordless, self.others) = Default::default();
        for row in &answer.rows {
            let has_others = row.reports > 1 && !ask.filter.query.is_empty();
            match &row.excerpt {
                None => self.lacking.push_back((row.report, has_others)),
                Some(excerpt) if has_others && excerpt.found.is_empty() => self.wordless.push_back(row.report),
                Some(_) => {}
            }
        }
    }

    /// Whether a row lacks its text, or words in it.
    pub(super) fn any_lacking(&self) -> bool {
        !(self.lacking.is_empty() && self.wordless.is_empty())
    }

    /// Reads the texts of the next rows, about so many: the question that was answered, and for each report its
    /// excerpt. One that cannot be read any more says so. A row whose report has no word of the query gets the excerpt of
    /// the first report of its event that has one, once all rows have a text.
    pub(super) fn next(&mut self, of: &dyn Asked, from: &Texts<'_>, count: usize) -> (u32, Vec<(u32, Excerpt)>) {
        let mut told = Vec::new();
        if self.lacking.is_empty() {
            let all = self.others.take().unwrap_or_else(|| of.others(&self.ask, OTHERS));
            let mut left = count;
            while left > 0
                && let Some(row) = self.wordless.pop_front()
            {
                let reports = all.iter().find(|reports| reports[0] == row).map_or(&[][..], |reports| &reports[1..]);
                left = left.saturating_sub(reports.len());
                let found = self.read(of, from, reports).into_iter().find(|excerpt| !excerpt.found.is_empty());
                told.extend(found.map(|excerpt| (row, excerpt)));
            }
            self.others = Some(all);
        } else {
            let rows: Vec<_> = self.lacking.drain(..count.min(self.lacking.len())).collect();
            let reports: Vec<u32> = rows.iter().map(|row| row.0).collect();
            for ((row, has_others), excerpt) in rows.into_iter().zip(self.read(of, from, &reports)) {
                if has_others && excerpt.found.is_empty() {
                    self.wordless.push_back(row);
                }
                told.push((row, excerpt));
            }
        }
        (self.ask.serial, told)
    }

    fn read(&mut self, of: &dyn Asked, from: &Texts<'_>, reports: &[u32]) -> Vec<Excerpt> {
        let read = |report: &u32| match self.texts.get(report) {
            Some(text) => Some(text.clone()),
            None => of.located(*report).and_then(|at| from.message(at)).map(|read| read.1.text),
        };
        let read: Vec<Option<String>> = reports.iter().map(read).collect();
        let unread: Vec<bool> = read.iter().map(Option::is_none).collect();
        let texts: Vec<String> = read.into_iter().map(Option::unwrap_or_default).collect();
        let mut excerpts = of.excerpts(&self.ask.filter.query, &texts);
        for (((report, text), unread), excerpt) in reports.iter().zip(texts).zip(unread).zip(&mut excerpts) {
            excerpt.unread = unread;
            // What could not be read is tried again when it is wanted again: a file may come back.
            if !unread {
                self.keep(*report, text);
            }
        }
        excerpts
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
