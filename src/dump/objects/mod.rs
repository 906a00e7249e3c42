//! JSON objects that are messages, wherever a program puts them: walked through one by one, whatever their keys mean.
//!
//! Only one object is in memory at a time. What keys mean is told by a [`Dialect`], one for each program, in
//! `dialects/`.

mod dialect;
mod known;
mod place;
mod reader;
mod tape;
mod view;
mod walk;

pub(super) use dialect::{Dialect, Draft, Found, Mark, Slot};
pub(super) use known::{Known, Lookup, Told, Who};
pub(super) use reader::Objects;
pub(super) use tape::Tape;
pub(super) use view::View;
