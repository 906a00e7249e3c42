//! Places in the sentences that tell of the event.

use super::capitals::{before_capital, capital_of, hosts};
use super::named::{is_building, may_be_named, name, stations};
use super::owned::{behind_house, belongs, in_house, owner_of};
use super::{lines, scene, unlisted};
use crate::event::endings::Endings;
use crate::event::letter::{Letter, Small};
use crate::event::order::Order;
use crate::event::participants::spokesmen::SPEAK;
use crate::event::{
    Class, Field, Kind, Lang, Span,
    dates::{Circumstances, DateMention},
    gazetteer::{Mention, Scanned, What},
    layout::Layout,
    lexicon::{WordSet, words},
    occasion::speaks_at,
    russian::{Case, Cases, aside},
};

/// A place that is named somewhere in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// In the lists.
    Listed(Mention),
    /// A town or island that no list has, and the case it stands in.
    Unlisted(Span, Case),
}

impl Named {
    pub(super) const fn span(self) -> Span {
        match self {
            Self::Listed(mention) => mention.span,
            Self::Unlisted(span, _) => span,
        }
    }
}

/// The place in the sentences that tell of the event.
pub(super) fn place(
    scanned: &Scanned<'_>,
    layout: &Layout,
    lang: Lang,
    dates: &[DateMention],
    circumstances: &Circumstances,
) -> Option<Field<String>> {
    let kind = circumstances.kind.unwrap_or(Kind::Other);
    let telling = circumstances.trigger.and_then(|trigger| layout.lead.iter().position(|lead| lead.holds(trigger)));
    let reports = matches!(kind.class(), Class::Meeting) || kind == Kind::News;
    let spoken = || layout.lead.get(1).is_some_and(|lead| speaks_at(&scanned.text[lead.start as usize..]));
    let held_again = (1..layout.lead.len())
        .filter(|_| kind.class() == Class::Meeting)
        .find(|at| was_held(&scanned.text[layout.lead[*at].start as usize..layout.lead[*at].end as usize]));
    let second = Some(1).filter(|_| {
        matches!(kind, Kind::Interview | Kind::Visit | Kind::News)
            || matches!(kind, Kind::Comment | Kind::Speech | Kind::Briefing) && spoken()
    });
    let sent = lines::sent_from(scanned, layout, kind, circumstances.realis);
    // `STATE VISIT TO NORWAY`, and further down `In Oslo the guest …`; where two towns follow, it is the country.
    let opens = |at: &usize| {
        let start = layout.lead[*at].start;
        let words = &scanned.text[start as usize..];
        let into = ["In ", "В "].iter().find(|into| words.starts_with(**into)).map_or(0, |into| into.len() as u32);
        let alone = |town: Span| {
            let rest = &scanned.text[town.end as usize..];
            ![" and ", " и "].iter().any(|and| rest.starts_with(and))
        };
        let town = |mention: &Mention| matches!(mention.what, What::City(_)) && alone(mention.span);
        into > 0 && scanned.at(start + into).iter().any(town)
    };
    let third = match kind {
        Kind::News => Some(2),
        Kind::Visit => (2..layout.lead.len()).find(opens),
        _ => None,
    };
    let echo = circumstances.echo.and_then(|echo| layout.lead.iter().position(|lead| lead.holds(echo)));
    let behind = |at: usize| kind == Kind::News && at > 0 && scene::is_behind(scanned.text, layout, layout.lead[at]);
    // Each once: the sentence that tells is mostly the first.
    let all = [telling, Some(0), held_again, echo, second, third];
    let new = |(place, at): (usize, &Option<usize>)| at.filter(|_| !all[..place].contains(at));
    let leads = all.iter().enumerate().filter_map(new).filter(|at| *at < layout.lead.len() && !behind(*at));
    let mut named: Vec<Named> = Vec::new();
    // Where a city is named, the country is not the place.
    // Nor is a house where either is named; a town says more than the building in it.
    let sorts = [(Sort::Town, false), (Sort::Town, true), (Sort::Country, false), (Sort::House, false)];
    let all = sorts.into_iter().flat_map(|sort| leads.clone().map(move |at| (at, sort)));
    let mut buildings = false;
    for (at, (sort, building)) in all {
        if building && !buildings {
            continue;
        }
        let lead = layout.lead[at];
        let towns = sort == Sort::Town;
        named.clear();
        for mention in scanned.within(lead) {
            if sort == sort_of(mention.what, kind) && may_be_named(kind, mention) {
                named.push(Named::Listed(*mention));
            }
        }
        if towns {
            named.extend(capital_of(scanned, lead, lang));
            unlisted::find(scanned, layout.lead_words(scanned.text, at), lang, kind, &mut named);
        }
        // `в Казанском Кремле`: not that of Moscow.
        let inside = |one: &Named, other: &Named| {
            matches!(other, Named::Unlisted(..)) && other.span() != one.span() && other.span().holds(one.span())
        };
        for at in (0..named.len()).rev() {
            if matches!(named[at], Named::Listed(_)) && named.iter().any(|other| inside(&named[at], other)) {
                named.remove(at);
            }
        }
        named.order_by(|named| u64::from(named.span().start));
        let stands = |named: &&Named| {
            let quoted = layout.is_quoted(named.span().start) && kind != Kind::News;
            !quoted && sent != Some(named.span()) && stands_as_place(scanned, lead, **named, dates, circumstances)
        };
        buildings |= named.iter().any(|named| is_building(scanned.text, *named));
        let fits = |named: &&Named| is_building(scanned.text, **named) == building;
        let of = |named: &Named| Some((*named, name(scanned, lang, kind, *named)?));
        let found = named.iter().filter(fits).filter(stands).find_map(of).map(|found| {
            // `at the UN Headquarters in New York`.
            let town = || named.iter().find(|town| is_town_of(scanned.text, **town, found.0)).and_then(of);
            town().unwrap_or(found)
        });
        let Some((found, mut value)) = found else { continue };
        let mut evidence = vec![whole(scanned.text, found.span(), &value)];
        if kind == Kind::Visit {
            stations(scanned, lang, found, &mut value, &mut evidence);
        }
        let confidence = match found {
            Named::Unlisted(..) => 66,
            Named::Listed(_) if reports => 84,
            Named::Listed(_) => 76,
        };
        return Some(Field { value, evidence, confidence });
    }
    None
}

/// The words of a place with what its name has from behind them: `Windsor` and `Castle`, `МИД` and `России`.
fn whole(text: &str, words: Span, value: &str) -> Span {
    let last = value.rsplit(' ').next().unwrap_or_default();
    let more = text[words.end as usize..].strip_prefix(' ').is_some_and(|after| after.starts_with(last));
    let known = text[words.start as usize..words.end as usize].ends_with(last);
    if more && !known { Span { end: words.end + 1 + last.len() as u32, ..words } } else { words }
}

/// Whether a town stands behind a house that is in it, the last words of whose name may stand between: `at Harbour
/// International Airport, Oslo`.
fn is_town_of(text: &str, town: Named, house: Named) -> bool {
    let what = |named| if let Named::Listed(mention) = named { Some(mention.what) } else { None };
    let house_is = match what(house) {
        Some(what) => matches!(what, What::Site(_)),
        None => true,
    };
    let between = text.get(house.span().end as usize..town.span().start as usize).unwrap_or_default();
    let link = [", in ", " in ", " в ", ", "].iter().find_map(|link| between.strip_suffix(link));
    let large = |word: &str| word.starts_with(Letter::is_capital) && word.chars().all(Letter::is_letter);
    let ends = |more: &str| more.is_empty() || what(house).is_none() && more.split(' ').skip(1).all(large);
    matches!(what(town), Some(What::City(_))) && house_is && link.is_some_and(ends)
}

/// What sort of place is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Town,
    Country,
    House,
}

fn sort_of(what: What, kind: Kind) -> Sort {
    match what {
        What::Country { .. } => Sort::Country,
        What::Office(_) if kind != Kind::Visit => Sort::House,
        _ => Sort::Town,
    }
}

/// Whether a sentence opens with what the one before told of and that it was held: `The talks took place`.
fn was_held(sentence: &str) -> bool {
    static WHAT: WordSet = WordSet::beginnings(words![
        "meeting",
        "ceremony",
        "talks",
        "event",
        "consultations",
        "negotiations",
        "session",
        "reception",
        "signing",
        "встреча",
        "церемония",
        "переговоры",
        "мероприятие",
        "заседание",
        "беседа",
        "консультации",
        "прием",
        "подписание",
        "аудиенция",
    ]);
    static HELD: WordSet = WordSet::new(words!["held", "place", "hosted", "состоял*", "прош*", "проход*", "проведен*"]);
    let mut words = sentence.split(|c: char| !c.is_letter()).filter(|word| !word.is_empty());
    words.by_ref().take(3).any(|word| WHAT.has(word)) && words.take(4).any(|word| HELD.has(word))
}

/// Whether the words before a place put the event there.
fn stands_as_place(
    scanned: &Scanned<'_>,
    lead: Span,
    named: Named,
    dates: &[DateMention],
    circumstances: &Circumstances,
) -> bool {
    let kind = circumstances.kind.unwrap_or(Kind::Other);
    let span = named.span();
    let before = before_capital(&scanned.text[lead.start as usize..span.start as usize]);
    let place = Span { start: lead.start + before.len() as u32, end: span.end };
    let after = &scanned.text[span.end as usize..lead.end as usize];
    let mut back = before.split(|c: char| !c.is_letter_or_digit()).rev().filter(|word| !word.is_empty());
    let (mut last, mut owner) = (back.next().unwrap_or_default(), back.next().unwrap_or_default());
    // `in Russia's Kamchatka`: what stands before the owner counts.
    if last == "s" && before.trim_end().ends_with("'s") {
        (last, owner) = (back.next().unwrap_or_default(), back.next().unwrap_or_default());
    }
    let local = |word: &str, before: &str| LOCAL.end(word) && matches!(before, "в" | "В" | "во");
    for _ in 0..3 {
        if !(last == "the" || KIND_OF_PLACE.has(last) || local(last, owner)) {
            break;
        }
        (last, owner) = (owner, back.next().unwrap_or_default());
    }
    if !before.ends_with([' ', '\u{a0}']) && !before.is_empty() && last != "г" {
        return false;
    }
    if matches!(named, Named::Unlisted(_, Case::Genitive)) || kind.class() == Class::Meeting && behind_house(before) {
        return true;
    }
    if kind == Kind::News && (is_territory(last) || last == "of" && is_territory(owner)) {
        return true;
    }
    let (mention, is_country, is_site) = match named {
        Named::Listed(mention) => {
            (Some(mention), matches!(mention.what, What::Country { .. }), matches!(mention.what, What::Site(_)))
        }
        Named::Unlisted(..) => (None, false, false),
    };
    let cases = mention.map_or(Cases::of(&[Case::Prepositional]), |mention| mention.cases);
    if kind.class() == Class::Meeting && !is_country && cases.has(Case::Nominative) && hosts(before, after) {
        return true;
    }
    // `opened its new Lima embassy`
    if kind == Kind::Ceremony
        && !is_country
        && last == "new"
        && [" embassy", " consulate"].iter().any(|house| after.starts_with(house))
    {
        return true;
    }
    let is_office = mention.is_some_and(|mention| matches!(mention.what, What::Office(_)));
    let prepositional = cases.has(Case::Prepositional);
    let last = last.small();
    let here = match last.as_str() {
        "in" | "at" | "near" | "outside" | "off" | "visited" | "visits" | "visiting" | "toured" => true,
        "visit" => kind == Kind::Visit,
        // `is back from Suva, where the two held talks`
        "from" => after.starts_with(", where "),
        "визитом" => kind.class() == Class::Meeting,
        visited if visited.starts_with("посети") || visited.starts_with("посеща") => true,
        "of" => unlisted::SORTS.has(owner),
        "под" => (kind == Kind::News || kind.class() == Class::Meeting) && cases.has(Case::Instrumental),
        "в" | "во" | "г" if is_office && kind == Kind::Visit => arrives(before),
        "в" | "во" if is_office => prepositional,
        "в" | "во" | "г" => {
            prepositional || kind == Kind::Visit && cases.has(Case::Accusative) || arrives(before) || comes_back(after)
        }
        "on" | "на" if mention.is_none() => true,
        "на" => {
            (is_site || is_country) && prepositional
                || kind == Kind::Visit && cases.has(Case::Accusative) && arrives(before)
        }
        "по" => is_country && kind == Kind::Visit && cases.has(Case::Dative) && arrives(before),
        "to" => kind == Kind::Visit || arrives(before),
        "у" | "близ" | "возле" => mention.is_none(),
        _ => mention.is_none() && kind == Kind::News,
    };
    // `В Кремле назвали дату`: where somebody says it.
    let next = after.split(|c: char| !c.is_letter_or_digit()).find(|word| !word.is_empty()).unwrap_or_default();
    let tells = is_site && matches!(next, "says" | "said" | "confirms" | "confirmed");
    if tells || (is_site || is_office) && before.trim_end() == "В" && (SPEAK.has(next) || kind == Kind::Comment) {
        return false;
    }
    // `В Минске заявили`: the government; `Роу: переговоры в Осло прерваны`: what is said.
    let label = || {
        let trigger = circumstances.trigger.filter(|trigger| trigger.end <= span.start);
        trigger.is_some_and(|trigger| scanned.text[trigger.end as usize..].starts_with(':'))
    };
    if kind == Kind::Comment && (before.trim_end() == "В" && SPEAK.has(next) || label()) {
        return false;
    }
    if kind.class() == Class::Meeting && (recalls(before) || kind != Kind::Visit && leads_a_trip(before)) {
        return false;
    }
    if !here || is_region_word(after) || aside(before) && !is_guest(before) {
        return false;
    }
    // `In the United States a woman ...`: only at the beginning does a country say where.
    if is_country && kind == Kind::News && before.split_whitespace().count() > 2 {
        return false;
    }
    // What lies between: `открыл 28 ноября в Ереване`, `Посла Саудовской Аравии в Москве`.
    let owner = owner_of(scanned, lead, place, dates).unwrap_or(owner);
    // What is announced of an office takes place there.
    let foreign = !is_site && kind != Kind::Announcement && belongs(owner, kind) && !in_house(before, owner, kind)
        || kind.class() != Class::Statement && reports(owner);
    // `The Minister on Friday in Abuja appealed for calm`; without a day `in Abuja` may say where the speaker sits.
    let spoke = || {
        let day = dates.iter().find(|date| date.span.end > lead.start && date.span.end < span.start);
        let beside = day.is_some_and(|day| span.start - day.span.end < " in the ".len() as u32);
        beside && circumstances.trigger.is_some_and(|trigger| trigger.start == span.end + 1)
    };
    !foreign && (kind.class() != Class::Statement || spoke() || puts_event(owner, before, kind))
}

/// Whether a sentence only tells what those who met had seen or done elsewhere: `министр вспомнил поездку в Осло`.
fn recalls(before: &str) -> bool {
    static RECALLS: WordSet = WordSet::beginnings(words!["вспомни", "вспомина", "напомни", "recalled", "reminded"]);
    before.split(|c: char| !c.is_letter()).any(|word| RECALLS.has(word))
}

/// Whether a trip that is only spoken of leads there: `обсудили визит министра в Осло`, `the upcoming visit of the Minister to`.
fn leads_a_trip(before: &str) -> bool {
    /// So many words may stand between what is said of a trip and where it leads.
    const REACH: usize = 12;
    static TRIP: WordSet = WordSet::beginnings(words!["visit", "trip", "визит", "поездк", "приезд"]);
    static SPOKEN_OF: WordSet = WordSet::beginnings(words![
        "discuss",
        "upcoming",
        "forthcoming",
        "planned",
        "preparations",
        "обсужд",
        "обсуд",
        "предстоящ",
        "подготовк",
    ]);
    let clause = before.rsplit(['.', ';', ',']).next().unwrap_or_default();
    let words = || clause.split(|c: char| !c.is_letter()).rev().filter(|word| !word.is_empty()).take(REACH);
    let trip = words().position(|word| TRIP.has(word));
    trip.is_some_and(|trip| words().skip(trip + 1).take(4).any(|word| SPOKEN_OF.has(word)))
}

/// Whether a clause tells that a guest is there: `принял министра, прибывшего в Осло`.
fn is_guest(before: &str) -> bool {
    const THERE: &[&str] = &["прибывш", "находящ", "участвующ", "пребывающ"];
    let clause = before.rsplit(',').next().unwrap_or_default().trim_start();
    THERE.iter().any(|word| clause.starts_with(word))
}

/// Endings of adjectives between a preposition and a town: `в подмосковном Климовске`, `в немецкой Фульде`.
pub(super) static LOCAL: Endings =
    Endings::new(&["ском", "цком", "ской", "цкой", "ский", "цкий", "скую", "цкую", "овном", "рном"]);

/// Words that say what sort of place a name is.
static KIND_OF_PLACE: WordSet = WordSet::new(words![
    "downtown",
    "central",
    "nearby",
    "neighbouring",
    "historic",
    "столице",
    "городе",
    "деревне",
    "селе",
    "поселке",
    "ауле",
    "кишлаке",
    "лагере",
    "лагерь",
    "беженцев",
    "курорте",
    "порту",
    "острова",
    "острове",
    "городу",
    "города",
]);

/// Whether a verb before a place only tells where the news comes from: `сообщили в Кремле`.
fn reports(owner: &str) -> bool {
    static REPORTS: WordSet = WordSet::beginnings(words!["said", "told", "reported", "announced"]);
    REPORTS.has(owner) || scene::TELLS.has(owner)
}

fn is_territory(word: &str) -> bool {
    matches!(word, "territory" | "территории" | "территорию")
}

/// Whether somebody is said to come: `прибыл в`, `arrived in`.
fn arrives(before: &str) -> bool {
    const VERBS: &[&str] = &[
        "прибы",
        "прилетел",
        "приехал",
        "приезд",
        "вызван",
        "вылетел",
        "отправил",
        "arriv",
        "landed",
        "travel",
        "визит",
        "visit",
        "поездк",
        "trip",
    ];
    before.split(|c: char| !c.is_letter_or_digit()).rev().filter(|word| !word.is_empty()).take(6).any(|word| {
        let word = word.small();
        VERBS.iter().any(|verb| word.starts_with(verb))
    })
}

/// Whether a verb of coming follows: `В Россию вернулись`.
fn comes_back(after: &str) -> bool {
    let next = after.trim_start_matches(|c: char| !c.is_letter_or_digit());
    ["верну", "прибы", "приех", "прилет", "достав"].iter().any(|verb| next.starts_with(verb))
}

/// For statements: whether the place is one of talks, a meeting, an address.
fn puts_event(owner: &str, before: &str, kind: Kind) -> bool {
    const EVENTS: &[&str] = &[
        "talks",
        "meeting",
        "summit",
        "conference",
        "forum",
        "session",
        "negotiations",
        "consultations",
        "event",
        "briefing",
        "speaking",
        "addressing",
        "expo",
        "assembly",
        "congress",
        "spoke",
        "studio",
        "interview",
        "интервью",
        "rally",
        "ceremony",
        "встреч",
        "переговор",
        "саммит",
        "конференц",
        "форум",
        "сесси",
        "заседани",
        "консультаци",
        "брифинг",
        "выступ",
        "мероприяти",
        "бибиси",
        "отвеча",
        "answer",
    ];
    /// What is said behind these, and of what, is another matter.
    const TOLD: &[&str] = &["that", "что", "about", "on", "о", "об", "regarding", "concerning", "по"];
    /// Somebody says it there: `said in Lausanne`.
    static SAYS: WordSet =
        WordSet::new(words!["said", "says", "told", "added", "spoke", "сказал", "сказала", "заявил", "заявила"]);
    let words = || before.split(|c: char| !c.is_letter_or_digit()).rev().filter(|word| !word.is_empty());
    if SAYS.has(owner) || matches!(owner, "reporters" | "journalists" | "журналистам" | "репортерам")
    {
        return true;
    }
    // `не раскрыл итоги переговоров в Осло`.
    if words().take(8).any(|word| matches!(word, "итоги" | "результаты" | "итогов" | "results")) {
        return false;
    }
    let delivered = matches!(kind, Kind::Speech | Kind::Briefing);
    if delivered && !words().any(|word| TOLD.contains(&word.small().as_str())) {
        return true;
    }
    if kind == Kind::Comment && words().any(|word| matches!(word, "что" | "that")) {
        return false;
    }
    let near = words().take(8).map(str::to_lowercase);
    owner.is_empty() || near.into_iter().any(|word| EVENTS.iter().any(|event| word.starts_with(event)))
}

/// Whether what follows makes the place part of a larger name: `in Moscow Region`.
fn is_region_word(after: &str) -> bool {
    let after = after.trim_start();
    ["Region", "Oblast", "region", "Krai", "time", "State", "Declaration", "accords"]
        .iter()
        .any(|word| after.starts_with(word))
}
