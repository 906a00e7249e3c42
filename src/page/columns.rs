//! What the columns of a table hold: the guess, with values to judge it by, and the user's correction.
//!
//! What is chosen here changes nothing before it is said to the worker, which reads the table anew.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::acts::use_acts;
use super::dialog::Dialog;
use super::state::{Action, ColumnList};
use super::text::{fill, names, words};
use crate::dump::{Column, Columns, Role};

/// How many values of a column are shown.
const SHOWN: usize = 3;

/// Which columns.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// They, as far as they have come.
    pub list: ColumnList,
}

/// The dialog.
#[component]
pub fn ColumnsDialog(props: &Props) -> Html {
    let (w, acts) = (&words().dumps.columns, use_acts());
    let inside = match &props.list.columns {
        Some(columns) => html! { <Form key={props.list.dump} dump={props.list.dump} columns={columns.clone()} /> },
        None => html! { <p class="hint" role="status">{ if props.list.come { w.none } else { w.loading } }</p> },
    };
    html! { <Dialog title={w.title} class="wide" on_close={acts.on(|| Action::Close)}>{ inside }</Dialog> }
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
                    <Line key={number} column={column.clone()} role={draft.role(&column.name)} assign={assign.clone()} />
                }
            </ul>
            <Times draft={draft.clone()} />
            <p {class} role="status">{ verdict }</p>
            <p class="buttons end">
                <button type="button" class="plain" onclick={cancel}>{ w.cancel }</button>
                <button type="button" class="primary" disabled={!readable} onclick={apply}>{ w.apply }</button>
            </p>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    column: Column,
    role: Option<Role>,
    assign: Callback<(String, Option<Role>)>,
}

/// One column.
#[component]
fn Line(props: &LineProps) -> Html {
    let (w, column) = (&words().dumps.columns, &props.column);
    let onchange = {
        let (assign, name) = (props.assign.clone(), column.name.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            // The first choice is nothing.
            let role = usize::try_from(chosen - 1).ok().and_then(|place| Role::ALL.get(place).copied());
            assign.emit((name.clone(), role));
        })
    };
    let samples = column.samples.iter().take(SHOWN);
    html! {
        <li class={classes!("column", props.role.is_some().then_some("used"))}>
            <p class="column-name"><bdi>{ &column.name }</bdi></p>
            <p class="column-values">
                if column.samples.is_empty() {
                    <i>{ w.empty }</i>
                }
                for (number, sample) in samples.enumerate() {
                    <bdi key={number}>{ sample }</bdi>
                }
            </p>
            <select class="field" aria-label={fill(w.holds, &[("column", &column.name)])} {onchange}>
                <option selected={props.role.is_none()}>{ w.nothing }</option>
                for role in Role::ALL {
                    <option key={role.word()} selected={props.role == Some(role)}>{ names::role(role) }</option>
                }
            </select>
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TimesProps {
    draft: UseStateHandle<Columns>,
}

/// What the column of dates leaves open.
#[component]
fn Times(props: &TimesProps) -> Html {
    let (w, draft) = (&words().dumps.columns, &props.draft);
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
            <Select label={w.order} choices={w.orders.to_vec()} chosen={told} onchange={order} />
            <Select label={w.zone} choices={w.zones.to_vec()} chosen={usize::from(times.utc)} onchange={zone} />
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SelectProps {
    label: &'static str,
    choices: Vec<&'static str>,
    chosen: usize,
    onchange: Callback<Event>,
}

#[component]
fn Select(props: &SelectProps) -> Html {
    html! {
        <label>
            <span>{ props.label }</span>
            <select class="field" onchange={props.onchange.clone()}>
                for (number, choice) in props.choices.iter().enumerate() {
                    <option key={number} selected={number == props.chosen}>{ *choice }</option>
                }
            </select>
        </label>
    }
}
