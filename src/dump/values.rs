//! What columns hold, told by their values, for tables whose names of columns say nothing or are missing.

use super::mapping::{Column, Columns, Role};
use super::times::Times;

/// Adds to the mapping what names did not tell: the date, the text and, in a table without names, the id.
pub(super) fn complete(columns: &mut Columns, named: bool) {
    if columns.mapping.column(Role::Date).is_none() {
        let date = free(columns).find(|column| all(column, is_date));
        let name = date.map(|column| column.name.clone());
        columns.mapping.set(Role::Date, name);
    }
    if columns.mapping.column(Role::Text).is_none() {
        let length = |column: &Column| column.samples.iter().map(String::len).sum::<usize>();
        // Of a day, a name and a text the text is the longest.
        let text = free(columns).filter(|column| any(column, has_letters)).max_by_key(|column| length(column));
        let name = text.map(|column| column.name.clone());
        columns.mapping.set(Role::Text, name);
    }
    if !named && columns.mapping.column(Role::Id).is_none() {
        let name = free(columns).find(|column| is_counted(column)).map(|column| column.name.clone());
        columns.mapping.set(Role::Id, name);
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
fn free(columns: &Columns) -> impl Iterator<Item = &Column> {
    let taken = |column: &&Column| columns.mapping.iter().all(|(_, name)| name != column.name);
    columns.columns.iter().filter(taken)
}

fn all(column: &Column, holds: fn(&str) -> bool) -> bool {
    !column.samples.is_empty() && column.samples.iter().all(|value| holds(value))
}

fn any(column: &Column, holds: fn(&str) -> bool) -> bool {
    column.samples.iter().any(|value| holds(value))
}

/// Whole numbers that only rise or only fall.
fn is_counted(column: &Column) -> bool {
    let numbers: Option<Vec<i64>> = column.samples.iter().map(|value| value.trim().parse().ok()).collect();
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
