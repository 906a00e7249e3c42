//! Web pages and feeds, told by what is typical of each.

use memchr::memmem;

use crate::dump::foreign::Foreign;
use crate::dump::format::Format;

/// What sort of markup begins here, if it is any.
pub(super) fn detect(body: &[u8]) -> Option<Result<Format, Foreign>> {
    // Names in letters of either case and values in quotes of either sort are the same.
    let plain: Vec<u8> =
        body.iter().map(|byte| if *byte == b'\'' { b'"' } else { byte.to_ascii_lowercase() }).collect();
    let has = |needle: &str| memmem::find(&plain, needle.as_bytes()).is_some();
    let rows = has("id=\"message") && (has("<div class=\"message default") || has("<div class=\"message service"));
    if !is_markup(body) {
        // Pages that lost their beginning may begin with anything.
        return (rows && has("details\"")).then_some(Ok(Format::DesktopHtml));
    }
    if has("tgme_widget_message") && has("data-post=") || has("tgme_channel_history") {
        return Some(Ok(Format::TmePage));
    }
    if has("tgme_page_") {
        return Some(Err(Foreign::TmeLanding));
    }
    if rows || has("class=\"page_body chat_page\"") || has("class=\"history\"") && has("class=\"page_wrap") {
        return Some(Ok(Format::DesktopHtml));
    }
    if has("<title>exported data</title>") || has("class=\"page_wrap") {
        return Some(Err(Foreign::DesktopIndex));
    }
    if has("chatlog__message-group") {
        return Some(Err(Foreign::DiscordHtml));
    }
    let prefixed = has(":feed ") && has("www.w3.org/2005/atom");
    let torn =
        prefixed || has("<item>") && has("<pubdate>") || has("<entry>") && (has("<updated>") || has("<published>"));
    if has("<rss") || has("<rdf:rdf") || has("<feed ") || has("<feed>") || torn {
        return Some(Ok(Format::Feed));
    }
    // Saved with its pictures and styles inside, a page may say what it is long before its first message.
    if has("og:site_name") && has("telegram") && (has("t.me/s/") || has("\"/s/")) {
        return Some(Ok(Format::TmePage));
    }
    is_page(body).then_some(Err(Foreign::OtherMarkup))
}

/// Whether a mail begins here that a browser made of a page: the lines of its head, one of which says that parts follow.
pub(super) fn is_mail(body: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&body[..body.len().min(4 * 1024)]).to_ascii_lowercase();
    let head = head.lines().take_while(|line| !line.trim().is_empty());
    let (mut fields, mut parts) = (0, false);
    for line in head {
        let is_field = |line: &str| {
            line.split_once(':')
                .is_some_and(|(name, _)| name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-'))
        };
        if !line.starts_with([' ', '\t']) && !is_field(line) {
            return false;
        }
        fields += 1;
        parts |= line.starts_with("content-type:") && line.contains("multipart/");
    }
    fields > 1 && parts
}

/// A tag, or a string that holds some: the preview page's own answer to "more".
fn is_markup(body: &[u8]) -> bool {
    let body = match body {
        [b'"', rest @ ..] => rest.trim_ascii_start(),
        body => body,
    };
    body.starts_with(b"<") || body.starts_with(b"\\n") && memmem::find(body, b"<div class=\\\"").is_some()
}

fn is_page(body: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&body[..body.len().min(16)]).to_ascii_lowercase();
    let tags = ["<!doctype", "<html", "<?xml", "<head", "<body", "<div", "<svg", "<!--"];
    tags.iter().any(|tag| start.starts_with(tag))
}
