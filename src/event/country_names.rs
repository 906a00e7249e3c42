//! Countries by what somebody types who looks for one: a code, a name, or how it begins.

use std::sync::OnceLock;

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
    let named = rows().filter(|row| row.get(1).is_some_and(|names| names.split('|').any(&begins)));
    let mut codes: Vec<Country> = named.filter_map(|row| Country::new(row[0])).collect();
    codes.order_by(|code| code.number());
    codes.dedup();
    codes
}

/// Hands out the names of all countries, each with its code.
pub fn each(each: &mut dyn FnMut(&str, &str)) {
    for row in rows() {
        let names = row.get(1).map_or("", |names| names).split('|');
        names.for_each(|name| each(row[0], name.trim_end_matches('~')));
    }
}

/// Whether there is a country of this code, or of one that begins so.
#[must_use]
pub fn is_code(code: &str, typing: bool) -> bool {
    // A query may ask for hundreds of them.
    static CODES: OnceLock<Vec<&str>> = OnceLock::new();
    let codes = CODES.get_or_init(|| lines(text_of("countries.en.tsv")).map(|row| row[0]).collect());
    codes.iter().any(|known| *known == code || typing && known.starts_with(code))
}

fn rows() -> impl Iterator<Item = Vec<&'static str>> {
    ["countries.en.tsv", "countries.ru.tsv"].into_iter().flat_map(|table| lines(text_of(table)))
}
