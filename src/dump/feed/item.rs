//! One item of a feed, which is one message.

use super::element::Content;
use crate::dump::clock;
use crate::dump::fault::{Fault, Malformed, PutRight};
use crate::dump::markup::{Dialect, Flow, Halt, Tag, Token, Tokens};
use crate::dump::message::{Media, MediaKind, Message, MessageId, Position};
use crate::dump::time::Posted;
use crate::dump::tme::address;

/// An item that is being read.
#[derive(Debug, Default)]
struct Item<'a> {
    id: Option<String>,
    link: Option<String>,
    title: Option<String>,
    published: Option<Posted>,
    updated: Option<Posted>,
    from: Option<String>,
    summary: Option<Content<'a>>,
    content: Option<Content<'a>>,
    /// Whether the content is text without markup.
    plain: bool,
    media: Vec<Media>,
    /// Whether an element of its own named it.
    named: bool,
    mended: bool,
}

/// Whether a tag begins an item.
pub(super) fn is_item(tag: &Tag<'_>) -> bool {
    matches!(name(tag.name()).as_slice(), b"item" | b"entry")
}

/// Whether a tag of that name begins an item or a whole feed.
pub(super) fn begins_item(written: &[u8]) -> bool {
    matches!(name(written).as_slice(), b"item" | b"entry") || is_feed(written)
}

/// The channel of Telegram that a message of a feed was posted in, by its own link.
pub(super) fn channel(message: &Message) -> Option<String> {
    let MessageId::Text(id) = &message.id else { return None };
    let links = [Some(id), message.source.as_ref()].into_iter().flatten();
    let addresses = links.map(|link| address(link)).filter(|address| address.post.is_some());
    addresses.filter_map(|address| address.who).find(|who| !who.starts_with("channel"))
}

/// Gives a message of that channel the number that it has there, so that it is the same in every dump of the channel.
pub(super) fn number(message: &mut Message, username: Option<&str>) {
    if channel(message).as_deref() != username || username.is_none() {
        return;
    }
    let MessageId::Text(id) = &message.id else { return };
    let link = if address(id).post.is_some() { Some(id) } else { message.source.as_ref() };
    let number = link.and_then(|link| address(link).post);
    message.source = link.cloned();
    if let Some(number) = number {
        message.id = MessageId::Number(number);
        message.unnumbered = false;
    }
}

fn is_id(tag: &Tag<'_>) -> bool {
    matches!(name(tag.name()).as_slice(), b"guid" | b"id")
}

/// Whether tags of that name stand in items; the date of one alone is that of a whole feed, too.
pub(super) fn is_of_items(name: &[u8]) -> bool {
    matches!(name, b"guid" | b"pubdate" | b"published" | b"content" | b"content:encoded" | b"summary")
}

/// Whether a name is that of a whole feed.
pub(super) fn is_feed(written: &[u8]) -> bool {
    matches!(name(written).as_slice(), b"rss" | b"feed" | b"rdf:rdf")
}

/// Whether whatever is open must have ended before this tag.
pub(super) fn ends_item(tag: &Tag<'_>) -> bool {
    is_item(tag) || is_feed(tag.name())
}

/// Prefixes of what is not Atom's, though some of its names are the same.
const OTHERS: [&[u8]; 8] = [b"media", b"content", b"itunes", b"dc", b"rdf", b"yt", b"georss", b"rss"];

/// A name in small letters, without the prefix that some feeds give Atom's elements.
pub(super) fn name(written: &[u8]) -> Vec<u8> {
    const ATOM: [&[u8]; 11] = [
        b"feed",
        b"entry",
        b"id",
        b"title",
        b"link",
        b"published",
        b"updated",
        b"author",
        b"content",
        b"summary",
        b"subtitle",
    ];
    let mut lower = written.to_ascii_lowercase();
    // Each feed chooses its own prefix; those that are known stand for other things.
    if let Some(at) = lower.iter().position(|byte| *byte == b':')
        && ATOM.contains(&&lower[at + 1..])
        && !OTHERS.contains(&&lower[..at])
    {
        lower.drain(..=at);
    }
    lower
}

/// Reads the item that `tag` begins, which is the first thing in `tokens` that is not done with; `base` is where the
/// bytes begin in the source. What is amiss with it, if anything is.
pub(super) fn read<'a>(
    tag: &Tag<'a>,
    tokens: &mut Tokens<'a>,
    base: u64,
    message: &mut Message,
) -> Result<Option<Fault>, Halt> {
    message.clear();
    let mut item = Item { id: tag.value("rdf:about"), ..Item::default() };
    let mut torn = false;
    let mut end = tokens.at();
    loop {
        let before = tokens.at();
        match tokens.next()? {
            Token::Text(_) | Token::Cdata(_) => continue,
            Token::Close(name) if name.eq_ignore_ascii_case(tag.name()) => {
                end = tokens.at();
                break;
            }
            Token::Close(name) if is_feed(name) => {
                tokens.go_to(before);
                break;
            }
            Token::Close(_) => {}
            Token::Open(inner) if ends_item(&inner) => {
                tokens.go_to(before);
                break;
            }
            // It lost its end, and the next one its beginning.
            Token::Open(inner) if item.named && is_id(&inner) => {
                tokens.go_to(before);
                torn = true;
                break;
            }
            Token::Open(inner) => item.element(&inner, tokens)?,
        }
        end = tokens.at();
    }
    let start = base + tokens.done() as u64;
    message.position = Position { start, end: base + end as u64, lines: None };
    let mended = item.mended;
    item.finish(message);
    Ok(match () {
        () if torn => Some(Fault::Malformed(Malformed::NoEnd)),
        () => mended.then_some(Fault::Mended(PutRight::OpenText)),
    })
}

impl<'a> Item<'a> {
    fn element(&mut self, tag: &Tag<'a>, tokens: &mut Tokens<'a>) -> Result<(), Halt> {
        let content = Content::read(tag, tokens)?;
        self.mended |= content.mended;
        match name(tag.name()).as_slice() {
            b"title" => self.title = content.line(),
            b"guid" | b"id" => {
                self.named = true;
                self.id = content.value().or(self.id.take());
            }
            b"link" => self.link(tag, &content),
            b"pubdate" | b"published" | b"issued" | b"dc:date" => {
                self.published = self.published.or(content.value().and_then(|text| date(&text)));
            }
            b"updated" | b"modified" => self.updated = content.value().and_then(|text| date(&text)),
            b"author" => self.from = content.part("name").or_else(|| content.line()).or(self.from.take()),
            b"dc:creator" => self.from = content.line().or(self.from.take()),
            b"description" | b"summary" => self.summary = Some(content),
            b"content:encoded" | b"content" => {
                self.plain = tag.raw("type").is_some_and(|sort| sort == b"text" || sort == b"text/plain");
                self.content = Some(content);
            }
            b"enclosure" => self.attach(tag, "url"),
            _ => {}
        }
        Ok(())
    }

    /// A link to the item itself, or to a file that belongs to it.
    fn link(&mut self, tag: &Tag<'_>, content: &Content<'_>) {
        match tag.raw("rel") {
            Some(b"enclosure") => self.attach(tag, "href"),
            None | Some(b"alternate") => {
                self.link = self.link.take().or_else(|| content.value()).or_else(|| tag.value("href"));
            }
            Some(_) => {}
        }
    }

    fn attach(&mut self, tag: &Tag<'_>, address: &str) {
        let sort = tag.value("type").unwrap_or_default();
        let kind = match sort.split('/').next() {
            Some("image") => MediaKind::Photo,
            Some("video") => MediaKind::Video,
            Some("audio") => MediaKind::Audio,
            _ => MediaKind::File,
        };
        let address = tag.value(address).unwrap_or_default();
        let file = address.split(['?', '#']).next().and_then(|path| path.rsplit('/').next());
        let name = file.filter(|name| !name.is_empty()).map(str::to_owned);
        self.media.push(Media { kind, name, ..Media::default() });
    }

    fn finish(self, message: &mut Message) {
        let mut flow = Flow::new(Dialect::Web);
        // A summary is what is left of the content, where there is one.
        match (&self.content, &self.summary) {
            (Some(content), _) if self.plain => content.plain(&mut flow),
            (Some(content), _) => content.page(&mut flow),
            (None, Some(summary)) => summary.page(&mut flow),
            (None, None) => {}
        }
        let images = flow.images();
        flow.finish(&mut message.text, &mut message.entities);
        if let Some(title) = self.title.filter(|title| !repeats(title, &message.text)) {
            let between = if message.text.is_empty() { "" } else { "\n\n" };
            let shift = (title.len() + between.len()) as u32;
            message.text.insert_str(0, between);
            message.text.insert_str(0, &title);
            for entity in &mut message.entities {
                entity.start += shift;
                entity.end += shift;
            }
        }
        message.media = self.media;
        if message.media.is_empty() {
            message.media.extend((0..images).map(|_| Media { kind: MediaKind::Photo, ..Media::default() }));
        }
        message.posted = self.published.or(self.updated);
        message.edited =
            self.updated.filter(|updated| message.posted.is_some_and(|posted| updated.seconds > posted.seconds));
        message.from = self.from;
        let id = self.id.or_else(|| self.link.clone());
        message.source = self.link.filter(|link| id.as_ref() != Some(link));
        // Where nothing names it, its place does.
        message.unnumbered = id.is_none();
        message.id = MessageId::Text(id.unwrap_or_else(|| format!("byte {}", message.position.start)));
    }
}

/// A date as either family of feeds writes it.
fn date(text: &str) -> Option<Posted> {
    clock::iso(text).or_else(|| clock::worded(text))
}

/// Whether a title says no more than the text's beginning, as in feeds that are made of channels: their titles are the
/// first words, without line ends and perhaps cut.
fn repeats(title: &str, text: &str) -> bool {
    let title = title.trim_end_matches(['…', '.', ' ']);
    let mut text = text.chars().filter(|c| !c.is_whitespace());
    title.chars().filter(|c| !c.is_whitespace()).all(|c| text.next() == Some(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_is_cut_from_the_text_says_nothing_more() {
        for (title, text, expected) in [
            ("Ferry delayed", "Ferry delayed until noon", true),
            ("Ferry delayed until…", "Ferry\ndelayed until noon", true),
            ("Ferry delayed...", "Ferry delayed", true),
            ("Ferry delayed", "The ferry is delayed", false),
            ("Ferry delayed until noon", "Ferry delayed", false),
            ("…", "x", true),
            ("Ferry", "", false),
        ] {
            assert_eq!(repeats(title, text), expected, "{title}");
        }
    }
}
