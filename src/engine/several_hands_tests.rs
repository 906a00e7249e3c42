//! One worker against several: random dumps, extracted by the session alone or by one to seven hands that are late, come in
//! any order, answer twice or never. Whatever can be asked, and whatever is taken along, is the same to the letter.

use std::collections::VecDeque;

use super::hands_tests::Random;
use super::lots::Room;
use super::tests::row_texts;
use super::{Batch, Findings, Hand, Session, Step};
use crate::export::{CheckLine, MessageLine, ReportLine, check_text};
use crate::timeline::{Ask, Choice, Facet, Filter, Order, Window};

const NAMES: [&str; 6] = ["Anna Lind", "Ole Berg", "Anton Barov", "Peter Odhiambo", "И.Орлов", "Сун Вельга"];
const SAID: [&str; 8] = [
    "Minister {a} met with {b} in Oslo on 5 March 2024.",
    "Министр {a} провёл переговоры с {b} в Вене. #порт",
    "{a} had a telephone conversation with {b} of Kenya.",
    "Yesterday {a} visited Egypt and spoke of grain. #grain",
    "🇳🇴🇰🇪 {a} & {b}: the talks will be held tomorrow.",
    "Ответ {a} на вопрос СМИ о ситуации в Судане",
    "No comment.",
    "",
];

/// A post: mostly small, seldom larger than any lot.
fn text(random: &mut Random) -> String {
    let of = |random: &mut Random, all: &[&str]| all[random.below(all.len())].to_owned();
    let mut text = of(random, &SAID).replace("{a}", &of(random, &NAMES)).replace("{b}", &of(random, &NAMES));
    let sentences = match random.below(25) {
        0 => 70 + random.below(30),
        1..3 => random.below(15),
        _ => random.below(3),
    };
    for _ in 0..sentences {
        text += [" The talks went on.", " Стороны обсудили торговлю и порты.", " Trade grew by 12 per cent."]
            [random.below(3)];
    }
    text
}

/// A dump of one of two formats, some of whose posts come again, later and longer.
fn dump(random: &mut Random, channel: &str) -> Vec<u8> {
    let mut messages: Vec<String> = Vec::new();
    let desktop = random.below(2) == 0;
    for n in 1..=25 + random.below(40) {
        let id = if random.below(12) == 0 { n / 2 + 1 } else { n };
        let (day, hour) = (id / 24 % 28 + 1, id % 24);
        let text = serde_json::to_string(&text(random)).expect("a string");
        messages.push(if desktop {
            format!(
                "{{\"id\": {id}, \"type\": \"message\", \"date\": \"2024-03-{day:02}T{hour:02}:00:00\", \"from\": \"{channel}\", \
                 \"text\": {text}}}"
            )
        } else {
            format!(
                "{{\"id\": {id}, \"posted\": \"2024-03-{day:02}T{hour:02}:00:00+00:00\", \"channel\": \"{channel}\", \"text\": {text}}}"
            )
        });
    }
    if desktop {
        let all = messages.join(",\n");
        format!("{{\"name\": \"{channel}\", \"type\": \"public_channel\", \"id\": 9, \"messages\": [{all}]}}")
            .into_bytes()
    } else {
        if random.below(2) == 0 {
            messages.insert(random.below(messages.len()), "{\"id\": 3, broken".to_owned());
        }
        messages.join("\n").into_bytes()
    }
}

fn open(dumps: &[Vec<u8>], room: Option<Room>) -> Session {
    let mut session = Session::new();
    for (bytes, number) in dumps.iter().zip(0..) {
        session.open(number, format!("dump {number}"), Box::new(bytes.clone())).expect("a dump");
    }
    if let Some(room) = room {
        session.set_room(room);
    }
    session
}

fn ask(query: &str, first: u32) -> Ask {
    Ask {
        filter: Filter { query: query.to_owned(), ..Filter::default() },
        order: if first == 0 { Order::NewestFirst } else { Order::OldestFirst },
        window: Window { first, count: 20 },
        facets: Facet::ALL.map(|facet| Choice { facet, limit: 30, search: String::new() }).into(),
        bars: 40,
        ..Ask::default()
    }
}

/// Queries of one to three parts, the first without any.
fn queries(random: &mut Random) -> Vec<String> {
    const PARTS: [&str; 24] = [
        "lind",
        "Баров",
        "barova",
        "per",
        "переговоры",
        "Вена",
        "\"talks went\"",
        "brge",
        "(Орлов OR Berg)",
        "#grain",
        "#grian",
        "person:Орлову",
        "person:Lnid",
        "place:Осло",
        "country:NO",
        "kind:meeting",
        "lang:Russian",
        "topic:economic",
        "topic:zzz",
        "dump:1",
        "on:2024-03",
        "https://t.me/c/9/{}",
        "t.me/norway/{}",
        "has:several",
    ];
    let part = |random: &mut Random| PARTS[random.below(PARTS.len())].replace("{}", &random.below(120).to_string());
    let query = |random: &mut Random| {
        (0..=random.below(3)).fold(String::new(), |query, number| {
            let between = if number == 0 { "" } else { [" ", " ", " OR ", " -"][random.below(4)] };
            query + between + &part(random)
        }) + ["", " "][random.below(2)]
    };
    std::iter::once(String::new()).chain((0..9).map(|_| query(random))).collect()
}

/// All that can be asked of a session that is ready, and all that is taken along of it.
fn everything(session: &mut Session, queries: &[String]) -> Vec<String> {
    let mut all = vec![format!("{:?} {:?}", session.progress(), session.dumps())];
    for query in queries {
        for first in [0, 9] {
            let answer = session.ask(&ask(query, first));
            all.extend(row_texts(session, &answer));
            all.extend(answer.rows.iter().step_by(5).map(|row| format!("{:?}", session.event(&row.key))));
            all.push(format!("{query} {answer:?}"));
        }
    }
    let (problems, listed) = session.problems(0, 1_000);
    all.push(format!("{problems} {} {listed:?}", session.losses()));
    for chat in session.completeness() {
        all.push(serde_json::to_string(&CheckLine::of(&chat, |_| "dump")).expect("a line"));
        all.push(check_text(&chat, |_| "dump"));
    }
    session.reports(|it| {
        let report = ReportLine::of(it.report, it.message, it.chat, it.event, it.file);
        all.push(serde_json::to_string(&report).expect("a line"));
        all.push(serde_json::to_string(&MessageLine::of(it.message, it.chat, it.file)).expect("a line"));
        true
    });
    all
}

fn alone(dumps: &[Vec<u8>], queries: &[String]) -> Vec<String> {
    let mut session = open(dumps, None);
    while session.step(usize::MAX) != Step::Ready {}
    everything(&mut session, queries)
}

/// One of several, in the eyes of the session.
#[derive(Default)]
struct Worker {
    /// What it has, and in how many rounds it will be done with it.
    has: VecDeque<(Batch, usize)>,
    gone: bool,
}

/// With so many hands; what is seen then, and how many batches they answered.
fn with_hands(dumps: &[Vec<u8>], queries: &[String], hands: usize, seed: u64) -> (Vec<String>, usize) {
    let mut random = Random(seed);
    let room = Room { most: 7_000 + random.below(40_000), lot: 1 + random.below(2_000), low: 5_000, behind: 2_000 };
    let mut session = open(dumps, Some(room));
    let hand = Hand::new();
    let mut workers: Vec<Worker> = (0..hands).map(|_| Worker::default()).collect();
    let mut again: Vec<Findings> = Vec::new();
    let mut answered = 0;
    while session.step(50 + random.below(1_500)) != Step::Ready {
        for worker in workers.iter_mut().filter(|worker| !worker.gone) {
            if worker.has.len() < 2 {
                worker.has.extend(session.give().map(|batch| (batch, random.below(12))));
            }
            // With what it had, and nobody hears of it.
            worker.gone = random.below(60) == 0;
            // Whichever of its batches is done first.
            worker.has.iter_mut().for_each(|(_, rounds)| *rounds = rounds.saturating_sub(1));
            let done = worker.has.iter().position(|(_, rounds)| *rounds == 0);
            if let Some((batch, _)) = done.and_then(|at| worker.has.remove(at)) {
                let findings = hand.extract(&batch);
                if random.below(4) == 0 {
                    again.push(findings.clone());
                }
                session.take(findings);
                answered += 1;
            }
        }
        if !again.is_empty() && random.below(5) == 0 {
            session.take(again.swap_remove(random.below(again.len())));
        }
        if random.below(12) == 0 {
            // Who asks meanwhile changes nothing.
            let answer = session.ask(&ask("баров", 0));
            assert!(answer.shown <= answer.totals.events);
        }
    }
    // Those who come when all is done.
    again.extend(workers.iter().flat_map(|worker| &worker.has).map(|(batch, _)| hand.extract(batch)));
    for findings in again {
        session.take(findings);
    }
    (everything(&mut session, queries), answered)
}

#[test]
fn several_workers_give_what_one_gives() {
    let mut answered = 0;
    for seed in [3, 1_000_003, 77] {
        let mut random = Random(seed);
        let channels = ["Norway", "Kenya", "Norway"];
        let dumps: Vec<Vec<u8>> =
            channels.iter().take(1 + random.below(3)).map(|channel| dump(&mut random, channel)).collect();
        let queries = queries(&mut random);
        let expected = alone(&dumps, &queries);
        assert!(expected.iter().any(|line| line.contains("Barov")), "something was told");
        for hands in 1..=7 {
            let (seen, by_hands) = with_hands(&dumps, &queries, hands, seed * 100 + hands as u64);
            for (seen, expected) in seen.iter().zip(&expected) {
                assert_eq!(seen, expected, "{seed} {hands}");
            }
            assert_eq!(seen.len(), expected.len(), "{seed} {hands}");
            answered += by_hands;
        }
    }
    assert!(answered > 300, "{answered} batches were extracted by hands");
}
