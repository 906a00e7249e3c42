//! Stretches of a text as most programs write them, counted in units of UTF-16, become ranges of bytes.
//!
//! Only this file knows that arithmetic, and by which names programs call a kind of stretch. What reaches beyond the
//! text or cuts a character is moved to the nearest place that does not.

use super::json::tidy;
use super::message::{Entity, EntityKind};
use crate::order::Order;

/// A stretch as it was written.
#[derive(Clone, Debug)]
pub(super) struct Marked {
    /// Units of UTF-16 before it.
    pub(super) offset: i64,
    /// Units in it.
    pub(super) length: i64,
    /// What it is.
    pub(super) kind: EntityKind,
}

/// What belongs to a kind.
#[derive(Clone, Debug, Default)]
pub(super) struct Extra {
    /// Where a link leads.
    pub(super) url: Option<String>,
    /// Whom a name means.
    pub(super) user: Option<i64>,
    /// In which language code is written.
    pub(super) language: Option<String>,
}

/// The kind of a name such as `MessageEntityTextUrl`, `MessageEntityType.TEXT_LINK` or `textEntityTypeTextUrl`.
pub(super) fn kind(name: &str, extra: Extra) -> EntityKind {
    let short = ["InputMessageEntity", "MessageEntityType.", "messageEntity", "MessageEntity", "textEntityType"]
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix))
        .unwrap_or(name);
    let plain: String = short.chars().filter(|&c| c != '_').flat_map(char::to_lowercase).collect();
    match plain.as_str() {
        "bold" => EntityKind::Bold,
        "italic" => EntityKind::Italic,
        "underline" => EntityKind::Underline,
        "strike" | "strikethrough" => EntityKind::Strikethrough,
        "spoiler" => EntityKind::Spoiler,
        "code" => EntityKind::Code,
        "pre" | "precode" => EntityKind::Pre(extra.language.unwrap_or_default()),
        "blockquote" | "expandableblockquote" => EntityKind::Blockquote,
        "url" => EntityKind::Link,
        "texturl" | "textlink" => EntityKind::TextLink(extra.url.unwrap_or_default()),
        "mention" => EntityKind::Mention(None),
        "mentionname" | "textmention" => EntityKind::Mention(extra.user),
        "hashtag" => EntityKind::Hashtag,
        "cashtag" => EntityKind::Cashtag,
        "botcommand" => EntityKind::BotCommand,
        "email" | "emailaddress" => EntityKind::Email,
        "phone" | "phonenumber" => EntityKind::Phone,
        "bankcard" | "bankcardnumber" => EntityKind::BankCard,
        "customemoji" => EntityKind::CustomEmoji,
        // A dump that lost the names of kinds still has the addresses.
        "" if extra.url.is_some() => EntityKind::TextLink(extra.url.unwrap_or_default()),
        _ => EntityKind::Unknown(short.to_owned()),
    }
}

/// Tidies a text as [`tidy`] does, and puts what was marked in it, as written, into `entities`.
pub(super) fn place(text: &mut String, marked: Vec<Marked>, entities: &mut Vec<Entity>) {
    if marked.is_empty() {
        tidy(text, 0);
        return;
    }
    let edge = |number: i64| u64::try_from(number).unwrap_or(0);
    let mut starts: Vec<(u64, usize)> = Vec::with_capacity(marked.len());
    let mut ends = starts.clone();
    for (index, one) in marked.iter().enumerate() {
        starts.push((edge(one.offset), index));
        ends.push((edge(one.offset.saturating_add(one.length.max(0))), index));
    }
    starts.sort_unstable();
    ends.sort_unstable();
    let mut found = vec![(0, 0); marked.len()];
    let (mut next_start, mut next_end, mut unit) = (0, 0, 0u64);
    let is_odd = |byte: u8| byte.is_ascii_control() && byte != b'\n' && byte != b'\t';
    let odd = text.bytes().fold(false, |any, byte| any | is_odd(byte));
    let mut tidied = String::new();
    let (mut at, mut rest) = (0, text.chars().peekable());
    while let Some(c) = rest.next() {
        let behind = unit + c.len_utf16() as u64;
        let next = if odd {
            match c {
                '\r' if rest.peek() == Some(&'\n') => {}
                '\r' => tidied.push('\n'),
                c if c.is_ascii() && is_odd(c as u8) => {}
                c => tidied.push(c),
            }
            tidied.len()
        } else if next_end == ends.len() && next_start == starts.len() {
            break;
        } else {
            at + c.len_utf8()
        };
        while let Some(&(start, index)) = starts.get(next_start).filter(|(start, _)| *start < behind) {
            // A mark in the middle of a character takes all of it.
            let _ = start;
            found[index].0 = at as u32;
            next_start += 1;
        }
        while let Some(&(end, index)) = ends.get(next_end).filter(|(end, _)| *end <= behind) {
            found[index].1 = if end <= unit { at as u32 } else { next as u32 };
            next_end += 1;
        }
        (unit, at) = (behind, next);
    }
    let length = if odd { tidied.len() } else { text.len() } as u32;
    starts[next_start..].iter().for_each(|&(_, index)| found[index].0 = length);
    ends[next_end..].iter().for_each(|&(_, index)| found[index].1 = length);
    if odd {
        *text = tidied;
    }
    let placed = marked.into_iter().zip(found).filter(|(_, (start, end))| start < end);
    entities.extend(placed.map(|(one, (start, end))| Entity { start, end, kind: one.kind }));
    entities.order_by(|entity| entity.start.into());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, ranges: &[(i64, i64)], expected: &[&str]) {
        let mut text = text.to_owned();
        let marked = |&(offset, length): &(i64, i64)| Marked { offset, length, kind: EntityKind::Bold };
        let mut entities = Vec::new();
        place(&mut text, ranges.iter().map(marked).collect(), &mut entities);
        let found: Vec<_> = entities.iter().map(|one| &text[one.start as usize..one.end as usize]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn units_of_utf_16_become_bytes() {
        check("Паром 🚢 late", &[(0, 5), (6, 2), (9, 4)], &["Паром", "🚢", "late"]);
        check("ab", &[(0, 1), (0, 2), (1, 1)], &["a", "ab", "b"]);
    }

    #[test]
    fn what_leaves_the_text_or_cuts_a_character_is_clamped() {
        check("a🚢b", &[(2, 1)], &["🚢"]);
        check("a🚢b", &[(1, 1), (2, 2)], &["🚢", "🚢b"]);
        check("ab", &[(1, 90), (-5, 6), (7, 2), (1, 0), (0, -1)], &["a", "b"]);
        check("ab", &[(0, i64::MAX), (i64::MAX, i64::MAX), (i64::MIN, 1)], &["ab"]);
        check("", &[(0, 1)], &[]);
    }

    #[test]
    fn what_is_tidied_away_still_counts() {
        check("one\r\ntwo\u{1}three\rfour", &[(5, 3), (9, 5), (15, 4)], &["two", "three", "four"]);
    }

    #[track_caller]
    fn check_kind(name: &str, expected: &EntityKind) {
        let extra = Extra { url: Some("https://example.org".to_owned()), user: Some(5), language: None };
        assert_eq!(kind(name, extra), *expected);
    }

    #[test]
    fn every_program_has_its_names() {
        let link = EntityKind::TextLink("https://example.org".to_owned());
        for name in ["MessageEntityTextUrl", "MessageEntityType.TEXT_LINK", "text_link", "textEntityTypeTextUrl", ""] {
            check_kind(name, &link);
        }
        for name in ["MessageEntityMentionName", "MessageEntityType.TEXT_MENTION", "textEntityTypeMentionName"] {
            check_kind(name, &EntityKind::Mention(Some(5)));
        }
        check_kind("MessageEntityStrike", &EntityKind::Strikethrough);
        check_kind("textEntityTypeMediaTimestamp", &EntityKind::Unknown("MediaTimestamp".to_owned()));
    }
}
