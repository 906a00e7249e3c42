//! One post of a page, with what stands around it.

use super::{address, attached, quoted, reaction};
use crate::dump::clock;
use crate::dump::markup::{Dialect, Flow, Halt, Tag, Token, Tokens};
use crate::dump::message::{Media, Message, MessageId, MessageKind, Position};
use crate::dump::paste::count;

/// What a post says of its channel.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Owner {
    /// The name in addresses.
    pub(super) name: String,
    pub(super) id: Option<i64>,
}

/// Reads posts; keeps its memory from one to the next.
#[derive(Debug)]
pub(super) struct PostReader {
    body: Flow,
    side: Flow,
    pub(super) owner: Owner,
}

/// A post that is being read.
#[derive(Debug, Default)]
struct Post {
    service: bool,
    /// Who is named besides the channel.
    author: Option<String>,
    /// Whether there is media that the page shows.
    supported: bool,
    /// What the page says where it shows none.
    unavailable: Option<String>,
    /// Behind its last whole piece, and whether its time was read by then.
    end: usize,
    timed: bool,
}

/// Whether a tag begins a post.
pub(super) fn is_post(tag: &Tag<'_>) -> bool {
    tag.raw("data-post").is_some() && (tag.has("tgme_widget_message") || tag.is("div"))
}

/// Whether a tag stands in posts and nowhere else: outside of one, the tag that began it is lost.
pub(super) fn is_of_posts(tag: &Tag<'_>) -> bool {
    ["tgme_widget_message_bubble", "tgme_widget_message_text", "tgme_widget_message_footer"]
        .iter()
        .any(|class| tag.has(class))
}

/// Whether whatever is open must have ended before this tag.
pub(super) fn ends_post(tag: &Tag<'_>) -> bool {
    tag.is("html") || is_post(tag) || tag.has("tgme_widget_message_wrap")
}

impl PostReader {
    pub(super) fn new() -> Self {
        let flow = || Flow::new(Dialect::Telegram);
        Self { body: flow(), side: flow(), owner: Owner::default() }
    }

    /// Reads the post that `tag` begins, which is the first thing in `tokens` that is not done with; `base` is where
    /// the bytes begin in the source. A post that the file ends in is read as far as its last whole piece, if its
    /// time, which is the last thing in it, was read by then. `false` if it does not say which it is.
    pub(super) fn read<'a>(
        &mut self,
        tag: &Tag<'a>,
        tokens: &mut Tokens<'a>,
        base: u64,
        message: &mut Message,
    ) -> Result<bool, Halt> {
        let (bytes, start) = (tokens.bytes(), tokens.done());
        let mut post = Post { service: tag.has("service_message"), end: tokens.at(), ..Post::default() };
        match self.pieces(&mut post, tag, tokens, message) {
            Err(Halt::End) if post.timed => {
                let named = self.read_alone(&bytes[start..post.end], base + start as u64, message).ok_or(Halt::End)?;
                tokens.go_to(bytes.len());
                Ok(named)
            }
            Err(halt) => Err(halt),
            Ok(()) => {
                message.position = Position { start: base + start as u64, end: base + post.end as u64, lines: None };
                Ok(self.finish(post, message))
            }
        }
    }

    /// Reads the first post in a piece of markup, which begins at `base` in the source. `None` if there is none.
    pub(super) fn read_alone(&mut self, markup: &[u8], base: u64, message: &mut Message) -> Option<bool> {
        // What its end leaves open, a page that followed it would close.
        let closed = [markup, b"<html>"].concat();
        let mut tokens = Tokens::new(&closed, true);
        let tag = loop {
            match tokens.next_tag() {
                Ok(Token::Open(tag)) if is_post(&tag) => break tag,
                Ok(_) => {}
                Err(_) => return None,
            }
        };
        let mut post = Post { service: tag.has("service_message"), ..Post::default() };
        self.pieces(&mut post, &tag, &mut tokens, message).ok()?;
        message.position = Position { start: base, end: base + markup.len() as u64, lines: None };
        Some(self.finish(post, message))
    }

    fn pieces<'a>(
        &mut self,
        post: &mut Post,
        tag: &Tag<'a>,
        tokens: &mut Tokens<'a>,
        message: &mut Message,
    ) -> Result<(), Halt> {
        message.clear();
        self.body.clear();
        self.side.clear();
        let written = tag.value("data-post").unwrap_or_default();
        let (name, id) = address::post(&written).unwrap_or_default();
        self.owner = Owner { name: name.to_owned(), id: tag.raw("data-view").and_then(address::channel) };
        message.id = MessageId::Number(id);
        let mut depth = 1_usize;
        while depth > 0 {
            let before = tokens.at();
            match tokens.next()? {
                Token::Text(_) | Token::Cdata(_) => continue,
                Token::Close(name) if name.eq_ignore_ascii_case(tag.name()) => depth -= 1,
                Token::Close(name) if name.eq_ignore_ascii_case(b"body") || name.eq_ignore_ascii_case(b"html") => {
                    tokens.go_to(before);
                    break;
                }
                Token::Close(_) => {}
                Token::Open(inner) if ends_post(&inner) => {
                    tokens.go_to(before);
                    break;
                }
                Token::Open(inner) => {
                    let read = self.element(&inner, post, tokens, message)?;
                    if !read && inner.name().eq_ignore_ascii_case(tag.name()) {
                        depth += 1;
                    }
                }
            }
            post.end = tokens.at();
            post.timed = message.posted.is_some();
        }
        Ok(())
    }

    /// Puts together what stands in several places; whether the post says which it is.
    fn finish(&mut self, post: Post, message: &mut Message) -> bool {
        self.body.finish(&mut message.text, &mut message.entities);
        post.finish(message);
        !self.owner.name.is_empty()
    }

    /// Reads an element that means something; whether it was read to its end.
    fn element<'a>(
        &mut self,
        tag: &Tag<'a>,
        post: &mut Post,
        tokens: &mut Tokens<'a>,
        message: &mut Message,
    ) -> Result<bool, Halt> {
        if tag.is("time") {
            if message.posted.is_none() {
                message.posted = tag.value("datetime").and_then(|text| clock::iso(&text));
            }
            return Ok(false);
        }
        for class in tag.classes() {
            let Some(name) = class.strip_prefix(b"tgme_widget_message_") else {
                match class {
                    b"tgme_reaction" => message.reactions.extend(reaction::read(tag, tokens, &mut self.side)?),
                    b"media_supported_cont" => {
                        post.supported = true;
                        continue;
                    }
                    b"message_media_not_supported_label" => post.unavailable = self.words(tag, tokens)?,
                    b"copyonly" => pass(tag, tokens)?,
                    _ => continue,
                }
                return Ok(true);
            };
            match name {
                b"text" => self.text(tag, post, tokens)?,
                b"owner_name" => message.from = self.words(tag, tokens)?,
                b"author_name" => post.author = self.words(tag, tokens)?.or(post.author.take()),
                b"forwarded_from" => message.forward = Some(quoted::forward(tag, tokens, &mut self.side)?),
                b"reply" => message.reply = Some(quoted::reply(tag, tokens, &self.owner.name, &mut self.side)?),
                b"views" => {
                    message.views = self.words(tag, tokens)?.as_deref().and_then(count).map(|(views, _)| views);
                }
                b"meta" => self.meta(tag, tokens, message)?,
                b"from_author" => message.signature = self.words(tag, tokens)?,
                b"link_preview" | b"inline_button" | b"inline_keyboard" => {
                    pass(tag, tokens)?;
                }
                name => match attached::kind(name) {
                    Some(kind) => message.media.push(attached::read(kind, tag, tokens, &mut self.side)?),
                    None => continue,
                },
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// The text of an element.
    fn words<'a>(&mut self, tag: &Tag<'a>, tokens: &mut Tokens<'a>) -> Result<Option<String>, Halt> {
        let side = &mut self.side;
        tokens.inside(tag.name(), ends_post, |token| side.push(token))?;
        Ok(side.words())
    }

    /// The text of the post; within an album it stands in itself once more.
    fn text<'a>(&mut self, tag: &Tag<'a>, post: &mut Post, tokens: &mut Tokens<'a>) -> Result<(), Halt> {
        let (body, side) = (&mut self.body, &mut self.side);
        let (service, mut actor) = (post.service, false);
        if !body.is_empty() {
            body.break_line(2);
        }
        tokens.inside(tag.name(), ends_post, |token| {
            if service {
                match token {
                    Token::Open(tag) if tag.has("tgme_widget_message_author_name") => actor = true,
                    Token::Close(b"a") => actor = false,
                    token if actor => side.push(token),
                    _ => {}
                }
            }
            body.push(token);
        })?;
        post.author = side.words().or(post.author.take());
        Ok(())
    }

    /// Signature, mark of an edit, and time.
    fn meta<'a>(&mut self, tag: &Tag<'a>, tokens: &mut Tokens<'a>, message: &mut Message) -> Result<(), Halt> {
        let side = &mut self.side;
        let mut author = false;
        tokens.inside(tag.name(), ends_post, |token| match token {
            Token::Open(tag) if tag.has("tgme_widget_message_from_author") => author = true,
            Token::Close(b"span" | b"SPAN") if author => {
                message.signature = side.words();
                author = false;
            }
            token if author => side.push(token),
            Token::Open(tag) if tag.is("time") => {
                message.posted = tag.value("datetime").and_then(|text| clock::iso(&text)).or(message.posted);
            }
            Token::Text(text) => message.edited_sometime |= memchr::memmem::find(text, b"edited").is_some(),
            _ => {}
        })?;
        side.clear();
        Ok(())
    }
}

/// Passes over an element.
fn pass<'a>(tag: &Tag<'a>, tokens: &mut Tokens<'a>) -> Result<(), Halt> {
    tokens.inside(tag.name(), ends_post, |_| {})?;
    Ok(())
}

impl Post {
    /// Puts together what stands in several places.
    fn finish(self, message: &mut Message) {
        if message.media.is_empty()
            && !self.supported
            && let Some(label) = self.unavailable
        {
            message.media.push(Media { missing: Some(label), ..Media::default() });
        }
        if self.service {
            message.kind = MessageKind::Service;
            message.action = action(&message.text).map(str::to_owned);
        }
        if message.from.is_none() {
            message.from = self.author;
        }
    }
}

/// The act that a service record tells of, as Telegram Desktop's JSON names it.
fn action(text: &str) -> Option<&'static str> {
    const SENTENCES: [(&str, &str); 9] = [
        (" pinned ", "pin_message"),
        ("Channel created", "create_channel"),
        ("Channel photo updated", "edit_group_photo"),
        ("Channel photo changed", "edit_group_photo"),
        ("Channel photo removed", "delete_group_photo"),
        ("Channel name was changed", "edit_group_title"),
        ("Live stream scheduled", "group_call_scheduled"),
        ("Live stream", "group_call"),
        ("Video chat", "group_call"),
    ];
    SENTENCES.iter().find(|(sentence, _)| text.contains(sentence)).map(|&(_, action)| action)
}
