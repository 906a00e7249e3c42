//! Postings at rest while others still grow: those of some reports in a row, term by term.
//!
//! Growing chains lie mixed in their pages, and half of each last piece is empty. So every so often all of them are laid down
//! here, in the order of the terms, without room to grow. When the index is closed, terms are taken from the first to the
//! last, and what was taken is given back: the closed index then grows in the room that the runs leave.

use super::chains::{Chains, occurrences};
use super::postings::{number, read};

/// About so many bytes lie together. Terms are looked for page by page and then one after the other.
const PAGE: usize = 512;

/// The postings of some reports in a row.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// The report before the first.
    before: u32,
    /// The first term of each page, and the page: of each term the distance to the one before, the length of its chain, and
    /// the chain.
    pages: Vec<(u32, Box<[u8]>)>,
}

impl Run {
    /// What the chains hold.
    pub(super) fn of(chains: &Chains) -> Self {
        let mut pages = Vec::new();
        let (mut page, mut first, mut before) = (Vec::new(), 0, 0);
        let mut content = Vec::new();
        for term in 0..chains.terms() {
            content.clear();
            chains.copy(term, &mut content);
            if content.is_empty() {
                continue;
            }
            if page.is_empty() {
                (first, before) = (term, term);
            }
            number(&mut page, term - before);
            number(&mut page, content.len() as u32);
            page.extend_from_slice(&content);
            before = term;
            if page.len() >= PAGE {
                pages.push((first, page.as_slice().into()));
                page.clear();
            }
        }
        if !page.is_empty() {
            pages.push((first, page.into()));
        }
        pages.shrink_to_fit();
        Self { before: chains.before(), pages }
    }

    /// Calls `each` with every occurrence of a term: its report and its place in it, both rising.
    pub(super) fn each(&self, term: u32, each: impl FnMut(u32, u32)) {
        let page = self.pages.partition_point(|page| page.0 <= term);
        let Some((first, page)) = page.checked_sub(1).map(|page| &self.pages[page]) else { return };
        for (found, chain) in (Entries { term: *first, left: page }) {
            if found >= term {
                if found == term {
                    self.read(chain, each);
                }
                return;
            }
        }
    }

    /// Bytes taken.
    pub(super) fn bytes(&self) -> usize {
        self.pages.capacity() * size_of::<(u32, Box<[u8]>)>()
            + self.pages.iter().map(|page| page.1.len()).sum::<usize>()
    }

    fn read(&self, mut chain: &[u8], each: impl FnMut(u32, u32)) {
        let mut number = || (!chain.is_empty()).then(|| read(&mut chain));
        occurrences(self.before, &mut number, each);
    }
}

/// The terms of a page with their chains.
struct Entries<'a> {
    /// The term before, or the first.
    term: u32,
    left: &'a [u8],
}

impl<'a> Iterator for Entries<'a> {
    type Item = (u32, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        if self.left.is_empty() {
            return None;
        }
        self.term += read(&mut self.left);
        let length = read(&mut self.left) as usize;
        let (chain, left) = self.left.split_at_checked(length)?;
        self.left = left;
        Some((self.term, chain))
    }
}

/// Takes the terms of a run from the first to the last, and gives back what lies behind.
#[derive(Debug, Default)]
pub(super) struct Cursor {
    page: usize,
    /// Where in it the next term begins, and the term before that.
    at: usize,
    before: u32,
}

impl Cursor {
    /// Calls `each` with every occurrence of a term, if the run has it. Earlier terms are not asked for any more.
    pub(super) fn take(&mut self, run: &mut Run, term: u32, each: impl FnMut(u32, u32)) {
        while let Some((first, page)) = run.pages.get(self.page) {
            let before = if self.at == 0 { *first } else { self.before };
            let mut entries = Entries { term: before, left: page.get(self.at..).unwrap_or_default() };
            let Some((found, chain)) = entries.next() else {
                run.pages[self.page].1 = Box::default();
                *self = Self { page: self.page + 1, ..Self::default() };
                continue;
            };
            if found > term {
                return;
            }
            (self.at, self.before) = (page.len() - entries.left.len(), found);
            if found == term {
                return run.read(chain, each);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_gives_back_what_the_chains_held() {
        let has = |term: u32, report: u32| report % (term * term + 1) == term;
        let places = |term: u32, report: u32| -> Vec<u32> { (0..=(report % 3)).map(|n| n * 200 + term).collect() };
        let mut chains = Chains::default();
        let mut runs = Vec::new();
        for report in 0..9_000 {
            (0..90).filter(|&term| has(term, report)).for_each(|term| chains.push(term, report, &places(term, report)));
            if report % 4_000 == 3_999 {
                runs.push(Run::of(&chains));
                chains.begin_again(report + 1);
            }
        }
        runs.push(Run::of(&chains));
        let expected = |term: u32| -> Vec<(u32, u32)> {
            let reports = (0..9_000).filter(|&report| has(term, report));
            reports.flat_map(|report| places(term, report).into_iter().map(move |place| (report, place))).collect()
        };
        for term in 0..90 {
            let mut found = Vec::new();
            for run in &runs {
                run.each(term, |report, place| found.push((report, place)));
            }
            assert_eq!(found, expected(term), "{term}");
        }
        // From the first to the last; those that nobody takes are passed over.
        let mut cursors = [Cursor::default(), Cursor::default(), Cursor::default()];
        for term in (0..90).filter(|term| term % 7 != 3) {
            let mut found = Vec::new();
            for (run, cursor) in runs.iter_mut().zip(&mut cursors) {
                cursor.take(run, term, |report, place| found.push((report, place)));
            }
            assert_eq!(found, expected(term), "{term}");
        }
        let left = |run: &Run| run.pages.iter().map(|page| page.1.len()).sum::<usize>();
        assert!(runs.iter().map(left).sum::<usize>() < PAGE * 9, "what was taken is given back");
    }
}
