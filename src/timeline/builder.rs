//! The timeline while it is being read: reports come one by one, nothing is joined yet.

use super::timeline::Timeline;
use super::{Answer, Ask, TextOf};
use crate::dump::{Chat, Message};
use crate::event::Report;

/// Takes reports in reading order, may be asked meanwhile, and closes into a [`Timeline`].
#[derive(Debug, Default)]
pub struct Builder {
    reports: u32,
}

impl Builder {
    /// Tells what a chat of a dump is called; before the first message of it, in the order in which the
    /// reader announced them.
    pub fn add_chat(&mut self, dump: u32, chat: &Chat) {
        let _ = (dump, chat);
    }

    /// Counts a service record of a dump.
    pub fn add_service(&mut self) {}

    /// Takes the report of a post; returns its ordinal: 0, 1, 2 and so on.
    pub fn push(&mut self, report: &Report, message: &Message, dump: u32) -> u32 {
        let _ = (report, message, dump);
        self.reports += 1;
        self.reports - 1
    }

    /// How many reports there are.
    #[must_use]
    pub fn len(&self) -> u32 {
        self.reports
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.reports == 0
    }

    /// Answers over what was pushed so far, each report being an event of its own.
    #[must_use]
    pub fn ask(&self, ask: &Ask, texts: &dyn TextOf) -> Answer {
        let _ = texts;
        Answer { serial: ask.serial, ..Answer::default() }
    }

    /// Closes it. `event_of[ordinal]` is the ordinal of the first report of the same event.
    #[must_use]
    pub fn freeze(self, event_of: &[u32]) -> Timeline {
        let _ = event_of;
        Timeline::default()
    }
}
