//! Slices of files, read into memory of our own.
//!
//! A buffer that is out of use a browser keeps until it next collects such things, for which it waits a good while: a whole file of
//! 300 MB lay in memory when it was read. A stream fills the same few buffers again and again, and is faster.

use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ReadableStreamByobReader};

/// The bytes of a slice, in a buffer that is out of use if that is just as long.
///
/// # Errors
/// What the browser says: that the file cannot be read, or that its streams do not fill buffers.
pub(super) async fn read(slice: &Blob, spare: Option<ArrayBuffer>) -> Result<ArrayBuffer, JsValue> {
    let reader = ReadableStreamByobReader::new(&slice.stream())?;
    let length = slice.size() as u32;
    let spare = spare.filter(|spare| spare.byte_length() == length);
    let mut bytes = spare.map_or_else(|| Uint8Array::new_with_length(length), |spare| Uint8Array::new(&spare));
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
