//! Links to a message on t.me, as apps, browsers and pages write them.

use crate::dump::{Chat, ChatKind, Message, MessageId};

/// The message that a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostLink {
    pub(crate) chat: LinkedChat,
    /// Its number in the chat.
    pub(crate) post: u32,
}

/// How a link names a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LinkedChat {
    /// By its name, in small letters.
    Named(String),
    /// By its number.
    Numbered(i64),
}

impl PostLink {
    /// Reads a link to a message; `None` for any other text. Of a comment it is the message that is commented on, within a
    /// topic the message itself. Brackets, quotes and stops may stand around it.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let small = text.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        let asked_at = small.find(['?', '#']).unwrap_or(small.len());
        let (address, asked) = small.split_at(asked_at);
        if let Some(act) = address.strip_prefix("tg:") {
            let value = |key: &str| asked[1..].split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
            return match act.trim_start_matches('/') {
                "resolve" if !asked.is_empty() => Self::of(LinkedChat::named(value("domain")?)?, value("post")?),
                "privatepost" if !asked.is_empty() => {
                    Self::of(LinkedChat::numbered(value("channel")?)?, value("post")?)
                }
                _ => None,
            };
        }
        let address = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
        let (host, path) = address.split_once('/')?;
        let mut parts = path.trim_end_matches('/').split('/');
        let post = parts.next_back()?;
        let chat = match (host.strip_suffix(".t.me"), parts.next()) {
            (Some(name), None) => return Self::of(LinkedChat::named(name)?, post),
            _ if !matches!(host, "t.me" | "telegram.me" | "telegram.dog") => return None,
            (_, Some("c")) => LinkedChat::numbered(parts.next()?)?,
            (_, Some("s")) => LinkedChat::named(parts.next()?)?,
            (_, name) => LinkedChat::named(name?)?,
        };
        // A topic may stand between them, by the number of its first message.
        let topic = parts.next().is_none_or(|topic| number(topic).is_some());
        if topic && parts.next().is_none() { Self::of(chat, post) } else { None }
    }

    /// Whether it leads to that message of that chat, as far as these tell. Parts of an album have numbers of their own.
    #[must_use]
    pub fn may_lead_to(&self, chat: &Chat, message: &Message) -> bool {
        let post = i64::from(self.post);
        let is_it = message.id == MessageId::Number(post) || message.media.iter().any(|part| part.id == Some(post));
        is_it && self.chat.is(chat.id, chat.username.as_deref(), chat.kind) != Some(false)
    }

    fn of(chat: LinkedChat, post: &str) -> Option<Self> {
        let post = number(post).filter(|post| *post > 0)?;
        Some(Self { chat, post: u32::try_from(post).ok()? })
    }
}

impl LinkedChat {
    fn named(name: &str) -> Option<Self> {
        // Shorter ones are parts of the address: `c`, `s`.
        let is_name = name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        (is_name && !name.starts_with(|first: char| first.is_ascii_digit())).then(|| Self::Named(name.to_owned()))
    }

    fn numbered(id: &str) -> Option<Self> {
        number(id).map(Self::Numbered)
    }

    /// Whether it is a chat of this number and name; `None` where they leave that open.
    pub(crate) fn is(&self, id: Option<i64>, username: Option<&str>, kind: ChatKind) -> Option<bool> {
        let is = match self {
            Self::Named(name) => username.map(|own| own.eq_ignore_ascii_case(name)),
            Self::Numbered(number) => id.map(|own| own == *number),
        };
        is.or((kind == ChatKind::Personal).then_some(false))
    }

    /// As it stands in the link.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Named(name) => name.clone(),
            Self::Numbered(number) => number.to_string(),
        }
    }
}

fn number(text: &str) -> Option<i64> {
    // Without the signs that parsing takes.
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, u32)>) {
        let found = PostLink::read(text).map(|link| (link.chat.shown(), link.post));
        assert_eq!(found, expected.map(|(chat, post)| (chat.to_owned(), post)), "{text}");
    }

    #[test]
    fn links_to_messages_are_read() {
        for text in [
            "https://t.me/Harbour_News/123",
            "http://t.me/harbour_news/123/",
            "t.me/harbour_news/123",
            "T.ME/harbour_news/123.",
            "https://t.me/s/harbour_news/123",
            "https://t.me/harbour_news/123?single",
            "https://t.me/harbour_news/123?comment=45&x=1",
            "https://t.me/harbour_news/7/123",
            "https://telegram.me/harbour_news/123#a",
            "https://harbour_news.t.me/123",
            "tg://resolve?domain=Harbour_News&post=123",
            "tg:resolve?single&post=123&domain=harbour_news",
            "<https://t.me/harbour_news/123>",
            "«t.me/harbour_news/123».",
        ] {
            check(text, Some(("harbour_news", 123)));
        }
        for text in [
            "https://t.me/c/1234567890/123",
            "https://t.me/c/1234567890/7/123?thread=7",
            "tg://privatepost?channel=1234567890&post=123",
        ] {
            check(text, Some(("1234567890", 123)));
        }
    }

    #[test]
    fn other_texts_are_no_links_to_messages() {
        for text in [
            "",
            "t.me",
            "t.me/",
            "https://t.me/harbour",
            "https://t.me/harbour/",
            "https://t.me/harbour/s/12",
            "https://t.me/harbour/1/2/3",
            "https://t.me/c/12",
            "https://t.me/c/name/12",
            "https://t.me/joinchat/AbC",
            "https://t.me/harbour/0",
            "https://t.me/harbour/+5",
            "https://t.me/harbour/99999999999",
            "https://example.org/harbour/12",
            "https://not.me/harbour/12",
            "tg://resolve",
            "tg://resolve?domain=harbour",
            "tg://resolve?domain=../x&post=1",
            "tg://settings?x",
            "12:30",
        ] {
            check(text, None);
        }
    }
}
