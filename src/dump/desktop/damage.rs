//! Across damage: to the next message or chat, and into the chat that what follows belongs to.

use memchr::memchr;

use super::classify::{Class, classify};
use super::message::{self, Found};
use super::walk::{Place, Walk};
use crate::dump::fault::Malformed;
use crate::dump::json::{Halt, Lost, Tokens, blanks};
use crate::dump::message::{ChatKind, Message, MessageId};
use crate::dump::reader::Sink;
use crate::dump::window::Window;

impl Walk {
    /// Opens the chat again that was closed last, in the list of chats that is open.
    pub(super) fn resume(&mut self) {
        let Some(draft) = self.closed.take() else { return };
        self.extents.pop_if(|extent| extent.start == draft.start);
        self.current = draft.index;
        self.open.push(Place::Document(draft));
        self.open.push(Place::Messages);
    }

    /// Says that the chat that was closed last reaches to `end`.
    pub(super) fn extend(&mut self, end: u64) {
        if let Some(extent) = self.extents.last_mut().filter(|extent| Some(extent.chat) == self.current) {
            extent.end = end;
        }
    }

    /// Whether the message that `bytes` begin with comes behind the last of the chat that was closed last, in a list of chats;
    /// all of it is wanted for that, up to the longest that there may be.
    fn follows(&self, bytes: &[u8], whole: bool) -> Result<bool, Halt> {
        let listed = self.open.iter().any(|place| matches!(place, Place::List));
        let (true, Some(closed), Some(last)) = (listed, &self.closed, self.last) else { return Ok(false) };
        let (mut next, all) = (Message::default(), whole || bytes.len() >= self.limit);
        match message::read(&mut Tokens::new(bytes, 0, all), 0, &mut next) {
            Ok(Found::Message) => {}
            Err(Halt::More) if !all => return Err(Halt::More),
            _ => return Ok(false),
        }
        let elsewhere = |id: i64| {
            let sender = next.from_id.as_deref().and_then(|from| from.strip_prefix("channel"));
            closed.chat.kind == ChatKind::Channel && sender.is_some_and(|sender| sender.parse() != Ok(id))
        };
        let later = |id: i64| id > last.id && next.posted.is_some_and(|posted| posted.seconds >= last.seconds);
        Ok(matches!(next.id, MessageId::Number(id) if later(id)) && !closed.chat.id.is_some_and(elsewhere))
    }

    /// Begins to pass over what cannot be read in `reach` bytes, which are `whole` if nothing follows them. Bytes that
    /// arrived beyond them say nothing: how many there are depends on the size of slices.
    pub(super) fn lose(&mut self, window: &mut Window, reach: usize, whole: bool, halt: Halt) {
        let bytes = &window.bytes()[..reach];
        // The file's own white space is not part of what is lost, and no message however much there is.
        let blank = blanks(bytes);
        if blank == reach {
            window.take(blank);
            return;
        }
        let what = match halt {
            Halt::Damage(what) => Some(what),
            Halt::More => {
                self.limit = self.patience.endless(self.limit);
                (!whole).then_some(Malformed::NoEnd)
            }
        };
        let mut lost = Lost::new(window.offset() + blank as u64, what);
        // A message may stand where a key was expected.
        let in_place = bytes[blank] == b'{' && matches!(self.open.last(), Some(Place::Document(_) | Place::Chats));
        let taken = blank + if in_place { 0 } else { lost.pass(&bytes[blank..=blank]) };
        self.lost = Some(lost);
        self.skip = None;
        window.take(taken);
    }

    /// Looks for the next object that is a message or a chat.
    pub(super) fn find_back(
        &mut self,
        bytes: &[u8],
        base: u64,
        whole: bool,
        sink: &mut dyn Sink,
    ) -> Result<usize, Halt> {
        let at = memchr(b'{', bytes).unwrap_or(bytes.len());
        let class = match at {
            0 => {
                let class = classify(bytes, 0, self.patience.near().min(self.limit), whole).ok_or(Halt::More)?;
                self.patience.miss(class == Class::Other);
                class
            }
            _ => Class::Other,
        };
        if class == Class::Other {
            return Ok(self.lost.as_mut().map_or(0, |lost| lost.pass(&bytes[..at.max(1)])));
        }
        // What stands before it was the beginning of a chat.
        let first = self.lost.as_ref().is_some_and(|lost| lost.ends_with(b"\"messages\":["));
        let follows = class == Class::Message && !first && self.follows(bytes, whole)?;
        self.report_lost(base, sink);
        match class {
            Class::Message if first && self.current.is_some() => self.begin_another(base, sink),
            Class::Message => self.reopen_messages(follows, base, sink),
            _ => self.reopen_list(base, sink),
        }
        self.advance(bytes, base, whole, sink)
    }

    /// Makes the innermost open bracket one that messages stand in, of which the next begins at `start`; whether it
    /// follows on the chat that was closed last.
    fn reopen_messages(&mut self, follows: bool, start: u64, sink: &mut dyn Sink) {
        // An object that tells nothing of a chat, behind one: more likely a piece of a message.
        let is_piece = |place: &Place| matches!(place, Place::Document(draft) if draft.tells_nothing());
        if self.open.last().is_some_and(is_piece) && self.closed.is_some() && self.open.len() > 1 {
            self.open.pop();
        }
        match self.open.last() {
            Some(Place::Messages) => {}
            // Around the chats, whose brackets were closed too early.
            Some(Place::Document(draft)) if draft.tells_nothing() && self.closed.is_some() => self.open.clear(),
            // The damage took the beginning of the array.
            Some(Place::Document(_)) => self.begin_messages(sink),
            Some(Place::List) if follows => self.resume(),
            // It took the beginning of the chat.
            Some(Place::List) => {
                self.begin_document(start);
                self.begin_messages(sink);
            }
            Some(Place::Chats) | None => self.open.clear(),
        }
    }

    /// Opens a chat of which the beginning cannot be read, and its messages: it is not the one before.
    fn begin_another(&mut self, start: u64, sink: &mut dyn Sink) {
        let behind = |start: u64| self.closed.as_ref().is_none_or(|closed| closed.start < start);
        let is_begun =
            matches!(self.open.last(), Some(Place::Document(draft)) if draft.index.is_none() && behind(draft.start));
        if !is_begun {
            self.reopen_list(start, sink);
            self.begin_document(start);
        }
        self.begin_messages(sink);
    }

    /// Makes the innermost open bracket one that chats stand in.
    fn reopen_list(&mut self, end: u64, sink: &mut dyn Sink) {
        while let Some(place) = self.open.last() {
            match place {
                Place::List => return,
                _ => self.close(end, sink),
            }
        }
    }

    fn report_lost(&mut self, end: u64, sink: &mut dyn Sink) {
        if let Some(lost) = self.lost.take() {
            sink.problem(lost.told(end));
        }
    }

    /// The file ends here.
    pub(super) fn end(&mut self, end: u64, sink: &mut dyn Sink) {
        // What is passed over is no longer so where something is lost.
        let open = !self.open.is_empty() || self.skip.is_some();
        for problem in Lost::told_at_end(self.lost.take().as_ref(), end, open, self.last_id.as_deref()) {
            sink.problem(problem);
        }
        while !self.open.is_empty() {
            self.close(end, sink);
        }
        self.skip = None;
    }
}
