//! Which date is the event's.

use super::ahead::is_ahead;
use super::before::{again, apart, during, is_label, took_place, year_before};
use super::elsewhere::{behind_participle, ends_title, is_background, is_meant_for, is_whose, was_to_be};
use super::foot::{comes_later, of_line, of_opening};
use super::relating::{is_of_clause_before, is_of_related};
use super::saying::{behind_saying, is_of_saying, is_reported};
use super::{Circumstances, DateMention, Point, Setting, When, happening, year::of_session};
use crate::event::letter::{Letter, Small};
use crate::{
    dump::{Day, Days},
    event::{
        Basis, Class, Field, Kind, Realis, Span,
        gazetteer::{Scanned, What},
        layout::Layout,
        occasion::speaks_at,
        realis,
        russian::aside,
    },
};

/// A date farther from the posting day than this is of something else, except in history.
const FAR: i32 = 400;

/// The day of the event that the message tells, with its evidence; `None` if it tells none or leaves a doubt.
#[must_use]
pub fn choose(
    scanned: &Scanned<'_>,
    layout: &Layout,
    dates: &[DateMention],
    circumstances: &Circumstances,
) -> Option<(Field<Days>, Basis)> {
    let mut best: Option<(i32, Field<Days>, Basis)> = None;
    for date in dates {
        let score = score(scanned, layout, date, circumstances);
        let before = || is_of_clause_before(scanned.text, date.span, dates, circumstances);
        let score = if score > 0 && before() { score - 12 } else { score };
        if score <= 0 || best.as_ref().is_some_and(|(best, ..)| *best >= score) {
            continue;
        }
        if let Some((days, basis)) = days(scanned, date, circumstances) {
            if is_too_late(scanned.text, days, circumstances)
                || is_anothers(scanned.text, layout, date, days, circumstances)
            {
                continue;
            }
            let confidence = score.clamp(50, 98) as u8;
            best = Some((score, Field { value: days, evidence: vec![date.span], confidence }, basis));
        }
    }
    let chosen = best.map(|(_, field, basis)| (field, basis));
    chosen
        .or_else(|| under_way(scanned, layout, circumstances))
        .or_else(|| happening::day(scanned, layout, dates, circumstances))
        .or_else(|| years_ago(scanned, layout, circumstances))
}

/// Whether something that is told to have happened would be on a day behind the post: that day is of something else. What
/// the verb does not tell as past may be to come.
fn is_too_late(text: &str, days: Days, circumstances: &Circumstances) -> bool {
    let (Some(posted), Some(Realis::Past)) = (circumstances.posted, circumstances.realis) else { return false };
    let happened = || {
        circumstances
            .trigger
            .is_some_and(|words| realis::is_told_as_past(&text[words.start as usize..words.end as usize]))
    };
    let told = circumstances.kind.is_some_and(|kind| kind.class() != Class::Other);
    told && days.first > posted && happened()
}

/// Whether a day in a sentence is of something that what is told went before, came after or was about.
fn is_anothers(text: &str, layout: &Layout, date: &DateMention, days: Days, circumstances: &Circumstances) -> bool {
    let kind = circumstances.kind.unwrap_or(Kind::Meeting);
    let told = kind.class() != Class::Other && date.setting == Setting::Running;
    let lead = layout.lead.iter().find(|lead| lead.holds(date.span)).filter(|_| told);
    lead.is_some_and(|lead| is_of_related(text, *lead, date, days.first, circumstances))
}

/// How well a date tells the day of the event: 0 and below for not at all.
fn score(scanned: &Scanned<'_>, layout: &Layout, date: &DateMention, circumstances: &Circumstances) -> i32 {
    let kind = circumstances.kind.unwrap_or(Kind::Meeting);
    if matches!(date.when, When::Month { .. }) || layout.is_quoted(date.span.start) {
        return 0;
    }
    let sentence = layout.lead.iter().position(|lead| lead.holds(date.span));
    match date.setting {
        Setting::Dateline => return of_line(scanned, layout, date, circumstances),
        // A bracket in the title tells of the whole; deeper it tells of what stands before it, as within news.
        Setting::Bracket if sentence == Some(0) && (kind != Kind::News || ends_title(scanned.text, date.span)) => {
            return 97;
        }
        Setting::Bracket if sentence == Some(1) && (kind.class() == Class::Statement || kind == Kind::Announcement) => {
            return 70;
        }
        Setting::Bracket => return 0,
        Setting::Running => {}
    }
    let Some(at) = sentence else { return of_opening(scanned, layout, date, circumstances) };
    // `Сводка. Главные события на 5 мая`: the title goes on behind a full stop.
    let short = || layout.lead_words(scanned.text, 0).iter().filter(|word| !word.sign).count() == 1;
    let titled = at == 1 && short() && layout.lines.first().is_some_and(|line| line.span.holds(layout.lead[at]));
    let lead = layout.lead[at];
    let at = if titled && kind == Kind::News { 0 } else { at };
    let before = &scanned.text[lead.start as usize..date.span.start as usize];
    // `С 7 по 9 мая`: what leads to the first of several days gives them to nothing else.
    let several = matches!(date.when, When::Days { first, last, .. } if first != last);
    let before = if several { without_from(before) } else { before };
    let opens = is_opening(before);
    if let Some(score) = apart(scanned, date, kind, at, before) {
        return score;
    }
    if at <= 2 && behind_town(scanned, layout, at, date.span) {
        return if comes_later(scanned, date, circumstances) { 0 } else { 95 };
    }
    let with_trigger = circumstances.trigger.is_some_and(|trigger| lead.holds(trigger));
    let mut score = 90 - 8 * at as i32 + if with_trigger { 6 } else { 0 } + if opens { 4 } else { 0 };
    let stretch = matches!(date.when, When::Between(..));
    // `Распоряжение от 16 декабря 2025 года № 3801-р`: the paper's own day.
    if kind == Kind::Document && is_numbered(&scanned.text[date.span.end as usize..lead.end as usize]) {
        return 60;
    }
    if is_of_another(before) && !stretch || aside(before) {
        score -= 70;
    }
    // `met after Friday's attack`, `says Friday's attack was barbaric`.
    let whose = (kind == Kind::Comment || is_of_another(before)) && is_whose(scanned.text, date);
    if is_deadline(before) && !stretch || behind_participle(before) || whose {
        return 0;
    }
    if kind == Kind::News
        && (is_meant_for(before)
            || at > 0 && is_background(scanned.text, lead, date, opens)
            || was_to_be(scanned.text, lead, date.span))
    {
        return 0;
    }
    let relative = stretch || matches!(date.when, When::Relative(..) | When::Weekday(_));
    let today = matches!(date.when, When::Relative(0, 0));
    let happened = !matches!(circumstances.realis, Some(Realis::Future | Realis::Hypothetical));
    let allowed = match kind {
        Kind::Comment => {
            // `заявил, что в пятницу завершает`: the day is of what is told.
            let near = circumstances.trigger.is_some_and(|trigger| {
                let between = scanned.text.get(trigger.end as usize..date.span.start as usize);
                gap(trigger, date.span) < 30 && !between.is_some_and(is_reported)
            });
            // `Сегодня это возможно, заявил`: the day is of the words, not of who says them.
            let content = circumstances.trigger.is_some_and(|trigger| {
                lead.holds(trigger)
                    && scanned
                        .text
                        .get(date.span.end as usize..trigger.start as usize)
                        .is_some_and(|words| words.contains(", "))
            });
            let today = today && !is_reported(before) && !content;
            let said = relative && at <= 2 && behind_saying(before);
            // `Заявление МИД Норвегии от 5 мая`: the paper's own day.
            let dated = at == 0 && with_trigger && before.trim_end().ends_with(" от");
            let spoken = at == 1 && speaks_at(before) || dated;
            with_trigger && near && (at == 0 || at == 1 && relative) || at <= 2 && today || said || spoken
        }
        Kind::Briefing if matches!(at, 1 | 2) && (opens || relative) && tells_of_briefing(scanned, lead) => true,
        Kind::Interview | Kind::Briefing | Kind::Speech | Kind::Message => {
            at == 0
                || at == 1 && speaks_at(before)
                || opens && with_trigger
                || at <= 2 && matches!(date.when, When::Relative(..))
        }
        Kind::History => at == 0 && (!relative || opens && matches!(date.when, When::Relative(0, 0))),
        Kind::News => at == 0 || at == 1 && (relative || took_place(before)) || at <= 2 && opens && relative,
        Kind::Document => at == 0 && !is_of_another(before) || at <= 3 && (opens || with_trigger || today) && relative,
        Kind::Other => at == 0 && (opens || relative) || at <= 2 && opens && relative,
        Kind::Announcement => at <= 2 || with_trigger || is_label(before),
        Kind::Meeting | Kind::Call | Kind::Visit | Kind::Ceremony => {
            let echoed = circumstances.echo.is_some_and(|echo| lead.holds(echo));
            if relative && is_of_saying(before, circumstances, date.span) {
                return 0;
            }
            at == 0
                || with_trigger
                || at == 1 && relative && happened
                || at <= 2 && opens
                || at <= 3 && again(before)
                // `During the visit, from 8 to 10 May, …`: how long it lasts.
                || kind == Kind::Visit && several && during(before)
                || echoed && (happened || !relative)
        }
    };
    if allowed { score } else { 0 }
}

/// What stands before `from`, where it ends so.
fn without_from(before: &str) -> &str {
    let trimmed = before.trim_end();
    ["с", "С", "from", "From", "со"]
        .iter()
        .find_map(|word| trimmed.strip_suffix(word).filter(|rest| !rest.ends_with(Letter::is_letter)))
        .unwrap_or(before)
}

/// Whether the sentence under a title names the briefing again.
fn tells_of_briefing(scanned: &Scanned<'_>, lead: Span) -> bool {
    let text = &scanned.text[lead.start as usize..lead.end as usize];
    ["брифинг", "пресс-конференц", "вопросы журналист", "briefing", "press conference", "questions"]
        .iter()
        .any(|word| text.contains(word))
}

/// The days a mention means.
pub(in crate::event) fn days(
    scanned: &Scanned<'_>,
    date: &DateMention,
    circumstances: &Circumstances,
) -> Option<(Days, Basis)> {
    match date.when {
        When::Days { year: Some(year), first, last } => {
            let days = month_first(scanned.text, date.span, span(year, first, last)?, circumstances.posted);
            if let Some(mended) = last_years(days, date, circumstances) {
                return Some((mended, Basis::Stated));
            }
            let near = circumstances.posted.is_none_or(|posted| (days.first.0 - posted.0).abs() <= FAR);
            (near || circumstances.kind == Some(Kind::History)).then_some((days, Basis::Stated))
        }
        When::Days { year: None, first, last } => {
            // `#OnThisDay in 1946, on May 24`.
            if circumstances.kind == Some(Kind::History)
                && let Some(days) = year_before(scanned.text, date.span).and_then(|year| span(year, first, last))
            {
                return Some((days, Basis::Stated));
            }
            let days = match circumstances.posted {
                Some(posted) => {
                    let open = circumstances.realis.is_none()
                        || matches!(circumstances.kind, Some(Kind::News | Kind::Document | Kind::Announcement));
                    let ahead = open && is_ahead(scanned.text, date.span);
                    let realis = if ahead { Some(Realis::Future) } else { circumstances.realis };
                    nearest(posted, first, last, realis)?
                }
                None => span(of_session(scanned, first.0).or(circumstances.year)?, first, last)?,
            };
            Some((days, Basis::Stated))
        }
        When::Relative(first, last) => {
            let posted = circumstances.posted?;
            // Guests who came last night came in the evening; what else happened may have lasted till morning.
            let evening =
                (first, last) == (-1, 0) && circumstances.kind.is_some_and(|kind| kind.class() == Class::Meeting);
            let last = if evening { first } else { last };
            Some((Days { first: Day(posted.0 + first), last: Day(posted.0 + last) }, Basis::Relative))
        }
        When::Weekday(day) => {
            let posted = circumstances.posted?;
            let ahead = is_ahead(scanned.text, date.span);
            let realis = if ahead { Some(Realis::Future) } else { circumstances.realis };
            // The night to tomorrow is this one, whatever is told of it.
            let night = scanned.text[..date.span.start as usize].ends_with("ночь на ");
            let tonight = night && (posted.weekday() + 1) % 7 == day % 7;
            let first = if tonight { Day(posted.0 + 1) } else { weekday(posted, day, realis) };
            // `уничтожила с понедельника`: till now.
            let since = circumstances.kind == Some(Kind::News)
                && !ahead
                && realis.is_none_or(|realis| realis == Realis::Past)
                && ["с ", "со ", "since "].iter().any(|word| scanned.text[..date.span.start as usize].ends_with(word));
            Some((Days { first, last: if since { posted.max(first) } else { first } }, Basis::Relative))
        }
        When::Between(first, last) => {
            let posted = circumstances.posted?;
            let last = match last {
                Point::Offset(offset) => Day(posted.0 + offset),
                Point::Weekday(day) => weekday(posted, day, circumstances.realis),
            };
            let first = match first {
                Point::Offset(offset) => Day(posted.0 + offset),
                // The one before the last day.
                Point::Weekday(day) => Day(last.0 - ((last.weekday() + 7 - day) % 7) as i32),
            };
            (first <= last).then_some((Days { first, last }, Basis::Relative))
        }
        When::Month { .. } => None,
    }
}

/// Of `10/09/2025` the reading that lies nearer to the posting day: some write the month first.
fn month_first(text: &str, written: Span, days: Days, posted: Option<Day>) -> Days {
    let (year, month, day) = days.first.date();
    let swapped = Day::of_date(year, day, month).filter(|_| days.first == days.last);
    let slash = || text.as_bytes()[written.start as usize..written.end as usize].get(2) == Some(&b'/');
    match (posted, swapped) {
        (Some(posted), Some(swapped)) if (swapped.0 - posted.0).abs() < (days.first.0 - posted.0).abs() && slash() => {
            Days::one(swapped)
        }
        _ => days,
    }
}

/// The day of the week that is meant: the last one for what happened, the next for what will.
fn weekday(posted: Day, day: u32, realis: Option<Realis>) -> Day {
    let ahead = (day + 7 - posted.weekday()) % 7;
    let future = matches!(realis, Some(Realis::Future | Realis::Hypothetical | Realis::Negated));
    Day(posted.0 + if future || ahead == 0 { ahead as i32 } else { ahead as i32 - 7 })
}

/// In the first weeks of a year the old one is often written by mistake: a heading that dates itself a year back to the
/// day means this year.
fn last_years(days: Days, date: &DateMention, circumstances: &Circumstances) -> Option<Days> {
    const YEAR: i32 = 365;
    const DAYS: i32 = 5;
    let posted = circumstances.posted?;
    let (_, month, _) = posted.date();
    let heads = matches!(date.setting, Setting::Dateline | Setting::Bracket);
    let back = posted.0 - days.first.0 - YEAR;
    if !heads || month > 2 || !(0..=DAYS).contains(&back) || circumstances.kind == Some(Kind::History) {
        return None;
    }
    let (year, month, day) = days.first.date();
    let first = Day::of_date(year + 1, month, day)?;
    (first <= posted).then_some(Days { first, last: Day(first.0 + days.last.0 - days.first.0) })
}

/// Whether a date stands behind a town and a comma, as in headings, `statement, Bishkek, 27 October`, and where an agency
/// opens what it sends: `JEDDAH, 20 August (SPA)`.
fn behind_town(scanned: &Scanned<'_>, layout: &Layout, sentence: usize, date: Span) -> bool {
    let lead = layout.lead[sentence];
    let before = scanned.text[lead.start as usize..date.start as usize].trim_end();
    // `Осло. 5 мая. Агентство.`
    let stop = before.ends_with('.');
    let Some(before) = before.strip_suffix([',', '.']) else { return false };
    let end = lead.start + before.len() as u32;
    let is_town = |what| matches!(what, What::City(_)) || stop && matches!(what, What::Site(_));
    let town = scanned.mentions.iter().find(|mention| is_town(mention.what) && mention.span.end == end);
    town.is_some_and(|town| {
        let opens = layout.lines.iter().any(|line| line.span.start == town.span.start);
        opens || sentence == 0 && scanned.text[..town.span.start as usize].trim_end().ends_with([',', '.'])
    })
}

/// Days of the year that brings them nearest: before the posting day for what happened, behind it for what will.
fn nearest(posted: Day, first: (u32, u32), last: (u32, u32), realis: Option<Realis>) -> Option<Days> {
    let (year, ..) = posted.date();
    let all = [year - 1, year, year + 1].into_iter().filter_map(|year| span(year, first, last));
    all.min_by_key(|days| {
        let distance = days.first.0 - posted.0;
        // A plan is for what comes, with a day of grace for time zones. What happened half a year ago and more is told with
        // its year: there the nearer day is the one of something to come.
        let wrong = realis == Some(Realis::Future) && distance < -1;
        distance.abs() + if wrong { 300 } else { 0 }
    })
}

fn span(year: i32, first: (u32, u32), last: (u32, u32)) -> Option<Days> {
    let days = Days { first: Day::of_date(year, first.0, first.1)?, last: Day::of_date(year, last.0, last.1)? };
    (days.first <= days.last).then_some(days)
}

/// What is under way takes place on the posting day.
fn under_way(scanned: &Scanned<'_>, layout: &Layout, circumstances: &Circumstances) -> Option<(Field<Days>, Basis)> {
    let posted = circumstances.posted?;
    let kind = circumstances.kind.unwrap_or(Kind::Other);
    let live = live(scanned, layout);
    let ongoing = circumstances.realis == Some(Realis::Ongoing) && kind.class() == Class::Meeting;
    if live.is_none() && !ongoing {
        return None;
    }
    let evidence = live.or(circumstances.trigger).into_iter().collect();
    let confidence = if live.is_some() { 88 } else { 75 };
    Some((Field { value: Days::one(posted), evidence, confidence }, Basis::Relative))
}

/// `On this day 80 years ago`, `on this day in 1935`: in history the posting day, that many years before.
fn years_ago(scanned: &Scanned<'_>, layout: &Layout, circumstances: &Circumstances) -> Option<(Field<Days>, Basis)> {
    let posted = circumstances.posted.filter(|_| circumstances.kind == Some(Kind::History))?;
    let lead = *layout.lead.first()?;
    let text = &scanned.text[lead.start as usize..lead.end as usize];
    let (year, month, day) = posted.date();
    let in_year = ["On this day in ", "on this day in ", "#OnThisDay in ", "#OTD in ", "В этот день в "]
        .iter()
        .find_map(|words| text.find(words).map(|at| (at, at + words.len())));
    if let Some((from, at)) = in_year
        && let Some(stated) = text.get(at..at + 4).and_then(|digits| digits.parse::<i32>().ok())
        && (1000..=year).contains(&stated)
    {
        let evidence = vec![Span { start: lead.start + from as u32, end: lead.start + at as u32 + 4 }];
        let value = Days::one(Day::of_date(stated, month, day)?);
        return Some((Field { value, evidence, confidence: 88 }, Basis::Relative));
    }
    let at = [" years ago", " лет назад", " года назад"].iter().find_map(|words| text.find(words))?;
    // Digits may stand as keycaps, with spaces between.
    let number =
        text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == '\u{20e3}').len();
    let digits: String = text[number..at].chars().filter(char::is_ascii_digit).collect();
    let years = digits.parse::<i32>().ok().filter(|years| (1..1000).contains(years))?;
    let day = Day::of_date(year - years, month, day)?;
    let evidence = vec![Span { start: lead.start + number as u32, end: lead.start + at as u32 }];
    Some((Field { value: Days::one(day), evidence, confidence: 80 }, Basis::Relative))
}

/// The word that says the post comes while it happens.
fn live(scanned: &Scanned<'_>, layout: &Layout) -> Option<Span> {
    const WORDS: &[&str] = &[
        "LIVE",
        "WATCH LIVE",
        "Watch live",
        "Watch LIVE",
        "ПРЯМОЙ ЭФИР",
        "ПРЯМАЯ ТРАНСЛЯЦИЯ",
        "Прямая трансляция",
        "Прямой эфир",
        "Live:",
        "NOW |",
        "HAPPENING NOW",
        "#HappeningNow",
        "Happening now",
        "СЕЙЧАС",
    ];
    let first = layout.lines.first()?;
    let title = &scanned.text[first.span.start as usize..first.span.end as usize];
    WORDS.iter().find_map(|word| {
        let at = (0..=4).find(|at| title.get(*at..).is_some_and(|rest| rest.starts_with(word)))?;
        let start = first.span.start + at as u32;
        Some(Span { start, end: start + word.len() as u32 })
    })
}

/// Whether a date opens its sentence: only signs, weekdays and small words before it.
fn is_opening(before: &str) -> bool {
    const SMALL: &[&str] = &[
        "on",
        "the",
        "в",
        "во",
        "late",
        "early",
        "evening",
        "morning",
        "вечером",
        "утром",
        "утру",
        "вечеру",
        "ночи",
        "днём",
        "днем",
        "ночью",
        "of",
        "к",
    ];
    before
        .split(|c: char| !c.is_letter_or_digit())
        .filter(|word| !word.is_empty())
        .all(|word| SMALL.contains(&word.small().as_str()))
}

/// Whether the number of a paper follows its day.
fn is_numbered(after: &str) -> bool {
    let after = after.trim_start();
    let after = ["года", "г."].iter().find_map(|year| after.strip_prefix(year)).unwrap_or(after).trim_start();
    after.starts_with('№')
}

/// Whether a date only ends what may be done until then.
fn is_deadline(before: &str) -> bool {
    let last = before.split(|c: char| !c.is_letter_or_digit()).rfind(|word| !word.is_empty()).unwrap_or_default();
    matches!(last, "до" | "until" | "till" | "deadline" | "Deadline")
}

/// Whether the words before a date give it to something else: `since`, `scheduled for`, `от`.
fn is_of_another(before: &str) -> bool {
    const OTHER: &[&str] = &[
        "since",
        "until",
        "till",
        "by",
        "after",
        "before",
        "from",
        "of",
        "for",
        "following",
        "between",
        "dated",
        "с",
        "до",
        "после",
        "от",
        "к",
        "по",
        "между",
        "ранее",
        "signed",
        "starting",
    ];
    let last = before.split(|c: char| !c.is_letter_or_digit()).rfind(|word| !word.is_empty()).unwrap_or_default();
    OTHER.contains(&last.small().as_str())
}

fn gap(a: Span, b: Span) -> u32 {
    if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
}
