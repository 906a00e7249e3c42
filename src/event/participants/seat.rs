//! Whose an institution is that bears no country in its name: the White House, the State Duma, the European Commission.

use crate::event::Country;
use crate::event::letter::Small;

/// Beginnings of such names in the cases they stand in, small letters, and whose they are.
const SEATS: &[(&str, &[&str])] = &[
    (
        "EU",
        &[
            "european commission",
            "european council",
            "european parliament",
            "еврокоми",
            "европарламент",
            "европейской комиссии",
            "европейского совета",
            "евросовет",
            "европейского парламента",
        ],
    ),
    (
        "US",
        &[
            "white house",
            "state department",
            "pentagon",
            "foggy bottom",
            "белый дом",
            "белого дома",
            "белом доме",
            "госдеп",
            "пентагон",
            "цру",
            "фбр",
            "государственного департамента",
        ],
    ),
    (
        "RU",
        &[
            "kremlin",
            "state duma",
            "federation council",
            "кремл",
            "госдум",
            "государственной дум",
            "совет федерации",
            "совета федерации",
            "совфед",
            "банк россии",
            "роскосмос",
            "росатом",
            "рпц",
            "служба внешней разведки",
            "службы внешней разведки",
            "службе внешней разведки",
            "свр",
            "фсб",
            "роспотребнадзор",
            "татарстан",
            "башкортостан",
            "башкири",
            "чечн",
            "чеченск",
            "дагестан",
            "якути",
            "росавиаци",
        ],
    ),
    ("UA", &["verkhovna rada", "верховная рада", "верховной рад", "верховную раду", "депутат рады", "сбу"]),
    ("DE", &["bundestag", "бундестаг"]),
    ("MY", &["wisma putra"]),
    ("BR", &["itamaraty"]),
    ("IT", &["farnesina"]),
    ("VA", &["holy father", "holy see"]),
    ("AZ", &["милли меджлис"]),
    ("UZ", &["олий мажлис"]),
    ("IL", &["knesset", "кнессет"]),
    ("GB", &["downing street", "даунинг-стрит"]),
    ("FR", &["elysee", "élysée", "елисейск", "quai d'orsay"]),
];

/// The country whose institution a name is or has in it.
pub(super) fn country_of(name: &str) -> Option<Country> {
    let name = name.small();
    let (code, _) = SEATS.iter().find(|(_, names)| names.iter().any(|seat| name.contains(seat)))?;
    Country::new(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn houses_without_a_country_in_their_name_have_one() {
        for (name, country) in [
            ("Deputy spokesperson of the State Department", "US"),
            ("депутат Верховной рады", "UA"),
            ("Еврокомиссия", "EU"),
            ("комитет Госдумы по обороне", "RU"),
        ] {
            assert_eq!(country_of(name), Country::new(country), "{name}");
        }
        assert_eq!(country_of("министр сельского хозяйства"), None);
    }
}
