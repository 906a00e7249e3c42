//! The messages that were met, to know one again: twenty-four bytes each and its place in a table, no text.
//!
//! A message is known by a hash of its history and id, or, where it is not numbered, of its words. That finds candidates;
//! whether one is the same is for the caller to say, who knows from which dump each is. Only this file knows how the
//! table is kept. Of a hash that many share all but the first are found by their moments: see [`Moments`].

use super::hashes::{hash_of, hash_of_text, spread};
use super::moments::{Moments, Reach};
use crate::dump::message::{Media, Message};
use crate::dump::time::Zone;
use crate::hashed::HashedSet;

/// Where nothing stands in the table.
const FREE: u32 = u32::MAX;
/// Two bits for what is known of the zone, two above them for how finely the time is written.
const ABOUT_TIME: u32 = 15;
/// How many of one hash stand in the table; more would be looked through one by one.
const ALIKE: usize = 8;
/// How far zones are from one another at most, in seconds, and what they differ by.
pub(super) const FARTHEST: i64 = 14 * 3_600;
pub(super) const QUARTER: i64 = 900;

/// All messages that were met.
#[derive(Debug)]
pub(super) struct Known {
    met: Vec<Met>,
    /// Numbers of `met`; its length is a power of two, and a third of it or more is free.
    table: Vec<u32>,
    /// How many numbers stand in it.
    entered: usize,
    /// Hashes that are many, and their messages beyond those in the table.
    crowded: HashedSet<u32>,
    crowd: Moments,
}

/// What is kept of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Met {
    /// Of history and id, or of history and words.
    pub(super) hash: u32,
    /// What its reader numbers it by.
    pub(super) ordinal: u32,
    /// When it was posted.
    pub(super) time: u32,
    /// The hash of its words, with [`ABOUT_TIME`] in the lowest bits.
    words: u32,
    /// How long its text is, as [`measured`].
    pub(super) length: u16,
    /// Of who wrote it; 0 where that is not told.
    author: u16,
    /// How many quarters of an hour its clock is east of Greenwich.
    east: i8,
    /// How many files it names, and in the upper half how many of them are absent.
    pub(super) files: u8,
    pub(super) state: State,
}

/// What becomes of a message that was met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It has a number, or another id.
    Numbered,
    /// It has none, and is known by its words.
    Unnumbered,
    /// It turned out to be the same as another, which stays.
    Gone,
}

impl Default for Known {
    fn default() -> Self {
        let (met, table, crowded) = Default::default();
        Self { met, table, entered: 0, crowded, crowd: Moments::of_many_words() }
    }
}

impl Known {
    /// The first with that hash for which `same` holds, by its number.
    pub(super) fn find(
        &self,
        hash: u32,
        met: &Met,
        reach: Reach,
        mut same: impl FnMut(u32, &Met) -> bool,
    ) -> Option<u32> {
        let mut at = self.place(hash)?;
        while let Some((number, known)) = self.met.get(self.table[at] as usize).map(|met| (self.table[at], met)) {
            if known.hash == hash && known.state == State::Numbered && same(number, known) {
                return Some(number);
            }
            at = (at + 1) & (self.table.len() - 1);
        }
        if !self.crowded.has(&hash) {
            return None;
        }
        self.crowd.find(hash, met, reach, |number| self.met.get(number as usize).is_some_and(|met| same(number, met)))
    }

    /// One by its number.
    pub(super) fn get(&self, number: u32) -> Option<Met> {
        self.met.get(number as usize).copied()
    }

    /// Adds one; its number.
    pub(super) fn push(&mut self, met: Met) -> u32 {
        let number = self.met.len() as u32;
        if self.met.len() == self.met.capacity() {
            // By an eighth each time, not by as many again: there may be millions.
            self.met.reserve_exact(self.met.len() / 8 + 16);
        }
        self.met.push(met);
        if met.state == State::Numbered {
            self.enter(number);
        }
        number
    }

    /// Takes another version for the one that was known, which is numbered if one of them is.
    pub(super) fn replace(&mut self, number: u32, met: Met) {
        let Some(known) = self.met.get(number as usize).copied() else { return };
        let (hash, state) = match known.state {
            State::Numbered => (known.hash, State::Numbered),
            _ => (met.hash, met.state),
        };
        self.change(number, Met { hash, state, ..met });
    }

    /// One is known by another hash from now on.
    pub(super) fn rename(&mut self, number: u32, hash: u32, state: State) {
        if let Some(known) = self.get(number) {
            self.change(number, Met { hash, state, ..known });
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        self.met.len() as u32
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.met.capacity() * size_of::<Met>() + self.table.capacity() * 4 + self.crowd.bytes()
    }

    fn change(&mut self, number: u32, met: Met) {
        let Some(known) = self.met.get_mut(number as usize) else { return };
        let before = std::mem::replace(known, met);
        let was_crowd = self.crowd.remove(before.hash, &before, number);
        let is_named = before.state == State::Numbered && before.hash == met.hash;
        if met.state != State::Numbered {
            return;
        }
        if was_crowd && is_named {
            self.crowd.insert(met.hash, &met, number);
        } else if !is_named {
            self.enter(number);
        }
    }

    fn place(&self, hash: u32) -> Option<usize> {
        let mask = self.table.len().checked_sub(1)?;
        Some((hash.wrapping_mul(0x9e37_79b9) >> 4) as usize & mask)
    }

    /// Makes one findable: in the table, or in the crowd where many of its hash stand there.
    fn enter(&mut self, number: u32) {
        let Some(met) = self.get(number) else { return };
        if self.crowded.has(&met.hash) {
            self.crowd.insert(met.hash, &met, number);
            return;
        }
        if (self.entered + 1) * 3 > self.table.len() * 2 {
            let old = std::mem::take(&mut self.table);
            self.table = vec![FREE; ((self.entered + 1) * 2).next_power_of_two().max(16)];
            self.entered = 0;
            // In their order: the first that was met is found first.
            let mut stand = vec![false; self.met.len()];
            old.into_iter().filter(|number| *number != FREE).for_each(|number| stand[number as usize] = true);
            for (number, _) in (0..).zip(stand).filter(|(_, stands)| *stands) {
                self.enter_in_table(number);
            }
        }
        if self.enter_in_table(number) >= ALIKE {
            self.crowded.add(met.hash);
        }
    }

    /// How many of its hash stand there, at most: looking at each would take longer than entering one.
    fn enter_in_table(&mut self, number: u32) -> usize {
        let hash = self.met.get(number as usize).map(|met| met.hash);
        let Some(start) = hash.and_then(|hash| self.place(hash)) else { return 0 };
        let (mask, mut at) = (self.table.len() - 1, start);
        while self.table[at] != FREE {
            at = (at + 1) & mask;
        }
        self.table[at] = number;
        self.entered += 1;
        let passed = (at + self.table.len() - start) & mask;
        if passed + 1 < ALIKE {
            return passed + 1;
        }
        let stand = (0..=passed).map(|step| self.met.get(self.table[(start + step) & mask] as usize));
        stand.filter(|met| met.map(|met| met.hash) == hash).count()
    }
}

impl Met {
    /// Of a message, whoever wrote it.
    pub(super) fn new(hash: u32, ordinal: u32, message: &Message, state: State) -> Self {
        let posted = message.posted;
        let zone = match posted.map(|posted| posted.zone) {
            None => 0,
            Some(Zone::Utc | Zone::Offset(_)) => 1,
            Some(Zone::Standard(_)) => 2,
            Some(Zone::Unknown) => 3,
        };
        let (time, precision) = posted.map_or((0, 0), |posted| (posted.seconds as u32, posted.precision as u32));
        let east = posted.and_then(|posted| posted.zone.east()).unwrap_or_default();
        let files = message.media.iter().filter(|media| media.is_file());
        let (files, absent) = files.fold((0_u8, 0_u8), |(files, absent), media: &Media| {
            ((files + 1).min(15), (absent + u8::from(media.path.is_none())).min(15))
        });
        Self {
            hash,
            ordinal,
            time,
            words: (hash_of_text(&message.text) & !ABOUT_TIME) | precision << 2 | zone,
            length: measured(message.text.len()),
            author: 0,
            east: i8::try_from(i64::from(east) / QUARTER).unwrap_or_default(),
            files: files | absent << 4,
            state,
        }
    }

    /// Whether the words are the same, whatever stands between them.
    pub(super) fn same_words(&self, other: &Self) -> bool {
        self.words & !ABOUT_TIME == other.words & !ABOUT_TIME
    }

    /// The same with who wrote it, for chats in which not all speak as one.
    pub(super) fn by(self, author: Option<&str>) -> Self {
        let author = author.map_or(0, |name| (spread(hash_of(2, name.trim().as_bytes())) as u16).max(1));
        Self { author, ..self }
    }

    /// Whether nothing says that they are of two who wrote them.
    pub(super) fn may_be_of_one(&self, other: &Self) -> bool {
        self.author == 0 || other.author == 0 || self.author == other.author
    }

    /// How surely its time says when it was: a zone that is told, or one that summer may change.
    pub(super) fn sureness(&self) -> u32 {
        (4 - self.zone()) % 4
    }

    /// What is known of the zone: from 1, all, to 3, nothing; 0 without a time.
    pub(super) fn zone(&self) -> u32 {
        self.words & 3
    }

    /// How finely the time is written, and what is known of its zone.
    pub(super) fn about_time(&self) -> u8 {
        (self.words & ABOUT_TIME) as u8
    }

    /// The hash of its words.
    pub(super) fn words(&self) -> u32 {
        self.words & !ABOUT_TIME
    }

    /// The day by the clock of the dump.
    pub(super) fn day(&self) -> Option<i32> {
        let seconds = i64::from(self.time) + i64::from(self.east) * QUARTER;
        (self.zone() > 0).then(|| crate::dump::calendar::Day::of_seconds(seconds).0)
    }

    /// How many seconds apart two are of which one is later by it.
    pub(super) fn later_than(&self, other: &Self) -> i64 {
        i64::from(self.time.wrapping_sub(other.time).cast_signed())
    }

    /// Whether both were written at one time by one clock; `None` if one has no time.
    pub(super) fn same_time(&self, other: &Self) -> Option<bool> {
        let apart = self.later_than(other).abs();
        (self.zone().min(other.zone()) > 0).then(|| apart < rounding(self.about_time(), other.about_time()))
    }

    /// Whether both may be of one moment, as far as their zones are known; `None` if one has no time.
    ///
    /// A time that may be of summer may be an hour off. Where a zone is not known, it is any that there is: a quarter of
    /// an hour or a multiple of it, up to fourteen hours.
    pub(super) fn same_moment(&self, other: &Self) -> Option<bool> {
        let precision = rounding(self.about_time(), other.about_time());
        let apart = self.later_than(other).abs();
        let near = |wanted: i64| (apart - wanted).abs() < precision;
        match self.zone().max(other.zone()) {
            _ if self.zone().min(other.zone()) == 0 => None,
            1 => Some(near(0)),
            2 => Some(near(0) || near(3_600)),
            _ => Some((0..=FARTHEST / QUARTER).any(|quarters| near(quarters * QUARTER))),
        }
    }
}

/// The length of a text in bytes; above half of what there is room for, in steps of sixty-four.
fn measured(length: usize) -> u16 {
    const HALF: usize = 1 << 15;
    (if length < HALF { length } else { HALF + ((length - HALF) / 64).min(HALF - 1) }) as u16
}

/// Seconds that two times may be apart because one of them is written less finely, and one more.
pub(super) fn rounding(about: u8, other: u8) -> i64 {
    match (about >> 2).min(other >> 2) {
        0 => 86_400,
        1 => 60,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::hashes::{hash_of_id, moved};
    use super::*;
    use crate::dump::message::MessageId;
    use crate::dump::time::{Posted, Precision};

    fn of(hash: u32, ordinal: u32, posted: Option<Posted>, text: &str) -> Met {
        Met::new(hash, ordinal, &Message { posted, text: text.to_owned(), ..Message::default() }, State::Numbered)
    }

    #[test]
    fn what_was_added_is_found_and_nothing_else() {
        let mut known = Known::default();
        let met = |id: i64| of(hash_of_id(7, &MessageId::Number(id)), id as u32, None, "x");
        let found = |known: &Known, id: i64| {
            known.find(met(id).hash, &met(id), Reach::Zones, |_, met| met.ordinal == id as u32)
        };
        assert_eq!(found(&known, 0), None);
        for id in 0..5_000 {
            assert_eq!(known.push(met(id)), id as u32);
        }
        assert!((0..5_000).all(|id| found(&known, id) == Some(id as u32)));
        assert!((5_000..9_000).all(|id| found(&known, id).is_none()));
        known.replace(17, of(0, 90_000, None, "xyz"));
        assert_eq!((known.get(16).map(|met| met.length), known.get(17).map(|met| met.length)), (Some(1), Some(3)));
        assert_eq!(known.find(met(17).hash, &met(17), Reach::Zones, |_, met| met.ordinal == 90_000), Some(17));
        // In another history it is found by the hash of that one.
        let there = moved(met(18).hash, 7, 9);
        assert_eq!(there, hash_of_id(9, &MessageId::Number(18)));
        known.rename(18, there, State::Numbered);
        assert_eq!((found(&known, 18), known.find(there, &met(18), Reach::Zones, |_, _| true)), (None, Some(18)));
    }

    #[test]
    fn of_one_number_many_are_found_by_their_times() {
        let mut known = Known::default();
        let met = |seconds: i64, zone| of(5, 0, Some(Posted { seconds, zone, precision: Precision::Second }), "x");
        let find = |known: &Known, met: &Met| {
            known.find(5, met, Reach::Zones, |_, known| met.same_moment(known) == Some(true))
        };
        for at in 0..2_000_u32 {
            known.push(met(i64::from(at) * 86_400, Zone::Utc));
        }
        for at in 0..2_000_u32 {
            assert_eq!(find(&known, &met(i64::from(at) * 86_400, Zone::Utc)), Some(at));
            assert_eq!(find(&known, &met(i64::from(at) * 86_400 + 3_600, Zone::Unknown)), Some(at));
            assert_eq!(find(&known, &met(i64::from(at) * 86_400 + 1, Zone::Unknown)), None);
        }
        let minute = Posted { precision: Precision::Minute, ..Posted::utc(86_400 * 90 - 59) };
        assert_eq!(find(&known, &of(5, 0, Some(minute), "x")), Some(90));
        let untimed = of(5, 0, None, "x");
        assert!(known.find(5, &untimed, Reach::Zones, |_, known| untimed.same_words(known)).is_some());
    }

    #[track_caller]
    fn check(one: (i64, Zone), other: (i64, Zone), expected: bool) {
        let met = |(seconds, zone)| of(0, 0, Some(Posted { seconds, zone, precision: Precision::Second }), "");
        let (one, other) = (met(one), met(other));
        assert_eq!((one.same_moment(&other), other.same_moment(&one)), (Some(expected), Some(expected)));
    }

    #[test]
    fn times_agree_as_far_as_their_zones_are_known() {
        let at = 1_709_632_800;
        check((at, Zone::Utc), (at, Zone::Offset(7_200)), true);
        check((at, Zone::Utc), (at + 1, Zone::Utc), false);
        check((at, Zone::Utc), (at + 3_600, Zone::Standard(0)), true);
        check((at, Zone::Utc), (at + 3_600, Zone::Offset(0)), false);
        check((at, Zone::Utc), (at - 3 * 3_600, Zone::Unknown), true);
        check((at, Zone::Utc), (at - 3 * 3_600 - 61, Zone::Unknown), false);
        check((at, Zone::Utc), (at + 86_400, Zone::Unknown), false);
        assert_eq!(of(0, 0, None, "").same_moment(&of(0, 0, Some(Posted::utc(at)), "")), None);
        let minute = of(0, 0, Some(Posted { precision: Precision::Minute, ..Posted::utc(at) }), "");
        let near = |seconds| minute.same_moment(&of(0, 0, Some(Posted::utc(at + seconds)), ""));
        assert_eq!((near(59), near(60)), (Some(true), Some(false)));
    }

    #[test]
    fn words_are_the_same_whatever_stands_between_them() {
        let same = |one: &str, other: &str| of(0, 0, None, one).same_words(&of(0, 0, None, other));
        assert!(same("Ferry  delayed\n", "Ferry delayed"));
        assert!(!same("Ferry delayed", "Ferry late"));
        assert!(!same("Ferry delayed", "delayed Ferry"));
        assert!(!same("Ferrydelayed", "Ferry delayed"));
    }
}
