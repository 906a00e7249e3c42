//! The filters that are on, each to be taken off again, and how many events they leave.

use std::rc::Rc;

use yew::prelude::*;

use super::value;
use super::zones::{PostedIn, zones};
use crate::page::acts::use_acts;
use crate::page::icon::{Sign, icon};
use crate::page::locale;
use crate::page::state::Action;
use crate::page::text::{fill, told, words};
use crate::page::view::{Chosen, choose, is_open, with_range};
use crate::page::zone::use_zone;
use crate::timeline::{FacetAnswer, Filter, Forgiven, Order};

/// What is on.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The filter.
    pub filter: Filter,
    /// The order.
    pub order: Order,
    /// Events that match.
    pub shown: u32,
    /// All events.
    pub events: u32,
    /// The facets, for the names of values.
    pub facets: Rc<[Rc<FacetAnswer>]>,
    /// Words of the query that were taken for others.
    pub forgiven: Rc<[Forgiven]>,
    /// Whether filters were taken off for a link.
    pub lifted: bool,
    /// The zone that everything was posted in.
    pub zones: PostedIn,
    /// One line an event.
    pub dense: bool,
    /// Turns that round.
    pub on_dense: Callback<()>,
}

/// The line above the list.
#[component]
pub fn Chips(props: &Props) -> Html {
    let (w, acts, zone, filter) = (&words().list, use_acts(), use_zone(), &props.filter);
    let all = told::count(props.events.into(), words().counted.events);
    let count = if is_open(filter) {
        fill(w.all, &[("events", &all)])
    } else {
        fill(w.of, &[("shown", &locale::number(props.shown.into())), ("events", &all)])
    };
    let chips = chips(filter, &props.facets);
    let turned = if props.order == Order::NewestFirst { Order::OldestFirst } else { Order::NewestFirst };
    let order = if props.order == Order::NewestFirst { w.newest } else { w.oldest };
    html! {
        <div class="chips">
            <h2 class="chips-count" role="status">{ count }</h2>
            for one in props.forgiven.iter() {
                <p class="forgiven" role="status" key={one.typed.clone()}>
                    { fill(w.forgiven, &[("typed", &one.typed), ("taken", &one.taken)]) }
                </p>
            }
            if props.lifted { <p class="forgiven" role="status">{ w.lifted }</p> }
            <ul class="chip-list">
                for (number, (text, without)) in chips.into_iter().enumerate() {
                    <li key={format!("{number} {text}")}>
                        <button type="button" class="chip" aria-label={fill(w.remove, &[("value", &text)])}
                            onclick={acts.on(move || Action::Filter(without.clone()))}>
                            <bdi>{ text }</bdi>{ icon(Sign::Close) }
                        </button>
                    </li>
                }
                if !is_open(filter) {
                    <li key="clear">
                        <button type="button" class="quiet small" onclick={acts.on(|| Action::Filter(Filter::default()))}>{ w.clear }</button>
                    </li>
                }
            </ul>
            <span class="chips-tools">
                { zones(&acts, zone, props.zones) }
                <button type="button" class="quiet small" onclick={acts.on(move || Action::Order(turned))} title={w.order}>{ order }</button>
                <button type="button" class="quiet small" aria-pressed={props.dense.to_string()} onclick={props.on_dense.reform(|_| ())}>
                    { icon(Sign::Dense) }{ w.dense }
                </button>
            </span>
        </div>
    }
}

/// Each filter in words, with the filter that is left without it.
fn chips(filter: &Filter, facets: &[Rc<FacetAnswer>]) -> Vec<(String, Filter)> {
    let w = &words().list;
    let mut out = Vec::new();
    if !filter.query.trim().is_empty() {
        let text = fill(w.searched, &[("query", filter.query.trim())]);
        out.push((text, Filter { query: String::new(), ..filter.clone() }));
    }
    let range = match (filter.from.map(locale::day_short), filter.to.map(locale::day_short)) {
        (Some(from), Some(to)) if from == to => Some(from),
        (Some(from), Some(to)) => Some(fill(w.between, &[("from", &from), ("to", &to)])),
        (Some(from), None) => Some(fill(w.from, &[("day", &from)])),
        (None, Some(to)) => Some(fill(w.until, &[("day", &to)])),
        (None, None) => None,
    };
    out.extend(range.map(|text| (text, with_range(filter, None, None))));
    for (list, without) in [(&filter.include, false), (&filter.exclude, true)] {
        for (facet, key) in list {
            let name = value::name(*facet, key, value::label(facets, *facet, key));
            let text = if without { fill(w.without, &[("value", &name)]) } else { name.to_string() };
            out.push((text, choose(filter, *facet, key, Chosen::Neither)));
        }
    }
    out
}
