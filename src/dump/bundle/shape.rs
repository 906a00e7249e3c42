//! What a file is to those beside it, told from its beginning.
//!
//! Which format a dump has is for [`detect`] to tell. Here counts what belongs together: pages of one chat, days of
//! one channel, the parts of an archive; and what may be a dump at all.

use memchr::memmem;

use super::pages;
use crate::dump::detect::detect;
use crate::dump::foreign::Foreign;
use crate::dump::format::{Format, PasteKind, Refusal};
use crate::dump::json::{Halt, Tokens, Value};
use crate::dump::whatsapp;

/// What a file is to those beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A page of an export in HTML: the title of its chat, and which page it says it is.
    Page { title: String, number: Option<u32> },
    /// A saved page of a channel: its name, and its first post.
    Preview { channel: String, first: u64 },
    /// Telegram Desktop's JSON, of one chat or of an account.
    Desktop { title: Option<String>, account: bool },
    /// A day of a channel of Slack.
    SlackDay,
    /// The people of Slack.
    SlackUsers,
    /// A part of an X archive that holds posts, by its number.
    Tweets { part: u32 },
    /// What somebody posted on Mastodon.
    Outbox,
    /// A chat of `WhatsApp`.
    WhatsApp,
    /// Part of an export, without messages.
    NoMessages,
    /// A dump by itself.
    Known,
    /// Something that may be a dump if nothing better is.
    Plain,
    /// No dump.
    Other,
}

impl Shape {
    /// Whether a file of this shape says enough to be the same as another wherever the two lie. Days of two channels
    /// may have the same words in them.
    pub(super) fn stands_alone(&self) -> bool {
        !matches!(
            self,
            Self::SlackDay | Self::SlackUsers | Self::Tweets { .. } | Self::NoMessages | Self::Plain | Self::Other
        )
    }
}

/// Tells the shape from the beginning, decoded; `whole` says that nothing follows.
pub(super) fn shape(head: &[u8], whole: bool, name: &str) -> Shape {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace() && *byte != 0).unwrap_or(head.len());
    let body = &head[start..];
    let special = match body.first() {
        Some(b'<') => markup(body),
        Some(b'w') => tweets(body),
        Some(b'{' | b'[') => First::read(body, whole).and_then(|first| first.shape()),
        _ => None,
    };
    special.unwrap_or_else(|| match detect(head, whole) {
        Ok(Format::DesktopChat) => {
            let title = First::read(body, whole).and_then(|first| first.text("name"));
            Shape::Desktop { title: title.map(|title| title.trim().to_owned()), account: false }
        }
        Ok(Format::DesktopAccount) => Shape::Desktop { title: None, account: true },
        // A single message says too little of what lies around it, unless its file has the name.
        Ok(Format::WhatsApp) if whatsapp::is_export(&String::from_utf8_lossy(body)) => Shape::WhatsApp,
        Ok(_) | Err(Refusal::Foreign(_)) if is_named_whatsapp(name) => Shape::WhatsApp,
        Ok(Format::Paste(PasteKind::Bare)) | Err(Refusal::UnknownJson { .. }) => Shape::Plain,
        Ok(_) => Shape::Known,
        Err(Refusal::Foreign(foreign)) => match foreign {
            Foreign::OtherMarkup | Foreign::Mhtml | Foreign::TmeLanding | Foreign::DiscordHtml => Shape::Plain,
            Foreign::Pdf | Foreign::Utf32 | Foreign::Rar | Foreign::SevenZip | Foreign::Packed => Shape::Other,
            _ => Shape::Known,
        },
        Err(_) => Shape::Other,
    })
}

/// The name that `WhatsApp` gives; the text below it may be in any of its many forms.
fn is_named_whatsapp(name: &str) -> bool {
    let name = name.to_lowercase();
    let stem = name.strip_suffix(".txt");
    stem.is_some_and(|stem| stem == "_chat" || stem.contains("whatsapp"))
}

fn markup(body: &[u8]) -> Option<Shape> {
    let find = |needle: &str| memmem::find(body, needle.as_bytes());
    if find("class=\"page_wrap").is_some() || find("<title>Exported Data</title>").is_some() {
        return Some(match find("class=\"history\"") {
            Some(_) => Shape::Page { title: pages::title(body), number: pages::number(body) },
            None => Shape::NoMessages,
        });
    }
    find("tgme_widget_message")?;
    let post = find("data-post=\"")? + "data-post=\"".len();
    let post = String::from_utf8_lossy(&body[post..body.len().min(post + 80)]);
    let (channel, id) = post.split('"').next()?.rsplit_once('/')?;
    Some(Shape::Preview { channel: channel.to_lowercase(), first: id.parse().ok()? })
}

/// `window.YTD.tweets.part0 = [`
fn tweets(body: &[u8]) -> Option<Shape> {
    let rest = body.strip_prefix(b"window.YTD.")?;
    let rest = String::from_utf8_lossy(&rest[..rest.len().min(80)]);
    let mut parts = rest.split(['.', ' ', '=']);
    let kind = parts.next()?;
    let part = parts.next().and_then(|part| part.strip_prefix("part")).and_then(|part| part.parse().ok());
    Some(match kind {
        "tweet" | "tweets" => Shape::Tweets { part: part.unwrap_or_default() },
        _ => Shape::NoMessages,
    })
}

/// The first object of a text of JSON.
struct First {
    /// Whether it stands in an array.
    listed: bool,
    /// Its keys, with those values that are strings.
    keys: Vec<(String, Option<String>)>,
    /// Whether what it lists under `orderedItems` are objects.
    posts: bool,
}

impl First {
    fn read(body: &[u8], whole: bool) -> Option<Self> {
        let mut tokens = Tokens::new(body, 0, whole);
        let mut value = tokens.value().ok()?;
        let mut first = Self { listed: false, keys: Vec::new(), posts: false };
        while let Value::Array = value {
            first.listed = true;
            value = tokens.value().ok()?;
        }
        let Value::Object = value else { return None };
        // Where the beginning ends, so does the object.
        let _ = first.keys(&mut tokens);
        Some(first)
    }

    fn keys(&mut self, tokens: &mut Tokens<'_>) -> Result<(), Halt> {
        while let Some(key) = tokens.key()? {
            let value = tokens.value()?;
            let text = match value {
                Value::Text(raw) => Some(raw.text()),
                _ => None,
            };
            let key = key.text();
            if key == "orderedItems" && matches!(value, Value::Array) {
                self.posts = tokens.item()? && matches!(tokens.value()?, Value::Object);
                self.keys.push((key, None));
                return Ok(());
            }
            let chat = key == "messages" && matches!(value, Value::Array);
            self.keys.push((key, text));
            if chat {
                return Ok(());
            }
            tokens.skip(value)?;
        }
        Ok(())
    }

    fn has(&self, name: &str) -> bool {
        self.keys.iter().any(|(key, _)| key == name)
    }

    fn text(&self, name: &str) -> Option<String> {
        self.keys.iter().find(|(key, _)| key == name).and_then(|(_, value)| value.clone())
    }

    /// The shape, if it is one of several files that belong together.
    fn shape(&self) -> Option<Shape> {
        let any = |names: &[&str]| names.iter().any(|name| self.has(name));
        if self.has("orderedItems") {
            return Some(if self.posts { Shape::Outbox } else { Shape::NoMessages });
        }
        if self.has("@context") && any(&["preferredUsername", "inbox", "outbox"]) {
            return Some(Shape::NoMessages);
        }
        if !self.listed {
            return None;
        }
        if self.has("ts") && any(&["text", "user", "subtype", "bot_id"]) {
            return Some(Shape::SlackDay);
        }
        if self.has("id") && any(&["profile", "real_name"]) && any(&["team_id", "name"]) && !any(&["text", "message"]) {
            return Some(Shape::SlackUsers);
        }
        let channel = self.has("id") && self.has("members") && any(&["created", "creator"]);
        channel.then_some(Shape::NoMessages)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(head: &str, expected: &Shape) {
        assert_eq!(&shape(head.as_bytes(), true, "x"), expected, "{head}");
        assert_eq!(&shape(format!("\u{FEFF}\n {head}").as_bytes(), true, "x"), expected, "{head}");
    }

    #[test]
    fn files_that_belong_together_are_told_by_what_is_in_them() {
        check(r#"[{"user": "U1", "type": "message", "ts": "1695377700.000200", "text": "x"}]"#, &Shape::SlackDay);
        check(r#"[{"type": "message", "subtype": "channel_join", "ts": "1695377700.000200"}]"#, &Shape::SlackDay);
        check(r#"[{"id": "U1", "team_id": "T1", "name": "ann", "profile": {"email": ""}}]"#, &Shape::SlackUsers);
        check(r#"[{"id": "C1", "name": "general", "created": 1, "creator": "U1", "members": []}]"#, &Shape::NoMessages);
        check("window.YTD.tweets.part2 = [\n {", &Shape::Tweets { part: 2 });
        check("window.YTD.tweet.part0 = [ ]", &Shape::Tweets { part: 0 });
        check("window.YTD.like.part0 = [ ]", &Shape::NoMessages);
        check(
            r#"{"@context": "x", "type": "OrderedCollection", "orderedItems": [{"type": "Create"}]}"#,
            &Shape::Outbox,
        );
        check(r#"{"@context": "x", "orderedItems": ["https://example.org/1"]}"#, &Shape::NoMessages);
        check(r#"{"@context": ["x"], "type": "Person", "preferredUsername": "ann"}"#, &Shape::NoMessages);
        check(
            r#"<html><div class="tgme_widget_message js" data-post="Harbour/170">"#,
            &Shape::Preview { channel: "harbour".to_owned(), first: 170 },
        );
        check(r#"<!DOCTYPE html><title>Exported Data</title><div class="page_wrap list_page">"#, &Shape::NoMessages);
    }

    #[test]
    fn dumps_by_themselves_are_told_from_what_only_might_be_one() {
        let title = |title: Option<&str>| Shape::Desktop { title: title.map(str::to_owned), account: false };
        check(r#"{"name": "Harbour ", "type": "public_channel", "id": 1, "messages": []}"#, &title(Some("Harbour")));
        check(r#"{"type": "saved_messages", "id": 1, "messages": []}"#, &title(None));
        check(r#"{"about": "x", "chats": {"list": []}}"#, &Shape::Desktop { title: None, account: true });
        check(r#"{"id": 1, "posted": "2023-09-22", "text": "x"}"#, &Shape::Known);
        check("A, [22.09.2023 13:15]\nx\n\nA, [22.09.2023 13:16]\ny", &Shape::Known);
        check("Some text.", &Shape::Plain);
        check("<html><p>a page", &Shape::Plain);
        check(r#"{"name": "package", "version": "1"}"#, &Shape::Plain);
        assert_eq!(shape(b"%PDF-1.7", true, "x"), Shape::Other);
        assert_eq!(shape(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0", true, "x"), Shape::Other);
        let chat = b"[09.12.20, 23:55:01] Bob: hi\n[09.12.20, 23:56:01] Ann: hi";
        assert_eq!(shape(chat, true, "notes.txt"), Shape::WhatsApp);
        let one = b"[09.12.20, 23:55:01] Bob: hi";
        assert_eq!(shape(one, true, "notes.txt"), Shape::Known);
        assert_eq!(shape(one, true, "WhatsApp Chat with Bob.txt"), Shape::WhatsApp);
        assert_eq!(shape(b"An unusual form", true, "_chat.txt"), Shape::WhatsApp);
    }
}
