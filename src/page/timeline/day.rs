//! One day of the list: its sticky heading and those of its rows that are seen.

use std::rc::Rc;

use yew::prelude::*;

use super::row::EventRow;
use crate::dump::Day;
use crate::page::layout::Stretch;
use crate::page::placed::{placed, px};
use crate::page::text::{told, words};
use crate::page::{locale, state::Shown};
use crate::timeline::Row;

/// What is seen of the day.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The day; `None` for events without one.
    pub day: Option<Day>,
    /// Events of the day.
    pub events: u32,
    /// Where it lies.
    pub top: i64,
    /// Its height.
    pub height: u64,
    /// What is left out above.
    pub skip: u64,
    /// Its rows that are seen, and where they stand in the result; `None` for those still to come.
    pub rows: Vec<(u32, Option<Rc<Row>>)>,
    /// Events in the result.
    pub total: u32,
    /// The open event.
    pub open: Option<AttrValue>,
    /// The address of the view without an open event.
    pub base: AttrValue,
}

impl Props {
    /// The properties of a stretch, moved by `shift`.
    #[must_use]
    pub fn of(stretch: Stretch, shift: f64, shown: &Shown, open: Option<&AttrValue>, base: &AttrValue) -> Self {
        let count = shown.days.get(stretch.day).copied();
        Self {
            day: count.and_then(|count| count.day),
            events: count.map_or(0, |count| count.events),
            top: (stretch.top as f64 + shift) as i64,
            height: stretch.height,
            skip: stretch.skip,
            rows: stretch.rows.map(|index| (index, shown.row(index).cloned())).collect(),
            total: shown.shown,
            open: open.cloned(),
            base: base.clone(),
        }
    }
}

/// The day.
#[component]
pub fn DaySection(props: &Props) -> Html {
    let place = placed([
        ("--top", px(props.top as f64)),
        ("--height", px(props.height as f64)),
        ("--skip", px(props.skip as f64)),
    ]);
    let heading = props.day.map_or_else(|| words().list.undated.to_owned(), locale::day_long);
    html! {
        <section class="day" ~style={place}>
            <h3 class="day-head">
                if let Some(day) = props.day {
                    <time datetime={day.to_string()}>{ heading }</time>
                } else {
                    <span>{ heading }</span>
                }
                <span class="day-count">{ told::count(props.events.into(), words().counted.events) }</span>
            </h3>
            <ol class="rows">
                // By their places: another result changes what stands in a row instead of making the row anew.
                for (index, row) in props.rows.iter() {
                    if let Some(row) = row {
                        <EventRow key={*index} row={row.clone()} index={*index} total={props.total}
                            open={props.open.as_deref() == Some(row.key.as_str())} base={&props.base} />
                    } else {
                        <li class="row to-come" key={*index} aria-hidden="true"><span /><span /><span class="ghost" /></li>
                    }
                }
            </ol>
        </section>
    }
}
