//! What a table says to be attached to a message, by a word, a class, a path or an address.

use crate::dump::message::{Media, MediaKind};

use super::written::is_false;

/// What a word, a name of a class or a path says about something attached.
pub(super) fn attached(value: &str) -> Option<Media> {
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
fn of_word(word: &str) -> Option<MediaKind> {
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
pub(in crate::dump) fn of_path(path: &str) -> Option<MediaKind> {
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
pub(super) fn attachment(url: &str) -> Media {
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    Media { kind: of_path(name).unwrap_or_default(), name: Some(name.to_owned()), ..Media::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
