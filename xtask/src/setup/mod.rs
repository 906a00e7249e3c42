//! What each command needs on the machine, and how it gets there.
//!
//! Everything comes from package registries: crates.io, the system's own packages, npm. Nothing is installed
//! that the command at hand does not need, and nothing twice. Where we may not install, the person is told
//! the exact command.

mod system;
mod tool;

use std::{path::PathBuf, time::Instant};

use crate::{
    build::Mode,
    run::{Failure, find, line, run, spoken},
};
pub(crate) use system::driver;
use tool::{Tool, Without};

/// The tools that build the page.
pub(crate) fn for_build(mode: Mode) -> Vec<Tool> {
    let mut tools = vec![tool::wasm_target(), tool::wasm_bindgen(), tool::trunk()];
    if mode == Mode::Release {
        tools.push(tool::wasm_opt());
    }
    tools
}

/// The tools that test everything.
pub(crate) fn for_test() -> Vec<Tool> {
    // The browser first: it is soon there, and where it may not be installed nobody waits for the compiler.
    let mut tools = vec![tool::browser(), tool::fonts()];
    tools.extend(for_build(Mode::Release));
    tools
}

/// The tools of the tests of the programs alone.
pub(crate) fn for_wasm_tests() -> Vec<Tool> {
    vec![tool::browser(), tool::wasm_target(), tool::wasm_bindgen()]
}

/// Where wasm-opt is, if it is anywhere.
pub(crate) fn wasm_opt() -> Option<PathBuf> {
    tool::own_wasm_opt().filter(|own| own.is_file()).or_else(|| find("wasm-opt"))
}

/// Installs what is missing.
pub(crate) fn ready(tools: &[Tool]) -> Result<(), Failure> {
    let missing: Vec<&Tool> = tools.iter().filter(|tool| !(tool.there)()).collect();
    if !missing.is_empty() {
        let names: Vec<_> = missing.iter().map(|tool| tool.name.as_str()).collect();
        println!("missing on this machine: {}", names.join(", "));
    }
    missing.into_iter().try_for_each(|tool| match (install(tool), tool.without) {
        (Err(failure), Without::Worse(loss)) => {
            println!("{failure}\ngoing on without {}: {loss}", tool.name);
            Ok(())
        }
        (outcome, _) => outcome,
    })
}

fn install(tool: &Tool) -> Result<(), Failure> {
    let mut commands = (tool.install)()?;
    let start = Instant::now();
    println!("\ninstalling {} ({}), usually {}", tool.name, tool.purpose, tool.usual);
    for command in &mut commands {
        println!("  {}", line(command));
        run(command).map_err(|failure| Failure::new(format!("{} could not be installed: {failure}", tool.name)))?;
    }
    if !(tool.there)() {
        return Err(Failure::new(format!("{} was installed and cannot be found; is its folder on PATH?", tool.name)));
    }
    println!("{} is there after {}", tool.name, spoken(start.elapsed()));
    Ok(())
}
