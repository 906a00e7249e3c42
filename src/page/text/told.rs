//! Counts in words: `1,204 messages`, and bytes, and how long something will take.

use super::words::Plural;
use super::{fill, words};
use crate::dump::Place;
use crate::page::locale;

/// A number and its word.
#[must_use]
pub fn count(number: u64, plural: Plural) -> String {
    format!("{} {}", locale::number(number), words().after(number, plural))
}

/// A size.
#[must_use]
pub fn bytes(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["B", "kB", "MB", "GB", "TB"];
    let (mut value, mut unit) = (bytes as f64, 0);
    while value >= 999.5 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    let decimals = u8::from(unit > 0 && value < 99.5);
    format!("{}\u{a0}{}", locale::decimal(value, decimals), UNITS[unit])
}

/// Which bytes of a file a stretch of a dump is, by its place there if that is another.
#[must_use]
pub fn stretch(range: std::ops::Range<u64>, place: Option<&Place>) -> String {
    let w = &words().problems;
    let (start, end) = place.map_or((range.start, range.end), |place| (place.start, place.end));
    let pattern = if place.is_some_and(|place| place.unpacked) { w.bytes_unpacked } else { w.bytes };
    fill(pattern, &[("start", &locale::number(start)), ("end", &locale::number(end))])
}

/// The time that `done` of `total` leaves, after `spent` milliseconds; `None` while that would be a guess.
#[must_use]
pub fn left(done: u64, total: u64, spent: f64) -> Option<String> {
    if done == 0 || total <= done || spent < 1500.0 {
        return None;
    }
    let seconds = (spent / 1000.0 * (total - done) as f64 / done as f64).ceil();
    let w = &words().reading;
    let time = if seconds < 90.0 {
        fill(w.seconds, &[("n", &locale::decimal(seconds, 0))])
    } else {
        fill(w.minutes, &[("n", &locale::decimal((seconds / 60.0).round(), 0))])
    };
    Some(fill(w.left, &[("time", &time)]))
}
