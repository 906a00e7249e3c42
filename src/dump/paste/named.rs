//! Copies that put a name before messages and no date: `> NAME:` on macOS and in Web A and Z, `NAME:` on Android.

use std::collections::HashMap;
use std::ops::Range;

use super::labels::media_kind;
use super::sheet::Sheet;
use super::{Mark, Plan};
use crate::dump::cuts::CutReason;
use crate::dump::message::{Chat, Media, MediaKind, Message};

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

/// Proposes the cuts of a text with quoted names, or with plain ones.
pub(super) fn plan(sheet: &Sheet, name_of: fn(&str) -> Option<&str>) -> Plan {
    let headers = || (0..sheet.len()).filter(|&line| sheet.after_gap(line) && name_of(sheet.line(line)).is_some());
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in headers() {
        *counts.entry(sheet.line(line)).or_default() += 1;
    }
    // A plain name that comes once is as well the first line of a list.
    let quoted = name_of("> x:") == Some("x");
    let is_header = |line: &usize| quoted || counts.get(sheet.line(*line)).is_some_and(|&count| count > 1);
    let mut marks: Vec<_> =
        headers().map(|line| Mark { line, reason: CutReason::Header, cut: is_header(&line) }).collect();
    let first = sheet.next_full(0);
    if marks.first().is_none_or(|mark| mark.line > first) && first < sheet.len() {
        marks.insert(0, Mark { line: first, reason: CutReason::Start, cut: true });
    }
    // The channel posts most; other names are where it forwards from.
    let most = counts.iter().max_by_key(|(line, count)| (**count, std::cmp::Reverse(**line))).map(|(line, _)| *line);
    let title = most.and_then(name_of).map(str::to_owned);
    Plan { chat: Chat { title, ..Chat::default() }, marks, ..Plan::default() }
}

/// Reads one message; whether it is one.
pub(super) fn read(
    sheet: &Sheet,
    lines: Range<usize>,
    header: Option<usize>,
    name_of: fn(&str) -> Option<&str>,
    message: &mut Message,
) -> bool {
    message.from = header.and_then(|line| name_of(sheet.line(line))).map(str::to_owned);
    let start = if header == Some(lines.start) { lines.start + 1 } else { lines.start };
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
