//! Folders and files that the browser keeps for this page: in its own file system, or where it has none for the page, in a
//! database.
//!
//! Where a browser gives neither, every call ends in [`KeepFault::Denied`] and nothing else happens. It knows no dump.

mod database;
mod private;
mod script;

use js_sys::Uint8Array;
use web_sys::File;

use super::protocol::KeepFault;

/// A folder.
#[derive(Clone)]
pub(super) enum Folder {
    Private(private::Folder),
    Database(database::Folder),
}

/// A file that is being written; nobody else removes it until it is dropped.
pub(super) enum Writing {
    Private(private::Writing),
    Database(database::Writing),
}

impl Folder {
    /// The folder of this name at the top, made if there is none.
    pub(super) async fn at_the_top(name: &str) -> Result<Self, KeepFault> {
        match private::Folder::at_the_top(name).await {
            Ok(folder) => Ok(Self::Private(folder)),
            Err(_) => database::Folder::at_the_top(name).await.map(Self::Database),
        }
    }

    /// A folder in it.
    pub(super) async fn folder(&self, name: &str, make: bool) -> Result<Self, KeepFault> {
        match self {
            Self::Private(folder) => folder.folder(name, make).await.map(Self::Private),
            Self::Database(folder) => folder.folder(name, make).await.map(Self::Database),
        }
    }

    /// The names of all that is in it.
    pub(super) async fn names(&self) -> Result<Vec<String>, KeepFault> {
        match self {
            Self::Private(folder) => folder.names().await,
            Self::Database(folder) => folder.names().await,
        }
    }

    /// A file in it, to be read.
    pub(super) async fn file(&self, name: &str) -> Result<File, KeepFault> {
        match self {
            Self::Private(folder) => folder.file(name).await,
            Self::Database(folder) => folder.file(name).await,
        }
    }

    /// A file in it, to be written from its beginning; made if there is none.
    pub(super) async fn write(&self, name: &str) -> Result<Writing, KeepFault> {
        match self {
            Self::Private(folder) => folder.write(name).await.map(Writing::Private),
            Self::Database(folder) => folder.write(name).await.map(Writing::Database),
        }
    }

    /// Removes what is in it under a name, whatever that is, unless it is being written.
    pub(super) async fn remove(&self, name: &str) -> Result<(), KeepFault> {
        match self {
            Self::Private(folder) => folder.remove(name).await,
            Self::Database(folder) => folder.remove(name).await,
        }
    }
}

impl Writing {
    /// Whether it is to be asked again later: what was written is still on its way.
    pub(super) fn is_behind(&self) -> bool {
        match self {
            Self::Private(_) => false,
            Self::Database(writing) => writing.is_behind(),
        }
    }

    /// Writes bytes at a place, each place once; all of them, or this or a later call is an error.
    pub(super) fn write(&self, at: u64, bytes: &Uint8Array) -> Result<(), KeepFault> {
        match self {
            Self::Private(writing) => writing.write(at, bytes),
            Self::Database(writing) => writing.write(at, bytes),
        }
    }

    /// Sees to it that all is on the disk.
    pub(super) async fn finish(&self) -> Result<(), KeepFault> {
        match self {
            Self::Private(writing) => writing.finish(),
            Self::Database(writing) => writing.finish().await,
        }
    }
}
