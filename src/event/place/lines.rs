//! Lines and brackets of place and date, titles that end in both, and what stands behind a pin.

use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::unlisted::BUILDINGS;
use crate::event::letter::Letter;
use crate::event::{
    Class, Field, Kind, Realis, Span,
    dates::{DateMention, Setting},
    gazetteer::{Form, Gazetteer, Mention, Scanned, What},
    layout::{Layout, Line, LineKind},
    lexicon::{WordSet, words},
};

/// A point of a list that is a place and no sentence is no longer, in bytes.
const POINT: u32 = 110;

/// As sure are lines that name a town.
pub(super) const TOWN: u8 = 82;

/// What such words say, the surest first.
pub(super) fn place(
    scanned: &Scanned<'_>,
    layout: &Layout,
    dates: &[DateMention],
    kind: Kind,
    realis: Option<Realis>,
) -> Option<Field<String>> {
    let announced = kind == Kind::Announcement;
    // Where it is sent from is not where it will be.
    let coming = is_coming(kind, realis);
    dateline(scanned, layout, dates)
        .map(|place| at_foot(scanned, place, kind))
        .or_else(|| bracket(scanned, layout, dates, announced))
        .or_else(|| pinned(scanned, layout))
        .or_else(|| if coming { None } else { dispatch(scanned, layout, kind) })
        .or_else(|| title(scanned, layout, dates))
        .or_else(|| under_title(scanned, layout, kind))
        .or_else(|| closing(scanned, layout, kind))
}

fn is_coming(kind: Kind, realis: Option<Realis>) -> bool {
    kind == Kind::Announcement || matches!(realis, Some(Realis::Future | Realis::Hypothetical))
}

/// The town from which an agency sends what is to come: it opens a line that goes on behind the day.
pub(super) fn sent_from(scanned: &Scanned<'_>, layout: &Layout, kind: Kind, realis: Option<Realis>) -> Option<Span> {
    /// So much follows such a town at least.
    const LONG: u32 = 40;
    let lines = layout.lines.iter().take(3).filter(|_| is_coming(kind, realis));
    lines.map(|line| line.span).find_map(|line| {
        let of_town = |what| matches!(what, What::City(_) | What::Country { form: Form::Capital, .. });
        let town = scanned.at(line.start).iter().find(|mention| of_town(mention.what))?.span;
        let rest = &scanned.text[town.end as usize..line.end as usize];
        let opens = rest.starts_with([',', '.']) || [" (", " –", " —", " -"].iter().any(|sign| rest.starts_with(sign));
        (opens && line.end - town.end > LONG).then_some(town)
    })
}

/// The town that a statement closes with, on a line of its own.
fn closing(scanned: &Scanned<'_>, layout: &Layout, kind: Kind) -> Option<Field<String>> {
    let line = layout.lines.iter().skip(2).rfind(|line| line.kind != LineKind::Tags)?.span;
    (kind == Kind::Comment && is_town(scanned, line)).then(|| named(scanned, line, None, 88)).flatten()
}

/// A town and a day that close a post are where it was written: of a meeting its own words say more.
fn at_foot(scanned: &Scanned<'_>, place: Field<String>, kind: Kind) -> Field<String> {
    /// So much of a line may stand behind the town: the day.
    const DAY: usize = 30;
    let behind = |span: &Span| scanned.text[span.end as usize..].trim();
    let foot = place.evidence.first().is_some_and(|span| {
        span.start > 0 && behind(span).len() < DAY && scanned.text[..span.start as usize].contains(". ")
    });
    let confidence = if foot && kind.class() == Class::Meeting { 55 } else { place.confidence };
    Field { confidence, ..place }
}

/// The place of a line of place and date.
pub(super) fn dateline(scanned: &Scanned<'_>, layout: &Layout, dates: &[DateMention]) -> Option<Field<String>> {
    let day_in = |line: Span| dates.iter().find(|date| date.setting == Setting::Dateline && line.holds(date.span));
    let line = layout.lines.iter().find(|line| line.kind == LineKind::Dateline || day_in(line.span).is_some())?;
    let date = day_in(line.span).map(|day| day.span);
    // Several pins open the points of a list.
    let points = layout.lines.iter().filter(|line| line.kind == LineKind::Dateline).nth(1).is_some();
    if points
        && date.is_none()
        && (line.span.end - line.span.start > POINT
            || !scanned.within(line.span).any(|mention| matches!(mention.what, What::City(_))))
    {
        return None;
    }
    // Of a paragraph only its opening is the line.
    // `5 мая 2025 года, Осло`: nothing but the town behind the day.
    let town = |date: &Span| {
        let rest = &scanned.text[date.end as usize..line.span.end as usize];
        rest.starts_with(", ") && rest.len() < LONGEST_TOWN && !rest.contains(['.', ':'])
    };
    let opening = date.filter(|day| line.kind != LineKind::Dateline && !town(day));
    let end = opening.map_or(line.span.end, |date| date.end);
    named(scanned, Span { start: line.span.start, end }, date, 96).or_else(|| beside(scanned, layout, line.span))
}

/// A town behind a day is no longer, in bytes.
const LONGEST_TOWN: usize = 40;

/// The town that has a line of its own above the day or below it.
fn beside(scanned: &Scanned<'_>, layout: &Layout, day: Span) -> Option<Field<String>> {
    let above = layout.lines.iter().rfind(|line| line.span.end <= day.start);
    let below = layout.lines.iter().find(|line| line.span.start >= day.end);
    // `The Palace, Oslo` may stand behind the hour.
    let hour =
        |line: &&Line| scanned.text[line.span.start as usize..line.span.end as usize].contains(Letter::is_letter);
    let further = layout.lines.iter().filter(|line| line.span.start >= day.end).take(2).find(hour);
    // `Harbour Air Base`, under the title and above the day; a ministry there is whose paper it is.
    let house = |line: &&Line| {
        let written = &scanned.text[line.span.start as usize..line.span.end as usize];
        let words = || written.split(' ');
        let large = words().all(|word| word.starts_with(Letter::is_capital)) && written.contains(Letter::is_small);
        let built = |word: &str| BUILDINGS.has(word) && !matches!(word, "Ministry" | "Department" | "Secretariat");
        large && line.span.start > 0 && (2..6).contains(&words().count()) && words().any(built)
    };
    let mut lines = [above, below, further].into_iter().flatten();
    let line = lines.find(|line| is_town(scanned, line.span)).or_else(|| above.filter(house))?;
    named(scanned, line.span, None, 92)
}

/// Whether a line has a town and perhaps the house in it, and nothing else: `Осло, Дворец мира`.
fn is_town(scanned: &Scanned<'_>, line: Span) -> bool {
    /// Longest house, in bytes.
    const LONGEST: usize = 60;
    let house = |rest: &str, start: u32| {
        let listed = || scanned.at(start).iter().any(|mention| matches!(mention.what, What::Site(_)));
        rest.len() < LONGEST && (rest.split([' ', '-']).any(|word| BUILDINGS.has(word)) || listed())
    };
    let alone = |mention: &Mention| {
        let rest = scanned.text.get(mention.span.end as usize..line.end as usize);
        matches!(mention.what, What::City(_))
            && rest.is_some_and(|rest| match rest.strip_prefix(", ") {
                Some(rest) => house(rest, mention.span.end + 2),
                None => matches!(rest.trim(), "" | "," | "."),
            })
    };
    // `The Palace, Oslo`: the house first.
    let text = &scanned.text[line.start as usize..line.end as usize];
    let behind = || {
        let (first, town) =
            text.rsplit_once(", ").filter(|(first, _)| first.len() < LONGEST && !first.contains(". "))?;
        let start = line.start + (text.len() - town.len()) as u32;
        let whole = |m: &Mention| matches!(m.what, What::City(_)) && m.span.end == line.end;
        Some(scanned.at(start).iter().any(whole) && (house(first, line.start) || first.starts_with("The ")))
    };
    scanned.at(line.start).iter().any(alone) || behind() == Some(true)
}

/// The town that a line under the title has for itself, with the house in it.
fn under_title(scanned: &Scanned<'_>, layout: &Layout, kind: Kind) -> Option<Field<String>> {
    let told = kind.class() == Class::Meeting || matches!(kind, Kind::Speech | Kind::Briefing);
    let line = layout.lines.get(1).filter(|_| told)?;
    let housed = scanned.text[line.span.start as usize..line.span.end as usize].contains(", ");
    (housed && is_town(scanned, line.span)).then(|| named(scanned, line.span, None, 90)).flatten()
}

/// The place of a bracket in the title or behind what is announced.
fn bracket(scanned: &Scanned<'_>, layout: &Layout, dates: &[DateMention], announced: bool) -> Option<Field<String>> {
    let opening = || layout.lead.iter().take(if announced { 2 } else { 1 });
    let of_event =
        |date: &&DateMention| date.setting == Setting::Bracket && opening().any(|sentence| sentence.holds(date.span));
    let date = dates.iter().find(of_event)?.span;
    let open = scanned.text[..date.start as usize].rfind('(')?;
    // `(The Suva Post, May 5)`: who printed it.
    let printed = scanned.text[open..date.start as usize].trim_end_matches([',', ' ']).rsplit(' ').next();
    if printed.is_some_and(|last| PAPERS.has(last)) {
        return None;
    }
    let close = scanned.text[date.end as usize..].find(')')? + date.end as usize;
    named(scanned, Span { start: open as u32 + 1, end: close as u32 }, Some(date), 93)
}

/// What newspapers are called.
static PAPERS: WordSet = WordSet::new(words![
    "herald", "times", "post", "news", "gazette", "tribune", "journal", "daily", "guardian", "star", "standard", "tv"
]);

/// The place in words that hold nothing but a place and perhaps a date.
fn named(scanned: &Scanned<'_>, words: Span, date: Option<Span>, confidence: u8) -> Option<Field<String>> {
    let gazetteer = Gazetteer::get();
    let city = scanned.within(words).find_map(|mention| match mention.what {
        What::City(at) => Some((gazetteer.cities.get(at as usize)?.name, mention.span)),
        _ => None,
    });
    if let Some((name, span)) = city {
        return Some(Field { value: name.to_owned(), evidence: vec![span], confidence });
    }
    // Another place: the part between commas that is no date and no region.
    let text = scanned.text;
    let mut parts = Vec::new();
    let mut start = words.start;
    for piece in text[words.start as usize..words.end as usize].split(',') {
        let span = trimmed(text, Span { start, end: start + piece.len() as u32 });
        start += piece.len() as u32 + 1;
        let is_date = date.is_some_and(|date| span.start < date.end && date.start < span.end);
        let written = &text[span.start as usize..span.end as usize];
        let shouted = written.chars().count() > 4 && !written.contains(Letter::is_small);
        let event = HEADINGS.has(written.split(' ').next().unwrap_or_default());
        if !is_date
            && !shouted
            && !event
            && written.starts_with(Letter::is_capital)
            && written.split_whitespace().count() <= 5
        {
            parts.push((span, written));
        }
    }
    let house = |part: &str| part.split(' ').next_back().is_some_and(|last| BUILDINGS.has(last));
    let (span, written) = match parts.as_slice() {
        [] => return None,
        [(_, region), exact, ..] if is_region(region) || house(region) => *exact,
        [first, ..] => *first,
    };
    // A country leaves open where in it.
    let country = scanned.at(span.start).iter().any(|m| m.span == span && matches!(m.what, What::Country { .. }));
    let less = if country { 16 } else { 12 };
    Some(Field { value: written.to_owned(), evidence: vec![span], confidence: confidence - less })
}

/// What opens a title that ends with the day: `Presentation of Credentials, 5 May`.
static HEADINGS: WordSet = WordSet::new(words![
    "presentation",
    "visit",
    "official",
    "meeting",
    "statement",
    "remarks",
    "press",
    "speech",
    "address",
    "ceremony",
    "signing",
    "opening",
    "reception",
    "briefing",
    "message",
    "consultations",
]);

/// What stands behind a pin, or a word for it, within a line.
fn pinned(scanned: &Scanned<'_>, layout: &Layout) -> Option<Field<String>> {
    const PIN: &str = "📍";
    /// Words before a colon that are as good, the better ones first.
    const WORDS: [&str; 11] = [
        "Location",
        "Venue",
        "Place",
        "Where",
        "Duty station",
        "Address",
        "Адрес",
        "Место проведения",
        "Место работы",
        "Место",
        "Где",
    ];
    static BUILT: OnceLock<Finder<'static>> = OnceLock::new();
    let pin = BUILT.get_or_init(|| Finder::new(PIN));
    let text = scanned.text;
    let behind_word = || {
        let colons = memchr::memchr_iter(b':', text.as_bytes());
        let found = colons.filter_map(|at| Some((WORDS.iter().position(|word| text[..at].ends_with(word))?, at + 1)));
        found.min().map(|(_, at)| at)
    };
    let mut pins = pin.find_iter(text.as_bytes());
    let at = pins.next().map(|at| at + PIN.len()).or_else(behind_word)?;
    // Between a sign and the words there are blanks.
    let line = layout.lines.iter().position(|line| at <= line.span.end as usize)?;
    let words = Span { start: at as u32, end: layout.lines[line].span.end.max(at as u32) };
    // Several pins open the points of a list, one before a title only catches the eye.
    let place = named(scanned, words, None, 92)?;
    let listed = || scanned.within(words).any(|mention| matches!(mention.what, What::City(_)));
    let several = pins.next().is_some();
    let points = several || line == 0;
    (!points || listed() && !(several && words.end - words.start > POINT)).then_some(place)
}

/// How an agency opens what it sends: `JEDDAH, 20 August (SPA) — `.
fn dispatch(scanned: &Scanned<'_>, layout: &Layout, kind: Kind) -> Option<Field<String>> {
    /// Longest such opening, in bytes.
    const LONGEST: usize = 70;
    /// Longest day between a town and its full stop.
    const SHORT: usize = 64;
    layout.lines.iter().enumerate().take(3).find_map(|(at, line)| {
        let start = line.span.start + u32::from(scanned.text[line.span.start as usize..].starts_with('#'));
        let is_town = |what: What| matches!(what, What::City(_));
        // `Сухум. 5 мая. Агентство. Президент …`: a town that the lists have for another sake.
        let site = |mention: &&Mention| {
            matches!(mention.what, What::Site(_))
                && scanned.text[mention.span.end as usize..]
                    .trim_start_matches(['.', ',', ' '])
                    .starts_with(|c: char| c.is_ascii_digit())
        };
        let town = scanned.at(start).iter().find(|mention| is_town(mention.what));
        let town = town.or_else(|| scanned.at(start).iter().find(site)).or_else(|| behind_day(scanned, line.span));
        let Some(town) = town else { return before_country(scanned, line.span).filter(|_| at == 0) };
        let rest = &scanned.text[town.span.end as usize..line.span.end as usize];
        // `Nairobi: the Ministers …`, `Женева. Министр …`; a capital before a colon may be who says it.
        let loud = !scanned.text[start as usize..town.span.end as usize].contains(Letter::is_small);
        let says = rest.starts_with(": ") && (loud || kind.class() == Class::Meeting);
        // A stop says less than what is told behind it.
        let sure = if says { 92 } else { 70 };
        let dated = || rest[1..].trim_start().starts_with(|c: char| c.is_ascii_digit());
        if at == 0 && says || rest.starts_with(". ") && (at == 0 || dated()) {
            return named(scanned, town.span, None, sure);
        }
        // Where an agency files what somebody writes says nothing of it.
        if matches!(kind, Kind::Comment | Kind::Message)
            && rest.get(..).is_some_and(|r| r.contains("/ТАСС/") && r.find("/ТАСС/") < Some(LONGEST))
        {
            return None;
        }
        let dash = ["—", "–", "--", " - ", "|", "/ТАСС/", "/. "].iter().filter_map(|dash| rest.find(dash)).min();
        // `Yerevan, 4 July. The Minister …`.
        let day = || {
            let dot = [". ", ": "].iter().filter_map(|end| rest.find(end)).min();
            let dot = dot.filter(|dot| *dot < SHORT && rest[..*dot].contains(|c: char| c.is_ascii_digit()))?;
            rest.starts_with(", ").then_some(dot)
        };
        let dash = dash.filter(|dash| *dash < LONGEST).or_else(day)?;
        let between = rest[..dash].trim();
        let bare = between.is_empty() || between.starts_with([',', '(', '.', '/']) || rest.starts_with(" /");
        // Where they met, or went to, their own sentence says more.
        let sure = if matches!(kind, Kind::Meeting | Kind::Visit) { TOWN - 1 } else { 94 };
        (bare && dash < LONGEST).then(|| named(scanned, town.span, None, sure)).flatten()
    })
}

/// The town behind the day that an agency opens with: `3 декабря, Минск /Корр. БЕЛТА/. Министр …`.
fn behind_day<'a>(scanned: &Scanned<'a>, line: Span) -> Option<&'a Mention> {
    let text = &scanned.text[line.start as usize..line.end as usize];
    let (day, rest) = text.split_once(", ")?;
    let short = day.starts_with(|c: char| c.is_ascii_digit()) && day.split(' ').count() == 2;
    let start = line.start + (text.len() - rest.len()) as u32;
    let town = scanned.at(start).iter().find(|mention| short && matches!(mention.what, What::City(_)))?;
    scanned.text[town.span.end as usize..].starts_with(" /").then_some(town)
}

/// A town that no list has, by the country behind it: `Fiuggi, Italy: …`, `Fiuggi, Italy – …`.
fn before_country(scanned: &Scanned<'_>, line: Span) -> Option<Field<String>> {
    let text = &scanned.text[line.start as usize..line.end as usize];
    let (town, rest) = text.split_once(", ").filter(|(town, _)| town.len() < 40)?;
    let large = |word: &str| word.starts_with(Letter::is_capital);
    let start = line.start + (text.len() - rest.len()) as u32;
    let mut behind = scanned.at(start).iter();
    let country = behind.find(|mention| matches!(mention.what, What::Country { form: Form::Name, .. }))?;
    let rest = &scanned.text[country.span.end as usize..line.end as usize];
    let opens = [": ", " – ", " — ", " - ", " -- "].iter().any(|sign| rest.starts_with(sign));
    let span = Span { start: line.start, end: line.start + town.len() as u32 };
    let listed = scanned.within(span).next().is_some();
    (opens && !listed && town.split([' ', '-']).all(large)).then(|| Field {
        value: town.to_owned(),
        evidence: vec![span],
        confidence: 86,
    })
}

/// A title that ends in place and date: `Speech at the forum, Vienna, September 10`.
fn title(scanned: &Scanned<'_>, layout: &Layout, dates: &[DateMention]) -> Option<Field<String>> {
    let title = *layout.lead.first()?;
    let day = dates.iter().find(|date| date.setting == Setting::Running && title.holds(date.span))?;
    let before = scanned.text[title.start as usize..day.span.start as usize].trim_end().strip_suffix(',')?;
    // The town, perhaps with a building before it or the country behind it.
    let start = before.rmatch_indices(',').nth(1).or_else(|| before.rmatch_indices(',').next())?.0 + 1;
    let end = title.start + before.len() as u32;
    let words = Span { start: title.start + start as u32, end };
    let of_place = |what: What| matches!(what, What::City(_) | What::Site(_));
    let alone = |at: u32| scanned.text[..at as usize].trim_end().ends_with(',');
    let known = |mention: &&Mention| words.holds(mention.span) && of_place(mention.what) && alone(mention.span.start);
    scanned.mentions.iter().find(known)?;
    named(scanned, words, None, 90)
}

fn is_region(part: &str) -> bool {
    ["область", "край", "Республика", "район", "округ", "Region", "Krai", "Republic"]
        .iter()
        .any(|word| part.contains(word))
}

fn trimmed(text: &str, span: Span) -> Span {
    let written = &text[span.start as usize..span.end as usize];
    let start =
        span.start + (written.len() - written.trim_start_matches(|c: char| !c.is_letter_or_digit()).len()) as u32;
    let end = span.end - (written.len() - written.trim_end().len()) as u32;
    Span { start: start.min(end), end }
}
