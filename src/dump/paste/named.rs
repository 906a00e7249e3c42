//! Copies that put a name before messages and no date: `> NAME:` on macOS and in Web A and Z, `NAME:` on Android.

use std::ops::Range;

use super::labels::media_kind;
use super::proposal::Marks;
use super::shape::{Before, Shape};
use super::sheet::Sheet;
use crate::dump::cuts::CutReason;
use crate::dump::message::{Chat, Media, MediaKind, Message};
use crate::hashed::{Hashed, HashedSet};

/// The longest name, in characters.
const NAME: usize = 128;

/// Signs that a client puts before the words under something attached.
const PREFIXES: [(&str, MediaKind); 3] =
    [("🖼 ", MediaKind::Photo), ("📹 ", MediaKind::Video), ("📎 ", MediaKind::File)];

/// The name in `> NAME:`.
pub(super) fn quoted(line: &str) -> Option<&str> {
    line.strip_prefix("> ")?.strip_suffix(':').map(str::trim).filter(|name| is_name(name))
}

/// The name in `NAME:`; whether it is one only other lines can tell.
pub(super) fn plain(line: &str) -> Option<&str> {
    line.strip_suffix(':').map(str::trim).filter(|name| is_name(name) && !name.starts_with('>'))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().count() <= NAME
}

/// Whether a text is a copy with `NAME:`: it begins with one, and the same line comes again behind an empty one.
pub(super) fn is_named(sheet: &Sheet) -> bool {
    let first = sheet.next_full(0);
    let named = |line: usize| plain(sheet.line(line)).is_some() && !sheet.is_blank(line + 1);
    let again = || (first + 1..sheet.len()).any(|line| sheet.after_gap(line) && sheet.line(line) == sheet.line(first));
    named(first) && again()
}

/// What a text with quoted names, or with plain ones, tells of itself.
pub(super) fn shape(sheet: &Sheet, name_of: fn(&str) -> Option<&str>) -> Shape {
    let counts = counts(sheet, name_of);
    // The channel posts most; other names are where it forwards from.
    let most = counts.iter().max_by_key(|(line, count)| (**count, std::cmp::Reverse(**line))).map(|(line, _)| *line);
    let title = most.and_then(name_of).map(str::to_owned);
    let names = counts.iter().filter(|(_, count)| **count > 1).map(|(line, _)| (*line).to_owned()).collect();
    Shape { chat: Chat { title, ..Chat::default() }, names, ..Shape::default() }
}

/// Proposes where messages begin; plain names are such as are known, or come more than once.
pub(super) fn mark(
    sheet: &Sheet,
    name_of: fn(&str) -> Option<&str>,
    names: Option<&HashedSet<String>>,
    marks: &mut Marks,
) {
    let first = sheet.next_full(0);
    if first < sheet.len() && name_of(sheet.line(first)).is_none() {
        marks.add(first, CutReason::Start, true);
    }
    // A plain name that comes once is as well the first line of a list.
    let counts = names.map(|_| counts(sheet, name_of)).unwrap_or_default();
    let is_name =
        |line: &str| names.is_none_or(|names| names.has(line) || counts.get(line).is_some_and(|&count| count > 1));
    for line in headers(sheet, name_of) {
        marks.add(line, CutReason::Header, is_name(sheet.line(line)));
    }
}

/// Lines that may be names of those who wrote what stands under them.
fn headers(sheet: &Sheet, name_of: fn(&str) -> Option<&str>) -> impl Iterator<Item = usize> {
    (0..sheet.len()).filter(move |&line| sheet.after_gap(line) && name_of(sheet.line(line)).is_some())
}

/// How often each of them comes.
fn counts(sheet: &Sheet, name_of: fn(&str) -> Option<&str>) -> Hashed<&str, usize> {
    let mut counts = Hashed::default();
    for line in headers(sheet, name_of) {
        *counts.entry(sheet.line(line), Default::default) += 1;
    }
    counts
}

/// Reads one message; whether it is one.
pub(super) fn read(
    sheet: &Sheet,
    lines: Range<usize>,
    before: Before<'_>,
    name_of: fn(&str) -> Option<&str>,
    message: &mut Message,
) -> bool {
    message.from = before.header.and_then(name_of).map(str::to_owned);
    let start = lines.start + usize::from(before.own);
    let text = sheet.text_of(sheet.trimmed(start..lines.end)).trim();
    let prefix = PREFIXES.iter().find_map(|&(sign, kind)| text.strip_prefix(sign).map(|rest| (kind, rest)));
    let (kind, text) = match (prefix, media_kind(text)) {
        (Some((kind, rest)), _) => (Some(kind), rest),
        (None, Some(kind)) => (Some(kind), ""),
        (None, None) => (None, text),
    };
    message.media.extend(kind.map(|kind| Media { kind, ..Media::default() }));
    message.text.push_str(text);
    !message.text.is_empty() || !message.media.is_empty()
}
