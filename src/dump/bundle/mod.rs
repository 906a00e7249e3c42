//! What was opened together: files, folders and archives become dumps.
//!
//! A dump may be one file, one of many in an archive, or all pages of a chat. What a file is, is told by its content;
//! its name and folder only tell in which order pages come and what lies beside what. Nothing fails as a whole: what
//! is not opened is left out for a reason that is told.
//!
//! [`Opening`] goes step by step, for those who have other things to do; [`open`] goes to the end at once.

mod beside;
mod contained;
mod dump;
mod file;
mod found;
mod groups;
mod left_out;
mod listed;
mod look;
mod opening;
mod pages;
mod pass;
mod same;
mod shape;
mod sought;
mod telling;
mod territory;

use std::rc::Rc;

use super::layers::Excess;

pub use beside::Beside;
pub use dump::Dump;
pub use file::File;
pub use left_out::{LeftOut, Why};
pub use opening::{DEPTH, FILES, Opening, Step};

/// What was found in all that was opened together.
#[derive(Default)]
pub struct Bundle {
    /// The dumps, in the order in which their first files were met.
    pub dumps: Vec<Dump>,
    /// What was not opened, but for files that simply lie beside dumps.
    pub left_out: Vec<LeftOut>,
    /// The files that lie beside dumps, such as photos.
    pub beside: Rc<Beside>,
}

/// Looks through files to the end. `go_on` is asked before more is unpacked than is unpacked unasked.
pub fn open(files: Vec<File>, mut go_on: impl FnMut(&Excess) -> bool) -> Bundle {
    let mut opening = Opening::new(files);
    loop {
        match opening.step(usize::MAX) {
            Step::More => {}
            Step::Ask(excess) => {
                let answer = go_on(&excess);
                opening.answer(answer);
            }
            Step::Done(bundle) => return bundle,
        }
    }
}
