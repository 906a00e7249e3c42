//! A file that was found, wherever it lies: on its own, in a folder, in an archive in an archive.

use std::rc::Rc;

use super::file::File;
use crate::dump::archive::{Archive, EntryFault};
use crate::dump::layers::{Inflated, Packing, Unpacking};
use crate::dump::source::Source;

/// A file, not yet looked at.
#[derive(Clone)]
pub(super) struct Found {
    /// Where it lies, archives being folders.
    pub(super) path: String,
    /// The same as far as people want to read it.
    pub(super) shown: String,
    /// Whether the user named this very file.
    pub(super) chosen: bool,
    /// Which of the opened files it is or lies in.
    pub(super) input: usize,
    /// How many archives it lies in.
    pub(super) depth: usize,
    /// How long it is, or claims to be.
    pub(super) size: Option<u64>,
    place: Lies,
}

#[derive(Clone)]
enum Lies {
    /// By itself; whether its length is known only once all was read.
    Alone { source: Rc<dyn Source>, unpacked: bool },
    /// In an archive.
    In { archive: Rc<Archive>, at: usize },
}

impl Found {
    /// A file as it was opened.
    pub(super) fn input(file: File, input: usize) -> Self {
        let File { path, shown, chosen, source } = file;
        let size = Some(source.len());
        Self { path, shown, chosen, input, depth: 0, size, place: Lies::Alone { source, unpacked: false } }
    }

    /// The entries of an archive that is this file.
    pub(super) fn entries(&self, archive: &Rc<Archive>) -> impl Iterator<Item = Self> {
        archive.entries().iter().enumerate().map(|(at, entry)| Self {
            path: format!("{}/{}", self.path, entry.name),
            shown: format!("{}/{}", self.shown, entry.name),
            chosen: false,
            input: self.input,
            depth: self.depth + 1,
            size: entry.claimed,
            place: Lies::In { archive: Rc::clone(archive), at },
        })
    }

    /// What is inside this file, which is packed by gzip.
    pub(super) fn unzipped(&self, source: Rc<dyn Source>, unpacking: &Unpacking) -> Self {
        let container = (self.shown.clone(), 0);
        let inside = Inflated::new(source, Packing::Gzip, container, self.shown.clone(), unpacking);
        let path = self.path.strip_suffix(".gz").unwrap_or(&self.path).to_owned();
        let place = Lies::Alone { source: Rc::new(inside), unpacked: true };
        Self { path, size: None, depth: self.depth + 1, place, ..self.clone() }
    }

    /// Its bytes.
    pub(super) fn open(&self, unpacking: &Unpacking) -> Result<Rc<dyn Source>, EntryFault> {
        match &self.place {
            Lies::Alone { source, .. } => Ok(Rc::clone(source)),
            Lies::In { archive, at } => archive.open(*at, unpacking),
        }
    }

    /// Whether its length is known only once all was read.
    pub(super) fn is_unpacked(&self) -> bool {
        match &self.place {
            Lies::Alone { unpacked, .. } => *unpacked,
            Lies::In { archive, at } => archive.entries().get(*at).is_some_and(|entry| !entry.is_stored()),
        }
    }

    /// How long it is where it lies, and its checksum, if it lies in an archive.
    pub(super) fn packed(&self) -> Option<(u64, Option<u32>)> {
        match &self.place {
            Lies::Alone { .. } => None,
            Lies::In { archive, at } => archive.entries().get(*at).map(|entry| (entry.packed(), entry.sum())),
        }
    }

    /// The folder it lies in; empty for none.
    pub(super) fn folder(&self) -> &str {
        folder(&self.path)
    }

    /// Its name without folders.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// The folder that a path lies in; empty for none.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
