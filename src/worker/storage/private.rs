//! The browser's own file system for this page: folders and files that nobody else sees.
//!
//! Only this file knows how it is spoken to. Where a browser has none, or gives none away (private windows, pages opened
//! from a disk), every call ends in [`KeepFault::Denied`] and nothing else happens. It knows no dump.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File};

use super::protocol::KeepFault;

/// A folder.
#[derive(Clone)]
pub(super) struct Folder(JsValue);

/// A file that is being written; nobody else can write it, or remove it, until it is dropped.
pub(super) struct Writing(JsValue);

impl Folder {
    /// The folder of this name at the top, made if there is none.
    pub(super) async fn at_the_top(name: &str) -> Result<Self, KeepFault> {
        let navigator = get(&js_sys::global(), "navigator")?;
        let storage = get(&navigator, "storage")?;
        let top = Self(promised(call(&storage, "getDirectory", &[])?).await?);
        top.folder(name, true).await
    }

    /// A folder in it.
    pub(super) async fn folder(&self, name: &str, make: bool) -> Result<Self, KeepFault> {
        let handle = call(&self.0, "getDirectoryHandle", &[&name.into(), &option("create", make)])?;
        Ok(Self(promised(handle).await?))
    }

    /// The names of all that is in it.
    pub(super) async fn names(&self) -> Result<Vec<String>, KeepFault> {
        let names = call(&self.0, "keys", &[])?;
        let mut all = Vec::new();
        loop {
            let next = promised(call(&names, "next", &[])?).await?;
            if get(&next, "done")?.is_truthy() {
                return Ok(all);
            }
            all.extend(get(&next, "value")?.as_string());
        }
    }

    /// A file in it, to be read.
    pub(super) async fn file(&self, name: &str) -> Result<File, KeepFault> {
        let handle = promised(call(&self.0, "getFileHandle", &[&name.into()])?).await?;
        promised(call(&handle, "getFile", &[])?).await?.dyn_into().map_err(|_| KeepFault::Denied)
    }

    /// A file in it, to be written from its beginning; made if there is none.
    pub(super) async fn write(&self, name: &str) -> Result<Writing, KeepFault> {
        let handle = promised(call(&self.0, "getFileHandle", &[&name.into(), &option("create", true)])?).await?;
        let writing = Writing(promised(call(&handle, "createSyncAccessHandle", &[])?).await?);
        call(&writing.0, "truncate", &[&0.into()])?;
        Ok(writing)
    }

    /// Removes what is in it under a name, whatever that is.
    pub(super) async fn remove(&self, name: &str) -> Result<(), KeepFault> {
        let all = option("recursive", true);
        promised(call(&self.0, "removeEntry", &[&name.into(), &all])?).await.map(drop)
    }
}

impl Writing {
    /// Writes bytes at a place; all of them, or it is an error.
    pub(super) fn write(&self, at: u64, bytes: &Uint8Array) -> Result<(), KeepFault> {
        let place = Object::new();
        // Setting a property of a fresh object cannot fail.
        let _ = Reflect::set(&place, &"at".into(), &(at as f64).into());
        let written = call(&self.0, "write", &[bytes, &place])?.as_f64().unwrap_or_default();
        // A disk that is full takes what it can.
        if written < f64::from(bytes.length()) { Err(KeepFault::Full) } else { Ok(()) }
    }

    /// Sees to it that all is on the disk.
    pub(super) fn finish(&self) -> Result<(), KeepFault> {
        call(&self.0, "flush", &[]).map(drop)
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        // What cannot be closed is closed with the worker.
        let _ = call(&self.0, "close", &[]);
    }
}

fn option(name: &str, value: bool) -> JsValue {
    let options = Object::new();
    let _ = Reflect::set(&options, &name.into(), &value.into());
    options.into()
}

fn get(of: &JsValue, name: &str) -> Result<JsValue, KeepFault> {
    Reflect::get(of, &name.into()).map_err(|_| KeepFault::Denied)
}

fn call(on: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, KeepFault> {
    let method: Function = get(on, method)?.dyn_into().map_err(|_| KeepFault::Denied)?;
    let arguments: Array = arguments.iter().copied().collect();
    method.apply(on, &arguments).map_err(|thrown| fault(&thrown))
}

async fn promised(promise: JsValue) -> Result<JsValue, KeepFault> {
    let promise: Promise = promise.dyn_into().map_err(|_| KeepFault::Denied)?;
    JsFuture::from(promise).await.map_err(|thrown| fault(&thrown))
}

fn fault(thrown: &JsValue) -> KeepFault {
    let Some(exception) = thrown.dyn_ref::<DomException>() else { return KeepFault::Denied };
    match exception.name().as_str() {
        "QuotaExceededError" => KeepFault::Full,
        "SecurityError" | "NotAllowedError" => KeepFault::Denied,
        name => KeepFault::Other(format!("{name}: {}", exception.message())),
    }
}
