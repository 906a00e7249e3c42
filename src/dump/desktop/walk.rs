//! The way through a `result.json`: from bracket to bracket, and across damage to the next message.
//!
//! Holds where it is, never what it read. Between two calls it stands between two tokens, so any number of bytes
//! may arrive at a time.

use std::collections::HashMap;

use memchr::memchr;

use crate::dump::fault::{Fault, Malformed, PutRight};
use crate::dump::json::{Halt, LIMIT, Lost, Next, Patience, Skip, Tokens, Value, blanks};
use crate::dump::message::{Chat, ChatKind, Message, MessageId};
use crate::dump::problem::Problem;
use crate::dump::reader::Sink;
use crate::dump::window::Window;

use super::classify::{Class, FAR, begins, classify, is_message_type};
use super::message::{self, Found};

/// How many brackets may be open around a message; an account has four.
const OPEN: usize = 32;

/// More blanks than this in a row are no indentation.
const BLANKS: usize = 64 * 1024;

/// A text of more bytes than this keeps no memory for the next one.
const LONG: usize = 1024 * 1024;

/// A bracket that is open.
#[derive(Debug)]
enum Place {
    /// An object that is a chat or an account.
    Document(Box<Draft>),
    /// The object around the list of an account's chats.
    Chats,
    /// That list.
    List,
    /// The messages of a chat.
    Messages,
}

/// A chat whose object is still open.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) chat: Chat,
    /// Whether its id was looked up behind the messages, which may be those of another in the same file.
    presumed: bool,
    /// Its index, once it was announced.
    index: Option<u32>,
    start: u64,
}

/// The message that was read last, as far as it tells whether another comes behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Last {
    id: i64,
    seconds: i64,
}

/// Where a chat's object lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) chat: u32,
    pub(super) start: u64,
    pub(super) end: u64,
}

/// Walks through one file, or through parts of it one after the other.
#[derive(Debug)]
pub(super) struct Walk {
    open: Vec<Place>,
    skip: Option<Skip>,
    lost: Option<Lost>,
    chats: Vec<Chat>,
    by_id: HashMap<i64, u32>,
    extents: Vec<Extent>,
    /// The chat that messages belong to now.
    current: Option<u32>,
    /// The chat whose object was closed last, perhaps by a bracket that belongs to a message.
    closed: Option<Box<Draft>>,
    last: Option<Last>,
    /// Title of a chat that has none, since its messages stand alone.
    name: Option<String>,
    /// What stands behind the messages of the chat that comes next.
    behind: Chat,
    message: Message,
    last_id: Option<String>,
    /// Bytes without which trying again is of no use.
    wanted: usize,
    /// How long a message may be now: half as long after each that did not end, so that a file full of open
    /// brackets is not read to its end for each of them.
    limit: usize,
    patience: Patience,
}

impl Walk {
    pub(super) fn new(name: Option<String>) -> Self {
        Self {
            open: Vec::new(),
            skip: None,
            lost: None,
            chats: Vec::new(),
            by_id: HashMap::new(),
            extents: Vec::new(),
            current: None,
            closed: None,
            last: None,
            name,
            behind: Chat::default(),
            message: Message::default(),
            last_id: None,
            wanted: 0,
            limit: LIMIT,
            patience: Patience::default(),
        }
    }

    /// Where the chats lie whose objects were closed or begun.
    pub(super) fn extents(&self) -> &[Extent] {
        &self.extents
    }

    /// Says what stands behind the messages of the chat that comes next.
    pub(super) fn expect(&mut self, behind: Chat) {
        self.behind = behind;
    }

    /// The chats that were met, by their index, with what stood behind their messages.
    pub(super) fn chats(&self) -> &[Chat] {
        &self.chats
    }

    /// Reads what the window holds; whether the end was reached, or `stop` between two chats.
    pub(super) fn run(&mut self, window: &mut Window, stop: u64, sink: &mut dyn Sink) -> bool {
        loop {
            if self.open.is_empty() && self.lost.is_none() && window.offset() >= stop {
                return true;
            }
            if window.bytes().len() < self.wanted && !window.ended() {
                return false;
            }
            self.wanted = 0;
            let all = window.bytes();
            // Behind so many blanks nothing is waited for; the last of them may tell how what follows is laid out.
            if self.lost.is_none() && self.skip.is_none() && all.len() > BLANKS && blanks(all) == all.len() {
                window.take(all.len() - BLANKS / 2);
                continue;
            }
            let bytes = &all[..all.len().min(self.limit)];
            let whole = window.ended() && bytes.len() == all.len();
            match self.advance(bytes, window.offset(), whole, sink) {
                Ok(taken) if taken > 0 => window.take(taken),
                Ok(_) => {
                    self.end(window.offset(), sink);
                    return true;
                }
                Err(Halt::More) if !whole && bytes.len() < self.limit => {
                    // Twice as many: a long message is tried a few times only.
                    self.wanted = (bytes.len() * 2).min(self.limit);
                    return false;
                }
                Err(halt) => {
                    let reach = bytes.len();
                    self.lose(window, reach, whole, halt);
                }
            }
        }
    }

    /// Takes one token, or one message, and says how many bytes that were; 0 at the end of the file.
    fn advance(&mut self, bytes: &[u8], base: u64, whole: bool, sink: &mut dyn Sink) -> Result<usize, Halt> {
        if bytes.is_empty() {
            return if whole { Ok(0) } else { Err(Halt::More) };
        }
        if self.lost.is_some() {
            return self.find_back(bytes, base, whole, sink);
        }
        if self.skip.is_some() {
            return self.pass(bytes, base, whole, sink);
        }
        let begins = &begins;
        let mut tokens = Tokens::new(bytes, 0, whole).before(Next::anywhere(begins));
        let Some(byte) = tokens.peek()? else { return Ok(bytes.len()) };
        match self.open.last() {
            Some(Place::Messages) => match byte {
                b'{' => return self.message(&tokens, base, sink),
                b']' => self.close(base + tokens.at() as u64, sink),
                // The array was never closed, but the chat is.
                b'}' => {
                    self.open.pop();
                    return self.advance(bytes, base, whole, sink);
                }
                b',' => {}
                _ => return Err(Halt::Damage(Malformed::ValueForMessage)),
            },
            Some(Place::List) => match byte {
                b'{' => match classify(bytes, tokens.at(), FAR, whole).ok_or(Halt::More)? {
                    // A bracket of a message was taken for that of its chat.
                    Class::Message if self.closed.is_some() => {
                        self.resume();
                        return self.message(&tokens, base, sink);
                    }
                    _ => self.begin_document(base + tokens.at() as u64),
                },
                b']' => self.close(base + tokens.at() as u64, sink),
                b',' => {}
                _ => return Err(Halt::Damage(Malformed::ValueForChat)),
            },
            Some(Place::Chats | Place::Document(_)) => return self.key(&mut tokens, base, sink),
            None => match byte {
                // Between documents anything may stand that joins or splits them.
                b',' | b'[' | b']' | b'}' => {}
                b'{' => match classify(bytes, tokens.at(), FAR, whole).ok_or(Halt::More)? {
                    Class::Document => self.begin_document(base + tokens.at() as u64),
                    Class::Message => {
                        self.begin_messages(sink);
                        self.open.pop();
                        let taken = self.message(&tokens, base, sink)?;
                        self.extend(base + taken as u64);
                        return Ok(taken);
                    }
                    Class::Other => return Err(Halt::Damage(Malformed::NeitherObject)),
                },
                _ => return Err(Halt::Damage(Malformed::NoChat)),
            },
        }
        tokens.bump();
        Ok(tokens.at())
    }

    /// Goes on within a value that nobody needs; it holds no message, unless its end is lost.
    fn pass(&mut self, bytes: &[u8], base: u64, whole: bool, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let Some(skip) = &mut self.skip else { return Err(Halt::More) };
        let next = match bytes[0] {
            b'{' => {
                if begins(bytes, 0).or(whole.then_some(false)).ok_or(Halt::More)? {
                    self.lost = Some(Lost::new(skip.start, Some(Malformed::NoEnd)));
                    self.skip = None;
                    return self.find_back(bytes, base, whole, sink);
                }
                1
            }
            _ => memchr(b'{', bytes).unwrap_or(bytes.len()),
        };
        let taken = skip.run(&bytes[..next]);
        if skip.is_done() {
            self.skip = None;
        }
        Ok(taken)
    }

    fn message(&mut self, tokens: &Tokens<'_>, base: u64, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let begins = &begins;
        let tokens = &mut tokens.again().before(Next::after(tokens.bytes(), tokens.at(), true, begins));
        let found = message::read(tokens, base, &mut self.message)?;
        let place = self.message.position;
        let stretch = &tokens.bytes()[(place.start - base) as usize..tokens.at()];
        for mend in tokens.mends() {
            let range = base + mend.start as u64..base + mend.end as u64;
            sink.problem(Problem::new(range, Fault::Mended(mend.what), &tokens.bytes()[mend.start..mend.end]));
        }
        let fault = match found {
            Found::Message if self.message.posted.is_none() => Some(Fault::Undated),
            Found::Message => None,
            Found::Hidden => Some(Fault::Mended(PutRight::EmptyMessage)),
            Found::Other => Some(Fault::Malformed(Malformed::OtherObject)),
            Found::Unsupported => Some(Fault::Unsupported),
        };
        if let Some(fault) = fault {
            sink.problem(Problem::new(place.start..place.end, fault, stretch));
        }
        self.limit = self.patience.restore(self.limit);
        self.message.chat = self.current.unwrap_or(0);
        if let (Found::Unsupported, MessageId::Number(id)) = (&found, &self.message.id) {
            sink.unwritten(self.message.chat, *id);
        }
        if found == Found::Message {
            sink.message(&self.message);
            if self.message.text.capacity() > LONG {
                self.message.text = String::new();
            }
            if let (MessageId::Number(id), Some(posted)) = (&self.message.id, self.message.posted) {
                self.last = Some(Last { id: *id, seconds: posted.seconds });
            }
            let last = self.last_id.get_or_insert_default();
            last.clear();
            let _ = std::fmt::Write::write_fmt(last, format_args!("{}", self.message.id));
        }
        Ok(tokens.at())
    }

    /// Takes a key of a chat or account, and its value or the bracket of it.
    fn key(&mut self, tokens: &mut Tokens<'_>, base: u64, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let Some(key) = tokens.key()? else {
            self.close(base + tokens.at() as u64, sink);
            return Ok(tokens.at());
        };
        let value = tokens.value()?;
        let in_chats = matches!(self.open.last(), Some(Place::Chats));
        match (key.bytes(), value) {
            (b"messages", Value::Array) if !in_chats => self.begin_messages(sink),
            (b"text" | b"text_entities" | b"reactions" | b"poll", _) if self.has_messages() => {
                return Err(Halt::Damage(Malformed::NoBeginning));
            }
            // However many an account claims to have around its chats.
            (_, Value::Array | Value::Object) if self.open.len() >= OPEN => {
                self.skip = Some(Skip::begun(base + tokens.at() as u64));
            }
            (b"list", Value::Array) if in_chats => self.open.push(Place::List),
            (b"chats" | b"left_chats", Value::Array) if !in_chats => self.open.push(Place::List),
            (b"chats" | b"left_chats", Value::Object) if !in_chats => self.open.push(Place::Chats),
            (_, Value::Array | Value::Object) => self.skip = Some(Skip::begun(base + tokens.at() as u64)),
            // The bracket before it is missing, or one too many stands there.
            (b"date" | b"date_unixtime" | b"from" | b"text", Value::Text(_)) => {
                return Err(Halt::Damage(Malformed::NoBeginning));
            }
            (b"type", Value::Text(kind)) if is_message_type(kind.bytes()) => {
                return Err(Halt::Damage(Malformed::NoBeginning));
            }
            (name, Value::Text(_) | Value::Bare(_)) => {
                if let Some(Place::Document(draft)) = self.open.last_mut() {
                    draft.field(name, value);
                }
            }
        }
        Ok(tokens.at())
    }

    /// Whether messages were met of the chat that is open.
    fn has_messages(&self) -> bool {
        matches!(self.open.last(), Some(Place::Document(draft)) if draft.index.is_some())
    }

    fn begin_document(&mut self, start: u64) {
        self.open.push(Place::Document(Box::new(Draft { start, ..Draft::default() })));
    }

    /// Announces the chat that is open, or one without a frame, and opens its messages.
    fn begin_messages(&mut self, sink: &mut dyn Sink) {
        if let Some(Place::Document(draft)) = self.open.last_mut() {
            let (next, id) = (self.chats.len() as u32, draft.chat.id);
            draft.learn(std::mem::take(&mut self.behind));
            let index = draft.index.or_else(|| id.and_then(|id| self.by_id.get(&id).copied()));
            let index = index.unwrap_or(next);
            if index == next {
                sink.chat(index, &draft.chat);
                self.chats.push(draft.chat.clone());
                id.map(|id| self.by_id.insert(id, index));
            }
            draft.index = Some(index);
            self.current = Some(index);
        } else if self.current.is_none() {
            let chat = Chat { title: self.name.clone(), ..Chat::default() };
            self.current = Some(self.chats.len() as u32);
            sink.chat(self.chats.len() as u32, &chat);
            self.chats.push(chat);
        }
        self.open.push(Place::Messages);
    }

    /// Closes the innermost bracket; `end` is behind it or at it.
    fn close(&mut self, end: u64, sink: &mut dyn Sink) {
        let Some(Place::Document(draft)) = self.open.pop() else { return };
        let Some(chat) = draft.index else {
            // A chat without messages, but with a name, is a chat too.
            if draft.chat.kind != ChatKind::Unknown || draft.chat.id.is_some() {
                self.open.push(Place::Document(draft));
                self.begin_messages(sink);
                self.open.pop();
                self.close(end, sink);
            }
            return;
        };
        if draft.chat.title.is_some() && self.chats.get(chat as usize).is_some_and(|known| *known != draft.chat) {
            // Its name came behind its messages.
            sink.chat(chat, &draft.chat);
            self.chats[chat as usize] = draft.chat.clone();
        }
        self.extents.push(Extent { chat, start: draft.start, end });
        self.closed = Some(draft);
    }

    /// Opens the chat again that was closed last, in the list of chats that is open.
    fn resume(&mut self) {
        let Some(draft) = self.closed.take() else { return };
        self.extents.pop_if(|extent| extent.start == draft.start);
        self.current = draft.index;
        self.open.push(Place::Document(draft));
        self.open.push(Place::Messages);
    }

    /// Says that the chat that was closed last reaches to `end`.
    fn extend(&mut self, end: u64) {
        if let Some(extent) = self.extents.last_mut().filter(|extent| Some(extent.chat) == self.current) {
            extent.end = end;
        }
    }

    /// Whether the message that `bytes` begin with comes behind the last of the chat that was closed last.
    fn follows(&self, bytes: &[u8]) -> bool {
        let (Some(closed), Some(last)) = (&self.closed, self.last) else { return false };
        let mut next = Message::default();
        if message::read(&mut Tokens::new(bytes, 0, true), 0, &mut next) != Ok(Found::Message) {
            return false;
        }
        let elsewhere = |id: i64| {
            let sender = next.from_id.as_deref().and_then(|from| from.strip_prefix("channel"));
            closed.chat.kind == ChatKind::Channel && sender.is_some_and(|sender| sender.parse() != Ok(id))
        };
        let later = |id: i64| id > last.id && next.posted.is_some_and(|posted| posted.seconds >= last.seconds);
        matches!(next.id, MessageId::Number(id) if later(id)) && !closed.chat.id.is_some_and(elsewhere)
    }

    /// Begins to pass over what cannot be read in `reach` bytes, which are `whole` if nothing follows them. Bytes that
    /// arrived beyond them say nothing: how many there are depends on the size of slices.
    fn lose(&mut self, window: &mut Window, reach: usize, whole: bool, halt: Halt) {
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
    fn find_back(&mut self, bytes: &[u8], base: u64, whole: bool, sink: &mut dyn Sink) -> Result<usize, Halt> {
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
        self.report_lost(base, sink);
        match class {
            Class::Message => self.reopen_messages(bytes, base, sink),
            _ => self.reopen_list(base, sink),
        }
        self.advance(bytes, base, whole, sink)
    }

    /// Makes the innermost open bracket one that messages stand in, of which the next begins at `start`, with `bytes`.
    fn reopen_messages(&mut self, bytes: &[u8], start: u64, sink: &mut dyn Sink) {
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
            Some(Place::List) if self.follows(bytes) => self.resume(),
            // It took the beginning of the chat.
            Some(Place::List) => {
                self.begin_document(start);
                self.begin_messages(sink);
            }
            Some(Place::Chats) | None => self.open.clear(),
        }
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
            let what = lost.what.unwrap_or(Malformed::NoEnd);
            sink.problem(Problem::new(lost.start..end, Fault::Malformed(what), &lost.raw));
        }
    }

    /// The file ends here.
    fn end(&mut self, end: u64, sink: &mut dyn Sink) {
        let cut = match self.lost.take() {
            Some(Lost { start, raw, what: None }) => Some((start, raw)),
            Some(lost) => {
                self.lost = Some(lost);
                self.report_lost(end, sink);
                (!self.open.is_empty()).then(|| (end, Vec::new()))
            }
            None => (!self.open.is_empty() || self.skip.is_some()).then(|| (end, Vec::new())),
        };
        if let Some((start, raw)) = cut {
            let fault = Fault::EndsEarly { last_id: self.last_id.clone() };
            sink.problem(Problem::new(start..end, fault, &raw));
        }
        while !self.open.is_empty() {
            self.close(end, sink);
        }
        self.skip = None;
    }
}

impl Draft {
    /// Whether nothing was met that only a chat has.
    fn tells_nothing(&self) -> bool {
        self.index.is_none() && self.chat == Chat::default()
    }

    /// Takes what is not known otherwise.
    fn learn(&mut self, behind: Chat) {
        let chat = &mut self.chat;
        chat.title = chat.title.take().or(behind.title);
        self.presumed = chat.id.is_none() && behind.id.is_some();
        chat.id = chat.id.or(behind.id);
        if chat.kind == ChatKind::Unknown {
            chat.kind = behind.kind;
        }
    }

    pub(super) fn field(&mut self, name: &[u8], value: Value<'_>) {
        let text = match value {
            Value::Text(raw) => raw.text(),
            Value::Bare(b"null") | Value::Object | Value::Array => return,
            Value::Bare(word) => String::from_utf8_lossy(word).into_owned(),
        };
        let text = text.trim();
        match name {
            b"name" if !text.is_empty() => self.chat.title = Some(text.to_owned()),
            // A message that lost its bracket must not rename its chat.
            b"id" => {
                let known = self.chat.id.filter(|_| !self.presumed);
                self.presumed = false;
                // Programs for bots put -100 in front of the numbers of channels.
                self.chat.id = known.or(text.parse().ok().map(|id: i64| match id.checked_neg() {
                    Some(bare) if bare > 1_000_000_000_000 => bare - 1_000_000_000_000,
                    _ => id,
                }));
            }
            b"type" => {
                self.chat.own_numbers = text.ends_with("_channel") || text.ends_with("_supergroup");
                self.chat.kind = match text {
                    "public_channel" | "private_channel" => ChatKind::Channel,
                    text if text.ends_with("group") => ChatKind::Group,
                    "personal_chat" | "bot_chat" | "saved_messages" | "replies" | "verification_codes" => {
                        ChatKind::Personal
                    }
                    _ => ChatKind::Unknown,
                }
            }
            _ => {}
        }
    }
}
