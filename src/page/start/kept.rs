//! What is kept on this device: to be opened again, and to be deleted.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::dump::Day;
use crate::page::acts::{Acts, Input, use_acts};
use crate::page::icon::{Sign, icon};
use crate::page::locale;
use crate::page::state::{Action, KeptAction};
use crate::page::text::{fill, told, words};
use crate::worker::protocol::KeptDump;

/// The list.
pub fn kept_list(acts: &Acts, dumps: &[KeptDump]) -> Html {
    let w = &words().dumps.kept;
    let all: u64 = dumps.iter().map(|dump| dump.index + dump.copy.unwrap_or_default()).sum();
    html! {
        <section class="kept" aria-labelledby="kept-title">
            <header>
                <h2 id="kept-title">{ w.title }</h2>
                <span>{ told::bytes(all) }</span>
                if dumps.len() > 1 {
                    <Delete id={None::<String>} label={w.delete_all} />
                }
            </header>
            <ul>
                for dump in dumps.iter() {
                    { entry(acts, dump) }
                }
            </ul>
        </section>
    }
}

/// One dump.
fn entry(acts: &Acts, dump: &KeptDump) -> Html {
    let w = &words().dumps.kept;
    let name = dump.name.clone().unwrap_or_else(|| w.unknown.to_owned());
    // Without a copy the browser has to be shown the file again.
    let open = {
        let (acts, dump) = (acts.clone(), dump.clone());
        Callback::from(move |_: MouseEvent| match dump.copy {
            Some(_) => acts.open.emit(Input::Kept(dump.clone())),
            None => acts.pick.emit(()),
        })
    };
    let index = ("index", told::bytes(dump.index));
    let sizes = match dump.copy {
        Some(copy) => fill(w.with_copy, &[(index.0, &index.1), ("copy", &told::bytes(copy))]),
        None => fill(w.without_copy, &[(index.0, &index.1)]),
    };
    let day = Day((dump.kept_at / 86_400_000.0) as i32);
    let shown = name.clone();
    html! {
        <li key={dump.id.clone()}>
            if dump.name.is_some() {
                <button type="button" class="kept-open" onclick={open}><bdi>{ name }</bdi></button>
            } else {
                <b class="kept-open">{ name }</b>
            }
            <span class="kept-about">
                if dump.name.is_some() {
                    { told::count(dump.messages.into(), words().counted.messages) }{ " · " }
                    { fill(w.since, &[("day", &locale::day_short(day))]) }{ " · " }
                }
                { sizes }
                if dump.name.is_some() && dump.copy.is_none() { { " · " }{ fill(w.asks, &[("files", &dump.files.join(", "))]) } }
            </span>
            <Delete id={Some(dump.id.clone())} label={fill(w.delete, &[("name", &shown)])} />
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DeleteProps {
    /// What; `None` for all.
    id: Option<String>,
    label: AttrValue,
}

/// The way to delete what is kept. A copy may be the only one that there is, so it asks first.
#[component]
fn Delete(props: &DeleteProps) -> Html {
    let (w, acts, asks, sure) = (&words().dumps.kept, use_acts(), use_state_eq(|| false), use_node_ref());
    // Whoever came by the keyboard goes on from here.
    use_effect_with(*asks, {
        let sure = sure.clone();
        move |_| _ = sure.cast::<HtmlElement>().map(|sure| sure.focus())
    });
    let ask = |asked: bool| {
        let set = asks.setter();
        Callback::from(move |_: MouseEvent| set.set(asked))
    };
    let (id, label) = (props.id.clone(), &props.label);
    if *asks {
        let forget = acts.on::<MouseEvent>(move || Action::Kept(KeptAction::Forget(id.clone())));
        html! {
            <span class="kept-sure" role="group" aria-label={label}>
                <button type="button" class="plain small" ref={sure} onclick={forget}>{ w.delete_sure }</button>
                <button type="button" class="quiet small" onclick={ask(false)}>{ w.delete_not }</button>
            </span>
        }
    } else if id.is_none() {
        html! { <button type="button" class="plain small" onclick={ask(true)}>{ label }</button> }
    } else {
        html! {
            <button type="button" class="quiet square" onclick={ask(true)} aria-label={label} title={label}>
                { icon(Sign::Close) }
            </button>
        }
    }
}
