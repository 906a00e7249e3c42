//! The text of a message as it grows tag by tag, with formatting and links as ranges of it.
//!
//! The one place where markup becomes text, for every format that has any. Entities come out ordered by where
//! they begin, outer ones first.

use super::element::{Dialect, Lower, Means, Name, breaks, language};
use super::tag::Tag;
use super::tokens::{Token, Tokens};
use super::words;
use crate::dump::message::{Entity, EntityKind};

/// How many elements may be open within one another; deeper ones are read as if they were not there.
const DEPTH: usize = 64;

/// A text that grows.
#[derive(Debug)]
pub(in crate::dump) struct Flow {
    dialect: Dialect,
    text: String,
    entities: Vec<Entity>,
    open: Vec<Open>,
    /// How many elements are open beyond those.
    deeper: usize,
    /// How many of the open elements, from the outermost, have begun to have text.
    begun: usize,
    /// How many of the open elements keep their white space.
    kept: usize,
    /// How many line ends must stand before the next text.
    breaks: usize,
    /// Whether white space waits to be written, should text follow.
    space: bool,
    /// Whether the last thing was a line end that the page wrote as a tag.
    broke: bool,
    images: usize,
}

/// An element that is open.
#[derive(Debug)]
struct Open {
    name: Name,
    means: Means,
    /// Whether it has text.
    begun: bool,
    /// Its entity, if it means one and has text.
    entity: Option<usize>,
}

impl Flow {
    pub(in crate::dump) fn new(dialect: Dialect) -> Self {
        Self {
            dialect,
            text: String::new(),
            entities: Vec::new(),
            open: Vec::new(),
            deeper: 0,
            begun: 0,
            kept: 0,
            breaks: 0,
            space: false,
            broke: false,
            images: 0,
        }
    }

    /// Whether there is no text yet.
    pub(in crate::dump) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// How many pictures were met that are no emoji.
    pub(in crate::dump) fn images(&self) -> usize {
        self.images
    }

    /// Reads a piece of markup whole.
    pub(in crate::dump) fn read(&mut self, markup: &[u8]) {
        let mut tokens = Tokens::new(markup, true);
        while let Ok(token) = tokens.next() {
            self.push(&token);
        }
    }

    /// Takes one token.
    pub(in crate::dump) fn push(&mut self, token: &Token<'_>) {
        match token {
            Token::Open(tag) => self.open(tag),
            Token::Close(name) => self.close(name),
            Token::Text(raw) => self.raw(raw, words::append),
            Token::Cdata(raw) => self.raw(raw, words::plain),
        }
    }

    /// Wants what follows to begin a line of its own, with as many line ends before it.
    pub(in crate::dump) fn break_line(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks);
    }

    /// Ends the line.
    pub(in crate::dump) fn push_line_end(&mut self) {
        self.line_end();
    }

    /// Closes what is still open, trims the text, and gives it away; the memory of `text` and `entities` is used for
    /// the next.
    pub(in crate::dump) fn finish(&mut self, text: &mut String, entities: &mut Vec<Entity>) {
        while let Some(open) = self.open.pop() {
            self.end(open);
        }
        let length = self.text.trim_ascii_end().len();
        self.text.truncate(length);
        for entity in &mut self.entities {
            entity.end = entity.end.min(length as u32);
        }
        self.entities.retain(|entity| entity.start < entity.end);
        std::mem::swap(&mut self.text, text);
        std::mem::swap(&mut self.entities, entities);
        self.clear();
    }

    /// Forgets what was read, and keeps its memory.
    pub(in crate::dump) fn clear(&mut self) {
        self.text.clear();
        self.entities.clear();
        self.open.clear();
        (self.deeper, self.begun, self.kept, self.breaks, self.images) = (0, 0, 0, 0, 0);
        (self.space, self.broke) = (false, false);
    }

    /// [`Self::finish`] for a text of which the formatting means nothing; `None` if there is none.
    pub(in crate::dump) fn words(&mut self) -> Option<String> {
        let (mut text, mut entities) = (String::new(), Vec::new());
        self.finish(&mut text, &mut entities);
        (!text.is_empty()).then_some(text)
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let lower = Lower::of(tag.name());
        match lower.bytes() {
            b"br" => return self.line_end(),
            b"img" => return self.image(tag),
            b"td" | b"th" => self.space = true,
            name => self.break_line(breaks(name, self.dialect)),
        }
        let Some(name) = Name::of(lower.bytes()) else { return };
        if self.open.len() == DEPTH {
            self.deeper += 1;
            return;
        }
        let means = match self.open.last_mut() {
            // The picture of an emoji is drawn in bold italics.
            Some(Open { means: Means::Picture(_), .. }) => Means::Nothing,
            // Code within a block of code says what the block is written in.
            Some(Open { means: Means::Kind(EntityKind::Pre(told)), begun: false, .. }) if name == Name::Code => {
                if told.is_empty() {
                    *told = language(tag);
                }
                Means::Nothing
            }
            _ => name.means(tag, self.dialect),
        };
        self.kept += usize::from(name == Name::Pre);
        self.open.push(Open { name, means, begun: false, entity: None });
    }

    fn close(&mut self, name: &[u8]) {
        let lower = Lower::of(name);
        if let Some(name) = Name::of(lower.bytes()) {
            if self.deeper > 0 {
                self.deeper -= 1;
            } else if let Some(place) = self.open.iter().rposition(|open| open.name == name) {
                let open = self.open.remove(place);
                self.begun -= usize::from(place < self.begun);
                self.end(open);
            }
        }
        self.break_line(breaks(lower.bytes(), self.dialect));
    }

    /// Ends an element.
    fn end(&mut self, open: Open) {
        self.kept -= usize::from(open.name == Name::Pre);
        match (open.means, open.entity) {
            (Means::Picture(emoji), _) if !open.begun => self.word(&emoji),
            (means, Some(index)) => {
                let Some(entity) = self.entities.get_mut(index) else { return };
                entity.end = self.text.len() as u32;
                if let Means::Link(link) = means {
                    match link.kind(&self.text[entity.start as usize..]) {
                        Some(kind) => entity.kind = kind,
                        None => entity.end = entity.start,
                    }
                }
            }
            _ => {}
        }
    }

    /// A line end that the page wrote.
    fn line_end(&mut self) {
        self.space = false;
        self.broke = true;
        if !self.text.is_empty() {
            self.begin_entities();
            self.text.push('\n');
        }
    }

    /// A picture: emoji of some programs are pictures with the character beside them.
    fn image(&mut self, tag: &Tag<'_>) {
        if tag.classes().any(|class| class.windows(5).any(|part| part == b"emoji")) {
            if let Some(emoji) = tag.value("alt") {
                self.word(&emoji);
            }
        } else {
            self.images += 1;
        }
    }

    /// Text as written between tags.
    fn raw(&mut self, raw: &[u8], decode: fn(&[u8], &mut String)) {
        let raw = match raw {
            // Desktop leaves the last two bytes of a line separator behind its tag.
            [0x80, 0xA8 | 0xA9, rest @ ..] if self.broke => rest,
            raw => raw,
        };
        self.broke = false;
        if self.kept > 0 {
            self.piece(raw, decode);
        } else if self.dialect == Dialect::Web {
            let mut text = String::new();
            decode(raw, &mut text);
            self.fold(&text);
        } else {
            self.unwrap(raw, decode);
        }
    }

    /// Text in which spaces count, and line ends with what follows them are the layout of the page's source.
    fn unwrap(&mut self, raw: &[u8], decode: fn(&[u8], &mut String)) {
        let mut rest = raw;
        while let Some(end) = memchr::memchr2(b'\n', b'\r', rest) {
            self.piece(rest[..end].trim_ascii_end(), decode);
            self.space = true;
            rest = rest[end..].trim_ascii_start();
        }
        self.piece(rest, decode);
    }

    fn piece(&mut self, raw: &[u8], decode: fn(&[u8], &mut String)) {
        let raw = if self.text.is_empty() && self.kept == 0 { raw.trim_ascii_start() } else { raw };
        if !raw.is_empty() {
            self.begin();
            decode(raw, &mut self.text);
        }
    }

    /// Text in which any white space is a space.
    fn fold(&mut self, text: &str) {
        let mut words = text.split(|c: char| c.is_ascii_whitespace());
        self.word(words.next().unwrap_or_default());
        for word in words {
            self.space = true;
            self.word(word);
        }
    }

    fn word(&mut self, word: &str) {
        if !word.is_empty() {
            self.begin();
            self.text.push_str(word);
        }
    }

    /// Writes what has to stand before the next text.
    fn begin(&mut self) {
        if !self.text.is_empty() {
            if self.breaks > 0 {
                let there = self.text.bytes().rev().take(self.breaks).take_while(|byte| *byte == b'\n').count();
                (there..self.breaks).for_each(|_| self.text.push('\n'));
            } else if self.space && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
        (self.breaks, self.space) = (0, false);
        self.begin_entities();
    }

    /// Begins the entities of the open elements that have no text yet.
    fn begin_entities(&mut self) {
        for open in &mut self.open[self.begun..] {
            open.begun = true;
            let kind = match &mut open.means {
                Means::Kind(kind) => kind.clone(),
                // What sort of link it is depends on its text.
                Means::Link(_) => EntityKind::Link,
                Means::Nothing | Means::Picture(_) => continue,
            };
            open.entity = Some(self.entities.len());
            let start = self.text.len() as u32;
            self.entities.push(Entity { start, end: start, kind });
        }
        self.begun = self.open.len();
    }
}
