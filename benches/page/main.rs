//! How fast the built page is in a real browser: opening, answers while somebody types, scrolling, memory, opening again.
//!
//! `cargo xtask bench page [MESSAGES | FILE]...` builds the page first; `cargo bench --bench page -- …` takes `dist/` as it is.
//! A number is a dump of so many messages that is made up once, in `target/bench/`. Each dump is opened three times, in turn with
//! what a viewer in JavaScript does before it can show anything (`text()`, `JSON.parse`, a list of rows): what is told are medians
//! and all runs, for no two moments of a machine are alike. A goal is told beside each figure; what fails is a
//! page that does not open the dump, counts no message, or reads a dump again whose index it kept. What is fetched is told by
//! the build.

// A native program that owns files, threads and a clock.
#![allow(clippy::disallowed_methods)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use driver::Browser;
use site::{Site, root};

#[allow(dead_code)] // what only the tests use
#[path = "../../tests/browser/driver.rs"]
mod driver;
#[allow(dead_code)]
#[path = "../counts/src/made_up.rs"]
mod made_up;
mod memory;
mod peer;
#[allow(dead_code, unused_imports)]
#[path = "../../xtask/src/serve.rs"]
mod serve;
#[allow(dead_code)]
#[path = "../../tests/browser/site.rs"]
mod site;
mod told;
mod visit;
#[allow(dead_code)]
#[path = "../../tests/browser/webdriver.rs"]
mod webdriver;

/// Times that each dump is opened.
const RUNS: u32 = 3;
/// What is measured when nothing is named: some 300 MB.
const MESSAGES: u32 = 300_000;

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    // Cargo adds a flag of its own to what was typed.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match measured(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn measured(arguments: &[String]) -> Result<(), Failure> {
    let (browser, site) = (Browser::chosen()?, Site::of_page()?);
    let dumps: Result<Vec<PathBuf>, Failure> = match arguments {
        [] => made(MESSAGES).map(|dump| vec![dump]),
        named => named.iter().map(|name| name.parse().map_or_else(|_| found(name), made)).collect(),
    };
    for dump in dumps? {
        let bytes = fs::metadata(&dump)?.len();
        println!("\n{}, {:.0} MB", dump.display(), bytes as f64 / 1e6);
        let mut runs = Vec::new();
        for run in 1..=RUNS {
            // The peer first: a dump that it cannot open at all is one that the page is made for.
            let mut figures = peer::opens(&browser, &dump)?;
            let took = figures.first().map(|peer| peer.1);
            figures.extend(visit::all(&browser, &site, &dump, bytes)?);
            let open = figures.iter().find(|(name, _)| *name == "open").map(|open| open.1);
            figures.extend(open.zip(took).map(|(open, took)| ("open, of the peer's", open / took)));
            println!("run {run} of {RUNS}: {}", told::line(&figures));
            runs.push(figures);
        }
        println!("\n{}", told::table(&runs));
    }
    Ok(())
}

/// A dump that somebody has.
fn found(name: &str) -> Result<PathBuf, Failure> {
    let path = fs::canonicalize(Path::new(name)).map_err(|error| format!("{name}: {error}"))?;
    Ok(path)
}

/// A dump of so many messages, made up now or before.
fn made(count: u32) -> Result<PathBuf, Failure> {
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder)?;
    let dump = folder.join(format!("{count}.json"));
    if !dump.is_file() {
        println!("making up {count} messages");
        // Under another name until it is whole.
        let begun = folder.join(format!("{count}.begun"));
        let mut to = io::BufWriter::new(fs::File::create(&begun)?);
        made_up::write_made_up(count, &mut to)?;
        to.into_inner()?.sync_all()?;
        fs::rename(&begun, &dump)?;
    }
    Ok(dump)
}
