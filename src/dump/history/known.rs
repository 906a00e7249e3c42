//! The messages that were met, to know one again: eighteen bytes each and its place in a table, no text.
//!
//! A message is known by a hash of its history and id. That finds candidates; whether one is the same is for the caller
//! to say, who knows how times agree. Only this file knows how the table is kept.

use crate::dump::eight;
use crate::dump::message::MessageId;
use crate::dump::time::{Posted, Zone};

/// A place in the table where nothing stands.
const FREE: u32 = u32::MAX;
/// Two bits for what is known of the zone, two above them for how finely the time is written.
const ABOUT_TIME: u32 = 15;

/// All messages that were met.
#[derive(Debug, Default)]
pub(super) struct Known {
    met: Vec<Met>,
    /// How long the text of each is.
    lengths: Vec<u16>,
    /// Numbers of `met`; its length is a power of two, and a third of it or more is free.
    table: Vec<u32>,
}

/// What is kept of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Met {
    /// Of history and id.
    pub(super) hash: u32,
    /// What its reader numbers it by.
    pub(super) ordinal: u32,
    /// When it was posted.
    time: u32,
    /// The hash of its words, with [`ABOUT_TIME`] in the lowest bits.
    words: u32,
}

impl Known {
    /// The first with that hash for which `same` holds, by its number.
    pub(super) fn find(&self, hash: u32, mut same: impl FnMut(u32, &Met) -> bool) -> Option<u32> {
        let mut at = self.place(hash)?;
        loop {
            let number = self.table[at];
            let met = self.met.get(number as usize)?;
            if met.hash == hash && same(number, met) {
                return Some(number);
            }
            at = (at + 1) & (self.table.len() - 1);
        }
    }

    /// One by its number.
    pub(super) fn get(&self, number: u32) -> Option<Met> {
        self.met.get(number as usize).copied()
    }

    /// Adds one; its number.
    pub(super) fn push(&mut self, met: Met, length: u16) -> u32 {
        let number = self.met.len() as u32;
        if self.met.len() == self.met.capacity() {
            // By an eighth each time, not by as many again: there may be millions.
            let more = self.met.len() / 8 + 16;
            self.met.reserve_exact(more);
            self.lengths.reserve_exact(more);
        }
        self.met.push(met);
        self.lengths.push(length);
        if self.met.len() * 3 > self.table.len() * 2 {
            self.table = vec![FREE; (self.met.len() * 2).next_power_of_two().max(16)];
            (0..number).for_each(|number| self.enter(number));
        }
        self.enter(number);
        number
    }

    /// Takes another version for the one that was known.
    pub(super) fn replace(&mut self, number: u32, met: Met, length: u16) {
        let at = number as usize;
        if let (Some(known), Some(known_length)) = (self.met.get_mut(at), self.lengths.get_mut(at)) {
            *known = Met { hash: known.hash, ..met };
            *known_length = length;
        }
    }

    /// How long the text of one is.
    pub(super) fn length(&self, number: u32) -> u16 {
        self.lengths.get(number as usize).copied().unwrap_or_default()
    }

    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        self.met.len() as u32
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.met.capacity() * size_of::<Met>() + self.lengths.capacity() * 2 + self.table.capacity() * 4
    }

    fn place(&self, hash: u32) -> Option<usize> {
        let mask = self.table.len().checked_sub(1)?;
        Some((hash.wrapping_mul(0x9e37_79b9) >> 4) as usize & mask)
    }

    fn enter(&mut self, number: u32) {
        let Some(mut at) = self.place(self.met[number as usize].hash) else { return };
        while self.table[at] != FREE {
            at = (at + 1) & (self.table.len() - 1);
        }
        self.table[at] = number;
    }
}

impl Met {
    pub(super) fn new(hash: u32, ordinal: u32, posted: Option<Posted>, text: &str) -> Self {
        let zone = match posted.map(|posted| posted.zone) {
            None => 0,
            Some(Zone::Utc | Zone::Offset(_)) => 1,
            Some(Zone::Standard(_)) => 2,
            Some(Zone::Unknown) => 3,
        };
        let (time, precision) = posted.map_or((0, 0), |posted| (posted.seconds as u32, posted.precision as u32));
        Self { hash, ordinal, time, words: (hash_of_text(text) & !ABOUT_TIME) | precision << 2 | zone }
    }

    /// Whether the words are the same, whatever stands between them.
    pub(super) fn same_words(&self, other: &Self) -> bool {
        self.words & !ABOUT_TIME == other.words & !ABOUT_TIME
    }

    /// Whether its time says more surely than another's when it was: a zone that is told, or one that summer may change.
    pub(super) fn is_surer(&self, other: &Self) -> bool {
        let sureness = |met: &Self| (4 - (met.words & 3)) % 4;
        sureness(self) > sureness(other)
    }

    /// Whether both may be of one moment, as far as their zones are known; `None` if one has no time.
    ///
    /// A time that may be of summer may be an hour off. Where a zone is not known, it is any that there is: a quarter of
    /// an hour or a multiple of it, up to fourteen hours.
    pub(super) fn same_moment(&self, other: &Self) -> Option<bool> {
        let (one, two) = (self.words & 3, other.words & 3);
        let precision = match (self.words >> 2 & 3).min(other.words >> 2 & 3) {
            0 => 86_400,
            1 => 60,
            _ => 1,
        };
        let apart = i64::from(self.time.wrapping_sub(other.time).cast_signed()).abs();
        let near = |wanted: i64| (apart - wanted).abs() < precision;
        match one.max(two) {
            _ if one.min(two) == 0 => None,
            1 => Some(near(0)),
            2 => Some(near(0) || near(3_600)),
            _ => Some((0..=14 * 4).any(|quarters| near(quarters * 900))),
        }
    }
}

/// How long a text is; longer than any that a post may have is as long as any.
pub(super) fn length_of(text: &str) -> u16 {
    u16::try_from(text.len()).unwrap_or(u16::MAX)
}

/// The hash of a message's history and id.
pub(super) fn hash_of_id(history: u32, id: &MessageId) -> u32 {
    let seed = u64::from(history) << 32 | 0x811c_9dc5;
    spread(match id {
        MessageId::Number(id) => hash_of(seed, &id.to_le_bytes()),
        MessageId::Text(id) => hash_of(seed ^ 1, id.as_bytes()),
    })
}

/// The hash of the words of a text.
pub(super) fn hash_of_text(text: &str) -> u32 {
    let mut words = 0;
    each_word(text, |word| words = hash_of(words ^ 1, word.as_bytes()));
    spread(words)
}

/// A hash for tables in memory, never to be stored.
fn hash_of(seed: u64, bytes: &[u8]) -> u64 {
    let step = |state: u64, next: u64| (state.rotate_left(23) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut state = seed ^ bytes.len() as u64;
    let mut rest = bytes;
    // Eight bytes at a time: this is done for all texts.
    while let Some((eight, behind)) = rest.split_first_chunk() {
        state = step(state, u64::from_le_bytes(*eight));
        rest = behind;
    }
    let last = match bytes.last_chunk() {
        Some(last) => u64::from_le_bytes(*last),
        None => rest.iter().fold(1, |word, byte| word << 8 | u64::from(*byte)),
    };
    step(state, last)
}

fn spread(hash: u64) -> u32 {
    ((hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd) >> 32) as u32
}

/// The words of `str::split_whitespace`; most letters are told to be no gap by their first byte.
fn each_word(text: &str, mut each: impl FnMut(&str)) {
    let bytes = text.as_bytes();
    let (mut begun, mut at) = (0, 0);
    while at < bytes.len() {
        if let Some(next) = eight::next(&bytes[at..]) {
            let gaps = eight::below(next, b'!') | eight::like(next, 0xff, 0xc2) | eight::like(next, 0xfc, 0xe0);
            if gaps == 0 {
                at += 8;
                continue;
            }
            at += eight::first(gaps);
        }
        let width = match bytes[at] {
            b' ' | 0x09..=0x0d => 1,
            // Gaps beyond ASCII begin with one of these.
            0xc2 | 0xe1..=0xe3 => {
                let letter = text[at..].chars().next().unwrap_or(' ');
                if !letter.is_whitespace() {
                    at += letter.len_utf8();
                    continue;
                }
                letter.len_utf8()
            }
            _ => {
                at += 1;
                continue;
            }
        };
        if begun < at {
            each(&text[begun..at]);
        }
        at += width;
        begun = at;
    }
    if begun < bytes.len() {
        each(&text[begun..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::time::Precision;

    #[test]
    fn what_was_added_is_found_and_nothing_else() {
        let mut known = Known::default();
        let met = |id: i64| Met::new(hash_of_id(7, &MessageId::Number(id)), id as u32, None, "x");
        let found = |known: &Known, id: i64| known.find(met(id).hash, |_, met| met.ordinal == id as u32);
        assert_eq!(found(&known, 0), None);
        for id in 0..5_000 {
            assert_eq!(known.push(met(id), id as u16), id as u32);
        }
        assert!((0..5_000).all(|id| found(&known, id) == Some(id as u32)));
        assert!((5_000..9_000).all(|id| found(&known, id).is_none()));
        known.replace(17, Met::new(0, 90_000, None, "x"), 3);
        assert_eq!((known.length(16), known.length(17)), (16, 3));
        assert_eq!(known.find(met(17).hash, |_, met| met.ordinal == 90_000), Some(17));
    }

    #[track_caller]
    fn check(one: (i64, Zone), other: (i64, Zone), expected: bool) {
        let met = |(seconds, zone)| Met::new(0, 0, Some(Posted { seconds, zone, precision: Precision::Second }), "");
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
        assert_eq!(Met::new(0, 0, None, "").same_moment(&Met::new(0, 0, Some(Posted::utc(at)), "")), None);
        let minute = Met::new(0, 0, Some(Posted { precision: Precision::Minute, ..Posted::utc(at) }), "");
        let near = |seconds| minute.same_moment(&Met::new(0, 0, Some(Posted::utc(at + seconds)), ""));
        assert_eq!((near(59), near(60)), (Some(true), Some(false)));
    }

    #[test]
    fn words_are_the_same_whatever_stands_between_them() {
        let same = |one: &str, other: &str| Met::new(0, 0, None, one).same_words(&Met::new(0, 0, None, other));
        assert!(same("Ferry  delayed\n", "Ferry delayed"));
        assert!(!same("Ferry delayed", "Ferry late"));
        assert!(!same("Ferry delayed", "delayed Ferry"));
        assert!(!same("Ferrydelayed", "Ferry delayed"));
    }

    #[test]
    fn words_end_at_every_gap() {
        for gap in ('\0'..=char::MAX).filter(|c| *c < '\u{3100}' || c.is_whitespace()) {
            let text = format!(" {gap}Паром{gap}{gap}late — “x”{gap}渡船 \u{85}");
            let mut words = Vec::new();
            each_word(&text, |word| words.push(word.to_owned()));
            assert_eq!(words, text.split_whitespace().collect::<Vec<_>>(), "{gap:?}");
        }
    }
}
