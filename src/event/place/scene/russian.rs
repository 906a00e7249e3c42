//! Places in a Russian sentence of news, by the word that governs them: `у Копанки`, `в зоопарке Белгорода`.

use super::super::told::Named;
use super::super::unlisted::{self as names, BUILDINGS, run};
use super::russian_words::{DIRECTION, HEAD, HOUSE, LANDMARK, OWNER, PROVINCE, SORTS, TOWN, WATER};
use super::{Exact, Found, end_of_telling, is_quote_mark, listed_at};
use crate::event::endings::Endings;
use crate::event::letter::Letter;
use crate::event::{
    Country, Kind, Span,
    gazetteer::{Mention, Scanned, What},
    layout::words::Word,
    lexicon::WordSet,
    russian::{Case, Cases, aside, phrase_nominative},
};

/// Verbs that say who told it.
static TELLS: WordSet = WordSet::beginnings(&[
    "сообщ",
    "заяв",
    "рассказ",
    "отмет",
    "уточн",
    "подчеркн",
    "передал",
    "передае",
    "пиш",
    "следует",
    "указан",
    "пояснил",
    "добавил",
    "утвержд",
    "подсчита",
    "ожидают",
    "прогноз",
    "говорит",
    "заверил",
    "подтверд",
    "объявил",
    "признал",
    "выяснил",
    "убедил",
]);

/// Endings of adjectives before a place.
static ADJECTIVES: Endings = Endings::new(&["ой", "ом", "ем", "ей", "ого", "его", "ому", "им", "ым", "ую"]);
/// Endings of adjectives alone between a preposition and a name.
static LOCAL: Endings = Endings::new(&["ском", "цком", "ской", "цкой", "овном", "рном", "нной", "нном"]);

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
    // `в матче чемпионата Италии` is anywhere; at home is nowhere.
    if country && (apart && !part || case == Case::Dative || is_home(mention)) {
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

/// Russia in a Russian post, and unions of states, which tell of no place.
fn is_home(mention: Mention) -> bool {
    matches!(mention.what, What::Country { code, .. } if ["RU", "EU", "UN"].iter().any(|of| Country::new(of) == Some(code)))
}

/// Parts of places that may as well bear the name of somebody: `на проспекте Мира`.
static STREETS: WordSet = WordSet::new(&[
    "улицах",
    "улиц",
    "улице",
    "проспекте",
    "площади",
    "школ",
    "школе",
    "части",
    "городов",
    "границе",
    "границы",
]);

/// Parts of places that stand before whose they are.
static PARTS: WordSet = WordSet::new(&[
    "районе",
    "окрестностях",
    "центре",
    "пригороде",
    "пригородах",
    "пригороды",
    "пригорода",
    "окраине",
    "окраинах",
    "окраин",
    "юге",
    "севере",
    "востоке",
    "западе",
    "юго-востоке",
    "юго-западе",
    "северо-востоке",
    "северо-западе",
    "порта",
    "порту",
    "улицах",
    "улиц",
    "улице",
    "зоопарке",
    "аэропорту",
    "аэропорта",
    "вокзале",
    "предместье",
    "черте",
    "части",
    "территории",
    "территорией",
    "берегов",
    "берега",
    "городов",
    "городе",
    "границе",
    "границы",
    "столице",
    "районах",
    "регионах",
    "акватории",
    "акваторией",
    "небе",
    "небом",
    "площади",
    "проспекте",
    "школ",
    "школе",
]);

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

/// The case that the words before a place ask for, and whether a noun stands between: `в`, `в зоопарке`.
fn governed(text: &str, words: &[Word], at: usize) -> Option<(Case, bool)> {
    let mut apart = false;
    for back in (0..at).rev().take(6) {
        let word = words[back];
        let written = word.of(text);
        if word.sign {
            if is_quote_mark(written) {
                continue;
            }
            return None;
        }
        if let Some(case) = case_after(text, words, back) {
            let told = back.checked_sub(1).is_some_and(|before| TELLS.has(words[before].of(text)));
            // `о прекращении огня в Газе`: of what is spoken.
            let truce = back > 0 && words[back - 1].of(text) == "огня";
            return (!told && !truce && !accredited(text, words, back)).then_some((case, apart));
        }
        // `в одной из школ`; any other preposition leads to something else.
        if written == "из" && back > 0 && words[back - 1].of(text).starts_with("одн") {
            continue;
        }
        if OTHERS.has(written) || VERBS.end(written) || word.capital && back + 1 < at && !LOCAL.end(written) {
            return None;
        }
        apart |= !(LOCAL.end(written) || SORTS.of(written) & TOWN != 0);
    }
    None
}

/// Whether something is done to what stands behind `на`: `атака дронов на Севастополь`.
fn attacks(text: &str, words: &[Word], at: usize) -> bool {
    static ATTACKS: WordSet =
        WordSet::beginnings(&["атак", "нападени", "налет", "удар", "рейд", "наступлени", "обрушил"]);
    let target = words.get(at + 1).is_some_and(|word| word.capital);
    target && words[..at].iter().rev().take(3).any(|word| ATTACKS.has(word.of(text)))
}

/// Whether who stands before a preposition is only sent there: `посол Грузии в`.
fn accredited(text: &str, words: &[Word], at: usize) -> bool {
    static SENT: WordSet =
        WordSet::beginnings(&["посол", "посла", "послом", "консул", "постпред", "торгпред", "представител", "собкор"]);
    words[..at].iter().rev().take(2).any(|word| SENT.has(word.of(text)))
}

/// Prepositions that put nothing in a place.
static OTHERS: WordSet = WordSet::new(&[
    "о",
    "об",
    "обо",
    "из",
    "от",
    "для",
    "к",
    "ко",
    "с",
    "со",
    "без",
    "до",
    "после",
    "против",
    "между",
    "за",
    "про",
    "из-за",
    "при",
    "и",
    "через",
    "не",
    "как",
    "что",
    "чтобы",
    "а",
    "но",
    "или",
    "через",
    "вокруг",
]);
/// Endings of verbs of the past, which no noun has.
static VERBS: Endings = Endings::new(&[
    "лся", "лась", "лись", "лось", "ился", "ют", "ает", "яет", "ают", "ила", "ило", "или", "ал", "ала", "али",
]);

/// The case behind a word that puts something in a place.
fn case_after(text: &str, words: &[Word], at: usize) -> Option<Case> {
    let word = words[at].of(text);
    Some(match word {
        "на" if attacks(text, words, at) => Case::Accusative,
        "в" | "В" | "во" | "Во" | "на" | "На" => Case::Prepositional,
        "у" | "У" | "близ" | "возле" | "Возле" | "около" | "вблизи" | "напротив" | "Близ" | "Около" | "внутри" => {
            Case::Genitive
        }
        "под" | "Под" | "над" | "Над" | "перед" => Case::Instrumental,
        "по" | "По" => Case::Dative,
        "от" if at > 0
            && (matches!(words[at - 1].of(text), "недалеко" | "неподалеку" | "вдали")
                || is_compass(words[at - 1].of(text))) =>
        {
            Case::Genitive
        }
        _ if is_compass(word) => Case::Genitive,
        _ => return None,
    })
}

/// `западнее`, `юго-востоку`.
fn is_compass(word: &str) -> bool {
    static SIDES: WordSet = WordSet::new(&[
        "западнее",
        "восточнее",
        "севернее",
        "южнее",
        "юго-восточнее",
        "юго-западнее",
        "северо-восточнее",
        "северо-западнее",
        "востоку",
        "западу",
        "северу",
        "югу",
        "северо-востоку",
        "северо-западу",
        "юго-востоку",
        "юго-западу",
    ]);
    SIDES.has(word)
}

/// Whether a place in the genitive only tells whose somebody is: `Жители Дагестана`.
fn owner(text: &str, words: &[Word], at: usize, cases: Cases) -> bool {
    at > 0 && at < 8 && cases.has(Case::Genitive) && SORTS.of(words[at - 1].of(text)) & OWNER != 0
}
