//! Dates in a text of a further language: a day before its month with small words between, spans of days, numeric dates,
//! weekdays, relative words.

use super::numeric::numeric;
use super::words::Use;
use super::{Language, Script, find::Hit, han};
use crate::dump::Day;
use crate::event::Span;
use crate::event::dates::{DateMention, Setting, When};
use crate::event::gazetteer::{Letters, Scanned, What, cased};
use crate::event::layout::{Layout, LineKind};
use crate::event::letter::Letter;
use crate::event::order::Order;

impl Language {
    /// All dates, in order.
    pub(super) fn dates(
        &self,
        scanned: &Scanned<'_>,
        layout: &Layout,
        hits: &[Hit],
        posted: Option<Day>,
    ) -> Vec<DateMention> {
        let text = scanned.folded.text();
        let mut found: Vec<(usize, usize, When)> = Vec::new();
        // `National Day` holds the word for today.
        let not = hits.iter().filter(|hit| hit.what == What::NoCountry).map(|hit| (hit.start, hit.end));
        let mut not: Vec<(u32, u32)> = not.collect();
        not.order_by(|(start, end)| u64::from(*start) << 32 | u64::from(*end));
        for hit in hits {
            let span = scanned.folded.span(hit.start, hit.end);
            let written = &scanned.text[span.start as usize..span.end as usize];
            if hit.glued || hit.letters == Letters::Capital && !cased(written, hit.letters, false) {
                continue;
            }
            let (start, end) = (hit.start as usize, hit.end as usize);
            let before = not.partition_point(|(from, _)| *from <= hit.start);
            if before > 0 && hit.end <= not[before - 1].1 {
                continue;
            }
            match hit.what {
                What::Month(month) => {
                    found.push(self.around_month(text, start - usize::from(hit.lead), end, month.into()));
                }
                What::Weekday(day) => found.push((start, end, When::Weekday(day.into()))),
                What::Relative(first, last) => found.push((start, end, When::Relative(first.into(), last.into()))),
                _ => {}
            }
        }
        if self.script == Script::Unspaced {
            let month = posted.map(|day| day.date().1);
            found.extend(han::dates(text, month).into_iter().map(|date| (date.start, date.end, date.when)));
        }
        numeric(text, &mut found);
        // The longest at each place; what lies inside another is part of it.
        found.order_by(|(start, end, _)| (*start as u64) << 32 | u64::from(!(*end as u32)));
        let mut reach = 0;
        found.retain(|(start, end, _)| {
            let free = *start >= reach;
            reach = reach.max(*end);
            free
        });
        self.join(text, &mut found);
        found
            .into_iter()
            .map(|(start, end, when)| {
                let span = scanned.folded.span(start as u32, end as u32);
                DateMention { span, when, setting: self.setting(scanned.text, layout, span) }
            })
            .collect()
    }

    /// The days and the year around a word for a month.
    fn around_month(&self, text: &str, start: usize, end: usize, month: u32) -> (usize, usize, When) {
        let end = twice(text, end);
        let (year, end) = self.year_behind(text, end);
        let Some((last, at)) = self.day_before(text, start) else {
            return (start, end, When::Month { year, month });
        };
        let (first, at) = self.span_before(text, at).filter(|(first, _)| *first < last).unwrap_or((last, at));
        let (year, at) = if year.is_some() { (year, at) } else { self.year_before(text, at) };
        (at, end, When::Days { year, first: (month, first), last: (month, last) })
    }

    /// A day of the month that ends where a month begins, and where it begins: `21 `, `21 de `, `1er `, `21. `.
    fn day_before(&self, text: &str, end: usize) -> Option<(u32, usize)> {
        let mut rest = text[..end].trim_end_matches(' ');
        for _ in 0..2 {
            let word = letters_back(rest);
            if !word.is_empty() && (self.words.is(word, Use::Of) || is_ordinal(rest, word)) {
                rest = rest[..rest.len() - word.len()].trim_end_matches([' ', '-', '\'']);
            }
        }
        let rest = rest.trim_end_matches(['.', 'º', '°', ' ']);
        day_back(rest)
    }

    /// The first day of a span whose last day begins at `end`: `3 au `, `14-`, `3. bis `.
    fn span_before(&self, text: &str, end: usize) -> Option<(u32, usize)> {
        let mut rest = text[..end].trim_end_matches(' ');
        // `3 y el 5`: an article.
        let word = letters_back(rest);
        if self.words.is(word, Use::Of) {
            rest = rest[..rest.len() - word.len()].trim_end_matches(' ');
        }
        let rest = if let Some(rest) = rest.strip_suffix(['-', '/']) {
            rest
        } else {
            let word = letters_back(rest);
            if word.is_empty() || !self.words.is(word, Use::Link) {
                return None;
            }
            &rest[..rest.len() - word.len()]
        };
        day_back(rest.trim_end_matches([' ', '.', 'º', '°', ',']))
    }

    /// `2025`, ` de 2025`, `, 2025 р.` behind a month: the year, and where it ends.
    fn year_behind(&self, text: &str, end: usize) -> (Option<i32>, usize) {
        let rest = text[end..].trim_start_matches([' ', ',', '.', '،']);
        let word = letters_ahead(rest);
        let rest = if self.words.is(word, Use::Of) { rest[word.len()..].trim_start() } else { rest };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        match rest[..digits].parse() {
            Ok(year @ 1000..=2199) if digits == 4 => {
                let mut at = text.len() - rest.len() + digits;
                let behind = text[at..].trim_start_matches(' ');
                let word = letters_ahead(behind);
                if self.words.is(word, Use::Year) {
                    at = text.len() - behind.len() + word.len();
                }
                (Some(year), at)
            }
            _ => (None, end),
        }
    }

    /// `2025 жылғы ` before a day.
    fn year_before(&self, text: &str, at: usize) -> (Option<i32>, usize) {
        let rest = text[..at].trim_end_matches(' ');
        let word = letters_back(rest);
        if word.is_empty() || !self.words.is(word, Use::Year) {
            return (None, at);
        }
        let rest = rest[..rest.len() - word.len()].trim_end_matches([' ', '-']);
        let from = rest.len() - rest.bytes().rev().take_while(u8::is_ascii_digit).count();
        match rest[from..].parse() {
            Ok(year @ 1000..=2199) => (Some(year), from),
            _ => (None, at),
        }
    }

    /// How a date stands in the text.
    fn setting(&self, text: &str, layout: &Layout, span: Span) -> Setting {
        let (start, end) = (span.start as usize, span.end as usize);
        let is_dateline = layout
            .lines
            .iter()
            .any(|line| line.kind == LineKind::Dateline && line.span.start <= span.start && span.end <= line.span.end);
        if is_dateline {
            return Setting::Dateline;
        }
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
        if self.is_place_and_date(&text[line_start..start], &text[end..line_end]) {
            return Setting::Dateline;
        }
        let open = text[line_start..start].rfind(['(', '（']);
        let close = text[end..line_end].find([')', '）']);
        if let (Some(open), Some(close)) = (open, close) {
            let (before, after) = (&text[line_start + open..start], &text[end..end + close]);
            let inside = !before.contains([')', '）']) && !after.contains(['(', '（']);
            if inside && before.len() + after.len() < BRACKET {
                return Setting::Bracket;
            }
        }
        Setting::Running
    }

    /// Whether a line is only a place and a date.
    fn is_place_and_date(&self, before: &str, after: &str) -> bool {
        let quiet = |text: &str| !text.contains([':', '!', '?', ';', '：', '（', '(']);
        let mut words = before.split(|c: char| !c.is_letter_or_digit()).filter(|word| !word.is_empty());
        // A date alone, or a place and a comma.
        let place = before.trim().is_empty() || before.trim_end().ends_with([',', '،', '，', '-', '–', '—', '📍', '🗓']);
        let named = |word: &str| {
            !word.starts_with(Letter::is_small) || self.words.is(word, Use::Of) || self.words.is(word, Use::Owner)
        };
        place
            && before.len() <= 60
            && quiet(before)
            && quiet(after)
            && words.clone().count() <= 5
            && words.all(named)
            && !after.contains(Letter::is_letter_or_digit)
    }

    /// Makes one of two dates with a word of spans between them.
    fn join(&self, text: &str, found: &mut Vec<(usize, usize, When)>) {
        let mut at = 1;
        // `Thursday, 12 April`: the weekday belongs to the date behind it.
        while at < found.len() {
            let (a, b) = (found[at - 1], found[at]);
            let gap = text[a.1.min(b.0)..b.0].trim_matches([' ', ',', '.', '،', '(']);
            if matches!((a.2, b.2), (When::Weekday(_), When::Days { .. }))
                && (gap.is_empty() || self.words.is(gap, Use::Of) || self.words.is(gap, Use::Opens))
            {
                found[at].0 = a.0;
                found.remove(at - 1);
            } else {
                at += 1;
            }
        }
        at = 1;
        while at < found.len() {
            let (a, b) = (found[at - 1], found[at]);
            let between = text[a.1.min(b.0)..b.0].trim();
            let linked = matches!(between, "-" | "~") || self.is_link(between);
            match (a.2, b.2) {
                (When::Days { year: first_year, first, .. }, When::Days { year, last, .. })
                    if linked && (first_year.is_none() || first_year == year) && first < last =>
                {
                    found[at - 1] = (a.0, b.1, When::Days { year, first, last });
                    found.remove(at);
                }
                _ => at += 1,
            }
        }
    }

    /// Whether only a word of spans, perhaps with an article or a weekday, stands between two dates.
    fn is_link(&self, between: &str) -> bool {
        let mut words = between.split(' ').filter(|word| !word.is_empty());
        words.next().is_some_and(|word| self.words.is(word, Use::Link))
            && words.all(|word| self.words.is(word, Use::Of) || self.words.is(word, Use::Opens))
    }
}

/// Behind a month the same month by its other name: `أيلول/سبتمبر`.
fn twice(text: &str, end: usize) -> usize {
    match text[end..].trim_start_matches(' ').strip_prefix('/') {
        Some(rest) => {
            let rest = rest.trim_start_matches(' ');
            text.len() - rest.len() + letters_ahead(rest).len()
        }
        None => end,
    }
}

/// Letters that make an ordinal of the number before them: `1er`, `7-го`, `3-те`.
fn is_ordinal(text: &str, word: &str) -> bool {
    let before = text[..text.len() - word.len()].trim_end_matches('-');
    before.ends_with(|c: char| c.is_ascii_digit())
        && matches!(word, "er" | "re" | "го" | "те" | "е" | "ші" | "шы" | "ro")
}

fn day_back(text: &str) -> Option<(u32, usize)> {
    let at = text.len() - text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let day = text[at..].parse().ok().filter(|day| (1..=31).contains(day) && text.len() - at <= 2)?;
    // `7,12 mars` is no day, nor is `10:30`.
    let free = !text[..at].ends_with([',', ':']) || !text[..at - 1].ends_with(|c: char| c.is_ascii_digit());
    free.then_some((day, at))
}

fn letters_back(text: &str) -> &str {
    let length: usize = text.chars().rev().take_while(|c| c.is_letter()).map(char::len_utf8).sum();
    &text[text.len() - length..]
}

fn letters_ahead(text: &str) -> &str {
    let length: usize = text.chars().take_while(|c| c.is_letter()).map(char::len_utf8).sum();
    &text[..length]
}

/// Longest bracket around a date, in bytes.
const BRACKET: usize = 90;
