//! Whom somebody serves or speaks for: `Spokesman for Roe`, `Roe's adviser`, `советник Макрона`.
//!
//! Knows the offices that are of a person and how the person stands beside them. Whoever is served is not there himself.

use super::actors::{Actor, Office, Sentence, Sort};
use crate::event::layout::words::is;
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::Case;

/// Who serves one person.
static SERVES: WordSet = WordSet::new(words![
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "aide",
    "adviser",
    "advisor",
    "envoy",
    "assistant",
    "representative",
    "deputy",
]);

fn serves(s: &Sentence<'_>, office: &Office) -> bool {
    office.sort == Sort::Office && SERVES.has(s.word(office.behind - 1))
}

/// Whether an English name is of somebody who is served.
pub(super) fn is_served(s: &Sentence<'_>, offices: &[Office], first: usize, behind: usize) -> bool {
    // `Roe's top adviser`.
    let owner = matches!(s.word(behind), "'s" | "’s")
        && offices.iter().any(|office| {
            (behind + 1..behind + 3).contains(&office.first)
                && serves(s, office)
                // `Roe's envoy Ann Poe` is told by her own name.
                && (behind + 1..office.first).all(|at| !s.words[at].capital)
        });
    owner || complement(s, offices, first).is_some()
}

/// The office that a name behind it completes: `Spokesman for Roe`, `aide to Roe`.
fn complement<'a>(s: &Sentence<'_>, offices: &'a [Office], first: usize) -> Option<&'a Office> {
    let link = first.checked_sub(1).filter(|at| ["for", "to", "of"].iter().any(|w| is(s.word(*at), w)))?;
    offices.iter().find(|office| office.behind == link && serves(s, office))
}

/// Whether a Russian name says whose office stands before it: `советник Макрона`.
pub(super) fn is_owner(actors: &[Actor], index: usize) -> bool {
    let actor = &actors[index];
    let office = index.checked_sub(1).map(|before| &actors[before]);
    actor.name.is_some()
        && actor.role.is_none()
        && !actor.cases.has(Case::Nominative)
        && office
            .is_some_and(|office| office.name.is_none() && office.sort == Sort::Office && office.behind == actor.first)
}
