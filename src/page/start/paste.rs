//! A place to paste into, for touch screens and for those who look before they open.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::page::acts::{Input, use_acts};
use crate::page::dialog::Dialog;
use crate::page::state::{Action, Panel};
use crate::page::text::words;

/// The dialog.
#[component]
pub fn PasteDialog() -> Html {
    let (w, acts) = (&words().paste, use_acts());
    let (node, empty) = (use_node_ref(), use_state(|| true));
    let close = acts.on::<()>(|| Action::Show(Panel::None));
    let oninput = {
        let (node, empty) = (node.clone(), empty.clone());
        Callback::from(move |_: InputEvent| {
            let text = node.cast::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default();
            empty.set(text.trim().is_empty());
        })
    };
    let open = {
        let (node, open) = (node.clone(), acts.open.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(area) = node.cast::<HtmlTextAreaElement>() {
                open.emit(Input::Text(area.value()));
            }
        })
    };
    html! {
        <Dialog title={w.title} class="wide" on_close={close.clone()}>
            <p class="hint" id="paste-hint">{ w.hint }</p>
            <textarea ref={node} class="paste-area" dir="auto" rows="12" spellcheck="false" autofocus=true
                aria-label={w.label} aria-describedby="paste-hint" {oninput} />
            <p class="buttons end">
                <button type="button" class="plain" onclick={close.reform(|_| ())}>{ w.cancel }</button>
                <button type="button" class="primary" disabled={*empty} onclick={open}>{ w.open }</button>
            </p>
        </Dialog>
    }
}
