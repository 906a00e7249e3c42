//! How much memory a browser's pages take: read from the system, for no page can ask for that of its workers.

use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// Looks again and again until it is asked.
pub(crate) struct Watch {
    before: u64,
    ends: Arc<AtomicBool>,
    looking: JoinHandle<u64>,
}

impl Watch {
    /// Begins; what is there now is what the empty page takes.
    pub(crate) fn begin() -> Self {
        let (before, ends) = (resident(), Arc::new(AtomicBool::new(false)));
        let ended = Arc::clone(&ends);
        let looking = thread::spawn(move || {
            let mut peak = before;
            while !ended.load(Ordering::Relaxed) {
                peak = peak.max(resident());
                thread::sleep(Duration::from_millis(50));
            }
            peak
        });
        Self { before, ends, looking }
    }

    /// Bytes above the empty page at the peak; `None` where the system does not tell.
    pub(crate) fn end(self) -> Option<u64> {
        self.ends.store(true, Ordering::Relaxed);
        let peak = self.looking.join().ok()?;
        (self.before > 0).then_some(peak - self.before)
    }
}

/// Bytes in memory of the largest process that draws pages; a page and its workers share one. 0 where there is no `/proc`.
fn resident() -> u64 {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.filter_map(|process| of(&process.path())).max().unwrap_or_default()
}

fn of(process: &std::path::Path) -> Option<u64> {
    let command = fs::read(process.join("cmdline")).ok()?;
    let command = String::from_utf8_lossy(&command);
    if !command.contains("--type=renderer") {
        return None;
    }
    let status = fs::read_to_string(process.join("status")).ok()?;
    let told = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    told.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
