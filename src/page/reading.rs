//! How far reading is, and the way to stop it.

use yew::prelude::*;

use super::acts::use_acts;
use super::state::{Action, Times};
use super::text::{fill, told, words};
use crate::worker::protocol::{Progress, Stage};

/// What is told.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The names of what is opened.
    pub names: AttrValue,
    /// How far it is; `None` before the worker has said anything.
    pub progress: Option<Progress>,
    /// Since when.
    pub times: Times,
}

/// The strip under the top bar.
#[component]
pub fn Reading(props: &Props) -> Html {
    let (w, counted, acts) = (&words().reading, &words().counted, use_acts());
    let cancel = acts.on::<MouseEvent>(|| Action::Cancel);
    let Some(progress) = props.progress else {
        return html! {
            <div class="reading" role="status">
                <progress class="reading-bar" aria-label={w.opening} />
                <p class="reading-words"><b>{ w.opening }</b><span dir="auto" class="ellipsis">{ &props.names }</span></p>
            </div>
        };
    };
    let stage = match progress.stage {
        Stage::Reading => w.reading,
        Stage::Joining => w.joining,
    };
    let read = fill(w.bytes, &[("read", &told::bytes(progress.read)), ("total", &told::bytes(progress.total))]);
    let left = (progress.stage == Stage::Reading)
        .then(|| told::left(progress.read, progress.total, props.times.told - props.times.opened))
        .flatten();
    // Progress in thousandths: the element's own numbers are doubles, but nobody sees more.
    let done = progress.read.saturating_mul(1000).checked_div(progress.total).unwrap_or(0);
    html! {
        <div class="reading">
            <progress class="reading-bar" max="1000" value={done.to_string()} aria-label={stage} />
            <p class="reading-words">
                <b>{ stage }</b>
                <span dir="auto" class="ellipsis reading-name">{ &props.names }</span>
                <span>{ read }</span>
                <span>{ told::count(progress.messages.into(), counted.messages) }</span>
                <span>{ told::count(progress.events.into(), counted.events) }</span>
                if progress.problems > 0 {
                    <span class="warn">{ told::count(progress.problems.into(), counted.problems) }</span>
                }
                <span>{ left.unwrap_or_default() }</span>
            </p>
            <button type="button" class="plain small" onclick={cancel} title={w.cancel_hint}>{ w.cancel }</button>
        </div>
    }
}
