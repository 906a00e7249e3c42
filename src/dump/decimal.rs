//! Numbers with a point, as people and programs write them.
//!
//! The standard library reads and writes those of floating point to their last bit, with tables that would be a
//! hundredth of what is fetched. Nothing in a dump is that exact: places, shares, days as a spreadsheet counts them.

/// A number as it is written: `12`, `-59.25`, `1.5e3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) struct Decimal {
    negative: bool,
    /// The first nineteen digits or so.
    digits: u64,
    /// What they are to be multiplied by, as a power of ten.
    power: i32,
}

impl Decimal {
    /// Reads all of a text, of ASCII digits with a point; `None` if it is no number.
    pub(in crate::dump) fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (number, power) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let mut read = Self { negative: text.starts_with('-'), digits: 0, power: power.parse().ok()? };
        let mut is_full = false;
        for (at, byte) in whole.bytes().chain(fraction.bytes()).enumerate() {
            let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
            let more = read.digits.checked_mul(10).and_then(|digits| digits.checked_add(digit)).filter(|_| !is_full);
            is_full = more.is_none();
            read.digits = more.unwrap_or(read.digits);
            let shift = i32::from(is_full) - i32::from(at >= whole.len());
            read.power = read.power.saturating_add(shift);
        }
        Some(read)
    }

    /// What it is without its decimals; `None` if it is too large.
    pub(in crate::dump) fn trunc(self) -> Option<i64> {
        self.parts(1).map(|(whole, _, _)| whole)
    }

    /// What it is if it has no decimals; `None` if it has some or is too large.
    pub(in crate::dump) fn whole(self) -> Option<i64> {
        self.parts(1).filter(|(_, rest, _)| *rest == 0).map(|(whole, _, _)| whole)
    }

    /// What so many of it are, to the nearest whole number; `None` if that is too large.
    pub(in crate::dump) fn times(self, factor: u32) -> Option<i64> {
        let (whole, rest, one) = self.parts(factor)?;
        let further = i64::from(rest * 2 >= one);
        whole.checked_add(if self.negative { -further } else { further })
    }

    /// What is before the point, what is behind it, and how much of that would be one.
    fn parts(self, factor: u32) -> Option<(i64, u128, u128)> {
        // Thirty digits behind the point leave nothing before it.
        const MOST: u32 = 30;
        let digits = u128::from(self.digits) * u128::from(factor);
        let ten = 10_u128.pow(self.power.unsigned_abs().min(MOST));
        let (whole, rest, one) = match self.power {
            0.. => (digits.checked_mul(ten)?, 0, 1),
            _ => (digits / ten, digits % ten, ten),
        };
        let whole = i64::try_from(whole).ok()?;
        Some((if self.negative { -whole } else { whole }, rest, one))
    }
}

/// A number of floating point with as few decimals as tell it from others, of fifteen digits at most.
#[allow(clippy::float_cmp)] // exactly that number is to be found again
pub(in crate::dump) fn written(number: f64) -> String {
    /// As far as all whole numbers are exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if !number.is_finite() {
        return String::new();
    }
    let sign = if number < 0.0 { "-" } else { "" };
    let (mut large, mut power) = (number.abs(), 0);
    while large >= EXACT {
        large /= 10.0;
        power += 1;
    }
    if power > 0 {
        return format!("{sign}{}e{power}", large.round() as u64);
    }
    let (mut scaled, mut scale, mut places) = (large.round(), 1.0, 0);
    while scaled / scale != large && places < 22 && large * scale < 1e14 {
        scale *= 10.0;
        places += 1;
        scaled = (large * scale).round();
    }
    let digits = format!("{:0>width$}", scaled as u64, width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{fraction}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, trunc: Option<i64>, whole: Option<i64>, thousand: Option<i64>) {
        let read = Decimal::parse(text);
        assert_eq!(read.and_then(Decimal::trunc), trunc, "{text}");
        assert_eq!(read.and_then(Decimal::whole), whole, "{text}");
        assert_eq!(read.and_then(|number| number.times(1_000)), thousand, "{text}");
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        check("12", Some(12), Some(12), Some(12_000));
        check("-59.25", Some(-59), None, Some(-59_250));
        check("+1.5e3", Some(1_500), Some(1_500), Some(1_500_000));
        check("7.0", Some(7), Some(7), Some(7_000));
        check(".5", Some(0), None, Some(500));
        check("5.", Some(5), Some(5), Some(5_000));
        check("0.0004", Some(0), None, Some(0));
        check("-0.0005", Some(0), None, Some(-1));
        check("1e-40", Some(0), None, Some(0));
        check("0.00000000000000000000000000000000000001", Some(0), None, Some(0));
        check("1234567890.12345678901234567890", Some(1_234_567_890), None, Some(1_234_567_890_123));
        check("9223372036854775807", Some(i64::MAX), Some(i64::MAX), None);
        check("92233720368547758070", None, None, None);
        check("1e400", None, None, None);
        check("1e99999999999", None, None, None);
        for text in ["", "-", ".", "1.2.3", "1,5", "0x1", "12a", "e5", "1e", "NaN", "inf", " 1", "--1", "٣"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_floating_point_says_is_said() {
        // A generator of its own: the same numbers on every machine.
        let mut state = 1_u64;
        for _ in 0..20_000 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let text = format!("{}.{}", state >> 40, state >> 20 & 0xFFF);
            let number: f64 = text.parse().unwrap();
            assert_eq!(Decimal::parse(&text).and_then(Decimal::trunc), Some(number as i64), "{text}");
            assert_eq!(written(number), number.to_string(), "{text}");
        }
    }

    #[test]
    fn numbers_are_written_shortly() {
        for (number, text) in [
            (0.0, "0"),
            (-1.5, "-1.5"),
            (59.1, "59.1"),
            (0.1 + 0.2, "0.3"),
            (1e-7, "0.0000001"),
            (9_007_199_254_740_991.0, "9007199254740991"),
            (1e20, "1000000000000000e5"),
            (f64::NAN, ""),
        ] {
            assert_eq!(written(number), text);
        }
    }
}
