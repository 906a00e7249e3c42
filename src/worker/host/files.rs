//! What the host does with files that are given: they are read, or what is kept of them is taken up.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{Host, nothing, say};
use crate::dump::bundle;
use crate::engine::Session;
use crate::timeline::Damage;
use crate::worker::BUILD;
use crate::worker::kept::{self, Given, Opening, Recognised};
use crate::worker::protocol::{Afresh, GivenFile, KeepFault, NotOpened, Reply};

impl Host {
    /// Opens files, or takes up what is kept of them.
    pub(super) fn open_files(
        self: &Rc<Self>,
        session: &mut Session,
        opening: u32,
        given: Vec<GivenFile>,
        files: Vec<File>,
    ) {
        let given: Vec<Given> = given.into_iter().zip(files).map(|(at, file)| Given::new(at, file)).collect();
        if !(session.is_empty() && self.openings.borrow().is_empty() && self.keeper.may_know()) {
            return self.read(session, opening, given);
        }
        let host = Rc::clone(self);
        spawn_local(async move {
            let recognised = host.keeper.recognise(&given).await;
            let mut session = host.session.borrow_mut();
            match recognised {
                Recognised::Yes(found) => host.take_up(&mut session, opening, found),
                Recognised::Other => {
                    host.read(&mut session, opening, given);
                    say(&Reply::Afresh(Afresh::OtherFile));
                }
                Recognised::No => host.read(&mut session, opening, given),
            }
            host.go_on();
        });
    }

    /// Opens files that are to be read.
    fn read(&self, session: &mut Session, opening: u32, given: Vec<Given>) {
        let mut refused = Vec::new();
        let mut taken = Vec::new();
        for given in &given {
            let at = &given.at;
            match given.source().map(|source| source.ahead_by(self.sharing.ahead())) {
                Some(source) if at.in_folder => taken.push(bundle::File::in_folder("", &at.path, Rc::new(source))),
                Some(source) => taken.push(bundle::File::chosen(&at.path, Rc::new(source))),
                None => refused.push((at.path.clone(), NotOpened::NoAccess)),
            }
        }
        self.keeper.grows(given);
        if taken.is_empty() {
            return say(&nothing(opening, refused));
        }
        session.add(taken);
        self.openings.borrow_mut().push_back(opening);
        self.rows.set(false);
        self.hashed.set(false);
    }

    /// Opens what is kept with its copy.
    pub(super) fn open_kept(self: &Rc<Self>, opening: u32, id: String) {
        let host = Rc::clone(self);
        spawn_local(async move {
            let found = host.keeper.with_copy(&id).await;
            let mut session = host.session.borrow_mut();
            if let Some(found) = found {
                host.take_up(&mut session, opening, found);
            } else {
                // Another tab deleted it, or the browser did.
                let name = host.keeper.name(&id).unwrap_or(id);
                say(&nothing(opening, vec![(name, NotOpened::NoAccess)]));
                host.list_kept();
            }
            host.go_on();
        });
    }

    /// Takes up what is kept, or reads its files.
    fn take_up(self: &Rc<Self>, session: &mut Session, opening: u32, found: Opening) {
        let Opening { id, given, index, renamed } = found;
        let sources = kept::sources(&given, &self.sharing.ahead()).filter(|_| session.is_empty());
        let taken = match (index, sources) {
            (Some(index), Some(sources)) => session.take_up(&index, BUILD, sources).map_err(|damage| match damage {
                Damage::OtherVersion => Afresh::OtherVersion,
                _ => Afresh::Damaged,
            }),
            _ => Err(Afresh::Damaged),
        };
        if let Err(afresh) = taken {
            self.read(session, opening, given);
            self.keeper.opens(Vec::new(), Some(id), true);
            return say(&Reply::Afresh(afresh));
        }
        self.keeper.opens(given, Some(id), false);
        self.rows.set(true);
        self.hashed.set(false);
        let dumps = session.dumps();
        let numbers = dumps.iter().map(|dump| dump.dump).collect();
        say(&Reply::Found { opening, dumps: numbers, refused: Vec::new(), left_out: Vec::new(), unclear: Vec::new() });
        say(&Reply::Progress(session.progress()));
        say(&Reply::Fingerprints(session.fingerprints()));
        say(&Reply::Ready { dumps });
        if let Some(kept) = renamed {
            say(&Reply::NotKept(KeepFault::Renamed(kept)));
        }
        self.list_kept();
    }
}
