//! The address bar and the view follow each other.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
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

/// How long a view stands before the address follows it, in milliseconds. A browser tells all its parts of each new address,
/// which costs more than drawing what was typed, and refuses when there are too many.
const REST: u32 = 300;

/// Writes the view into the address, and reads it when the user goes back, forward or edits it.
#[hook]
pub fn use_history(state: &State, acts: &Acts) {
    let step = state.step;
    // The view that the address is to follow.
    let due = use_memo((), |()| RefCell::new(None::<Rc<View>>));
    {
        let due = due.clone();
        use_effect_with(state.view.clone(), move |view| {
            let before = due.take();
            let waiting = if **view == current() {
                None
            } else if step {
                // Where "back" leads must be what was seen last.
                if let Some(before) = before {
                    settle(&before);
                }
                write(view, true);
                None
            } else {
                due.replace(Some(view.clone()));
                Some(Timeout::new(REST, move || follow(&due)))
            };
            move || drop(waiting)
        });
    }
    let act = acts.act.clone();
    use_effect_with((), move |()| {
        let heard = ["popstate", "hashchange"].map(|kind| {
            let act = act.clone();
            EventListener::new(&window(), kind, move |_| act.emit(Action::Visit(current())))
        });
        let left = EventListener::new(&window(), "pagehide", move |_| follow(&due));
        move || drop((heard, left))
    });
}

/// Writes the view that waits, if one does.
fn follow(due: &RefCell<Option<Rc<View>>>) {
    if let Some(view) = due.take() {
        settle(&view);
    }
}

/// Writes a view that came about by typing: "back" from what is searched for leads to what was there before, once,
/// whatever was typed in between.
fn settle(view: &View) {
    let was_searched = !current().filter.query.is_empty();
    write(view, was_searched == view.filter.query.is_empty());
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
