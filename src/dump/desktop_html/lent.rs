//! What rows leave to the rows before them, kept for the rows that need it, so that they can be read again alone.
//!
//! A row that follows one of the same sender does not repeat the name. Remembered is only where what is left out
//! changes: in a channel, which is one sender, that is a single entry, whatever its length.

use crate::dump::time::Posted;
use crate::hashed::Hashed;

/// A name, by its number; `None` where the row before had none.
type Name = Option<u32>;

/// What the rows at given places were lent.
#[derive(Debug, Default)]
pub(super) struct Lent {
    names: Vec<String>,
    numbers: Hashed<String, u32>,
    /// From which place on rows are lent this sender and this origin.
    people: Vec<(u64, Name, Name)>,
    /// When the service records at these places happened.
    times: Vec<(u64, Option<Posted>)>,
}

impl Lent {
    /// The number of a name.
    pub(super) fn number(&mut self, name: Option<&str>) -> Name {
        let name = name?;
        if let Some(&number) = self.numbers.get(name) {
            return Some(number);
        }
        let number = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        Some(number)
    }

    /// Lends the row at `place` a sender and an origin. Places only rise.
    pub(super) fn lend_people(&mut self, place: u64, sender: Name, origin: Name) {
        if self.people.last().is_none_or(|&(_, last, other)| (last, other) != (sender, origin)) {
            self.people.push((place, sender, origin));
        }
    }

    /// Lends the row at `place` a time. Places only rise.
    pub(super) fn lend_time(&mut self, place: u64, posted: Option<Posted>) {
        self.times.push((place, posted));
    }

    /// The sender and the origin that the row at `place` was lent.
    pub(super) fn people(&self, place: u64) -> (Option<&str>, Option<&str>) {
        let after = self.people.partition_point(|&(start, ..)| start <= place);
        let Some(&(_, sender, origin)) = after.checked_sub(1).and_then(|last| self.people.get(last)) else {
            return (None, None);
        };
        let name = |number: Name| self.names.get(number? as usize).map(String::as_str);
        (name(sender), name(origin))
    }

    /// The time that the row at `place` was lent.
    pub(super) fn time(&self, place: u64) -> Option<Posted> {
        let found = self.times.binary_search_by_key(&place, |&(start, _)| start).ok()?;
        self.times[found].1
    }
}
