//! How a message of the protocol is packed for the crossing.
//!
//! Bytes travel as one array whose memory changes hands; files travel beside them as the handles that they are, and the
//! end of a channel changes hands with them.
//! Only this file knows the packing. What cannot be unpacked is an error, never a panic: the other side may be
//! of another build.

use js_sys::{Array, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{File, MessagePort};

/// A packed message and what must be handed over with it.
pub(super) struct Packet {
    /// The message as the browser posts it: `[bytes, file or port…]`.
    pub(super) message: Array,
    /// The memory that changes hands.
    pub(super) transfer: Array,
}

/// Why a message is none.
#[derive(Debug, thiserror::Error)]
pub(super) enum WireError {
    /// It does not have the shape of a packet.
    #[error("a message that is no packet")]
    Shape,
    /// Its bytes say nothing that this build knows.
    #[error("a message of another build: {0}")]
    Bytes(#[from] postcard::Error),
}

/// A message that arrived, and what travelled with it.
pub(super) struct Unpacked<T> {
    pub(super) value: T,
    pub(super) files: Vec<File>,
    pub(super) port: Option<MessagePort>,
}

/// Packs a message, and the files that travel with it.
pub(super) fn pack<T: Serialize>(value: &T, files: &[File]) -> Result<Packet, WireError> {
    let bytes = Uint8Array::from(postcard::to_allocvec(value)?.as_slice());
    let transfer = Array::of1(&bytes.buffer());
    let message = Array::of1(&bytes);
    for file in files {
        message.push(file);
    }
    Ok(Packet { message, transfer })
}

/// Packs a message, and the end of a channel that travels with it.
pub(super) fn pack_with_port<T: Serialize>(value: &T, port: &MessagePort) -> Result<Packet, WireError> {
    let packet = pack(value, &[])?;
    packet.message.push(port);
    packet.transfer.push(port);
    Ok(packet)
}

/// Unpacks what arrived.
pub(super) fn unpack<T: DeserializeOwned>(data: &JsValue) -> Result<Unpacked<T>, WireError> {
    let parts = data.dyn_ref::<Array>().ok_or(WireError::Shape)?;
    let bytes = parts.get(0).dyn_into::<Uint8Array>().map_err(|_| WireError::Shape)?;
    let value = postcard::from_bytes(&bytes.to_vec())?;
    let files = (1..parts.length()).filter_map(|at| parts.get(at).dyn_into().ok()).collect();
    let port = (1..parts.length()).find_map(|at| parts.get(at).dyn_into().ok());
    Ok(Unpacked { value, files, port })
}
