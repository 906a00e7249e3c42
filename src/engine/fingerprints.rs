//! The fingerprints of the files that were opened: taken behind all other work, a little at a time, for nothing waits
//! for them.

use std::rc::Rc;

use super::state::Fingerprint;
use crate::dump::Source;
use crate::dump::fingerprint::Hashing;

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
}

impl Fingerprints {
    /// Takes a file that is looked through; it is forgotten if no dump is found in it.
    pub(super) fn watch(&mut self, path: &str, source: Rc<dyn Source>) {
        let hashing = Hashing::new(Rc::clone(&source));
        self.files.push(Hashed { path: path.to_owned(), source, hashing, dumps: Vec::new(), new: true, failed: false });
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
