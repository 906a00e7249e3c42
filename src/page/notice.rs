//! Notices: what they look like. What is said in them is the business of those who have something to say.

use yew::prelude::*;

use super::icon::{Sign, icon};
use super::text::words;

/// Something that the user should know.
pub struct Notice {
    /// What it is about.
    pub title: String,
    /// What there is to say, a paragraph each; those without words are left out.
    pub says: Vec<String>,
    /// What the program says of it.
    pub fault: Option<String>,
    /// What can be done about it.
    pub way: Way,
}

/// What can be done about a notice.
pub enum Way {
    /// Nothing: it goes when it is no longer true.
    Stays,
    /// To put it away.
    Dismiss(Callback<MouseEvent>),
    /// To load the page again.
    Reload(Callback<MouseEvent>),
}

/// The notices, one below the other.
pub fn notices(all: Vec<Notice>) -> Html {
    html! { <div class="notices" role="alert">for (number, notice) in all.into_iter().enumerate() { { one(number, notice) } }</div> }
}

fn one(number: usize, notice: Notice) -> Html {
    let w = &words().refused;
    html! {
        <section class="notice" key={number}>
            { icon(Sign::Warning) }
            <div class="notice-words">
                <h2 dir="auto">{ notice.title }</h2>
                for says in notice.says.into_iter().filter(|says| !says.is_empty()) { <p>{ says }</p> }
                if let Some(fault) = notice.fault { <p class="fault"><code>{ fault }</code></p> }
            </div>
            if let Way::Dismiss(onclick) = notice.way {
                <button type="button" class="quiet square" {onclick} aria-label={w.dismiss} title={w.dismiss}>{ icon(Sign::Close) }</button>
            } else if let Way::Reload(onclick) = notice.way {
                <button type="button" class="plain small" {onclick}>{ w.reload }</button>
            }
        </section>
    }
}
