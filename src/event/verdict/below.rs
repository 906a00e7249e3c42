//! What the sentences below a title, and the sign before it, make of what it tells: where the words were said, that it was a
//! call, who of a house speaks.
//!
//! Looks at what was read of the first sentences. Which of them decides is told in [`super::decide`].

use super::{Told, Verdict};
use crate::event::gazetteer::Scanned;
use crate::event::kind::{self, Raised};
use crate::event::layout::Layout;
use crate::event::names::Name;
use crate::event::participants::actors::{Actor, Sentence, Sort};
use crate::event::participants::choose::Chosen;
use crate::event::participants::settle::Taken;
use crate::event::participants::states;
use crate::event::russian::Case;
use crate::event::{Class, Kind, Lang, Realis, Span};

/// The meeting that a sentence under a title tells of somebody whom it calls by the office alone.
pub(super) fn met_below<'a>(next: &'a Told, text: &str, layout: &Layout) -> Option<&'a Raised> {
    let first = next.actors.first().filter(|actor| actor.first == 0 && actor.name.is_none())?;
    let below = text[..first.span.start as usize].ends_with('\n') && text[..layout.lead[0].end as usize].contains(':');
    let met = |r: &Raised| {
        r.kind.class() == Class::Meeting && r.strength >= 4 && matches!(r.realis, Some(Realis::Past | Realis::Ongoing))
    };
    kind::strongest(next.raised.iter())
        .filter(|r| below && met(r) && r.chosen.iter().any(|c| next.actors[c.actor].first == 0))
}

/// The call that a sentence under a title tells of before anything else: `Roe backs Doe`, and below `In a phone call with
/// Doe, Roe …`.
pub(super) fn rung(next: &Told) -> Option<&Raised> {
    let best = kind::strongest(next.raised.iter())?;
    let happened = matches!(best.realis, Some(Realis::Past | Realis::Ongoing));
    (best.kind == Kind::Call && best.strength >= 4 && happened && !best.chosen.is_empty()).then_some(best)
}

/// Whether a telephone is drawn before the first sentence: those who talk are on the line.
pub(super) fn rings(text: &str, layout: &Layout) -> bool {
    let before = layout.lead.first().map_or("", |lead| &text[..lead.start as usize]);
    before.contains(['📞', '☎', '📱'])
}

/// Words quoted from an interview make the post one of it; so does what the next sentence says of where they were said.
pub(super) fn told_at(told: &[Told], index: usize, kind: Kind, (text, layout): (&str, &Layout)) -> Kind {
    let next = told.get(index + 1).filter(|_| index == 0);
    // `Совещание с министрами`, and below `… провёл по видеосвязи`.
    if kind == Kind::Meeting
        && next
            .and_then(|next| kind::strongest(next.raised.iter()))
            .is_some_and(|r| r.kind == Kind::Call && r.strength >= 4)
    {
        return Kind::Call;
    }
    if kind != Kind::Comment {
        return kind;
    }
    let near = &told[..told.len().min(index + 2)];
    if near.iter().flat_map(|t| &t.raised).any(|r| r.kind == Kind::Interview && r.strength >= 5) {
        return Kind::Interview;
    }
    // `…, сказал министр в интервью телеканалу`, further down: so are all words above it.
    let said = |one: &Told| {
        let asked = one.raised.iter().find(|r| r.kind == Kind::Interview && r.strength >= 5);
        // Who has a name there may be another.
        let bare = |r: &Raised| r.chosen.iter().all(|c| one.actors[c.actor].name.is_none());
        asked
            .is_some_and(|asked| one.raised.iter().any(|r| r.kind == Kind::Comment && r.first < asked.first && bare(r)))
    };
    if index < 2 && told.iter().skip(index + 2).any(said) {
        return Kind::Interview;
    }
    // Below a headline the sentence that tells where the words were said opens with it: `Об этом Роу заявил на брифинге`.
    let held = |at: usize| {
        let next = told.get(at)?;
        let of_it = is_of_it(text, layout, at);
        let opens = |r: &Raised| of_it || r.first <= 1 || r.chosen.iter().any(|c| next.actors[c.actor].first == 0);
        let held = |r: &&Raised| matches!(r.kind, Kind::Speech | Kind::Briefing) && r.strength >= 4 && opens(r);
        // `Delivered on 5 May`, further down: all of it is the speech.
        let whole = |r: &&Raised| at == 1 || of_it || r.strength == 6;
        next.raised.iter().find(held).filter(whole).map(|held| held.kind)
    };
    let mut further = (index + 1..5).filter(|at| index == 0 || *at == 2);
    further.find_map(held).unwrap_or(kind)
}

/// The spokesman whom a title opens with: `Foreign Ministry Spokesperson on the situation in Mali`.
pub(super) fn titled(one: &Told) -> Option<Taken> {
    let speaks =
        |actor: &&Actor| actor.first <= 1 && actor.role.as_ref().is_some_and(|role| role.full.contains("pokes"));
    one.actors.iter().find(speaks).map(|actor| Taken { actor: actor.clone(), case: Case::Nominative })
}

/// Whether many are greeted who have no name, the guests of an event.
pub(super) fn is_audience(one: &Taken) -> bool {
    one.actor.sort == Sort::Plural
        && one
            .actor
            .role
            .as_ref()
            .is_some_and(|role| ["участник", "гост", "Участник"].iter().any(|who| role.full.starts_with(who)))
}

/// Whether a sentence tells who said what stands above it: `Об этом Роу заявил на брифинге`.
fn is_of_it(text: &str, layout: &Layout, at: usize) -> bool {
    layout.lead.get(at).is_some_and(|lead| text[lead.start as usize..].starts_with("Об этом"))
}

/// Who says by name what a headline gives as the words of an office: `Глава банка: …`, and below it `Об этом сообщил
/// председатель правления А.Роу`.
pub(super) fn named_below(taken: &[Taken], told: &[Told], text: &str, layout: &Layout) -> Option<Vec<Taken>> {
    let [one] = taken else { return None };
    if one.actor.name.is_some() || !matches!(one.actor.sort, Sort::Office | Sort::Head) {
        return None;
    }
    let of_it = told.iter().enumerate().skip(1).take(2).find(|(at, _)| is_of_it(text, layout, *at));
    let (_, next) = of_it?;
    let said = next.raised.iter().filter(|r| r.kind.class() == Class::Statement).flat_map(|r| &r.chosen);
    let named = said.filter(|c| next.actors[c.actor].sort == Sort::Person && next.actors[c.actor].role.is_some());
    named.map(|c| vec![Taken { actor: next.actors[c.actor].clone(), case: c.case }]).next()
}

/// Who is asked or speaks where the words of a house are told to be an interview or the like: `Посольство: Интервью посла
/// А.Роу`.
pub(super) fn speakers_at(
    told: &[Told],
    index: usize,
    (was, kind): (Kind, Kind),
    taken: &[Taken],
) -> Option<Vec<Taken>> {
    let houses = taken.iter().all(|one| one.actor.sort == Sort::Body);
    if was == kind || kind.class() != Class::Statement || taken.is_empty() || !houses {
        return None;
    }
    told.iter().skip(index).take(3).find_map(|one| {
        let person = |c: &&Chosen| one.actors[c.actor].sort == Sort::Person;
        let said = one.raised.iter().filter(|r| r.kind == kind).flat_map(|r| &r.chosen);
        let found = said.filter(person).map(|c| Taken { actor: one.actors[c.actor].clone(), case: c.case });
        let found: Vec<Taken> = found.collect();
        (!found.is_empty()).then_some(found)
    })
}

/// Who of a house speaks in the sentences under one that names the house alone, `В парламенте предложили …`, or whose house
/// it is.
pub(super) fn behind_house(taken: &[Taken], further: &[Told]) -> Option<Vec<Taken>> {
    let [one] = taken else { return None };
    // `Statement by the Ministry`, and below `The Foreign Ministry of Norway condemns …`.
    if one.actor.sort == Sort::Body && one.actor.country.is_none() {
        let next = further.first()?;
        let said = next.raised.iter().find(|r| r.kind.class() == Class::Statement && r.strength >= 4);
        let of_country = |actor: &Actor| actor.sort == Sort::Body && actor.country.is_some();
        let house = said.and_then(|said| said.chosen.iter().find(|c| of_country(&next.actors[c.actor])));
        if let Some(house) = house {
            return Some(vec![Taken { actor: next.actors[house.actor].clone(), case: house.case }]);
        }
    }
    if one.actor.sort != Sort::Body || one.case != Case::Prepositional || one.actor.first > 1 {
        return None;
    }
    further.iter().find_map(|one| {
        let person = |c: &&Chosen| one.actors[c.actor].sort == Sort::Person;
        let said = one.raised.iter().filter(|r| r.kind.class() == Class::Statement && r.strength >= 4);
        let persons = said.map(|r| r.chosen.iter().filter(person)).find(|found| found.clone().next().is_some())?;
        Some(persons.map(|c| Taken { actor: one.actors[c.actor].clone(), case: c.case }).collect())
    })
}

/// Whether under a heading that only says what sort of paper it is, `PRESS STATEMENT`, somebody greets or condoles.
pub(in crate::event) fn greets_below(scanned: &Scanned<'_>, layout: &Layout, told: &[Told], verdict: &Verdict) -> bool {
    let Some(at) = verdict.sentence.filter(|at| layout.lead_words(scanned.text, *at).len() <= super::HEADING) else {
        return false;
    };
    let raised = told.iter().skip(at + 1).take(4).flat_map(|one| &one.raised);
    let mut sure = raised.filter(|r| r.strength >= 4 && r.realis != Some(Realis::Negated));
    sure.next().is_some_and(|r| r.kind == Kind::Message)
        && verdict.evidence.is_some_and(|evidence| layout.lead[at].holds(evidence))
}

/// Whether a statement answers the press, whatever it says: `Response to media queries on the floods`.
pub(in crate::event) fn answers_press(text: &str, layout: &Layout, verdict: &Verdict) -> bool {
    let line = verdict.sentence.and_then(|at| layout.lead.get(at));
    line.is_some_and(|line| {
        let written = text[line.start as usize..line.end as usize].to_ascii_lowercase();
        written.contains("media quer") || written.contains("in response to") || written.contains("response to quest")
    })
}

/// The countries whose words a sentence gives, or the one below a title: `Statement on Mali`, and then `Joint statement by
/// Norway and Chile`.
pub(super) fn states_speaking(
    scanned: &Scanned<'_>,
    lang: Lang,
    names: &[Name],
    layout: &Layout,
    index: usize,
) -> Vec<Taken> {
    let whose = |at: usize| states::whose(&Sentence::of(scanned, lang, layout.lead_words(scanned.text, at), names));
    let mut found = whose(index.min(layout.lead.len().saturating_sub(1)));
    let joint = |next: &Span| scanned.text[next.start as usize..next.end as usize].starts_with("Joint statement by ");
    if index == 0 && found.is_empty() && layout.lead.get(1).is_some_and(joint) {
        found = whose(1);
    }
    found.into_iter().map(|actor| Taken { actor, case: Case::Nominative }).collect()
}

/// Whether somebody only gives notice of what others do: `Spokesperson Jane Roe announces that the Minister will visit`.
pub(super) fn announces(one: &Taken, text: &str) -> bool {
    let behind = text[one.actor.span.end as usize..].trim_start().to_ascii_lowercase();
    let speaks = one.actor.role.as_ref().is_some_and(|role| role.full.contains("pokes"));
    speaks
        && ["announce", "said", "says", "told", "confirm", ", has issued", "has issued", "issued"]
            .iter()
            .any(|verb| behind.starts_with(verb))
}

/// Whether a title names a day, and the sentence below it invites to it: `International Day of Peace`.
pub(super) fn is_invited_to(best: &Raised, next: Option<&Told>) -> bool {
    let invites = |r: &Raised| r.kind == Kind::Announcement && r.strength == 6;
    best.kind == Kind::History && next.is_some_and(|one| one.raised.iter().any(invites))
}

/// Whether a sentence tells of a meeting to come, and of two who will meet.
pub(super) fn is_to_meet(one: &Told) -> bool {
    let strongest = kind::strongest(one.raised.iter());
    strongest.is_some_and(|r| {
        let named = r.chosen.iter().filter(|chosen| one.actors[chosen.actor].sort == Sort::Person).count();
        matches!(r.kind, Kind::Meeting | Kind::Call) && r.strength >= 4 && r.realis == Some(Realis::Future) && named > 1
    })
}
