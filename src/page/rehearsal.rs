//! The timeline drawn once beside the start screen, where nobody sees it.
//!
//! Whatever a browser does for the first time it does slowly: it looks for fonts, compiles the page's program piece by
//! piece, makes its tables of languages. Done while the worker starts, it does not keep anybody waiting for the first
//! rows. Knows nothing of what is open; what is drawn here does nothing and is gone before anybody could meet it.

use std::rc::Rc;

use yew::prelude::*;

use super::painted::after_paint;
use super::state::{Action, Opened, State};
use super::timeline::TimelineScreen;
use super::view::View;
use crate::dump::{Day, Days, Posted};
use crate::event::{Basis, Country, Kind, Lang, Realis};
use crate::timeline::{
    Answer, Bar, DayCount, Excerpt, Facet, FacetAnswer, FacetValue, Histogram, Row, RowParticipant, Totals,
};
use crate::worker::protocol::{Progress, Stage};

/// What is done when it is over.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Is called once.
    pub over: Callback<()>,
}

/// The rehearsal: it begins when the start screen has been seen.
#[component]
pub fn Rehearsal(props: &Props) -> Html {
    let is_on = use_state_eq(|| false);
    let (set, over) = (is_on.clone(), props.over.clone());
    use_effect_with(*is_on, |is_on| {
        let is_on = *is_on;
        after_paint(move || if is_on { over.emit(()) } else { set.set(true) });
    });
    if !*is_on {
        return Html::default();
    }
    html! {
        <div class="rehearsal" aria-hidden="true" inert=true>
            <TimelineScreen state={Rc::new(scene())} />
        </div>
    }
}

/// What the page is like soon after something was opened.
fn scene() -> State {
    let opened = Opened { opening: 0, name: "harbour.json".into() };
    let progress = Progress { messages: 24, events: 12, total: 1, stage: Stage::Finding, ..Progress::default() };
    let state = State::start(View::default());
    let acts = [Action::Opened { opened, at: 0.0 }, Action::Progress { progress, at: 0.0 }];
    let state = acts.into_iter().fold(state, |state, action| state.after(action).unwrap_or(state));
    let answer = Action::Answer { answer: Box::new(answer(state.asked().serial)), answer_ms: 0.0 };
    [answer, Action::Painted].into_iter().fold(state, |state, action| state.after(action).unwrap_or(state))
}

/// Rows of one day, with everything that a row can have.
fn answer(serial: u32) -> Answer {
    const ROWS: u32 = 12;
    let day = Day::of_seconds(0);
    let facet = |facet: Facet| {
        let keys = match facet {
            Facet::Class => vec!["meeting", "statement", "other"],
            Facet::Kind => vec!["meeting", "call", "comment", "news"],
            Facet::Country => vec!["NO", "FI"],
            Facet::Language => vec!["en", "ru"],
            _ => vec!["Гавань", "Harbour"],
        };
        let value = |key: &str| FacetValue { key: key.to_owned(), label: String::new(), count: ROWS };
        FacetAnswer { facet, distinct: ROWS, values: keys.into_iter().map(value).collect() }
    };
    Answer {
        serial,
        totals: Totals { messages: 2 * ROWS, services: 0, events: ROWS },
        shown: ROWS,
        days: vec![DayCount { day: Some(day), events: ROWS }],
        facets: Facet::ALL.map(facet).to_vec(),
        histogram: Histogram { bars: vec![Bar { first: day, last: day, counts: [4; 3] }], ..Histogram::default() },
        rows: (0..ROWS).map(|number| row(number, day)).collect(),
        ..Answer::default()
    }
}

fn row(number: u32, day: Day) -> Row {
    let participant = |name: &str| RowParticipant {
        name: name.to_owned(),
        key: name.to_owned(),
        role: Some("Капитан порта, Harbour Master".to_owned()),
        country: Country::new("NO"),
        body: false,
    };
    Row {
        key: number.to_string(),
        kind: Kind::ALL[number as usize % Kind::ALL.len()],
        realis: if number == 0 { Realis::Past } else { Realis::Future },
        days: Some((Days::one(day), Basis::Stated)),
        posted: Some(Posted::utc(0)),
        participants: vec![participant("Ада Север"), participant("Ben North")],
        countries: Country::new("NO").into_iter().collect(),
        place: Some("Гавань, Harbour".to_owned()),
        occasion: Some("Съезд, Congress".to_owned()),
        reports: 1 + number % 2,
        languages: vec![Lang::RU, Lang::EN],
        forwarded_from: Some("Harbour news".to_owned()),
        channel: Some("Вести гавани".to_owned()),
        media: true,
        edited: true,
        confidence: 50,
        report: number,
        excerpt: Some(Excerpt {
            text: "Паром «Север» ушёл в 10:15 — № 7, the ferry left: “on time”, 24 °C…".repeat(3),
            found: Vec::new(),
            unread: false,
        }),
    }
}
