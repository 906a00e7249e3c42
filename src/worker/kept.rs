//! What is kept on this device: for each dump a folder with its index, a copy of its files if that was wanted, and a note
//! that says what it is.
//!
//! The note is written last. So a folder without one was never finished, and is removed when what is kept is listed; one
//! that is still being written cannot be, for its index is held by who writes it. Only this file knows what lies where.

use std::rc::Rc;

use gloo::file::Blob;
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use web_sys::File;

use super::ahead::Ahead;
use super::blob::BlobSource;
use super::protocol::{GivenFile, KeepFault, KeptDump};
use super::storage::Folder;
use crate::dump::fingerprint::FileHash;
use crate::dump::sample::sampled;
use crate::engine::again::{KeptFile, given_again};
use crate::engine::note;
use crate::order::Order;
use crate::timeline::Damage;

const TOP: &str = "kept";
pub(super) const INDEX: &str = "index";
pub(super) const NOTE: &str = "note";
/// What notes say; another number for every change of it.
const KIND: &str = "kept 2";

/// A file as it was given.
#[derive(Clone)]
pub(super) struct Given {
    pub(super) at: GivenFile,
    pub(super) file: File,
}

/// What is written of a dump that is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Note {
    pub(super) name: String,
    pub(super) messages: u32,
    /// Milliseconds since 1970.
    pub(super) kept_at: f64,
    pub(super) files: Vec<Known>,
    pub(super) copy: bool,
}

/// By what a file is known again, its size and its sample: the name tells which to look into first. Not by its date: a copy of it has another, and one that was edited has other bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Known {
    path: String,
    in_folder: bool,
    size: u64,
    sample: FileHash,
}

/// A dump that is kept.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) id: String,
    /// `None` if another version wrote it in a way that is not understood.
    pub(super) note: Option<Note>,
    index: u64,
    copy: u64,
}

/// What can be opened of a dump that is kept.
pub(super) struct Opening {
    pub(super) id: String,
    pub(super) given: Vec<Given>,
    /// The index, if it can be read.
    pub(super) index: Option<BlobSource>,
    /// How a file was called when it was kept, if none is given under that name.
    pub(super) renamed: Option<String>,
}

/// Whether given files are those of a dump that is kept.
pub(super) enum Recognised {
    No,
    /// Their names are, and what is in them is not.
    Other,
    Yes(Opening),
}

impl Given {
    pub(super) fn new(at: GivenFile, file: File) -> Self {
        Self { at, file }
    }

    pub(super) fn source(&self) -> Option<BlobSource> {
        BlobSource::new(Blob::from(web_sys::Blob::from(self.file.clone()))).ok()
    }

    /// By what it will be known again.
    pub(super) fn known(&self) -> Option<Known> {
        let sample = sampled(&self.source()?).ok()?;
        let GivenFile { path, in_folder } = self.at.clone();
        Some(Known { path, in_folder, size: self.size(), sample })
    }

    pub(super) fn size(&self) -> u64 {
        self.file.size() as u64
    }
}

impl Entry {
    /// What the page is told of it.
    pub(super) fn told(&self) -> KeptDump {
        let Self { id, note, index, copy } = self;
        let note = note.clone();
        KeptDump {
            id: id.clone(),
            name: note.as_ref().map(|note| note.name.clone()),
            messages: note.as_ref().map_or(0, |note| note.messages),
            kept_at: note.as_ref().map_or(0.0, |note| note.kept_at),
            files: note.iter().flat_map(|note| &note.files).map(|file| file.path.clone()).collect(),
            index: *index,
            copy: note.is_some_and(|note| note.copy).then_some(*copy),
        }
    }

    /// The files that seem to be its own, as they were called when it was kept, and the name under which none is given now; whether
    /// they are is only known when they have their fingerprints.
    #[inline(never)]
    fn found_among(&self, given: &[Given]) -> Option<(Vec<Given>, Option<String>)> {
        let files = &self.note.as_ref()?.files;
        let kept: Vec<KeptFile> = files.iter().map(|file| (file.size, file.sample)).collect();
        let sizes: Vec<u64> = given.iter().map(Given::size).collect();
        let places = given_again(&kept, &sizes, &|at| sampled(&given[at].source()?).ok())?;
        let renamed = files.iter().find(|file| !given.iter().any(|given| given.at.path == file.path));
        let own = files.iter().zip(places).map(|(file, place)| {
            let Known { path, in_folder, .. } = file.clone();
            Given { at: GivenFile { path, in_folder }, file: given[place].file.clone() }
        });
        Some((own.collect(), renamed.map(|file| file.path.clone())))
    }

    /// Whether files are called as its files are.
    fn is_called(&self, given: &[Given]) -> bool {
        let files = self.note.as_ref().map_or(&[][..], |note| &note.files);
        files.len() == given.len() && files.iter().all(|known| given.iter().any(|given| known.path == given.at.path))
    }
}

pub(super) async fn top() -> Result<Folder, KeepFault> {
    Folder::at_the_top(TOP).await
}

/// All that is kept; what was never finished is removed. What cannot be understood is listed without a note: a copy may be the
/// only one that there is, and whether it goes is for somebody to say.
pub(super) async fn list() -> Result<Vec<Entry>, KeepFault> {
    let top = top().await?;
    let mut entries = Vec::new();
    for id in top.names().await? {
        let Ok(folder) = top.folder(&id, false).await else { continue };
        let (names, note) = (folder.names().await, note_of(&folder).await);
        let is_unfinished = match (&names, &note) {
            (_, Some(Err(Damage::Cut))) => true,
            (Ok(names), None) => !names.iter().any(|name| name == NOTE),
            _ => false,
        };
        if is_unfinished {
            // Who writes it holds it, so that it stays.
            let _ = top.remove(&id).await;
            continue;
        }
        let (mut index, mut copy) = (0, 0);
        for name in names.unwrap_or_default() {
            let size = folder.file(&name).await.map_or(0, |file| file.size() as u64);
            *(if name == INDEX { &mut index } else { &mut copy }) += size;
        }
        entries.push(Entry { id, note: note.and_then(Result::ok), index, copy });
    }
    // In whole milliseconds, the last first.
    entries.order_by(|entry| !entry.note.as_ref().map_or(0, |note| note.kept_at as u64));
    Ok(entries)
}

/// The note of a folder, or what is amiss with it; `None` if there is none, or it cannot be read now.
async fn note_of(folder: &Folder) -> Option<Result<Note, Damage>> {
    let file = folder.file(NOTE).await.ok()?;
    if file.size() == 0. {
        return Some(Err(Damage::Cut));
    }
    let source = BlobSource::new(Blob::from(web_sys::Blob::from(file))).ok()?;
    // It is written at once. One that seems to end too early says a wrong length.
    Some(note::read(KIND, &source).map_err(|damage| if damage == Damage::Cut { Damage::Changed } else { damage }))
}

/// A note as it is written.
pub(super) fn note_bytes(note: &Note) -> Uint8Array {
    Uint8Array::from(note::write(KIND, note).as_slice())
}

/// The name of the copy of a file.
pub(super) fn copy_name(number: usize) -> String {
    format!("copy-{number}")
}

/// Removes a dump that is kept.
pub(super) async fn remove(id: &str) -> Result<(), KeepFault> {
    top().await?.remove(id).await
}

/// Those of what is kept, but one, that are of the same files; none with a copy where that one has none, for it may be the last.
pub(super) fn twins(entries: &[Entry], id: &str, one: &Note) -> Vec<String> {
    let is_as_much = |note: &Note| note.files == one.files && (one.copy || !note.copy);
    let same = |entry: &&Entry| entry.id != id && entry.note.as_ref().is_some_and(is_as_much);
    entries.iter().filter(same).map(|entry| entry.id.clone()).collect()
}

/// A dump that is kept with its files.
pub(super) async fn with_copy(entry: &Entry) -> Option<Opening> {
    let note = entry.note.as_ref().filter(|note| note.copy)?;
    let folder = top().await.ok()?.folder(&entry.id, false).await.ok()?;
    let mut given = Vec::new();
    for (number, known) in note.files.iter().enumerate() {
        let file = folder.file(&copy_name(number)).await.ok()?;
        if file.size() as u64 != known.size {
            return None;
        }
        let at = GivenFile { path: known.path.clone(), in_folder: known.in_folder };
        given.push(Given { at, file });
    }
    Some(Opening { id: entry.id.clone(), given, index: index_of(&folder).await, renamed: None })
}

/// The dump that is kept of which these are the files, whatever they are called; that of their names before others.
pub(super) async fn recognise(entries: &[Entry], given: &[Given]) -> Recognised {
    let (called, others): (Vec<&Entry>, Vec<&Entry>) = entries.iter().partition(|entry| entry.is_called(given));
    for entry in called.iter().chain(&others) {
        let Some((given, renamed)) = entry.found_among(given) else { continue };
        let folder = match top().await {
            Ok(top) => top.folder(&entry.id, false).await,
            Err(fault) => Err(fault),
        };
        if let Ok(folder) = folder {
            return Recognised::Yes(Opening { id: entry.id.clone(), given, index: index_of(&folder).await, renamed });
        }
    }
    if called.is_empty() { Recognised::No } else { Recognised::Other }
}

async fn index_of(folder: &Folder) -> Option<BlobSource> {
    let file = folder.file(INDEX).await.ok()?;
    BlobSource::new(Blob::from(web_sys::Blob::from(file))).ok()
}

/// Sources of files, by the names under which their dumps know them.
pub(super) fn sources(given: &[Given], ahead: &Ahead) -> Option<Vec<(String, Rc<dyn crate::dump::Source>)>> {
    let source = |given: &Given| -> Option<(String, Rc<dyn crate::dump::Source>)> {
        Some((shown(given), Rc::new(given.source()?.ahead_by(ahead.clone()))))
    };
    given.iter().map(source).collect()
}

/// The name under which its dump knows a file.
pub(super) fn shown(given: &Given) -> String {
    let path = given.at.path.replace('\\', "/");
    if given.at.in_folder { path } else { path.rsplit('/').next().unwrap_or_default().to_owned() }
}
