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
const FAR: usize = 64 * 1024;

/// How many objects and lists may stand around a chat.
const DEEP: u8 = 4;

/// What an object is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A chat or an account.
    Document,
    /// A message.
    Message,
    /// Too long to tell so.
    Long,
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

/// How many bytes of an object tell whether it plainly is a message or a chat.
const NEAR: usize = 512;

/// Whether a message or a chat plainly begins at `at`, where a bracket opens: nothing within a message or beside the
/// chats of an account looks like it. `None` if that takes bytes that have not arrived.
pub(super) fn begins(bytes: &[u8], at: usize) -> Option<bool> {
    let near = &bytes[at..bytes.len().min(at + NEAR)];
    let unknown = if near.len() == NEAR { Some(false) } else { None };
    let Some(quote) = near[1..].iter().position(|byte| !byte.is_ascii_whitespace()) else { return unknown };
    // Nearly always the first letters of the first key tell.
    let first = match near[1 + quote..] {
        [b'"', b'i', b'd', b'"', ..] => First::Id,
        [b'"', b'n', b'a', b'm', ..] | [b'"', b't', b'y', b'p', ..] => First::Chat,
        [b'"', b'd', b'a', b't', ..] | [b'"', b'a', b'c' | b'u', b't', ..] => First::Sorted,
        [b'"'] | [b'"', _] | [b'"', _, _] => return unknown,
        _ => return Some(false),
    };
    match plainly(&mut Tokens::new(near, 0, false), first) {
        Ok(found) => Some(found),
        Err(Halt::More) => unknown,
        Err(_) => Some(false),
    }
}

/// What the first key of an object leaves open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    /// A message as Desktop writes it, or a chat whose keys were sorted.
    Id,
    /// A chat.
    Chat,
    /// A message whose keys were sorted.
    Sorted,
}

fn plainly(tokens: &mut Tokens<'_>, first: First) -> Result<bool, Halt> {
    let (mut id, mut date) = (false, false);
    tokens.value()?;
    while let Some(key) = tokens.key()? {
        match (key.bytes(), tokens.value()?) {
            (b"type", Value::Text(kind)) => {
                return Ok(is_message_type(kind.bytes()) || first == First::Chat && is_chat_type(kind.bytes()));
            }
            (b"messages", Value::Array) => return Ok(true),
            (_, Value::Object | Value::Array) => return Ok(false),
            (b"id", _) => id = true,
            (b"date" | b"date_unixtime", _) => date = true,
            _ => {}
        }
        if id && date && first == First::Sorted {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Tells from `reach` bytes what the object is that begins at `at`, where any bracket of a pile is asked; `None` if that
/// takes bytes that have not arrived.
pub(super) fn classify(bytes: &[u8], at: usize, reach: usize, whole: bool) -> Option<Class> {
    let near = &bytes[at..bytes.len().min(at + reach)];
    match keys(&mut Tokens::new(near, 0, false), false) {
        Ok(class) => Some(class),
        Err(Halt::More) if near.len() < reach && !whole => None,
        Err(_) => Some(Class::Other),
    }
}

/// The same from [`FAR`] bytes, where an object is expected: in whatever order its keys stand, and whatever else it holds.
pub(super) fn expected(bytes: &[u8], at: usize, whole: bool) -> Option<Class> {
    let near = &bytes[at..bytes.len().min(at + FAR)];
    let all = near.len() == FAR || whole;
    match keys(&mut Tokens::new(near, 0, false), true) {
        Err(Halt::More) if !all => return None,
        Err(Halt::More) if near.len() == FAR => return Some(Class::Long),
        Ok(class) if class != Class::Other => return Some(class),
        _ => {}
    }
    holds_chats(bytes, at, whole).map(|around| if around { Class::Document } else { Class::Other })
}

/// Whether the object or list that begins at `at` is a chat or an account by what it holds, or stands around one; `None` if that
/// takes bytes that have not arrived.
pub(super) fn holds_chats(bytes: &[u8], at: usize, whole: bool) -> Option<bool> {
    let near = &bytes[at..bytes.len().min(at + FAR)];
    match chats_within(&mut Tokens::new(near, 0, false), DEEP) {
        Ok(found) => Some(found),
        Err(Halt::More) if near.len() < FAR && !whole => None,
        Err(_) => Some(false),
    }
}

fn chats_within(tokens: &mut Tokens<'_>, deep: u8) -> Result<bool, Halt> {
    let (mut typed, mut listed, mut sections) = (false, false, 0);
    if let Value::Array = tokens.value()? {
        // The first of a list tells.
        return Ok(deep > 0 && tokens.item()? && tokens.peek()? == Some(b'{') && chats_within(tokens, deep - 1)?);
    }
    while let Some(key) = tokens.key()? {
        let mut within = tokens.again();
        let value = tokens.value()?;
        match (key.bytes(), value) {
            (b"type", Value::Text(kind)) => typed = is_chat_type(kind.bytes()),
            (b"messages", Value::Array) => {
                let first = tokens.peek()? == Some(b'{');
                listed = true;
                typed |= first && keys(&mut tokens.again(), true)? == Class::Message;
            }
            (name, value) => {
                sections += u8::from(ACCOUNT.iter().any(|known| known.as_bytes() == name));
                if deep > 0 && matches!(value, Value::Object | Value::Array) && chats_within(&mut within, deep - 1)? {
                    return Ok(true);
                }
            }
        }
        // One name that accounts have may be anybody's.
        if typed && listed || sections > 1 {
            return Ok(true);
        }
        tokens.skip(value)?;
    }
    Ok(false)
}

/// The class by the keys; whether the values before those that tell are passed over, however much they hold.
fn keys(tokens: &mut Tokens<'_>, deep: bool) -> Result<Class, Halt> {
    let (mut id, mut date, mut named, mut foreign) = (false, false, false, false);
    tokens.value()?;
    while let Some(key) = tokens.key()? {
        let value = tokens.value()?;
        let name = key.bytes();
        match (name, value) {
            (b"type", Value::Text(kind)) if is_chat_type(kind.bytes()) => return Ok(Class::Document),
            (b"type", Value::Text(kind)) if is_message_type(kind.bytes()) => return Ok(Class::Message),
            // A chat of a kind that is not known yet has messages all the same.
            (b"type", Value::Text(_)) => foreign = true,
            (b"messages", Value::Array) => return Ok(Class::Document),
            (b"id", Value::Text(_) | Value::Bare(_)) => id = true,
            (b"name", Value::Text(_)) => named = true,
            (b"date" | b"date_unixtime", Value::Text(_) | Value::Bare(_)) => date = true,
            _ if ACCOUNT.iter().any(|known| known.as_bytes() == name) => return Ok(Class::Document),
            // In a pile of nested brackets each one is asked, so none may look far down.
            (_, Value::Object | Value::Array) if !deep && !id && !date && !named => return Ok(Class::Other),
            _ => {}
        }
        if id && date {
            return Ok(if foreign { Class::Other } else { Class::Message });
        }
        tokens.skip(value)?;
    }
    Ok(Class::Other)
}
