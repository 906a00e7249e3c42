//! What is attached to a message, as Telegram describes it: told by the keys, since custom dumps lose the names of types.

use crate::dump::message::{Media, MediaKind};
use crate::dump::objects::View;

use super::fields;

/// Reads what stands under `media`.
pub(super) fn read(attached: View<'_>, media: &mut Vec<Media>) {
    let kind = attached.any(&["_", "_type", "className"]).and_then(View::text).unwrap_or_default();
    if let Some(word) = attached.text() {
        media.extend(fields::media_by_word(&word).map(fields::media));
    } else if let Some(document) = attached.get("document").filter(|document| document.is_object()) {
        media.push(read_document(document));
    } else if attached.get("photo").is_some() || kind.ends_with("Photo") {
        media.push(fields::media(MediaKind::Photo));
    } else if let Some(poll) = attached.get("poll") {
        let answers = poll.get("answers").into_iter().flat_map(View::items);
        let answers = answers.filter_map(|answer| fields::words_within(answer.get("text")?));
        media.push(fields::poll(MediaKind::Poll, poll.get("question").and_then(fields::words_within), answers));
    } else if let Some(list) = attached.get("todo") {
        let items = list.get("list").into_iter().flat_map(View::items);
        let items = items.filter_map(|item| fields::words_within(item.get("title")?));
        media.push(fields::poll(MediaKind::Checklist, list.get("title").and_then(fields::words_within), items));
    } else if let Some(geo) = attached.get("geo") {
        let at = geo.get("lat").zip(geo.get("long"));
        let text = |key| attached.get(key).and_then(View::text);
        media.push(fields::location(text("title"), text("address"), at));
    } else if attached.get("phone_number").is_some() {
        media.push(fields::contact(attached));
    } else if let Some(game) = attached.get("game") {
        media.push(fields::described(MediaKind::Game, game));
    } else if kind.ends_with("Unsupported") {
        media.push(Media { missing: Some(kind), ..Media::default() });
    } else if kind.ends_with("Invoice") {
        media.push(fields::described(MediaKind::Invoice, attached));
    } else if let Some(emoji) = attached.get("emoticon").and_then(View::text) {
        media.push(fields::named(MediaKind::Sticker, Some(emoji)));
    } else if !kind.is_empty() {
        media.extend(fields::media_by_word(&kind).map(fields::media));
    }
}

/// A file, of which its attributes tell what it is.
fn read_document(document: View<'_>) -> Media {
    let mut kind = match document.get("mime_type").and_then(View::text).as_deref() {
        Some(mime) if mime.starts_with("image/") => MediaKind::Photo,
        _ => MediaKind::File,
    };
    let (mut file_name, mut track, mut emoji) = (None, None, None);
    let mut animated = false;
    for one in document.get("attributes").into_iter().flat_map(View::items) {
        let name = one.any(&["_", "_type", "className"]).and_then(View::text).unwrap_or_default();
        let is = |word: &str, key: &str| name.ends_with(word) || name.is_empty() && one.get(key).is_some();
        let text = |key: &str| one.get(key).and_then(View::text);
        let flag = |key: &str| one.get(key).is_some_and(View::is_true);
        if is("Filename", "file_name") {
            file_name = text("file_name");
        } else if is("Sticker", "stickerset") {
            (kind, emoji) = (MediaKind::Sticker, text("alt"));
        } else if is("Audio", "voice") {
            kind = if flag("voice") { MediaKind::VoiceMessage } else { MediaKind::Audio };
            track = fields::track(text("performer"), text("title"));
        } else if is("Video", "round_message") && kind != MediaKind::Sticker {
            kind = if flag("round_message") { MediaKind::VideoMessage } else { MediaKind::Video };
        } else if name.ends_with("Animated") {
            animated = true;
        }
    }
    if animated && matches!(kind, MediaKind::File | MediaKind::Video | MediaKind::Photo) {
        kind = MediaKind::Animation;
    }
    // A picture sent as a file is a file.
    if kind == MediaKind::Photo && file_name.is_some() {
        kind = MediaKind::File;
    }
    fields::named(kind, track.or(file_name).or(emoji))
}
