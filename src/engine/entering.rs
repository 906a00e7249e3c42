//! What was found in posts, entered into the index in reading order.
//!
//! Reports whose messages have no time are held back until their neighbours are known, because only those tell
//! their year; all others pass at once.

use std::mem;

use super::batch::Found;
use super::contents::Contents;
use super::intake::Gathered;
use super::lots::Kept;
use crate::dump::Message;
use crate::event::joining::JoinKey;
use crate::event::{Report, resolve};

/// The most reports of a dump that wait for their neighbours. Only pastes have such, and a paste of this many
/// messages would be a book; what comes behind is settled by itself.
const HELD: usize = 20_000;

/// Enters the reports of one dump.
pub(super) struct Entering<'a> {
    pub(super) dump: u32,
    pub(super) gathered: &'a mut Gathered,
    pub(super) contents: &'a mut Contents,
}

impl Entering<'_> {
    /// Enters what was found in the next post, or holds it back.
    pub(super) fn take(&mut self, kept: Kept, found: Found) {
        let Kept { message, lost, .. } = kept;
        let Found { mut report, key } = found;
        let ordinal = self.gathered.builder.len() + self.contents.held.len() as u32;
        if self.contents.holds(ordinal, &message) {
            self.contents.held.push((report, message));
            if self.contents.held.len() == HELD {
                self.settle();
            }
            return;
        }
        resolve(std::slice::from_mut(&mut report), &[message.posted]);
        self.enter(&report, &message, &key);
        if lost {
            self.gathered.builder.withdraw(ordinal);
            self.gathered.replaced += 1;
        }
    }

    /// Lets go of the reports held back: what there is of neighbours is known.
    pub(super) fn settle(&mut self) {
        let (mut reports, messages): (Vec<Report>, Vec<Message>) =
            mem::take(&mut self.contents.held).into_iter().unzip();
        let posted: Vec<_> = messages.iter().map(|message| message.posted).collect();
        resolve(&mut reports, &posted);
        for (report, message) in reports.iter().zip(&messages) {
            // Their days may be others than were found.
            let key = JoinKey::of(report, &self.contents.post(message));
            self.enter(report, message, &key);
        }
        self.contents.settled.append(&mut reports);
    }

    fn enter(&mut self, report: &Report, message: &Message, key: &JoinKey) {
        self.gathered.builder.push(report, message, self.dump);
        self.gathered.keys.push(key);
    }
}
