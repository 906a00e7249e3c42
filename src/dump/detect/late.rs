//! What a text is whose beginning is lost, or that has a line of some program's talk before it.
//!
//! Only what stands further on tells, and only if it is most of what there is: a text may quote anything. Never says that
//! something is not read.

use memchr::memchr;

use super::HEAD;
use super::json;
use super::markup;
use crate::dump::format::Format;
use crate::dump::json::Tokens;

/// How many objects are asked what they are.
const ASKED: usize = 256;

/// Where something that is read begins, and what it is.
pub(super) fn find(body: &[u8], whole: bool) -> Option<(Format, usize)> {
    objects(body, whole).or_else(|| pages(body))
}

/// Objects of which no other object is the owner; the format that most of them have, by their length.
fn objects(body: &[u8], whole: bool) -> Option<(Format, usize)> {
    let (body, whole) = (&body[..body.len().min(HEAD)], whole && body.len() <= HEAD);
    let mut told: Vec<Told> = Vec::new();
    let (mut at, mut asked) = (0, 0);
    while asked < ASKED
        && let Some(next) = memchr(b'{', &body[at..])
    {
        let start = at + next;
        at = start + 1;
        if !stands_alone(body, start) {
            continue;
        }
        asked += 1;
        let object = &body[start..];
        let Some(format) = json::told(object, whole) else { continue };
        let length = length(object, whole);
        at = start + length;
        match told.iter_mut().find(|one| one.format == format) {
            Some(one) => one.length += length,
            None => told.push(Told { format, start, length }),
        }
    }
    let most = told.into_iter().max_by_key(|one| one.length)?;
    // Where something was overwritten nothing stands.
    let there = body.iter().filter(|byte| **byte != 0).count();
    (most.length * 2 >= there).then_some((most.format, most.start))
}

/// Objects of one format.
struct Told {
    format: Format,
    /// Where the first begins.
    start: usize,
    /// How long all are together.
    length: usize,
}

/// Whether the bracket at `at` begins a line or an item of a list, or follows another object: no key stands before it.
fn stands_alone(body: &[u8], at: usize) -> bool {
    let before = &body[..at];
    let blank = before.iter().rev().take_while(|byte| byte.is_ascii_whitespace()).count();
    let (before, blank) = before.split_at(at - blank);
    match before.last() {
        Some(b':') => false,
        None | Some(b'[' | b',' | b'}') => true,
        Some(_) => blank.contains(&b'\n'),
    }
}

/// How long an object is, as far as it is there.
fn length(object: &[u8], whole: bool) -> usize {
    let mut tokens = Tokens::new(object, 0, whole);
    let end = tokens.value().and_then(|value| tokens.skip(value)).map(|()| tokens.at());
    end.unwrap_or(object.len()).clamp(1, object.len())
}

/// Pages and feeds, from the first tag on.
fn pages(body: &[u8]) -> Option<(Format, usize)> {
    let start = memchr(b'<', body)?;
    let there = |bytes: &[u8]| bytes.iter().filter(|byte| **byte != 0).count();
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
