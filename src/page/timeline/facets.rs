//! The filters: all facets that have something to choose from.

use std::rc::Rc;

use yew::prelude::*;

use super::facet::FacetSection;
use crate::page::acts::use_acts;
use crate::page::icon::{Sign, icon};
use crate::page::state::{Action, FacetView, Panel};
use crate::page::text::{fill, told, words};
use crate::page::view::{Chosen, chosen};
use crate::timeline::{Facet, FacetAnswer, Filter};

/// What is listed.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The facets.
    pub facets: Rc<[Rc<FacetAnswer>]>,
    /// The filter.
    pub filter: Rc<Filter>,
    /// How much of each is listed.
    pub listed: Rc<Vec<FacetView>>,
    /// Events that match.
    pub shown: u32,
}

/// The column beside the list; a sheet where there is no room for it.
#[component]
pub fn Facets(props: &Props) -> Html {
    let (w, acts) = (&words().facets, use_acts());
    let done = acts.on::<MouseEvent>(|| Action::Show(Panel::None));
    let events = told::count(props.shown.into(), words().counted.events);
    let view = |facet: Facet| {
        props.listed.iter().find(|view| view.facet == facet).cloned().unwrap_or_else(|| FacetView::first(facet))
    };
    html! {
        <nav class="facets" aria-label={w.title}>
            <header class="panel-head sheet-only">
                <h2>{ w.title }</h2>
                <button type="button" class="quiet square" onclick={done.clone()} aria-label={words().close}>{ icon(Sign::Close) }</button>
            </header>
            <div class="facet-list">
                for answer in props.facets.iter().filter(|answer| is_worth_showing(answer, &props.filter, &view(answer.facet))) {
                    <FacetSection key={format!("{:?}", answer.facet)} answer={answer.clone()} marks={marks(&props.filter, answer.facet)} listed={view(answer.facet)} />
                }
            </div>
            <p class="buttons sheet-only">
                <button type="button" class="primary" onclick={done}>{ fill(w.done, &[("events", &events)]) }</button>
            </p>
        </nav>
    }
}

/// The values of a facet that are chosen. Facets get no more of the filter than this, so that typing does not
/// draw them all again.
fn marks(filter: &Filter, facet: Facet) -> Vec<(String, Chosen)> {
    let of = |list: &[(Facet, String)], place: Chosen| -> Vec<(String, Chosen)> {
        list.iter().filter(|(other, _)| *other == facet).map(|(_, key)| (key.clone(), place)).collect()
    };
    [of(&filter.include, Chosen::Included), of(&filter.exclude, Chosen::Excluded)].concat()
}

/// A facet with a single value tells nothing, unless that value is chosen or being searched for.
fn is_worth_showing(answer: &FacetAnswer, filter: &Filter, view: &FacetView) -> bool {
    let needed = match answer.facet {
        Facet::Source | Facet::Dump | Facet::Language | Facet::Realis => 2,
        _ => 1,
    };
    answer.distinct >= needed
        || !view.search.is_empty()
        || answer.values.iter().any(|value| chosen(filter, answer.facet, &value.key) != Chosen::Neither)
}
