//! The columns of tables that known programs write, by name.
//!
//! Another program is another row here, with a name in `format.rs`.

use crate::dump::format::TableKind;
use crate::dump::mapping::{Role, plain};
use crate::dump::row::Cell;

/// A program's columns: by what names it is known, and what each column holds, the surest first.
struct Make {
    kind: TableKind,
    /// Names that together no other program writes.
    marks: &'static [&'static str],
    /// Whether its times are UTC where they have no zone.
    utc: bool,
    columns: &'static [(&'static str, Cell)],
}

const MAKES: [Make; 5] = [
    Make {
        kind: TableKind::FourCat,
        marks: &["threadid", "chat", "author", "body", "timestamp"],
        utc: true,
        columns: &[
            ("id", Cell::PrefixedId),
            ("unixtimestamp", Cell::Role(Role::Date)),
            ("timestamp", Cell::Role(Role::Date)),
            ("unixtimestampedited", Cell::Role(Role::Edited)),
            ("timestampedited", Cell::Role(Role::Edited)),
            ("body", Cell::Role(Role::Text)),
            ("chat", Cell::ChannelName),
            ("authorname", Cell::Role(Role::Author)),
            ("authorusername", Cell::AuthorUsername),
            ("author", Cell::Role(Role::AuthorId)),
            ("views", Cell::Role(Role::Views)),
            ("reactions", Cell::Role(Role::Reactions)),
            ("replyto", Cell::Role(Role::ReplyTo)),
            ("authorforwardedfromname", Cell::Role(Role::ForwardedFrom)),
            ("authorforwardedfromusername", Cell::Role(Role::ForwardedFrom)),
            ("authorforwardedfromid", Cell::ForwardId),
            ("unixtimestampforwardedfrom", Cell::ForwardPosted),
            ("attachmenttype", Cell::Role(Role::Media)),
            ("attachmentfilename", Cell::MediaName),
        ],
    },
    Make {
        kind: TableKind::TelegramTracker,
        marks: &["message", "msglink", "isforward", "containsmedia"],
        utc: true,
        columns: &[
            ("msgid", Cell::Role(Role::Id)),
            ("date", Cell::Role(Role::Date)),
            ("message", Cell::Role(Role::Text)),
            ("channelname", Cell::ChannelName),
            ("username", Cell::ChannelName),
            ("channelid", Cell::Role(Role::ChannelId)),
            ("msglink", Cell::Role(Role::Link)),
            ("msgfromid", Cell::Role(Role::AuthorId)),
            ("views", Cell::Role(Role::Views)),
            ("numberforwards", Cell::Role(Role::Forwards)),
            ("isforward", Cell::IsForward),
            ("forwardmsgfrompeername", Cell::Role(Role::ForwardedFrom)),
            ("fromchannelname", Cell::Role(Role::ForwardedFrom)),
            ("forwardmsgfrompeerid", Cell::ForwardId),
            ("fromchannelid", Cell::ForwardId),
            ("forwardmsgdate", Cell::ForwardPosted),
            ("forwardmsglink", Cell::ForwardLink),
            ("replytomsgid", Cell::Role(Role::ReplyTo)),
            ("mediatype", Cell::Role(Role::Media)),
            ("pollquestion", Cell::MediaText),
            ("contactname", Cell::MediaText),
            ("geosharedtitle", Cell::MediaText),
        ],
    },
    Make {
        kind: TableKind::Telepathy,
        marks: &["chatname", "messageid", "messagetext", "timestamp"],
        utc: true,
        columns: &[
            ("messageid", Cell::Role(Role::Id)),
            ("timestamp", Cell::Role(Role::Date)),
            ("messagetext", Cell::Role(Role::Text)),
            ("chatname", Cell::Role(Role::Channel)),
            ("name", Cell::Role(Role::Author)),
            ("id", Cell::Role(Role::AuthorId)),
            ("views", Cell::Role(Role::Views)),
            ("replyto", Cell::Role(Role::ReplyTo)),
            ("forwardedfrom", Cell::Role(Role::ForwardedFrom)),
            ("forwardpeerid", Cell::ForwardId),
            ("forwardpostid", Cell::ForwardPost),
            ("postauthor", Cell::Role(Role::Signature)),
        ],
    },
    Make {
        kind: TableKind::TelegramScraper,
        marks: &["messageid", "senderid", "firstname", "message", "mediapath"],
        utc: true,
        columns: &SCRAPER,
    },
    Make {
        kind: TableKind::Discord,
        marks: &["authorid", "author", "date", "content", "attachments", "reactions"],
        utc: false,
        columns: &[
            ("date", Cell::Role(Role::Date)),
            ("content", Cell::Role(Role::Text)),
            ("author", Cell::Role(Role::Author)),
            ("authorid", Cell::Role(Role::AuthorId)),
            ("attachments", Cell::Attachments),
            ("reactions", Cell::Role(Role::Reactions)),
        ],
    },
];

/// The columns of telegram-scraper, which writes the same into databases.
pub(in crate::dump) const SCRAPER: [(&str, Cell); 15] = [
    ("messageid", Cell::Role(Role::Id)),
    ("date", Cell::Role(Role::Date)),
    ("message", Cell::Role(Role::Text)),
    ("firstname", Cell::AuthorFirst),
    ("lastname", Cell::AuthorLast),
    ("username", Cell::AuthorUsername),
    ("senderid", Cell::Role(Role::AuthorId)),
    ("postauthor", Cell::Role(Role::Signature)),
    ("views", Cell::Role(Role::Views)),
    ("forwards", Cell::Role(Role::Forwards)),
    ("reactions", Cell::Role(Role::Reactions)),
    ("mediatype", Cell::Role(Role::Media)),
    ("mediapath", Cell::MediaPath),
    ("replyto", Cell::Role(Role::ReplyTo)),
    ("chattitle", Cell::Role(Role::Channel)),
];

/// The program that wrote a table with this header.
pub(super) fn make_of(header: &[String]) -> TableKind {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let has = |mark: &&str| names.iter().any(|name| name == mark);
    MAKES.iter().find(|make| make.marks.iter().all(has)).map_or(TableKind::Other, |make| make.kind)
}

/// Which column of a program's table holds what, and whether its times are UTC; `None` for tables of unknown make.
pub(super) fn cells_of(kind: TableKind, header: &[String]) -> Option<(Vec<(usize, Cell)>, bool)> {
    let make = MAKES.iter().find(|make| make.kind == kind)?;
    Some((places(make.columns, header), make.utc))
}

/// What is known of a table by its header, whatever file it stands in.
pub(in crate::dump) struct KnownTable {
    /// Which column holds what, the surest first.
    pub(in crate::dump) roles: Vec<(Role, usize)>,
    /// Whether times without a zone are UTC.
    pub(in crate::dump) utc: bool,
    /// Whether every text stands in quotes of its own.
    pub(in crate::dump) wrapped: bool,
}

/// What is known of a table with this header; `None` if no program is known for it.
pub(in crate::dump) fn known_table(header: &[String]) -> Option<KnownTable> {
    let kind = make_of(header);
    let (cells, utc) = cells_of(kind, header)?;
    let role = |(place, cell)| match cell {
        Cell::Role(role) => Some((role, place)),
        _ => None,
    };
    Some(KnownTable { roles: cells.into_iter().filter_map(role).collect(), utc, wrapped: is_wrapped(kind) })
}

/// Whether a program puts every text in quotes of its own.
pub(super) fn is_wrapped(kind: TableKind) -> bool {
    kind == TableKind::Telepathy
}

/// The places of columns in a header, in the order of the columns.
pub(in crate::dump) fn places(columns: &[(&str, Cell)], header: &[String]) -> Vec<(usize, Cell)> {
    let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
    let place = |&(name, cell): &(&str, Cell)| Some((names.iter().position(|known| known == name)?, cell));
    columns.iter().filter_map(place).collect()
}
