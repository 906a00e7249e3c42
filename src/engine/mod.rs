//! Who runs it: one session over the stages, opened, asked, cancelled from outside.
//!
//! The engine reads a slice at a time when told to, so that its owner (a worker, a command line) keeps the
//! clock and the loop. It knows neither. It never holds all texts: what is shown is read again.

pub mod state;

mod cuts;
mod detail;
mod intake;
mod opened;
mod permalink;
mod problems;
mod session;
mod texts;

#[cfg(test)]
mod tests;

pub use session::{Session, Step, Told};
