//! The channels that posts belong to, and what the head of a page tells of its channel.

use crate::dump::message::{Chat, ChatKind};
use crate::dump::reader::Sink;
use crate::hashed::Hashed;

/// The channels so far.
#[derive(Debug, Default)]
pub(super) struct Channels {
    chats: Vec<Chat>,
    by_name: Hashed<String, u32>,
    /// What the page tells of its channel.
    page: Told,
}

/// What is told of a channel.
#[derive(Debug, Default)]
struct Told {
    username: Option<String>,
    title: Option<String>,
    description: Option<String>,
    /// What the page tells programs; it may be shortened.
    meta_title: Option<String>,
    meta_description: Option<String>,
}

/// A piece of what a page tells of its channel.
#[derive(Debug)]
pub(super) enum Piece {
    Username(String),
    Title(Option<String>),
    Description(Option<String>),
    MetaTitle(Option<String>),
    MetaDescription(Option<String>),
}

impl Channels {
    /// Takes a piece of what the page tells of its channel; the first of its sort counts.
    pub(super) fn tell(&mut self, piece: Piece, sink: &mut dyn Sink) {
        let (slot, value) = match piece {
            Piece::Username(name) => (&mut self.page.username, Some(name)),
            Piece::Title(title) => (&mut self.page.title, title),
            Piece::Description(text) => (&mut self.page.description, text),
            Piece::MetaTitle(title) => (&mut self.page.meta_title, title),
            Piece::MetaDescription(text) => (&mut self.page.meta_description, text),
        };
        if slot.is_none() {
            *slot = value.filter(|value| !value.is_empty());
        }
        // It may come behind the posts.
        if let Some(name) = &self.page.username
            && let Some(&index) = self.by_name.get(&name.to_lowercase())
        {
            self.improve(index, None, None, sink);
        }
    }

    /// The channel of a post, by the name in the post's address.
    pub(super) fn of_post(&mut self, name: &str, title: Option<&str>, id: Option<i64>, sink: &mut dyn Sink) -> u32 {
        let next = self.chats.len() as u32;
        let index = *self.by_name.entry(name.to_lowercase(), || next);
        if index == next {
            let username = Some(name.to_owned());
            self.chats.push(Chat { username, kind: ChatKind::Channel, ..Chat::default() });
            let chat = self.known(index, title, id);
            sink.chat(index, &chat);
            self.chats[index as usize] = chat;
        } else {
            self.improve(index, title, id, sink);
        }
        index
    }

    /// Ends a page: a channel without posts is a channel too.
    pub(super) fn turn(&mut self, sink: &mut dyn Sink) {
        if let Some(name) = self.page.username.clone() {
            self.of_post(&name, None, None, sink);
        }
        self.page = Told::default();
    }

    /// Says what has become known of a channel since it was announced.
    fn improve(&mut self, index: u32, title: Option<&str>, id: Option<i64>, sink: &mut dyn Sink) {
        let chat = self.known(index, title, id);
        if self.chats.get(index as usize).is_some_and(|known| *known != chat) {
            sink.chat(index, &chat);
            self.chats[index as usize] = chat;
        }
    }

    /// All that is known of a channel; of a page that names none, what is told is of the channel of its posts.
    fn known(&self, index: u32, title: Option<&str>, id: Option<i64>) -> Chat {
        let mut chat = self.chats.get(index as usize).cloned().unwrap_or_default();
        let own = match (&self.page.username, &chat.username) {
            (Some(page), Some(chat)) => page.eq_ignore_ascii_case(chat),
            _ => true,
        };
        let nothing = Told::default();
        let page = if own { &self.page } else { &nothing };
        let title = page.title.as_deref().or(title).or(page.meta_title.as_deref());
        chat.title = chat.title.or_else(|| title.map(str::to_owned));
        chat.description = page.description.clone().or(chat.description).or_else(|| page.meta_description.clone());
        chat.id = chat.id.or(id);
        chat
    }
}
