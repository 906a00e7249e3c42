//! What no name of a person may reach into: known things, what ministries are for, regions, names in quotation marks.

pub(super) use super::house_words::PORTFOLIOS;
use crate::event::Span;
use crate::event::gazetteer::{Entry, Form, Gazetteer, Mention, Scanned, What};
use crate::event::layout::Layout;
use crate::event::layout::words::{Word, is};
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::names;
use crate::event::order::Order;
use crate::event::particles::DOTTED;
use crate::event::russian::{Case, Cases, case_of as russian_case_of};

/// What a capitalised word before it is the name of.
static REGIONS: WordSet = WordSet::beginnings(words!["област", "кра", "район", "республик"]);

/// Parts of the world, as offices are for them.
static PARTS: WordSet = WordSet::new(words!["Азии", "Африки", "Америки", "Европы", "Океании"]);

/// What an adjective with a capital names before it: `Консульского департамента`.
static UNITS: WordSet = WordSet::beginnings(words!["департамент", "управлени", "отдел", "канцеляри", "секретариат"]);

/// What a capitalised word behind it is the name of: `Республики Коми`.
static STATES: WordSet = WordSet::beginnings(words!["республик", "провинци", "штат", "города", "поселк", "коммун"]);

/// The stretches that are no persons, sorted by start.
#[must_use]
pub fn blocked(scanned: &Scanned<'_>, layout: &Layout) -> Vec<Span> {
    let text = scanned.text;
    let mut spans: Vec<Span> = scanned
        .mentions
        .iter()
        .filter(|m| match m.what {
            What::Frame(_) => false,
            // `с позывным «Кубинец»`: whatever he is called, it is a name.
            What::Country { form: Form::Demonym, .. } if is_called(text, m.span) => false,
            // `Sultan bin Ahmed`: there it is no office.
            What::Office(index) => {
                // `Jaber Al-Sabah`: what ends a compound is no newspaper.
                if text[..m.span.start as usize].ends_with('-') {
                    return false;
                }
                let next = text[m.span.end as usize..].trim_start_matches(' ').split(' ').next().unwrap_or("");
                // `Чан Хо Сына`: behind a word with a capital a relation is the end of a name.
                let relation = || entry(index).is_some_and(|entry| entry.id == "named") && ends_name(text, m.span);
                !matches!(next, "bin" | "ben" | "ibn" | "бин" | "бен" | "ибн")
                    && !relation()
                    && !is_given(text, m.span)
                    && !(is_paper(index) && (in_name(text, m) || of_arabs(text, m.span)))
            }
            What::Weekday(_)
            | What::Month(_)
            | What::City(_)
            | What::Site(_)
            | What::Country { form: Form::Capital, .. } => !is_of_person(scanned, m),
            What::Country { form: Form::Name, .. } => !is_countrys(scanned, m) && !is_surname(scanned, m.span),
            _ => true,
        })
        .map(|m| m.span)
        .collect();
    for line in 0..layout.lead.len() {
        let found = layout.lead_words(text, line);
        for (at, word) in found.iter().enumerate() {
            // `Ивана Краснова` begins like a region.
            let region = || {
                let next = found.get(at + 1).filter(|next| !word.sign && !next.is_capitalised(text));
                next.is_some_and(|next| REGIONS.has(next.of(text)))
            };
            // In the name of a country the word for the state comes last.
            let state = || {
                // `министр туризма республики Анна Роу`: two words are a person.
                let capital = |at: usize| found.get(at).is_some_and(|word| word.is_capitalised(text));
                // `глава республики Роуманов`, but `республики Коми`.
                let surname = || {
                    let named = word.of(text);
                    names::is_surname_like(named) && russian_case_of(named).has(Case::Nominative) && !capital(at + 1)
                };
                let republic = || REGIONS.has(found[at - 1].of(text)) && surname();
                let person =
                    || !found[at - 1].is_capitalised(text) && (capital(at + 1) && !capital(at + 2) || republic());
                at > 0
                    && STATES.has(found[at - 1].of(text))
                    && !person()
                    && !scanned.mentions.iter().any(|m| {
                        matches!(m.what, What::Country { .. })
                            && m.span.end == found[at - 1].end
                            && m.span.start < found[at - 1].start
                    })
            };
            // `департамента Южной Азии Иван Роу`.
            if word.is_capitalised(text) && PARTS.has(word.of(text)) {
                let adjective = at.checked_sub(1).map(|at| found[at]).filter(|before| {
                    before.is_capitalised(text) && ["ой", "ая", "ую"].iter().any(|end| before.of(text).ends_with(end))
                });
                spans.push(Span { start: adjective.unwrap_or(*word).start, end: word.end });
            }
            let unit = || {
                let adjective = ["ого", "его", "ому", "ему", "ый", "ий", "ым", "им", "ой", "ом"];
                found.get(at + 1).is_some_and(|next| UNITS.has(next.of(text)))
                    && adjective.iter().any(|end| word.of(text).ends_with(end))
            };
            if word.is_capitalised(text)
                && (at > 0 && PORTFOLIOS.has(word.of(text))
                    || region()
                    || unit()
                    || state()
                    || goes_on(text, found, at))
            {
                spans.push(Span { start: word.start, end: word.end });
            }
            // `ректор МГИМО Анна Роу`: a house in capitals, too long for a syllable of a name.
            let loud = |word: &Word| !word.of(text).contains(|c: char| Letter::is_small(c) || c.is_ascii());
            let name = |at| found.get(at).is_some_and(|next: &Word| next.is_capitalised(text) && !loud(next));
            let house = at > 0 && matches!(word.end - word.start, 8 | 10) && word.capital && loud(word);
            if house && !found[at - 1].sign && !found[at - 1].capital && name(at + 1) && name(at + 2) {
                spans.push(Span { start: word.start, end: word.end });
            }
            // `центра имени Волкова Роу`: whose name it bears is not who speaks.
            let named = match word.end - word.start {
                // `От имени президента Анны Роу`: for whom somebody speaks.
                10 if word.of(text) == "имени" && !found[at.saturating_sub(1)].of(text).ends_with('т') => at + 1,
                4 if word.of(text) == "им" && found.get(at + 1).is_some_and(|dot| dot.of(text) == ".") => at + 2,
                _ => usize::MAX,
            };
            if let Some(of) = found.get(named).filter(|of| of.is_capitalised(text)) {
                let second = found
                    .get(named + 1)
                    .filter(|of| of.is_capitalised(text) && of.of(text).ends_with(['а', 'я', 'о', 'й']));
                spans.push(Span { start: of.start, end: second.map_or(of.end, |second| second.end) });
            }
            if word.sign && word.of(text) == "«" {
                let close = found[at..].iter().take(12).find(|w| w.of(text) == "»");
                spans.extend(close.map(|close| Span { start: word.start, end: close.end }));
            }
        }
    }
    spans.order_by(|span| span.number());
    spans.dedup();
    spans
}

/// Whether a word in quotation marks is what somebody is called by.
fn is_called(text: &str, span: Span) -> bool {
    let before = text[..span.start as usize].strip_suffix(['«', '"', '“']);
    before.is_some_and(|before| before.trim_end().ends_with("позывным"))
}

/// Whether the name of a land goes on behind its adjective: `Республики Южная Осетия`.
fn goes_on(text: &str, found: &[Word], at: usize) -> bool {
    at > 1
        && STATES.has(found[at - 2].of(text))
        && found[at - 1].is_capitalised(text)
        && found[at - 1].of(text).ends_with("ая")
}

/// Whether an office is a given name: `Amir Roe`, but `the Amir`, `Amir of Valdonia`.
pub(super) fn is_given(text: &str, office: Span) -> bool {
    let (before, behind) = (&text[..office.start as usize], &text[office.end as usize..]);
    let held = || {
        let last = before.trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
        is(last, "the") || is(last, "highness") || is(last, "hh") || behind.starts_with(" of ")
    };
    // `Minister Dean Roe`: behind one office and before a capital no other is told.
    let between = || {
        let capital =
            |word: &str| word.starts_with(Letter::is_capital) && word.bytes().all(|b| b.is_ascii_alphabetic());
        let last = before.strip_suffix(' ').and_then(|before| before.rsplit([' ', '\n']).next());
        last.is_some_and(capital) && behind.strip_prefix(' ').is_some_and(|rest| rest.starts_with(Letter::is_capital))
    };
    match &text[office.start as usize..office.end as usize] {
        "Amir" => !held(),
        "Sultan" => [" bin ", " ibn "].iter().any(|link| behind.starts_with(link)),
        "Dean" => between(),
        _ => false,
    }
}

/// Whether an office is a newspaper: some have names that people have, too.
fn is_paper(index: u16) -> bool {
    entry(index).is_some_and(|entry| entry.id == "media")
}

fn entry(index: u16) -> Option<&'static Entry> {
    Gazetteer::get().offices.get(usize::from(index))
}

/// Whether a Russian word with a capital stands behind two others with one, and before none.
fn ends_name(text: &str, span: Span) -> bool {
    let capital = |word: &str| word.starts_with(Letter::is_capital) && !word.ends_with(['.', ',', ':']);
    let word = &text[span.start as usize..span.end as usize];
    let mut before = text[..span.start as usize].strip_suffix(' ').unwrap_or("").rsplit([' ', '\n']);
    capital(word)
        && !word.is_ascii()
        && before.next().is_some_and(capital)
        && before.next().is_some_and(capital)
        && !text[span.end as usize..].strip_prefix(' ').is_some_and(capital)
}

/// `Al-Sabah`, `Sabah Al-Ahmad`.
fn of_arabs(text: &str, span: Span) -> bool {
    text[..span.start as usize].ends_with('-') || text[span.end as usize..].starts_with(" Al-")
}

/// `Minister Milan Kostic`, `April Jones`: a city, a day or a month that a capital follows and no preposition introduces.
fn in_name(text: &str, mention: &Mention) -> bool {
    let span = mention.span;
    let behind = text[span.end as usize..].strip_prefix([' ', '-']).and_then(|rest| rest.chars().next());
    let before = text[..span.start as usize].trim_end();
    let last = before.rsplit([' ', '\n']).next().unwrap_or("");
    // `Мэр Парижа Анна Роу`: a genitive tells what the office is of, unless the office stands in it, too.
    let owner = mention.cases.has(Case::Genitive)
        && !mention.cases.has(Case::Nominative)
        && !last.ends_with(['а', 'я', 'ы', 'и']);
    let owner = owner || last == "Глава" && mention.cases.has(Case::Genitive);
    // `Глава Администрации Бергена Ян Роу`: who bears the name stands in another case.
    let owner = owner
        || mention.cases.has(Case::Genitive) && !mention.cases.has(Case::Nominative) && {
            let next = text[span.end as usize..].trim_start_matches(' ').split(' ').next().unwrap_or("");
            let bears = russian_case_of(next);
            bears.has(Case::Nominative) && !bears.has(Case::Genitive)
        };
    // `João dos Santos`.
    if matches!(last, "dos" | "de" | "da" | "do" | "del" | "di" | "душ" | "ди" | "де")
        && before.len() + 1 == span.start as usize
    {
        let named = before[..before.len() - last.len()].trim_end_matches(' ').rsplit([' ', '\n']).next();
        return named.is_some_and(|word| word.starts_with(Letter::is_capital) && !word.ends_with(['.', ',']));
    }
    !owner
        && behind.is_some_and(Letter::is_capital)
        && last.chars().next().is_some_and(Letter::is_capital)
        && before.len() + 1 == span.start as usize
        && (!last.ends_with(['.', ',', ':']) || last.strip_suffix('.').is_some_and(|title| DOTTED.has(title)))
}

/// `met Milan Kostic`, `с Миланом Костичем`: a city or a month that is a given name, before a word with a capital that means
/// nothing else, where no preposition leads to a place or a day.
fn is_given_name(scanned: &Scanned<'_>, mention: &Mention) -> bool {
    static PLACES: WordSet = WordSet::new(words![
        "in",
        "at",
        "of",
        "from",
        "to",
        "near",
        "on",
        "for",
        "via",
        "в",
        "во",
        "из",
        "на",
        "под",
        "до",
        "через",
        "by",
        "until",
        "since",
        "the",
    ]);
    let (text, span) = (scanned.text, mention.span);
    let next = text[span.end as usize..].strip_prefix(' ').and_then(|rest| rest.chars().next());
    let before = text[..span.start as usize].trim_end();
    let last = before.rsplit([' ', '\n', '(']).next().unwrap_or("");
    // What opens a sentence has a capital anyway: there a verb stands behind the two.
    let opens = before.is_empty() || before.ends_with('.') || text[before.len()..span.start as usize].contains('\n');
    let verb = || {
        let third = text[span.end as usize..].split(' ').nth(2).and_then(|word| word.chars().next());
        third.is_some_and(Letter::is_small)
    };
    next.is_some_and(Letter::is_capital)
        && (!opens || verb())
        && !before.ends_with([',', ':', '–', '—', '-'])
        && !last.starts_with(|c: char| c.is_ascii_digit())
        && !PLACES.has(last)
        && scanned.memory.is_given(&text[span.start as usize..span.end as usize])
        && !scanned.at(span.end + 1).iter().any(|m| !matches!(m.what, What::Frame(_)))
}

/// `Minister Israel Roe`, `Mr. Chad Roe`: between an office or a form of address and a surname a country is a given name.
fn is_countrys(scanned: &Scanned<'_>, mention: &Mention) -> bool {
    let (text, span) = (scanned.text, mention.span);
    let next = span.end + 1;
    let office = |m: &Mention| matches!(m.what, What::Office(_));
    let titled = || {
        let last = text[..span.start as usize - 1].rsplit([' ', '\n']).next().unwrap_or_default();
        last.strip_suffix('.').is_some_and(|title| DOTTED.has(title))
    };
    let before = |m: &&Mention| m.span.end + 1 == span.start && office(m);
    // `вице-президента Кубы Сальвадора Роу`.
    let country =
        |m: &&Mention| m.span.end + 1 == span.start && matches!(m.what, What::Country { form: Form::Name, .. });
    let from = scanned.mentions.partition_point(|m| m.span.start + 80 < span.start);
    let earlier = || scanned.mentions[from..].iter().take_while(|m| m.span.start < span.start);
    if !text.as_bytes()[span.start as usize].is_ascii() {
        return in_name(text, &Mention { cases: Cases::ALL, ..*mention }) && earlier().any(|m| country(&m));
    }
    is_forename(scanned, span)
        || in_name(text, mention)
            && !text[span.start as usize..span.end as usize].contains(' ')
            && text.is_char_boundary(span.start as usize - 1)
            && !scanned.at(next).iter().any(|m| !matches!(m.what, What::Frame(_)))
            && (titled() || earlier().any(|m| before(&m)))
}

/// Whether a town or a month is a word of somebody's name.
fn is_of_person(scanned: &Scanned<'_>, mention: &Mention) -> bool {
    in_name(scanned.text, mention) || is_given_name(scanned, mention) || is_surname(scanned, mention.span)
}

/// `Ambassador Jane Holland`, `Minister Jack London`: a land or a town behind a given name that an office leads to.
fn is_surname(scanned: &Scanned<'_>, span: Span) -> bool {
    let text = scanned.text;
    let Some(before) = text[..span.start as usize].strip_suffix(' ') else { return false };
    let given = before.rsplit([' ', '\n']).next().unwrap_or_default();
    let start = (before.len() - given.len()) as u32;
    let office = |m: &Mention| matches!(m.what, What::Office(_)) && m.span.end + 1 == start;
    given.is_ascii()
        && given.starts_with(Letter::is_capital)
        && !text[span.start as usize..span.end as usize].contains(' ')
        && !text[span.end as usize..].starts_with(['\'', '’'])
        && !text[span.end as usize..].strip_prefix(' ').is_some_and(|rest| rest.starts_with(Letter::is_capital))
        && scanned.memory.is_given(given)
        && scanned.within(Span { start: start.saturating_sub(80), end: start }).any(office)
}

/// `Chad Roe and Georgia Doe met`: a country that is a given name, too, before a word with a capital that ends there and is
/// none of those that bodies and places are called by: `Israel Railways`, `India Gate`.
fn is_forename(scanned: &Scanned<'_>, span: Span) -> bool {
    static FORENAMES: WordSet = WordSet::new(words!["Jordan", "Chad", "Georgia", "Israel", "Kenya", "India", "Cuba"]);
    static BODIES: WordSet = WordSet::new(words![
        "air",
        "airlines",
        "airways",
        "army",
        "art",
        "basin",
        "business",
        "central",
        "cricket",
        "cup",
        "daily",
        "day",
        "dream",
        "east",
        "electric",
        "embassy",
        "energy",
        "expo",
        "first",
        "football",
        "forum",
        "gate",
        "gulf",
        "herald",
        "hill",
        "hotel",
        "house",
        "hub",
        "international",
        "lake",
        "media",
        "mobility",
        "museum",
        "national",
        "news",
        "north",
        "open",
        "petroleum",
        "police",
        "ports",
        "post",
        "power",
        "premier",
        "prison",
        "radio",
        "railways",
        "revenue",
        "river",
        "shipping",
        "society",
        "south",
        "square",
        "studies",
        "summit",
        "team",
        "tech",
        "telecom",
        "television",
        "times",
        "today",
        "tour",
        "trading",
        "trust",
        "tv",
        "valley",
        "water",
        "week",
        "west",
        "wildlife",
    ]);
    static PLACES: WordSet = WordSet::new(words!["in", "of", "from", "to", "near", "across", "for", "via", "the"]);
    let text = scanned.text;
    let last = text[..span.start as usize].trim_end().rsplit([' ', '\n', '(']).next().unwrap_or_default();
    let Some(rest) = text[span.end as usize..].strip_prefix(' ') else { return false };
    let end = rest.find(|c: char| !c.is_letter_or_digit() && c != '-').unwrap_or(rest.len());
    let (surname, behind) = rest.split_at(end);
    let mut letters = surname.chars();
    FORENAMES.has(&text[span.start as usize..span.end as usize])
        && letters.next().is_some_and(Letter::is_capital)
        && letters.next().is_some_and(Letter::is_small)
        && (behind.starts_with([',', '.', '\'', '’', ':'])
            || behind.strip_prefix(' ').is_some_and(|next| next.starts_with(Letter::is_small)))
        && !BODIES.has(surname)
        && !PORTFOLIOS.has(surname)
        && !PLACES.has(last)
        && !joins_countries(scanned, span)
        && !scanned.at(span.end + 1).iter().any(|m| !matches!(m.what, What::Frame(_)))
}

/// Whether another country stands before it and `and`: `the ministers of Egypt and Jordan Roe and Doe`.
fn joins_countries(scanned: &Scanned<'_>, span: Span) -> bool {
    let before = &scanned.text[..span.start as usize];
    let end = before.strip_suffix(" and ").map(|before| before.len() as u32);
    let at = scanned.mentions.partition_point(|m| m.span.start + 40 < span.start);
    let mut near = scanned.mentions[at..].iter().take_while(|m| m.span.start < span.start);
    end.is_some_and(|end| near.any(|m| m.span.end == end && matches!(m.what, What::Country { .. })))
}
