//! Messages without a number, known by their words: in another dump of the same chat, of the same moment and by the same
//! author, they are the same.
//!
//! Within one dump nothing is: who writes the same twice in a minute wrote two messages, and two of another dump
//! are the same as them, one each. Where a zone is not known, a dump is as far from another as its first long text
//! says, for short ones are written often; summer time aside.

use std::collections::{HashMap, HashSet};

use super::known::{Known, Met, QUARTER, State, hash_of_words};
use super::moments::{Group, Moments, Reach};

/// A text of so many bytes is hardly written twice.
const LONG: u16 = 32;
/// How many quarters of an hour summer time is.
const SUMMER: i64 = 4;

/// Messages by history and words.
#[derive(Debug, Default)]
pub(super) struct ByWords {
    moments: Moments,
    turn: Turn,
}

/// What is known of the dump that is read.
#[derive(Debug, Default)]
pub(super) struct Turn {
    /// The messages that it has, of those met in others.
    taken: HashSet<u32>,
    /// Behind which all of one time are taken.
    from: HashMap<Group, u32>,
    /// How many quarters of an hour its times are behind those of another dump.
    shifts: HashMap<u32, i64>,
    /// What time it gives for a message that it has in common with another dump, where the zone of one is not known.
    times: HashMap<u32, u32>,
}

impl ByWords {
    /// Another dump begins; gives what was known of the one before.
    pub(super) fn begin(&mut self, turn: Turn) -> Turn {
        std::mem::replace(&mut self.turn, turn)
    }

    /// Makes a message of a history findable.
    pub(super) fn insert(&mut self, history: u32, met: &Met, number: u32) {
        self.moments.insert(hash_of_words(history, met), met, number);
    }

    /// A message of a history is not to be found any more.
    pub(super) fn remove(&mut self, history: u32, met: &Met, number: u32) {
        self.moments.remove(hash_of_words(history, met), met, number);
    }

    /// The dump has a message that was met in another, with this time.
    pub(super) fn take(&mut self, number: u32, met: &Met, known: &Met) {
        if known.state == State::Unnumbered || met.state == State::Unnumbered {
            self.turn.taken.insert(number);
        }
        if met.zone().max(known.zone()) > 1 {
            self.turn.times.insert(number, met.time);
        }
    }

    /// Whether the dump has a message without a number that was met in another.
    pub(super) fn has(&self, number: u32) -> bool {
        self.turn.taken.contains(&number)
    }

    /// The time that the dump gave for a message met in another, if that matters.
    pub(super) fn time(&self, number: u32) -> Option<u32> {
        self.turn.times.get(&number).copied()
    }

    /// A message of another dump that is the same, if one of both has no number; `dump_of` tells in which dump one lies.
    pub(super) fn find(
        &mut self,
        known: &Known,
        history: u32,
        met: &Met,
        dump: u32,
        dump_of: impl Fn(u32) -> u32,
    ) -> Option<u32> {
        if met.zone() == 0 && met.length == 0 {
            return None;
        }
        let Self { moments, turn } = self;
        let group = |it: &Met| Moments::group(hash_of_words(history, met), it);
        let shift = |it: &Met| (met.later_than(it) + QUARTER / 2).div_euclid(QUARTER);
        for reach in [Reach::Rounding, Reach::Zones] {
            let mut passed = None;
            let from = |group| turn.from.get(&group).copied().unwrap_or_default();
            let found = moments.near(hash_of_words(history, met), met, reach, from, |number| {
                let Some(it) = known.get(number) else { return false };
                if turn.taken.contains(&number) {
                    return false;
                }
                let other = dump_of(number);
                let is_other = [met.state, it.state].contains(&State::Unnumbered) && other != dump;
                let fits = is_other && met.words() == it.words() && met.may_be_of_one(&it);
                let shifted = || match turn.shifts.get(&other) {
                    Some(known) => [0, SUMMER].contains(&(shift(&it) - known).abs()),
                    None => met.length >= LONG,
                };
                let same = fits
                    && (reach == Reach::Rounding || shifted())
                    && (met.same_moment(&it) == Some(true) || met.zone().max(it.zone()) == 0);
                if !same {
                    passed = Some(group(&it));
                }
                same
            });
            let Some((found, it)) = found.and_then(|found| Some((found, known.get(found)?))) else { continue };
            if passed != Some(group(&it)) {
                turn.from.insert(group(&it), found.saturating_add(1));
            }
            if met.zone().max(it.zone()) > 1 && met.length >= LONG {
                turn.shifts.entry(dump_of(found)).or_insert_with(|| shift(&it));
            }
            return Some(found);
        }
        None
    }

    /// Bytes taken, nearly.
    pub(super) fn bytes(&self) -> usize {
        let Turn { taken, from, times, .. } = &self.turn;
        self.moments.bytes() + taken.capacity() * 5 + from.capacity() * 17 + times.capacity() * 9
    }
}
