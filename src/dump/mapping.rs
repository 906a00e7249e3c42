//! What the columns of a table of unknown make hold: guessed from their names, corrected by the user.
//!
//! A table is anything flat: CSV, a JSON array of objects with the same keys, a table of a database. The names that
//! are known stand in one list here; readers ask what a column is for, and know no names of their own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::time::Posted;
use super::times::Times;

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
const NAMES: [(Role, &[&str]); 16] = [
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
        &["channelname", "channeltitle", "chatname", "chattitle", "channel", "chat", "dialog", "title", "канал"],
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

/// Columns that only programs write which take their times from Telegram itself, in UTC; one set is enough.
const UTC: [&[&str]; 6] = [
    &["dateutc"],
    &["replytomsgid"],
    &["fwdfrom"],
    &["groupedid"],
    &["threadid", "body", "timestamp"],
    &["senderid", "mediatype", "mediapath"],
];

/// Which column holds what, and how its times are written. Several roles may share a column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    columns: BTreeMap<Role, String>,
    /// What the column of dates leaves open.
    pub times: Times,
}

/// One column: its name as written, and some values of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name in the header, or what stands for one.
    pub name: String,
    /// A few values that are not empty, shortened, in the order of the input.
    pub samples: Vec<String>,
}

/// The columns of a table and what they are taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    /// All of them, in the order of the input.
    pub columns: Vec<Column>,
    /// Which holds what: the guess, or the user's word.
    pub mapping: Mapping,
}

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

    /// What a column of this name holds, if the name is a known one.
    #[must_use]
    pub fn of_column(name: &str) -> Option<Self> {
        let name = plain(name);
        NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|&(role, _)| role)
    }
}

impl Mapping {
    /// What the columns hold, as far as names and values tell.
    #[must_use]
    pub fn guess(columns: &[Column]) -> Self {
        let plain: Vec<String> = columns.iter().map(|column| plain(&column.name)).collect();
        let mut mapping = Self::default();
        for (role, names) in NAMES {
            let place = names.iter().find_map(|name| {
                plain
                    .iter()
                    .position(|plain| plain == name)
                    .filter(|&place| role != Role::Channel || repeats(&columns[place]))
            });
            if let Some(place) = place {
                mapping.columns.insert(role, columns[place].name.clone());
            }
        }
        let has = |name: &&str| plain.iter().any(|plain| plain == name);
        let utc = UTC.iter().any(|names| names.iter().all(has));
        let date = mapping.column(Role::Date).and_then(|name| columns.iter().find(|column| column.name == name));
        mapping.times = Times::guess(date.into_iter().flat_map(|date| date.samples.iter().map(String::as_str)), utc);
        mapping
    }

    /// The column that holds something, by its name.
    #[must_use]
    pub fn column(&self, role: Role) -> Option<&str> {
        self.columns.get(&role).map(String::as_str)
    }

    /// Says which column holds something; `None`: no column does.
    pub fn set(&mut self, role: Role, column: Option<String>) {
        match column {
            Some(column) => self.columns.insert(role, column),
            None => self.columns.remove(&role),
        };
    }

    /// All that is known, in the order of [`Role::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = (Role, &str)> {
        self.columns.iter().map(|(&role, column)| (role, column.as_str()))
    }

    /// Reads a value of the column of dates.
    #[must_use]
    pub fn time(&self, text: &str) -> Option<Posted> {
        self.times.read(text)
    }
}

/// A name as it is compared: programs differ in how they join words.
pub(super) fn plain(name: &str) -> String {
    let joined = name.trim().trim_matches('"').chars().filter(|c| !matches!(c, ' ' | '_' | '-' | '.'));
    joined.flat_map(char::to_lowercase).collect()
}

/// Whether a column can be that of the channel: its values come again, as titles of posts do not.
fn repeats(column: &Column) -> bool {
    let samples = &column.samples;
    samples.len() < 3 || samples.iter().enumerate().any(|(place, one)| samples[..place].contains(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Columns as `name=value|value`.
    fn columns(written: &[&str]) -> Vec<Column> {
        let column = |written: &&str| {
            let (name, samples) = written.split_once('=').unwrap_or((written, ""));
            let samples = samples.split('|').filter(|value| !value.is_empty()).map(str::to_owned).collect();
            Column { name: name.to_owned(), samples }
        };
        written.iter().map(column).collect()
    }

    #[track_caller]
    fn check(written: &[&str], expected: &[(Role, &str)]) {
        let mapping = Mapping::guess(&columns(written));
        assert_eq!(mapping.iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn columns_are_known_by_name_however_it_is_joined() {
        check(
            &["Message ID", "Date", "message_text", "Канал", "views"],
            &[
                (Role::Id, "Message ID"),
                (Role::Date, "Date"),
                (Role::Text, "message_text"),
                (Role::Channel, "Канал"),
                (Role::Views, "views"),
            ],
        );
        check(&["a", "b"], &[]);
    }

    #[test]
    fn the_surer_of_two_names_counts() {
        check(
            &["id", "message_id", "timestamp", "unix_timestamp"],
            &[(Role::Id, "message_id"), (Role::Date, "unix_timestamp")],
        );
        check(
            &["chat", "channel_name", "from", "author"],
            &[(Role::Channel, "channel_name"), (Role::Author, "author")],
        );
    }

    #[test]
    fn a_title_that_never_repeats_is_no_channel() {
        check(&["title=One|Two|Three"], &[]);
        check(&["title=One|Two|One"], &[(Role::Channel, "title")]);
        check(&["title=One|Two|Three", "канал=A|A|A"], &[(Role::Channel, "канал")]);
    }

    #[test]
    fn the_values_tell_how_times_are_written() {
        let times = |written: &[&str]| Mapping::guess(&columns(written)).times;
        assert_eq!(times(&["date=3/14/2022"]), Times { utc: false, month_first: true });
        assert_eq!(times(&["date=14/3/2022", "grouped_id"]), Times { utc: true, month_first: false });
    }

    #[test]
    fn the_user_has_the_last_word() {
        let mut mapping = Mapping::guess(&columns(&["id", "body", "note"]));
        mapping.set(Role::Text, Some("note".to_owned()));
        mapping.set(Role::Id, None);
        assert_eq!((mapping.column(Role::Text), mapping.column(Role::Id)), (Some("note"), None));
    }

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
