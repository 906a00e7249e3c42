//! Whether a file holds others, or is packed: by how it begins, or, where its beginning is damaged, by what else says so.
//!
//! Never unpacks more of it than its beginning.

use super::found::Found;
use crate::dump::archive::{has_directory, has_headers};
use crate::dump::detect;
use crate::dump::layers::{Begun, Packing, begun};
use crate::dump::source::{Source, read_full};

/// What there is inside a file.
pub(super) enum Contained {
    /// Files, in an archive.
    Archive,
    /// One file, packed.
    Packed(Packing),
}

/// The record behind the directory of an archive, without a comment.
const END: u64 = 22;

/// What is inside a file that begins so; `None`: nothing but itself.
pub(super) fn contained(found: &Found, source: &dyn Source, head: &Vec<u8>) -> Option<Contained> {
    if is_zip(head) {
        return Some(Contained::Archive);
    }
    // The data of an entry are packed as those of gzip are, so that is asked last.
    let is_archive = || has_headers(head) || !found.is_unpacked() && ends(source, head);
    if !detect::says_itself(head) && is_archive() {
        return Some(Contained::Archive);
    }
    match begun(head) {
        Begun::Member => Some(Contained::Packed(Packing::Gzip)),
        Begun::Behind { data } => Some(Contained::Packed(Packing::Headless { data })),
        Begun::Other => None,
    }
}

/// Whether a file that begins so is an archive.
fn is_zip(head: &[u8]) -> bool {
    let marks: [&[u8]; 4] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08PK\x03\x04", b"PK00PK\x03\x04"];
    marks.iter().any(|mark| head.starts_with(mark))
}

/// Whether a file ends as an archive does. A comment behind the directory is looked for only where the beginning is no text.
fn ends(source: &dyn Source, head: &[u8]) -> bool {
    let (length, mut end) = (source.len(), [0; END as usize]);
    let start = length.saturating_sub(END);
    let bare = read_full(source, start, &mut end).is_ok() && end.starts_with(b"PK\x05\x06");
    (bare || detect::is_binary(head)) && has_directory(source, length)
}
