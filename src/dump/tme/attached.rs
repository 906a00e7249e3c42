//! What is attached to a post: pictures, films, files, polls, places.

use super::address::address;
use super::post::ends_post;
use crate::dump::decimal::Decimal;
use crate::dump::markup::{Flow, Halt, Tag, Token, Tokens};
use crate::dump::message::{Media, MediaKind};

/// What a class says is attached; `name` is the class without the beginning that all of them have.
pub(super) fn kind(name: &[u8]) -> Option<MediaKind> {
    Some(match name {
        b"photo_wrap" | b"service_photo" => MediaKind::Photo,
        b"video_player" => MediaKind::Video,
        b"roundvideo_player" => MediaKind::VideoMessage,
        b"voice_player" => MediaKind::VoiceMessage,
        b"document_wrap" => MediaKind::File,
        b"sticker_wrap" | b"sticker" | b"tgsticker" | b"videosticker" => MediaKind::Sticker,
        b"location_wrap" | b"venue_wrap" => MediaKind::Location,
        b"contact_wrap" => MediaKind::Contact,
        b"poll" => MediaKind::Poll,
        b"game" => MediaKind::Game,
        b"invoice" => MediaKind::Invoice,
        b"story" => MediaKind::Story,
        _ => return None,
    })
}

/// The texts of an attachment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Name,
    Line,
    /// Why it is not shown.
    Missing,
}

impl Field {
    fn of(tag: &Tag<'_>) -> Option<Self> {
        tag.classes().find_map(|class| {
            if class == b"message_media_not_supported_label" {
                return Some(Self::Missing);
            }
            match class.strip_prefix(b"tgme_widget_message_")? {
                b"document_title" | b"contact_name" | b"location_title" | b"venue_title" | b"poll_question"
                | b"game_title" | b"invoice_title" => Some(Self::Name),
                b"contact_phone"
                | b"location_address"
                | b"venue_address"
                | b"poll_option_text"
                | b"game_description"
                | b"invoice_description" => Some(Self::Line),
                _ => None,
            }
        })
    }
}

/// Reads the element of which `tag` was taken.
pub(super) fn read<'a>(
    mut kind: MediaKind,
    tag: &Tag<'a>,
    tokens: &mut Tokens<'a>,
    flow: &mut Flow,
) -> Result<Media, Halt> {
    let mut media = Media { path: file(tag), id: own_id(tag), ..Media::default() };
    let mut lines: Vec<String> = Vec::new();
    let mut field: Option<(Field, &[u8])> = None;
    flow.clear();
    let void = ["img", "source", "input", "br"].iter().any(|name| tag.is(name));
    if !void {
        tokens.inside(tag.name(), ends_post, |token| match token {
            Token::Open(tag) if field.is_none() => {
                field = Field::of(tag).map(|field| (field, tag.name()));
                if kind == MediaKind::File && tag.has("audio") {
                    kind = MediaKind::Audio;
                }
                media.path = media.path.take().or_else(|| file(tag));
            }
            Token::Close(name) if field.is_some_and(|(_, open)| name.eq_ignore_ascii_case(open)) => {
                let words = flow.words();
                match field.take() {
                    Some((Field::Name, _)) => media.name = words,
                    Some((Field::Line, _)) => lines.extend(words),
                    Some((Field::Missing, _)) => media.missing = words,
                    None => {}
                }
            }
            token if field.is_some() => flow.push(token),
            _ => {}
        })?;
    }
    flow.clear();
    media.kind = kind;
    if kind == MediaKind::Location {
        lines.extend(tag.value("href").as_deref().and_then(coordinates));
    }
    if kind == MediaKind::Poll {
        // What is asked belongs to what is answered.
        lines.splice(0..0, media.name.clone());
    }
    media.text = (!lines.is_empty()).then(|| lines.join("\n"));
    Ok(media)
}

/// The number of one of an album: such a one leads to itself alone.
fn own_id(tag: &Tag<'_>) -> Option<i64> {
    let href = tag.value("href")?;
    let (_, query) = href.split_once('?')?;
    query.split('&').any(|part| part == "single").then(|| address(&href).post)?
}

/// A file beside the page, where a browser saved what is shown: addresses elsewhere expire and are not kept.
fn file(tag: &Tag<'_>) -> Option<String> {
    let style = tag.value("style").unwrap_or_default();
    let shown = style.split_once("url(").and_then(|(_, rest)| {
        let rest = rest.trim_start();
        match rest.strip_prefix(['\'', '"']) {
            Some(quoted) => quoted.split(['\'', '"']).next(),
            None => rest.split(')').next(),
        }
    });
    let shown = shown.map(str::to_owned);
    let source = if tag.is("video") || tag.is("audio") || tag.is("img") { tag.value("src") } else { None };
    source.or(shown).filter(|path| {
        let scheme = path.split_once(':').is_some_and(|(scheme, _)| scheme.len() > 1 && !scheme.contains('/'));
        !scheme && !path.starts_with('/') && !path.is_empty()
    })
}

/// Where a link to a map leads: `…?q=59.1,18.2`, `…?ll=59.1,18.2`.
fn coordinates(href: &str) -> Option<String> {
    let (_, query) = href.split_once('?')?;
    query.split('&').find_map(|part| {
        let (latitude, longitude) = part.split_once('=')?.1.split_once(',')?;
        let number = |text: &str| Decimal::parse(text).is_some();
        (number(latitude) && number(longitude)).then(|| format!("{latitude}, {longitude}"))
    })
}
