//! Pictures that were opened with their dumps: asked for when they are to be seen, the last few kept.

use std::rc::Rc;

use crate::worker::protocol::Request;

use super::{Medium, State};

/// How many are kept: what one event shows, and the one before.
const KEPT: usize = 24;

impl State {
    /// Asks for a picture, once.
    pub(super) fn want_medium(&mut self, dump: u32, path: String) {
        if self.media.iter().any(|medium| medium.dump == dump && medium.path == path) {
            return;
        }
        self.outbox.put(Request::Medium { dump, path: path.clone() });
        let skip = (self.media.len() + 1).saturating_sub(KEPT);
        let wanted = Medium { dump, path, bytes: None };
        self.media = self.media.iter().skip(skip).cloned().chain([wanted]).collect();
    }

    /// Takes one that came.
    pub(super) fn take_medium(&mut self, dump: u32, path: &str, bytes: Option<Vec<u8>>) {
        let Some(bytes) = bytes.map(Rc::new) else { return };
        let with = |medium: &Medium| {
            let is_it = medium.dump == dump && medium.path == path;
            if is_it { Medium { bytes: Some(Rc::clone(&bytes)), ..medium.clone() } } else { medium.clone() }
        };
        self.media = self.media.iter().map(with).collect();
    }
}
