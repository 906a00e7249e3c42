//! What a post takes from elsewhere: where it was forwarded from, and what it answers.

use super::address::address;
use super::post::ends_post;
use crate::dump::markup::{Flow, Halt, Tag, Token, Tokens};
use crate::dump::message::{Forward, Reply};

/// `Forwarded from` and a name, which may lead to the post that was forwarded.
pub(super) fn forward<'a>(tag: &Tag<'a>, tokens: &mut Tokens<'a>, side: &mut Flow) -> Result<Forward, Halt> {
    let mut forward = Forward::default();
    let mut named: Option<Vec<u8>> = None;
    tokens.inside(tag.name(), ends_post, |token| match token {
        Token::Open(tag) if named.is_none() && tag.has("tgme_widget_message_forwarded_from_name") => {
            let origin = address(&tag.value("href").unwrap_or_default());
            (forward.id, forward.post) = (origin.who, origin.post);
            named = Some(tag.name().to_owned());
        }
        // A name may hold elements of its own, but none of its own sort that is not closed before it.
        Token::Close(name) if named.as_deref().is_some_and(|named| name.eq_ignore_ascii_case(named)) => {
            if let Some(name) = side.words() {
                forward.name = Some(name);
                named = Some(Vec::new());
            }
        }
        token if named.as_ref().is_some_and(|name| !name.is_empty()) => side.push(token),
        _ => {}
    })?;
    side.clear();
    Ok(forward)
}

/// What is answered: a link to it, who wrote it, and how it begins. `own` is the channel of the post itself.
pub(super) fn reply<'a>(tag: &Tag<'a>, tokens: &mut Tokens<'a>, own: &str, side: &mut Flow) -> Result<Reply, Halt> {
    let target = address(&tag.value("href").unwrap_or_default());
    let to = target.post.or_else(|| tag.value("data-reply-to")?.parse().ok());
    let chat = target.who.filter(|who| !who.eq_ignore_ascii_case(own));
    let (mut quote, mut author) = (None, None);
    let mut open = Quoted::Nothing;
    tokens.inside(tag.name(), ends_post, |token| match token {
        Token::Open(tag) if tag.has("tgme_widget_message_author_name") => open = Quoted::Author,
        Token::Open(tag) if tag.has("js-message_reply_text") || tag.has("tgme_widget_message_metatext") => {
            open = Quoted::Text;
        }
        Token::Close(name) if open.ends_with(name) => {
            let words = side.words();
            match open {
                Quoted::Author => author = words,
                _ => quote = words,
            }
            open = Quoted::Nothing;
        }
        token if open != Quoted::Nothing => side.push(token),
        _ => {}
    })?;
    side.clear();
    Ok(Reply { to, chat, quote: quote.or(author) })
}

/// Which part of what is answered is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Quoted {
    Nothing,
    Author,
    Text,
}

impl Quoted {
    fn ends_with(self, name: &[u8]) -> bool {
        match self {
            Self::Nothing => false,
            Self::Author => name.eq_ignore_ascii_case(b"span") || name.eq_ignore_ascii_case(b"a"),
            Self::Text => name.eq_ignore_ascii_case(b"div"),
        }
    }
}
