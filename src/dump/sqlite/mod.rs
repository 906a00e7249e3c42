//! SQLite databases, as archives of channels are kept in: read page by page, never written, without any SQL.
//!
//! `pages` has the file, `record` the values, `tree` the way through a table, `schema` its columns; `archive` knows what
//! programs keep in which table. Numbers of the file are believed only as far as they lead to something that is there.

mod archive;
mod pages;
mod reader;
mod record;
mod schema;
mod tree;

pub(super) use reader::Sqlite;
