//! Light or dark: the system's choice until the user makes one, which this browser then keeps.

use gloo::utils::{document, window};
use web_sys::Storage;
use yew::prelude::*;

use super::icon::{Sign, icon};
use super::text::words;

const KEY: &str = "readout.theme";

/// Puts the kept choice on the document, before anything is drawn.
pub fn restore() {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    if let Some(theme) = kept {
        set(theme.trim_matches('"'));
    }
}

/// The switch.
#[component]
pub fn ThemeSwitch() -> Html {
    let dark = use_state(is_dark);
    let to = if *dark { words().top.to_light } else { words().top.to_dark };
    let onclick = {
        let dark = dark.clone();
        Callback::from(move |_| {
            let theme = if *dark { "light" } else { "dark" };
            set(theme);
            // Without storage the choice lasts as long as the page.
            let _ = storage().map(|storage| storage.set_item(KEY, theme));
            dark.set(!*dark);
        })
    };
    html! {
        <button type="button" class="quiet square" {onclick} title={to} aria-label={to}>
            { icon(if *dark { Sign::Sun } else { Sign::Moon }) }
        </button>
    }
}

/// Where the choice is kept, if this browser lets a page keep anything.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn set(theme: &str) {
    if let Some(root) = document().document_element()
        && matches!(theme, "light" | "dark")
    {
        // The attribute's name is a valid one.
        let _ = root.set_attribute("data-theme", theme);
    }
}

fn is_dark() -> bool {
    match document().document_element().and_then(|root| root.get_attribute("data-theme")).as_deref() {
        Some(theme) => theme == "dark",
        None => window().match_media("(prefers-color-scheme: dark)").ok().flatten().is_some_and(|dark| dark.matches()),
    }
}
