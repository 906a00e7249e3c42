//! Whoever extracts, in whatever order, nothing comes out otherwise: a model of several hands, some of which die.

use std::fmt::Write as _;

use super::lots::Room;
use super::{Batch, Hand, Session, Step};
use crate::timeline::{Ask, Choice, Facet, Window};

/// Numbers without a pattern, the same in every run.
pub(super) struct Random(pub(super) u64);

impl Random {
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}

/// A chat of JSON lines; every seventh post is long, some come again, some with a later edit.
fn lines(channel: &str, count: u32, long: usize) -> Vec<u8> {
    let line = |n: u32| {
        let (day, hour, id) = (n / 24 % 28 + 1, n % 24, if n % 50 == 49 { n - 9 } else { n });
        let tail = if n.is_multiple_of(7) { "The talks went on. ".repeat(long) } else { String::new() };
        let place = ["Oslo", "Rome", "Париж", "Cairo"][n as usize % 4];
        format!(
            "{{\"id\": {id}, \"posted\": \"2024-01-{day:02}T{hour:02}:00:00+00:00\", \"channel\": \"{channel}\", \"text\": \
             \"Minister Anna Lind met with Ole Berg in {place}, part {}. {tail}\"}}\n",
            id / 3
        )
    };
    (1..=count).map(line).collect::<String>().into_bytes()
}

fn open(dumps: &[Vec<u8>]) -> Session {
    let mut session = Session::new();
    for (bytes, number) in dumps.iter().zip(0..) {
        session.open(number, format!("dump {number}"), Box::new(bytes.clone())).expect("a dump");
    }
    session
}

/// All that can be seen of a session that is ready.
fn seen(session: &mut Session) -> String {
    let mut seen = String::new();
    session.reports(|it| {
        let _ = writeln!(seen, "{} {} {} {:?}", it.file, it.message.id, it.event, it.report);
        true
    });
    let facets = Facet::ALL.map(|facet| Choice { facet, limit: 50, search: String::new() }).into();
    let ask = Ask { window: Window { first: 0, count: 200 }, facets, bars: 20, ..Ask::default() };
    seen + &format!("{:?}\n{:?}\n{:?}", session.ask(&ask), session.progress(), session.dumps())
}

fn alone(dumps: &[Vec<u8>], budget: usize, room: Option<Room>) -> String {
    let mut session = open(dumps);
    if let Some(room) = room {
        session.set_room(room);
    }
    while session.step(budget) != Step::Ready {}
    seen(&mut session)
}

/// With hands that take batches and give findings back at any time, or never.
fn with_hands(dumps: &[Vec<u8>], budget: usize, seed: u64, room: Room) -> (String, usize) {
    let mut random = Random(seed);
    let mut session = open(dumps);
    session.set_room(room);
    let hand = Hand::new();
    let (mut out, mut lost, mut found): (Vec<Batch>, Vec<Batch>, usize) = Default::default();
    loop {
        let step = session.step(budget);
        if step == Step::Ready {
            break;
        }
        assert_ne!(step, Step::Waiting, "who never comes back is not waited for");
        for _ in 0..random.below(4) {
            out.extend(session.give());
        }
        while out.len() > random.below(12) {
            let batch = out.swap_remove(random.below(out.len()));
            // Some are gone, with what they had; or slow, and come when nobody waits for it.
            if random.below(9) == 0 {
                lost.push(batch);
            } else {
                session.take(hand.extract(&batch));
                found += 1;
            }
        }
        if random.below(40) == 0 {
            for batch in &lost {
                session.take(hand.extract(batch));
            }
        }
    }
    (seen(&mut session), found)
}

/// Little room, so that most is read a second time; a second reading that comes before the first or never does.
const ROOMS: [Room; 3] = [
    Room { most: 20_000, lot: 3_000, low: 9_000, behind: 10_000 },
    Room { most: 50_000, lot: 9_000, low: 40_000, behind: 0 },
    Room { most: 1, lot: 1, low: 1, behind: u64::MAX },
];

#[test]
fn whoever_extracts_and_however_often_it_is_read_the_result_is_the_same() {
    let paste = b"First text.\n\nSecond text, 5 March 2024.\n\nThird text, 7 April.".to_vec();
    let sets = [
        vec![lines("Norway", 300, 20), lines("Sweden", 200, 20), lines("Norway", 400, 20)],
        vec![lines("Norway", 200, 2), paste, lines("Norway", 260, 3)],
    ];
    let mut by_hands = 0;
    for dumps in &sets {
        let expected = alone(dumps, usize::MAX, None);
        assert!(expected.lines().count() > 200);
        assert_eq!(alone(dumps, 900, None), expected);
        for (room, seed) in ROOMS.into_iter().cycle().zip(0..9) {
            assert_eq!(alone(dumps, 5_000, Some(room)), expected, "{room:?}");
            let (seen, found) = with_hands(dumps, [700, 4_000, 50_000][seed as usize / 3], seed, room);
            assert_eq!(seen, expected, "{seed} {room:?}");
            by_hands += found;
        }
    }
    assert!(by_hands > 300, "{by_hands} batches were extracted by hands");
}

#[test]
fn findings_of_before_everything_was_read_anew_are_not_taken() {
    let dumps = [lines("Norway", 400, 9)];
    let expected = alone(&dumps, 5_000, None);
    let mut session = open(&dumps);
    let mut old = None;
    while old.is_none() {
        session.step(5_000);
        old = session.give();
    }
    session.mend(0, false);
    let stale = Hand::new().extract(&old.expect("a batch"));
    session.take(stale.clone());
    while session.step(5_000) != Step::Ready {
        session.take(stale.clone());
    }
    assert_eq!(seen(&mut session), expected);
}
