//! Dates in a text, and which of them is the day of the event.

use super::{Basis, Field, Kind, Realis, Span, gazetteer::Scanned};
use crate::dump::{Day, Days};

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
    /// A day relative to the posting day.
    Relative(i32),
    /// A day of the week, Monday 0.
    Weekday(u32),
    /// A month, perhaps with its year: too coarse for a day.
    Month {
        /// Year.
        year: Option<i32>,
        /// 1 to 12.
        month: u32,
    },
    /// A bare year.
    Year(i32),
}

/// How a date stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// In a line of place and date.
    Dateline,
    /// In brackets at the end of a header.
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
}

/// All dates of a text, in order.
#[must_use]
pub fn find(_scanned: &Scanned<'_>) -> Vec<DateMention> {
    Vec::new()
}

/// The day of the event that the message tells, with its evidence; `None` if it tells none or leaves a doubt.
#[must_use]
pub fn choose(
    _scanned: &Scanned<'_>,
    _dates: &[DateMention],
    _circumstances: &Circumstances,
) -> Option<(Field<Days>, Basis)> {
    None
}

/// The year that the message's dates lie in, where it states one: in a date of the event, or by the number of a
/// session. For messages without a posting day, to be handed to their neighbours.
#[must_use]
pub fn year(_scanned: &Scanned<'_>, _dates: &[DateMention]) -> Option<i32> {
    None
}
