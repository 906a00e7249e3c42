//! What is known of one dump's contents. Texts are not, but for the reports that wait for each other.

use std::rc::Rc;

use super::batch::Names;
use crate::dump::history::Ranges;
use crate::dump::{Chat, Message};
use crate::event::{Extractor, Post, Report, resolve};

/// Of one dump.
#[derive(Debug, Default)]
pub(super) struct Contents {
    /// In the order in which the reader announced them.
    pub(super) chats: Vec<Chat>,
    /// What extraction takes of each.
    pub(super) names: Vec<Rc<Names>>,
    /// Posts.
    pub(super) messages: u32,
    /// Service records.
    pub(super) services: u32,
    /// The zone of the times, seconds east of Greenwich, where a message tells.
    pub(super) zone: Option<i32>,
    /// Posts with a time of which no zone is known.
    pub(super) unzoned: u32,
    /// After how many records reading was stopped, if it was: reading anew ends there too.
    pub(super) limit: Option<u32>,
    /// Ordinal of the first report; those of a dump follow each other.
    pub(super) first: u32,
    /// How many reports there are: one a message that was not met before, or is a later version.
    pub(super) reports: u32,
    /// Which posts have none, counted from 0: another dump, or this one before, has them already.
    pub(super) met: Ranges,
    /// The first reports, if they had to wait for each other: reading a message again would not give them.
    pub(super) settled: Vec<Report>,
    /// Reports that wait for each other, with their messages.
    pub(super) held: Vec<(Report, Message)>,
}

impl Contents {
    /// Nothing yet, to be filled no further than this.
    pub(super) fn afresh(&self) -> Self {
        Self { limit: self.limit, ..Self::default() }
    }

    /// Posts and service records.
    pub(super) fn records(&self) -> u32 {
        self.messages + self.services
    }

    /// Whether no more is to be read.
    pub(super) fn is_full(&self) -> bool {
        self.limit.is_some_and(|limit| self.records() >= limit)
    }

    /// Whether a report is of this dump.
    pub(super) fn has(&self, ordinal: u32) -> bool {
        ordinal.checked_sub(self.first).is_some_and(|at| at < self.reports)
    }

    /// Whether a report waits for its neighbours: from the first on, if that is of a message without a time.
    pub(super) fn holds(&self, ordinal: u32, message: &Message) -> bool {
        self.settled.is_empty() && (!self.held.is_empty() || (ordinal == self.first && message.posted.is_none()))
    }

    /// The report of a message that was read again.
    pub(super) fn report(&self, extractor: &Extractor, message: &Message, ordinal: u32) -> Report {
        let settled = ordinal.checked_sub(self.first).and_then(|at| self.settled.get(at as usize));
        settled.cloned().unwrap_or_else(|| {
            let mut report = extractor.report(&self.post(message));
            resolve(std::slice::from_mut(&mut report), &[message.posted]);
            report
        })
    }

    /// A message as extraction sees it.
    pub(super) fn post<'a>(&'a self, message: &'a Message) -> Post<'a> {
        let forwarded_from = message.forward.as_ref().and_then(|forward| forward.name.as_deref());
        let post = Post { text: &message.text, posted: message.posted, forwarded_from, ..Post::default() };
        match self.names.get(message.chat as usize) {
            Some(names) => names.post(post.text, post.posted, post.forwarded_from),
            None => post,
        }
    }
}
