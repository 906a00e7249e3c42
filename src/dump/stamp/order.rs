//! Whether the day or the month stands first in dates, told from all of them together.

use super::Stamp;

/// In which order day and month stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::dump) enum Order {
    /// The day first, as nearly everywhere.
    #[default]
    DayMonth,
    /// The month first.
    MonthDay,
}

impl Order {
    /// The other one.
    pub(in crate::dump) fn other(self) -> Self {
        match self {
            Self::DayMonth => Self::MonthDay,
            Self::MonthDay => Self::DayMonth,
        }
    }

    /// The order that all dates of one paste agree with; whether they leave no doubt.
    pub(in crate::dump) fn of(stamps: &[Stamp]) -> (Self, bool) {
        let mut evidence = Evidence::default();
        for stamp in stamps {
            evidence.add(stamp);
        }
        evidence.verdict()
    }
}

/// What dates, met one by one, tell of the order of day and month.
#[derive(Clone, Debug, Default)]
pub(in crate::dump) struct Evidence {
    day_first: bool,
    month_first: bool,
    halves: bool,
    readings: [Reading; 2],
}

/// How the dates run when they are read in one of the orders.
#[derive(Clone, Debug, Default)]
struct Reading {
    last: Option<i64>,
    /// Whether one of them came before its predecessor, or is none at all.
    falls: bool,
    /// The sum of all steps, in seconds.
    way: i64,
}

impl Evidence {
    pub(in crate::dump) fn add(&mut self, stamp: &Stamp) {
        if !stamp.is_possible() {
            return;
        }
        self.day_first |= stamp.separator == '.' || stamp.day[0] > 12;
        self.month_first |= stamp.day[1] > 12;
        self.halves |= stamp.halves && stamp.separator == '/';
        for (reading, order) in self.readings.iter_mut().zip([Order::DayMonth, Order::MonthDay]) {
            let Some(posted) = stamp.posted(order) else {
                reading.falls = true;
                continue;
            };
            let step = posted.seconds - reading.last.unwrap_or(posted.seconds);
            reading.falls |= step < 0;
            reading.way = reading.way.saturating_add(step.abs());
            reading.last = Some(posted.seconds);
        }
    }

    /// Whether a date was met that can be read in one order only.
    pub(in crate::dump) fn is_clear(&self) -> bool {
        self.day_first || self.month_first
    }

    /// Whether there is any date whose order is open so far.
    pub(in crate::dump) fn is_open(&self) -> bool {
        !self.is_clear() && self.readings.iter().any(|reading| reading.last.is_some())
    }

    /// The order, and whether nothing speaks for the other.
    pub(in crate::dump) fn verdict(&self) -> (Order, bool) {
        let [day_first, month_first] = &self.readings;
        if self.day_first || day_first.last.is_none() && month_first.last.is_none() {
            return (Order::DayMonth, true);
        }
        if self.month_first || self.halves {
            return (Order::MonthDay, true);
        }
        // Messages stand in the order of time.
        match (day_first.falls, month_first.falls) {
            (true, false) => (Order::MonthDay, true),
            (false, true) => (Order::DayMonth, true),
            // Read wrongly, days that follow one another lie months apart.
            _ if month_first.way < day_first.way => (Order::MonthDay, false),
            _ => (Order::DayMonth, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_order(texts: &[&str], expected: (Order, bool)) {
        let stamps: Vec<_> = texts.iter().filter_map(|text| Stamp::parse(text)).collect();
        assert_eq!(Order::of(&stamps), expected, "{texts:?}");
    }

    #[test]
    fn all_dates_together_tell_the_order() {
        check_order(&["3/6/22, 9:58 م"], (Order::DayMonth, false));
        check_order(&["3/6/22, 9:58 p. m."], (Order::DayMonth, false));
        check_order(&["03/06/2022 21:58", "13/06/2022 10:00"], (Order::DayMonth, true));
        check_order(&["3/6/22 21:58", "3/14/22 10:00"], (Order::MonthDay, true));
        check_order(&["3/6/22, 9:58 PM"], (Order::MonthDay, true));
        check_order(&["01/02/2022 10:00", "02/01/2022 10:00"], (Order::MonthDay, true));
        check_order(&["03/06/2022 21:58"], (Order::DayMonth, false));
        check_order(&["09/01/2022 10:00", "09/02/2022 10:00", "09/03/2022 10:00"], (Order::MonthDay, false));
        check_order(&["01/09/2022 10:00", "02/09/2022 10:00", "03/09/2022 10:00"], (Order::DayMonth, false));
    }
}
