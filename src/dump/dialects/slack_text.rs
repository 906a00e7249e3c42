//! Slack's way of writing links and names within a text: `<@U1>`, `<url|label>`, `&amp;`.

use memchr::{memchr, memchr3};

use crate::dump::json::{Decoder, Raw, tidy};
use crate::dump::message::{Entity, EntityKind};
use crate::dump::objects::{Draft, Lookup};

/// Appends a text to the draft, with what its brackets mean.
pub(super) fn append(raw: Raw<'_>, lookup: Lookup<'_>, draft: &mut Draft) {
    let (mut decoder, mut written) = (Decoder::default(), String::new());
    decoder.push(raw.bytes(), &mut written);
    decoder.finish(&mut written);
    tidy(&mut written, 0);
    draft.halved |= decoder.halved();
    let mut rest = written.as_str();
    while let Some(open) = memchr(b'<', rest.as_bytes()) {
        unescape(&rest[..open], &mut draft.message.text);
        rest = &rest[open + 1..];
        // A bracket that does not close in its line, or not before the next, is one that nobody escaped.
        match memchr3(b'<', b'>', b'\n', rest.as_bytes()) {
            Some(close) if rest.as_bytes()[close] == b'>' => {
                bracket(&rest[..close], lookup, draft);
                rest = &rest[close + 1..];
            }
            _ => draft.message.text.push('<'),
        }
    }
    unescape(rest, &mut draft.message.text);
}

fn bracket(within: &str, lookup: Lookup<'_>, draft: &mut Draft) {
    let (target, label) = within.split_once('|').map_or((within, None), |(target, label)| (target, Some(label)));
    let label = label.filter(|label| !label.is_empty());
    let (shown, kind) = match target.chars().next() {
        Some('@') => {
            let name = label.map(str::to_owned).or_else(|| lookup.other(&target[1..]));
            (format!("@{}", name.as_deref().unwrap_or(&target[1..])), EntityKind::Mention(None))
        }
        Some('#') => (format!("#{}", label.unwrap_or(&target[1..])), EntityKind::Mention(None)),
        Some('!') => {
            let word = target[1..].split('^').next().unwrap_or_default();
            let shown = label.map_or_else(|| format!("@{word}"), str::to_owned);
            return unescape(&shown, &mut draft.message.text);
        }
        _ if target.starts_with("mailto:") => (label.unwrap_or(&target[7..]).to_owned(), EntityKind::Email),
        _ => match label {
            Some(label) if label != target => {
                let mut address = String::new();
                unescape(target, &mut address);
                (label.to_owned(), EntityKind::TextLink(address))
            }
            _ => (target.to_owned(), EntityKind::Link),
        },
    };
    let text = &mut draft.message.text;
    let start = text.len() as u32;
    unescape(&shown, text);
    let end = text.len() as u32;
    if start < end {
        draft.message.entities.push(Entity { start, end, kind });
    }
}

/// The three signs that Slack escapes.
fn unescape(written: &str, text: &mut String) {
    let mut rest = written;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let sign = [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>')].into_iter().find(|(name, _)| rest.starts_with(name));
        let (length, sign) = sign.map_or((1, '&'), |(name, sign)| (name.len(), sign));
        text.push(sign);
        rest = &rest[length..];
    }
    text.push_str(rest);
}
