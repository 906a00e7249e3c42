//! From post to post, through one page or many.

use super::answer;
use super::channels::{Channels, Piece};
use super::post::{PostReader, ends_post, is_of_posts, is_post};
use crate::dump::fault::{Fault, Malformed};
use crate::dump::markup::{Advance, Beginning, Dialect, Flow, Halt, Roll, Tag, Token, Tokens};
use crate::dump::message::{Message, Position};
use crate::dump::problem::Problem;
use crate::dump::reader::{FormatReader, Sink, Step};
use crate::dump::source::Source;
use crate::dump::window::stretch;

/// Reads saved pages.
#[derive(Debug)]
pub(in crate::dump) struct Tme {
    roll: Roll,
    walk: Walk,
}

/// Where reading stands between two posts.
#[derive(Debug)]
struct Walk {
    /// Whether this is an answer to "more"; not known before the first bytes.
    answer: Option<bool>,
    channels: Channels,
    posts: PostReader,
    side: Flow,
    message: Message,
    /// Whether a page was opened and not closed.
    opened: bool,
    beginning: Beginning,
    last_id: Option<String>,
}

impl Tme {
    pub(in crate::dump) fn new() -> Self {
        let walk = Walk {
            answer: None,
            channels: Channels::default(),
            posts: PostReader::new(),
            side: Flow::new(Dialect::Telegram),
            message: Message::default(),
            opened: false,
            beginning: Beginning::default(),
            last_id: None,
        };
        Self { roll: Roll::default(), walk }
    }
}

impl FormatReader for Tme {
    fn step(&mut self, source: &dyn Source, budget: usize, sink: &mut dyn Sink) -> Step {
        self.roll.step(source, budget, sink, &mut self.walk)
    }

    fn position(&self) -> u64 {
        self.roll.position()
    }

    fn reread(&self, source: &dyn Source, position: Position, chat: u32) -> Option<Message> {
        let mut bytes = stretch(source, position.start, position.end)?;
        // In a page that is none, what begins like a post of an answer was read as markup all the same.
        let told =
            || stretch(source, 0, answer::BEGINNING.min(source.len())).is_some_and(|file| answer::is_answer(&file));
        if self.walk.answer.unwrap_or_else(told) {
            bytes = answer::markup(&bytes).into_bytes();
        }
        let mut message = Message::default();
        PostReader::new().read_alone(&bytes, position.start, &mut message).filter(|&named| named)?;
        message.position = position;
        message.chat = chat;
        Some(message)
    }
}

impl Advance for Walk {
    fn advance(&mut self, tokens: &mut Tokens<'_>, base: u64, sink: &mut dyn Sink) -> Result<(), Halt> {
        let bytes = tokens.bytes();
        let answer = match self.answer {
            Some(answer) => answer,
            None if bytes.trim_ascii_start().len() < 4 && !tokens.is_whole() => return Err(Halt::More),
            None => *self.answer.insert(answer::is_answer(bytes)),
        };
        if answer {
            return self.next_of_answer(tokens, base, sink);
        }
        self.beginning.look(&bytes[tokens.at()..]);
        let token = tokens.next_tag()?;
        self.beginning.see(&token);
        match token {
            Token::Open(tag) if is_post(&tag) => {
                let named = self.posts.read(&tag, tokens, base, &mut self.message)?;
                let start = tokens.done();
                self.beginning.ends(base + start as u64, sink);
                self.tell(named, &bytes[start..tokens.at()], sink);
                Ok(())
            }
            Token::Open(tag) => {
                if is_of_posts(&tag) {
                    self.beginning.is_lost(base + tokens.done() as u64);
                }
                self.head(&tag, tokens, base, sink)
            }
            Token::Close(name) => {
                if name.eq_ignore_ascii_case(b"html") || name.eq_ignore_ascii_case(b"body") {
                    self.opened = false;
                }
                Ok(())
            }
            Token::Text(_) | Token::Cdata(_) => Ok(()),
        }
    }

    fn end(&mut self, end: u64, rest: &[u8], sink: &mut dyn Sink) {
        self.beginning.ends(end - rest.len() as u64, sink);
        let begun = rest.starts_with(b"<") && rest.len() > 1;
        if self.opened || begun {
            let fault = Fault::EndsEarly { last_id: self.last_id.clone() };
            sink.problem(Problem::new(end - rest.len() as u64..end, fault, rest));
        }
        self.channels.turn(sink);
    }
}

impl Walk {
    /// Takes the next post of an answer to "more".
    fn next_of_answer(&mut self, tokens: &mut Tokens<'_>, base: u64, sink: &mut dyn Sink) -> Result<(), Halt> {
        let from = tokens.at();
        let rest = &tokens.bytes()[from..];
        let whole = tokens.is_whole();
        let Some(found) = answer::find(rest) else {
            let keep = if whole { 0 } else { answer::OVERLAP.min(rest.len()) };
            self.pass(rest, rest.len() - keep, base + from as u64);
            tokens.go_to(from + rest.len() - keep);
            tokens.finish();
            return Err(if whole { Halt::End } else { Halt::More });
        };
        self.pass(rest, found, base + from as u64);
        tokens.go_to(from + found);
        tokens.finish();
        let rest = &rest[found..];
        let (end, last) = match answer::find_next(rest) {
            Some(end) => (end, false),
            None if whole => (rest.len(), true),
            None => return Err(Halt::More),
        };
        let piece = rest[..end].trim_ascii_end();
        let start = base + tokens.done() as u64;
        let range = start..start + piece.len() as u64;
        let closed = !last || answer::is_closed(piece);
        let markup = answer::markup(piece);
        let named = match self.posts.read_alone(markup.as_bytes(), start, &mut self.message) {
            Some(named) if closed || self.message.posted.is_some() => named,
            _ if !closed => return Err(Halt::End),
            // A wrap may hold no post.
            _ => {
                self.pass(piece, piece.len(), start);
                tokens.go_to(tokens.done() + end);
                return Ok(());
            }
        };
        self.opened = !closed;
        self.beginning.ends(range.start, sink);
        self.message.position = Position { start: range.start, end: range.end, lines: None };
        self.tell(named, piece, sink);
        tokens.go_to(tokens.done() + end);
        Ok(())
    }

    /// Passes over the first bytes of an answer that are no post, or one without its beginning.
    fn pass(&mut self, bytes: &[u8], count: usize, start: u64) {
        if let Some(at) = answer::part(bytes, count) {
            self.beginning.is_lost(start + at as u64);
        }
    }

    /// Hands out the post that was read; `raw` is what is written of it.
    fn tell(&mut self, named: bool, raw: &[u8], sink: &mut dyn Sink) {
        let range = self.message.position.start..self.message.position.end;
        if !named {
            let fault = Fault::Malformed(Malformed::Nameless);
            sink.problem(Problem::new(range, fault, raw));
            return;
        }
        let owner = &self.posts.owner;
        self.message.chat = self.channels.of_post(&owner.name, self.message.from.as_deref(), owner.id, sink);
        if self.message.posted.is_none() {
            sink.problem(Problem::new(range, Fault::Undated, raw));
        }
        sink.message(&self.message);
        self.last_id = Some(self.message.id.to_string());
    }

    /// Takes what a tag outside of posts says of the page and its channel.
    fn head<'a>(&mut self, tag: &Tag<'a>, tokens: &mut Tokens<'a>, base: u64, sink: &mut dyn Sink) -> Result<(), Halt> {
        if tag.is("html") {
            self.beginning.ends(base + tokens.done() as u64, sink);
            self.channels.turn(sink);
            self.opened = true;
            return Ok(());
        }
        if tag.is("meta") {
            let content = || tag.value("content").map(|content| content.trim().to_owned());
            match tag.raw("property") {
                Some(b"og:title") => self.channels.tell(Piece::MetaTitle(content()), sink),
                Some(b"og:description") => self.channels.tell(Piece::MetaDescription(content()), sink),
                _ => {}
            }
            return Ok(());
        }
        if let Some(name) = page_name(tag) {
            self.channels.tell(Piece::Username(name), sink);
            return Ok(());
        }
        for class in tag.classes() {
            let piece: fn(Option<String>) -> Piece = match class {
                b"tgme_channel_info_header_title" => Piece::Title,
                b"tgme_channel_info_description" => Piece::Description,
                b"tgme_channel_info_header_username" => {
                    |words| Piece::Username(words.unwrap_or_default().trim_start_matches('@').to_owned())
                }
                _ => continue,
            };
            let side = &mut self.side;
            side.clear();
            tokens.inside(tag.name(), ends_post, |token| side.push(token))?;
            let words = side.words();
            self.channels.tell(piece(words), sink);
            return Ok(());
        }
        Ok(())
    }
}

/// The channel's name in the address of its page: `/s/harbour?before=17`.
fn page_name(tag: &Tag<'_>) -> Option<String> {
    let address = if tag.is("link") && tag.raw("rel") == Some(b"canonical") {
        tag.value("href")?
    } else if tag.is("main") {
        tag.value("data-url")?
    } else {
        return None;
    };
    let path = address.split_once("t.me/").map_or(address.as_str(), |(_, path)| path);
    let path = path.trim_start_matches('/');
    let name = path.strip_prefix("s/").unwrap_or(path).split(['?', '/', '#']).next()?;
    let valid = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    valid.then(|| name.to_owned())
}
