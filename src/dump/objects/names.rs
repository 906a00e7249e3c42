//! Names of chats and people that a file tells beside its messages.
//!
//! Every name remembers from which byte on it is known, so that a message that is read again gets the names it had.

use crate::hashed::Hashed;

use crate::dump::ids::Peer;
use crate::dump::message::ChatKind;

/// How many names are remembered; a file with more is no list of people.
const NAMES: usize = 1 << 18;

/// Whom a name belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::dump) enum Who {
    /// Somebody of Telegram.
    Peer(Peer),
    /// Somebody elsewhere, by id as written; or a chat by its name in links.
    Other(Box<str>),
}

/// A name, and from where on it is known.
#[derive(Debug)]
pub(super) struct Name {
    since: u64,
    /// As it is shown.
    pub(super) shown: Box<str>,
    /// The name in links.
    pub(super) username: Option<Box<str>>,
    /// Of a chat, what sort it is.
    pub(super) kind: ChatKind,
}

/// Names by whom they belong to.
#[derive(Debug, Default)]
pub(in crate::dump) struct Names {
    all: Hashed<Who, Name>,
    /// The place from which names that are learned now are known.
    now: u64,
    /// Whose names were learned since anybody asked.
    learned: Vec<Who>,
}

/// Names as a message at some place may know them.
#[derive(Clone, Copy, Debug)]
pub(in crate::dump) struct Lookup<'a> {
    names: &'a Names,
    at: u64,
}

impl Who {
    /// A chat by its name in links, whose case does not count.
    pub(in crate::dump) fn username(name: &str) -> Self {
        Self::Other(name.to_lowercase().into())
    }
}

impl Names {
    /// Remembers a name; the first that was told of somebody counts.
    pub(in crate::dump) fn learn(&mut self, who: Who, name: &str, username: Option<String>, kind: ChatKind) {
        let name = name.trim();
        if name.is_empty() || self.all.len() >= NAMES {
            return;
        }
        if !self.all.has(&who) {
            self.learned.push(who.clone());
            let username = username.map(String::into_boxed_str);
            self.all.insert(who, Name { since: self.now, shown: name.into(), username, kind });
        }
    }

    /// The place from which names that are learned now are known.
    pub(in crate::dump) fn place(&self) -> u64 {
        self.now
    }

    /// Says from which byte on what is learned now is known.
    pub(super) fn since(&mut self, at: u64) {
        self.now = at;
    }

    /// What is known of a chat by now.
    pub(super) fn of(&self, who: &Who) -> Option<&Name> {
        self.all.get(who)
    }

    /// Whose names were learned since this was asked last.
    pub(super) fn take_learned(&mut self) -> Vec<Who> {
        std::mem::take(&mut self.learned)
    }

    /// As a message that begins at `at` may know them.
    pub(super) fn at(&self, at: u64) -> Lookup<'_> {
        Lookup { names: self, at }
    }
}

impl Lookup<'_> {
    /// First byte of the message that asks.
    pub(in crate::dump) fn place(self) -> u64 {
        self.at
    }

    /// The name of a peer.
    pub(in crate::dump) fn peer(self, peer: Peer) -> Option<String> {
        self.of(&Who::Peer(peer))
    }

    /// The name of somebody by an id as written.
    pub(in crate::dump) fn other(self, id: &str) -> Option<String> {
        self.of(&Who::Other(id.into()))
    }

    fn of(self, who: &Who) -> Option<String> {
        self.names.of(who).filter(|name| name.since <= self.at).map(|name| name.shown.to_string())
    }
}
