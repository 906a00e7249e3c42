//! How readers reacted, under a message.

use super::part::ends_row;
use crate::dump::markup::{Flow, Halt, Tag, Token, Tokens};
use crate::dump::message::Reaction;

/// What is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Emoji,
    Count,
    Other,
}

/// A reaction that is being read.
#[derive(Default)]
struct Draft {
    emoji: Option<String>,
    /// The sort of reaction, as the JSON of the same program names it, where there is no emoji.
    sort: Option<&'static str>,
    count: Option<u64>,
    /// How many who reacted are shown with their pictures.
    faces: u64,
}

/// Reads the element of which `tag` was taken.
pub(super) fn read<'a>(tag: &Tag<'a>, tokens: &mut Tokens<'a>, flow: &mut Flow) -> Result<Vec<Reaction>, Halt> {
    let (mut drafts, mut field): (Vec<Draft>, Field) = (Vec::new(), Field::Other);
    flow.clear();
    tokens.inside(tag.name(), ends_row, |token| match token {
        Token::Open(tag) => {
            for class in tag.classes() {
                match class {
                    b"reaction" => drafts.push(Draft::default()),
                    b"paid" => sort(&mut drafts, "paid"),
                    b"emoji" => field = Field::Emoji,
                    b"count" => field = Field::Count,
                    b"userpic" => drafts.iter_mut().next_back().into_iter().for_each(|draft| draft.faces += 1),
                    _ => {}
                }
            }
            if field == Field::Emoji && tag.is("a") {
                sort(&mut drafts, "custom_emoji");
            }
        }
        Token::Close(name) if field != Field::Other && !name.eq_ignore_ascii_case(b"a") => {
            let words = flow.words();
            if let Some(draft) = drafts.last_mut() {
                match field {
                    Field::Emoji => draft.emoji = words,
                    Field::Count => draft.count = words.and_then(|words| words.parse().ok()),
                    Field::Other => {}
                }
            }
            field = Field::Other;
        }
        Token::Text(_) if field != Field::Other => flow.push(token),
        _ => {}
    })?;
    Ok(drafts
        .into_iter()
        .map(|draft| Reaction {
            emoji: draft.sort.map(str::to_owned).or(draft.emoji).unwrap_or_default(),
            count: draft.count.unwrap_or(draft.faces),
        })
        .collect())
}

fn sort(drafts: &mut [Draft], sort: &'static str) {
    if let Some(draft) = drafts.last_mut() {
        draft.sort = draft.sort.or(Some(sort));
    }
}
