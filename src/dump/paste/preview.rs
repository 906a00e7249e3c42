//! The preview page at t.me/s, selected and copied in a browser: texts between page furniture.

use crate::dump::decimal::Decimal;
use crate::hashed::Hashed;
use std::ops::Range;

use super::footer::{Footer, Held, chip, is_counter, reactions};
use super::labels::{NOT_SHOWN, PAGE, POLL, SERVICE, VOTERS, is_one, media_kind};
use super::marks::forwarded_from;
use super::proposal::Marks;
use super::shape::Shape;
use super::sheet::Sheet;
use crate::dump::calendar::Day;
use crate::dump::cuts::CutReason;
use crate::dump::message::{Chat, ChatKind, Forward, Media, MediaKind, Message, MessageKind};
use crate::dump::time::{Posted, Precision, Zone};

/// Whether a text has enough furniture to be such a page.
pub(super) fn is_preview(sheet: &Sheet) -> bool {
    let (mut full, mut views) = (0, 0);
    for footer in (0..sheet.len()).filter_map(|line| Footer::parse(sheet.line(line))) {
        full += u32::from(footer.is_full());
        views += u32::from(footer.views.is_some());
    }
    full >= 1 || views >= 2
}

/// What a page tells of itself.
pub(super) fn shape(sheet: &Sheet) -> Shape {
    let title = title(sheet, &starts(sheet));
    let head = head(sheet, title.as_deref());
    Shape { chat: chat(sheet, head.clone(), title), begins: head.end, ..Shape::default() }
}

/// Proposes where posts begin, from a line on: behind every footer.
pub(super) fn mark(sheet: &Sheet, from: usize, title: Option<&str>, marks: &mut Marks) {
    let first = sheet.next_full(from);
    if first == sheet.len() {
        return;
    }
    marks.add(first, CutReason::Start, true);
    let mut starts = starts(sheet).into_iter().map(|line| line as usize).filter(|&line| line > first).peekable();
    for line in first + 1..sheet.len() {
        let behind = starts.next_if_eq(&line).is_some();
        // Posts without views end where the title comes again.
        if title.is_some_and(|title| sheet.line(line) == title) {
            marks.add(line, CutReason::TitleLine, true);
        } else if behind {
            marks.add(line, CutReason::Footer, true);
        }
    }
}

/// The lines behind footers.
fn starts(sheet: &Sheet) -> Vec<u32> {
    let mut starts = Vec::new();
    let mut line = 0;
    while line < sheet.len() {
        if Footer::parse(sheet.line(line)).is_some_and(|footer| footer.views.is_some()) {
            line = behind_footer(sheet, line);
            starts.push(line as u32);
        } else {
            line += 1;
        }
    }
    starts.pop_if(|start| *start as usize == sheet.len());
    starts
}

/// The day that holds behind some lines, and for the post that they are.
pub(super) fn day(sheet: &Sheet, lines: Range<usize>, before: Held) -> Held {
    lines.filter_map(|line| chip(sheet.line(line))).fold(before, Held::behind)
}

/// The first line behind a footer and a date under it.
fn behind_footer(sheet: &Sheet, line: usize) -> usize {
    let mut next = sheet.next_full(line + 1);
    while next < sheet.len() {
        let text = sheet.line(next);
        let goes_on = Footer::parse(text).is_some_and(|footer| footer.views.is_none()) || chip(text).is_some();
        if !goes_on {
            break;
        }
        next = sheet.next_full(next + 1);
    }
    next
}

/// The channel's title: the line that begins most posts, or the first line over its name.
fn title(sheet: &Sheet, starts: &[u32]) -> Option<String> {
    let mut counts: Hashed<&str, usize> = Hashed::default();
    for &start in starts {
        *counts.entry(sheet.line(start as usize), Default::default) += 1;
    }
    let first = sheet.next_full(0);
    *counts.entry(sheet.line(first), Default::default) += 1;
    let most = counts.into_iter().max_by_key(|&(line, count)| (count, std::cmp::Reverse(line)));
    let named = sheet.line(sheet.next_full(first + 1)).starts_with('@').then(|| sheet.line(first));
    most.filter(|&(_, count)| count > 1).map(|(line, _)| line).or(named).map(str::to_owned)
}

/// The lines about the channel, before the first post.
fn head(sheet: &Sheet, title: Option<&str>) -> Range<usize> {
    let first = sheet.next_full(0);
    if title != Some(sheet.line(first)) {
        return first..first;
    }
    let footer = (first..sheet.len()).find(|&line| Footer::parse(sheet.line(line)).is_some()).unwrap_or(sheet.len());
    let again = (first + 1..footer).find(|&line| Some(sheet.line(line)) == title);
    let page = || (first..footer).rev().find(|&line| is_one(sheet.line(line), &PAGE)).map(|line| line + 1);
    let known = |line: usize| sheet.line(line).starts_with('@') || is_counter(sheet.line(line));
    let counted =
        || (first + 1..footer).take_while(|&line| sheet.is_blank(line) || known(line)).last().map(|line| line + 1);
    first..again.or_else(page).or_else(counted).unwrap_or(first)
}

fn chat(sheet: &Sheet, head: Range<usize>, title: Option<String>) -> Chat {
    let mut chat = Chat { title, kind: ChatKind::Channel, ..Chat::default() };
    let mut description: Vec<&str> = Vec::new();
    for line in head.skip(1).map(|line| sheet.line(line)) {
        match line.strip_prefix('@') {
            Some(name) if chat.username.is_none() && !name.contains(char::is_whitespace) => {
                chat.username = Some(name.to_owned());
            }
            _ if is_counter(line) || is_one(line, &PAGE) || line.is_empty() => {}
            _ => description.push(line),
        }
    }
    chat.description = (!description.is_empty()).then(|| description.join("\n"));
    chat
}

/// Reads one post; whether it is one.
pub(super) fn read(
    sheet: &Sheet,
    lines: Range<usize>,
    title: Option<&str>,
    day: Option<Day>,
    message: &mut Message,
) -> bool {
    let mut post = Post { body: Vec::new(), empty: true, footer: Footer::default(), found: false };
    for line in lines {
        post.take(sheet.line(line), sheet.text_of(line..line + 1), title, message);
    }
    poll(&mut post.body, message);
    let body = post.body.join("\n");
    message.text.push_str(body.trim());
    if SERVICE.iter().any(|words| message.text.to_lowercase().contains(words)) && message.text.lines().count() == 1 {
        message.kind = MessageKind::Service;
        message.action = Some(message.text.to_lowercase());
    }
    message.views = post.footer.views;
    message.signature = post.footer.signature.take();
    message.edited_sometime = post.footer.edited;
    // A date stands under the first post of its day and holds for those that follow.
    message.posted = day.map(|day| Posted {
        seconds: i64::from(day.0) * 86_400 + i64::from(post.footer.clock.unwrap_or(0)) * 60,
        zone: Zone::Unknown,
        precision: if post.footer.clock.is_some() { Precision::Minute } else { Precision::Day },
    });
    post.found || !message.text.is_empty() || !message.media.is_empty()
}

/// A post as its lines are met.
struct Post<'a> {
    body: Vec<&'a str>,
    /// Whether no line of it has text yet.
    empty: bool,
    footer: Footer,
    /// Whether a footer was met.
    found: bool,
}

impl<'a> Post<'a> {
    fn take(&mut self, line: &str, whole: &'a str, title: Option<&str>, message: &mut Message) {
        let empty = self.empty;
        if empty && Some(line) == title && message.from.is_none() {
            message.from = title.map(str::to_owned);
        } else if empty && message.forward.is_none() && forwarded_from(line).is_some() {
            let name = forwarded_from(line).map(str::to_owned);
            message.forward = Some(Forward { name, ..Forward::default() });
        } else if is_one(line, &NOT_SHOWN) {
            if message.media.is_empty() {
                let missing = Some(line.to_owned());
                message.media.push(Media { kind: MediaKind::File, missing, ..Media::default() });
            }
        } else if let Some(kind) = media_kind(line).filter(|_| empty) {
            message.media.push(Media { kind, ..Media::default() });
        } else if chip(line).is_some() && self.found {
            // It dates the post and is no part of it.
        } else if let Some(footer) = Footer::parse(line).filter(|footer| self.found || footer.views.is_some()) {
            self.found = true;
            self.footer.views = self.footer.views.or(footer.views);
            self.footer.signature = self.footer.signature.take().or(footer.signature);
            self.footer.clock = self.footer.clock.or(footer.clock);
            self.footer.edited |= footer.edited;
        } else if empty && Footer::parse(line).is_some_and(|footer| footer.clock.is_some()) {
            // How long a video lasts.
            message.media.push(Media { kind: MediaKind::Video, ..Media::default() });
        } else if let Some(row) = reactions(line).filter(|_| !empty || !message.media.is_empty()) {
            message.reactions.extend(row);
        } else {
            self.empty &= line.is_empty();
            self.body.push(whole);
        }
    }
}

/// Takes a poll out of the lines of a post.
fn poll(body: &mut Vec<&str>, message: &mut Message) {
    let Some(kind) = body.iter().position(|line| is_one(line.trim(), &POLL)) else { return };
    let question = kind.saturating_sub(1);
    let is_share = |line: &str| line.strip_suffix('%').is_some_and(|number| Decimal::parse(number).is_some());
    let is_voters = |line: &str| super::footer::count(line).is_some_and(|(_, rest)| is_one(rest.trim(), &VOTERS));
    let lines = body[question..].iter().map(|line| line.trim());
    let lines = lines.filter(|line| !line.is_empty() && !is_share(line) && !is_voters(line) && !is_one(line, &POLL));
    let text: Vec<&str> = lines.collect();
    message.media.push(Media {
        kind: MediaKind::Poll,
        name: text.first().map(|&line| line.to_owned()),
        text: Some(text.join("\n")),
        ..Media::default()
    });
    body.truncate(question);
}
