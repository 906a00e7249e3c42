//! How readers reacted to a post: an emoji, ordinary or the channel's own, and a count.

use super::post::ends_post;
use crate::dump::markup::{Flow, Halt, Tag, Token, Tokens};
use crate::dump::message::Reaction;
use crate::dump::paste::count;

/// Reads the element of which `tag` was taken; `None` without a count.
pub(super) fn read<'a>(tag: &Tag<'a>, tokens: &mut Tokens<'a>, flow: &mut Flow) -> Result<Option<Reaction>, Halt> {
    let (mut open, mut counted) = (0_usize, String::new());
    flow.clear();
    tokens.inside(tag.name(), ends_post, |token| match token {
        Token::Open(_) => {
            open += 1;
            flow.push(token);
        }
        Token::Close(_) => {
            open = open.saturating_sub(1);
            flow.push(token);
        }
        // The count stands behind the emoji, which is an element, or within one of its own.
        Token::Text(text) if open == 0 || text.trim_ascii().first().is_some_and(u8::is_ascii_digit) => {
            counted.push_str(&String::from_utf8_lossy(text));
        }
        token => flow.push(token),
    })?;
    let emoji = flow.words();
    let sort = if tag.has("tgme_reaction_paid") { Some("paid") } else { None };
    Ok(count(counted.trim()).map(|(count, _)| Reaction {
        emoji: sort.map(str::to_owned).or(emoji).unwrap_or_else(|| "custom_emoji".to_owned()),
        count,
    }))
}
