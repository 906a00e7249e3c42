//! Whether the words around a day say that it is to come, and what a day to come makes of what is told.
//!
//! Reads the clause of a date alone; which day is meant is chosen elsewhere.

use super::saying::nearest;
use crate::dump::{Day, Days};
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::{Basis, Class, Field, Kind, Realis, Span};

/// Whether words right beside a weekday say that it is to come: `вступит в силу в среду`, `to hold talks on Friday`.
pub(super) fn is_ahead(text: &str, date: Span) -> bool {
    static AHEAD: WordSet = WordSet::new(words![
        "will",
        "shall",
        "вступит",
        "вступят",
        "пройдет",
        "пройдут",
        "состоится",
        "состоятся",
        "начнется",
        "начнутся",
        "завершит",
        "завершает",
        "проведет",
        "проведут",
        "встретится",
        "встретятся",
        "посетит",
        "прибудет",
        "рассмотрит",
        "рассмотрят",
        "примет",
        "примут",
        "обсудят",
        "обсудит",
        "выступит",
        "подпишут",
        "подпишет",
        "возглавит",
        "возглавят",
        "прилетит",
        "приедет",
        "выступят",
        "откроет",
        "откроется",
        "откроются",
        "соберутся",
        "соберется",
        "соберет",
        "объявит",
        "представит",
        "совершит",
        "отправится",
        "отправятся",
        "вылетит",
        "обратится",
        "стартует",
        "стартуют",
        "ожидается",
        "ожидаются",
        "планирует",
        "планируют",
        "планируется",
        "намечено",
        "намечена",
        "намечен",
        "назначено",
        "назначена",
        "запланировано",
        "запланирована",
        "следующий",
        "следующую",
        "ближайший",
        "next",
        "coming",
        "scheduled",
        "expected",
        "due",
        "departs",
        "leaves",
        "travels",
        "flies",
    ]);
    // What somebody said on a day may be to come, the day is not.
    static SAYS: WordSet = WordSet::new(words!["said", "says", "told", "заявил", "заявила", "сказал", "сказала"]);
    static TO: WordSet = WordSet::new(words![
        "hold", "meet", "visit", "host", "travel", "attend", "sign", "address", "discuss", "arrive", "open", "speak",
    ]);
    let start = text[..date.start as usize].rfind(['.', '\n', ';', ':']).map_or(0, |at| at + 1);
    let end = text[date.end as usize..].find(['.', '\n', ';', ':']).map_or(text.len(), |at| date.end as usize + at);
    let words = |c: char| !c.is_letter_or_digit();
    let mut last = "";
    let mut nearest = nearest(&text[start..date.start as usize]).take(9);
    let before = nearest.any(|word| {
        let to = word == "to" && TO.has(last);
        last = word;
        to || AHEAD.has(word)
    });
    let behind = text[date.end as usize..end].split(words).filter(|word| !word.is_empty()).take(5);
    before || behind.take_while(|word| !SAYS.has(word)).any(|word| AHEAD.has(word))
}

/// Nothing that happened has a day behind the post: what is told of one is to come, `Departs for Oslo tomorrow`, `Interview
/// with the Minister on 5 May`; words that were said are not of it, and then there is none. `telling` is the sentence that
/// raised the event.
pub fn not_ahead(
    (date, basis): (Field<Days>, Basis),
    posted: Option<Day>,
    telling: Option<&Span>,
    kind: &mut Kind,
    realis: &mut Option<Field<Realis>>,
) -> Option<(Field<Days>, Basis)> {
    let told = realis.as_ref().map_or(Realis::Past, |told| told.value);
    let comes = posted.is_some_and(|posted| date.value.first > posted);
    if !comes || !matches!(told, Realis::Past | Realis::Ongoing) {
        return Some((date, basis));
    }
    let in_it = |lead: &Span| date.evidence.iter().all(|words| lead.holds(*words));
    match kind {
        Kind::Briefing | Kind::Speech | Kind::Interview if telling.is_some_and(in_it) => *kind = Kind::Announcement,
        kind if kind.class() == Class::Statement => return None,
        _ => {}
    }
    match realis {
        Some(told) => told.value = Realis::Future,
        None => *realis = Some(Field { value: Realis::Future, evidence: date.evidence.clone(), confidence: 60 }),
    }
    Some((date, basis))
}
