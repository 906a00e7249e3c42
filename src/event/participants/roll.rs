//! Who else is there: those whom the winning frame did not reach.
//!
//! A frame names the sides of its own words. The message may name more of those present, in the same sentence or in the
//! next ones; they are added here by how they stand ([`super::standing`]). Nobody whom the frame chose is left out.

use super::actors::{Actor, Sort};
use super::settle::Taken;
use super::standing::Standing;
use crate::event::{Class, Kind};

/// Adds to those taken who else takes part, from the sentence that decided and those behind it; `sentences` are the actors
/// of all sentences of the lead.
pub fn complete(taken: &mut Vec<Taken>, kind: Kind, index: usize, sentences: &[&[Actor]]) {
    match kind.class() {
        Class::Meeting => meeting(taken, index, sentences),
        Class::Statement if kind == Kind::Message => message(taken, index, sentences),
        Class::Statement => statement(taken, index, sentences),
        Class::Other => {}
    }
}

fn persons(taken: &[Taken]) -> usize {
    taken.iter().filter(|one| one.actor.sort == Sort::Person).count()
}

fn add(taken: &mut Vec<Taken>, actor: &Actor) {
    let Some(case) = actor.standing.case() else { return };
    if !taken.iter().any(|one| one.actor.span == actor.span) {
        taken.push(Taken { actor: actor.clone(), case });
    }
}

fn meeting(taken: &mut Vec<Taken>, index: usize, sentences: &[&[Actor]]) {
    for (at, actors) in sentences.iter().enumerate().skip(index).take(3) {
        // A sentence behind the first one adds somebody where one side is still open.
        if at > index && persons(taken) > 1 {
            break;
        }
        for actor in actors.iter().filter(|actor| actor.sort == Sort::Person) {
            let there = actor.standing != Standing::Teller;
            if there && (at == index || actor.standing == Standing::Subject || actor.role.is_some()) {
                add(taken, actor);
            }
        }
    }
    if taken.is_empty() {
        let actors = sentences.get(index).copied().unwrap_or_default();
        let several = |actor: &&Actor| matches!(actor.sort, Sort::Plural | Sort::Head | Sort::Office | Sort::Body);
        for actor in actors.iter().filter(several).filter(|actor| actor.standing != Standing::Teller) {
            add(taken, actor);
        }
    }
}

/// The sender, and who is greeted.
fn message(taken: &mut Vec<Taken>, index: usize, sentences: &[&[Actor]]) {
    if persons(taken) > 1 {
        return;
    }
    let nobody = taken.is_empty();
    for (at, actors) in sentences.iter().enumerate().skip(index).take(3) {
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
    for actors in sentences.iter().skip(index).take(3) {
        let person = |actor: &&Actor| actor.sort == Sort::Person;
        let speaker = actors
            .iter()
            .filter(person)
            .find(|actor| matches!(actor.standing, Standing::Subject | Standing::Teller))
            .or_else(|| actors.iter().filter(person).find(|actor| actor.standing != Standing::Aside));
        if let Some(speaker) = speaker {
            add(taken, speaker);
            return;
        }
    }
}
