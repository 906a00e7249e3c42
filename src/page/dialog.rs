//! A dialog that holds the focus until it is closed: the browser's own.

use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::text::words;

/// What a dialog is made of.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Its heading, which also names it.
    pub title: AttrValue,
    /// A class that sets its width.
    #[prop_or_default]
    pub class: Classes,
    /// Asked to close: by key, by button, by a click beside it.
    pub on_close: Callback<()>,
    /// What is in it.
    pub children: Html,
}

/// A dialog, open for as long as it is rendered.
#[component]
pub fn Dialog(props: &Props) -> Html {
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        let dialog = node.cast::<HtmlDialogElement>();
        if let Some(dialog) = dialog.filter(|dialog| !dialog.open()) {
            // It is in the document and not open, which are the two things that could be wrong.
            let _ = dialog.show_modal();
        }
    });
    let close = {
        let on_close = props.on_close.clone();
        Callback::from(move |()| on_close.emit(()))
    };
    let oncancel = {
        let close = close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            close.emit(());
        })
    };
    // The backdrop belongs to the dialog: a click on it has the dialog itself as its target.
    let onclick = {
        let (close, node) = (close.clone(), node.clone());
        Callback::from(move |event: MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
            if target.is_some() && target == node.get() {
                close.emit(());
            }
        })
    };
    html! {
        <dialog ref={node} class={classes!("dialog", props.class.clone())} aria-labelledby="dialog-title" {oncancel} {onclick}>
            <div class="dialog-inside">
                <header class="dialog-head">
                    <h2 id="dialog-title">{ &props.title }</h2>
                    <button type="button" class="quiet square" onclick={close.reform(|_| ())} aria-label={words().close} title={words().close}>
                        { icon(Sign::Close) }
                    </button>
                </header>
                { props.children.clone() }
            </div>
        </dialog>
    }
}
