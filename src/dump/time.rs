//! When a message was posted, and how sure its time zone is.
//!
//! Dumps write times as seconds since the epoch, as local time with an offset, or as local time without
//! one. Only the readers know the spellings; the rest of the program gets a [`Posted`]. Reads no clock.

use serde::{Deserialize, Serialize};

use super::calendar::Day;

/// A moment, with what the dump told about its zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posted {
    /// Seconds since 1970-01-01T00:00:00 UTC; for [`Zone::Unknown`] as if the local time were UTC.
    pub seconds: i64,
    /// What is known about the zone of the written time.
    pub zone: Zone,
    /// How finely it was written.
    pub precision: Precision,
}

impl Posted {
    /// An exact instant in UTC, to the second.
    #[must_use]
    pub const fn utc(seconds: i64) -> Self {
        Self { seconds, zone: Zone::Utc, precision: Precision::Second }
    }

    /// Seconds on the clock that the dump shows: local where the offset is known, else as written.
    #[must_use]
    pub const fn clock(self) -> i64 {
        match self.zone.east() {
            Some(east) => self.seconds + east as i64,
            None => self.seconds,
        }
    }

    /// The calendar day in the zone that the dump shows.
    #[must_use]
    pub fn day(self) -> Day {
        Day::of_seconds(self.clock())
    }
}

/// How the written time relates to UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Zone {
    /// The instant is certain, and the dump shows it in UTC.
    Utc,
    /// The instant is certain; the exporting machine stood this many seconds east of Greenwich.
    Offset(i32),
    /// The exporting machine stood this many seconds east of Greenwich in standard time. Where clocks are put forward
    /// in summer the written time may be of summer, and then the instant is an hour earlier; the dump does not say.
    Standard(i32),
    /// The dump gave local time only: the reader must choose.
    Unknown,
}

impl Zone {
    /// Seconds east of Greenwich of the clock that the dump shows, where it stood elsewhere and that is known.
    #[must_use]
    pub const fn east(self) -> Option<i32> {
        match self {
            Self::Offset(east) | Self::Standard(east) => Some(east),
            Self::Utc | Self::Unknown => None,
        }
    }
}

/// How finely a time was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(missing_docs)] // the names say it
pub enum Precision {
    Day,
    Minute,
    Second,
}
