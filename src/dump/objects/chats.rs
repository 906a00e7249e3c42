//! Which chat each message belongs to, and what is known of that chat from everywhere in the file.
//!
//! Chats are told apart by number, else by their name in links, else by title.

use crate::dump::ids::Peer;
use crate::dump::message::{Chat, ChatKind};
use crate::dump::reader::Sink;
use crate::hashed::Hashed;

use super::names::{Names, Who};

/// What a message, or the object around messages, tells of its chat.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::dump) struct Told {
    /// Its number, with what that numbers.
    pub(in crate::dump) peer: Option<Peer>,
    /// Anything else.
    pub(in crate::dump) chat: Chat,
}

/// A chat that was announced.
#[derive(Debug)]
struct Announced {
    /// What was told of it, without what is known from elsewhere.
    told: Told,
    /// The frame in which its first message stood.
    frame: u32,
    /// As it was announced.
    chat: Chat,
}

/// Everything known beside the messages.
#[derive(Debug)]
pub(in crate::dump) struct Known {
    /// Names of chats and people.
    pub(in crate::dump) names: Names,
    /// The chat that the object around the messages tells of.
    frame: Told,
    /// Its index, once a message belonged to it.
    frame_index: Option<u32>,
    /// How many objects around messages there were.
    frames: u32,
    chats: Vec<Announced>,
    by_peer: Hashed<Peer, u32>,
    by_username: Hashed<String, u32>,
    by_title: Hashed<String, u32>,
    /// Title of a chat that has none: the name of the file.
    name: Option<String>,
}

impl Told {
    /// Whether nothing speaks against both being the same chat.
    fn may_be(&self, other: &Self) -> bool {
        let (one, two) = (&self.chat, &other.chat);
        let username = |chat: &Chat| chat.username.as_deref().map(str::to_lowercase);
        self.peer.is_none_or(|peer| other.peer.is_none_or(|other| peer == other))
            && (one.username.is_none() || two.username.is_none() || username(one) == username(two))
            && (one.title.is_none() || two.title.is_none() || one.title == two.title)
    }

    fn is_nothing(&self) -> bool {
        self.peer.is_none() && self.chat.title.is_none() && self.chat.username.is_none()
    }
}

impl Known {
    /// Knows nothing yet but the name of the file.
    pub(super) fn new(name: Option<String>) -> Self {
        Self {
            names: Names::default(),
            frame: Told::default(),
            frame_index: None,
            frames: 0,
            chats: Vec::new(),
            by_peer: Hashed::default(),
            by_username: Hashed::default(),
            by_title: Hashed::default(),
            name,
        }
    }

    /// The name of the file.
    pub(super) fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// An object begins that may have messages in it.
    pub(super) fn begin_frame(&mut self) {
        // What the last one told stays true of its chats.
        for index in self.chats_of_frame() {
            let chat = self.merged(&self.chats[index].told, true);
            self.chats[index].told.chat = chat;
        }
        self.frame = Told::default();
        self.frame_index = None;
        self.frames += 1;
    }

    /// An object that had messages in it ends: chats of which it told more are announced again.
    pub(super) fn end_frame(&mut self, sink: &mut dyn Sink) {
        for index in self.chats_of_frame() {
            self.tell(index, sink);
        }
        self.tell_learned(sink);
    }

    /// Whether any object around messages has begun.
    pub(super) fn is_framed(&self) -> bool {
        self.frames > 0
    }

    fn chats_of_frame(&self) -> std::ops::Range<usize> {
        let before = self.chats.iter().rev().take_while(|one| one.frame == self.frames).count();
        self.chats.len() - before..self.chats.len()
    }

    /// Announces again the chats of which names were learned.
    pub(super) fn tell_learned(&mut self, sink: &mut dyn Sink) {
        for who in self.names.take_learned() {
            let index = match &who {
                Who::Peer(peer) => self.by_peer.get(peer),
                Who::Other(username) => self.by_username.get(&**username),
            };
            if let Some(&index) = index {
                self.tell(index as usize, sink);
            }
        }
    }

    /// What the object around the messages tells of their chat.
    pub(in crate::dump) fn frame(&mut self) -> &mut Told {
        &mut self.frame
    }

    /// The chat a message belongs to, announced if it is new.
    pub(super) fn chat(&mut self, told: &Told, sink: &mut dyn Sink) -> u32 {
        if !told.is_nothing() {
            return self.find(told).unwrap_or_else(|| self.announce(told, sink));
        }
        if let Some(index) = self.frame_index {
            return index;
        }
        let mut frame = self.frame.clone();
        if frame.chat.kind == ChatKind::Unknown {
            frame.chat.kind = told.chat.kind;
        }
        let index = self.find(&frame).unwrap_or_else(|| self.announce(&frame, sink));
        self.frame_index = Some(index);
        index
    }

    fn find(&self, told: &Told) -> Option<u32> {
        if let Some(peer) = told.peer {
            return self.by_peer.get(&peer).copied();
        }
        if let Some(username) = &told.chat.username {
            return self.by_username.get(&username.to_lowercase()).copied();
        }
        self.by_title.get(told.chat.title.as_deref().unwrap_or_default()).copied()
    }

    fn announce(&mut self, told: &Told, sink: &mut dyn Sink) -> u32 {
        let index = self.chats.len() as u32;
        if let Some(peer) = told.peer {
            self.by_peer.insert(peer, index);
        }
        if let Some(username) = &told.chat.username {
            self.by_username.entry(username.to_lowercase(), || index);
        }
        // A chat without any name is the one of all messages that tell nothing.
        let title = told.chat.title.clone().or_else(|| told.is_nothing().then(String::new));
        if let Some(title) = title {
            self.by_title.entry(title, || index);
        }
        let chat = self.titled(self.merged(told, true));
        sink.chat(index, &chat);
        self.chats.push(Announced { told: told.clone(), frame: self.frames, chat });
        index
    }

    /// A chat with what is known of it from elsewhere; `framed`: and from the object around its messages.
    fn merged(&self, told: &Told, framed: bool) -> Chat {
        let mut chat = told.chat.clone();
        chat.id = chat.id.or(told.peer.map(Peer::bare));
        let username = || told.chat.username.as_deref().map(Who::username);
        if let Some(name) = told.peer.map(Who::Peer).or_else(username).and_then(|who| self.names.of(&who)) {
            chat.title = chat.title.or_else(|| Some(name.shown.to_string()));
            chat.username = chat.username.or_else(|| name.username.as_deref().map(str::to_owned));
            if chat.kind == ChatKind::Unknown {
                chat.kind = name.kind;
            }
        }
        // A frame tells of the chat of its messages, unless it names another.
        let frame = &self.frame;
        if framed && frame.may_be(told) {
            chat.id = chat.id.or(frame.chat.id).or(frame.peer.map(Peer::bare));
            chat.title = chat.title.or_else(|| frame.chat.title.clone());
            chat.username = chat.username.or_else(|| frame.chat.username.clone());
            chat.description = chat.description.or_else(|| frame.chat.description.clone());
            if chat.kind == ChatKind::Unknown {
                chat.kind = frame.chat.kind;
            }
        }
        if chat.kind == ChatKind::Unknown {
            chat.kind = told.peer.map_or(ChatKind::Unknown, Peer::kind);
        }
        chat
    }

    /// Without any name of its own a chat is called like the file.
    fn titled(&self, chat: Chat) -> Chat {
        let nameless = chat.title.is_none() && chat.username.is_none();
        Chat { title: if nameless { self.name.clone() } else { chat.title }, ..chat }
    }

    fn tell(&mut self, index: usize, sink: &mut dyn Sink) {
        let one = &self.chats[index];
        let chat = self.titled(self.merged(&one.told, one.frame == self.frames));
        if chat != one.chat {
            sink.chat(index as u32, &chat);
            self.chats[index].chat = chat;
        }
    }
}
