//! What was found out about names, kept for the messages behind: the same persons are named again and again.

use std::cell::RefCell;

use super::lists::{Known, cases_of_the_day, known};
use crate::event::memo::Memo;
use crate::event::russian::{self, Case, Cases};

/// What is known of words and names that were asked for last.
#[derive(Debug, Default)]
pub struct Memory {
    known: RefCell<Memo<Known>>,
    cases: RefCell<Memo<Cases>>,
    nominatives: RefCell<Nominatives>,
}

/// The best nominatives of names, by the case that they stand in.
#[derive(Debug, Default)]
struct Nominatives {
    /// Each a place in `written`.
    places: [Memo<u32>; Case::ALL.len()],
    written: Vec<String>,
}

/// So many are kept; then all are forgotten.
const KEPT: usize = 1 << 14;

impl Memory {
    /// What the lists say of a word.
    pub(super) fn known(&self, word: &str) -> Known {
        self.known.borrow_mut().get(word, known)
    }

    /// Whether a word is a given name in the lists.
    pub(in crate::event) fn is_given(&self, word: &str) -> bool {
        self.known(word).given
    }

    /// As [`russian::case_of`].
    pub(in crate::event) fn case_of(&self, name: &str) -> Cases {
        self.cases.borrow_mut().get(name, |name| {
            let shown = russian::case_of(name);
            // `Путина` alone or behind initials is of Putin, and no woman.
            let known = cases_of_the_day(name.rsplit('.').next().unwrap_or(name)).and(shown);
            if known.is_empty() { shown } else { known }
        })
    }

    /// As [`russian::person_best`].
    pub(in crate::event) fn person_best(&self, name: &str, case: Case) -> String {
        let mut kept = self.nominatives.borrow_mut();
        let Nominatives { places, written } = &mut *kept;
        if written.len() >= KEPT {
            written.clear();
            places.iter_mut().for_each(Memo::clear);
        }
        let place = places[case as usize].get(name, |name| {
            written.push(russian::person_best(name, case));
            written.len() as u32 - 1
        });
        written[place as usize].clone()
    }
}
