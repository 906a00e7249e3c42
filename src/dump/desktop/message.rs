//! One message object: its keys in any order, of any version, become a [`Message`].

use crate::dump::clock;
use crate::dump::fault::{Malformed, PutRight};
use crate::dump::json::{Halt, Mend, Raw, Tokens, Value};
use crate::dump::message::{Message, MessageId, MessageKind, Position, Reaction};
use crate::dump::time::Posted;
use crate::dump::times::epoch;

use super::classify::is_message_type;
use super::media::Attached;
use super::record;
use super::text;

/// Seconds at the beginning of 2000: earlier times stand for "never".
const TELEGRAM_YOUNGER_THAN: i64 = 946_684_800;

/// What a message object turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A post or service record.
    Message,
    /// A message that the server had emptied: it has neither date nor content.
    Hidden,
    /// A message that the exporting program could not write.
    Unsupported,
    /// No message, but a piece of one.
    Other,
}

/// The keys that only count together.
#[derive(Default)]
struct Keys<'a> {
    kind: &'a [u8],
    /// Whether it has an id.
    numbered: bool,
    date: Option<Written<'a>>,
    date_unix: Option<i64>,
    edited: Option<Written<'a>>,
    edited_unix: Option<i64>,
    /// Where the values begin; texts are read when it is known which one counts.
    first_text: Option<usize>,
    text: Option<usize>,
    entities: Option<usize>,
    rich: Option<usize>,
    gift: Option<usize>,
    information: Option<Raw<'a>>,
    title: Option<Raw<'a>>,
    /// The message that a record of the service is about.
    about: Option<i64>,
    attached: Attached<'a>,
}

/// Reads the object that begins at the tokenizer's place; `base` is where its bytes begin in the source.
pub(super) fn read(tokens: &mut Tokens<'_>, base: u64, message: &mut Message) -> Result<Found, Halt> {
    message.clear();
    tokens.peek()?;
    let start = tokens.at();
    let Value::Object = tokens.value()? else { return Err(Halt::Damage(Malformed::ValueForMessage)) };
    let mut keys = Keys::default();
    let (mut before, mut another) = (tokens.at(), None);
    while let Some(key) = tokens.key()? {
        // What lost its end goes on in what another message says.
        if another.is_some() || keys.has(key.bytes()) {
            another = another.or(Some(before));
            let value = tokens.value()?;
            tokens.skip(value)?;
        } else {
            keys.take(key.bytes(), tokens, message)?;
        }
        before = tokens.at();
    }
    if let Some(start) = another {
        tokens.note(Mend { start, end: tokens.at(), what: PutRight::Another });
    }
    message.position = Position { start: base + start as u64, end: base + tokens.at() as u64, lines: None };
    Ok(keys.finish(tokens, start, message))
}

/// Goes behind the object that begins at the tokenizer's place; whether a list or an object that Desktop writes itself
/// stands at `within`, which has no message in it.
pub(super) fn holds_at(tokens: &mut Tokens<'_>, within: usize) -> Result<bool, Halt> {
    const OWN: [&[u8]; 12] = [
        b"text",
        b"text_entities",
        b"reactions",
        b"inline_bot_buttons",
        b"poll",
        b"todo_list",
        b"rich_message",
        b"members",
        b"values",
        b"items",
        b"giveaway_information",
        b"giveaway_results",
    ];
    let mut own = false;
    tokens.value()?;
    while let Some(key) = tokens.key()? {
        if tokens.at() <= within {
            own = OWN.contains(&key.bytes());
        }
        let value = tokens.value()?;
        tokens.skip(value)?;
    }
    Ok(own)
}

impl<'a> Keys<'a> {
    /// Whether a key was met that a message has once.
    fn has(&self, key: &[u8]) -> bool {
        match key {
            b"id" => self.numbered,
            b"date" => self.date.is_some(),
            _ => false,
        }
    }

    fn take(&mut self, key: &[u8], tokens: &mut Tokens<'a>, message: &mut Message) -> Result<(), Halt> {
        tokens.peek()?;
        let at = tokens.at();
        let value = tokens.value()?;
        match key {
            b"id" => {
                message.id = id(value);
                self.numbered = true;
            }
            b"type" => self.kind = text_of(value).map_or(b"", Raw::bytes),
            b"date" => self.date = Written::of(value),
            b"date_unixtime" => self.date_unix = number(value),
            b"edited" => self.edited = Written::of(value),
            b"edited_unixtime" => self.edited_unix = number(value),
            b"from" | b"actor" => message.from = words(value),
            b"from_id" | b"actor_id" => message.from_id = words(value),
            b"author" => message.signature = words(value),
            b"text" => {
                self.first_text = self.first_text.or(self.text);
                self.text = Some(at);
            }
            b"text_entities" => self.entities = Some(at),
            b"rich_message" => self.rich = Some(at),
            b"gift_text" => self.gift = Some(at),
            b"message_id" => self.about = number(value),
            b"forwarded_from" => message.forward.get_or_insert_default().name = words(value),
            b"forwarded_from_id" => message.forward.get_or_insert_default().id = words(value),
            b"reply_to_message_id" => message.reply.get_or_insert_default().to = number(value),
            b"reply_to_peer_id" => message.reply.get_or_insert_default().chat = words(value),
            b"action" => message.action = words(value),
            b"information_text" => self.information = text_of(value),
            b"title" | b"new_title" => self.title = text_of(value),
            b"reactions" => return reactions(value, tokens, message),
            _ => {
                if self.attached.take(key, value, tokens)? {
                    return Ok(());
                }
            }
        }
        tokens.skip(value)
    }

    fn finish(mut self, tokens: &mut Tokens<'_>, start: usize, message: &mut Message) -> Found {
        let service = self.kind == b"service";
        if service {
            message.kind = MessageKind::Service;
        }
        self.texts(tokens, message);
        if service && message.text.is_empty() {
            let said = self.information.or(self.title.take());
            message.text = said.map(Raw::text).unwrap_or_default();
        }
        if service {
            record::details(&tokens.bytes()[start..tokens.at()], &mut message.text);
            if let Some(about) = self.about {
                message.reply.get_or_insert_default().to.get_or_insert(about);
            }
        }
        self.attached.finish(self.title, &mut message.media);
        let date = self.date.and_then(Written::read);
        message.posted = posted(date, self.date_unix);
        message.edited = posted(self.edited.and_then(Written::read), self.edited_unix);
        if !self.numbered && !is_message_type(self.kind) {
            return Found::Other;
        }
        if self.kind == b"unsupported" {
            return Found::Unsupported;
        }
        let emptied = message.posted.is_none() && (date.is_some() || self.date_unix.is_some());
        let content = service || !message.text.is_empty() || !message.media.is_empty();
        if emptied && !content { Found::Hidden } else { Found::Message }
    }

    /// Reads the text that counts: entities before plain text, and both texts of a service record.
    fn texts(&self, tokens: &mut Tokens<'_>, message: &mut Message) {
        for at in [self.entities, self.text, self.first_text, self.gift, self.rich].into_iter().flatten() {
            if !message.text.is_empty() {
                break;
            }
            // What stands behind the message is none of it, and is not there when it is read again.
            let mut again = Tokens::new(&tokens.bytes()[..tokens.at()], at, true);
            let what = match self.text_at(at, &mut again, message) {
                Ok(false) => continue,
                Ok(true) => PutRight::HalfCharacter,
                // Its brackets close, but not so as its values do: what was read before that is kept.
                Err(_) => PutRight::OpenText,
            };
            let end = again.at();
            tokens.note(Mend { start: at, end, what });
        }
    }

    fn text_at(&self, at: usize, tokens: &mut Tokens<'_>, message: &mut Message) -> Result<bool, Halt> {
        let value = tokens.value()?;
        if Some(at) != self.rich {
            return text::read(tokens, value, message);
        }
        text::gather(tokens, value, false, &mut message.text)?;
        message.text.truncate(message.text.trim_end().len());
        Ok(false)
    }
}

fn reactions<'a>(value: Value<'a>, tokens: &mut Tokens<'a>, message: &mut Message) -> Result<(), Halt> {
    let Value::Array = value else { return tokens.skip(value) };
    while tokens.item()? {
        let value = tokens.value()?;
        let Value::Object = value else {
            tokens.skip(value)?;
            continue;
        };
        let mut reaction = Reaction { emoji: String::new(), count: 0 };
        while let Some(key) = tokens.key()? {
            let value = tokens.value()?;
            match (key.bytes(), value) {
                (b"emoji", Value::Text(raw)) => reaction.emoji = raw.text(),
                // The sort of reaction is its name where there is no emoji.
                (b"type", Value::Text(raw)) if reaction.emoji.is_empty() => reaction.emoji = raw.text(),
                (b"count", value) => reaction.count = number(value).and_then(|n| n.try_into().ok()).unwrap_or(0),
                _ => {}
            }
            tokens.skip(value)?;
        }
        message.reactions.push(reaction);
    }
    Ok(())
}

/// A time as it is written: by the clock, or since the epoch where another program wrote it anew.
#[derive(Clone, Copy)]
enum Written<'a> {
    Clock(Raw<'a>),
    Number(i64),
}

impl<'a> Written<'a> {
    fn of(value: Value<'a>) -> Option<Self> {
        text_of(value).map(Self::Clock).or_else(|| number(value).map(Self::Number))
    }

    fn read(self) -> Option<Posted> {
        match self {
            Self::Clock(raw) => clock::iso(&raw.text()),
            Self::Number(number) => epoch(number),
        }
    }
}

/// When it was, if that is a time at which Telegram could have written it. What the clock showed tells the zone that it
/// showed it in, if it does not say so itself.
fn posted(written: Option<Posted>, unix: Option<i64>) -> Option<Posted> {
    // Who writes the JSON anew may count in other units.
    let unix = unix.map(|unix| epoch(unix).map_or(unix, |posted| posted.seconds));
    let posted = match (written, unix) {
        (Some(written), None) => Some(written),
        _ => clock::instant(written.map(Posted::clock), unix),
    };
    posted.filter(|posted| posted.seconds >= TELEGRAM_YOUNGER_THAN)
}

fn text_of(value: Value<'_>) -> Option<Raw<'_>> {
    match value {
        Value::Text(raw) => Some(raw),
        _ => None,
    }
}

/// A string that says something, or a number as written.
fn words(value: Value<'_>) -> Option<String> {
    match value {
        Value::Text(raw) => Some(raw.text()).filter(|text| !text.is_empty()),
        Value::Bare(word) if word.first().is_some_and(u8::is_ascii_digit) => {
            Some(String::from_utf8_lossy(word).into_owned())
        }
        _ => None,
    }
}

/// A number, with quotes or without.
fn number(value: Value<'_>) -> Option<i64> {
    let bytes = match value {
        Value::Text(raw) => raw.bytes(),
        Value::Bare(word) => word,
        Value::Object | Value::Array => return None,
    };
    let word = std::str::from_utf8(bytes).ok()?.trim();
    // Who writes the JSON anew may make fractions of all numbers.
    word.strip_suffix(".0").unwrap_or(word).parse().ok()
}

fn id(value: Value<'_>) -> MessageId {
    number(value).map_or_else(|| MessageId::Text(words(value).unwrap_or_default()), MessageId::Number)
}
