//! One row of a table becomes a message: each value comes with what its column holds.
//!
//! Here and nowhere else: how tables write numbers, media, reactions and links, whatever program filled them. Knows no
//! separators and no files.

mod attached;
mod reactions;
mod written;

use super::actions;
use super::mapping::Role;
use super::message::{ChatKind, Forward, Media, MediaKind, Message, MessageId, MessageKind, Reply};
use super::times::Times;
use attached::{attached, attachment};
use reactions::reactions;
use written::{amount, bare, is_false, is_nothing, is_true, link, number, whole};

pub(super) use attached::of_path;
pub(super) use written::{MARK, is_void};

/// What a column holds: a role that every table may have, or what single programs add to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Role(Role),
    /// Id of the message behind the name of its chat: `harbournews-17`.
    PrefixedId,
    /// Name of the chat in links, for want of a title.
    ChannelName,
    AuthorFirst,
    AuthorLast,
    /// Counts where no better name is there.
    AuthorUsername,
    IsForward,
    ForwardId,
    ForwardPost,
    ForwardLink,
    ForwardPosted,
    MediaPath,
    MediaName,
    /// Text inside what is attached: the question of a poll.
    MediaText,
    /// Addresses of files, between commas.
    Attachments,
    /// What happened, for a service record.
    Action,
    /// `message`, or what happened.
    RecordKind,
}

/// The chat that a row names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Origin {
    pub(super) id: Option<i64>,
    pub(super) title: Option<String>,
    pub(super) username: Option<String>,
    pub(super) kind: ChatKind,
}

impl Origin {
    /// Whether the row names none.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The message that is made of a row; used again for the next.
#[derive(Debug, Default)]
pub(super) struct Row {
    pub(super) message: Message,
    pub(super) origin: Origin,
    /// Whether the row gave an id.
    pub(super) has_id: bool,
}

impl Row {
    pub(super) fn clear(&mut self) {
        self.message.clear();
        self.origin = Origin::default();
        self.has_id = false;
    }

    /// Takes a value. Of several values for one thing the first that says something counts.
    pub(super) fn put(&mut self, cell: Cell, value: &str, times: Times) {
        if let Cell::Role(Role::Text) = cell {
            if self.message.text.is_empty() && !is_void(value) {
                self.message.text.push_str(value);
            }
            return;
        }
        let value = value.trim();
        if is_nothing(value) {
            return;
        }
        let message = &mut self.message;
        match cell {
            Cell::Role(role) => self.put_role(role, value, times),
            Cell::PrefixedId => self.put_id(value.rsplit_once('-').map_or(value, |(_, id)| id)),
            Cell::ChannelName => {
                let name = value.trim_start_matches('@');
                self.origin.username = Some(name.to_owned());
                self.origin.title.get_or_insert_with(|| name.to_owned());
            }
            Cell::AuthorFirst => message.from = Some(value.to_owned()),
            Cell::AuthorLast => {
                let first = message.from.take();
                message.from = Some(first.map_or_else(|| value.to_owned(), |first| format!("{first} {value}")));
            }
            Cell::AuthorUsername => {
                message.from.get_or_insert_with(|| value.to_owned());
            }
            Cell::IsForward => {
                if is_true(value) {
                    message.forward.get_or_insert_default();
                }
            }
            Cell::ForwardId => message.forward.get_or_insert_default().id = Some(whole(value).to_owned()),
            Cell::ForwardPost => {
                if let Some(post) = number(value) {
                    message.forward.get_or_insert_default().post = Some(post);
                }
            }
            Cell::ForwardLink => {
                if let Some((_, post)) = link(value) {
                    message.forward.get_or_insert_default().post = Some(post);
                }
            }
            Cell::ForwardPosted => {
                if let Some(posted) = times.read(value) {
                    message.forward.get_or_insert_default().posted = Some(posted);
                }
            }
            // Of a page on the web nothing is attached.
            Cell::MediaPath if value.contains("://") => {}
            Cell::MediaPath => {
                if message.media.is_empty() {
                    message.media.push(Media::default());
                }
                name_media(message, value, |media| &mut media.path);
            }
            Cell::MediaName => name_media(message, value, |media| &mut media.name),
            Cell::MediaText => name_media(message, value, |media| &mut media.text),
            Cell::Attachments => {
                message.media.extend(value.split(',').map(str::trim).filter(|url| !url.is_empty()).map(attachment));
            }
            Cell::RecordKind if value == "message" => {}
            Cell::Action | Cell::RecordKind => {
                message.kind = MessageKind::Service;
                message.action = Some(actions::named(value.to_owned()));
            }
        }
    }

    fn put_role(&mut self, role: Role, value: &str, times: Times) {
        let message = &mut self.message;
        match role {
            Role::Id => self.put_id(value),
            Role::Date => message.posted = message.posted.or_else(|| times.read(value)),
            Role::Edited => message.edited = message.edited.or_else(|| times.read(value)),
            Role::Channel => match number(value) {
                Some(id) => self.origin.id = self.origin.id.or(Some(bare(id))),
                None if value.starts_with('@') => self.origin.username = Some(value[1..].to_owned()),
                None => self.origin.title = Some(value.to_owned()),
            },
            Role::ChannelId => {
                let digits = value.trim_start_matches(|c: char| c.is_ascii_alphabetic());
                self.origin.id = number(digits).map(bare);
            }
            Role::Author => message.from = Some(value.to_owned()),
            Role::AuthorId => {
                let channel = number(value).filter(|&id| id <= MARK).map(|id| format!("channel{}", bare(id)));
                let peer = channel.or_else(|| printed_peer(value));
                message.from_id = Some(peer.unwrap_or_else(|| whole(value).to_owned()));
            }
            Role::Signature => message.signature = Some(value.to_owned()),
            Role::Views => message.views = amount(value),
            Role::Forwards => message.forwards = amount(value),
            Role::Reactions => message.reactions = reactions(value),
            Role::Link => {
                if let Some((origin, post)) = link(value) {
                    if !self.has_id {
                        (self.message.id, self.has_id) = (MessageId::Number(post), true);
                    }
                    self.origin.username = self.origin.username.take().or(origin.username);
                    self.origin.id = self.origin.id.or(origin.id);
                }
            }
            Role::Media => {
                let new = attached(value);
                message.media.extend(new);
            }
            Role::ForwardedFrom if is_false(value) => {}
            Role::ForwardedFrom => {
                let name = (!is_true(value)).then(|| value.to_owned());
                let forward = message.forward.get_or_insert_with(Forward::default);
                forward.name = forward.name.take().or(name);
            }
            Role::ReplyTo => {
                if let Some(to) = number(value).filter(|&to| to != 0) {
                    message.reply = Some(Reply { to: Some(to), ..Reply::default() });
                }
            }
            Role::Text => {}
        }
    }

    fn put_id(&mut self, value: &str) {
        if !self.has_id {
            self.message.id = number(value).map_or_else(|| MessageId::Text(value.to_owned()), MessageId::Number);
            self.has_id = true;
        }
    }
}

/// `PeerUser(user_id=42)`, as Python prints it.
fn printed_peer(value: &str) -> Option<String> {
    let (sort, id) = value.strip_prefix("Peer")?.strip_suffix(')')?.split_once('(')?;
    let sort = sort.to_ascii_lowercase();
    let id: u64 = id.strip_prefix(&sort)?.strip_prefix("_id=")?.parse().ok()?;
    ["user", "chat", "channel"].contains(&sort.as_str()).then(|| format!("{sort}{id}"))
}

/// Says something of what is attached, if anything is.
fn name_media(message: &mut Message, value: &str, part: fn(&mut Media) -> &mut Option<String>) {
    let Some(media) = message.media.last_mut() else { return };
    // "A document" says less than the name of a file.
    if media.kind == MediaKind::File {
        media.kind = of_path(value).unwrap_or_default();
    }
    *part(media) = Some(value.to_owned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(cells: &[(Cell, &str)], expected: &Message) {
        let mut row = Row::default();
        for (cell, value) in cells {
            row.put(*cell, value, Times::default());
        }
        assert_eq!(&row.message, expected);
    }

    #[test]
    fn what_says_nothing_changes_nothing() {
        let id = |id| Message { id, ..Message::default() };
        check(&[(Cell::Role(Role::Id), "17.0")], &id(MessageId::Number(17)));
        check(&[(Cell::Role(Role::Id), "x17")], &id(MessageId::Text("x17".to_owned())));
        check(&[(Cell::PrefixedId, "harbour-news-17")], &id(MessageId::Number(17)));
        check(&[(Cell::Role(Role::Views), "1200.0")], &Message { views: Some(1_200), ..Message::default() });
        for value in ["", "nan", "None", "-1", "many"] {
            check(&[(Cell::Role(Role::Views), value)], &Message::default());
        }
    }

    #[test]
    fn what_python_prints_is_an_id_or_nothing() {
        let by = |id: &str| Message { from_id: Some(id.to_owned()), ..Message::default() };
        check(&[(Cell::Role(Role::AuthorId), "PeerUser(user_id=77)")], &by("user77"));
        check(&[(Cell::Role(Role::AuthorId), "PeerChannel(channel_id=1234500001)")], &by("channel1234500001"));
        check(&[(Cell::Role(Role::AuthorId), "PeerUser(77)")], &by("PeerUser(77)"));
        for word in ["nan", "NaN", "None", "<NA>"] {
            check(&[(Cell::Role(Role::Text), word)], &Message::default());
        }
        let none = Message { text: "None of it".to_owned(), ..Message::default() };
        check(&[(Cell::Role(Role::Text), "None of it")], &none);
    }

    #[test]
    fn names_come_in_parts() {
        let from = |name: &str| Message { from: Some(name.to_owned()), ..Message::default() };
        let parts = [(Cell::AuthorFirst, "Ann"), (Cell::AuthorLast, "Lind"), (Cell::AuthorUsername, "ann")];
        check(&parts, &from("Ann Lind"));
        check(&parts[2..], &from("ann"));
    }
}
