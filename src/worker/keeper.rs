//! The worker's part of keeping: which files are open, which dump that is kept they are, and what is being written.

use std::cell::{Cell, RefCell};

use super::keeping::Keeping;
use super::kept::{self, Entry, Given, Note, Opening, Recognised};
use super::protocol::{KeepFault, Reply};
use crate::engine::Session;

/// What is kept, and what is being kept.
#[derive(Default)]
pub(super) struct Keeper {
    /// What is kept, as it was listed last.
    entries: RefCell<Option<Vec<Entry>>>,
    /// All files that were given, in their order.
    given: RefCell<Vec<Given>>,
    /// Which of what is kept is open.
    open: RefCell<Option<String>>,
    /// Whether its index is to be written anew.
    again: Cell<bool>,
    writing: RefCell<Option<Keeping>>,
}

/// What was asked to be kept.
pub(super) struct Wanted {
    pub(super) name: String,
    pub(super) copy: bool,
    pub(super) at: f64,
}

impl Keeper {
    /// What is told of what is kept, looked up again; and of a fault before that.
    pub(super) async fn listed(&self, before: Option<KeepFault>) -> Reply {
        let (entries, fault) = match kept::list().await {
            Ok(entries) => (entries, before),
            Err(fault) => (Vec::new(), Some(fault)),
        };
        let dumps = entries.iter().map(Entry::told).collect();
        self.entries.replace(Some(entries));
        // What is being made anew is not kept yet.
        let open = self.open.borrow().clone().filter(|_| !self.again.get() && !self.is_busy());
        Reply::Kept { dumps, open, fault }
    }

    /// Removes one of what is kept, or all.
    pub(super) async fn forget(&self, id: Option<String>) -> Result<(), KeepFault> {
        let entries = self.entries.borrow().clone().unwrap_or_default();
        let mut removed = Ok(());
        for entry in entries.iter().filter(|entry| id.as_ref().is_none_or(|id| *id == entry.id)) {
            removed = removed.and(kept::remove(&entry.id).await);
        }
        removed
    }

    /// Whether given files may be those of a dump that is kept: it takes a moment to say.
    pub(super) fn may_know(&self) -> bool {
        self.entries.borrow().as_ref().is_none_or(|entries| !entries.is_empty())
    }

    /// The dump that is kept of which these are the files.
    pub(super) async fn recognise(&self, given: &[Given]) -> Recognised {
        let entries = self.entries().await;
        kept::recognise(&entries, given).await
    }

    /// A dump that is kept with its files.
    pub(super) async fn with_copy(&self, id: &str) -> Option<Opening> {
        let entries = self.entries().await;
        kept::with_copy(entries.iter().find(|entry| entry.id == id)?).await
    }

    /// What a dump that is kept is called.
    pub(super) fn name(&self, id: &str) -> Option<String> {
        let entries = self.entries.borrow();
        let entry = entries.iter().flatten().find(|entry| entry.id == id)?;
        entry.note.as_ref().map(|note| note.name.clone())
    }

    async fn entries(&self) -> Vec<Entry> {
        if self.entries.borrow().is_none() {
            self.listed(None).await;
        }
        self.entries.borrow().clone().unwrap_or_default()
    }

    /// Files are open; `id` is the dump that is kept of which they are, `again` whether its index is to be written anew.
    pub(super) fn opens(&self, given: Vec<Given>, id: Option<String>, again: bool) {
        self.given.borrow_mut().extend(given);
        self.open.replace(id);
        self.again.set(again);
    }

    /// More files or texts are open: what is kept is less than what is open.
    pub(super) fn grows(&self, given: Vec<Given>) {
        self.opens(given, None, false);
    }

    /// How many bytes a copy of all that is open takes.
    pub(super) fn size(&self, session: &Session) -> u64 {
        self.dumps(session).iter().map(Given::size).sum()
    }

    /// Whether something is to be written, or being written.
    pub(super) fn is_busy(&self) -> bool {
        self.writing.borrow().is_some()
    }

    /// The dump of which the index is to be written anew; says so once.
    pub(super) fn take_again(&self) -> Option<String> {
        if self.again.replace(false) { self.open.borrow().clone() } else { None }
    }

    /// Begins to write the index of a dump that is kept anew.
    pub(super) async fn begin_again(&self, id: String, beginnings: u32) -> Result<(), KeepFault> {
        let begun = Keeping::again(id, beginnings).await;
        let begun = begun.inspect_err(|_| _ = self.open.take())?;
        self.writing.replace(Some(begun));
        Ok(())
    }

    /// Gives up what was being written. The index that was to be written anew is none.
    pub(super) fn give_up(&self, keeping: &Keeping) {
        if self.open.borrow().as_ref() == Some(&keeping.id) {
            self.open.take();
        }
    }

    /// The files that are dumps, in the order in which they were given.
    fn dumps(&self, session: &Session) -> Vec<Given> {
        let files = session.fingerprints();
        let is_dump = |given: &&Given| {
            let path = kept::shown(given);
            files.iter().any(|file| file.path == path && file.size == given.size())
        };
        self.given.borrow().iter().filter(is_dump).cloned().collect()
    }

    /// What is to be written of what is open, and the files.
    pub(super) fn note(&self, wanted: Wanted, session: &Session) -> Option<(Note, Vec<Given>)> {
        let Wanted { name, copy, at } = wanted;
        let given = self.dumps(session);
        let files = given.iter().map(Given::known).collect::<Option<Vec<_>>>()?;
        let messages = session.progress().messages;
        Some((Note { name, messages, kept_at: at, files, copy }, given))
    }

    /// Begins to write.
    pub(super) async fn begin(&self, note: Note, given: Vec<Given>, beginnings: u32) -> Result<(), KeepFault> {
        let id = (note.kept_at as u64).to_string();
        match Keeping::begin(id.clone(), note, given, beginnings).await {
            Ok(keeping) => {
                self.writing.replace(Some(keeping));
                Ok(())
            }
            Err(fault) => {
                let _ = kept::remove(&id).await;
                Err(fault)
            }
        }
    }

    /// Writes a piece; whether there is more to write, and how many bytes are written.
    pub(super) fn step(&self, session: &Session) -> Result<(bool, u64), KeepFault> {
        let mut writing = self.writing.borrow_mut();
        let Some(writing) = writing.as_mut() else { return Ok((false, 0)) };
        let more = writing.step(session)?;
        Ok((more, writing.written))
    }

    /// What was being written, which is to be ended or given up.
    pub(super) fn take_writing(&self) -> Option<Keeping> {
        self.writing.take()
    }

    /// Ends what was written. What was kept of the same files before goes.
    pub(super) async fn end(&self, keeping: Keeping) -> Result<(), KeepFault> {
        let id = keeping.id.clone();
        if let Some(note) = keeping.end().await? {
            for twin in kept::twins(&self.entries().await, &id, &note) {
                let _ = kept::remove(&twin).await;
            }
            self.open.replace(Some(id));
        }
        Ok(())
    }
}
