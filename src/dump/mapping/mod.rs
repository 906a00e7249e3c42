//! What the columns of a table of unknown make hold: guessed from their names, corrected by the user.
//!
//! A table is anything flat: CSV, a JSON array of objects with the same keys, a table of a database. The names that
//! are known stand in [`Role`]'s file; readers ask what a column is for, and know no names of their own.

mod columns;
mod role;
mod told;

use serde::{Deserialize, Serialize};

use super::time::Posted;
use super::times::Times;
use super::values::is_fixed_number;
use crate::sorted::Sorted;
use role::NAMES;

pub use columns::{Column, Columns};
pub use role::Role;
pub(super) use role::plain;
pub use told::{MapError, Told};

/// Columns that only programs write which take their times from Telegram itself, in UTC; one set is enough.
const UTC: [&[&str]; 8] = [
    &["dateutc"],
    &["datetimeutc"],
    &["timeutc"],
    &["replytomsgid"],
    &["fwdfrom"],
    &["groupedid"],
    &["threadid", "body", "timestamp"],
    &["senderid", "mediatype", "mediapath"],
];

/// Which column holds what, and how its times are written. Several roles may share a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    columns: Sorted<Role, String>,
    /// What the column of dates leaves open.
    pub times: Times,
    /// Whether somebody said in which order day and month stand: then the dates are not asked.
    pub order_told: bool,
}

impl Mapping {
    /// What the columns hold, as far as names and values tell.
    #[must_use]
    pub fn guess(columns: &[Column]) -> Self {
        let plain: Vec<String> = columns.iter().map(|column| plain(&column.name)).collect();
        let mut mapping = Self::default();
        for (role, names) in NAMES {
            let place = names.iter().find_map(|name| {
                plain
                    .iter()
                    .position(|plain| plain == name)
                    .filter(|&place| role != Role::Channel || repeats(&columns[place]))
                    .filter(|&place| role != Role::Date || !is_fixed_number(&columns[place]))
            });
            if let Some(place) = place {
                mapping.columns.insert(role, columns[place].name.clone());
            }
        }
        let has = |name: &&str| plain.iter().any(|plain| plain == name);
        let utc = UTC.iter().any(|names| names.iter().all(has));
        let date = mapping.column(Role::Date).and_then(|name| columns.iter().find(|column| column.name == name));
        mapping.times = Times::guess(date.into_iter().flat_map(|date| date.samples.iter().map(String::as_str)), utc);
        mapping
    }

    /// The column that holds something, by its name.
    #[must_use]
    pub fn column(&self, role: Role) -> Option<&str> {
        self.columns.get(&role).map(String::as_str)
    }

    /// Says which column holds something; `None`: no column does.
    pub fn set(&mut self, role: Role, column: Option<String>) {
        self.columns.remove(&role);
        if let Some(column) = column {
            self.columns.insert(role, column);
        }
    }

    /// All that is known, in the order of [`Role::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Role, &str)> {
        self.columns.iter().map(|(&role, column)| (role, column.as_str()))
    }

    /// Reads a value of the column of dates.
    #[must_use]
    pub fn time(&self, text: &str) -> Option<Posted> {
        self.times.read(text)
    }
}

/// Whether a column can be that of the channel: its values come again, as titles of posts do not.
fn repeats(column: &Column) -> bool {
    let samples = &column.samples;
    samples.len() < 3 || samples.iter().enumerate().any(|(place, one)| samples[..place].contains(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns as `name=value|value`.
    fn columns(written: &[&str]) -> Vec<Column> {
        let column = |written: &&str| {
            let (name, samples) = written.split_once('=').unwrap_or((written, ""));
            let samples = samples.split('|').filter(|value| !value.is_empty()).map(str::to_owned).collect();
            Column { name: name.to_owned(), samples }
        };
        written.iter().map(column).collect()
    }

    #[track_caller]
    fn check(written: &[&str], expected: &[(Role, &str)]) {
        let mapping = Mapping::guess(&columns(written));
        assert_eq!(mapping.iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn columns_are_known_by_name_however_it_is_joined() {
        check(
            &["Message ID", "Date", "message_text", "Канал", "views"],
            &[
                (Role::Id, "Message ID"),
                (Role::Date, "Date"),
                (Role::Text, "message_text"),
                (Role::Channel, "Канал"),
                (Role::Views, "views"),
            ],
        );
        check(&["a", "b"], &[]);
    }

    #[test]
    fn the_surer_of_two_names_counts() {
        check(
            &["id", "message_id", "timestamp", "unix_timestamp"],
            &[(Role::Id, "message_id"), (Role::Date, "unix_timestamp")],
        );
        check(
            &["chat", "channel_name", "from", "author"],
            &[(Role::Channel, "channel_name"), (Role::Author, "author")],
        );
    }

    #[test]
    fn a_title_that_never_repeats_is_no_channel() {
        check(&["title=One|Two|Three"], &[]);
        check(&["title=One|Two|One"], &[(Role::Channel, "title")]);
        check(&["title=One|Two|Three", "канал=A|A|A"], &[(Role::Channel, "канал")]);
    }

    #[test]
    fn a_number_that_is_the_same_in_every_row_is_no_time() {
        check(&["unix_timestamp=1695465160|1695465160", "date=2023-09-22|2023-09-23"], &[(Role::Date, "date")]);
        check(&["date=2023-09-22|2023-09-22"], &[(Role::Date, "date")]);
    }

    #[test]
    fn the_values_tell_how_times_are_written() {
        let times = |written: &[&str]| Mapping::guess(&columns(written)).times;
        assert_eq!(times(&["date=3/14/2022"]), Times { utc: false, month_first: true });
        assert_eq!(times(&["date=14/3/2022", "grouped_id"]), Times { utc: true, month_first: false });
    }

    #[test]
    fn the_user_has_the_last_word() {
        let mut mapping = Mapping::guess(&columns(&["id", "body", "note"]));
        mapping.set(Role::Text, Some("note".to_owned()));
        mapping.set(Role::Id, None);
        assert_eq!((mapping.column(Role::Text), mapping.column(Role::Id)), (Some("note"), None));
    }
}
