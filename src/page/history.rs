//! The address bar and the view follow each other.

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::acts::Acts;
use super::address;
use super::state::{Action, State};
use super::view::View;

/// The view that the address names.
#[must_use]
pub fn current() -> View {
    address::read(&window().location().hash().unwrap_or_default())
}

/// Writes the view into the address, and reads it when the user goes back, forward or edits it.
#[hook]
pub fn use_history(state: &State, acts: &Acts) {
    let step = state.step;
    use_effect_with(state.view.clone(), move |view| {
        if **view != current() {
            write(view, step);
        }
    });
    let act = acts.act.clone();
    use_effect_with((), move |()| {
        let heard = ["popstate", "hashchange"].map(|kind| {
            let act = act.clone();
            EventListener::new(&window(), kind, move |_| act.emit(Action::Visit(current())))
        });
        move || drop(heard)
    });
}

/// The address of a view, from the root of the host.
fn write(view: &View, step: bool) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default() + &location.search().unwrap_or_default();
    let fragment = address::write(view);
    let address = if fragment.is_empty() { path } else { format!("{path}#{fragment}") };
    let Ok(history) = window().history() else { return };
    let put = if step { web_sys::History::push_state_with_url } else { web_sys::History::replace_state_with_url };
    // A browser refuses when the address changes too often: then it follows at the next change.
    let _ = put(&history, &JsValue::NULL, "", Some(&address));
}
