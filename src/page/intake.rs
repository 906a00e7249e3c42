//! How files and texts get onto the page: picked, dropped anywhere, pasted anywhere.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::acts::Input;
use super::dropped::{Dropped, picked};
use super::pasted::{is_links, link};
use super::text::words;

/// The inputs for files and folders, out of sight, and the curtain while something is dragged over the window.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The input for files, for those who open it.
    pub input: NodeRef,
    /// The one for folders.
    pub folder: NodeRef,
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
            let files = picked(input.files());
            if !files.is_empty() {
                open.emit(Input::Files(files));
            }
            // So that the same file can be picked again.
            input.set_value("");
        })
    };
    html! {
        <>
            <input ref={props.input.clone()} class="out-of-sight" type="file" multiple=true tabindex="-1" aria-label={w.open_files} onchange={onchange.clone()} />
            <input ref={props.folder.clone()} class="out-of-sight" type="file" webkitdirectory=true multiple=true tabindex="-1" aria-label={w.open_folder} {onchange} />
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
                let Some(data) = event.data_transfer() else { return };
                match Dropped::of(&data) {
                    Some(dropped) if dropped.has_folder() => {
                        let open = open_drop.clone();
                        spawn_local(async move { open.emit(Input::Files(dropped.all().await)) });
                    }
                    Some(dropped) => open_drop.emit(Input::Files(dropped.plain())),
                    None => text(&data).into_iter().for_each(|text| open_drop.emit(text)),
                }
            }),
        ),
        on(
            "paste",
            Box::new(move |event| {
                let event: &ClipboardEvent = event.unchecked_ref();
                let Some(data) = event.clipboard_data() else { return };
                let files = picked(data.files());
                let input = if files.is_empty() { text(&data) } else { Some(Input::Files(files)) };
                // A link goes from a dialog to its message; what else is pasted there is nothing for what lies behind.
                let is_link = matches!(&input, Some(Input::Text(text)) if link(text).is_some() || is_links(text));
                if let Some(input) = input.filter(|_| !is_typed_into(event, is_link)) {
                    event.prevent_default();
                    open_paste.emit(input);
                }
            }),
        ),
    ]
}

/// The text of a drop or paste.
fn text(data: &DataTransfer) -> Option<Input> {
    let text = data.get_data("text/plain").ok()?;
    (!text.trim().is_empty()).then_some(Input::Text(text))
}

fn holds_files(data: &DataTransfer) -> bool {
    data.types().iter().any(|kind| kind.as_string().is_some_and(|kind| kind == "Files" || kind == "text/plain"))
}

fn is_typed_into(event: &ClipboardEvent, is_link: bool) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| {
        let text_field = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA");
        text_field || !is_link && element.closest("dialog").ok().flatten().is_some()
    })
}
