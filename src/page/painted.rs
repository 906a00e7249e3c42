//! What tests and measuring read: the document's state, and when results were painted.

use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

use super::state::{Phase, State};
use super::text::words;
use crate::worker::timing;

/// Calls `then` when what is rendered now has been painted.
pub fn after_paint(then: impl FnOnce() + 'static) {
    // The frame's own callback comes before painting, a task after it comes behind.
    let frame = Closure::once_into_js(move || Timeout::new(0, then).forget());
    // A window that grants no frame is not painted at all.
    let _ = window().request_animation_frame(frame.unchecked_ref());
}

/// Keeps the document's `data-state`, its title, and the measures of rows and queries. A page that only `starts` has no
/// state yet.
#[hook]
pub fn use_marks(state: &State, starts: bool) {
    let title = title(state);
    use_effect_with((state.phase, starts), |(phase, starts): &(Phase, bool)| {
        if let Some(root) = document().document_element().filter(|_| !starts) {
            // The attribute's name is a valid one.
            let _ = root.set_attribute("data-state", phase.name());
        }
    });
    use_effect_with(title, |title| document().set_title(title));
    use_effect_with(state.times.rows_of, |opened| {
        if let Some(opened) = *opened {
            after_paint(move || timing::measure(timing::FIRST_ROWS, opened, None));
        }
    });
    let answered = state.typed.and_then(|typed| Some((typed.at, typed.answer_ms?)));
    use_effect_with(answered, |answered| {
        if let Some((at, answer_ms)) = *answered {
            after_paint(move || timing::measure(timing::QUERY, at, Some(answer_ms)));
        }
    });
}

fn title(state: &State) -> String {
    match state.dumps.first() {
        Some(dump) => format!("{} · Readout", super::timeline::top::title_of(dump)),
        None => words().start.name.to_owned(),
    }
}
