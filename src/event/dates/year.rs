//! The year that a message's dates lie in, where no date writes it.

use super::{DateMention, Setting, When};
use crate::dump::Day;
use crate::event::letter::{Letter, Small};
use crate::event::{
    Span,
    gazetteer::{Gazetteer, Scanned, What},
};

/// The first session of the General Assembly opened in the year after this one.
const BEFORE_FIRST_SESSION: i32 = 1945;

/// Years after which what is told is history.
const LONG: i32 = 20;

/// The year that the message's dates lie in, where it states one: in a date of the event, or by the number of a
/// session. For messages without a posting day, to be handed to their neighbours.
#[must_use]
pub fn year(scanned: &Scanned<'_>, dates: &[DateMention]) -> Option<i32> {
    let stated = dates.iter().find_map(|date| match date {
        DateMention { setting: Setting::Dateline, when: When::Days { year, .. }, .. } => *year,
        _ => None,
    });
    stated.or_else(|| whole(scanned).map(|number| BEFORE_FIRST_SESSION + number))
}

/// Whether a sentence opens with a day or a year so long ago that nobody reports it as news: `In 1891 three envoys met`,
/// `15 мая 1962 года подписан`.
#[must_use]
pub fn is_history(sentence: &str, posted: Option<Day>) -> bool {
    let Some((now, ..)) = posted.map(Day::date) else { return false };
    let sentence = sentence.trim_start();
    // `Today in 1955`, `В этот день, в 1955 году`.
    let today = ["Today", "On this day", "This day", "Сегодня", "В этот день", "В этот же день"];
    let today = today.iter().find_map(|day| sentence.strip_prefix(day)).map(|rest| rest.trim_start_matches([',', ' ']));
    let of_today = today.and_then(|rest| ["in ", "в "].iter().find_map(|words| rest.strip_prefix(words)));
    let opening = ["In ", "Back in ", "В "].iter().find_map(|words| sentence.strip_prefix(words));
    let opening = of_today.or(opening);
    let mut words = opening.or_else(|| sentence.strip_prefix("On ")).unwrap_or(sentence).split([' ', '\u{a0}']);
    // `15 мая 1962`, `On May 15, 1962`: the year is the third of a day.
    let year = if opening.is_some() {
        words.next()
    } else {
        let day = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 3;
        let month = |word: &str| word.chars().filter(|c| c.is_letter()).count() > 2;
        let (mut days, mut months) = (0, 0);
        for word in words.by_ref().take(2) {
            days += u8::from(day(word));
            months += u8::from(month(word));
        }
        words.next().filter(|_| days == 1 && months == 1)
    };
    let year = year.map(|year| year.trim_end_matches(|c: char| !c.is_ascii_digit())).filter(|year| year.len() == 4);
    year.and_then(|year| year.parse::<i32>().ok()).is_some_and(|year| (1000..=now - LONG).contains(&year))
}

/// Whether the clause of what is told has a year so long ago that it only calls it to mind: `Today we remember N, who met …
/// in January 1955`.
#[must_use]
pub fn is_of_long_ago(text: &str, lead: Span, told: Span, posted: Option<Day>) -> bool {
    /// Words after which a year is the day of something.
    const IN: [&str; 2] = ["in", "в"];
    let Some((now, ..)) = posted.map(Day::date) else { return false };
    let signs = [',', ';', '(', ':'];
    let (before, behind) =
        (&text[lead.start as usize..told.start as usize], &text[told.end as usize..lead.end as usize]);
    let start = before.rfind(signs).map_or(0, |at| at + 1);
    let end = behind.find(signs).unwrap_or(behind.len());
    let clause = &text[lead.start as usize + start..told.end as usize + end];
    if !clause.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    // `the treaty signed in 1992`: a participle has the year.
    let participle = |word: &str| {
        (word.len() > 4 && word.ends_with("ed") || word.contains("енн") || word.ends_with("вшего"))
            && !text[told.start as usize..told.end as usize].contains(word)
    };
    let (mut last, mut of_month) = ("", false);
    for word in clause.split(|c: char| !c.is_letter_or_digit()).filter(|word| !word.is_empty()) {
        let year = (word.len() == 4).then(|| word.parse::<i32>().ok()).flatten();
        if year.is_some_and(|year| (1000..=now - LONG).contains(&year))
            && (IN.contains(&last.small().as_str()) || of_month)
        {
            return true;
        }
        if participle(word) {
            return false;
        }
        of_month = IN.contains(&last) && word.chars().count() > 2;
        last = word;
    }
    false
}

/// The year of a month by the number of a session, which opens in September.
pub(super) fn of_session(scanned: &Scanned<'_>, month: u32) -> Option<i32> {
    whole(scanned).map(|number| BEFORE_FIRST_SESSION + number + i32::from(month < 9))
}

fn whole(scanned: &Scanned<'_>) -> Option<i32> {
    session(scanned, Span { start: 0, end: scanned.text.len() as u32 }).map(|(number, _)| number)
}

/// The number of the session of the General Assembly that a stretch of the text names, and where it is named.
pub(in crate::event) fn session(scanned: &Scanned<'_>, within: Span) -> Option<(i32, Span)> {
    let text = scanned.text;
    let organisations = &Gazetteer::get().organisations;
    scanned.mentions.iter().find_map(|mention| {
        let What::Organisation(at) = mention.what else { return None };
        let Span { start, end } = mention.span;
        if organisations.get(at as usize)?.id != "UNGA" || start < within.start || within.end < end {
            return None;
        }
        let after: String = text[end as usize..].chars().take(14).collect();
        let before: String =
            text[..start as usize].chars().rev().take(34).collect::<Vec<_>>().into_iter().rev().collect();
        let is_session =
            |words: &str| words.contains("ess") || words.contains("сесс") || words.trim_end().ends_with("th");
        let glued = after.starts_with(|c: char| c.is_ascii_digit());
        if let Some((number, digits)) = numbers(&after).next().filter(|_| glued || is_session(&after)) {
            return Some((number, Span { start, end: end + digits.end }));
        }
        let (number, digits) = numbers(&before).last().filter(|_| is_session(&before))?;
        Some((number, Span { start: start - before.len() as u32 + digits.start, end }))
    })
}

/// Numbers that sessions can have, and where their digits stand.
fn numbers(text: &str) -> impl Iterator<Item = (i32, Span)> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| Some((digits.parse().ok()?, digits)))
        .filter(|(number, _)| (40..=150).contains(number))
        .map(move |(number, digits)| {
            let start = (digits.as_ptr() as usize - text.as_ptr() as usize) as u32;
            (number, Span { start, end: start + digits.len() as u32 })
        })
}
