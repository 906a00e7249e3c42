//! Slices of files, read into memory of our own.
//!
//! What a `FileReader` or `arrayBuffer()` reads a browser holds on to until it next collects what is out of use, for which it
//! waits a good while: a whole file of 300 MB lay in memory when it was read. A stream that fills a buffer it is handed leaves
//! nothing behind, and is faster.

use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamByobReader};

/// The bytes of a slice.
///
/// # Errors
/// What the browser says: that the file cannot be read, or that its streams do not fill buffers.
pub(super) async fn read(slice: &Blob) -> Result<ArrayBuffer, JsValue> {
    let reader = ReadableStreamByobReader::new(&slice.stream())?;
    let mut bytes = Uint8Array::new_with_length(slice.size() as u32);
    let mut filled = 0;
    while filled < bytes.length() {
        let room = bytes.subarray(filled, bytes.length());
        let read = JsFuture::from(reader.read_with_array_buffer_view(&room)).await?;
        // The buffer comes back under another name.
        let here: Uint8Array = Reflect::get(&read, &"value".into())?.dyn_into()?;
        if here.length() == 0 {
            return Err("the file became shorter".into());
        }
        filled += here.length();
        bytes = Uint8Array::new(&here.buffer());
    }
    Ok(bytes.buffer())
}
