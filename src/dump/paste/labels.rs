//! The words that clients and pages put around messages, in the languages that are known.
//!
//! Another language is another row. Nothing is dropped from a text on its shape alone: only these words are labels.

use crate::dump::message::MediaKind;

/// Before the name that a message was forwarded from.
pub(super) const FORWARDED: [&str; 5] =
    ["Forwarded from", "Forwarded From", "Переслано от", "Переслано из", "Переслано"];

/// Before the name that a message answers, in old copies of Desktop.
pub(super) const IN_REPLY: [&str; 2] = ["In reply to", "В ответ на"];

/// What a client writes in place of something attached.
pub(super) const MEDIA: [(MediaKind, &[&str]); 12] = [
    (MediaKind::Photo, &["photo", "album", "фото", "фотография", "альбом"]),
    (MediaKind::Video, &["video", "видео"]),
    (MediaKind::Animation, &["gif"]),
    (MediaKind::File, &["file", "файл"]),
    (MediaKind::Audio, &["audio file", "audio", "аудиофайл"]),
    (MediaKind::VoiceMessage, &["voice message", "one-time voice message", "голосовое сообщение"]),
    (MediaKind::VideoMessage, &["video message", "one-time video message", "видеосообщение"]),
    (MediaKind::Sticker, &["sticker", "стикер"]),
    (MediaKind::Contact, &["contact", "контакт"]),
    (MediaKind::Location, &["location", "геопозиция"]),
    (MediaKind::Poll, &["poll", "опрос"]),
    (MediaKind::Checklist, &["checklist", "список задач"]),
];

/// What a client writes for a story; it has no other trace.
pub(super) const STORY: [&str; 3] = ["story", "expired story", "история"];

/// Lines of the preview page that stand for something it cannot show.
pub(super) const NOT_SHOWN: [&str; 7] = [
    "view in telegram",
    "please open telegram to view this post",
    "please open telegram to view this video",
    "this media is not supported in your browser",
    "media is too big",
    "открыть в telegram",
    "посмотреть в telegram",
];

/// Lines around the channel's name on the preview page.
pub(super) const PAGE: [&str; 7] = ["download telegram", "about", "blog", "apps", "platform", "join", "share"];

/// What the preview page counts of a channel.
pub(super) const COUNTED: [&str; 7] = ["subscriber", "member", "photo", "video", "file", "link", "подписчик"];

/// Behind the number of views.
pub(super) const VIEWS: [&str; 5] = ["views", "view", "просмотров", "просмотра", "просмотр"];

/// Behind the number of voters.
pub(super) const VOTERS: [&str; 4] = ["voters", "voter", "votes", "голосов"];

/// Before the time of an edited message.
pub(super) const EDITED: [&str; 3] = ["edited", "изменено", "ред."];

/// Under the question of a poll.
pub(super) const POLL: [&str; 6] =
    ["anonymous poll", "anonymous quiz", "public vote", "public quiz", "final results", "anonymous voting"];

/// What the service recorded, on the preview page.
pub(super) const SERVICE: [&str; 5] =
    ["channel created", "channel photo updated", "channel photo removed", "channel name was changed to", "pinned «"];

/// Months as dates on the preview page name them.
pub(super) const MONTHS: [[&str; 2]; 12] = [
    ["january", "января"],
    ["february", "февраля"],
    ["march", "марта"],
    ["april", "апреля"],
    ["may", "мая"],
    ["june", "июня"],
    ["july", "июля"],
    ["august", "августа"],
    ["september", "сентября"],
    ["october", "октября"],
    ["november", "ноября"],
    ["december", "декабря"],
];

/// Words that cannot end a sentence: what follows them goes on with it.
pub(super) const HANGING: [&str; 26] = [
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "by", "from", "and", "or", "в", "на", "с", "к",
    "по", "из", "о", "об", "и", "для", "при", "от",
];

/// Words by which a channel speaks of itself under its title.
pub(super) const OF_A_CHANNEL: [&str; 14] = [
    "official",
    "channel",
    "telegram",
    "news",
    "subscribe",
    "contact",
    "feedback",
    "официальн",
    "канал",
    "телеграм",
    "новост",
    "подпис",
    "обратн",
    "связь",
];

/// Symbols that lead paragraphs within a message, and so begin none.
pub(super) const BULLETS: &str = "📌👉💬☝❗🤝🔹🔸🔻🔺▪▫•●◾◽➡▶✔✅❌📍👇";

/// Whether a line, in lower case, is one of some words.
pub(super) fn is_one(line: &str, words: &[&str]) -> bool {
    let line = line.to_lowercase();
    words.contains(&line.as_str())
}

/// The kind that a label names.
pub(super) fn media_kind(label: &str) -> Option<MediaKind> {
    let label = label.trim().to_lowercase();
    if STORY.contains(&label.as_str()) {
        return Some(MediaKind::Story);
    }
    MEDIA.iter().find(|(_, words)| words.contains(&label.as_str())).map(|&(kind, _)| kind)
}
