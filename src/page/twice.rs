//! What is offered where something was probably read for what it is not: mending texts, correcting columns.

use yew::prelude::*;

use super::acts::Acts;
use super::state::{Action, Panel};
use super::text::{fill, words};
use crate::dump::Fault;
use crate::worker::protocol::{DumpInfo, Tabular};

/// An example of a text before and after mending, and the way to have all of the dump mended; nothing but for texts that
/// were encoded twice.
pub fn mend_offer(acts: &Acts, dump: u32, fault: &Fault) -> Html {
    let w = &words().dumps.twice;
    let Fault::EncodedTwice { before, after, mended, .. } = fault else { return html! {} };
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

/// For each table in which something was not read as it should: the way to say what its columns hold.
pub fn column_offers(acts: &Acts, dumps: &[DumpInfo]) -> Html {
    let w = &words().dumps.columns;
    let offered = dumps.iter().filter(|dump| match dump.columns {
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
