//! Texts one after the other, at most with title, description and forward lines: where one ends and the next
//! begins.
//!
//! Measured on real pages: an empty line separates paragraphs within a message; messages are separated by a single
//! line end, by a forward line, by a line of hashtags before or a flag behind.

use std::ops::Range;

use super::labels::{BULLETS, HANGING, OF_A_CHANNEL};
use super::marks::{begins_with_flag, forwarded_from, is_hashtags, is_list_item, leading_symbol, visible};
use super::proposal::Marks;
use super::shape::Shape;
use super::sheet::Sheet;
use crate::dump::cuts::CutReason;
use crate::dump::message::{Chat, Forward, Message};

/// The longest title, in characters.
const TITLE: usize = 128;
/// The longest line of a description, in characters.
const DESCRIPTION: usize = 300;

/// What a text tells of itself.
pub(super) fn shape(sheet: &Sheet) -> Shape {
    let head = head(sheet);
    let chat = Chat {
        title: head.clone().next().map(|line| sheet.line(line).to_owned()),
        description: (head.len() > 1).then(|| sheet.text_of(head.start + 1..head.end).trim().to_owned()),
        ..Chat::default()
    };
    let begins = sheet.next_full(head.end);
    Shape { chat, begins, by_gaps: by_gaps(sheet, begins), ..Shape::default() }
}

/// Reads one message; whether there is any text in it.
pub(super) fn read(sheet: &Sheet, lines: Range<usize>, message: &mut Message) -> bool {
    let mut body = lines;
    if let Some(name) = forwarded_from(sheet.line(body.start)) {
        message.forward = Some(Forward { name: Some(name.to_owned()), ..Forward::default() });
        body.start += 1;
    }
    message.text.push_str(sheet.text_of(sheet.trimmed(body)).trim());
    !message.text.is_empty()
}

/// Title and description before the first message, if they are there.
fn head(sheet: &Sheet) -> Range<usize> {
    let first = sheet.next_full(0);
    let none = first..first;
    let (title, under) = (sheet.line(first), sheet.line(first + 1));
    let is_text = |line: &str| {
        begins_with_flag(line) || is_hashtags(line) || forwarded_from(line).is_some() || is_list_item(line)
    };
    let titled = title.chars().count() <= TITLE
        && !under.is_empty()
        && !is_text(title)
        && !title.ends_with(['.', '!', '?', '…', ':', ',', ';'])
        && !continues(title, under);
    if !titled {
        return none;
    }
    // One message with a headline looks the same: only several messages, or a description, make it a page.
    let mut strong = 0;
    each(sheet, first, by_gaps(sheet, first), |line, reason, cut| {
        let reasons = [CutReason::ForwardHeader, CutReason::HashtagLineBefore, CutReason::FlagLine];
        strong += u32::from(cut && line > first + 1 && reasons.contains(&reason));
    });
    let several = strong >= 2;
    let says_so = |line: &str| {
        let line = line.to_lowercase();
        line.starts_with('@') || line.contains("t.me/") || OF_A_CHANNEL.iter().any(|word| line.contains(word))
    };
    let fits = |line: &str| {
        line.chars().count() < DESCRIPTION && !is_text(line) && leading_symbol(line).is_none() && !line.is_empty()
    };
    let described = fits(under) && !sheet.is_blank(first + 2);
    let is_page = several || described && says_so(under);
    if !is_page {
        return none;
    }
    let mut end = first + 1;
    if described {
        end += 1;
        while fits(sheet.line(end)) && says_so(sheet.line(end)) && sheet.line(end).chars().count() < TITLE {
            end += 1;
        }
    }
    first..end
}

/// Proposes where messages begin, from `first` on.
pub(super) fn mark(sheet: &Sheet, first: usize, by_gaps: Option<CutReason>, marks: &mut Marks) {
    // Where nothing begins by the signs, something may all the same: every other line is offered as well.
    each(sheet, first, by_gaps, |line, reason, cut| marks.add(line, reason, cut));
}

/// Says of every line from `first` on what speaks for a cut there or against it, and whether it is one.
fn each(sheet: &Sheet, first: usize, by_gaps: Option<CutReason>, mut say: impl FnMut(usize, CutReason, bool)) {
    // The first line of the message so far that has text, to tell hashtags over a text from those under it.
    let (mut begun, mut previous) = (false, None::<usize>);
    for line in (first..sheet.len()).filter(|&line| !sheet.is_blank(line)) {
        let (reason, cut) = match previous {
            None => (CutReason::Start, true),
            Some(previous) => between(sheet, previous, line, begun, by_gaps),
        };
        let text = sheet.line(line);
        let reason = if reason == CutReason::Start && forwarded_from(text).is_some() {
            CutReason::ForwardHeader
        } else {
            reason
        };
        say(line, reason, cut);
        if cut {
            begun = false;
        }
        begun |= forwarded_from(text).is_none() && !is_hashtags(text);
        previous = Some(line);
    }
}

/// What is between two full lines that follow each other, be it with empty ones between.
fn between(sheet: &Sheet, before: usize, line: usize, begun: bool, by_gaps: Option<CutReason>) -> (CutReason, bool) {
    let (above, text) = (sheet.line(before), sheet.line(line));
    let empty = line - before - 1;
    if forwarded_from(above).is_some() {
        return (CutReason::Continuation, false);
    }
    if forwarded_from(text).is_some() {
        return (CutReason::ForwardHeader, true);
    }
    if is_hashtags(above) && !is_hashtags(text) && begun {
        return (CutReason::HashtagLineBefore, true);
    }
    if begins_with_flag(text) && !(empty == 0 && begins_with_flag(above) && is_short(above) && is_short(text)) {
        return (CutReason::FlagLine, true);
    }
    match (empty, by_gaps) {
        (0, _) if is_hashtags(text) || continues(above, text) => (CutReason::Continuation, false),
        (0, _) => (CutReason::SingleNewline, true),
        (2.., Some(CutReason::EmptyLines)) => (CutReason::EmptyLines, true),
        (_, Some(CutReason::EmojiParagraph)) if leading_symbol(text).is_some_and(|c| !BULLETS.contains(c)) => {
            (CutReason::EmojiParagraph, true)
        }
        (1.., _) => (CutReason::Paragraph, false),
    }
}

/// Whether a line is more a word than a sentence, as in a list of countries.
fn is_short(line: &str) -> bool {
    line.chars().count() <= 40 && !line.ends_with('.')
}

/// Whether a line goes on with the line directly above it.
fn continues(above: &str, line: &str) -> bool {
    let text = visible(line);
    let first = text.chars().next().unwrap_or(' ');
    if first.is_lowercase() || is_list_item(text) || ",.;:!?)]}»”…".contains(first) || first == '@' {
        return true;
    }
    let last = above.chars().next_back().unwrap_or(' ');
    if ",:;-–—(«".contains(last) {
        return true;
    }
    let last_word = above.rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    if HANGING.contains(&last_word.as_str()) {
        return true;
    }
    // Rows of the same sort: times of a programme, points with the same sign.
    let digits = |line: &str| visible(line).starts_with(|c: char| c.is_ascii_digit());
    let same_sign = leading_symbol(above).is_some() && leading_symbol(above) == leading_symbol(line);
    if (digits(above) && digits(line)) || (same_sign && !begins_with_flag(line)) {
        return true;
    }
    // An address with a few words goes with what it is the address of.
    let words_beside = text.split_whitespace().filter(|word| !is_address(word)).count();
    text.split_whitespace().any(is_address) && words_beside <= 5
}

fn is_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '@');
    word.starts_with('@') || word.contains("://") || word.starts_with("t.me/") || word.starts_with("www.")
}

/// The better mark in a text that separates its messages by empty lines: hardly any line follows another directly.
fn by_gaps(sheet: &Sheet, first: usize) -> Option<CutReason> {
    let (mut single, mut gaps, mut wide, mut previous) = (0, 0, 0, None::<usize>);
    for line in (first..sheet.len()).filter(|&line| !sheet.is_blank(line)) {
        if let Some(previous) = previous {
            match line - previous {
                1 if forwarded_from(sheet.line(previous)).is_some() => {}
                1 => single += 1,
                2 => gaps += 1,
                _ => {
                    gaps += 1;
                    wide += 1;
                }
            }
        }
        previous = Some(line);
    }
    if single * 20 >= gaps {
        return None;
    }
    if wide >= 2 {
        return Some(CutReason::EmptyLines);
    }
    (gaps >= 20).then_some(CutReason::EmojiParagraph)
}
