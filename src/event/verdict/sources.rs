//! Who is a speaker, and who only the source of what happened: `…, police said`.
//!
//! Compares what one sentence raises; what the message tells of is decided in [`super::decide`].

use super::Told;
use crate::event::gazetteer::{Scanned, What};
use crate::event::kind::{self, Raised};
use crate::event::letter::Small;
use crate::event::lexicon::{WordSet, words};
use crate::event::names::Name;
use crate::event::participants::actors::{Actor, Sort};
use crate::event::participants::choose::Chosen;
use crate::event::participants::houses::WRITES;
use crate::event::{Class, Kind, Span, known};

use super::weight::foresees;

/// The happening of a sentence whose only comment is that a source without weight, named at its end, has told of it:
/// `…, police said`.
pub(super) fn happening<'a>(one: &'a Told, best: &Raised, names: &[Name], text: &str) -> Option<&'a Raised> {
    let behind = &text[best.span.end as usize..];
    let claims = CLAIMS.has(&text[best.span.start as usize..best.span.end as usize]);
    let passing = best.kind == Kind::Comment
        && ![", что", " that ", ":", " о ", " об "].iter().any(|goes_on| behind.starts_with(goes_on))
        && best.strength <= 4
        && best.chosen.iter().all(|c| {
            let actor = &one.actors[c.actor];
            actor.sort != Sort::Person && !speaks(actor, names)
        });
    // A claim is more than a report, unless it opens with what happened.
    let near = |r: &&Raised| !claims || r.first <= 1;
    let news = one.raised.iter().filter(|r| r.kind == Kind::News && r.span.end <= best.span.start).filter(near);
    if passing { kind::strongest(news) } else { None }
}

/// Verbs that state what somebody holds.
static CLAIMS: WordSet = WordSet::new(words![
    "заявил*",
    "счита*",
    "подчеркнул*",
    "призвал*",
    "назвал*",
    "обвинил*",
    "пригрозил*",
    "отверг*"
]);

/// Whether only newspapers and agencies say it. What a paper that is named holds to be possible is its own.
pub(super) fn papers(one: &Told, best: &Raised, text: &str, lead: Span) -> bool {
    let verb = &text[best.span.start as usize..best.span.end as usize];
    let holds = WRITES.has(verb) && foresees(text, lead, best.span);
    let media = best.chosen.iter().all(|c| {
        let actor = &one.actors[c.actor];
        let name = &text[actor.span.start as usize..actor.span.end as usize];
        actor.sort == Sort::Media && (!holds || PRESS.has(name))
    });
    // `РИА Новости рассказывает о новых маршрутах`.
    let shows = SHOWS.has(verb);
    best.kind == Kind::Comment && (best.strength <= 3 || shows) && media && !best.chosen.is_empty()
}

/// The press as such.
static PRESS: WordSet = WordSet::new(words!["сми"]);

/// Verbs of what an agency does itself.
static SHOWS: WordSet = WordSet::new(words!["рассказывает", "показывает", "публикует", "объясняет", "разбирается"]);

/// Whether what a sentence tells first is that somebody says something.
pub(super) fn says(next: &Told) -> bool {
    kind::strongest(next.raised.iter())
        .is_some_and(|r| r.kind == Kind::Comment && r.strength >= 4 && !r.chosen.is_empty())
}

/// Whether a sentence states a position so surely that the headline above it only names what it is on.
pub(super) fn answers(next: &Told) -> bool {
    kind::strongest(next.raised.iter()).is_some_and(|r| r.kind == Kind::Comment && r.strength >= 5)
}

/// What somebody with weight says of a happening, however weak the verb: `…, the Kremlin's spokesman reported`.
pub(super) fn vouched<'a>(one: &'a Told, names: &[Name]) -> Option<&'a Raised> {
    one.raised.iter().find(|r| {
        let actors = || r.chosen.iter().map(|c| &one.actors[c.actor]);
        r.kind == Kind::Comment && r.strength == 2 && actors().any(|a| a.sort == Sort::Person && speaks(a, names))
    })
}

/// What somebody says of contacts in which nobody takes part: `Контакты с Осло продолжатся, заявил министр`.
pub(super) fn spoken_of<'a>(one: &'a Told, best: &Raised, scanned: &Scanned<'_>, lead: Span) -> Option<&'a Raised> {
    if best.kind.class() != Class::Meeting || !best.chosen.is_empty() {
        return None;
    }
    let said = one.raised.iter().find(|r| {
        let weighty = |c: &Chosen| matches!(one.actors[c.actor].sort, Sort::Person | Sort::Head | Sort::Office);
        r.kind == Kind::Comment && r.strength >= 4 && r.span.start > best.span.end && r.chosen.iter().any(weighty)
    })?;
    let before = Span { start: lead.start, end: said.span.start };
    // An organisation meets by itself: `the Council will hold a session, said the chairman`.
    if scanned.within(before).any(|mention| matches!(mention.what, What::Organisation(_))) {
        return None;
    }
    let mut sides = scanned.within(before).filter_map(|mention| match mention.what {
        What::Country { code, .. } => Some(code),
        _ => None,
    });
    let one = sides.next();
    sides.all(|side| Some(side) == one).then_some(said)
}

/// Whether a report in which nothing else happens is the statement of whoever makes it: somebody named who holds an office of
/// state.
pub(super) fn stands_for(actor: &Actor, names: &[Name]) -> bool {
    static OFFICES: WordSet = WordSet::beginnings(words![
        "министр",
        "замминистр",
        "минобороны",
        "вице-премьер",
        "спикер",
        "канцлер",
        "генсек",
        "генеральн",
        "сенатор",
        "депутат",
        "помощник",
        "minister",
        "secretary",
        "spokes",
        "commissioner",
        "chancellor",
        "envoy",
        "senator",
        "ambassador",
        "chief",
        "комиссар",
        "еврокомиссар",
        "минфин",
        "минэнерго",
    ]);
    let office = || actor.role.as_ref().is_some_and(|role| role.full.split([' ', '-']).any(|word| OFFICES.has(word)));
    speaks(actor, names) || actor.sort == Sort::Person && office()
}

/// Whether somebody's report of a happening is that person's statement: diplomats and the well-known.
pub(super) fn speaks(actor: &Actor, names: &[Name]) -> bool {
    let known = actor.name.is_some_and(|name| known::country_of(&names[name].text).is_some());
    let diplomat = actor.role.as_ref().is_some_and(|role| {
        let text = role.full.small();
        [
            "мид",
            "посол",
            "посольств",
            "кремл",
            "пресс-секретар",
            "постпред",
            "иностранных дел",
            "госдеп",
            "президент",
            "премьер",
            "правительств",
            "кабмин",
            "embassy",
            "foreign",
        ]
        .iter()
        .any(|word| text.contains(word))
    });
    known || diplomat || actor.sort == Sort::Head
}
