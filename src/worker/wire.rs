//! How a message of the protocol is packed for the crossing.
//!
//! Bytes travel as one array whose memory changes hands. Files and their slices travel beside them as the handles that
//! they are; the end of a channel, or memory that somebody else filled, changes hands with them.
//! Only this file knows the packing. What cannot be unpacked is an error, never a panic: the other side may be
//! of another build.

use js_sys::{Array, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};

use super::spent;

/// A packed message and what must be handed over with it.
pub(super) struct Packet {
    /// The message as the browser posts it: `[bytes, what travels beside them…]`.
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
    beside: Vec<JsValue>,
}

impl<T> Unpacked<T> {
    /// All of one sort that travelled with it.
    pub(super) fn all<P: JsCast>(&self) -> Vec<P> {
        self.beside.iter().filter_map(|part| part.clone().dyn_into().ok()).collect()
    }

    /// The one of a sort that travelled with it.
    pub(super) fn one<P: JsCast>(&self) -> Option<P> {
        self.beside.iter().find_map(|part| part.clone().dyn_into().ok())
    }
}

/// Packs a message that travels alone.
pub(super) fn pack_alone<T: Serialize>(value: &T) -> Result<Packet, WireError> {
    pack::<T>(value, &[] as &[JsValue])
}

/// Packs a message, and the handles that travel with it.
pub(super) fn pack<T: Serialize>(value: &T, handles: &[impl AsRef<JsValue>]) -> Result<Packet, WireError> {
    let bytes = Uint8Array::from(postcard::to_allocvec(value)?.as_slice());
    let transfer = Array::of1(&bytes.buffer());
    let message = Array::of1(&bytes);
    for handle in handles {
        message.push(handle.as_ref());
    }
    Ok(Packet { message, transfer })
}

/// Packs a message, and what changes hands with it.
pub(super) fn pack_handing<T: Serialize>(value: &T, handed: &JsValue) -> Result<Packet, WireError> {
    let packet = pack(value, &[handed])?;
    packet.transfer.push(handed);
    Ok(packet)
}

/// Unpacks what arrived, which can be done once: the memory that it came in is given back.
pub(super) fn unpack<T: DeserializeOwned>(data: &JsValue) -> Result<Unpacked<T>, WireError> {
    let parts = data.dyn_ref::<Array>().ok_or(WireError::Shape)?;
    let bytes = parts.get(0).dyn_into::<Uint8Array>().map_err(|_| WireError::Shape)?;
    let value = postcard::from_bytes(&bytes.to_vec())?;
    spent::give_back(&bytes.buffer());
    Ok(Unpacked { value, beside: parts.iter().skip(1).collect() })
}
