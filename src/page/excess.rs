//! Something packed comes to so much that it may be a trap: unpack it all the same?

use yew::prelude::*;

use super::acts::Acts;
use super::dialog::Dialog;
use super::state::{Action, Asked};
use super::text::{fill, told, words};

/// The dialog. To close it is to say no: the rest is opened without it.
pub fn excess_dialog(acts: &Acts, asked: &Asked) -> Html {
    let w = &words().excess;
    let Asked { question, excess } = asked;
    let question = *question;
    let no = acts.on::<()>(move || Action::Unpack { question, go_on: false });
    let yes = acts.on::<MouseEvent>(move || Action::Unpack { question, go_on: true });
    let (packed, unpacked) = (told::bytes(excess.packed), told::bytes(excess.unpacked));
    html! {
        <Dialog key={format!("excess {question}")} title={w.title} on_close={no.clone()}>
            <p dir="auto"><b>{ &excess.path }</b></p>
            <p>{ fill(w.what, &[("packed", &packed), ("unpacked", &unpacked)]) }</p>
            <p class="hint">{ w.hint }</p>
            <p class="buttons end">
                <button type="button" class="plain" onclick={yes}>{ w.go_on }</button>
                <button type="button" class="primary" onclick={no.reform(|_: MouseEvent| ())}>{ w.leave_out }</button>
            </p>
        </Dialog>
    }
}
