//! Keeping what is open on this device: the question how, and what came of it.

use yew::prelude::*;

use super::acts::use_acts;
use super::dialog::Dialog;
use super::icon::{Icon, Sign};
use super::state::{Action, Kept, KeptAction, Panel};
use super::text::{fill, told, words};
use crate::worker::protocol::{Afresh, KeepFault};

/// What is kept, and what is open.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What is known of keeping.
    pub kept: Kept,
    /// What is open is called.
    pub name: String,
}

/// The question.
#[component]
pub fn KeepDialog(props: &Props) -> Html {
    let (w, acts, kept) = (&words().dumps.kept, use_acts(), &props.kept);
    let close = acts.on::<()>(|| Action::Show(Panel::None));
    let keep = |copy: bool| {
        let name = props.name.clone();
        acts.on::<MouseEvent>(move || {
            Action::Kept(KeptAction::Keep { name: name.clone(), copy, at: js_sys::Date::now() })
        })
    };
    let is_denied = kept.fault == Some(KeepFault::Denied);
    html! {
        <Dialog title={w.keep_title} on_close={close}>
            if is_denied {
                <p>{ w.denied }</p>
            } else if kept.open.is_some() {
                <p>{ w.is_kept }</p>
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

/// What is told.
#[derive(Clone, PartialEq, Properties)]
pub struct NoticeProps {
    /// What is known of keeping.
    pub kept: Kept,
}

/// What came of it, where that is not what was wanted.
#[component]
pub fn KeepNotices(props: &NoticeProps) -> Html {
    let (w, acts, kept) = (&words().dumps.kept, use_acts(), &props.kept);
    let fault = kept.fault.as_ref().and_then(|fault| match fault {
        KeepFault::Denied => None,
        KeepFault::Full => Some((w.not_kept, w.full.to_owned())),
        KeepFault::Changed => Some((w.not_kept, w.changed.to_owned())),
        KeepFault::Other(what) => Some((w.not_done, fill(w.other, &[("what", what)]))),
    });
    let afresh = kept.afresh.map(|afresh| match afresh {
        Afresh::OtherVersion => w.other_version,
        Afresh::Damaged => w.damaged,
        Afresh::OtherFile => w.other_file,
    });
    let notices = [fault, afresh.map(|what| (w.afresh, what.to_owned()))];
    html! {
        <div class="notices" role="alert">
            for (title, what) in notices.into_iter().flatten() {
                <section class="notice" key={title}>
                    <Icon sign={Sign::Warning} />
                    <div class="notice-words"><h2>{ title }</h2><p>{ what }</p></div>
                    <button type="button" class="quiet square" onclick={acts.on(|| Action::Kept(KeptAction::Read))} aria-label={words().refused.dismiss} title={words().refused.dismiss}>
                        <Icon sign={Sign::Close} />
                    </button>
                </section>
            }
        </div>
    }
}
