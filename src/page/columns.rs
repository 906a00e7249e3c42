//! What the columns of a table hold: the guess, with values to judge it by, and the user's correction.
//!
//! What is chosen here changes nothing before it is said to the worker, which reads the table anew.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::acts::{Acts, use_acts};
use super::dialog::Dialog;
use super::state::{Action, ColumnList};
use super::text::{fill, names, words};
use crate::dump::{Column, Columns, Role};

/// How many values of a column are shown.
const SHOWN: usize = 3;

/// The dialog, with the columns as far as they have come.
pub fn columns_dialog(acts: &Acts, list: &ColumnList) -> Html {
    let w = &words().dumps.columns;
    let inside = match &list.columns {
        Some(columns) => html! { <Form key={list.dump} dump={list.dump} columns={columns.clone()} /> },
        None => html! { <p class="hint" role="status">{ if list.come { w.none } else { w.loading } }</p> },
    };
    html! { <Dialog key="columns" title={w.title} class="wide" on_close={acts.on(|| Action::Close)}>{ inside }</Dialog> }
}

#[derive(Clone, PartialEq, Properties)]
struct FormProps {
    dump: u32,
    columns: Rc<Columns>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let (w, acts) = (&words().dumps.columns, use_acts());
    let draft = use_state(|| (*props.columns).clone());
    let assign = {
        let draft = draft.clone();
        Callback::from(move |(column, role): (String, Option<Role>)| {
            let mut next = (*draft).clone();
            next.take_for(&column, role);
            draft.set(next);
        })
    };
    let cancel = acts.on::<MouseEvent>(|| Action::Close);
    let apply = {
        let (act, draft, dump) = (acts.act.clone(), draft.clone(), props.dump);
        Callback::from(move |event: MouseEvent| {
            act.emit(Action::Remap { dump, mapping: draft.mapping.clone(), at: event.time_stamp() });
        })
    };
    let lacks = draft.lacks();
    let (verdict, class) = match &lacks[..] {
        [] => (w.clear, "hint"),
        [Role::Text] => (w.lacks_text, "warn"),
        [Role::Date] => (w.lacks_date, "warn"),
        _ => (w.lacks_both, "warn"),
    };
    let readable = draft.mapping.column(Role::Text).is_some();
    html! {
        <>
            <p class="hint">{ w.hint }</p>
            <ul class="columns">
                for (number, column) in draft.columns.iter().enumerate() {
                    { line(number, column, draft.role(&column.name), &assign) }
                }
            </ul>
            { times(&draft) }
            <p {class} role="status">{ verdict }</p>
            <p class="buttons end">
                <button type="button" class="plain" onclick={cancel}>{ w.cancel }</button>
                <button type="button" class="primary" disabled={!readable} onclick={apply}>{ w.apply }</button>
            </p>
        </>
    }
}

/// One column.
fn line(number: usize, column: &Column, role: Option<Role>, assign: &Callback<(String, Option<Role>)>) -> Html {
    let w = &words().dumps.columns;
    let onchange = {
        let (assign, name) = (assign.clone(), column.name.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            // The first choice is nothing.
            let role = usize::try_from(chosen - 1).ok().and_then(|place| Role::ALL.get(place).copied());
            assign.emit((name.clone(), role));
        })
    };
    let samples = column.samples.iter().take(SHOWN);
    html! {
        <li key={number} class={classes!("column", role.is_some().then_some("used"))}>
            <p class="column-name"><bdi>{ &column.name }</bdi></p>
            <p class="column-values">
                if column.samples.is_empty() {
                    <i>{ w.empty }</i>
                }
                for (place, sample) in samples.enumerate() {
                    <bdi key={place}>{ sample }</bdi>
                }
            </p>
            <select class="field" aria-label={fill(w.holds, &[("column", &column.name)])} {onchange}>
                <option selected={role.is_none()}>{ w.nothing }</option>
                for other in Role::ALL {
                    <option key={other.word()} selected={role == Some(other)}>{ names::role(other) }</option>
                }
            </select>
        </li>
    }
}

/// What the column of dates leaves open.
fn times(draft: &UseStateHandle<Columns>) -> Html {
    let w = &words().dumps.columns;
    if draft.mapping.column(Role::Date).is_none() {
        return html! {};
    }
    let (mapping, times) = (&draft.mapping, draft.mapping.times);
    let change = |take: fn(&mut Columns, i32)| {
        let draft = draft.clone();
        Callback::from(move |event: Event| {
            let mut next = (*draft).clone();
            take(&mut next, event.target_unchecked_into::<HtmlSelectElement>().selected_index());
            draft.set(next);
        })
    };
    let order = change(|columns, chosen| {
        columns.mapping.order_told = chosen > 0;
        columns.mapping.times.month_first = chosen == 2;
    });
    let zone = change(|columns, chosen| columns.mapping.times.utc = chosen == 1);
    let told = if mapping.order_told { 1 + usize::from(times.month_first) } else { 0 };
    html! {
        <div class="column-times">
            { select(w.order, &w.orders, told, order) }
            { select(w.zone, &w.zones, usize::from(times.utc), zone) }
        </div>
    }
}

fn select(label: &'static str, choices: &[&'static str], chosen: usize, onchange: Callback<Event>) -> Html {
    html! {
        <label>
            <span>{ label }</span>
            <select class="field" {onchange}>
                for (number, choice) in choices.iter().enumerate() {
                    <option key={number} selected={number == chosen}>{ *choice }</option>
                }
            </select>
        </label>
    }
}
