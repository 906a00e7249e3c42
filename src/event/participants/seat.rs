//! Whose an institution is that bears no country in its name: the White House, the State Duma, the European Commission.

use crate::event::Country;
use crate::event::letter::Small;
use crate::event::lexicon::{WordSet, words};

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
            " гд",
            "росгвард",
            "россотрудничеств",
            "роскомнадзор",
            "россельхознадзор",
            "росреестр",
            "росстат",
            "росфинмониторинг",
            "росмолодеж",
            "росмолодёж",
            "ростех",
            "роснефт",
            "татнефт",
            "газпром",
            "сбербанк",
            "ржд",
            "русского дома",
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
    ("KG", &["жогорку кенеш"]),
    ("TM", &["халк маслахат"]),
    ("TJ", &["маджлиси"]),
    ("MN", &["великого государственного хурала", "великий государственный хурал"]),
    ("TR", &["великого национального собрания", "великое национальное собрание"]),
    ("IL", &["knesset", "кнессет"]),
    ("GB", &["downing street", "даунинг-стрит"]),
    ("FR", &["elysee", "élysée", "елисейск", "quai d'orsay"]),
];

/// States of one country by the beginnings of their names, where no country or town has the same.
const STATES: &[&str] = &[
    "alabama",
    "alaska",
    "arizona",
    "arkansas",
    "california",
    "carolina",
    "colorado",
    "connecticut",
    "dakota",
    "delaware",
    "florida",
    "georgia",
    "hawaii",
    "idaho",
    "illinois",
    "indiana",
    "iowa",
    "kansas",
    "kentucky",
    "louisiana",
    "maryland",
    "massachusetts",
    "michigan",
    "minnesota",
    "mississippi",
    "missouri",
    "montana",
    "nebraska",
    "nevada",
    "ohio",
    "oklahoma",
    "oregon",
    "pennsylvania",
    "tennessee",
    "texas",
    "utah",
    "vermont",
    "virginia",
    "wisconsin",
    "wyoming",
    "джорджи",
    "техас",
    "калифорни",
    "флорид",
    "аляск",
    "вирджини",
    "огайо",
    "мичиган",
    "иллинойс",
    "аризон",
];

/// Who holds an office of such a state.
static STATESMEN: WordSet =
    WordSet::beginnings(words!["governor", "senator", "congress", "lawmaker", "губернатор", "сенатор", "конгрессмен"]);

/// The country whose institution a name is or has in it.
pub(super) fn country_of(name: &str) -> Option<Country> {
    let statesman = is_statesman(name);
    let name = name.small();
    if statesman && (holds(STATES, &name) || name.starts_with("state senator")) {
        return Country::new("US");
    }
    let (code, _) = SEATS.iter().find(|(_, names)| names.iter().any(|seat| name.contains(seat)))?;
    Country::new(code)
}

/// The country of an office whose state stands before it: `Texas`, or `Georgia's`, and then `governor`.
pub(super) fn of_a_state(before: &str, office: &str) -> Option<Country> {
    if !is_statesman(office) {
        return None;
    }
    let owner = before.strip_suffix("'s").or_else(|| before.strip_suffix("’s")).unwrap_or(before);
    let state = || owner.rsplit([' ', '\n']).next().unwrap_or_default().small();
    holds(STATES, &state()).then(|| Country::new("US")).flatten()
}

fn is_statesman(office: &str) -> bool {
    office.split(' ').any(|word| STATESMEN.has(word))
}

fn holds(words: &[&str], name: &str) -> bool {
    words.iter().any(|word| name.contains(word))
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
            ("governor of Georgia", "US"),
            ("губернатор Техаса", "US"),
        ] {
            assert_eq!(country_of(name), Country::new(country), "{name}");
        }
        assert_eq!(country_of("министр сельского хозяйства"), None);
    }
}
