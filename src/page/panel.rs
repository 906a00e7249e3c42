//! The head that panels beside the list have in common.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::acts::use_acts;
use super::icon::{Sign, icon};
use super::state::Action;
use super::text::words;

/// What the head says.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The heading.
    pub title: AttrValue,
}

/// Heading and way out; takes the focus when it comes up.
#[component]
pub fn PanelHead(props: &Props) -> Html {
    let (node, acts) = (use_node_ref(), use_acts());
    use_effect_with(node.clone(), |node| {
        if let Some(heading) = node.cast::<HtmlElement>() {
            // A heading that cannot take the focus leaves it where it was.
            let _ = heading.focus();
        }
    });
    html! {
        <header class="panel-head">
            <h2 ref={node} tabindex="-1">{ &props.title }</h2>
            <button type="button" class="quiet square" onclick={acts.on(|| Action::Close)} aria-label={words().close} title={words().close}>
                { icon(Sign::Close) }
            </button>
        </header>
    }
}
