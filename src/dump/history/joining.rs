//! Finding a message among those met, and what follows when two chats, or two messages, turn out to be one.

use super::by_words::Turn;
use super::completeness::{Difference, What};
use super::hashes::{hash_of_id, hash_of_words, moved};
use super::known::{Met, State, rounding};
use super::moments::Reach;
use super::same_chat::By;
use super::{Histories, Version, dump_of, weigh};
use crate::dump::message::{Message, MessageId, MessageKind};
use crate::hashed::Hashed;

/// So many messages of a chat are looked for in others of its title.
const TRIES: u8 = 8;
/// Parts of an album are posted within so many seconds.
const ALBUM: i64 = 60;

impl Histories {
    /// The message that is the same, and one of the same id that is not; whether there may be one all the same, without an id.
    pub(super) fn find(&mut self, at: u32, now: &Version, maybe_known: bool) -> (Option<u32>, Option<u32>, bool) {
        let met = &now.met;
        let mut is_unsure = false;
        let mut apart = None;
        let mut found = None;
        if maybe_known && met.state == State::Numbered {
            // One dump has one clock.
            let reach = if self.dumps.len() > 1 { Reach::Zones } else { Reach::Rounding };
            found = self.known.find(met.hash, met, reach, |number, known| {
                let same = self.is_same(met, now.dump, number, known);
                if !same {
                    apart.get_or_insert(number);
                }
                same
            });
        }
        if found.is_none() && self.chats[at as usize].by_words {
            let mut by_words = self.find_words(at, now);
            if let Err(says) = &by_words
                && !says.is_empty()
                && self.by_words.vote(met, says)
            {
                by_words = self.find_words(at, now);
            }
            match by_words {
                Ok(by_words) => found = Some(by_words),
                Err(says) => is_unsure = !says.is_empty(),
            }
        }
        (found, apart, is_unsure)
    }

    /// The message that is the same as a version by its words.
    fn find_words(&mut self, at: u32, version: &Version) -> Result<u32, Vec<(u32, i64)>> {
        let (dumps, holders) = (&self.dumps, &self.holders);
        let holder = |number| holder_of(dumps, holders, number).unwrap_or(version.dump);
        self.by_words.find(&self.known, at, &version.met, version.dump, &holder)
    }

    /// A version of a known message has other words: a message of another dump that has none but these is the same.
    pub(super) fn find_bare(&mut self, at: u32, number: u32, version: &Version) {
        if !self.chats[at as usize].by_words {
            return;
        }
        let found = self.find_words(at, version).ok();
        let is_bare = |other: u32| self.known.get(other).is_some_and(|it| it.state == State::Unnumbered);
        let both = found.filter(|found| *found != number && is_bare(*found)).zip(self.known.get(number));
        if let Some((found, known)) = both {
            self.by_words.take(number, &version.met, &known);
            self.stays(at, number, found, false);
        }
    }

    /// Looks once more for messages of the dump that is read, now that it is known how far its clock is from that of another.
    pub(super) fn find_unsettled(&mut self) {
        loop {
            let unsettled = self.by_words.settled();
            if unsettled.is_empty() {
                return;
            }
            for (at, number) in unsettled {
                let Some(&at) = self.root.get(at as usize) else { continue };
                let Some(now) = self.version(number).filter(|now| now.met.state != State::Gone) else { continue };
                // It has said already how far clocks are apart.
                match self.find_words(at, &now) {
                    Ok(found) => {
                        let Some(known) = self.known.get(found) else { continue };
                        self.by_words.take(found, &now.met, &known);
                        self.stays(at, found, number, false);
                    }
                    Err(says) if says.is_empty() => {}
                    Err(_) => self.by_words.may_be_found(at, number),
                }
            }
        }
    }

    /// The album that a message is a part of and whose words it has, by its number.
    pub(super) fn part_of_album(&self, at: u32, number: Option<i64>, now: &Version) -> Option<u32> {
        let album = *self.chats[at as usize].albums.get(&number?)?;
        let album = self.same.get(&album).copied().unwrap_or(album);
        let before = self.version(album)?;
        is_part(&before, now).then_some(album)
    }

    /// Takes a message for the album that has these parts, if it is one. A part with its words is no message by itself.
    pub(super) fn is_album(&mut self, at: u32, number: u32, parts: impl Iterator<Item = i64>, is_album: bool) {
        if !is_album || !self.albums.add(number) && self.version(number).is_none() {
            return;
        }
        for part in parts {
            self.chats[at as usize].albums.insert(part, number);
            let Some(album) = self.version(number) else { return };
            let hash = hash_of_id(at, &MessageId::Number(part));
            let known = |at: u32, known: &Met| {
                let version = self.version(at);
                at != number && known.state == State::Numbered && version.is_some_and(|it| is_part(&album, &it))
            };
            if let Some(part) = self.known.find(hash, &album.met, Reach::Zones, known) {
                self.stays(at, number, part, true);
            }
        }
    }

    /// Of several chats with the title of one, that is the same which has its message; which chat the message is of, then.
    pub(super) fn settle_title(&mut self, at: u32, message: &Message, dump: u32) -> u32 {
        let history = &mut self.chats[at as usize];
        let tells = message.posted.is_some() && !message.text.is_empty() && message.kind != MessageKind::Service;
        if history.unsure.0.is_empty() || !tells {
            return at;
        }
        let is_numbered = message.is_numbered();
        let state = if is_numbered { State::Numbered } else { State::Unnumbered };
        let met = &Met::new(0, 0, message, state).by(message.from.as_deref());
        history.unsure.1 += 1;
        let tries = history.unsure.1;
        let alike = std::mem::take(&mut history.unsure.0);
        let mut others: Vec<u32> = alike.iter().filter_map(|other| self.root.get(*other as usize).copied()).collect();
        others.retain(|other| *other != at && !self.identities.are_beside(at, *other));
        let found = others.into_iter().find(|&other| {
            if is_numbered {
                let hash = hash_of_id(other, &message.id);
                let is_known = |number, known: &Met| met.same_words(known) && self.is_same(met, dump, number, known);
                return self.known.find(hash, met, Reach::Zones, is_known).is_some();
            }
            self.find_by_words(other);
            self.by_words.has_like(&self.known, other, met)
        });
        if let Some(other) = found {
            return self.unite_all(at, Some((other, By::Title)));
        }
        if tries < TRIES {
            self.chats[at as usize].unsure.0 = alike;
        }
        at
    }

    /// One of two chats that are the same, and of all that turn out to be the same by that.
    pub(super) fn unite_all(&mut self, mut at: u32, mut same: Option<(u32, By)>) -> u32 {
        while let Some((other, by)) = same {
            at = self.unite(at, other, by);
            same = self.identities.same(at, None);
        }
        at
    }

    /// Makes a version that was met later the one that stands.
    pub(super) fn replace(&mut self, at: u32, found: u32, now: &Version) {
        let Some(before) = self.known.get(found) else { return };
        if let Some(edit) = now.edited {
            self.edited.insert(found, edit);
        }
        if let Some(origin) = now.origin {
            self.forwarded.insert(found, origin);
        }
        let is_by_words = self.chats[at as usize].by_words;
        if is_by_words {
            self.by_words.remove(at, &before, found);
        }
        if !before.same_words(&now.met) {
            self.by_words.was(found, before);
        }
        self.chats[at as usize].recounts(before.files, now.met.files);
        self.known.replace(found, now.met);
        self.holders.insert(found, now.dump);
        if is_by_words {
            self.by_words.insert(at, &now.met, found);
        }
    }

    /// Keeps the words of a version that does not stand, so that the message is found by them, too.
    pub(super) fn keep_words(&mut self, at: u32, found: u32, other: Met) {
        let Some(stands) = self.known.get(found).filter(|stands| !stands.same_words(&other)) else { return };
        let is_by_words = self.chats[at as usize].by_words;
        if is_by_words {
            self.by_words.remove(at, &stands, found);
        }
        self.by_words.was(found, other);
        if is_by_words {
            self.by_words.insert(at, &stands, found);
        }
    }

    /// Makes the messages of a chat findable by their words, once one has no number.
    pub(super) fn find_by_words(&mut self, at: u32) {
        let history = &mut self.chats[at as usize];
        if !std::mem::replace(&mut history.by_words, true) {
            for number in history.met() {
                if let Some(met) = self.known.get(number).filter(|met| met.state != State::Gone) {
                    self.by_words.insert(at, &met, number);
                }
            }
        }
    }

    /// A message as it is known.
    pub(super) fn version(&self, number: u32) -> Option<Version> {
        let met = self.known.get(number)?;
        let dump = holder_of(&self.dumps, &self.holders, number)?;
        let format = self.formats.get(&dump).copied();
        let is_album = self.albums.has(&number);
        let (edited, origin) = (self.edited.get(&number).copied(), self.forwarded.get(&number).copied());
        Some(Version { met, edited, origin, dump, format, is_album })
    }

    /// The dump in which a known message was met first.
    pub(super) fn first_of(&self, number: u32) -> Option<u32> {
        dump_of(&self.dumps, number).map(|(dump, _)| dump)
    }

    /// Two messages of one id are not the same.
    pub(super) fn is_apart(&mut self, at: u32, before: u32, dump: u32, id: String) {
        let first = holder_of(&self.dumps, &self.holders, before).unwrap_or(dump);
        let history = &mut self.chats[at as usize];
        history.differs(Difference { id, first, second: dump, what: What::Posted, kept: None, later: false });
        history.is_apart(first, dump);
    }

    /// Whether a message of a dump is one of that id that was met.
    fn is_same(&self, met: &Met, dump: u32, number: u32, known: &Met) -> bool {
        let same = if holder_of(&self.dumps, &self.holders, number) == Some(dump) {
            met.same_time(known)
        } else {
            // The dump has one clock, so another time of its own is another moment.
            let is_own = self.by_words.time(number).is_none_or(|time| {
                let apart = i64::from(met.time.wrapping_sub(time).cast_signed()).abs();
                met.zone() == 0 || apart < rounding(met.about_time(), met.about_time())
            });
            met.same_moment(known).map(|same| same && is_own)
        };
        same.unwrap_or_else(|| met.same_words(known))
    }

    /// Makes one of two chats; which of the two numbers stays.
    fn unite(&mut self, one: u32, other: u32, by: By) -> u32 {
        // What has fewer messages is looked through.
        let weight = |at: u32| self.chats[at as usize].known + self.members[at as usize].len() as u64;
        let (at, gone) = if weight(other) > weight(one) { (other, one) } else { (one, other) };
        self.identities.unite(at, gone);
        for member in std::mem::take(&mut self.members[gone as usize]) {
            self.root[member as usize] = at;
            self.members[at as usize].push(member);
        }
        let history = std::mem::take(&mut self.chats[gone as usize]);
        let numbers: Vec<u32> = history.met().collect();
        let was_by_words = history.by_words;
        if was_by_words {
            self.find_by_words(at);
        }
        let ids: Vec<(i64, i64)> = history.ranges().collect();
        self.chats[at as usize].unite(history, by);
        let mut names = None;
        let mut dump = None;
        let turn = self.by_words.begin(Turn::default());
        for number in numbers {
            let Some(mut now) = self.version(number).filter(|version| version.met.state != State::Gone) else {
                continue;
            };
            if dump != Some(now.dump) {
                dump = Some(now.dump);
                self.by_words.begin(Turn::default());
            }
            if was_by_words {
                self.by_words.remove(gone, &now.met, number);
            }
            let before = now.met.hash;
            now.met.hash = match now.met.state {
                State::Numbered => moved(before, gone, at),
                _ => hash_of_words(at, &now.met),
            };
            let mut name = || {
                let names = names.get_or_insert_with(|| {
                    let ids = ids.iter().flat_map(|(first, last)| *first..=*last);
                    ids.map(|id| (hash_of_id(gone, &MessageId::Number(id)), id)).collect::<Hashed<u32, i64>>()
                });
                names.get(&before).map(i64::to_string)
            };
            let (found, apart, is_unsure) = self.find(at, &now, true);
            if let Some(found) = found {
                let what = self.stays_of(found, number);
                if let (Some(what), Some(id)) = (what, name()) {
                    self.chats[at as usize].differs(Difference { id, ..what });
                }
                if let Some(known) = self.known.get(found) {
                    self.by_words.take(found, &now.met, &known);
                }
                self.known.rename(number, now.met.hash, now.met.state);
                self.stays(at, found, number, false);
                continue;
            }
            self.known.rename(number, now.met.hash, now.met.state);
            if self.chats[at as usize].by_words {
                self.by_words.insert(at, &now.met, number);
            }
            if is_unsure {
                self.by_words.may_be_found(at, number);
            }
            if let (Some(apart), Some(id)) = (apart, apart.and_then(|_| name())) {
                self.is_apart(at, apart, now.dump, id);
            }
            self.find_unsettled();
        }
        self.by_words.begin(turn);
        at
    }

    /// What differs between two messages that turned out to be the same, but for the id.
    fn stays_of(&self, found: u32, number: u32) -> Option<Difference> {
        let (first, second) = (self.version(found.min(number))?, self.version(found.max(number))?);
        let (newer, what) = weigh(&first, &second);
        let kept = Some(if newer { second.dump } else { first.dump });
        Some(Difference { id: String::new(), first: first.dump, second: second.dump, what: what?, kept, later: newer })
    }

    /// Two messages that were both new are the same: one number stays, with that of the two versions that is
    /// better, or with its own if the other is but a part of its album.
    fn stays(&mut self, at: u32, number: u32, gone: u32, is_part: bool) {
        let (Some(one), Some(other)) = (self.version(number), self.version(gone)) else { return };
        let (before, now) = if number < gone { (one, other) } else { (other, one) };
        let later = weigh(&before, &now).0;
        let other_is_better = !is_part && later == (number < gone);
        let both_edited = one.edited.is_some() && other.edited.is_some();
        let worse = if other_is_better { &one.met } else { &other.met };
        let firsts = [number.min(gone), number.max(gone)].map(|number| self.first_of(number).unwrap_or_default());
        if other_is_better {
            self.replace(at, number, &other);
        } else if other.met.state == State::Numbered && one.met.state == State::Unnumbered {
            self.known.rename(number, other.met.hash, State::Numbered);
        }
        if self.chats[at as usize].by_words {
            self.by_words.remove(at, &other.met, gone);
        }
        self.known.rename(gone, other.met.hash, State::Gone);
        if !other_is_better {
            self.keep_words(at, number, other.met);
        }
        self.same.insert(gone, number);
        let history = &mut self.chats[at as usize];
        if both_edited {
            history.is_edited_once();
        }
        if is_part {
            history.is_part(worse.day());
        } else {
            history.was_again(firsts[0], firsts[1], worse.day(), other.met.files);
        }
        let ordinals = (one.met.ordinal, other.met.ordinal);
        self.joined.push(if other_is_better { ordinals } else { (ordinals.1, ordinals.0) });
    }
}

/// Whether a message is a part of an album that is told as one message elsewhere, and has its words.
fn is_part(album: &Version, part: &Version) -> bool {
    let near = album.met.same_moment(&part.met) == Some(true) || {
        album.met.zone().max(part.met.zone()) < 2 && album.met.later_than(&part.met).abs() <= ALBUM
    };
    near && album.dump != part.dump && album.met.length > 0 && album.met.same_words(&part.met)
}

/// The dump of the version that stands for a known message.
fn holder_of(
    dumps: &[(u32, u32, crate::dump::format::Format)],
    holders: &Hashed<u32, u32>,
    number: u32,
) -> Option<u32> {
    holders.get(&number).copied().or_else(|| dump_of(dumps, number).map(|(dump, _)| dump))
}
