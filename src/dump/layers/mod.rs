//! Sources over sources: whatever a dump is wrapped in, its reader gets plain UTF-8 that can be read from any place.
//!
//! Each layer keeps a bounded amount in memory, whatever is below it, and tells which byte of the user's file
//! stands for which of its own. None knows what a message is.

mod code_page;
mod decoded;
mod inflated;
mod joined;
mod logged;
mod slice;

pub(super) use code_page::CodePage;
pub(super) use decoded::{Decoded, Decoding};
pub(super) use inflated::{Begun, Inflated, Packing, Unpacking, begun, crc32};
pub use inflated::{Excess, FREE, RATIO, TOTAL};
pub(super) use joined::{Joined, Part};
pub(super) use logged::Logged;
pub(super) use slice::Slice;
