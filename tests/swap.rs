//! The genre of an embassy's paste with its people, countries, days and order exchanged: rules hold for the
//! genre, so the result must not depend on who meets whom, or when.

use readout::event::joining::{JoinKey, Keys, join};
use readout::event::{Extractor, Kind, Post, Report, resolve};

/// A minister of a made-up cabinet, with the forms that the texts need.
struct Side {
    code: &'static str,
    flag: &'static str,
    /// English: name, country, adjective.
    english: [&'static str; 3],
    /// Russian: name in the nominative, genitive and instrumental; country in the genitive.
    russian: [&'static str; 4],
}

const SIDES: [Side; 6] = [
    Side {
        code: "NO",
        flag: "🇳🇴",
        english: ["Ingrid Solberg", "Norway", "Norwegian"],
        russian: ["И.Сольберг", "И.Сольберг", "И.Сольберг", "Норвегии"],
    },
    Side {
        code: "VN",
        flag: "🇻🇳",
        english: ["Tran Van Minh", "Vietnam", "Vietnamese"],
        russian: ["Ч.В.Минь", "Ч.В.Миня", "Ч.В.Минем", "Вьетнама"],
    },
    Side {
        code: "PE",
        flag: "🇵🇪",
        english: ["Pablo Riquelme", "Peru", "Peruvian"],
        russian: ["П.Рикельме", "П.Рикельме", "П.Рикельме", "Перу"],
    },
    Side {
        code: "EG",
        flag: "🇪🇬",
        english: ["Samir Haddad", "Egypt", "Egyptian"],
        russian: ["С.Хаддад", "С.Хаддада", "С.Хаддадом", "Египта"],
    },
    Side {
        code: "RS",
        flag: "🇷🇸",
        english: ["Milan Ristic", "Serbia", "Serbian"],
        russian: ["М.Ристич", "М.Ристича", "М.Ристичем", "Сербии"],
    },
    Side {
        code: "KE",
        flag: "🇰🇪",
        english: ["Peter Wekesa", "Kenya", "Kenyan"],
        russian: ["П.Векеса", "П.Векесы", "П.Векесой", "Кении"],
    },
];

/// Days in both languages, with the session of the General Assembly that opens in their year.
const DAYS: [(&str, &str, &str, u32); 3] = [
    ("September 24", "24 сентября", "2019-09-24", 74),
    ("September 30", "30 сентября", "2024-09-30", 79),
    ("October 3", "3 октября", "2016-10-03", 71),
];

struct Told {
    text: String,
    kind: Kind,
    names: Vec<&'static str>,
    countries: Vec<&'static str>,
    date: Option<&'static str>,
}

/// What a channel of `own` posts of a week in which its minister met that of `other`.
fn week(own: &'static Side, other: &'static Side, day: usize) -> Vec<Told> {
    let (english_day, russian_day, date, session) = DAYS[day];
    let ([name, country, adjective], [r_nominative, r_genitive, ..]) = (own.english, own.russian);
    let ([o_name, o_country, _], [o_nominative, _, o_instrumental, ro_country]) = (other.english, other.russian);
    let flags = format!("{}{}", own.flag, other.flag);
    let both = || {
        let mut codes = vec![own.code, other.code, "UN"];
        codes.sort_unstable();
        codes
    };
    let mut two = vec![own.code, other.code];
    two.sort_unstable();
    vec![
        Told {
            text: format!(
                "{flags} {russian_day} {r_nominative} провёл на полях {session}-й сессии Генеральной Ассамблеи ООН встречу с Министром иностранных дел и торговли {ro_country} {o_instrumental}.\n\nСтороны рассмотрели вопросы сотрудничества."
            ),
            kind: Kind::Meeting,
            names: vec![r_nominative, o_nominative],
            countries: both(),
            date: Some(date),
        },
        Told {
            text: format!(
                "{flags} {country}’s Foreign Minister {name} held a meeting with Minister of Foreign Affairs and Trade of {o_country} {o_name}.\n\n#UNGA{session}"
            ),
            kind: Kind::Meeting,
            names: vec![name, o_name],
            countries: both(),
            date: None,
        },
        Told {
            text: format!(
                "{flags} Состоялась встреча {r_genitive} с Министром иностранных дел {ro_country} {o_instrumental}."
            ),
            kind: Kind::Meeting,
            names: vec![r_nominative, o_nominative],
            countries: two.clone(),
            date: None,
        },
        Told {
            text: format!(
                "{flags} On {english_day}, Foreign Minister {name} had a conversation with Minister of Foreign Affairs of the Republic of {o_country} {o_name} on the sidelines of the UN General Assembly’s {session}th Session."
            ),
            kind: Kind::Meeting,
            names: vec![name, o_name],
            countries: both(),
            date: Some(date),
        },
        Told {
            text: format!(
                "{flags} Comment by the {adjective} Embassy in {o_country}\n\n📌 We have noted yet another meeting of those who spread rumours. We urge everyone to check their facts."
            ),
            kind: Kind::Comment,
            names: vec![],
            countries: two.clone(),
            date: None,
        },
        Told {
            text: format!(
                "🎙 Foreign Minister {name}’s address at the Ministerial Meeting on Water\n\n📍 Geneva, {english_day}, {}\n\n💬 Colleagues, water is scarce. We held talks about it for years.",
                &date[..4]
            ),
            kind: Kind::Speech,
            names: vec![name],
            countries: vec![],
            date: Some(date),
        },
    ]
}

#[test]
fn whoever_meets_whom_and_when_is_read_alike() {
    let extractor = Extractor::new();
    let mut wrong = Vec::new();
    let mut checked = 0;
    for (turn, own) in SIDES.iter().enumerate() {
        let other = &SIDES[(turn + 1) % SIDES.len()];
        let channel = format!("Embassy of {} in Canada", own.english[1]);
        let mut messages = week(own, other, turn % DAYS.len());
        // Another order each time: rules may not lean on who was told of before.
        let length = messages.len();
        messages.rotate_left(turn % length);
        let mut reports: Vec<Report> = messages
            .iter()
            .map(|told| extractor.report(&Post { text: &told.text, channel: Some(&channel), ..Post::default() }))
            .collect();
        resolve(&mut reports, &vec![None; messages.len()]);
        for (told, report) in messages.iter().zip(&reports) {
            checked += 1;
            if let Some(difference) = difference(told, report) {
                wrong.push(format!("{difference}\n    {}", told.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {checked}:\n{}", wrong.len(), wrong.join("\n"));
}

fn difference(told: &Told, report: &Report) -> Option<String> {
    let names: Vec<&str> = report.participants.iter().map(|p| p.name.value.as_str()).collect();
    let countries: Vec<&str> = report.countries.iter().map(|c| c.value.as_str()).collect();
    let date = report.date.as_ref().map(|date| date.value.to_string());
    let same_names = told.kind == Kind::Comment || names == told.names;
    let same_countries = told.kind == Kind::Speech || countries == told.countries;
    let same = report.kind.value == told.kind && same_names && same_countries && date.as_deref() == told.date;
    (!same).then(|| {
        format!("{:?} {names:?} {countries:?} {date:?}, not {:?} {:?}", report.kind.value, told.names, told.date)
    })
}

/// Whether two reports of one day, alone in a dump, are told to be of one event.
#[track_caller]
fn joined(texts: [&str; 2], expected: bool) {
    let extractor = Extractor::new();
    let keys: Vec<JoinKey> = texts
        .iter()
        .map(|text| {
            let post = Post { text, channel: Some("Ministry"), ..Post::default() };
            JoinKey::of(&extractor.report(&post), &post)
        })
        .collect();
    for order in [[0, 1], [1, 0]] {
        let mut all = Keys::default();
        for at in order {
            all.push(&keys[at]);
        }
        let events = join(all);
        assert_eq!(events[0] == events[1], expected, "{texts:?}");
    }
}

const WITH_KENYA: &str = "🇰🇪 10 мая Министр иностранных дел Норвегии И.Сольберг провела встречу с Министром иностранных дел \
     Кении П.Векесой.\n\nСтороны обсудили торговлю.";

#[test]
fn who_meets_many_a_day_joins_no_two_of_them() {
    let others = [
        "🗓 On May 10, Foreign Minister Ingrid Solberg took part in the informal meeting of the Foreign Ministers of ASEAN.",
        "On May 10, Foreign Minister Ingrid Solberg met with Foreign Minister of Peru Pablo Riquelme.",
        "On May 10, Foreign Minister Ingrid Solberg met with Pablo Riquelme.",
        "On May 10, Foreign Minister Ingrid Solberg met with students of the Diplomatic Academy.",
    ];
    for other in others {
        joined([WITH_KENYA, other], false);
    }
}

#[test]
fn one_meeting_told_twice_is_one_however_the_partner_is_told() {
    joined(
        [
            WITH_KENYA,
            "🇰🇪 On May 10, Foreign Minister of Norway Ingrid Solberg held a meeting with Foreign Minister of Kenya Peter Wekesa.",
        ],
        true,
    );
    joined(
        [
            "10 мая переговоры И.Сольберг с Генсеком ООН",
            "🇺🇳 On May 10, Foreign Minister Ingrid Solberg held a meeting with UN Secretary-General Antonio Moreira.",
        ],
        true,
    );
}
