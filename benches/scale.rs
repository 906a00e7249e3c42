//! How long joining and indexing take, and how much memory, over invented reports.
//!
//! `cargo bench --no-default-features --bench scale -- 2150000`. Extraction has no part in it: reports are made up
//! together with their texts. Every third event is told again in the other language, every eighth is forwarded;
//! names, countries and words are as unevenly frequent as in a channel. The same number of reports gives the same
//! reports and, as the last line shows by a sum, the same events.

// The clock and the memory of the process are what this is about.
#![allow(clippy::disallowed_methods)]

use std::sync::OnceLock;
use std::time::Instant;

use readout::dump::{Day, Days, Message, MessageId, Position, Posted};
use readout::event::joining::{JoinKey, Joining, Keys};
use readout::event::{Basis, Country, Field, Kind, Lang, Participant, Post, Realis, Report, Span};
use readout::timeline::{Ask, Builder, Choice, Facet, Filter, Timeline, Window};

/// Reports that are made up before the clock runs.
const BATCH: u32 = 1_000;

fn main() {
    let wanted = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(200_000);
    let mut clock = Clock::default();

    let mut keys = Keys::default();
    told(wanted, |batch| {
        clock.measure(|| {
            for (report, message) in batch {
                let Message { text, posted, .. } = message;
                let post = Post { text, posted: *posted, channel: Some("Ministry"), ..Post::default() };
                keys.push(&JoinKey::of(report, &post));
            }
        });
    });
    clock.tell("keys", wanted);
    let mut joining = clock.measure(|| Joining::new(keys));
    let events = loop {
        if let Some(events) = clock.measure(|| joining.step(BATCH)) {
            break events;
        }
    };
    drop(joining);
    clock.tell("joined", wanted);

    let mut builder = Builder::default();
    told(wanted, |batch| {
        clock.measure(|| {
            for (report, message) in batch {
                builder.push(report, message, 0);
            }
        });
    });
    clock.tell("added", wanted);
    let built = builder.bytes();
    let mut closing = clock.measure(|| builder.close(&events));
    let timeline = loop {
        if let Some(timeline) = clock.measure(|| closing.step(BATCH)) {
            break timeline;
        }
    };
    drop(closing);
    clock.tell("closed", wanted);
    let per_report = |bytes: usize| bytes / wanted.max(1) as usize;
    println!("index: {} bytes a report growing, {} closed", per_report(built), per_report(timeline.bytes()));
    let sum = events.iter().fold(0_u64, |sum, event| sum.wrapping_mul(31).wrapping_add(u64::from(*event)));
    println!("{wanted} reports, {} events, sum {sum:x}", timeline.len());
    type_queries(&timeline);
}

/// Types queries letter by letter, as a person does, and asks after each letter for everything that the page shows.
fn type_queries(timeline: &Timeline) {
    const QUERIES: [&str; 10] = [
        "minister",
        "переговоры",
        "\"telephone conversation\"",
        "форум -порт",
        "decree OR речь",
        "баки",
        "person:Ba",
        "country:AB minister",
        "before:2016-01-01 port",
        "kind:call after:2015",
    ];
    let mut asked: Vec<(f64, &str)> = Vec::new();
    let mut serial = 0;
    for query in QUERIES {
        for end in query.char_indices().map(|(at, letter)| at + letter.len_utf8()) {
            serial += 1;
            let limit = |facet| if facet == Facet::Kind { 14 } else { 6 };
            let ask = Ask {
                serial,
                filter: Filter { query: query[..end].to_owned(), ..Filter::default() },
                window: Window { first: 0, count: 64 },
                facets: Facet::ALL.map(|facet| Choice { facet, limit: limit(facet), search: String::new() }).into(),
                bars: 120,
                ..Ask::default()
            };
            // The least of some: others may have the processor meanwhile. A question between them, so that none is
            // answered from what the one before left.
            let rounds = (0..5).map(|_| {
                std::hint::black_box(timeline.ask(&Ask::default(), &()));
                let begun = Instant::now();
                std::hint::black_box(timeline.ask(&ask, &()));
                begun.elapsed().as_secs_f64() * 1e3
            });
            asked.push((rounds.fold(f64::MAX, f64::min), &query[..end]));
        }
    }
    asked.sort_by(|a, b| a.0.total_cmp(&b.0));
    let at = |part: usize| asked[(asked.len() * part / 100).min(asked.len() - 1)];
    println!("asked: {} times, half in {:.2} ms, 99 of 100 in {:.2} ms", asked.len(), at(50).0, at(99).0);
    for (milliseconds, query) in asked.iter().rev().take(8) {
        println!("  {milliseconds:.2} ms  {query}");
    }
}

/// Makes up so many reports and hands them out in batches.
fn told(wanted: u32, mut each: impl FnMut(&[(Report, Message)])) {
    let mut told = Told::new();
    for first in (0..wanted).step_by(BATCH as usize) {
        let batch: Vec<_> = (first..wanted.min(first + BATCH)).map(|ordinal| told.next(ordinal)).collect();
        each(&batch);
    }
}

/// Time spent in what is measured, and memory of the process.
#[derive(Default)]
struct Clock {
    seconds: f64,
    longest: f64,
}

impl Clock {
    fn measure<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let begun = processor_seconds();
        let result = work();
        let took = processor_seconds() - begun;
        self.seconds += took;
        self.longest = self.longest.max(took);
        result
    }

    fn tell(&mut self, what: &str, reports: u32) {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let bytes = |key: &str| -> u64 {
            let line = status.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default();
            let kilobytes = line.trim_start_matches(':').trim().split(' ').next().and_then(|n| n.parse().ok());
            kilobytes.unwrap_or(0_u64) * 1_024 / u64::from(reports.max(1))
        };
        let Self { seconds, longest } = std::mem::take(self);
        let [now, most] = ["VmRSS", "VmHWM"].map(bytes);
        println!("{what}: {seconds:.2} s, {longest:.3} s at once; {now} bytes a report resident, {most} at most");
    }
}

/// What this process had of the processor, where the system tells: others may have the most of it.
fn processor_seconds() -> f64 {
    static BEGUN: OnceLock<Instant> = OnceLock::new();
    let times = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = times.split(' ').next().and_then(|time| time.parse::<f64>().ok());
    nanoseconds.map_or_else(|| BEGUN.get_or_init(Instant::now).elapsed().as_secs_f64(), |time| time / 1e9)
}

/// Small numbers, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (((self.0 >> 32) * u64::from(end)) >> 32) as u32
    }

    fn one_in(&mut self, n: u32) -> bool {
        self.below(n) == 0
    }

    /// Small numbers often, large ones seldom: each twice as large half as often.
    fn uneven(&mut self, end: u32) -> u32 {
        let bits = self.below(32 - end.leading_zeros());
        self.below((2 << bits).min(end))
    }
}

/// Makes reports; each event is told once or more.
struct Told {
    chance: Chance,
    seconds: i64,
    /// Tellings that follow later: when, of which event, in which language, whether a forward.
    later: Vec<(i64, Event, bool)>,
}

#[derive(Clone, Copy)]
struct Event {
    seed: u64,
    kind: Kind,
    people: [u32; 2],
    countries: [u32; 2],
    day: i32,
    russian: bool,
}

impl Told {
    fn new() -> Self {
        Self { chance: Chance(88_172_645_463_325_252), seconds: 1_400_000_000, later: Vec::new() }
    }

    fn next(&mut self, ordinal: u32) -> (Report, Message) {
        // Some 540 posts a day, as all the ministries and embassies of one state together.
        self.seconds += i64::from(self.chance.below(320));
        if let Some(at) = self.later.iter().position(|(when, ..)| *when <= self.seconds) {
            let (_, event, forward) = self.later.swap_remove(at);
            return self.tell(event, forward, ordinal);
        }
        let kinds = [Kind::Meeting, Kind::Call, Kind::Comment, Kind::News, Kind::Speech];
        let chance = &mut self.chance;
        let event = Event {
            seed: (u64::from(ordinal) << 20) + 77,
            kind: kinds[chance.below(5) as usize],
            people: [chance.uneven(400), 400 + chance.uneven(20_000)],
            countries: [chance.uneven(20), 20 + chance.uneven(150)],
            day: (self.seconds / 86_400) as i32,
            russian: chance.one_in(2),
        };
        if chance.one_in(3) {
            let when = self.seconds + i64::from(chance.below(12 * 3_600));
            self.later.push((when, Event { russian: !event.russian, ..event }, false));
        }
        if chance.one_in(8) {
            self.later.push((self.seconds + i64::from(chance.below(36 * 3_600)), event, true));
        }
        self.tell(event, false, ordinal)
    }

    fn tell(&mut self, event: Event, forward: bool, ordinal: u32) -> (Report, Message) {
        let Event { kind, people, countries, russian, day, .. } = event;
        let mut text = String::new();
        let mut spans = [Vec::new(), Vec::new()];
        for (country, spans) in countries.into_iter().zip(&mut spans) {
            put(&mut text, &flag(country), spans);
        }
        let stated = !event.seed.is_multiple_of(3);
        let names = people.map(|person| name(person, russian));
        let lands = countries.map(|country| land(country, russian));
        let verb = match (kind, russian) {
            (Kind::Meeting, true) => "провёл переговоры с Министром торговли страны",
            (Kind::Meeting, false) => "met with Minister of Trade of",
            (Kind::Call, true) => "провёл телефонный разговор с Президентом страны",
            (Kind::Call, false) => "had a telephone conversation with President of",
            (Kind::Comment, true) => "ответил на вопрос СМИ о стране",
            (Kind::Comment, false) => "answered a media question about",
            (Kind::Speech, true) => "выступил с речью на открытии форума в стране",
            (Kind::Speech, false) => "spoke at the opening of the forum in",
            (_, true) => "подписал указ о новом порте и дороге в стране",
            (_, false) => "signed a decree on a new port and road in",
        };
        text.push_str(if russian { " Министр " } else { " Minister " });
        text.push_str(&names[0]);
        text.push(' ');
        text.push_str(verb);
        text.push(' ');
        put(&mut text, &lands[1], &mut spans[1]);
        text.push(' ');
        if kind != Kind::News {
            text.push_str(&names[1]);
        }
        text.push_str(".\n\n");
        // The words of the body belong to the event: a forward repeats them.
        let mut words = Chance(event.seed | u64::from(russian) << 63);
        for _ in 0..20 + words.uneven(120) {
            let word = words.uneven(200_000);
            syllables(&mut text, word * 2 + u32::from(word > 300), russian);
            text.push(' ');
        }
        if !forward && self.chance.one_in(3) {
            text.push_str(" #Tag");
        }
        let present = if kind == Kind::News { 1 } else { 2 };
        let mut found: Vec<Field<Country>> = countries
            .into_iter()
            .zip(spans)
            .filter_map(|(country, evidence)| {
                Some(Field { value: Country::new(&code(country))?, evidence, confidence: 90 })
            })
            .collect();
        found.sort_by_key(|country| country.value);
        let days = Days::one(Day(day));
        let report = Report {
            lang: if russian { Lang::RU } else { Lang::EN },
            kind: sure(kind),
            realis: sure(Realis::Past),
            stance: None,
            date: stated.then(|| sure(days)),
            yearless: None,
            date_shown: Some((days, if stated { Basis::Stated } else { Basis::Posted })),
            participants: names.iter().take(present).map(|name| participant(name)).collect(),
            place: self.chance.one_in(2).then(|| sure(lands[1].clone())),
            occasion: None,
            countries: found,
            topics: if self.chance.one_in(3) { vec![sure("trade".to_owned())] } else { Vec::new() },
            hashtags: if text.ends_with("Tag") { vec!["Tag".to_owned()] } else { Vec::new() },
        };
        let start = u64::from(ordinal) * 1_400;
        let message = Message {
            id: MessageId::Number(i64::from(ordinal)),
            posted: Some(Posted::utc(self.seconds)),
            text,
            position: Position { start, end: start + 1_300, lines: None },
            ..Message::default()
        };
        (report, message)
    }
}

fn sure<T>(value: T) -> Field<T> {
    Field { value, evidence: Vec::new(), confidence: 90 }
}

fn participant(name: &str) -> Participant {
    Participant { name: sure(name.to_owned()), aliases: Vec::new(), role: None, country: None, body: false }
}

fn put(text: &mut String, words: &str, spans: &mut Vec<Span>) {
    let start = text.len() as u32;
    text.push_str(words);
    spans.push(Span { start, end: text.len() as u32 });
}

/// A word of its own for every number, spelled alike in both scripts.
fn syllables(text: &mut String, mut number: u32, russian: bool) {
    const LATIN: [&str; 16] =
        ["ba", "do", "ge", "ki", "lu", "ma", "no", "pe", "ri", "su", "ta", "vo", "fe", "bi", "du", "ka"];
    const CYRILLIC: [&str; 16] =
        ["ба", "до", "ге", "ки", "лу", "ма", "но", "пе", "ри", "су", "та", "во", "фе", "би", "ду", "ка"];
    let script = if russian { CYRILLIC } else { LATIN };
    text.push_str(script[(number % 16) as usize]);
    while number >= 16 {
        number /= 16;
        text.push_str(script[(number % 16) as usize]);
    }
}

fn capital(number: u32, end: &str, russian: bool) -> String {
    let mut word = String::new();
    syllables(&mut word, number, russian);
    let first: String = word.chars().take(1).flat_map(char::to_uppercase).collect();
    first + &word.chars().skip(1).collect::<String>() + end
}

fn name(person: u32, russian: bool) -> String {
    let given = capital(person % 13, "", russian);
    let surname = capital(person.wrapping_mul(2_654_435_761) >> 16, if russian { "н" } else { "n" }, russian);
    if russian { format!("{}.{surname}", given.chars().next().unwrap_or('А')) } else { format!("{given} {surname}") }
}

fn land(country: u32, russian: bool) -> String {
    capital(4_096 + country, if russian { "ландия" } else { "landia" }, russian)
}

fn code(country: u32) -> String {
    [country / 26, country % 26].into_iter().filter_map(|letter| char::from_u32(letter + 65)).collect()
}

fn flag(country: u32) -> String {
    code(country).chars().filter_map(|letter| char::from_u32(0x1_f1e6 + u32::from(letter) - 65)).collect()
}
