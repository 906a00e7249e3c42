//! Everything that must hold before a change is taken, in the order in which it fails soonest.
//!
//! What the check of a submission runs is this and nothing else.

use std::{process::Command, time::Instant};

use crate::{
    build::{self, Mode},
    finish::hash,
    run::{self, Failure, cargo, line, output, root, run, spoken},
    setup,
};

/// A part of the tests that can be asked for by name.
struct Step {
    name: &'static str,
    run: fn() -> Result<(), Failure>,
}

const STEPS: [Step; 7] = [
    Step { name: "format", run: || run(cargo().args(["fmt", "--all", "--check"])) },
    Step { name: "lint", run: lint },
    Step { name: "docs", run: docs },
    Step { name: "native", run: || run(cargo().args(["test", "--workspace"])) },
    Step { name: "counts", run: counts },
    Step { name: "wasm", run: wasm },
    Step { name: "page", run: page },
];

/// Runs the named steps, or all. One that fails does not keep the next from telling what it has to tell.
pub(crate) fn test(names: &[&str]) -> Result<(), Failure> {
    if let Some(name) = names.iter().find(|name| !STEPS.iter().any(|step| step.name == **name)) {
        return Err(Failure::new(format!("no such step: {name:?}")));
    }
    if names.is_empty() {
        setup::ready(&setup::for_test())?;
    }
    let mut told = Vec::new();
    let mut failed = Vec::new();
    for step in STEPS.iter().filter(|step| names.is_empty() || names.contains(&step.name)) {
        println!("\n== {} ==", step.name);
        let start = Instant::now();
        let outcome = (step.run)();
        let word = if outcome.is_ok() { "ok" } else { "FAILED" };
        told.push(format!("{:8} {word:7} {:>14}", step.name, spoken(start.elapsed())));
        if let Err(failure) = outcome {
            eprintln!("{failure}");
            failed.push(step.name);
        }
    }
    println!("\n{}", told.join("\n"));
    if failed.is_empty() { Ok(()) } else { Err(Failure::new(format!("not in order: {}", failed.join(", ")))) }
}

/// Takes pictures of the page as it was built last, with the example and with the given files.
pub(crate) fn shots(files: &[&str]) -> Result<(), Failure> {
    setup::ready(&setup::for_test())?;
    if !build::dist().join("index.html").is_file() {
        build::build(Mode::Release)?;
    }
    let here = std::env::current_dir().unwrap_or_else(|_| root());
    let whole: Vec<_> = files.iter().map(|file| here.join(file)).collect();
    if let Some(file) = whole.iter().find(|file| !file.is_file()) {
        return Err(Failure::new(format!("no such file: {}", file.display())));
    }
    let mut command = browser_tests();
    command.args(["--", "gallery", "--nocapture"]);
    command.env("READOUT_SHOTS", std::env::join_paths(whole).map_err(|error| Failure::new(error.to_string()))?);
    run(&mut command)?;
    println!("the pictures are in target/screenshots/");
    Ok(())
}

/// Measures the extraction against the labelled posts; lists the errors in a field, if one is named.
pub(crate) fn eval(field: Option<&str>) -> Result<(), Failure> {
    let mut command = cargo();
    // One after the other, so that the tables stand in order; quiet, so that nothing but they is told.
    command.args([
        "test",
        "--quiet",
        "--no-default-features",
        "--test",
        "eval",
        "--",
        "--nocapture",
        "--test-threads=1",
    ]);
    if let Some(field) = field {
        command.env("READOUT_ERRORS", field);
    }
    run(&mut command)
}

/// Writes the fixtures of all formats into files, a folder for each target of the fuzzer.
pub(crate) fn corpus() -> Result<(), Failure> {
    let folder = root().join("fuzz/corpus");
    let mut command = cargo();
    command.args(["test", "--quiet", "--no-default-features", "--lib", "every_reader_has_files_to_begin_with"]);
    command.env("READOUT_CORPUS", &folder);
    run(&mut command)?;
    println!("the corpus is in {}", folder.display());
    Ok(())
}

fn lint() -> Result<(), Failure> {
    let deny = ["--", "-D", "warnings"];
    run(cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    run(cargo().args(["clippy", "--test", "browser"]).args(deny))?;
    let in_browser = ["clippy", "--target", "wasm32-unknown-unknown", "--lib", "--bins", "--test", "wasm"];
    run(cargo().args(in_browser).args(deny))
}

fn docs() -> Result<(), Failure> {
    run(cargo()
        .args(["doc", "--workspace", "--no-deps", "--document-private-items"])
        .env("RUSTDOCFLAGS", "-D warnings"))
}

fn wasm() -> Result<(), Failure> {
    let mut command = wasm_tests(&[])?;
    command.env("READOUT_NATIVE_LINES", native_lines()?);
    run(&mut command)
}

fn wasm_tests(build: &[&str]) -> Result<Command, Failure> {
    setup::ready(&setup::for_wasm_tests())?;
    let mut command = cargo();
    command.args(["test", "--target", "wasm32-unknown-unknown", "--test", "wasm"]).args(build);
    if let Some(driver) = setup::driver() {
        command.env("CHROMEDRIVER", driver);
    }
    // Its own limit, 20 seconds for all of them, is not meant for a machine that also does other things.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "600");
    command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", root().join("tests/wasm/webdriver.json"));
    Ok(command)
}

/// Counts the instructions of each stage and holds them to their ceilings.
fn counts() -> Result<(), Failure> {
    let target = root().join("target/counts");
    let build = |program: &str| {
        let mut command = cargo();
        command.args([
            "build",
            "--quiet",
            "--release",
            "--manifest-path",
            "benches/counts/Cargo.toml",
            "--bin",
            program,
        ]);
        command.arg("--target-dir").arg(&target);
        command
    };
    run(build("work").args(["--target", "wasm32-unknown-unknown"]))?;
    run(&mut build("readout-counts"))?;
    let work = target.join("wasm32-unknown-unknown/release/work.wasm");
    let program = target.join("release").join(format!("readout-counts{}", std::env::consts::EXE_SUFFIX));
    run(run::program(program).arg(work).arg("benches/counts/ceilings.tsv"))
}

/// Measures everything that is measured: natively, by instructions, and extraction in a browser.
pub(crate) fn bench() -> Result<(), Failure> {
    let corpora = DUMPS.iter().filter(|dump| dump.starts_with("tests/corpus")).map(|dump| root().join(dump));
    println!("natively");
    run(cargo().args(["bench", "--no-default-features", "--bench", "extraction", "--"]).args(corpora))?;
    run(cargo().args(["bench", "--no-default-features", "--bench", "stages"]))?;
    run(cargo().args(["bench", "--no-default-features", "--bench", "scale"]))?;
    println!("by instructions");
    counts()?;
    println!("in the browser");
    run(wasm_tests(&["--profile", "worker"])?.args(["--", "extraction_takes_so_long", "--nocapture"]))
}

/// Measures the built page in a browser, with dumps of these names or so many messages.
pub(crate) fn bench_page(dumps: &[&str]) -> Result<(), Failure> {
    setup::ready(&setup::for_test())?;
    build::build(Mode::Release)?;
    run(cargo().args(["bench", "--no-default-features", "--bench", "page", "--"]).args(dumps))
}

/// What is read natively and in the browser, and must give the same.
const DUMPS: [&str; 9] = [
    "tests/fixtures/channel.json",
    "tests/fixtures/paste.txt",
    "data/example/result.json",
    "tests/corpus/invented.jsonl",
    "tests/corpus/posts-messages.jsonl",
    "tests/corpus/posts-more-messages.jsonl",
    "tests/corpus/posts-aside-messages.jsonl",
    "tests/corpus/languages-messages.jsonl",
    "tests/corpus/languages-aside-messages.jsonl",
];

/// What the command line prints of the dumps that the browser reads too: a hash of each line.
fn native_lines() -> Result<String, Failure> {
    run(cargo().args(["build", "--package", "readout-cli"]))?;
    let mut hashes = Vec::new();
    for dump in DUMPS {
        let mut command = cargo();
        command.args(["run", "--quiet", "--package", "readout-cli", "--", "extract", dump, "--to", "ndjson"]);
        let printed = output(&mut command).ok_or_else(|| Failure::new(format!("failed: {}", line(&command))))?;
        hashes.extend(printed.lines().map(|line| hash(line.as_bytes())));
    }
    Ok(hashes.join(" "))
}

fn page() -> Result<(), Failure> {
    setup::ready(&setup::for_test())?;
    build::build(Mode::Release)?;
    run(&mut browser_tests())
}

/// The end-to-end tests; a missing browser or page is no reason to skip them here.
fn browser_tests() -> Command {
    let mut command = cargo();
    command.args(["test", "--test", "browser"]).env("READOUT_BROWSER_REQUIRED", "1");
    println!("{}", line(&command));
    command
}
