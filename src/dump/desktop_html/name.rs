//! The line that names a sender or the origin of a forward.

use super::part::ends_row;
use super::stamp::stamp;
use crate::dump::markup::{Flow, Halt, Tag, Token, Tokens};
use crate::dump::time::Posted;

/// A name, and for an origin when the message was posted there.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Name {
    pub(super) name: Option<String>,
    pub(super) posted: Option<Posted>,
}

/// Reads the element of which `tag` was taken.
pub(super) fn read<'a>(tag: &Tag<'a>, tokens: &mut Tokens<'a>, flow: &mut Flow) -> Result<Name, Halt> {
    let mut posted = None;
    let mut in_date = false;
    flow.clear();
    tokens.inside(tag.name(), ends_row, |token| match token {
        Token::Open(span) if span.is("span") && span.has("details") => {
            in_date = true;
            posted = span.value("title").and_then(|title| stamp(&title));
        }
        Token::Close(name) if in_date && name.eq_ignore_ascii_case(b"span") => in_date = false,
        // Older versions write the date as text alone.
        Token::Text(text) if in_date => {
            posted = posted.or_else(|| stamp(&String::from_utf8_lossy(text)));
        }
        token => flow.push(token),
    })?;
    Ok(Name { name: flow.words().and_then(named), posted })
}

/// A name as written, without the bot that a message was sent through; `None` if it stands for nobody.
fn named(written: String) -> Option<String> {
    let is_bot = |bot: &str| !bot.is_empty() && bot.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let name = match written.rsplit_once(" via @") {
        Some((name, bot)) if is_bot(bot) => name.trim_ascii_end().to_owned(),
        _ => written,
    };
    (!name.is_empty() && name != "Deleted Account").then_some(name)
}
