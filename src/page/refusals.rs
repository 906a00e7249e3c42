//! What went wrong as a whole: dumps that could not be opened, a worker that is lost.

use gloo::utils::window;
use yew::prelude::*;

use super::acts::Acts;
use super::notice::{Notice, Way, notices};
use super::state::{Action, Refused};
use super::text::{fill, reasons, words};
use super::timeline::top::title_of;
use crate::dump::SourceError;
use crate::worker::protocol::DumpInfo;

/// The notices of dumps, and why the worker is lost, if it is. What was read before may still be there (`kept`).
pub fn refusals(acts: &Acts, refused: &[Refused], lost: Option<&str>, kept: bool) -> Html {
    let w = &words().refused;
    let if_kept = |is_told: bool, words: &str| if is_told { words.to_owned() } else { String::new() };
    let lost = lost.map(|lost| Notice {
        title: w.lost_title.to_owned(),
        says: vec![w.lost.to_owned(), if_kept(kept, w.lost_kept)],
        fault: Some(lost.to_owned()),
        // A page that cannot be reloaded by its own button can be by the browser's.
        way: Way::Reload(Callback::from(|_| drop(window().location().reload()))),
    });
    let forget = acts.on(|| Action::ForgetRefusals);
    let refused = refused.iter().map(|refused| {
        let name = if refused.name.is_empty() { w.paste } else { &refused.name };
        Notice {
            title: fill(if refused.left_out { w.left_out } else { w.title }, &[("name", name)]),
            says: vec![sentence(&reasons::not_opened(&refused.reason)), if_kept(kept && !refused.left_out, w.kept)],
            fault: None,
            way: Way::Dismiss(forget.clone()),
        }
    });
    notices(lost.into_iter().chain(refused).collect())
}

/// Says of which dumps texts can no longer be read, and why: rows and events stay without a word otherwise.
pub fn unread_notices(unread: &[(u32, SourceError)], dumps: &[DumpInfo]) -> Html {
    let w = &words().refused;
    let notice = |(number, error): &(u32, SourceError)| {
        let name = dumps.iter().find(|dump| dump.dump == *number).map(title_of).unwrap_or_default();
        Notice {
            title: fill(w.unread_title, &[("name", &name)]),
            says: vec![sentence(&reasons::source(error)), w.unread.to_owned()],
            fault: None,
            way: Way::Stays,
        }
    };
    notices(unread.iter().map(notice).collect())
}

/// Reasons come as clauses; a notice says them as a sentence.
#[must_use]
pub fn sentence(clause: &str) -> String {
    let mut letters = clause.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let end = if clause.ends_with(['.', '!', '?', ')']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}
