//! The mark of a class: a disc, a diamond, a ring. Told apart by shape as well as by colour.

use yew::prelude::*;

use crate::event::Class;
use crate::page::text::names::class_key;

/// Which mark.
#[derive(Clone, PartialEq, Eq, Properties)]
pub struct Props {
    /// The class.
    pub class: Class,
    /// Not filled: planned, possible or called off.
    #[prop_or_default]
    pub hollow: bool,
}

/// The mark. Words beside it say the same.
#[component]
pub fn Shape(props: &Props) -> Html {
    let hollow = props.hollow.then_some("hollow");
    html! {
        <svg class={classes!("shape", class_key(props.class), hollow)} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
            if props.class == Class::Statement {
                <path d="M7 1.2L12.8 7L7 12.8L1.2 7z" />
            } else {
                <circle cx="7" cy="7" r="5" />
            }
        </svg>
    }
}
