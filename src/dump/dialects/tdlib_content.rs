//! The content of a message of `TDLib`: its text, what is attached, or what the service recorded.

use crate::dump::actions;
use crate::dump::entities;
use crate::dump::message::{Media, MediaKind};
use crate::dump::objects::{Draft, View};

use super::fields;
use super::tdlib::kind;

/// Reads a content into the draft; for a record of the service, what happened.
pub(super) fn read(content: View<'_>, draft: &mut Draft) -> Option<String> {
    let kind = kind(content).unwrap_or_default();
    let short = kind.strip_prefix("message").unwrap_or(&kind);
    if let Some(text) = content.get("text").or_else(|| content.get("caption")) {
        formatted(text, draft);
    }
    let named = |kind, key: &str| {
        let file = content.get(key);
        let text = |key| file.and_then(|file: View<'_>| file.get(key)).and_then(View::text);
        let name = fields::track(text("performer"), text("title")).or(text("file_name")).or(text("emoji"));
        fields::named(kind, name)
    };
    let media = match short {
        "Text" => None,
        "Photo" => Some(fields::media(MediaKind::Photo)),
        "Video" => Some(named(MediaKind::Video, "video")),
        "Animation" => Some(named(MediaKind::Animation, "animation")),
        "Audio" => Some(named(MediaKind::Audio, "audio")),
        "Document" => Some(named(MediaKind::File, "document")),
        "Sticker" => Some(named(MediaKind::Sticker, "sticker")),
        "VoiceNote" => Some(fields::media(MediaKind::VoiceMessage)),
        "VideoNote" => Some(fields::media(MediaKind::VideoMessage)),
        "PaidMedia" | "PaidAlbum" => Some(fields::media(MediaKind::File)),
        "Story" => Some(fields::media(MediaKind::Story)),
        "Giveaway" | "GiveawayWinners" | "PremiumGiveaway" => Some(fields::media(MediaKind::Giveaway)),
        "Invoice" => Some(fields::described(MediaKind::Invoice, content.get("product_info").unwrap_or(content))),
        "Game" => content.get("game").map(|game| fields::described(MediaKind::Game, game)),
        "Contact" => content.get("contact").map(fields::contact),
        "Poll" => content.get("poll").map(|poll| list(MediaKind::Poll, poll, "question", "options")),
        "Checklist" => content.get("list").map(|tasks| list(MediaKind::Checklist, tasks, "title", "tasks")),
        "Location" => content.get("location").map(|at| place(None, Some(at))),
        "Venue" => content.get("venue").map(|venue| place(Some(venue), venue.get("location"))),
        // An emoji by itself moves; it is a text all the same.
        "AnimatedEmoji" => {
            if let Some(raw) = content.get("emoji").and_then(View::raw) {
                draft.plain(raw);
            }
            None
        }
        "Dice" => Some(fields::named(MediaKind::Sticker, content.get("emoji").and_then(View::text))),
        "Unsupported" | "ExpiredPhoto" | "ExpiredVideo" | "ExpiredVoiceNote" | "ExpiredVideoNote" => {
            Some(Media { missing: Some(kind.clone()), ..Media::default() })
        }
        _ => {
            if draft.message.text.is_empty() {
                draft.message.text = content.get("title").and_then(View::text).unwrap_or_default();
            }
            return Some(actions::named(fields::snake(short)));
        }
    };
    draft.message.media.extend(media);
    None
}

/// A text with its marks; very old ones are a string.
fn formatted(text: View<'_>, draft: &mut Draft) {
    if let Some(raw) = text.raw().or_else(|| text.get("text")?.raw()) {
        draft.append(raw);
    }
    let list = text.get("entities");
    let marked = list.map(|list| fields::marked(list, |one| kind(one.get("type")?))).unwrap_or_default();
    entities::place(&mut draft.message.text, marked, &mut draft.message.entities);
}

fn list(kind: MediaKind, what: View<'_>, title: &str, items: &str) -> Media {
    let lines =
        what.get(items).into_iter().flat_map(View::items).filter_map(|one| fields::words_within(one.get("text")?));
    fields::poll(kind, what.get(title).and_then(fields::words_within), lines)
}

fn place(venue: Option<View<'_>>, at: Option<View<'_>>) -> Media {
    let text = |key| venue.and_then(|venue| venue.get(key)).and_then(View::text);
    fields::location(text("title"), text("address"), at.and_then(|at| at.get("latitude").zip(at.get("longitude"))))
}
