//! The fingerprints of the files that were opened: taken behind all other work, a little at a time, for nothing waits
//! for them.

use std::rc::Rc;

use super::state::Fingerprint;
use crate::dump::Source;
use crate::dump::fingerprint::{FileHash, Hashing};

/// The files of all dumps.
#[derive(Default)]
pub(super) struct Fingerprints {
    files: Vec<Hashed>,
}

struct Hashed {
    path: String,
    source: Rc<dyn Source>,
    hashing: Hashing,
    /// The dumps that lie in it.
    dumps: Vec<u32>,
    /// Whether it is still looked through for dumps.
    new: bool,
    failed: bool,
    /// What it must be, if what is known of it was not read from it.
    expected: Option<FileHash>,
}

impl Fingerprints {
    /// Takes a file that is looked through; it is forgotten if no dump is found in it.
    pub(super) fn watch(&mut self, path: &str, source: Rc<dyn Source>) {
        let hashing = Hashing::new(Rc::clone(&source));
        let (path, dumps, expected) = (path.to_owned(), Vec::new(), None);
        self.files.push(Hashed { path, source, hashing, dumps, new: true, failed: false, expected });
    }

    /// Takes the file of a dump that was taken up, which must have this fingerprint.
    pub(super) fn expect(&mut self, path: &str, source: &Rc<dyn Source>, dump: u32, expected: Option<FileHash>) {
        self.watch(path, Rc::clone(source));
        if let Some(file) = self.files.last_mut() {
            (file.dumps, file.new, file.expected) = (vec![dump], false, expected);
        }
    }

    /// Whether a file proves not to be what it must be; says so once.
    pub(super) fn take_other(&mut self) -> bool {
        let mut other = false;
        for file in &mut self.files {
            let is_other = |expected: &mut FileHash| file.hashing.hash().is_some_and(|hash| hash != *expected);
            other |= file.expected.take_if(is_other).is_some();
        }
        if other {
            // All is read from the files themselves then.
            self.files.iter_mut().for_each(|file| file.expected = None);
        }
        other
    }

    /// The file that a dump is, if it is one by itself: its path, and its fingerprint as far as it was taken.
    pub(super) fn file_of(&self, dump: u32, source: &Rc<dyn Source>) -> Option<(&str, Option<FileHash>)> {
        let file = self.files.iter().find(|file| file.dumps.contains(&dump) && Rc::ptr_eq(&file.source, source))?;
        Some((&file.path, file.hashing.hash()))
    }

    /// A dump was found in a file.
    pub(super) fn add(&mut self, dump: u32, source: &Rc<dyn Source>) {
        if let Some(file) = self.files.iter_mut().find(|file| Rc::ptr_eq(&file.source, source)) {
            file.dumps.push(dump);
        }
    }

    /// A file was looked through.
    pub(super) fn looked_through(&mut self, source: &Rc<dyn Source>) {
        for file in self.files.iter_mut().filter(|file| Rc::ptr_eq(&file.source, source)) {
            file.new = false;
        }
        self.forget_unused();
    }

    /// Forgets a dump, and the files in which no other lies.
    pub(super) fn forget(&mut self, dump: u32) {
        for file in &mut self.files {
            file.dumps.retain(|known| *known != dump);
        }
        self.forget_unused();
    }

    /// Forgets what is not looked through any more.
    pub(super) fn forget_new(&mut self) {
        self.files.iter_mut().for_each(|file| file.new = false);
        self.forget_unused();
    }

    fn forget_unused(&mut self) {
        self.files.retain(|file| file.new || !file.dumps.is_empty());
    }

    /// Reads about `budget` bytes; whether there is more to read.
    pub(super) fn step(&mut self, budget: usize) -> bool {
        let waits = |file: &&mut Hashed| !file.failed && file.hashing.hash().is_none();
        let Some(file) = self.files.iter_mut().find(waits) else { return false };
        file.failed = matches!(file.hashing.step(budget), Some(Err(_)));
        true
    }

    /// What is known of each file.
    pub(super) fn all(&self) -> Vec<Fingerprint> {
        let told = |file: &Hashed| Fingerprint {
            path: file.path.clone(),
            size: file.source.len(),
            hash: file.hashing.hash(),
            dumps: file.dumps.clone(),
        };
        self.files.iter().filter(|file| !file.dumps.is_empty()).map(told).collect()
    }
}
