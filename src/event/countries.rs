//! The countries that a message names.
//!
//! By name, adjective, people, flag or hashtag wherever they stand; by capital where the government is meant;
//! by a body that stands for it where no other country is named beside it. A place alone names no country.

use super::{
    Country, Field, Span,
    gazetteer::{Form, Mention, Scanned, What},
    russian::{Case, Cases},
};
use crate::event::endings::Endings;
use crate::event::letter::{Letter, Small};
use crate::event::order::Order;

/// Every country the message names, in the order of their codes, each with all words that name it.
#[must_use]
pub fn countries(scanned: &Scanned<'_>) -> Vec<Field<Country>> {
    named(scanned).finish()
}

/// Countries with all words that name each, as they are collected.
#[derive(Debug, Default)]
pub(super) struct Named {
    found: Vec<Field<Country>>,
}

impl Named {
    /// Notes that a stretch of the text names a country.
    pub(super) fn add(&mut self, code: Country, span: Span, confidence: u8) {
        match self.found.iter_mut().find(|field| field.value == code) {
            Some(field) => {
                field.confidence = field.confidence.max(confidence);
                field.evidence.push(span);
            }
            None => self.found.push(Field { value: code, evidence: vec![span], confidence }),
        }
    }

    /// All of them, in the order of their codes.
    pub(super) fn finish(mut self) -> Vec<Field<Country>> {
        self.found.order_by(|field| field.value.number());
        for field in &mut self.found {
            field.evidence.order_by(|span| span.number());
            field.evidence.dedup();
        }
        self.found
    }
}

/// What English and Russian name.
pub(super) fn named(scanned: &Scanned<'_>) -> Named {
    let mut named = Named::default();
    for (at, mention) in scanned.mentions.iter().enumerate() {
        let What::Country { code, form } = mention.what else { continue };
        let confidence = match form {
            Form::Name | Form::Flag | Form::Hashtag | Form::Demonym => 97,
            Form::Adjective if is_language(scanned, mention) => continue,
            Form::Adjective => 96,
            Form::Capital if means_government(scanned, at) => 88,
            Form::Body if stands_for(scanned, at) => 85,
            Form::Capital | Form::Body => continue,
        };
        named.add(code, mention.span, confidence);
    }
    named
}

/// Words before which an English capital is a place.
const PLACE_BEFORE_EN: &[&str] = &[
    "in", "to", "from", "at", "near", "into", "around", "outside", "via", "visit", "visited", "visiting", "visits",
    "leave", "left", "reached", "entered", "arrived", "downtown", "central", "greater", "city", "capital", "toward",
    "towards", "over", "through",
];

/// Words whose `to` points at a government: `supplies to`, `a message to`.
const GIVEN_TO_EN: &[&str] = &[
    "aid",
    "assistance",
    "weapons",
    "arms",
    "supplies",
    "support",
    "message",
    "signal",
    "appeal",
    "appealed",
    "loyal",
    "close",
    "according",
    "belongs",
    "proposal",
    "proposals",
    "offer",
    "pressure",
    "response",
    "ultimatum",
    "missiles",
    "loans",
    "help",
    "deliveries",
    "concessions",
    "similar",
];

/// What may follow an English capital that acts.
const ACTS_EN: &[&str] = &[
    "is",
    "was",
    "has",
    "had",
    "will",
    "would",
    "does",
    "did",
    "must",
    "should",
    "can",
    "could",
    "may",
    "might",
    "cannot",
    "regime",
    "administration",
    "government",
    "authorities",
    "leadership",
    "officials",
    "side",
    "ringleader",
    "backed",
    "junta",
    "again",
    "once",
    "also",
    "continues",
    "never",
    "now",
    "still",
    "itself",
    "and",
    "expects",
    "calls",
];

/// Nouns behind which a Russian genitive of a capital is a place.
const PLACE_OF_RU: &[&str] = &[
    "мэр",
    "градоначальник",
    "улиц",
    "центр",
    "район",
    "аэропорт",
    "пригород",
    "жител",
    "окрестност",
    "взяти",
    "университет",
    "окраин",
    "штурм",
    "оборон",
    "столиц",
    "правительств",
    "префект",
    "вокзал",
    "метро",
    "музе",
    "площад",
    "город",
    "округ",
    "школ",
    "парк",
    "театр",
    "дорог",
    "небо",
    "власт",
    "област",
    "храм",
    "больниц",
    "стен",
];

/// Whether a capital stands for the government that sits in it.
fn means_government(scanned: &Scanned<'_>, at: usize) -> bool {
    let mention = scanned.mentions[at];
    let text = scanned.text;
    let (before, after) = (&text[..mention.span.start as usize], &text[mention.span.end as usize..]);
    // In a line of place and date, or in a bracket with one.
    if is_dateline(before, after) {
        return false;
    }
    // `Moscow-Beijing`, `Moscow and Lilongwe`, `Москвой и Пекином`: as the other one.
    if let Some(other) = joined(scanned, at) {
        if before.ends_with(['-', '–', '—']) || after.starts_with(['-', '–', '—']) {
            return true;
        }
        if other < at {
            return means_government(scanned, other);
        }
    }
    let russian = text[mention.span.start as usize..].starts_with(|c: char| matches!(c, 'А'..='я' | 'ё' | 'Ё'));
    if russian { russian_government(mention, before, after) } else { english_government(before, after) }
}

fn english_government(before: &str, after: &str) -> bool {
    let mut words = words_back(before);
    let (last, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let next = first_word(after);
    let acts = || {
        ACTS_EN.contains(&next)
            || next.len() > 3
                && next.starts_with(|c: char| c.is_small())
                && (next.ends_with('s') || next.ends_with("ed"))
    };
    if after.starts_with("'s") || after.starts_with("\u{2019}s") {
        return !PLACE_BEFORE_EN.contains(&last)
            && !first_word(&after[after.find('s').map_or(0, |at| at + 1)..]).starts_with(Letter::is_capital);
    }
    let ruled = matches!(
        next,
        "regime" | "administration" | "authorities" | "leadership" | "ringleader" | "junta" | "officials"
    );
    if ruled {
        return true;
    }
    if after.starts_with(' ') && next.starts_with(Letter::is_capital)
        || matches!(next, "time" | "region" | "metro" | "airport" | "street" | "streets")
    {
        return false;
    }
    if last == "to" && GIVEN_TO_EN.contains(&second) {
        return true;
    }
    if PLACE_BEFORE_EN.contains(&last) {
        return false;
    }
    let clause_start =
        last.is_empty() || before.trim_end().ends_with(['.', ',', ':', ';', '"', '“', '(', '—', '–', '!', '?']);
    if clause_start { acts() } else { last.starts_with(Letter::is_small) && !matches!(last, "the" | "a") }
}

fn russian_government(mention: Mention, before: &str, after: &str) -> bool {
    let last = words_back(before).next().unwrap_or_default().small();
    let is_adjacent = before.ends_with(' ') || before.ends_with('\u{a0}');
    if is_adjacent && matches!(last.as_str(), "в" | "во") {
        // `В Москве заявили`: people there, without a name, say something.
        return mention.cases.has(Case::Prepositional) && unnamed_say(after) && !has_subject_before(before);
    }
    if is_adjacent
        && matches!(
            last.as_str(),
            "из" | "под"
                | "близ"
                | "до"
                | "через"
                | "над"
                | "около"
                | "город"
                | "города"
                | "городе"
                | "по"
                | "вокруг"
                | "возле"
        )
    {
        return false;
    }
    if is_adjacent
        && matches!(
            last.as_str(),
            "с" | "со"
                | "между"
                | "против"
                | "от"
                | "для"
                | "перед"
                | "к"
                | "на"
                | "о"
                | "об"
                | "за"
                | "и"
        )
    {
        return last != "и" || acts_ru(after);
    }
    let head = !is_adjacent
        || last.is_empty()
        || before.trim_end().ends_with(['.', ',', ':', ';', '"', '«', '(', '—', '–', '!', '?', '\n']);
    if mention.cases.has(Case::Nominative) && acts_ru(after) {
        return true;
    }
    if head {
        return false;
    }
    let place = PLACE_OF_RU.iter().any(|noun| last.starts_with(noun));
    let declined = mention.cases.and(Cases::of(&[Case::Genitive, Case::Dative, Case::Accusative, Case::Instrumental]));
    !place && !declined.is_empty() && last.chars().count() > 3
}

/// Whether what follows a nominative is a verb, so that it acts.
fn acts_ru(after: &str) -> bool {
    if after.starts_with([',', '\n', '.']) {
        return false;
    }
    let mut words = after.split(|c: char| !c.is_letter()).filter(|word| !word.is_empty()).take(4);
    words.any(|word| {
        word.starts_with(Letter::is_small)
            && (is_verb(word)
                || matches!(
                    word,
                    "готов"
                        | "готова"
                        | "готово"
                        | "готовы"
                        | "намерен"
                        | "намерена"
                        | "должен"
                        | "должна"
                        | "против"
                ))
    })
}

/// Whether people who are not named say or do something: the verb stands in the plural.
fn unnamed_say(after: &str) -> bool {
    let clause = after.split(['.', '\n', ';', ':', ',']).next().unwrap_or_default();
    let mut words = clause.split(|c: char| !c.is_letter()).filter(|word| !word.is_empty()).take(5);
    words.any(|word| {
        const HAPPEN: &[&str] = &[
            "прошл",
            "состоял",
            "открыл",
            "собрал",
            "встрет",
            "начал",
            "наход",
            "проход",
            "жив",
            "был",
            "провел",
            "провёл",
            "подписа",
            "завершил",
            "получил",
        ];
        let plural = ["ают", "яют", "уют", "еют", "ят", "атся", "али", "или", "яли", "ели", "еты", "ены", "ены"]
            .iter()
            .any(|end| word.ends_with(end));
        plural && word.chars().count() > 3 && !HAPPEN.iter().any(|verb| word.starts_with(verb))
    })
}

/// Whether the sentence began before the place, so that it may have its own subject.
fn has_subject_before(before: &str) -> bool {
    let sentence = before.rsplit(['.', '\n', '!', '?', '«', '"', ':', '—', '–', ',']).next().unwrap_or_default();
    sentence.split_whitespace().filter(|word| word.chars().any(Letter::is_letter)).count() > 2
}

fn is_verb(word: &str) -> bool {
    static ENDINGS: Endings = Endings::new(&[
        "ает",
        "яет",
        "ует",
        "еет",
        "ит",
        "ёт",
        "ал",
        "ял",
        "ил",
        "ел",
        "ала",
        "яла",
        "ила",
        "ела",
        "ало",
        "ило",
        "ется",
        "ится",
        "лся",
        "лась",
        "лось",
        "может",
        "хочет",
        "могут",
        "были",
        "будет",
    ]);
    ENDINGS.end(word) && word.chars().nth(3).is_some()
}

/// A place and a date: `Moscow, February 12`, `(New York, ...`, `Москва, Кремль`.
fn is_dateline(before: &str, after: &str) -> bool {
    let rest = after.strip_prefix(',').map(str::trim_start);
    let dated = rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || c.is_capital()));
    let line = before.rsplit('\n').next().unwrap_or_default().trim();
    let opens = line.chars().all(|c| !c.is_letter_or_digit()) || line.ends_with(['(', '📍']);
    line.ends_with('📍') || opens && dated || after.starts_with(')') && before.ends_with([' ', '('])
}

/// The capital that stands beside this one with a dash, a comma or `and` between.
fn joined(scanned: &Scanned<'_>, at: usize) -> Option<usize> {
    let this = scanned.mentions[at].span;
    let is_link = |start: u32, end: u32| {
        start < end
            && matches!(scanned.text[start as usize..end as usize].trim(), "-" | "–" | "—" | "and" | "и" | "," | "or")
    };
    let is_other = |m: &(usize, &Mention)| matches!(m.1.what, What::Country { form: Form::Capital, .. });
    let mut before = scanned.mentions[..at].iter().enumerate().rev().take(8);
    let mut after = scanned.mentions.iter().enumerate().skip(at + 1).take(8);
    let before = before.find(|m| is_other(m) && is_link(m.1.span.end, this.start));
    before.or_else(|| after.find(|m| is_other(m) && is_link(this.end, m.1.span.start))).map(|m| m.0)
}

/// Whether a body names its usual country: not `Security Council of the Russian Federation`.
fn stands_for(scanned: &Scanned<'_>, at: usize) -> bool {
    let mention = scanned.mentions[at];
    let What::Country { code, .. } = mention.what else { return false };
    let text = scanned.text;
    let beside = |start: u32, end: u32| {
        start <= end && matches!(text[start as usize..end as usize].trim(), "" | "of" | "of the" | "'s" | "\u{2019}s")
    };
    let others = scanned.mentions[at.saturating_sub(6)..].iter().take(14);
    let other = others
        .filter(|m| matches!(m.what, What::Country { code: other, .. } if other != code))
        .any(|m| beside(mention.span.end, m.span.start) || beside(m.span.end, mention.span.start));
    let last = words_back(&text[..mention.span.start as usize]).next().unwrap_or_default().small();
    let own = matches!(
        last.as_str(),
        "national"
            | "secretary"
            | "секретарь"
            | "секретаря"
            | "секретарем"
            | "секретарём"
            | "членами"
            | "зампред"
            | "заместитель"
            | "заместителя"
            | "председателя"
    );
    // Every state may have a security council; only resolutions make it the one of the United Nations.
    let council = code.bytes() != *b"UN"
        || scanned.folded.text().contains("resolution")
        || scanned.folded.text().contains("резолюц");
    !other && !own && council
}

/// `in English`, `на английском языке`, `по-русски`: a language and no country.
fn is_language(scanned: &Scanned<'_>, mention: &Mention) -> bool {
    let Span { start, end } = mention.span;
    let (before, after) = (&scanned.text[..start as usize], &scanned.text[end as usize..]);
    let written = &scanned.text[start as usize..end as usize];
    let next = first_word(after);
    // `российско-`: the first part of a compound, which must go on.
    if written.ends_with('о') && !written.ends_with("го") && !after.starts_with(['-', '–', '—', '\u{2011}', '\u{2010}'])
    {
        return true;
    }
    next.starts_with("язык")
        || matches!(next, "language" | "subtitles" | "translation")
        || before.ends_with(" in ") && (!after.starts_with([' ', '-']) || is_second_language(after))
}

/// `in Russian and English.`: another language, and nothing that both are of.
fn is_second_language(after: &str) -> bool {
    let Some(rest) = after.strip_prefix(" and ") else { return false };
    let word = first_word(rest);
    word.ends_with(['h', 'n', 'e', 'c', 'k'])
        && word.starts_with(Letter::is_capital)
        && !rest[word.len()..].starts_with(' ')
}

fn words_back(text: &str) -> impl Iterator<Item = &str> {
    text.rsplit(|c: char| !c.is_letter_or_digit()).filter(|word| !word.is_empty())
}

fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|c: char| !c.is_letter_or_digit()).unwrap_or(text.len());
    &text[..end]
}
