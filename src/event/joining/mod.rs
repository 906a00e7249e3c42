//! Which reports tell of one event.
//!
//! A Russian and an English post, a forward, a flash and a long readout are brought together; two meetings
//! that share all but the partner are kept apart. Of each report only a small key is kept, so that the keys
//! of a large dump fit in memory together. Nothing here reads a text again.

mod key;

pub use key::JoinKey;

/// The event of each report, in the order of the keys, as the ordinal of the first report of it.
#[must_use]
pub fn join(keys: &[JoinKey]) -> Vec<u32> {
    keys.iter().map(JoinKey::ordinal).collect()
}
