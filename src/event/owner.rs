//! Whose channel a post is from: the country that its titles or its address name.
//!
//! Only this file keeps what it has told of a title. Never reads a post beyond its first line.

use std::cell::RefCell;

use super::gazetteer::{Form, Scanner, What};
use super::participants::seat;
use super::{Country, Post};
use crate::event::letter::Letter;
use crate::hashed::Hashed;

/// The countries of channels, by their titles: most posts are of few.
#[derive(Debug, Default)]
pub(super) struct Owners {
    known: Told,
    agencies: Told,
}

/// What titles were told to name.
#[derive(Debug, Default)]
struct Told(RefCell<Hashed<String, Option<Country>>>);

/// So many titles are kept; then all are forgotten.
const KEPT: usize = 256;

impl Owners {
    /// Whose channel it is, by its title, its description or its address.
    pub(super) fn of(&self, post: &Post<'_>) -> Option<Country> {
        // A dump without that field may have it in the text.
        let first = post.text.lines().next().unwrap_or("");
        let forwarded =
            ["Forwarded from", "Переслано из", "Переслано от"].iter().find_map(|words| first.strip_prefix(words));
        let titles = [post.forwarded_from, forwarded, post.channel, post.description];
        titles.into_iter().flatten().find_map(|title| self.known.get(title, titled))
    }

    /// The country whose news agency a channel is.
    pub(super) fn agency(&self, title: &str) -> Option<Country> {
        self.agencies.get(title, agency_of)
    }
}

impl Told {
    fn get(&self, title: &str, find: impl Fn(&str) -> Option<Country>) -> Option<Country> {
        let mut told = self.0.borrow_mut();
        if let Some(country) = told.get(title) {
            return *country;
        }
        if told.len() >= KEPT {
            *told = Hashed::default();
        }
        let country = find(title);
        told.insert(title.to_owned(), country);
        country
    }
}

/// The country whose news agency a channel is, by the words that its title begins with.
fn agency_of(title: &str) -> Option<Country> {
    // Only names that nothing else begins with: there are `Вести` of many countries.
    const AGENCIES: &[(&str, &[&str])] = &[
        (
            "RU",
            &[
                "РИА Новости",
                "ТАСС",
                "RIA Novosti",
                "TASS",
                "Интерфакс",
                "RT на русском",
                "Sputnik",
                "РБК",
                "Коммерсантъ",
                "Известия",
                "Ведомости",
                "Российская газета",
                "Парламентская газета",
                "Лента.ру",
                "Газета.Ru",
            ],
        ),
        ("BY", &["БЕЛТА", "БелТА", "BelTA"]),
        ("KZ", &["Kazinform", "Казинформ", "КазТАГ", "Akorda", "Акорда"]),
        ("AM", &["Арменпресс", "Armenpress"]),
        ("KG", &["Кабар", "24.kg", "AKIpress"]),
        ("TJ", &["НИАТ Ховар", "Ховар"]),
        ("CN", &["Xinhua", "Синьхуа", "CGTN"]),
        ("AZ", &["АЗЕРТАДЖ", "AZERTAC", "Trend News"]),
        ("UA", &["Укринформ", "Ukrinform"]),
        ("TR", &["Anadolu"]),
        ("IR", &["IRNA", "ISNA", "Tasnim", "Fars News", "Mehr News", "Press TV"]),
        ("AE", &["WAM"]),
        ("QA", &["QNA"]),
        ("KW", &["KUNA"]),
        ("JP", &["Kyodo"]),
        ("KR", &["Yonhap"]),
        ("AM", &["Armenpress"]),
        ("RS", &["Tanjug"]),
        ("VN", &["VietnamPlus"]),
        ("BR", &["Itamaraty"]),
    ];
    // `Интерфакс-Украина` is another one.
    let ends = |rest: &str| !rest.starts_with(|c: char| c.is_letter_or_digit() || c == '-');
    let begins = |name: &&str| title.strip_prefix(*name).is_some_and(ends);
    let (code, _) = AGENCIES.iter().find(|(_, names)| names.iter().any(begins))?;
    Country::new(code)
}

/// The country that the title, the description or the address of a channel names.
fn titled(title: &str) -> Option<Country> {
    let mut buffers = Scanner::default();
    let scanned = buffers.scan(title);
    let named = scanned.mentions.iter().find_map(|m| match m.what {
        What::Country { code, form: Form::Name | Form::Adjective | Form::Flag } => Some(code),
        _ => None,
    });
    // `Кремль. Новости`: so does the house whose it is.
    let named = named.or_else(|| seat::country_of(title));
    // `kremlin.ru`: the ending of an address is a country's code.
    named.or_else(|| {
        let ending = title.trim_end_matches('/').rsplit_once('.')?.1;
        if ending.len() == 2 { Country::new(&ending.to_ascii_uppercase()) } else { None }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agency_is_told_by_whole_words_at_the_beginning() {
        let check = |title: &str, country: Option<&str>| {
            assert_eq!(agency_of(title), country.and_then(Country::new), "{title}");
        };
        check("РИА Новости", Some("RU"));
        check("TASS World", Some("RU"));
        check("БЕЛТА | Новости", Some("BY"));
        check("Интерфакс-Украина", None);
        check("ТАССили", None);
        check("Новости: ТАСС", None);
    }
}
