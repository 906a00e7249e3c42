//! Everything that could not be read, with its place and what to do about it; and how complete the rest is.

use std::rc::Rc;

use yew::prelude::*;

use super::acts::{Acts, use_acts};
use super::complete::complete;
use super::locale;
use super::panel::PanelHead;
use super::state::{Action, ProblemList, Refused};
use super::text::{faults, fill, reasons, told, words};
use super::twice::{column_offers, mend_offer};
use crate::dump::Problem;
use crate::worker::protocol::{Completeness, DumpInfo};

/// What is listed.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The problems, as far as they have come.
    pub problems: ProblemList,
    /// Dumps that could not be opened at all.
    pub refused: Rc<[Refused]>,
    /// The dumps, for their names.
    pub dumps: Rc<[DumpInfo]>,
    /// How complete the chats are.
    pub complete: Rc<[Completeness]>,
    /// Whether only what the dump opened last adds is shown.
    pub only_new: bool,
}

/// The panel.
#[component]
pub fn Problems(props: &Props) -> Html {
    let (w, acts) = (&words().problems, use_acts());
    let listed = &props.problems.listed;
    let left = props.problems.total.saturating_sub(listed.len() as u32);
    let several = props.dumps.len() > 1;
    let name = |dump: u32| {
        let found = props.dumps.iter().find(|info| info.dump == dump);
        several.then(|| found.map(super::timeline::top::title_of).unwrap_or_default())
    };
    html! {
        <>
            <PanelHead title={w.title} />
            <div class="panel-body">
                <p class="hint">{ if listed.is_empty() && props.refused.is_empty() { w.none } else { w.intro } }</p>
                { column_offers(&acts, &props.dumps) }
                <ol class="problems">
                    for (number, refused) in props.refused.iter().enumerate() {
                        <li class="problem lost" key={format!("r{number}")}>
                            <p class="problem-what"><b dir="auto">{ &refused.name }</b></p>
                            <p>{ super::refusals::sentence(&reasons::not_opened(&refused.reason)) }</p>
                        </li>
                    }
                    for (number, (dump, problem)) in listed.iter().enumerate() {
                        { line(&acts, number, problem, *dump, name(*dump)) }
                    }
                </ol>
                if left > 0 {
                    <button type="button" class="plain" onclick={acts.on(|| Action::MoreProblems)}>
                        { fill(w.more, &[("n", &locale::number(left.into()))]) }
                    </button>
                }
                if !props.complete.is_empty() {
                    { complete(&acts, &props.complete, &props.dumps, props.only_new) }
                }
            </div>
        </>
    }
}

/// One problem of a dump, which is named where there are several.
fn line(acts: &Acts, number: usize, problem: &Problem, dump: u32, name: Option<String>) -> Html {
    let w = &words().problems;
    let (what, to_do) = faults::fault(&problem.fault);
    let place = match problem.line {
        Some(line) => fill(w.line, &[("line", &locale::number(line.into()))]),
        None => told::stretch(problem.start..problem.end, problem.place.as_ref()),
    };
    // Of several files of one dump, the very one.
    let file = problem.place.as_ref().and_then(|place| place.path.clone());
    let loss = problem.is_loss();
    html! {
        <li key={number} class={classes!("problem", if loss { "lost" } else { "noted" })}>
            <p class="problem-place">
                <span class="badge">{ if loss { w.lost } else { w.noted } }</span>
                <span>{ place }</span>
                if let Some(file) = file { <bdi>{ file }</bdi> }
                if let Some(name) = name { <span dir="auto">{ fill(w.in_dump, &[("name", &name)]) }</span> }
            </p>
            <p class="problem-what"><b>{ what }</b></p>
            <p>{ to_do }</p>
            { mend_offer(acts, dump, &problem.fault) }
            if !problem.raw.trim().is_empty() {
                <details class="problem-raw"><summary>{ w.raw }</summary><pre dir="auto" tabindex="0">{ &problem.raw }</pre></details>
            }
        </li>
    }
}
