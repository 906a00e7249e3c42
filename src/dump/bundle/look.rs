//! Looking at one file: its beginning, and before that its name.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;

use super::found::Found;
use super::groups::Looked;
use super::shape::{Shape, shape};
use crate::dump::detect::{self, FAR, HEAD, detect_at};
use crate::dump::format::Format;
use crate::dump::layers::{Decoded, Decoding};
use crate::dump::source::{Source, SourceError, read_full};

/// Endings of names of pictures, films and sounds.
const MEDIA: [&str; 29] = [
    "jpg", "jpeg", "png", "gif", "webp", "heic", "bmp", "tif", "tiff", "ico", "svg", "mp4", "mov", "m4v", "webm",
    "mkv", "avi", "3gp", "mp3", "ogg", "oga", "opus", "m4a", "aac", "wav", "flac", "tgs", "vcf", "vcard",
];
/// Endings of names of other things that lie beside dumps and are none.
const FURNITURE: [&str; 13] =
    ["css", "woff", "woff2", "ttf", "pdf", "docx", "xlsx", "pptx", "odt", "ods", "epub", "apk", "exe"];

/// What a file is that begins so.
pub(super) fn looked(found: Found, source: Rc<dyn Source>, bytes: &[u8]) -> Looked {
    let encoding = detect::encoding(bytes);
    // What cannot be read is told when it is.
    let more = detect::is_open(bytes, &detect_at(bytes, false)).then(|| beginning(&*source, FAR).ok()).flatten();
    let (begun, least) = more.as_deref().map_or((bytes, HEAD), |more| (more, FAR));
    let whole = begun.len() < least;
    let shape = match Decoding::of(encoding) {
        None => shape(begun, whole, found.name()),
        Some(decoding) => {
            let text = beginning(&Decoded::through(&begun.to_vec(), &decoding), least).unwrap_or_default();
            shape(&text, whole, found.name())
        }
    };
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let mut print = DefaultHasher::new();
    bytes.hash(&mut print);
    Looked { found, source, shape, encoding, mark, same: None, told: None, print: print.finish() }
}

/// Looks further into a file that nobody named and that does not begin as text, as who reads it would; about how many bytes
/// that took.
pub(super) fn look_further(looked: &mut Looked, bytes: &[u8]) -> usize {
    let is_torn = looked.shape == Shape::Other && detect::is_binary(bytes) && !detect::says_itself(bytes);
    if !is_torn || looked.found.chosen {
        return 0;
    }
    let Ok(begun) = beginning(&*looked.source, FAR) else { return 0 };
    if let Some((found, _)) = detect::further_on(&*looked.source, &begun) {
        let account = found.format == Format::DesktopAccount;
        let desktop = account || found.format == Format::DesktopChat;
        looked.shape = if desktop { Shape::Desktop { title: None, account } } else { Shape::Known };
    }
    begun.len()
}

/// The beginning of a file.
pub(super) fn head(source: &dyn Source) -> Result<Vec<u8>, SourceError> {
    beginning(source, HEAD)
}

fn beginning(source: &dyn Source, length: usize) -> Result<Vec<u8>, SourceError> {
    let mut head = vec![0; length];
    let count = read_full(source, 0, &mut head)?;
    head.truncate(count);
    Ok(head)
}

/// Whether a name says that this is no dump, as far as names are honest.
pub(super) fn is_media(found: &Found) -> bool {
    let ending = found.name().rsplit_once('.').map_or("", |(_, ending)| ending);
    let one_of = |endings: &[&str]| endings.iter().any(|known| ending.eq_ignore_ascii_case(known));
    one_of(&MEDIA) || (!found.chosen && one_of(&FURNITURE))
}

/// What macOS writes beside every file, for itself alone.
pub(super) fn is_shadow(found: &Found) -> bool {
    !found.chosen && found.name().starts_with("._") || found.path.split('/').any(|part| part == "__MACOSX")
}

/// Whether a file may be a dump or part of one.
pub(super) fn is_promising(looked: &Looked) -> bool {
    !matches!(looked.shape, Shape::Other | Shape::NoMessages | Shape::SlackUsers)
}
