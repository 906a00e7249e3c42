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
    ("KZ", &["акорд", "akorda", "ак орда"]),
    ("DE", &["bundestag", "бундестаг"]),
    ("MY", &["wisma putra"]),
    ("BR", &["itamaraty"]),
    ("IT", &["farnesina"]),
    ("VA", &["holy father", "holy see", "папа римский", "папа рим"]),
    ("AZ", &["милли меджлис"]),
    ("UZ", &["олий мажлис"]),
    ("KG", &["жогорку кенеш"]),
    ("TM", &["халк маслахат"]),
    ("TJ", &["маджлиси"]),
    ("MN", &["великого государственного хурала", "великий государственный хурал"]),
    ("TR", &["великого национального собрания", "великое национальное собрание"]),
    ("IL", &["knesset", "кнессет"]),
    ("GB", &["downing street", "даунинг-стрит", "форин-офис"]),
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
pub(in crate::event) fn country_of(name: &str) -> Option<Country> {
    let statesman = is_statesman(name);
    let name = name.small();
    if statesman && (holds(STATES, &name) || name.starts_with("state senator")) {
        return Country::new("US");
    }
    let seat = SEATS.iter().find(|(_, names)| names.iter().any(|seat| name.contains(seat)));
    seat.map_or_else(|| of_a_region(&name), |(code, _)| Country::new(code))
}

/// Regions of the lands whose posts name them without the country, by the beginnings of their adjectives.
const REGIONS: &[(&str, &[&str])] = &[
    (
        "RU",
        &[
            "амурск",
            "архангельск",
            "астраханск",
            "белгородск",
            "брянск",
            "владимирск",
            "волгоградск",
            "вологодск",
            "воронежск",
            "ивановск",
            "иркутск",
            "калининградск",
            "калужск",
            "кемеровск",
            "кировск",
            "костромск",
            "курганск",
            "курск",
            "ленинградск",
            "липецк",
            "магаданск",
            "московск",
            "мурманск",
            "нижегородск",
            "новгородск",
            "новосибирск",
            "омск",
            "оренбургск",
            "орловск",
            "пензенск",
            "псковск",
            "ростовск",
            "рязанск",
            "самарск",
            "саратовск",
            "сахалинск",
            "свердловск",
            "смоленск",
            "тамбовск",
            "тверск",
            "томск",
            "тульск",
            "тюменск",
            "ульяновск",
            "челябинск",
            "ярославск",
            "алтайск",
            "забайкальск",
            "камчатск",
            "краснодарск",
            "красноярск",
            "пермск",
            "приморск",
            "ставропольск",
            "хабаровск",
        ],
    ),
    ("BY", &["брестск", "витебск", "гомельск", "гродненск", "минск", "могилевск", "могилёвск"]),
    (
        "KZ",
        &[
            "акмолинск",
            "актюбинск",
            "алматинск",
            "атырауск",
            "жамбылск",
            "карагандинск",
            "костанайск",
            "кызылординск",
            "мангистауск",
            "павлодарск",
            "северо-казахстанск",
            "туркестанск",
            "восточно-казахстанск",
            "западно-казахстанск",
            "абайск",
        ],
    ),
    (
        "UZ",
        &[
            "андижанск",
            "бухарск",
            "джизакск",
            "кашкадарьинск",
            "навоийск",
            "наманганск",
            "самаркандск",
            "сурхандарьинск",
            "сырдарьинск",
            "ташкентск",
            "ферганск",
            "хорезмск",
        ],
    ),
    ("KG", &["баткенск", "джалал-абадск", "иссык-кульск", "нарынск", "ошск", "таласск", "чуйск"]),
    ("TJ", &["согдийск", "хатлонск"]),
    (
        "UA",
        &[
            "винницк",
            "волынск",
            "днепропетровск",
            "житомирск",
            "закарпатск",
            "ивано-франковск",
            "киевск",
            "львовск",
            "николаевск",
            "одесск",
            "полтавск",
            "ровенск",
            "сумск",
            "тернопольск",
            "харьковск",
            "хмельницк",
            "черкасск",
            "черниговск",
            "черновицк",
        ],
    ),
];

/// The country of a region that an office is of: `губернатор Псковской области`.
fn of_a_region(name: &str) -> Option<Country> {
    let at = ["област", " края", " крае", " краю", " краем"].iter().find_map(|word| name.find(word))?;
    let adjective = name[..at].trim_end().rsplit(' ').next()?;
    let (code, _) = REGIONS.iter().find(|(_, lands)| lands.iter().any(|land| adjective.starts_with(land)))?;
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
            ("губернатор Псковской области", "RU"),
            ("председатель Брестской области", "BY"),
            ("хоким Самаркандской области", "UZ"),
            ("глава Хабаровского края", "RU"),
        ] {
            assert_eq!(country_of(name), Country::new(country), "{name}");
        }
        assert_eq!(country_of("министр сельского хозяйства"), None);
    }
}
