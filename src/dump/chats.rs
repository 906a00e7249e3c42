//! The chats of a dump whose rows name them: each is announced once, before its first message.

use super::message::Chat;
use super::reader::Sink;
use super::row::{Origin, Row};
use crate::hashed::Hashed;

/// Indexes of chats by what tells one from another.
#[derive(Debug, Default)]
pub(super) struct Chats {
    known: Hashed<Key, u32>,
    /// The chat of the last row: rows of one chat mostly follow one another.
    last: Option<(Origin, u32)>,
}

/// Id before name in links before title.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Key {
    Id(i64),
    Username(String),
    Title(Option<String>),
}

impl Chats {
    /// Gives a row's message the index of its chat; `name` is the title where the row names none.
    pub(super) fn admit(&mut self, row: &mut Row, name: Option<&str>, sink: &mut dyn Sink) {
        if let Some((origin, index)) = &self.last
            && *origin == row.origin
        {
            row.message.chat = *index;
            return;
        }
        let origin = std::mem::take(&mut row.origin);
        let key = match &origin {
            Origin { id: Some(id), .. } => Key::Id(*id),
            Origin { username: Some(username), .. } => Key::Username(username.to_lowercase()),
            Origin { title, .. } => Key::Title(title.clone()),
        };
        let next = self.known.len() as u32;
        let index = *self.known.entry(key, || {
            let title = origin.title.as_deref().or(origin.username.as_deref()).or(name).map(str::to_owned);
            sink.chat(
                next,
                &Chat { id: origin.id, title, username: origin.username.clone(), kind: origin.kind, ..Chat::default() },
            );
            next
        });
        row.message.chat = index;
        self.last = Some((origin, index));
    }
}
