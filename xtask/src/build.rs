//! The page, from source to `dist/`: Trunk builds, `finish` shrinks and names.

use std::{
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use crate::{
    finish::{self, hash},
    run::{Failure, program, root, run, spoken},
    setup, sizes,
};

/// How much time to spend on the programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// As it is put on a host.
    Release,
    /// Soon there, and slow.
    Dev,
}

/// Where the page goes.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the page, installing what that needs.
pub(crate) fn build(mode: Mode) -> Result<(), Failure> {
    setup::ready(&setup::for_build(mode))?;
    let start = Instant::now();
    let mut trunk = program("trunk");
    // Trunk refuses NO_COLOR=1, which others set for the whole machine.
    trunk.env_remove("NO_COLOR").args(["build", "--skip-version-check"]);
    match mode {
        Mode::Release => {
            println!("building the page: 4 to 8 minutes the first time, less after a change");
            trunk.env("READOUT_BUILD", build_id()?);
            // Each program has a profile of its own, which `index.html` names.
            run(trunk.arg("--release"))?;
        }
        Mode::Dev => run(&mut trunk)?,
    }
    finish::finish(&dist(), mode)?;
    sizes::report(&dist())?;
    println!("dist/ is ready after {}", spoken(start.elapsed()));
    Ok(())
}

/// Names what page and worker are built from: by it they know each other.
fn build_id() -> Result<String, Failure> {
    let mut all = Vec::new();
    for place in ["src", "data", "boot.js", "Cargo.lock"] {
        gather(&root().join(place), &mut all)?;
    }
    Ok(hash(&all))
}

/// All bytes of a file, or of the files below a folder in the order of their names.
fn gather(place: &Path, into: &mut Vec<u8>) -> Result<(), Failure> {
    if place.is_dir() {
        let entries = fs::read_dir(place).map_err(Failure::at(place))?;
        let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        inside.sort();
        return inside.iter().try_for_each(|place| gather(place, into));
    }
    into.extend(fs::read(place).map_err(Failure::at(place))?);
    Ok(())
}
