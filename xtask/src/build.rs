//! The page, from source to `dist/`: Trunk builds, [`finish`](crate::finish) shrinks and names.

use std::{path::PathBuf, time::Instant};

use crate::{
    finish,
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
            println!("building the page: 3 to 6 minutes the first time, less after a change");
            run(trunk.args(["--release", "--cargo-profile", "page"]))?;
        }
        Mode::Dev => run(&mut trunk)?,
    }
    finish::finish(&dist(), mode)?;
    sizes::report(&dist())?;
    println!("dist/ is ready after {}", spoken(start.elapsed()));
    Ok(())
}
