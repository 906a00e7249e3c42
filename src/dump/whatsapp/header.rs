//! The line that a message begins with: `12/9/20, 23:55 - Bob: hi` on Android, `[09.12.20, 23:55:01] Bob: hi` on iOS.

use memchr::memchr;

use crate::dump::stamp::{Order, Stamp};
use crate::dump::time::Precision;

/// The longest date and time, in bytes.
const STAMP: usize = 64;
/// How much of a line is looked at for its date, marks before it included.
const BEGINNING: usize = 128;
/// The longest name, in characters.
const NAME: usize = 128;
/// How many lines of the beginning are looked at.
const LOOKED: usize = 200;

/// What the first line of a message tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header<'a> {
    /// When; there may be no such time.
    pub(super) stamp: Stamp,
    /// Who wrote it; `None` for what the service says.
    pub(super) author: Option<&'a str>,
    /// The rest of the line.
    pub(super) text: &'a str,
}

/// What ends the lines of a text that begins with `head`: once it was a carriage return alone.
pub(super) fn line_end(head: &[u8]) -> u8 {
    if memchr(b'\n', head).is_none() && memchr(b'\r', head).is_some() { b'\r' } else { b'\n' }
}

/// Whether a text is an export: many of its lines begin messages.
pub(in crate::dump) fn is_export(text: &str) -> bool {
    let lines = text
        .split(char::from(line_end(text.as_bytes())))
        .map(|line| line.trim_end_matches('\r'))
        .filter(|line| !line.trim().is_empty())
        .take(LOOKED);
    let (mut all, mut headers, mut possible) = (0, 0, false);
    for line in lines {
        all += 1;
        if let Some(header) = Header::parse(line) {
            headers += 1;
            possible |= header.stamp.is_possible();
        }
    }
    headers >= 2 && headers * 5 >= all && possible
}

/// Whether a text that is nothing else may be an export of one message: its first line begins one that somebody wrote, and
/// as no note does: with seconds in brackets, or with a comma behind the day.
pub(in crate::dump) fn is_single(text: &str) -> bool {
    let line = text.trim_start_matches(is_mark).split(['\r', '\n']).next().unwrap_or(text);
    let header = Header::parse(line).filter(|header| header.author.is_some());
    let posted =
        header.and_then(|header| header.stamp.posted(Order::DayMonth).or(header.stamp.posted(Order::MonthDay)));
    posted.is_some_and(|posted| match line.split_once(" - ") {
        _ if line.starts_with('[') => posted.precision == Precision::Second,
        Some((stamp, _)) => stamp.contains(','),
        None => false,
    })
}

impl<'a> Header<'a> {
    /// Reads a line; `None` if it goes on with the message before.
    pub(super) fn parse(line: &'a str) -> Option<Self> {
        let line = line.trim_start_matches(is_mark);
        let (stamp, rest) = match line.strip_prefix('[') {
            Some(line) => cut(line, &["]"])?,
            None => cut(line, &[" - ", " – "])?,
        };
        let rest = rest.trim_start_matches(' ');
        let stamp = Stamp::written(stamp)?;
        let named = match rest.split_once(": ") {
            Some(pair) => Some(pair),
            None => rest.strip_suffix(':').map(|name| (name, "")),
        };
        Some(match named.filter(|(name, _)| is_name(name)) {
            Some((name, text)) => Self { stamp, author: Some(visible(name)), text },
            None => Self { stamp, author: None, text: rest },
        })
    }
}

/// The date of a line that begins a message, looking at its beginning only.
pub(super) fn stamp(line: &[u8]) -> Option<Stamp> {
    // All other lines begin with a letter.
    let doubtful = line.first().is_some_and(|&byte| byte.is_ascii_digit() || byte == b'[' || !byte.is_ascii());
    let beginning = line.get(..BEGINNING).unwrap_or(line).trim_ascii_end();
    let header = doubtful.then(|| String::from_utf8_lossy(beginning));
    header.and_then(|line| Header::parse(&line).map(|header| header.stamp))
}

/// Whether a line can be the beginning of a header that the input breaks off.
pub(super) fn is_begun(line: &[u8]) -> bool {
    let belongs = |c: char| c.is_numeric() || c.is_whitespace() || is_mark(c) || "[].,/:-–apmAPM\u{FFFD}".contains(c);
    let short = line.trim_ascii().len() <= STAMP && !line.trim_ascii().is_empty();
    short && String::from_utf8_lossy(line).chars().all(belongs) && stamp(line).is_none()
}

/// A line in two, at one of some ends of a date.
fn cut<'a>(line: &'a str, ends: &[&str]) -> Option<(&'a str, &'a str)> {
    let digit = line.chars().next().is_some_and(char::is_numeric);
    // A line may be as long as a book, a date is not.
    let mut limit = line.len().min(STAMP);
    while !line.is_char_boundary(limit) {
        limit -= 1;
    }
    let (place, end) = ends.iter().find_map(|end| Some((line[..limit].find(end)?, end))).filter(|_| digit)?;
    Some((&line[..place], &line[place + end.len()..]))
}

/// Whether this can be a name; in what the service says, `: ` stands in a quoted title.
fn is_name(name: &str) -> bool {
    let open = |opening: char, closing: char| name.matches(opening).count() > name.matches(closing).count();
    let quoted = name.matches('"').count() % 2 == 1 || open('“', '”') || open('«', '»');
    !name.trim().is_empty() && !quoted && name.chars().count() <= NAME
}

/// A name without the marks of direction around it.
fn visible(name: &str) -> &str {
    name.trim_matches(|c: char| c.is_whitespace() || is_mark(c))
}

/// Marks of direction and of the byte order.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<(Option<&str>, &str)>) {
        assert_eq!(Header::parse(line).map(|header| (header.author, header.text)), expected, "{line:?}");
    }

    #[test]
    fn dates_of_both_systems_begin_messages() {
        for stamp in [
            "12/9/20, 23:55 - ",
            "12/9/20, 11:55\u{202F}PM - ",
            "09.12.2020, 23:55 - ",
            "2020-12-09, 23:55 - ",
            "9/12/20 11:55 p. m. – ",
            "[09.12.20, 23:55:01] ",
            "\u{200E}[9/12/20, 11:55:01\u{202F}PM] ",
            "\u{FEFF}[9.12.2020 klo 23.55.01] ",
            "[٠٩/١٢/٢٠٢٠, ٢٣:٥٥:٠١] ",
        ] {
            check(&format!("{stamp}Bob: hi: there"), Some((Some("Bob"), "hi: there")));
            check(&format!("{stamp}Bob added Ann"), Some((None, "Bob added Ann")));
        }
    }

    #[test]
    fn names_are_without_marks() {
        check("12/9/20, 23:55 - \u{202A}+46 70 123\u{202C}: hi", Some((Some("+46 70 123"), "hi")));
        check("12/9/20, 23:55 - Bob:", Some((Some("Bob"), "")));
        check("12/9/20, 23:55 - Ann \"Annie\" Lind: hi", Some((Some("Ann \"Annie\" Lind"), "hi")));
    }

    #[test]
    fn what_the_service_says_has_no_author() {
        let line = "12/9/20, 23:55 - Bob changed the subject from \"A: b\" to \"C\"";
        check(line, Some((None, &line[17..])));
        check(
            "[09.12.20, 23:55:01] Ann изменила тему на «Порт: новости»",
            Some((None, "Ann изменила тему на «Порт: новости»")),
        );
    }

    #[test]
    fn other_lines_go_on_with_a_message() {
        for line in [
            "",
            "hi",
            "12/9/20 - Bob: hi",
            "[1] see below",
            "[12:30] noon: hi",
            "2 - 3 of them: x",
            "9 December 2020, 23:55 - Bob: x",
        ] {
            check(line, None);
        }
    }
}
