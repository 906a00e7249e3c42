//! Files and standard input as sources of bytes.
#![allow(clippy::disallowed_methods)] // here is a disk; in the library there is none

use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use readout::dump::{Source, SourceError};

/// An opened dump with the name people know it by.
pub(crate) struct Opened {
    /// The file's name without its folder.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) source: Box<dyn Source>,
}

/// Opens a path, or standard input for `-`. What cannot be read from any place, such as a pipe, is taken into
/// memory whole.
pub(crate) fn open(path: &OsStr) -> io::Result<Opened> {
    if path == "-" {
        return Ok(Opened { name: "standard input".to_owned(), source: whole(io::stdin().lock())? });
    }
    let name = Path::new(path).file_name().unwrap_or(path).to_string_lossy().into_owned();
    let file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder: name the file in it"));
    }
    let source = if about.is_file() { Box::new(Disk { file, length: about.len() }) } else { whole(file)? };
    Ok(Opened { name, source })
}

fn whole(mut from: impl Read) -> io::Result<Box<dyn Source>> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes)?;
    Ok(Box::new(bytes))
}

struct Disk {
    file: File,
    length: u64,
}

impl Source for Disk {
    fn len(&self) -> u64 {
        self.length
    }

    fn read_at(&self, offset: u64, buffer: &mut [u8]) -> Result<usize, SourceError> {
        let mut read = || {
            let mut file = &self.file;
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
            Ok::<_, io::Error>(filled)
        };
        read().map_err(|error| SourceError { offset, reason: error.to_string() })
    }
}
