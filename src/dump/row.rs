//! One row of a table becomes a message: each value comes with what its column holds.
//!
//! Here and nowhere else: how tables write numbers, media, reactions and links, whatever program filled them. Knows no
//! separators and no files.

use super::mapping::Role;
use super::message::{ChatKind, Forward, Media, MediaKind, Message, MessageId, MessageKind, Reaction, Reply};
use super::paste::{count, is_symbol};
use super::times::Times;

/// What a column holds: a role that every table may have, or what single programs add to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Role(Role),
    /// Id of the message behind the name of its chat: `harbournews-17`.
    PrefixedId,
    /// Name of the chat in links, for want of a title.
    ChannelName,
    AuthorFirst,
    AuthorLast,
    /// Counts where no better name is there.
    AuthorUsername,
    IsForward,
    ForwardId,
    ForwardPost,
    ForwardLink,
    ForwardPosted,
    MediaPath,
    MediaName,
    /// Text inside what is attached: the question of a poll.
    MediaText,
    /// Addresses of files, between commas.
    Attachments,
    /// What happened, for a service record.
    Action,
    /// `message`, or what happened.
    RecordKind,
}

/// The chat that a row names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) id: Option<i64>,
    pub(super) title: Option<String>,
    pub(super) username: Option<String>,
    pub(super) kind: ChatKind,
}

impl Origin {
    /// Whether the row names none.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The message that is made of a row; used again for the next.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) message: Message,
    pub(super) origin: Origin,
    /// Whether the row gave an id.
    pub(super) has_id: bool,
}

impl Row {
    pub(super) fn clear(&mut self) {
        self.message.clear();
        self.origin = Origin::default();
        self.has_id = false;
    }

    /// Takes a value. Of several values for one thing the first that says something counts.
    pub(super) fn put(&mut self, cell: Cell, value: &str, times: Times) {
        if let Cell::Role(Role::Text) = cell {
            if self.message.text.is_empty() {
                self.message.text.push_str(value);
            }
            return;
        }
        let value = value.trim();
        if is_nothing(value) {
            return;
        }
        let message = &mut self.message;
        match cell {
            Cell::Role(role) => self.put_role(role, value, times),
            Cell::PrefixedId => self.put_id(value.rsplit_once('-').map_or(value, |(_, id)| id)),
            Cell::ChannelName => {
                let name = value.trim_start_matches('@');
                self.origin.username = Some(name.to_owned());
                self.origin.title.get_or_insert_with(|| name.to_owned());
            }
            Cell::AuthorFirst => message.from = Some(value.to_owned()),
            Cell::AuthorLast => {
                let first = message.from.take();
                message.from = Some(first.map_or_else(|| value.to_owned(), |first| format!("{first} {value}")));
            }
            Cell::AuthorUsername => {
                message.from.get_or_insert_with(|| value.to_owned());
            }
            Cell::IsForward => {
                if is_true(value) {
                    message.forward.get_or_insert_default();
                }
            }
            Cell::ForwardId => message.forward.get_or_insert_default().id = Some(whole(value).to_owned()),
            Cell::ForwardPost => {
                if let Some(post) = number(value) {
                    message.forward.get_or_insert_default().post = Some(post);
                }
            }
            Cell::ForwardLink => {
                if let Some((_, post)) = link(value) {
                    message.forward.get_or_insert_default().post = Some(post);
                }
            }
            Cell::ForwardPosted => {
                if let Some(posted) = times.read(value) {
                    message.forward.get_or_insert_default().posted = Some(posted);
                }
            }
            // Of a page on the web nothing is attached.
            Cell::MediaPath if value.contains("://") => {}
            Cell::MediaPath => {
                if message.media.is_empty() {
                    message.media.push(Media::default());
                }
                name_media(message, value, |media| &mut media.path);
            }
            Cell::MediaName => name_media(message, value, |media| &mut media.name),
            Cell::MediaText => name_media(message, value, |media| &mut media.text),
            Cell::Attachments => {
                message.media.extend(value.split(',').map(str::trim).filter(|url| !url.is_empty()).map(attachment));
            }
            Cell::RecordKind if value == "message" => {}
            Cell::Action | Cell::RecordKind => {
                message.kind = MessageKind::Service;
                message.action = Some(value.to_owned());
            }
        }
    }

    fn put_role(&mut self, role: Role, value: &str, times: Times) {
        let message = &mut self.message;
        match role {
            Role::Id => self.put_id(value),
            Role::Date => message.posted = message.posted.or_else(|| times.read(value)),
            Role::Edited => message.edited = message.edited.or_else(|| times.read(value)),
            Role::Channel => match number(value) {
                Some(id) => self.origin.id = self.origin.id.or(Some(bare(id))),
                None if value.starts_with('@') => self.origin.username = Some(value[1..].to_owned()),
                None => self.origin.title = Some(value.to_owned()),
            },
            Role::ChannelId => {
                let digits = value.trim_start_matches(|c: char| c.is_ascii_alphabetic());
                self.origin.id = number(digits).map(bare);
            }
            Role::Author => message.from = Some(value.to_owned()),
            Role::AuthorId => message.from_id = Some(whole(value).to_owned()),
            Role::Signature => message.signature = Some(value.to_owned()),
            Role::Views => message.views = amount(value),
            Role::Forwards => message.forwards = amount(value),
            Role::Reactions => message.reactions = reactions(value),
            Role::Link => {
                if let Some((origin, post)) = link(value) {
                    if !self.has_id {
                        (self.message.id, self.has_id) = (MessageId::Number(post), true);
                    }
                    self.origin.username = self.origin.username.take().or(origin.username);
                    self.origin.id = self.origin.id.or(origin.id);
                }
            }
            Role::Media => {
                let new = attached(value);
                message.media.extend(new);
            }
            Role::ForwardedFrom if is_false(value) => {}
            Role::ForwardedFrom => {
                let name = (!is_true(value)).then(|| value.to_owned());
                let forward = message.forward.get_or_insert_with(Forward::default);
                forward.name = forward.name.take().or(name);
            }
            Role::ReplyTo => {
                if let Some(to) = number(value).filter(|&to| to != 0) {
                    message.reply = Some(Reply { to: Some(to), ..Reply::default() });
                }
            }
            Role::Text => {}
        }
    }

    fn put_id(&mut self, value: &str) {
        if !self.has_id {
            self.message.id = number(value).map_or_else(|| MessageId::Text(value.to_owned()), MessageId::Number);
            self.has_id = true;
        }
    }
}

/// Says something of what is attached, if anything is.
fn name_media(message: &mut Message, value: &str, part: fn(&mut Media) -> &mut Option<String>) {
    let Some(media) = message.media.last_mut() else { return };
    // "A document" says less than the name of a file.
    if media.kind == MediaKind::File {
        media.kind = of_path(value).unwrap_or_default();
    }
    *part(media) = Some(value.to_owned());
}

/// Whether a value stands for none, as programs write it.
fn is_nothing(value: &str) -> bool {
    matches!(value, "" | "nan" | "NaN" | "None" | "null" | "NULL" | "NaT" | "<NA>" | "N/A" | "[]" | "{}" | "\"\"")
}

fn is_true(value: &str) -> bool {
    matches!(value, "1" | "1.0" | "True" | "true" | "TRUE" | "yes" | "Yes")
}

fn is_false(value: &str) -> bool {
    matches!(value, "0" | "0.0" | "False" | "false" | "FALSE" | "no" | "No")
}

/// A whole number without the fraction that tables with gaps give to it: `17.0`.
fn whole(value: &str) -> &str {
    value.strip_suffix(".0").unwrap_or(value)
}

fn number(value: &str) -> Option<i64> {
    whole(value).parse().ok()
}

/// How often: `1200`, `1200.0`, `1.2K`, `1 204`.
fn amount(value: &str) -> Option<u64> {
    if let Some(number) = number(value) {
        return u64::try_from(number).ok();
    }
    // As the page shortens it, and nothing behind.
    count(value).filter(|(_, rest)| rest.trim().is_empty()).map(|(count, _)| count)
}

/// What some libraries put before the ids of channels.
pub(super) const MARK: i64 = -1_000_000_000_000;

/// The id of a chat without the mark that some libraries put before it.
pub(super) fn bare(id: i64) -> i64 {
    if id <= MARK { MARK.saturating_sub(id) } else { id.saturating_abs() }
}

/// The chat and the post that an address leads to: `https://t.me/NAME/17`, `https://t.me/c/1234500001/17`.
fn link(value: &str) -> Option<(Origin, i64)> {
    let rest = value.split_once("://").map_or(value, |(_, rest)| rest);
    let path = ["t.me/", "telegram.me/", "www.t.me/"].iter().find_map(|host| rest.strip_prefix(host))?;
    let path = path.split(['?', '#']).next()?.trim_end_matches('/');
    let mut parts = path.split('/').filter(|part| *part != "s");
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if first == "c" {
        let origin = Origin { id: Some(second.parse().ok()?), ..Origin::default() };
        return Some((origin, third?.parse().ok()?));
    }
    let origin = Origin { username: Some(first.to_owned()), ..Origin::default() };
    // With topics the last number is the post.
    Some((origin, third.unwrap_or(second).parse().ok()?))
}

/// What a word, a name of a class or a path says about something attached.
fn attached(value: &str) -> Option<Media> {
    if is_false(value) {
        return None;
    }
    let is_path = value.contains(['/', '\\']) && !value.contains("://") && !value.contains(['{', '\'']);
    if let Some(kind) = of_path(value) {
        let (path, name) = if is_path { (Some(value), None) } else { (None, Some(value)) };
        return Some(Media { kind, path: path.map(str::to_owned), name: name.map(str::to_owned), ..Media::default() });
    }
    Some(Media { kind: of_word(value)?, ..Media::default() })
}

/// The kind that a word or the name of a class means; `None` for a link with its preview.
pub(super) fn of_word(word: &str) -> Option<MediaKind> {
    const WORDS: [(&str, MediaKind); 24] = [
        ("videonote", MediaKind::VideoMessage),
        ("roundvideo", MediaKind::VideoMessage),
        ("videomessage", MediaKind::VideoMessage),
        ("voice", MediaKind::VoiceMessage),
        ("sticker", MediaKind::Sticker),
        ("animation", MediaKind::Animation),
        ("gif", MediaKind::Animation),
        ("video", MediaKind::Video),
        ("audio", MediaKind::Audio),
        ("music", MediaKind::Audio),
        ("photo", MediaKind::Photo),
        ("image", MediaKind::Photo),
        ("picture", MediaKind::Photo),
        ("poll", MediaKind::Poll),
        ("contact", MediaKind::Contact),
        ("geo", MediaKind::Location),
        ("venue", MediaKind::Location),
        ("location", MediaKind::Location),
        ("game", MediaKind::Game),
        ("invoice", MediaKind::Invoice),
        ("giveaway", MediaKind::Giveaway),
        ("story", MediaKind::Story),
        ("dice", MediaKind::Game),
        ("todo", MediaKind::Checklist),
    ];
    // A dictionary names its class early on.
    let start: String = word.chars().take(64).filter(|c| !matches!(c, '_' | '-' | ' ')).collect();
    let start = start.to_lowercase();
    if start.contains("webpage") || matches!(start.as_str(), "url" | "link" | "text" | "empty" | "messagemediaempty") {
        return None;
    }
    let known = WORDS.iter().find(|(name, _)| start.contains(name));
    Some(known.map_or(MediaKind::File, |&(_, kind)| kind))
}

/// The kind that the ending of a path means; `None` if it has none that is known.
pub(super) fn of_path(path: &str) -> Option<MediaKind> {
    let (_, ending) = path.rsplit_once('.')?;
    Some(match ending.to_ascii_lowercase().as_str() {
        "jpg" | "jpeg" | "png" | "webp" | "heic" | "bmp" => MediaKind::Photo,
        "mp4" | "mov" | "mkv" | "webm" | "avi" | "3gp" => MediaKind::Video,
        "gif" => MediaKind::Animation,
        "ogg" | "oga" | "opus" => MediaKind::VoiceMessage,
        "mp3" | "m4a" | "flac" | "wav" => MediaKind::Audio,
        "tgs" => MediaKind::Sticker,
        "vcf" => MediaKind::Contact,
        "pdf" | "doc" | "docx" | "xls" | "xlsx" | "zip" | "txt" | "csv" | "ppt" | "pptx" | "rar" | "html" => {
            MediaKind::File
        }
        _ => return None,
    })
}

/// The kind and name of a file, by an address that leads to it.
fn attachment(url: &str) -> Media {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    Media { kind: of_path(name).unwrap_or_default(), name: Some(name.to_owned()), ..Media::default() }
}

/// The most kinds of reactions that are told apart where each stands for one reader.
const KINDS: usize = 256;

/// Reactions in any of the ways that programs write them: `12`, `👍 (5),❤ (2)`, `{"👍": 5}`, `👍👍❤`.
fn reactions(value: &str) -> Vec<Reaction> {
    if let Some(count) = amount(value) {
        return (count > 0).then(|| Reaction { emoji: "total".to_owned(), count }).into_iter().collect();
    }
    let counted = |part: &str| {
        let (emoji, count) = part.trim().strip_suffix(')')?.rsplit_once(" (")?;
        Some(Reaction { emoji: emoji.to_owned(), count: count.parse().ok()? })
    };
    if let Some(all) = value.split(',').map(counted).collect() {
        return all;
    }
    let (emoji, counts) = (emoji_of(value), numbers_of(value));
    if counts.is_empty() {
        let mut all: Vec<Reaction> = Vec::new();
        for emoji in emoji {
            if let Some(known) = all.iter_mut().find(|reaction| reaction.emoji == emoji) {
                known.count += 1;
            } else if all.len() < KINDS {
                all.push(Reaction { emoji: emoji.to_owned(), count: 1 });
            }
        }
        return all;
    }
    // Counts stand before or behind their emoji, each has one.
    let pairs = emoji.into_iter().zip(&counts).map(|(emoji, &count)| Reaction { emoji: emoji.to_owned(), count });
    let all: Vec<_> = pairs.collect();
    if all.len() == counts.len() { all } else { Vec::new() }
}

/// The emoji in a text, each with what belongs to it.
fn emoji_of(text: &str) -> Vec<&str> {
    let mut all = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !is_symbol(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut joined = false;
        while let Some(&(at, next)) = chars.peek() {
            let belongs = joined || matches!(next, '\u{FE0F}' | '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}');
            if !belongs {
                break;
            }
            joined = next == '\u{200D}';
            end = at + next.len_utf8();
            chars.next();
        }
        all.push(&text[start..end]);
    }
    all
}

fn numbers_of(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[(Cell, &str)], expected: &Message) {
        let mut row = Row::default();
        for (cell, value) in cells {
            row.put(*cell, value, Times::default());
        }
        assert_eq!(&row.message, expected);
    }

    #[test]
    fn numbers_are_read_as_tables_write_them() {
        let id = |id| Message { id, ..Message::default() };
        check(&[(Cell::Role(Role::Id), "17.0")], &id(MessageId::Number(17)));
        check(&[(Cell::Role(Role::Id), "x17")], &id(MessageId::Text("x17".to_owned())));
        check(&[(Cell::PrefixedId, "harbour-news-17")], &id(MessageId::Number(17)));
        for (value, views) in [("1200.0", 1_200), ("1.2K", 1_200), ("7", 7)] {
            check(&[(Cell::Role(Role::Views), value)], &Message { views: Some(views), ..Message::default() });
        }
        for value in ["", "nan", "None", "-1", "many"] {
            check(&[(Cell::Role(Role::Views), value)], &Message::default());
        }
        assert_eq!([-1_001_234_500_001, -4_567, 42].map(bare), [1_234_500_001, 4_567, 42]);
    }

    #[test]
    fn names_come_in_parts() {
        let from = |name: &str| Message { from: Some(name.to_owned()), ..Message::default() };
        let parts = [(Cell::AuthorFirst, "Ann"), (Cell::AuthorLast, "Lind"), (Cell::AuthorUsername, "ann")];
        check(&parts, &from("Ann Lind"));
        check(&parts[2..], &from("ann"));
    }

    #[track_caller]
    fn check_link(value: &str, username: Option<&str>, id: Option<i64>, post: i64) {
        let (origin, found) = link(value).expect("a link");
        assert_eq!((origin.username.as_deref(), origin.id, found), (username, id, post), "{value}");
    }

    #[test]
    fn links_tell_chat_and_post() {
        check_link("https://t.me/harbournews/17", Some("harbournews"), None, 17);
        check_link("https://t.me/s/harbournews/17?single", Some("harbournews"), None, 17);
        check_link("t.me/c/1234500001/17", None, Some(1_234_500_001), 17);
        check_link("https://t.me/harbour/3/17/", Some("harbour"), None, 17);
        for other in ["https://example.org/a/17", "https://t.me/harbournews", "https://t.me/c/x/y", ""] {
            assert_eq!(link(other), None, "{other}");
        }
    }

    #[track_caller]
    fn check_media(value: &str, expected: Option<(MediaKind, Option<&str>)>) {
        let media = attached(value);
        assert_eq!(media.as_ref().map(|media| (media.kind, media.path.as_deref())), expected, "{value}");
    }

    #[test]
    fn media_is_told_by_word_class_or_path() {
        check_media("photo", Some((MediaKind::Photo, None)));
        check_media("MessageMediaPhoto", Some((MediaKind::Photo, None)));
        check_media("{'_': 'MessageMediaGeo', 'geo': {}}", Some((MediaKind::Location, None)));
        check_media("media/voice 1.ogg", Some((MediaKind::VoiceMessage, Some("media/voice 1.ogg"))));
        check_media("True", Some((MediaKind::File, None)));
        for nothing in ["MessageMediaWebPage", "url", "False", "0"] {
            check_media(nothing, None);
        }
    }

    #[track_caller]
    fn check_reactions(value: &str, expected: &[(&str, u64)]) {
        let found = reactions(value);
        assert_eq!(found.iter().map(|one| (one.emoji.as_str(), one.count)).collect::<Vec<_>>(), expected, "{value}");
    }

    #[test]
    fn reactions_are_read_in_all_ways() {
        check_reactions("12", &[("total", 12)]);
        check_reactions("👍 (5),parrot (2)", &[("👍", 5), ("parrot", 2)]);
        check_reactions("{\"👍\": 5, \"❤️\": 2}", &[("👍", 5), ("❤️", 2)]);
        check_reactions("[{'count': 5, 'emoticon': '👍🏽'}]", &[("👍🏽", 5)]);
        check_reactions("👍👍❤", &[("👍", 2), ("❤", 1)]);
        check_reactions("👍 5 ❤ 2", &[("👍", 5), ("❤", 2)]);
        check_reactions("soon", &[]);
    }
}
