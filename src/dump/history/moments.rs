//! Messages that share an id, or their words, found by when they were posted.
//!
//! Of few, each is looked at; some programs number every message alike, or post one text all day, and then looking at
//! each would take time with the square of their number. Here they stand by the seconds within a quarter of an hour, in
//! which times agree whatever the zones are, and then by time.

use std::collections::BTreeSet;

use super::known::{FARTHEST, Met, QUARTER, rounding};

/// How many of one very time are looked at.
const TRIES: usize = 64;

/// Messages by moment.
#[derive(Debug, Default)]
pub(super) struct Moments {
    /// By key, what is known of the time, the seconds within a quarter of an hour, the time, and their number. Those without
    /// a time have their words in its place.
    all: BTreeSet<Place>,
    /// Those that have a time, by key and words, nothing of the time: for what has none. `None` where a key means the words.
    worded: Option<BTreeSet<Place>>,
    /// What is known of times there are: a bit each.
    kinds: u16,
}

/// Where one stands, as one number, for the tree is that of [`super::ranges`].
type Place = u128;

/// All that have one key and one time.
pub(super) type Group = (u32, u8, u32);

/// How far times may be apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// By how they are rounded.
    Rounding,
    /// By what is not known of their zones as well.
    Zones,
}

impl Moments {
    /// None yet; of one key there may be messages with different words.
    pub(super) fn of_many_words() -> Self {
        Self { worded: Some(BTreeSet::new()), ..Self::default() }
    }

    /// The group of those of one very time that one belongs to.
    pub(super) fn group(key: u32, met: &Met) -> Group {
        let (about, _, time) = place(met);
        (key, about, time)
    }

    /// Adds one.
    pub(super) fn insert(&mut self, key: u32, met: &Met, number: u32) {
        let (about, within, time) = place(met);
        self.all.insert(at(key, about, within, time, number));
        if let Some(worded) = self.worded.as_mut().filter(|_| met.zone() > 0) {
            worded.insert(at(key, 0, 0, met.words(), number));
        }
        self.kinds |= 1 << about;
    }

    /// Takes one away; whether it was there.
    pub(super) fn remove(&mut self, key: u32, met: &Met, number: u32) -> bool {
        let (about, within, time) = place(met);
        if let Some(worded) = &mut self.worded {
            worded.remove(&at(key, 0, 0, met.words(), number));
        }
        self.all.remove(&at(key, about, within, time, number))
    }

    /// One whose moment may be the same, or whose words are where a time is lacking.
    pub(super) fn find(&self, key: u32, met: &Met, reach: Reach, mut same: impl FnMut(u32) -> bool) -> Option<u32> {
        if met.zone() == 0 {
            let words = met.words();
            let all = at(key, 0, 0, words, 0)..=at(key, 0, 0, words, u32::MAX);
            let mut timed = self.worded.iter().flat_map(|worded| worded.range(all.clone())).take(TRIES).map(number);
            if let Some(found) = timed.find(|number| same(*number)) {
                return Some(found);
            }
        } else if let Some(found) = self.in_group((key, 0, met.words()), 0, 0, &mut same) {
            return Some(found);
        }
        self.near(key, met, reach, |_| 0, same)
    }

    /// One of a time that may be the same, or without one if this has none; of each very time those behind what `from` says.
    pub(super) fn near(
        &self,
        key: u32,
        met: &Met,
        reach: Reach,
        from: impl Fn(Group) -> u32,
        mut same: impl FnMut(u32) -> bool,
    ) -> Option<u32> {
        if met.zone() == 0 {
            let group = (key, 0, met.words());
            return self.in_group(group, 0, from(group), &mut same);
        }
        let kinds = (1..16_u8).filter(|about| self.kinds >> about & 1 == 1 && about & 3 > 0);
        kinds.into_iter().find_map(|about| {
            let rounding = rounding(about, met.about_time()) - 1;
            let zones = match u32::from(about & 3).max(met.zone()) {
                _ if reach == Reach::Rounding => 0,
                1 => 0,
                2 => 4 * QUARTER,
                _ => FARTHEST,
            };
            let time = i64::from(met.time);
            let limit = |at: i64| u32::try_from(at.max(0)).unwrap_or(u32::MAX);
            let times = (limit(time - rounding - zones), limit(time + rounding + zones));
            let within = (time - rounding).rem_euclid(QUARTER);
            let stretches = if 2 * rounding + 1 >= QUARTER {
                [(0, QUARTER - 1), (1, 0)]
            } else {
                let end = within + 2 * rounding;
                [(within, end.min(QUARTER - 1)), (0, end - QUARTER)]
            };
            stretches.into_iter().filter(|(first, last)| first <= last).find_map(|(first, last)| {
                self.within((key, about), (first as u16, last as u16), times, &from, &mut same)
            })
        })
    }

    /// Bytes taken, nearly.
    pub(super) fn bytes(&self) -> usize {
        (self.all.len() + self.worded.as_ref().map_or(0, BTreeSet::len)) * 24
    }

    fn within(
        &self,
        (key, about): (u32, u8),
        (mut first, last): (u16, u16),
        (from_time, to_time): (u32, u32),
        from: &impl Fn(Group) -> u32,
        same: &mut impl FnMut(u32) -> bool,
    ) -> Option<u32> {
        loop {
            let behind = at(key, about, last, u32::MAX, u32::MAX);
            let within = (self.all.range(at(key, about, first, 0, 0)..=behind).next()? >> 64) as u16;
            let mut from_here = Some(from_time).filter(|time| *time <= to_time);
            while let Some(time) = from_here {
                let rest = at(key, about, within, time, 0)..=at(key, about, within, to_time, u32::MAX);
                let Some(next) = self.all.range(rest).next().map(|found| (found >> 32) as u32) else { break };
                let group = (key, about, next);
                if let Some(found) = self.in_group(group, within, from(group), same) {
                    return Some(found);
                }
                from_here = next.checked_add(1).filter(|next| *next <= to_time);
            }
            first = within.checked_add(1).filter(|next| *next <= last)?;
        }
    }

    fn in_group(
        &self,
        (key, about, time): Group,
        within: u16,
        from: u32,
        same: &mut impl FnMut(u32) -> bool,
    ) -> Option<u32> {
        let group = at(key, about, within, time, from)..=at(key, about, within, time, u32::MAX);
        self.all.range(group).take(TRIES).map(number).find(|number| same(*number))
    }
}

/// A place: key, what is known of the time, the seconds within a quarter of an hour, the time, the number.
fn at(key: u32, about: u8, within: u16, time: u32, number: u32) -> Place {
    u128::from(key) << 88
        | u128::from(about) << 80
        | u128::from(within) << 64
        | u128::from(time) << 32
        | u128::from(number)
}

/// The number of who stands there.
fn number(place: &Place) -> u32 {
    *place as u32
}

/// What one stands by.
fn place(met: &Met) -> (u8, u16, u32) {
    match met.zone() {
        0 => (0, 0, met.words()),
        _ => (met.about_time(), (i64::from(met.time) % QUARTER) as u16, met.time),
    }
}
