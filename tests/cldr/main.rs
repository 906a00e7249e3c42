//! Holds names of countries, months and weekdays against Unicode CLDR, whose tables lie beside this file.
//!
//! Each name is put into a sentence of its language and must be read as what CLDR says it is.

#![cfg(not(target_arch = "wasm32"))]

use readout::dump::{Day, Posted};
use readout::event::{Extractor, Post, Report};

const NAMES: &str = include_str!("names.tsv");

/// Languages in the order of the columns, with a sentence around a country's name, one around a day, and one around a weekday.
const LANGUAGES: [(&str, &str, &str, &str); 15] = [
    (
        "uk",
        "Переговори міністрів було проведено: {}.",
        "Зустріч міністрів пройшла {}.",
        "Зустріч міністрів пройшла у {}.",
    ),
    (
        "fr",
        "La réunion des ministres et des députés : {}.",
        "Le ministre a rencontré le maire le {}.",
        "Le ministre a rencontré le maire {}.",
    ),
    (
        "es",
        "La reunión de los ministros del grupo: {}.",
        "El ministro se reunió con el alcalde el {}.",
        "El ministro se reunió con el alcalde el {}.",
    ),
    (
        "de",
        "Das Treffen der Minister und der Abgeordneten: {}.",
        "Der Minister traf sich am {} mit dem Rat.",
        "Der Minister traf sich am {} mit dem Rat.",
    ),
    ("ar", "اجتماع الوزراء : {}.", "التقى الوزير نظيره في {}.", "التقى الوزير نظيره {}."),
    ("zh", "部长会谈：{}。", "部长{}举行会谈。", "部长{}举行会谈。"),
    (
        "pt",
        "A reunião dos ministros e dos deputados: {}.",
        "O ministro reuniu-se com o prefeito em {}.",
        "O ministro reuniu-se com o prefeito na {}.",
    ),
    (
        "it",
        "La riunione dei ministri e dei deputati: {}.",
        "Il ministro ha incontrato il sindaco il {}.",
        "Il ministro ha incontrato il sindaco {}.",
    ),
    (
        "tr",
        "Bakanlar bugün görüştü ve toplandı: {}.",
        "Bakan, heyet ile {} görüştü ve döndü.",
        "Bakan, heyet ile {} günü görüştü ve döndü.",
    ),
    (
        "pl",
        "Rozmowy ministrów oraz posłów: {}.",
        "Minister spotkał się z delegacją {}.",
        "Minister spotkał się z delegacją w {}.",
    ),
    ("kk", "Министрлердің кездесуі өтті: {}.", "Министр {} әріптесімен кездесті.", "Министр әріптесімен кездесті, {}."),
    (
        "be",
        "Перамовы міністраў у суботу, выступы дырэктараў: {}.",
        "Сустрэча міністраў прайшла {} ў зале, выступалі ўсе.",
        "Сустрэча міністраў прайшла ў {}, выступалі ўсе.",
    ),
    (
        "sr",
        "Састанак министара и њихових заменика: {}.",
        "Министар се састао са својим колегом {}.",
        "Министар се састао са својим колегом у {}.",
    ),
    (
        "en",
        "The ministers of several states held talks: {}.",
        "The minister met with the mayor on {}.",
        "The minister met with the mayor on {}.",
    ),
    (
        "ru",
        "Переговоры министров нескольких государств: {}.",
        "Министр встретился с мэром {}.",
        "Министр встретился с мэром в {}.",
    ),
];

fn rows(what: &str) -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    NAMES.lines().filter(|line| !line.starts_with('#')).flat_map(move |line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let wanted = columns[0] == what;
        let names = LANGUAGES.iter().enumerate().filter(move |_| wanted);
        let of = move |(at, language): (usize, &(&'static str, _, _, _))| (language.0, columns[1], columns[at + 2]);
        names.map(of).collect::<Vec<_>>()
    })
}

/// Wednesday, 12 March 2025.
const IN_MARCH: i64 = 1_741_773_600;
/// The last day of that year: what is told as past lies before it, whatever its month.
const LAST_DAY: i64 = 1_767_182_400;

fn report(text: &str, posted: i64) -> Report {
    Extractor::new().report(&Post { text, posted: Some(Posted::utc(posted)), ..Post::default() })
}

fn sentences(lang: &str) -> &'static (&'static str, &'static str, &'static str, &'static str) {
    LANGUAGES.iter().find(|language| language.0 == lang).expect("a language of the table")
}

#[test]
fn countries_are_found_by_the_names_that_cldr_gives_them() {
    let mut wrong = Vec::new();
    for (lang, code, name) in rows("country") {
        // Brackets and dashes tell namesakes apart in lists; nobody writes them in a sentence.
        let listed =
            name.contains(['(', '（', ',']) || name.contains(" - ") || name.contains(" – ") || name.contains(" — ");
        if listed || SPECIAL.contains(&(lang, code)) || matches!(code, "HK" | "MO") {
            continue;
        }
        let name = written_out(name);
        let report = report(&sentences(lang).1.replace("{}", &name), IN_MARCH);
        let found: Vec<String> = report.countries.iter().map(|field| field.value.to_string()).collect();
        if found != [code] || report.lang.as_str() != lang {
            wrong.push(format!("{lang} {name}: {} {found:?}, not {code}", report.lang));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A name without what only lists shorten.
fn written_out(name: &str) -> String {
    let all = [("&", "and"), ("о-ва", "Острова"), ("о-в", "Остров"), ("Св.", "Святой")];
    all.iter().fold(name.to_owned(), |name, (short, long)| name.replace(short, long))
}

/// Names that are more often something else, and are read only where words beside them tell.
const SPECIAL: &[(&str, &str)] =
    &[("en", "MF"), ("en", "UM"), ("fr", "DM"), ("fr", "MU"), ("es", "GD"), ("pt", "GD"), ("ar", "ML"), ("ar", "BJ")];

#[test]
fn months_are_found_by_the_names_that_cldr_gives_them() {
    for (lang, month, name) in rows("date").chain(rows("month")) {
        let number: u32 = month.parse().expect("a month");
        let day = match lang {
            "zh" => format!("2025年{number}月7日"),
            "de" | "sr" => format!("7. {name} 2025"),
            "es" | "pt" => format!("7 de {name} de 2025"),
            _ => format!("7 {name} 2025"),
        };
        let text = sentences(lang).2.replace("{}", &day);
        let date = report(&text, LAST_DAY).date.map(|field| field.value.to_string());
        assert_eq!(date, Some(format!("2025-{number:02}-07")), "{text}");
    }
}

#[test]
fn weekdays_are_found_by_the_names_that_cldr_gives_them() {
    for (lang, weekday, name) in rows("weekday") {
        let text = sentences(lang).3.replace("{}", name);
        let posted = Day::parse("2025-03-12").expect("a day");
        let date = report(&text, IN_MARCH).date.map(|field| field.value.first);
        let ahead = (weekday.parse::<i32>().expect("a weekday") + 7 - 2) % 7;
        let expected = if ahead == 0 { posted } else { Day(posted.0 + ahead - 7) };
        assert_eq!(date, Some(expected), "{text}");
    }
}
