//! A file that was found, wherever it lies: on its own, in a folder, in an archive in an archive.

use std::rc::Rc;

use super::file::File;
use crate::dump::archive::{Archive, Entry, EntryFault};
use crate::dump::layers::{Inflated, Packing, Unpacking};
use crate::dump::source::Source;

/// A file, not yet looked at. There may be hundreds of thousands of them, so they are small.
#[derive(Clone)]
pub(super) struct Found {
    /// Where it lies, archives being folders.
    pub(super) path: String,
    /// Where in the path begins what people want to read of it.
    shown: usize,
    /// Whether the user named this very file.
    pub(super) chosen: bool,
    /// Which of the opened files it is or lies in.
    pub(super) input: usize,
    /// How many archives it lies in.
    pub(super) depth: usize,
    place: Lies,
}

#[derive(Clone)]
enum Lies {
    /// By itself.
    Alone(Rc<dyn Source>),
    /// By itself, packed by gzip.
    Zipped(Rc<dyn Source>),
    /// In an archive.
    In { archive: Rc<Archive>, at: usize },
}

impl Found {
    /// A file as it was opened.
    pub(super) fn input(file: File, input: usize) -> Self {
        let File { path, shown, chosen, source } = file;
        Self { path, shown, chosen, input, depth: 0, place: Lies::Alone(source) }
    }

    /// The entries of an archive that is this file.
    pub(super) fn entries(&self, archive: &Rc<Archive>) -> impl Iterator<Item = Self> {
        archive.entries().iter().enumerate().map(|(at, entry)| Self {
            path: format!("{}/{}", self.path, entry.name),
            shown: self.shown,
            chosen: false,
            input: self.input,
            depth: self.depth + 1,
            place: Lies::In { archive: Rc::clone(archive), at },
        })
    }

    /// The files that an archive has lost which is this file.
    pub(super) fn lost(&self, archive: &Archive) -> impl Iterator<Item = Self> {
        archive.lost().iter().map(|name| Self { path: format!("{}/{name}", self.path), chosen: false, ..self.clone() })
    }

    /// What is inside this file, which is packed so.
    pub(super) fn unzipped(&self, source: Rc<dyn Source>, packing: Packing, unpacking: &Unpacking) -> Self {
        let name = self.shown().to_owned();
        let inside = Inflated::new(source, packing, (name.clone(), 0), name, unpacking);
        Self { depth: self.depth + 1, place: Lies::Zipped(Rc::new(inside)), ..self.clone() }
    }

    /// Its bytes.
    pub(super) fn open(&self, unpacking: &Unpacking) -> Result<Rc<dyn Source>, EntryFault> {
        match &self.place {
            Lies::Alone(source) | Lies::Zipped(source) => Ok(Rc::clone(source)),
            Lies::In { archive, at } => archive.open(*at, unpacking),
        }
    }

    /// The path, as far as people want to read it.
    pub(super) fn shown(&self) -> &str {
        &self.path[self.shown..]
    }

    /// How long it is, or claims to be.
    pub(super) fn size(&self) -> Option<u64> {
        match &self.place {
            Lies::Alone(source) => Some(source.len()),
            Lies::Zipped(_) => None,
            Lies::In { .. } => self.entry()?.claimed,
        }
    }

    /// Whether its length is known only once all was read.
    pub(super) fn is_unpacked(&self) -> bool {
        match &self.place {
            Lies::Alone(_) => false,
            Lies::Zipped(_) => true,
            Lies::In { .. } => self.entry().is_some_and(|entry| !entry.is_stored()),
        }
    }

    /// How it lies in an archive, if it does.
    pub(super) fn entry(&self) -> Option<&Entry> {
        match &self.place {
            Lies::In { archive, at } => archive.entries().get(*at),
            Lies::Alone(_) | Lies::Zipped(_) => None,
        }
    }

    /// The folder it lies in; empty for none.
    pub(super) fn folder(&self) -> &str {
        folder(&self.path)
    }

    /// Its name without folders, and without what gzip adds to it.
    pub(super) fn name(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let zipped = matches!(self.place, Lies::Zipped(_));
        name.strip_suffix(".gz").filter(|_| zipped).unwrap_or(name)
    }
}

/// The folders above a file, the nearest first; last the empty one.
pub(super) fn above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder(path)), |path| (!path.is_empty()).then(|| folder(path)))
}

/// The folder that a path lies in; empty for none.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
