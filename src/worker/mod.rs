//! The thread boundary: the engine on one side, the page on the other.
//!
//! [`protocol`] holds the only types that cross it, `wire` how they are packed. The page holds a
//! [`client`], the worker runs a [`host`]; neither knows the other's insides. Where the machine has more processors, more
//! workers of the same program extract for the first, and read ahead of it: the page's end of that is `crew`, the first
//! worker's `sharing` and `ahead`, theirs `hand`; when it lets the page draw, is said by `rest`. What is kept on this device is the business of `keeper`: `kept` knows what lies where, `keeping` writes,
//! `storage` speaks to the browser. No stage is entered from here but through the engine.

pub mod protocol;

#[cfg(feature = "page")]
mod ahead;
#[cfg(feature = "page")]
pub mod blob;
#[cfg(feature = "page")]
pub mod client;
#[cfg(feature = "page")]
pub mod crew;
#[cfg(feature = "page")]
mod hand;
#[cfg(feature = "page")]
pub mod host;
#[cfg(feature = "page")]
mod keeper;
#[cfg(feature = "page")]
mod keeping;
#[cfg(feature = "page")]
mod kept;
#[cfg(feature = "page")]
mod rest;
#[cfg(feature = "page")]
mod sharing;
#[cfg(feature = "page")]
pub mod spent;
#[cfg(feature = "page")]
mod storage;
#[cfg(feature = "page")]
pub mod timing;
#[cfg(feature = "page")]
mod wire;

/// Names the build that page and worker both come from. The build sets it; without, the version must do.
pub const BUILD: &str = match option_env!("READOUT_BUILD") {
    Some(build) => build,
    None => env!("CARGO_PKG_VERSION"),
};
