//! The closing of the index of words, in pieces: postings by term and report become postings by event.
//!
//! What has become postings of events is answered from them, report by report, until the last has: nothing is there twice.
//!
//! Names that are spelled alike in two scripts become one term here, and so do those that the tables call names of one thing.

use std::rc::Rc;

use super::closed_text::{BEHIND_SKELETON, ClosedText, SKELETON, STEM};
use super::growing_text::{Either, GrowingText, NAME};
use super::joined::Groups;
use super::postings::Postings;
use super::runs::{Cursor, Run};
use super::skeleton::{cyrillic, name_skeleton};
use super::stems::{Stems, may_be_surname};
use super::words::{Case, case, fold};
use crate::event::same_names::{names_of, things};
use crate::order::{Order, sort_texts};

/// Which reports are one event.
#[derive(Debug, Default)]
pub(super) struct Events {
    pub(super) groups: Groups,
    /// The first report of each event, in the order of the events.
    pub(super) firsts: Vec<u32>,
}

impl Events {
    /// How many there are.
    pub(super) fn len(&self) -> u32 {
        self.firsts.len() as u32
    }

    /// The reports of an event, in reading order, each with the place behind which its words stand: the texts of an event
    /// stand one after the other. `lengths` are those of all reports.
    fn placed(&self, event: u32, lengths: &[u16]) -> impl Iterator<Item = (u32, u32)> {
        let mut base = 0;
        let members = self.firsts.get(event as usize).map(|first| self.groups.members(*first));
        members.into_iter().flatten().map(move |report| {
            let here = base;
            base = (base + u32::from(lengths[report as usize]) + GAP).min(LAST_BASE);
            (report, here)
        })
    }
}

/// Where a report's words go.
#[derive(Clone, Copy, Debug)]
struct Target {
    /// Its event.
    event: u32,
    /// Behind which place.
    base: u32,
}

impl Target {
    /// Of a report that no event has.
    const NONE: Self = Self { event: u32::MAX, base: 0 };
}

/// Between two texts of an event lies a place without a word, so that no row of words reaches over it.
const GAP: u32 = 2;
/// So many occurrences of a word are in memory as numbers at a time: a frequent one has millions, and just then the runs are all
/// there. In tests, few.
const AT_ONCE: usize = if cfg!(test) { 8 } else { 1 << 20 };
/// Abbreviations have at most so many letters, but for few.
const ABBREVIATION: usize = 4;
/// Places end here: doubled, they still are numbers of 32 bits.
const LAST_BASE: u32 = 1 << 30;

/// Postings of events, as far as they were made of those of reports.
#[derive(Debug, Default)]
pub(super) struct Moved {
    events: Rc<Events>,
    targets: Vec<Target>,
    classes: Classes,
    /// Entries by which a name is found in the other script or under another name, with a term each.
    further: Vec<(String, u32)>,
    /// The terms of a class lie together, in the order of the classes.
    terms: Vec<u32>,
    /// How many of them are done.
    done: usize,
    /// How far each run is.
    cursors: Vec<Cursor>,
    postings: Postings,
    occurrences: Vec<u64>,
}

impl Moved {
    /// Nothing yet; all postings lie in runs.
    pub(super) fn new(text: &GrowingText, events: Rc<Events>) -> Self {
        let mut targets = vec![Target::NONE; text.lengths.len()];
        for event in 0..events.len() {
            for (report, base) in events.placed(event, &text.lengths) {
                targets[report as usize] = Target { event, base };
            }
        }
        let (classes, further) = classes(text);
        let mut terms: Vec<u32> = (0..text.stems.len()).collect();
        terms.order_by(|&term| classes.of_term[term as usize].into());
        let postings = Postings::new(events.len());
        Self { events, targets, classes, further, terms, postings, ..Self::default() }
    }

    /// Goes on for about so many occurrences of words; whether all are done.
    pub(super) fn step(&mut self, runs: &mut [Run], occurrences: usize) -> bool {
        self.cursors.resize_with(runs.len(), Cursor::default);
        let mut taken = 0;
        while taken <= occurrences {
            if self.done == self.terms.len() {
                return true;
            }
            taken += self.move_class(runs) + 1;
        }
        false
    }

    /// Moves the postings of the class that comes next; how many there are.
    fn move_class(&mut self, runs: &mut [Run]) -> usize {
        let Self { events, targets, classes, terms, done, cursors, postings, occurrences: found, .. } = self;
        let ahead = &terms[*done..];
        let class = |term: &u32| classes.of_term[*term as usize];
        let of_class = ahead.chunk_by(|a, b| class(a) == class(b)).next().unwrap_or_default();
        let mut count = 0;
        found.clear();
        let mut add = |report: u32, place: u32| {
            let Target { event, base } = targets[report as usize];
            if event != Target::NONE.event {
                count += 1;
                if found.len() < AT_ONCE {
                    found.push(u64::from(event) << 32 | u64::from(base + place));
                }
            }
        };
        // The first terms of classes rise, so that runs are given back behind them; the others of a class lie ahead.
        for (number, &term) in of_class.iter().enumerate() {
            for (run, cursor) in runs.iter_mut().zip(&mut *cursors) {
                if number == 0 {
                    cursor.take(run, term, &mut add);
                } else {
                    run.each(term, &mut add);
                }
            }
        }
        if count <= AT_ONCE {
            add_all(postings, found);
        } else {
            // What was taken is there still: a run gives it back when it is asked for what comes next.
            let parts = count.div_ceil(AT_ONCE) as u32;
            for part in 0..parts {
                let bound = |part: u32| (u64::from(events.len()) * u64::from(part) / u64::from(parts)) as u32;
                let wanted = bound(part)..bound(part + 1);
                found.clear();
                for (run, &term) in runs.iter().flat_map(|run| of_class.iter().map(move |term| (run, term))) {
                    run.each(term, |report, place| {
                        let Target { event, base } = targets[report as usize];
                        if wanted.contains(&event) {
                            found.push(u64::from(event) << 32 | u64::from(base + place));
                        }
                    });
                }
                add_all(postings, found);
            }
        }
        postings.end_term();
        *done += of_class.len();
        count
    }

    /// Whether the postings of a term are here.
    pub(super) fn has(&self, term: u32) -> bool {
        let class = |term: u32| self.classes.of_term[term as usize];
        self.terms.get(self.done).is_none_or(|&next| class(term) < class(next))
    }

    /// Calls `each` with every occurrence of a term, and of those that it was brought together with: its report and its
    /// place in it.
    pub(super) fn each(&self, term: u32, lengths: &[u16], mut each: impl FnMut(u32, u32)) {
        let mut event = u32::MAX;
        // The reports of the event that are still to come, and the one that it is in.
        let mut placed = Vec::new();
        self.postings.each(
            self.classes.of_term[term as usize],
            |_| true,
            |of, place| {
                if of != event {
                    event = of;
                    placed = self.events.placed(event, lengths).collect();
                    placed.reverse();
                }
                while placed.len() > 1 && placed[placed.len() - 2].1 <= place {
                    placed.pop();
                }
                if let Some((report, base)) = placed.last() {
                    each(*report, place - base);
                }
            },
        );
    }

    /// The closed index.
    pub(super) fn finish(self, text: &GrowingText) -> ClosedText {
        let Self { classes, further, mut postings, targets, terms, cursors, occurrences, .. } = self;
        // Words take what they leave.
        drop((targets, terms, cursors, occurrences));
        postings.close();
        let words = text.words.iter().zip(text.term_of.iter().copied());
        let stems = text.stems.iter().zip(0..).filter(|(_, term)| classes.is_known[*term as usize]);
        let stems: Vec<(String, u32)> = stems.map(|(stem, term)| (format!("{STEM}{stem}"), term)).collect();
        let mut entries: Vec<(&str, usize)> = words
            .chain(stems.iter().map(|(stem, term)| (stem.as_str(), *term)))
            .chain(further.iter().map(|(key, term)| (key.as_str(), *term)))
            .map(|(word, term)| (word, classes.of_term[term as usize] as usize))
            .collect();
        sort_texts(&mut entries);
        // A name may be of two things.
        entries.dedup_by(|next, kept| next.0 == kept.0);
        let size = postings.size();
        ClosedText::new(entries.into_iter().map(|(word, class)| (word.as_bytes(), class as u32)), postings, size)
    }
}

/// Adds occurrences of the next term, in their order.
fn add_all(postings: &mut Postings, found: &mut Vec<u64>) {
    // Mostly in order already, which this notices.
    found.sort_unstable();
    found.dedup();
    postings.add(found);
}

/// Terms brought together: which class each belongs to.
#[derive(Debug, Default)]
struct Classes {
    of_term: Vec<u32>,
    /// Whether any word has a term, or another of its class.
    is_known: Vec<bool>,
}

/// How often words of each term were seen in each [`Case`].
fn seen_of(text: &GrowingText) -> Vec<[u32; 3]> {
    let mut cases = vec![[0_u32; 3]; text.stems.len() as usize];
    for (&term, seen) in text.term_of.iter().zip(&text.seen) {
        let cases = &mut cases[term as usize];
        (0..3).for_each(|case| cases[case] += u32::from(seen[case]));
    }
    cases
}

/// Says of words that may be a surname or a genitive plural which they are: that of which there is more in other forms. Returns
/// of each such term whether it is that of a surname; one that is not counts as written in small letters.
fn tell_surnames(
    text: &GrowingText,
    cases: &mut [[u32; 3]],
    leader: &mut [u32],
    is_known: &mut [bool],
) -> Vec<Option<bool>> {
    let mut is_surname = vec![None; leader.len()];
    for &Either { own, name, plural } in &text.either {
        let [names, plurals] = [name, plural].map(|term| cases[term as usize].iter().sum::<u32>());
        let word = text.words.find(&format!("{NAME}{}", text.stems.get(name)));
        let alone = word.map_or(0, |word| text.seen[word as usize].iter().map(|&seen| u32::from(seen)).sum());
        let is_name = names >= plurals;
        is_surname[own as usize] = Some(is_name);
        if !is_name {
            cases[own as usize] = [1, 0, 0];
        }
        // A capital in that one form only is that of a sentence.
        for (other, is_one) in [(name, is_name || names == alone), (plural, !is_name || names == 0)] {
            if is_one {
                let (a, b) = (lead(leader, own), lead(leader, other));
                leader[b as usize] = a;
                is_known[other as usize] = true;
            }
        }
    }
    is_surname
}

/// Brings terms together whose words are names with one skeleton in two scripts, or names of one thing. Also returns the entries
/// by which a name is found in the other script, or under a name that nowhere occurs, with a term each.
fn classes(text: &GrowingText) -> (Classes, Vec<(String, u32)>) {
    let mut leader: Vec<u32> = (0..text.stems.len()).collect();
    let mut is_known = vec![false; leader.len()];
    text.term_of.iter().for_each(|term| is_known[*term as usize] = true);
    let mut cases = seen_of(text);
    let is_surname = tell_surnames(text, &mut cases, &mut leader, &mut is_known);
    let mut names: Vec<(String, bool, u32, &str)> = Vec::new();
    for ((word, &term), seen) in text.words.iter().zip(&text.term_of).zip(&text.seen) {
        let word = word.strip_prefix(NAME).unwrap_or(word);
        let [small, capital, capitals] = seen.map(u32::from);
        // In capitals only a short name cannot be told from an abbreviation.
        let may_be_name = capital > 0 || word.chars().nth(ABBREVIATION).is_some();
        let is_name = is_surname[term as usize].unwrap_or(may_be_name && capital + capitals >= small);
        if is_name && word.chars().all(char::is_alphabetic) {
            let key = name_skeleton(word);
            if key.len() > 2 {
                names.push((key, cyrillic(word), lead(&mut leader, term), word));
            }
        }
    }
    names.order_by(|(_, cyrillic, term, _)| u64::from(*cyrillic) << 32 | u64::from(*term));
    names.order_by_text(|(key, ..)| key);
    // The shortest form is told where a name is taken for what was meant.
    names.dedup_by(|next, kept| {
        let same = (&next.0, next.1, next.2) == (&kept.0, kept.1, kept.2);
        if same && next.3.len() < kept.3.len() {
            kept.3 = next.3;
        }
        same
    });
    let mut further = Vec::new();
    for group in names.chunk_by(|a, b| a.0 == b.0) {
        let two_scripts = group.iter().any(|name| name.1) && group.iter().any(|name| !name.1);
        for (number, (key, _, term, word)) in (0..).zip(group) {
            if two_scripts {
                let (a, b) = (lead(&mut leader, group[0].2), lead(&mut leader, *term));
                leader[b as usize] = a;
            }
            let behind = char::from_u32(number + u32::from('a')).unwrap_or('a');
            further.push((format!("{SKELETON}{key}{BEHIND_SKELETON}{behind}{word}"), *term));
        }
    }
    bring_together(text, &cases, &mut leader, &mut further);
    let mut count = 0;
    let mut of_leader = vec![u32::MAX; leader.len()];
    let of_term = (0..text.stems.len())
        .map(|term| {
            let class = &mut of_leader[lead(&mut leader, term) as usize];
            if *class == u32::MAX {
                *class = count;
                count += 1;
            }
            *class
        })
        .collect();
    (Classes { of_term, is_known }, further)
}

/// Brings the terms of names of one thing together. A word that is mostly written as others are is no name: `nice`, `who`.
fn bring_together(text: &GrowingText, cases: &[[u32; 3]], leader: &mut [u32], further: &mut Vec<(String, u32)>) {
    let stems = Stems::default();
    for thing in 0..things() {
        let mut first = None;
        let mut unwritten = Vec::new();
        for (name, _) in names_of(thing) {
            let word = fold(name);
            if word.contains(' ') {
                continue;
            }
            let terms = text.own_terms(&word);
            for &term in &terms {
                let [small, capital, capitals] = cases[term as usize];
                // An abbreviation stands in capitals.
                let is_name =
                    if case(name) == Case::Capitals { capitals > small + capital } else { capital + capitals >= small };
                if is_name {
                    let (a, b) = (lead(leader, *first.get_or_insert(term)), lead(leader, term));
                    leader[b as usize] = a;
                }
            }
            if terms.is_empty() {
                unwritten.push(word);
            }
        }
        for word in unwritten {
            if let Some(term) = first {
                further.push((format!("{STEM}{}", stems.stem(&word, may_be_surname(&word))), term));
                further.push((word, term));
            }
        }
    }
}

fn lead(leader: &mut [u32], mut term: u32) -> u32 {
    while leader[term as usize] != term {
        leader[term as usize] = leader[leader[term as usize] as usize];
        term = leader[term as usize];
    }
    term
}
