//! The start screen: what this is, and how to open something.

pub mod export_help;
pub mod kept;
pub mod paste;

use yew::prelude::*;

use super::acts::{Acts, Input};
use super::icon::{Sign, icon};
use super::state::{Action, Panel};
use super::text::words;
use super::theme::ThemeSwitch;
use crate::event::Class;
use crate::worker::protocol::KeptDump;
use export_help::export_help;
use kept::kept_list;

use super::timeline::shape::shape;

/// The start screen, with what is kept on this device.
pub fn start(acts: &Acts, kept: &[KeptDump]) -> Html {
    let w = &words().start;
    let pick = acts.pick.reform(|_: MouseEvent| ());
    let folder = acts.pick_folder.reform(|_: MouseEvent| ());
    let paste = acts.on::<MouseEvent>(|| Action::Show(Panel::Paste));
    let example = acts.open.reform(|_: MouseEvent| Input::Example);
    html! {
        <main class="start">
            <header class="start-head">
                <h1 class="wordmark">{ "Read" }<i>{ "out" }</i></h1>
                <ThemeSwitch />
            </header>
            <p class="tagline">{ w.tagline }</p>
            <section class="dropzone" aria-label={w.open_files}>
                <p class="drop-words"><b>{ w.drop }</b><span>{ w.drop_more }</span></p>
                <p class="buttons">
                    <button type="button" class="primary" onclick={pick}>{ w.open_files }</button>
                    <button type="button" class="plain" onclick={folder}>{ w.open_folder }</button>
                    <button type="button" class="plain" onclick={paste}>{ w.paste_text }</button>
                    <button type="button" class="plain" onclick={example}>{ w.example }</button>
                </p>
            </section>
            if !kept.is_empty() { { kept_list(acts, kept) } }
            <p class="formats">{ w.formats }</p>
            { export_help() }
            <ul class="shows">
                { shows(0, shape(Class::Meeting, false)) }
                { shows(1, shape(Class::Statement, false)) }
                { shows(2, html! { <span class="evidence-sign" aria-hidden="true">{ "ab" }</span> }) }
            </ul>
            <p class="privacy">{ icon(Sign::Lock) }{ w.privacy }</p>
        </main>
    }
}

/// One of the things that the program shows, behind its sign.
fn shows(number: usize, sign: Html) -> Html {
    let (what, how) = words().start.shows[number];
    html! { <li>{ sign }<b>{ what }</b><span>{ how }</span></li> }
}
