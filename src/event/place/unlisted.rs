//! Towns, villages and islands that no list has, by what stands before them.

use super::told::{LOCAL, Named};
use crate::event::letter::Letter;
use crate::event::{
    Class, Kind, Lang, Span,
    gazetteer::Scanned,
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
    "english",
    "russian",
    "arabic",
    "parliament",
    "congress",
    "ramadan",
    "islam",
    "telegram",
    "twitter",
    "facebook",
    "spring",
    "summer",
    "autumn",
    "winter",
    "government",
    "god",
    "q1",
    "q2",
    "q3",
    "q4",
    "h1",
    "h2",
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
]);
static LINKS: WordSet = WordSet::new(words!["da", "de", "do", "dos", "del", "la", "el", "al"]);

/// `met in Stellenbosch`, `off the Philippine island of Siargao`.
fn english(scanned: &Scanned<'_>, words: &[Word], at: usize, kind: Kind) -> Option<Named> {
    let text = scanned.text;
    let before = words[at - 1];
    let held = kind.class() == Class::Meeting || matches!(kind, Kind::Interview | Kind::Speech | Kind::Briefing);
    if held && let Some(house) = house(words, at, text) {
        return Some(Named::Unlisted(house, Case::Nominative));
    }
    let preposition = BEFORE_PLACE.has(before.of(text)) && (before.of(text) == "in" || kind == Kind::News);
    let of_sort = before.of(text) == "of" && at > 1 && SORTS.has(words[at - 2].of(text));
    if !preposition && !of_sort {
        return None;
    }
    let count = run(scanned, words, at)?;
    let span = Span { start: words[at].start, end: words[at + count - 1].end };
    // `in Prime Minister's office`: somebody's.
    if words.get(at + count).is_some_and(|next| next.of(text).starts_with(['\'', '’'])) {
        return None;
    }
    Some(Named::Unlisted(span, Case::Nominative))
}

/// `at Kilmore County Hospital`, `at the Harbour Hotel`, `on Harbour Square`.
fn house(words: &[Word], at: usize, text: &str) -> Option<Span> {
    let article = usize::from(words[at - 1].of(text) == "the");
    let before = words[at.checked_sub(1 + article)?].of(text);
    let on = matches!(before, "on" | "On");
    if !on && !matches!(before, "at" | "At" | "inside") {
        return None;
    }
    let of_name = |word: &&Word| word.capital && !word.sign || on && word.of(text) == "-";
    let named = words[at..].iter().take(7).take_while(of_name);
    let sort = if on { &STREETS } else { &BUILDINGS };
    let (count, last) = named.enumerate().filter(|(_, word)| sort.has(word.of(text))).last()?;
    (count > 0).then_some(Span { start: words[at].start, end: last.end })
}

/// `в Хороге`, `в деревне Лобамба`, `у острова Крит`.
pub(super) fn russian(scanned: &Scanned<'_>, words: &[Word], at: usize, kind: Kind) -> Option<Named> {
    /// Sorts behind which a name stays in the nominative, and those it agrees with.
    static APART: WordSet = WordSet::new(words![
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
        let span = Span { start, end: words[at + 1].end };
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

/// `в резиденции «Ала-Арча»`, `в Государственном музее «Эрзи»`: a house with its name, from the word at `at` on.
fn quoted_house(text: &str, words: &[Word], at: usize) -> Option<Span> {
    if !matches!(words[at - 1].of(text), "в" | "В" | "во" | "на" | "На") {
        return None;
    }
    let adjective =
        |word: &&Word| !word.sign && ["ом", "ем", "ой", "ей"].iter().any(|end| word.of(text).ends_with(end));
    let head = at + words[at..].iter().take(2).take_while(adjective).count();
    let head = (at..=head).find(|head| words.get(*head).is_some_and(|word| BUILDINGS.has(word.of(text))))?;
    if words.get(head + 1)?.of(text) != "«" {
        return None;
    }
    let close = words[head + 2..].iter().take(6).find(|word| word.of(text) == "»")?;
    Some(Span { start: words[at].start, end: close.end })
}

/// What people stand on, in a town.
static STREETS: WordSet = WordSet::new(words!["square", "street", "avenue", "boulevard", "embankment"]);

/// Buildings and grounds with a name of their own, Russian ones in the prepositional.
pub(super) static BUILDINGS: WordSet = WordSet::new(words![
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
