//! The last filter, what it matched, and what was counted of that.
//!
//! A window that moves asks the same again, and a further letter of a word often changes nothing: most words that begin with
//! `minis` begin with `minist`.

use std::cell::RefCell;

use super::search::Matched;
use super::{Answer, Ask, Choice, Filter, Order};

/// A filter and what it matched.
#[derive(Debug)]
pub(super) struct Last {
    pub(super) filter: Filter,
    pub(super) matched: Matched,
    counted: RefCell<Option<Counted>>,
}

/// An answer without rows, and what was asked for besides the filter.
#[derive(Clone, Debug)]
struct Counted {
    order: Order,
    facets: Vec<Choice>,
    bars: u32,
    answer: Answer,
}

impl Last {
    /// Of a filter; `before` is what was asked before it.
    pub(super) fn new(filter: &Filter, matched: Matched, before: Option<&Self>) -> Self {
        let same = before.filter(|before| {
            // Values that are chosen are listed, whatever matches.
            (&before.filter.include, &before.filter.exclude) == (&filter.include, &filter.exclude)
                && before.matched.is_same(&matched)
        });
        let counted = same.and_then(|before| before.counted.take()).map(|mut counted| {
            counted.answer.query_faults.clone_from(&matched.faults);
            counted.answer.forgiven.clone_from(&matched.forgiven);
            counted
        });
        Self { filter: filter.clone(), matched, counted: counted.into() }
    }

    /// An answer without rows: known, or now counted.
    pub(super) fn answer(&self, ask: &Ask, count: impl FnOnce() -> Answer) -> Answer {
        let mut counted = self.counted.borrow_mut();
        let known = counted
            .as_ref()
            .filter(|counted| (counted.order, &counted.facets, counted.bars) == (ask.order, &ask.facets, ask.bars));
        if let Some(known) = known {
            return known.answer.clone();
        }
        let answer = count();
        *counted =
            Some(Counted { order: ask.order, facets: ask.facets.clone(), bars: ask.bars, answer: answer.clone() });
        answer
    }
}
