//! Who runs it: one session over the stages, opened, asked, cancelled from outside.
//!
//! The engine reads a slice at a time when told to, so that its owner (a worker, a command line) keeps the
//! clock and the loop. It knows neither. It never holds all texts: what is shown is read again.
//!
//! What was opened together goes into [`Session::add`], whatever it is. Steps look through it and say [`Step::Found`]
//! when they are done: the dumps are open then, and what was left out is told. [`Step::Ask`] comes before more is
//! unpacked than is unpacked unasked, and wants [`Session::answer`]; other work goes on meanwhile. Who has threads may
//! extract elsewhere what [`Session::give`] gives; nobody has to. When all is ready, [`Session::fingerprint`] has
//! something to do. A single file that is not packed may go into [`Session::open`].

pub mod again;
pub mod note;
pub mod state;

mod added;
mod batch;
mod contents;
mod cuts;
mod detail;
mod entering;
mod excerpts;
mod fingerprints;
mod following;
mod gathering;
mod intake;
mod linked;
mod keeping;
mod lots;
mod opened;
mod permalink;
mod problems;
mod session;
mod step;
mod texts;

#[cfg(test)]
mod anew_tests;
#[cfg(test)]
mod hands_tests;
#[cfg(test)]
mod keeping_tests;
#[cfg(test)]
mod linked_tests;
#[cfg(test)]
mod merging_tests;
#[cfg(test)]
mod several_hands_tests;
#[cfg(test)]
mod tests;

pub use batch::{Batch, Findings, Hand};
pub use session::Session;
pub use step::{Found, Step, Told};
