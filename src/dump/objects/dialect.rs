//! What one program's JSON is like: the questions that walking through a file asks of it.
//!
//! A dialect holds no place in the file and no message. The same object always gives the same message, so one that is
//! read again is equal to what was read before.

use crate::dump::json::{Decoder, Raw, Value, tidy};
use crate::dump::mapping::{Columns, Mapping};
use crate::dump::message::Message;

use super::chats::{Known, Told};
use super::names::Lookup;
use super::view::View;

/// What a key tells of the object it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) enum Mark {
    /// Messages stand somewhere in it.
    Frame,
    /// It is a message.
    Message,
    /// It is neither.
    Other,
    /// It may be a message; with all the signs of [`Dialect::signs`] it is.
    Sign(u8),
    /// Nothing.
    Nothing,
}

/// What stands under a key of an object around messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) enum Slot {
    /// Messages: a list of them, or an object in which such a list stands.
    Messages,
    /// A list of objects to learn from.
    List,
    /// A value to learn from.
    Fact,
    /// Nothing of interest.
    Pass,
}

/// What an object turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) enum Found {
    /// A post or service record.
    Message,
    /// A message that has neither date nor content.
    Hidden,
    /// No message, but something the program writes beside them, to learn from.
    Aside,
    /// What a message was changed to that stands elsewhere.
    Change,
    /// Nothing that this program writes.
    Other,
}

/// One message while it is read.
#[derive(Debug, Default)]
pub(in crate::dump) struct Draft {
    /// The message.
    pub(in crate::dump) message: Message,
    /// What it tells of its chat.
    pub(in crate::dump) told: Told,
    /// Whether half of a character stood in it without the other.
    pub(in crate::dump) halved: bool,
}

/// By name only: what all dialects hold, written out, would be in every build.
impl std::fmt::Debug for dyn Dialect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dialect")
    }
}

/// One program's JSON.
pub(in crate::dump) trait Dialect {
    /// What a key tells of the object it stands in.
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark;

    /// The signs that make a message, as bits.
    fn signs(&self) -> u8 {
        u8::MAX
    }

    /// What stands under a key of an object around messages.
    fn slot(&self, key: &[u8]) -> Slot {
        if key == b"messages" { Slot::Messages } else { Slot::Pass }
    }

    /// Lists that may stand behind the messages and are worth reading first.
    fn lists_behind(&self) -> &'static [&'static str] {
        &[]
    }

    /// Whether a message may be an array, as a row of a table is.
    fn has_rows(&self) -> bool {
        false
    }

    /// Whether `bytes`, which begin with a bracket, plainly are a row; `None` if that takes bytes that have not arrived.
    fn is_row(&self, _bytes: &[u8], _whole: bool) -> Option<bool> {
        Some(false)
    }

    /// Whether a script's assignment may stand before the list.
    fn has_prologue(&self) -> bool {
        false
    }

    /// Reads one message.
    fn read(&self, item: View<'_>, lookup: Lookup<'_>, draft: &mut Draft) -> Found;

    /// Learns from a value that is no message; `key` is what it stands under, empty for a value by itself.
    fn learn(&mut self, _key: &[u8], _value: View<'_>, _known: &mut Known) {}

    /// As [`crate::dump::Reader::mapping`].
    fn mapping(&self) -> Option<&Columns> {
        None
    }

    /// As [`crate::dump::Reader::remap`].
    fn remap(&mut self, _mapping: &Mapping) {}
}

impl Draft {
    /// Empties it for the next message.
    pub(super) fn clear(&mut self) {
        self.message.clear();
        self.told = Told::default();
        self.halved = false;
    }

    /// Appends a text as written to the message, without tidying it.
    pub(in crate::dump) fn append(&mut self, raw: Raw<'_>) {
        let mut decoder = Decoder::default();
        decoder.push(raw.bytes(), &mut self.message.text);
        decoder.finish(&mut self.message.text);
        self.halved |= decoder.halved();
    }

    /// Takes a text without marks.
    pub(in crate::dump) fn plain(&mut self, raw: Raw<'_>) {
        let from = self.message.text.len();
        self.append(raw);
        tidy(&mut self.message.text, from);
    }
}
