//! What the keys do, how to search, what the marks mean.

use yew::prelude::*;

use super::acts::Acts;
use super::dialog::Dialog;
use super::state::{Action, Panel};
use super::text::words;

/// The dialog.
pub fn help(acts: &Acts) -> Html {
    let w = &words().help;
    html! {
        <Dialog key="help" title={w.title} on_close={acts.on(|| Action::Show(Panel::None))}>
            <h3>{ w.keys_title }</h3>
            <dl class="keys">
                for (keys, what) in w.keys.iter() {
                    <div key={*keys}>
                        <dt>for key in keys.split("  ") { <kbd key={key}>{ key }</kbd> }</dt>
                        <dd>{ *what }</dd>
                    </div>
                }
            </dl>
            <h3>{ w.search_title }</h3>
            <dl class="keys">
                for (query, what) in w.search.iter() {
                    <div key={*query}>
                        <dt>for part in query.split("  ") { <code key={part}>{ part }</code> }</dt>
                        <dd>{ *what }</dd>
                    </div>
                }
            </dl>
            <h3>{ w.marks_title }</h3>
            <ul class="marks">
                for (number, mark) in w.marks.iter().enumerate() { <li key={number}>{ *mark }</li> }
            </ul>
        </Dialog>
    }
}
