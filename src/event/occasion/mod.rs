//! The named framework that an event happened in or on the margins of.
//!
//! Words such as "on the sidelines of" lead to it; its head (a summit, a session, an anniversary) makes it one.
//! Only the title and the sentence of the event are asked. The words are in `data/occasions.tsv`; the shape of
//! names is in `phrase`.

mod days;
mod held;
mod phrase;
mod words;

use self::words::{Lead, Phrases};
use super::{
    Class, Field, Kind, Lang, Span,
    dates::{Circumstances, session},
    gazetteer::{Gazetteer, Scanned, What},
    labels,
    layout::{
        Layout, LineKind,
        words::{Word, begins},
    },
    russian::phrase_nominative,
};
use crate::event::letter::{Letter, Small};

/// The summit, session, forum, conference or anniversary, short, as a nominative in the message's language.
#[must_use]
pub fn occasion(
    scanned: &Scanned<'_>,
    layout: &Layout,
    lang: Lang,
    circumstances: &Circumstances,
) -> Option<Field<String>> {
    let kind = circumstances.kind.unwrap_or(Kind::Other);
    if matches!(kind, Kind::News | Kind::Document | Kind::Other) {
        return None;
    }
    let telling = circumstances.trigger.and_then(|trigger| layout.lead.iter().position(|lead| lead.holds(trigger)));
    let mut asked: Vec<usize> = [Some(0), telling].into_iter().flatten().collect();
    if kind.class() == Class::Meeting || kind == Kind::Message {
        asked.push(1);
    }
    let delivered = matches!(kind, Kind::Comment | Kind::Speech | Kind::Briefing);
    let sentence = |at: usize| &scanned.text[layout.lead[at].start as usize..];
    let spoken = |at: &usize| speaks_at(sentence(*at)) || sentence(*at).starts_with("Об этом ");
    asked.extend((1..layout.lead.len().min(3)).find(spoken).filter(|_| delivered));
    asked.dedup();
    asked.retain(|at| *at < layout.lead.len());
    if kind.class() == Class::Meeting || kind == Kind::Speech {
        let tags = layout.lines.iter().filter(|line| line.kind == LineKind::Tags).map(|line| line.span);
        if let Some((number, span)) =
            asked.iter().map(|at| layout.lead[*at]).chain(tags).find_map(|line| session(scanned, line))
        {
            return Some(Field { value: assembly(number, lang), evidence: vec![span], confidence: 92 });
        }
    }
    // A third sentence counts only where its words leave no doubt.
    let next = if kind.class() == Class::Meeting { 2 } else { 1 };
    let margins = |at: usize| {
        let text = &scanned.text[layout.lead[at].start as usize..layout.lead[at].end as usize];
        ["кулуарах", "полях", "sidelines", "margins"].iter().any(|word| text.contains(word))
    };
    let told = |at: usize| kind.class() == Class::Meeting || delivered && margins(at);
    let third = (layout.lead.len() > next && !asked.contains(&next) && told(next)).then_some(next);
    let read = |at: usize| in_sentence(scanned, layout.lead_words(scanned.text, at), lang, kind);
    // A line that only says who speaks and where: `Jane Roe, speaking at the Harbour Forum:`.
    let label = || {
        let line = layout.lines.first().filter(|_| kind.class() == Class::Statement)?.span;
        let opens = layout.lead.first().is_none_or(|lead| lead.start >= line.end);
        opens.then(|| in_sentence(scanned, &labels::words_of(scanned, layout, line), lang, kind)).flatten()
    };
    asked
        .iter()
        .find_map(|at| read(*at))
        .map(|field| with_owner(scanned, field))
        .or_else(|| {
            read(third?).filter(|field| field.confidence >= STRONG || kind == Kind::Visit && is_large(&field.value))
        })
        .or_else(label)
}

/// Whether a name has several words with a capital: `International Forum on Peace`.
fn is_large(name: &str) -> bool {
    name.split(' ').filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())).nth(2).is_some()
}

/// Whether a sentence under a title opens with where somebody spoke: `Addressing the Assembly, …`, `Выступая на форуме, …`.
pub(super) fn speaks_at(sentence: &str) -> bool {
    ["Addressing ", "Speaking at ", "Speaking in ", "Opening the ", "Выступая ", "Обращаясь ", "Открывая "]
        .iter()
        .any(|opening| sentence.starts_with(opening))
}

fn in_sentence(scanned: &Scanned<'_>, found: &[Word], lang: Lang, kind: Kind) -> Option<Field<String>> {
    let phrases = Phrases::of(lang)?;
    let mut weaker = None;
    // What stands behind `on the occasion of` may be a day.
    let mut kept_day = None;
    let mut leads = Vec::new();
    // What somebody says will be or was at a gathering is said elsewhere: `…, что на саммите обсудят хлеб`.
    let told = |at: usize| {
        (1..at).any(|word| found[word].of(scanned.text) == "что" && found[word - 1].of(scanned.text) == ",")
    };
    for at in 0..found.len() {
        if kind.class() == Class::Statement && told(at) {
            break;
        }
        phrases.leads_at(scanned.text, &found[at..], &mut leads);
        for leading in &leads {
            // Of a comment only what it stands under counts, not what it speaks of.
            let far = || found[..at].iter().filter(|word| !word.sign && !word.quoted).count() > 12;
            if kind == Kind::History || leading.strong && kind == Kind::Comment && far() {
                continue;
            }
            // Of those who take part the next leading word tells.
            if found.get(at + leading.length).is_some_and(|word| begins(word.of(scanned.text), "участник"))
                && leading.length > 0
                && !begins(found[at].of(scanned.text), "участник")
            {
                continue;
            }
            if phrase::is_preparation(scanned.text, &found[..at], &found[at]) {
                continue;
            }
            // `начавшейся накануне сессии`: there it says when.
            let when = found[at].of(scanned.text) == "накануне" && at > 0;
            if when && found[at - 1].of(scanned.text).contains("вш") {
                continue;
            }
            let behind = without_aside(scanned.text, &found[at + leading.length..]);
            let Some(name) = phrase::read(scanned, phrases, behind, leading) else {
                kept_day = kept_day.or(Some(at + leading.length).filter(|_| leading.strong));
                continue;
            };
            // Whom a greeting is to heads nothing: `to President Jane Roe on the anniversary`.
            if (kind == Kind::Message || lang == Lang::RU) && !leading.strong && holds_office(scanned, name) {
                continue;
            }
            // What lies ahead of an anniversary need not be about it.
            let written = &scanned.text[name.start as usize..name.end as usize];
            if found[at].of(scanned.text) == "ahead" && written.contains("anniversary") {
                continue;
            }
            let field = nominative(scanned.text, name, lang, leading);
            if leading.strong {
                return Some(field);
            }
            // `left for the Harbour Summit`: what one comes for has a name or a number.
            let text = &scanned.text[name.start as usize..name.end as usize];
            let large = text.split(' ').filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase())).count();
            let comes_for = found[at].of(scanned.text) == "for";
            let from = at.checked_sub(1).is_some_and(|before| found[before].is_capitalised(scanned.text));
            if comes_for && !from && large < 3 {
                continue;
            }
            if comes_for
                && !(kind.class() == Class::Meeting && (large > 1 || text.starts_with(|c: char| c.is_ascii_digit())))
            {
                continue;
            }
            weaker = weaker.or(Some(field));
        }
    }
    let days = matches!(kind, Kind::Message | Kind::History | Kind::Ceremony | Kind::Interview | Kind::Announcement);
    // `On Africa Day, the Minister met …`.
    let opens = found.first().is_some_and(|word| matches!(word.of(scanned.text), "On" | "В" | "Во" | "Накануне"));
    let named = |word: &Word| {
        let written = word.of(scanned.text);
        let day = matches!(written, "День" | "Международный" | "Всемирный");
        word.is_capitalised(scanned.text) && (lang == Lang::EN || day)
    };
    let opens = opens && found.get(1).is_some_and(named);
    let kept_day = kept_day
        .or(opens.then_some(0))
        .filter(|_| matches!(kind, Kind::Announcement | Kind::Speech | Kind::Comment | Kind::Meeting));
    let kept = if kind == Kind::Message { days::anniversary(scanned, phrases, found, lang) } else { None };
    kept.or(weaker)
        .or_else(|| {
            (kind == Kind::Meeting || matches!(kind, Kind::Call | Kind::Ceremony) && lang == Lang::RU)
                .then(|| held::read(scanned, phrases, found, lang))
                .flatten()
        })
        .or_else(|| {
            (kind.class() == Class::Meeting || kind == Kind::Speech).then(|| coded(scanned.text, found)).flatten()
        })
        .or_else(|| {
            // `visited the camp on the 80th anniversary of its liberation`.
            let at = found.iter().position(|word| word.of(scanned.text) == "anniversary");
            let at = at.filter(|_| !days && kind.class() == Class::Meeting)?;
            let on = found[..at].iter().rev().take(3).any(|word| matches!(word.of(scanned.text), "on" | "On"));
            on.then(|| days::anniversary(scanned, phrases, found, lang)).flatten()
        })
        .or_else(|| days.then(|| days::anniversary(scanned, phrases, found, lang)).flatten())
        .or_else(|| {
            let end = if opens { found.len().min(OPENING) } else { found.len() };
            days::named_day(scanned, phrases, if days { found } else { found.get(kept_day?..end)? }, lang)
        })
        .or_else(|| {
            (kind == Kind::Speech)
                .then(|| days::anniversary(scanned, phrases, &found[..found.len().min(OPENING)], lang))
                .flatten()
        })
        .or_else(|| (kind == Kind::Speech).then(|| part(scanned, phrases, found)).flatten())
}

/// Whether a name begins with the office of one person.
fn holds_office(scanned: &Scanned<'_>, name: Span) -> bool {
    let of_one = |index: u16| {
        let office = Gazetteer::get().offices.get(usize::from(index));
        office.is_some_and(|office| matches!(office.id, "head" | "office"))
    };
    scanned.at(name.start).iter().any(|mention| matches!(mention.what, What::Office(index) if of_one(index)))
}

/// What stands behind an aside of who else does it: `co-chaired, together with Jane Roe, the 3rd round …`.
fn without_aside<'a>(text: &str, words: &'a [Word]) -> &'a [Word] {
    let with = |word: &Word| matches!(word.of(text), "together" | "along" | "alongside" | "jointly" | "with");
    match words {
        [comma, next, rest @ ..] if comma.of(text) == "," && with(next) => {
            let end = rest.iter().take(OPENING).position(|word| word.of(text) == ",");
            end.map_or(words, |end| &rest[end + 1..])
        }
        _ => words,
    }
}

/// So many words open a sentence.
const OPENING: usize = 16;

/// A part between the commas of a title that names a gathering: `Remarks by Jane Roe, Harbour Forum Ministers Meeting, Suva`.
fn part(scanned: &Scanned<'_>, phrases: &Phrases, found: &[Word]) -> Option<Field<String>> {
    let text = scanned.text;
    let named = |words: &&[Word]| {
        let large = |word: &Word| word.is_capitalised(text) || word.of(text).bytes().all(|b| b.is_ascii_digit());
        words.len() > 2
            && words.iter().all(|word| large(word) || matches!(word.of(text), "of" | "the" | "for" | "on" | "and"))
            && words.iter().any(|word| phrases.is_head(word.of(text)))
    };
    let words = found.split(|word| word.of(text) == ",").skip(1).find(named)?;
    let name = phrase::read(scanned, phrases, words, &Lead::held())?;
    let value = text[name.start as usize..name.end as usize].to_owned();
    Some(Field { value, evidence: vec![name], confidence: 66 })
}

/// A gathering that only its short name tells: `flew to Belém for COP30`.
fn coded(text: &str, found: &[Word]) -> Option<Field<String>> {
    let word = found.iter().find(|word| words::is_code(word.of(text)))?;
    let value = word.of(text).trim_start_matches('#').to_owned();
    Some(Field { value, evidence: vec![Span { start: word.start, end: word.end }], confidence: 64 })
}

/// Of what stands behind words such as `on the sidelines of`.
const STRONG: u8 = 86;

/// A session that one word names, with whose it is, as the text has it elsewhere: `Генассамблея ООН`.
fn with_owner(scanned: &Scanned<'_>, mut field: Field<String>) -> Field<String> {
    if field.value.contains(' ') || field.value.is_ascii() {
        return field;
    }
    let stem: String = field.value.small().chars().take(OWNED).collect();
    let owner = scanned.mentions.iter().filter(|mention| matches!(mention.what, What::Organisation(_))).find_map(|m| {
        let written = &scanned.text[m.span.start as usize..m.span.end as usize];
        let (name, owner) = written.split_once(' ')?;
        (stem.chars().count() == OWNED && name.small().starts_with(&stem)).then_some(owner)
    });
    if let Some(owner) = owner {
        field.value = format!("{} {owner}", field.value);
    }
    field
}

/// So many letters are common to all cases of a word.
const OWNED: usize = 8;

fn nominative(text: &str, name: Span, lang: Lang, leading: &Lead) -> Field<String> {
    let written = clean(&text[name.start as usize..name.end as usize]);
    let value = match leading.case_of(&written) {
        Some(case) if lang == Lang::RU => phrase_nominative(&written, case),
        _ => written,
    };
    Field { value, evidence: vec![name], confidence: if leading.strong { STRONG } else { 72 } }
}

/// Without the signs of hashtags, their glued words apart: `#RussiaAfrica` gives `Russia-Africa`.
fn clean(written: &str) -> String {
    let mut value = String::with_capacity(written.len());
    let (mut before, mut tagged) = (' ', false);
    for letter in written.chars() {
        tagged = letter == '#' || tagged && letter != ' ';
        if tagged && before.is_small() && letter.is_capital() {
            value.push('-');
        }
        if letter != '#' {
            value.push(letter);
        }
        before = letter;
    }
    if value.ends_with('»') && !value.contains('«') {
        value.pop();
    }
    value
}

/// A session of the General Assembly in the words of the language.
fn assembly(number: i32, lang: Lang) -> String {
    if lang == Lang::RU {
        // The adjective of the number: 73 is `-я` like all others.
        return format!("{number}-я сессия Генеральной Ассамблеи ООН");
    }
    let suffix = match (number % 10, number % 100) {
        (1, tens) if tens != 11 => "st",
        (2, tens) if tens != 12 => "nd",
        (3, tens) if tens != 13 => "rd",
        _ => "th",
    };
    format!("{number}{suffix} session of the UN General Assembly")
}

#[cfg(test)]
mod tests;
