//! Who else is at what a message tells: those whom the sentences around the one that decided name.
//!
//! Takes whom they chose, finds nobody anew. Those of another meeting are left where they are.

use super::Told;
use super::around::{is_around, is_point};
use crate::event::kind::{self, Raised};
use crate::event::layout::Layout;
use crate::event::names::Name;
use crate::event::participants::actors::Sort;
use crate::event::participants::settle::Taken;
use crate::event::participants::standing::Standing;
use crate::event::{Kind, Realis};

/// Adds the parties that the sentences around the one that decided name: a title and the sentence under it name them together.
pub(super) fn others(
    taken: &mut Vec<Taken>,
    told: &[Told],
    index: usize,
    best: &Raised,
    layout: &Layout,
    (text, names): (&str, &[Name]),
) {
    let met = taken.len() > 1;
    let reach = if best.kind == Kind::Visit { 5 } else { 3 };
    let mut silent = 0;
    for (at, one) in told.iter().enumerate() {
        let here = at == index;
        // `Readout`, and the day below it: lines that tell nothing take no room.
        silent += usize::from(at > index && one.raised.is_empty());
        // What another point of a list tells is another event.
        if at - silent >= index + reach || at > index && is_point(layout, at, text) && is_point(layout, index, text) {
            break;
        }
        let several = taken.iter().filter(|one| one.actor.sort == Sort::Person).nth(1).is_some();
        let programme = || {
            let lead = layout.lead[at];
            !here && best.realis != Some(Realis::Future) && is_programme(&text[lead.start as usize..lead.end as usize])
        };
        let tells = |other: &&Raised| {
            // What is told further down of a visit is what they spoke of.
            let spoken_of = at > index && other.kind == Kind::Visit && best.kind != Kind::Visit;
            let around = here && is_around(text, other.span.start) || !here && other.elsewhere && several;
            let same = std::ptr::eq(*other, best);
            !same && !spoken_of && !around && kind::alike(other.kind, best.kind) && other.strength >= 4 && !programme()
        };
        // Who meet further down and are none of those above have another meeting: several things of one day are told.
        let sides = |other: &Raised| {
            let found = other.chosen.iter().map(|chosen| &one.actors[chosen.actor]);
            found.filter_map(|actor| actor.name).map(|name| names[name].surname.as_str()).collect::<Vec<_>>()
        };
        let known = |surname: &str| {
            let stem = &surname[..surname.char_indices().nth(4).map_or(surname.len(), |(at, _)| at)];
            taken.iter().filter_map(|one| one.actor.name).any(|name| names[name].surname.starts_with(stem))
        };
        let apart = |other: &&Raised| {
            let theirs = if at > index && met { sides(other) } else { Vec::new() };
            other.chosen.len() > 1 && !theirs.is_empty() && !theirs.into_iter().any(known)
        };
        let others: Vec<&Raised> = one.raised.iter().filter(tells).filter(|other| !apart(other)).collect();
        for chosen in others.into_iter().flat_map(|other| &other.chosen) {
            let actor = &one.actors[chosen.actor];
            // `The Spokesman, Jane Roe, said the Minister paid tribute`.
            if at > index && matches!(actor.standing, Standing::Teller(_)) {
                continue;
            }
            // Far behind only whom the traveller meets and the text introduces.
            let met = actor.role.is_some() && (matches!(actor.standing, Standing::There(_)) || !chosen.left);
            let many = || actor.role.as_ref().is_some_and(|role| role.each.is_some());
            if (at <= index + silent + 2 || met) && (here || actor.sort != Sort::Plural || many()) {
                taken.push(Taken { actor: actor.clone(), case: chosen.case });
            }
        }
    }
}

/// Whether a sentence tells what else a visit is to bring.
fn is_programme(sentence: &str) -> bool {
    ["programme", "program ", "agenda", "рограмм", "планируется", "запланирован", "предстоит", "предусмотрен"]
        .iter()
        .any(|word| sentence.contains(word))
}
