//! The keys of an object, as far as they are needed to tell what it is.

use crate::dump::dialects::is_around;
use crate::dump::json::{Halt, Tokens, Value};

/// How many objects around a list are looked into.
const DEEP: u8 = 3;

/// The keys of one object, with the beginnings of their values.
#[derive(Clone, Debug, Default)]
pub(super) struct Keys<'a> {
    own: Vec<(&'a [u8], Value<'a>)>,
    /// The keys of the first object in each list; of lists in an object around messages without their own.
    lists: Vec<(&'a [u8], Keys<'a>)>,
    /// The keys of each object.
    objects: Vec<Keys<'a>>,
}

impl<'a> Keys<'a> {
    /// Reads the keys of an object of which the bracket was taken, up to its messages: nothing behind them is looked at.
    pub(super) fn read(tokens: &mut Tokens<'a>) -> Self {
        let mut found = Self::default();
        // Where the beginning of the file ends, so does looking.
        let _ = found.take(tokens, DEEP);
        found
    }

    fn take(&mut self, tokens: &mut Tokens<'a>, deep: u8) -> Result<(), Halt> {
        while let Some(key) = tokens.key()? {
            let key = key.bytes();
            // A value that is longer than the beginning of the file has a key all the same.
            let value = tokens.value().inspect_err(|_| self.own.push((key, Value::Bare(b""))))?;
            self.own.push((key, value));
            let mut within = Tokens::new(tokens.bytes(), tokens.at(), false);
            if deep > 0 && matches!(value, Value::Object) {
                let mut inner = Self::default();
                let _ = inner.take(&mut within, deep - 1);
                if let Some(first) = inner.objects.first().filter(|_| is_around(key) && inner.is_numbered()) {
                    self.lists.push((key, first.clone()));
                } else if is_around(key) {
                    self.lists.extend(inner.lists.iter().map(|(_, first)| (&b""[..], first.clone())));
                }
                self.objects.push(inner);
            } else if deep > 0 && matches!(value, Value::Array) {
                let mut first = Self::default();
                if within.item().unwrap_or(false) && matches!(within.value(), Ok(Value::Object)) {
                    let _ = first.take(&mut within, 0);
                }
                let begun = first.len() > 0;
                self.lists.push((key, first));
                if begun && key == b"messages" {
                    return Ok(());
                }
            }
            tokens.skip(value)?;
        }
        Ok(())
    }

    /// Whether all of them are numbers that objects stand under: an object in place of a list.
    fn is_numbered(&self) -> bool {
        self.own.iter().all(|(key, value)| key.iter().all(u8::is_ascii_digit) && matches!(value, Value::Object))
    }

    /// Whether they are columns of a table, each an object of its values by the number of the row.
    pub(super) fn are_columns(&self) -> bool {
        let numbered = |column: &Self| !column.own.is_empty() && column.all(|key| key.iter().all(u8::is_ascii_digit));
        // Objects under numbers alone may be messages.
        let says = |column: &Self| !column.own.iter().any(|(_, value)| matches!(value, Value::Object));
        self.objects.len() == self.own.len() && self.objects.iter().all(numbered) && self.objects.iter().any(says)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.own.len()
    }

    fn value(&self, name: &str) -> Option<Value<'a>> {
        self.own.iter().find(|(key, _)| *key == name.as_bytes()).map(|&(_, value)| value)
    }

    /// Whether a key is there.
    pub(super) fn has(&self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// Whether one of several keys is there.
    pub(super) fn any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    /// Whether something holds of every key.
    pub(super) fn all(&self, holds: impl Fn(&[u8]) -> bool) -> bool {
        self.own.iter().all(|(key, _)| holds(key))
    }

    /// The string that stands under a key.
    pub(super) fn text(&self, name: &str) -> Option<&'a [u8]> {
        match self.value(name)? {
            Value::Text(raw) => Some(raw.bytes()),
            _ => None,
        }
    }

    /// Whether an object stands under a key.
    pub(super) fn is_object(&self, name: &str) -> bool {
        matches!(self.value(name), Some(Value::Object))
    }

    /// The keys of the first object of the list under a key; none if there is no object in it.
    pub(super) fn first_of(&self, name: &str) -> Option<&Self> {
        self.lists.iter().find(|(key, _)| *key == name.as_bytes()).map(|(_, first)| first)
    }

    /// The keys of the first object of every list.
    pub(super) fn lists(&self) -> impl Iterator<Item = &Self> {
        self.lists.iter().map(|(_, first)| first)
    }

    /// The keys of every object that stands under a key.
    pub(super) fn objects(&self) -> impl Iterator<Item = &Self> {
        self.objects.iter()
    }

    /// The first keys, to be shown.
    pub(super) fn shown(&self) -> String {
        if self.own.is_empty() {
            return "(none)".to_owned();
        }
        let names: Vec<_> = self.own.iter().take(6).map(|(key, _)| String::from_utf8_lossy(key)).collect();
        names.join(", ")
    }
}
