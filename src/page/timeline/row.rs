//! One event of the list.

use std::rc::Rc;

use yew::prelude::*;

use super::flags::flags;
use super::marked::marked;
use super::shape::shape;
use super::zones;
use crate::event::{Basis, Realis, Span};
use crate::page::acts::use_acts;
use crate::page::icon::{Sign, icon};
use crate::page::locale;
use crate::page::state::Action;
use crate::page::text::headline::{self, Piece};
use crate::page::text::{fill, names, told, words};
use crate::page::zone::{ShownZone, use_zone};
use crate::timeline::Row;

/// Below this many percent a kind is shown as less sure.
pub const SURE: u8 = 70;

/// What is shown.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The event.
    pub row: Rc<Row>,
    /// Its place in the result, from 0.
    pub index: u32,
    /// How many there are.
    pub total: u32,
    /// Whether it is open beside the list.
    pub open: bool,
    /// The address of the view without an open event.
    pub base: AttrValue,
}

/// The event.
#[component]
pub fn EventRow(props: &Props) -> Html {
    let (row, acts) = (&props.row, use_acts());
    let onclick = {
        let (act, key) = (acts.act.clone(), row.key.clone());
        Callback::from(move |event: MouseEvent| {
            // With a modifier the link is the browser's: a tab, a window, a download.
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                act.emit(Action::Open(key.clone()));
            }
        })
    };
    let class = classes!("row", names::class_key(row.kind.class()));
    let time = time(row, use_zone());
    html! {
        <li {class} aria-posinset={(props.index + 1).to_string()} aria-setsize={props.total.to_string()}>
            <span class="time" title={time.title}>
                { time.clock }
                if let Some((sign, words)) = time.other_day { <sup title={words} aria-label={words}>{ sign }</sup> }
            </span>
            { shape(row.kind.class(), is_hollow(row.realis)) }
            <div class="row-body">
                <h4 class="head">
                    <a id={format!("row-{}", props.index)} href={format!("#{}", props.base)} {onclick}
                        aria-current={props.open.then_some("true")}>
                        { headline(row) }
                    </a>
                </h4>
                { meta(row) }
                { excerpt(row) }
            </div>
        </li>
    }
}

/// The headline, each name in the direction of its own script.
pub fn headline(row: &Row) -> Html {
    html! {
        <>
            for (number, piece) in headline::of(row).into_iter().enumerate() {
                if let Piece::Words(text) = &piece {
                    <span key={number}>{ text }</span>
                } else if let Piece::Said(text) = &piece {
                    <bdi key={number}>{ text }</bdi>
                } else if let Piece::Excerpt(span) = &piece {
                    <bdi key={number} class="said">{ marked(row, *span) }</bdi>
                }
            }
        </>
    }
}

/// The line of small things below the headline.
fn meta(row: &Row) -> Html {
    let (w, counted) = (&words().list, &words().counted);
    let posted = row.posted.filter(|posted| row.days.is_some_and(|(days, _)| days.first != posted.day()));
    let span = row.days.filter(|(days, _)| days.first != days.last).map(|(days, _)| locale::days(days));
    let inferred = row.days.is_some_and(|(_, basis)| basis == Basis::Inferred);
    let mut reports = told::count(row.reports.into(), counted.reports);
    if row.languages.len() > 1 {
        reports.push_str(words().headline.comma);
        reports.push_str(&told::count(row.languages.len() as u64, counted.languages));
    }
    html! {
        <p class="meta">
            <b class="kind">{ words().kind(row.kind) }</b>
            if row.realis != Realis::Past { <span class="badge realis">{ words().realis(row.realis) }</span> }
            if row.confidence < SURE {
                <span class="unsure" title={fill(w.unsure_title, &[("n", &row.confidence.to_string())])}>{ w.unsure }</span>
            }
            if !row.countries.is_empty() { { flags(&row.countries) } }
            if let Some(span) = span { <span>{ span }</span> }
            if let Some(place) = &row.place { <bdi>{ place }</bdi> }
            if let Some(occasion) = &row.occasion { <bdi>{ occasion }</bdi> }
            if row.reports > 1 { <span>{ reports }</span> }
            if let Some(posted) = posted {
                <span class="posted">{ fill(w.posted_on, &[("day", &locale::day_short(posted.day()))]) }</span>
            }
            if inferred { <span>{ w.inferred }</span> }
            if let Some(name) = &row.forwarded_from {
                <bdi>{ fill(w.forwarded, &[("name", name)]) }</bdi>
            }
            if row.edited { <span class="sign" title={words().names.flags[1].1}>{ icon(Sign::Edited) }</span> }
            if row.media { <span class="sign" title={words().names.flags[0].1}>{ icon(Sign::Media) }</span> }
        </p>
    }
}

/// Two lines of text, without what the headline has said.
fn excerpt(row: &Row) -> Html {
    let span: Span = headline::rest(row);
    let text = row.words().get(span.start as usize..span.end as usize).unwrap_or_default();
    // Leading emoji say nothing that the line above does not.
    let start = text.find(char::is_alphanumeric).map_or(span.end, |_| {
        let skipped =
            text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric() && !"«“„\"(#@’'".contains(c)).len();
        span.start + skipped as u32
    });
    html! { <p class="two" dir="auto">{ marked(row, Span { start, end: span.end }) }</p> }
}

/// Whether the mark of an event is an outline: what it tells of is not a fact.
#[must_use]
pub const fn is_hollow(realis: Realis) -> bool {
    !matches!(realis, Realis::Past | Realis::Ongoing)
}

/// What stands before an event.
#[derive(Default)]
struct Time {
    clock: String,
    /// Whether it is of the day before or after, on the clock that is shown.
    other_day: Option<(&'static str, &'static str)>,
    /// What it is.
    title: Option<String>,
}

/// The time of posting, if it was on the day shown.
fn time(row: &Row, zone: ShownZone) -> Time {
    let w = &words().list;
    match (row.days, row.posted) {
        (Some((_, Basis::Inferred)), _) => {
            Time { clock: w.about.to_owned(), title: Some(w.inferred.to_owned()), ..Time::default() }
        }
        (Some((days, _)), Some(posted)) if days.first == posted.day() => {
            let (shown, zones) = (zones::shown(zone, posted), &words().dumps.zones);
            let other_day = match shown.day().0 - posted.day().0 {
                0 => None,
                1.. => Some(("+1", zones.day_after)),
                _ => Some(("−1", zones.day_before)),
            };
            let title = fill(w.posted_at, &[("time", &zones::in_full(zone, posted))]);
            Time { clock: locale::clock(shown).unwrap_or_default(), other_day, title: Some(title) }
        }
        _ => Time::default(),
    }
}
