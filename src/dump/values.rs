//! What columns hold, told by their values, for tables whose names of columns say nothing or are missing.

use super::mapping::{Column, Columns, Role};
use super::times::Times;

/// Adds to the mapping what names did not tell: the date, the text and, in a table without names, the id.
pub(super) fn complete(columns: &mut Columns, named: bool) {
    complete_date(columns);
    if columns.mapping.column(Role::Text).is_none() {
        let length = |column: &Column| column.samples.iter().map(String::len).sum::<usize>();
        // Of a day, a name and a text the text is the longest.
        let text = free(columns).filter(|column| any(column, has_letters)).max_by_key(|column| length(column));
        let name = text.map(|column| column.name.clone());
        columns.mapping.set(Role::Text, name);
    }
    if !named && columns.mapping.column(Role::Id).is_none() {
        // Numbers behind a name can be nothing else; those that are seconds since the epoch are no ids.
        let counted = |column: &&Column| is_counted(column) && (column.samples.len() < 2 || !all(column, is_date));
        let id = free(columns).find(|column| is_named_count(column)).or_else(|| free(columns).find(counted));
        let name = id.map(|column| column.name.clone());
        columns.mapping.set(Role::Id, name);
    }
}

/// Adds to the mapping what names did not tell of the date.
pub(super) fn complete_date(columns: &mut Columns) {
    if columns.mapping.column(Role::Date).is_none() {
        // Of several the one that is written out, and not the same in every row. One value may be damaged.
        let dates = free(columns).filter(|column| most(column, is_date) && !is_fixed_number(column));
        let rank = |column: &&Column| (all(column, is_date), !is_fixed(column), !all(column, is_digits));
        let date = dates.rev().max_by_key(rank);
        let Some(date) = date else { return };
        let (name, samples) = (date.name.clone(), date.samples.iter().map(String::as_str));
        columns.mapping.times = Times::guess(samples, columns.mapping.times.utc);
        columns.mapping.set(Role::Date, Some(name));
    }
}

/// Whether a value can only be a date: a few digits can be anything.
pub(super) fn is_date(value: &str) -> bool {
    let plain = value.trim().bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_long = value.trim().split('.').next().is_some_and(|whole| whole.len() >= 10);
    (!plain || is_long || value.matches('.').count() == 2) && Times::default().read(value).is_some()
}

/// Whether a value is writing rather than a number or a sign.
pub(super) fn has_letters(value: &str) -> bool {
    value.chars().any(char::is_alphabetic) && !is_date(value)
}

/// Columns that have no role yet.
fn free(columns: &Columns) -> impl DoubleEndedIterator<Item = &Column> {
    let taken = |column: &&Column| columns.mapping.iter().all(|(_, name)| name != column.name);
    columns.columns.iter().filter(taken)
}

fn all(column: &Column, holds: fn(&str) -> bool) -> bool {
    !column.samples.is_empty() && column.samples.iter().all(|value| holds(value))
}

fn most(column: &Column, holds: fn(&str) -> bool) -> bool {
    let holding = column.samples.iter().filter(|value| holds(value)).count();
    holding > 0 && holding * 2 >= column.samples.len()
}

fn any(column: &Column, holds: fn(&str) -> bool) -> bool {
    column.samples.iter().any(|value| holds(value))
}

/// Whether all rows have the same, so that it tells nothing of any.
fn is_fixed(column: &Column) -> bool {
    column.samples.len() > 1 && column.samples.windows(2).all(|two| two[0] == two[1])
}

/// The same, for numbers: no two posts are of the same second, but all may be of the same channel.
pub(super) fn is_fixed_number(column: &Column) -> bool {
    is_fixed(column) && all(column, |value| is_digits(value) && value.matches('.').count() < 2)
}

fn is_digits(value: &str) -> bool {
    value.trim().bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}

/// Whole numbers that only rise or only fall.
fn is_counted(column: &Column) -> bool {
    rises_or_falls(column.samples.iter().map(|value| value.trim().parse().ok()))
}

/// The same, behind a name that is always the same: `harbournews-17`.
pub(super) fn is_named_count(column: &Column) -> bool {
    let parted = |value: &String| {
        let (name, number) = value.trim().rsplit_once('-')?;
        let named = name.chars().any(char::is_alphabetic) && !name.contains(char::is_whitespace);
        Some((name.to_owned(), number.parse::<i64>().ok()?)).filter(|_| named)
    };
    let first = column.samples.first().and_then(parted);
    let same =
        |value: &String| parted(value).filter(|(name, _)| first.as_ref().is_some_and(|(known, _)| known == name));
    column.samples.len() > 1 && rises_or_falls(column.samples.iter().map(|value| same(value).map(|(_, number)| number)))
}

fn rises_or_falls(numbers: impl Iterator<Item = Option<i64>>) -> bool {
    let numbers: Option<Vec<i64>> = numbers.collect();
    numbers.is_some_and(|numbers| {
        !numbers.is_empty()
            && (numbers.is_sorted_by(|one, next| one < next) || numbers.is_sorted_by(|one, next| one > next))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dump::mapping::Mapping;

    /// Columns as `name=value|value`.
    #[track_caller]
    fn check(written: &[&str], named: bool, expected: &[(Role, &str)]) {
        let column = |written: &&str| {
            let (name, samples) = written.split_once('=').expect("a name");
            Column { name: name.to_owned(), samples: samples.split('|').map(str::to_owned).collect() }
        };
        let columns: Vec<_> = written.iter().map(column).collect();
        let mapping = Mapping::guess(&columns);
        let mut columns = Columns { columns, mapping };
        complete(&mut columns, named);
        assert_eq!(columns.mapping.iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn values_tell_what_names_do_not() {
        check(
            &["1=17|18", "2=22.09.2023 10:15|22.09.2023 10:16", "3=Harbour|Harbour", "4=Ferry delayed|Second pier"],
            false,
            &[(Role::Id, "1"), (Role::Date, "2"), (Role::Text, "4")],
        );
        check(
            &["Datum=2023-09-22|2023-09-23", "Nachricht=Fähre|Steg", "nr=1|2"],
            true,
            &[(Role::Date, "Datum"), (Role::Text, "Nachricht")],
        );
        check(&["text=1|2", "when=1695377700|1695377800"], true, &[(Role::Date, "when"), (Role::Text, "text")]);
        check(&["a=1|2", "b=3|1"], false, &[(Role::Id, "a")]);
    }

    #[test]
    fn what_is_the_same_in_every_row_is_no_time_and_what_is_written_out_is_surer() {
        check(
            &[
                "1=harbour-1028|harbour-1029",
                "2=1234500001|1234500001",
                "3=Ferry delayed|Second pier",
                "4=2023-09-23 10:32:40|2023-09-23 11:33:40",
                "5=1695465160|1695468820",
            ],
            false,
            &[(Role::Id, "1"), (Role::Date, "4"), (Role::Text, "3")],
        );
        check(
            &["1=1234500001|1234500001", "2=1695465160|1695468820", "3=Ferry|Pier"],
            false,
            &[(Role::Date, "2"), (Role::Text, "3")],
        );
        check(&["1=1234500001|1234500001", "2=Ferry|Pier"], false, &[(Role::Text, "2")]);
        check(&["1=2023-09-22|2023-09-22", "2=Ferry|Pier"], false, &[(Role::Date, "1"), (Role::Text, "2")]);
    }

    #[test]
    fn a_few_digits_are_no_date() {
        for (value, expected) in [
            ("17", false),
            ("45191", false),
            ("45191.5", false),
            ("1695377700", true),
            ("2023-09-22", true),
            ("22.09.2023", true),
            ("soon", false),
        ] {
            assert_eq!(is_date(value), expected, "{value}");
        }
    }
}
