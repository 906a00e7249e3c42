//! What stands inside an element of a feed: a line of text, or a page.
//!
//! Feeds write pages as escaped text, in a stretch without markup, or as plain markup; all three are told apart here.

use std::ops::Range;

use memchr::{memchr_iter, memmem};

use super::item::{begins_item, ends_item};
use crate::dump::lossy;
use crate::dump::markup::{Flow, Halt, Tag, Token, Tokens, html_text, words};

/// What stands inside an element.
#[derive(Debug, Default)]
pub(super) struct Content<'a> {
    /// As written.
    raw: &'a [u8],
    /// As text.
    text: String,
    /// Whether there is markup that was not escaped.
    markup: bool,
    /// Whether a stretch without markup was ended where its element does: its own end is lost.
    pub(super) mended: bool,
}

impl<'a> Content<'a> {
    /// Reads the element of which `tag` was taken.
    pub(super) fn read(tag: &Tag<'a>, tokens: &mut Tokens<'a>) -> Result<Self, Halt> {
        let (start, mut content) = (tokens.at(), Self::default());
        if tag.is_empty() {
            return Ok(content);
        }
        tokens.inside(tag.name(), ends_item, |token| match token {
            Token::Text(raw) => content.text.push_str(&words(raw)),
            Token::Cdata(raw) => content.text.push_str(&lossy::text(raw)),
            Token::Open(_) => content.markup = true,
            Token::Close(_) => {}
        })?;
        content.raw = &tokens.bytes()[start..tokens.at()];
        if let Some((within, behind)) = swallowing(content.raw, tag.name()) {
            lossy::text(&content.raw[within]).trim_end_matches(']').clone_into(&mut content.text);
            (content.mended, content.markup) = (true, false);
            content.raw = &content.raw[..behind];
            tokens.go_to(start + behind);
        }
        Ok(content)
    }

    /// The text of one of the elements inside, by its name.
    pub(super) fn part(&self, name: &str) -> Option<String> {
        let mut tokens = Tokens::new(self.raw, true);
        while let Ok(token) = tokens.next() {
            if let Token::Open(tag) = token
                && tag.is(name)
            {
                return Self::read(&tag, &mut tokens).ok()?.line();
            }
        }
        None
    }

    /// As one line; titles are text, but many feeds write markup or references into them.
    pub(super) fn line(&self) -> Option<String> {
        let text = if self.markup {
            html_text(&lossy::text(self.raw)).0
        } else if self.text.contains(['<', '&']) {
            html_text(&self.text).0
        } else {
            self.text.clone()
        };
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!line.is_empty()).then_some(line)
    }

    /// As a page.
    pub(super) fn page(&self, flow: &mut Flow) {
        if self.markup {
            flow.read(self.raw);
        } else if self.text.contains('<') {
            flow.read(self.text.as_bytes());
        } else {
            self.plain(flow);
        }
    }

    /// As text without markup, of which the lines count.
    pub(super) fn plain(&self, flow: &mut Flow) {
        for line in self.text.trim().lines() {
            flow.push(&Token::Text(line.as_bytes()));
            flow.push_line_end();
        }
    }

    /// As it is, without the white space around it; for dates, addresses and ids.
    pub(super) fn value(&self) -> Option<String> {
        let value = self.text.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }
}

/// In an element with a stretch without markup that lost its end, since it has none or holds another item: the stretch as
/// far as the first end of an element of that name, and where that ends.
fn swallowing(raw: &[u8], name: &[u8]) -> Option<(Range<usize>, usize)> {
    const BEGIN: &[u8] = b"<![CDATA[";
    let start = memmem::find(raw, BEGIN)? + BEGIN.len();
    let closing = [b"</", name, b">"].concat();
    let end = start + memmem::find(&raw[start..], &closing)?;
    let behind = end + closing.len();
    let open = memmem::find(&raw[start..], b"]]>").is_none();
    // An item that begins before that end has it for its own.
    let is_own = !has_item(&raw[start..end]);
    (is_own && (open || has_item(&raw[behind..]))).then_some((start..end, behind))
}

/// Whether an item or a feed begins anywhere in these bytes.
fn has_item(raw: &[u8]) -> bool {
    memchr_iter(b'<', raw).any(|at| {
        let rest = &raw[at + 1..];
        let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/' | b'<');
        begins_item(&rest[..rest.iter().position(ends).unwrap_or(rest.len())])
    })
}
