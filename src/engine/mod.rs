//! Who runs it: one session over the stages, opened, asked, cancelled from outside.
//!
//! The engine reads a slice at a time when told to, so that its owner (a worker, a command line) keeps the
//! clock and the loop. It knows neither.

pub mod state;
