//! Places in a Russian sentence of news, by the word that governs them: `у Копанки`, `в зоопарке Белгорода`.

use super::super::told::Named;
use super::super::unlisted::{self as names, BUILDINGS, run};
use super::governed::{OTHERS, case_after, governed, is_compass};
use super::russian_words::{
    DIRECTION, HEAD, HOUSE, LANDMARK, OWNER, PARTS, PROVINCE, SORTS, STREETS, TELLS, TOWN, WATER,
};
use super::{Exact, Found, end_of_telling, is_quote_mark, listed_at};
use crate::event::endings::Endings;
use crate::event::letter::Letter;
use crate::event::{
    Kind, Span,
    gazetteer::{Mention, Scanned},
    layout::words::Word,
    lexicon::{WordSet, words},
    russian::{Case, Cases, aside, phrase_nominative},
};

/// Endings of adjectives before a place.
static ADJECTIVES: Endings = Endings::new(&["ой", "ом", "ем", "ей", "ого", "его", "ому", "им", "ым", "ую"]);

/// What tells of somebody: `проживающего в Ялте`, `родился в Осло`.
static OF_ONE: WordSet = WordSet::beginnings(words!["проживающ", "родил", "родивш", "уроженец", "уроженк"]);

/// Appends the places of a sentence.
pub(super) fn find(scanned: &Scanned<'_>, words: &[Word], found: &mut Vec<Found>) {
    let text = scanned.text;
    let words = &words[..end_of_telling(text, words, &TELLS)];
    let (mut at, mut bracket) = (0, false);
    let begun = found.len();
    while at < words.len() {
        let word = words[at];
        if word.sign {
            match word.of(text) {
                "(" => bracket = true,
                ")" => bracket = false,
                _ => {}
            }
        }
        if word.sign || bracket {
            at += 1;
            continue;
        }
        let Some((span, name, exact)) = place_at(scanned, words, at) else {
            at += 1;
            continue;
        };
        let before = &text[words[0].start as usize..span.start as usize];
        if words[at.saturating_sub(3)..at].iter().any(|word| OF_ONE.has(word.of(text))) {
            at += 1;
            continue;
        }
        found.push(Found { span, name, exact, aside: aside(before) });
        while words.get(at).is_some_and(|word| word.start < span.end) {
            at += 1;
        }
    }
    // What flew over several regions happened in none of them.
    if words.iter().filter(|word| matches!(word.of(text), "над" | "Над")).count() > 1 {
        found.truncate(begun);
    }
}

fn place_at(scanned: &Scanned<'_>, words: &[Word], at: usize) -> Option<(Span, String, Exact)> {
    let text = scanned.text;
    let word = words[at].of(text);
    let sort = SORTS.of(word);
    if sort & TOWN != 0
        && let Some(found) = of_sort(scanned, words, at)
    {
        return Some(found);
    }
    if sort & PROVINCE != 0
        && let Some(end) = names_behind(text, words, at)
    {
        let case = if word.ends_with("ях") { Case::Prepositional } else { governed(text, words, at)?.0 };
        return Some(written(scanned, words[at].start, end, case, Exact::Region));
    }
    if sort & LANDMARK != 0
        && let Some(end) = titled(text, words, at)
    {
        let case = case_of_sort(word, governed(text, words, at).map(|(case, _)| case));
        // A block of flats says more than the town.
        let exact = if word == "ЖК" { Exact::Town } else { Exact::Landmark };
        return Some(written(scanned, words[at].start, end, case, exact));
    }
    if sort & HOUSE != 0
        && let Some(found) = house(scanned, words, at)
    {
        return Some(found);
    }
    if let Some(found) = with_head(scanned, words, at) {
        return Some(found);
    }
    if !words[at].capital {
        return None;
    }
    if let Some((mention, name, exact)) = listed_at(scanned, words[at].start) {
        return known(scanned, words, at, mention, name, exact);
    }
    unlisted(scanned, words, at)
}

/// A place that the lists have.
fn known(
    scanned: &Scanned<'_>,
    words: &[Word],
    at: usize,
    mention: Mention,
    name: Option<&'static str>,
    exact: Exact,
) -> Option<(Span, String, Exact)> {
    let text = scanned.text;
    let country = exact == Exact::Country;
    let part = at > 0 && PARTS.has(words[at - 1].of(text)) && mention.cases.has(Case::Genitive);
    let Some((case, apart)) =
        governed(text, words, at).or_else(|| (part && !country).then_some((Case::Genitive, true)))
    else {
        // `Губернатор Брянской области Роу`: told of the man.
        let named = words.iter().find(|word| word.start >= mention.span.end).is_some_and(|next| next.capital);
        let of = !country && !named && owner(text, words, at, mention.cases);
        return of.then(|| (mention.span, name.unwrap_or_default().to_owned(), Exact::Owner));
    };
    // `в матче чемпионата Италии` is anywhere; `по всей Италии` is there.
    let whole = at > 0 && matches!(words[at - 1].of(text), "всей" | "всему");
    if country && !whole && (apart && !part || case == Case::Dative) {
        return None;
    }
    let allowed = if apart { Cases::of(&[case, Case::Genitive]) } else { Cases::of(&[case]) };
    if mention.cases.and(allowed).is_empty() {
        return None;
    }
    let case = if apart && mention.cases.has(Case::Genitive) { Case::Genitive } else { case };
    let name = match name {
        Some(name) => name.to_owned(),
        None => phrase_nominative(&text[mention.span.start as usize..mention.span.end as usize], case),
    };
    Some((mention.span, name, exact))
}

/// A name that no list has: `у Копанки`, `под Новосёловкой`, `в окрестностях Стельмаховки`.
fn unlisted(scanned: &Scanned<'_>, words: &[Word], at: usize) -> Option<(Span, String, Exact)> {
    let text = scanned.text;
    let before = words[at.checked_sub(1)?].of(text);
    let (case, apart) = match governed(text, words, at) {
        Some(found) => found,
        None if PARTS.has(before) && !STREETS.has(before) => (Case::Genitive, true),
        None => return None,
    };
    if !apart && matches!(before, "в" | "В" | "во") {
        let Named::Unlisted(span, case) = names::russian(scanned, words, at, Kind::News)? else {
            return None;
        };
        return Some((span, phrase_nominative(&text[span.start as usize..span.end as usize], case), Exact::Town));
    }
    // `в узбекском Нукусе`.
    let small = before.starts_with(Letter::is_small);
    let local = !apart && small && ["ском", "цком", "ской", "цкой"].iter().any(|end| before.ends_with(end));
    if local && case == Case::Prepositional && words[at].of(text).ends_with(['е', 'и']) {
        let count = run(scanned, words, at)?;
        let end = words[at + count - 1].end;
        let (span, name, _) = written(scanned, words[at].start, end, case, Exact::Town);
        return Some((span, name, Exact::Town));
    }
    let near = matches!(before, "у" | "под" | "близ" | "возле" | "около" | "вблизи") || is_compass(before);
    if !(near || apart && PARTS.has(before) && !STREETS.has(before)) {
        return None;
    }
    let count = run(scanned, words, at)?;
    let span = Span { start: words[at].start, end: words[at + count - 1].end };
    let name = &text[span.start as usize..span.end as usize];
    // `у Минобороны`, `у ВСУ` and `у России` are no towns.
    let next = words.get(at + count).filter(|next| !next.sign && !next.capital);
    // `у Тбилисского университета`.
    if next.is_some_and(|next| {
        ADJECTIVES.end(name) && case_after(text, words, at + count).is_none() && !OTHERS.has(next.of(text))
    }) {
        return None;
    }
    if count > 2 || name.chars().filter(|c| c.is_capital()).count() > count || name.chars().count() < 4 {
        return None;
    }
    let case = if apart { Case::Genitive } else { case };
    Some((span, phrase_nominative(name, case), Exact::Town))
}

/// A name behind what it is: `села Вишневое`, `населенный пункт Раздольное`, `города Мурома`.
fn of_sort(scanned: &Scanned<'_>, words: &[Word], at: usize) -> Option<(Span, String, Exact)> {
    let text = scanned.text;
    let sort = words[at].of(text);
    if sort.starts_with("пункт")
        && !at.checked_sub(1).is_some_and(|before| words[before].of(text).starts_with("населенн"))
    {
        return None;
    }
    let next = words.get(at + 1).filter(|next| next.capital && !next.sign)?;
    if let Some((mention, Some(name), Exact::Town)) = listed_at(scanned, next.start) {
        return Some((mention.span, name.to_owned(), Exact::Town));
    }
    let named = |word: &&Word| word.capital && !word.sign;
    let count = words[at + 1..].iter().take(3).take_while(named).count();
    let second = words.get(at + 3).is_some_and(|word| SORTS.of(word.of(text)) & HEAD != 0);
    let count = if second { 1 } else { count };
    let span = Span { start: next.start, end: words[at + count].end };
    let name = &text[span.start as usize..span.end as usize];
    // Names of towns agree with the word for one, names of villages seldom do.
    let agrees = sort.starts_with("город");
    let case = match sort {
        "города" => Case::Genitive,
        "городе" => Case::Prepositional,
        "городом" => Case::Instrumental,
        _ => Case::Nominative,
    };
    let name = if agrees { phrase_nominative(name, case) } else { name.to_owned() };
    Some((span, name, Exact::Town))
}

/// `Курской области`, `Баренцевом море`, `курском направлении`, `Запорожской АЭС`.
fn with_head(scanned: &Scanned<'_>, words: &[Word], at: usize) -> Option<(Span, String, Exact)> {
    let text = scanned.text;
    let adjective = words[at].of(text);
    if !ADJECTIVES.end(adjective) {
        return None;
    }
    let plain = |at: usize| words.get(at).filter(|word| !word.sign).map_or("", |word| word.of(text));
    // `Стародубском муниципальном округе`.
    let between = usize::from(ADJECTIVES.end(plain(at + 1)) && SORTS.of(plain(at + 2)) & HEAD != 0);
    let head = plain(at + 1 + between);
    let sort = SORTS.of(head);
    let exact = if sort & HEAD != 0 && words[at].capital {
        Exact::Region
    } else if (sort & WATER != 0 || BUILDINGS.has(head)) && words[at].capital {
        Exact::Landmark
    } else if sort & DIRECTION != 0 && adjective.ends_with("ском") {
        Exact::Direction
    } else {
        return None;
    };
    let end = words[at + 1 + between].end;
    let case = if adjective.ends_with("ого")
        || adjective.ends_with("его")
        || head.ends_with("АЭС") && adjective.ends_with("ой")
    {
        Case::Genitive
    } else if adjective.ends_with("им") || adjective.ends_with("ым") || head.ends_with("ью") || head.ends_with("ой")
    {
        Case::Instrumental
    } else if adjective.ends_with("ому") {
        Case::Dative
    } else if adjective.ends_with("ую") {
        Case::Accusative
    } else {
        Case::Prepositional
    };
    let (span, name, _) = written(scanned, words[at].start, end, case, exact);
    if governed(text, words, at).is_some() {
        return Some((span, name, exact));
    }
    let named = words.get(at + 2 + between).is_some_and(|next| next.capital);
    (exact == Exact::Region && !named && owner(text, words, at, Cases::of(&[Case::Genitive]))).then_some((
        span,
        name,
        Exact::Owner,
    ))
}

/// `у здания парламента Грузии`.
fn house(scanned: &Scanned<'_>, words: &[Word], at: usize) -> Option<(Span, String, Exact)> {
    let text = scanned.text;
    let next = words.get(at + 1)?;
    let (mention, _, Exact::Country) = listed_at(scanned, next.start)? else { return None };
    let (case, apart) = governed(text, words, at)?;
    let case = if apart { Case::Genitive } else { case };
    (mention.cases.has(Case::Genitive) && !matches!(case, Case::Dative))
        .then(|| written(scanned, words[at].start, mention.span.end, case, Exact::Landmark))
}

fn written(scanned: &Scanned<'_>, start: u32, end: u32, case: Case, exact: Exact) -> (Span, String, Exact) {
    let name = &scanned.text[start as usize..end as usize];
    (Span { start, end }, phrase_nominative(name, case), exact)
}

/// Where the names behind a province end: `Алеппо`, `Алеппо и Идлиб`.
fn names_behind(text: &str, words: &[Word], at: usize) -> Option<u32> {
    let named = |at: usize| words.get(at).filter(|word| word.capital && !word.sign);
    let mut end = named(at + 1)?.end;
    if !words[at].of(text).ends_with("ях") {
        return Some(end);
    }
    let mut next = at + 2;
    while words.get(next).is_some_and(|link| matches!(link.of(text), "и" | ","))
        && let Some(name) = named(next + 1)
    {
        end = name.end;
        next += 2;
    }
    Some(end)
}

/// Where what is written like a title ends: `М-5 "Алеппо-Дамаск"`, `Курск - Восточный`, `"Лайково"`.
fn titled(text: &str, words: &[Word], at: usize) -> Option<u32> {
    let mut end = None;
    let mut open = false;
    for word in words[at + 1..].iter().take(8) {
        let written = word.of(text);
        if is_quote_mark(written) {
            if open || written == "»" {
                end = Some(word.end);
            }
            open = !open && written != "»";
        } else if !word.sign && (word.capital || written.starts_with(|c: char| c.is_ascii_digit()) || open) {
            end = Some(word.end);
        } else if !matches!(written, "-" | "–" | "—") {
            break;
        }
    }
    end
}

fn case_of_sort(sort: &str, governed: Option<Case>) -> Case {
    match governed {
        Some(case) => case,
        None if sort.ends_with(['а', 'ы']) => Case::Genitive,
        None => Case::Nominative,
    }
}

/// Whether a place in the genitive only tells whose somebody is: `Жители Дагестана`.
fn owner(text: &str, words: &[Word], at: usize, cases: Cases) -> bool {
    at > 0 && at < 8 && cases.has(Case::Genitive) && SORTS.of(words[at - 1].of(text)) & OWNER != 0
}
