//! What an object is, told from its first keys: a chat or account, a message, or something else.
//!
//! This is how reading finds its way back after damage, so it must not take a piece of a message for a message.

use crate::dump::json::{Halt, Tokens, Value};

/// Top-level keys of a whole account.
pub(in crate::dump) const ACCOUNT: [&str; 12] = [
    "about",
    "personal_information",
    "profile_pictures",
    "personal_photos",
    "contacts",
    "frequent_contacts",
    "sessions",
    "web_sessions",
    "other_data",
    "stories",
    "chats",
    "left_chats",
];

/// How many bytes of an object are looked at where one is expected. A fixed number, so that the answer does not
/// depend on the size of slices.
pub(super) const FAR: usize = 64 * 1024;

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A chat or an account.
    Document,
    /// A message.
    Message,
    /// Anything else.
    Other,
}

/// Whether `word` is the `type` of a chat.
pub(in crate::dump) fn is_chat_type(word: &[u8]) -> bool {
    const TYPES: [&[u8]; 11] = [
        b"public_channel",
        b"private_channel",
        b"public_supergroup",
        b"private_supergroup",
        b"public_group",
        b"private_group",
        b"personal_chat",
        b"bot_chat",
        b"saved_messages",
        b"replies",
        b"verification_codes",
    ];
    TYPES.contains(&word)
}

/// Whether `word` is the `type` of a message.
pub(in crate::dump) fn is_message_type(word: &[u8]) -> bool {
    matches!(word, b"message" | b"service" | b"unsupported")
}

/// Tells from `reach` bytes what the object is that begins at `at`; `None` if that takes bytes that have not arrived.
pub(super) fn classify(bytes: &[u8], at: usize, reach: usize, whole: bool) -> Option<Class> {
    let near = &bytes[at..bytes.len().min(at + reach)];
    let all = near.len() == reach || whole;
    match keys(&mut Tokens::new(near, 0, false)) {
        Ok(class) => Some(class),
        Err(Halt::More) if !all => None,
        Err(_) => Some(Class::Other),
    }
}

fn keys(tokens: &mut Tokens<'_>) -> Result<Class, Halt> {
    let (mut id, mut date) = (false, false);
    tokens.value()?;
    while let Some(key) = tokens.key()? {
        let value = tokens.value()?;
        let name = key.bytes();
        match (name, value) {
            (b"type", Value::Text(kind)) if is_chat_type(kind.bytes()) => return Ok(Class::Document),
            (b"type", Value::Text(kind)) if is_message_type(kind.bytes()) => return Ok(Class::Message),
            (b"type", Value::Text(_)) => return Ok(Class::Other),
            (b"messages", Value::Array) => return Ok(Class::Document),
            (b"id", Value::Text(_) | Value::Bare(_)) => id = true,
            (b"date" | b"date_unixtime", Value::Text(_) | Value::Bare(_)) => date = true,
            _ if ACCOUNT.iter().any(|known| known.as_bytes() == name) => return Ok(Class::Document),
            // In a pile of nested brackets each one is asked, so none may look far down.
            (_, Value::Object | Value::Array) if !id && !date => return Ok(Class::Other),
            _ => {}
        }
        if id && date {
            return Ok(Class::Message);
        }
        tokens.skip(value)?;
    }
    Ok(Class::Other)
}
