//! Flat objects of programs that nobody knows, and tables of pandas: keys are columns, and a mapping says what they hold.
//!
//! The mapping is guessed from the beginning of the file, before the first message is read, and may be replaced by the
//! user's; reading is always done by one mapping from the first message to the last.

use crate::dump::ids::{Peer, permalink};
use crate::dump::json::{Raw, Tokens, Value};
use crate::dump::mapping::{Column, Columns, Mapping, Role, Told};
use crate::dump::message::{Forward, Media, MediaKind, MessageId, Reaction, Reply};
use crate::dump::objects::{Dialect, Draft, Found, Known, Lookup, Mark, Slot, View};
use crate::dump::table::{known_table, unwrapped};
use crate::dump::time::Posted;
use crate::dump::values::complete_date;

use super::flat_rows::Rows;
use super::flat_survey::{Survey, survey};
use super::printed::Printed;
use super::{fields, flat_rows, telethon};

/// Under which keys messages usually stand.
pub(super) const AROUND: [&[u8]; 12] = [
    b"messages",
    b"posts",
    b"data",
    b"items",
    b"results",
    b"rows",
    b"records",
    b"history",
    b"entries",
    b"result",
    b"response",
    b"payload",
];
/// How many objects may stand around a list of messages.
const DEEP: usize = 4;
/// What a message has beside its text.
const TELLING: [Role; 3] = [Role::Date, Role::Id, Role::Link];

/// A file of flat objects or rows.
#[derive(Debug, Default)]
pub(super) struct Flat {
    columns: Columns,
    /// The keys under which the messages stand one in the other, if they stand in an object.
    around: Vec<String>,
    /// Whether they stand in an object there, each behind its number.
    numbered: bool,
    /// Of a table, the names of its columns, and from which byte on they hold.
    headers: Option<Vec<(u64, Vec<String>)>>,
    /// Of a table, what its rows look like, and the names that its first look found as they stand there.
    rows: Rows,
    written: Vec<String>,
    /// Whether every text stands in quotes of its own.
    wrapped: bool,
}

impl Dialect for Flat {
    fn mark(&self, key: &[u8], value: Value<'_>) -> Mark {
        let (is_list, is_object) = (matches!(value, Value::Array), matches!(value, Value::Object));
        if is_object && (self.around.len() > 1 || self.numbered) && self.is_around(key) {
            return Mark::Frame;
        }
        if is_list && (self.is_around(key) || self.headers.is_some() && key == b"columns") {
            return Mark::Frame;
        }
        if is_list || self.headers.is_some() {
            return Mark::Nothing;
        }
        let key = Raw::new(key).text();
        let column = |role| self.columns.mapping.column(role);
        let holds = |role| match column(role) {
            // What stands in an object is a column by itself, with the object's key before its own.
            Some(column) if is_object => column.strip_prefix(&key).is_some_and(|inner| inner.starts_with('.')),
            Some(column) => column == key,
            None => !is_object && self.columns.columns.is_empty() && Role::of_column(&key) == Some(role),
        };
        match () {
            // Where nothing else is known of them a text alone makes messages.
            () if holds(Role::Text) && !self.columns.columns.is_empty() && TELLING.map(column) == [None; 3] => {
                Mark::Sign(3)
            }
            () if holds(Role::Text) => Mark::Sign(1),
            () if TELLING.into_iter().any(holds) => Mark::Sign(2),
            () => Mark::Nothing,
        }
    }

    fn signs(&self) -> u8 {
        3
    }

    fn slot(&self, key: &[u8]) -> Slot {
        match key {
            key if self.is_around(key) => Slot::Messages,
            b"columns" if self.headers.is_some() => Slot::Fact,
            b"channel" | b"channel_name" | b"chat" | b"title" | b"name" | b"username" | b"channel_id"
                if self.headers.is_none() =>
            {
                Slot::Fact
            }
            _ => Slot::Pass,
        }
    }

    fn has_rows(&self) -> bool {
        self.headers.is_some()
    }

    fn is_row(&self, bytes: &[u8], whole: bool) -> Option<bool> {
        // The names of the columns look like a row of texts where no row was seen.
        let is_first = |name: &String| {
            let written = bytes.get(1..).unwrap_or_default().trim_ascii_start().strip_prefix(b"\"");
            written.and_then(|written| written.strip_prefix(name.as_bytes())).is_some_and(|end| end.starts_with(b"\""))
        };
        let begins = self.rows.begin(bytes, whole)?;
        Some(begins && !self.written.first().is_some_and(is_first))
    }

    fn read(&self, item: View<'_>, lookup: Lookup<'_>, draft: &mut Draft) -> Found {
        let row = Row { of: self, item, at: lookup.place(), guess: self.guess(item) };
        row.read(draft)
    }

    fn learn(&mut self, key: &[u8], value: View<'_>, known: &mut Known) {
        let since = known.names.place();
        let told = known.frame();
        match key {
            b"columns" => {
                let mut names: Vec<_> = value.items().map(|name| name.words().unwrap_or_default()).collect();
                if names == self.written {
                    names = self.columns.columns.iter().map(|column| column.name.clone()).collect();
                }
                // Names that are damaged leave those that were known before.
                let mapping = &self.columns.mapping;
                let tells = |role| mapping.column(role).is_none_or(|column| names.iter().any(|name| name == column));
                let is_sound = names.len() == self.rows.width() && tells(Role::Text) && tells(Role::Date);
                if let Some(headers) = self.headers.as_mut().filter(|_| is_sound) {
                    headers.retain(|(known, _)| *known < since);
                    headers.push((since, names));
                }
            }
            b"channel_id" => told.peer = value.number().map(peer),
            b"username" => told.chat.username = value.text(),
            _ => told.chat.title = told.chat.title.take().or_else(|| words(value)),
        }
    }

    fn mapping(&self) -> Option<&Columns> {
        Some(&self.columns)
    }

    fn remap(&mut self, mapping: &Mapping) {
        self.columns.mapping = mapping.clone();
    }
}

impl Flat {
    /// Of a file of objects that begins with `head`.
    pub(super) fn objects(head: &[u8]) -> Self {
        let Survey { columns, around, numbered } = survey(head);
        let mut columns = guessed(columns);
        // Where nothing says what the text is, what is guessed is asked about as a whole.
        if columns.mapping.column(Role::Text).is_some() {
            complete_date(&mut columns);
        }
        Self { columns, around, numbered, ..Self::default() }
    }

    /// Of a table as pandas splits it, that begins with `head`.
    pub(super) fn table(head: &[u8]) -> Self {
        let found = flat_rows::survey(head);
        let mut columns = guessed(found.columns);
        let names: Vec<String> = columns.columns.iter().map(|column| column.name.clone()).collect();
        let known = known_table(&names);
        if let Some(known) = &known {
            columns.mapping.times.utc = known.utc;
            for (role, place) in known.roles.iter().rev() {
                columns.mapping.set(*role, names.get(*place).cloned());
            }
        }
        let wrapped = known.is_some_and(|known| known.wrapped);
        if !columns.lacks().is_empty() {
            flat_rows::by_values(&columns.columns, &mut columns.mapping);
        }
        let (headers, around) = (Some(vec![(0, names)]), vec!["data".to_owned()]);
        Self { columns, around, numbered: false, headers, rows: found.rows, written: found.written, wrapped }
    }

    fn is_around(&self, key: &[u8]) -> bool {
        self.around.iter().any(|around| around.as_bytes() == key)
    }

    /// A mapping for one object, where the beginning of the file told none.
    fn guess(&self, item: View<'_>) -> Option<Mapping> {
        self.columns.columns.is_empty().then(|| {
            let names = item.pairs().map(|(key, _)| Raw::new(key).text());
            let columns: Vec<_> = names.map(|name| Column { name, samples: Vec::new() }).collect();
            Mapping::guess(&columns)
        })
    }
}

/// Whether a text without a beginning is rows of a table, most of all: their names or their values tell what they hold.
pub(super) fn has_rows(head: &[u8]) -> bool {
    flat_rows::is_most(head) && Flat::table(head).columns.lacks().is_empty()
}

/// Whether a file of nobody's begins with objects that have something in common, so that a mapping can be told of them.
pub(super) fn has_columns(head: &[u8]) -> bool {
    let columns = survey(head).columns;
    let has_letters = |column: &Column| column.samples.iter().any(|value| value.chars().any(char::is_alphabetic));
    columns.len() > 1 && columns.iter().any(|column| column.samples.len() > 1 && has_letters(column))
}

/// Whether a file of objects has the keys that somebody names.
pub(super) fn has_named(head: &[u8], told: &Told) -> bool {
    let columns = survey(head).columns;
    told.fits(&columns.iter().map(|column| column.name.as_str()))
}

fn guessed(columns: Vec<Column>) -> Columns {
    Columns { mapping: Mapping::guess(&columns), columns }
}

/// One object or row, with what its columns mean.
struct Row<'a> {
    of: &'a Flat,
    item: View<'a>,
    at: u64,
    guess: Option<Mapping>,
}

impl<'a> Row<'a> {
    fn read(&self, draft: &mut Draft) -> Found {
        if self.of.headers.is_some() && self.item.is_array() && self.item.items().count() != self.of.rows.width() {
            return Found::Other;
        }
        let (id, link) = (self.value(Role::Id), self.words(Role::Link));
        let link = link.as_deref().and_then(permalink);
        let message = &mut draft.message;
        message.unnumbered = id.is_none() && link.is_none();
        message.id = match (id, &link) {
            (Some(id), _) => fields::id(id),
            (None, Some(link)) => MessageId::Number(link.post),
            // Told apart by their place where nothing else tells them apart.
            (None, None) => MessageId::Text(format!("@{}", self.at)),
        };
        message.posted = self.time(Role::Date);
        message.edited = self.time(Role::Edited);
        message.from = self.words(Role::Author);
        let from = self.value(Role::AuthorId);
        let peer_of = from.and_then(telethon::peer).map(|peer| peer.to_string());
        message.from_id = peer_of.or_else(|| from.and_then(View::words));
        message.signature = self.words(Role::Signature);
        message.views = self.value(Role::Views).and_then(View::count);
        message.forwards = self.value(Role::Forwards).and_then(View::count);
        if let Some(value) = self.value(Role::Reactions) {
            reactions(value, &mut message.reactions);
        }
        message.media.extend(self.words(Role::Media).and_then(|word| media(&word)));
        message.forward = self.value(Role::ForwardedFrom).and_then(forward);
        let to = self.value(Role::ReplyTo).and_then(|to| to.get("reply_to_msg_id").unwrap_or(to).number());
        let to = to.filter(|&to| to > 0);
        message.reply = to.map(|to| Reply { to: Some(to), ..Reply::default() });
        draft.told.peer = self.value(Role::ChannelId).and_then(View::number).map(peer);
        match self.value(Role::Channel).and_then(|value| Some((value.number(), words(value)?))) {
            Some((Some(id), _)) => draft.told.peer = draft.told.peer.or(Some(peer(id))),
            Some((None, name)) if name.starts_with('@') => draft.told.chat.username = Some(name[1..].to_owned()),
            Some((None, name)) => draft.told.chat.title = Some(name),
            None => {}
        }
        if let Some(link) = link {
            draft.told.peer = draft.told.peer.or(link.channel.map(Peer::Channel));
            draft.told.chat.username = draft.told.chat.username.take().or(link.username);
        }
        if let Some(text) = self.value(Role::Text) {
            append(text, draft);
            if self.of.wrapped
                && let Some(bare) = unwrapped(&draft.message.text)
            {
                draft.message.text = bare.to_owned();
            }
        }
        let message = &draft.message;
        let nothing = message.text.is_empty() && message.posted.is_none() && message.media.is_empty() && id.is_none();
        if nothing { Found::Other } else { Found::Message }
    }

    /// What stands in the column of a role.
    fn value(&self, role: Role) -> Option<View<'a>> {
        let mapping = self.guess.as_ref().unwrap_or(&self.of.columns.mapping);
        let column = mapping.column(role)?;
        let Some(headers) = &self.of.headers else { return self.item.named(column) };
        let (_, names) = headers.iter().rev().find(|(since, _)| *since <= self.at)?;
        let place = names.iter().position(|name| name == column)?;
        self.item
            .items()
            .nth(place)
            .filter(|value| value.words().or_else(|| value.said()).is_some() || value.is_object() || value.is_array())
    }

    fn words(&self, role: Role) -> Option<String> {
        self.value(role).and_then(words)
    }

    fn time(&self, role: Role) -> Option<Posted> {
        let value = self.value(role)?;
        let text = value.get("$date").unwrap_or(value).words()?;
        let times = self.guess.as_ref().unwrap_or(&self.of.columns.mapping).times;
        times.read(&text)
    }
}

/// A string, or pieces of one as Telegram Desktop writes them.
fn append(value: View<'_>, draft: &mut Draft) {
    if let Some(raw) = value.raw() {
        draft.plain(raw);
    }
    for piece in value.items() {
        if let Some(raw) = piece.raw().or_else(|| piece.get("text")?.raw()) {
            draft.plain(raw);
        }
    }
}

/// A value in words; of an object its name.
fn words(value: View<'_>) -> Option<String> {
    let name = || value.get("name").and_then(View::text);
    let words = value.words().or_else(|| fields::name(value)).or_else(name)?;
    Some(words.trim().to_owned()).filter(|words| !words.is_empty())
}

fn peer(id: i64) -> Peer {
    if id < 0 { Peer::marked(id) } else { Peer::Bare(id) }
}

/// A name, or Telegram's own description of an origin.
fn forward(origin: View<'_>) -> Option<Forward> {
    if origin.is_object() {
        let name = origin.any(&["from_name", "name"]).and_then(View::text).or_else(|| fields::name(origin));
        let id = origin.get("from_id").and_then(telethon::peer).map(|peer| peer.to_string());
        let post = origin.get("channel_post").and_then(View::number);
        return Some(Forward { name, id, post, posted: origin.get("date").and_then(fields::utc) });
    }
    if let Some(printed) = origin.text().as_deref().and_then(Printed::of) {
        return telethon::printed_forward(printed);
    }
    let no = ["false", "False", "0", "None", "nan", "no"];
    let name = words(origin).filter(|name| !no.contains(&name.as_str()))?;
    Some(Forward { name: Some(name), ..Forward::default() })
}

fn media(word: &str) -> Option<Media> {
    let kind = fields::media_by_word(word)?;
    let file = word.contains(['/', '\\']) || word.rsplit_once('.').is_some_and(|(_, end)| (2..=4).contains(&end.len()));
    let by_file = if file { fields::media_by_file(word) } else { MediaKind::File };
    let kind = if kind == MediaKind::File { by_file } else { kind };
    Some(Media { path: (file && !word.contains("://")).then(|| word.to_owned()), ..fields::media(kind) })
}

/// A sum, a list of emoji with counts, or an object of them.
fn reactions(value: View<'_>, reactions: &mut Vec<Reaction>) {
    if let Some(count) = value.count().filter(|&count| count > 0) {
        reactions.push(Reaction { emoji: "reactions".to_owned(), count });
    }
    reactions.extend(value.items().filter_map(|one| {
        let emoji = one.any(&["emoji", "emoticon", "reaction"]);
        let emoji = emoji.and_then(|emoji| emoji.text().or_else(|| emoji.get("emoticon")?.text()));
        fields::reaction(emoji, one.get("count"))
    }));
    reactions.extend(value.pairs().filter_map(|(key, one)| fields::reaction(Some(Raw::new(key).text()), Some(one))));
}

/// Under which of the usual keys the messages of a file of objects stand, one in the other, if they do.
pub(super) fn around<'a>(tokens: &mut Tokens<'a>) -> Option<Vec<&'a [u8]>> {
    let (mut path, mut said) = (Vec::new(), false);
    loop {
        let Some(key) = tokens.key().ok()? else {
            path.pop()?;
            continue;
        };
        let value = tokens.value().ok()?;
        let is_around = AROUND.contains(&key.bytes());
        match value {
            Value::Array if is_around && tokens.peek() == Ok(Some(b'{')) => {
                path.push(key.bytes());
                return Some(path);
            }
            Value::Object if is_around && is_numbered(&mut tokens.again()) => {
                path.push(key.bytes());
                return Some(path);
            }
            // What an object holds that says something itself is its own.
            Value::Object if is_around && !said && path.len() < DEEP => path.push(key.bytes()),
            Value::Object | Value::Array => tokens.skip(value).ok()?,
            Value::Text(_) | Value::Bare(_) => said |= Role::of_column(&key.text()) == Some(Role::Text),
        }
    }
}

/// Whether objects stand each behind a number in an object of which the bracket was taken.
fn is_numbered(tokens: &mut Tokens<'_>) -> bool {
    let numbered = matches!(tokens.key(), Ok(Some(key)) if key.bytes().iter().all(u8::is_ascii_digit));
    numbered && tokens.peek() == Ok(Some(b'{'))
}
