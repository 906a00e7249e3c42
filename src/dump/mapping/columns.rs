//! The columns of a table as people look at them, and the changes they make to what each is taken for.
//!
//! Here a column holds one thing and a thing stands in one column. Reads no table.

use serde::{Deserialize, Serialize};

use super::{Mapping, Role};
use crate::dump::times::Times;

/// One column: its name as written, and some values of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the header, or what stands for one.
    pub name: String,
    /// A few values that are not empty, shortened, in the order of the input.
    pub samples: Vec<String>,
}

/// The columns of a table and what they are taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// All of them, in the order of the input.
    pub columns: Vec<Column>,
    /// Which holds what: the guess, or the user's word.
    pub mapping: Mapping,
}

impl Columns {
    /// What no column seems to hold though a timeline wants it: text, time of posting. Nothing: the guess is sure
    /// enough to begin with.
    #[must_use]
    pub fn lacks(&self) -> Vec<Role> {
        let times = self.mapping.times;
        let writing = |value: &String| value.chars().any(char::is_alphabetic);
        let holds = |role: Role, fits: &dyn Fn(&String) -> bool| {
            let column = self.mapping.column(role).and_then(|name| self.named(name));
            column.is_some_and(|column| column.samples.is_empty() || column.samples.iter().any(fits))
        };
        let mut lacking = Vec::new();
        if !holds(Role::Text, &writing) {
            lacking.push(Role::Text);
        }
        if !holds(Role::Date, &|value| times.read(value).is_some()) {
            lacking.push(Role::Date);
        }
        lacking
    }

    /// What a column is taken for.
    #[must_use]
    pub fn role(&self, column: &str) -> Option<Role> {
        self.mapping.iter().find(|(_, name)| *name == column).map(|(role, _)| role)
    }

    /// Takes a column for something else. The column that was taken for it before is taken for nothing.
    pub fn take_for(&mut self, column: &str, role: Option<Role>) {
        let old: Vec<_> = self.mapping.iter().filter(|(_, name)| *name == column).map(|(role, _)| role).collect();
        for old in old {
            self.mapping.set(old, None);
        }
        let Some(role) = role else { return };
        self.mapping.set(role, Some(column.to_owned()));
        if role == Role::Date {
            // Another column is written in its own way.
            self.mapping.order_told = false;
            let samples = self.named(column).map_or_else(Vec::new, |column| column.samples.clone());
            self.mapping.times = Times::guess(samples.iter().map(String::as_str), self.mapping.times.utc);
        }
    }

    fn named(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns as `name=value|value`, with what is guessed of them.
    fn columns(written: &[&str]) -> Columns {
        let column = |written: &&str| {
            let (name, samples) = written.split_once('=').unwrap_or((written, ""));
            let samples = samples.split('|').filter(|value| !value.is_empty()).map(str::to_owned).collect();
            Column { name: name.to_owned(), samples }
        };
        let columns: Vec<_> = written.iter().map(column).collect();
        Columns { mapping: Mapping::guess(&columns), columns }
    }

    #[test]
    fn a_guess_is_unsure_without_text_or_time() {
        let check = |written: &[&str], expected: &[Role]| assert_eq!(columns(written).lacks(), expected);
        check(&["id=1|2", "date=2023-09-22", "text=Ferry|Pier"], &[]);
        check(&["id", "date", "text"], &[]);
        check(&["id=1", "text=Ferry"], &[Role::Date]);
        check(&["date=soon|later", "text=Ferry"], &[Role::Date]);
        check(&["date=soon|2023-09-22", "text=17|Ferry"], &[]);
        check(&["date=2023-09-22", "text=17|18"], &[Role::Text]);
        check(&["a=1", "b=x"], &[Role::Text, Role::Date]);
    }

    #[test]
    fn a_column_holds_one_thing_and_a_thing_stands_in_one_column() {
        let mut columns = columns(&["id=1", "text=Title", "body=Ferry", "when=3/14/2022", "date=14/3/2022"]);
        columns.take_for("body", Some(Role::Text));
        assert_eq!((columns.role("text"), columns.role("body")), (None, Some(Role::Text)));
        columns.take_for("body", Some(Role::Author));
        assert_eq!((columns.role("body"), columns.mapping.column(Role::Text)), (Some(Role::Author), None));
        columns.take_for("id", None);
        assert_eq!(columns.role("id"), None);
        assert!(!columns.mapping.times.month_first);
        columns.mapping.order_told = true;
        columns.take_for("when", Some(Role::Date));
        assert_eq!((columns.role("date"), columns.role("when")), (None, Some(Role::Date)));
        assert!(columns.mapping.times.month_first && !columns.mapping.order_told);
    }
}
