//! Files that were opened together and are being looked through, and the questions that come of it.

use std::collections::VecDeque;
use std::rc::Rc;

use super::step::Found;
use crate::dump::bundle::{self, Bundle, Dump, File, Opening};
use crate::dump::{Excess, Source};

/// What is being looked through, the oldest first.
#[derive(Default)]
pub(super) struct Added {
    waiting: VecDeque<Files>,
    questions: VecDeque<Asked>,
    numbers: u32,
}

/// Files that were opened together.
struct Files {
    inputs: Vec<Rc<dyn Source>>,
    opening: Opening,
    /// Whether it waits for an answer.
    asks: bool,
}

/// A question without an answer.
struct Asked {
    number: u32,
    /// The dump whose reading came to the limit; `None`: the files that are looked through.
    dump: Option<u32>,
}

/// What a step came to.
pub(super) enum Look {
    /// There is nothing to look through, or it waits.
    Nothing,
    /// There is more to do.
    More,
    /// A question, by its number.
    Ask(u32, Excess),
    /// Files were looked through: the dumps, and each with the files it lies in.
    Done(Bundle, Vec<Rc<dyn Source>>),
}

impl Added {
    /// Takes files.
    pub(super) fn add(&mut self, files: Vec<File>) {
        let inputs = files.iter().map(File::source).collect();
        self.waiting.push_back(Files { inputs, opening: Opening::new(files), asks: false });
    }

    /// Looks through about `budget` bytes.
    pub(super) fn step(&mut self, budget: usize) -> Look {
        let Some(files) = self.waiting.front_mut().filter(|files| !files.asks) else { return Look::Nothing };
        match files.opening.step(budget) {
            bundle::Step::More => Look::More,
            bundle::Step::Ask(excess) => {
                files.asks = true;
                Look::Ask(self.ask(None), excess)
            }
            bundle::Step::Done(found) => match self.waiting.pop_front() {
                Some(Files { inputs, .. }) => Look::Done(found, inputs),
                None => Look::Nothing,
            },
        }
    }

    /// Whether there is something that is not looked through.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Numbers a question about a dump, or about what is looked through.
    pub(super) fn ask(&mut self, dump: Option<u32>) -> u32 {
        self.numbers += 1;
        self.questions.push_back(Asked { number: self.numbers, dump });
        self.numbers
    }

    /// Takes an answer; the dump that goes on because of it, if it is a dump's.
    pub(super) fn answer(&mut self, number: u32, go_on: bool) -> Option<u32> {
        let at = self.questions.iter().position(|asked| asked.number == number)?;
        let asked = self.questions.remove(at)?;
        if asked.dump.is_some() {
            return asked.dump.filter(|_| go_on);
        }
        if let Some(files) = self.waiting.front_mut().filter(|files| files.asks) {
            files.asks = false;
            files.opening.answer(go_on);
        }
        None
    }

    /// Stops looking.
    pub(super) fn cancel(&mut self) {
        self.waiting.clear();
    }
}

/// Opens what was found, with `open`; what came of it.
pub(super) fn open_all(
    first: u32,
    bundle: Bundle,
    mut open: impl FnMut(u32, Dump) -> Result<(), crate::dump::Refusal>,
) -> Found {
    let mut found = Found { dumps: Vec::new(), refused: Vec::new(), left_out: bundle.left_out };
    for (dump, number) in bundle.dumps.into_iter().zip(first..) {
        let name = dump.name.clone();
        match open(number, dump) {
            Ok(()) => found.dumps.push(number),
            Err(refusal) => found.refused.push((name, refusal)),
        }
    }
    found
}
