//! Which chats of a whole account to read.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::acts::use_acts;
use super::dialog::Dialog;
use super::locale;
use super::state::Action;
use super::text::{fill, told, words};
use crate::dump::Days;
use crate::sorted::SortedSet;
use crate::worker::protocol::ChatChoice;

/// What there is to choose from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The dump.
    pub dump: u32,
    /// Its chats.
    pub chats: Rc<[ChatChoice]>,
}

/// The dialog.
#[component]
pub fn ChatPicker(props: &Props) -> Html {
    let (w, acts) = (&words().chats, use_acts());
    let ticked =
        use_state(|| SortedSet::of(props.chats.iter().filter(|chat| chat.preselected).map(|chat| chat.number)));
    let search = use_state(String::new);
    let dump = props.dump;
    let choose = {
        let (act, ticked) = (acts.act.clone(), ticked.clone());
        Callback::from(move |_: MouseEvent| {
            act.emit(Action::ChatsChosen { dump, chats: ticked.keys().copied().collect() });
        })
    };
    // To choose nothing is an answer too: reading goes on with the next dump.
    let none = acts.on::<()>(move || Action::ChatsChosen { dump, chats: Vec::new() });
    let tick = |all: bool| {
        let (ticked, chats) = (ticked.clone(), props.chats.clone());
        Callback::from(move |_: MouseEvent| {
            ticked.set(SortedSet::of(chats.iter().filter(|_| all).map(|chat| chat.number)));
        })
    };
    let toggle = {
        let ticked = ticked.clone();
        Callback::from(move |number: u32| {
            let mut next = (*ticked).clone();
            if next.remove(&number).is_none() {
                next.add(number);
            }
            ticked.set(next);
        })
    };
    let oninput = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| search.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let wanted = search.to_lowercase();
    let found = |chat: &&ChatChoice| {
        wanted.is_empty() || chat.chat.title.as_deref().unwrap_or_default().to_lowercase().contains(&wanted)
    };
    let chosen = told::count(ticked.len() as u64, words().counted.chats);
    html! {
        <Dialog title={w.title} class="wide" on_close={none.clone()}>
            <p class="hint">{ w.hint }</p>
            <p class="chat-tools">
                <input type="text" class="field" placeholder={w.search} aria-label={w.search} {oninput} />
                <button type="button" class="plain small" onclick={tick(true)}>{ w.all }</button>
                <button type="button" class="plain small" onclick={tick(false)}>{ w.none }</button>
            </p>
            <ul class="chats">
                for chat in props.chats.iter().filter(found) {
                    <ChatLine key={chat.number} chat={chat.clone()} ticked={ticked.has(&chat.number)} toggle={toggle.clone()} />
                }
            </ul>
            <p class="buttons end">
                <button type="button" class="plain" onclick={none.reform(|_| ())}>{ w.cancel }</button>
                <button type="button" class="primary" disabled={ticked.is_empty()} onclick={choose}>
                    { if ticked.is_empty() { w.read_none.to_owned() } else { fill(w.read, &[("chats", &chosen)]) } }
                </button>
            </p>
        </Dialog>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LineProps {
    chat: ChatChoice,
    ticked: bool,
    toggle: Callback<u32>,
}

#[component]
fn ChatLine(props: &LineProps) -> Html {
    let chat = &props.chat;
    let onchange = {
        let (toggle, number) = (props.toggle.clone(), chat.number);
        Callback::from(move |_: Event| toggle.emit(number))
    };
    let days = chat.days.map(|(first, last)| locale::days(Days { first, last }));
    html! {
        <li>
            <label class="chat">
                <input type="checkbox" checked={props.ticked} {onchange} />
                <span class="chat-title"><bdi>{ chat.chat.title.as_deref().unwrap_or(words().chats.untitled) }</bdi></span>
                <span class="chat-kind">{ words().chat(chat.chat.kind) }</span>
                <span class="chat-days">{ days.unwrap_or_default() }</span>
                <span class="chat-count">{ locale::number(chat.messages.into()) }</span>
            </label>
        </li>
    }
}
