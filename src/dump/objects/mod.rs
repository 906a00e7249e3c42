//! JSON objects that are messages, wherever a program puts them: walked through one by one, whatever their keys mean.
//!
//! Only one object is in memory at a time. What keys mean is told by a [`Dialect`], one for each program, in
//! `dialects/`.

mod chats;
mod class;
mod damage;
mod dialect;
mod names;
mod place;
mod reader;
mod tape;
mod view;
mod walk;

pub(super) use chats::{Known, Told};
pub(super) use dialect::{Dialect, Draft, Found, Mark, Slot};
pub(super) use names::{Lookup, Who};
pub(super) use place::stands_alone;
pub(super) use reader::Objects;
pub(super) use tape::Tape;
pub(super) use view::View;
