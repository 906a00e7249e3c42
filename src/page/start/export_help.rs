//! How to get an export, for those who ask.

use yew::prelude::*;

use crate::page::text::words;

/// The disclosure.
pub fn export_help() -> Html {
    let w = &words().export_help;
    html! {
        <details class="export-help">
            <summary>{ words().start.how }</summary>
            <div class="export-ways">
                <section>
                    <h2>{ w.desktop_title }</h2>
                    <ol>
                        for (number, step) in w.desktop.iter().enumerate() {
                            <li key={number}>{ *step }</li>
                        }
                    </ol>
                </section>
                <section>
                    <h2>{ w.copy_title }</h2>
                    <ol>
                        for (number, step) in w.copy.iter().enumerate() {
                            <li key={number}>{ *step }</li>
                        }
                    </ol>
                </section>
                <section>
                    <h2>{ w.lines_title }</h2>
                    <p>{ w.lines }</p>
                </section>
            </div>
        </details>
    }
}
