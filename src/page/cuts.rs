//! Where a paste was cut into posts, and the way to cut it otherwise.

use yew::prelude::*;

use super::acts::{Acts, use_acts};
use super::locale;
use super::panel::PanelHead;
use super::state::{Action, Cuts};
use super::text::{fill, reasons, words};
use crate::worker::protocol::CutLine;

/// What is listed.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The lines, as far as they have come.
    pub cuts: Cuts,
}

/// The panel.
#[component]
pub fn CutsPanel(props: &Props) -> Html {
    let (w, acts) = (&words().cuts, use_acts());
    let lines = props.cuts.lines.clone();
    let hint = match &lines {
        None => w.loading,
        Some(lines) if lines.len() < 2 => w.none,
        Some(_) => w.intro,
    };
    let lines = lines.unwrap_or_default();
    html! {
        <>
            <PanelHead title={w.title} />
            <div class="panel-body">
                <p class="hint">{ hint }</p>
                <ol class="cuts">
                    for (number, line) in lines.iter().enumerate() {
                        { one(&acts, props.cuts.dump, line, number == 0) }
                    }
                </ol>
            </div>
        </>
    }
}

fn one(acts: &Acts, dump: u32, line: &CutLine, first: bool) -> Html {
    let w = &words().cuts;
    let (number, cut) = (line.line, line.cut);
    let toggle = acts.on::<MouseEvent>(move || Action::Cut { dump, line: number, cut: !cut });
    let what = if cut { w.join } else { w.split };
    html! {
        <li key={number} class={classes!("cut", if cut { "begins" } else { "goes-on" })}>
            <p class="cut-place">
                <b>{ if cut { w.begins } else { w.goes_on } }</b>
                <span>{ fill(w.line, &[("n", &locale::number(number.into()))]) }</span>
                <span class="cut-why">{ reasons::cut(line.reason) }</span>
            </p>
            <p class="cut-text" dir="auto">{ &line.text }</p>
            if first && cut {
                <span class="cut-first">{ w.first }</span>
            } else {
                <button type="button" class="plain small" onclick={toggle}>{ what }</button>
            }
        </li>
    }
}
