//! An outbox of Mastodon, or another list of activities: posts and what was passed on.

use crate::dump::json::{Decoder, Raw, Value, tidy};
use crate::dump::markup::html_text;
use crate::dump::message::{ChatKind, Entity, EntityKind, Forward, Media, MediaKind, Message, MessageId, Reply};
use crate::dump::objects::{Dialect, Draft, Found, Lookup, Mark, Slot, Told, View};

use super::fields;

/// Activities that post nothing.
const ASIDE: [&str; 12] =
    ["Like", "Follow", "Delete", "Update", "Undo", "Accept", "Reject", "Add", "Remove", "Block", "Flag", "Move"];

/// What an outbox looks like.
#[derive(Debug)]
pub(super) struct Mastodon;

impl Dialect for Mastodon {
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark {
        match (key, value) {
            (b"orderedItems" | b"items", Value::Array) => Mark::Frame,
            (b"type", Value::Text(kind)) => match kind.bytes() {
                b"Create" | b"Announce" | b"Note" | b"Question" | b"Article" => Mark::Message,
                b"OrderedCollection" | b"OrderedCollectionPage" | b"Collection" => Mark::Frame,
                _ => Mark::Other,
            },
            (b"published", Value::Text(_)) => Mark::Sign(1),
            (b"object" | b"content", Value::Text(_) | Value::Object) => Mark::Sign(2),
            _ => Mark::Nothing,
        }
    }

    fn signs(&self) -> u8 {
        3
    }

    fn slot(&self, key: &[u8]) -> Slot {
        if matches!(key, b"orderedItems" | b"items") { Slot::Messages } else { Slot::Pass }
    }

    fn read(&self, item: View<'_>, _: Lookup<'_>, draft: &mut Draft) -> Found {
        let kind = item.get("type").and_then(View::text).unwrap_or_default();
        let object = item.get("object").unwrap_or(item);
        let Some(address) = object.text().or_else(|| object.any(&["id", "url"])?.text()) else {
            return if ASIDE.contains(&kind.as_str()) { Found::Aside } else { Found::Other };
        };
        let message = &mut draft.message;
        message.posted = item.any(&["published", "updated"]).or_else(|| object.get("published")).and_then(fields::utc);
        let author = item.any(&["actor", "attributedTo"]).or_else(|| object.get("attributedTo"));
        let author = author.and_then(View::text).and_then(|url| account(&url));
        message.from.clone_from(&author);
        draft.told = author.map(told).unwrap_or_default();
        match kind.as_str() {
            "Create" | "Note" | "Question" | "Article" => {
                message.id = id(&address);
                message.edited = object.get("updated").and_then(fields::utc);
                let to = object.get("inReplyTo").and_then(View::text);
                message.reply = to.map(|to| Reply { to: number(&to), chat: account(&to), quote: None });
                note(object, draft);
            }
            "Announce" => {
                // The activity has an address of its own, that of the post passed on is its object.
                let own = item.get("id").and_then(View::text).unwrap_or_default();
                message.id = id(own.trim_end_matches("/activity"));
                message.forward = Some(Forward {
                    name: account(&address),
                    post: number(&address),
                    id: Some(address.clone()),
                    posted: object.get("published").and_then(fields::utc),
                });
                if object.is_object() {
                    note(object, draft);
                } else {
                    let end = address.len() as u32;
                    message.text = address;
                    message.entities.push(Entity { start: 0, end, kind: EntityKind::Link });
                }
            }
            other if ASIDE.contains(&other) => return Found::Aside,
            _ => return Found::Other,
        }
        Found::Message
    }
}

/// The warning before a text, the text, what is asked, what is attached.
fn note(object: View<'_>, draft: &mut Draft) {
    for key in ["summary", "name", "content"] {
        let Some(raw) = object.get(key).and_then(View::raw).filter(|raw| !raw.bytes().is_empty()) else { continue };
        if !draft.message.text.is_empty() {
            draft.message.text.push_str("\n\n");
        }
        let html = decoded(raw, draft);
        if key == "content" {
            append(&html, &mut draft.message);
        } else {
            draft.message.text.push_str(&html);
        }
    }
    for file in object.get("attachment").into_iter().flat_map(View::items) {
        let text = |key| file.get(key).and_then(View::text);
        let url = text("url");
        let name = url.as_deref().and_then(|url| url.rsplit('/').next()).map(str::to_owned);
        let media = fields::media_by_mime(text("mediaType").as_deref(), name);
        // An archive has its files beside it, by paths that begin at its root.
        let path = url.filter(|url| !url.contains("://")).map(|url| url.trim_start_matches('/').to_owned());
        draft.message.media.push(Media { path, text: text("name"), ..media });
    }
    if let Some(options) = object.any(&["oneOf", "anyOf"]) {
        let options = options.items().filter_map(|one| one.get("name")?.text());
        draft.message.media.push(fields::poll(MediaKind::Poll, None, options));
    }
}

/// Appends the text of some markup, with what it marks.
fn append(html: &str, message: &mut Message) {
    let (text, entities) = html_text(html);
    let from = message.text.len() as u32;
    message.text.push_str(&text);
    message.entities.extend(entities.into_iter().map(|Entity { start, end, kind }| Entity {
        start: start + from,
        end: end + from,
        kind,
    }));
}

fn decoded(raw: Raw<'_>, draft: &mut Draft) -> String {
    let (mut decoder, mut html) = (Decoder::default(), String::new());
    decoder.push(raw.bytes(), &mut html);
    decoder.finish(&mut html);
    draft.halved |= decoder.halved();
    tidy(&mut html, 0);
    html
}

/// `@name@host` of the address of an account, or of a post under one.
fn account(url: &str) -> Option<String> {
    let (host, path) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?.split_once('/')?;
    let mut parts = path.split('/');
    let name = match parts.next()? {
        "users" => parts.next()?,
        first => first.strip_prefix('@')?,
    };
    Some(format!("@{name}@{host}"))
}

fn told(account: String) -> Told {
    let mut told = Told::default();
    told.chat.username = Some(account.trim_start_matches('@').to_owned());
    told.chat.title = Some(account);
    told.chat.kind = ChatKind::Channel;
    told
}

/// The number that the address of a post ends in.
fn number(url: &str) -> Option<i64> {
    url.trim_end_matches('/').rsplit('/').next()?.parse().ok()
}

fn id(url: &str) -> MessageId {
    number(url).map_or_else(|| MessageId::Text(url.to_owned()), MessageId::Number)
}
