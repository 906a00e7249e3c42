//! `NAME, [DATE]` before each message: copies of Telegram Desktop of all ages and of Web K.

use std::ops::Range;

use super::labels::{FORWARDED, IN_REPLY, media_kind};
use super::marks::is_ruler;
use super::proposal::Marks;
use super::shape::{Before, Shape};
use super::sheet::Sheet;
use crate::dump::cuts::CutReason;
use crate::dump::message::{Chat, Forward, Media, MediaKind, Message, Reply};
use crate::dump::stamp::{Evidence, Order, Stamp, is_mark};

/// The name and the date of a header line; there may be no such date.
pub(super) fn header(line: &str) -> Option<(&str, Stamp)> {
    // Names and dates of languages written from the right have marks around them. macOS ends the line with a colon.
    let line = trimmed(line);
    let line = line.strip_suffix(':').unwrap_or(line);
    let (name, date) = trimmed(line).strip_suffix(']')?.rsplit_once('[')?;
    let named = name.trim_end_matches(is_mark).strip_suffix(' ')?;
    let name = trimmed(named.trim_end_matches(is_mark).strip_suffix(',')?);
    Some((name, Stamp::written(date)?)).filter(|(name, _)| !name.is_empty())
}

/// Without gaps and marks of direction around it.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_mark(c))
}

/// What a text tells of itself.
pub(super) fn shape(sheet: &Sheet) -> Shape {
    let (mut evidence, mut first, mut title, mut several) = (Evidence::default(), None, None, false);
    for line in 0..sheet.len() {
        let Some((name, stamp)) = header(sheet.line(line)) else { continue };
        first.get_or_insert(line);
        if begins(sheet, line) {
            evidence.add(&stamp);
            several |= *title.get_or_insert(name) != name;
        }
    }
    let (order, certain) = evidence.verdict();
    // Posts of a channel bear its title; different names are those of people in a group.
    let title = title.filter(|_| !several).map(str::to_owned);
    Shape { chat: Chat { title, ..Chat::default() }, order, doubtful: first.filter(|_| !certain), ..Shape::default() }
}

/// Whether a message begins with a header: it begins the text or follows an empty line.
fn begins(sheet: &Sheet, line: usize) -> bool {
    sheet.after_gap(line) || is_ruler(sheet.line(line - 1))
}

/// Proposes where messages begin.
pub(super) fn mark(sheet: &Sheet, marks: &mut Marks) {
    let first = sheet.next_full(0);
    if first < sheet.len() && header(sheet.line(first)).is_none() {
        // An introduction stays, as a note without a date.
        marks.add(first, CutReason::Start, true);
    }
    for line in (first..sheet.len()).filter(|&line| header(sheet.line(line)).is_some()) {
        marks.add(line, CutReason::Header, begins(sheet, line));
    }
}

/// Reads one message; whether it is one.
pub(super) fn read(
    sheet: &Sheet,
    lines: Range<usize>,
    before: Before<'_>,
    order: Order,
    message: &mut Message,
) -> bool {
    let mut body = lines;
    let mut headed = false;
    if let Some((name, stamp)) = before.header.and_then(header) {
        message.from = Some(name.to_owned());
        message.posted = stamp.posted(order);
        headed = before.own;
        body.start += usize::from(headed);
    }
    while body.start < body.end && is_ruler(sheet.line(body.end - 1)) {
        body = sheet.trimmed(body.start..body.end - 1);
    }
    if headed {
        body.start = labels(sheet, body.clone(), message);
    }
    for line in sheet.trimmed(body.clone()) {
        let text = sheet.text_of(line..line + 1);
        // The braces around a transcript are the client's.
        if !matches!(text.trim(), "{{" | "}}") {
            message.text.push_str(text);
            message.text.push('\n');
        }
    }
    message.text.truncate(message.text.trim_end().len());
    headed || !message.text.is_empty()
}

/// Takes the lines in brackets that the client puts before a text; where the text begins.
fn labels(sheet: &Sheet, body: Range<usize>, message: &mut Message) -> usize {
    let mut line = body.start;
    while line < body.end {
        // Files of an album have gaps between them.
        let next = sheet.next_full(line);
        if next > line
            && next < body.end
            && !message.media.is_empty()
            && bracketed(sheet, next).and_then(placeholder).is_some()
        {
            line = next;
        }
        let Some(inner) = bracketed(sheet, line) else { break };
        let after = |labels: &[&str]| {
            labels
                .iter()
                .find_map(|label| inner.strip_prefix(label)?.strip_prefix(' ').map(|name| name.trim().to_owned()))
        };
        if message.media.is_empty()
            && message.forward.is_none()
            && let Some(name) = after(&FORWARDED)
        {
            let name = name.split_once(" via @").map_or(name.as_str(), |(name, _)| name).to_owned();
            message.forward = Some(Forward { name: Some(name), ..Forward::default() });
        } else if let Some(quote) = after(&IN_REPLY) {
            message.reply = Some(Reply { quote: Some(quote), ..Reply::default() });
        } else if inner.starts_with(' ')
            && let Some(media) = placeholder(inner)
        {
            let lines = attached(sheet, line + 1..body.end, media.kind);
            let name = media.name.as_deref().filter(|_| media.kind == MediaKind::Poll);
            let text: Vec<_> =
                name.into_iter().chain(lines.clone().map(|line| sheet.line(line).trim_start_matches("- "))).collect();
            line = lines.end - 1;
            message.media.push(Media { text: (!text.is_empty()).then(|| text.join("\n")), ..media });
        } else {
            break;
        }
        line += 1;
    }
    line
}

/// What stands between the brackets that a line consists of.
fn bracketed(sheet: &Sheet, line: usize) -> Option<&str> {
    sheet.line(line).strip_prefix('[')?.strip_suffix(']')
}

/// `[ Photo ]`, `[ File : plan.pdf ]`, `[ 😀 Sticker ]`; `inner` is what stands between the brackets.
fn placeholder(inner: &str) -> Option<Media> {
    let (label, name) = inner.split_once(" : ").map_or((inner, None), |(label, name)| (label, Some(name.trim())));
    if let Some(kind) = media_kind(label) {
        return Some(Media { kind, name: name.map(str::to_owned), ..Media::default() });
    }
    let (emoji, label) = label.trim().rsplit_once(' ')?;
    let kind = media_kind(label).filter(|&kind| kind == MediaKind::Sticker)?;
    Some(Media { kind, name: Some(emoji.to_owned()), ..Media::default() })
}

/// The lines under a placeholder that belong to it.
fn attached(sheet: &Sheet, lines: Range<usize>, kind: MediaKind) -> Range<usize> {
    let belongs = |(index, line): (usize, usize)| {
        let text = sheet.line(line);
        match kind {
            MediaKind::Poll | MediaKind::Checklist => text.starts_with("- "),
            MediaKind::Contact => index < 2 && !text.is_empty(),
            MediaKind::Location => index == 0 && text.starts_with("http"),
            _ => false,
        }
    };
    let count = lines.clone().enumerate().take_while(|&pair| belongs(pair)).count();
    lines.start..lines.start + count
}
