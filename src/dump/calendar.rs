//! Days of the Gregorian calendar as numbers.
//!
//! Every stage counts in these; nothing else in the program does calendar arithmetic.

use serde::{Deserialize, Serialize};

/// A calendar day, counted from 1970-01-01; no zone, no time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day(pub i32);

/// A span of days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Days {
    /// The first day.
    pub first: Day,
    /// The last day, not before the first.
    pub last: Day,
}

impl Day {
    /// The day of a date; `None` if the calendar has no such date. Years 1 to 9999, months and days from 1.
    #[must_use]
    pub fn of_date(year: i32, month: u32, day: u32) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            2 => 28 + u32::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if !(1..=last).contains(&day) || !(1..=9999).contains(&year) {
            return None;
        }
        // Years that begin in March put the leap day last, so months add up without a table.
        let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let (m, day) = (m as i32, day as i32);
        Some(Self(
            365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400) + (153 * m + 2) / 5 + day - 719_469,
        ))
    }

    /// The day that the Solar Hijri calendar of Iran and Afghanistan calls so; `None` if it has no such day. For the
    /// years 1206 to 1633, in which leap years come eight in 33 years.
    #[must_use]
    pub fn of_solar_hijri(year: i32, month: u32, day: u32) -> Option<Self> {
        let begin = |year: i32| {
            let year = year + 1_595;
            365 * year + year.div_euclid(33) * 8 + (year.rem_euclid(33) + 3).div_euclid(4)
        };
        let months = |month: u32| if month < 7 { 31 * (month - 1) } else { 186 + 30 * (month - 7) };
        let valid = (1_206..=1_633).contains(&year) && (1..=12).contains(&month) && day > 0;
        let before = valid.then(|| begin(year) + months(month) as i32)?;
        let end = if month < 12 { begin(year) + months(month + 1) as i32 } else { begin(year + 1) };
        // The first day of 1399.
        let known = Self::of_date(2020, 3, 20)?;
        (day as i32 <= end - before).then(|| Self(known.0 + before + day as i32 - 1 - begin(1_399)))
    }

    /// The day in which a number of seconds since the epoch falls.
    #[must_use]
    pub const fn of_seconds(seconds: i64) -> Self {
        Self(seconds.div_euclid(86_400) as i32)
    }

    /// Year, month (1 to 12) and day of the month.
    #[must_use]
    pub fn date(self) -> (i32, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let in_era = z.rem_euclid(146_097);
        let year_of_era = (in_era - in_era / 1_460 + in_era / 36_524 - in_era / 146_096) / 365;
        let in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let m = (5 * in_year + 2) / 153;
        let day = in_year - (153 * m + 2) / 5 + 1;
        let month = if m < 10 { m + 3 } else { m - 9 };
        (year_of_era + era * 400 + i32::from(month <= 2), month as u32, day as u32)
    }

    /// Day of the week, Monday 0 to Sunday 6.
    #[must_use]
    pub const fn weekday(self) -> u32 {
        (self.0 + 3).rem_euclid(7) as u32
    }

    /// Reads `YYYY-MM-DD`, nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shape {
            return None;
        }
        Self::of_date(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
    }
}

impl std::fmt::Display for Day {
    /// `YYYY-MM-DD`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.date();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Days {
    /// A span of one day.
    #[must_use]
    pub const fn one(day: Day) -> Self {
        Self { first: day, last: day }
    }
}

impl std::fmt::Display for Days {
    /// `YYYY-MM-DD`, or `YYYY-MM-DD/YYYY-MM-DD` for more than one day.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.first == self.last { self.first.fmt(f) } else { write!(f, "{}/{}", self.first, self.last) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, number: i32, weekday: u32) {
        let day = Day::parse(text).unwrap();
        assert_eq!((day.0, day.weekday(), day.to_string().as_str()), (number, weekday, text));
    }

    #[test]
    fn days_are_numbered_from_the_epoch() {
        check("1970-01-01", 0, 3);
        check("2000-02-29", 11_016, 1);
        check("2023-09-21", 19_621, 3);
        check("0001-01-01", -719_162, 0);
        check("9999-12-31", 2_932_896, 4);
    }

    #[test]
    fn every_day_of_four_centuries_comes_back() {
        for number in -60_000..90_000 {
            assert_eq!(Day::parse(&Day(number).to_string()), Some(Day(number)));
        }
    }

    #[test]
    fn days_of_the_solar_hijri_calendar_are_found() {
        for (year, month, day, expected) in [
            (1399, 1, 1, Some("2020-03-20")),
            (1399, 6, 22, Some("2020-09-12")),
            (1399, 12, 30, Some("2021-03-20")),
            (1400, 1, 1, Some("2021-03-21")),
            (1402, 2, 31, Some("2023-05-21")),
            (1403, 12, 30, Some("2025-03-20")),
            (1404, 1, 1, Some("2025-03-21")),
            (1400, 12, 30, None),
            (1400, 7, 31, None),
            (1400, 13, 1, None),
            (1400, 0, 1, None),
            (2023, 9, 22, None),
        ] {
            let found = Day::of_solar_hijri(year, month, day).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{year}-{month}-{day}");
        }
    }

    #[test]
    fn what_no_calendar_has_is_no_day() {
        for text in ["2023-02-29", "2023-13-01", "2023-00-10", "2023-1-1", "21.09.2023", "2023-04-31", "äää-ää-ää"]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
