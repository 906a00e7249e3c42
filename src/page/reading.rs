//! How far reading is, and the way to stop it.

use yew::prelude::*;

use super::acts::Acts;
use super::state::{Action, Times};
use super::text::{fill, told, words};
use crate::worker::protocol::{Progress, Stage};

/// The strip under the top bar: the names of what is opened, how far it is (`None` before the worker has said anything),
/// and since when.
pub fn reading(acts: &Acts, names: &str, progress: Option<Progress>, times: Times) -> Html {
    let (w, counted) = (&words().reading, &words().counted);
    let cancel = acts.on::<MouseEvent>(|| Action::Cancel);
    let Some(progress) = progress else {
        return html! {
            <div class="reading" role="status">
                <progress class="reading-bar" aria-label={w.opening} />
                <p class="reading-words"><b>{ w.opening }</b><span dir="auto" class="ellipsis">{ names }</span></p>
            </div>
        };
    };
    let stage = match progress.stage {
        Stage::Reading => w.reading,
        Stage::Finding => w.finding,
        Stage::Joining => w.joining,
    };
    let read = fill(w.bytes, &[("read", &told::bytes(progress.read)), ("total", &told::bytes(progress.total))]);
    let left = times.finding.filter(|_| progress.stage == Stage::Finding).and_then(|(since, before)| {
        let (done, all) = (progress.events.saturating_sub(before), progress.messages.saturating_sub(before));
        told::left(done.into(), all.into(), times.told - since)
    });
    let done = done(&progress);
    html! {
        <div class="reading">
            <progress class="reading-bar" max="1000" value={done.to_string()} aria-label={stage} />
            <p class="reading-words">
                <b>{ stage }</b>
                <span dir="auto" class="ellipsis reading-name">{ names }</span>
                <span>{ read }</span>
                <span>{ told::count(progress.messages.into(), counted.messages) }</span>
                <span>{ told::count(progress.events.into(), counted.events) }</span>
                if progress.problems > 0 {
                    <span class="warn">{ told::count(progress.problems.into(), counted.problems) }</span>
                }
                <span>{ left.unwrap_or_default() }</span>
            </p>
            if progress.stage == Stage::Reading {
                <button type="button" class="plain small" onclick={cancel} title={w.cancel_hint}>{ w.cancel }</button>
            }
        </div>
    }
}

/// How much is done, in thousandths: the element's own numbers are doubles, but nobody sees more. Finding takes some
/// four times as long as reading.
fn done(progress: &Progress) -> u64 {
    let part = |done: u64, all: u64, of: u64| done.saturating_mul(of).checked_div(all).unwrap_or(0).min(of);
    match progress.stage {
        Stage::Reading => part(progress.read, progress.total, 200),
        Stage::Finding => 200 + part(progress.events.into(), progress.messages.into(), 800),
        Stage::Joining => 1000,
    }
}
