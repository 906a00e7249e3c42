//! A dump that was found, ready to be opened.

use std::rc::Rc;

use super::beside::Beside;
use crate::dump::format::{Encoding, Refusal};
use crate::dump::layers::{Excess, Unpacking};
use crate::dump::mapping::Told;
use crate::dump::reader::{self, Reader};
use crate::dump::source::Source;

/// Bytes that are one dump, whatever they lie in.
#[derive(Clone)]
pub struct Dump {
    /// What people know it by: its file, with the folders and archives it lies in.
    pub name: String,
    /// What names its messages where they belong to no named chat, as a file name.
    pub title: String,
    /// Its bytes, unpacked and decoded.
    pub source: Rc<dyn Source>,
    /// How its text is written where it lies.
    pub encoding: Encoding,
    /// How many files it consists of.
    pub parts: usize,
    /// Which of the opened files it lies in, by number.
    pub inputs: Vec<usize>,
    /// What somebody said of its columns before it was opened.
    pub told: Told,
    /// The folder it lies in.
    pub(super) folder: String,
    pub(super) beside: Rc<Beside>,
    pub(super) unpacking: Unpacking,
}

impl Dump {
    /// A single file that is not packed; its reader decodes it.
    #[must_use]
    pub fn single(name: String, source: Rc<dyn Source>) -> Self {
        let (beside, unpacking) = (Rc::default(), Unpacking::default());
        let title = name.clone();
        let (encoding, folder, told) = (Encoding::Utf8, String::new(), Told::default());
        Self { name, title, source, encoding, parts: 1, inputs: vec![0], told, folder, beside, unpacking }
    }

    /// A reader for it.
    ///
    /// # Errors
    /// [`Refusal`] when it is nothing that is read.
    pub fn open(&self) -> Result<Reader, Refusal> {
        reader::open(&*self.source, &self.title)
    }

    /// The same, also of what is a dump only once somebody says what its columns hold.
    ///
    /// # Errors
    /// [`Refusal`] when it is nothing that is read, and has no columns.
    pub fn open_any(&self) -> Result<Reader, Refusal> {
        reader::open_told(&*self.source, &self.title, &self.told)
    }

    /// The folder of the account that it is a chat of, and its own in there, if it lies as one of many in an export does.
    #[must_use]
    pub fn account(&self) -> Option<(&str, &str)> {
        let (chats, own) = self.folder.rsplit_once('/')?;
        let whole = chats.strip_suffix("chats")?;
        (whole.is_empty() || whole.ends_with('/')).then_some((whole, own))
    }

    /// The file that a message names as its medium, if it was opened with the dump.
    #[must_use]
    pub fn medium(&self, path: &str) -> Option<Rc<dyn Source>> {
        self.beside.find(&self.folder, path)
    }

    /// What came to the limit of what is unpacked unasked, since this was asked last. Reading ended there; after
    /// [`Self::unpack_all`] it goes on, from the beginning, with a reader of its own.
    #[must_use]
    pub fn take_excess(&self) -> Option<Excess> {
        self.unpacking.allowance.take_exceeded()
    }

    /// From now on unpacks without a limit, for all dumps that were opened together.
    pub fn unpack_all(&self) {
        self.unpacking.allowance.lift();
    }
}
