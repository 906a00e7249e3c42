//! One typo is forgiven: a word of a query that nowhere occurs, in no form and in neither script, is read as a word that
//! is one edit away.
//!
//! An edit is a letter too many, too few, another, or two that changed places. The first letter must be right, and
//! numbers are never read as others. What was read otherwise is told, so that nobody takes it for what they asked. Words
//! that are excluded are left alone: nothing may vanish that nobody named.

use serde::{Deserialize, Serialize};

use super::bits::Bits;
use super::query::{Expr, Query, parse};
use super::query_fault::QueryFault;
use super::searched::Searched;
use crate::order::Order;

/// Shorter words have too many others one edit away.
const SHORTEST: usize = 4;
/// So many words are weighed at most.
const WEIGHED: usize = 16;

/// A word of a query that was read as another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forgiven {
    /// As typed, folded.
    pub typed: String,
    /// The word that it was taken for, folded.
    pub taken: String,
}

/// A query as it is answered.
#[derive(Debug)]
pub(super) struct Understood {
    pub(super) expr: Expr,
    pub(super) fault: Option<QueryFault>,
    pub(super) forgiven: Vec<Forgiven>,
}

/// What a query says to somebody who knows which words there are.
pub(super) fn understand(query: &str, text: &impl Searched) -> Understood {
    let Query { expr, fault } = parse(query);
    let mut understood = Understood { expr, fault, forgiven: Vec::new() };
    forgive(&mut understood.expr, text, &mut understood.forgiven);
    understood
}

fn forgive(expr: &mut Expr, text: &impl Searched, forgiven: &mut Vec<Forgiven>) {
    match expr {
        Expr::Words { words, typing } => {
            let last = words.len() - 1;
            for (at, word) in words.iter_mut().enumerate() {
                let known = !text.exact(word).is_empty() || *typing && at == last && begins_any(word, text);
                if let Some(taken) = (!known).then(|| near(word, text)).flatten() {
                    forgiven.push(Forgiven { typed: std::mem::replace(word, taken.clone()), taken });
                }
            }
        }
        Expr::And(parts) | Expr::Or(parts) => parts.iter_mut().for_each(|part| forgive(part, text, forgiven)),
        Expr::All | Expr::Named { .. } | Expr::Coded { .. } | Expr::Days(..) | Expr::Not(_) => {}
    }
}

/// Whether a word begins so, in either script.
fn begins_any(start: &str, text: &impl Searched) -> bool {
    let mut any = false;
    text.each_beginning(start, &mut |_| {
        any = true;
        false
    });
    any || !text.beginning(start).is_empty()
}

/// The word one edit away that most events have; of several the first by its letters.
fn near(word: &str, text: &impl Searched) -> Option<String> {
    let letters: Vec<char> = word.chars().collect();
    if letters.len() < SHORTEST || !letters.iter().all(|letter| letter.is_alphabetic()) {
        return None;
    }
    let mut near: Vec<String> = Vec::new();
    let mut other_letters = Vec::new();
    text.each_beginning(&letters[0].to_string(), &mut |other| {
        other_letters.clear();
        other_letters.extend(other.chars());
        if is_one_edit(&letters, &other_letters) && !near.iter().any(|known| known == other) {
            near.push(other.to_owned());
        }
        near.len() < WEIGHED
    });
    near.order_by_text(String::as_str);
    near.into_iter().rev().max_by_key(|word| {
        let mut events = Bits::none(text.size());
        text.exact(word).into_iter().for_each(|term| text.fill(term, &mut events));
        events.count()
    })
}

/// Whether one edit makes one word of the other.
fn is_one_edit(a: &[char], b: &[char]) -> bool {
    let before = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[before..], &b[before..]);
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - behind], &b[..b.len() - behind]) {
        ([], [_]) | ([_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::closing_text::{ClosingText, Target};
    use crate::timeline::growing_text::GrowingText;

    #[test]
    fn an_edit_is_a_letter_more_less_another_or_two_swapped() {
        for (a, b, expected) in [
            ("grain", "grain", false),
            ("grain", "grains", true),
            ("grain", "gran", true),
            ("grain", "groin", true),
            ("grain", "gairn", false),
            ("grain", "garin", true),
            ("grain", "rain", true),
            ("grain", "gains", false),
            ("aab", "ab", true),
            ("", "a", true),
        ] {
            let letters = |word: &str| word.chars().collect::<Vec<_>>();
            assert_eq!(is_one_edit(&letters(a), &letters(b)), expected, "{a} {b}");
            assert_eq!(is_one_edit(&letters(b), &letters(a)), expected, "{b} {a}");
        }
    }

    #[track_caller]
    fn check(query: &str, expected: &[(&str, &str)]) {
        let mut index = GrowingText::default();
        for text in ["Переговоры о зерне в 2023", "grain talks, переговоры", "Барова и Лавров", "gran"]
        {
            index.push(text);
        }
        let size = index.size();
        let targets: Vec<Target> = (0..size).map(|event| Target { event, base: 0 }).collect();
        let mut closing = ClosingText::new(&index, size);
        while !closing.step(&index, &targets, 1) {}
        for found in [understand(query, &index), understand(query, &closing.finish(&index))] {
            let found: Vec<_> = found.forgiven.iter().map(|one| (one.typed.as_str(), one.taken.as_str())).collect();
            assert_eq!(found, expected, "{query}");
        }
    }

    #[test]
    fn only_what_nowhere_occurs_is_read_otherwise() {
        check("переговры ", &[("переговры", "переговоры")]);
        check("переговорам ", &[]);
        check("перегов", &[]);
        check("перегвооры", &[("перегвооры", "переговоры")]);
        check("lavro", &[]);
        check("\"grian talks\"", &[("grian", "grain")]);
        check("зерне OR зенре", &[("зенре", "зерне")]);
        check("-переговры", &[]);
        check("2032 ", &[]);
        check("граин зер", &[]);
        check("ернe xyzzy", &[]);
        check("", &[]);
    }
}
