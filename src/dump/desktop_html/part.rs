//! The tags of a page by what they mean: where rows begin and end, and what the parts of a row hold.

use crate::dump::markup::Tag;

/// Whether a tag begins a row, though its name or its class be damaged.
pub(super) fn is_row(tag: &Tag<'_>) -> bool {
    id(tag).is_some() && (tag.is("div") || tag.has("message"))
}

/// Whether a tag stands in rows and nowhere else: outside of one, the tag that began it is lost.
pub(super) fn is_of_rows(tag: &Tag<'_>) -> bool {
    tag.is("div") && matches!(Part::of(tag), Part::Face | Part::Date | Part::Name | Part::Media | Part::Said)
}

/// Whether whatever is open must have ended before this tag.
pub(super) fn ends_row(tag: &Tag<'_>) -> bool {
    match tag.name() {
        b"div" | b"DIV" => is_row(tag) || tag.has("page_header"),
        b"a" | b"A" => tag.has("pagination"),
        _ => tag.is("html") || is_row(tag),
    }
}

/// The number in `message17`.
pub(super) fn id(tag: &Tag<'_>) -> Option<i64> {
    std::str::from_utf8(tag.raw("id")?.strip_prefix(b"message")?).ok()?.parse().ok()
}

/// The id that a link leads to: `#go_to_message12`, perhaps of another page.
pub(super) fn target(link: &Tag<'_>) -> Option<i64> {
    let href = link.value("href")?;
    href.split_once("go_to_message")?.1.parse().ok()
}

/// What a `div` of a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A picture of a sender or an origin.
    Face,
    Date,
    Name,
    Forward,
    Reply,
    Media,
    Text,
    /// What a service record says.
    Said,
    Signature,
    Reactions,
    Other,
}

impl Part {
    /// Told by its classes.
    pub(super) fn of(tag: &Tag<'_>) -> Self {
        let (mut part, mut body) = (Self::Other, false);
        for class in tag.classes() {
            match class {
                b"userpic_wrap" => return Self::Face,
                b"body" => body = true,
                b"details" if body => part = Self::Said,
                b"date" => part = Self::Date,
                b"from_name" => part = Self::Name,
                b"forwarded" => part = Self::Forward,
                b"reply_to" => part = Self::Reply,
                b"media_wrap" => part = Self::Media,
                b"text" => part = Self::Text,
                b"signature" => part = Self::Signature,
                b"reactions" => part = Self::Reactions,
                _ => {}
            }
        }
        part
    }
}
