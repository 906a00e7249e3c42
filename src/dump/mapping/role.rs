//! What a column can hold, by which names, and what people call it on a command line.
//!
//! Another name of a column is another word here. Knows no values.

use serde::{Deserialize, Serialize};

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// The message's own id.
    Id,
    /// When it was posted.
    Date,
    /// When it was last edited.
    Edited,
    /// Its text.
    Text,
    /// Title of the channel or chat.
    Channel,
    /// Id of the channel or chat.
    ChannelId,
    /// Who wrote it, as shown.
    Author,
    /// The id of who wrote it.
    AuthorId,
    /// The author's signature under a channel post.
    Signature,
    /// How often it was seen.
    Views,
    /// How often it was forwarded.
    Forwards,
    /// Reactions: their sum, or the emoji themselves.
    Reactions,
    /// Address of the post; tells id and channel where nothing else does.
    Link,
    /// What is attached, by kind or by path.
    Media,
    /// Where it was forwarded from.
    ForwardedFrom,
    /// The id of the message that it answers.
    ReplyTo,
}

/// Names of columns by role, without spaces, `_`, `-` and `.`; where several are there, the first listed counts.
pub(super) const NAMES: [(Role, &[&str]); 16] = [
    // A plain `id` is often the number of a row.
    (Role::Id, &["messageid", "msgid", "postid", "id"]),
    (
        Role::Date,
        &[
            "unixtimestamp",
            "dateunixtime",
            "dateunix",
            "dateutc",
            "date",
            "datetime",
            "timestamp",
            "createdat",
            "postdate",
            "published",
            "publishedat",
            "posted",
            "postedat",
            "dateposted",
            "datetimeutc",
            "publishdate",
            "publicationdate",
            "datepublished",
            "sentat",
            "messagedate",
            "messagetime",
            "posttime",
            "timestampms",
            "timeutc",
            "date/time",
            "time",
            "дата",
        ],
    ),
    (Role::Edited, &["unixtimestampedited", "editdate", "editedat", "edited", "timestampedited"]),
    (
        Role::Text,
        &[
            "text",
            "messagetext",
            "message",
            "content",
            "body",
            "rawtext",
            "posttext",
            "fulltext",
            "caption",
            "текст",
            "сообщение",
        ],
    ),
    (
        Role::Channel,
        &[
            "channelname",
            "channeltitle",
            "chatname",
            "chattitle",
            "channel",
            "chat",
            "dialog",
            "title",
            "канал",
            "channelusername",
            "chatusername",
            "groupname",
            "group",
            "peer",
        ],
    ),
    (Role::ChannelId, &["channelid", "chatid", "dialogid", "peerid"]),
    (
        Role::Author,
        &["authorname", "sendername", "author", "authorusername", "sender", "from", "username", "name", "автор"],
    ),
    (Role::AuthorId, &["authorid", "senderid", "fromid", "userid"]),
    (Role::Signature, &["signature", "postauthor", "authorsignature"]),
    (Role::Views, &["views", "viewcount", "viewscount", "просмотры"]),
    (Role::Forwards, &["forwards", "forwardcount", "forwardscount", "numberforwards", "shares", "репосты"]),
    (Role::Reactions, &["reactions", "reactionscount", "реакции"]),
    (Role::Link, &["permalink", "messagelink", "msglink", "posturl", "postlink", "url", "link", "ссылка"]),
    (Role::Media, &["mediatype", "attachmenttype", "media", "mediapath", "photo", "hasmedia"]),
    (
        Role::ForwardedFrom,
        &[
            "forwardedfrom",
            "forwardfromname",
            "authorforwardedfromname",
            "forwardmsgfrompeername",
            "authorforwardedfromusername",
            "fwdfrom",
        ],
    ),
    (Role::ReplyTo, &["replytomsgid", "replytomessageid", "replytoid", "replyto"]),
];

impl Role {
    /// All roles, in the order in which they are offered.
    pub const ALL: [Self; NAMES.len()] = {
        let mut all = [Self::Id; NAMES.len()];
        let mut place = 0;
        while place < all.len() {
            all[place] = NAMES[place].0;
            place += 1;
        }
        all
    };

    /// What a command line calls it; never changed, because scripts say it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Date => "posted",
            Self::Edited => "edited",
            Self::Text => "text",
            Self::Channel => "channel",
            Self::ChannelId => "channel-id",
            Self::Author => "sender",
            Self::AuthorId => "sender-id",
            Self::Signature => "signature",
            Self::Views => "views",
            Self::Forwards => "forwards",
            Self::Reactions => "reactions",
            Self::Link => "link",
            Self::Media => "media",
            Self::ForwardedFrom => "forwarded-from",
            Self::ReplyTo => "reply-to",
        }
    }

    /// What a column of this name holds, if the name is a known one.
    #[must_use]
    pub fn of_column(name: &str) -> Option<Self> {
        let name = plain(name);
        NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|&(role, _)| role)
    }
}

/// A name as it is compared: programs differ in how they join words.
pub(in crate::dump) fn plain(name: &str) -> String {
    let joined = name.trim().trim_matches('"').chars().filter(|c| !matches!(c, ' ' | '_' | '-' | '.'));
    joined.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_plain_and_stands_once() {
        let mut seen = std::collections::HashSet::new();
        for (role, names) in NAMES {
            for name in names {
                assert!(seen.insert(*name) && plain(name) == *name && Role::of_column(name) == Some(role), "{name}");
            }
        }
    }
}
