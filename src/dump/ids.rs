//! Who and where, as programs number it: one spelling for chats and users, whatever the dump wrote.

use super::message::ChatKind;

/// From here down ids mean channels: those of interfaces that mark them.
const CHANNELS: i64 = -1_000_000_000_000;

/// A chat or user by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Peer {
    /// A channel, or a group that has grown into one.
    Channel(i64),
    /// A small group.
    Group(i64),
    /// A person or bot.
    User(i64),
    /// A number of which the dump does not say what it numbers.
    Bare(i64),
}

impl Peer {
    /// Of an id that marks by its sign what it numbers.
    pub(super) fn marked(id: i64) -> Self {
        if id <= CHANNELS {
            Self::Channel(CHANNELS - id)
        } else if id < 0 {
            Self::Group(-id)
        } else {
            Self::User(id)
        }
    }

    /// Of a written id: `channel17`, `user42`, `-10017`, `PeerChannel(channel_id=17)`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(number) = text.parse() {
            return Some(Self::marked(number));
        }
        let digits = text.trim_end_matches(')');
        let word = digits.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = digits[word.len()..].parse().ok()?;
        match word {
            "channel" | "PeerChannel(channel_id=" => Some(Self::Channel(number)),
            "chat" | "PeerChat(chat_id=" => Some(Self::Group(number)),
            "user" | "PeerUser(user_id=" => Some(Self::User(number)),
            _ => None,
        }
    }

    /// The number without any mark.
    pub(super) fn bare(self) -> i64 {
        match self {
            Self::Channel(id) | Self::Group(id) | Self::User(id) | Self::Bare(id) => id,
        }
    }

    /// What sort of chat that is; a channel may be a large group, so of it nothing is known.
    pub(super) fn kind(self) -> ChatKind {
        match self {
            Self::Channel(_) | Self::Bare(_) => ChatKind::Unknown,
            Self::Group(_) => ChatKind::Group,
            Self::User(_) => ChatKind::Personal,
        }
    }
}

impl std::fmt::Display for Peer {
    /// As Telegram Desktop writes it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Channel(id) => write!(f, "channel{id}"),
            Self::Group(id) => write!(f, "chat{id}"),
            Self::User(id) => write!(f, "user{id}"),
            Self::Bare(id) => id.fmt(f),
        }
    }
}

/// What the address of a post tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Permalink {
    /// The channel's name in links, of a public one.
    pub(super) username: Option<String>,
    /// The channel's number, of one for members only.
    pub(super) channel: Option<i64>,
    /// Id of the post.
    pub(super) post: i64,
}

/// Reads `https://t.me/NAME/17`, `https://t.me/s/NAME/17` or `https://t.me/c/1234/17`.
pub(super) fn permalink(url: &str) -> Option<Permalink> {
    let url = url.trim();
    let address = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or(url);
    let address = address.strip_prefix("www.").unwrap_or(address);
    let path = ["t.me/", "telegram.me/", "telegram.dog/"].iter().find_map(|host| address.strip_prefix(host))?;
    let path = path.split(['?', '#']).next().unwrap_or(path).trim_end_matches('/');
    // The last number is the post; one before it would be a topic.
    let (place, post) = path.rsplit_once('/')?;
    let post = post.parse().ok()?;
    let place = place.strip_prefix("s/").unwrap_or(place);
    let (first, rest) = place.split_once('/').map_or((place, None), |(first, rest)| (first, Some(rest)));
    if first == "c" {
        let channel = rest?.split('/').next()?.parse().ok()?;
        return Some(Permalink { username: None, channel: Some(channel), post });
    }
    let named = !first.is_empty() && first.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    named.then(|| Permalink { username: Some(first.to_owned()), channel: None, post })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: Option<(Peer, &str)>) {
        let peer = Peer::parse(written);
        assert_eq!(peer.map(|peer| (peer, peer.to_string())), expected.map(|(peer, text)| (peer, text.to_owned())));
    }

    #[test]
    fn every_spelling_of_an_id_is_one_peer() {
        for written in ["-1001234500001", "channel1234500001", "PeerChannel(channel_id=1234500001)"] {
            check(written, Some((Peer::Channel(1_234_500_001), "channel1234500001")));
        }
        check("-4567", Some((Peer::Group(4567), "chat4567")));
        check("42", Some((Peer::User(42), "user42")));
        check("-1000000000000", Some((Peer::Channel(0), "channel0")));
        check(&i64::MIN.to_string(), Some((Peer::Channel(CHANNELS - i64::MIN), "channel9223371036854775808")));
        for written in ["", "harbour", "user", "channel99999999999999999999", "x5)"] {
            check(written, None);
        }
    }

    #[track_caller]
    fn check_link(url: &str, expected: Option<(Option<&str>, Option<i64>, i64)>) {
        let found = permalink(url);
        assert_eq!(
            found.as_ref().map(|found| (found.username.as_deref(), found.channel, found.post)),
            expected,
            "{url}"
        );
    }

    #[test]
    fn addresses_tell_channel_and_post() {
        for url in [
            "https://t.me/harbour_news/17",
            "https://t.me/s/harbour_news/17?single",
            "t.me/harbour_news/17/",
            "http://www.telegram.me/harbour_news/5/17#x",
        ] {
            check_link(url, Some((Some("harbour_news"), None, 17)));
        }
        check_link("https://t.me/c/1234500001/17", Some((None, Some(1_234_500_001), 17)));
        for url in ["https://t.me/harbour_news", "https://example.org/a/17", "t.me/+abc/17", "t.me/c/x/17", "t.me//17"]
        {
            check_link(url, None);
        }
    }
}
