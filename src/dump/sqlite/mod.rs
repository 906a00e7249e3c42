//! SQLite databases, as archives of channels are kept in: read page by page, never written, without any SQL.
//!
//! `archive` knows what programs keep in which table, `schema` the columns of a table, `tree` the way through it, `cell` a
//! page, `form` how one is told where nothing leads to it, `lost` tables without a name, `record` the values of a row, `pages` the file. Numbers of the file are believed only as far as they lead to something that is there.

mod reader;
mod archive;
mod schema;
mod tree;
mod seen;
mod lost;
mod cell;
mod form;
mod record;
mod pages;

pub(super) use form::first;
pub(super) use pages::{MARK, shares};
pub(super) use reader::Sqlite;
