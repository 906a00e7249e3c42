//! Which format a dump has, told from its beginning.
//!
//! Only content counts, never a name. This file keeps the order of the tests; each family has its own file.
//! It reads nothing but the first 64 KiB, of some pages 2 MiB, where these are plain ASCII eight short stretches from
//! all over the text, and where they are no text its middle and its end; it takes no message out of them.

mod database;
mod encoding;
mod json;
mod keys;
mod late;
mod markup;
mod python;

use memchr::memmem;

use super::foreign::Foreign;
use super::format::{DatabaseKind, Encoding, Format, PasteKind, Refusal, TableKind};
use super::paste;
use super::source::{Source, read_full};
use super::table;
use super::whatsapp;
use database::is_database;

/// How much of the beginning is looked at.
pub(super) const HEAD: usize = 64 * 1024;

/// How much is looked at of a page that has its styles before its messages.
pub(super) const FAR: usize = 2 * 1024 * 1024;

/// How much of the middle and of the end is looked at of what does not begin as text.
const FURTHER: usize = 256 * 1024;

/// How much of a text is looked at in each place further on.
const STRETCH: usize = 16 * 1024;

/// Whether what begins like this, and was told to be `found` by that, may still turn out to be something else, further
/// behind.
pub(super) fn is_open(head: &[u8], found: &Result<Detected, Refusal>) -> bool {
    if head.len() < HEAD {
        return false;
    }
    match *found {
        Err(Refusal::Foreign(Foreign::OtherMarkup | Foreign::DesktopIndex) | Refusal::UnknownJson { .. })
        | Ok(Detected { format: Format::Paste(PasteKind::Bare), .. }) => true,
        // No row of a table is so long, but the numbers of rows that stand before them.
        Ok(Detected { format: Format::Table(TableKind::Other), .. }) => !head.contains(&b'\n'),
        // What its keys hold is told by whole objects.
        Ok(Detected { format: Format::FlatJson, start, .. }) => {
            late::length(&head[start..], false) == head.len() - start
        }
        _ => false,
    }
}

/// Tells how a text is written, from its first bytes as they are in the file.
pub(super) fn encoding(head: &[u8]) -> Encoding {
    // What says itself what it is, is no text.
    if says_itself(head) { Encoding::Utf8 } else { encoding::of(head) }
}

/// Whether a file that begins so says itself what it is.
pub(super) fn says_itself(head: &[u8]) -> bool {
    magic(head).is_some() || is_database(head)
}

/// Whether what begins so is no text.
pub(super) fn is_binary(head: &[u8]) -> bool {
    encoding::is_binary(head)
}

/// Where a beginning of plain ASCII or of no text says nothing: tells how a text is written from stretches of [`STRETCH`]
/// bytes all over it. Nothing is asked of a source that would have to unpack all that lies between.
pub(super) fn encoding_further_on(source: &dyn Source) -> Encoding {
    const PARTS: u64 = 8;
    let (length, head) = (source.len(), HEAD as u64);
    if source.stored() != length {
        return Encoding::Utf8;
    }
    let stretches: Vec<Vec<u8>> = (1..=PARTS)
        .filter_map(|part| {
            let mut stretch = vec![0; STRETCH];
            let end = head + length.saturating_sub(head) / PARTS * part;
            let count = read_full(source, end.saturating_sub(STRETCH as u64), &mut stretch).ok()?;
            stretch.truncate(count);
            Some(stretch)
        })
        .collect();
    encoding::of_stretches(stretches.iter().map(Vec::as_slice))
}

/// Of a file whose beginning is no text: what it is by what it has behind that, and the bytes that tell. `head` is as much
/// of the beginning as is looked at. What is text only is not told so, for many a file has some.
pub(super) fn further_on(source: &dyn Source, head: &[u8]) -> Option<(Detected, Vec<u8>)> {
    let told = |at: u64, bytes: &[u8]| {
        let text = encoding::text_within(bytes);
        let (from, bytes) = (text.start, &bytes[text]);
        let found = detect_at(bytes, false).ok()?;
        let known = !matches!(found.format, Format::Table(_) | Format::Database(_) | Format::Paste(_))
            || found.format == Format::Paste(PasteKind::Clipboard);
        known.then(|| (Detected { torn: found.torn || at > 0 || from + found.start > 0, ..found }, bytes.to_vec()))
    };
    let (length, size) = (source.len(), FURTHER as u64);
    let places = [length / 2, length.saturating_sub(size)].into_iter().filter(|_| source.stored() == length);
    told(0, head).or_else(|| {
        places.filter(|at| *at >= head.len() as u64).find_map(|at| {
            let mut stretch = vec![0; FURTHER];
            let count = read_full(source, at, &mut stretch).ok()?;
            told(at, &stretch[..count])
        })
    })
}

/// Tells the format from the first bytes, decoded; `whole` says that there are no others.
pub(super) fn detect(head: &[u8], whole: bool) -> Result<Format, Refusal> {
    detect_at(head, whole).map(|found| found.format)
}

/// What a text is, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Detected {
    /// What it is.
    pub(super) format: Format,
    /// Where that begins by which it was told.
    pub(super) start: usize,
    /// Whether what stands before that says otherwise, since it is damaged.
    pub(super) torn: bool,
}

/// As [`detect`], with what is known of where it begins.
pub(super) fn detect_at(head: &[u8], whole: bool) -> Result<Detected, Refusal> {
    if let Some(foreign) = magic(head) {
        return Err(Refusal::Foreign(foreign));
    }
    if is_database(head) {
        // Which program's it is stands further behind, and is told when it is opened.
        return Ok(Detected { format: Format::Database(DatabaseKind::Other), start: 0, torn: false });
    }
    if encoding::is_binary(head) {
        return Err(Refusal::Binary);
    }
    let marked = usize::from(head.starts_with(b"\xEF\xBB\xBF")) * 3;
    let blank = head[marked..].iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0);
    let start = marked + blank.ok_or(Refusal::Empty)?;
    let body = &head[start..];
    let at = |format, start| Detected { format, start, torn: false };
    let here = |format| Ok(at(format, start));
    let later = || late::find(body, whole).map(|(format, behind)| at(format, start + behind));
    // A chat that lost its beginning may begin with any piece of a message.
    let fragment = || json::is_fragment(body).then_some(at(Format::DesktopChat, start));
    if python::is_print(body) {
        return Err(Refusal::Foreign(Foreign::PythonPrint));
    }
    if json::is_json(body) {
        let Some(first) = json::told(body, whole) else {
            return later().or_else(fragment).ok_or_else(|| json::refusal(body, whole));
        };
        let corrected = late::corrected(body, whole, first);
        return match corrected {
            Some((format, behind)) => Ok(Detected { format, start: start + behind, torn: true }),
            None => here(first),
        };
    }
    if let Some(found) = markup::detect(body) {
        return found.map_or_else(|foreign| Err(Refusal::Foreign(foreign)), here);
    }
    if body.starts_with(b"window.") && memmem::find(body, b"= [").is_some() {
        return here(Format::XArchive);
    }
    if markup::is_mail(body) {
        return Err(Refusal::Foreign(Foreign::Mhtml));
    }
    let text = String::from_utf8_lossy(body);
    if whatsapp::is_export(&text) {
        return here(Format::WhatsApp);
    }
    let pasted = paste::kind_of(&text);
    // Who is no text in parts must say what the rest is.
    if pasted == PasteKind::Bare && encoding::has_odd(head) && table::kind_of(&head[marked..], whole).is_none() {
        return later().or_else(fragment).ok_or(Refusal::Binary);
    }
    if pasted == PasteKind::Bare
        && let Some(found) = later().or_else(fragment)
    {
        return Ok(found);
    }
    if let Some(kind) = table::kind_of(&head[marked..], whole) {
        return here(Format::Table(kind));
    }
    if pasted == PasteKind::Bare && whatsapp::is_single(&text) {
        return here(Format::WhatsApp);
    }
    here(Format::Paste(pasted))
}

/// Files that say themselves what they are, and are not read.
fn magic(head: &[u8]) -> Option<Foreign> {
    const MAGIC: [(&[u8], Foreign); 10] = [
        (b"PK\x03\x04", Foreign::Zip),
        (b"PK\x05\x06", Foreign::Zip),
        (b"\x1F\x8B", Foreign::Gzip),
        (b"7z\xBC\xAF", Foreign::SevenZip),
        (b"Rar!", Foreign::Rar),
        (b"\xFD7zXZ\0", Foreign::Packed),
        (b"\x28\xB5\x2F\xFD", Foreign::Packed),
        (b"BZh91AY&SY", Foreign::Packed),
        (b"%PDF", Foreign::Pdf),
        (b"\xEF\xBB\xBF%PDF", Foreign::Pdf),
    ];
    let known = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|&(_, foreign)| foreign);
    known.or_else(|| is_utf32(head).then_some(Foreign::Utf32))
}

/// Whether a text begins with the mark of UTF-32, which begins as that of UTF-16 does, and a character of four bytes.
fn is_utf32(head: &[u8]) -> bool {
    match *head {
        [0xFF, 0xFE, 0, 0, one, two, plane, 0, ..] | [0, 0, 0xFE, 0xFF, 0, plane, one, two, ..] => {
            plane <= 0x10 && (one, two) != (0, 0)
        }
        _ => false,
    }
}
