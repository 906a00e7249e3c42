//! From item to item, through one feed or several.

use super::element::Content;
use super::item::{self, is_feed, is_item, name};
use crate::dump::fault::Fault;
use crate::dump::markup::{Advance, Beginning, Halt, Roll, Tag, Token, Tokens};
use crate::dump::message::{Chat, ChatKind, Message, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::{FormatReader, Sink, Step};
use crate::dump::source::Source;
use crate::dump::window::stretch;
use crate::hashed::Hashed;

/// Reads feeds.
#[derive(Debug)]
pub(in crate::dump) struct Feed {
    roll: Roll,
    walk: Walk,
}

/// Where reading stands between two items.
#[derive(Debug)]
struct Walk {
    /// Title of a feed that names none.
    name: Option<String>,
    chats: Vec<Chat>,
    by_title: Hashed<Option<String>, u32>,
    /// What the feed says of itself, and its index once that was told.
    feed: Chat,
    index: Option<u32>,
    message: Message,
    /// Whether a feed was opened and not closed.
    opened: bool,
    beginning: Beginning,
    last_id: Option<String>,
}

impl Feed {
    pub(in crate::dump) fn new(name: Option<String>) -> Self {
        let walk = Walk {
            name,
            chats: Vec::new(),
            by_title: Hashed::default(),
            feed: Chat::default(),
            index: None,
            message: Message::default(),
            opened: false,
            beginning: Beginning::default(),
            last_id: None,
        };
        Self { roll: Roll::default(), walk }
    }
}

impl FormatReader for Feed {
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        self.roll.step(source, budget, sink, &mut self.walk)
    }

    fn position(&self) -> u64 {
        self.roll.position()
    }

    fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message> {
        let mut bytes = stretch(source, position.start, position.end)?;
        // What its end leaves open, a feed that followed it would close. There is no bracket in it, for which a tag
        // that lacks its own would be taken.
        bytes.extend_from_slice(b"<rss<");
        let mut tokens = Tokens::new(&bytes, true);
        let Ok(Token::Open(tag)) = tokens.next_tag() else { return None };
        if !is_item(&tag) || tokens.done() > 0 {
            return None;
        }
        let mut message = Message::default();
        item::read(&tag, &mut tokens, position.start, &mut message).ok()?;
        message.position = position;
        message.chat = chat;
        let username = self.walk.chats.get(chat as usize).and_then(|chat| chat.username.as_deref());
        item::number(&mut message, username);
        Some(message)
    }
}

impl Advance for Walk {
    fn advance(&mut self, tokens: &mut Tokens<'_>, base: u64, sink: &mut dyn Sink) -> Result<(), Halt> {
        self.beginning.look(&tokens.bytes()[tokens.at()..]);
        let token = tokens.next_tag()?;
        self.beginning.see(&token);
        match token {
            Token::Open(tag) if is_item(&tag) => self.item(&tag, tokens, base, sink),
            Token::Open(tag) => self.head(&tag, tokens, base, sink),
            Token::Close(name) => {
                if is_feed(name) {
                    self.opened = false;
                }
                Ok(())
            }
            Token::Text(_) | Token::Cdata(_) => Ok(()),
        }
    }

    fn end(&mut self, end: u64, rest: &[u8], sink: &mut dyn Sink) {
        self.beginning.ends(end - rest.len() as u64, sink);
        if self.opened {
            let fault = Fault::EndsEarly { last_id: self.last_id.clone() };
            sink.problem(Problem::new(end - rest.len() as u64..end, fault, rest));
        }
        self.turn(sink);
    }
}

impl Walk {
    fn item<'a>(&mut self, tag: &Tag<'a>, tokens: &mut Tokens<'a>, base: u64, sink: &mut dyn Sink) -> Result<(), Halt> {
        let fault = item::read(tag, tokens, base, &mut self.message)?;
        let range = self.message.position.start..self.message.position.end;
        self.beginning.ends(range.start, sink);
        let raw = &tokens.bytes()[tokens.done()..(range.end - base) as usize];
        if self.index.is_none() && self.feed.username.is_none() {
            self.feed.username = item::channel(&self.message);
        }
        self.message.chat = self.chat(sink);
        // Of the chat, which may be that of an earlier feed of this title: it is all that is known when one item is read again.
        let username = self.chats.get(self.message.chat as usize).and_then(|chat| chat.username.as_deref());
        item::number(&mut self.message, username);
        let undated = self.message.posted.is_none().then_some(Fault::Undated);
        for fault in fault.into_iter().chain(undated) {
            sink.problem(Problem::new(range.clone(), fault, raw));
        }
        sink.message(&self.message);
        self.last_id = Some(self.message.id.to_string());
        Ok(())
    }

    /// Takes what a tag outside of items says of the feed.
    fn head<'a>(&mut self, tag: &Tag<'a>, tokens: &mut Tokens<'a>, base: u64, sink: &mut dyn Sink) -> Result<(), Halt> {
        if is_feed(tag.name()) {
            self.beginning.ends(base + tokens.done() as u64, sink);
            self.turn(sink);
            self.opened = true;
            return Ok(());
        }
        let name = name(tag.name());
        // Only items have these, so the tag of one is lost; a feed says once what it is called, and when it was made.
        let again = name == b"title" && self.feed.title.is_some();
        if again || item::is_of_items(&name) && (self.index.is_some() || name != b"pubdate") {
            self.beginning.is_lost(base + tokens.done() as u64);
        }
        match name.as_slice() {
            b"title" => {
                let title = Content::read(tag, tokens)?.line();
                self.feed.title = self.feed.title.take().or(title);
            }
            b"description" | b"subtitle" => {
                let text = Content::read(tag, tokens)?.line();
                self.feed.description = self.feed.description.take().or(text);
            }
            // These have titles of their own.
            b"image" | b"textinput" | b"author" => {
                Content::read(tag, tokens)?;
                return Ok(());
            }
            _ => return Ok(()),
        }
        // It may come behind the items.
        if let Some(index) = self.index
            && let Some(known) = self.chats.get_mut(index as usize)
        {
            known.title = self.feed.title.clone().or(known.title.take());
            known.description = self.feed.description.clone().or(known.description.take());
            sink.chat(index, known);
        }
        Ok(())
    }

    /// The chat that stands for the feed; feeds of one title are one.
    fn chat(&mut self, sink: &mut dyn Sink) -> u32 {
        if let Some(index) = self.index {
            return index;
        }
        let title = self.feed.title.clone().or_else(|| self.name.clone());
        let next = self.chats.len() as u32;
        let index = *self.by_title.entry(title.clone(), || next);
        if index == next {
            let chat = Chat { title, kind: ChatKind::Channel, ..self.feed.clone() };
            sink.chat(index, &chat);
            self.chats.push(chat);
        }
        self.index = Some(index);
        index
    }

    /// Ends a feed: one without items is a chat too.
    fn turn(&mut self, sink: &mut dyn Sink) {
        if self.feed.title.is_some() {
            self.chat(sink);
        }
        (self.feed, self.index) = (Chat::default(), None);
    }
}
