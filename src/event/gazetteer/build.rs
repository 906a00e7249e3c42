//! From the data files to the tree of patterns.
//!
//! The only place that knows the columns of the files. It runs once at start-up and decides nothing about
//! texts.

use crate::event::letter::Letter;
use crate::event::order::Order;
use crate::event::quick::Quick;
use crate::event::tables::text_of;
use crate::hashed::Hashed;

use super::find::prefix_start;
use super::tree::Tree;
use super::{City, Entry, Form, Gazetteer, Site, What};
use crate::event::{
    Country,
    folded::Folded,
    russian::{Cases, adjective_forms, forms},
};

/// How the letters of a text must be cased for a form to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::event) enum Letters {
    /// Any way.
    Any,
    /// A capital first.
    Capital,
    /// Capitals only.
    Capitals,
}

impl Letters {
    /// As a form of a file is written.
    pub(in crate::event) fn of(form: &str) -> Self {
        let capitals = form.chars().filter(|c| c.is_letter()).all(Letter::is_capital);
        match form.chars().find(|c| c.is_letter()) {
            Some(first) if !first.is_capital() => Self::Any,
            Some(_) if capitals && form.chars().count() > 1 => Self::Capitals,
            Some(_) => Self::Capital,
            None => Self::Any,
        }
    }
}

/// One thing that a pattern may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) what: What,
    pub(super) cases: Cases,
    pub(super) letters: Letters,
    /// Any rest of the word may follow.
    pub(super) open: bool,
    /// Counts only inside a hashtag: words squeezed together.
    pub(super) glued: bool,
}

/// A file of entries: its text, where the entries go, and what a mention of one is.
type List = (&'static str, fn(&mut Gazetteer) -> &mut Vec<Entry>, fn(u16) -> What);

/// Patterns as they are collected.
#[derive(Default)]
struct Patterns {
    slots: Hashed<String, Vec<Slot>, Quick>,
    folded: Folded,
}

/// The lines of a data file, split into columns.
pub(in crate::event) fn lines(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    file.lines()
        .map(|line| line.trim_end_matches(['\r', '\n']))
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

impl Gazetteer {
    /// Builds everything from the files compiled in.
    pub(super) fn build() -> Self {
        let mut gazetteer = Self::default();
        let mut patterns = Patterns::default();
        let english = text_of("countries.en.tsv");
        let russian = text_of("countries.ru.tsv");
        for columns in lines(english) {
            gazetteer.country(&mut patterns, &columns, "en");
        }
        for columns in lines(russian) {
            let demonyms = columns.get(3).copied().unwrap_or_default();
            gazetteer.country(
                &mut patterns,
                &[
                    columns[0],
                    columns[1],
                    columns.get(2).copied().unwrap_or_default(),
                    columns.get(4).copied().unwrap_or_default(),
                    columns.get(5).copied().unwrap_or_default(),
                ],
                "ru",
            );
            if let Some(code) = Country::new(columns[0]) {
                for demonym in split(demonyms) {
                    patterns.demonym(demonym, What::Country { code, form: Form::Demonym });
                }
            }
        }
        for columns in lines(text_of("cities.tsv")) {
            let [code, lang, names, ..] = columns[..] else { continue };
            gazetteer.cities(&mut patterns, Country::new(code), lang, names);
        }
        for columns in lines(text_of("sites.tsv")) {
            let [city, _, names, ..] = columns[..] else { continue };
            for name in split(names) {
                let what = What::Site(gazetteer.sites.len() as u16);
                gazetteer.sites.push(Site { name: plain(name), city: city.strip_prefix('@') });
                patterns.form(name, what);
            }
        }
        for columns in lines(text_of("states.tsv")) {
            let [place, _, words, ..] = columns[..] else { continue };
            match place {
                "prefix" => gazetteer.prefixes.extend(split(words)),
                "head" => split(words).for_each(|word| patterns.form(word, What::StateWord { head: true })),
                _ => split(words).for_each(|word| patterns.before_state(word)),
            }
        }
        for columns in lines(text_of("not_countries.tsv")) {
            let [_, _, words, ..] = columns[..] else { continue };
            split(words).for_each(|word| patterns.form(word, What::NoCountry));
        }
        for columns in lines(text_of("calendar.tsv")) {
            let [id, _, words, ..] = columns[..] else { continue };
            let Some(what) = calendar(id) else { continue };
            split(words).for_each(|word| patterns.form(word, what));
        }
        let lists: [List; 2] = [
            (text_of("organisations.tsv"), |g| &mut g.organisations, What::Organisation),
            (text_of("offices.tsv"), |g| &mut g.offices, What::Office),
        ];
        for (file, list, what) in lists {
            for columns in lines(file) {
                let [id, lang, words, ..] = columns[..] else { continue };
                let list = list(&mut gazetteer);
                let what = what(list.len() as u16);
                list.push(Entry { id, lang, forms: words, more: columns[3..].to_vec() });
                split(words).for_each(|word| patterns.form(word, what));
            }
        }
        gazetteer.finish(patterns);
        gazetteer
    }

    /// Columns: code, names, adjectives, capitals, bodies.
    fn country(&mut self, patterns: &mut Patterns, columns: &[&'static str], lang: &'static str) {
        let Some(code) = Country::new(columns[0]) else { return };
        let column = |at: usize| columns.get(at).copied().unwrap_or_default();
        let what = |form| What::Country { code, form };
        self.countries.push(code);
        for name in split(column(1)) {
            patterns.form(name, what(Form::Name));
            patterns.squeezed(name, what(Form::Name));
        }
        for adjective in split(column(2)) {
            if lang != "ru" {
                patterns.form(adjective, what(Form::Adjective));
                patterns.add(&format!("{adjective}s"), what(Form::Demonym), Cases::ALL);
            } else if adjective.ends_with('о') {
                patterns.add(adjective, what(Form::Adjective), Cases::ALL);
            } else {
                for form in adjective_forms(adjective) {
                    patterns.add(&form, what(Form::Adjective), Cases::ALL);
                }
                // The first part of a compound: `российско-`.
                if let Some(stem) = adjective.strip_suffix("ий") {
                    patterns.add(&format!("{stem}о"), what(Form::Adjective), Cases::ALL);
                }
            }
        }
        for capital in split(column(3)) {
            patterns.form(capital, what(Form::Capital));
        }
        self.cities(patterns, Some(code), lang, column(3));
        for body in split(column(4)) {
            patterns.form(body, what(Form::Body));
        }
    }

    /// Each name is a city of its own; in Russian a form that is not declined belongs to the one before.
    fn cities(&mut self, patterns: &mut Patterns, country: Option<Country>, lang: &'static str, names: &'static str) {
        for (at, name) in split(names).enumerate() {
            if at == 0 || lang != "ru" || name.ends_with('~') {
                self.cities.push(City { name: plain(name), lang, country });
            }
            patterns.form(name, What::City(self.cities.len() as u16 - 1));
        }
    }

    fn finish(&mut self, patterns: Patterns) {
        self.countries.order_by(|country| country.number());
        self.countries.dedup();
        let mut sorted: Vec<_> = patterns.slots.into_iter().filter(|(pattern, _)| !pattern.is_empty()).collect();
        sorted.order_by_text(|(pattern, _)| pattern);
        let mut keys = Vec::with_capacity(sorted.len());
        for (pattern, slots) in sorted {
            let start = self.slots.len() as u32;
            self.slots.extend(slots);
            keys.push(pattern);
            self.ranges.push((start, self.slots.len() as u32));
        }
        self.tree = Tree::of(&keys);
        self.signs = self.tree.has_signs();
        self.prefix_starts = vec![false; 256];
        for prefix in &self.prefixes {
            self.prefix_starts[prefix_start(prefix.as_bytes())] = true;
        }
    }
}

impl Patterns {
    /// Adds a form as a file writes it, with its signs.
    fn form(&mut self, form: &str, what: What) {
        if let Some(word) = form.strip_suffix('~') {
            for (declined, cases) in forms(word) {
                self.add(&declined, what, cases);
            }
        } else if let Some(start) = form.strip_suffix('*') {
            self.slot(start, what, Cases::ALL, true, false);
        } else {
            self.add(form, what, Cases::ALL);
        }
    }

    fn add(&mut self, form: &str, what: What, cases: Cases) {
        self.slot(form, what, cases, false, false);
    }

    /// A name of several words as it stands inside a hashtag.
    fn squeezed(&mut self, name: &str, what: What) {
        let name = name.trim_end_matches('~');
        if name.contains([' ', '-', '\'', '.']) {
            let squeezed: String = name.chars().filter(|c| c.is_letter_or_digit()).collect();
            self.slot(&squeezed, what, Cases::ALL, false, true);
        }
    }

    /// A word before the word for a state, in all the forms an adjective has.
    fn before_state(&mut self, word: &str) {
        let what = What::StateWord { head: false };
        for ending in ["ая", "ое", "ый", "ий"] {
            if let Some(stem) = word.strip_suffix(ending) {
                for masculine in [format!("{stem}ый"), format!("{stem}ий")] {
                    for form in adjective_forms(&masculine) {
                        self.add(&form, what, Cases::ALL);
                    }
                }
            }
        }
        self.add(word, what, Cases::ALL);
    }

    /// The people of a country from the word for one of them, both numbers.
    fn demonym(&mut self, form: &str, what: What) {
        self.form(form, what);
        let word = form.trim_end_matches('~');
        let endings = |last: &'static str, genitive: &'static str| [last, genitive, "ам", "ами", "ах"];
        let (stem, endings) = if let Some(stem) = word.strip_suffix("иец") {
            (format!("{stem}ийц"), endings("ы", "ев"))
        } else if let Some(stem) = word.strip_suffix("еец") {
            (format!("{stem}ейц"), endings("ы", "ев"))
        } else if let Some(stem) = word.strip_suffix("аец") {
            (format!("{stem}айц"), endings("ы", "ев"))
        } else if let Some(stem) = word.strip_suffix("ец") {
            (format!("{stem}ц"), endings("ы", "ев"))
        } else if let Some(stem) = word.strip_suffix("ин").filter(|stem| stem.ends_with(['н', 'р'])) {
            (stem.to_owned(), if stem.ends_with('р') { endings("ы", "") } else { endings("е", "") })
        } else if let Some(stem) = word.strip_suffix("ок") {
            (format!("{stem}к"), endings("и", ""))
        } else if let Some(stem) = word.strip_suffix('а') {
            let genitive = stem.strip_suffix('к').map(|stem| format!("{stem}ок"));
            if let Some(form) = genitive {
                self.add(&form, what, Cases::ALL);
            }
            (stem.to_owned(), endings("и", ""))
        } else {
            let soft = word.ends_with(['г', 'к', 'х', 'ш']);
            (word.to_owned(), endings(if soft { "и" } else { "ы" }, "ов"))
        };
        for ending in endings {
            // No ending where the genitive is the bare stem: `россиян`, `турок`.
            self.add(&[stem.as_str(), ending].concat(), what, Cases::ALL);
        }
    }

    fn slot(&mut self, form: &str, what: What, cases: Cases, open: bool, glued: bool) {
        let form = form.trim();
        self.folded.fold(form);
        let letters = Letters::of(form);
        let slots = self.slots.entry(self.folded.text().to_owned(), Default::default);
        if let Some(same) = slots.iter_mut().find(|slot| slot.what == what && slot.open == open && slot.glued == glued)
        {
            same.cases = same.cases.or(cases);
        } else {
            slots.push(Slot { what, cases, letters, open, glued });
        }
    }
}

/// What a line of the calendar stands for.
pub(in crate::event) fn calendar(id: &str) -> Option<What> {
    if let Some(weekday) = id.strip_prefix('w') {
        return weekday.parse().ok().map(What::Weekday);
    }
    if let Some(days) = id.strip_prefix('d') {
        let (first, last) = days.split_once(':').unwrap_or((days, days));
        return Some(What::Relative(first.parse().ok()?, last.parse().ok()?));
    }
    id.parse().ok().map(What::Month)
}

fn split(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim).filter(|form| !form.is_empty())
}

fn plain(form: &'static str) -> &'static str {
    form.trim_end_matches(['~', '*'])
}
