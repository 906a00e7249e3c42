//! What happens to each message as it is read: it is told from those met before, counted, and, if it stands, given
//! its place in reading order. What it tells is found behind reading.

use std::rc::Rc;

use super::batch::Names;
use super::contents::Contents;
use super::lots::{Kept, Lots};
use super::problems::Problems;
use crate::dump::history::{Histories, Verdict};
use crate::dump::{Chat, Message, MessageKind, Problem, Sink, Zone};
use crate::event::joining::Keys;
use crate::timeline::Builder;

/// What is gathered of all dumps together.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// The timeline so far.
    pub(super) builder: Builder,
    /// By ordinal.
    pub(super) keys: Keys,
    /// The chats of all dumps, and the messages that were met.
    pub(super) histories: Histories,
    /// How many posts have a place in reading order: the ordinal of the next. Their reports come later.
    pub(super) posts: u32,
    /// How many of them are none any more: a later version was met.
    pub(super) replaced: u32,
    /// From which post on which dump.
    starts: Vec<(u32, u32)>,
}

impl Gathered {
    /// From now on posts are of this dump.
    pub(super) fn begin(&mut self, dump: u32) {
        self.starts.push((self.posts, dump));
        self.builder.begin(dump);
    }

    /// The dump that a post was read from.
    fn dump_of(&self, post: u32) -> Option<u32> {
        let before = self.starts.partition_point(|(first, _)| *first <= post).checked_sub(1)?;
        Some(self.starts[before].1)
    }
}

/// Takes what the reader of one dump finds.
pub(super) struct Intake<'a> {
    pub(super) dump: u32,
    pub(super) gathered: &'a mut Gathered,
    pub(super) lots: &'a mut Lots,
    pub(super) problems: &'a mut Problems,
    pub(super) contents: &'a mut Contents,
}

impl Intake<'_> {
    /// Another version of a post takes its place.
    fn replace(&mut self, known: u32, ordinal: u32) {
        let first = self.gathered.dump_of(known);
        let builder = &mut self.gathered.builder;
        for dump in builder.others_of(known).into_iter().chain(first).filter(|dump| *dump != self.dump) {
            builder.also_in(ordinal, dump);
        }
        builder.withdraw(known);
        self.gathered.replaced += 1;
    }

    /// Posts of which it is known only now that they are the same as others.
    fn join(&mut self) {
        for (gone, stays) in self.gathered.histories.joined() {
            let (first, dump) = (self.gathered.dump_of(gone), self.gathered.dump_of(stays));
            let builder = &mut self.gathered.builder;
            for other in builder.others_of(gone).into_iter().chain(first).filter(|other| Some(*other) != dump) {
                builder.also_in(stays, other);
            }
            builder.withdraw(gone);
            self.gathered.replaced += 1;
        }
    }
}

impl Sink for Intake<'_> {
    fn chat(&mut self, index: u32, chat: &Chat) {
        self.gathered.histories.chat(self.dump, index, chat);
        self.join();
        let (index, names) = (index as usize, Rc::new(Names::of(chat)));
        let Contents { chats, names: all_names, .. } = &mut *self.contents;
        if let (Some(known), Some(known_names)) = (chats.get_mut(index), all_names.get_mut(index)) {
            known.clone_from(chat);
            *known_names = names;
        } else {
            chats.push(chat.clone());
            all_names.push(names);
            self.gathered.builder.add_chat(self.dump, chat);
        }
    }

    fn message(&mut self, message: &Message) {
        if self.contents.is_full() {
            return;
        }
        if let Some(Zone::Offset(east) | Zone::Standard(east)) = message.posted.map(|posted| posted.zone) {
            self.contents.zone.get_or_insert(east);
        }
        let ordinal = self.gathered.posts;
        let verdict = self.gathered.histories.message(message, ordinal);
        self.join();
        if message.kind == MessageKind::Service {
            self.contents.services += 1;
            if verdict == Verdict::New {
                self.gathered.builder.add_service();
            }
            return;
        }
        if self.contents.messages == 0 {
            self.contents.first = ordinal;
        }
        self.contents.messages += 1;
        self.contents.unzoned += u32::from(message.posted.is_some_and(|posted| posted.zone == Zone::Unknown));
        match verdict {
            Verdict::New => {}
            Verdict::Known(known) => {
                // Else it is the same dump, which has it twice.
                if known < self.contents.first {
                    self.gathered.builder.also_in(known, self.dump);
                }
                self.contents.met.insert(i64::from(self.contents.messages - 1));
                return;
            }
            Verdict::Newer(known) => self.replace(known, ordinal),
        }
        self.contents.reports += 1;
        self.gathered.posts += 1;
        // Behind the first that finds no room all are read once more.
        if self.lots.added() == ordinal && self.lots.has_room() {
            let names = self.contents.names.get(message.chat as usize).cloned().unwrap_or_default();
            self.lots.add(self.dump, Kept::of(message, &names));
        }
    }

    fn problem(&mut self, problem: Problem) {
        if !self.contents.is_full() {
            self.problems.add(self.dump, problem);
        }
    }

    fn unwritten(&mut self, chat: u32, id: i64) {
        if !self.contents.is_full() {
            self.gathered.histories.unwritten(chat, id);
        }
    }
}
