//! What the host does to keep what is open on this device: begins, writes on between other work, tells.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::{Host, SHORT_TURN, TELL, say};
use crate::engine::Session;
use crate::worker::keeper::Wanted;
use crate::worker::protocol::{KeepFault, Reply};
use crate::worker::timing;

impl Host {
    /// Tells what is kept.
    pub(super) fn list_kept(self: &Rc<Self>) {
        let host = Rc::clone(self);
        spawn_local(async move { say(&host.keeper.listed(None).await) });
    }

    /// Deletes one of what is kept, or all, and tells what is left.
    pub(super) fn forget(self: &Rc<Self>, id: Option<String>) {
        let host = Rc::clone(self);
        spawn_local(async move {
            let fault = host.keeper.forget(id).await.err();
            say(&host.keeper.listed(fault).await);
        });
    }

    /// Begins to keep what is open.
    pub(super) fn begin_to_keep(self: &Rc<Self>, session: &Session, wanted: Wanted) {
        let Some((note, given)) = self.keeper.note(wanted, session) else {
            return say(&Reply::NotKept(KeepFault::Changed));
        };
        let (host, beginnings) = (Rc::clone(self), session.beginnings());
        spawn_local(async move {
            match host.keeper.begin(note, given, beginnings).await {
                Ok(()) => host.go_on(),
                Err(fault) => say(&Reply::NotKept(fault)),
            }
        });
    }

    /// Writes on what is to be kept, for a short while; whether there is more to write.
    pub(super) fn keep(self: &Rc<Self>, session: &Session) -> bool {
        let start = timing::now();
        while self.keeper.is_busy() && timing::now() - start < SHORT_TURN {
            match self.keeper.step(session) {
                Ok((true, written)) => {
                    if start - self.told.get() >= TELL {
                        self.told.set(start);
                        say(&Reply::Keeping { written });
                    }
                }
                Ok((false, _)) => self.end_keeping(None),
                Err(fault) => self.end_keeping(Some(fault)),
            }
        }
        self.keeper.is_busy()
    }

    /// Ends the writing, or gives it up.
    fn end_keeping(self: &Rc<Self>, fault: Option<KeepFault>) {
        let Some(writing) = self.keeper.take_writing() else { return };
        let host = Rc::clone(self);
        spawn_local(async move {
            let ended = match fault {
                Some(fault) => {
                    host.keeper.give_up(&writing);
                    drop(writing);
                    Err(fault)
                }
                None => host.keeper.end(writing).await,
            };
            // What was not finished is removed when all is listed.
            let kept = host.keeper.listed(None).await;
            if let Err(fault) = ended {
                say(&Reply::NotKept(fault));
            }
            say(&kept);
        });
    }

    /// All fingerprints were taken: it is known what is open, and whether it can be kept.
    pub(super) fn all_is_known(self: &Rc<Self>, session: &Session) {
        say(&Reply::Fingerprints(session.fingerprints()));
        if !session.is_keepable() {
            return say(&Reply::Unfit { dumps: session.unfit() });
        }
        say(&Reply::Keepable { copy: self.keeper.size(session) });
        if let Some(id) = self.keeper.take_again() {
            say(&Reply::Keeping { written: 0 });
            let (host, beginnings) = (Rc::clone(self), session.beginnings());
            spawn_local(async move {
                match host.keeper.begin_again(id, beginnings).await {
                    Ok(()) => host.go_on(),
                    Err(fault) => say(&Reply::NotKept(fault)),
                }
            });
        }
    }
}
