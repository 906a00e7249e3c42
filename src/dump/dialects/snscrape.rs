//! Posts as snscrape writes them, one a line: id and channel stand in their address, line breaks are lost.

use memchr::memmem;

use crate::dump::ids::{Peer, permalink};
use crate::dump::json::Value;
use crate::dump::message::{ChatKind, Entity, EntityKind, Forward, Media, MessageId};
use crate::dump::objects::{Dialect, Draft, Found, Known, Lookup, Mark, View, Who};
use crate::order::Order;

use super::fields;

/// What snscrape's JSON looks like.
#[derive(Debug)]
pub(super) struct Snscrape;

impl Dialect for Snscrape {
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark {
        match (key, value) {
            (b"_type", Value::Text(kind)) if kind.bytes().ends_with(b"Post") => Mark::Message,
            (b"_type", _) => Mark::Other,
            (b"url", Value::Text(_)) => Mark::Sign(1),
            (b"date", Value::Text(_)) => Mark::Sign(2),
            _ => Mark::Nothing,
        }
    }

    fn signs(&self) -> u8 {
        3
    }

    fn read(&self, item: View<'_>, _: Lookup<'_>, draft: &mut Draft) -> Found {
        if item.get("_type").and_then(View::text).is_some_and(|kind| kind.ends_with("Channel")) {
            return Found::Aside;
        }
        let Some(url) = item.get("url").and_then(View::text) else { return Found::Other };
        match permalink(&url) {
            Some(link) => {
                draft.message.id = MessageId::Number(link.post);
                draft.told.chat.username = link.username;
            }
            None => draft.message.id = MessageId::Text(url),
        }
        draft.message.posted = item.get("date").and_then(fields::utc);
        draft.message.views = item.get("views").and_then(View::count);
        if let Some(raw) = item.get("content").and_then(View::raw) {
            draft.plain(raw);
        }
        links(item, draft);
        draft.message.forward = forward(item);
        draft.message.media.extend(item.get("media").into_iter().flat_map(View::items).filter_map(media));
        Found::Message
    }

    fn learn(&mut self, _: &[u8], channel: View<'_>, known: &mut Known) {
        if let (Some(username), Some(title)) =
            (channel.get("username").and_then(View::text), channel.get("title").and_then(View::text))
        {
            known.names.learn(Who::username(&username), &title, Some(username), ChatKind::Channel);
        }
    }
}

/// Where a post was first, as newer versions say it: a channel, and the address of the post there.
fn forward(item: View<'_>) -> Option<Forward> {
    let link = item.get("forwardedUrl").and_then(View::text).and_then(|url| permalink(&url));
    let channel = item.optional("forwarded");
    let name = channel.and_then(|channel| fields::name(channel).or_else(|| channel.text()));
    let post = link.as_ref().map(|link| link.post);
    let id = link.as_ref().and_then(|link| link.channel).map(|id| Peer::Channel(id).to_string());
    let name = name.or_else(|| link?.username);
    (name.is_some() || post.is_some()).then_some(Forward { name, id, post, posted: None })
}

/// Something attached, by the name of its type.
fn media(one: View<'_>) -> Option<Media> {
    let kind = one.get("_type").and_then(View::text)?;
    let kind = fields::media_by_word(kind.rsplit('.').next()?)?;
    Some(fields::media(kind))
}

/// Addresses that stand in the text as they are; only as many as a post has, in a text as long as a post is.
fn links(item: View<'_>, draft: &mut Draft) {
    const MANY: usize = 64;
    const LONG: usize = 64 * 1024;
    let list = item.get("outlinks").into_iter().flat_map(View::items).filter_map(View::text);
    let joined = item.any(&["outlinksss", "outlinks"]).and_then(View::text).unwrap_or_default();
    let message = &mut draft.message;
    let text = &message.text.as_bytes()[..message.text.len().min(LONG)];
    for link in list.chain(joined.split_whitespace().map(str::to_owned)).take(MANY) {
        let taken = |start: usize| message.entities.iter().any(|one| one.start as usize == start);
        if let Some(start) = memmem::find_iter(text, link.as_bytes()).take(MANY).find(|&start| !taken(start)) {
            let (start, end) = (start as u32, (start + link.len()) as u32);
            message.entities.push(Entity { start, end, kind: EntityKind::Link });
        }
    }
    message.entities.order_by(|entity| entity.start.into());
}
