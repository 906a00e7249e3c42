//! How files and texts get onto the page: picked, dropped anywhere, pasted anywhere.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, File, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::acts::Input;
use super::text::words;

/// The one file input, out of sight, and the curtain while something is dragged over the window.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The input, for those who open it.
    pub input: NodeRef,
    /// Opens what came.
    pub open: Callback<Input>,
}

/// The intake.
#[component]
pub fn Intake(props: &Props) -> Html {
    let over = use_state_eq(|| false);
    let w = &words().start;
    {
        let (open, over) = (props.open.clone(), over.setter());
        use_effect_with((), move |()| {
            let listeners = listen(&open, &over);
            move || drop(listeners)
        });
    }
    let onchange = {
        let open = props.open.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            open.emit(Input::Files(files(input.files())));
            // So that the same file can be picked again.
            input.set_value("");
        })
    };
    html! {
        <>
            <input ref={props.input.clone()} class="out-of-sight" type="file" multiple=true tabindex="-1" aria-label={w.open_files} {onchange} />
            <div class={classes!("curtain", over.then_some("over"))} aria-hidden="true"><p>{ w.dropping }</p></div>
        </>
    }
}

fn listen(open: &Callback<Input>, over: &UseStateSetter<bool>) -> [EventListener; 4] {
    let on = |kind: &'static str, act: Box<dyn Fn(&web_sys::Event)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window(), kind, options, move |event| act(event))
    };
    let (entered, left, dropped, open_drop, open_paste) =
        (over.clone(), over.clone(), over.clone(), open.clone(), open.clone());
    [
        on(
            "dragover",
            Box::new(move |event| {
                let event: &DragEvent = event.unchecked_ref();
                // Without this the browser would open the file itself and leave the page.
                event.prevent_default();
                if event.data_transfer().is_some_and(|data| holds_files(&data)) {
                    entered.set(true);
                }
            }),
        ),
        on(
            "dragleave",
            Box::new(move |event| {
                // Leaving the window has nowhere to go to.
                if event.unchecked_ref::<DragEvent>().related_target().is_none() {
                    left.set(false);
                }
            }),
        ),
        on(
            "drop",
            Box::new(move |event| {
                let event: &DragEvent = event.unchecked_ref();
                event.prevent_default();
                dropped.set(false);
                if let Some(input) = event.data_transfer().and_then(|data| input(&data)) {
                    open_drop.emit(input);
                }
            }),
        ),
        on(
            "paste",
            Box::new(move |event| {
                let event: &ClipboardEvent = event.unchecked_ref();
                if is_typed_into(event) {
                    return;
                }
                if let Some(input) = event.clipboard_data().and_then(|data| input(&data)) {
                    event.prevent_default();
                    open_paste.emit(input);
                }
            }),
        ),
    ]
}

/// The files of a drop or paste, or else its text.
fn input(data: &DataTransfer) -> Option<Input> {
    let files = files(data.files());
    if !files.is_empty() {
        return Some(Input::Files(files));
    }
    let text = data.get_data("text/plain").ok()?;
    (!text.trim().is_empty()).then_some(Input::Text(text))
}

fn files(list: Option<web_sys::FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|number| list.get(number)).collect()).unwrap_or_default()
}

fn holds_files(data: &DataTransfer) -> bool {
    data.types().iter().any(|kind| kind.as_string().is_some_and(|kind| kind == "Files" || kind == "text/plain"))
}

fn is_typed_into(event: &ClipboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| {
        let text_field = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA");
        text_field || element.closest("dialog").ok().flatten().is_some()
    })
}
