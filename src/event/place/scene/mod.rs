//! Where a happening took place: all places that the first sentences of news put it at, and the most exact of them.
//!
//! A village says more than its region, a region more than its country. What stands behind `, сообщил` or `, said` is
//! where the news comes from. Nothing is taken of sentences that tell what was before, or of the points of a list.

mod english;
mod english_words;
mod governed;
mod russian;
mod russian_words;

pub(super) use russian_words::TELLS;

use crate::event::{
    Country, Field, Lang, Span,
    gazetteer::{Form, Gazetteer, Mention, Scanned, What},
    layout::{Layout, LineKind, words::Word},
    lexicon::{WordSet, words},
    russian::Cases,
};

/// How exactly a place is named, the coarsest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Exact {
    /// Only what somebody is of: `Губернатор Брянской области`.
    Owner,
    Country,
    /// `на купянском направлении`.
    Direction,
    Region,
    /// A building, a road, a sea.
    Landmark,
    Town,
}

/// A place that a sentence names.
#[derive(Debug)]
struct Found {
    span: Span,
    name: String,
    exact: Exact,
    /// It stands in a clause of its own: `, попавший в плен в`.
    aside: bool,
}

/// The most exact place of a happening; only with `owners` the place that somebody is of. To an agency of `home` that country
/// is no place.
pub(super) fn place(
    scanned: &Scanned<'_>,
    layout: &Layout,
    lang: Lang,
    home: Option<Country>,
    owners: bool,
) -> Option<Field<String>> {
    let mut best: Option<Found> = None;
    let mut found = Vec::new();
    for (at, lead) in layout.lead.iter().enumerate().take(3) {
        // The third sentence is asked only where the first two name nothing but a country.
        let known = best.as_ref().is_some_and(|best| best.exact > Exact::Country);
        if at > 0 && is_behind(scanned.text, layout, *lead) || at == 2 && known {
            continue;
        }
        let words = layout.lead_words(scanned.text, at);
        match lang {
            Lang::RU => russian::find(scanned, words, &mut found),
            Lang::EN => english::find(scanned, words, &mut found),
            _ => return None,
        }
        let counts = |one: &Found| match one.exact {
            Exact::Owner => owners && at == 0,
            Exact::Country => !is_nowhere(scanned.at(one.span.start), home),
            _ => true,
        };
        for one in found.drain(..).filter(counts) {
            let better = |best: &Found| (!one.aside, one.exact) > (!best.aside, best.exact);
            if best.as_ref().is_none_or(better) {
                best = Some(one);
            }
        }
    }
    let best = best?;
    let confidence = match best.exact {
        _ if best.aside => 60,
        Exact::Owner => 58,
        Exact::Country | Exact::Direction => 70,
        Exact::Region | Exact::Landmark => 76,
        Exact::Town => 84,
    };
    Some(Field { value: best.name, evidence: vec![best.span], confidence })
}

/// Whether a sentence tells what was before, where the news comes from, or is a point of a list.
pub(super) fn is_behind(text: &str, layout: &Layout, lead: Span) -> bool {
    static BEFORE: WordSet =
        WordSet::new(words!["ранее", "накануне", "напомним", "earlier", "previously", "meanwhile", "между", "до"]);
    let written = &text[lead.start as usize..lead.end as usize];
    let opening = written.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    let line = layout.lines.iter().find(|line| line.span.holds(lead));
    BEFORE.has(opening)
        || written.starts_with("Об этом ")
        || line
            .is_some_and(|line| line.kind == LineKind::Bullet || line.sign.is_some() && line.span.start == lead.start)
}

/// Whether a country tells of no place: a union of states, or one that is at home.
fn is_nowhere(mentions: &[Mention], home: Option<Country>) -> bool {
    mentions.iter().any(|mention| match mention.what {
        What::Country { code, .. } => home == Some(code) || matches!(&code.bytes(), b"EU" | b"UN"),
        _ => false,
    })
}

/// What a mention is as a place: its name, `None` for a country, which is named by its form in the text.
fn listed(mention: &Mention) -> Option<(Option<&'static str>, Exact)> {
    let gazetteer = Gazetteer::get();
    match mention.what {
        What::City(at) => Some((Some(gazetteer.cities.get(usize::from(at))?.name), Exact::Town)),
        What::Site(at) => {
            let site = gazetteer.sites.get(usize::from(at))?;
            Some((Some(site.name), if site.city.is_none() { Exact::Region } else { Exact::Landmark }))
        }
        What::Country { form: Form::Name, .. } => Some((None, Exact::Country)),
        _ => None,
    }
}

/// The place among the mentions that begin at a byte, with the cases it may stand in.
fn listed_at(scanned: &Scanned<'_>, start: u32) -> Option<(Mention, Option<&'static str>, Exact)> {
    let all = || scanned.at(start).iter().filter_map(|mention| Some((*mention, listed(mention)?)));
    // A town and its land may bear one name; the longer mention comes first.
    let best = all().max_by_key(|(mention, (_, exact))| (mention.span.end, *exact))?;
    let cases = all().filter(|(mention, (_, exact))| mention.span == best.0.span && *exact == best.1.1);
    let cases = cases.fold(Cases::NONE, |cases, (mention, _)| cases.or(mention.cases));
    Some((Mention { cases, ..best.0 }, best.1.0, best.1.1))
}

/// The words behind which only stands who told it, as their number: `…, сообщили в МЧС`.
fn end_of_telling(text: &str, words: &[Word], tells: &WordSet) -> usize {
    let behind = (1..words.len()).find(|at| {
        let comma = words[at - 1].sign && words[at - 1].of(text) == ",";
        comma && tells.has(words[*at].of(text)) && words.get(at + 1).is_none_or(|next| next.of(text) != ",")
    });
    behind.unwrap_or(words.len())
}

fn is_quote_mark(word: &str) -> bool {
    matches!(word, "\"" | "«" | "»" | "“" | "”" | "„" | "'")
}
