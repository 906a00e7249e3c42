//! What is gathered of one chat while its dumps are read: counts, ids as ranges, posts by day.

use std::collections::BTreeMap;

use super::completeness::{Completeness, Difference, Gaps, LISTED, Part, counts_messages};
use super::habit::quiet;
use super::ranges::{Ranges, length};
use super::same_chat::By;
use crate::dump::calendar::Day;
use crate::dump::message::{Chat, ChatKind, Media, Message};
use crate::order::{Order, signed};

/// One chat.
#[derive(Debug, Default)]
pub(super) struct OneChat {
    parts: Vec<Gathered>,
    pub(super) services: u64,
    posts: u64,
    /// Posts by day, as the dumps show it.
    days: BTreeMap<i32, u32>,
    undated: u64,
    duplicates: u64,
    shared: u64,
    edited: u64,
    media: u64,
    media_absent: u64,
    differing: u64,
    differences: Vec<Difference>,
}

/// What one dump has of it.
#[derive(Debug)]
struct Gathered {
    dump: u32,
    by: By,
    ids: Ranges,
    messages: u64,
    added: u64,
    /// Messages that are the same as in a dump before, or in one behind.
    agreed: u64,
    /// Messages of one id that are not.
    apart: u64,
}

impl OneChat {
    /// A dump has it.
    pub(super) fn begin(&mut self, dump: u32, by: By) {
        if self.part(dump).is_none() {
            let ids = Ranges::default();
            self.parts.push(Gathered { dump, by, ids, messages: 0, added: 0, agreed: 0, apart: 0 });
        }
    }

    /// The dumps that have it.
    pub(super) fn dumps(&self) -> impl Iterator<Item = u32> {
        self.parts.iter().map(|part| part.dump)
    }

    /// Whether some dump has a message of that number.
    pub(super) fn has(&self, id: i64) -> bool {
        self.parts.iter().any(|part| part.ids.has(id))
    }

    /// A dump has a message; `is_new` says that none before has it.
    pub(super) fn enter(&mut self, dump: u32, id: Option<i64>, is_new: bool) {
        let Some(part) = self.part(dump) else { return };
        if let Some(id) = id {
            part.ids.insert(id);
        }
        part.messages += 1;
        part.added += u64::from(is_new);
    }

    /// A dump has what has a number of its own within a message.
    pub(super) fn holds(&mut self, dump: u32, ids: impl Iterator<Item = i64>) {
        let Some(part) = self.part(dump) else { return };
        for id in ids {
            part.ids.insert(id);
        }
    }

    /// A dump has a message that was met in `first`.
    pub(super) fn again(&mut self, first: u32, dump: u32, id: Option<i64>) {
        let repeats = first == dump || id.is_some_and(|id| self.part(dump).is_some_and(|part| part.ids.has(id)));
        if repeats {
            self.duplicates += 1;
            return;
        }
        self.shared += 1;
        self.enter(dump, id, false);
        for dump in [first, dump] {
            if let Some(part) = self.part(dump) {
                part.agreed += 1;
            }
        }
    }

    /// Two dumps have different messages of one id.
    pub(super) fn is_apart(&mut self, first: u32, second: u32) {
        for dump in [first, second] {
            if let Some(part) = self.part(dump) {
                part.apart += 1;
            }
        }
    }

    /// Counts a post that was not met before.
    pub(super) fn count(&mut self, message: &Message) {
        self.posts += 1;
        match message.posted {
            Some(posted) => *self.days.entry(posted.day().0).or_default() += 1,
            None => self.undated += 1,
        }
        self.edited += u64::from(message.edited.is_some() || message.edited_sometime);
        let files = message.media.iter().filter(|media| is_file(media));
        for media in files {
            self.media += 1;
            self.media_absent += u64::from(media.path.is_none());
        }
    }

    /// A version was replaced by a later one; `first` says that it is the first that is told to be edited.
    pub(super) fn is_replaced(&mut self, first: bool) {
        self.edited += u64::from(first);
    }

    /// Lists a difference.
    pub(super) fn differs(&mut self, difference: Difference) {
        self.differing += 1;
        if self.differences.len() < LISTED {
            self.differences.push(difference);
        }
    }

    /// Whether all dumps that were taken for this chat by their title have messages that agree, and none that do not.
    pub(super) fn all_agree(&self) -> bool {
        self.parts.iter().all(|part| part.by != By::Title || (part.agreed > 0 && part.apart == 0))
    }

    /// Whether no dump has a message of it.
    pub(super) fn is_empty(&self) -> bool {
        self.posts + self.services == 0
    }

    /// Bytes taken, nearly.
    pub(super) fn bytes(&self) -> usize {
        self.parts.iter().map(|part| part.ids.iter().count() * 24).sum::<usize>() + self.days.len() * 12
    }

    /// What can be said of it.
    pub(super) fn told(&self, chat: &Chat) -> Completeness {
        let mut ids = Ranges::default();
        for part in &self.parts {
            ids.extend(&part.ids);
        }
        let days = self.days.keys().next().zip(self.days.keys().next_back());
        let mut quiet = quiet(&self.days);
        let quiet_runs = quiet.len() as u64;
        quiet.truncate(LISTED);
        let parts = self.parts.iter().filter(|part| part.messages > 0);
        Completeness {
            chat: chat.clone(),
            dumps: parts.map(|part| part.told(&ids)).collect(),
            posts: self.posts,
            services: self.services,
            days: days.map(|(first, last)| (Day(*first), Day(*last))),
            undated: self.undated,
            gaps: gaps(chat, &ids),
            quiet,
            quiet_runs,
            duplicates: self.duplicates,
            shared: self.shared,
            edited: self.edited,
            media: self.media,
            media_absent: self.media_absent,
            differing: self.differing,
            differences: self.differences.clone(),
        }
    }

    fn part(&mut self, dump: u32) -> Option<&mut Gathered> {
        self.parts.iter_mut().rfind(|part| part.dump == dump)
    }
}

impl Gathered {
    fn told(&self, all: &Ranges) -> Part {
        let mut lacking = all.beyond(&self.ids);
        let lacks = lacking.iter().map(|(first, last)| length(*first, *last)).sum();
        lacking.truncate(LISTED);
        Part { dump: self.dump, messages: self.messages, added: self.added, lacks, lacking }
    }
}

/// Numbers that no message has, the longest ranges of them.
fn gaps(chat: &Chat, ids: &Ranges) -> Option<Gaps> {
    // A group that became a supergroup brought messages along, with numbers below zero.
    let first = ids.iter().map(|(first, _)| first).find(|first| *first >= 0)?;
    let ids = &plausible(chat, ids);
    let ends = (first, ids.ends()?.1);
    let there = ids.iter().filter(|range| range.0 >= 0).map(|(first, last)| length(first, last)).sum();
    if !counts_messages(chat, there, ends) {
        return None;
    }
    let mut gaps: Vec<(i64, i64)> = ids.gaps().filter(|gap| gap.0 > first).collect();
    let missing = gaps.iter().map(|(first, last)| length(*first, *last)).sum();
    let ranges = gaps.len() as u64;
    gaps.order_by(|(first, last)| !length(*first, *last));
    gaps.truncate(LISTED);
    gaps.order_by(|(first, _)| signed(*first));
    Some(Gaps { ends, missing, ranges, listed: gaps })
}

/// Without numbers that are larger than Telegram's own can be, where most of a chat are none: a digit of them is damaged.
fn plausible(chat: &Chat, ids: &Ranges) -> Ranges {
    let most = i64::from(i32::MAX);
    let count = |holds: &dyn Fn(i64) -> bool| -> u64 {
        ids.iter().filter(|(first, _)| holds(*first)).map(|(first, last)| length(first, last)).sum()
    };
    let (within, beyond) = (count(&|first| (0..=most).contains(&first)), count(&|first| first > most));
    let mut plausible = ids.clone();
    if (chat.own_numbers || chat.kind == ChatKind::Channel) && within > beyond {
        plausible.end_at(most);
    }
    plausible
}

/// Whether a medium is a file at all: a poll or a place is not.
fn is_file(media: &Media) -> bool {
    use crate::dump::message::MediaKind::{
        Animation, Audio, Checklist, Contact, File, Game, Giveaway, Invoice, Location, Photo, Poll, Sticker, Story,
        Video, VideoMessage, VoiceMessage,
    };
    match media.kind {
        Photo | Video | Animation | VideoMessage | VoiceMessage | Audio | Sticker | File => true,
        Contact | Location | Poll | Checklist | Game | Invoice | Giveaway | Story => false,
    }
}
