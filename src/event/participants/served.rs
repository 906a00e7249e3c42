//! Whom somebody serves or speaks for: `Spokesman for Roe`, `Roe's adviser`, `советник Доу`.
//!
//! Knows the offices that are of a person and how the person stands beside them. Whoever is served is not there himself.

use super::actors::{Office, Sentence, Sort};
use crate::event::endings::Endings;
use crate::event::layout::words::is;
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::{Case, Cases};

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
    "пресс-секретар*",
    "советник*",
    "помощник*",
    "помощница",
    "спецпосланник*",
    "посланник*",
    "спецпредставител*",
    "представител*",
    "представительница",
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

/// The case of a Russian surname that stands behind who serves him, where the ending may be a nominative, too:
/// `советник Доу`, but `советник Роева`.
pub(super) fn genitive(s: &Sentence<'_>, offices: &[Office], first: usize, behind: usize) -> Option<Cases> {
    /// Surnames of women, and names in the nominative.
    static HER: Endings = Endings::new(&["ова", "ева", "ёва", "ина", "ына", "ая"]);
    let name = s.word(first);
    let alone = behind == first + 1 && name.ends_with(['а', 'я']);
    let men = |at: usize| ["л", "лся"].iter().any(|end| s.word(at).ends_with(end));
    let his = || !HER.end(name) || men(behind);
    let served = alone && offices.iter().any(|office| {
        office.behind == first && office.cases.has(Case::Nominative) && serves(s, office)
    });
    (served && his()).then(|| Cases::of(&[Case::Genitive]))
}
