//! Days as they are typed into the search box.

use crate::dump::Day;

/// First and last day of a year, a month or a day: `2023`, `2023-09`, `2023-09-21`, `21.09.2023`.
pub(super) fn days(text: &str) -> Option<(Day, Day)> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let parts = match parts.as_slice() {
        [day, month, year] if year.len() == 4 => vec![*year, *month, *day],
        [month, year] if year.len() == 4 => vec![*year, *month],
        _ => parts,
    };
    if parts.first().is_none_or(|year| year.len() != 4) || parts.iter().any(|part| part.len() > 4) {
        return None;
    }
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let of = |year: u32, month, day| Day::of_date(year as i32, month, day);
    match numbers.as_slice() {
        [year] => Some((of(*year, 1, 1)?, of(*year, 12, 31)?)),
        [year, month] => {
            let last = (28..=31).rev().find_map(|day| of(*year, *month, day))?;
            Some((of(*year, *month, 1)?, last))
        }
        [year, month, day] => of(*year, *month, *day).map(|day| (day, day)),
        _ => None,
    }
}

/// Whether what is no date may still become one when more is typed.
pub(super) fn is_begun(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let fits = text.bytes().all(|byte| byte.is_ascii_digit() || b"-./".contains(&byte));
    fits && match parts.as_slice() {
        [year] => year.len() < 4,
        [year, month] if year.len() == 4 => month.len() < 2,
        [day, month] => day.len() <= 2 && month.len() < 4,
        [year, month, day] if year.len() == 4 => month.len() <= 2 && day.len() < 2,
        [day, month, year] => day.len() <= 2 && month.len() <= 2 && year.len() < 4,
        _ => false,
    }
}
