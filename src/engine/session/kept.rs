//! What a session does to be kept, and taken up again instead of read.

use std::rc::Rc;

use super::{Session, State};
use crate::dump::Source;
use crate::dump::history::Histories;
use crate::engine::keeping::{self, Bare, BareDump, Taken, TakenUp};
use crate::engine::opened::Opened;
use crate::timeline::Damage;

impl Session {
    /// Whether what is known of the dumps was taken up, and a file proves by its fingerprint not to be the one that was
    /// read then. All is read anew by the next steps.
    pub fn is_other(&mut self) -> bool {
        let other = self.fingerprints.take_other();
        if other {
            self.begin_again();
        }
        other
    }

    /// Whether it is ready and can be kept: no dump is unfit.
    #[must_use]
    pub fn is_keepable(&self) -> bool {
        self.is_ready() && !self.dumps.is_empty() && self.unfit().is_empty()
    }

    /// The names of the dumps that cannot be kept: each must be a file by itself, any message of which can be read alone, and
    /// of which the fingerprint was taken.
    #[must_use]
    pub fn unfit(&self) -> Vec<String> {
        let is_file = |dump: &Opened| {
            let file = self.fingerprints.file_of(dump.number, &dump.source);
            file.is_some_and(|(path, hash)| !path.is_empty() && hash.is_some())
        };
        let unfit = self.dumps.iter().filter(|dump| !keeping::reads_alone(dump) || !is_file(dump));
        unfit.map(|dump| dump.dump.name.clone()).collect()
    }

    /// A section of all that was made of the dumps, as it is stored, from 0; `None` behind the last, and while it is not
    /// ready. `program` is who may take it up again.
    #[must_use]
    pub fn section(&self, program: &str, number: u32) -> Option<Vec<u8>> {
        let State::Ready(timeline, event_of) = &self.state else { return None };
        keeping::section(program, number, || self.bare(), event_of, timeline)
    }

    fn bare(&self) -> Bare {
        let bare = |dump: &Opened| {
            let (path, hash) = self.fingerprints.file_of(dump.number, &dump.source).unwrap_or_default();
            BareDump::of(dump, path, hash)
        };
        Bare {
            dumps: self.dumps.iter().map(bare).collect(),
            problems: self.problems.clone(),
            histories: self.histories.settle(),
        }
    }

    /// Takes up, with nothing open, what was stored of a session; `files` are those that its dumps are, by their names. It
    /// is ready then. Whether they are the very files is known when they have their fingerprints: [`Self::is_other`].
    ///
    /// # Errors
    /// [`Damage`] when there is nothing that could be taken up with these files; nothing is open then.
    pub fn take_up(
        &mut self,
        store: &dyn Source,
        program: &str,
        files: Vec<(String, Rc<dyn Source>)>,
    ) -> Result<(), Damage> {
        let TakenUp { dumps, problems, histories, event_of, timeline } = keeping::take_up(store, program, files)?;
        for Taken { opened, path, source, hash } in dumps {
            self.fingerprints.expect(&path, &source, opened.number, hash);
            self.dumps.push(opened);
        }
        self.problems = problems;
        self.histories = Histories::settled(histories);
        self.state = State::Ready(Box::new(timeline), event_of);
        Ok(())
    }
}
