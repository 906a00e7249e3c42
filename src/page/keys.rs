//! What the keys do, wherever the focus is.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::acts::Acts;
use super::state::{Action, Panel};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// To the search box.
    Search,
    /// Next or previous event.
    Step(i32),
    /// Opens the event that the cursor is on.
    Open,
    /// Closes what lies on top.
    Close,
    /// To the filters.
    Filters,
    /// What the keys do.
    Help,
}

/// The command of a key. Nothing is a command while text is typed, except leaving.
#[must_use]
pub fn command(key: &str, typing: bool, on_control: bool, modified: bool) -> Option<Command> {
    if key == "Escape" {
        return Some(Command::Close);
    }
    if typing || modified {
        return None;
    }
    Some(match key {
        "/" => Command::Search,
        "j" => Command::Step(1),
        "k" => Command::Step(-1),
        "f" => Command::Filters,
        "?" => Command::Help,
        "Enter" if !on_control => Command::Open,
        _ => return None,
    })
}

/// What a key means that writes no letter of these commands, by its place on the keyboard: other alphabets have none of them.
fn meant<'a>(key: &'a str, code: &str) -> &'a str {
    match (key, code) {
        (".", "Slash") => "/",
        (",", "Slash") => "?",
        _ if key.is_ascii() => key,
        (_, "KeyJ") => "j",
        (_, "KeyK") => "k",
        (_, "KeyF") => "f",
        _ => key,
    }
}

/// Listens for as long as the page lives.
#[hook]
pub fn use_keys(acts: &Acts) {
    let acts = acts.clone();
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                pressed(event, &acts);
            }
        });
        move || drop(listener)
    });
}

/// Puts the focus on the first element of a selector; tells whether there was one.
#[allow(clippy::must_use_candidate)] // most do not ask
pub fn focus(selector: &str) -> bool {
    let found = document().query_selector(selector).ok().flatten();
    found.and_then(|element| element.dyn_into::<HtmlElement>().ok()).is_some_and(|element| element.focus().is_ok())
}

fn pressed(event: &KeyboardEvent, acts: &Acts) {
    // An open dialog has its own Escape, and what lies behind it is not reached by keys.
    let modal = document().query_selector("dialog[open]").ok().flatten().is_some();
    if modal || event.default_prevented() || event.is_composing() {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let typing = target.as_ref().is_some_and(is_typed_into);
    let on_control =
        target.as_ref().is_some_and(|element| element.closest("a, button, summary, input").ok().flatten().is_some());
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    let Some(command) = command(meant(&event.key(), &event.code()), typing, on_control, modified) else { return };
    match command {
        Command::Search => {
            if !focus("input[type=search]") {
                return;
            }
            event.prevent_default();
        }
        Command::Step(by) => acts.act.emit(Action::Step(by)),
        Command::Open => acts.act.emit(Action::OpenCursor),
        Command::Close if typing => {
            // A search box with text in it is emptied by the browser first.
            let emptied = target.as_ref().and_then(|element| element.dyn_ref::<HtmlInputElement>());
            let emptied = emptied.is_some_and(|input| input.type_() == "search" && !input.value().is_empty());
            if let Some(element) = target.filter(|_| !emptied) {
                // An element that cannot lose the focus keeps it; there is nothing else to do.
                let _ = element.blur();
            }
        }
        Command::Close => acts.act.emit(Action::Close),
        Command::Filters => {
            acts.act.emit(Action::Show(Panel::Filters));
            // Where the filters are a sheet, they are there only after the next rendering.
            Timeout::new(0, || _ = focus(".facet summary")).forget();
        }
        Command::Help => acts.act.emit(Action::Show(Panel::Help)),
    }
}

fn is_typed_into(element: &HtmlElement) -> bool {
    match element.dyn_ref::<HtmlInputElement>() {
        Some(input) => !matches!(input.type_().as_str(), "checkbox" | "radio" | "button" | "submit"),
        None => matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_letters_while_typing() {
        assert_eq!(command("j", true, false, false), None);
        assert_eq!(command("j", false, false, false), Some(Command::Step(1)));
        assert_eq!(command("j", false, false, true), None);
    }

    #[test]
    fn keys_of_other_alphabets_are_told_by_their_place() {
        for (key, code, expected) in [
            ("о", "KeyJ", "j"),
            ("л", "KeyK", "k"),
            ("а", "KeyF", "f"),
            (".", "Slash", "/"),
            (",", "Slash", "?"),
            ("/", "Backslash", "/"),
            ("?", "Digit7", "?"),
            ("f", "KeyJ", "f"),
            (".", "Period", "."),
            ("-", "Slash", "-"),
            ("ы", "KeyS", "ы"),
            ("Escape", "Escape", "Escape"),
        ] {
            assert_eq!(meant(key, code), expected, "{key} {code}");
        }
    }

    #[test]
    fn escape_always_leaves() {
        assert_eq!(command("Escape", true, true, true), Some(Command::Close));
    }

    #[test]
    fn enter_on_a_control_is_the_controls_own() {
        assert_eq!(command("Enter", false, true, false), None);
        assert_eq!(command("Enter", false, false, false), Some(Command::Open));
    }
}
