//! Whom well-known persons act for, where a message takes that for granted.
//!
//! Reads `data/persons.tsv`. A short list on purpose: offices and countries are stated in most messages, and a
//! list of office-holders ages. Matches whole surnames in the nominative, nothing else.

use crate::event::letter::Small;
use crate::event::tables::text_of;
use crate::hashed::Hashed;
use std::sync::OnceLock;

use super::Country;

/// The country a well-known person acts for, by the surname of a name in the nominative.
#[must_use]
pub fn country_of(name: &str) -> Option<Country> {
    static BUILT: OnceLock<Hashed<String, Country>> = OnceLock::new();
    let known = BUILT.get_or_init(|| read(text_of("persons.tsv")));
    let name = name.small().replace('ё', "е");
    if let Some(country) = known.get(&name) {
        return Some(*country);
    }
    let surname = name.rsplit([' ', '.']).next()?;
    known.get(surname).copied()
}

fn read(table: &str) -> Hashed<String, Country> {
    let mut known = Hashed::default();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(code), Some(names)) = (columns.next().and_then(Country::new), columns.next()) else { continue };
        for name in names.split('|') {
            known.insert(name.small().replace('ё', "е"), code);
        }
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn surnames_of_the_list_are_known_in_both_scripts() {
        assert_eq!(country_of("Эмманюэль Макрон"), Country::new("FR"));
        assert_eq!(country_of("E.Macron"), Country::new("FR"));
        assert_eq!(country_of("Jane Roe"), None);
    }
}
