//! What is offered where something was probably read for what it is not: mending texts, correcting columns.

use std::rc::Rc;

use yew::prelude::*;

use super::acts::use_acts;
use super::state::{Action, Panel};
use super::text::{fill, words};
use crate::dump::Fault;
use crate::worker::protocol::{DumpInfo, Tabular};

/// Of which dump, and what is wrong with it.
#[derive(Clone, PartialEq, Properties)]
pub struct MendProps {
    /// The dump.
    pub dump: u32,
    /// The fault; nothing is offered but for texts that were encoded twice.
    pub fault: Fault,
}

/// An example of a text before and after mending, and the way to have all mended.
#[component]
pub fn MendOffer(props: &MendProps) -> Html {
    let (w, acts, dump) = (&words().dumps.twice, use_acts(), props.dump);
    let Fault::EncodedTwice { before, after, mended, .. } = &props.fault else { return html! {} };
    let mend = {
        let act = acts.act.clone();
        Callback::from(move |event: MouseEvent| act.emit(Action::Mend { dump, mend: true, at: event.time_stamp() }))
    };
    html! {
        <div class="twice">
            <dl>
                <div><dt>{ w.before }</dt><dd dir="auto">{ before }</dd></div>
                <div><dt>{ w.after }</dt><dd dir="auto">{ after }</dd></div>
            </dl>
            if !mended {
                <button type="button" class="plain small" onclick={mend}>{ w.mend }</button>
            }
        </div>
    }
}

/// What is open.
#[derive(Clone, PartialEq, Properties)]
pub struct ColumnProps {
    /// The dumps.
    pub dumps: Rc<[DumpInfo]>,
}

/// For each table in which something was not read as it should: the way to say what its columns hold.
#[component]
pub fn ColumnOffers(props: &ColumnProps) -> Html {
    let (w, acts) = (&words().dumps.columns, use_acts());
    let offered = props.dumps.iter().filter(|dump| match dump.columns {
        Tabular::No => false,
        Tabular::Clear => dump.problems > 0,
        Tabular::Unclear => true,
    });
    html! {
        for dump in offered {
            <p key={dump.dump} class="offer">
                <span>{ fill(w.ask, &[("name", &super::timeline::top::title_of(dump))]) }</span>
                <button type="button" class="plain small" onclick={{
                    let number = dump.dump;
                    acts.on::<MouseEvent>(move || Action::Show(Panel::Columns(number)))
                }}>{ w.open }</button>
            </p>
        }
    }
}
