//! From page to page and from row to row, with what passes between rows.

use super::lent::Lent;
use super::pages::Pages;
use super::part::{is_of_rows, is_row};
use super::row::{Found, Lacks, RowReader};
use crate::dump::calendar::Day;
use crate::dump::fault::{Fault, Malformed};
use crate::dump::markup::{self, Advance, Halt, Roll, Tag, Token, Tokens};
use crate::dump::message::{Forward, Message, MessageId, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::{FormatReader, Sink, Step};
use crate::dump::source::Source;
use crate::dump::time::{Posted, Precision, Zone};
use crate::dump::window::stretch;

/// Reads the pages of an export, one behind the other.
#[derive(Debug)]
pub(in crate::dump) struct DesktopHtml {
    roll: Roll,
    walk: Walk,
}

/// Where reading stands between two rows.
#[derive(Debug)]
struct Walk {
    pages: Pages,
    rows: RowReader,
    message: Message,
    lent: Lent,
    /// Sender and origin of the row before, by their numbers.
    sender: Option<u32>,
    origin: Option<u32>,
    /// The day that the last separator named.
    day: Option<Day>,
    /// When the last row was posted that has a time.
    last: Option<Posted>,
    last_id: Option<String>,
    beginning: Beginning,
    /// Whether a row was met that lost its tag.
    torn: markup::Beginning,
}

/// What stands before the first row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beginning {
    /// So many parts of the page are open.
    Open(u32),
    /// A part ends that did not begin: the file lost its beginning.
    Torn,
    /// The first row was met.
    Over,
}

impl DesktopHtml {
    pub(in crate::dump) fn new(name: Option<String>) -> Self {
        let walk = Walk {
            pages: Pages::new(name),
            rows: RowReader::new(),
            message: Message::default(),
            lent: Lent::default(),
            sender: None,
            origin: None,
            day: None,
            last: None,
            last_id: None,
            beginning: Beginning::Open(0),
            torn: markup::Beginning::Whole,
        };
        Self { roll: Roll::default(), walk }
    }
}

impl FormatReader for DesktopHtml {
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        self.roll.step(source, budget, sink, &mut self.walk)
    }

    fn position(&self) -> u64 {
        self.roll.position()
    }

    fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message> {
        let bytes = stretch(source, position.start, position.end)?;
        let mut message = Message::default();
        let found = RowReader::new().read_alone(&bytes, position.start, &mut message)?;
        let Found::Message(lacks) = found else { return None };
        self.walk.lent.complete(&mut message, lacks);
        message.chat = chat;
        Some(message)
    }
}

impl Advance for Walk {
    fn advance(&mut self, tokens: &mut Tokens<'_>, base: u64, sink: &mut dyn Sink) -> Result<(), Halt> {
        match tokens.next_tag()? {
            Token::Open(tag) if is_row(&tag) => self.row(&tag, tokens, base, sink),
            Token::Open(tag) => {
                let (at, inside) = (base + tokens.done() as u64, tokens.at());
                if self.beginning == Beginning::Over && is_of_rows(&tag) {
                    self.torn.is_lost(at);
                }
                if self.pages.open(&tag, tokens, at, self.last_id.as_deref(), sink)? {
                    // No row goes on with one of another page.
                    (self.sender, self.origin, self.day) = (None, None, None);
                }
                // Unless it was taken up to its end.
                if let (Beginning::Open(parts), true) = (&mut self.beginning, tag.is("div") && tokens.at() == inside) {
                    *parts = parts.saturating_add(1);
                }
                Ok(())
            }
            Token::Close(name) if name.eq_ignore_ascii_case(b"html") || name.eq_ignore_ascii_case(b"body") => {
                self.pages.close();
                Ok(())
            }
            Token::Close(name) if name.eq_ignore_ascii_case(b"div") => {
                if let Beginning::Open(parts) = self.beginning {
                    self.beginning = parts.checked_sub(1).map_or(Beginning::Torn, Beginning::Open);
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn end(&mut self, end: u64, rest: &[u8], sink: &mut dyn Sink) {
        self.torn.ends(end - rest.len() as u64, sink);
        self.pages.end(end, rest, self.last_id.as_deref(), sink);
    }
}

impl Walk {
    fn row<'a>(&mut self, tag: &Tag<'a>, tokens: &mut Tokens<'a>, base: u64, sink: &mut dyn Sink) -> Result<(), Halt> {
        let found = self.rows.read(tag, tokens, base, &mut self.message)?;
        if self.torn.is_torn() {
            // Whoever sent what is lost may have sent this too.
            (self.sender, self.origin) = (None, None);
            self.torn.ends(self.message.position.start, sink);
        }
        self.message.chat = self.pages.chat(sink);
        self.pages.row(self.rows.chat_kind, sink);
        let Position { start, end, .. } = self.message.position;
        if std::mem::replace(&mut self.beginning, Beginning::Over) == Beginning::Torn {
            sink.problem(Problem::new(0..start, Fault::Malformed(Malformed::NoBeginning), &[]));
        }
        let raw = &tokens.bytes()[tokens.done()..(end - base) as usize];
        match found {
            Found::Day(day) => {
                (self.sender, self.origin, self.day) = (None, None, Some(day));
            }
            Found::Nothing => {}
            Found::Cut => {
                let fault = Fault::Malformed(Malformed::NoEnd);
                sink.problem(Problem::new(start..end, fault, raw));
            }
            Found::Unsupported => {
                sink.problem(Problem::new(start..end, Fault::Unsupported, raw));
                if let MessageId::Number(id) = self.message.id {
                    sink.unwritten(self.message.chat, id);
                }
            }
            Found::Message(lacks) => {
                self.lend(lacks, start);
                self.lent.complete(&mut self.message, lacks);
                if self.message.posted.is_none() {
                    sink.problem(Problem::new(start..end, Fault::Undated, raw));
                }
                sink.message(&self.message);
                self.remember(lacks);
            }
        }
        Ok(())
    }

    /// Lends a row what it leaves to those before it.
    fn lend(&mut self, lacks: Lacks, start: u64) {
        if lacks.clock {
            self.lent.lend_time(start, self.moment());
        }
        if lacks.sender || lacks.origin {
            self.lent.lend_people(start, self.sender, self.origin);
        }
    }

    /// Keeps what the next rows may leave to this one.
    fn remember(&mut self, lacks: Lacks) {
        let last = self.last_id.get_or_insert_default();
        last.clear();
        let _ = std::fmt::Write::write_fmt(last, format_args!("{}", self.message.id));
        if lacks.clock {
            // Nothing goes on with a service record.
            (self.sender, self.origin) = (None, None);
            return;
        }
        self.last = self.message.posted.or(self.last);
        self.sender = self.lent.number(self.message.from.as_deref());
        let origin = self.message.forward.as_ref().and_then(|forward| forward.name.as_deref());
        self.origin = self.lent.number(origin);
    }

    /// When a row happened that has no time: on the day of the last separator, and not before the row before it.
    fn moment(&self) -> Option<Posted> {
        let day = self.day.or_else(|| self.last.map(Posted::day))?;
        if let Some(last) = self.last {
            let midnight =
                Posted { seconds: i64::from(day.0) * 86_400 - i64::from(last.zone.east().unwrap_or(0)), ..last };
            let posted = if last.day() == day { last } else { midnight };
            return Some(Posted { precision: Precision::Day, ..posted });
        }
        let seconds = i64::from(day.0) * 86_400;
        Some(Posted { seconds, zone: Zone::Unknown, precision: Precision::Day })
    }
}

impl Lent {
    /// Gives a message back what its row leaves to those before it.
    fn complete(&self, message: &mut Message, lacks: Lacks) {
        let place = message.position.start;
        if lacks.clock {
            message.posted = self.time(place);
        }
        if !lacks.sender && !lacks.origin {
            return;
        }
        let (sender, origin) = self.people(place);
        if lacks.sender {
            message.from = sender.map(str::to_owned);
        }
        if lacks.origin {
            message.forward = Some(Forward { name: origin.map(str::to_owned), ..Forward::default() });
        }
    }
}
