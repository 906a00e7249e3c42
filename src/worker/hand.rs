//! A worker that extracts for another: takes batches from a port, gives back what it found, knows nothing else.
//!
//! Nothing of it is missed when it is lost: who gave it a batch has the posts still.

use gloo::events::EventListener;
use serde::Serialize;
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, MessagePort};

use super::protocol::FromHand;
use super::wire;
use crate::engine::Hand;

/// Extracts what comes through the port, from now on.
pub(super) fn serve(port: &MessagePort) {
    let hand = Hand::new();
    let back = port.clone();
    EventListener::new(port, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        if let Ok(batch) = wire::unpack(&event.data()) {
            post(&back, &FromHand::Found(hand.extract(&batch.value)));
        }
    })
    .forget();
    port.start();
    post(port, &FromHand::Ready);
}

/// Sends something through a port; what cannot be sent is missed by nobody for long.
pub(super) fn post<T: Serialize>(port: &MessagePort, value: &T) {
    if let Ok(packet) = wire::pack(value, &[]) {
        let _ = port.post_message_with_transferable(&packet.message, &packet.transfer);
    }
}
