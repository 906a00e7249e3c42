//! The fingerprints of the files that were opened, taken when there is nothing else to do.

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
    failed: bool,
}

impl Fingerprints {
    /// Adds a file in which a dump lies.
    pub(super) fn add(&mut self, dump: u32, path: &str, source: &Rc<dyn Source>) {
        if let Some(known) = self.files.iter_mut().find(|file| Rc::ptr_eq(&file.source, source)) {
            known.dumps.push(dump);
            return;
        }
        self.files.push(Hashed {
            path: path.to_owned(),
            source: Rc::clone(source),
            hashing: Hashing::new(Rc::clone(source)),
            dumps: vec![dump],
            failed: false,
        });
    }

    /// Forgets a dump, and the files in which no other lies.
    pub(super) fn forget(&mut self, dump: u32) {
        for file in &mut self.files {
            file.dumps.retain(|known| *known != dump);
        }
        self.files.retain(|file| !file.dumps.is_empty());
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
        self.files.iter().map(told).collect()
    }
}
