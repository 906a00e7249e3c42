//! Messages of pages that are looked for in the JSON of an export, by title of the chat, id and time.
//!
//! Of a message only a sum is remembered, and of those that are looked for whether they were met.

use std::hash::{DefaultHasher, Hash, Hasher};

use memchr::memmem;

use super::pass::LONG;
use crate::dump::clock;
use crate::dump::json::{Tokens, Value};
use crate::dump::time::Posted;
use crate::order::Order;
use crate::sorted::Sorted;

/// How many messages are remembered at once; what has more is left out nowhere.
pub(super) const MOST: usize = 4_000_000;

/// What chats without a name are called in HTML, by their type in JSON.
const NAMELESS: [(&[u8], &str); 3] = [
    (b"\"saved_messages\"", "Saved messages"),
    (b"\"replies\"", "Replies"),
    (b"\"verification_codes\"", "Verification Codes"),
];
/// What HTML calls a chat whose name is `null`.
const DELETED: &str = "Deleted Account";

/// What is looked for in a file.
pub(super) struct Sought {
    chats: Found,
    account: bool,
    /// Whose messages stand here, if anything of theirs is looked for.
    here: Option<String>,
    /// How many names of chats there were.
    names: usize,
    /// Messages before any name, which may be those of the chat that is named behind them.
    before: Vec<u64>,
}

/// Chats by title.
pub(super) struct Found(Sorted<String, Chat>);

#[derive(Default)]
struct Chat {
    /// Whether there is such a chat.
    met: bool,
    messages: Vec<u64>,
    /// Which of these were met.
    which: Vec<bool>,
}

/// What a message is known by: its id, and the clock that was shown where that is told.
pub(super) fn sum(id: i64, clock: Option<i64>) -> u64 {
    let mut sum = DefaultHasher::new();
    (id, clock).hash(&mut sum);
    sum.finish()
}

impl Sought {
    /// Messages by the title of their chat; `None` if there is nothing to look for.
    pub(super) fn of<'a>(wanted: impl Iterator<Item = (&'a str, &'a [u64])>, account: bool) -> Option<Self> {
        let mut chats: Sorted<String, Chat> = Sorted::default();
        for (title, messages) in wanted {
            chats.entry(title.to_owned(), Chat::default).messages.extend(messages);
        }
        for chat in chats.values_mut() {
            chat.messages.sort_unstable();
            chat.messages.dedup();
            chat.which = vec![false; chat.messages.len()];
        }
        let some = !chats.is_empty();
        some.then(|| Self { chats: Found(chats), account, here: None, names: 0, before: Vec::new() })
    }

    /// Looks for what begins in `bytes` before `reach`.
    pub(super) fn look(&mut self, bytes: &[u8], reach: usize) {
        let kinds = NAMELESS.iter().map(|(kind, _)| *kind);
        let wanted = [&b"\"name\""[..], b"\"id\""].into_iter().chain(kinds);
        let find = |needle| memmem::find_iter(bytes, needle).take_while(|at| *at < reach);
        let mut keys: Vec<usize> = wanted.flat_map(find).collect();
        keys.order_by(|key| *key as u64);
        for at in keys {
            match key(&bytes[at..]) {
                Some(Key::Message(id, clock)) => {
                    // Records of the service have no time on pages.
                    for sum in [sum(id, clock), sum(id, None)] {
                        self.meet(sum);
                    }
                }
                Some(Key::Name(title)) => {
                    self.names += 1;
                    let chat = self.chats.0.get_mut(&title);
                    self.here = chat.map(|chat| {
                        chat.met = true;
                        title
                    });
                }
                None => {}
            }
        }
    }

    fn meet(&mut self, sum: u64) {
        if self.names == 0 {
            if !self.account && self.before.len() < MOST {
                self.before.push(sum);
            }
        } else if let Some(chat) = self.here.as_ref().and_then(|title| self.chats.0.get_mut(title)) {
            chat.meet(sum);
        }
    }

    /// What was found, when all was looked through.
    pub(super) fn finish(mut self) -> Found {
        // The name of a single chat may stand behind its messages.
        if self.names == 1
            && let Some(chat) = self.here.as_ref().and_then(|title| self.chats.0.get_mut(title))
        {
            self.before.into_iter().for_each(|sum| chat.meet(sum));
        }
        self.chats
    }
}

impl Found {
    /// Whether there is a chat of that title, and in it all these messages.
    pub(super) fn holds(&self, title: &str, messages: &[u64]) -> bool {
        let Some(chat) = self.0.get(title).filter(|chat| chat.met) else { return false };
        messages.iter().all(|sum| chat.messages.binary_search(sum).is_ok_and(|at| chat.which[at]))
    }
}

impl Chat {
    fn meet(&mut self, sum: u64) {
        if let Ok(at) = self.messages.binary_search(&sum) {
            self.which[at] = true;
        }
    }
}

/// What a key that counts says.
enum Key {
    Name(String),
    Message(i64, Option<i64>),
}

/// The key, or the type of a chat, that stands there.
fn key(bytes: &[u8]) -> Option<Key> {
    if let Some((_, title)) = NAMELESS.iter().find(|(kind, _)| bytes.starts_with(kind)) {
        return Some(Key::Name((*title).to_owned()));
    }
    let mut tokens = Tokens::new(&bytes[..bytes.len().min(LONG)], 0, true);
    let is_id = bytes.starts_with(b"\"id\"");
    tokens.key().ok()??;
    match tokens.value().ok()? {
        // What else has an id has no type behind it.
        Value::Bare(digits) if is_id && tokens.key().ok()??.bytes() == b"type" => {
            Some(Key::Message(number(digits)?, date(&mut tokens)))
        }
        Value::Text(name) if !is_id => Some(Key::Name(name.text().trim().to_owned())),
        Value::Bare(b"null") if !is_id => Some(Key::Name(DELETED.to_owned())),
        _ => None,
    }
}

/// What the clock showed, behind the key of the type.
fn date(tokens: &mut Tokens<'_>) -> Option<i64> {
    let kind = tokens.value().ok()?;
    tokens.skip(kind).ok()?;
    match (tokens.key().ok()??.bytes(), tokens.value().ok()?) {
        (b"date", Value::Text(written)) => clock::iso(&written.text()).map(Posted::clock),
        _ => None,
    }
}

pub(super) fn number(digits: &[u8]) -> Option<i64> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}
