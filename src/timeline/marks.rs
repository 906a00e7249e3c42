//! Which stretches of a text a query found.

use super::Mark;
use super::query::Expr;
use super::searched::Searched;
use super::skeleton::Begun;
use super::words::{Case, words};
use crate::event::Span;

/// What a query looks for in a text.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    /// Words in a row each.
    rows: Vec<Vec<Slot>>,
}

/// A word that is looked for.
#[derive(Debug)]
struct Slot {
    terms: Vec<u32>,
    /// What it begins with, while it is being typed: as typed, and as it sounds.
    start: Option<(String, Begun)>,
}

impl Wanted {
    /// What a query looks for; what it excludes is not looked for.
    pub(super) fn new(expr: &Expr, text: &dyn Searched) -> Self {
        let mut wanted = Self::default();
        wanted.add(expr, text, false);
        wanted
    }

    /// Whether nothing is looked for.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The stretches found, in order, not overlapping; at most so many.
    pub(super) fn marks(&self, index: &dyn Searched, text: &str, most: usize) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        if self.is_empty() {
            return marks;
        }
        let longest = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        // For each row, how far it is matched at each of the last words; only starts that still hold.
        let mut open: Vec<(usize, usize, Span)> = Vec::new();
        let mut folded = String::new();
        words(text, &mut folded, |word, span, case| {
            let capital = case == Case::Capital;
            if marks.len() >= most {
                return;
            }
            let (term, is_name) = (index.term(word, capital), case != Case::Small);
            let mut best: Option<Span> = None;
            let mut next = Vec::new();
            let starts = (0..self.rows.len()).map(|row| (row, 0, span));
            for (row, at, begun) in open.drain(..).chain(starts) {
                if !self.rows[row][at].fits(word, is_name, term) {
                    continue;
                }
                if at + 1 == self.rows[row].len() {
                    let found = Span { start: begun.start, end: span.end };
                    best = Some(best.map_or(found, |best| if best.start <= found.start { best } else { found }));
                } else {
                    next.push((row, at + 1, begun));
                }
            }
            open = next;
            if let Some(found) = best {
                while longest > 1 && marks.last().is_some_and(|mark| mark.end > found.start) {
                    marks.pop();
                }
                marks.push(found);
            }
        });
        marks
    }

    fn add(&mut self, expr: &Expr, text: &dyn Searched, excluded: bool) {
        match expr {
            Expr::Not(inner) => self.add(inner, text, !excluded),
            Expr::Words { .. } | Expr::Named { .. } if excluded => {}
            Expr::Words { words, typing } => {
                let slot = |(at, word): (usize, &String)| Slot::new(word, *typing && at + 1 == words.len(), text);
                self.rows.push(words.iter().enumerate().map(slot).collect());
            }
            Expr::Named { words, typing, .. } => {
                for (at, word) in words.iter().enumerate() {
                    self.rows.push(vec![Slot::new(word, *typing && at + 1 == words.len(), text)]);
                }
            }
            Expr::And(parts) | Expr::Or(parts) => parts.iter().for_each(|part| self.add(part, text, excluded)),
            Expr::All | Expr::Coded { .. } | Expr::Post(_) | Expr::Days(..) => {}
        }
    }
}

impl Slot {
    fn new(word: &str, typing: bool, text: &dyn Searched) -> Self {
        // As in `Searched::beginning`; what is typed to its end may be the name of a thing that has another.
        let begun = typing && text.is_begun(word);
        let terms = if begun { text.term(word, false).into_iter().collect() } else { text.exact(word) };
        Self { terms, start: typing.then(|| (word.to_owned(), Begun::new(word))) }
    }

    fn fits(&self, word: &str, is_name: bool, term: Option<u32>) -> bool {
        if term.is_some_and(|term| self.terms.binary_search(&term).is_ok()) {
            return true;
        }
        let begins = |(start, begun): &(String, Begun)| word.starts_with(start.as_str()) || is_name && begun.fits(word);
        self.start.as_ref().is_some_and(begins)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::growing_text::GrowingText;
    use crate::timeline::query::parse;

    #[track_caller]
    fn check(query: &str, text: &str, expected: &[&str]) {
        let mut index = GrowingText::default();
        index.push(text);
        let wanted = Wanted::new(&parse(query).expr, &index);
        let marks = wanted.marks(&index, text, usize::MAX);
        let found: Vec<&str> = marks.iter().map(|m| &text[m.start as usize..m.end as usize]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_name_in_capitals_is_marked_while_it_is_typed_in_the_other_script() {
        let mut index = GrowingText::default();
        let text = "TORLAN: grain";
        index.push(text);
        let index = index.close_all(vec![0]);
        for typed in ["тор", "торла", "торлан", "торлану "] {
            let wanted = Wanted::new(&parse(typed).expr, &index);
            assert_eq!(wanted.marks(&index, text, usize::MAX).len(), 1, "{typed}");
        }
    }

    #[test]
    fn found_words_are_marked() {
        let text = "Министр обсудил встречу: “встречи министров” и Barov’s talks.";
        check("министр ", text, &["Министр", "министров"]);
        check("\"встреча министр\"", text, &["встречи министров"]);
        check("встреча \"встреча министр\"", text, &["встречу", "встречи министров"]);
        check("barov -talks", text, &["Barov"]);
        check("barov NOT -talks ", text, &["Barov", "talks"]);
        check("тал баро", text, &["Barov"]);
        check("person:Barov ", text, &["Barov"]);
        check("", text, &[]);
    }
}
