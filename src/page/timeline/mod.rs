//! The timeline: histogram, filters, list, and what is open beside it.

pub mod bars;
pub mod chips;
pub mod day;
pub mod facet;
pub mod facets;
pub mod flags;
pub mod list;
pub mod marked;
pub mod range;
pub mod row;
pub mod shape;
pub mod top;
pub mod value;
pub mod zones;

use std::rc::Rc;

use yew::prelude::*;

use self::chips::Chips;
use self::facets::Facets;
use self::list::EventList;
use self::range::TimeRange;
use self::top::Top;
use self::zones::PostedIn;
use super::about::about;
use super::acts::{Acts, use_acts};
use super::cuts::CutsPanel;
use super::event::event_panel;
use super::keep::keep_notices;
use super::problems::Problems;
use super::reading::reading;
use super::refusals::{refusals, unread_notices};
use super::state::{Panel, Phase, State};
use super::text::words;
use super::view::{Chosen, chosen};
use crate::timeline::Facet;

/// The state, as a whole: this is the one component that looks at most of it.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// It.
    pub state: Rc<State>,
}

/// The timeline.
#[component]
pub fn TimelineScreen(props: &Props) -> Html {
    let (state, acts) = (&props.state, use_acts());
    let (shown, view) = (&state.shown, &state.view);
    let dense = use_state_eq(|| false);
    let on_dense = {
        let dense = dense.clone();
        Callback::from(move |()| dense.set(!*dense))
    };
    let filter = use_memo(view.filter.clone(), Clone::clone);
    let names = state.opening.iter().map(|opened| opened.name.clone()).collect::<Vec<_>>().join(", ");
    let beside = beside(&acts, state);
    let kept = shown.totals.messages > 0;
    html! {
        <div class={classes!("timeline", beside.is_some().then_some("has-panel"), (state.panel == Panel::Filters).then_some("filters-open"))}>
            <Top dumps={state.dumps.clone()} messages={state.message_count()} events={shown.totals.events} shown={shown.shown} query={view.filter.query.clone()}
                faults={shown.query_faults.clone()} problems={state.problem_count()} kept={state.kept.clone()} />
            <div class="strip">
                if state.phase == Phase::Reading {
                    { reading(&acts, &names, state.progress, state.times) }
                }
                if state.lost.is_some() || !state.refused.is_empty() {
                    { refusals(&acts, &state.refused, state.lost.as_deref(), kept) }
                }
                if !state.unread.is_empty() { { unread_notices(&state.unread, &state.dumps) } }
                if state.kept.is_told() { { keep_notices(&acts, &state.kept) } }
            </div>
            <TimeRange histogram={shown.histogram.clone()} from={view.filter.from} to={view.filter.to} />
            <Facets facets={shown.facets.clone()} filter={filter.clone()} listed={state.facets.clone()} shown={shown.shown} />
            <main class="list">
                <Chips filter={view.filter.clone()} order={view.order} shown={shown.shown} events={shown.totals.events}
                    facets={shown.facets.clone()} forgiven={shown.forgiven.clone()} lifted={state.lifted} zones={PostedIn::of(&state.dumps)} dense={*dense} {on_dense} />
                { nothing(state) }
                <EventList shown={shown.clone()} view={view.clone()} cursor={state.cursor} asked={state.asked().window} is_answered={shown.serial == state.asked().serial} dense={*dense} />
            </main>
            <aside class="panel" aria-label={words().event.title}>{ beside.unwrap_or_default() }</aside>
        </div>
    }
}

/// What is open beside the list.
fn beside(acts: &Acts, state: &State) -> Option<Html> {
    match state.panel {
        Panel::Problems => Some(html! {
            <Problems problems={state.problems.clone()} refused={state.refused.clone()} dumps={state.dumps.clone()}
                complete={state.complete.clone()} only_new={chosen(&state.view.filter, Facet::Flag, "new") == Chosen::Included} />
        }),
        Panel::Cuts(_) => Some(html! { <CutsPanel cuts={state.cuts.clone()} /> }),
        Panel::About => Some(about(acts, &state.dumps, &state.fingerprints)),
        Panel::None | Panel::Columns(_) | Panel::Keep | Panel::Help | Panel::Paste | Panel::Filters => {
            state.view.open.as_ref().map(|_| event_panel(state))
        }
    }
}

/// What is said when there is nothing to list.
fn nothing(state: &State) -> Html {
    let w = &words().list;
    let (title, hint) = match state.phase {
        _ if state.shown.shown > 0 => return html! { <div class="nothing" hidden=true /> },
        Phase::Reading => (words().reading.looking, ""),
        _ if state.shown.totals.events > 0 => (w.none, w.none_hint),
        Phase::Ready if state.shown.totals.messages == 0 => (w.no_events, w.no_events_hint),
        _ => ("", ""),
    };
    html! {
        <div class="nothing">
            <p class="nothing-title">{ title }</p>
            <p>{ hint }</p>
        </div>
    }
}

/// A topic in words.
#[must_use]
pub fn topic(code: &str) -> AttrValue {
    value::name(crate::timeline::Facet::Topic, code, "")
}
