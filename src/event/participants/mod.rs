//! Who takes part: from the actors of the sentences that raised the event.
//!
//! [`actors`] finds everybody who could take part, [`roles`] reads how an office is written, [`choose`] keeps
//! those on the sides that the frame names, [`settle`] names them, merges those that are one, and finds whom they act for.
//! Nobody is invented: a participant has words in the text.

pub mod actors;
pub(super) mod asides;
mod bare;
pub(super) mod assembled;
pub(super) mod attended;
mod believed;
mod blocked;
pub mod choose;
mod company;
mod cuts;
mod genitives;
mod guests;
mod house_words;
pub(super) mod houses;
pub mod roles;
pub mod roll;
pub(super) mod listed;
pub(super) mod seat;
pub mod settle;
mod served;
mod shared;
mod sides;
pub mod standing;
pub(super) mod states;
mod somebody;
pub(super) mod signed;
pub(super) mod spokesmen;
mod titled;
mod told_later;
mod whose;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_agencies;
#[cfg(test)]
mod tests_of_many;
#[cfg(test)]
mod tests_of_names;
#[cfg(test)]
mod tests_of_others;
#[cfg(test)]
mod tests_of_posts;
#[cfg(test)]
mod tests_of_titles;

pub use actors::{Actor, Sort};
pub use believed::believed;
pub(super) use believed::swears_in;
pub use blocked::blocked;
