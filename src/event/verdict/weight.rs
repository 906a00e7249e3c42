//! What a report of a happening is worth: whether who tells of it judges, counts and foresees, or only passes it on.
//!
//! Looks at what stands before a verb of saying, and at who speaks by it: an expert's forecast is a comment whatever its
//! verb, a governor's word that a house burns is news. Which sentence decides is told in [`super::decide`].

use super::Told;
use super::sources::speaks;
use super::words::{
    AUTHORITY, COUNTED, DENIED, FIGHTER, FORESEEN, HAPPENED, IN_CHARGE_MARK, JUDGE, REPORTER, STATED, STATESMAN,
    UNNAMED, marks,
};
use crate::event::kind::Raised;
use crate::event::lexicon::{WordSet, words};
use crate::event::names::Name;
use crate::event::participants::actors::{Actor, Sort};
use crate::event::{Kind, Span};

/// Whose report is a comment, however weak its verb: an expert's, a count, a forecast: `…, the forecaster reported`.
pub(super) fn judged<'a>(one: &'a Told, text: &str, lead: Span) -> Option<&'a Raised> {
    one.raised.iter().find(|r| {
        let speaker = r.chosen.first().map(|c| &one.actors[c.actor]).filter(|actor| actor.sort != Sort::Media);
        r.kind == Kind::Comment
            && r.strength == 2
            && speaker.is_some_and(|actor| {
                let said = Said::of(text, lead, r, actor);
                let person = matches!(actor.sort, Sort::Person | Sort::Office);
                let foreseen = || said.all_of_what() & (FORESEEN | HAPPENED) == FORESEEN;
                said.who & JUDGE != 0 || said.verb & COUNTED != 0 || (person || said.verb & STATED != 0) && foreseen()
            })
    })
}

/// Whether a correspondent or those in charge of order and rescue only pass on what a sentence tells.
pub(super) fn passed(one: &Told, text: &str, lead: Span) -> bool {
    one.raised.iter().any(|r| {
        let part = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or("");
        let what = part(lead.start, r.span.start);
        r.kind == Kind::Comment
            && r.strength == 2
            && leads_to_verb(what)
            && marks(part(r.span.end, lead.end), SOURCE_NEAR) & (REPORTER | AUTHORITY) != 0
            && marks(what, usize::MAX) & FORESEEN == 0
            && marks(part(r.span.start, r.span.end), usize::MAX) & COUNTED == 0
    })
}

/// Whether what stands before a verb is not yet, or only held to be so.
pub(super) fn foresees(text: &str, lead: Span, verb: Span) -> bool {
    marks(text.get(lead.start as usize..verb.start as usize).unwrap_or(""), usize::MAX) & FORESEEN != 0
}

/// Whether somebody's word is weighed, whatever happened: an expert's, a prisoner's.
pub(super) fn is_weighed(one: &Told, best: &Raised, text: &str, lead: Span) -> bool {
    let speaker = best.chosen.first().map(|c| &one.actors[c.actor]);
    speaker.is_some_and(|actor| Said::of(text, lead, best, actor).who & JUDGE != 0)
}

/// Whether who says it only tells that it happened: a fighter, a witness, who is in charge of the place, a source without a
/// name.
pub(super) fn witnessed(one: &Told, best: &Raised, names: &[Name], text: &str, lead: Span) -> bool {
    // A dash and who tells it close the sentence.
    let dashed = best.strength == 5 && best.chosen.first().is_some_and(|c| one.actors[c.actor].span == best.span);
    if best.kind != Kind::Comment || best.strength > 4 && !dashed {
        return false;
    }
    let Some(actor) = best.chosen.first().map(|c| &one.actors[c.actor]) else {
        let before = text.get(lead.start as usize..best.span.start as usize).unwrap_or("");
        let behind = text.get(best.span.end as usize..lead.end as usize).unwrap_or("");
        return leads_to_verb(before)
            && marks(behind, SOURCE_NEAR) & UNNAMED != 0
            && marks(before, usize::MAX) & FORESEEN == 0;
    };
    let said = Said::of(text, lead, best, actor);
    if !leads_to_verb(said.what) || said.who & REPORTER != 0 {
        return said.who & REPORTER != 0 && leads_to_verb(said.what);
    }
    let known = speaks(actor, names);
    let unheard = actor.sort == Sort::Person && actor.role.is_none() && !known;
    let reports = if said.who & FIGHTER != 0 {
        said.verb & STATED == 0
    } else {
        best.strength == 2 || unheard && !dashed || said.who & (IN_CHARGE_MARK | STATESMAN) == IN_CHARGE_MARK
    };
    if !reports || said.who & JUDGE != 0 {
        return false;
    }
    let what = said.all_of_what();
    what & (HAPPENED | FORESEEN) == HAPPENED && !((known || said.who & STATESMAN != 0) && what & DENIED != 0)
}

/// Whether the words that a later sentence gives are those of a source without a name: `«…», — заявил собеседник`.
pub(super) fn by_nobody(best: &Raised, text: &str, lead: Span) -> bool {
    let behind = text.get(best.span.end as usize..lead.end as usize).unwrap_or("");
    best.kind == Kind::Comment && best.chosen.is_empty() && marks(behind, 2) & UNNAMED != 0
}

/// Whether those in charge say first that something happened: `Полиция сообщила, что трое задержаны`.
pub(super) fn reported(one: &Told, best: &Raised, text: &str, lead: Span) -> bool {
    static REPORTS: WordSet =
        WordSet::new(words!["сообщил*", "заявил*", "объявил*", "сообщает", "сообщают", "said", "says"]);
    let part = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or("");
    let Some(actor) = best.chosen.first().map(|c| &one.actors[c.actor]) else { return false };
    let body = matches!(actor.sort, Sort::Body | Sort::Plural) && actor.span.end <= best.span.start;
    let who = || marks(part(actor.span.start, actor.span.end), usize::MAX);
    let verb = || part(best.span.start, best.span.end).split([',', ' ']).next().is_some_and(|verb| REPORTS.has(verb));
    let what = || marks(part(best.span.end, lead.end), usize::MAX);
    best.kind == Kind::Comment
        && best.strength <= 4
        && body
        && verb()
        && who() & (IN_CHARGE_MARK | AUTHORITY) != 0
        && who() & STATESMAN == 0
        && what() & (HAPPENED | FORESEEN | DENIED) == HAPPENED
}

/// What somebody is called by before the name is shorter, in bytes.
const CALLING: usize = 60;

/// How many words behind the verb a source without a name may stand: an agency may have been told.
const SOURCE_NEAR: usize = 5;

/// What a sentence reports, and what its words show of the verb and of who says it.
struct Said<'a> {
    what: &'a str,
    verb: u32,
    who: u32,
}

impl<'a> Said<'a> {
    fn all_of_what(&self) -> u32 {
        marks(self.what, usize::MAX)
    }

    fn of(text: &'a str, lead: Span, verb: &Raised, actor: &Actor) -> Self {
        let (first, second) = if verb.span == actor.span {
            (verb.span, actor.span)
        } else if verb.span.end <= actor.span.start {
            (verb.span, Span { start: verb.span.end, end: actor.span.end })
        } else {
            (actor.span, verb.span)
        };
        let part = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or("");
        let all = |text: &str| marks(text, usize::MAX);
        let mut what = part(lead.start, first.start);
        let mut first = first;
        // `…, economist Jane Roe reported`: what somebody is stands before the name, whether an office or not.
        if first == actor.span
            && second != first
            && let Some(comma) = what.rfind(", ").filter(|comma| what.len() - comma < CALLING)
        {
            first.start = lead.start + comma as u32 + 2;
            what = &what[..=comma];
        }
        let (first, second) = (all(part(first.start, first.end)), all(part(second.start, second.end)));
        let (verb, who) = if verb.span.end <= actor.span.start { (first, second) } else { (second, first) };
        Self { what, verb, who }
    }
}

/// Whether what is said ends, unquoted, where a verb of saying follows.
fn leads_to_verb(what: &str) -> bool {
    what.trim_end().ends_with([',', '–', '—', '-'])
        && !what.trim_start_matches(['*', ' ', '–', '—']).starts_with(['"', '«', '“'])
}
