//! Across damage: from where reading fails to the next message, or the next object with messages in it.

use memchr::memchr;

use crate::dump::fault::Malformed;
use crate::dump::json::{Halt, Lost, blanks};
use crate::dump::reader::Sink;
use crate::dump::window::Window;

use super::class::{Class, classify};
use super::walk::{Place, ROW, Walk};

impl Walk {
    /// Begins to pass over what cannot be read in `reach` bytes, which are `whole` if nothing follows them. Bytes that
    /// arrived beyond them say nothing: how many there are depends on the size of slices.
    pub(super) fn lose(&mut self, window: &mut Window, reach: usize, whole: bool, halt: Halt) {
        let bytes = &window.bytes()[..reach];
        // The file's own white space is not part of what is lost, and no message however much there is.
        let blank = blanks(bytes);
        if blank == reach {
            self.take(window, blank);
            return;
        }
        let what = match halt {
            Halt::Damage(what) => Some(what),
            Halt::More => {
                self.limit = self.patience.endless(self.limit);
                (!whole).then_some(Malformed::NoEnd)
            }
        };
        let mut lost = Lost::new(window.offset() + blank as u64, what);
        let taken = blank + lost.pass(&bytes[blank..=blank]);
        self.lost = Some(lost);
        self.skip = None;
        self.take(window, taken);
    }

    /// Looks for the next message, or the next object with messages in it.
    pub(super) fn find_back(
        &mut self,
        bytes: &[u8],
        base: u64,
        whole: bool,
        sink: &mut dyn Sink,
    ) -> Result<usize, Halt> {
        let rows = self.dialect.has_rows();
        let opens = |byte: &u8| *byte == b'{' || rows && *byte == b'[';
        let at = if rows { bytes.iter().position(opens) } else { memchr(b'{', bytes) }.unwrap_or(bytes.len());
        let class = match (at, bytes.first()) {
            (0, Some(b'[')) => {
                let reach = ROW.min(self.patience.near()).min(self.limit);
                let near = &bytes[..bytes.len().min(reach)];
                let is_row = self.dialect.is_row(near, whole || near.len() == reach).ok_or(Halt::More)?;
                self.patience.miss(!is_row);
                if is_row { Class::Message } else { Class::Other }
            }
            (0, _) if self.before.may_open() => {
                let near = self.patience.near().min(self.limit);
                let class = classify(&*self.dialect, bytes, near, whole, true).ok_or(Halt::More)?;
                self.patience.miss(class == Class::Other);
                class
            }
            _ => Class::Other,
        };
        let is_row = bytes.first() == Some(&b'[');
        if class == Class::Other || class == Class::Message && !is_row && !self.before.fits(self.usual) {
            return Ok(self.lost.as_mut().map_or(0, |lost| lost.pass(&bytes[..at.max(1)])));
        }
        self.report_lost(base, sink);
        if class == Class::Frame {
            while !self.open.is_empty() {
                self.close(sink);
            }
        } else {
            self.reopen();
        }
        self.advance(bytes, base, whole, sink)
    }

    /// Makes the innermost open bracket one that messages stand in.
    fn reopen(&mut self) {
        while let Some(Place::List(_)) = self.open.last() {
            self.open.pop();
        }
        // The damage took the beginning of the list.
        if let Some(Place::Frame(_)) = self.open.last() {
            self.begin_messages();
        }
    }

    fn report_lost(&mut self, end: u64, sink: &mut dyn Sink) {
        // A torn beginning may be none.
        if let Some(lost) = self.lost.take().filter(|lost| lost.start < end) {
            sink.problem(lost.told(end));
        }
    }

    /// The file ends here.
    pub(super) fn end(&mut self, end: u64, sink: &mut dyn Sink) {
        // What is passed over is no longer so where something is lost.
        let open = !self.open.is_empty() || self.skip.is_some();
        for problem in Lost::told_at_end(self.lost.take().as_ref(), end, open, self.last_id.as_deref()) {
            sink.problem(problem);
        }
        while !self.open.is_empty() {
            self.close(sink);
        }
        self.skip = None;
    }
}
