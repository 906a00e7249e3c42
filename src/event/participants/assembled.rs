//! The organisation that meets where nobody else is named: `Встреча ОПЕК+ перенесена`, `the UN Security Council will hold a session`.
//!
//! Knows how a sentence names whose gathering it is. Asked only where no participant was found.

use super::actors::{Actor, Sentence, Sort};
use super::houses;
use super::roles::Role;
use super::standing::Standing;
use crate::event::gazetteer::{Mention, What};
use crate::event::layout::words::is;
use crate::event::lexicon::{WordSet, words};
use crate::event::russian::{Case, Cases, phrase_nominative};
use crate::event::{Lang, Span};

/// Whose gathering a sentence tells of.
pub(in crate::event) fn find(s: &Sentence<'_>) -> Option<Actor> {
    (0..s.words.len()).find_map(|at| {
        let mention = s.mention_at(at, |what| matches!(what, What::Organisation(_)))?;
        // An organisation inside a word, `EU-Moldova`, ends with it.
        let behind = s.word_behind(mention.span.end).max(at + 1);
        let meets = if s.lang == Lang::EN { english(s, at, behind) } else { russian(s, at, behind) };
        meets.then(|| actor(s, mention, at, behind))
    })
}

/// The body that no list has whose gathering a sentence tells of: `заседание рабочей группы`, `session of the Joint Commission`.
pub(in crate::event) fn unlisted(s: &Sentence<'_>) -> Option<Actor> {
    let of = |at: usize, of: &str| is(s.word(at), of);
    (1..s.words.len()).find_map(|at| {
        if s.lang == Lang::EN {
            let from = if of(at, "the") { at + 1 } else { at };
            let owned = at > 1 && of(at - 1, "of") && GATHERINGS.has(s.word(at - 2));
            let (first, behind) = owned.then(|| houses::english(s, from).0.into_iter().next()).flatten()?;
            return Some(body(s, first, behind, Case::Nominative));
        }
        if !RUSSIAN_GATHERINGS.has(s.word(at - 1)) {
            return None;
        }
        houses::governed(s, at, Case::Genitive).map(|behind| body(s, at, behind, Case::Genitive))
    })
}

/// `заседание Совбеза ООН`, `Совбез ООН проведет заседание`.
fn russian(s: &Sentence<'_>, at: usize, behind: usize) -> bool {
    static MEETS: WordSet =
        WordSet::beginnings(words!["провед", "провел", "провод", "соберет", "собрал", "обсуд", "рассмотр"]);
    at > 0 && RUSSIAN_GATHERINGS.has(s.word(at - 1)) || at == 0 && MEETS.has(s.word(behind))
}

pub(super) static RUSSIAN_GATHERINGS: WordSet =
    WordSet::beginnings(words!["встреч", "заседани", "сесси", "саммит", "совещани", "ассамбле", "конференци"]);
static GATHERINGS: WordSet = WordSet::new(words!["meeting", "session", "summit", "meetings", "consultations"]);

/// `session of the Security Council`, `NATO summit`, `the Security Council will hold a session`.
fn english(s: &Sentence<'_>, at: usize, behind: usize) -> bool {
    static MEETS: WordSet =
        WordSet::new(words!["hold", "holds", "held", "convenes", "convened", "convene", "meets", "met", "meet"]);
    let of = |at: usize| at > 0 && is(s.word(at - 1), "of") && at > 1 && GATHERINGS.has(s.word(at - 2));
    let owned = of(at) || at > 0 && is(s.word(at - 1), "the") && of(at - 1);
    let verb = if is(s.word(behind), "will") || is(s.word(behind), "to") { behind + 1 } else { behind };
    owned || GATHERINGS.has(s.word(behind)) || at <= 1 && MEETS.has(s.word(verb))
}

fn actor(s: &Sentence<'_>, mention: &Mention, first: usize, behind: usize) -> Actor {
    let genitive = s.lang == Lang::RU && mention.cases.has(Case::Genitive) && !mention.cases.has(Case::Nominative);
    body(s, first, behind, if genitive { Case::Genitive } else { Case::Nominative })
}

fn body(s: &Sentence<'_>, first: usize, behind: usize, case: Case) -> Actor {
    let span = Span { start: s.words[first].start, end: s.words[behind - 1].end };
    let written = s.text[span.start as usize..span.end as usize].trim_start_matches('#');
    let full = phrase_nominative(written, case);
    let cases = Cases::of(&[Case::Nominative]);
    let sort = Sort::Body;
    let text = String::new();
    let role = Role { first, behind, text, full, span, country: None, cases, sort, settled: true, each: None };
    let standing = Standing::Subject;
    Actor { span, first, behind, name: None, sort, role: Some(role), country: None, cases, standing }
}
