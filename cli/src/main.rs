//! `readout`: the engine on the command line.
//!
//! Thin: arguments in, the library's stages in between, lines out. What is printed is made in the library's
//! `export`; only here are files opened and people spoken to.

mod arguments;
mod chats;
mod check;
mod columns;
mod disk;
mod extract;
mod messages;
mod outcome;
mod output;

use std::process::ExitCode;

use arguments::{Command, HELP, parse};

fn main() -> ExitCode {
    match parse(lexopt::Parser::from_env()) {
        Ok(Command::Help) => output::say(HELP),
        Ok(Command::Version) => output::say(concat!("readout ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Command::Messages(what)) => messages::print(&what),
        Ok(Command::Extract(what)) => extract::print(&what),
        Ok(Command::Check(what)) => check::print(&what),
        Err(error) => {
            eprintln!("readout: {error}\n\n{HELP}");
            ExitCode::from(outcome::NOTHING)
        }
    }
}
