//! What every component may do: change the state, open a dump.
//!
//! Both callbacks live as long as the page, so handing them down re-renders nothing.

use web_sys::File;
use yew::prelude::*;

use super::state::Action;
use crate::worker::protocol::{GivenFile, KeptDump};

/// What can be opened.
pub enum Input {
    /// Files that were given together, in this order.
    Files(Vec<(GivenFile, File)>),
    /// Pasted text.
    Text(String),
    /// What is kept on this device, with its copy.
    Kept(KeptDump),
    /// The example that comes with the page.
    Example,
}

/// The callbacks.
#[derive(Clone, PartialEq)]
pub struct Acts {
    /// Changes the state.
    pub act: Callback<Action>,
    /// Opens a dump.
    pub open: Callback<Input>,
    /// Lets the user pick files to open.
    pub pick: Callback<()>,
    /// Lets the user pick a folder to open.
    pub pick_folder: Callback<()>,
}

impl Acts {
    /// A callback that does one thing, whatever the event.
    pub fn on<E: 'static>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action()))
    }
}

/// The callbacks of the page.
#[hook]
pub fn use_acts() -> Acts {
    use_context::<Acts>().unwrap_or_else(|| Acts {
        act: Callback::noop(),
        open: Callback::noop(),
        pick: Callback::noop(),
        pick_folder: Callback::noop(),
    })
}
