//! Files, folders and standard input as sources of bytes.
#![allow(clippy::disallowed_methods)] // here is a disk; in the library there is none

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use readout::dump::bundle;
use readout::dump::{Source, SourceError, SourceReason};

/// What a path leads to, ready to be opened; and what in it cannot be.
#[derive(Default)]
pub(crate) struct Given {
    /// The files.
    pub(crate) files: Vec<bundle::File>,
    /// Paths that cannot be read, and why.
    pub(crate) refused: Vec<(PathBuf, io::Error)>,
}

impl Given {
    /// Takes a path: a file, a folder with all that is in it, or standard input for `-`. What cannot be read from any
    /// place, such as a pipe, is taken into memory whole.
    pub(crate) fn take(&mut self, path: &OsStr) {
        if let Err(error) = self.try_take(path) {
            self.refused.push((path.into(), error));
        }
    }

    fn try_take(&mut self, path: &OsStr) -> io::Result<()> {
        if path == "-" {
            let source: Rc<dyn Source> = Rc::new(whole(io::stdin().lock())?);
            self.files.push(bundle::File::chosen("standard input", source));
            return Ok(());
        }
        let about = fs::metadata(path)?;
        if about.is_dir() {
            self.folder(Path::new(path));
            return Ok(());
        }
        let file = File::open(path)?;
        let source: Rc<dyn Source> =
            if about.is_file() { Rc::new(Open { file, length: about.len() }) } else { Rc::new(whole(file)?) };
        self.files.push(bundle::File::chosen(&path.to_string_lossy(), source));
        Ok(())
    }

    /// Takes all files below a folder, in the order of their names. Links to other folders are not followed: they may
    /// lead in circles.
    fn folder(&mut self, top: &Path) {
        let absolute = top.canonicalize().unwrap_or_else(|_| top.to_owned());
        let parent = absolute.parent().unwrap_or(Path::new("")).to_string_lossy().into_owned();
        let mut folders = vec![absolute.clone()];
        while let Some(folder) = folders.pop() {
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(error) => {
                    self.refused.push((folder, error));
                    continue;
                }
            };
            let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            paths.sort();
            let mut below = Vec::new();
            for path in paths {
                let within = path.strip_prefix(absolute.parent().unwrap_or(Path::new(""))).unwrap_or(&path);
                match (path.symlink_metadata(), fs::metadata(&path)) {
                    (Ok(about), _) if about.is_dir() => below.push(path),
                    (Ok(_), Ok(about)) if about.is_file() => {
                        let within = within.to_string_lossy().into_owned();
                        let source = Rc::new(InFolder { path, length: about.len() });
                        self.files.push(bundle::File::in_folder(&parent, &within, source));
                    }
                    (Ok(_), Ok(_)) => {}
                    (Err(error), _) | (_, Err(error)) => self.refused.push((path, error)),
                }
            }
            // The last is taken next.
            folders.extend(below.into_iter().rev());
        }
    }
}

fn whole(mut from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file that was named: held open, whatever becomes of its name.
struct Open {
    file: File,
    length: u64,
}

/// A file of a folder: opened for each reading, for there may be more of them than a process may have open.
struct InFolder {
    path: PathBuf,
    length: u64,
}

impl Source for Open {
    fn len(&self) -> u64 {
        self.length
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        read(&self.file, offset, buffer)
            .map_err(|error| SourceError { offset, reason: SourceReason::System(error.to_string()) })
    }
}

impl Source for InFolder {
    fn len(&self) -> u64 {
        self.length
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let count = File::open(&self.path).and_then(|file| read(&file, offset, buffer));
        count.map_err(|error| SourceError { offset, reason: SourceReason::System(error.to_string()) })
    }
}

fn read(mut file: &File, offset: u64, buffer: &mut [u8]) -> io::Result<usize> {
    file.seek(SeekFrom::Start(offset))?;
    let mut filled = 0;
    while filled < buffer.len() {
        match file.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
