//! Messages without a number, known by their words: in another dump of the same chat, of the same moment and by the same
//! author, they are the same.
//!
//! Within one dump nothing is: who writes the same twice in a minute wrote two messages, and two of another dump
//! are the same as them, one each. Where a zone is not known, a dump is as far from another as a long text says that the
//! other has once, or several texts that agree, for short ones are written often; summer time aside. What came before that was
//! known is looked for once more then. A message is found by the words of each of its versions.

use super::hashes::hash_of_words;
use super::known::{Known, Met, QUARTER, State};
use super::moments::{Group, Moments, Reach};
use crate::hashed::{Hashed, HashedSet};
use crate::order::{Order, signed};

/// A text of so many bytes is hardly written twice.
const LONG: u16 = 32;
/// So many texts that say the same of how far two dumps are apart are believed, if they are more than say anything else.
const AGREED: u32 = 3;
/// How many other versions of a message are kept to find it by.
const FORMER: usize = 8;
/// How many quarters of an hour summer time is.
const SUMMER: i64 = 4;

/// Messages by history and words.
#[derive(Debug, Default)]
pub(super) struct ByWords {
    moments: Moments,
    turn: Turn,
    /// Versions with other words, of messages by their number.
    former: Hashed<u32, Vec<Met>>,
}

/// What is known of the dump that is read.
#[derive(Debug, Default)]
pub(super) struct Turn {
    /// The messages that it has, of those met in others.
    taken: HashedSet<u32>,
    /// Behind which all of one time are taken.
    from: Hashed<Group, u32>,
    /// How many quarters of an hour its times are behind those of another dump.
    shifts: Hashed<u32, i64>,
    /// How many texts say so, of dumps for which it is not known.
    votes: Hashed<(u32, i64), u32>,
    /// Messages that would be the same as one of such a dump, by history and number.
    unsettled: Vec<(u32, u32)>,
    /// Whether some of them can be looked for again.
    is_settled: bool,
    /// What time it gives for a message that it has in common with another dump, where the zone of one is not known.
    times: Hashed<u32, u32>,
}

impl ByWords {
    /// Another dump begins; gives what was known of the one before.
    pub(super) fn begin(&mut self, turn: Turn) -> Turn {
        std::mem::replace(&mut self.turn, turn)
    }

    /// Makes a message of a history findable.
    pub(super) fn insert(&mut self, history: u32, met: &Met, number: u32) {
        for met in std::iter::once(met).chain(self.former.get(&number).into_iter().flatten()) {
            self.moments.insert(hash_of_words(history, met), met, number);
        }
    }

    /// A message of a history is not to be found any more.
    pub(super) fn remove(&mut self, history: u32, met: &Met, number: u32) {
        for met in std::iter::once(met).chain(self.former.get(&number).into_iter().flatten()) {
            self.moments.remove(hash_of_words(history, met), met, number);
        }
    }

    /// A message has a version that does not stand; it is to be found by that, too, once it is inserted again.
    pub(super) fn was(&mut self, number: u32, version: Met) {
        let former = self.former.entry(number, Default::default);
        if former.len() < FORMER && !former.iter().any(|known| known.same_words(&version)) {
            former.push(version);
        }
    }

    /// Messages of the dump that is read, by history and number, which may turn out to be the same as others now.
    pub(super) fn settled(&mut self) -> Vec<(u32, u32)> {
        if std::mem::take(&mut self.turn.is_settled) { std::mem::take(&mut self.turn.unsettled) } else { Vec::new() }
    }

    /// A message of the dump that is read was not found: it is looked for once more when it is known how far dumps are apart.
    pub(super) fn may_be_found(&mut self, history: u32, number: u32) {
        self.turn.unsettled.push((history, number));
    }

    /// The dump has a message that was met in another, with this time.
    pub(super) fn take(&mut self, number: u32, met: &Met, known: &Met) {
        if known.state == State::Unnumbered || met.state == State::Unnumbered {
            self.turn.taken.add(number);
        }
        if met.zone().max(known.zone()) > 1 {
            self.turn.times.insert(number, met.time);
        }
    }

    /// Whether the dump has a message without a number that was met in another.
    pub(super) fn has(&self, number: u32) -> bool {
        self.turn.taken.has(&number)
    }

    /// The time that the dump gave for a message met in another, if that matters.
    pub(super) fn time(&self, number: u32) -> Option<u32> {
        self.turn.times.get(&number).copied()
    }

    /// A message of another dump that is the same, if one of both has no number; `dump_of` tells in which dump one lies. Without
    /// one, those that there may be all the same: in which dumps, not known to be how far apart, and how far they would be.
    pub(super) fn find(
        &mut self,
        known: &Known,
        history: u32,
        met: &Met,
        dump: u32,
        dump_of: &dyn Fn(u32) -> u32,
    ) -> Result<u32, Vec<(u32, i64)>> {
        // Of dumps that are not known to be how far apart.
        let mut unsure: Vec<(u32, i64)> = Vec::new();
        if met.zone() == 0 && met.length == 0 {
            return Err(unsure);
        }
        let Self { moments, turn, former } = self;
        let group = |it: &Met| Moments::group(hash_of_words(history, met), it);
        let shift = |it: &Met| (met.later_than(it) + QUARTER / 2).div_euclid(QUARTER);
        // The version of a message that has the words.
        let version = |number: u32| {
            let stands = known.get(number)?;
            let mut all = std::iter::once(&stands).chain(former.get(&number).into_iter().flatten());
            let state = stands.state;
            all.find(|it| it.words() == met.words()).copied().map(|mut it| {
                it.state = state;
                it
            })
        };
        for reach in [Reach::Rounding, Reach::Zones] {
            let mut passed = None;
            let from = |group| turn.from.get(&group).copied().unwrap_or_default();
            let found = moments.near(hash_of_words(history, met), met, reach, from, |number| {
                let Some(it) = version(number) else { return false };
                if turn.taken.has(&number) {
                    return false;
                }
                let other = dump_of(number);
                let is_other = [met.state, it.state].contains(&State::Unnumbered) && other != dump;
                let fits = is_other
                    && it.state != State::Gone
                    && met.may_be_of_one(&it)
                    && (met.same_moment(&it) == Some(true) || met.zone().max(it.zone()) == 0);
                let mut shifted = || {
                    if let Some(known) = turn.shifts.get(&other) {
                        return [0, SUMMER].contains(&(shift(&it) - known).abs());
                    }
                    unsure.push((other, shift(&it)));
                    false
                };
                let same = fits && (reach == Reach::Rounding || shifted());
                if !same {
                    passed = Some(group(&it));
                }
                same
            });
            let Some((found, it)) = found.and_then(|found| Some((found, version(found)?))) else { continue };
            if passed != Some(group(&it)) {
                turn.from.insert(group(&it), found.saturating_add(1));
            }
            return Ok(found);
        }
        Err(unsure)
    }

    /// A text that was not found says by those that it may be how far the dump that is read is from others; whether that of
    /// one is known by it, and the text may be found now.
    pub(super) fn vote(&mut self, met: &Met, says: &[(u32, i64)]) -> bool {
        self.turn.vote(says.to_vec(), met.length >= LONG)
    }

    /// Whether a history has a message with the words of one that was written at its moment, as far as their times tell.
    pub(super) fn has_like(&self, known: &Known, history: u32, met: &Met) -> bool {
        let is_like = |number| {
            let it = known.get(number).filter(|it| it.state != State::Gone && it.words() == met.words());
            it.is_some_and(|it| met.may_be_of_one(&it) && met.same_moment(&it) == Some(true))
        };
        self.moments.near(hash_of_words(history, met), met, Reach::Zones, |_| 0, is_like).is_some()
    }

    /// Bytes taken, nearly.
    pub(super) fn bytes(&self) -> usize {
        let Turn { taken, from, times, .. } = &self.turn;
        let former = self.former.values().map(|all| 32 + all.capacity() * size_of::<Met>()).sum::<usize>();
        self.moments.bytes() + taken.bytes() + from.bytes() + times.bytes() + former
    }
}

impl Turn {
    /// A text says how far the dump may be from others; one that is long says it by itself if it says but one thing of a dump.
    /// Whether that of one is known by it.
    fn vote(&mut self, mut says: Vec<(u32, i64)>, is_long: bool) -> bool {
        let before = self.shifts.len();
        says.order_by(|(_, shift)| signed(*shift));
        says.order_by(|(other, _)| u64::from(*other));
        says.dedup();
        for &(other, shift) in &says {
            let is_sole = says.iter().filter(|it| it.0 == other).count() == 1;
            let votes = self.votes.entry((other, shift), Default::default);
            *votes += if is_sole && is_long { AGREED } else { 1 };
            let votes = *votes;
            let most = self.votes.iter().filter(|(said, _)| said.0 == other && said.1 != shift);
            if votes >= AGREED && most.map(|(_, votes)| *votes).max().is_none_or(|most| most < votes) {
                self.shifts.insert(other, shift);
                self.is_settled = true;
            }
        }
        let is_learnt = self.shifts.len() > before;
        if is_learnt {
            let votes = std::mem::take(&mut self.votes);
            self.votes = votes.into_iter().filter(|((other, _), _)| !self.shifts.has(other)).collect();
        }
        is_learnt
    }
}
