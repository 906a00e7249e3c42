//! The thread boundary: the engine on one side, the page on the other.
//!
//! [`protocol`] holds the only types that cross it.

pub mod protocol;
