//! Zip archives: what lies in them, and each entry as a source.
//!
//! An archive is listed from its directory, or, where that is lost, cut or wrong, from the headers before each entry,
//! so that every entry that is intact is read. Names are labels and nothing else: none is ever looked up on a
//! disk. Sizes are claims: nothing is allocated for them and nothing ends by them but data that are not packed.

mod directory;
mod fields;
mod listing;
mod local;
mod names;
mod scan;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::layers::{FREE, Inflated, Packing, Slice, Unpacking};
use super::source::{Source, SourceError, read_full};
pub(super) use listing::Listing;
use local::{HEADER, Local};

/// An archive that was listed.
pub(super) struct Archive {
    source: Rc<dyn Source>,
    /// The archive, as people know it.
    path: String,
    entries: Vec<Entry>,
    /// Where their headers stand, in order; last where the directory begins.
    borders: Vec<u64>,
    /// Whether its directory is damaged or lost, and entries were found by their headers.
    mended: bool,
    /// Names that the directory has of what is nowhere.
    lost: Vec<String>,
}

/// Whether a file that begins so is an archive by what its headers say, though its first bytes are others.
pub(super) fn has_headers(head: &Vec<u8>) -> bool {
    Local::is_in(head)
}

/// Whether a file of that length is an archive by the directory at its end, whatever it begins with.
pub(super) fn has_directory(source: &dyn Source, length: u64) -> bool {
    directory::is_there(source, length)
}

/// A file in an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name with folders, made harmless.
    pub(super) name: String,
    method: u16,
    encrypted: bool,
    /// The checksum of what was packed, where it is known.
    sum: Option<u32>,
    /// How long it is in the archive; `None`: as long as it turns out to be.
    packed: Option<u64>,
    /// How long it claims to be.
    pub(super) claimed: Option<u64>,
    /// Whether sizes and sum stand behind the data.
    streamed: bool,
    /// How many bytes its name has, as written.
    name_length: u16,
    /// Where its header stands.
    header: u64,
    /// How many of its first bytes, header and all, are missing with what stood before the archive's first.
    missing: u64,
}

/// Why an entry cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum EntryFault {
    /// It wants a password.
    #[error("encrypted: unpack it with its password and open what is inside")]
    Encrypted,
    /// Packed in a way that is not read.
    #[error("packed by {}, which is not read: unpack it and open what is inside", .0)]
    Method(PackedBy),
    /// Its header is not where the directory says.
    #[error("the archive is damaged: no entry stands where its directory says")]
    Lost,
    /// Its packed bytes are damaged where they begin, and nothing of use came out of them.
    #[error("damaged: what is packed at bytes {start} to {end} of the archive could not be unpacked")]
    Damaged {
        /// The first of them, in the archive.
        start: u64,
        /// The first behind them.
        end: u64,
    },
    /// The bytes could not be had.
    #[error(transparent)]
    Source(#[from] SourceError),
}

impl Archive {
    /// The files in it, in the order of the archive.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether its directory is damaged or lost, and entries were found by their headers.
    pub(super) fn is_mended(&self) -> bool {
        self.mended
    }

    /// Whether it is a text, a table or a book of some office program, which are archives of their parts.
    pub(super) fn is_document(&self) -> bool {
        let has = |name: &str| self.entries.iter().any(|entry| entry.name == name);
        has("[Content_Types].xml")
            || has("mimetype") && ["META-INF/manifest.xml", "META-INF/container.xml"].into_iter().any(has)
            || has("Index/Document.iwa")
    }

    /// Names that its directory has of what is nowhere in it.
    pub(super) fn lost(&self) -> &[String] {
        &self.lost
    }

    /// An entry as a source.
    pub(super) fn open(&self, at: usize, unpacking: &Unpacking) -> Result<Rc<dyn Source>, EntryFault> {
        let entry = self.entries.get(at).ok_or(EntryFault::Lost)?;
        // What the directory says may be damaged, and so may the header: where they differ, both are asked.
        let local = if entry.missing == 0 { Local::read(&*self.source, entry.header)? } else { None };
        if entry.encrypted && local.as_ref().is_none_or(|local| local.flags & 1 != 0) {
            return Err(EntryFault::Encrypted);
        }
        let method = entry.method_beside(local.as_ref());
        if !matches!(method, 0 | 8) {
            return Err(EntryFault::Method(PackedBy::of(method)));
        }
        let data = match &local {
            Some(local) if self.fits(entry, local) => local.data,
            Some(local) => self.data_without_header(entry)?.unwrap_or(local.data),
            None => self.data_without_header(entry)?.ok_or_else(|| self.remains(entry))?,
        };
        let length = self.length(entry, method, data, local.as_ref());
        let source = Rc::clone(&self.source);
        if method == 0 {
            // Programs that do not take the sum of what they do not pack write 0.
            let sum = entry.sum.filter(|sum| *sum != 0 && entry.packed.is_some());
            return Ok(Rc::new(Slice::whole(source, data, length, &self.path, sum)));
        }
        let packed = Rc::new(Slice::new(source, data, length));
        let packing = Packing::Deflate { sum: entry.sum };
        let path = format!("{}/{}", self.path, entry.name);
        Ok(Rc::new(Inflated::new(packed, packing, (self.path.clone(), data), path, unpacking)))
    }
}

impl Archive {
    /// What is left of an entry that cannot be unpacked: all up to the next.
    fn remains(&self, entry: &Entry) -> EntryFault {
        let behind = self.borders.partition_point(|border| *border <= entry.header);
        let start = entry.header;
        self.borders.get(behind).map_or(EntryFault::Lost, |&end| EntryFault::Damaged { start, end })
    }

    /// How many bytes the data have that begin there; more than that is no harm to data that are packed.
    fn length(&self, entry: &Entry, method: u16, data: u64, local: Option<&Local>) -> u64 {
        let Some(packed) = entry.packed else { return u64::MAX };
        let behind = self.borders.partition_point(|border| *border <= entry.header);
        let room = self.borders.get(behind).map_or(packed, |border| border.saturating_sub(data));
        let fills = |packed: u64| {
            let rest = room.checked_sub(packed);
            rest.is_some_and(|rest| if entry.streamed { matches!(rest, 12 | 16 | 20 | 24) } else { rest == 0 })
        };
        match local {
            _ if fills(packed) => packed,
            _ if method == 8 => packed.max(room),
            Some(local) if fills(local.packed) => local.packed,
            _ => packed,
        }
    }

    /// Whether a header says nothing that cannot be.
    fn fits(&self, entry: &Entry, local: &Local) -> bool {
        let behind = self.borders.partition_point(|border| *border <= entry.header);
        let end = local.data.saturating_add(entry.packed());
        local.raw_name.len() == usize::from(entry.name_length)
            && self.borders.get(behind).is_none_or(|&next| end <= next)
    }

    /// Where the data of an entry begin whose header is damaged: they end where the next header begins, and the directory
    /// says how long they are.
    fn data_without_header(&self, entry: &Entry) -> Result<Option<u64>, SourceError> {
        let behind = self.borders.partition_point(|border| *border <= entry.header);
        let (Some(&end), Some(packed)) = (self.borders.get(behind), entry.packed) else { return Ok(None) };
        let mut told = 0;
        if entry.streamed {
            // With or without a mark, with small or with large numbers.
            told = 12;
            for length in [16, 24] {
                let mut mark = [0; 4];
                read_full(&*self.source, end.saturating_sub(length), &mut mark)?;
                if mark == *b"PK\x07\x08" {
                    told = length;
                }
            }
        }
        let least = entry.header.saturating_add(HEADER as u64 + u64::from(entry.name_length));
        let least = least.saturating_sub(entry.missing);
        let data = end.checked_sub(told).and_then(|end| end.checked_sub(packed));
        Ok(data.filter(|data| (least..=least + u64::from(u16::MAX)).contains(data)))
    }
}

impl Entry {
    /// Whether one whose header is damaged can lie where its directory says, between two others.
    fn has_room(&self, before: Option<&Self>, behind: Option<&Self>, end: u64) -> bool {
        let over = |entry: &Self| {
            let length = (HEADER as u64).saturating_add(entry.packed());
            entry.header.saturating_add(length.saturating_sub(entry.missing))
        };
        let starts = before.is_none_or(|before| over(before) <= self.header && before.name != self.name);
        // Of one that is missing altogether not even the end is there.
        starts && over(self) > self.header && over(self) <= behind.map_or(end, |behind| behind.header)
    }

    /// How it is packed, by what its header says too.
    fn method_beside(&self, local: Option<&Local>) -> u16 {
        match local {
            Some(local)
                if local.method != self.method && [local.method, self.method].iter().any(|it| matches!(it, 0 | 8)) =>
            {
                if self.packed == self.claimed {
                    0
                } else {
                    8
                }
            }
            _ => self.method,
        }
    }

    /// Whether it claims more than is unpacked of any file.
    fn is_large(&self) -> bool {
        self.claimed.is_some_and(|claimed| claimed > FREE) && self.method != 0 && self.missing == 0
    }

    /// Believes of two claims the smaller.
    fn temper(&mut self, source: &dyn Source) {
        if let Ok(Some(local)) = Local::read(source, self.header)
            && !local.is_streamed()
        {
            self.claimed = self.claimed.map(|claimed| claimed.min(local.length));
        }
    }

    /// Whether it lies in the archive as it is.
    pub(super) fn is_stored(&self) -> bool {
        self.method == 0
    }

    /// How many bytes it takes in the archive, as far as that is known.
    pub(super) fn packed(&self) -> u64 {
        self.packed.unwrap_or_default()
    }

    /// What its content is like, where that can be told without reading it: two that differ here differ.
    pub(super) fn sum(&self) -> Option<u32> {
        self.sum
    }

    /// Whether there is an entry where its header should be.
    fn stands(&self, source: &dyn Source) -> bool {
        self.missing == 0 && matches!(Local::read(source, self.header), Ok(Some(_)))
    }
}

/// A way of packing that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // the names say it
pub enum PackedBy {
    /// One of those that nobody uses any more.
    Old,
    Deflate64,
    Bzip2,
    Lzma,
    Zstandard,
    Xz,
    Ppmd,
    /// One that is known by its number only.
    Numbered(u16),
}

impl PackedBy {
    /// The way that an archive writes as that number.
    #[must_use]
    pub const fn of(number: u16) -> Self {
        match number {
            1..=6 => Self::Old,
            9 => Self::Deflate64,
            12 => Self::Bzip2,
            14 => Self::Lzma,
            93 => Self::Zstandard,
            95 => Self::Xz,
            98 => Self::Ppmd,
            _ => Self::Numbered(number),
        }
    }

    /// The name it has in every language, if it has one.
    #[must_use]
    pub const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Deflate64 => "Deflate64",
            Self::Bzip2 => "bzip2",
            Self::Lzma => "LZMA",
            Self::Zstandard => "Zstandard",
            Self::Xz => "XZ",
            Self::Ppmd => "PPMd",
            Self::Old | Self::Numbered(_) => return None,
        })
    }
}

impl std::fmt::Display for PackedBy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Numbered(number) => write!(f, "method {number}"),
            _ => f.write_str(self.name().unwrap_or("an old method")),
        }
    }
}
