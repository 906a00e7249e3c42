//! Who else is there: those whom the winning frame did not reach.
//!
//! A frame names the sides of its own words. The message may name more of those present, in the same sentence or in the
//! next ones; they are added here by how they stand ([`super::standing`]). Nobody whom the frame chose is left out.

use super::actors::{Actor, Sort};
use super::settle::Taken;
use super::standing::Standing;
use crate::event::letter::Small;
use crate::event::russian::Case;
use crate::event::{Class, Kind};

/// Adds to those taken who else takes part, from the sentence that decided and those behind it; `sentences` are the actors
/// of all sentences of the lead,
/// `talking` those whose words stand behind their name and a colon.
pub fn complete(taken: &mut Vec<Taken>, kind: Kind, index: usize, sentences: &[&[Actor]], talking: &[Actor]) {
    match kind.class() {
        Class::Meeting => {
            meeting(taken, index, sentences);
            // Whose words a readout quotes in turn is there.
            for actor in talking.iter().filter(|_| talking.len() > 1) {
                taken.push(Taken { actor: actor.clone(), case: Case::Nominative });
            }
        }
        Class::Statement if kind == Kind::Message => message(taken, index, sentences),
        Class::Statement => statement(taken, index, sentences),
        Class::Other => {}
    }
}

fn persons(taken: &[Taken]) -> usize {
    // One may have been taken by several frames.
    let distinct = |at: &usize| !taken[..*at].iter().any(|other| other.actor.span == taken[*at].actor.span);
    (0..taken.len()).filter(|at| taken[*at].actor.sort == Sort::Person).filter(distinct).count()
}

fn add(taken: &mut Vec<Taken>, actor: &Actor) {
    let Some(case) = actor.standing.case() else { return };
    if !taken.iter().any(|one| one.actor.span == actor.span) {
        taken.push(Taken { actor: actor.clone(), case });
    }
}

/// A delegation comes as a person does.
fn is_delegation(actor: &Actor) -> bool {
    let named = |role: &super::roles::Role| {
        let full = role.full.small();
        full.contains("делегаци") || full.contains("delegation")
    };
    actor.sort == Sort::Body && !matches!(actor.standing, Standing::Teller(_)) && actor.role.as_ref().is_some_and(named)
}

fn meeting(taken: &mut Vec<Taken>, index: usize, sentences: &[&[Actor]]) {
    // A sentence beside the first one adds somebody where one side is still open; those before it come last.
    let order = (index..index + 3).chain((0..index).rev());
    for at in order.filter(|at| *at < sentences.len()) {
        // Who else stands beside those whom a frame took from this sentence.
        let told = at > index && sentences[at].iter().any(|actor| taken.iter().any(|one| one.actor.span == actor.span));
        if at != index && persons(taken) > 1 && !told {
            break;
        }
        let whole = at != index && persons(taken) > 1;
        for actor in sentences[at].iter().filter(|actor| at == index && is_delegation(actor)) {
            add(taken, actor);
        }
        if at == index || persons(taken) == 0 {
            beside(taken, sentences[at]);
        }
        for actor in sentences[at].iter().filter(|actor| actor.sort == Sort::Person) {
            let there = !matches!(actor.standing, Standing::Teller(_));
            let beside = matches!(actor.standing, Standing::There(_));
            if there
                && (at == index
                    || whole && beside
                    || !whole && (actor.standing == Standing::Subject || actor.role.is_some()))
            {
                add(taken, actor);
            }
        }
    }
    if taken.is_empty() {
        let several = |actor: &&Actor| {
            matches!(actor.sort, Sort::Plural | Sort::Head | Sort::Office | Sort::Body)
                && !matches!(actor.standing, Standing::Teller(_))
        };
        for actors in sentences.iter().take(index + 1).rev() {
            actors.iter().filter(several).for_each(|actor| add(taken, actor));
            if !taken.is_empty() {
                break;
            }
        }
    }
    if persons(taken) > 0 {
        taken.retain(|one| one.actor.standing != Standing::Led);
    }
}

/// Offices without a name that are listed with somebody who is there: `под председательством министра Анны Роу и генерального
/// директора МИД Мальты`.
fn beside(taken: &mut Vec<Taken>, actors: &[Actor]) {
    for pair in actors.windows(2) {
        let office = |actor: &Actor| matches!(actor.sort, Sort::Head | Sort::Office) && actor.country.is_some();
        let there = |actor: &Actor| matches!(actor.standing, Standing::There(_));
        let close = pair[1].first <= pair[0].behind + 1;
        if close && pair[0].sort == Sort::Person && office(&pair[1]) && there(&pair[0]) && there(&pair[1]) {
            add(taken, &pair[0]);
            add(taken, &pair[1]);
        }
    }
}

/// The sender, and who is greeted.
fn message(taken: &mut Vec<Taken>, index: usize, sentences: &[&[Actor]]) {
    if persons(taken) > 1 {
        return;
    }
    let nobody = taken.is_empty();
    for (at, actors) in sentences.iter().enumerate().skip(index).take(5) {
        for actor in actors.iter().filter(|actor| actor.sort == Sort::Person) {
            if at == index || nobody && actor.standing == Standing::Subject {
                add(taken, actor);
            }
        }
        if nobody && !taken.is_empty() {
            break;
        }
    }
}

/// One speaker, where the frame found none.
fn statement(taken: &mut Vec<Taken>, index: usize, sentences: &[&[Actor]]) {
    if !taken.is_empty() {
        return;
    }
    let near = sentences.iter().skip(index).take(3);
    for actors in near.chain(sentences.get(index.wrapping_sub(1))).chain(sentences.first()) {
        let person = |actor: &&Actor| actor.sort == Sort::Person;
        let speaker = actors
            .iter()
            .filter(person)
            .find(|actor| matches!(actor.standing, Standing::Subject | Standing::Teller(_)))
            .or_else(|| actors.iter().filter(person).find(|actor| actor.standing != Standing::Aside));
        if let Some(speaker) = speaker {
            add(taken, speaker);
            return;
        }
    }
}
