//! The markup that posts of the fediverse are written in, as text with stretches that mean something.
//!
//! This is the one place where a dialect meets markup: paragraphs, line breaks, links, and type within a line. Nothing
//! of it is ever shown as markup.

use crate::dump::message::{Entity, EntityKind, Message};

/// How many tags may be open before others count for nothing.
const OPEN: usize = 32;

/// A tag that is open and means something for the text in it.
struct Open {
    name: String,
    start: u32,
    kind: EntityKind,
}

/// Appends the text of some markup, and what it marks.
pub(super) fn append(html: &str, message: &mut Message) {
    let from = message.text.len();
    let mut open: Vec<Open> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&rest[..at], &mut message.text);
        // A tag that never ends takes the rest with it.
        let (within, behind) = rest[at + 1..].split_once('>').unwrap_or_default();
        tag(within, from, &mut open, message);
        rest = behind;
    }
    text(rest, &mut message.text);
    let end = message.text.trim_end().len().max(from);
    message.text.truncate(end);
    message.entities.retain_mut(|entity| {
        entity.end = entity.end.min(end as u32);
        entity.start < entity.end
    });
    message.entities.sort_by_key(|entity| entity.start);
}

fn tag(written: &str, from: usize, open: &mut Vec<Open>, message: &mut Message) {
    let (closing, written) = written.strip_prefix('/').map_or((false, written), |rest| (true, rest));
    let name: String = written.chars().take_while(char::is_ascii_alphanumeric).take(16).collect();
    let name = name.to_ascii_lowercase();
    let out = &mut message.text;
    match name.as_str() {
        "br" => out.push('\n'),
        "p" | "blockquote" | "pre" | "ul" | "ol" | "h1" | "h2" | "h3" | "h4" if !closing => lines(out, from, "\n\n"),
        "li" if !closing => {
            if out.len() > from && !out.ends_with('\n') {
                out.push('\n');
            }
            out.push_str("- ");
        }
        _ => {}
    }
    let at = message.text.len() as u32;
    if closing {
        if let Some(place) = open.iter().rposition(|one| one.name == name) {
            let Open { start, mut kind, .. } = open.swap_remove(place);
            if let EntityKind::TextLink(address) = &kind
                && message.text[start as usize..] == **address
            {
                kind = EntityKind::Link;
            }
            message.entities.push(Entity { start, end: at, kind });
        }
        return;
    }
    let class = attribute(written, "class").unwrap_or_default();
    let has = |word: &str| class.split_whitespace().any(|one| one == word);
    let kind = match name.as_str() {
        // Tags are written as mentions too.
        "a" if has("hashtag") => EntityKind::Hashtag,
        "a" if has("mention") => EntityKind::Mention(None),
        "a" => EntityKind::TextLink(attribute(written, "href").unwrap_or_default()),
        "b" | "strong" => EntityKind::Bold,
        "i" | "em" => EntityKind::Italic,
        "u" => EntityKind::Underline,
        "del" | "s" => EntityKind::Strikethrough,
        "code" => EntityKind::Code,
        "pre" => EntityKind::Pre(String::new()),
        "blockquote" => EntityKind::Blockquote,
        _ => return,
    };
    if open.len() < OPEN {
        open.push(Open { name, start: at, kind });
    }
}

/// Ends what stands before a block, unless nothing does.
fn lines(out: &mut String, from: usize, end: &str) {
    if out.len() > from {
        let kept = out.trim_end_matches('\n').len().max(from);
        out.truncate(kept);
        out.push_str(end);
    }
}

/// The value of an attribute, in either quotes.
fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}="))? + name.len() + 2;
    let quote = tag[at..].chars().next().filter(|&c| c == '"' || c == '\'')?;
    let value = tag[at + 1..].split(quote).next()?;
    let mut out = String::new();
    text(value, &mut out);
    Some(out)
}

/// Text between tags: signs by name or number become what they stand for.
pub(super) fn text(written: &str, out: &mut String) {
    const NAMES: [(&str, char); 6] =
        [("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{A0}')];
    let mut rest = written;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let name = rest.bytes().take(10).position(|byte| byte == b';').map(|length| &rest[..length]);
        let sign = name.and_then(|name| {
            let number = name.strip_prefix("#x").or(name.strip_prefix("#X")).map(|hex| u32::from_str_radix(hex, 16));
            let number = number.or_else(|| name.strip_prefix('#').map(str::parse));
            match number {
                Some(number) => number.ok().and_then(char::from_u32).filter(|&c| !c.is_control() || c == '\n'),
                None => NAMES.iter().find(|(known, _)| *known == name).map(|&(_, sign)| sign),
            }
        });
        match (sign, name) {
            (Some(sign), Some(name)) => {
                out.push(sign);
                rest = &rest[name.len() + 1..];
            }
            _ => out.push('&'),
        }
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, text: &str, marked: &[(&str, EntityKind)]) {
        let mut message = Message::default();
        append(html, &mut message);
        assert_eq!(message.text, text);
        let found: Vec<_> = message
            .entities
            .iter()
            .map(|one| (&text[one.start as usize..one.end as usize], one.kind.clone()))
            .collect();
        assert_eq!(found, marked);
    }

    #[test]
    fn paragraphs_and_breaks_become_lines() {
        check("<p>One<br />two</p><p>three &amp; &#39;four&#x27; &lt;</p>", "One\ntwo\n\nthree & 'four' <", &[]);
        check("<p>One</p><ul><li>a</li><li>b</li></ul>", "One\n\n- a\n- b", &[]);
        check("plain", "plain", &[]);
    }

    #[test]
    fn links_keep_their_addresses() {
        check(
            "<p><a href=\"https://example.org/a?b&amp;c\" rel=\"x\"><span class=\"invisible\">https://</span><span>example.org/a?b&amp;c</span></a> <a href='https://example.org'>here</a></p>",
            "https://example.org/a?b&c here",
            &[
                ("https://example.org/a?b&c", EntityKind::Link),
                ("here", EntityKind::TextLink("https://example.org".to_owned())),
            ],
        );
        check(
            "<a href=\"x\" class=\"mention hashtag\">#<span>ferry</span></a> <a class=\"u-url mention\" href=\"x\">@a</a> <strong>b</strong>",
            "#ferry @a b",
            &[("#ferry", EntityKind::Hashtag), ("@a", EntityKind::Mention(None)), ("b", EntityKind::Bold)],
        );
    }

    #[test]
    fn broken_markup_is_text_without_tags() {
        check("a <b", "a", &[]);
        check("a </b> c & d &x; &#0; &#99999999999;", "a  c & d &x; &#0; &#99999999999;", &[]);
        check(&"<b>".repeat(10_000), "", &[]);
        check("<script>alert(1)</script>", "alert(1)", &[]);
    }
}
