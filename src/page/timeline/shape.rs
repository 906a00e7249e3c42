//! The mark of a class: a disc, a diamond, a ring. Told apart by shape as well as by colour.

use yew::prelude::*;

use crate::event::Class;
use crate::page::text::names::class_key;

/// The mark, not filled for what is planned, possible or called off. Words beside it say the same.
pub fn shape(class: Class, hollow: bool) -> Html {
    let hollow = hollow.then_some("hollow");
    html! {
        <svg class={classes!("shape", class_key(class), hollow)} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
            if class == Class::Statement {
                <path d="M7 1.2L12.8 7L7 12.8L1.2 7z" />
            } else {
                <circle cx="7" cy="7" r="5" />
            }
        </svg>
    }
}
