//! The text of a message: strings and parts with a type, joined; and texts within texts.

use crate::dump::json::{Decoder, Halt, Raw, Tokens, Value, tidy};
use crate::dump::message::{Entity, EntityKind, Message};

/// Appends the text that `value` begins, and its entities; whether half of a character had to be replaced.
pub(super) fn read<'a>(tokens: &mut Tokens<'a>, value: Value<'a>, message: &mut Message) -> Result<bool, Halt> {
    let mut decoder = Decoder::default();
    match value {
        Value::Array => {
            while tokens.item()? {
                let value = tokens.value()?;
                piece(tokens, value, &mut decoder, message)?;
            }
        }
        value => piece(tokens, value, &mut decoder, message)?,
    }
    decoder.finish(&mut message.text);
    Ok(decoder.halved())
}

fn piece<'a>(
    tokens: &mut Tokens<'a>,
    value: Value<'a>,
    decoder: &mut Decoder,
    message: &mut Message,
) -> Result<(), Halt> {
    match value {
        Value::Text(raw) => append(decoder, raw, &mut message.text),
        Value::Object => part(tokens, decoder, message)?,
        // No version writes it so, but what is said is said.
        Value::Array => gather(tokens, value, true, &mut message.text)?,
        Value::Bare(word) if word.first().is_some_and(u8::is_ascii_digit) => {
            append(decoder, Raw::new(word), &mut message.text);
        }
        Value::Bare(_) => {}
    }
    Ok(())
}

fn append(decoder: &mut Decoder, raw: Raw<'_>, text: &mut String) {
    let from = text.len();
    decoder.push(raw.bytes(), text);
    tidy(text, from);
}

/// One part with a type, of which the bracket was taken.
fn part<'a>(tokens: &mut Tokens<'a>, decoder: &mut Decoder, message: &mut Message) -> Result<(), Halt> {
    let start = message.text.len() as u32;
    let (mut kind, mut extra): (&[u8], Option<&'a [u8]>) = (b"plain", None);
    while let Some(key) = tokens.key()? {
        let value = tokens.value()?;
        match (key.bytes(), value) {
            (b"type", Value::Text(raw)) => kind = raw.bytes(),
            (b"text", Value::Text(raw)) => append(decoder, raw, &mut message.text),
            (b"text", Value::Object | Value::Array) => gather(tokens, value, true, &mut message.text)?,
            (b"href" | b"language" | b"user_id", Value::Text(raw)) => extra = Some(raw.bytes()),
            (b"user_id", Value::Bare(word)) => extra = Some(word),
            _ => tokens.skip(value)?,
        }
    }
    let end = message.text.len() as u32;
    if end > start
        && let Some(kind) = entity(kind, extra)
    {
        message.entities.push(Entity { start, end, kind });
    }
    Ok(())
}

fn entity(kind: &[u8], extra: Option<&[u8]>) -> Option<EntityKind> {
    let extra_text = || extra.map(|bytes| Raw::new(bytes).text()).unwrap_or_default();
    Some(match kind {
        b"plain" | b"unknown" => return None,
        b"bold" => EntityKind::Bold,
        b"italic" => EntityKind::Italic,
        b"underline" => EntityKind::Underline,
        b"strikethrough" => EntityKind::Strikethrough,
        b"spoiler" => EntityKind::Spoiler,
        b"code" => EntityKind::Code,
        b"pre" => EntityKind::Pre(extra_text()),
        b"blockquote" => EntityKind::Blockquote,
        b"link" => EntityKind::Link,
        b"text_link" => EntityKind::TextLink(extra_text()),
        b"mention" => EntityKind::Mention(None),
        b"mention_name" => EntityKind::Mention(extra_text().parse().ok()),
        b"hashtag" => EntityKind::Hashtag,
        b"cashtag" => EntityKind::Cashtag,
        b"bot_command" => EntityKind::BotCommand,
        b"email" => EntityKind::Email,
        b"phone" => EntityKind::Phone,
        b"bank_card" => EntityKind::BankCard,
        b"custom_emoji" => EntityKind::CustomEmoji,
        other => EntityKind::Unknown(String::from_utf8_lossy(other).into_owned()),
    })
}

/// A bracket that was opened.
struct Open {
    array: bool,
    /// Whether strings directly within it are text.
    text: bool,
}

/// Appends all text within `value`, however deep: strings that are `value` itself or stand under a key that
/// holds text. Objects that are no piece of a text, such as answers of a poll, end their line.
pub(super) fn gather<'a>(
    tokens: &mut Tokens<'a>,
    first: Value<'a>,
    is_text: bool,
    out: &mut String,
) -> Result<(), Halt> {
    let mut decoder = Decoder::default();
    let mut open: Vec<Open> = Vec::new();
    let (mut value, mut text) = (first, is_text);
    loop {
        match value {
            Value::Text(raw) if text => append(&mut decoder, raw, out),
            Value::Text(_) | Value::Bare(_) => {}
            Value::Object => open.push(Open { array: false, text }),
            Value::Array => open.push(Open { array: true, text }),
        }
        loop {
            let Some(top) = open.last() else {
                decoder.finish(out);
                return Ok(());
            };
            if top.array {
                if tokens.item()? {
                    text = top.text;
                    break;
                }
            } else if let Some(key) = tokens.key()? {
                // What stands under another key is no part of the same words.
                if !top.text && !out.is_empty() && !out.ends_with('\n') {
                    out.push('\n');
                }
                text = matches!(key.bytes(), b"text" | b"caption" | b"credit" | b"title" | b"formula");
                break;
            }
            let closed = open.pop();
            if closed.is_some_and(|closed| !closed.array && !closed.text) && !out.is_empty() && !out.ends_with('\n') {
                out.push('\n');
            }
        }
        value = tokens.value()?;
    }
}

/// [`gather`] into a string of its own; `None` if there is nothing in it.
pub(super) fn gathered<'a>(tokens: &mut Tokens<'a>, value: Value<'a>, is_text: bool) -> Result<Option<String>, Halt> {
    let mut text = String::new();
    gather(tokens, value, is_text, &mut text)?;
    text.truncate(text.trim_end().len());
    Ok((!text.is_empty()).then_some(text))
}
