//! The top bar: what is open, how much of it is shown, search, and the few things one can do.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::event::Span;
use crate::page::acts::use_acts;
use crate::page::counted::counted;
use crate::page::icon::{Sign, icon};
use crate::page::state::{Action, Kept, Panel};
use crate::page::text::{fill, searches, told, words};
use crate::page::theme::ThemeSwitch;
use crate::timeline::QueryFault;
use crate::worker::protocol::{DumpInfo, Tabular};

/// What the bar says.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is open.
    pub dumps: Rc<[DumpInfo]>,
    /// How many posts there are.
    pub messages: u32,
    /// How many events there are.
    pub events: u32,
    /// How many events match.
    pub shown: u32,
    /// What is searched for.
    pub query: String,
    /// Why the query was not understood.
    pub faults: Rc<[QueryFault]>,
    /// Problems known of.
    pub problems: u32,
    /// What is kept on this device.
    pub kept: Kept,
}

/// The bar.
#[component]
pub fn Top(props: &Props) -> Html {
    let (w, acts) = (&words().top, use_acts());
    let paste = props.dumps.iter().find(|dump| dump.paste).map(|dump| dump.dump);
    let cuts = acts.on::<MouseEvent>(move || Action::Show(paste.map_or(Panel::None, Panel::Cuts)));
    let unclear = props.dumps.iter().find(|dump| dump.columns == Tabular::Unclear).map(|dump| dump.dump);
    let (about, keep) = (&words().dumps.about, &words().dumps.kept);
    let problems = told::count(props.problems.into(), words().counted.problems);
    html! {
        <header class="top">
            <p class="wordmark">{ "Read" }<i>{ "out" }</i></p>
            <div class="dump">
                <h1 title={description(&props.dumps)}><bdi>{ title(&props.dumps) }</bdi></h1>
                { counts(props) }
            </div>
            <Search query={props.query.clone()} faults={props.faults.clone()} />
            <div class="tools">
                <button type="button" class="quiet filters-button" onclick={acts.on(|| Action::Show(Panel::Filters))}>
                    { icon(Sign::Filter) }<span>{ w.filters }</span>
                </button>
                if props.problems == 0 && !props.dumps.is_empty() {
                    <button type="button" class="quiet" onclick={acts.on(|| Action::Show(Panel::Problems))} title={words().complete.title}>
                        { icon(Sign::Dense) }<span>{ words().complete.button }</span>
                    </button>
                }
                if props.problems > 0 {
                    <button type="button" class="quiet warn" onclick={acts.on(|| Action::Show(Panel::Problems))} title={problems.clone()}>
                        { icon(Sign::Warning) }<span>{ problems.clone() }</span>
                    </button>
                }
                if let Some(dump) = unclear {
                    <button type="button" class="quiet warn" onclick={acts.on(move || Action::Show(Panel::Columns(dump)))} title={words().dumps.columns.title}>
                        { icon(Sign::Columns) }<span>{ words().dumps.columns.open }</span>
                    </button>
                }
                if paste.is_some() {
                    <button type="button" class="quiet" onclick={cuts} title={w.cuts}>{ icon(Sign::Cut) }<span>{ w.cuts }</span></button>
                }
                <button type="button" class="quiet" onclick={acts.pick.reform(|_| ())} title={w.open}>
                    { icon(Sign::Open) }<span>{ w.open }</span>
                </button>
                <button type="button" class="quiet" onclick={acts.on(|| Action::Show(Panel::Paste))} title={w.paste}>
                    { icon(Sign::Paste) }<span>{ w.paste }</span>
                </button>
                if props.kept.is_asked() {
                    <button type="button" class="quiet" onclick={acts.on(|| Action::Show(Panel::Keep))} disabled={props.kept.written.is_some()} title={keep.keep_title}>
                        { icon(Sign::Keep) }<span>{ kept(&props.kept) }</span>
                    </button>
                }
                <button type="button" class="quiet" onclick={acts.on(|| Action::Show(Panel::About))} title={about.title}>
                    { icon(Sign::About) }<span>{ about.button }</span>
                </button>
                <ThemeSwitch />
                <button type="button" class="quiet square" onclick={acts.on(|| Action::Show(Panel::Help))} aria-label={w.help} title={w.help}>{ "?" }</button>
            </div>
        </header>
    }
}

/// From messages to events to those shown.
fn counts(props: &Props) -> Html {
    let w = &words().counted;
    let after = |number: u32, plural| format!("\u{a0}{}", words().after(number.into(), plural));
    html! {
        <p class="counts">
            <span>{ counted("messages", props.messages) }{ after(props.messages, w.messages) }</span>
            <span class="arrow" aria-hidden="true">{ "→" }</span>
            <span>{ counted("events", props.events) }{ after(props.events, w.events) }</span>
            <span class="arrow" aria-hidden="true">{ "→" }</span>
            <span role="status">{ counted("shown", props.shown) }{ after(props.shown, w.shown) }</span>
            if props.dumps.iter().any(|dump| dump.partial) { <span class="warn partial">{ words().top.partial }</span> }
        </p>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SearchProps {
    query: String,
    faults: Rc<[QueryFault]>,
}

/// The search box.
#[component]
fn Search(props: &SearchProps) -> Html {
    let (w, acts) = (&words().top, use_acts());
    let oninput = {
        let act = acts.act.clone();
        Callback::from(move |event: Event| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            act.emit(Action::Query { text, at: event.time_stamp() });
        })
    };
    // What was typed is entered when somebody says so.
    let onchange = oninput.clone();
    let oninput = oninput.reform(|event: InputEvent| event.into());
    html! {
        <search class="search">
            { icon(Sign::Search) }
            <input type="search" value={props.query.clone()} {oninput} {onchange} placeholder={w.search} aria-label={w.search_hint}
                autocomplete="off" autocapitalize="off" spellcheck="false" dir="auto" enterkeyhint="search"
                aria-invalid={(!props.faults.is_empty()).then_some("true")} aria-describedby="search-fault" />
            <kbd aria-hidden="true">{ "/" }</kbd>
            <p class="search-fault" id="search-fault" role="status">
                for fault in props.faults.iter() {
                    <span>
                        { misread(&props.query, fault.place) }
                        { fill(words().list.fault, &[("reason", &searches::reason(&fault.reason))]) }
                    </span>
                }
            </p>
        </search>
    }
}

/// So many characters of a search are shown beside what was not understood.
const AROUND: usize = 40;

/// The search with the part marked that was not understood; nothing if the search has changed since.
fn misread(query: &str, place: Span) -> Html {
    let (start, end) = (place.start as usize, place.end as usize);
    let parts = (query.get(..start), query.get(start..end), query.get(end..));
    let (Some(before), Some(part), Some(behind)) = parts else { return Html::default() };
    // Of a long one what stands around it.
    let (cut, from) = before.char_indices().rev().nth(AROUND).map_or(("", 0), |(at, _)| ("…", at));
    let (to, more) = behind.char_indices().nth(AROUND).map_or((behind.len(), ""), |(at, _)| (at, "…"));
    html! { <code dir="auto">{ cut }{ &before[from..] }<mark>{ part }</mark>{ &behind[..to] }{ more }</code> }
}

/// What a dump is called.
#[must_use]
pub fn title_of(dump: &DumpInfo) -> String {
    let w = &words().top;
    let chat = dump.chats.iter().find_map(|chat| chat.title.clone());
    match chat {
        Some(title) if dump.chats.len() > 1 => {
            fill(w.dumps, &[("first", &title), ("n", &(dump.chats.len() - 1).to_string())])
        }
        Some(title) => title,
        None if !dump.name.is_empty() => dump.name.clone(),
        None if dump.paste => w.pasted.to_owned(),
        None => w.untitled.to_owned(),
    }
}

/// What all that is open is called.
#[must_use]
pub fn title(dumps: &[DumpInfo]) -> String {
    let Some(first) = dumps.first().map(title_of) else { return String::new() };
    if dumps.len() == 1 {
        return first;
    }
    fill(words().top.dumps, &[("first", &first), ("n", &(dumps.len() - 1).to_string())])
}

/// Whether what is open is kept, or being kept.
fn kept(kept: &Kept) -> String {
    let w = &words().dumps.kept;
    match (kept.written, &kept.open) {
        (Some(written), _) => fill(w.keeping, &[("size", &told::bytes(written))]),
        (None, Some(_)) => w.kept.to_owned(),
        (None, None) => w.keep.to_owned(),
    }
}

fn description(dumps: &[DumpInfo]) -> Option<String> {
    let all: Vec<_> = dumps.iter().flat_map(|dump| &dump.chats).filter_map(|chat| chat.description.clone()).collect();
    (!all.is_empty()).then(|| all.join("\n"))
}
