//! What the word before the preposition of a place makes of it: a house that the event was in, or somebody's seat.
//!
//! Looks at the words before a place alone. Whether it is the place of the event is told in [`super::told`].

use crate::event::letter::{Letter, Small};
use crate::event::{
    Kind, Span,
    dates::DateMention,
    gazetteer::{Scanned, What},
};

/// The word before the preposition of a place, dates and countries passed over.
pub(super) fn owner_of<'a>(scanned: &Scanned<'a>, lead: Span, place: Span, dates: &[DateMention]) -> Option<&'a str> {
    let text = scanned.text;
    let before = text[lead.start as usize..place.start as usize].trim_end();
    let preposition = before.rfind([' ', '\u{a0}', '\n'])?;
    let mut end = lead.start + before[..preposition].trim_end().len() as u32;
    loop {
        let date = dates.iter().map(|date| date.span).find(|date| date.end == end);
        let country = scanned.mentions.iter().filter(|mention| matches!(mention.what, What::Country { .. }));
        let passed = date.or_else(|| country.map(|mention| mention.span).find(|country| country.end == end));
        let Some(passed) = passed.filter(|passed| passed.start > lead.start) else { break };
        // `the Embassy of Cuba in`.
        let left = text[lead.start as usize..passed.start as usize].trim_end();
        let left = left.strip_suffix(" the").unwrap_or(left);
        // `итогов прошедшего в июле в Москве саммита`.
        let link = if date.is_some() { " в" } else { " of" };
        let past = |left: &&str| {
            date.is_none()
                || left
                    .rsplit(' ')
                    .next()
                    .is_some_and(|word| ["прошедш", "состоявш"].iter().any(|was| word.starts_with(was)))
        };
        end = lead.start + left.strip_suffix(link).filter(past).unwrap_or(left).len() as u32;
    }
    let word = &text[lead.start as usize..end as usize];
    word.rsplit(|c: char| !c.is_letter_or_digit()).next()
}

/// Whether the word before `in` ties the place to something else than the event.
pub(super) fn belongs(owner: &str, kind: Kind) -> bool {
    const OWNERS: &[&str] = &[
        "embassy",
        "embassies",
        "ambassador",
        "consul",
        "consulate",
        "general",
        "mission",
        "representative",
        "situation",
        "developments",
        "attack",
        "attacks",
        "war",
        "conflict",
        "crisis",
        "clients",
        "settlement",
        "events",
        "organizations",
        "organisations",
        "elections",
        "born",
        "regime",
        "residence",
        "посол",
        "посла",
        "послом",
        "послу",
        "посольств",
        "консул",
        "консульств",
        "генконсул",
        "постпред",
        "ситуаци",
        "обстановк",
        "теракт",
        "войн",
        "войны",
        "конфликт",
        "кризис",
        "положени",
        "выбор",
        "событи",
        "протест",
        "миротворц",
        "прошедш",
        "состоявш",
        "миссии",
        "организациях",
        "миссия",
        "резиденци",
        "представител",
    ];
    let word = owner.small();
    kind != Kind::News
        && !word.starts_with("консульт")
        && OWNERS.iter().any(|owner| if owner.is_ascii() { *owner == word } else { word.starts_with(owner) })
}

/// Whether the owner is a house that the event is put in or at: `at the Embassy of Chile in Oslo`, `в посольстве Чили в Осло`.
///
/// Nobody is accredited to a building: of a ceremony any house says where.
pub(super) fn in_house(before: &str, owner: &str, kind: Kind) -> bool {
    let house = owner.small();
    if kind == Kind::Ceremony && matches!(house.as_str(), "embassy" | "consulate" | "mission" | "chancery") {
        return true;
    }
    if ![
        "embassy",
        "consulate",
        "mission",
        "chancery",
        "residence",
        "посольств",
        "консульств",
        "генконсульств",
        "мисси",
        "резиденци",
    ]
    .iter()
    .any(|word| house.starts_with(word))
    {
        return false;
    }
    let Some(at) = before.rfind(owner) else { return false };
    let mut words = before[..at].split_whitespace().rev();
    let at = |word: &str| {
        matches!(
            word,
            "at" | "At" | "near" | "outside" | "inside" | "в" | "В" | "у" | "У" | "возле" | "около" | "на" | "На"
        )
    };
    let within =
        |word: &str| word.starts_with(Letter::is_capital) || matches!(word, "the" | "здания" | "здании" | "территории");
    words.find(|word| at(word) || !within(word)).is_some_and(at)
}

/// Whether a house stands before a town, with a comma between: `in talks at State House, Nairobi`.
pub(super) fn behind_house(before: &str) -> bool {
    let Some(before) = before.trim_end().strip_suffix(',') else { return false };
    let words = || before.rsplit([' ', '\u{a0}']);
    let named = words().take_while(|word| word.starts_with(Letter::is_capital)).count();
    let mut small = words().skip(named);
    let at = small.find(|word| *word != "the").unwrap_or_default();
    named > 0 && matches!(at, "at" | "in")
}
