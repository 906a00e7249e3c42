//! Countries by what somebody types who looks for one: a code, a name, or how it begins.

use super::gazetteer::{Form, Mention, Scanner, What, lines};
use super::order::Order;
use super::report::Country;
use super::tables::text_of;

/// The country that a text names and nothing else: its name in any case, a word for its people, its flag; in small letters, too.
#[must_use]
pub fn called(text: &str) -> Option<Country> {
    let capital = |(at, letter): (usize, char)| {
        let first = at == 0 || text[..at].ends_with([' ', '-']);
        letter.to_uppercase().filter(move |_| first).chain(Some(letter).filter(|_| !first))
    };
    let name: String = text.char_indices().flat_map(capital).collect();
    let mut scanner = Scanner::default();
    // A short name may be one of capitals alone.
    [name, text.to_uppercase()].into_iter().find_map(|text| {
        let found = scanner.scan(&text);
        let whole = |mention: &&Mention| mention.span.end - mention.span.start == text.len() as u32;
        found.mentions.iter().filter(whole).find_map(|mention| match mention.what {
            What::Country { code, form: Form::Name | Form::Adjective | Form::Demonym | Form::Flag } => Some(code),
            _ => None,
        })
    })
}

/// The countries whose name begins so, in small letters; a Russian one may stand in another case.
#[must_use]
pub fn begun(start: &str) -> Vec<Country> {
    let begins = |name: &str| {
        let name = name.trim_end_matches('~').to_lowercase();
        let stem = &name[..name.char_indices().next_back().map_or(0, |(at, _)| at)];
        let ending = start.strip_prefix(stem).filter(|_| stem.len() > 4 && !name.is_ascii());
        name.starts_with(start) || ending.is_some_and(|ending| ending.chars().nth(3).is_none())
    };
    let rows = ["countries.en.tsv", "countries.ru.tsv"].into_iter().flat_map(|table| lines(text_of(table)));
    let named = rows.filter(|row| row.get(1).is_some_and(|names| names.split('|').any(&begins)));
    let mut codes: Vec<Country> = named.filter_map(|row| Country::new(row[0])).collect();
    codes.order_by(|code| code.number());
    codes.dedup();
    codes
}

/// Whether there is a country of this code, or of one that begins so.
#[must_use]
pub fn is_code(code: &str, typing: bool) -> bool {
    lines(text_of("countries.en.tsv")).any(|row| row[0] == code || typing && row[0].starts_with(code))
}
