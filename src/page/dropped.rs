//! What was dropped, gathered: files, and all that lies in dropped folders.
//!
//! A browser gives a folder away only while it is dropped, and its contents piece by piece afterwards. Where it does not
//! know folders, the files stand for themselves.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileList};

use crate::worker::protocol::GivenFile;

/// No more files are gathered than this; what the rest are is seldom dumps and always slow.
const MOST: usize = 50_000;

/// A file with where it lies.
pub type Given = (GivenFile, File);

/// What a drop held, taken at the moment of the drop.
pub struct Dropped {
    /// What the browser says of each, as a `FileSystemEntry`.
    entries: Vec<JsValue>,
    /// The files that it gives by themselves.
    files: Vec<File>,
}

impl Dropped {
    /// Takes what there is; `None` if nothing was dropped that is a file.
    #[must_use]
    pub fn of(data: &DataTransfer) -> Option<Self> {
        let files = list(data.files());
        // Only `webkitGetAsEntry` tells a folder from a file; its name is what all browsers call it by now.
        let items = Reflect::get(data, &"items".into()).ok().and_then(|items| js_sys::try_iter(&items).ok().flatten());
        let entry = |item: JsValue| call(&item, "webkitGetAsEntry", &[]).filter(JsValue::is_object);
        let entries: Vec<JsValue> = items.into_iter().flatten().flatten().filter_map(entry).collect();
        (!files.is_empty() || !entries.is_empty()).then_some(Self { entries, files })
    }

    /// Whether a folder is among it.
    #[must_use]
    pub fn has_folder(&self) -> bool {
        self.entries.iter().any(is_folder)
    }

    /// The files by themselves, without looking into folders.
    #[must_use]
    pub fn plain(self) -> Vec<Given> {
        self.files.into_iter().map(alone).collect()
    }

    /// All files, those in folders included, in the order in which the browser gives them.
    pub async fn all(self) -> Vec<Given> {
        let mut given = Vec::new();
        let mut waiting: Vec<(JsValue, bool)> = self.entries.into_iter().rev().map(|entry| (entry, false)).collect();
        while let Some((entry, within)) = waiting.pop() {
            if given.len() >= MOST {
                break;
            }
            if is_folder(&entry) {
                let inside = contents(&entry).await;
                waiting.extend(inside.into_iter().rev().map(|entry| (entry, true)));
            } else if let Some(file) = file(&entry).await {
                let path = text(&entry, "fullPath").trim_start_matches('/').to_owned();
                let path = if within && !path.is_empty() { path } else { file.name() };
                given.push((GivenFile { path, in_folder: within }, file));
            }
        }
        given
    }
}

/// The files of a list, in its order; those of a folder that was picked know where they lie in it.
#[must_use]
pub fn picked(files: Option<FileList>) -> Vec<Given> {
    let given = |file: File| {
        let path = text(&file, "webkitRelativePath");
        if path.is_empty() { alone(file) } else { (GivenFile { path, in_folder: true }, file) }
    };
    list(files).into_iter().map(given).collect()
}

fn list(files: Option<FileList>) -> Vec<File> {
    files.map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect()).unwrap_or_default()
}

fn alone(file: File) -> Given {
    (GivenFile { path: file.name(), in_folder: false }, file)
}

fn is_folder(entry: &JsValue) -> bool {
    Reflect::get(entry, &"isDirectory".into()).is_ok_and(|is| is.is_truthy())
}

fn text(of: &JsValue, name: &str) -> String {
    Reflect::get(of, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

fn call(on: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let method: Function = Reflect::get(on, &method.into()).ok()?.dyn_into().ok()?;
    method.apply(on, &arguments.iter().copied().collect::<Array>()).ok()
}

/// What a method answers that takes one callback for success and one for failure.
async fn answer(on: &JsValue, method: &str) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        if call(on, method, &[&resolve, &reject]).is_none() {
            // There is no such method: the promise must end all the same.
            let _ = reject.call0(&JsValue::NULL);
        }
    });
    JsFuture::from(promise).await.ok()
}

async fn file(entry: &JsValue) -> Option<File> {
    answer(entry, "file").await?.dyn_into().ok()
}

/// What lies in a folder; it is told a hundred at a time, until an empty answer.
async fn contents(folder: &JsValue) -> Vec<JsValue> {
    let mut all = Vec::new();
    let Some(reader) = call(folder, "createReader", &[]) else { return all };
    while let Some(part) = answer(&reader, "readEntries").await.and_then(|part| part.dyn_into::<Array>().ok()) {
        if part.length() == 0 || all.len() >= MOST {
            break;
        }
        all.extend(part.iter());
    }
    all
}
