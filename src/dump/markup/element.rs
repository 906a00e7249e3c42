//! What inline elements mean, and where blocks end a line.

use super::link::Link;
use super::tag::Tag;
use crate::dump::message::EntityKind;

/// What white space and blocks mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::dump) enum Dialect {
    /// Telegram Desktop: spaces count, `<br>` alone ends a line, quotes and code stand in their line.
    Desktop,
    /// t.me: spaces count, quotes and code stand in lines of their own, addresses may be shortened.
    Telegram,
    /// Any page: white space is folded, blocks stand in lines of their own.
    Web,
}

/// The inline elements that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    Bold,
    Italic,
    Underline,
    Strike,
    Code,
    Pre,
    Quote,
    Link,
    Span,
    Spoiler,
    Emoji,
}

/// What an element means.
#[derive(Debug)]
pub(super) enum Means {
    Nothing,
    Kind(EntityKind),
    Link(Link),
    /// An emoji drawn as a picture; should its character be missing, the picture's name has it.
    Picture(String),
}

impl Name {
    /// The element of that name in small letters, if it is told apart.
    pub(super) fn of(lower: &[u8]) -> Option<Self> {
        Some(match lower {
            b"b" | b"strong" => Self::Bold,
            b"i" | b"em" => Self::Italic,
            b"u" | b"ins" => Self::Underline,
            b"s" | b"strike" | b"del" => Self::Strike,
            b"code" => Self::Code,
            b"pre" => Self::Pre,
            b"blockquote" => Self::Quote,
            b"a" => Self::Link,
            b"span" => Self::Span,
            b"tg-spoiler" => Self::Spoiler,
            b"tg-emoji" => Self::Emoji,
            _ => return None,
        })
    }

    /// What it means when this tag opens it.
    pub(super) fn means(self, tag: &Tag<'_>, dialect: Dialect) -> Means {
        Means::Kind(match self {
            Self::Bold => EntityKind::Bold,
            Self::Italic if tag.has("emoji") => return Means::Picture(picture(tag)),
            Self::Italic => EntityKind::Italic,
            Self::Underline => EntityKind::Underline,
            Self::Strike => EntityKind::Strikethrough,
            Self::Code => EntityKind::Code,
            Self::Pre => EntityKind::Pre(language(tag)),
            Self::Quote => EntityKind::Blockquote,
            Self::Link => return Means::Link(Link::of(tag, dialect != Dialect::Desktop)),
            Self::Span if !tag.has("spoiler") => return Means::Nothing,
            Self::Span | Self::Spoiler => EntityKind::Spoiler,
            Self::Emoji => EntityKind::CustomEmoji,
        })
    }
}

/// How many line ends must stand where an element of this name, in small letters, begins or ends.
pub(super) fn breaks(lower: &[u8], dialect: Dialect) -> usize {
    match lower {
        b"blockquote" | b"pre" if dialect == Dialect::Desktop => 0,
        b"p" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" if dialect == Dialect::Web => 2,
        b"p" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"div" | b"li" | b"ul" | b"ol" | b"tr" | b"table"
        | b"blockquote" | b"pre" | b"hr" | b"dt" | b"dd" | b"dl" | b"figure" | b"figcaption" | b"section"
        | b"article" | b"header" | b"footer" | b"details" | b"summary" => 1,
        _ => 0,
    }
}

/// The language that a block of code says it is in.
pub(super) fn language(tag: &Tag<'_>) -> String {
    let found = tag.classes().find_map(|class| class.strip_prefix(b"language-"));
    found.map(|language| String::from_utf8_lossy(language).into_owned()).unwrap_or_default()
}

/// The emoji of which the bytes are the name of a picture: `…/emoji/40/F09F918D.png`.
fn picture(tag: &Tag<'_>) -> String {
    let style = tag.raw("style").unwrap_or_default();
    let Some(end) = memchr::memmem::find(style, b".png") else { return String::new() };
    let name = style[..end].rsplit(|byte| *byte == b'/').next().unwrap_or_default();
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let bytes: Option<Vec<u8>> =
        name.chunks(2).map(|pair| Some((digit(pair[0])? << 4 | digit(*pair.get(1)?)?) as u8)).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// A name in small letters, if it is short enough to be known.
pub(super) struct Lower {
    bytes: [u8; 10],
    length: usize,
}

impl Lower {
    pub(super) fn of(name: &[u8]) -> Self {
        let mut lower = Self { bytes: [0; 10], length: 0 };
        if let Some(room) = lower.bytes.get_mut(..name.len()) {
            room.copy_from_slice(name);
            room.make_ascii_lowercase();
            lower.length = name.len();
        }
        lower
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}
