//! What went wrong as a whole: dumps that could not be opened, a worker that is lost.

use std::rc::Rc;

use gloo::utils::window;
use yew::prelude::*;

use super::acts::use_acts;
use super::icon::{Icon, Sign};
use super::state::{Action, Refused};
use super::text::{fill, reasons, words};

/// What is told.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The dumps.
    pub refused: Rc<[Refused]>,
    /// Why the worker is lost, if it is.
    pub lost: Option<Rc<str>>,
    /// Whether something that was read is still there.
    pub kept: bool,
}

/// The notices, one below the other.
#[component]
pub fn Refusals(props: &Props) -> Html {
    let (w, acts) = (&words().refused, use_acts());
    // A page that cannot be reloaded by its own button can be by the browser's.
    let reload = Callback::from(|_: MouseEvent| drop(window().location().reload()));
    html! {
        <div class="notices" role="alert">
            if let Some(lost) = &props.lost {
                <section class="notice">
                    <Icon sign={Sign::Warning} />
                    <div class="notice-words">
                        <h2>{ w.lost_title }</h2>
                        <p>{ w.lost }</p>
                        if props.kept { <p>{ w.lost_kept }</p> }
                        <p class="fault"><code>{ &**lost }</code></p>
                    </div>
                    <button type="button" class="plain small" onclick={reload}>{ w.reload }</button>
                </section>
            }
            for (number, refused) in props.refused.iter().enumerate() {
                <section class="notice" key={number}>
                    <Icon sign={Sign::Warning} />
                    <div class="notice-words">
                        <h2 dir="auto">{ fill(if refused.left_out { w.left_out } else { w.title }, &[("name", if refused.name.is_empty() { w.paste } else { &refused.name })]) }</h2>
                        <p>{ sentence(&reasons::not_opened(&refused.reason)) }</p>
                        if props.kept && !refused.left_out { <p>{ w.kept }</p> }
                    </div>
                    <button type="button" class="quiet square" onclick={acts.on(|| Action::ForgetRefusals)} aria-label={w.dismiss} title={w.dismiss}>
                        <Icon sign={Sign::Close} />
                    </button>
                </section>
            }
        </div>
    }
}

/// Reasons come as clauses; a notice says them as a sentence.
#[must_use]
pub fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let end = if clause.ends_with(['.', '!', '?', ')']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}
