//! JSON lines: one flat object a line, with `id`, `posted`, `channel`, `text` and `source`.
//!
//! Only this file knows these keys. A line that cannot be read is a problem and costs no other line. Keys
//! that are missing stay empty, others are passed over.

use memchr::memchr;

use super::clock;
use super::fault::{Fault, Malformed, PutRight};
use super::json::{Decoder, Halt, Raw, Tokens, Value, tidy};
use super::message::{Chat, Forward, Message, MessageId, MessageKind, Position};
use super::problem::Problem;
use super::reader::{FormatReader, Sink, Step};
use super::source::Source;
use super::window::{SLICE, Window, stretch};
use crate::hashed::Hashed;

/// The longest line that is read.
const LIMIT: usize = 128 * 1024 * 1024;

/// Reads JSON lines.
#[derive(Debug)]
pub(super) struct Lines {
    window: Window,
    /// How many bytes of the window were searched for a line end in vain.
    searched: usize,
    /// Index of each chat by its title.
    chats: Hashed<Option<String>, u32>,
    /// Title of messages that name no channel.
    name: Option<String>,
    line: Line,
    last_id: Option<String>,
}

/// One line as read; used again for the next.
#[derive(Debug, Default)]
struct Line {
    message: Message,
    channel: Option<String>,
    /// What was put right in it.
    mended: Option<PutRight>,
    /// Where on the line another value begins: the end of a line may be lost.
    next: Option<usize>,
}

impl FormatReader for Lines {
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        let mut left = budget.max(1);
        while left > 0 && !self.window.ended() {
            let count = left.min(SLICE);
            left -= count;
            if let Err(error) = self.window.fill(source, count) {
                let at = self.window.offset();
                sink.problem(Problem::new(at..source.len(), Fault::Unreadable(error.into()), &[]));
                return Step::Done;
            }
            while self.next_line(sink) {}
        }
        if self.window.ended() { Step::Done } else { Step::More }
    }

    fn position(&self) -> u64 {
        self.window.offset()
    }

    fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message> {
        let bytes = stretch(source, position.start, position.end)?;
        let mut line = Line::default();
        line.read(&bytes, position.start).ok().filter(|&found| found)?;
        line.message.chat = chat;
        Some(line.message)
    }
}

impl Lines {
    pub(super) fn new(name: Option<String>) -> Self {
        Self {
            window: Window::default(),
            searched: 0,
            chats: Hashed::default(),
            name,
            line: Line::default(),
            last_id: None,
        }
    }

    /// Reads a line if there is a whole one.
    fn next_line(&mut self, sink: &mut dyn Sink) -> bool {
        let bytes = self.window.bytes();
        let length = match memchr(b'\n', &bytes[self.searched..]) {
            Some(length) => self.searched + length,
            None if bytes.is_empty() => return false,
            None if self.window.ended() || bytes.len() > LIMIT => bytes.len(),
            None => {
                self.searched = bytes.len();
                return false;
            }
        };
        let (line, start) = (&bytes[..length], self.window.offset());
        let range = start..start + length as u64;
        let last = length == bytes.len() && self.window.ended();
        match self.line.read(line, start) {
            Ok(true) => {
                self.last_id = Some(self.line.message.id.to_string());
                if let Some(what) = self.line.mended {
                    sink.problem(Problem::new(range, Fault::Mended(what), line));
                }
                if self.line.message.posted.is_none() {
                    let place = self.line.message.position;
                    sink.problem(Problem::new(place.start..place.end, Fault::Undated, line));
                }
                let title = self.line.channel.take().or_else(|| self.name.clone());
                let next = self.chats.len() as u32;
                let chat = *self.chats.entry(title.clone(), || {
                    sink.chat(next, &Chat { title, ..Chat::default() });
                    next
                });
                self.line.message.chat = chat;
                sink.message(&self.line.message);
            }
            Ok(false) => {}
            Err(Halt::More) if last => {
                let fault = Fault::EndsEarly { last_id: self.last_id.clone() };
                sink.problem(Problem::new(range, fault, line));
            }
            Err(Halt::More) => {
                sink.problem(Problem::new(range, Fault::Malformed(Malformed::LineCut), line));
            }
            Err(Halt::Damage(what)) => {
                sink.problem(Problem::new(range, Fault::Malformed(what), line));
            }
        }
        if let Some(next) = self.line.next.take() {
            // The end of the line is known already.
            self.searched = length - next;
            self.window.take(next);
        } else {
            self.searched = 0;
            self.window.take(length + 1);
        }
        true
    }
}

impl Line {
    /// Reads one line that begins at `start`; whether there is a message in it.
    fn read(&mut self, bytes: &[u8], start: u64) -> Result<bool, Halt> {
        self.message.clear();
        self.channel = None;
        self.mended = None;
        self.next = None;
        let mut tokens = Tokens::new(bytes, 0, true);
        if tokens.peek()?.is_none() {
            return Ok(false);
        }
        let first = tokens.at();
        let Value::Object = tokens.value()? else { return Err(Halt::Damage(Malformed::LineForObject)) };
        while let Some(key) = tokens.key()? {
            let value = tokens.value()?;
            self.field(key.bytes(), value);
            tokens.skip(value)?;
        }
        self.message.position = Position { start: start + first as u64, end: start + tokens.at() as u64, lines: None };
        self.mended = tokens.mends().first().map(|mend| mend.what).or(self.mended);
        while let Some(b',') = tokens.peek()? {
            tokens.bump();
        }
        self.next = tokens.peek()?.map(|_| tokens.at());
        Ok(true)
    }

    fn field(&mut self, key: &[u8], value: Value<'_>) {
        let message = &mut self.message;
        match key {
            b"id" => message.id = id(value),
            b"posted" | b"date" => message.posted = plain(value).and_then(|text| clock::iso(&text)),
            b"edited" => message.edited = plain(value).and_then(|text| clock::iso(&text)),
            b"channel" => self.channel = text(value),
            b"source" => message.source = text(value),
            b"from" => message.from = text(value),
            b"forwarded_from" => {
                message.forward = text(value).map(|name| Forward { name: Some(name), ..Forward::default() });
            }
            b"text" => {
                if let Value::Text(raw) = value {
                    let mut decoder = Decoder::default();
                    decoder.push(raw.bytes(), &mut message.text);
                    decoder.finish(&mut message.text);
                    tidy(&mut message.text, 0);
                    self.mended = decoder.halved().then_some(PutRight::HalfCharacter);
                }
            }
            b"type" => {
                if let Value::Text(raw) = value
                    && raw.bytes() == b"service"
                {
                    message.kind = MessageKind::Service;
                }
            }
            _ => {}
        }
    }
}

/// A string that says something.
fn text(value: Value<'_>) -> Option<String> {
    match value {
        Value::Text(raw) => Some(Raw::text(raw)).filter(|text| !text.trim().is_empty()),
        _ => None,
    }
}

/// A string or a bare word.
fn plain(value: Value<'_>) -> Option<String> {
    match value {
        Value::Bare(b"null" | b"None") | Value::Object | Value::Array => None,
        Value::Bare(word) => Some(String::from_utf8_lossy(word).into_owned()),
        Value::Text(raw) => Some(raw.text()),
    }
}

fn id(value: Value<'_>) -> MessageId {
    match value {
        Value::Bare(_) => {
            let word = plain(value).unwrap_or_default();
            word.parse().map_or(MessageId::Text(word), MessageId::Number)
        }
        // Written with quotes it is a text, even if it has digits only.
        _ => MessageId::Text(plain(value).unwrap_or_default()),
    }
}
