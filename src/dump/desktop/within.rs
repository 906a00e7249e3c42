//! What stands within others: values that nobody needs, and what looks like a message in them or in a message.
//!
//! It may be a part of what is around it, or the next of those of which one lost its end; only what follows can tell.

use memchr::memchr;

use crate::dump::fault::Malformed;
use crate::dump::json::{Halt, Lost, Next, Skip, Tokens};
use crate::dump::reader::Sink;

use super::classify::{Class, begins, classify, expected, holds_chats};
use super::message;
use super::walk::{OPEN, Place, Walk};

/// How far it is looked at first for the end of what another message seems to begin in.
pub(super) const FAR: usize = 16 * 1024 * 1024;

/// How many bytes of an object in a value that nobody needs tell what it is.
const ASKED: usize = 4 * 1024;

impl Walk {
    /// Takes an object or a list under a key that nobody knows: one around chats is opened, others are passed over.
    pub(super) fn value(
        &mut self,
        bracket: u8,
        bytes: &[u8],
        at: usize,
        base: u64,
        whole: bool,
    ) -> Result<usize, Halt> {
        let frame = matches!(self.open.last(), Some(Place::Document(draft)) if draft.tells_nothing());
        if frame && self.open.len() < OPEN && holds_chats(bytes, at, whole).ok_or(Halt::More)? {
            if bracket == b'{' {
                self.begin_document(base + at as u64);
            } else {
                self.open.push(Place::List);
            }
            return Ok(at + 1);
        }
        self.skip = Some(Skip::before(base + at as u64 + 1));
        Ok(at)
    }

    /// Goes on within a value that nobody needs; it holds no chat, and no message unless its end is lost.
    pub(super) fn pass(&mut self, bytes: &[u8], base: u64, whole: bool, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let Some(skip) = &self.skip else { return Err(Halt::More) };
        let (mut next, mut sound) = (1, skip.sound);
        if bytes[0] != b'{' {
            next = memchr(b'{', bytes).unwrap_or(bytes.len());
        } else if !sound && begins(bytes, 0).or(whole.then_some(false)).ok_or(Halt::More)? {
            sound = self.is_passed(skip, bytes, whole)?;
            if !sound {
                // The value may be what is taken for a message itself, before anything of it was passed over.
                self.lost = Some(Lost::new(skip.start.min(base), Some(Malformed::NoEnd)));
                self.far = self.hope.endless(self.far);
                self.skip = None;
                return self.find_back(bytes, base, whole, sink);
            }
        }
        let Some(skip) = &mut self.skip else { return Err(Halt::More) };
        skip.sound = sound;
        let taken = skip.run(&bytes[..next]);
        if skip.is_done() {
            self.skip = None;
        }
        Ok(taken)
    }

    /// Whether a message that seems to begin in a value is a part of it, for the value ends, and the messages of the chat
    /// stand before it or under another key behind it.
    fn is_passed(&self, skip: &Skip, bytes: &[u8], whole: bool) -> Result<bool, Halt> {
        if classify(bytes, 0, ASKED, whole).ok_or(Halt::More)? != Class::Message {
            return Ok(false);
        }
        let near = &bytes[..bytes.len().min(self.far)];
        let all = whole || near.len() == self.far;
        let mut ahead = skip.clone();
        let end = ahead.run(near);
        let mut tokens = Tokens::new(near, end, false).strictly();
        match self.goes_on(&mut tokens) {
            Err(Halt::More) if !all => Err(Halt::More),
            Ok(found) => Ok(found),
            Err(_) => Ok(false),
        }
    }

    /// Whether what follows is another key of a chat, of which the messages were met or are under a key that comes.
    fn goes_on(&self, tokens: &mut Tokens<'_>) -> Result<bool, Halt> {
        match tokens.peek()?.ok_or(Halt::More)? {
            b'}' => return Ok(self.has_messages()),
            b',' => {}
            _ => return Ok(false),
        }
        while let Some(key) = tokens.key()? {
            if self.has_messages() || matches!(key.bytes(), b"messages" | b"chats" | b"left_chats") {
                return Ok(true);
            }
            let value = tokens.value()?;
            tokens.skip(value)?;
        }
        Ok(false)
    }

    /// Whether a message in which another seems to begin, at `within`, ends all the same, and is none that lost its end and
    /// took those behind it for its own, with the brackets around them.
    pub(super) fn ends(&mut self, tokens: &Tokens<'_>, within: usize, whole: bool) -> Result<bool, Halt> {
        let (bytes, at) = (tokens.bytes(), tokens.at());
        let near = &bytes[..bytes.len().min(at + self.far)];
        let all = whole || near.len() == at + self.far;
        let mut tokens = Tokens::new(near, at, all).strictly().before(Next::beside(near, at));
        let ends = match message::holds_at(&mut tokens, within) {
            // Of a list that lost its end all that follows would be taken, up to the end of the chat.
            Ok(own) => self.is_followed(&mut tokens).map(|followed| followed.unwrap_or(!own)),
            Err(halt) => Err(halt),
        };
        match ends {
            Ok(true) => return Ok(true),
            Err(Halt::More) if !all => return Err(Halt::More),
            _ => {}
        }
        self.far = self.hope.endless(self.far);
        Ok(false)
    }

    /// Whether what follows is what may stand behind a message here: another one, or the end of as many brackets as are
    /// open; `None` if the file ends or is damaged there.
    fn is_followed(&self, tokens: &mut Tokens<'_>) -> Result<Option<bool>, Halt> {
        let mut next = tokens.peek()?;
        while next == Some(b',') {
            tokens.bump();
            next = tokens.peek()?;
        }
        if self.keyed && next == Some(b'"') {
            tokens.key()?;
            next = tokens.peek()?;
        }
        match next {
            Some(b'{') => {
                let all = tokens.is_whole();
                return Ok(match expected(tokens.bytes(), tokens.at(), all).ok_or(Halt::More)? {
                    Class::Message | Class::Long => Some(true),
                    Class::Document => Some(false),
                    Class::Other => None,
                });
            }
            Some(b']') => tokens.bump(),
            _ => return Ok(None),
        }
        let [around @ .., Place::Document(_), Place::Messages] = &self.open[..] else { return Ok(Some(true)) };
        // Behind a chat, or among its keys.
        match (tokens.peek()?, around.last()) {
            (Some(b','), _) => {
                tokens.bump();
                Ok(tokens.peek()?.map(|next| next != b'{'))
            }
            (Some(b'}'), Some(place)) => {
                tokens.bump();
                let close = if matches!(place, Place::List) { b']' } else { b'}' };
                let next = tokens.peek()?;
                Ok(next.filter(|next| is_bracket(*next) || *next == b',').map(|next| next == b',' || next == close))
            }
            (Some(b'}'), None) => Ok(Some(true)),
            (next, _) => Ok(next.filter(|next| is_bracket(*next)).map(|_| false)),
        }
    }
}

fn is_bracket(byte: u8) -> bool {
    matches!(byte, b'{' | b'}' | b'[' | b']')
}
