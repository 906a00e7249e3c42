//! Dates in a text, and which of them is the day of the event.
//!
//! [`find`] reads all of them with the place they stand in; [`choose()`] takes the one that tells when the event
//! was or will be, never one of something merely mentioned. A year that is not written follows from the
//! posting day, or from the number of a session of the General Assembly.

mod ahead;
mod before;
mod choose;
mod elsewhere;
mod foot;
mod happening;
mod happening_words;
mod relating;
mod saying;
mod scan;
mod year;

pub use ahead::not_ahead;
pub use choose::choose;
pub(super) use choose::days;
pub use scan::find;
pub(super) use year::session;
pub use year::{is_history, is_of_long_ago, year};

use super::{Country, Kind, Realis, Span};
use crate::dump::Day;

/// A date or relative word in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Where.
    pub span: Span,
    /// What it says.
    pub when: When,
    /// How it stands in the text.
    pub setting: Setting,
}

/// What a date in a text says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Days of a month, the same twice for a single day; the year if it stands there.
    Days {
        /// Year.
        year: Option<i32>,
        /// First month and day.
        first: (u32, u32),
        /// Last month and day.
        last: (u32, u32),
    },
    /// Days relative to the posting day, both ends included.
    Relative(i32, i32),
    /// A day of the week, Monday 0.
    Weekday(u32),
    /// From one such day to another: `from Sunday to Tuesday`.
    Between(Point, Point),
    /// A month, perhaps with its year: too coarse for a day.
    Month {
        /// Year.
        year: Option<i32>,
        /// 1 to 12.
        month: u32,
    },
}

/// A day as it is seen from the posting day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// So many days behind the posting day.
    Offset(i32),
    /// A day of the week, Monday 0.
    Weekday(u32),
}

/// How a date stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// In a line of place and date.
    Dateline,
    /// In brackets, alone or with a place.
    Bracket,
    /// In a sentence.
    Running,
}

/// What else is known when a date is chosen.
#[derive(Clone, Copy, Debug, Default)]
pub struct Circumstances {
    /// The posting day.
    pub posted: Option<Day>,
    /// Whether the event is past, under way or to come, where told.
    pub realis: Option<Realis>,
    /// What sort of event it is, where told.
    pub kind: Option<Kind>,
    /// The year to use where nothing else gives one (a paste without posting dates).
    pub year: Option<i32>,
    /// The words that raised the event.
    pub trigger: Option<Span>,
    /// Words of a sentence further down that tell it again, with those who take part.
    pub echo: Option<Span>,
    /// The country whose agency the channel is.
    pub home: Option<Country>,
}

#[cfg(test)]
mod tests;
