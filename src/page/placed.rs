//! Positions and sizes of elements, set through the CSSOM.
//!
//! The page's policy forbids style attributes, so that no text of a dump can ever bring one along. Numbers
//! that stylesheets need go into custom properties of the element instead.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Gives the element of `node` these custom properties, now and whenever they change.
#[hook]
pub fn use_placed<const N: usize>(node: &NodeRef, properties: [(&'static str, String); N]) {
    use_effect_with((node.clone(), properties), |(node, properties)| {
        let Some(element) = node.get().and_then(|node| node.dyn_into::<HtmlElement>().ok()) else { return };
        for (name, value) in properties {
            // Only a property that CSS knows can be refused, and custom ones are none.
            let _ = element.style().set_property(name, value);
        }
    });
}

/// Pixels as CSS writes them.
#[must_use]
pub fn px(pixels: f64) -> String {
    format!("{pixels:.1}px")
}

/// A share as CSS writes it.
#[must_use]
pub fn percent(share: f64) -> String {
    format!("{:.3}%", share * 100.0)
}
