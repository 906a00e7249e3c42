//! Folders and files in a database of the browser (`IndexedDB`), where there is no file system for the page.
//!
//! One table of pieces. The key of a piece is the path of its file and its place in it, so that all of a folder, and of a
//! file, stand together and in order. A file that is read is put together of its pieces without being read. Nothing locks a
//! file that is being written; whoever writes leaves the time with each piece, and what has a fresh one is not removed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Date, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, File};

use super::script::{call, fault, get, set};
use crate::worker::protocol::KeepFault;

const PIECES: &str = "pieces";
/// In a folder, when it was written to last.
const WRITTEN: &str = "written";
/// So long a folder counts as being written, in milliseconds.
const FRESH: f64 = 60_000.0;
/// So many pieces may be on their way to the disk.
const UNDER_WAY: u32 = 8;

/// A folder.
#[derive(Clone)]
pub(in crate::worker) struct Folder {
    database: JsValue,
    /// Names from the top.
    path: Vec<String>,
}

/// A file that is being written.
pub(in crate::worker) struct Writing {
    folder: Folder,
    name: String,
    sent: Rc<Sent>,
}

/// What becomes of the pieces of a file.
#[derive(Default)]
struct Sent {
    under_way: Cell<u32>,
    fault: RefCell<Option<KeepFault>>,
}

impl Folder {
    pub(super) async fn at_the_top(name: &str) -> Result<Self, KeepFault> {
        let factory = get(&js_sys::global(), "indexedDB")?;
        let opening = call(&factory, "open", &[&name.into(), &1.into()])?;
        let request = opening.clone();
        let make = Closure::once_into_js(move || {
            // What fails here fails again when the table is asked for.
            let _ =
                get(&request, "result").and_then(|database| call(&database, "createObjectStore", &[&PIECES.into()]));
        });
        set(&opening, "onupgradeneeded", &make);
        Ok(Self { database: answered(&opening).await?, path: Vec::new() })
    }

    pub(super) async fn folder(&self, name: &str, make: bool) -> Result<Self, KeepFault> {
        if !make && !self.names().await?.iter().any(|other| other == name) {
            return Err(missing(name));
        }
        Ok(Self { database: self.database.clone(), path: self.path_of(name) })
    }

    pub(super) async fn names(&self) -> Result<Vec<String>, KeepFault> {
        let keys = self.ask("getAllKeys", &all_below(&self.path)?).await?;
        let names = keys.iter().filter_map(|key| key.dyn_ref::<Array>()?.get(self.path.len() as u32).as_string());
        let mut names: Vec<String> = names.filter(|name| name != WRITTEN).collect();
        // They come in order.
        names.dedup();
        Ok(names)
    }

    pub(super) async fn file(&self, name: &str) -> Result<File, KeepFault> {
        let pieces = self.ask("getAll", &all_below(&self.path_of(name))?).await?;
        if pieces.length() == 0 {
            return Err(missing(name));
        }
        File::new_with_blob_sequence(&pieces, name).map_err(|thrown| fault(&thrown))
    }

    pub(super) async fn write(&self, name: &str) -> Result<Writing, KeepFault> {
        let table = self.table("readwrite")?;
        answered(&call(&table, "delete", &[&all_below(&self.path_of(name))?])?).await?;
        let writing = Writing { folder: self.clone(), name: name.to_owned(), sent: Rc::default() };
        // An empty file is one as well.
        writing.write(0, &Uint8Array::new_with_length(0))?;
        Ok(writing)
    }

    pub(super) async fn remove(&self, name: &str) -> Result<(), KeepFault> {
        let path = self.path_of(name);
        let table = self.table("readwrite")?;
        let written = answered(&call(&table, "get", &[&key(&path, WRITTEN, 0)])?).await?.as_f64();
        if written.is_some_and(|at| Date::now() - at < FRESH) {
            return Err(KeepFault::Other(format!("{name} is being written")));
        }
        answered(&call(&self.table("readwrite")?, "delete", &[&all_below(&path)?])?).await.map(drop)
    }

    fn path_of(&self, name: &str) -> Vec<String> {
        self.path.iter().map(String::as_str).chain([name]).map(str::to_owned).collect()
    }

    fn table(&self, mode: &str) -> Result<JsValue, KeepFault> {
        let transaction = call(&self.database, "transaction", &[&PIECES.into(), &mode.into()])?;
        call(&transaction, "objectStore", &[&PIECES.into()])
    }

    async fn ask(&self, method: &str, range: &JsValue) -> Result<Array, KeepFault> {
        let answer = answered(&call(&self.table("readonly")?, method, &[range])?).await?;
        answer.dyn_into().map_err(|_| KeepFault::Denied)
    }
}

impl Writing {
    /// Whether the disk has not kept up: what comes now only waits.
    pub(super) fn is_behind(&self) -> bool {
        self.sent.under_way.get() >= UNDER_WAY && self.sent.fault.borrow().is_none()
    }

    pub(super) fn write(&self, at: u64, bytes: &Uint8Array) -> Result<(), KeepFault> {
        if let Some(fault) = &*self.sent.fault.borrow() {
            return Err(fault.clone());
        }
        let piece = Blob::new_with_u8_array_sequence(&Array::of1(bytes)).map_err(|thrown| fault(&thrown))?;
        let Folder { path, .. } = &self.folder;
        let table = self.folder.table("readwrite")?;
        call(&table, "put", &[&piece, &key(path, &self.name, at)])?;
        call(&table, "put", &[&Date::now().into(), &key(path, WRITTEN, 0)])?;
        let transaction = get(&table, "transaction")?;
        let sent = Rc::clone(&self.sent);
        sent.under_way.set(sent.under_way.get() + 1);
        let ending = outcome(&transaction, "oncomplete", "onabort");
        spawn_local(async move {
            if JsFuture::from(ending).await.is_err() {
                // Without an error it was the browser that gave it up.
                let error = get(&transaction, "error").ok().filter(JsValue::is_object);
                sent.fault.replace(Some(error.map_or(KeepFault::Full, |error| fault(&error))));
            }
            sent.under_way.set(sent.under_way.get() - 1);
        });
        Ok(())
    }

    pub(super) async fn finish(&self) -> Result<(), KeepFault> {
        // What is asked for later is answered when what becomes of all pieces has been told.
        let table = self.folder.table("readwrite")?;
        answered(&call(&table, "count", &[&all_below(&self.folder.path_of(&self.name))?])?).await?;
        self.sent.fault.borrow().clone().map_or(Ok(()), Err)
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // It may be removed from now on.
        if let Ok(table) = self.folder.table("readwrite") {
            let _ = call(&table, "delete", &[&key(&self.folder.path, WRITTEN, 0)]);
        }
    }
}

fn missing(name: &str) -> KeepFault {
    KeepFault::Other(format!("there is no {name}"))
}

/// The key of a piece of a file.
fn key(path: &[String], name: &str, at: u64) -> JsValue {
    let key: Array = path.iter().map(String::as_str).chain([name]).map(JsValue::from).collect();
    key.push(&(at as f64).into());
    key.into()
}

/// The keys of all that is below a path. Of two arrays the one that goes on comes later, and arrays come after texts and
/// numbers.
fn all_below(path: &[String]) -> Result<JsValue, KeepFault> {
    let first: Array = path.iter().map(JsValue::from).collect();
    let last = first.concat(&Array::of1(&Array::new()));
    call(&get(&js_sys::global(), "IDBKeyRange")?, "bound", &[&first, &last])
}

/// Waits for one of two events.
fn outcome(of: &JsValue, good: &str, bad: &str) -> Promise {
    Promise::new(&mut |resolve, reject| {
        set(of, good, &resolve);
        set(of, bad, &reject);
    })
}

/// The result of a request.
async fn answered(request: &JsValue) -> Result<JsValue, KeepFault> {
    match JsFuture::from(outcome(request, "onsuccess", "onerror")).await {
        Ok(_) => get(request, "result"),
        Err(_) => Err(fault(&Reflect::get(request, &"error".into()).unwrap_or_default())),
    }
}
