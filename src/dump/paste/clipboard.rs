//! `NAME, [DATE]` before each message: copies of Telegram Desktop of all ages and of Web K.

use std::ops::Range;

use super::labels::{FORWARDED, IN_REPLY, media_kind};
use super::marks::is_ruler;
use super::sheet::Sheet;
use super::{Mark, Plan};
use crate::dump::cuts::CutReason;
use crate::dump::message::{Chat, Forward, Media, MediaKind, Message, Reply};
use crate::dump::stamp::{Order, Stamp, is_mark};

/// The name and the date of a header line.
pub(super) fn header(line: &str) -> Option<(&str, Stamp)> {
    // Names and dates of languages written from the right have marks around them. macOS ends the line with a colon.
    let line = trimmed(line);
    let line = line.strip_suffix(':').unwrap_or(line);
    let (name, date) = trimmed(line).strip_suffix(']')?.rsplit_once('[')?;
    let named = name.trim_end_matches(is_mark).strip_suffix(' ')?;
    let name = trimmed(named.trim_end_matches(is_mark).strip_suffix(',')?);
    Some((name, Stamp::parse(date)?)).filter(|(name, _)| !name.is_empty())
}

/// Without gaps and marks of direction around it.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_mark(c))
}

/// Proposes the cuts: at every header that begins the text or follows an empty line.
pub(super) fn plan(sheet: &Sheet) -> Plan {
    let mut marks = Vec::new();
    let (mut stamps, mut names) = (Vec::new(), Vec::new());
    for line in 0..sheet.len() {
        let Some((name, stamp)) = header(sheet.line(line)) else { continue };
        let cut = sheet.after_gap(line) || is_ruler(sheet.line(line - 1));
        marks.push(Mark { line, reason: CutReason::Header, cut });
        if cut {
            stamps.push(stamp);
            names.push(name);
        }
    }
    let first = sheet.next_full(0);
    if marks.first().is_none_or(|mark| mark.line > first) && first < sheet.len() {
        // An introduction stays, as a note without a date.
        marks.insert(0, Mark { line: first, reason: CutReason::Start, cut: true });
    }
    let (order, certain) = Order::of(&stamps);
    // Posts of a channel bear its title; different names are those of people in a group.
    let title = names.first().filter(|first| names.iter().all(|name| name == *first)).map(|name| (*name).to_owned());
    Plan { chat: Chat { title, ..Chat::default() }, marks, order, doubtful_order: !certain, ..Plan::default() }
}

/// Reads one message, `header` being the line with its name and date; whether it is one.
pub(super) fn read(
    sheet: &Sheet,
    lines: Range<usize>,
    header_line: Option<usize>,
    order: Order,
    message: &mut Message,
) -> bool {
    let mut body = lines.clone();
    let mut headed = false;
    if let Some(line) = header_line
        && let Some((name, stamp)) = header(sheet.line(line))
    {
        message.from = Some(name.to_owned());
        message.posted = stamp.posted(order);
        headed = line == lines.start;
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
        let Some(inner) = sheet.line(line).strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) else { break };
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
