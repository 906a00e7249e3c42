//! Posts of an archive of X: a script that assigns a list.

use crate::dump::clock;
use crate::dump::json::{Decoder, Value, tidy};
use crate::dump::markup::words;
use crate::dump::message::{Entity, EntityKind, Forward, Media, MediaKind, Reaction, Reply};
use crate::dump::objects::{Dialect, Draft, Found, Lookup, Mark, View};

use super::fields;

/// What an archive's list of posts looks like.
#[derive(Debug)]
pub(super) struct XArchive;

impl Dialect for XArchive {
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark {
        match (key, value) {
            (b"tweet", Value::Object) | (b"full_text", Value::Text(_)) => Mark::Message,
            (b"id_str", Value::Text(_)) => Mark::Sign(1),
            (b"created_at", Value::Text(_)) => Mark::Sign(2),
            (b"text", Value::Text(_)) => Mark::Sign(4),
            _ => Mark::Nothing,
        }
    }

    fn signs(&self) -> u8 {
        7
    }

    fn has_prologue(&self) -> bool {
        true
    }

    fn read(&self, item: View<'_>, _: Lookup<'_>, draft: &mut Draft) -> Found {
        let item = item.get("tweet").unwrap_or(item);
        let (Some(id), Some(raw)) = (item.any(&["id_str", "id"]), item.any(&["full_text", "text"]).and_then(View::raw))
        else {
            return Found::Other;
        };
        let (mut decoder, mut written) = (Decoder::default(), String::new());
        decoder.push(raw.bytes(), &mut written);
        decoder.finish(&mut written);
        draft.halved = decoder.halved();
        tidy(&mut written, 0);
        let message = &mut draft.message;
        message.id = fields::id(id);
        message.posted = item
            .get("created_at")
            .and_then(View::text)
            .and_then(|date| clock::worded(&date).or_else(|| clock::iso(&date)));
        message.from = item.path(&["user", "name"]).and_then(View::text);
        message.forwards = item.get("retweet_count").and_then(View::count);
        let likes = item.get("favorite_count").and_then(View::count).filter(|&likes| likes > 0);
        message.reactions.extend(likes.map(|count| Reaction { emoji: "like".to_owned(), count }));
        let name = |key| item.get(key).and_then(View::text).map(|name| format!("@{name}"));
        message.reply = item
            .any(&["in_reply_to_status_id_str", "in_reply_to_status_id"])
            .and_then(View::number)
            .map(|to| Reply { to: Some(to), chat: name("in_reply_to_screen_name"), quote: None });
        // What is passed on is copied, under a word that says so.
        let origin = written.strip_prefix("RT @").and_then(|rest| rest.split_once(':')).map(|(name, _)| name);
        let origin = origin.filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
        message.forward = origin.map(|name| Forward { name: Some(format!("@{name}")), ..Forward::default() });
        let links = text(item, &written, &mut message.text);
        message.entities.extend(links);
        media(item, &mut message.media);
        Found::Message
    }
}

/// How many short addresses of a post are put right; it cannot have more.
const LINKS: usize = 64;

/// The text with the addresses that were shortened, and without that of its pictures.
fn text(item: View<'_>, written: &str, out: &mut String) -> Vec<Entity> {
    let links = item.path(&["entities", "urls"]).into_iter().flat_map(View::items).take(LINKS);
    let links = links.filter_map(|link| Some((link.get("url")?.text()?, link.any(&["expanded_url", "url"])?.text()?)));
    let pictures = item.path(&["entities", "media"]).into_iter().flat_map(View::items).take(LINKS);
    let pictures = pictures.filter_map(|picture| Some((picture.get("url")?.text()?, String::new())));
    let short: Vec<(String, String)> = links.chain(pictures).collect();
    let mut entities = Vec::new();
    let mut rest = written;
    while let Some(at) = rest.find("https://t.co/") {
        out.push_str(&words(&rest.as_bytes()[..at]));
        rest = &rest[at..];
        let length = rest[13..].bytes().take_while(u8::is_ascii_alphanumeric).count() + 13;
        let (link, behind) = rest.split_at(length);
        let address = short.iter().find(|(known, _)| known == link).map_or(link, |(_, address)| address);
        let start = out.len() as u32;
        out.push_str(address);
        if !address.is_empty() {
            entities.push(Entity { start, end: out.len() as u32, kind: EntityKind::Link });
        }
        rest = behind;
    }
    out.push_str(&words(rest.as_bytes()));
    out.truncate(out.trim_end().len());
    entities
}

fn media(item: View<'_>, media: &mut Vec<Media>) {
    let list = item.path(&["extended_entities", "media"]).or_else(|| item.path(&["entities", "media"]));
    for one in list.into_iter().flat_map(View::items) {
        let kind = match one.get("type").and_then(View::text).as_deref() {
            Some("video") => MediaKind::Video,
            Some("animated_gif") => MediaKind::Animation,
            _ => MediaKind::Photo,
        };
        let url = one.any(&["media_url_https", "media_url"]).and_then(View::text);
        let name = url.and_then(|url| Some(url.rsplit('/').next()?.to_owned()));
        media.push(Media { text: one.get("ext_alt_text").and_then(View::text), ..fields::named(kind, name) });
    }
}
