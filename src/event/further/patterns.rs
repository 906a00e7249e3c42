//! From the files of a language to its automaton.
//!
//! The only place that knows the columns of `countries.CODE.tsv`: code, names, adjectives and demonyms, capitals, bodies that stand
//! for it. Forms as in [`crate::event::gazetteer`]: small letters match any case, a capital asks for one; `~` at
//! the end declines a form by the endings of the language, `*` matches any rest of the word.

use crate::event::quick::Quick;
use crate::hashed::Hashed;

use daachorse::CharwiseDoubleArrayAhoCorasick;

use super::{Script, endings::Endings};
use crate::event::folded::Folded;
use crate::event::gazetteer::{Form, Letters, What, calendar, lines};
use crate::event::order::Order;
use crate::event::{Country, letter::Letter};

/// The article that Arabic writes as one with its noun.
pub(super) const ARTICLE: &str = "ال";

/// One thing that a pattern may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) what: What,
    pub(super) letters: Letters,
    /// Any rest of the word may follow.
    pub(super) open: bool,
    /// The article stands before it.
    pub(super) article: bool,
    pub(super) shape: Shape,
}

/// How a form is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// As it is.
    Plain,
    /// Words squeezed together, as in a hashtag.
    Glued,
    /// An article opens it, and only the word behind tells a name from a noun: `La Réunion`, no meeting.
    Led,
}

/// What the columns behind the code hold.
const COLUMNS: [Form; 4] = [Form::Name, Form::Adjective, Form::Capital, Form::Body];

/// All names and words of a language.
pub(super) struct Patterns {
    pub(super) automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// For each pattern its slots.
    pub(super) ranges: Vec<(u32, u32)>,
    pub(super) slots: Vec<Slot>,
}

struct Building {
    endings: Endings,
    script: Script,
    folded: Folded,
    slots: Hashed<String, Vec<Slot>, Quick>,
}

impl Patterns {
    pub(super) fn read(code: &str, script: Script, countries: &'static str, words: &'static str) -> Self {
        let mut building =
            Building { endings: Endings::of(code), script, folded: Folded::default(), slots: Hashed::default() };
        for columns in lines(countries) {
            let Some(code) = Country::new(columns[0]) else { continue };
            for (form, cell) in COLUMNS.into_iter().zip(&columns[1..]) {
                for written in split(cell) {
                    building.form(written, What::Country { code, form });
                    if form == Form::Name {
                        building.squeezed(written, What::Country { code, form });
                    }
                }
            }
        }
        for columns in lines(words) {
            let [id, forms, ..] = columns[..] else { continue };
            let what = if id == "not" { Some(What::NoCountry) } else { calendar(id) };
            if let Some(what) = what {
                split(forms).for_each(|form| building.form(form, what));
            }
        }
        building.finish()
    }
}

impl Building {
    fn form(&mut self, written: &str, what: What) {
        if let Some(word) = written.strip_suffix('~') {
            for form in self.endings.forms(word) {
                self.slot(&form, what, false, false);
            }
        } else if let Some(start) = written.strip_suffix('*') {
            self.slot(start, what, true, false);
        } else {
            self.slot(written, what, false, false);
        }
    }

    /// A name of several words as it stands inside a hashtag.
    fn squeezed(&mut self, name: &str, what: What) {
        let name = name.trim_end_matches(['~', '*']);
        if self.script == Script::Spaced && name.contains([' ', '-', '\'', '.']) {
            let squeezed: String = name.chars().filter(|c| c.is_letter_or_digit()).collect();
            self.slot(&squeezed, what, false, true);
        }
    }

    fn slot(&mut self, form: &str, what: What, open: bool, glued: bool) {
        let letters = Letters::of(form);
        self.folded.fold(form.trim());
        let bare = self.folded.text().strip_prefix(ARTICLE).filter(|_| self.script == Script::Prefixed);
        let article = bare.is_some();
        let led = form.split_once(' ').is_some_and(|(first, rest)| {
            letters == Letters::Capital && first.chars().count() <= 2 && rest.starts_with(Letter::is_capital)
        });
        let shape = match (glued, led) {
            (true, _) => Shape::Glued,
            (false, true) => Shape::Led,
            (false, false) => Shape::Plain,
        };
        let slot = Slot { what, letters, open, article, shape };
        let slots = self.slots.entry(bare.unwrap_or(self.folded.text()).to_owned(), Default::default);
        if !slots.contains(&slot) {
            slots.push(slot);
        }
    }

    fn finish(self) -> Patterns {
        let mut sorted: Vec<_> = self.slots.into_iter().filter(|(pattern, _)| !pattern.is_empty()).collect();
        sorted.order_by_text(|(pattern, _)| pattern);
        let mut patterns = Patterns { automaton: None, ranges: Vec::new(), slots: Vec::new() };
        let mut keys = Vec::with_capacity(sorted.len());
        for (pattern, slots) in sorted {
            let start = patterns.slots.len() as u32;
            patterns.slots.extend(slots);
            keys.push((pattern, patterns.ranges.len() as u32));
            patterns.ranges.push((start, patterns.slots.len() as u32));
        }
        // Fails only for no patterns or patterns given twice, and then nothing is found.
        patterns.automaton = CharwiseDoubleArrayAhoCorasick::with_values(keys).ok();
        patterns
    }
}

fn split(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim).filter(|form| !form.is_empty())
}
