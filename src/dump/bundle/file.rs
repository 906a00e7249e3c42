//! A file as the user opened it.

use std::rc::Rc;

use crate::dump::source::Source;

/// A file, or a file of a folder, that was opened.
pub struct File {
    /// Where it lies, with `/` between folders. Only compared and shown.
    pub(super) path: String,
    /// Where in it begins what people want to read.
    pub(super) shown: usize,
    /// Whether the user named this very file, and not a folder it lies in.
    pub(super) chosen: bool,
    pub(super) source: Rc<dyn Source>,
}

impl File {
    /// A file that the user named. It is opened as a dump whatever lies beside it.
    #[must_use]
    pub fn chosen(path: &str, source: Rc<dyn Source>) -> Self {
        let path = path.replace('\\', "/");
        let shown = path.rfind('/').map_or(0, |slash| slash + 1);
        Self { path, shown, chosen: true, source }
    }

    /// A file of a folder that the user named; `path` begins with that folder's own name, and `parent` is what the
    /// folder lies in, or empty.
    #[must_use]
    pub fn in_folder(parent: &str, path: &str, source: Rc<dyn Source>) -> Self {
        let (parent, path) = (parent.replace('\\', "/"), path.replace('\\', "/"));
        let parent = parent.trim_end_matches('/');
        let (path, shown) = if parent.is_empty() { (path, 0) } else { (format!("{parent}/{path}"), parent.len() + 1) };
        Self { path, shown, chosen: false, source }
    }

    /// The file, as far as people want to read where it lies.
    #[must_use]
    pub fn shown(&self) -> &str {
        &self.path[self.shown..]
    }

    /// Its bytes.
    #[must_use]
    pub fn source(&self) -> Rc<dyn Source> {
        Rc::clone(&self.source)
    }
}
