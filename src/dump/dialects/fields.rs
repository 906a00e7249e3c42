//! What several programs write alike: times, names of people, ids, kinds of attachments.

use crate::dump::clock;
use crate::dump::entities::{self, Extra, Marked};
use crate::dump::message::{Media, MediaKind, MessageId, Reaction};
use crate::dump::objects::View;
use crate::dump::time::{Posted, Zone};
use crate::dump::times::{Times, epoch};

/// Seconds at the beginning of 2000: earlier times stand for "never".
const YOUNGER_THAN: i64 = 946_684_800;

/// A time since the epoch or as a date; a date without a zone is UTC.
pub(super) fn utc(value: View<'_>) -> Option<Posted> {
    instant(value, true)
}

/// A time since the epoch or as a date; a date without a zone is local.
pub(super) fn local(value: View<'_>) -> Option<Posted> {
    instant(value, false)
}

fn instant(value: View<'_>, is_utc: bool) -> Option<Posted> {
    let value = value.get("$date").unwrap_or(value);
    if let Some(number) = value.number() {
        return epoch(number).filter(is_possible);
    }
    let text = value.words()?;
    let posted = clock::iso(&text).or_else(|| Times { utc: is_utc, month_first: false }.read(&text))?;
    let zone = if is_utc && posted.zone == Zone::Unknown { Zone::Utc } else { posted.zone };
    Some(Posted { zone, ..posted }).filter(is_possible)
}

fn is_possible(posted: &Posted) -> bool {
    posted.seconds >= YOUNGER_THAN
}

/// The id of a message.
pub(super) fn id(value: View<'_>) -> MessageId {
    value.number().map_or_else(|| MessageId::Text(value.words().unwrap_or_default()), MessageId::Number)
}

/// The name of a person or chat by the keys that Telegram has for it.
pub(super) fn name(who: View<'_>) -> Option<String> {
    let part = |key| who.get(key).and_then(View::text).map(|part| part.trim().to_owned());
    let person = match (part("first_name"), part("last_name")) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (first, last) => first.or(last),
    };
    part("title").or(person).or_else(|| part("username"))
}

/// Something attached, by kind.
pub(super) fn media(kind: MediaKind) -> Media {
    Media { kind, ..Media::default() }
}

/// Something attached, with a name if it has one.
pub(super) fn named(kind: MediaKind, name: Option<String>) -> Media {
    Media { kind, name, ..Media::default() }
}

/// Performer and title, or either.
pub(super) fn track(performer: Option<String>, title: Option<String>) -> Option<String> {
    match (performer, title) {
        (Some(performer), Some(title)) => Some(format!("{performer} – {title}")),
        (one, other) => one.or(other),
    }
}

/// A question and its answers, one a line.
pub(super) fn poll(kind: MediaKind, question: Option<String>, answers: impl Iterator<Item = String>) -> Media {
    let lines: Vec<_> = question.iter().cloned().chain(answers).collect();
    Media { name: question, text: (!lines.is_empty()).then(|| lines.join("\n")), ..media(kind) }
}

/// A place: perhaps with a name, an address, and where on the globe.
pub(super) fn location(name: Option<String>, address: Option<String>, at: Option<(View<'_>, View<'_>)>) -> Media {
    let at = at.and_then(|(latitude, longitude)| Some(format!("{}, {}", latitude.words()?, longitude.words()?)));
    let text = [address, at].into_iter().flatten().reduce(|one, other| one + "\n" + &other);
    Media { name, text, ..media(MediaKind::Location) }
}

/// A person that was sent, with the number to call.
pub(super) fn contact(who: View<'_>) -> Media {
    Media { text: who.get("phone_number").and_then(View::words), ..named(MediaKind::Contact, name(who)) }
}

/// Something with a title and a description.
pub(super) fn described(kind: MediaKind, what: View<'_>) -> Media {
    let text = what.get("description").and_then(words_within);
    Media { text, ..named(kind, what.get("title").and_then(words_within)) }
}

/// A text, or an object that holds one, as newer layers have it.
pub(super) fn words_within(value: View<'_>) -> Option<String> {
    value.said().or_else(|| value.get("text")?.said())
}

/// What is attached, told by a word such as `MessageMediaPhoto`, `video/mp4` or `voice_note`; `None` if nothing is.
pub(super) fn media_by_word(word: &str) -> Option<MediaKind> {
    const WORDS: [(&str, MediaKind); 22] = [
        ("photo", MediaKind::Photo),
        ("image", MediaKind::Photo),
        ("animation", MediaKind::Animation),
        ("animated", MediaKind::Animation),
        ("gif", MediaKind::Animation),
        ("videonote", MediaKind::VideoMessage),
        ("videomessage", MediaKind::VideoMessage),
        ("round", MediaKind::VideoMessage),
        ("video", MediaKind::Video),
        ("voice", MediaKind::VoiceMessage),
        ("audio", MediaKind::Audio),
        ("sticker", MediaKind::Sticker),
        ("contact", MediaKind::Contact),
        ("geo", MediaKind::Location),
        ("location", MediaKind::Location),
        ("venue", MediaKind::Location),
        ("poll", MediaKind::Poll),
        ("game", MediaKind::Game),
        ("invoice", MediaKind::Invoice),
        ("giveaway", MediaKind::Giveaway),
        ("story", MediaKind::Story),
        ("todo", MediaKind::Checklist),
    ];
    let plain: String = word.chars().filter(|&c| c != '_' && c != ' ').flat_map(char::to_lowercase).take(200).collect();
    let nothing = ["", "none", "null", "false", "0", "no", "nan", "text", "[]", "{}"].contains(&plain.as_str());
    // A link that is shown with its page is no attachment.
    if nothing || plain.contains("webpage") || plain.contains("mediaempty") {
        return None;
    }
    let known = WORDS.iter().find(|(name, _)| plain.contains(name));
    Some(known.map_or(MediaKind::File, |&(_, kind)| kind))
}

/// What a file is, by the end of its name.
pub(super) fn media_by_file(name: &str) -> MediaKind {
    let end = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    match end.as_str() {
        "jpg" | "jpeg" | "png" => MediaKind::Photo,
        "mp4" | "mov" | "mkv" | "webm" | "3gp" => MediaKind::Video,
        "gif" => MediaKind::Animation,
        "mp3" | "m4a" | "flac" | "wav" => MediaKind::Audio,
        "ogg" | "oga" => MediaKind::VoiceMessage,
        "webp" | "tgs" => MediaKind::Sticker,
        _ => MediaKind::File,
    }
}

/// What a program that calls kinds as the web does attached: `image/png`, with a name for the file.
pub(super) fn media_by_mime(mime: Option<&str>, name: Option<String>) -> Media {
    let kind = match mime.and_then(|mime| mime.split('/').next()) {
        Some("image") => MediaKind::Photo,
        Some("video") => MediaKind::Video,
        Some("audio") => MediaKind::Audio,
        _ => name.as_deref().map_or(MediaKind::File, media_by_file),
    };
    named(kind, name)
}

/// Stretches of a text as most programs list them.
pub(super) fn marked(list: View<'_>, kind_of: impl Fn(View<'_>) -> Option<String>) -> Vec<Marked> {
    let one = |item: View<'_>| {
        let inner = item.get("type").filter(|kind| kind.is_object()).unwrap_or(item);
        let user = inner.get("user_id").or_else(|| inner.get("user"));
        let extra = Extra {
            url: inner.get("url").and_then(View::text),
            user: user.and_then(|user| user.any(&["id", "user_id"]).unwrap_or(user).number()),
            language: inner.get("language").and_then(View::text),
        };
        let name = kind_of(item).unwrap_or_default();
        if name.is_empty() && extra.url.is_none() {
            return None;
        }
        let (offset, length) = (item.get("offset").and_then(View::number).unwrap_or(0), item.get("length")?.number()?);
        Some(Marked { offset, length, kind: entities::kind(&name, extra) })
    };
    list.items().filter_map(one).collect()
}

/// A reaction, if it says how often.
pub(super) fn reaction(emoji: Option<String>, count: Option<View<'_>>) -> Option<Reaction> {
    Some(Reaction { emoji: emoji?, count: count?.count()? })
}

/// `MessageActionPinMessage` without its prefix as Telegram Desktop writes such words: `pin_message`.
pub(super) fn snake(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !words.is_empty() && !words.ends_with('_') {
            words.push('_');
        }
        words.push(c.to_ascii_lowercase());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, expected: Option<MediaKind>) {
        assert_eq!(media_by_word(word), expected, "{word}");
    }

    #[test]
    fn words_tell_what_is_attached() {
        check("MessageMediaPhoto", Some(MediaKind::Photo));
        check("MessageMediaType.VIDEO_NOTE", Some(MediaKind::VideoMessage));
        check("video/mp4", Some(MediaKind::Video));
        check("document", Some(MediaKind::File));
        check("media/plan.pdf", Some(MediaKind::File));
        for word in ["", "None", "false", "MessageMediaWebPage", "web_page"] {
            check(word, None);
        }
    }

    #[test]
    fn words_are_joined_as_desktop_does() {
        for (name, expected) in [("PinMessage", "pin_message"), ("ChatEditTitle", "chat_edit_title"), ("x", "x")] {
            assert_eq!(snake(name), expected);
        }
    }
}
