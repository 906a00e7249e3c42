//! Reading an export, message by message: each lasts until a line that begins another.

use memchr::memchr;

use super::body;
use super::header;
use super::words::TITLES;
use crate::dump::fault::{Fault, Malformed, PutRight};
use crate::dump::lossy::text;
use crate::dump::message::{Chat, Message, MessageId, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::{FormatReader, Sink, Step};
use crate::dump::source::Source;
use crate::dump::stamp::{Evidence, Order};
use crate::dump::window::{SLICE, Window, stretch};

/// The longest message that is read at once.
const LIMIT: usize = 128 * 1024 * 1024;

/// Reads an export of WhatsApp.
#[derive(Debug)]
pub(in crate::dump) struct WhatsApp {
    title: Option<String>,
    /// What ends a line.
    line_end: u8,
    window: Window,
    /// How many bytes of the window belong to the message that it begins with, line by line.
    scanned: usize,
    /// How many lines these are, the ends of empty ones at the end not counted, and where the last full one ends.
    lines: u32,
    full: (u32, usize),
    /// The line, from 1, that the window begins with.
    line: u32,
    order: Order,
    /// While the order of day and month is looked for, before anything is read.
    survey: Option<Evidence>,
    message: Message,
    announced: bool,
}

impl FormatReader for WhatsApp {
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        let mut left = budget.max(1);
        loop {
            if self.window.ended() && self.window.bytes().is_empty() {
                if self.survey.is_none() {
                    return Step::Done;
                }
                self.settle(sink);
            }
            if left == 0 {
                return Step::More;
            }
            let count = left.min(SLICE);
            left -= count;
            if let Err(error) = self.window.fill(source, count) {
                let at = self.window.offset();
                sink.problem(Problem::new(at..source.len(), Fault::Unreadable(error.into()), &[]));
                return Step::Done;
            }
            while self.next_line(sink) {}
        }
    }

    fn position(&self) -> u64 {
        self.window.offset()
    }

    fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message> {
        let bytes = stretch(source, position.start, position.end)?;
        let mut message = Message::default();
        body::read(&text(&bytes), self.order, &mut message)?;
        message.id = MessageId::Number(i64::from(position.lines?.0));
        (message.chat, message.position) = (chat, position);
        Some(message)
    }
}

impl WhatsApp {
    /// `name` is that of the file, which has the name of the chat in it; `head` is how it begins.
    pub(in crate::dump) fn new(name: Option<String>, head: &[u8]) -> Self {
        let title = name.filter(|name| name != "_chat").map(|name| {
            let words = TITLES.iter().find_map(|words| name.strip_prefix(words));
            words.map_or_else(|| name.clone(), str::to_owned)
        });
        let mut reader = Self {
            title,
            line_end: header::line_end(head),
            window: Window::default(),
            scanned: 0,
            lines: 0,
            full: (0, 0),
            line: 1,
            order: Order::default(),
            survey: Some(Evidence::default()),
            message: Message::default(),
            announced: false,
        };
        reader.begin();
        reader
    }

    fn begin(&mut self) {
        self.window.seek(0);
        (self.scanned, self.lines, self.full, self.line) = (0, 0, (0, 0), 1);
    }

    /// Ends the survey with what it found, and goes to the beginning.
    fn settle(&mut self, sink: &mut dyn Sink) {
        let Some(evidence) = self.survey.take() else { return };
        let (order, certain) = evidence.verdict();
        self.order = order;
        self.begin();
        if !certain {
            let words = PutRight::DayOrMonth;
            sink.problem(Problem::new(0..0, Fault::Mended(words), &[]));
        }
    }

    /// Looks at the next line, and hands out the message before it if it begins another. `false` if more has to be
    /// read.
    fn next_line(&mut self, sink: &mut dyn Sink) -> bool {
        let (bytes, whole) = (&self.window.bytes()[self.scanned..], self.window.ended());
        let length = match memchr(self.line_end, bytes) {
            Some(length) => length + 1,
            None if whole && self.window.bytes().is_empty() => return false,
            None if whole && bytes.is_empty() => {
                self.give(sink);
                return true;
            }
            None if whole || self.window.bytes().len() > LIMIT => bytes.len(),
            None => return false,
        };
        let line = &bytes[..length];
        let stamp = header::stamp(line);
        if let Some(evidence) = &mut self.survey {
            if let Some(stamp) = stamp {
                evidence.add(&stamp);
            }
            if evidence.is_clear() {
                self.settle(sink);
                return false;
            }
            self.window.take(length);
            return true;
        }
        let is_cut = line.last() != Some(&self.line_end) && whole && header::is_begun(line);
        if (stamp.is_some() || is_cut) && self.scanned > 0 {
            self.give(sink);
            return true;
        }
        if is_cut {
            let (start, last_id) = (self.window.offset(), self.announced.then(|| self.message.id.to_string()));
            sink.problem(Problem::new(start..start + length as u64, Fault::EndsEarly { last_id }, line));
            self.window.take(length);
            return true;
        }
        self.lines += 1;
        let shown = line.trim_ascii_end().len();
        if shown > 0 {
            self.full = (self.lines, self.scanned + shown);
        }
        self.scanned += length;
        if self.scanned > LIMIT {
            self.give(sink);
        }
        true
    }

    /// Hands out the message that the window begins with.
    fn give(&mut self, sink: &mut dyn Sink) {
        let (full_lines, length) = self.full;
        let (bytes, start) = (&self.window.bytes()[..length], self.window.offset());
        let skipped = bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let range = start + skipped as u64..start + length as u64;
        if length > 0 {
            if !self.announced {
                sink.chat(0, &Chat { title: self.title.clone(), ..Chat::default() });
                self.announced = true;
            }
            let written = text(&bytes[skipped..]);
            if body::read(&written, self.order, &mut self.message).is_some() {
                self.message.id = MessageId::Number(i64::from(self.line));
                let lines = Some((self.line, self.line.saturating_add(full_lines).saturating_sub(1)));
                self.message.position = Position { start: range.start, end: range.end, lines };
                if self.message.posted.is_none() {
                    sink.problem(Problem::new(range, Fault::Undated, &bytes[skipped..]));
                }
                sink.message(&self.message);
            } else {
                let fault = Fault::Malformed(Malformed::BeforeFirst);
                sink.problem(Problem::new(range, fault, &bytes[skipped..]));
            }
        }
        self.line = self.line.saturating_add(self.lines);
        self.window.take(self.scanned);
        (self.scanned, self.lines, self.full) = (0, 0, (0, 0));
    }
}
