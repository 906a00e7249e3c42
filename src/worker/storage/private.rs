//! The browser's own file system for this page (OPFS): folders and files that nobody else sees.

use js_sys::{Object, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

use super::script::{call, get, option, promised, set};
use crate::worker::protocol::KeepFault;

/// A folder.
#[derive(Clone)]
pub(in crate::worker) struct Folder(JsValue);

/// A file that is being written; nobody else can write it, or remove it, until it is dropped.
pub(in crate::worker) struct Writing(JsValue);

impl Folder {
    pub(super) async fn at_the_top(name: &str) -> Result<Self, KeepFault> {
        let navigator = get(&js_sys::global(), "navigator")?;
        let storage = get(&navigator, "storage")?;
        let top = Self(promised(call(&storage, "getDirectory", &[])?).await?);
        top.folder(name, true).await
    }

    pub(super) async fn folder(&self, name: &str, make: bool) -> Result<Self, KeepFault> {
        let handle = call(&self.0, "getDirectoryHandle", &[&name.into(), &option("create", make)])?;
        Ok(Self(promised(handle).await?))
    }

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

    pub(super) async fn file(&self, name: &str) -> Result<File, KeepFault> {
        let handle = promised(call(&self.0, "getFileHandle", &[&name.into()])?).await?;
        promised(call(&handle, "getFile", &[])?).await?.dyn_into().map_err(|_| KeepFault::Denied)
    }

    pub(super) async fn write(&self, name: &str) -> Result<Writing, KeepFault> {
        let handle = promised(call(&self.0, "getFileHandle", &[&name.into(), &option("create", true)])?).await?;
        let writing = Writing(promised(call(&handle, "createSyncAccessHandle", &[])?).await?);
        call(&writing.0, "truncate", &[&0.into()])?;
        Ok(writing)
    }

    pub(super) async fn remove(&self, name: &str) -> Result<(), KeepFault> {
        let all = option("recursive", true);
        promised(call(&self.0, "removeEntry", &[&name.into(), &all])?).await.map(drop)
    }
}

impl Writing {
    pub(super) fn write(&self, at: u64, bytes: &Uint8Array) -> Result<(), KeepFault> {
        let place = Object::new();
        set(&place, "at", &(at as f64).into());
        let written = call(&self.0, "write", &[bytes, &place])?.as_f64().unwrap_or_default();
        // A disk that is full takes what it can.
        if written < f64::from(bytes.length()) { Err(KeepFault::Full) } else { Ok(()) }
    }

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
