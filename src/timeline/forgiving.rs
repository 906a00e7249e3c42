//! One typo is forgiven: a word of a query that nowhere occurs, in no form and in neither script, is read as a word that
//! is one edit away; of a field, among the words of its values. A name may be one edit away in the other script, if it is long.
//!
//! An edit is a letter too many, too few, another, or two that changed places. The first letter must be right, and
//! numbers are never read as others; of a query only the first few such words are. What was read otherwise is told, so that nobody takes it for what they asked. Words
//! that are excluded are left alone: nothing may vanish that nobody named; where one nowhere occurs, that is told.

use serde::{Deserialize, Serialize};

use super::Facet;
use super::bits::Bits;
use super::query::{Expr, Query, parse};
use super::query_fault::QueryFault;
use super::searched::Searched;
use super::skeleton::name_skeleton;
use super::values::Values;
use crate::event::Span;
use crate::order::Order;

/// Shorter words have too many others one edit away.
const SHORTEST: usize = 4;
/// One of two words of two scripts has at least so many sounds.
const SOUNDS: usize = 6;
/// For so many words of a query others are looked for: that takes longest of all, and what has more of them is pasted from elsewhere.
const TRIED: usize = 8;
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
    pub(super) faults: Vec<QueryFault>,
    pub(super) forgiven: Vec<Forgiven>,
    /// As in [`Query`].
    pub(super) doubtful: Vec<(Span, Expr)>,
}

/// What a query says to somebody who knows which words there are.
pub(super) fn understand(query: &str, text: &dyn Searched, values: &Values) -> Understood {
    let Query { expr, faults, doubtful, forgiven } = parse(query);
    let mut understood = Understood { expr, faults, forgiven, doubtful };
    let mut forgiving = Forgiving { text, values, forgiven: &mut understood.forgiven, left: TRIED };
    forgiving.forgive(&mut understood.expr, false);
    understood
}

struct Forgiving<'a> {
    text: &'a dyn Searched,
    values: &'a Values,
    forgiven: &'a mut Vec<Forgiven>,
    /// For so many words others are still looked for.
    left: usize,
}

impl Forgiving<'_> {
    /// Reads words of a part of the query as others, but those that are `excluded`.
    fn forgive(&mut self, expr: &mut Expr, excluded: bool) {
        let (facet, words, typing) = match expr {
            Expr::Words { words, typing } => (None, words, *typing),
            Expr::Named { facet, words, typing } => (Some(*facet), words, *typing),
            Expr::And(parts) | Expr::Or(parts) => {
                return parts.iter_mut().for_each(|part| self.forgive(part, excluded));
            }
            Expr::Not(inner) => return self.forgive(inner, !excluded),
            Expr::All | Expr::Coded { .. } | Expr::Post(_) | Expr::Days(..) => return,
        };
        let (text, values, last) = (self.text, self.values, words.len() - 1);
        for (at, word) in words.iter_mut().enumerate() {
            if excluded || self.left == 0 || occurs(facet, word, typing && at == last, text, values) {
                continue;
            }
            self.left -= 1;
            if let Some(taken) = near(facet, word, text, values) {
                self.forgiven.push(Forgiven { typed: std::mem::replace(word, taken.clone()), taken });
            }
        }
    }
}

/// The first word of a part of a query that nowhere occurs, with one that does and is one edit away.
pub(super) fn nowhere(expr: &Expr, text: &dyn Searched, values: &Values) -> Option<(String, Option<String>)> {
    let (facet, words, typing) = match expr {
        Expr::Words { words, typing } => (None, words, *typing),
        Expr::Named { facet, words, typing } => (Some(*facet), words, *typing),
        _ => return None,
    };
    let is_nowhere =
        |(at, word): &(usize, &String)| !occurs(facet, word, typing && at + 1 == words.len(), text, values);
    let (_, word) = words.iter().enumerate().find(is_nowhere)?;
    Some((word.clone(), near(facet, word, text, values)))
}

/// Whether a word occurs: in texts, or in the values of a facet.
fn occurs(facet: Option<Facet>, word: &str, typing: bool, text: &dyn Searched, values: &Values) -> bool {
    match facet {
        None => !text.exact(word).is_empty() || typing && text.is_begun(word),
        Some(facet) => values.has_word(facet, word, typing),
    }
}

fn near(facet: Option<Facet>, word: &str, text: &dyn Searched, values: &Values) -> Option<String> {
    match facet {
        None => near_text(word, text),
        Some(facet) => near_named(word, values, facet),
    }
}

/// The word one edit away that most events have; of several the first by its letters.
fn near_text(word: &str, text: &dyn Searched) -> Option<String> {
    let mut near = Near::to(word)?;
    let first = near.first();
    text.each_beginning(&first, &mut |other| near.look_at(other, other));
    if near.found.is_empty()
        && let Some(mut sounding) = Near::to(&name_skeleton(word))
    {
        let first = sounding.first();
        text.each_sounding(&first, &mut |sounds, other| sounding.hear(sounds, other));
        near = sounding;
    }
    near.best(|word| {
        let mut events = Bits::none(text.size());
        text.exact(word).into_iter().for_each(|term| text.fill(term, &mut events));
        events.count()
    })
}

/// The word one edit away, among those of a facet, that most values have; likewise.
fn near_named(word: &str, values: &Values, facet: Facet) -> Option<String> {
    let mut near = Near::to(word)?;
    let first = near.first();
    values.each_word(facet, &first, &mut |other| _ = near.look_at(other, other));
    if near.found.is_empty()
        && let Some(mut sounding) = Near::to(&name_skeleton(word))
    {
        let first = sounding.first();
        values.each_sounding(facet, &first, &mut |other| sounding.hear(&name_skeleton(other), other));
        near = sounding;
    }
    near.best(|word| values.with_words(facet, std::slice::from_ref(word), false).len() as u32)
}

/// What is one edit away from a word.
pub(super) struct Near {
    letters: Vec<char>,
    other: Vec<char>,
    found: Vec<String>,
}

impl Near {
    /// `None` where nothing is forgiven.
    pub(super) fn to(word: &str) -> Option<Self> {
        let letters: Vec<char> = word.chars().collect();
        let is_letter = |letter: &char| letter.is_alphabetic() || *letter == ' ';
        let may_be_wrong = letters.len() >= SHORTEST && letters.iter().all(is_letter);
        may_be_wrong.then(|| Self { letters, other: Vec::new(), found: Vec::new() })
    }

    /// The letter that is right.
    fn first(&self) -> String {
        self.letters[..1].iter().collect()
    }

    /// Whether a word is one edit away.
    pub(super) fn is_near(&mut self, other: &str) -> bool {
        self.other.clear();
        self.other.extend(other.chars());
        self.other.first() == self.letters.first() && is_one_edit(&self.letters, &self.other)
    }

    /// Likewise one whose sounds are one edit away, and enough of them: of few sounds any word of the other script has most.
    fn hear(&mut self, sounds: &str, word: &str) {
        if self.letters.len().max(sounds.len()) >= SOUNDS {
            self.look_at(sounds, word);
        }
    }

    /// Notes a word that is one edit away as it is written; whether more are wanted.
    fn look_at(&mut self, written: &str, word: &str) -> bool {
        if self.is_near(written) && !self.found.iter().any(|known| known == word) {
            self.found.push(word.to_owned());
        }
        self.found.len() < WEIGHED
    }

    /// The one that counts most; of several the first by its letters.
    fn best(mut self, count: impl Fn(&String) -> u32) -> Option<String> {
        if self.found.len() < 2 {
            return self.found.pop();
        }
        self.found.order_by_text(String::as_str);
        self.found.into_iter().rev().max_by_key(count)
    }
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
        check_both(query, expected, expected);
    }

    /// What is forgiven while reports come, and what once the timeline is closed and names of two scripts have met.
    #[track_caller]
    fn check_both(query: &str, growing: &[(&str, &str)], closed: &[(&str, &str)]) {
        let mut index = GrowingText::default();
        for text in ["Переговоры о зерне в 2023", "grain talks, переговоры", "Барова и Лавров, Woe", "gran"]
        {
            index.push(text);
        }
        let mut values = Values::default();
        for (facet, value) in [
            (Facet::Participant, "Сергей Лавров"),
            (Facet::Participant, "Marko Kravchenko"),
            (Facet::Place, "Вена"),
            (Facet::Place, "Порт-Судан"),
            (Facet::Hashtag, "встречи"),
        ] {
            values.intern(facet, value);
        }
        let found = understand(query, &index, &values);
        let firsts = (0..index.size()).collect();
        for (found, expected) in [(found, growing), (understand(query, &index.close_all(firsts), &values), closed)] {
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
        check("NOT -переговры ", &[("переговры", "переговоры")]);
        check("2032 ", &[]);
        check("граин зер", &[]);
        check("ернe xyzzy", &[]);
        check("", &[]);
    }

    #[test]
    fn a_name_may_be_misspelled_in_the_other_script() {
        check_both("Lavorv ", &[], &[("lavorv", "лавров")]);
        check_both("Lavrow", &[], &[]);
        check("Pavrov ", &[]);
        check("военный ", &[]);
        check("Лавор ", &[]);
    }

    #[test]
    fn words_of_fields_are_those_of_their_values() {
        check("person:Лаврв ", &[("лаврв", "лавров")]);
        check("person:Lavorv ", &[("lavorv", "лавров")]);
        check("person:Кравчекно ", &[("кравчекно", "kravchenko")]);
        check("person:Лаврову place:вене #встреча ", &[]);
        check("person:\"Сергей Лаврвым\"", &[]);
        check("person:зерне ", &[]);
        check("place:Судна ", &[("судна", "судан")]);
        check("place:Суд", &[]);
        check("#встерчи", &[("встерчи", "встречи")]);
        check("-person:Лаврв ", &[]);
        check("person:военный person:Мракс ", &[]);
        check("country:Russa kind:meating ", &[("russa", "russia"), ("meating", "meeting")]);
        check("-country:Russa kind:-meating ", &[]);
    }
}
