//! What is stored of a timeline: it comes back as it was, or not at all. That it answers alike, the model test says.

use super::{Ask, Builder, Choice, Damage, Facet, Filter, Sections, Timeline, Window, opening, sealed};
use crate::dump::{Chat, Message, MessageId, Posted};
use crate::event::{Extractor, Post};

/// A timeline as it is stored.
pub(super) fn stored(timeline: &Timeline) -> Vec<u8> {
    let mut bytes = opening("test");
    (0..)
        .map_while(|number| timeline.section(number))
        .zip(1..)
        .for_each(|(laid, place)| bytes.extend(sealed(place, laid)));
    bytes
}

/// The timeline again.
pub(super) fn taken_up(bytes: &[u8]) -> Result<Timeline, Damage> {
    let bytes = bytes.to_vec();
    let mut sections = Sections::open(&bytes, "test")?;
    let timeline = Timeline::stored(&mut sections)?;
    sections.end()?;
    Ok(timeline)
}

fn timeline(messages: u32) -> Timeline {
    let extractor = Extractor::new();
    let mut builder = Builder::default();
    builder.add_chat(0, &Chat { title: Some("Harbour".to_owned()), ..Chat::default() });
    for n in 0..messages {
        let text = format!(
            "On 5 March {}, Minister Anna Lind{n} met with Ole Berg of Kenya in Oslo. #ports{} паром",
            1990 + n % 30,
            n % 5
        );
        let posted = Some(Posted::utc(1_700_000_000 + i64::from(n) * 90_000));
        let report = extractor.report(&Post { text: &text, posted, ..Post::default() });
        builder.push(&report, &Message { id: MessageId::Number(n.into()), posted, text, ..Message::default() }, 0);
    }
    builder.freeze(&[])
}

fn asked(timeline: &Timeline, query: &str) -> super::Answer {
    timeline.ask(
        &Ask {
            filter: Filter { query: query.to_owned(), ..Filter::default() },
            window: Window { first: 0, count: 50 },
            facets: Facet::ALL.map(|facet| Choice { facet, limit: 20, search: String::new() }).into(),
            bars: 60,
            ..Ask::default()
        },
        &(),
    )
}

#[test]
fn what_is_stored_comes_back_as_it_was() {
    for size in [0, 1, 70, 2_500] {
        let before = timeline(size);
        let bytes = stored(&before);
        let after = taken_up(&bytes).unwrap();
        for query in ["", "паром", "lind1", "person:berg", "ports", "l"] {
            assert_eq!(asked(&after, query), asked(&before, query), "{query}");
        }
        assert!(stored(&after) == bytes, "stored again it is the same");
    }
}

#[test]
fn what_is_cut_or_changed_does_not_come_back() {
    let bytes = stored(&timeline(3));
    for at in 0..bytes.len() {
        if at % 7 == 0 {
            assert!(taken_up(&bytes[..at]).is_err(), "cut at {at}");
        }
        let mut changed = bytes.clone();
        changed[at] ^= 1 << (at % 8);
        assert!(taken_up(&changed).is_err(), "byte {at}");
    }
}

/// Damage that comes with the right sum, as a fault of the program would make it: no index that looks where nothing is.
#[test]
fn what_cannot_be_is_noticed_or_harmless() {
    let whole = timeline(3);
    let sections: Vec<Vec<u8>> = (0..).map_while(|number| whole.section(number)).map(|laid| laid.0).collect();
    for (number, section) in sections.iter().enumerate() {
        for at in (super::sections::HEAD..section.len()).step_by(3) {
            for value in [0, 0xff] {
                let mut changed = sections.clone();
                changed[number][at] = value;
                let laid = changed.into_iter().map(super::Laying).zip(1..);
                let bytes = laid.fold(opening("test"), |bytes, (laid, place)| [bytes, sealed(place, laid)].concat());
                if let Ok(timeline) = taken_up(&bytes) {
                    asked(&timeline, "lind");
                    asked(&timeline, "person:berg \"met with\"");
                }
            }
        }
    }
}
