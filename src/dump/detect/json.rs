//! Which program wrote a JSON file, told by the keys of its first object.
//!
//! The order of the tests is that of rising doubt: marks that one program alone writes come first.

use memchr::memmem;

use crate::dump::desktop::{ACCOUNT, is_chat_type, is_message_type};
use crate::dump::foreign::Foreign;
use crate::dump::format::{Format, Refusal};
use crate::dump::json::{Halt, Tokens, Value};

/// Whether a text begins as JSON does that holds objects; `[Forwarded from X]` does not.
pub(super) fn is_json(body: &[u8]) -> bool {
    let mut rest = body[1..].iter().filter(|byte| !byte.is_ascii_whitespace());
    match (body[0], rest.next()) {
        (b'{', next) => matches!(next, None | Some(b'"' | b'}' | b'/')),
        (b'[', next) => matches!(next, None | Some(b'{' | b'[' | b']' | b'/')),
        (b'/', Some(b'/' | b'*')) => memmem::find(body, b"\"messages\"").is_some(),
        _ => false,
    }
}

/// Whether a text without a beginning is the rest of a chat.
pub(super) fn is_fragment(body: &[u8]) -> bool {
    let has = |needle: &str| memmem::find(body, needle.as_bytes()).is_some();
    has("\"id\":") && has("\"date\":") && (has("\"type\": \"message\"") || has("\"type\":\"message\""))
}

/// A key, with its value where that is a string.
type Pair<'a> = (&'a [u8], Option<&'a [u8]>);

/// The keys of one object as far as they are needed.
#[derive(Default)]
struct Keys<'a> {
    keys: Vec<Pair<'a>>,
    /// The keys of the first object in `messages`.
    first_message: Option<Vec<Pair<'a>>>,
}

/// Tells the format of a text that [`is_json`].
pub(super) fn detect(body: &[u8], whole: bool) -> Result<Format, Refusal> {
    let mut tokens = Tokens::new(body, 0, whole);
    let mut found = Keys::default();
    let mut array = false;
    // Brackets before the first object, then its keys; where the beginning ends, so does looking.
    let mut value = tokens.value();
    while let Ok(Value::Array) = value {
        array = true;
        value = tokens.value();
    }
    if let Ok(Value::Object) = value {
        let _ = found.read(&mut tokens, true);
    }
    if let Some(foreign) = found.foreign(array) {
        return Err(Refusal::Foreign(foreign));
    }
    if found.first_message.is_some() || found.is_chat() {
        return Ok(Format::DesktopChat);
    }
    if found.any(&ACCOUNT) {
        return Ok(Format::DesktopAccount);
    }
    let flat = ["posted", "channel", "source"];
    if found.is_message() && !found.any(&flat) {
        return Ok(Format::DesktopChat);
    }
    if found.has("text") && !array && (found.has("id") || found.any(&flat)) {
        return Ok(Format::JsonLines);
    }
    let texts = ["text", "message", "content", "body", "caption", "raw_text", "message_text", "post_text"];
    let dates = ["date", "datetime", "timestamp", "date_utc", "time", "created_at", "post_date", "published", "posted"];
    if found.any(&texts) && found.any(&dates) {
        return Err(Refusal::Foreign(Foreign::FlatJson));
    }
    // A chat that lost its beginning may begin with any object of a message.
    if is_fragment(body) {
        return Ok(Format::DesktopChat);
    }
    Err(Refusal::UnknownJson { keys: found.shown() })
}

impl<'a> Keys<'a> {
    /// Reads the keys of an object; the first message of a chat too, and nothing behind it.
    fn read(&mut self, tokens: &mut Tokens<'a>, top: bool) -> Result<(), Halt> {
        while let Some(key) = tokens.key()? {
            let value = tokens.value()?;
            let text = match value {
                Value::Text(raw) => Some(raw.bytes()),
                _ => None,
            };
            self.keys.push((key.bytes(), text));
            if top && key.bytes() == b"messages" && matches!(value, Value::Array) {
                let mut first = Self::default();
                if tokens.item().unwrap_or(false) && matches!(tokens.value(), Ok(Value::Object)) {
                    let _ = first.read(tokens, false);
                }
                self.first_message = Some(first.keys);
                return Ok(());
            }
            tokens.skip(value)?;
        }
        Ok(())
    }

    fn value(&self, name: &str) -> Option<&'a [u8]> {
        self.keys.iter().find(|(key, _)| *key == name.as_bytes()).and_then(|&(_, value)| value)
    }

    fn has(&self, name: &str) -> bool {
        self.keys.iter().any(|(key, _)| *key == name.as_bytes())
    }

    fn any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }

    fn is_chat(&self) -> bool {
        self.value("type").is_some_and(is_chat_type) && !self.has("date")
    }

    fn is_message(&self) -> bool {
        self.has("id") && self.value("type").is_some_and(is_message_type)
    }

    fn foreign(&self, array: bool) -> Option<Foreign> {
        if self.has("guild") && self.has("channel") {
            return Some(Foreign::Discord);
        }
        if self.has("@context") || self.has("orderedItems") {
            return Some(Foreign::Mastodon);
        }
        if self.has("columns") && self.has("data") && self.keys.len() <= 3 {
            return Some(Foreign::Pandas);
        }
        if let Some(first) = &self.first_message {
            return self.foreign_history(&Self { keys: first.clone(), first_message: None });
        }
        let of_program = self.foreign_message();
        if of_program.is_some() {
            return of_program;
        }
        (array && self.has("ts") && self.has("text")).then_some(Foreign::Slack)
    }

    /// A page of history, by its frame and its first message.
    fn foreign_history(&self, first: &Self) -> Option<Foreign> {
        if self.has("@type") || first.has("@type") {
            return Some(Foreign::Tdlib);
        }
        if self.any(&["users", "pts", "_"]) || first.any(&["_", "peer_id", "to_id"]) {
            return Some(Foreign::HistoryPage);
        }
        // tdl writes seconds and names of files, Desktop dates and senders.
        let desktop = self.any(&["name", "type"])
            || first.keys.is_empty()
            || first.any(&["date_unixtime", "from", "actor", "text_entities"])
            || first.value("date").is_some();
        (!desktop && self.has("id")).then_some(Foreign::Tdl)
    }

    /// A message as some library prints it.
    fn foreign_message(&self) -> Option<Foreign> {
        if self.has("@type") {
            return Some(Foreign::Tdlib);
        }
        if let Some(kind) = self.value("_type") {
            return Some(if kind.starts_with(b"snscrape") { Foreign::Snscrape } else { Foreign::FourCat });
        }
        if self.has("_") {
            let pyrogram = self.has("chat") && !self.any(&["peer_id", "to_id"]);
            return Some(if pyrogram { Foreign::Pyrogram } else { Foreign::Telethon });
        }
        (self.any(&["peer_id", "to_id"]) && self.has("message")).then_some(Foreign::Telethon)
    }

    /// The first keys, to be shown.
    fn shown(&self) -> String {
        if self.keys.is_empty() {
            return "(none)".to_owned();
        }
        let names: Vec<_> = self.keys.iter().take(6).map(|(key, _)| String::from_utf8_lossy(key)).collect();
        names.join(", ")
    }
}
