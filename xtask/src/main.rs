//! The commands of the house: `cargo xtask build | serve | test | eval | bench | corpus | shots`.
//!
//! Each installs what it needs and is missing, says what it does, and ends with an exit code that tells the
//! truth. It has no dependencies, so that it compiles in seconds.

// A native program that owns files, threads and a clock.
#![allow(clippy::disallowed_methods)]

mod build;
mod finish;
mod packing;
mod run;
mod serve;
mod setup;
mod sizes;
mod test;

use std::process::ExitCode;

use run::Failure;

const HELP: &str = "\
cargo xtask build [--dev]               the page in dist/
cargo xtask serve [--dev] [--port N]    the same, served on 127.0.0.1 (8080)
cargo xtask test [STEP...]              everything, or some of: format lint docs native counts wasm page
cargo xtask eval [FIELD]                extraction against hand labels, with the errors in a field
cargo xtask bench                       how fast each stage is, natively, by instructions, and in the browser
cargo xtask bench page [N | FILE...]    how fast the page is, with N invented messages (300000) or with dumps, beside a peer
cargo xtask corpus                      the fixtures of all formats in fuzz/corpus/, for the fuzzer to begin with
cargo xtask shots [FILE...]             pictures of every screen of the built page, in target/screenshots/

--dev: quick to compile, slow to run, for looking at while working.
Each command installs the tools it needs and says so.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result<(), Failure> {
    let (name, rest) = arguments.split_first().map_or(("help", &[][..]), |(name, rest)| (name.as_str(), rest));
    match name {
        "build" => {
            let [] = *values(rest, &["--dev"])? else { return Err(usage("build takes no names")) };
            build::build(mode(rest))
        }
        "serve" => {
            let port = port(rest)?;
            // Asked for first: nobody should wait for a build to learn that the port is taken.
            let listener = serve::listen(port).map_err(|error| {
                Failure::new(format!("port {port}: {error}. Another: cargo xtask serve --port 8081"))
            })?;
            build::build(mode(rest))?;
            println!("Readout is on http://127.0.0.1:{port}/ (Ctrl+C ends it)");
            serve::serve(&listener, &build::dist(), |_| {});
            Ok(())
        }
        "test" => test::test(&values(rest, &[])?),
        "eval" => match *values(rest, &[])? {
            [] => test::eval(None),
            [field] => test::eval(Some(field)),
            _ => Err(usage("eval takes one field")),
        },
        "bench" => match values(rest, &[])?.split_first() {
            None => test::bench(),
            Some((&"page", dumps)) => test::bench_page(dumps),
            Some(_) => Err(usage("bench takes nothing, or the word page")),
        },
        "corpus" => {
            let [] = *values(rest, &[])? else { return Err(usage("corpus takes no names")) };
            test::corpus()
        }
        "shots" => test::shots(&values(rest, &[])?),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(usage(&format!("no such command: {other:?}"))),
    }
}

fn mode(arguments: &[String]) -> build::Mode {
    if arguments.iter().any(|argument| argument == "--dev") { build::Mode::Dev } else { build::Mode::Release }
}

/// The arguments that are not flags.
fn values<'a>(arguments: &'a [String], flags: &[&str]) -> Result<Vec<&'a str>, Failure> {
    let mut values = Vec::new();
    for argument in arguments {
        match argument.as_str() {
            flag if flags.contains(&flag) => {}
            flag if flag.starts_with("--") => return Err(usage(&format!("no such flag here: {flag}"))),
            value => values.push(value),
        }
    }
    Ok(values)
}

fn port(arguments: &[String]) -> Result<u16, Failure> {
    match *values(arguments, &["--dev", "--port"])? {
        [] => Ok(8080),
        [port] => port.parse().map_err(|_| usage(&format!("not a port: {port:?}"))),
        _ => Err(usage("serve takes one port")),
    }
}

fn usage(what: &str) -> Failure {
    Failure::new(format!("{what}\n\n{HELP}"))
}
