//! What is seen: the state of the page, and its components.
//!
//! The page knows only what the worker answers. [`state`], [`view`], [`address`], [`layout`] and [`text`] are
//! pure and tested without a browser; the rest draws. Yew lives here and nowhere else.

pub mod view;
pub mod zone;
pub mod address;
pub mod state;
pub mod layout;
pub mod text;
pub mod locale;

pub mod acts;
pub mod app;
pub mod link;
pub mod history;
pub mod keys;
pub mod intake;
pub mod keep;
pub mod painted;
pub mod pasted;
pub mod placed;

pub mod counted;
pub mod dialog;
pub mod dropped;
pub mod excess;
pub mod icon;
pub mod notice;
pub mod panel;
pub mod theme;

pub mod start;
pub mod rehearsal;
pub mod chats;
pub mod reading;
pub mod refusals;
pub mod timeline;
pub mod event;
pub mod complete;
pub mod problems;
pub mod cuts;
pub mod columns;
pub mod about;
pub mod twice;
pub mod help;

/// Draws the page into the element that the document keeps for it.
pub fn run() {
    theme::restore();
    let place = gloo::utils::document().query_selector("[data-boot]").ok().flatten();
    match place {
        Some(place) => drop(yew::Renderer::<app::App>::with_root(place).render()),
        None => drop(yew::Renderer::<app::App>::new().render()),
    }
}
