//! A worker that works for another: it extracts batches, and reads slices of files ahead; it knows nothing else.
//!
//! Nothing of it is missed when it is lost: who gave it a batch has the posts still, and who wants a slice can read it.

use gloo::events::EventListener;
use js_sys::ArrayBuffer;
use wasm_bindgen::JsCast;
use web_sys::{Blob, FileReaderSync, MessageEvent, MessagePort};

use super::protocol::{FromHand, ToHand};
use super::wire;
use crate::engine::Hand;

/// Does what comes through the port, from now on.
pub(super) fn serve(port: &MessagePort) {
    let hand = Hand::new();
    let back = port.clone();
    EventListener::new(port, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let Ok(asked) = wire::unpack(&event.data()) else { return };
        let packet = match &asked.value {
            ToHand::Extract(batch) => wire::pack_alone(&FromHand::Found(hand.extract(batch))),
            ToHand::Read { number } => {
                let bytes = FromHand::Bytes { number: *number };
                match asked.one().and_then(|slice| read(&slice)) {
                    Some(read) => wire::pack_handing(&bytes, &read),
                    None => wire::pack_alone(&bytes),
                }
            }
        };
        if let Ok(packet) = packet {
            post(&back, &packet);
        }
    })
    .forget();
    port.start();
    if let Ok(ready) = wire::pack_alone(&FromHand::Ready) {
        post(port, &ready);
    }
}

/// The bytes of a slice; who wants them reads it himself if they cannot be had, and hears why.
fn read(slice: &Blob) -> Option<ArrayBuffer> {
    FileReaderSync::new().ok()?.read_as_array_buffer(slice).ok()
}

/// Sends something through a port; what cannot be sent is missed by nobody for long.
pub(super) fn post(port: &MessagePort, packet: &wire::Packet) {
    let _ = port.post_message_with_transferable(&packet.message, &packet.transfer);
}
