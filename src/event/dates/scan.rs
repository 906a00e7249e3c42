//! Reads dates: day and month in either order, spans of days, numeric dates, weekdays, relative words.

use super::{DateMention, Point, Setting, When};
use crate::event::letter::{Letter, Small};
use crate::event::order::Order;
use crate::{
    dump::Day,
    event::{
        Span,
        gazetteer::{Mention, Scanned, What},
        layout::{Layout, LineKind, words::runs},
    },
};

/// Whether a day before something is meant, not the one before today: `накануне визита`.
fn is_eve(text: &str, day: Span) -> bool {
    let next = text[day.end as usize..].trim_start().split(|c: char| !c.is_letter()).next().unwrap_or_default();
    let small = next.starts_with(Letter::is_small) && next.chars().nth(4).is_some();
    let genitive = ["а", "я", "ы", "и", "ов", "ий", "ого"].iter().any(|end| next.ends_with(end));
    let verb = ["ла", "ли", "сь", "ся"].iter().any(|end| next.ends_with(end));
    text[day.start as usize..day.end as usize].ends_with("акануне")
        && (small && genitive && !verb || matches!(next, "Дня" | "Нового" | "Рождества" | "Пасхи"))
}

/// Whether a weekday is that of a sale or of Holy Week, which is no day of the week in which it is told: `"Чёрной пятницы"`.
fn is_sale(text: &str, day: Span) -> bool {
    let before = text[..day.start as usize].trim_end();
    let word = before.rsplit([' ', '"', '«', '“']).next().unwrap_or_default();
    matches!(word, "Black" | "Good" | "Cyber")
        || ["Чёрн", "Черн", "чёрн", "Страстн", "Велик"].iter().any(|of| word.starts_with(of))
}

/// All dates of a text, in order.
#[must_use]
pub fn find(scanned: &Scanned<'_>, layout: &Layout) -> Vec<DateMention> {
    let text = scanned.text;
    let mut found: Vec<DateMention> = Vec::new();
    let mut push = |span: Span, when: When| {
        if found.last().is_none_or(|last| last.span.end <= span.start) {
            found.push(DateMention { span, when, setting: Setting::Running });
        }
    };
    for mention in scanned.mentions {
        match mention.what {
            What::Month(month) => {
                if let Some((span, when)) = around_month(text, *mention, u32::from(month)) {
                    push(span, when);
                }
            }
            What::Weekday(_) if is_sale(text, mention.span) => {}
            What::Weekday(day) => push(mention.span, When::Weekday(u32::from(day))),
            // `журналу «Восток сегодня»`: the word ends a name.
            What::Relative(..) if text[mention.span.end as usize..].starts_with(['»', '”', '"']) => {}
            What::Relative(..) if is_eve(text, mention.span) => {}
            What::Relative(first, last) => push(mention.span, When::Relative(first.into(), last.into())),
            _ => {}
        }
    }
    numeric(scanned, &mut found);
    found.order_by(|date| u64::from(date.span.start));
    join_spans(text, &mut found);
    for date in &mut found {
        date.setting = setting(text, layout, date.span);
    }
    found
}

/// The days and the year around a word for a month.
fn around_month(text: &str, mention: Mention, month: u32) -> Option<(Span, When)> {
    let (start, end) = (mention.span.start as usize, mention.span.end as usize);
    let (before, after) = (&text[..start], &text[end..]);
    let days = |year, first, last| When::Days { year, first: (month, first), last: (month, last) };
    if let Some((last, at)) = number_before(before) {
        let (first, at) = range_before(&before[..at]).filter(|(first, _)| *first < last).unwrap_or((last, at));
        let (year, length) = year_after(after);
        let span = Span { start: at as u32, end: (end + length) as u32 };
        return Some((span, days(year, first, last)));
    }
    let after = after.strip_prefix('.').unwrap_or(after);
    let skipped = text.len() - after.len();
    if let Some((first, length)) = number_after(after) {
        let (last, length) = range_after(&after[length..])
            .filter(|(last, _)| *last > first)
            .map_or((first, length), |(last, more)| (last, length + more));
        let (year, more) = year_after(&after[length..]);
        let span = Span { start: start as u32, end: (skipped + length + more) as u32 };
        return Some((span, days(year, first, last)));
    }
    let (year, length) = year_after(after);
    // `may` and `march` are verbs more often than months.
    (year.is_some() || !matches!(&text[start..end], "May" | "March"))
        .then_some((Span { start: start as u32, end: (skipped + length) as u32 }, When::Month { year, month }))
}

/// A day of the month right before: `21 `, `21st of `, `21-го `. Gives where it begins.
fn number_before(text: &str) -> Option<(u32, usize)> {
    let trimmed = text.trim_end_matches([' ', '\u{a0}']);
    if trimmed.len() == text.len() {
        return None;
    }
    let trimmed = trimmed.strip_suffix(" of").unwrap_or(trimmed);
    let trimmed = without_ordinal(trimmed).unwrap_or_else(|| text.trim_end_matches([' ', '\u{a0}']));
    let at = trimmed.len() - trimmed.bytes().rev().take_while(u8::is_ascii_digit).count();
    let day = day_of_month(&trimmed[at..])?;
    (!trimmed[..at].ends_with(['.', ',', ':'])
        || trimmed[..at].ends_with([',']) && !trimmed[..at - 1].ends_with(|c: char| c.is_ascii_digit()))
    .then_some((day, at))
}

/// A number without the letters that make it an ordinal: `21st`, `21-го`.
fn without_ordinal(text: &str) -> Option<&str> {
    ["st", "nd", "rd", "th", "-го", "-е", "го"]
        .iter()
        .find_map(|end| text.strip_suffix(end).filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit())))
}

/// The first day of a span whose last day begins where the text ends: `7 по `, `19–`, `19 и `, `1st and `.
fn range_before(text: &str) -> Option<(u32, usize)> {
    let rest = ["-", "–", "—", " по ", " и ", " and ", " to "]
        .iter()
        .find_map(|link| text.strip_suffix(link).or_else(|| text.trim_end().strip_suffix(link).map(str::trim_end)))?;
    let rest = without_ordinal(rest).unwrap_or(rest);
    let day = |end: usize| {
        let at = end - rest[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
        Some((day_of_month(&rest[at..end])?, at))
    };
    let mut first = day(rest.len())?;
    // `23, 24 и 25 июня`.
    while let Some(earlier) = rest[..first.1].strip_suffix(", ").and_then(|rest| day(rest.len()))
        && earlier.0 + 1 == first.0
    {
        first = earlier;
    }
    Some(first)
}

/// A day of the month right behind: ` 21`, ` 21st`, ` the 21st`. Gives its length.
fn number_after(text: &str) -> Option<(u32, usize)> {
    let trimmed = text.trim_start_matches([' ', '\u{a0}']);
    if trimmed.len() == text.len() {
        return None;
    }
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let day = day_of_month(&trimmed[..digits])?;
    let suffix =
        ["st", "nd", "rd", "th"].iter().find(|end| trimmed[digits..].starts_with(*end)).map_or(0, |end| end.len());
    // `May 20:30` is an hour.
    (!trimmed[digits..].starts_with(':')).then_some((day, text.len() - trimmed.len() + digits + suffix))
}

/// The last day of a span: `-28`, ` – 28`, ` and 28`. Gives its length.
fn range_after(text: &str) -> Option<(u32, usize)> {
    let trimmed = text.trim_start();
    let rest = ["-", "–", "—", "and ", "to "].iter().find_map(|link| trimmed.strip_prefix(link))?.trim_start();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let day = day_of_month(&rest[..digits])?;
    Some((day, text.len() - rest.len() + digits))
}

/// `, 2023`, ` 2023 года`. Gives the length read, 0 for none.
fn year_after(text: &str) -> (Option<i32>, usize) {
    let rest = text.trim_start_matches([' ', '\u{a0}', ',']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    match rest[..digits].parse() {
        Ok(year @ 1000..=2199) if digits == 4 && rest.len() < text.len() && text.len() - rest.len() <= 3 => {
            let mut length = text.len() - rest.len() + digits;
            let word = rest[digits..].trim_start_matches([' ', '\u{a0}']);
            if let Some(ending) = ["года", "году", "год", "г."].iter().find(|ending| word.starts_with(*ending))
            {
                length = text.len() - word.len() + ending.len();
            }
            (Some(year), length)
        }
        _ => (None, 0),
    }
}

fn day_of_month(digits: &str) -> Option<u32> {
    digits.parse().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
}

/// `25.12.2025`, `2025-12-25`, `25/12/2025`.
fn numeric(scanned: &Scanned<'_>, found: &mut Vec<DateMention>) {
    let text = scanned.text;
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut runs = scanned.runs.iter().filter(|run| run.facts.has_digit()).peekable();
    while let Some(run) = runs.peek() {
        let from = at.max(run.start as usize);
        let rest = bytes.get(from..run.end as usize).unwrap_or_default();
        let Some(skip) = rest.iter().position(u8::is_ascii_digit) else {
            runs.next();
            continue;
        };
        let start = from + skip;
        let length =
            bytes[start..].iter().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b'/' | b'-')).count();
        at = start + length;
        let written = text[start..at].trim_end_matches(['.', '-', '/']);
        if written.len() < 8 || written.len() > 10 || start > 0 && bytes[start - 1].is_ascii_alphabetic() {
            continue;
        }
        let Some(sign) = written.bytes().find(|b| !b.is_ascii_digit()) else { continue };
        let mut parts = written.split(sign as char);
        let (Some(a), Some(b), Some(c), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
        let (Ok(mut year), Ok(mut month), Ok(mut day)) = (year.parse::<i32>(), month.parse(), day.parse()) else {
            continue;
        };
        if sign == b'/' && month > 12 {
            std::mem::swap(&mut month, &mut day);
        }
        if c.len() == 2 && a.len() == 2 {
            year += 2000;
        }
        if Day::of_date(year, month, day).is_some() && (1000..2200).contains(&year) {
            let span = Span { start: start as u32, end: (start + written.len()) as u32 };
            let when = When::Days { year: Some(year), first: (month, day), last: (month, day) };
            found.push(DateMention { span, when, setting: Setting::Running });
        }
    }
}

/// Makes one of two dates with a dash between, `28 февраля – 3 марта`, of two days of the week, `from Sunday to
/// Tuesday`, and of a day of the week with its date.
fn join_spans(text: &str, found: &mut Vec<DateMention>) {
    let mut at = 1;
    while at < found.len() {
        let (a, b) = (found[at - 1], found[at]);
        let between = text.get(a.span.end as usize..b.span.start as usize).unwrap_or(".").trim();
        let linked = matches!(between, "-" | "–" | "—" | "по");
        let next_day = matches!(between, "и" | "&" | "и утром" | "и вечером" | "и днем" | "and");
        if matches!(a.when, When::Weekday(_))
            && matches!(b.when, When::Days { .. })
            && matches!(between, "" | "," | "the" | ", the")
        {
            found[at - 1].when = b.when;
            found[at - 1].span.end = b.span.end;
            found.remove(at);
            // It may end a span that the one before begins.
            at = (at - 1).max(1);
            continue;
        }
        if let (Some(first), Some(last)) = (point(a.when), point(b.when))
            && (linked
                || next_day && come_together(first, last)
                || between == "и в ночь на"
                || is_stretch(&text[..a.span.start as usize], between))
        {
            found[at - 1].when = When::Between(first, last);
            found[at - 1].span.end = b.span.end;
            found.remove(at);
            continue;
        }
        match (a.when, b.when) {
            (When::Days { year: first_year, first, .. }, When::Days { year, last, .. })
                if (linked
                    || next_day && follows(first, last)
                    || is_stretch(&text[..a.span.start as usize], between.trim_start_matches([',', ' '])))
                    && (first_year.is_none() || first_year == year)
                    && first < last =>
            {
                found[at - 1].when = When::Days { year, first, last };
                found[at - 1].span.end = b.span.end;
                found.remove(at);
            }
            _ => at += 1,
        }
    }
}

/// Whether one day of a year comes right behind the other.
fn follows(first: (u32, u32), last: (u32, u32)) -> bool {
    // Any year without a leap day will do.
    let day = |(month, day): (u32, u32)| Day::of_date(2001, month, day);
    day(first).zip(day(last)).is_some_and(|(first, last)| last.0 - first.0 == 1)
}

/// A day of the week, or a single day relative to the posting day.
const fn point(when: When) -> Option<Point> {
    match when {
        When::Weekday(day) => Some(Point::Weekday(day)),
        When::Relative(first, last) if first == last => Some(Point::Offset(first)),
        _ => None,
    }
}

/// Whether one such day comes right behind the other: `today and tomorrow`.
fn come_together(first: Point, last: Point) -> bool {
    match (first, last) {
        (Point::Offset(first), Point::Offset(last)) => last == first + 1,
        (Point::Weekday(first), Point::Weekday(last)) => last == (first + 1) % 7,
        _ => false,
    }
}

/// Whether the words before and between two days make a stretch of them.
fn is_stretch(before: &str, between: &str) -> bool {
    let last = before.split_whitespace().next_back().unwrap_or_default().small();
    match last.as_str() {
        "from" => matches!(between, "to" | "until" | "till" | "through"),
        "between" => between == "and",
        "с" | "со" => matches!(between, "по" | "до"),
        _ => between == "through",
    }
}

/// Longest bracket around a date, in bytes.
const BRACKET: usize = 90;

fn setting(text: &str, layout: &Layout, span: Span) -> Setting {
    let (start, end) = (span.start as usize, span.end as usize);
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let is_dateline = layout
        .lines
        .iter()
        .any(|line| line.kind == LineKind::Dateline && line.span.start <= span.start && span.end <= line.span.end);
    // `Comment on the events in Bolivia. Oslo, 17 June`: the day ends its line behind a sentence.
    let (behind, after) = (&text[line_start..start], text[end..line_end].trim());
    let last = behind.rfind(['.', '!']).map(|at| &behind[at + 1..]).filter(|last| last.starts_with(' '));
    let closes = matches!(after, "" | "." | "г." | "года") && last.is_some_and(|last| is_bare(last, after));
    if is_dateline
        || closes
        || is_bare(&text[line_start..start], &text[end..line_end])
        || opens_dispatch(&text[line_start..start], &text[end..line_end])
    {
        return Setting::Dateline;
    }
    let open = text[line_start..start].rfind('(').filter(|at| !text[line_start + at..start].contains(')'));
    let close = text[end..line_end].find(')').filter(|at| !text[end..end + at].contains('('));
    if let (Some(open), Some(close)) = (open, close) {
        let (before, after) = (&text[line_start + open + 1..start], &text[end..end + close]);
        if before.len() + after.len() < BRACKET && is_bare(before, after) {
            return Setting::Bracket;
        }
    }
    Setting::Running
}

/// Whether a town and a day open what is told: `Tagaytay City, 11 November 2025 – The Secretary …`.
fn opens_dispatch(before: &str, after: &str) -> bool {
    const LONGEST: usize = 48;
    let town = before.trim_end().strip_suffix(',').unwrap_or("");
    let named = |word: &str| word.starts_with(Letter::is_capital);
    let after = after.trim_start();
    let after = match after.strip_prefix('(').and_then(|agency| agency.split_once(')')) {
        Some((agency, rest)) if agency.len() < LONGEST => rest.trim_start(),
        _ => after,
    };
    !town.is_empty()
        && town.len() < LONGEST
        && town.split([' ', '\u{a0}']).all(named)
        && ["—", "–", "- ", "-- ", "/"].iter().any(|dash| after.starts_with(dash))
}

/// Whether nothing but names of places stands around a date.
fn is_bare(before: &str, after: &str) -> bool {
    const SMALL: &[&str] = &[
        "of",
        "the",
        "de",
        "на",
        "в",
        "in",
        "on",
        "года",
        "г",
        "и",
        "and",
        "at",
        "область",
        "обл",
        "a",
        "p",
        "m",
        "am",
        "pm",
    ];
    // `г. Бишкек, 7 мая`.
    let before = before.trim_start().strip_prefix("г.").unwrap_or(before);
    let signs = before.as_bytes();
    if memchr::memchr3(b'.', b':', b'!', signs).or_else(|| memchr::memchr(b'?', signs)).is_some() {
        return false;
    }
    let words = || runs(before, b'0').chain(runs(after, b'0')).map(|(_, word)| word);
    words().nth(8).is_none()
        && words().all(|word| word.starts_with(|c: char| c.is_capital() || c.is_ascii_digit()) || SMALL.contains(&word))
        && !after.trim_end().ends_with([':', '!', '?'])
}
