//! SQLite databases, as archives of channels are kept in: read page by page, never written, without any SQL.
//!
//! `archive` knows what programs keep in which table, `schema` the columns of a table, `tree` the way through it, `cell` a
//! page, `record` the values of a row, `pages` the file. Numbers of the file are believed only as far as they lead to something that is there.

mod reader;
mod archive;
mod schema;
mod tree;
mod seen;
mod cell;
mod record;
mod pages;

pub(super) use reader::Sqlite;
