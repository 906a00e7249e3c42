//! How a place that stands in a text is written out: what sort of mention has a name as a place, and its nominative.
//!
//! Whether the event was there is told in [`super::told`].

use super::told::Named;
use super::unlisted;
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::{
    Class, Kind, Lang, Span,
    gazetteer::{Form, Gazetteer, Mention, Scanned, What},
    layout::words::Word,
    russian::{Case, Cases, phrase_nominative},
};

pub(super) fn name(scanned: &Scanned<'_>, lang: Lang, kind: Kind, named: Named) -> Option<String> {
    match named {
        Named::Listed(mention) => place_name(scanned, lang, kind, mention),
        Named::Unlisted(span, case) => {
            let written = &scanned.text[span.start as usize..span.end as usize];
            Some(if case == Case::Nominative { written.to_owned() } else { phrase_nominative(written, case) })
        }
    }
}

/// The house behind a verb that its guests see it by: `посетил Каирский университет`, `посетил Университет Цинхуа`.
pub(super) fn visited(found: &[Word], at: usize, text: &str) -> Option<Span> {
    static HOUSES: WordSet = WordSet::new(words![
        "университет",
        "институт",
        "завод",
        "музей",
        "театр",
        "дворец",
        "собор",
        "храм",
        "монастырь",
        "центр",
        "порт",
        "технопарк",
        "лицей",
        "колледж",
        "комбинат",
        "космодром",
        "аэропорт",
        "стадион",
        "парк",
        "мемориал",
        "госпиталь",
        "комплекс",
        "кластер",
        "форт",
        "заповедник",
    ]);
    // `прибыл в Центр`.
    let into = usize::from(at > 1 && matches!(found[at - 1].of(text), "в" | "на"));
    let verb = found[at - 1 - into].of(text);
    let verbs: &[&str] = if into > 0 {
        &["прибы", "приеха", "приедет", "приезжа"]
    } else {
        &["посети", "посеща", "осмотре"]
    };
    if !verbs.iter().any(|beginning| verb.starts_with(beginning)) {
        return None;
    }
    let local = ["ий", "ый", "ой"].iter().any(|end| found[at].of(text).ends_with(end));
    let (head, large) = if local { (at + 1, found[at].capital) } else { (at, false) };
    let behind = found.get(head + 1);
    let name = match behind.map_or("", |next| next.of(text)) {
        "«" => found[head + 1..].iter().take(8).find(|word| word.of(text) == "»"),
        "\"" => found[head + 2..].iter().take(8).find(|word| word.of(text) == "\""),
        // `Центр инновационных технологий`: small words that complete what is written large.
        _ if head == at && found[at].capital && behind.is_some_and(|next| completes(next, text)) => {
            found[head + 1..].iter().take(5).take_while(|next| completes(next, text)).last()
        }
        _ => behind.filter(|next| next.capital && !next.sign && !large),
    };
    let house = found.get(head).filter(|word| HOUSES.has(word.of(text)) && (large || name.is_some()))?;
    Some(Span { start: found[at].start, end: name.unwrap_or(house).end })
}

/// Whether a small word in the genitive goes on with the name of a house.
fn completes(word: &Word, text: &str) -> bool {
    let written = word.of(text);
    !word.sign
        && written.chars().nth(3).is_some()
        && written.starts_with(Letter::is_small)
        && ["ых", "их", "ого", "его", "ой", "ей", "а", "я", "ы", "и", "ов", "ев", "ий", "ства"]
            .iter()
            .any(|end| written.ends_with(end))
}

/// Whether a mention is of a sort that has a name as a place.
pub(super) fn may_be_named(kind: Kind, mention: &Mention) -> bool {
    match mention.what {
        What::City(_) | What::Site(_) => true,
        What::Office(at) => {
            kind == Kind::Visit || (kind.class() == Class::Meeting || kind == Kind::Speech) && is_house(at)
        }
        What::Country { form: Form::Name, .. } => {
            matches!(kind, Kind::Visit | Kind::News) || mention.cases.has(Case::Prepositional)
        }
        _ => false,
    }
}

/// The towns that a visit led to one after the other: `Niamey, Ouagadougou and Bamako`.
pub(super) fn stations(scanned: &Scanned<'_>, lang: Lang, first: Named, value: &mut String, evidence: &mut Vec<Span>) {
    let mut end = first.span().end;
    for mention in scanned.mentions.iter().filter(|mention| matches!(mention.what, What::City(_))) {
        let Some(between) = scanned.text.get(end as usize..mention.span.start as usize) else { continue };
        if !matches!(between, ", " | " and " | ", and " | " и " | " и в " | ", в ") {
            continue;
        }
        let Some(next) = name(scanned, lang, Kind::Visit, Named::Listed(*mention)) else { continue };
        value.push_str(", ");
        value.push_str(&next);
        evidence.push(mention.span);
        end = mention.span.end;
    }
}

/// The nominative of what may be a place; countries only where a trip or a happening is told.
fn place_name(scanned: &Scanned<'_>, lang: Lang, kind: Kind, mention: Mention) -> Option<String> {
    let gazetteer = Gazetteer::get();
    match mention.what {
        What::City(at) => {
            let city = gazetteer.cities.get(at as usize)?.name;
            let after = scanned.text[mention.span.end as usize..].strip_prefix(' ').unwrap_or_default();
            let next = after.split(|c: char| !c.is_letter()).next().unwrap_or_default();
            // `Windsor Castle`.
            let house = matches!(next, "Castle" | "Palace" | "Airport" | "Cathedral");
            Some(if house { format!("{city} {next}") } else { city.to_owned() })
        }
        What::Site(at) => Some(gazetteer.sites.get(at as usize)?.name.to_owned()),
        // `прибыл в МИД России`.
        What::Office(at)
            if is_house(at)
                || kind == Kind::Visit
                    && gazetteer
                        .offices
                        .get(at as usize)
                        .is_some_and(|office| office.id == "body" && office.forms != "делегация~") =>
        {
            let after = &scanned.text[mention.span.end as usize..];
            let owner = scanned.mentions.iter().find(|next| {
                matches!(next.what, What::Country { form: Form::Name, .. } | What::Organisation(_))
                    && next.span.start == mention.span.end + 1
                    && after.starts_with(' ')
            });
            // `в Посольстве` alone may be anybody's.
            if kind != Kind::Visit && owner.is_none() {
                return None;
            }
            let end = owner.map_or(mention.span.end, |owner| owner.span.end);
            let written = &scanned.text[mention.span.start as usize..end as usize];
            let case = if kind == Kind::Visit { Case::Accusative } else { Case::Prepositional };
            let case = mention.cases.and(Cases::of(&[case])).iter().last();
            Some(case.map_or_else(|| written.to_owned(), |case| phrase_nominative(written, case)))
        }
        What::Country { form: Form::Name, .. }
            if matches!(kind, Kind::Visit | Kind::News) || on_island(scanned, mention) =>
        {
            let written = &scanned.text[mention.span.start as usize..mention.span.end as usize];
            let case =
                mention.cases.and(Cases::of(&[Case::Prepositional, Case::Accusative, Case::Dative])).iter().last();
            Some(match case {
                Some(case) if lang == Lang::RU => phrase_nominative(written, case),
                _ => written.to_owned(),
            })
        }
        _ => None,
    }
}

/// `на Мальте`: of countries only islands stand so.
fn on_island(scanned: &Scanned<'_>, mention: Mention) -> bool {
    let before = scanned.text[..mention.span.start as usize].trim_end();
    mention.cases.has(Case::Prepositional) && before.ends_with(" на")
}

/// Whether an office is a house that people meet in.
fn is_house(office: u16) -> bool {
    const HOUSES: &[&str] =
        &["секретариат", "посольств", "министерств", "мид", "генконсульств", "постпредств", "госдум"];
    Gazetteer::get()
        .offices
        .get(usize::from(office))
        .is_some_and(|entry| entry.id == "body" && HOUSES.iter().any(|house| entry.forms.starts_with(house)))
}

/// Whether a place is named by what it is: `Исаакиевском соборе`.
pub(super) fn is_building(text: &str, named: Named) -> bool {
    let Named::Unlisted(span, case) = named else { return false };
    let written = &text[span.start as usize..span.end as usize];
    // Of walls only whose they are is named.
    case == Case::Genitive || written.contains(' ') && written.split(' ').any(|word| unlisted::BUILDINGS.has(word))
}
