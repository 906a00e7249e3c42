//! What a visitor fetches: the size of each file of the page, as it is and as hosts send it.

use std::{fs, path::Path, process::Stdio};

use crate::run::{Failure, program};

/// Prints a line a file, largest first.
pub(crate) fn report(dist: &Path) -> Result<(), Failure> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist).map_err(Failure::at(dist))?.flatten() {
        let path = entry.path();
        if path.is_file() {
            let size = entry.metadata().map_err(Failure::at(&path))?.len();
            files.push((size, gzipped(&path), entry.file_name().to_string_lossy().into_owned()));
        }
    }
    files.sort_by(|one, other| other.cmp(one));
    let total = files.iter().map(|file| file.0).sum();
    let total_gzipped = files.iter().map(|file| file.1).sum::<Option<u64>>();
    println!("\n{:>10} {:>10}", "KiB", "gzipped");
    for (size, gzipped, name) in &files {
        println!("{:>10} {:>10}  {name}", kib(*size), gzipped.map_or_else(|| "?".into(), kib));
    }
    println!("{:>10} {:>10}  in all\n", kib(total), total_gzipped.map_or_else(|| "?".into(), kib));
    Ok(())
}

fn kib(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / 1024.0)
}

/// Its size as `gzip -9` packs it, where there is a gzip.
fn gzipped(file: &Path) -> Option<u64> {
    let packed = program("gzip").args(["-9", "-c"]).arg(file).stderr(Stdio::null()).output().ok()?;
    packed.status.success().then_some(packed.stdout.len() as u64)
}
