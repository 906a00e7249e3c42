//! The root: holds the state, joins it to worker, address and keys, and shows the screen it is at.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::acts::Acts;
use super::chats::ChatPicker;
use super::columns::columns_dialog;
use super::event::picture::Pictures;
use super::excess::excess_dialog;
use super::help::help;
use super::history::{self, use_history};
use super::intake::Intake;
use super::keep::{keep_dialog, keep_notices};
use super::keys::use_keys;
use super::link::use_link;
use super::painted::use_marks;
use super::refusals::refusals;
use super::rehearsal::Rehearsal;
use super::start::{paste::PasteDialog, start};
use super::state::{Action, Panel, Phase, State};
use super::timeline::{TimelineScreen, top::title};
use super::zone::ShownZone;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        self.after(action).map_or(self, Rc::new)
    }
}

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(|| State::start(history::current()));
    let act = use_callback(state.dispatcher(), |action, dispatcher| dispatcher.dispatch(action));
    let open = use_link(&act, &state.outbox, state.typed.map(|typed| typed.serial));
    let input = use_node_ref();
    let pick = use_callback(input.clone(), |(), input| {
        if let Some(input) = input.cast::<HtmlInputElement>() {
            input.click();
        }
    });
    let folder = use_node_ref();
    let pick_folder = use_callback(folder.clone(), |(), folder| {
        if let Some(folder) = folder.cast::<HtmlInputElement>() {
            folder.click();
        }
    });
    let acts = Acts { act, open: open.clone(), pick, pick_folder };
    use_history(&state, &acts);
    use_keys(&acts);
    let rehearsed = use_state_eq(|| false);
    let over = use_callback(rehearsed.setter(), |(), rehearsed| rehearsed.set(true));
    let starts = state.phase == Phase::Start && !*rehearsed;
    use_marks(&state, starts);
    let now: Rc<State> = Rc::new((*state).clone());
    html! {
        <>
        if starts { <Rehearsal {over} /> }
        <ContextProvider<Acts> context={acts.clone()}>
        <ContextProvider<ShownZone> context={state.view.zone}>
        <ContextProvider<Pictures> context={Pictures(state.media.clone())}>
            <Intake {input} {folder} {open} />
            <div class="screen">
                if state.has_timeline() {
                    <TimelineScreen state={now} />
                } else {
                    { refusals(&acts, &state.refused, state.lost.as_deref(), false) }
                    if state.kept.is_told() { { keep_notices(&acts, &state.kept) } }
                    { start(&acts, &state.kept.dumps) }
                }
            </div>
            <div class="over">
                if let Some(excess) = state.excesses.first() {
                    { excess_dialog(&acts, excess) }
                } else if let Some((dump, chats)) = state.choosing.first() {
                    <ChatPicker key={*dump} dump={*dump} chats={chats.clone()} />
                } else if let Panel::Columns(_) = state.panel {
                    { columns_dialog(&acts, &state.columns) }
                } else if state.panel == Panel::Keep {
                    { keep_dialog(&acts, &state.kept, &title(&state.dumps)) }
                } else if state.panel == Panel::Help {
                    { help(&acts) }
                } else if state.panel == Panel::Paste {
                    <PasteDialog />
                }
            </div>
        </ContextProvider<Pictures>>
        </ContextProvider<ShownZone>>
        </ContextProvider<Acts>>
        </>
    }
}
