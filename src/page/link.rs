//! The worker, as the page holds it: what is opened goes in, what is heard becomes an action.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::File;
use yew::prelude::*;

use super::acts::Input;
use super::painted::after_paint;
use super::pasted;
use super::state::{Action, Asked, KeptAction, Opened, Outbox, Refused};
use super::text::words;
use crate::worker::client::{Client, Heard};
use crate::worker::crew::processors;
use crate::worker::protocol::{GivenFile, Reply, Request};
use crate::worker::timing;

/// The channel that shows what the program can do; invented for it.
const EXAMPLE: &str = include_str!("../../data/example/result.json");

/// Up to so many processors have their hands full with showing what was typed: browsers draw in several threads.
const FEW: f64 = 2.0;

/// Starts the worker, sends it what the state wants sent, and gives the callback that opens things. `typed` is the number of
/// the question that typing asked last.
#[hook]
pub fn use_link(act: &Callback<Action>, outbox: &Outbox, typed: Option<u32>) -> Callback<Input> {
    let opened_at = use_memo((), |()| Cell::new(0.0));
    let client = {
        let (act, opened_at) = (act.clone(), opened_at.clone());
        use_memo((), move |()| {
            let client = Client::start(move |heard| hear(heard, &act, opened_at.get()));
            client.send(&Request::Kept);
            client
        })
    };
    let sent = use_memo((), |()| Cell::new(0));
    // The number of the question that was put last.
    let asked = use_memo((), |()| Cell::new(0));
    {
        let (client, sent, waiting, opened_at) = (client.clone(), sent, outbox.clone(), opened_at.clone());
        let act = act.clone();
        use_effect_with(outbox.last, move |last| {
            for request in waiting.after(sent.replace(*last)) {
                // What is read anew is measured anew.
                if matches!(request, Request::Recut { .. } | Request::Remap { .. } | Request::Mend { .. }) {
                    opened_at.set(timing::now());
                }
                if let Request::Ask(ask) = request {
                    asked.set(ask.serial);
                }
                if let Request::Ask(ask) = request
                    && typed == Some(ask.serial)
                    && processors() <= FEW
                {
                    // Whoever types sees the letter first, and the answer as soon as if both had shared the processors.
                    let (client, asked, ask) = (client.clone(), asked.clone(), ask.clone());
                    after_paint(move || {
                        // A question that was put meanwhile asks for all of it, and must be the last that the worker hears.
                        if asked.get() == ask.serial {
                            client.send(&Request::Ask(ask));
                        }
                    });
                } else if *request == Request::Painted {
                    let (client, act) = (client.clone(), act.clone());
                    after_paint(move || {
                        act.emit(Action::Painted);
                        Timeout::new(0, move || client.send(&Request::Painted)).forget();
                    });
                } else {
                    client.send(request);
                }
            }
        });
    }
    let act = act.clone();
    use_callback((), move |input: Input, ()| open(&client, input, &act, &opened_at))
}

fn open(client: &Client, input: Input, act: &Callback<Action>, opened_at: &Rc<Cell<f64>>) {
    let at = timing::now();
    if let Input::Text(text) = &input {
        let links = Some(text.trim()).filter(|text| pasted::is_links(text));
        if let Some(link) = pasted::link(text).or(links) {
            return act.emit(Action::Link { text: link.to_owned(), at });
        }
    }
    opened_at.set(at);
    let opened = match input {
        Input::Files(files) if files.is_empty() => return,
        Input::Files(files) => {
            let name = named(&files);
            Opened { opening: client.open_files(files), name }
        }
        Input::Text(text) => Opened { opening: client.open_text(text), name: words().paste.name.to_owned() },
        Input::Kept(dump) => Opened { opening: client.open_kept(dump.id), name: dump.name.unwrap_or_default() },
        Input::Example => {
            let parts = js_sys::Array::of1(&EXAMPLE.into());
            // A file of text can always be made; if a browser will not, there is nothing to open.
            let Ok(file) = File::new_with_str_sequence(&parts, words().start.example_name) else { return };
            let name = file.name();
            let given = GivenFile { path: name.clone(), in_folder: false };
            Opened { opening: client.open_files(vec![(given, file)]), name }
        }
    };
    act.emit(Action::Opened { opened, at });
}

/// What is being opened, in a few words: the folder, or the first files.
fn named(files: &[(GivenFile, File)]) -> String {
    const NAMED: usize = 3;
    let mut names: Vec<&str> = Vec::new();
    for (given, _) in files {
        let name = if given.in_folder { given.path.split('/').next().unwrap_or_default() } else { &given.path };
        if names.last() != Some(&name) {
            names.push(name);
        }
    }
    let more = if names.len() > NAMED { "…" } else { "" };
    names.truncate(NAMED);
    names.join(", ") + more
}

fn hear(heard: Heard, act: &Callback<Action>, opened_at: f64) {
    let reply = match heard {
        Heard::Reply(reply) => reply,
        Heard::Lost(lost) => return act.emit(Action::Lost(lost.to_string())),
    };
    act.emit(match reply {
        Reply::Progress(progress) => Action::Progress { progress, at: timing::now() },
        Reply::Choose { dump, chats } => Action::ChooseChats { dump, chats },
        Reply::Read => return timing::measure(timing::READ, opened_at, None),
        Reply::Ready { dumps } => {
            timing::measure(timing::OPEN, opened_at, None);
            Action::Ready(dumps)
        }
        Reply::Found { opening, dumps, refused, left_out, unclear } => Action::Found {
            unclear,
            opening,
            dumps: dumps.len() as u32,
            refused: refused.into_iter().map(|(name, reason)| Refused { name, reason, left_out: false }).collect(),
            left_out: left_out.into_iter().map(|(name, reason)| Refused { name, reason, left_out: true }).collect(),
        },
        Reply::Ask { question, excess } => Action::Ask(Asked { question, excess }),
        Reply::Medium { dump, path, bytes } => Action::Medium { dump, path, bytes },
        Reply::Answer { answer, answer_ms } => Action::Answer { answer, answer_ms },
        Reply::Excerpts { serial, excerpts } => Action::Excerpts { serial, excerpts },
        Reply::Unread { dumps } => Action::Unread(dumps),
        Reply::Event { key, detail } => Action::Detail { key, detail },
        Reply::Problems { total, first, problems } => Action::Problems { total, first, problems },
        Reply::Completeness { chats } => Action::Completeness(chats),
        Reply::Cuts { dump, cuts } => Action::Cuts { dump, cuts },
        Reply::Columns { dump, columns } => Action::Columns { dump, columns },
        Reply::Fingerprints(files) => Action::Fingerprints(files),
        Reply::Kept { dumps, open, fault } => Action::Kept(KeptAction::Listed { dumps, open, fault }),
        Reply::Keepable { copy } => Action::Kept(KeptAction::Keepable(copy)),
        Reply::Unfit { dumps } => Action::Kept(KeptAction::Unfit(dumps)),
        Reply::Keeping { written } => Action::Kept(KeptAction::Written(written)),
        Reply::NotKept(fault) => Action::Kept(KeptAction::Not(fault)),
        Reply::Afresh(why) => Action::Kept(KeptAction::Afresh { why, at: timing::now() }),
        // The client keeps these to itself.
        Reply::Hello { .. } | Reply::WantHands | Reply::Panicked { .. } => return,
    });
}
