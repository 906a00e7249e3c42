//! What is gathered of one chat while its dumps are read: counts, ids as ranges, posts by day.

use super::completeness::{Completeness, Difference, Gaps, LISTED, Part, counts_messages};
use super::habit::quiet;
use super::known::Met;
use super::ranges::{Ranges, length};
use super::same_chat::By;
use crate::dump::calendar::Day;
use crate::dump::message::{Chat, ChatKind, Message};
use crate::hashed::Hashed;
use crate::order::{Order, signed};
use crate::sorted::Sorted;

/// One chat.
#[derive(Debug, Default)]
pub(super) struct OneChat {
    /// In the order of their dumps.
    parts: Vec<Gathered>,
    /// The numbers that any part has.
    ids: Ranges,
    /// What is known of its messages: their numbers among those known, first and last of those that follow one another.
    met: Vec<(u32, u32)>,
    /// How many these are.
    pub(super) known: u64,
    /// Whether messages of it have no number, and its messages are to be found by their words.
    pub(super) by_words: bool,
    /// The messages that are albums, by the numbers of what else is in them.
    pub(super) albums: Hashed<i64, u32>,
    /// Other chats of its title, any of which it may be, and how many of its messages were looked for there.
    pub(super) unsure: (Vec<u32>, u8),
    pub(super) services: u64,
    /// Those of them that have a number.
    pub(super) numbered_services: Ranges,
    posts: u64,
    /// Posts by day, as the dumps show it.
    days: Sorted<i32, u32>,
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
    /// Parts of one lot are of one chat for sure; lots came together by their titles.
    lot: u32,
    ids: Ranges,
    messages: u64,
    added: u64,
    /// Messages that are the same as in another lot.
    agreed: u64,
    /// Messages of one id that are not.
    apart: u64,
}

impl OneChat {
    /// A dump has it, of a lot that is new if the chat is taken for this one by its title.
    pub(super) fn begin(&mut self, dump: u32, by: By) {
        if let Err(at) = self.parts.binary_search_by_key(&dump, |part| part.dump) {
            let sure = self.parts.first().map_or(dump, |part| part.lot);
            let lot = if by == By::Title { dump } else { sure };
            let ids = Ranges::default();
            self.parts.insert(at, Gathered { dump, lot, ids, messages: 0, added: 0, agreed: 0, apart: 0 });
        }
    }

    /// Whether some dump has a message of that number.
    pub(super) fn has(&self, id: i64) -> bool {
        self.ids.has(id)
    }

    /// A dump has a message; `is_new` says that none before has it.
    pub(super) fn enter(&mut self, dump: u32, id: Option<i64>, is_new: bool) {
        self.holds(dump, id.into_iter());
        let Some(part) = self.part(dump) else { return };
        part.messages += 1;
        part.added += u64::from(is_new);
    }

    /// A dump has a service record.
    pub(super) fn serves(&mut self, id: Option<i64>) {
        self.services += 1;
        if let Some(id) = id {
            self.numbered_services.insert(id);
        }
    }

    /// A dump has what has a number of its own within a message.
    pub(super) fn holds(&mut self, dump: u32, ids: impl Iterator<Item = i64>) {
        for id in ids {
            self.ids.insert(id);
            let Some(part) = self.part(dump) else { return };
            part.ids.insert(id);
        }
    }

    /// A message is known by that number from now on.
    pub(super) fn knows(&mut self, number: u32) {
        self.known += 1;
        match self.met.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(number) => *last = number,
            _ => self.met.push((number, number)),
        }
    }

    /// The numbers that its messages are known by.
    pub(super) fn met(&self) -> impl Iterator<Item = u32> {
        self.met.iter().flat_map(|(first, last)| *first..=*last)
    }

    /// A dump has a message that was met in `first`; `twice` says that it had it already.
    pub(super) fn again(&mut self, first: u32, dump: u32, id: Option<i64>, twice: bool) {
        let repeats =
            twice || first == dump || id.is_some_and(|id| self.part(dump).is_some_and(|part| part.ids.has(id)));
        if repeats {
            self.duplicates += 1;
            return;
        }
        self.shared += 1;
        self.enter(dump, id, false);
        self.agree(first, dump);
    }

    /// Two messages that were both counted turned out to be the same; `day` and `files` are those of
    /// the one that does not stand.
    pub(super) fn was_again(&mut self, first: u32, dump: u32, day: Option<i32>, files: u8) {
        self.uncount(day);
        self.media = self.media.saturating_sub(u64::from(files & 15));
        self.media_absent = self.media_absent.saturating_sub(u64::from(files >> 4));
        let repeats = first == dump;
        if let Some(part) = self.part(dump) {
            part.added = part.added.saturating_sub(1);
            part.messages = part.messages.saturating_sub(u64::from(repeats));
        }
        if repeats {
            self.duplicates += 1;
        } else {
            self.shared += 1;
            self.agree(first, dump);
        }
    }

    /// A post that was counted, of that day, is a part of one that another dump has.
    pub(super) fn is_part(&mut self, day: Option<i32>) {
        self.uncount(day);
        self.shared += 1;
    }

    /// A post that was counted, of that day, is none by itself.
    fn uncount(&mut self, day: Option<i32>) {
        self.posts = self.posts.saturating_sub(1);
        match day {
            Some(day) => {
                self.takes_day(day);
            }
            None => self.undated = self.undated.saturating_sub(1),
        }
    }

    /// Of two posts that were both counted as edited, one is none.
    pub(super) fn is_edited_once(&mut self) {
        self.edited = self.edited.saturating_sub(1);
    }

    /// Two dumps have different messages of one id.
    pub(super) fn is_apart(&mut self, first: u32, second: u32) {
        self.in_lots(first, second, |part| part.apart += 1);
    }

    /// Takes all of another, which turned out to be the same chat.
    pub(super) fn unite(&mut self, other: Self, by: By) {
        let sure = [self.parts.first(), other.parts.first()].map(|part| part.map(|part| part.lot));
        for mut part in other.parts {
            if by == By::Name && Some(part.lot) == sure[1] {
                part.lot = sure[0].unwrap_or(part.lot);
            }
            match self.parts.binary_search_by_key(&part.dump, |known| known.dump) {
                Err(at) => self.parts.insert(at, part),
                Ok(at) => {
                    let known = &mut self.parts[at];
                    known.ids.extend(&part.ids);
                    for (count, more) in [
                        (&mut known.messages, part.messages),
                        (&mut known.added, part.added),
                        (&mut known.agreed, part.agreed),
                        (&mut known.apart, part.apart),
                    ] {
                        *count += more;
                    }
                }
            }
        }
        self.ids.extend(&other.ids);
        self.by_words |= other.by_words;
        self.albums.extend(other.albums);
        let services = self.numbered_services.count() + other.numbered_services.count();
        self.numbered_services.extend(&other.numbered_services);
        self.services += other.services;
        self.services = self.services.saturating_sub(services - self.numbered_services.count());
        for (day, count) in other.days {
            *self.days.entry(day, u32::default) += count;
        }
        for (count, more) in [
            (&mut self.posts, other.posts),
            (&mut self.undated, other.undated),
            (&mut self.duplicates, other.duplicates),
            (&mut self.shared, other.shared),
            (&mut self.edited, other.edited),
            (&mut self.media, other.media),
            (&mut self.media_absent, other.media_absent),
            (&mut self.differing, other.differing),
        ] {
            *count += more;
        }
        let room = LISTED.saturating_sub(self.differences.len());
        self.differences.extend(other.differences.into_iter().take(room));
        self.known += other.known;
        self.met.extend(other.met);
    }

    /// Counts a post that was not met before.
    pub(super) fn count(&mut self, message: &Message) {
        self.posts += 1;
        match message.posted {
            Some(posted) => *self.days.entry(posted.day().0, u32::default) += 1,
            None => self.undated += 1,
        }
        self.edited += u64::from(message.edited.is_some() || message.edited_sometime);
        let files = message.media.iter().filter(|media| media.is_file());
        for media in files {
            self.media += 1;
            self.media_absent += u64::from(media.path.is_none());
        }
    }

    /// A version was replaced by a later one; `first` says that it is the first that is told to be edited.
    pub(super) fn is_replaced(&mut self, first: bool) {
        self.edited += u64::from(first);
    }

    /// A version of another day took the place of one, or of one without a day.
    pub(super) fn moves(&mut self, before: &Met, now: &Met) {
        let Some(now) = now.day() else { return };
        let is_taken = if let Some(before) = before.day() {
            before != now && self.takes_day(before)
        } else {
            self.undated = self.undated.saturating_sub(1);
            true
        };
        if is_taken {
            *self.days.entry(now, u32::default) += 1;
        }
    }

    /// A version took the place of one that named other files.
    pub(super) fn recounts(&mut self, before: u8, now: u8) {
        self.media = (self.media + u64::from(now & 15)).saturating_sub(u64::from(before & 15));
        self.media_absent = (self.media_absent + u64::from(now >> 4)).saturating_sub(u64::from(before >> 4));
    }

    /// The numbers of its messages, as ranges.
    pub(super) fn ranges(&self) -> impl Iterator<Item = (i64, i64)> {
        self.ids.iter()
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
        let mut lots: Sorted<u32, (u64, u64)> = Sorted::default();
        for part in &self.parts {
            let lot = lots.entry(part.lot, Default::default);
            *lot = (lot.0 + part.agreed, lot.1 + part.apart);
        }
        let sure = self.parts.first().map(|part| part.lot);
        lots.iter().all(|(lot, (agreed, apart))| Some(*lot) == sure || *agreed > 0 && *apart == 0)
    }

    /// Whether no dump has a message of it.
    pub(super) fn is_empty(&self) -> bool {
        self.posts + self.services == 0
    }

    /// Bytes taken, nearly.
    pub(super) fn bytes(&self) -> usize {
        let ranges = self.parts.iter().map(|part| part.ids.iter().count()).sum::<usize>() + self.ids.iter().count();
        ranges * 24 + self.days.len() * 12 + self.met.capacity() * 8 + self.albums.bytes()
    }

    /// What can be said of it.
    pub(super) fn told(&self, chat: &Chat) -> Completeness {
        let ids = &self.ids;
        let days = self.days.keys().next().zip(self.days.keys().next_back());
        let mut quiet = quiet(&self.days);
        let quiet_runs = quiet.len() as u64;
        quiet.truncate(LISTED);
        let parts = self.parts.iter().filter(|part| part.messages > 0);
        Completeness {
            chat: chat.clone(),
            dumps: parts.map(|part| part.told(ids)).collect(),
            posts: self.posts,
            services: self.services,
            days: days.map(|(first, last)| (Day(*first), Day(*last))),
            undated: self.undated,
            gaps: gaps(chat, ids),
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
        let at = self.parts.binary_search_by_key(&dump, |part| part.dump).ok()?;
        self.parts.get_mut(at)
    }

    fn agree(&mut self, first: u32, dump: u32) {
        self.in_lots(first, dump, |part| part.agreed += 1);
    }

    /// Does something with the parts of two dumps, if they are of different lots.
    fn in_lots(&mut self, first: u32, second: u32, with: impl Fn(&mut Gathered)) {
        let lots = [first, second].map(|dump| self.part(dump).map(|part| part.lot));
        for dump in [first, second].into_iter().filter(|_| lots[0] != lots[1]) {
            self.part(dump).into_iter().for_each(&with);
        }
    }

    /// Takes a post from a day; whether it had one.
    fn takes_day(&mut self, day: i32) -> bool {
        let Some(count) = self.days.get_mut(&day) else { return false };
        *count -= 1;
        if *count == 0 {
            self.days.remove(&day);
        }
        true
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
