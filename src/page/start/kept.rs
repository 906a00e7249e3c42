//! What is kept on this device: to be opened again, and to be deleted.

use yew::prelude::*;

use crate::dump::Day;
use crate::page::acts::{Acts, Input};
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
                    <button type="button" class="plain small" onclick={acts.on(|| Action::Kept(KeptAction::Forget(None)))}>{ w.delete_all }</button>
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
    let forget = {
        let id = dump.id.clone();
        acts.on::<MouseEvent>(move || Action::Kept(KeptAction::Forget(Some(id.clone()))))
    };
    let index = ("index", told::bytes(dump.index));
    let sizes = match dump.copy {
        Some(copy) => fill(w.with_copy, &[(index.0, &index.1), ("copy", &told::bytes(copy))]),
        None => fill(w.without_copy, &[(index.0, &index.1)]),
    };
    let day = Day((dump.kept_at / 86_400_000.0) as i32);
    let delete = fill(w.delete, &[("name", &name)]);
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
            <button type="button" class="quiet square" onclick={forget} aria-label={delete.clone()} title={delete}>
                { icon(Sign::Close) }
            </button>
        </li>
    }
}
