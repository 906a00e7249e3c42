//! One facet: its values with counts, to be included or excluded.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::flags::named_flag;
use super::shape::shape;
use super::value;
use crate::event::{Class, Country};
use crate::order::Order;
use crate::page::acts::{Acts, use_acts};
use crate::page::icon::{Sign, icon};
use crate::page::locale;
use crate::page::state::{Action, FacetView};
use crate::page::text::{fill, names, words};
use crate::page::view::Chosen;
use crate::timeline::{Facet, FacetAnswer, FacetValue};

/// What is listed.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The values.
    pub answer: Rc<FacetAnswer>,
    /// Its values that are chosen.
    pub marks: Vec<(String, Chosen)>,
    /// How much is listed.
    pub listed: FacetView,
}

/// Past this many values one wants to search them.
const LONG: u32 = 12;
/// Values that "more" adds.
const MORE: u32 = 30;

/// The facet.
#[component]
pub fn FacetSection(props: &Props) -> Html {
    let (w, acts, answer) = (&words().facets, use_acts(), &props.answer);
    let (facet, listed) = (answer.facet, props.listed.clone());
    let title = words().facet(facet);
    let most = answer.values.iter().map(|value| value.count).max().unwrap_or(0);
    let left = answer.distinct.saturating_sub(answer.values.len() as u32);
    let first = FacetView::first(facet);
    let more = {
        let listed = listed.clone();
        acts.on::<MouseEvent>(move || Action::Facet(FacetView { limit: listed.limit + MORE, ..listed.clone() }))
    };
    let fewer = {
        let first = first.clone();
        acts.on::<MouseEvent>(move || Action::Facet(first.clone()))
    };
    let oninput = {
        let (act, listed) = (acts.act.clone(), listed.clone());
        Callback::from(move |event: InputEvent| {
            let search = event.target_unchecked_into::<HtmlInputElement>().value();
            act.emit(Action::Facet(FacetView { search, ..listed.clone() }));
        })
    };
    let search = fill(w.search, &[("facet", &title.to_lowercase())]);
    let closed = matches!(facet, Facet::Kind);
    html! {
        <details class="facet" open={!closed || !props.marks.is_empty()}>
            <summary>
                <h3>{ title }</h3>
                if answer.distinct > 1 && facet != Facet::Class { <span class="n">{ locale::number(answer.distinct.into()) }</span> }
            </summary>
            if answer.distinct > LONG || !listed.search.is_empty() {
                <input type="text" class="field facet-search" placeholder={search.clone()} aria-label={search} value={listed.search.clone()} {oninput} />
            }
            <ul class="values">
                for value in ordered(answer) {
                    { listed_value(&acts, facet, value, most, place(&props.marks, &value.key)) }
                }
            </ul>
            if answer.values.is_empty() { <p class="hint">{ w.nothing }</p> }
            <p class="facet-more">
                if left > 0 {
                    <button type="button" class="quiet small" onclick={more}>{ fill(w.more, &[("n", &locale::number(left.into()))]) }</button>
                }
                if listed.limit > first.limit {
                    <button type="button" class="quiet small" onclick={fewer}>{ w.fewer }</button>
                }
            </p>
        </details>
    }
}

/// The values as they are listed: the three classes always in the same places, others as they came.
fn ordered(answer: &FacetAnswer) -> Vec<&FacetValue> {
    let mut values: Vec<_> = answer.values.iter().collect();
    if answer.facet == Facet::Class {
        values.order_by(|value| ["meeting", "statement"].iter().position(|key| *key == value.key).unwrap_or(2) as u64);
    }
    values
}

fn place(marks: &[(String, Chosen)], key: &str) -> Chosen {
    marks.iter().find(|(other, _)| other == key).map_or(Chosen::Neither, |(_, place)| *place)
}

/// A value with its bar, of which `most` is the widest, and the ways to include and exclude it.
fn listed_value(acts: &Acts, facet: Facet, value: &FacetValue, most: u32, chosen: Chosen) -> Html {
    let w = &words().facets;
    let name = value::name(facet, &value.key, &value.label);
    let put = |place: Chosen| {
        let key = value.key.clone();
        acts.on::<MouseEvent>(move || Action::Choose { facet, key: key.clone(), place })
    };
    let (included, excluded) = (chosen == Chosen::Included, chosen == Chosen::Excluded);
    let exclude = fill(if excluded { w.remove } else { w.exclude }, &[("value", &name)]);
    // Hundredths of the widest bar are finer than a pixel of it.
    let share = value.count.saturating_mul(100).checked_div(most).unwrap_or(0);
    html! {
        <li key={value.key.clone()} class={classes!("value", included.then_some("included"), excluded.then_some("excluded"))}>
            <button type="button" class="pick" aria-pressed={included.to_string()} onclick={put(Chosen::Included)}>
                { sigil(facet, &value.key) }
                <span class="value-name" title={&name}><bdi>{ &name }</bdi></span>
                <span class="n">{ locale::number(value.count.into()) }</span>
                <svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect width={share.to_string()} height="1" />
                </svg>
            </button>
            <button type="button" class="not" aria-pressed={excluded.to_string()} aria-label={exclude.clone()} title={exclude} onclick={put(Chosen::Excluded)}>
                { icon(Sign::Minus) }
            </button>
        </li>
    }
}

/// What stands before a value: the flag of a country, the mark of a class.
fn sigil(facet: Facet, code: &str) -> Html {
    let class = match facet {
        Facet::Class => {
            [Class::Meeting, Class::Statement, Class::Other].into_iter().find(|class| names::class_key(*class) == code)
        }
        Facet::Kind => names::kind_of(code).map(crate::event::Kind::class),
        _ => None,
    };
    let country = Country::new(code).filter(|_| facet == Facet::Country);
    html! {
        <span class="sigil">
            if let Some(class) = class { { shape(class, false) } }
            if let Some(country) = country { { named_flag(country) } }
        </span>
    }
}
