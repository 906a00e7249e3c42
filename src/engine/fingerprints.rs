//! The fingerprints of the files that were opened: taken of the bytes as they pass on their way to a reader, and
//! behind it of those that did not pass in order.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::state::Fingerprint;
use crate::dump::fingerprint::Hashing;
use crate::dump::{Place, Problem, Source, SourceError};

/// The files of all dumps.
#[derive(Default)]
pub(super) struct Fingerprints {
    files: Vec<Hashed>,
}

struct Hashed {
    path: String,
    /// The file as it is read by everybody else.
    source: Rc<dyn Source>,
    hashing: Rc<RefCell<Hashing>>,
    /// The dumps that lie in it.
    dumps: Vec<u32>,
    /// Whether it is still looked through for dumps.
    new: bool,
    failed: bool,
}

/// A file whose bytes are looked at in passing.
struct Passed {
    inside: Rc<dyn Source>,
    hashing: Rc<RefCell<Hashing>>,
}

impl Fingerprints {
    /// The same file, but what is read of it goes into its fingerprint; forgotten if no dump is found in it.
    pub(super) fn watch(&mut self, path: &str, file: Rc<dyn Source>) -> Rc<dyn Source> {
        let hashing = Rc::new(RefCell::new(Hashing::new(Rc::clone(&file))));
        let source: Rc<dyn Source> = Rc::new(Passed { inside: file, hashing: Rc::clone(&hashing) });
        let known = Rc::clone(&source);
        self.files.push(Hashed {
            path: path.to_owned(),
            source: known,
            hashing,
            dumps: Vec::new(),
            new: true,
            failed: false,
        });
        source
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

    /// Reads about `budget` bytes that did not pass; whether there is more to read.
    pub(super) fn step(&mut self, budget: usize) -> bool {
        let waits = |file: &&mut Hashed| !file.failed && file.hashing.borrow().hash().is_none();
        let Some(file) = self.files.iter_mut().find(waits) else { return false };
        file.failed = matches!(file.hashing.borrow_mut().step(budget), Some(Err(_)));
        true
    }

    /// What is known of each file.
    pub(super) fn all(&self) -> Vec<Fingerprint> {
        let told = |file: &Hashed| Fingerprint {
            path: file.path.clone(),
            size: file.source.len(),
            hash: file.hashing.borrow().hash(),
            dumps: file.dumps.clone(),
        };
        self.files.iter().filter(|file| !file.dumps.is_empty()).map(told).collect()
    }
}

impl Source for Passed {
    fn len(&self) -> u64 {
        self.inside.len()
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let count = self.inside.read_at(offset, buffer)?;
        self.hashing.borrow_mut().pass(offset, buffer.get(..count).unwrap_or_default());
        Ok(count)
    }

    fn place(&self, range: Range<u64>) -> Option<Place> {
        self.inside.place(range)
    }

    fn stored(&self) -> u64 {
        self.inside.stored()
    }

    fn stored_before(&self, offset: u64) -> u64 {
        self.inside.stored_before(offset)
    }

    fn damage(&self) -> Vec<Problem> {
        self.inside.damage()
    }
}
