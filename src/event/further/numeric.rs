//! Dates in figures alone: `25.12.2025`, `2025-12-25`, `25/12/2025`, and `25.12.` with its full stops.

use crate::dump::Day;
use crate::event::dates::When;

/// Appends all of a folded text, each with its first byte and the first behind it.
pub(super) fn numeric(text: &str, found: &mut Vec<(usize, usize, When)>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(skip) = bytes[at..].iter().position(u8::is_ascii_digit) {
        let start = at + skip;
        let length =
            bytes[start..].iter().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'/' | b'-')).count();
        at = start + length;
        let whole = &text[start..at];
        if start > 0 && bytes[start - 1].is_ascii_alphabetic() {
            continue;
        }
        let written = whole.trim_end_matches(['.', '-', '/']);
        let Some(sign) = written.bytes().find(|b| !b.is_ascii_digit()) else { continue };
        let mut parts = written.split(sign as char);
        let when = match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(a), Some(b), Some(c), None) if written.len() >= 8 => {
                let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
                let (Ok(year), Ok(month), Ok(day)) = (year.parse::<i32>(), month.parse(), day.parse()) else {
                    continue;
                };
                let year = if year < 100 { year + 2000 } else { year };
                if Day::of_date(year, month, day).is_none() || !(1000..2200).contains(&year) {
                    continue;
                }
                When::Days { year: Some(year), first: (month, day), last: (month, day) }
            }
            (Some(a), Some(b), None, None) if sign == b'.' && whole.ends_with('.') && b.len() == 2 => {
                match (b.parse(), a.parse()) {
                    (Ok(month @ 1..=12), Ok(day @ 1..=31)) => {
                        When::Days { year: None, first: (month, day), last: (month, day) }
                    }
                    _ => continue,
                }
            }
            _ => continue,
        };
        found.push((start, start + written.len(), when));
    }
}
