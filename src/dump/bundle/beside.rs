//! The files that lie beside dumps: photos and whatever else was exported with them.
//!
//! A message names its medium by a path that was right when the dump was written. Since then folders were renamed and
//! moved, and other systems write paths otherwise: so paths are compared from their end, without regard to case.

use std::rc::Rc;

use super::found::Found;
use crate::dump::layers::Unpacking;
use crate::dump::source::Source;
use crate::order::Order;

/// Files by their names.
#[derive(Default)]
pub struct Beside {
    /// In the order of their names in lower case.
    files: Vec<Found>,
    unpacking: Unpacking,
}

impl Beside {
    pub(super) fn new(files: Vec<Found>, unpacking: Unpacking) -> Self {
        let mut files: Vec<_> = files.into_iter().map(|file| (file.name().to_lowercase(), file)).collect();
        files.order_by_text(|(name, _)| name);
        Self { files: files.into_iter().map(|(_, file)| file).collect(), unpacking }
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The file that a dump in `folder` means by `path`. Where several could be meant, none is.
    #[must_use]
    pub fn find(&self, folder: &str, path: &str) -> Option<Rc<dyn Source>> {
        let wanted = parts(path);
        let folder = parts(folder);
        let name = wanted.last()?;
        let right = |file: &Found| {
            let lies = parts(&file.path);
            let same = lies.iter().rev().zip(wanted.iter().rev()).take_while(|(lies, wanted)| lies == wanted).count();
            // The very file, then the one whose path ends most like it, then the one that lies below the dump.
            let very = lies.starts_with(&folder) && lies[folder.len()..] == wanted[..];
            (very, same, lies.starts_with(&folder))
        };
        let first = self.files.partition_point(|file| file.name().to_lowercase() < *name);
        let named = || self.files[first..].iter().take_while(|file| file.name().to_lowercase() == *name);
        let ranked = || named().map(|file| (right(file), file));
        let best = ranked().map(|(right, _)| right).max()?;
        let mut found = ranked().filter(|(right, _)| *right == best).map(|(_, file)| file);
        let file = found.next().filter(|_| found.next().is_none())?;
        file.open(&self.unpacking).ok()
    }
}

/// The parts of a path in lower case, as far as they say anything.
fn parts(path: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in path.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            _ => parts.push(part.to_lowercase()),
        }
    }
    parts
}
