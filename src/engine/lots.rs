//! Posts on their way from reading to the index: in reading order, in lots that are extracted one by one, by whoever
//! has time for it.
//!
//! Only this file knows who has which lot. A lot that was given to somebody stays here until its findings are back, so
//! nothing is lost with who had it: when there is nothing else to do the session extracts it itself, and whichever
//! findings come first are taken. Texts are held up to a limit; who adds asks whether there is room.

use std::collections::VecDeque;
use std::rc::Rc;

use super::batch::{Batch, BatchNumber, Findings, Found, Names};
use crate::dump::Message;
use crate::event::{Extractor, Post};

/// How much is held, in bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// At most, but for the last step of reading.
    pub(super) most: usize,
    /// In a lot: some milliseconds of work.
    pub(super) lot: usize,
    /// When less than this waits for somebody to extract it, more is read a second time.
    pub(super) low: usize,
    /// How far the second reading stays behind the first: more than a step of reading takes, but for longer messages.
    pub(super) behind: u64,
}

impl Default for Room {
    fn default() -> Self {
        Self { most: 8 << 20, lot: 128 << 10, low: 2 << 20, behind: 8 << 20 }
    }
}

/// Bytes that a post takes besides its text.
const BESIDE: usize = size_of::<Kept>();

/// All posts that were read and are not in the index.
#[derive(Debug, Default)]
pub(super) struct Lots {
    all: VecDeque<Lot>,
    /// The number of the first.
    first: BatchNumber,
    /// How many posts were added so far.
    added: u32,
    bytes: usize,
    room: Room,
    /// The lot that the session extracts itself, by its number, and what it found so far.
    own: Option<(u32, Vec<Found>)>,
}

/// A post, as much of it as extraction and the index take.
#[derive(Debug)]
pub(super) struct Kept {
    pub(super) message: Message,
    /// Those of its chat, as known when the post was read.
    pub(super) names: Rc<Names>,
    /// Whether it is but a place holder: its bytes could not be had a second time.
    pub(super) lost: bool,
}

/// Posts of one dump that follow each other.
#[derive(Debug)]
struct Lot {
    dump: u32,
    posts: Vec<Kept>,
    bytes: usize,
    work: Work,
}

#[derive(Debug, PartialEq)]
enum Work {
    /// More posts may come.
    Open,
    /// Nobody has it.
    Waits,
    /// Somebody has it.
    Given,
    Done(Vec<Found>),
}

impl Lots {
    /// None; `beginning` tells them from those of before.
    pub(super) fn new(beginning: u32, room: Room) -> Self {
        Self { first: BatchNumber { beginning, at: 0 }, room, ..Self::default() }
    }

    /// Adds the post that follows in reading order.
    pub(super) fn add(&mut self, dump: u32, kept: Kept) {
        if self.all.back().is_none_or(|last| last.dump != dump || last.work != Work::Open) {
            self.close();
            self.all.push_back(Lot { dump, posts: Vec::new(), bytes: 0, work: Work::Open });
        }
        let Some(last) = self.all.back_mut() else { return };
        let bytes = kept.message.text.len() + BESIDE;
        last.posts.push(kept);
        last.bytes += bytes;
        self.bytes += bytes;
        self.added += 1;
        if last.bytes >= self.room.lot {
            last.finish();
        }
    }

    /// Adds nothing more to the last lot, so that it can be extracted.
    pub(super) fn close(&mut self) {
        if let Some(last) = self.all.back_mut().filter(|last| last.work == Work::Open) {
            last.finish();
        }
    }

    /// How many posts were added so far.
    pub(super) fn added(&self) -> u32 {
        self.added
    }

    /// Whether more may be added.
    pub(super) fn has_room(&self) -> bool {
        self.bytes < self.room.most
    }

    /// Whether more should be added, so that nobody has to wait for it.
    pub(super) fn is_low(&self) -> bool {
        self.has_room() && self.waiting() < self.room.low
    }

    /// How much is held.
    pub(super) fn room(&self) -> Room {
        self.room
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Bytes of those that nobody has begun with.
    pub(super) fn waiting(&self) -> usize {
        self.all.iter().filter(|lot| matches!(lot.work, Work::Open | Work::Waits)).map(|lot| lot.bytes).sum()
    }

    /// The first that nobody has, for somebody.
    pub(super) fn give(&mut self) -> Option<Batch> {
        let at = self.all.iter().position(|lot| lot.work == Work::Waits)?;
        let lot = self.all.get_mut(at)?;
        lot.work = Work::Given;
        Some(Batch::of(BatchNumber { at: self.first.at + at as u32, ..self.first }, &lot.posts))
    }

    /// Takes what somebody found. What is known already, or does not fit, changes nothing.
    pub(super) fn take(&mut self, findings: Findings) {
        let Findings { number, found } = findings;
        let at = number.at.checked_sub(self.first.at).filter(|_| number.beginning == self.first.beginning);
        let Some(lot) = at.and_then(|at| self.all.get_mut(at as usize)) else { return };
        if lot.work == Work::Given && lot.posts.len() == found.len() {
            lot.work = Work::Done(found);
        }
    }

    /// Extracts posts with about so many bytes itself: of lots that nobody has, or else of the last that somebody has, who
    /// comes to it last. Whether there were any.
    pub(super) fn extract(&mut self, extractor: &Extractor, bytes: usize) -> bool {
        let own = self.own.take().and_then(|(number, found)| {
            let at = number.checked_sub(self.first.at)? as usize;
            self.all.get(at).filter(|lot| lot.work == Work::Given).map(|_| (at, found))
        });
        let Some((at, mut found)) = own.or_else(|| {
            let first = self.all.iter().position(|lot| lot.work == Work::Waits);
            first.or_else(|| self.all.iter().rposition(|lot| lot.work == Work::Given)).map(|at| (at, Vec::new()))
        }) else {
            return false;
        };
        let Some(lot) = self.all.get_mut(at) else { return false };
        lot.work = Work::Given;
        let mut done = 0;
        for kept in lot.posts.iter().skip(found.len()) {
            found.push(Found::of(extractor, &kept.post()));
            done += kept.message.text.len();
            if done >= bytes {
                break;
            }
        }
        if found.len() == lot.posts.len() {
            lot.work = Work::Done(found);
        } else {
            self.own = Some((self.first.at + at as u32, found));
        }
        true
    }

    /// The first lot, if it was extracted: the dump its posts are of, and they with what was found in each.
    pub(super) fn next_done(&mut self) -> Option<(u32, impl Iterator<Item = (Kept, Found)> + use<>)> {
        if !matches!(self.all.front()?.work, Work::Done(_)) {
            return None;
        }
        let Lot { dump, posts, bytes, work } = self.all.pop_front()?;
        let Work::Done(found) = work else { return None };
        self.first.at += 1;
        self.bytes -= bytes;
        Some((dump, posts.into_iter().zip(found)))
    }
}

impl Lot {
    /// No more posts come.
    fn finish(&mut self) {
        self.posts.shrink_to_fit();
        self.work = Work::Waits;
    }
}

impl Kept {
    /// What is kept of a message.
    pub(super) fn of(message: &Message, names: &Rc<Names>) -> Self {
        let kept = Message {
            chat: message.chat,
            id: message.id.clone(),
            posted: message.posted,
            edited: message.edited,
            forward: message.forward.clone(),
            text: message.text.clone(),
            media: message.media.clone(),
            position: message.position,
            ..Message::default()
        };
        Self { message: kept, names: Rc::clone(names), lost: false }
    }

    /// What stands for a post whose bytes are gone.
    pub(super) fn lost() -> Self {
        Self { message: Message::default(), names: Rc::default(), lost: true }
    }

    /// As extraction sees it.
    pub(super) fn post(&self) -> Post<'_> {
        let forwarded_from = self.message.forward.as_ref().and_then(|forward| forward.name.as_deref());
        self.names.post(&self.message.text, self.message.posted, forwarded_from)
    }
}
