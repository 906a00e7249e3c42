//! Dates as a computer's settings write them: `22.09.2023 13:15`, `9/22/23, 1:15 PM`.
//!
//! Which number is the day is not told by one date but by all of them together.

use super::calendar::Day;
use super::time::{Posted, Precision, Zone};

/// The numbers of one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The numbers of the day, as written.
    day: [u32; 3],
    separator: char,
    hour: u32,
    minute: u32,
    second: Option<u32>,
    /// Whether it says before or after noon.
    halves: bool,
}

/// In which order day and month stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// The day first, as nearly everywhere.
    #[default]
    DayMonth,
    /// The month first.
    MonthDay,
}

impl Stamp {
    /// Reads a date and a time of day; `None` if it is anything else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut rest = Cursor(text.trim());
        let first = rest.number()?;
        let separator = rest.one_of(&['.', '/', '-'])?;
        rest.space();
        let second = rest.number()?;
        (rest.one_of(&['.', '/', '-'])? == separator).then_some(())?;
        rest.space();
        let third = rest.number()?;
        rest.one_of(&['.']);
        rest.one_of(&[',', '،']);
        rest.space().then_some(())?;
        rest.word();
        let mut hour = rest.number()?;
        rest.one_of(&[':', '.'])?;
        let minute = rest.number()?;
        let seconds = if rest.one_of(&[':', '.']).is_some() { Some(rest.number()?) } else { None };
        rest.space();
        let half = rest.0.to_lowercase().replace(['.', ' ', '\u{A0}', '\u{202F}'], "");
        let halves = !half.is_empty();
        match half.as_str() {
            "am" | "дп" if hour == 12 => hour = 0,
            "pm" | "пп" if hour < 12 => hour += 12,
            "" | "am" | "дп" | "pm" | "пп" => {}
            _ => return None,
        }
        let plausible = hour < 24 && minute < 60 && seconds.unwrap_or(0) <= 60;
        let stamp = Self { day: [first, second, third], separator, hour, minute, second: seconds, halves };
        let known = [Order::DayMonth, Order::MonthDay].iter().any(|&order| stamp.posted(order).is_some());
        (plausible && known).then_some(stamp)
    }

    /// When it was, on the clock of the computer that copied it.
    pub(super) fn posted(&self, order: Order) -> Option<Posted> {
        let [first, second, third] = self.day;
        let (year, month, day) = match order {
            _ if first > 999 => (first, second, third),
            Order::DayMonth => (third, second, first),
            Order::MonthDay => (third, first, second),
        };
        let year = if year < 100 { year + 2000 } else { year };
        let day = Day::of_date(year as i32, month, day)?;
        let clock = self.hour * 3_600 + self.minute * 60 + self.second.unwrap_or(0);
        Some(Posted {
            seconds: i64::from(day.0) * 86_400 + i64::from(clock),
            zone: Zone::Unknown,
            precision: if self.second.is_some() { Precision::Second } else { Precision::Minute },
        })
    }
}

impl Order {
    /// The other one.
    pub(super) fn other(self) -> Self {
        match self {
            Self::DayMonth => Self::MonthDay,
            Self::MonthDay => Self::DayMonth,
        }
    }

    /// The order that all dates of one paste agree with; whether they leave no doubt.
    pub(super) fn of(stamps: &[Stamp]) -> (Self, bool) {
        let mut evidence = Evidence::default();
        for stamp in stamps {
            evidence.add(stamp);
        }
        evidence.verdict()
    }
}

/// What dates, met one by one, tell of the order of day and month.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
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
    pub(super) fn add(&mut self, stamp: &Stamp) {
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
    pub(super) fn is_clear(&self) -> bool {
        self.day_first || self.month_first
    }

    /// Whether there is any date whose order is open so far.
    pub(super) fn is_open(&self) -> bool {
        !self.is_clear() && self.readings.iter().any(|reading| reading.last.is_some())
    }

    /// The order, and whether nothing speaks for the other.
    pub(super) fn verdict(&self) -> (Order, bool) {
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

/// What is left of a text to read.
struct Cursor<'a>(&'a str);

impl Cursor<'_> {
    /// A number in the digits of any script that dates are written in.
    fn number(&mut self) -> Option<u32> {
        let mut number = None;
        while let Some(digit) = self.0.chars().next().and_then(digit) {
            number = Some(number.unwrap_or(0) * 10 + digit).filter(|&number| number < 10_000);
            number?;
            self.0 = &self.0[self.0.chars().next().map_or(0, char::len_utf8)..];
        }
        number
    }

    fn one_of(&mut self, signs: &[char]) -> Option<char> {
        let sign = self.0.chars().next().filter(|c| signs.contains(c))?;
        self.0 = &self.0[sign.len_utf8()..];
        Some(sign)
    }

    /// The short word that some languages put before the time: `klo`, `à`, `um`.
    fn word(&mut self) {
        let rest = self.0.trim_start_matches(char::is_alphabetic);
        if rest.starts_with(' ') && self.0.len() - rest.len() <= 4 {
            self.0 = rest;
            self.space();
        }
    }

    fn space(&mut self) -> bool {
        let before = self.0.len();
        self.0 = self.0.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200E}' | '\u{200F}'));
        self.0.len() < before
    }
}

fn digit(c: char) -> Option<u32> {
    // Western, Arabic, Persian, Devanagari and Bengali digits.
    ['0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}']
        .iter()
        .find_map(|&zero| u32::from(c).checked_sub(u32::from(zero)).filter(|&digit| digit < 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, order: Order, expected: &str) {
        let posted = Stamp::parse(text).and_then(|stamp| stamp.posted(order)).expect("a date");
        let clock = posted.seconds.rem_euclid(86_400);
        assert_eq!(format!("{} {:02}:{:02}", posted.day(), clock / 3_600, clock / 60 % 60), expected, "{text}");
    }

    #[test]
    fn dates_of_all_settings_are_read() {
        check("28.04.21 21:29", Order::DayMonth, "2021-04-28 21:29");
        check("03/06/2022 21:58", Order::DayMonth, "2022-06-03 21:58");
        check("9/22/23, 1:15\u{202F}PM", Order::MonthDay, "2023-09-22 13:15");
        check("9/22/2023 12:05 AM", Order::MonthDay, "2023-09-22 00:05");
        check("2023-09-22 13:15", Order::MonthDay, "2023-09-22 13:15");
        check("2023. 09. 22. 13:15:09", Order::DayMonth, "2023-09-22 13:15");
        check("22.9.2023 klo 13.15", Order::DayMonth, "2023-09-22 13:15");
        check("22/09/2023 à 13:15", Order::DayMonth, "2023-09-22 13:15");
        check("٢٢/٠٩/٢٠٢٣ ١٣:١٥", Order::DayMonth, "2023-09-22 13:15");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["1", "Обновлено", "12:30", "22.09.2023", "1.2.3 4", "32.13.2023 10:00", "22.09.2023 13:15 or so"]
        {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
    }

    #[track_caller]
    fn check_order(texts: &[&str], expected: (Order, bool)) {
        let stamps: Vec<_> = texts.iter().filter_map(|text| Stamp::parse(text)).collect();
        assert_eq!(Order::of(&stamps), expected, "{texts:?}");
    }

    #[test]
    fn all_dates_together_tell_the_order() {
        check_order(&["03/06/2022 21:58", "13/06/2022 10:00"], (Order::DayMonth, true));
        check_order(&["3/6/22 21:58", "3/14/22 10:00"], (Order::MonthDay, true));
        check_order(&["3/6/22, 9:58 PM"], (Order::MonthDay, true));
        check_order(&["01/02/2022 10:00", "02/01/2022 10:00"], (Order::MonthDay, true));
        check_order(&["03/06/2022 21:58"], (Order::DayMonth, false));
        check_order(&["09/01/2022 10:00", "09/02/2022 10:00", "09/03/2022 10:00"], (Order::MonthDay, false));
        check_order(&["01/09/2022 10:00", "02/09/2022 10:00", "03/09/2022 10:00"], (Order::DayMonth, false));
    }
}
