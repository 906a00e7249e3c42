//! Readout finds the meetings and statements in a channel dump and answers questions about them.
//!
//! The modules stand in the order in which data passes through them. The first four are pure: they
//! know no browser, no clock, no file system and nothing asynchronous.
//!
//! ```text
//! File --slices--> dump --Message--> event --Report, Event--> timeline --Answer--> page
//!      \______________________ worker: one engine ______________________/
//! ```

#![recursion_limit = "512"]

mod hashed;
mod order;
mod sorted;

pub mod dump;
pub mod event;
pub mod timeline;
pub mod export;
pub mod engine;
pub mod worker;
#[cfg(feature = "page")]
pub mod page;
