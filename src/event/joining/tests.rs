//! Which reports are told to be of one event, and which never are.

use super::{JoinKey, Keys, join};
use crate::dump::{Day, Days, Posted};
use crate::event::{Country, Extractor, Field, Kind, Lang, Participant, Post, Realis, Report, Span};

/// A message and what the extraction would read from it.
struct Told<'a> {
    text: &'a str,
    /// Hours after some moment; `None` in a paste.
    hour: Option<i64>,
    kind: Kind,
    persons: &'a [&'a str],
    /// Codes with the words that name them.
    countries: &'a [(&'a str, &'a str)],
    date: Option<&'a str>,
    channel: &'a str,
}

const MEETING: Told<'static> =
    Told { text: "", hour: None, kind: Kind::Meeting, persons: &[], countries: &[], date: None, channel: "Ministry" };

fn field<T>(value: T, evidence: Vec<Span>) -> Field<T> {
    Field { value, evidence, confidence: 90 }
}

fn key(told: &Told<'_>) -> JoinKey {
    let evidence = |word: &str| {
        let span = |(at, found): (usize, &str)| Span { start: at as u32, end: (at + found.len()) as u32 };
        told.text.match_indices(word).map(span).collect()
    };
    let mut countries: Vec<Field<Country>> = Vec::new();
    for (code, word) in told.countries {
        let code = Country::new(code).unwrap();
        match countries.iter_mut().find(|known| known.value == code) {
            Some(known) => known.evidence.extend::<Vec<Span>>(evidence(word)),
            None => countries.push(field(code, evidence(word))),
        }
    }
    let cyrillic = told.text.chars().any(|c| ('а'..='я').contains(&c));
    let participant = |name: &&str| Participant {
        name: field((*name).to_owned(), Vec::new()),
        aliases: Vec::new(),
        role: None,
        country: None,
        body: false,
    };
    let report = Report {
        lang: if cyrillic { Lang::RU } else { Lang::EN },
        kind: field(told.kind, Vec::new()),
        realis: field(Realis::Past, Vec::new()),
        stance: None,
        date: told.date.map(|date| field(Days::one(Day::parse(date).unwrap()), Vec::new())),
        yearless: None,
        date_shown: None,
        participants: told.persons.iter().map(participant).collect(),
        place: None,
        occasion: None,
        countries,
        topics: Vec::new(),
        hashtags: Vec::new(),
    };
    let posted = told.hour.map(|hour| Posted::utc(1_700_000_000 + hour * 3_600));
    let post = Post { text: told.text, posted, channel: Some(told.channel), ..Post::default() };
    JoinKey::of(&report, &post)
}

#[track_caller]
fn check(told: &[Told<'_>], expected: &[u32]) {
    let keys: Vec<JoinKey> = told.iter().map(key).collect();
    assert_eq!(joined(&keys), expected);
    let backwards: Vec<JoinKey> = keys.into_iter().rev().collect();
    let last = told.len() as u32 - 1;
    let events: Vec<u32> = joined(&backwards).into_iter().rev().map(|event| last - event).collect();
    let pairs =
        |events: &[u32]| -> Vec<Vec<bool>> { events.iter().map(|a| events.iter().map(|b| a == b).collect()).collect() };
    assert_eq!(pairs(&events), pairs(expected), "the order of reading must not matter");
}

fn joined(all: &[JoinKey]) -> Vec<u32> {
    let mut keys = Keys::default();
    for key in all {
        keys.push(key);
    }
    join(keys)
}

#[test]
fn two_languages_tell_of_one_meeting() {
    check(
        &[
            Told {
                text: "🇳🇴🇵🇪 Министр И.Хансен провёл переговоры с Министром торговли Перу К.Киспе.\n\n#НорвегияПеру",
                hour: Some(0),
                persons: &["И.Хансен", "К.Киспе"],
                countries: &[("NO", "🇳🇴"), ("PE", "🇵🇪"), ("PE", "Перу"), ("NO", "Норвегия")],
                ..MEETING
            },
            Told {
                text: "Weather in the harbour: wind, rain and nothing else worth a line.",
                hour: Some(1),
                kind: Kind::News,
                ..MEETING
            },
            Told {
                text: "🇳🇴🇵🇪 Minister Ingrid Hansen met with Minister of Trade of Peru Carmen Quispe.\n\n#NorwayPeru",
                hour: Some(5),
                persons: &["Ingrid Hansen", "Carmen Quispe"],
                countries: &[("NO", "🇳🇴"), ("PE", "🇵🇪"), ("PE", "Peru"), ("NO", "Norway")],
                ..MEETING
            },
        ],
        &[0, 1, 0],
    );
}

#[test]
fn one_minister_meets_many_in_a_day() {
    let meeting = |text, persons, countries| Told { text, persons, countries, ..MEETING };
    check(
        &[
            meeting(
                "🇳🇴🇵🇪 «На полях» 78-й сессии встреча И.Хансен с Министром торговли Перу К.Киспе",
                &["И.Хансен", "К.Киспе"],
                &[("NO", "🇳🇴"), ("PE", "🇵🇪"), ("PE", "Перу")],
            ),
            meeting(
                "🇳🇴🇵🇪 Minister Ingrid Hansen held a meeting with Minister of Trade of Peru Carmen Quispe",
                &["Ingrid Hansen", "Carmen Quispe"],
                &[("NO", "🇳🇴"), ("PE", "🇵🇪"), ("PE", "Peru")],
            ),
            meeting(
                "🇳🇴🇬🇭 «На полях» 78-й сессии встреча И.Хансен с Министром торговли Ганы Э.Менсой",
                &["И.Хансен", "Э.Менса"],
                &[("NO", "🇳🇴"), ("GH", "🇬🇭"), ("GH", "Ганы")],
            ),
            meeting(
                "🇳🇴🇬🇭 Minister Ingrid Hansen held a meeting with Minister of Trade of Ghana Esi Mensah",
                &["Ingrid Hansen", "Esi Mensah"],
                &[("NO", "🇳🇴"), ("GH", "🇬🇭"), ("GH", "Ghana")],
            ),
            meeting(
                "🇳🇴🇱🇦 Minister Ingrid Hansen held a meeting with Minister of Trade of Laos Bounmy Sisavath",
                &["Ingrid Hansen", "Bounmy Sisavath"],
                &[("NO", "🇳🇴"), ("LA", "🇱🇦"), ("LA", "Laos")],
            ),
        ],
        &[0, 0, 2, 2, 4],
    );
}

#[test]
fn a_flash_and_its_readout_are_one_event() {
    check(
        &[
            Told {
                text: "Началась встреча И.Хансен с К.Киспе",
                hour: Some(0),
                persons: &["И.Хансен", "К.Киспе"],
                ..MEETING
            },
            Told {
                text: "И.Хансен провела встречу с К.Киспе. Стороны обсудили рыболовство, порты и обмен студентами.",
                hour: Some(4),
                persons: &["И.Хансен", "К.Киспе"],
                ..MEETING
            },
            Told {
                text: "Состоялась встреча с Б.Сисаватом", hour: Some(5), persons: &["Б.Сисават"], ..MEETING
            },
        ],
        &[0, 0, 2],
    );
}

#[test]
fn a_forward_is_the_same_report_and_another_day_is_another_event() {
    let text = "Minister Ingrid Hansen met Carmen Quispe to open the new harbour of the town.";
    let told = |hour, date, channel| Told {
        text,
        hour: Some(hour),
        date,
        channel,
        persons: &["Ingrid Hansen", "Carmen Quispe"],
        ..MEETING
    };
    check(&[told(0, None, "Ministry"), told(9, None, "Embassy"), told(800, None, "Embassy")], &[0, 0, 2]);
    let russian = Told {
        text: "Министр И.Хансен встретилась с К.Киспе на открытии гавани",
        persons: &["И.Хансен", "К.Киспе"],
        hour: Some(3),
        date: Some("2023-11-12"),
        ..MEETING
    };
    check(&[told(0, Some("2023-11-14"), "Ministry"), russian], &[0, 1]);
}

#[test]
fn statements_made_from_one_pattern_are_told_once_each() {
    let statement =
        |text, hour| Told { text, hour: Some(hour), kind: Kind::Comment, persons: &["Ana Torres"], ..MEETING };
    check(
        &[
            statement("🎙 Spokeswoman Ana Torres' answer to a media question on fishing quotas", 0),
            statement("🎙 Spokeswoman Ana Torres' answer to a media question on harbour fees", 6),
        ],
        &[0, 1],
    );
}

/// Messages and right answers of the measuring sets, where they are at hand.
fn shared(name: &str) -> Option<Vec<serde_json::Value>> {
    let path = format!("{}/../shared/gold/{name}", env!("CARGO_MANIFEST_DIR"));
    #[allow(clippy::disallowed_methods)] // a test reads its files
    let text = std::fs::read_to_string(path).ok()?;
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

fn seconds(time: &str) -> Option<i64> {
    let mut clock = time.get(11..19)?.split(':').map(|part| part.parse::<i64>().ok());
    let day = i64::from(Day::parse(time.get(..10)?)?.0);
    Some(day * 86_400 + clock.next()?? * 3_600 + clock.next()?? * 60 + clock.next()??)
}

/// B-cubed F1 of the joining over a set.
fn measured(messages: &[serde_json::Value], gold: &[serde_json::Value]) -> f64 {
    let extractor = Extractor::new();
    let keys: Vec<JoinKey> = messages
        .iter()
        .map(|message| {
            let post = Post {
                text: message["text"].as_str().unwrap(),
                posted: message["posted"].as_str().and_then(seconds).map(Posted::utc),
                channel: message["channel"].as_str(),
                forwarded_from: message["forwarded_from"].as_str(),
                ..Post::default()
            };
            JoinKey::of(&extractor.report(&post), &post)
        })
        .collect();
    let found = joined(&keys);
    let right = |message: &serde_json::Value| gold.iter().find(|g| g["id"] == message["id"]).unwrap()["event"].clone();
    let pairs: Vec<_> = found.iter().zip(messages.iter().map(right)).collect();
    let (mut precision, mut recall) = (0.0, 0.0);
    for (event, gold) in &pairs {
        let both = pairs.iter().filter(|(e, g)| e == event && g == gold).count() as f64;
        precision += both / pairs.iter().filter(|(e, _)| e == event).count() as f64;
        recall += both / pairs.iter().filter(|(_, g)| g == gold).count() as f64;
    }
    2.0 * precision * recall / (precision + recall) / pairs.len() as f64
}

#[test]
fn the_measuring_sets_are_joined() {
    for (messages, gold, least) in
        [("titles-messages.jsonl", "titles.jsonl", 0.996), ("seed-messages.jsonl", "seed.jsonl", 1.0)]
    {
        let (Some(messages), Some(gold)) = (shared(messages), shared(gold)) else {
            println!("skipped: {gold} is not here");
            continue;
        };
        let f1 = measured(&messages, &gold);
        assert!(f1 >= least, "{f1}");
    }
}

/// Whether two posts of one morning tell of one event, as whole reports have it.
#[track_caller]
fn told_of_one(one: &str, other: &str) -> bool {
    let extractor = Extractor::new();
    let keys: Vec<JoinKey> = [one, other]
        .iter()
        .zip(["Ministry", "Embassy"])
        .map(|(text, channel)| {
            let post =
                Post { text, posted: Some(Posted::utc(1_741_082_400)), channel: Some(channel), ..Post::default() };
            JoinKey::of(&extractor.report(&post), &post)
        })
        .collect();
    let events = joined(&keys);
    events[0] == events[1]
}

#[test]
fn what_reports_state_keeps_them_apart() {
    for (one, other) in [
        (
            "President Jane Roe met Secretary-General John Doe in Oslo.",
            "Foreign Minister Jane Roe met Secretary-General John Doe in Oslo.",
        ),
        ("The President of Malta met John Doe.", "The Foreign Minister of Malta met John Doe."),
        ("Президент Мальты встретился с Иваном Доу.", "The Foreign Minister of Malta met Ivan Doe."),
        ("Jane Roe met John Doe in Oslo on March 4.", "Jane Roe met John Doe in Oslo on March 3."),
        ("Minister Jane Roe met Minister John Doe in Antalya.", "Minister Jane Roe met Minister John Doe in Geneva."),
        ("Министр Анна Роу встретилась с Иваном Доу в Анталье.", "Minister Anna Roe met Ivan Doe in Geneva."),
    ] {
        assert!(!told_of_one(one, other), "{one} {other}");
    }
    for (one, other) in [
        ("Министр Анна Роу встретилась с Иваном Доу в Анталье.", "Minister Anna Roe met Ivan Doe in Antalya."),
        ("The Foreign Minister of Malta met John Doe.", "Глава МИД Мальты встретился с Джоном Доу."),
        ("Prime Minister of Malta met John Doe.", "Премьер-министр Мальты встретился с Джоном Доу."),
    ] {
        assert!(told_of_one(one, other), "{one} {other}");
    }
}

/// Whether posts of two channels tell of one event; each is posted so many hours after a Tuesday's noon.
fn told_later(one: (i64, &str), other: (i64, &str)) -> bool {
    let extractor = Extractor::new();
    let keys: Vec<JoinKey> = [one, other]
        .iter()
        .zip(["Ministry", "Agency"])
        .map(|((hours, text), channel)| {
            let posted = Some(Posted::utc(1_744_718_400 + hours * 3_600));
            let post = Post { text, posted, channel: Some(channel), ..Post::default() };
            JoinKey::of(&extractor.report(&post), &post)
        })
        .collect();
    let events = joined(&keys);
    events[0] == events[1]
}

#[test]
fn namesakes_are_apart() {
    for (one, other) in [
        ("Заместитель министра А.А.Орлов принял посла Кении.", "Заместитель министра С.П.Орлов принял посла Кении."),
        ("Заместитель министра А.А.Орлов принял посла Кении.", "Заместитель министра А.П.Орлов принял посла Кении."),
        (
            "Anna Nowak met with Kenji Tanaka in Warsaw on 15 April.",
            "Jan Nowak met with Kenji Tanaka in Warsaw on 15 April.",
        ),
        ("Анна Новак встретилась с Кэндзи Танакой в Варшаве.", "Jan Nowak met with Kenji Tanaka in Warsaw."),
        ("Министр Игорь Орлов встретился с Джейн Роу в Осло.", "Minister Dmitry Orlov met with Jane Roe in Oslo."),
        ("Министр Игорь Орлов встретился с Джейн Роу в Осло.", "Minister Ivan Orlov met with Jane Roe in Oslo."),
        ("Minister Igor Orlov met with Jane Roe in Oslo.", "Minister Ivan Orlov met with Jane Roe in Oslo."),
        ("Министр Сергей Орленёв встретился с Джейн Роу в Осло.", "Minister Sergey Orlov met with Jane Roe in Oslo."),
        ("Jill Harper met with Kenji Tanaka.", "Joe Harper met with Kenji Tanaka."),
    ] {
        assert!(!told_later((0, one), (1, other)), "{one} {other}");
    }
    for (one, other) in [
        ("Министр Игорь Орлов встретился с Джейн Роу в Осло.", "Minister Igor Orlov met with Jane Roe in Oslo."),
        ("Министр И.В.Орлов встретился с Джейн Роу в Осло.", "Minister Igor Orlov met with Jane Roe in Oslo."),
        ("Ян Новак встретился с Кэндзи Танакой в Варшаве.", "Jan Nowak met with Kenji Tanaka in Warsaw."),
        ("Ito Haruka met with Jane Roe in Oslo on 15 April.", "Haruka Ito met with Jane Roe in Oslo on 15 April."),
    ] {
        assert!(told_later((0, one), (1, other)), "{one} {other}");
    }
}

/// Two of one surname, each in both languages.
const NAMESAKES: [[[&str; 2]; 2]; 12] = [
    [["Андрей Ковальский", "Andrzej Kowalski"], ["Ян Ковальский", "Jan Kowalski"]],
    [["Хосе Вильегас", "José Villegas"], ["Диего Вильегас", "Diego Villegas"]],
    [["Юлия Барова", "Julia Barova"], ["Мария Барова", "Maria Barova"]],
    [["Жан Дюмулен", "Jean Dumoulin"], ["Поль Дюмулен", "Paul Dumoulin"]],
    [["Уильям Харпер", "William Harper"], ["Томас Харпер", "Thomas Harper"]],
    [["Халид Мансури", "Khalid Mansouri"], ["Юсуф Мансури", "Yousef Mansouri"]],
    [["Ильяс Тимуров", "Ilyas Timurov"], ["Сердар Тимуров", "Serdar Timurov"]],
    [["Елена Воронова", "Elena Voronova"], ["Ольга Воронова", "Olga Voronova"]],
    [["Дьёрдь Сабо", "György Szabó"], ["Имре Сабо", "Imre Szabó"]],
    [["Махинда Перера", "Mahinda Perera"], ["Готабая Перера", "Gotabaya Perera"]],
    [["Игорь Седов", "Igor Sedov"], ["Иван Седов", "Ivan Sedov"]],
    [["Сергей Мельнев", "Sergey Melnev"], ["Сергей Мельниченко", "Sergey Melnichenko"]],
];

#[test]
fn of_two_of_one_surname_each_is_one() {
    let initial = |name: &str| {
        let (given, surname) = name.split_once(' ').unwrap();
        format!("{}.{surname}", given.chars().next().unwrap())
    };
    let met = |name: &str, channel: &'static str| {
        let (text, other) = if name.is_ascii() || name.contains(['é', 'ö']) {
            (format!("{name} and Jane Roe held talks in Oslo."), "Jane Roe")
        } else {
            (format!("{name} и Джейн Роу провели переговоры в Осло."), "Джейн Роу")
        };
        key(&Told { text: &text, hour: Some(0), persons: &[name, other], channel, ..MEETING })
    };
    for [[one_ru, one_en], [other_ru, other_en]] in NAMESAKES {
        for (one, other, expected) in [
            (one_ru, one_en, true),
            (other_ru, other_en, true),
            (initial(one_ru).as_str(), one_en, true),
            (one_ru, initial(one_ru).as_str(), true),
            (one_ru, other_ru, false),
            (one_ru, other_en, false),
            (one_en, other_ru, false),
            (one_en, other_en, false),
        ] {
            let events = joined(&[met(one, "Ministry"), met(other, "Agency")]);
            assert_eq!(events[0] == events[1], expected, "{one} {other}");
        }
    }
}

#[test]
fn what_was_told_before_the_day_is_another_event() {
    let later = "Jane Roe and John Doe spoke by phone on Tuesday.";
    for text in [
        "Джейн Роу и Джон Доу поговорили по телефону.",
        "Jane Roe and John Doe spoke by phone.",
        "Министр Джейн Роу провела телефонный разговор с Джоном Доу.",
    ] {
        assert!(!told_later((-25, text), (7, later)), "{text}");
        assert!(told_later((1, text), (7, later)), "{text}");
    }
    let announced = "Министр Джейн Роу 15 апреля проведёт телефонный разговор с Джоном Доу.";
    assert!(told_later((-30, announced), (7, "Minister Jane Roe spoke by phone with John Doe on Tuesday.")));
}

#[test]
fn visits_to_two_towns_are_two() {
    for (one, other) in [
        ("Президент Ивар Хансен прибыл в Анкару.", "Президент Ивар Хансен прибыл в Будапешт."),
        ("Foreign Minister Jane Roe arrived in Nairobi.", "Foreign Minister Jane Roe arrived in Lusaka."),
        ("Foreign Minister Jane Roe arrived in Nairobi.", "Министр Джейн Роу прибыла в Лусаку."),
    ] {
        assert!(!told_later((0, one), (8, other)), "{one} {other}");
    }
    let one = "Foreign Minister Jane Roe arrived in Nairobi.";
    assert!(told_later((0, one), (8, "Министр Джейн Роу прибыла в Найроби.")));
    let whom = "Foreign Minister Jane Roe arrived in Nairobi and met Prime Minister Mary Poe.";
    assert!(told_later((0, "Министр Джейн Роу прибыла в Найроби с визитом."), (8, whom)));
}

#[test]
fn who_is_still_to_meet_has_not_yet_talked_by_telephone() {
    let extractor = Extractor::new();
    let key = |(hour, text): (i64, &'static str)| {
        let posted = Some(Posted::utc(1_700_000_000 + hour * 3_600));
        let post = Post { text, posted, channel: Some("Ministry"), ..Post::default() };
        JoinKey::of(&extractor.report(&post), &post)
    };
    let call = (0, "Иван Доу и Анна Роу провели телефонный разговор.");
    let ahead = (5, "Иван Доу и Анна Роу встретятся на следующей неделе в Осло, сообщило министерство.");
    assert_eq!(joined(&[key(call), key(ahead)]), [0, 1]);
    assert_eq!(joined(&[key(call), key((5, "Телефонный разговор Ивана Доу и Анны Роу завершился."))]), [0, 0]);
}
