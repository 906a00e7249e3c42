//! What is attached to a message: its keys, in any order, become at most a few [`Media`].

use crate::dump::json::{Halt, Raw, Tokens, Value};
use crate::dump::message::{Media, MediaKind};

use super::text::gathered;

/// The keys of a message that tell of something attached, as far as they were met.
#[derive(Debug, Default)]
pub(super) struct Attached<'a> {
    photo: Option<Raw<'a>>,
    file: Option<Raw<'a>>,
    file_name: Option<Raw<'a>>,
    media_type: Option<Raw<'a>>,
    emoji: Option<Raw<'a>>,
    performer: Option<Raw<'a>>,
    place: Option<Raw<'a>>,
    address: Option<Raw<'a>>,
    game: Option<Raw<'a>>,
    game_text: Option<Raw<'a>>,
    /// What has parts of its own: it is built when it is met.
    others: Vec<Media>,
}

impl<'a> Attached<'a> {
    /// Takes a key of a message if it tells of something attached. Returns whether it did; then the whole
    /// value was read.
    pub(super) fn take(&mut self, key: &[u8], value: Value<'a>, tokens: &mut Tokens<'a>) -> Result<bool, Halt> {
        let slot = match key {
            b"photo" => &mut self.photo,
            b"file" => &mut self.file,
            b"file_name" => &mut self.file_name,
            b"media_type" => &mut self.media_type,
            b"sticker_emoji" => &mut self.emoji,
            b"performer" => &mut self.performer,
            b"place_name" => &mut self.place,
            b"address" => &mut self.address,
            b"game_title" => &mut self.game,
            b"game_description" => &mut self.game_text,
            _ => return self.take_parts(key, value, tokens),
        };
        match value {
            Value::Text(raw) => *slot = Some(raw),
            other => tokens.skip(other)?,
        }
        Ok(true)
    }

    fn take_parts(&mut self, key: &[u8], value: Value<'a>, tokens: &mut Tokens<'a>) -> Result<bool, Halt> {
        let kind = match key {
            b"poll" => MediaKind::Poll,
            b"todo_list" => MediaKind::Checklist,
            b"location_information" => MediaKind::Location,
            b"contact_information" => MediaKind::Contact,
            b"invoice_information" => MediaKind::Invoice,
            b"giveaway_information" | b"giveaway_results" => MediaKind::Giveaway,
            // What has to be paid for is not exported, nor what it is.
            b"paid_stars_amount" => MediaKind::File,
            _ => return Ok(false),
        };
        match value {
            Value::Object => self.others.push(parts(kind, tokens)?),
            Value::Text(raw) => self.others.push(within_string(kind, raw)),
            Value::Bare(word) if kind == MediaKind::File && word.iter().all(u8::is_ascii_digit) => {
                let missing = Some(format!("paid_stars_amount: {}", String::from_utf8_lossy(word)));
                self.others.push(Media { kind, missing, ..Media::default() });
            }
            other => tokens.skip(other)?,
        }
        Ok(true)
    }

    /// Puts what was met into `media`; `title` is the message's key of that name.
    pub(super) fn finish(self, title: Option<Raw<'a>>, media: &mut Vec<Media>) {
        if let Some(photo) = self.photo {
            media.push(file(MediaKind::Photo, photo));
        }
        if let Some(path) = self.file {
            let kind = match self.media_type.map(Raw::bytes) {
                Some(b"sticker") => MediaKind::Sticker,
                Some(b"video_message") => MediaKind::VideoMessage,
                Some(b"voice_message") => MediaKind::VoiceMessage,
                Some(b"animation") => MediaKind::Animation,
                Some(b"video_file") => MediaKind::Video,
                Some(b"audio_file") => MediaKind::Audio,
                _ => MediaKind::File,
            };
            let mut file = file(kind, path);
            file.name = match (self.performer, title) {
                (Some(performer), Some(title)) => Some(format!("{} – {}", performer.text(), title.text())),
                (one, other) => one.or(other).or(self.file_name).or(self.emoji).map(Raw::text),
            };
            media.push(file);
        }
        if let Some(game) = self.game {
            let text = self.game_text.map(Raw::text).filter(|text| !text.is_empty());
            media.push(Media { kind: MediaKind::Game, name: Some(game.text()), text, ..Media::default() });
        }
        media.extend(self.others);
        if self.place.is_some() || self.address.is_some() {
            let text = self.address.map(Raw::text);
            match media.iter_mut().find(|one| one.kind == MediaKind::Location) {
                Some(location) => {
                    location.name = self.place.map(Raw::text);
                    location.text = [text, location.text.take()].into_iter().flatten().reduce(|a, b| a + "\n" + &b);
                }
                None => media.push(Media {
                    kind: MediaKind::Location,
                    name: self.place.map(Raw::text),
                    text,
                    ..Media::default()
                }),
            }
        }
    }
}

/// A path, or the words in brackets that stand for one.
fn file(kind: MediaKind, path: Raw<'_>) -> Media {
    let path = path.text();
    let (path, missing) = if path.starts_with('(') { (None, Some(path)) } else { (Some(path), None) };
    Media { kind, path: path.filter(|path| !path.is_empty()), missing, ..Media::default() }
}

/// JSON within a string, or just words.
fn within_string(kind: MediaKind, raw: Raw<'_>) -> Media {
    let text = raw.text();
    let mut tokens = Tokens::new(text.as_bytes(), 0, true);
    if let Ok(Value::Object) = tokens.value()
        && let Ok(media) = parts(kind, &mut tokens)
    {
        return media;
    }
    Media { kind, text: Some(text).filter(|text| !text.trim().is_empty()), ..Media::default() }
}

/// An object of which the bracket was taken: a name, and one item a line.
fn parts(kind: MediaKind, tokens: &mut Tokens<'_>) -> Result<Media, Halt> {
    let (mut name, mut lines): (Option<String>, Vec<String>) = (None, Vec::new());
    while let Some(key) = tokens.key()? {
        let value = tokens.value()?;
        match (key.bytes(), value) {
            (b"question" | b"title", value) => name = gathered(tokens, value, true)?,
            (b"first_name" | b"last_name", Value::Text(raw)) => {
                let part = raw.text();
                name =
                    Some(name.map_or_else(|| part.clone(), |name| name + " " + &part)).filter(|name| !name.is_empty());
            }
            (b"answers" | b"items", value) => lines.extend(gathered(tokens, value, false)?),
            (b"description" | b"phone_number" | b"additional_prize", Value::Text(raw)) => lines.push(raw.text()),
            (b"latitude" | b"longitude", Value::Bare(word)) => lines.push(String::from_utf8_lossy(word).into_owned()),
            (_, value) => tokens.skip(value)?,
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    let text = match kind {
        MediaKind::Location => lines.join(", "),
        // What is asked belongs to what is answered.
        MediaKind::Poll | MediaKind::Checklist => {
            let all: Vec<_> = name.iter().cloned().chain(lines).collect();
            all.join("\n")
        }
        _ => lines.join("\n"),
    };
    Ok(Media {
        kind,
        name: name.map(|name| name.trim().to_owned()),
        text: (!text.is_empty()).then_some(text),
        ..Media::default()
    })
}
