//! Texts, read again from the dumps.

use super::opened::Opened;
use crate::dump::Message;
use crate::timeline::{Located, TextOf};

/// The dumps as the timeline sees them: something that gives texts.
pub(super) struct Texts<'a>(pub(super) &'a [Opened]);

impl TextOf for Texts<'_> {
    fn text(&self, _: u32, located: Located) -> Option<String> {
        self.message(located).map(|(_, message)| message.text)
    }
}

impl<'a> Texts<'a> {
    /// A message, read again, with its dump.
    pub(super) fn message(&self, located: Located) -> Option<(&'a Opened, Message)> {
        let dump = self.0.iter().find(|dump| dump.number == located.dump)?;
        let read = dump.reader.reread(&*dump.source, located.position, located.chat);
        dump.note(located.position, read.is_some());
        let mut message = read?;
        message.chat = located.chat;
        Some((dump, message))
    }
}
