//! Whether the words around a day say that it is to come.
//!
//! Reads the clause of a date alone; which day is meant is chosen elsewhere.

use crate::event::Span;
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};

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
    let mut nearest = text[start..date.start as usize].split(words).rev().filter(|word| !word.is_empty()).take(9);
    let before = nearest.any(|word| {
        let to = word == "to" && TO.has(last);
        last = word;
        to || AHEAD.has(word)
    });
    let behind = text[date.end as usize..end].split(words).filter(|word| !word.is_empty()).take(5);
    before || behind.take_while(|word| !SAYS.has(word)).any(|word| AHEAD.has(word))
}
