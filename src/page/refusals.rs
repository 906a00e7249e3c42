//! What went wrong as a whole: dumps that could not be opened, a worker that is lost.

use gloo::utils::window;
use yew::prelude::*;

use super::acts::Acts;
use super::icon::{Sign, icon};
use super::state::{Action, Refused};
use super::text::{fill, reasons, words};
use super::timeline::top::title_of;
use crate::dump::SourceError;
use crate::worker::protocol::DumpInfo;

/// The notices, one below the other: of dumps, and why the worker is lost, if it is. What was read before may still be
/// there (`kept`).
pub fn refusals(acts: &Acts, refused: &[Refused], lost: Option<&str>, kept: bool) -> Html {
    let w = &words().refused;
    // A page that cannot be reloaded by its own button can be by the browser's.
    let reload = Callback::from(|_: MouseEvent| drop(window().location().reload()));
    html! {
        <div class="notices" role="alert">
            if let Some(lost) = lost {
                <section class="notice">
                    { icon(Sign::Warning) }
                    <div class="notice-words">
                        <h2>{ w.lost_title }</h2>
                        <p>{ w.lost }</p>
                        if kept { <p>{ w.lost_kept }</p> }
                        <p class="fault"><code>{ lost }</code></p>
                    </div>
                    <button type="button" class="plain small" onclick={reload}>{ w.reload }</button>
                </section>
            }
            for (number, refused) in refused.iter().enumerate() {
                <section class="notice" key={number}>
                    { icon(Sign::Warning) }
                    <div class="notice-words">
                        <h2 dir="auto">{ fill(if refused.left_out { w.left_out } else { w.title }, &[("name", if refused.name.is_empty() { w.paste } else { &refused.name })]) }</h2>
                        <p>{ sentence(&reasons::not_opened(&refused.reason)) }</p>
                        if kept && !refused.left_out { <p>{ w.kept }</p> }
                    </div>
                    <button type="button" class="quiet square" onclick={acts.on(|| Action::ForgetRefusals)} aria-label={w.dismiss} title={w.dismiss}>
                        { icon(Sign::Close) }
                    </button>
                </section>
            }
        </div>
    }
}

/// Says of which dumps texts can no longer be read, and why: rows and events stay without a word otherwise.
pub fn unread_notices(unread: &[(u32, SourceError)], dumps: &[DumpInfo]) -> Html {
    let w = &words().refused;
    html! {
        <div class="notices" role="alert">
            for (number, error) in unread {
                <section class="notice" key={*number}>
                    { icon(Sign::Warning) }
                    <div class="notice-words">
                        <h2 dir="auto">{ fill(w.unread_title, &[("name", &dumps.iter().find(|dump| dump.dump == *number).map(title_of).unwrap_or_default())]) }</h2>
                        <p>{ sentence(&reasons::source(error)) }</p>
                        <p>{ w.unread }</p>
                    </div>
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
