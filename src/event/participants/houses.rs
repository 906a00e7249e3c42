//! Institutions that no list has, by how Russian quotes those of a house: `призвали в РПЦ`, `рассказали РИА Новости в АТОР`.
//!
//! Knows the build of such a phrase alone. Does not decide whether the house speaks: that is done in [`super::choose`].

use super::actors::{Actor, Sentence, Sort};
use super::choose::SPEAK;
use super::roles::Role;
use super::standing::Standing;
use crate::event::gazetteer::What;
use crate::event::letter::Letter;
use crate::event::lexicon::WordSet;
use crate::event::russian::{Case, Cases};
use crate::event::{Lang, Span};

/// What firms are before their name.
static FIRMS: WordSet = WordSet::new(&["гк", "ао", "пао", "ооо", "компании", "концерне", "корпорации", "холдинге"]);

/// How far from the verb the preposition may stand: an agency may have been told.
const REACH: usize = 4;

/// Appends the houses whose people speak, as far as no actor stands there.
pub(super) fn find(s: &Sentence<'_>, actors: &mut Vec<Actor>) {
    if s.lang != Lang::RU {
        return;
    }
    for at in 1..s.words.len() {
        if !matches!(s.word(at - 1), "в" | "В" | "во" | "Во") {
            continue;
        }
        let Some(behind) = name(s, at) else { continue };
        let spoken = SPEAK.has(s.word(behind)) || (at.saturating_sub(REACH)..at - 1).any(|verb| SPEAK.has(s.word(verb)));
        if !spoken || actors.iter().any(|actor| actor.first < behind && at < actor.behind) {
            continue;
        }
        let span = Span { start: s.words[at].start, end: s.words[behind - 1].end };
        let cases = Cases::of(&[Case::Prepositional]);
        let full = s.text[span.start as usize..span.end as usize].to_owned();
        let role = Role {
            first: at,
            behind,
            text: String::new(),
            full,
            span,
            country: None,
            cases,
            sort: Sort::Body,
            settled: true,
            each: None,
        };
        actors.push(Actor {
            span,
            first: at,
            behind,
            name: None,
            sort: Sort::Body,
            role: Some(role),
            country: None,
            cases,
            standing: Standing::Aside,
        });
    }
}

/// The first word behind the name of a house: one in capitals, or what a firm is with its name in quotation marks.
fn name(s: &Sentence<'_>, at: usize) -> Option<usize> {
    let word = s.word(at);
    let loud = word.chars().all(Letter::is_capital) && (2..7).contains(&word.chars().count());
    let listed = || s.mention_at(at, |what| matches!(what, What::Country { .. } | What::City(_))).is_some();
    let quoted = matches!(s.word(at + 1), "«" | "\"" | "“");
    if quoted && (FIRMS.has(word) || loud) {
        let close = (at + 2..at + 7).find(|at| matches!(s.word(*at), "»" | "\"" | "”"))?;
        return Some(close + 1);
    }
    (loud && !listed()).then_some(at + 1)
}
