//! What the user says of a dump that makes the worker read it anew: what its columns hold, whether to mend its texts.

use std::rc::Rc;

use crate::dump::Columns;
use crate::worker::protocol::Request;

use super::{ColumnList, Panel, Phase, State, Times};

impl State {
    /// Dumps were found whose columns are not clear: the first is asked about, unless something else is open.
    pub(super) fn propose_columns(&mut self, unclear: Vec<u32>) {
        if let (Some(dump), Panel::None) = (unclear.into_iter().next(), self.panel) {
            self.panel = Panel::Columns(dump);
            self.show_columns(dump);
        }
    }

    pub(super) fn show_columns(&mut self, dump: u32) {
        self.columns = ColumnList { dump, ..ColumnList::default() };
        self.outbox.put(Request::Columns { dump });
    }

    pub(super) fn take_columns(&mut self, dump: u32, columns: Option<Columns>) {
        if self.columns.dump == dump {
            self.columns = ColumnList { dump, come: true, columns: columns.map(Rc::new) };
        }
    }

    /// Has everything read anew; what is shown stays until there is something else to show.
    pub(super) fn anew(&mut self, request: Request, at: f64) {
        self.outbox.put(request);
        self.kept.open = None;
        self.panel = Panel::None;
        self.phase = Phase::Reading;
        self.progress = None;
        self.times = Times { opened: at, told: at, ..Times::default() };
        (self.asking.cost, self.asking.events) = (0.0, 0);
    }
}
