//! Records of the service: what happened is said by keys of many sorts, which are shown as they are written.
//!
//! Only scalars and plain lists: what other files take out of a record, and objects, are no part of it.

use crate::dump::json::{Halt, Tokens, Value};

use super::text::gathered;

/// Appends what a record says beyond its action, a key a line; `record` is the whole object.
pub(super) fn details(record: &[u8], text: &mut String) {
    // It was read before: what is damaged in it was told then.
    let _ = lines(&mut Tokens::new(record, 0, true), text);
}

fn lines(tokens: &mut Tokens<'_>, text: &mut String) -> Result<(), Halt> {
    tokens.value()?;
    while let Some(key) = tokens.key()? {
        let value = tokens.value()?;
        if is_read_elsewhere(key.bytes()) {
            tokens.skip(value)?;
            continue;
        }
        let said = match value {
            Value::Text(raw) => Some(raw.text()),
            Value::Bare(b"null") => None,
            Value::Bare(word) => Some(String::from_utf8_lossy(word).into_owned()),
            Value::Array => Some(listed(tokens)?),
            Value::Object => {
                tokens.skip(value)?;
                None
            }
        };
        if let Some(said) = said.filter(|said| !said.trim().is_empty()) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&key.text());
            text.push_str(": ");
            text.push_str(said.trim());
        }
    }
    Ok(())
}

/// The items of a list of which the bracket was taken; of objects the texts in them.
fn listed(tokens: &mut Tokens<'_>) -> Result<String, Halt> {
    let mut items = Vec::new();
    while tokens.item()? {
        match tokens.value()? {
            Value::Text(raw) => items.push(raw.text()),
            Value::Bare(b"null") => {}
            Value::Bare(word) => items.push(String::from_utf8_lossy(word).into_owned()),
            value => items.extend(gathered(tokens, value, false)?),
        }
    }
    Ok(items.join(", "))
}

/// Whether a key is a field of every message, or of what is attached to it.
fn is_read_elsewhere(key: &[u8]) -> bool {
    const PARTS: [&[u8]; 26] = [
        b"id",
        b"type",
        b"date",
        b"date_unixtime",
        b"edited",
        b"edited_unixtime",
        b"from",
        b"from_id",
        b"actor",
        b"actor_id",
        b"author",
        b"action",
        b"text",
        b"text_entities",
        b"gift_text",
        b"information_text",
        b"title",
        b"new_title",
        b"message_id",
        b"reply_to_message_id",
        b"reply_to_peer_id",
        b"reactions",
        b"photo",
        b"photo_file_size",
        b"width",
        b"height",
    ];
    PARTS.contains(&key)
}
