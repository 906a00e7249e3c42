//! An opening tag as written: its name, its attributes, its classes.
//!
//! Nothing is copied and nothing decoded before it is asked for.

use super::words::words;

/// An opening tag.
#[derive(Clone, Copy, Debug)]
pub(in crate::dump) struct Tag<'a> {
    name: &'a [u8],
    /// All between the name and the bracket.
    attributes: &'a [u8],
}

impl<'a> Tag<'a> {
    pub(super) fn new(name: &'a [u8], attributes: &'a [u8]) -> Self {
        Self { name, attributes }
    }

    /// Its name as written.
    pub(in crate::dump) fn name(&self) -> &'a [u8] {
        self.name
    }

    /// Whether it has this name, in letters of either case.
    pub(in crate::dump) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }

    /// Whether it is closed by its own bracket, as in XML.
    pub(in crate::dump) fn is_empty(&self) -> bool {
        self.attributes.ends_with(b"/")
    }

    /// The value of an attribute as written, without its quotes.
    pub(in crate::dump) fn raw(&self, name: &str) -> Option<&'a [u8]> {
        let mut rest = self.attributes;
        loop {
            let (found, value, behind) = attribute(rest)?;
            if found.eq_ignore_ascii_case(name.as_bytes()) {
                return Some(value);
            }
            rest = behind;
        }
    }

    /// The value of an attribute.
    pub(in crate::dump) fn value(&self, name: &str) -> Option<String> {
        self.raw(name).map(words)
    }

    /// Its classes.
    pub(in crate::dump) fn classes(&self) -> impl Iterator<Item = &'a [u8]> {
        let value = self.raw("class").unwrap_or_default();
        value.split(u8::is_ascii_whitespace).filter(|class| !class.is_empty())
    }

    /// Whether it has this class.
    pub(in crate::dump) fn has(&self, class: &str) -> bool {
        self.classes().any(|one| one == class.as_bytes())
    }
}

/// The first attribute of what is left of a tag: its name, its value, and what stands behind it.
fn attribute(bytes: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let start = bytes.iter().position(|&byte| !byte.is_ascii_whitespace() && byte != b'/')?;
    let bytes = &bytes[start..];
    // A sign of equality in front is part of the name, as for browsers: so there is always a name.
    let stop = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'/');
    let end = bytes.iter().skip(1).position(stop).map_or(bytes.len(), |end| end + 1);
    let (name, rest) = bytes.split_at(end);
    let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") else { return Some((name, b"", rest)) };
    let value = value.trim_ascii_start();
    if let Some(&quote @ (b'"' | b'\'')) = value.first()
        && let Some(end) = memchr::memchr(quote, &value[1..])
    {
        return Some((name, &value[1..=end], &value[end + 2..]));
    }
    let end = value.iter().position(u8::is_ascii_whitespace).unwrap_or(value.len());
    Some((name, &value[..end], &value[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(attributes: &str, name: &str, expected: Option<&str>) {
        let tag = Tag::new(b"a", attributes.as_bytes());
        assert_eq!(tag.value(name).as_deref(), expected, "{attributes}");
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        check(" href=\"x\"", "href", Some("x"));
        check(" href = \"stickers/x (1).tgs\"", "href", Some("stickers/x (1).tgs"));
        check("\n HREF='a \"b\"' id=c", "href", Some("a \"b\""));
        check(" href='a' id=c/", "id", Some("c/"));
        check(" disabled id=c", "disabled", Some(""));
        check(" href=\"\"", "href", Some(""));
        check(" href=\"a&amp;b&quot;\"", "href", Some("a&b\""));
        check(" data-href=\"x\"", "href", None);
        check(" id=\"href=y\"", "href", None);
        check(" href=\"never closed", "href", Some("\"never"));
        check("", "href", None);
        check(" =x href=y", "href", Some("y"));
    }

    #[test]
    fn classes_are_told_apart_by_any_white_space() {
        let tag = Tag::new(b"DIV", b" class=\"total details\t\n text\"");
        assert!(tag.is("div") && tag.has("details") && tag.has("text") && tag.has("total"));
        assert!(!tag.has("tex") && !tag.has(""));
    }
}
