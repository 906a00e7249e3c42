//! Dates as a computer's settings write them: `22.09.2023 13:15`, `9/22/23, 1:15 PM`.
//!
//! Which number is the day is not told by one date but by all of them together: `order` knows how.

mod halves;
mod order;

use std::borrow::Cow;

use super::calendar::Day;
use super::time::{Posted, Precision, Zone};
use halves::{Half, half};
pub(super) use order::{Evidence, Order};

/// The numbers of one date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The numbers of the day, as written.
    day: [u32; 3],
    separator: char,
    hour: u32,
    minute: u32,
    second: Option<u32>,
    /// Whether it says before or after noon in English.
    halves: bool,
}

impl Stamp {
    /// Reads a date and a time of day, in either order; `None` if it is anything else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        Self::written(text).filter(Self::is_possible)
    }

    /// As [`parse`](Self::parse), but a day or a time that there is not, such as `32.13.2024 10:00`, is one too, for
    /// whom it is enough that a date stands there.
    pub(super) fn written(text: &str) -> Option<Self> {
        let unmarked = without_marks(text);
        let text = unmarked.trim();
        let dated = || {
            let mut rest = Cursor(text);
            let (day, separator) = rest.day()?;
            let before = rest.words(true)?;
            let clock = rest.clock()?;
            Self::of(day, separator, clock, before, rest.words(false)?).filter(|_| rest.0.is_empty())
        };
        // Vietnamese settings write the time before the date.
        let timed = || {
            let mut rest = Cursor(text);
            let clock = rest.clock()?;
            let before = rest.words(true)?;
            let (day, separator) = rest.day()?;
            Self::of(day, separator, clock, before, Said::default()).filter(|_| rest.0.is_empty())
        };
        dated().or_else(timed)
    }

    /// Reads a date alone, its first moment; `None` if it is anything else. One small word may stand behind it, as in
    /// `22.09.2023 г.`; more may be a time that nobody can read.
    pub(super) fn parse_day(text: &str) -> Option<Self> {
        let unmarked = without_marks(text);
        let mut rest = Cursor(unmarked.trim());
        let (day, separator) = rest.day()?;
        let behind = rest.0.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '،'));
        let first = || Self::of(day, separator, (0, 0, None), Said::default(), Said::default());
        is_small(behind, true).then(first)?.filter(Self::is_possible)
    }

    /// Whether there is such a day and such a time.
    pub(super) fn is_possible(&self) -> bool {
        let clock = self.hour < 24 && self.minute < 60 && self.second.unwrap_or(0) <= 60;
        clock && [Order::DayMonth, Order::MonthDay].iter().any(|&order| self.day_in(order).is_some())
    }

    /// Of its parts, with what is said of the half of the day before and behind the time.
    fn of(day: [u32; 3], separator: char, clock: (u32, u32, Option<u32>), before: Said, behind: Said) -> Option<Self> {
        let (mut hour, minute, second) = clock;
        let half = before.0.or(behind.0);
        match half {
            Some(half) if half.is_after && hour < 12 => hour += 12,
            Some(half) if !half.is_after && hour == 12 => hour = 0,
            _ => {}
        }
        // No more than one number has more than two digits, and that is the year.
        let short = day.iter().filter(|&&number| number < 100).count() >= 2 && day[1] < 100;
        let halves = half.is_some_and(|half| half.is_english);
        let clocked = hour < 100 && minute < 100 && second.unwrap_or(0) < 100;
        (short && clocked).then_some(Self { day, separator, hour, minute, second, halves })
    }

    /// When it was, on the clock of the computer that copied it; `None` if there is no such time.
    pub(super) fn posted(&self, order: Order) -> Option<Posted> {
        let day = self.day_in(order).filter(|_| self.is_possible())?;
        let clock = self.hour * 3_600 + self.minute * 60 + self.second.unwrap_or(0);
        Some(Posted {
            seconds: i64::from(day.0) * 86_400 + i64::from(clock),
            zone: Zone::Unknown,
            precision: if self.second.is_some() { Precision::Second } else { Precision::Minute },
        })
    }

    fn day_in(&self, order: Order) -> Option<Day> {
        let [first, second, third] = self.day;
        let (year, month, day) = match order {
            _ if first > 999 => (first, second, third),
            Order::DayMonth => (third, second, first),
            Order::MonthDay => (third, first, second),
        };
        let year = if year < 100 { year + 2000 } else { year };
        // No messenger is as old as that: settings of Iran and Afghanistan count other years.
        let solar = (1_300..1_500).contains(&year);
        let of = if solar { Day::of_solar_hijri } else { Day::of_date };
        // Those of Thailand count the same years from another one.
        let year = if (2_443..2_700).contains(&year) { year - 543 } else { year };
        of(year as i32, month, day)
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

    /// The three numbers of a day, and what stands between them.
    fn day(&mut self) -> Option<([u32; 3], char)> {
        let first = self.number()?;
        let separator = self.one_of(&['.', '/', '-'])?;
        self.space();
        let second = self.number()?;
        (self.one_of(&['.', '/', '-'])? == separator).then_some(())?;
        self.space();
        Some(([first, second, self.number()?], separator))
    }

    /// Hour, minute and second of a time of day.
    fn clock(&mut self) -> Option<(u32, u32, Option<u32>)> {
        let hour = self.number()?;
        // In French the hour may have its letter instead: `13 h 15`.
        let rest = self.0.trim_start_matches(char::is_whitespace);
        if let Some(rest) = rest.strip_prefix('h') {
            self.0 = rest;
            self.space();
        } else {
            self.one_of(&[':', '.'])?;
        }
        let minute = self.number()?;
        let behind = self.0;
        let second = self.one_of(&[':', '.']).and_then(|_| self.number());
        if second.is_none() {
            self.0 = behind;
        }
        Some((hour, minute, second))
    }

    /// The words beside a time: which half of the day it is in, if one says so, and small ones such as `klo`, `à`, `Uhr`.
    /// `None` if there are others, or if `between` date and time there is no gap.
    fn words(&mut self, between: bool) -> Option<Said> {
        let end = self.0.find(|c| digit(c).is_some()).unwrap_or(self.0.len());
        let (words, rest) = self.0.split_at(end);
        let gap = |c: char| c.is_whitespace() || matches!(c, ',' | '،');
        if between && !words.contains(char::is_whitespace) {
            return None;
        }
        // A point ends the date before it ends a word.
        let words = if between { words.strip_prefix('.').unwrap_or(words) } else { words };
        self.0 = rest;
        // Before the time stand only those of languages whose letters are not Latin: `em 9:15` is no evening.
        let half = |words| half(words).filter(|_| !between || !words.contains(|c: char| c.is_ascii_alphabetic()));
        if let Some(half) = half(words) {
            return Some(Said(Some(half)));
        }
        let mut found = None;
        for word in words.split(gap).filter(|word| !word.is_empty()) {
            match half(word) {
                Some(half) => found = Some(half),
                None if is_small(word, between) => {}
                None => return None,
            }
        }
        Some(Said(found))
    }

    fn space(&mut self) {
        self.0 = self.0.trim_start();
    }
}

/// What words beside a time say of the half of the day, if anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Said(Option<Half>);

/// Whether a word beside a time says nothing: before it any short one, behind it only that which names the hour.
fn is_small(word: &str, between: bool) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    let short = || word.chars().count() <= 3 && word.chars().all(char::is_alphabetic);
    if between { short() } else { ["Uhr", "uhr", "ч", "h", "uur"].contains(&word) }
}

/// A text without the marks that only say in which direction to write it.
fn without_marks(text: &str) -> Cow<'_, str> {
    if text.contains(is_mark) { Cow::Owned(text.replace(is_mark, "")) } else { Cow::Borrowed(text) }
}

/// Whether a letter is no letter, but says in which direction to write.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn digit(c: char) -> Option<u32> {
    // Western, Arabic, Persian, Devanagari, Bengali, Thai and Burmese digits.
    ['0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{E50}', '\u{1040}']
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
        check("۱۳۹۹/۶/۲۲، ۲۳:۵۵", Order::DayMonth, "2020-09-12 23:55");
        check("31/2/1402 13:15", Order::DayMonth, "2023-05-21 13:15");
        check("22/9/2566 13:15", Order::DayMonth, "2023-09-22 13:15");
        check("03/06/2022 21:58", Order::DayMonth, "2022-06-03 21:58");
        check("9/22/23, 1:15\u{202F}PM", Order::MonthDay, "2023-09-22 13:15");
        check("9/22/2023 12:05 AM", Order::MonthDay, "2023-09-22 00:05");
        check("2023-09-22 13:15", Order::MonthDay, "2023-09-22 13:15");
        check("2023. 09. 22. 13:15:09", Order::DayMonth, "2023-09-22 13:15");
        check("22.9.2023 klo 13.15", Order::DayMonth, "2023-09-22 13:15");
        check("22/09/2023 à 13:15", Order::DayMonth, "2023-09-22 13:15");
        check("٢٢/٠٩/٢٠٢٣ ١٣:١٥", Order::DayMonth, "2023-09-22 13:15");
        for text in [
            "٢٢\u{200F}/٩\u{200F}/٢٠٢٣، ١:١٥ م",
            "22\u{200F}/9\u{200F}/2023 1:15 م",
            "22\u{200F}/9\u{200F}/2023 13:15",
            "2023. 9. 22. 오후 1:15",
            "2023/9/22 下午 1:15",
            "2023/9/22 下午1:15",
            "2023/09/22 午後1:15",
            "22/9/2023 1:15 μ.μ.",
            "22/9/23 1:15 CH",
            "13:15, 22/09/2023",
            "13:15 22/9/23",
            "2023-09-22 1:15 e.m.",
            "22.09.23 г. 13:15",
            "22.09.23 г., 13:15 ч.",
            "22.09.2023 kl. 13:15",
            "2023-09-22 13 h 15",
            "22.09.2023, 13:15 Uhr",
            "22/9/23, 1:15 p. m.",
            "22.9.23, 1:15 e pasdites",
        ] {
            check(text, Order::DayMonth, "2023-09-22 13:15");
        }
        check("22/9/2023 12:15 π.μ.", Order::DayMonth, "2023-09-22 00:15");
        check("2023. 9. 22. 오전 12:05", Order::DayMonth, "2023-09-22 00:05");
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in ["1", "Обновлено", "12:30", "22.09.2023", "1.2.3 4", "32.13.2023 10:00", "22.09.2023 13:15 or so"]
        {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn dates_that_there_are_not_are_written_all_the_same() {
        for text in ["32.13.2024 10:00", "30.02.2024 10:00", "2/30/24, 1:15 PM", "2024-02-30 10:00", "22.09.2023 25:61"]
        {
            let order = [Order::DayMonth, Order::MonthDay];
            assert_eq!(
                Stamp::written(text).map(|stamp| order.map(|order| stamp.posted(order))),
                Some([None; 2]),
                "{text}"
            );
        }
        for text in ["1.2.3 4", "192.168.100 10:00", "22.09.2023", "1.2345.6 10:00", "22.09.2023 130:15"] {
            assert_eq!(Stamp::written(text), None, "{text}");
        }
    }
}
