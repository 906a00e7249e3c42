//! The writing of a dump that is to be kept: piece by piece, between other work.
//!
//! The index is held from the first moment to the last, so that nobody takes what is unfinished for a leftover. What is
//! given up half-way needs no tidying: it has no note, or an index that ends too early.

use js_sys::Uint8Array;
use web_sys::FileReaderSync;

use super::BUILD;
use super::kept::{self, Given, INDEX, NOTE, Note, note_bytes};
use super::protocol::KeepFault;
use super::storage::{Folder, Writing};
use crate::engine::Session;

/// How much is written at once.
const PIECE: u64 = 1 << 19;

/// A dump that is being written.
pub(super) struct Keeping {
    pub(super) id: String,
    folder: Folder,
    index: Writing,
    /// How often the session had begun anew: what is written must be of one and the same.
    beginnings: u32,
    /// The next section of the index, and where in the index.
    section: u32,
    at: u64,
    /// What of the last section is not written.
    left: Uint8Array,
    /// Files that are to be copied, the next one last.
    copies: Vec<(Given, Writing)>,
    /// How far the last of them is.
    copied: u64,
    /// Bytes written.
    pub(super) written: u64,
    /// Files that are copied.
    done: Vec<Writing>,
    /// What is noted at the end; nothing if only the index is written anew.
    note: Option<Note>,
}

impl Keeping {
    /// Begins with a new dump, of these files.
    pub(super) async fn begin(id: String, note: Note, given: Vec<Given>, beginnings: u32) -> Result<Self, KeepFault> {
        let folder = kept::top().await?.folder(&id, true).await?;
        let index = folder.write(INDEX).await?;
        let mut keeping = Self::of(id, folder, index, beginnings);
        if note.copy {
            for (number, given) in given.into_iter().enumerate() {
                keeping.copies.push((given, keeping.folder.write(&kept::copy_name(number)).await?));
            }
            keeping.copies.reverse();
        }
        keeping.note = Some(note);
        Ok(keeping)
    }

    /// Begins to write the index of a dump that is kept anew.
    pub(super) async fn again(id: String, beginnings: u32) -> Result<Self, KeepFault> {
        let folder = kept::top().await?.folder(&id, false).await?;
        let index = folder.write(INDEX).await?;
        Ok(Self::of(id, folder, index, beginnings))
    }

    fn of(id: String, folder: Folder, index: Writing, beginnings: u32) -> Self {
        Self {
            id,
            folder,
            index,
            beginnings,
            section: 0,
            at: 0,
            left: Uint8Array::new_with_length(0),
            copies: Vec::new(),
            copied: 0,
            written: 0,
            done: Vec::new(),
            note: None,
        }
    }

    /// Writes a piece; whether there is more to write.
    pub(super) fn step(&mut self, session: &Session) -> Result<bool, KeepFault> {
        if !session.is_ready() || session.beginnings() != self.beginnings {
            return Err(KeepFault::Changed);
        }
        let writing = if self.left.length() == 0 && self.section == u32::MAX {
            self.copies.last().map(|copy| &copy.1)
        } else {
            None
        };
        if writing.unwrap_or(&self.index).is_behind() {
            return Ok(true);
        }
        if self.left.length() == 0 && self.section < u32::MAX {
            match session.section(BUILD, self.section) {
                Some(bytes) => {
                    self.left = Uint8Array::from(bytes.as_slice());
                    self.section += 1;
                }
                None => self.section = u32::MAX,
            }
        }
        if self.left.length() > 0 {
            let count = self.left.length().min(PIECE as u32);
            self.index.write(self.at, &self.left.subarray(0, count))?;
            self.at += u64::from(count);
            self.written += u64::from(count);
            self.left = self.left.subarray(count, self.left.length());
            return Ok(true);
        }
        let Some((given, writing)) = self.copies.last() else { return Ok(false) };
        let end = (self.copied + PIECE).min(given.size());
        if end > self.copied {
            let piece = piece(given, self.copied, end).ok_or(KeepFault::Changed)?;
            writing.write(self.copied, &piece)?;
            self.written += end - self.copied;
            self.copied = end;
        } else if let Some((_, writing)) = self.copies.pop() {
            self.copied = 0;
            self.done.push(writing);
        }
        Ok(true)
    }

    /// Ends it, with its note; what was noted.
    pub(super) async fn end(self) -> Result<Option<Note>, KeepFault> {
        self.index.finish().await?;
        for done in &self.done {
            done.finish().await?;
        }
        if let Some(note) = &self.note {
            let writing = self.folder.write(NOTE).await?;
            writing.write(0, &note_bytes(note))?;
            writing.finish().await?;
        }
        Ok(self.note)
    }
}

/// Some bytes of a file; `None` if it cannot be read any more.
fn piece(given: &Given, start: u64, end: u64) -> Option<Uint8Array> {
    let slice = given.file.slice_with_f64_and_f64(start as f64, end as f64).ok()?;
    let read = FileReaderSync::new().ok()?.read_as_array_buffer(&slice).ok()?;
    let bytes = Uint8Array::new(&read);
    (u64::from(bytes.length()) == end - start).then_some(bytes)
}
