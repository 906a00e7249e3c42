//! Places in an English sentence of news: `in the village of Plavno`, `off southern Chile`, `in Rakhine state`.

use super::super::unlisted::run;
use super::english_words::{LOCATES, PART, REGION, SAYS, SORTS, TOWN, WATER};
use super::{Exact, Found, listed_at};
use crate::event::letter::Letter;
use crate::event::lexicon::{WordSet, words};
use crate::event::{Span, gazetteer::Scanned, layout::words::Word};

/// Appends the places of a sentence.
pub(super) fn find(scanned: &Scanned<'_>, words: &[Word], found: &mut Vec<Found>) {
    let text = scanned.text;
    let mut at = 1;
    while at < words.len() {
        if words[at].sign || !words[at].capital {
            at += 1;
            continue;
        }
        let Some((span, name, exact)) = place_at(scanned, words, at) else {
            at += 1;
            continue;
        };
        let before = words[..at].iter().rev();
        let aside = before
            .take_while(|word| word.of(text) != ",")
            .any(|word| matches!(word.of(text), "which" | "who" | "where" | "response"));
        found.push(Found { span, name, exact, aside });
        while words.get(at).is_some_and(|word| word.start < span.end) {
            at += 1;
        }
    }
}

/// Houses of a town that open a sentence: `A Paris court ruled`.
static HOUSES: WordSet = WordSet::new(words!["court", "hospital", "airport", "hotel", "prison", "jail", "police"]);

fn place_at(scanned: &Scanned<'_>, words: &[Word], at: usize) -> Option<(Span, String, Exact)> {
    let text = scanned.text;
    let house =
        listed_at(scanned, words[at].start).filter(|(.., exact)| *exact == Exact::Town).and_then(|(town, name, _)| {
            let next = words[at..].iter().find(|word| word.start >= town.span.end)?;
            let opens = at == 1 && matches!(words[0].of(text), "A" | "The");
            (opens && HOUSES.has(next.of(text))).then_some((town.span, name?.to_owned(), Exact::Town))
        });
    if house.is_some() {
        return house;
    }
    let of_town = at > 1 && words[at - 1].of(text) == "of" && SORTS.of(words[at - 2].of(text)) & TOWN != 0;
    // `hit Norway's Troms province`.
    let owned = at > 2
        && matches!(words[at - 1].of(text), "'s" | "’s")
        && words.get(at + 1).is_some_and(|next| SORTS.of(next.of(text)) & REGION != 0)
        && matches!(words[at - 3].of(text), "hit" | "hits" | "struck" | "strikes" | "rocked" | "rocks" | "jolted");
    if !of_town && !owned && !located(text, words, at) {
        return None;
    }
    let known = listed_at(scanned, words[at].start);
    let end = match known {
        Some((mention, ..)) => mention.span.end,
        // `Black Sea`: the first word alone is no name.
        None if words
            .get(at + 1)
            .is_some_and(|next| next.capital && SORTS.of(next.of(text)) & (REGION | WATER) != 0) =>
        {
            words[at].end
        }
        None => words[at + run(scanned, words, at)? - 1].end,
    };
    let next = words[at..].iter().find(|word| word.start >= end).filter(|word| !word.sign);
    let sort = next.map_or(0, |next| SORTS.of(next.of(text)));
    let start = words[at].start;
    // `Rakhine state`, `Black Sea`.
    if let Some(next) = next.filter(|_| sort & (REGION | WATER) != 0) {
        let exact = if sort & WATER != 0 { Exact::Landmark } else { Exact::Region };
        return Some((Span { start, end: next.end }, text[start as usize..next.end as usize].to_owned(), exact));
    }
    if text[end as usize..].starts_with(['\'', '’']) && known.is_none_or(|(.., exact)| exact != Exact::Country) {
        return None;
    }
    // `in Iran's Isfahan`: the owner is passed over.
    if text[end as usize..].starts_with(['\'', '’'])
        || next.is_some_and(|next| next.capital && known.is_some() && !of_town)
    {
        return None;
    }
    if let Some(town) = known.is_none().then(|| town_behind(scanned, words, end)).flatten() {
        return Some(town);
    }
    let span = Span { start, end };
    let written = &text[start as usize..end as usize];
    Some(match known {
        Some((_, name, exact)) => (span, name.unwrap_or(written).to_owned(), exact),
        None if of_town => (span, written.to_owned(), Exact::Town),
        None if written.chars().any(Letter::is_small) => (span, written.to_owned(), Exact::Landmark),
        None => return None,
    })
}

/// The town that a house is in which no list has: `at Harbour International Airport, Oslo`.
fn town_behind(scanned: &Scanned<'_>, words: &[Word], end: u32) -> Option<(Span, String, Exact)> {
    let mut rest = words.iter().skip_while(|word| word.start < end).skip_while(|word| word.capital && !word.sign);
    let comma = rest.next().filter(|word| word.of(scanned.text) == ",")?;
    let town = rest.next().filter(|town| town.start == comma.end + 1)?;
    let (mention, name, exact) = listed_at(scanned, town.start)?;
    (exact == Exact::Town).then(|| (mention.span, name.unwrap_or(town.of(scanned.text)).to_owned(), exact))
}

/// Whether the words before a name put something in it.
fn located(text: &str, words: &[Word], at: usize) -> bool {
    for back in (0..at).rev().take(7) {
        let word = words[back];
        let written = word.of(text);
        let sort = SORTS.of(written);
        if sort & LOCATES != 0 {
            return back.checked_sub(1).is_none_or(|before| SORTS.of(words[before].of(text)) & SAYS == 0);
        }
        let owner = word.capital || matches!(written, "'s" | "’s" | "'" | "’" | "s");
        if sort & (PART | TOWN) == 0 && !(owner && back + 3 >= at) {
            return false;
        }
    }
    false
}
