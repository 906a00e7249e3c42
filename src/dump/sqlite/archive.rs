//! What programs keep in which table, and how it becomes messages.
//!
//! Another program is another row here, with a name in `format.rs`.

use super::pages::File;
use super::record::{Value, values};
use super::schema::{Schema, Table};
use super::tree::{Row as Stored, find, sound_rows};
use crate::dump::format::DatabaseKind;
use crate::dump::json::tidy;
use crate::dump::mapping::{Columns, Mapping, Role};
use crate::dump::message::{ChatKind, MessageId, MessageKind};
use crate::dump::row::{Cell, MARK, Row};
use crate::dump::table::{SCRAPER, places};
use crate::dump::times::Times;

/// A program's tables.
struct Program {
    kind: DatabaseKind,
    /// The table of messages, and columns that it has to have.
    table: &'static str,
    marks: &'static [&'static str],
    columns: &'static [(&'static str, Cell)],
    joins: &'static [Join],
}

/// Another table, whose row a column names.
struct Join {
    key: Key,
    table: &'static str,
    columns: &'static [(&'static str, Cell)],
    /// What sort of chat is found there.
    chat: ChatKind,
}

/// What names the row of another table.
#[derive(Clone, Copy)]
enum Key {
    Column(&'static str),
    /// The origin of a forwarded message.
    Forward,
}

const PROGRAMS: [Program; 3] = [
    Program {
        kind: DatabaseKind::TgArchive,
        table: "messages",
        marks: &["id", "type", "date", "content", "userid", "mediaid"],
        columns: &[
            ("id", Cell::Role(Role::Id)),
            ("type", Cell::RecordKind),
            ("date", Cell::Role(Role::Date)),
            ("editdate", Cell::Role(Role::Edited)),
            ("content", Cell::Role(Role::Text)),
            ("replyto", Cell::Role(Role::ReplyTo)),
            ("userid", Cell::Role(Role::AuthorId)),
        ],
        joins: &[
            join(
                Key::Column("userid"),
                "users",
                &[("firstname", Cell::AuthorFirst), ("lastname", Cell::AuthorLast), ("username", Cell::AuthorUsername)],
            ),
            join(
                Key::Column("mediaid"),
                "media",
                &[("type", Cell::Role(Role::Media)), ("url", Cell::MediaPath), ("title", Cell::MediaName)],
            ),
        ],
    },
    Program {
        kind: DatabaseKind::TelegramScraper,
        table: "messages",
        marks: &["messageid", "date", "senderid", "firstname", "message", "mediapath"],
        columns: &SCRAPER,
        joins: &[],
    },
    Program {
        kind: DatabaseKind::TelegramExport,
        table: "message",
        marks: &["id", "contextid", "date", "fromid", "message", "forwardid"],
        columns: &[
            ("id", Cell::Role(Role::Id)),
            ("contextid", Cell::Role(Role::ChannelId)),
            ("date", Cell::Role(Role::Date)),
            ("message", Cell::Role(Role::Text)),
            ("fromid", Cell::Role(Role::AuthorId)),
            ("replymessageid", Cell::Role(Role::ReplyTo)),
            ("postauthor", Cell::Role(Role::Signature)),
            ("viewcount", Cell::Role(Role::Views)),
            ("serviceaction", Cell::Action),
        ],
        joins: &[
            chat("channel", TITLE, ChatKind::Channel),
            chat("supergroup", TITLE, ChatKind::Group),
            chat("chat", TITLE, ChatKind::Group),
            chat("user", &[("firstname", Cell::Role(Role::Channel))], ChatKind::Personal),
            join(
                Key::Column("fromid"),
                "user",
                &[("firstname", Cell::AuthorFirst), ("lastname", Cell::AuthorLast), ("username", Cell::AuthorUsername)],
            ),
            join(
                Key::Column("forwardid"),
                "forward",
                &[
                    ("originaldate", Cell::ForwardPosted),
                    ("fromid", Cell::ForwardId),
                    ("channelpost", Cell::ForwardPost),
                ],
            ),
            join(Key::Forward, "channel", &[("title", Cell::Role(Role::ForwardedFrom))]),
            join(Key::Forward, "supergroup", &[("title", Cell::Role(Role::ForwardedFrom))]),
            join(Key::Forward, "user", &[("firstname", Cell::Role(Role::ForwardedFrom))]),
            join(Key::Column("mediaid"), "media", &[("type", Cell::Role(Role::Media)), ("name", Cell::MediaName)]),
        ],
    },
];

const TITLE: &[(&str, Cell)] = &[("title", Cell::Role(Role::Channel)), ("username", Cell::ChannelName)];

const fn join(key: Key, table: &'static str, columns: &'static [(&'static str, Cell)]) -> Join {
    Join { key, table, columns, chat: ChatKind::Unknown }
}

const fn chat(table: &'static str, columns: &'static [(&'static str, Cell)], chat: ChatKind) -> Join {
    Join { key: Key::Column("contextid"), table, columns, chat }
}

/// How the rows of an archive are read.
#[derive(Debug)]
pub(super) struct Archive {
    pub(super) kind: DatabaseKind,
    /// The tables of messages: one, or several with the same columns.
    pub(super) tables: Vec<Table>,
    cells: Vec<(usize, Cell)>,
    joined: Vec<Joined>,
    times: Times,
}

/// A table to look into, with the places of its columns.
#[derive(Debug)]
struct Joined {
    /// The column that names the row; `None`: the origin of a forwarded message does.
    key: Option<usize>,
    table: Table,
    cells: Vec<(usize, Cell)>,
    chat: ChatKind,
}

impl Archive {
    /// The archive of a known program, if it is one.
    pub(super) fn known(schema: &Schema) -> Option<Self> {
        PROGRAMS.iter().find_map(|program| {
            let named = |name: &str| schema.tables.iter().find(|table| table.name.eq_ignore_ascii_case(name));
            let marks: Vec<_> = program.marks.iter().map(|&mark| (mark, Cell::IsForward)).collect();
            let table = named(program.table)?;
            (places(&marks, &table.columns).len() == marks.len()).then_some(())?;
            let joined = program.joins.iter().filter_map(|join| {
                let key = match join.key {
                    Key::Column(column) => Some(places(&[(column, Cell::IsForward)], &table.columns).first()?.0),
                    Key::Forward => None,
                };
                let other = named(join.table)?;
                let cells = places(join.columns, &other.columns);
                Some(Joined { key, table: other.clone(), cells, chat: join.chat })
            });
            Some(Self {
                kind: program.kind,
                cells: places(program.columns, &table.columns),
                joined: joined.collect(),
                tables: vec![table.clone()],
                times: Times { utc: true, month_first: false },
            })
        })
    }

    /// Tables of unknown make, all with the columns of the first, that are read as a mapping says.
    pub(super) fn unknown(tables: Vec<Table>, mapping: &Mapping) -> Self {
        let columns = tables.first().map(|table| table.columns.as_slice()).unwrap_or_default();
        let place = |name: &str| columns.iter().position(|column| column == name);
        let cells = mapping.iter().filter_map(|(role, name)| Some((place(name)?, Cell::Role(role)))).collect();
        Self { kind: DatabaseKind::Other, cells, joined: Vec::new(), times: mapping.times, tables }
    }

    /// Whether the first rows have a time, if there are any: where none has, columns may be taken for what they are not.
    pub(super) fn is_dated(&self, file: &mut File<'_>) -> bool {
        let Some(table) = self.tables.first().filter(|table| table.root > 0) else { return true };
        let (rows, mut row) = (sound_rows(file, table), Row::default());
        let mut has_time = |stored: &Stored| {
            let read = self.read(file, stored, &mut String::new(), &mut row);
            read.is_some() && row.message.posted.is_some()
        };
        rows.is_empty() || rows.iter().any(&mut has_time)
    }

    /// Reads a stored row into a message; whether it is one, and whether bytes had to be replaced.
    pub(super) fn read(
        &self,
        file: &mut File<'_>,
        stored: &Stored,
        scratch: &mut String,
        row: &mut Row,
    ) -> Option<bool> {
        row.clear();
        let encoding = file.layout.encoding;
        let values = values(&stored.payload, encoding)?;
        let table = self.tables.first()?;
        // Columns that were added later are missing in older rows; more than there are belong to another table.
        if values.len() < 2 || values.len() > table.columns.len() {
            return None;
        }
        let mut replaced = put(&values, stored.id, table.alias, &self.cells, self.times, scratch, row);
        for joined in &self.joined {
            let other = if let Some(place) = joined.key {
                let key = values.get(place).and_then(|value| Value::integer(*value));
                key.and_then(|key| find(file, joined.table.root, key))
            } else {
                let origin = row.message.forward.as_ref().and_then(|forward| forward.id.as_ref()?.parse().ok());
                // Channels are listed with the mark before their ids, forwards name them without.
                let mut keys = origin.into_iter().flat_map(|id: i64| [id, MARK.saturating_sub(id)]);
                keys.find_map(|key| find(file, joined.table.root, key))
            };
            let Some(other) = other else { continue };
            let Some(values) = super::record::values(&other.payload, encoding) else { continue };
            replaced |= put(&values, other.id, joined.table.alias, &joined.cells, self.times, scratch, row);
            if joined.chat != ChatKind::Unknown {
                row.origin.kind = joined.chat;
            }
        }
        row.message.unnumbered = !row.has_id;
        if !row.has_id {
            row.message.id = MessageId::Number(stored.id);
        }
        if row.message.kind == MessageKind::Service && row.message.text.starts_with('{') {
            // Of what the service did only the name is for people.
            row.message.text.clear();
        }
        tidy(&mut row.message.text, 0);
        Some(replaced)
    }
}

/// Puts the values of a stored row into a message.
fn put(
    values: &[Value<'_>],
    id: i64,
    alias: Option<usize>,
    cells: &[(usize, Cell)],
    times: Times,
    scratch: &mut String,
    row: &mut Row,
) -> bool {
    let mut replaced = false;
    for &(place, cell) in cells {
        let value = match values.get(place) {
            Some(Value::Null) if alias == Some(place) => Value::Integer(id),
            Some(value) => *value,
            None => continue,
        };
        scratch.clear();
        replaced |= value.write(scratch);
        row.put(cell, scratch, times);
    }
    replaced
}

/// What is known of the tables of a database of unknown make: those of the first that has messages, and its like.
/// `any`: if none has, those of one that has writing in several rows.
pub(super) fn guess(
    schema: &Schema,
    any: bool,
    mut columns: impl FnMut(&Table) -> Columns,
) -> Option<(Vec<Table>, Columns)> {
    let holds = |columns: &Columns, role| columns.mapping.column(role).is_some();
    let has_rows =
        |columns: &Columns| columns.columns.len() > 1 && columns.columns.iter().any(|column| column.samples.len() > 1);
    let told =
        schema.tables.iter().filter(|table| !table.name.starts_with("sqlite_")).map(|table| (table, columns(table)));
    let told = told.map(|(table, columns)| {
        let has_messages = holds(&columns, Role::Date) && holds(&columns, Role::Text);
        (has_messages, table, columns)
    });
    let told = told.filter(|(sure, _, columns)| *sure || any && holds(columns, Role::Text) && has_rows(columns));
    // Of words that are damaged the name of the table may still say what it is.
    let is_known = |table: &Table| PROGRAMS.iter().any(|program| program.table.eq_ignore_ascii_case(&table.name));
    let (_, first, columns) = told.max_by_key(|(sure, table, columns)| {
        let named = columns.mapping.iter().filter(|(role, name)| Role::of_column(name) == Some(*role)).count();
        (*sure, table.forgotten && is_known(table), columns.mapping.iter().count(), !table.forgotten, named)
    })?;
    let like = |table: &&Table| {
        let same = is_like(&table.columns, &first.columns) && table.alias == first.alias;
        table.index == first.index && (same || table.forgotten && table.columns.len() == first.columns.len())
    };
    let as_first = |table: &Table| Table { columns: first.columns.clone(), alias: first.alias, ..table.clone() };
    Some((schema.tables.iter().filter(like).map(as_first).collect(), columns))
}

/// Whether columns have the same names, but for one bit of one of them.
fn is_like(columns: &[String], others: &[String]) -> bool {
    let bits = |(name, other): (&String, &String)| -> u32 {
        name.bytes().zip(other.bytes()).map(|(one, other)| (one ^ other).count_ones()).sum()
    };
    let lengths = columns.iter().map(String::len).eq(others.iter().map(String::len));
    lengths && columns.iter().zip(others).map(bits).sum::<u32>() <= 1
}
