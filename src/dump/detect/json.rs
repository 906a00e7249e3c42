//! Which program wrote a JSON file, told by the keys of its first object.
//!
//! The order of the tests is that of rising doubt: marks that one program alone writes come first.

use memchr::memmem;

use crate::dump::desktop::{ACCOUNT, is_chat_type, is_message_type};
use crate::dump::foreign::Foreign;
use crate::dump::format::{Format, Refusal};
use crate::dump::json::{Raw, Tokens, Value};
use crate::dump::mapping::Role;

use super::keys::Keys;

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

/// Tells the format of a text that begins with an object or a list of them, by the first; `None` if it is nobody's.
pub(super) fn told(body: &[u8], whole: bool) -> Option<Format> {
    let (found, lines_of_objects) = first(body, whole);
    told_by(&found, lines_of_objects)
}

/// Whether a format has only keys that others have too.
pub(super) fn is_common(format: Format) -> bool {
    matches!(format, Format::DesktopChat | Format::FlatJson | Format::JsonLines)
}

/// The refusal of a text of JSON that is nobody's, which names the keys that its first object has.
pub(super) fn refusal(body: &[u8], whole: bool) -> Refusal {
    let found = first(body, whole).0;
    if found.are_columns() {
        Refusal::Foreign(Foreign::PandasColumns)
    } else {
        Refusal::UnknownJson { keys: found.shown() }
    }
}

/// The keys of the first object, and whether the text may be lines of objects.
fn first(body: &[u8], whole: bool) -> (Keys<'_>, bool) {
    let mut tokens = Tokens::new(body, 0, whole);
    let mut array = false;
    // Brackets before the first object, then its keys; where the beginning ends, so does looking.
    let mut value = tokens.value();
    while let Ok(Value::Array) = value {
        array = true;
        value = tokens.value();
    }
    // An object over several lines is none of a file of lines, as little as one in a list.
    let spread =
        body[tokens.at().min(body.len())..].iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\r')) == Some(&b'\n');
    let lines_of_objects = !array && !spread;
    let found = if let Ok(Value::Object) = value { Keys::read(&mut tokens) } else { Keys::default() };
    (found, lines_of_objects)
}

fn told_by(found: &Keys<'_>, lines_of_objects: bool) -> Option<Format> {
    // What a message is stands all over such a file.
    if found.are_columns() {
        return None;
    }
    around(found)
        .or_else(|| message(found))
        .or_else(|| desktop(found))
        .or_else(|| wrapped(found))
        .or_else(|| lines_of_objects.then(|| lines(found))?)
        .or_else(|| flat(found, !lines_of_objects))
}

/// An object with messages in it, told by what stands around them, or by the first of them.
fn around(found: &Keys<'_>) -> Option<Format> {
    if found.has("guild") && found.has("channel") {
        return Some(Format::Discord);
    }
    if found.any(&["@context", "orderedItems"]) {
        return Some(Format::Mastodon);
    }
    // A long index hides the rows.
    if found.has("columns") && found.any(&["data", "index"]) && found.len() <= 3 {
        return Some(Format::Pandas);
    }
    if found.text("_").is_some_and(|kind| kind.starts_with(b"messages.")) {
        return Some(Format::HistoryPage);
    }
    if let Some(first) = found.first_of("messages") {
        return Some(history(found, first));
    }
    // A long list of chats may hide the messages behind it; those of a whole account have no names of types.
    let chat = found.first_of("chats").or(found.first_of("users"));
    if chat.is_some_and(|chat| chat.any(&["_", "access_hash", "participants_count"])) {
        return Some(Format::HistoryPage);
    }
    None
}

/// A page of history, by its frame and its first message.
fn history(frame: &Keys<'_>, first: &Keys<'_>) -> Format {
    if frame.has("@type") {
        return Format::Tdlib;
    }
    if frame.text("type").is_some_and(is_chat_type) {
        return Format::DesktopChat;
    }
    match message(first) {
        Some(Format::Telethon) => return Format::HistoryPage,
        Some(format) => return format,
        None => {}
    }
    let empty_page = first.len() == 0 && frame.any(&["users", "pts"]);
    if empty_page || frame.any(&["_", "pts"]) {
        return Format::HistoryPage;
    }
    if is_tdl(first) {
        return Format::Tdl;
    }
    let desktop = first.len() == 0 || is_message(first) || first.any(&["date_unixtime", "text_entities", "actor"]);
    match flat(first, true) {
        Some(format) if !desktop => format,
        _ => Format::DesktopChat,
    }
}

/// Keys that only Telegram's own description of a message has.
const MARKS: [&str; 9] = [
    "fwd_from",
    "entities",
    "grouped_id",
    "edit_date",
    "post_author",
    "via_bot_id",
    "noforwards",
    "edit_hide",
    "reply_markup",
];

/// A message as some program writes it.
fn message(found: &Keys<'_>) -> Option<Format> {
    if found.has("@type") {
        return Some(Format::Tdlib);
    }
    if let Some(kind) = found.text("_type") {
        return Some(if kind.starts_with(b"snscrape") { Format::Snscrape } else { Format::FourCat });
    }
    let has_peer = found.any(&["peer_id", "to_id", "peerId"]);
    let has_text = found.any(&["message", "text", "raw_text"]);
    if let Some(kind) = found.text("_").or_else(|| found.text("className")) {
        let tdlib = kind.starts_with(b"update") || found.has("chat_id") && found.has("content");
        let pyrogram = !has_peer && found.any(&["chat", "from_user", "sender_chat", "message_id"]);
        return Some(match () {
            () if tdlib => Format::Tdlib,
            () if pyrogram => Format::Pyrogram,
            () => Format::Telethon,
        });
    }
    if found.any(&["_chat", "_sender"]) && (has_peer || has_text) {
        return Some(Format::FourCat);
    }
    // Custom dumps lose the names of types, and whatever else nobody wanted.
    let marks = MARKS.iter().filter(|mark| found.has(mark)).count() + usize::from(found.is_object("from_id"));
    if (has_peer || marks >= 2) && found.has("id") && (has_text || found.has("date")) {
        return Some(Format::Telethon);
    }
    if found.text("event").is_some_and(|event| matches!(event, b"message" | b"service"))
        && (found.is_object("from") || found.is_object("to") || found.has("flags"))
    {
        return Some(Format::HistoryDump);
    }
    if found.any(&["timestampEdited", "isPinned"]) && found.is_object("author") && found.has("content") {
        return Some(Format::Discord);
    }
    let activity = found.text("type").is_some_and(|kind| matches!(kind, b"Create" | b"Announce" | b"Note"));
    if activity && found.any(&["actor", "attributedTo"]) {
        return Some(Format::Mastodon);
    }
    if found.is_object("tweet") || found.has("full_text") && found.has("id_str") {
        return Some(Format::XArchive);
    }
    let stamp = found.text("ts").is_some_and(|stamp| stamp.contains(&b'.'));
    if stamp && found.any(&["text", "user", "subtype", "blocks"]) {
        return Some(Format::Slack);
    }
    // A list of users may stand before the messages of Slack.
    let user = found.has("profile") || found.has("real_name");
    (user && found.has("id")).then_some(Format::Slack)
}

/// A chat, an account or a message of Telegram Desktop; a message of tdl looks like one.
fn desktop(found: &Keys<'_>) -> Option<Format> {
    if found.text("type").is_some_and(is_chat_type) && !found.has("date") {
        return Some(Format::DesktopChat);
    }
    if found.any(&ACCOUNT) {
        return Some(Format::DesktopAccount);
    }
    if is_message(found) && !found.any(&["posted", "channel", "source"]) {
        return Some(if is_tdl(found) { Format::Tdl } else { Format::DesktopChat });
    }
    None
}

/// A chat or an account of Desktop within another object.
fn wrapped(found: &Keys<'_>) -> Option<Format> {
    found.objects().find_map(|inner| {
        let first = inner.first_of("messages");
        let typed = inner.text("type").is_some_and(is_chat_type);
        if typed && first.is_some() || first.is_some_and(|first| is_message(first) && first.text("date").is_some()) {
            return Some(Format::DesktopChat);
        }
        let sections = ACCOUNT.iter().filter(|section| inner.has(section)).count();
        let account = sections > 1 && inner.any(&["chats", "left_chats"]) && !inner.any(&["_", "users", "messages"]);
        if account { Some(Format::DesktopAccount) } else { wrapped(inner) }
    })
}

fn is_message(found: &Keys<'_>) -> bool {
    found.has("id") && found.text("type").is_some_and(is_message_type)
}

/// tdl always names a file, if none by an empty name, and writes seconds where Desktop writes dates.
fn is_tdl(found: &Keys<'_>) -> bool {
    let dated = found.text("date").is_some() || found.has("date_unixtime");
    is_message(found) && !dated && (found.has("file") || found.has("date"))
}

/// Our own lines, with no key that they do not know.
fn lines(found: &Keys<'_>) -> Option<Format> {
    const KNOWN: [&str; 10] =
        ["id", "posted", "date", "edited", "channel", "source", "from", "forwarded_from", "text", "type"];
    let own = found.any(&["posted", "source"]) || found.all(|key| KNOWN.iter().any(|known| known.as_bytes() == key));
    let told = found.has("id") || found.any(&["posted", "channel", "source"]);
    (own && told && found.has("text")).then_some(Format::JsonLines)
}

/// Flat objects of any program, if something in them is a text and something a date; unless they are lines an id will do.
fn flat(found: &Keys<'_>, array: bool) -> Option<Format> {
    let of_keys = |keys: &Keys<'_>, array: bool| {
        let holds = |role: Role| !keys.all(|key| Role::of_column(&Raw::new(key).text()) != Some(role));
        holds(Role::Text) && (holds(Role::Date) || array && holds(Role::Id))
    };
    let within = found.lists().any(|first| of_keys(first, true));
    if of_keys(found, array) || within {
        return Some(Format::FlatJson);
    }
    // Lines that have at least an id.
    (!array && found.has("text") && found.has("id")).then_some(Format::JsonLines)
}
