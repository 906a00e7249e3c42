//! Keeping what is open on this device: the question how, and what came of it.

use yew::prelude::*;

use super::acts::Acts;
use super::dialog::Dialog;
use super::notice::{Notice, Way, notices};
use super::state::{Action, Kept, KeptAction, Panel};
use super::text::{fill, told, words};
use crate::worker::protocol::{Afresh, KeepFault};

/// The question how to keep what is open, which is called so.
pub fn keep_dialog(acts: &Acts, kept: &Kept, name: &str) -> Html {
    let w = &words().dumps.kept;
    let close = acts.on::<()>(|| Action::Show(Panel::None));
    let keep = |copy: bool| {
        let name = name.to_owned();
        acts.on::<MouseEvent>(move || {
            Action::Kept(KeptAction::Keep { name: name.clone(), copy, at: js_sys::Date::now() })
        })
    };
    let is_denied = kept.fault == Some(KeepFault::Denied);
    html! {
        <Dialog key="keep" title={w.keep_title} on_close={close}>
            if is_denied {
                <p>{ w.denied }</p>
            } else if kept.open.is_some() {
                <p>{ w.is_kept }</p>
            } else if !kept.unfit.is_empty() {
                <p>{ fill(w.unfit, &[("dumps", &kept.unfit.join(", "))]) }</p>
                <p class="hint">{ w.fit }</p>
            } else {
                <p>{ w.what }</p>
                <div class="keep-ways">
                    <button type="button" class="plain" onclick={keep(true)}>
                        <b>{ fill(w.keep_copy, &[("size", &told::bytes(kept.keepable.unwrap_or_default()))]) }</b>
                        <span>{ w.keep_copy_hint }</span>
                    </button>
                    <button type="button" class="plain" onclick={keep(false)}>
                        <b>{ w.keep_index }</b>
                        <span>{ w.keep_index_hint }</span>
                    </button>
                </div>
                <p class="hint">{ w.private }</p>
            }
        </Dialog>
    }
}

/// What came of it, where that is not what was wanted.
pub fn keep_notices(acts: &Acts, kept: &Kept) -> Html {
    let w = &words().dumps.kept;
    let fault = kept.fault.as_ref().and_then(|fault| match fault {
        KeepFault::Denied => None,
        KeepFault::Full => Some((w.not_kept, w.full.to_owned())),
        KeepFault::Changed => Some((w.not_kept, w.changed.to_owned())),
        KeepFault::Renamed(kept) => Some((w.known_again, fill(w.renamed, &[("kept", kept)]))),
        KeepFault::Other(what) => Some((w.not_done, fill(w.other, &[("what", what)]))),
    });
    let afresh = kept.afresh.map(|afresh| match afresh {
        Afresh::OtherVersion => w.other_version,
        Afresh::Damaged => w.damaged,
        Afresh::OtherFile => w.other_file,
    });
    let read = acts.on(|| Action::Kept(KeptAction::Read));
    let told = [fault, afresh.map(|what| (w.afresh, what.to_owned()))].into_iter().flatten();
    let notice = |(title, what): (&str, String)| Notice {
        title: title.to_owned(),
        says: vec![what],
        fault: None,
        way: Way::Dismiss(read.clone()),
    };
    notices(told.map(notice).collect())
}
