//! The start screen: what this is, and how to open something.

pub mod export_help;
pub mod kept;
pub mod paste;

use std::rc::Rc;

use yew::prelude::*;

use super::acts::{Input, use_acts};
use super::icon::{Icon, Sign};
use super::state::{Action, Panel};
use super::text::words;
use super::theme::ThemeSwitch;
use crate::event::Class;
use crate::worker::protocol::KeptDump;
use export_help::ExportHelp;
use kept::KeptList;

use super::timeline::shape::Shape;

/// What it shows besides.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is kept on this device.
    pub kept: Rc<[KeptDump]>,
}

/// The start screen.
#[component]
pub fn Start(props: &Props) -> Html {
    let (w, acts) = (&words().start, use_acts());
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
            if !props.kept.is_empty() { <KeptList dumps={props.kept.clone()} /> }
            <p class="formats">{ w.formats }</p>
            <ExportHelp />
            <ul class="shows">
                <Shows number=0><Shape class={Class::Meeting} hollow=false /></Shows>
                <Shows number=1><Shape class={Class::Statement} hollow=false /></Shows>
                <Shows number=2><span class="evidence-sign" aria-hidden="true">{ "ab" }</span></Shows>
            </ul>
            <p class="privacy"><Icon sign={Sign::Lock} />{ w.privacy }</p>
        </main>
    }
}

/// One of the things that the program shows.
#[derive(Clone, PartialEq, Properties)]
struct ShowsProps {
    number: usize,
    children: Html,
}

#[component]
fn Shows(props: &ShowsProps) -> Html {
    let (what, how) = words().start.shows[props.number];
    html! { <li>{ props.children.clone() }<b>{ what }</b><span>{ how }</span></li> }
}
