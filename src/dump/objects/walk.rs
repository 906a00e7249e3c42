//! The way through a file of objects: lists, lines, joined files, and across damage to the next message.
//!
//! Messages may stand in a list, in a list within an object, one a line, or one behind the other: the dialect tells
//! which objects are messages and which have messages in them. Between two calls it stands between two tokens, so any
//! number of bytes may arrive at a time.

use memchr::{memchr, memchr_iter};

use crate::dump::fault::{Fault, Malformed, PutRight};
use crate::dump::json::{Halt, LIMIT, Lost, Next, Patience, Skip, Tokens, Value};
use crate::dump::message::{Message, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::Sink;
use crate::dump::window::Window;

use super::chats::Known;
use super::class::{Class, FAR, classify};
use super::dialect::{Dialect, Draft, Found, Mark, Slot};
use super::place::{Before, own_line, stands_alone};
use super::tape::Tape;

/// How long an assignment before a list may be.
const LINE: usize = 256;
/// How many bytes before an object and of it tell whether it is a message, in one that a quote is wrong in.
const ASKED: usize = 512;
/// How many bytes of a row are looked at for the same.
pub(super) const ROW: usize = 4 * 1024;
/// How many brackets may be open around a message.
const OPEN: usize = 32;

/// A bracket that is open around messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// An object with messages in it; whether any were met.
    Frame(bool),
    /// A list of messages.
    Messages,
    /// A list to learn from, and the key it stands under.
    List(Vec<u8>),
}

/// Walks through one file.
#[derive(Debug)]
pub(super) struct Walk {
    pub(super) dialect: Box<dyn Dialect>,
    pub(super) known: Known,
    pub(super) open: Vec<Place>,
    pub(super) skip: Option<Skip>,
    pub(super) lost: Option<Lost>,
    tape: Tape,
    draft: Draft,
    pub(super) last_id: Option<String>,
    /// Signs of a message that were met in the object around messages, behind them.
    signs: u8,
    /// What stands before the bytes that come next.
    pub(super) before: Before,
    /// What stood before the last message.
    pub(super) usual: Option<Before>,
    /// Bytes without which trying again is of no use.
    wanted: usize,
    /// How long a message may be now: half as long after each that did not end, so that a file full of open
    /// brackets is not read to its end for each of them.
    pub(super) limit: usize,
    pub(super) patience: Patience,
}

impl Walk {
    pub(super) fn new(dialect: Box<dyn Dialect>, name: Option<String>) -> Self {
        Self {
            dialect,
            known: Known::new(name),
            open: Vec::new(),
            skip: None,
            lost: None,
            tape: Tape::default(),
            draft: Draft::default(),
            last_id: None,
            signs: 0,
            before: Before::default(),
            usual: None,
            wanted: 0,
            limit: LIMIT,
            patience: Patience::default(),
        }
    }

    /// Forgets all that was read, to read it otherwise.
    pub(super) fn begin_again(&mut self) {
        let name = self.known.name().map(str::to_owned);
        self.known = Known::new(name);
        self.open.clear();
        (self.skip, self.lost, self.last_id, self.usual) = (None, None, None, None);
        self.before = Before::default();
        (self.wanted, self.limit, self.signs) = (0, LIMIT, 0);
        self.patience = Patience::default();
    }

    /// The message that `bytes` are, which begin at `start`.
    pub(super) fn message_again(&self, bytes: &[u8], start: u64) -> Option<Message> {
        let (mut tape, mut draft) = (Tape::default(), Draft::default());
        tape.read(&mut Tokens::new(bytes, 0, true)).ok()?;
        tape.end_before_another(bytes);
        let found = self.dialect.read(tape.view(bytes), self.known.names.at(start), &mut draft);
        (found == Found::Message).then_some(draft.message)
    }

    /// Learns from the rest of a list before the messages are read.
    pub(super) fn learn_list(&mut self, key: &str, tokens: &mut Tokens<'_>) -> Result<(), Halt> {
        while tokens.item()? {
            self.tape.read(tokens)?;
            self.dialect.learn(key.as_bytes(), self.tape.view(tokens.bytes()), &mut self.known);
        }
        Ok(())
    }

    /// Reads what the window holds; whether the end was reached.
    pub(super) fn run(&mut self, window: &mut Window, sink: &mut dyn Sink) -> bool {
        loop {
            if window.bytes().len() < self.wanted && !window.ended() {
                return false;
            }
            self.wanted = 0;
            let all = window.bytes();
            let bytes = &all[..all.len().min(self.limit)];
            let whole = window.ended() && bytes.len() == all.len();
            match self.advance(bytes, window.offset(), whole, sink) {
                Ok(taken) if taken > 0 => self.take(window, taken),
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

    pub(super) fn take(&mut self, window: &mut Window, count: usize) {
        self.before = self.before.and(&window.bytes()[..count]);
        window.take(count);
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
        let mut tokens = Tokens::new(bytes, 0, whole);
        let Some(byte) = tokens.peek()? else { return Ok(bytes.len()) };
        // A list that was never closed ends with what is around it.
        while byte == b'}' && matches!(self.open.last(), Some(Place::Messages | Place::List(_))) {
            self.open.pop();
        }
        let at = tokens.at();
        match (self.open.last(), byte) {
            (Some(Place::Frame(_)), _) => return self.key(&mut tokens, base, whole, sink),
            (None, b'[') if self.dialect.has_rows() => {
                // A row whose table was closed too early.
                if begins(&*self.dialect, bytes, at).or(whole.then_some(false)).ok_or(Halt::More)? {
                    return self.message(bytes, at, base, whole, sink);
                }
            }
            // Between documents anything may stand that joins or splits them.
            (_, b',') | (None, b'[' | b']' | b'}' | b';') => {}
            (Some(_), b']') => self.close(sink),
            (Some(Place::Messages), b'{') => return self.message(bytes, at, base, whole, sink),
            (Some(Place::Messages), b'[') if self.dialect.has_rows() => {
                return self.message(bytes, at, base, whole, sink);
            }
            (Some(Place::Messages), b'[') if self.open.len() < OPEN => self.open.push(Place::Messages),
            (Some(Place::List(key)), b'{') => {
                let key = key.clone();
                return self.learn(&key, &mut tokens, base);
            }
            (Some(place), _) => {
                let quiet = *place != Place::Messages;
                return match tokens.value()? {
                    Value::Bare(b"null") => Ok(tokens.at()),
                    Value::Bare(_) | Value::Text(_) if quiet => Ok(tokens.at()),
                    _ => Err(Halt::Damage(Malformed::ValueForMessage)),
                };
            }
            (None, b'{') => match classify(&*self.dialect, &bytes[at..], FAR, whole, false).ok_or(Halt::More)? {
                Class::Frame => {
                    self.known.begin_frame();
                    self.open.push(Place::Frame(false));
                }
                Class::Message | Class::Other => return self.message(bytes, at, base, whole, sink),
            },
            (None, b'w') if self.dialect.has_prologue() => return prologue(bytes, at, whole),
            (None, _) => return Err(Halt::Damage(Malformed::NoMessage)),
        }
        tokens.bump();
        Ok(tokens.at())
    }

    /// Reads the message that begins at `at`.
    fn message(&mut self, bytes: &[u8], at: usize, base: u64, whole: bool, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let before = self.before.and(&bytes[..at]);
        let end = if before.begins_line() && bytes[at] == b'{' {
            own_line(bytes, at, whole).ok_or(Halt::More)?
        } else {
            bytes.len()
        };
        let by_itself = end < bytes.len();
        let bytes = &bytes[..end];
        let begins = |bytes: &[u8], at: usize| may_begin(&*self.dialect, before, bytes, at);
        let is_row = bytes[at] == b'[';
        let next = Next::after(bytes, at, is_row, &begins);
        let mut tokens = Tokens::new(bytes, at, whole || by_itself).before(next);
        match self.tape.read(&mut tokens) {
            Err(Halt::More) if by_itself => return Err(Halt::Damage(Malformed::LineCut)),
            other => other?,
        }
        // A list that is never closed takes the messages behind it for its own, and the brackets around them.
        // One that stands behind them may have been put there by a bracket too many, and do the same to the end of the file.
        let in_frame = match self.open.last() {
            None => self.known.is_framed(),
            place => place == Some(&Place::Messages),
        };
        if in_frame && !by_itself && !goes_on(&tokens)? {
            let alone = Next::after(bytes, at, true, &begins);
            let mut again = Tokens::new(bytes, at, whole).before(alone);
            let value = again.value()?;
            again.skip(value)?;
        }
        let (behind, mends) = (tokens.at(), tokens.into_mends());
        let (start, end) = (base + at as u64, base + behind as u64);
        let another = self.tape.end_before_another(bytes);
        let view = self.tape.view(bytes);
        self.draft.clear();
        let found = self.dialect.read(view, self.known.names.at(start), &mut self.draft);
        // What stands around messages may be damaged so that nobody knows it.
        if found == Found::Other && self.open.is_empty() && !is_row && self.has_messages(&bytes[..behind], at + 1) {
            return Err(Halt::Damage(Malformed::OtherObject));
        }
        for mend in mends {
            let range = base + mend.start as u64..base + mend.end as u64;
            sink.problem(Problem::new(range, mended(mend.what), &bytes[mend.start..mend.end]));
        }
        if let Some(another) = another {
            let range = base + another as u64..end;
            sink.problem(Problem::new(range, mended(PutRight::Another), &bytes[another..behind]));
        }
        let halved = self.draft.halved.then(|| mended(PutRight::HalfCharacter));
        let cut = self.tape.is_cut().then(|| mended(PutRight::TooMuch));
        let fault = match found {
            Found::Message => self.draft.message.posted.is_none().then_some(Fault::Undated),
            Found::Hidden => Some(mended(PutRight::EmptyMessage)),
            Found::Change => Some(Fault::Malformed(Malformed::Change)),
            Found::Other if is_row => Some(Fault::Malformed(Malformed::ForeignRow)),
            Found::Other => Some(Fault::Malformed(Malformed::OtherObject)),
            Found::Aside => {
                self.known.names.since(start);
                self.dialect.learn(b"", view, &mut self.known);
                self.known.tell_learned(sink);
                None
            }
        };
        for fault in [halved, cut, fault].into_iter().flatten() {
            sink.problem(Problem::new(start..end, fault, &bytes[at..behind]));
        }
        self.limit = self.patience.restore(self.limit);
        if found == Found::Message {
            self.usual = Some(before);
            let message = &mut self.draft.message;
            message.position = Position { start, end, lines: None };
            message.chat = self.known.chat(&self.draft.told, sink);
            sink.message(message);
            let last = self.last_id.get_or_insert_default();
            last.clear();
            let _ = std::fmt::Write::write_fmt(last, format_args!("{}", message.id));
        }
        Ok(behind)
    }

    /// Whether a message begins anywhere in `bytes` from `from` on.
    fn has_messages(&self, bytes: &[u8], from: usize) -> bool {
        let mut alone = memchr_iter(b'{', &bytes[from..]).map(|next| from + next).filter(|at| stands_alone(bytes, *at));
        alone.any(|at| begins(&*self.dialect, bytes, at) == Some(true))
    }

    /// Goes on within a value that nobody needs; it holds no message, unless its end is lost.
    fn pass(&mut self, bytes: &[u8], base: u64, whole: bool, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let Some(skip) = &mut self.skip else { return Err(Halt::More) };
        let bracket = if self.dialect.has_rows() { b'[' } else { b'{' };
        let next = if bytes[0] == bracket && self.before.may_open() {
            let all = whole || bytes.len() == self.limit;
            let begins = begins(&*self.dialect, bytes, 0).or(all.then_some(false)).ok_or(Halt::More)?;
            if begins && self.before.fits(self.usual) {
                self.lost = Some(Lost::new(skip.start, Some(Malformed::NoEnd)));
                self.skip = None;
                return self.find_back(bytes, base, whole, sink);
            }
            1
        } else {
            memchr(bracket, &bytes[1..]).map_or(bytes.len(), |next| next + 1)
        };
        let taken = skip.run(&bytes[..next]);
        if skip.is_done() {
            self.skip = None;
        }
        Ok(taken)
    }

    /// Reads one object of a list to learn from.
    fn learn(&mut self, key: &[u8], tokens: &mut Tokens<'_>, base: u64) -> Result<usize, Halt> {
        let at = tokens.at();
        self.tape.read(tokens)?;
        // It lost its end, and took what follows for its own.
        if self.has_messages(&tokens.bytes()[..tokens.at()], at + 1) {
            return Err(Halt::Damage(Malformed::NoEnd));
        }
        self.known.names.since(base + at as u64);
        self.dialect.learn(key, self.tape.view(tokens.bytes()), &mut self.known);
        Ok(tokens.at())
    }

    /// Takes a key of an object around messages, and its value or the bracket of it.
    fn key(&mut self, tokens: &mut Tokens<'_>, base: u64, whole: bool, sink: &mut dyn Sink) -> Result<usize, Halt> {
        let Some(key) = tokens.key()? else {
            self.close(sink);
            return Ok(tokens.at());
        };
        let name = key.bytes();
        let next = tokens.peek()?.ok_or(Halt::More)?;
        match (self.dialect.slot(name), next) {
            (Slot::Messages, b'[') => {
                tokens.bump();
                self.begin_messages();
            }
            (Slot::Messages, b'{') if self.open.len() < OPEN => {
                tokens.bump();
                self.open.push(Place::Frame(false));
            }
            (Slot::List, b'[') => {
                tokens.bump();
                self.open.push(Place::List(name.to_vec()));
            }
            (Slot::Fact | Slot::List, _) => return self.learn(name, tokens, base),
            // Messages in an object, each behind its number, where others have a list.
            (Slot::Pass, b'{') if name.iter().all(u8::is_ascii_digit) => {
                let (bytes, at) = (tokens.bytes(), tokens.at());
                let class = classify(&*self.dialect, &bytes[at..], FAR, whole, false).ok_or(Halt::More)?;
                if class == Class::Message {
                    return self.message(bytes, at, base, whole, sink);
                }
                tokens.bump();
                self.skip = Some(Skip::begun(base + tokens.at() as u64));
            }
            (_, b'[' | b'{') => {
                tokens.bump();
                self.skip = Some(Skip::begun(base + tokens.at() as u64));
            }
            _ => {
                let value = tokens.value()?;
                // The bracket before it is missing, or one too many stands there.
                let behind = self.open.last() == Some(&Place::Frame(true));
                let is_message = match self.dialect.mark(name, value) {
                    Mark::Message => behind,
                    Mark::Sign(bits) if behind => {
                        self.signs |= bits;
                        self.signs & self.dialect.signs() == self.dialect.signs()
                    }
                    _ => false,
                };
                if is_message {
                    self.signs = 0;
                    return Err(Halt::Damage(Malformed::NoBeginning));
                }
            }
        }
        Ok(tokens.at())
    }

    pub(super) fn begin_messages(&mut self) {
        if let Some(Place::Frame(begun)) = self.open.last_mut() {
            *begun = true;
        }
        self.signs = 0;
        self.open.push(Place::Messages);
    }

    /// Closes the innermost bracket.
    pub(super) fn close(&mut self, sink: &mut dyn Sink) {
        let closed = self.open.pop();
        if self.open.is_empty() && matches!(closed, Some(Place::Frame(_))) {
            self.known.end_frame(sink);
        }
    }
}

/// Whether another message begins at `at` than the one that stands behind `usual`; `None` if that takes bytes that have
/// not arrived.
fn may_begin(dialect: &dyn Dialect, usual: Before, bytes: &[u8], at: usize) -> Option<bool> {
    // A row is told by itself.
    let is_row = bytes[at] == b'[';
    if !is_row && !Before::default().and(&bytes[at.saturating_sub(ASKED)..at]).fits(Some(usual)) {
        return Some(false);
    }
    begins(dialect, bytes, at)
}

/// Whether a message or a row begins at `at`, where a bracket opens; `None` if that takes bytes that have not arrived.
fn begins(dialect: &dyn Dialect, bytes: &[u8], at: usize) -> Option<bool> {
    if bytes[at] == b'[' {
        let near = &bytes[at..bytes.len().min(at + ROW)];
        return dialect.is_row(near, near.len() == ROW);
    }
    let near = &bytes[at..bytes.len().min(at + ASKED)];
    let class = classify(dialect, near, ASKED, false, true)?;
    Some(class == Class::Message)
}

/// Whether what stands behind a message is what may stand there in a list of messages.
fn goes_on(tokens: &Tokens<'_>) -> Result<bool, Halt> {
    let mut behind = tokens.again();
    let mut next = behind.peek()?;
    while next == Some(b',') {
        behind.bump();
        next = behind.peek()?;
    }
    Ok(matches!(next, Some(b'{' | b'[' | b']')))
}

fn mended(what: PutRight) -> Fault {
    Fault::Mended(what)
}

/// Goes behind `window.YTD.tweets.part0 =`.
fn prologue(bytes: &[u8], at: usize, whole: bool) -> Result<usize, Halt> {
    let near = &bytes[at..bytes.len().min(at + LINE)];
    match memchr(b'=', near) {
        Some(length) => Ok(at + length + 1),
        None if near.len() == LINE || whole => Err(Halt::Damage(Malformed::NoMessage)),
        None => Err(Halt::More),
    }
}
