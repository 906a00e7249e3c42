//! The small words of a language, as `words.CODE.tsv` has them.
//!
//! Columns: what the words are for, and the forms, separated by `|`. Months, weekdays and relative days go into the
//! patterns beside the names ([`super::patterns`]); what stands here is asked for by [`super::dates`], [`super::day`],
//! [`super::capitals`] and [`super::countries`].

use crate::event::gazetteer::lines;
use crate::event::lexicon::Lexicon;

/// What a small word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Stands between the first and the last day of a span, or a day and a day.
    Link,
    /// Stands between a day and its month, or a month and its year, or opens a date.
    Of,
    /// Behind the number of a year.
    Year,
    /// Gives the date behind it to something else: since, until.
    Other,
    /// May open a sentence before a date: on, in the evening of.
    Opens,
    /// Makes a place of a capital behind it.
    Place,
    /// Makes a government of a capital behind it.
    Party,
    /// Belongs to what stands before it: of.
    Owner,
    /// Before a word of owning: the capital behind is a government.
    Holder,
    /// Before a capital: it is a city and no government.
    City,
    /// Behind a capital: it acts.
    Acts,
    /// Beside an adjective: it is a language.
    Tongue,
}

const USES: [(&str, Use); 12] = [
    ("link", Use::Link),
    ("of", Use::Of),
    ("year", Use::Year),
    ("other", Use::Other),
    ("opens", Use::Opens),
    ("place", Use::Place),
    ("party", Use::Party),
    ("owner", Use::Owner),
    ("holder", Use::Holder),
    ("city", Use::City),
    ("acts", Use::Acts),
    ("tongue", Use::Tongue),
];

/// The small words of a language.
pub(super) struct SmallWords {
    words: Lexicon<Use>,
}

impl SmallWords {
    pub(super) fn read(file: &'static str) -> Self {
        let mut words = Lexicon::default();
        for columns in lines(file) {
            let [id, forms, ..] = columns[..] else { continue };
            let Some((_, of)) = USES.iter().find(|(name, _)| *name == id) else { continue };
            for form in forms.split('|').filter(|form| !form.is_empty()) {
                words.add(form, *of);
            }
        }
        Self { words }
    }

    /// Whether a word has a use.
    pub(super) fn is(&self, word: &str, wanted: Use) -> bool {
        let mut found = false;
        self.words.each(word, |of| found |= of == wanted);
        found
    }

    /// The longest small word of a use that a text begins with, in bytes.
    pub(super) fn leads(&self, text: &str, wanted: Use) -> Option<usize> {
        self.words.longest(text, |of| of == wanted)
    }
}
