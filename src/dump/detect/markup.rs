//! Web pages and feeds, told by what is typical of each.

use memchr::memmem;

use crate::dump::foreign::Foreign;

/// What sort of markup begins here, if it is any.
pub(super) fn detect(body: &[u8]) -> Option<Foreign> {
    let has = |needle: &str| memmem::find(body, needle.as_bytes()).is_some();
    // The page's own answer to "more" is a string that holds markup.
    if !body.starts_with(b"<") && !body.starts_with(b"\"<") {
        return None;
    }
    if has("tgme_widget_message") && has("data-post=") || has("tgme_channel_history") {
        return Some(Foreign::TmePage);
    }
    if has("tgme_page") {
        return Some(Foreign::TmeLanding);
    }
    if has("<title>Exported Data</title>") || has("class=\"page_wrap") {
        return Some(Foreign::DesktopHtml);
    }
    if has("chatlog__message-group") {
        return Some(Foreign::DiscordHtml);
    }
    if has("<rss") || has("<rdf:RDF") || has("<feed ") {
        return Some(Foreign::Feed);
    }
    let start = String::from_utf8_lossy(&body[..body.len().min(16)]).to_ascii_lowercase();
    let tags = ["<!doctype", "<html", "<?xml", "<head", "<body", "<div", "<svg", "<!--"];
    tags.iter().any(|tag| start.starts_with(tag)).then_some(Foreign::OtherMarkup)
}
