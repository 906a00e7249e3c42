//! What the page knows of what is kept on this device.

use std::rc::Rc;

use crate::worker::protocol::{Afresh, KeepFault, KeptDump, Request};

use super::{Panel, Phase, State};

/// What is kept, and what becomes of what is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// The dumps that are kept.
    pub dumps: Rc<[KeptDump]>,
    /// Which of them is open.
    pub open: Option<Rc<str>>,
    /// Why nothing can be kept, or the last thing was not.
    pub fault: Option<KeepFault>,
    /// How many bytes a copy of what is open takes, if it can be kept.
    pub keepable: Option<u64>,
    /// The names of the dumps that cannot be kept, if some cannot.
    pub unfit: Rc<[String]>,
    /// How many bytes of it are kept, while they are written.
    pub written: Option<u64>,
    /// Why a dump is read afresh that was kept.
    pub afresh: Option<Afresh>,
}

/// What happened to it.
#[derive(Clone, Debug, PartialEq)]
pub enum KeptAction {
    /// What is kept was listed.
    Listed {
        /// The dumps.
        dumps: Vec<KeptDump>,
        /// Which of them is open.
        open: Option<String>,
        /// Why nothing can be kept.
        fault: Option<KeepFault>,
    },
    /// What is open can be kept; a copy of it takes so many bytes.
    Keepable(u64),
    /// What is open cannot be kept, because of these dumps.
    Unfit(Vec<String>),
    /// So many bytes are written.
    Written(u64),
    /// It is not kept.
    Not(KeepFault),
    /// What was kept is of no use; the dump is read afresh.
    Afresh {
        /// Why.
        why: Afresh,
        /// When that was heard.
        at: f64,
    },
    /// The user wants what is open to be kept.
    Keep {
        /// What it is called.
        name: String,
        /// Whether with a copy.
        copy: bool,
        /// When, in milliseconds since 1970.
        at: f64,
    },
    /// The user wants a dump deleted, or all.
    Forget(Option<String>),
    /// The user has read what was said.
    Read,
}

impl Kept {
    /// Something else is being opened.
    pub(super) fn opens(&mut self) {
        (self.open, self.keepable, self.written, self.afresh) = (None, None, None, None);
        self.unfit = Rc::default();
    }

    /// Whether there is something to be said of keeping what is open.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        self.keepable.is_some() || self.open.is_some() || !self.unfit.is_empty()
    }

    /// Whether it has something to say above the list.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.afresh.is_some() || self.fault.as_ref().is_some_and(|fault| *fault != KeepFault::Denied)
    }
}

impl State {
    pub(super) fn keep(&mut self, action: KeptAction) {
        let kept = &mut self.kept;
        match action {
            KeptAction::Listed { dumps, open, fault } => {
                (kept.dumps, kept.open) = (dumps.into(), open.map(Into::into));
                kept.written = None;
                kept.fault = fault.or(kept.fault.take());
            }
            KeptAction::Keepable(copy) => kept.keepable = Some(copy),
            KeptAction::Unfit(dumps) => kept.unfit = dumps.into(),
            KeptAction::Written(written) => kept.written = Some(written),
            KeptAction::Not(fault) => (kept.fault, kept.written) = (Some(fault), None),
            KeptAction::Afresh { why, at } => {
                (kept.afresh, kept.keepable, kept.open) = (Some(why), None, None);
                if self.phase == Phase::Ready {
                    self.phase = Phase::Reading;
                    self.progress = None;
                    (self.times.opened, self.times.told, self.times.rows_of) = (at, at, None);
                }
            }
            KeptAction::Keep { name, copy, at } => {
                (kept.fault, kept.written) = (None, Some(0));
                self.panel = Panel::None;
                self.outbox.put(Request::Keep { name, copy, at });
            }
            KeptAction::Forget(id) => self.outbox.put(Request::Forget { id }),
            KeptAction::Read => (kept.fault, kept.afresh) = (None, None),
        }
    }
}
