//! Light or dark: the system's choice until the user makes one, which this browser then keeps.

use gloo::storage::{LocalStorage, Storage};
use gloo::utils::{document, window};
use yew::prelude::*;

use super::icon::{Icon, Sign};
use super::text::words;

const KEY: &str = "readout.theme";

/// Puts the kept choice on the document, before anything is drawn.
pub fn restore() {
    if let Ok(theme) = LocalStorage::get::<String>(KEY) {
        set(&theme);
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
            let _ = LocalStorage::set(KEY, theme);
            dark.set(!*dark);
        })
    };
    html! {
        <button type="button" class="quiet square" {onclick} title={to} aria-label={to}>
            <Icon sign={if *dark { Sign::Sun } else { Sign::Moon }} />
        </button>
    }
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
