//! The office of somebody whom a message first names without it.
//!
//! Knows when a later mention of an office is of the person named before. Looks at what [`super::settle`] has, adds nobody.

use super::actors::Sort;
use super::settle::{Surroundings, code};
use super::standing::Standing;
use crate::event::layout::words::begins;
use crate::event::russian::Case;
use crate::event::{Field, Participant};

/// Who was named without an office is called by it further on: `заявил Роу. …, – сказал министр`; of several the one from
/// the country of the office: `Президент Норвегии также отметил`.
pub(super) fn office(settled: &mut [Participant], around: &Surroundings<'_>) {
    let alone = settled.len() == 1;
    for at in 0..settled.len() {
        let person = &settled[at];
        let Some(named) = person.name.evidence.first().copied() else { continue };
        if person.body || person.role.is_some() {
            continue;
        }
        let own = code(person);
        let only = own.is_some() && settled.iter().filter(|p| code(p) == own).count() == 1;
        let called = around.actors.iter().find(|actor| {
            let tells = matches!(actor.standing, Standing::Teller(Case::Nominative));
            let theirs = actor.country.map(|(country, _)| country);
            // Of a head of state no other is meant.
            let head = actor.sort == Sort::Head && own.is_some() && actor.standing == Standing::Subject;
            // `А.Роу направил телеграмму. Президент Республики …`: of a state that no list has.
            let opens = at == 0 && own.is_none() && actor.first <= 1 && actor.standing == Standing::Subject;
            let whose = theirs.is_none() && opens
                || theirs.is_some() && theirs == own && only
                || theirs.is_none() && alone && (tells || head);
            let stands = tells || head || actor.standing == Standing::Subject && actor.first <= 1;
            actor.name.is_none()
                && matches!(actor.sort, Sort::Head | Sort::Office)
                && actor.cases.has(Case::Nominative)
                && actor.span.start > named.end
                && stands
                && whose
                && actor.role.as_ref().is_some_and(|role| {
                    !role.text.is_empty() && !(head && (begins(&role.text, "глава") || role.text.contains(' ')))
                })
        });
        let role = called.and_then(|actor| actor.role.as_ref());
        settled[at].role =
            role.map(|role| Field { value: role.text.clone(), evidence: vec![role.span], confidence: 65 });
    }
}
