//! What is attached to a message: a file in either of its two forms, a poll, a place.

use super::part::ends_row;
use crate::dump::markup::{Flow, Halt, Tag, Token, Tokens};
use crate::dump::message::{Media, MediaKind};

/// What was attached.
#[derive(Debug, Default)]
pub(super) struct Attached {
    pub(super) media: Option<Media>,
    /// Whether it is a call, which makes a service record of the message.
    pub(super) call: bool,
}

/// The texts of an attachment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Title,
    Description,
    Status,
    Question,
    /// What sort of poll it is.
    Details,
    Answer,
    Section,
}

/// An attachment that is being read.
#[derive(Debug, Default)]
struct Draft {
    /// The class that says what it is, without its `media_`.
    class: Option<String>,
    /// What it is if its form already says so.
    wrap: Option<MediaKind>,
    href: Option<String>,
    title: Option<String>,
    description: Option<String>,
    status: Option<String>,
    details: Option<String>,
    lines: Vec<String>,
}

/// Reads the element of which `tag` was taken.
pub(super) fn read<'a>(tag: &Tag<'a>, tokens: &mut Tokens<'a>, flow: &mut Flow) -> Result<Attached, Halt> {
    let mut draft = Draft::default();
    let mut field: Option<Field> = None;
    // Votes stand behind an answer, in words of their own.
    let mut votes = false;
    flow.clear();
    tokens.inside(tag.name(), ends_row, |token| match token {
        Token::Open(tag) if field == Some(Field::Answer) && tag.is("span") && tag.has("details") => votes = true,
        Token::Close(name) if votes && name.eq_ignore_ascii_case(b"span") => votes = false,
        Token::Open(tag) => match draft.open(tag) {
            Some(opened) => field = Some(opened),
            None if field.is_some() => flow.push(token),
            None => {}
        },
        Token::Close(name) if name.eq_ignore_ascii_case(b"div") => {
            if let (Some(field), words) = (field.take(), flow.words()) {
                draft.close(field, words);
            }
        }
        token if field.is_some() && !votes => flow.push(token),
        _ => {}
    })?;
    Ok(Attached { call: draft.class.as_deref() == Some("call"), media: draft.finish() })
}

/// A photo of which only the path is told.
pub(super) fn photo(href: &str) -> Media {
    Media { kind: MediaKind::Photo, path: path(href), ..Media::default() }
}

impl Draft {
    /// Takes what a tag says of the attachment; which text it begins, if any.
    fn open(&mut self, tag: &Tag<'_>) -> Option<Field> {
        let mut field = None;
        for class in tag.classes() {
            field = field.or(match class {
                b"photo_wrap" => self.file(MediaKind::Photo, tag),
                b"video_file_wrap" => self.file(MediaKind::Video, tag),
                b"animated_wrap" => self.file(MediaKind::Animation, tag),
                b"sticker_wrap" => self.file(MediaKind::Sticker, tag),
                b"title" => Some(Field::Title),
                b"description" => Some(Field::Description),
                b"status" => Some(Field::Status),
                b"question" => Some(Field::Question),
                b"answer" => Some(Field::Answer),
                b"section_title" | b"section_body" => Some(Field::Section),
                // How many voted is no text of anybody's.
                b"total" => return None,
                b"details" if tag.is("div") => Some(Field::Details),
                b"media_wrap" => None,
                class => {
                    if let Some(sort) = class.strip_prefix(b"media_") {
                        self.class = Some(String::from_utf8_lossy(sort).into_owned());
                        self.href = tag.value("href");
                    }
                    None
                }
            });
        }
        field
    }

    fn file(&mut self, kind: MediaKind, tag: &Tag<'_>) -> Option<Field> {
        self.wrap = Some(kind);
        self.href = tag.value("href");
        None
    }

    fn close(&mut self, field: Field, words: Option<String>) {
        match field {
            Field::Title | Field::Question => self.title = words,
            Field::Description => self.description = words,
            Field::Status => self.status = words,
            Field::Details => self.details = self.details.take().or(words),
            Field::Answer => self.lines.extend(words.map(|answer| match answer.strip_prefix("- ") {
                Some(answer) => answer.to_owned(),
                None => answer,
            })),
            Field::Section => self.lines.extend(words),
        }
    }

    fn finish(self) -> Option<Media> {
        if let Some(kind) = self.wrap {
            return Some(Media { kind, path: self.href.as_deref().and_then(path), ..Media::default() });
        }
        let class = self.class.as_deref()?;
        let title = self.title.clone().unwrap_or_default();
        let kind = match (class, title.as_str()) {
            ("photo", "Sticker") => MediaKind::Sticker,
            ("photo", _) => MediaKind::Photo,
            ("video", "Animation") => MediaKind::Animation,
            ("video", "Video message") => MediaKind::VideoMessage,
            ("video", _) => MediaKind::Video,
            ("voice_message", _) => MediaKind::VoiceMessage,
            ("audio_file", _) => MediaKind::Audio,
            ("contact", _) => MediaKind::Contact,
            ("location" | "live_location" | "venue", _) => MediaKind::Location,
            ("game", _) => MediaKind::Game,
            ("invoice", _) => MediaKind::Invoice,
            ("giveaway", _) => MediaKind::Giveaway,
            ("poll", _) if self.details.as_deref().is_some_and(|details| details.ends_with("List")) => {
                MediaKind::Checklist
            }
            ("poll", _) => MediaKind::Poll,
            ("call", _) => return None,
            _ => MediaKind::File,
        };
        Some(self.finish_as(kind))
    }

    /// The parts that an attachment of this kind has. What its title says is only sometimes its name.
    fn finish_as(self, kind: MediaKind) -> Media {
        let named = |labels: &[&str]| self.title.clone().filter(|title| !labels.contains(&title.as_str()));
        let file = |name| {
            let path = self.href.as_deref().and_then(path);
            let missing = if path.is_none() { self.description.clone() } else { None };
            Media { kind, path, name, missing, ..Media::default() }
        };
        let words = |name: Option<String>, text: Option<String>| Media { kind, name, text, ..Media::default() };
        match kind {
            MediaKind::Sticker => {
                // The emoji it stands for, and perhaps a size.
                let emoji = self.status.as_deref().and_then(|status| status.split(", ").next());
                file(emoji.filter(|emoji| !emoji.is_ascii()).map(str::to_owned))
            }
            MediaKind::Audio => file(named(&["Audio file"])),
            MediaKind::File => file(named(&["File"])),
            MediaKind::Contact => {
                let phone = self.status.as_deref().map(|status| status.trim_end_matches(" - vCard"));
                words(named(&[]), phone.filter(|phone| !phone.is_empty()).map(str::to_owned))
            }
            MediaKind::Location => {
                let place = self.href.as_deref().and_then(coordinates).or(self.status.clone());
                // Some write below the word what the link says, too.
                let described = self.description.clone().filter(|description| Some(description) != place.as_ref());
                let text = [described, place].into_iter().flatten().reduce(|a, b| a + "\n" + &b);
                words(named(&["Location", "Live location"]), text)
            }
            MediaKind::Game | MediaKind::Invoice => words(named(&[]), self.description.clone()),
            MediaKind::Poll | MediaKind::Checklist => {
                let all: Vec<_> = self.title.iter().chain(&self.lines).map(String::as_str).collect();
                words(self.title.clone(), Some(all.join("\n")).filter(|text| !text.is_empty()))
            }
            MediaKind::Giveaway => {
                let mut lines = self.lines.into_iter();
                let name = lines.next();
                let rest: Vec<_> = lines.collect();
                words(name, (!rest.is_empty()).then(|| rest.join("\n")))
            }
            _ => file(None),
        }
    }
}

/// A path beside the export, from its top; pages of a whole account stand two folders deeper. `None` for an address
/// elsewhere.
fn path(href: &str) -> Option<String> {
    let elsewhere = href.split_once(':').is_some_and(|(scheme, rest)| {
        rest.starts_with("//") && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    let path = href.trim_start_matches("../");
    (!elsewhere && !path.is_empty()).then(|| path.to_owned())
}

/// Where a link to a map leads: `…?q=59.1,18.2&…`.
fn coordinates(href: &str) -> Option<String> {
    let (_, point) = href.split_once("?q=")?;
    let (latitude, longitude) = point.split('&').next()?.split_once(',')?;
    Some(format!("{latitude}, {longitude}"))
}
