//! One row of a page: a message, a service record, or a line between days.

use super::part::{Part, ends_row, id, is_row, target};
use super::{media, name, reactions, service, stamp};
use crate::dump::calendar::Day;
use crate::dump::markup::{Dialect, Flow, Halt, Tag, Token, Tokens};
use crate::dump::message::{ChatKind, Forward, Message, MessageId, MessageKind, Position, Reply};

/// What a row turned out to be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Found {
    /// A post or service record, and what it leaves to the rows before it.
    Message(Lacks),
    /// The day that the following rows are of.
    Day(Day),
    /// A message that the exporting program could not write.
    Unsupported,
    /// A row that the page ended in.
    Cut,
    /// Nothing: the page says that there are no messages.
    Nothing,
}

/// What a row leaves to the rows before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lacks {
    /// Its sender, which is that of the row before.
    pub(super) sender: bool,
    /// The origin of its forward, which is that of the row before.
    pub(super) origin: bool,
    /// Its time: the day stands in a row before it.
    pub(super) clock: bool,
}

/// Reads rows; keeps its memory from one to the next.
#[derive(Debug)]
pub(super) struct RowReader {
    /// The text of the message.
    body: Flow,
    /// Any other text.
    side: Flow,
    /// What the last row says of the chat.
    pub(super) chat_kind: ChatKind,
}

/// A row that is being read.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools)] // each is a thing that a row may have, and none excludes another
struct Row {
    service: bool,
    joined: bool,
    /// How many `div` are open.
    depth: usize,
    /// How many were when that of the forward was opened.
    forward: Option<usize>,
    forwarded: bool,
    named: bool,
    dated: bool,
    origin_named: bool,
    /// Whether its text was read to its end, or up to a tag at which it must have ended.
    said: bool,
    cut: bool,
    /// Whether another page began within it.
    page_ended: bool,
    /// Behind its last whole piece.
    end: usize,
    call: bool,
}

impl Row {
    fn begin(tag: &Tag<'_>, end: usize) -> Self {
        Self { service: tag.has("service"), joined: tag.has("joined"), depth: 1, end, ..Self::default() }
    }
}

impl RowReader {
    pub(super) fn new() -> Self {
        Self { body: Flow::new(Dialect::Desktop), side: Flow::new(Dialect::Desktop), chat_kind: ChatKind::Unknown }
    }

    /// Reads the row that `tag` begins, which is the first thing in `tokens` that is not done with; `base` is where
    /// the bytes begin in the source. A row that the file ends in is read as far as its last whole piece, if its
    /// text was read by then.
    pub(super) fn read<'a>(
        &mut self,
        tag: &Tag<'a>,
        tokens: &mut Tokens<'a>,
        base: u64,
        message: &mut Message,
    ) -> Result<Found, Halt> {
        let (bytes, start) = (tokens.bytes(), tokens.done());
        let mut row = Row::begin(tag, tokens.at());
        match self.pieces(&mut row, tag, tokens, message) {
            Err(Halt::End) if row.said => {
                let found = self.read_alone(&bytes[start..row.end], base + start as u64, message).ok_or(Halt::End)?;
                tokens.go_to(bytes.len());
                Ok(found)
            }
            Err(halt) => Err(halt),
            Ok(()) => {
                message.position = Position { start: base + start as u64, end: base + row.end as u64, lines: None };
                Ok(self.finish(&row, message))
            }
        }
    }

    /// Reads the one row that `bytes` are, which begin at `base` in the source. `None` if they are none.
    pub(super) fn read_alone(&mut self, bytes: &[u8], base: u64, message: &mut Message) -> Option<Found> {
        // What its end leaves open, a row that followed it would close; its quotes must not.
        let closed = [bytes, b"<div class=message id=message0>"].concat();
        let mut tokens = Tokens::new(&closed, true);
        let Ok(Token::Open(tag)) = tokens.next_tag() else { return None };
        if !is_row(&tag) || tokens.done() > 0 {
            return None;
        }
        let mut row = Row::begin(&tag, tokens.at());
        self.pieces(&mut row, &tag, &mut tokens, message).ok()?;
        message.position = Position { start: base, end: base + bytes.len() as u64, lines: None };
        Some(self.finish(&row, message))
    }

    fn pieces<'a>(
        &mut self,
        row: &mut Row,
        tag: &Tag<'a>,
        tokens: &mut Tokens<'a>,
        message: &mut Message,
    ) -> Result<(), Halt> {
        message.clear();
        self.body.clear();
        self.side.clear();
        self.chat_kind = ChatKind::Unknown;
        message.id = MessageId::Number(id(tag).unwrap_or_default());
        while row.depth > 0 {
            let before = tokens.at();
            if !self.piece(row, tokens, message)? {
                tokens.go_to(before);
                break;
            }
            row.end = tokens.at();
        }
        Ok(())
    }

    /// Reads one piece of a row; `false` if it is no longer part of the row.
    fn piece(&mut self, row: &mut Row, tokens: &mut Tokens<'_>, message: &mut Message) -> Result<bool, Halt> {
        loop {
            match tokens.next()? {
                Token::Text(_) | Token::Cdata(_) => {}
                Token::Close(name) if name.eq_ignore_ascii_case(b"div") => {
                    row.depth -= 1;
                    row.forward = row.forward.filter(|depth| row.depth >= *depth);
                    return Ok(true);
                }
                Token::Close(name) => {
                    let page = name.eq_ignore_ascii_case(b"body") || name.eq_ignore_ascii_case(b"html");
                    return Ok(!page);
                }
                Token::Open(tag) if ends_row(&tag) => {
                    row.page_ended = tag.is("html");
                    return Ok(false);
                }
                // What lost its end goes on in another.
                Token::Open(tag) if row.dated && tag.is("div") && Part::of(&tag) == Part::Date => return Ok(false),
                Token::Open(tag) => {
                    self.element(&tag, row, tokens, message)?;
                    return Ok(true);
                }
            }
        }
    }

    fn element<'a>(
        &mut self,
        tag: &Tag<'a>,
        row: &mut Row,
        tokens: &mut Tokens<'a>,
        message: &mut Message,
    ) -> Result<(), Halt> {
        if !tag.is("div") {
            return if tag.is("span") && tag.has("reactions") { self.reactions(tag, tokens, message) } else { Ok(()) };
        }
        match Part::of(tag) {
            Part::Other => row.depth += 1,
            Part::Face => {
                let mut picture = None;
                tokens.inside(tag.name(), ends_row, |token| match token {
                    Token::Open(link) if link.has("userpic_link") => picture = link.value("href"),
                    _ => {}
                })?;
                // Under a service record stands the chat's new picture.
                if let Some(href) = picture.filter(|_| row.service) {
                    message.media.push(media::photo(&href));
                }
            }
            Part::Date => {
                row.dated = true;
                if let Some(title) = tag.value("title") {
                    message.posted = stamp::stamp(&title);
                }
                row.depth += 1;
            }
            Part::Forward => {
                row.depth += 1;
                row.forward = Some(row.depth);
                row.forwarded = true;
            }
            Part::Name => {
                let name = name::read(tag, tokens, &mut self.side)?;
                if row.forward.is_some() {
                    row.origin_named = true;
                    message.forward = Some(Forward { name: name.name, posted: name.posted, ..Forward::default() });
                } else {
                    row.named = true;
                    message.from = name.name;
                }
            }
            Part::Reply => {
                let mut to = None;
                tokens.inside(tag.name(), ends_row, |token| {
                    if let Token::Open(link) = token {
                        to = to.or_else(|| target(link));
                    }
                })?;
                message.reply = Some(Reply { to, ..Reply::default() });
            }
            Part::Media => {
                let found = media::read(tag, tokens, &mut self.side)?;
                row.call |= found.call;
                message.media.extend(found.media);
            }
            Part::Text | Part::Said => {
                let body = &mut self.body;
                if !body.is_empty() {
                    body.break_line(2);
                }
                let closed = tokens.inside(tag.name(), ends_row, |token| body.push(token))?;
                row.said = closed;
                row.cut = !closed;
            }
            Part::Signature => {
                let side = &mut self.side;
                tokens.inside(tag.name(), ends_row, |token| side.push(token))?;
                message.signature = side.words();
            }
            Part::Reactions => self.reactions(tag, tokens, message)?,
        }
        Ok(())
    }

    fn reactions<'a>(&mut self, tag: &Tag<'a>, tokens: &mut Tokens<'a>, message: &mut Message) -> Result<(), Halt> {
        message.reactions.extend(reactions::read(tag, tokens, &mut self.side)?);
        Ok(())
    }

    /// Says what a row is, now that all of it was read.
    fn finish(&mut self, row: &Row, message: &mut Message) -> Found {
        self.body.finish(&mut message.text, &mut message.entities);
        if row.cut && row.page_ended {
            return Found::Cut;
        }
        let written = matches!(message.id, MessageId::Number(-1_000_000..=-1));
        if row.service {
            if written && let Some(day) = stamp::separator(&message.text) {
                return Found::Day(day);
            }
            if written && message.text == "No exported messages" {
                return Found::Nothing;
            }
            if message.text.starts_with(service::UNSUPPORTED) {
                return Found::Unsupported;
            }
            message.kind = MessageKind::Service;
            if let Some(act) = service::act(&message.text) {
                message.action = Some(act.action.to_owned());
                message.from = act.actor;
                self.chat_kind = act.chat;
            }
            return Found::Message(Lacks { clock: true, ..Lacks::default() });
        }
        if row.call {
            message.kind = MessageKind::Service;
            message.action = Some("phone_call".to_owned());
        }
        if row.forwarded && message.forward.is_none() {
            message.forward = Some(Forward::default());
        }
        Found::Message(Lacks {
            sender: row.joined && !row.named,
            origin: row.joined && row.forwarded && !row.origin_named,
            clock: false,
        })
    }
}
