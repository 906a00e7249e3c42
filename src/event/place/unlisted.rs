//! Towns, villages and islands that no list has, by what stands before them.

use super::named::visited;
use super::told::{LOCAL, Named};
use crate::event::letter::Letter;
use crate::event::participants::swears_in;
use crate::event::{
    Class, Kind, Lang, Span,
    gazetteer::{Gazetteer, Scanned, What},
    layout::words::Word,
    lexicon::{WordSet, words},
    names::is_no_name,
    russian::Case,
};

/// Longest name, in words: `Salvador da Bahia`.
const LONGEST: usize = 4;

/// Appends what the words of a sentence name so.
pub(super) fn find(scanned: &Scanned<'_>, found: &[Word], lang: Lang, kind: Kind, named: &mut Vec<Named>) {
    if matches!(kind, Kind::History | Kind::Other | Kind::Document) {
        return;
    }
    for at in 1..found.len() {
        // A name is written large; of a border only the countries are named.
        let border = || {
            let before = found[at - 1];
            lang == Lang::RU && before.end - before.start == "на".len() as u32 && before.of(scanned.text) == "на"
        };
        let glued = || lang == Lang::RU && found[at].of(scanned.text).starts_with("г.");
        if lang == Lang::RU
            && kind.class() == Class::Meeting
            && let Some(house) = quoted_house(scanned.text, found, at)
        {
            named.push(Named::Unlisted(house, Case::Prepositional));
            continue;
        }
        if lang == Lang::RU
            && (kind.class() == Class::Meeting || kind == Kind::Speech)
            && let Some(house) = house_of(scanned, found, at)
        {
            named.push(house);
            continue;
        }
        if lang == Lang::RU
            && kind == Kind::Visit
            && found[at].capital
            && let Some(house) = visited(found, at, scanned.text)
        {
            named.push(Named::Unlisted(house, Case::Nominative));
            continue;
        }
        if found[at].sign || found[at - 1].sign || !(found[at].capital || border() || glued()) {
            continue;
        }
        named.extend(match lang {
            Lang::RU => russian(scanned, found, at, kind),
            Lang::EN => english(scanned, found, at, kind),
            _ => None,
        });
    }
}

/// Words with capitals behind `in` that name no place.
static NO_PLACE: WordSet = WordSet::new(words![
    "english", "russian", "arabic", "congress", "ramadan", "islam", "telegram", "twitter", "facebook", "spring",
    "summer", "autumn", "winter", "god", "q1", "q2", "q3", "q4", "h1", "h2", "response", "reply", "support", "honour",
    "honor", "memory", "memoriam", "view", "light", "line", "front", "person", "addition", "pictures", "photos",
    "brief", "focus"
]);

/// Long ones, by their beginnings.
static NO_PLACE_BEGUN: WordSet = WordSet::beginnings(words![
    "celebrat", "commemor", "cooperat", "collabor", "partners", "conjunct", "recognit", "preparat", "parliame",
    "governme", "accordan", "connecti", "solidari", "referenc"
]);

static BEFORE_PLACE: WordSet = WordSet::new(words!["in", "near", "off", "outside"]);
pub(super) static SORTS: WordSet = WordSet::new(words![
    "island",
    "town",
    "village",
    "city",
    "port",
    "settlement",
    "camp",
    "province",
    "district",
    "region",
    "resort",
]);
static LINKS: WordSet = WordSet::new(words!["da", "de", "do", "dos", "del", "la", "el", "al"]);
/// Words of a trip whose end a place is.
static GOES: WordSet =
    WordSet::beginnings(words!["travel", "flew", "flies", "arriv", "headed", "went", "goes", "trip"]);
static TOURS: WordSet = WordSet::new(words!["visited", "visits", "visiting", "toured", "tours", "in", "at", "to"]);

/// `met in Stellenbosch`, `off the Philippine island of Siargao`.
fn english(scanned: &Scanned<'_>, words: &[Word], at: usize, kind: Kind) -> Option<Named> {
    let text = scanned.text;
    let before = words[at - 1];
    let held = kind.class() == Class::Meeting || matches!(kind, Kind::Interview | Kind::Speech | Kind::Briefing);
    if held && let Some(house) = house(words, at, text) {
        return Some(Named::Unlisted(house, Case::Nominative));
    }
    let preposition = BEFORE_PLACE.has(before.of(text))
        && (before.of(text) == "in" || kind == Kind::News)
        && !swears_in(&text[..words[at].start as usize]);
    let of_sort = before.of(text) == "of" && at > 1 && SORTS.has(words[at - 2].of(text));
    // `toured the Farchana refugee camp`.
    let article = usize::from(before.of(text) == "the");
    let led = held && at.checked_sub(1 + article).is_some_and(|led| TOURS.has(words[led].of(text)));
    // `travelled up to Ilulissat`, but `a trip to meet Jane Roe`.
    let verb = || words[..at - 1].iter().rev().take(4).find(|word| GOES.has(word.of(text)));
    let goes = kind == Kind::Visit && before.of(text) == "to" && verb().is_some_and(|verb| !verb.capital);
    let back = before.of(text) == "from" && words.iter().any(|word| word.of(text) == "where");
    if !(preposition || of_sort || led || goes || back) {
        return None;
    }
    let count = run(scanned, words, at)?;
    // `is back from Harbourton, where …`
    let back = back && text[words[at + count - 1].end as usize..].starts_with(", where ");
    let sort = |at: usize| words.get(at).is_some_and(|word| SORTS.has(word.of(text)));
    let is_sort =
        led && (sort(at + count) || sort(at + count + 1) && words[at + count].of(text).starts_with(Letter::is_small));
    let person = || count > 1 && scanned.memory.is_given(words[at].of(text));
    if !(preposition || of_sort || is_sort || back || goes && !person()) {
        return None;
    }
    // `at Harbour Village`: written large it is part of the name.
    let part = is_sort && words.get(at + count).is_some_and(|word| word.capital && SORTS.has(word.of(text)));
    let span = Span { start: words[at].start, end: words[at + count - 1 + usize::from(part)].end };
    // `in Prime Minister's office`: somebody's.
    if words.get(at + count).is_some_and(|next| next.of(text).starts_with(['\'', '’'])) {
        return None;
    }
    Some(Named::Unlisted(span, Case::Nominative))
}

/// `at Kilmore County Hospital`, `at the Harbour Hotel`, `on Harbour Square`, `at Fort Roe`, `at the University of Roe`.
fn house(words: &[Word], at: usize, text: &str) -> Option<Span> {
    let article = usize::from(words[at - 1].of(text) == "the");
    let before = words[at.checked_sub(1 + article)?].of(text);
    let on = matches!(before, "on" | "On");
    if !on && !matches!(before, "at" | "At" | "inside" | "Inside") {
        return None;
    }
    // `Palais d'Orme`.
    let own = |word: &Word| word.capital && !word.sign || ["d'", "d’"].iter().any(|of| word.of(text).starts_with(of));
    let large = |at: usize| words.get(at).is_some_and(own);
    let mut last = None;
    let mut of = FIRST.has(words[at].of(text)) && large(at + 1);
    let mut next = at;
    while next < words.len().min(at + 7) {
        let word = words[next].of(text);
        let link = next > at && !words[next].sign && (LINKS.has(word) || matches!(word, "of" | "the" | "and"));
        let the = words.get(next + 1).is_some_and(|word| word.of(text) == "the");
        let joins =
            link && (the || large(next + 1)) || on && word == "-" || word == "'s" && next > at && large(next + 1);
        if !large(next) && !joins {
            break;
        }
        if large(next) && (of || if on { STREETS.has(word) } else { BUILDINGS.has(word) }) {
            last = Some(next);
        }
        of |= word == "of" && last == next.checked_sub(1);
        next += 1;
    }
    let last = last?;
    (last > at).then_some(Span { start: words[at].start, end: words[last].end })
}

/// Houses and grounds that stand before their name: `Villa Roe`, `Fort Roe`.
static FIRST: WordSet = WordSet::new(words![
    "fort", "camp", "villa", "palazzo", "palais", "palacio", "palácio", "château", "chateau", "schloss", "hotel",
    "casa", "quinta", "qasr",
]);

/// `в Хороге`, `в деревне Лобамба`, `у острова Крит`.
pub(super) fn russian(scanned: &Scanned<'_>, words: &[Word], at: usize, kind: Kind) -> Option<Named> {
    /// Sorts behind which a name stays in the nominative, and those it agrees with.
    static APART: WordSet = WordSet::new(words![
        "курорте",
        "беженцев",
        "деревне",
        "деревню",
        "селе",
        "село",
        "поселке",
        "поселок",
        "ауле",
        "кишлаке",
        "лагере",
        "лагерь",
        "порту",
        "острова",
        "острове",
        "остров",
        "станице",
        "поселка",
        "села",
        "деревни",
    ]);
    static AGREES: WordSet = WordSet::new(words!["городе", "г"]);
    /// Endings of towns in the prepositional that hardly anything else has.
    const TOWNS: &[&str] = &["ске", "граде", "бурге", "городе", "поле"];
    let text = scanned.text;
    // `г.Салвадоре` is one word.
    let (start, glued) = text[words[at].start as usize..words[at].end as usize]
        .strip_prefix("г.")
        .map_or((words[at].start, false), |_| (words[at].start + "г.".len() as u32, true));
    let before = words[at - 1].of(text);
    if before == "на"
        && words[at].of(text).contains('-')
        && words.get(at + 1).is_some_and(|next| next.of(text) == "границе")
    {
        let span = Span { start, end: words[at + 1].end };
        return Some(Named::Unlisted(span, Case::Prepositional));
    }
    // `в Запорожской области`.
    let region = ["области", "крае", "районе", "округе"]
        .iter()
        .any(|sort| words.get(at + 1).is_some_and(|next| next.of(text) == *sort));
    // `в Александро-Невской лавре`, `на Пискарёвском кладбище`.
    let building = kind.class() == Class::Meeting && words.get(at + 1).is_some_and(|next| BUILDINGS.has(next.of(text)));
    if building
        && matches!(before, "в" | "В" | "во" | "на" | "На")
        && ["ом", "ем", "ой", "ей"].iter().any(|end| words[at].of(text).ends_with(end))
    {
        let span = Span { start, end: words[at + 1].end };
        return Some(Named::Unlisted(span, Case::Prepositional));
    }
    // `в Университете Паджаджаран`, `в Доме Правительства`: its name stands behind it.
    let named = |next: &Word| next.is_capitalised(text) && !next.sign && next.end - next.start > 4;
    let house = || matches!(before, "в" | "В" | "во" | "Во") && BUILDINGS.has(words[at].of(text));
    if (kind.class() == Class::Meeting || kind == Kind::Speech) && words.get(at + 1).is_some_and(named) && house() {
        let more = words.get(at + 2).filter(|next| named(next) && scanned.at(next.start).is_empty());
        let span = Span { start, end: more.unwrap_or(&words[at + 1]).end };
        return Some(Named::Unlisted(span, Case::Prepositional));
    }
    if region && matches!(before, "в" | "В" | "во") && words[at].of(text).ends_with(['м', 'й']) {
        let span = Span { start, end: words[at + 1].end };
        return Some(Named::Unlisted(span, Case::Prepositional));
    }
    let inside = matches!(before, "в" | "В" | "во");
    // `в китайский Сиань`, `в испанской Авиле`: the adjective tells that a town follows, and its case.
    if kind.class() == Class::Meeting
        && LOCAL.end(before)
        && at > 1
        && matches!(words[at - 2].of(text), "в" | "В" | "во")
        && !is_body(words[at].of(text))
    {
        let count = run(scanned, words, at).filter(|count| *count < 3)?;
        let span = Span { start, end: words[at + count - 1].end };
        let case = match before {
            _ if before.ends_with("ую") => Case::Accusative,
            _ if before.ends_with("ий") => Case::Nominative,
            _ => Case::Prepositional,
        };
        return Some(Named::Unlisted(span, case));
    }
    let (apart, agrees) = (APART.has(before), AGREES.has(before));
    if !(inside || apart || agrees || glued) {
        return None;
    }
    let count = if glued { 1 } else { run(scanned, words, at)? };
    let span = Span { start, end: words[at + count - 1].end };
    let written = &text[span.start as usize..span.end as usize];
    if glued || agrees {
        return Some(Named::Unlisted(span, Case::Prepositional));
    }
    if apart {
        return Some(Named::Unlisted(span, Case::Nominative));
    }
    if !inside || count > 2 {
        return None;
    }
    let town = written.chars().count() > 5 && TOWNS.iter().any(|end| written.ends_with(end));
    let met = kind.class() == Class::Meeting && written.ends_with(['е', 'и', 'у', 'о']) && !is_body(written);
    let happened = kind == Kind::News && count == 1 && written.ends_with('е') && !is_body(written);
    if !town && !met && !happened {
        return None;
    }
    let case = if written.ends_with('е') { Case::Prepositional } else { Case::Nominative };
    Some(Named::Unlisted(span, case))
}

/// `в здании МИД`, `в аэропорту Сунан`, `на базе Форт-Роу`, `в стенах МГИМО`: a house in small letters before its name.
fn house_of(scanned: &Scanned<'_>, words: &[Word], at: usize) -> Option<Named> {
    let text = scanned.text;
    let (before, word, next) = (words[at - 1].of(text), words[at].of(text), words.get(at + 1)?);
    if words[at].capital || next.sign || !next.capital {
        return None;
    }
    let (inside, on) = (matches!(before, "в" | "В" | "во" | "Во"), matches!(before, "на" | "На"));
    let ground = matches!(word, "базе" | "площади" | "космодроме" | "полигоне" | "верфи" | "заводе" | "стадионе");
    let walls = word == "стенах" && inside || word == "площадке" && on;
    if !(walls || (inside || on && ground) && BUILDINGS.has(word)) {
        return None;
    }
    let written = next.of(text);
    // `в аэропорту главу государства встретил`: an office is no house.
    let houses = |what: What| match what {
        What::Office(at) => Gazetteer::get().offices.get(usize::from(at)).is_some_and(|office| office.id == "body"),
        What::Organisation(_) => true,
        _ => false,
    };
    let office = scanned.at(next.start).iter().any(|mention| matches!(mention.what, What::Office(_)));
    let body = scanned.at(next.start).iter().filter(|mention| houses(mention.what));
    let end = body.map(|mention| mention.span.end).max();
    if end.is_none() && office {
        return None;
    }
    // `в музее Анна Роу`: somebody; `на площадке Форума`: an occasion.
    if end.is_none() && (word == "площадке" || scanned.memory.is_given(written) || written.contains('.')) {
        return None;
    }
    let end = end.unwrap_or(next.end);
    Some(if walls {
        Named::Unlisted(Span { start: next.start, end }, Case::Genitive)
    } else {
        Named::Unlisted(Span { start: words[at].start, end }, Case::Prepositional)
    })
}

/// `в резиденции «Ала-Арча»`, `в Государственном музее «Эрзи»`: a house with its name, from the word at `at` on.
fn quoted_house(text: &str, words: &[Word], at: usize) -> Option<Span> {
    if !matches!(words[at - 1].of(text), "в" | "В" | "во" | "на" | "На") {
        return None;
    }
    let adjective =
        |word: &&Word| !word.sign && ["ом", "ем", "ой", "ей"].iter().any(|end| word.of(text).ends_with(end));
    let head = at + words[at..].iter().take(2).take_while(adjective).count();
    let head = (at..=head).find(|head| words.get(*head).is_some_and(|word| BUILDINGS.has(word.of(text))))?;
    if !matches!(words.get(head + 1)?.of(text), "«" | "\"") {
        return None;
    }
    let close = words[head + 2..].iter().take(6).find(|word| matches!(word.of(text), "»" | "\""))?;
    Some(Span { start: words[at].start, end: close.end })
}

/// What people stand on, in a town.
static STREETS: WordSet =
    WordSet::new(words!["square", "street", "avenue", "boulevard", "embankment", "beach", "island", "hill"]);

/// Buildings and grounds with a name of their own, Russian ones in the prepositional.
pub(super) static BUILDINGS: WordSet = WordSet::new(words![
    "ministry",
    "hospital",
    "hotel",
    "university",
    "palace",
    "museum",
    "school",
    "hall",
    "academy",
    "centre",
    "center",
    "airport",
    "stadium",
    "theatre",
    "theater",
    "library",
    "institute",
    "cathedral",
    "church",
    "mosque",
    "cemetery",
    "memorial",
    "castle",
    "college",
    "gallery",
    "barracks",
    "hq",
    "headquarters",
    "department",
    "basilica",
    "abbey",
    "monument",
    "chancellery",
    "secretariat",
    "residence",
    "arena",
    "park",
    "base",
    "zone",
    "terminal",
    "pavilion",
    "здании",
    "штаб-квартире",
    "офисе",
    "помещении",
    "лавре",
    "соборе",
    "храме",
    "мечети",
    "дворце",
    "театре",
    "парке",
    "университете",
    "академии",
    "институте",
    "центре",
    "музее",
    "зале",
    "замке",
    "монастыре",
    "кладбище",
    "мемориале",
    "площади",
    "стадионе",
    "аэропорту",
    "школе",
    "больнице",
    "библиотеке",
    "галерее",
    "филармонии",
    "консерватории",
    "доме",
    "аллее",
    "поле",
    "космодроме",
    "базе",
    "заводе",
    "верфи",
    "АЭС",
    "границе",
    "полигоне",
    "резиденции",
    "отеле",
    "гостинице",
    "комплексе",
    "усадьбе",
    "клубе",
    "кремле",
    "house",
]);

/// `в Минфине`, `в Госдуме`: an office, not a town.
fn is_body(word: &str) -> bool {
    ["Мин", "Гос", "Рос", "Центр", "Совет", "Дум", "Верховн", "Дом", "Сенат", "Конгресс", "Парламент", "Правительств"]
        .iter()
        .any(|beginning| word.starts_with(beginning))
}

/// `села Малиновка Белгородской области`: the region is no part of the name.
fn is_of_region(words: &[Word], at: usize, text: &str) -> bool {
    let next = words.get(at + 1).map_or("", |next| next.of(text));
    words[at].of(text).ends_with(['й', 'о'])
        && ["област", "район", "края", "округ", "республик"].iter().any(|sort| next.starts_with(sort))
}

/// How many words from here on are one name that nothing else has claimed.
pub(super) fn run(scanned: &Scanned<'_>, words: &[Word], at: usize) -> Option<usize> {
    let text = scanned.text;
    let claimed = |word: &Word| {
        let begun = scanned.mentions.partition_point(|mention| mention.span.start < word.end);
        scanned.mentions[..begun].iter().any(|mention| word.start < mention.span.end)
    };
    let fits = |word: &Word| {
        let written = word.of(text);
        let mut letters = written.chars();
        !word.sign
            && letters.next().is_some_and(Letter::is_capital)
            && letters.next().is_some_and(|second| !second.is_capital())
            && !written.contains('.')
            && !NO_PLACE.has(written)
            && !NO_PLACE_BEGUN.has(written)
            && !is_no_name(written)
            && !claimed(word)
    };
    if !fits(&words[at]) {
        return None;
    }
    let mut count = 1;
    while count < LONGEST {
        let Some(next) = words.get(at + count) else { break };
        let link = LINKS.has(next.of(text)) && words.get(at + count + 1).is_some_and(fits);
        if !link && !fits(next) || is_of_region(words, at + count, text) {
            break;
        }
        count += if link { 2 } else { 1 };
    }
    Some(count)
}
