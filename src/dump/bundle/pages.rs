//! Pages of an export in HTML: whose they are, in which order, and which are not there.
//!
//! A page says whose it is by its title and which one it is by the links to its neighbours; its name says it too, until
//! somebody renames it.

use memchr::memmem;

use crate::dump::source::{Source, read_full};

/// A link to another page.
const LINK: &str = "class=\"pagination block_link\" href=\"";
/// How much of the end of a page is looked at.
const TAIL: u64 = 4 * 1024;
/// How long a page may be for its end to be looked for; exporters write a megabyte.
const FAR: u64 = 16 << 20;

/// The title of the chat, as it would be in JSON.
pub(super) fn title(head: &[u8]) -> String {
    const MARK: &[u8] = b"class=\"text bold\">";
    let Some(start) = memmem::find(head, MARK) else { return String::new() };
    let rest = &head[start + MARK.len()..];
    let text = String::from_utf8_lossy(&rest[..memchr::memchr(b'<', rest).unwrap_or(rest.len())]).into_owned();
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    let text = named.iter().fold(text, |text, (entity, letter)| text.replace(entity, letter));
    text.trim().to_owned()
}

/// Which page it is, by the link to the one before it, which stands before the first message.
pub(super) fn number(head: &[u8]) -> Option<u32> {
    let end = memmem::find(head, b"class=\"message ").unwrap_or(head.len());
    linked(&head[..end], memmem::find(&head[..end], LINK.as_bytes())?)?.checked_add(1)
}

/// The page that follows a page of that number, by the link at its end; `None` if none does. What is unpacked has no
/// known length before it was read: it is looked through to its end, if that is not far.
pub(super) fn next(source: &dyn Source, own: u32, unpacked: bool) -> Option<u32> {
    let start = if unpacked { 0 } else { source.len().saturating_sub(TAIL) };
    let mut tail = Vec::new();
    let mut block = vec![0; 64 * 1024];
    let mut at = start;
    while let Ok(count @ 1..) = read_full(source, at, &mut block) {
        tail.extend_from_slice(&block[..count]);
        tail.drain(..tail.len().saturating_sub(TAIL as usize));
        at += count as u64;
        if at > start + FAR {
            return None;
        }
    }
    let number = linked(&tail, memmem::rfind(&tail, LINK.as_bytes())?)?;
    (number > own).then_some(number)
}

/// The page that the link at a place leads to.
fn linked(bytes: &[u8], at: usize) -> Option<u32> {
    let rest = &bytes[at + LINK.len()..];
    named(&String::from_utf8_lossy(&rest[..memchr::memchr(b'"', rest)?]))
}

/// Which page has that name.
pub(super) fn named(name: &str) -> Option<u32> {
    let name = name.to_lowercase();
    let digits = name.strip_prefix("messages")?.strip_suffix(".html")?;
    if digits.is_empty() { Some(1) } else { digits.parse().ok() }
}

/// The name of a page.
pub(super) fn name(number: u32) -> String {
    if number == 1 { "messages.html".to_owned() } else { format!("messages{number}.html") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<div class="page_header"><div class="text bold">
Ann &amp; Bob's "news" 
   </div></div><div class="history">
   <a class="pagination block_link" href="messages11.html">
Previous messages
   </a><div class="message service" id="message-1">x</div>
   <a class="pagination block_link" href="messages13.html">
Next messages
   </a>"#;

    #[test]
    fn a_page_says_whose_it_is_and_which() {
        assert_eq!(title(PAGE.as_bytes()), "Ann & Bob's \"news\"");
        assert_eq!(number(PAGE.as_bytes()), Some(12));
        assert_eq!(number(PAGE.replace("messages11", "messages").as_bytes()), Some(2));
        assert_eq!(number(&PAGE.as_bytes()[PAGE.find("<div class=\"message").expect("there")..]), None);
        assert_eq!(number(b""), None);
        assert_eq!(next(&PAGE.as_bytes().to_vec(), 12, false), Some(13));
        assert_eq!(next(&PAGE.as_bytes().to_vec(), 13, true), None);
        assert_eq!((named("messages.html"), named("messages7.html"), named("other.html")), (Some(1), Some(7), None));
        assert_eq!((name(1), name(7)), ("messages.html".to_owned(), "messages7.html".to_owned()));
    }
}
