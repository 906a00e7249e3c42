//! The way through a `result.json`: from bracket to bracket, and across damage to the next message.
//!
//! Holds where it is, never what it read. Between two calls it stands between two tokens, so any number of bytes
//! may arrive at a time.

use crate::dump::fault::{Fault, Malformed, PutRight};
use crate::dump::json::{Halt, LIMIT, Lost, Next, Patience, Skip, Tokens, Value};
use crate::dump::message::{Chat, ChatKind, Message, MessageId};
use crate::dump::problem::Problem;
use crate::dump::reader::Sink;
use crate::dump::window::Window;
use crate::hashed::Hashed;

use super::classify::{Class, begins, expected, is_message_type};
use super::draft::Draft;
use super::message::{self, Found};
use super::within::FAR;

/// How many brackets may be open around a message; an account has four.
pub(super) const OPEN: usize = 32;

/// More blanks than this in a row are no indentation.
const BLANKS: usize = 64 * 1024;

/// A text of more bytes than this keeps no memory for the next one.
const LONG: usize = 1024 * 1024;

/// Among how many chats of one number it is looked for one that came before.
const SAME: usize = 16;

/// A bracket that is open.
#[derive(Debug)]
pub(super) enum Place {
    /// An object that is a chat or an account.
    Document(Box<Draft>),
    /// The object around the list of an account's chats.
    Chats,
    /// That list.
    List,
    /// The messages of a chat.
    Messages,
}

/// The message that was read last, as far as it tells whether another comes behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Last {
    pub(super) id: i64,
    pub(super) seconds: i64,
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
    pub(super) open: Vec<Place>,
    pub(super) skip: Option<Skip>,
    pub(super) lost: Option<Lost>,
    chats: Vec<Chat>,
    /// The chats of a number: several, where a person and a channel have the same.
    by_id: Hashed<i64, Vec<u32>>,
    /// Whether this is an account, or part of one, in which two lists of one chat bear one title.
    account: bool,
    pub(super) extents: Vec<Extent>,
    /// Whether the messages stand in an object, each behind a key, where others have a list.
    pub(super) keyed: bool,
    /// The chat that messages belong to now.
    pub(super) current: Option<u32>,
    /// The chat whose object was closed last, perhaps by a bracket that belongs to a message.
    pub(super) closed: Option<Box<Draft>>,
    pub(super) last: Option<Last>,
    /// Title of a chat that has none, since its messages stand alone.
    name: Option<String>,
    /// What stands behind the messages of the chat that comes next.
    behind: Chat,
    message: Message,
    pub(super) last_id: Option<String>,
    /// Where an object begins that may be a chat.
    long: Option<u64>,
    /// Whether what comes next was found to be a chat before, as far as it can be read.
    alone: bool,
    /// Bytes without which trying again is of no use.
    wanted: usize,
    /// How long a message may be now: half as long after each that did not end, so that a file full of open
    /// brackets is not read to its end for each of them.
    pub(super) limit: usize,
    pub(super) patience: Patience,
    /// How far it is looked for the end of what another message seems to begin in, less after each time in vain.
    pub(super) far: usize,
    pub(super) hope: Patience,
}

impl Walk {
    pub(super) fn new(name: Option<String>) -> Self {
        Self {
            open: Vec::new(),
            skip: None,
            lost: None,
            chats: Vec::new(),
            by_id: Hashed::default(),
            account: false,
            extents: Vec::new(),
            keyed: false,
            current: None,
            closed: None,
            last: None,
            name,
            behind: Chat::default(),
            message: Message::default(),
            last_id: None,
            long: None,
            alone: false,
            wanted: 0,
            limit: LIMIT,
            patience: Patience::default(),
            far: FAR,
            hope: Patience::default(),
        }
    }

    /// The way through an account, or through chats of one.
    pub(super) fn of_account() -> Self {
        Self { account: true, ..Self::new(None) }
    }

    /// Where the chats lie whose objects were closed or begun.
    pub(super) fn extents(&self) -> &[Extent] {
        &self.extents
    }

    /// Says what stands behind the messages of the chat that comes next.
    pub(super) fn expect(&mut self, behind: Chat) {
        self.behind = behind;
    }

    /// Goes to a chat by itself, of which this is known: it has nothing of the one that was read before.
    pub(super) fn go_to(&mut self, known: Chat) {
        (self.current, self.closed, self.last) = (None, None, None);
        self.alone = true;
        self.behind = known;
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
            let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
            if self.lost.is_none() && self.skip.is_none() && all.len() > BLANKS && all.iter().all(is_blank) {
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
    pub(super) fn advance(&mut self, bytes: &[u8], base: u64, whole: bool, sink: &mut dyn Sink) -> Result<usize, Halt> {
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
                b'{' => return self.message(&tokens, base, whole, sink),
                b']' => self.close(base + tokens.at() as u64, sink),
                b'"' if self.keyed => {
                    tokens.key()?;
                    return Ok(tokens.at());
                }
                b'}' if self.keyed => self.close(base + tokens.at() as u64, sink),
                // The array was never closed, but the chat is.
                b'}' => {
                    self.open.pop();
                    return self.advance(bytes, base, whole, sink);
                }
                b',' => {}
                _ => return Err(Halt::Damage(Malformed::ValueForMessage)),
            },
            Some(Place::List) => match byte {
                b'{' => match expected(bytes, tokens.at(), whole).ok_or(Halt::More)? {
                    // A bracket of a message was taken for that of its chat.
                    Class::Message if self.closed.is_some() => {
                        self.resume();
                        return self.message(&tokens, base, whole, sink);
                    }
                    _ => self.begin_document(base + tokens.at() as u64),
                },
                b']' => self.close(base + tokens.at() as u64, sink),
                b',' => {}
                _ => return Err(Halt::Damage(Malformed::ValueForChat)),
            },
            Some(Place::Chats | Place::Document(_)) => return self.key(&mut tokens, base, whole, sink),
            None => match byte {
                // Between documents anything may stand that joins or splits them.
                b',' | b'[' | b']' | b'}' => {}
                b'{' => match expected(bytes, tokens.at(), whole).ok_or(Halt::More)? {
                    Class::Document => self.begin_document(base + tokens.at() as u64),
                    Class::Long => {
                        self.begin_document(base + tokens.at() as u64);
                        self.long = Some(base + tokens.at() as u64);
                    }
                    Class::Other if self.alone => self.begin_document(base + tokens.at() as u64),
                    Class::Message => {
                        self.begin_messages(sink);
                        self.open.pop();
                        let taken = self.message(&tokens, base, whole, sink)?;
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

    fn message(&mut self, tokens: &Tokens<'_>, base: u64, whole: bool, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let begins = &begins;
        let next = Next::after(tokens.bytes(), tokens.at(), true, begins);
        let mut alone = tokens.again().before(next);
        let mut around = tokens.again();
        let (tokens, found) = match message::read(&mut alone, base, &mut self.message) {
            Err(Halt::Damage(Malformed::NoEnd)) if self.ends(tokens, alone.at(), whole)? => {
                let found = message::read(&mut around, base, &mut self.message)?;
                self.far = self.hope.restore(self.far);
                (&around, found)
            }
            found => (&alone, found?),
        };
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
    fn key(&mut self, tokens: &mut Tokens<'_>, base: u64, whole: bool, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let Some(key) = tokens.key()? else {
            self.close(base + tokens.at() as u64, sink);
            return Ok(tokens.at());
        };
        let in_chats = matches!(self.open.last(), Some(Place::Chats));
        if self.has_messages() && matches!(key.bytes(), b"text" | b"text_entities" | b"reactions" | b"poll") {
            return Err(Halt::Damage(Malformed::NoBeginning));
        }
        let is_known = match key.bytes() {
            b"list" => in_chats,
            b"messages" | b"chats" | b"left_chats" => !in_chats,
            _ => false,
        };
        if !is_known && let Some(bracket @ (b'{' | b'[')) = tokens.peek()? {
            return self.value(bracket, tokens.bytes(), tokens.at(), base, whole);
        }
        let value = tokens.value()?;
        match (key.bytes(), value) {
            (b"messages", value @ (Value::Array | Value::Object)) if !in_chats => {
                self.begin_messages(sink);
                self.keyed = matches!(value, Value::Object);
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
    pub(super) fn has_messages(&self) -> bool {
        matches!(self.open.last(), Some(Place::Document(draft)) if draft.index.is_some())
    }

    pub(super) fn begin_document(&mut self, start: u64) {
        self.alone = false;
        self.open.push(Place::Document(Box::new(Draft { start, ..Draft::default() })));
    }

    /// Announces the chat that is open, or one without a frame, and opens its messages.
    pub(super) fn begin_messages(&mut self, sink: &mut dyn Sink) {
        self.keyed = false;
        self.alone = false;
        if let Some(Place::Document(draft)) = self.open.last_mut() {
            let (next, id) = (self.chats.len() as u32, draft.chat.id);
            draft.learn(std::mem::take(&mut self.behind));
            let known = || id.and_then(|id| self.by_id.get(&id)).into_iter().flatten().take(SAME).copied();
            let same =
                |at: &u32| self.chats.get(*at as usize).is_some_and(|chat| is_same(chat, &draft.chat, self.account));
            let index = draft.index.or_else(|| known().find(same)).unwrap_or(next);
            if index == next {
                sink.chat(index, &draft.chat);
                self.chats.push(draft.chat.clone());
                if let Some(id) = id {
                    self.by_id.entry(id, Default::default).push(index);
                }
            }
            draft.index = Some(index);
            self.current = Some(index);
        } else if self.current.is_none() {
            let mut chat = std::mem::take(&mut self.behind);
            chat.title = chat.title.or_else(|| self.name.clone());
            let next = self.chats.len() as u32;
            if let Some(id) = chat.id {
                self.by_id.entry(id, Default::default).push(next);
            }
            self.current = Some(next);
            sink.chat(next, &chat);
            self.chats.push(chat);
        }
        self.open.push(Place::Messages);
    }

    /// Closes the innermost bracket; `end` is behind it or at it.
    pub(super) fn close(&mut self, end: u64, sink: &mut dyn Sink) {
        let Some(Place::Document(draft)) = self.open.pop() else { return };
        let Some(chat) = draft.index else {
            // A chat without messages, but with a name, is a chat too.
            if draft.chat.kind != ChatKind::Unknown || draft.chat.id.is_some() {
                self.open.push(Place::Document(draft));
                self.begin_messages(sink);
                self.open.pop();
                self.close(end, sink);
            } else if self.long == Some(draft.start) {
                let fault = Fault::Malformed(Malformed::NeitherObject);
                sink.problem(Problem::new(draft.start..end, fault, b"{"));
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
}

/// Whether two chats of one number are one, as when files were joined. Persons, groups and channels are numbered each by
/// themselves; and within an account a chat has one title.
fn is_same(known: &Chat, chat: &Chat, account: bool) -> bool {
    let sort = |chat: &Chat| (chat.kind, chat.own_numbers);
    let told = ![known.kind, chat.kind].contains(&ChatKind::Unknown);
    (sort(known) == sort(chat) || !told && !account) && (known.title == chat.title || !account)
}
