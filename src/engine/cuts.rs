//! Where a paste was cut and why: the proposal that the user corrects. The page words the reasons.

use super::opened::Opened;
use super::state::CutLine;
use crate::dump::Cut;

/// As much of a line as is shown.
const SHOWN: usize = 160;

/// All lines at which a message begins or might.
pub(super) fn lines(dump: &Opened) -> Vec<CutLine> {
    dump.reader.cuts(&*dump.source).iter().map(|cut| line(dump, cut)).collect()
}

fn line(dump: &Opened, cut: &Cut) -> CutLine {
    CutLine { line: cut.line, text: text(dump, cut.start), cut: cut.cut, reason: cut.reason }
}

/// The line that begins there, shortened.
fn text(dump: &Opened, start: u64) -> String {
    let mut bytes = [0; SHOWN];
    let count = dump.reader.text_at(&*dump.source, start, &mut bytes);
    let whole = count < SHOWN;
    let mut line = bytes[..count].split(|byte| matches!(byte, b'\n' | b'\r'));
    let first = line.next().unwrap_or_default();
    // Chunks, so that a character cut in two by the limit does not become a sign of damage.
    let text: String = first.utf8_chunks().map(|chunk| chunk.valid()).collect();
    if whole || line.next().is_some() { text } else { text + "…" }
}
