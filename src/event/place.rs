//! Where it happened.
//!
//! A line or bracket of place and date says it; failing that a city or building in the sentence that tells of
//! the event. A city that only places an embassy, an attack or another event is none. Knows the cities and
//! buildings of the data files, and the shape of lines that name others.

use super::{
    Class, Field, Kind, Lang, Span,
    dates::{Circumstances, DateMention, Setting},
    gazetteer::{Form, Gazetteer, Mention, Scanned, What},
    layout::{Layout, LineKind},
    russian::{Case, Cases, phrase_nominative},
};
use crate::event::letter::Letter;

/// The city or most exact named place of the event, as a nominative in the message's language.
#[must_use]
pub fn place(
    scanned: &Scanned<'_>,
    layout: &Layout,
    lang: Lang,
    dates: &[DateMention],
    circumstances: &Circumstances,
) -> Option<Field<String>> {
    let kind = circumstances.kind.unwrap_or(Kind::Other);
    if matches!(kind, Kind::History | Kind::Other | Kind::Document) {
        return None;
    }
    dateline(scanned, layout, dates)
        .or_else(|| bracket(scanned, layout, dates))
        .or_else(|| told(scanned, layout, lang, kind, circumstances))
}

/// The place of a line of place and date.
fn dateline(scanned: &Scanned<'_>, layout: &Layout, dates: &[DateMention]) -> Option<Field<String>> {
    let day_in = |line: Span| dates.iter().find(|date| date.setting == Setting::Dateline && holds(line, date.span));
    let line = layout.lines.iter().find(|line| line.kind == LineKind::Dateline || day_in(line.span).is_some())?;
    let date = day_in(line.span).map(|day| day.span);
    named(scanned, line.span, date, 96)
}

/// The place of a bracket in the title.
fn bracket(scanned: &Scanned<'_>, layout: &Layout, dates: &[DateMention]) -> Option<Field<String>> {
    let title = *layout.lead.first()?;
    let within = dates.iter().find(|date| date.setting == Setting::Bracket && holds(title, date.span));
    let date = within?.span;
    let open = scanned.text[..date.start as usize].rfind('(')?;
    let close = scanned.text[date.end as usize..].find(')')? + date.end as usize;
    named(scanned, Span { start: open as u32 + 1, end: close as u32 }, Some(date), 93)
}

/// The place in words that hold nothing but a place and perhaps a date.
fn named(scanned: &Scanned<'_>, words: Span, date: Option<Span>, confidence: u8) -> Option<Field<String>> {
    let gazetteer = Gazetteer::get();
    let inside = || scanned.mentions.iter().filter(|mention| holds(words, mention.span));
    let city = inside().find_map(|mention| match mention.what {
        What::City(at) => Some((gazetteer.cities.get(at as usize)?.name, mention.span)),
        _ => None,
    });
    if let Some((name, span)) = city {
        return Some(Field { value: name.to_owned(), evidence: vec![span], confidence });
    }
    // Another place: the part between commas that is no date and no region.
    let text = scanned.text;
    let mut parts = Vec::new();
    let mut start = words.start;
    for piece in text[words.start as usize..words.end as usize].split(',') {
        let span = trimmed(text, Span { start, end: start + piece.len() as u32 });
        start += piece.len() as u32 + 1;
        let is_date = date.is_some_and(|date| span.start < date.end && date.start < span.end);
        let written = &text[span.start as usize..span.end as usize];
        if !is_date && written.starts_with(Letter::is_capital) && written.split_whitespace().count() <= 5 {
            parts.push((span, written));
        }
    }
    let (span, written) = match parts.as_slice() {
        [] => return None,
        [(_, region), exact, ..] if is_region(region) => *exact,
        [first, ..] => *first,
    };
    Some(Field { value: written.to_owned(), evidence: vec![span], confidence: confidence - 12 })
}

/// The place in the sentences that tell of the event.
fn told(
    scanned: &Scanned<'_>,
    layout: &Layout,
    lang: Lang,
    kind: Kind,
    circumstances: &Circumstances,
) -> Option<Field<String>> {
    let with_trigger = |lead: &&Span| circumstances.trigger.is_some_and(|trigger| holds(**lead, trigger));
    let first = layout.lead.first();
    let telling = layout.lead.iter().find(with_trigger);
    let reports = matches!(kind.class(), Class::Meeting) || kind == Kind::News;
    let third = layout.lead.get(1).filter(|_| matches!(kind, Kind::Interview | Kind::Visit));
    let leads = || [telling, first, third].into_iter().flatten();
    // Where a city is named, the country is not the place.
    for (lead, countries) in leads().map(|lead| (lead, false)).chain(leads().map(|lead| (lead, true))) {
        for mention in scanned.mentions.iter().filter(|mention| holds(*lead, mention.span)) {
            let is_country = matches!(mention.what, What::Country { .. });
            if is_country != countries || layout.is_quoted(mention.span.start) && kind != Kind::News {
                continue;
            }
            if let Some(name) = place_name(scanned, lang, kind, *mention)
                && stands_as_place(scanned, *lead, *mention, kind)
            {
                let confidence = if reports { 84 } else { 76 };
                return Some(Field { value: name, evidence: vec![mention.span], confidence });
            }
        }
        if reports
            && !countries
            && let Some(found) = unlisted(scanned, *lead)
        {
            return Some(found);
        }
    }
    None
}

/// The nominative of what may be a place; countries only where a trip or a happening is told.
fn place_name(scanned: &Scanned<'_>, lang: Lang, kind: Kind, mention: Mention) -> Option<String> {
    let gazetteer = Gazetteer::get();
    match mention.what {
        What::City(at) => Some(gazetteer.cities.get(at as usize)?.name.to_owned()),
        What::Site(at) => Some(gazetteer.sites.get(at as usize)?.name.to_owned()),
        // `прибыл в МИД России`.
        What::Office(at) if kind == Kind::Visit && gazetteer.offices.get(at as usize)?.id == "body" => {
            let after = &scanned.text[mention.span.end as usize..];
            let owner = scanned.mentions.iter().find(|next| {
                matches!(next.what, What::Country { form: Form::Name, .. })
                    && next.span.start == mention.span.end + 1
                    && after.starts_with(' ')
            });
            let end = owner.map_or(mention.span.end, |owner| owner.span.end);
            let written = &scanned.text[mention.span.start as usize..end as usize];
            let case = mention.cases.and(Cases::of(&[Case::Accusative])).iter().last();
            Some(case.map_or_else(|| written.to_owned(), |case| phrase_nominative(written, case)))
        }
        What::Country { form: Form::Name, .. } if matches!(kind, Kind::Visit | Kind::News) => {
            let written = &scanned.text[mention.span.start as usize..mention.span.end as usize];
            let case = mention.cases.and(Cases::of(&[Case::Prepositional, Case::Accusative])).iter().last();
            Some(match case {
                Some(case) if lang == Lang::RU => phrase_nominative(written, case),
                _ => written.to_owned(),
            })
        }
        _ => None,
    }
}

/// Whether the words before a place put the event there.
fn stands_as_place(scanned: &Scanned<'_>, lead: Span, mention: Mention, kind: Kind) -> bool {
    let before = &scanned.text[lead.start as usize..mention.span.start as usize];
    let after = &scanned.text[mention.span.end as usize..lead.end as usize];
    let mut back = before.split(|c: char| !c.is_letter_or_digit()).rev().filter(|word| !word.is_empty());
    let (mut last, mut owner) = (back.next().unwrap_or_default(), back.next().unwrap_or_default());
    // `in Russia's Kamchatka`: what stands before the owner counts.
    if last == "s" && before.trim_end().ends_with("'s") {
        (last, owner) = (back.next().unwrap_or_default(), back.next().unwrap_or_default());
    }
    if last == "the" || last.eq_ignore_ascii_case("столице") || last == "городе" {
        (last, owner) = (owner, back.next().unwrap_or_default());
    }
    if !before.ends_with([' ', '\u{a0}']) && !before.is_empty() {
        return false;
    }
    if kind == Kind::News && (is_territory(last) || last == "of" && is_territory(owner)) {
        return true;
    }
    let last = last.to_lowercase();
    let is_country = matches!(mention.what, What::Country { .. });
    let prepositional = mention.cases.has(Case::Prepositional);
    let here = match last.as_str() {
        "in" | "at" | "visited" | "visits" | "visiting" | "посетил" | "посетила" | "посетили" | "посетит" => {
            true
        }
        "в" | "во" if matches!(mention.what, What::Office(_)) => arrives(before),
        "в" | "во" => prepositional || kind == Kind::Visit && mention.cases.has(Case::Accusative) || arrives(before),
        "на" => matches!(mention.what, What::Site(_)) && prepositional,
        "to" => kind == Kind::Visit || arrives(before),
        _ => false,
    };
    if !here || is_region_word(after) {
        return false;
    }
    // `In the United States a woman ...`: only at the beginning does a country say where.
    if is_country && kind == Kind::News && before.split_whitespace().count() > 2 {
        return false;
    }
    // Nobody is accredited to a building.
    let foreign = !matches!(mention.what, What::Site(_)) && belongs(owner, kind);
    !foreign && (kind.class() != Class::Statement || puts_event(owner, before))
}

fn is_territory(word: &str) -> bool {
    matches!(word, "territory" | "территории" | "территорию")
}

/// Whether somebody is said to come: `прибыл в`, `arrived in`.
fn arrives(before: &str) -> bool {
    const VERBS: &[&str] = &[
        "прибыл",
        "прилетел",
        "приехал",
        "прибыва",
        "вылетел",
        "отправил",
        "arriv",
        "landed",
        "travel",
        "визит",
        "visit",
        "поездк",
        "trip",
    ];
    before.split(|c: char| !c.is_letter_or_digit()).rev().filter(|word| !word.is_empty()).take(4).any(|word| {
        let word = word.to_lowercase();
        VERBS.iter().any(|verb| word.starts_with(verb))
    })
}

/// Whether the word before `in` ties the place to something else than the event.
fn belongs(owner: &str, kind: Kind) -> bool {
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
        "elections",
        "born",
        "regime",
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
        "миссия",
    ];
    let word = owner.to_lowercase();
    kind != Kind::News
        && OWNERS.iter().any(|owner| if owner.is_ascii() { *owner == word } else { word.starts_with(owner) })
}

/// For statements: whether the place is one of talks, a meeting, an address.
fn puts_event(owner: &str, before: &str) -> bool {
    const EVENTS: &[&str] = &[
        "talks",
        "meeting",
        "summit",
        "conference",
        "forum",
        "session",
        "negotiations",
        "consultations",
        "event",
        "briefing",
        "speaking",
        "spoke",
        "studio",
        "rally",
        "ceremony",
        "встреч",
        "переговор",
        "саммит",
        "конференц",
        "форум",
        "сесси",
        "заседани",
        "консультаци",
        "брифинг",
        "выступ",
        "мероприяти",
        "бибиси",
    ];
    let near = before.split(|c: char| !c.is_letter_or_digit()).rev().filter(|word| !word.is_empty()).take(8);
    owner.is_empty() || near.map(str::to_lowercase).any(|word| EVENTS.iter().any(|event| word.starts_with(event)))
}

/// A Russian town that no list has, by its ending: `в Зеленодольске`.
fn unlisted(scanned: &Scanned<'_>, lead: Span) -> Option<Field<String>> {
    const ENDINGS: &[&str] = &["ске", "граде", "бурге", "городе", "поле"];
    let text = &scanned.text[lead.start as usize..lead.end as usize];
    for (at, _) in text.match_indices("в ") {
        if at > 0 && !text[..at].ends_with([' ', '\n']) {
            continue;
        }
        let rest = &text[at + "в ".len()..];
        let end = rest.find(|c: char| !c.is_letter_or_digit() && c != '-').unwrap_or(rest.len());
        let word = &rest[..end];
        let start = lead.start + (at + "в ".len()) as u32;
        let span = Span { start, end: start + end as u32 };
        let known =
            scanned.mentions.iter().any(|mention| mention.span.start < span.end && span.start < mention.span.end);
        if word.starts_with(Letter::is_capital)
            && !known
            && word.chars().count() > 5
            && ENDINGS.iter().any(|end| word.ends_with(end))
        {
            let value = phrase_nominative(word, Case::Prepositional);
            return Some(Field { value, evidence: vec![span], confidence: 65 });
        }
    }
    None
}

/// Whether what follows makes the place part of a larger name: `in Moscow Region`.
fn is_region_word(after: &str) -> bool {
    let after = after.trim_start();
    ["Region", "Oblast", "region", "Krai", "time", "State", "Declaration", "accords"]
        .iter()
        .any(|word| after.starts_with(word))
}

fn is_region(part: &str) -> bool {
    ["область", "край", "Республика", "район", "округ", "Region", "Krai", "Republic"]
        .iter()
        .any(|word| part.contains(word))
}

fn trimmed(text: &str, span: Span) -> Span {
    let written = &text[span.start as usize..span.end as usize];
    let start =
        span.start + (written.len() - written.trim_start_matches(|c: char| !c.is_letter_or_digit()).len()) as u32;
    let end = span.end - (written.len() - written.trim_end().len()) as u32;
    Span { start: start.min(end), end }
}

const fn holds(outer: Span, inner: Span) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

#[cfg(test)]
mod tests {
    use super::super::{dates, gazetteer::Scanner, language::language};
    use super::*;

    #[track_caller]
    fn check(text: &str, kind: Kind, trigger: &str, expected: &str) {
        let mut buffers = Scanner::default();
        let scanned = buffers.scan(text);
        let layout = Layout::of(text);
        let dates = dates::find(&scanned, &layout);
        let trigger = text.find(trigger).map(|at| Span { start: at as u32, end: (at + trigger.len()) as u32 });
        let circumstances = Circumstances { kind: Some(kind), trigger, ..Circumstances::default() };
        let found = place(&scanned, &layout, language(text), &dates, &circumstances);
        assert_eq!(found.map_or_else(|| "none".to_owned(), |field| field.value), expected, "{text}");
    }

    #[test]
    fn lines_and_brackets_name_the_place() {
        check("🎙 Remarks by the Minister\n\n📍 Bern, May 2\n\n💬 We met in Oslo.", Kind::Speech, "Remarks", "Bern");
        check("Remarks by the Minister (Oslo, March 18, 2025)", Kind::Speech, "Remarks", "Oslo");
        check("Remarks by the Minister (March 18, 2025, Oslo)", Kind::Speech, "Remarks", "Oslo");
        check("Встреча с послом\n\nМосква, Кремль, 6 мая 2025 года", Kind::Meeting, "Встреча", "Москва");
        check("Встреча\n\nТверская область, Завидово, 6 мая 2025 года", Kind::Meeting, "Встреча", "Завидово");
    }

    #[test]
    fn the_sentence_of_the_event_names_the_place() {
        check("The Ministers met in Vienna.", Kind::Meeting, "met", "Vienna");
        check("Министр провёл в Вене встречу с послом.", Kind::Meeting, "встречу", "Вена");
        check("Министр прибыл в Мали.", Kind::Visit, "прибыл", "Мали");
        check("Министр принял посла в Кремле.", Kind::Meeting, "принял", "Кремль");
        check("Переговоры прошли в Красногорске.", Kind::Meeting, "Переговоры", "Красногорск");
        check("The President arrived in Kenya.", Kind::Visit, "arrived", "Kenya");
    }

    #[test]
    fn what_is_elsewhere_is_no_place_of_the_event() {
        check("The Minister met with the Ambassador in London.", Kind::Meeting, "met", "none");
        check("Comment by the Minister on the attack in Kabul", Kind::Comment, "Comment", "none");
        check("Министр обсудил обстановку в Хартуме.", Kind::Meeting, "обсудил", "none");
        check("They met.\n\nThe results of the summit in Paris were welcomed.", Kind::Meeting, "met", "none");
    }
}
