//! Memory that the browser filled and that was used up is given back at once.
//!
//! What a `FileReaderSync` has read, or a message has brought, a browser keeps until it next collects such things, for which it
//! waits a good while: a whole file of 300 MB lay in memory when it was read. Making a buffer shorter does not help, for what
//! filled it holds it as well. What is handed over both let go of; and what is handed to nobody is gone.

use js_sys::{Array, ArrayBuffer};
use web_sys::{MessageChannel, MessagePort};

/// What is shorter is not worth it.
const WORTH: u32 = 8 << 10;

thread_local! {
    /// A port of which the other end is closed.
    static NOBODY: Option<MessagePort> = MessageChannel::new().ok().map(|channel| {
        channel.port2().close();
        channel.port1()
    });
}

/// Gives a buffer back. Whoever looks at it afterwards finds it empty.
pub fn give_back(buffer: &ArrayBuffer) {
    if buffer.byte_length() < WORTH {
        return;
    }
    NOBODY.with(|nobody| {
        if let Some(nobody) = nobody {
            // What cannot be handed over the browser frees when it thinks fit.
            let _ = nobody.post_message_with_transferable(buffer, &Array::of1(buffer));
        }
    });
}
