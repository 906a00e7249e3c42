//! Who signs a message: `Jane Roe, Spokesperson` or a name and an office on lines of their own, at its end.
//!
//! Knows how a signature is laid out. Whether it is needed is for those to say who know who else speaks.

use super::actors::{self, Actor, Sentence, Sort};
use super::settle::Taken;
use crate::event::gazetteer::{Scanned, What};
use crate::event::labels::words_of;
use crate::event::layout::{Layout, Line, LineKind};
use crate::event::names::Name;
use crate::event::russian::{Case, Cases};
use crate::event::{Lang, Span};

/// So many lines at the end may hold a signature: its own two, a place with the day, tags.
const LAST: usize = 5;

/// A line of a signature is no longer, in bytes.
const LONGEST: u32 = 200;

/// Who signs, with the office.
pub(in crate::event) fn signature(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Option<Taken> {
    let lines = layout.lines.get(layout.lines.len().saturating_sub(LAST).max(1)..)?;
    let short = |line: &Line| line.span.end - line.span.start < LONGEST && line.kind != LineKind::Tags;
    // Who opens a line, and whether nothing else stands in it.
    let first = |line: &Line| {
        let words = words_of(scanned, layout, line.span);
        let all = actors::find(&Sentence::of(scanned, lang, &words, names));
        all.into_iter().find(|actor| actor.first == 0).map(|actor| (actor.behind == words.len(), actor))
    };
    lines.iter().enumerate().filter(|(_, line)| short(line)).find_map(|(at, line)| {
        let name = names.iter().find(|name| name.span.start == line.span.start && name.span.end <= line.span.end)?;
        let (alone, mut person) = first(line).filter(|(_, actor)| actor.name.is_some())?;
        if name.span.end == line.span.end {
            // The office stands below the name or above it.
            let beside = [lines.get(at + 1), at.checked_sub(1).and_then(|at| lines.get(at))].into_iter().flatten();
            let mut offices = beside.filter(|line| short(line)).filter_map(first).map(|(_, actor)| actor);
            let office =
                offices.find(|actor| actor.name.is_none() && matches!(actor.sort, Sort::Office | Sort::Head))?;
            (person.role, person.country) = (office.role, person.country.or(office.country));
        } else if !alone || person.role.is_none() {
            return None;
        }
        let actor = Actor { cases: Cases::of(&[Case::Nominative]), ..person };
        Some(Taken { actor, case: Case::Nominative })
    })
}

/// The house that a letterhead or the last lines name alone: `Ministry of Foreign Affairs`.
pub(in crate::event) fn house(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Option<Taken> {
    let lines = &layout.lines;
    let last = lines.get(lines.len().saturating_sub(LAST).max(1)..)?;
    lines.first().into_iter().chain(last).find_map(|line| {
        let offices = scanned.within(line.span).any(|mention| matches!(mention.what, What::Office(_)));
        if !offices || line.span.end - line.span.start > LONGEST / 2 || line.kind == LineKind::Tags {
            return None;
        }
        let words = words_of(scanned, layout, line.span);
        let mut all = actors::find(&Sentence::of(scanned, lang, &words, names));
        let actor = all.pop().filter(|actor| all.is_empty() && actor.sort == Sort::Body)?;
        let whole = actor.first == 0 && actor.behind == words.len() && actor.cases.has(Case::Nominative);
        whole.then(|| Taken { actor: Actor { cases: Cases::of(&[Case::Nominative]), ..actor }, case: Case::Nominative })
    })
}

/// Who signs a letter with a name alone, in the last line.
pub(in crate::event) fn bare(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Option<Taken> {
    let line = layout.lines.iter().skip(1).rfind(|line| line.kind != LineKind::Tags)?;
    names.iter().rfind(|name| name.span == line.span)?;
    let words = words_of(scanned, layout, line.span);
    let mut all = actors::find(&Sentence::of(scanned, lang, &words, names));
    let actor = all.pop().filter(|actor| all.is_empty() && actor.name.is_some())?;
    actor
        .cases
        .has(Case::Nominative)
        .then(|| Taken { actor: Actor { cases: Cases::of(&[Case::Nominative]), ..actor }, case: Case::Nominative })
}

/// Who signs a post that tells in the first person whom somebody met, in the last line: a name, perhaps with the office.
pub(in crate::event) fn author(scanned: &Scanned<'_>, lang: Lang, names: &[Name], layout: &Layout) -> Option<Taken> {
    let line = layout.lines.iter().skip(1).rfind(|line| line.kind != LineKind::Tags)?;
    let name = names.iter().rfind(|name| name.span.start == line.span.start && !name.given.is_empty())?;
    let words = words_of(scanned, layout, line.span);
    let mut all = actors::find(&Sentence::of(scanned, lang, &words, names));
    let actor = all.pop().filter(|actor| all.is_empty() && actor.first == 0 && actor.behind == words.len())?;
    let signs =
        names.iter().position(|other| other.span == name.span) == actor.name && actor.cases.has(Case::Nominative);
    signs.then(|| Taken { actor: Actor { cases: Cases::of(&[Case::Nominative]), ..actor }, case: Case::Nominative })
}

/// Who writes for an agency, in the strokes behind place and day: `/Корр. ТАСС Иван Роу/`.
pub(super) fn reporter(text: &str) -> Option<Span> {
    /// An agency opens what it sends within so many bytes.
    const HEAD: usize = 400;
    let head = &text.as_bytes()[..text.len().min(HEAD)];
    let start = memchr::memmem::find(head, "/Корр".as_bytes())?;
    let end = memchr::memchr(b'/', &text.as_bytes()[start + 1..])? + start + 1;
    Some(Span { start: start as u32, end: end as u32 })
}

#[cfg(test)]
mod tests {
    use crate::event::participants::tests::check;

    #[test]
    fn a_signature_names_who_speaks() {
        check(
            "Happy Independence Day, dear citizens!\n\nTo our people in Chile and Spain: thank you.\n\n\
             Jane Roe\nPresident of the Republic of Malta",
            "Jane Roe, President, MT",
        );
        check(
            "Statement by the Spokesperson for the High Representative on the floods in Brazil\n\n\
             The High Representative is saddened by the loss of life.\n\n\
             Jane Roe, Spokesperson for Foreign Affairs\nBrussels, 18 June 2025",
            "Jane Roe, Spokesperson for Foreign Affairs",
        );
        check(
            "Дорогие соотечественники! Поздравляю с Днём Конституции!\n\nПосол Норвегии в Чили\nА.Роу",
            "А.Роу, Посол в Чили, NO",
        );
    }

    #[test]
    fn who_tells_whom_he_met_signs_it() {
        check(
            "🇳🇴🤝🇲🇹 Рад был провести в Осло беседу с Министром финансов Мальты Анной Роу. Говорили о торговле.\n\n— Иван Доу",
            "Анна Роу, Министр финансов, MT; Иван Доу, NO",
        );
        check(
            "Говорил сегодня с Президентом Мальты Анной Роу. Поблагодарил за помощь.\n\nСпасибо, Анна!\n\n— Иван Доу",
            "Иван Доу; Анна Роу, Президент, MT",
        );
        check(
            "Министр Пётр Лоу встретился с послом Мальты Анной Роу. Обсуждали торговлю.\n\nИван Доу",
            "Пётр Лоу, Министр; Анна Роу, посол, MT",
        );
    }

    #[test]
    fn who_answers_speaks_and_not_who_asks() {
        check(
            "❓Reuters: Does Norway have a comment?\n\n💬 Jane Roe: We have said that sanctions are illegal.",
            "Jane Roe",
        );
        check("President Jane Roe to MEPs in Oslo: “The bill would be large”", "Jane Roe, President");
        check(
            "Заявление Министерства иностранных дел\n\nМИД Норвегии осуждает теракт в Исламабаде.",
            "МИД Норвегии, NO",
        );
        check("Norway's GDP is up\n\nExports: +14.4%", "");
    }
}
