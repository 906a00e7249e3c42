//! What a text is whose beginning is lost, or that has a line of some program's talk before it.
//!
//! Only what stands further on tells, and only if it is most of what there is: a text may quote anything. Never says that
//! something is not read.

use memchr::{memchr, memchr_iter};

use super::json;
use super::markup;
use crate::dump::dialects::has_rows;
use crate::dump::format::Format;
use crate::dump::json::Tokens;
use crate::dump::objects::stands_alone;

/// How many objects are asked what they are.
const ASKED: usize = 512;

/// How many times as much as there is may be looked at for that.
const LOOKED: usize = 16;

/// Where something that is read begins, and what it is.
pub(super) fn find(body: &[u8], whole: bool) -> Option<(Format, usize)> {
    objects(body, whole).or_else(|| has_rows(body).then_some((Format::Pandas, 0))).or_else(|| pages(body))
}

/// Objects that belong to no key; the format that most of them have, by their length.
fn objects(body: &[u8], whole: bool) -> Option<(Format, usize)> {
    let there = there(body);
    let mut told = told(body, whole, true);
    told.retain(|one| one.length * 2 >= there);
    let most = told.into_iter().max_by_key(|one| (!json::is_common(one.format), one.length))?;
    Some((most.format, most.start))
}

/// What a text is of which the first object is taken for `first`, if most of the others say otherwise, and where the first
/// of these begins: the first is damaged, or what stands around all of them.
pub(super) fn corrected(body: &[u8], whole: bool, first: Format) -> Option<(Format, usize)> {
    let there = there(body);
    // What is around all others has no say.
    let told = told(body, whole, false);
    let belongs = |format: Format| {
        format == first
            || matches!(
                (first, format),
                (Format::HistoryPage, Format::Telethon) | (Format::DesktopAccount, Format::DesktopChat)
            )
    };
    let of_first: usize = told.iter().filter(|one| belongs(one.format)).map(|one| one.length).sum();
    let most = told.into_iter().filter(|one| !json::is_common(one.format)).max_by_key(|one| one.length)?;
    // One alone may be what is damaged, and seem to last to the end.
    let tells = most.count > 1 && most.length * 2 >= there && most.length > of_first * 2;
    (tells && !belongs(most.format)).then_some((most.format, most.start))
}

/// Objects of one format.
struct Told {
    format: Format,
    /// Where the first begins.
    start: usize,
    /// How many there are.
    count: usize,
    /// How long all are together.
    length: usize,
}

/// What objects say that belong to no key. One that is around nearly all others counts only if `around` says so; what is
/// within the others is not asked.
fn told(body: &[u8], whole: bool, around: bool) -> Vec<Told> {
    let (mut told, mut from): (Vec<Told>, usize) = (Vec::new(), 0);
    let most = body.len() / 10 * 9;
    let mut looked = 0;
    let alone = memchr_iter(b'{', body).filter(|at| stands_alone(body, *at));
    for start in alone.take(ASKED) {
        let object = &body[start..];
        if start < from {
            continue;
        }
        let length = length(object, whole);
        // Each of many that stand in another may last to the end.
        looked += length;
        if looked > body.len().saturating_mul(LOOKED) {
            break;
        }
        let Some(format) = json::told(object, whole) else { continue };
        if length <= most {
            from = start + length;
        } else if !around {
            continue;
        }
        match told.iter_mut().find(|one| one.format == format) {
            Some(one) => (one.count, one.length) = (one.count + 1, one.length + length),
            None => told.push(Told { format, start, count: 1, length }),
        }
    }
    told
}

/// How much there is: where something was overwritten nothing stands.
fn there(body: &[u8]) -> usize {
    body.iter().filter(|byte| **byte != 0).count()
}

/// How long an object is, as far as it is there.
pub(super) fn length(object: &[u8], whole: bool) -> usize {
    let mut tokens = Tokens::new(object, 0, whole);
    let end = tokens.value().and_then(|value| tokens.skip(value)).map(|()| tokens.at());
    end.unwrap_or(object.len()).clamp(1, object.len())
}

/// Pages and feeds, from the first tag on.
fn pages(body: &[u8]) -> Option<(Format, usize)> {
    let start = memchr(b'<', body)?;
    let mostly = there(&body[..start]) * 2 <= there(body);
    let format = markup::detect(&body[start..])?.ok()?;
    mostly.then_some((format, start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(Format, &str)>) {
        let found = find(text.as_bytes(), true);
        let found = found.map(|(format, start)| (format, &text[start..text.len().min(start + 12)]));
        assert_eq!(found.map(|(format, _)| format), expected.map(|(format, _)| format), "{text}");
        let begins = |(_, found): (Format, &str)| expected.is_some_and(|(_, start)| found.starts_with(start));
        assert!(found.is_none_or(begins), "{text}: {found:?}");
    }

    const TELETHON: &str =
        r#"{"_": "Message", "id": 7, "peer_id": {"_": "PeerChannel", "channel_id": 5}, "message": "Ferry"}"#;

    #[test]
    fn whole_objects_behind_a_torn_one_tell() {
        check(&format!("ssage\", \"id\": 6}}\n{TELETHON}\n{TELETHON}"), Some((Format::Telethon, "{\"_\"")));
        check(&format!("INFO: 2 messages\n[{TELETHON}, {TELETHON}]"), Some((Format::Telethon, "{\"_\"")));
        check(&format!("x[\n {TELETHON}\n]"), Some((Format::Telethon, "{\"_\"")));
        check(
            &format!("es\": [{{\"_\": \"User\"}}], \"messages\": [{TELETHON}]"),
            Some((Format::Telethon, "{\"_\": \"User\"")),
        );
    }

    #[test]
    fn what_only_quotes_an_object_is_no_dump_of_objects() {
        let prose = "The ferry to the island is delayed until noon, as the port office said this morning. ".repeat(3);
        check(&format!("{prose}\n{TELETHON}"), None);
        check(&format!("{prose}\n{{\"id\": 1}}"), None);
        check(&format!("{prose}\n<b>and more</b>"), None);
        check("", None);
    }

    #[test]
    fn tags_behind_a_torn_one_tell() {
        let item = "<item><title>Ferry</title><pubDate>Fri, 22 Sep 2023 10:15:00 GMT</pubDate></item>";
        check(&format!("title>News</title>{item}</channel></rss>"), Some((Format::Feed, "</title>")));
        check(&format!("noon</title>\n{item}{item}"), Some((Format::Feed, "</title>")));
        let post = "<div class=\"tgme_widget_message\" data-post=\"harbour/7\">Ferry</div>";
        check(&format!("body>{post}"), Some((Format::TmePage, "<div")));
    }
}
