//! The tools one by one: how to see that one is there, and how to get it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::system;
use crate::run::{Failure, cargo, find, output, program, root};

/// Newer ones want a newer compiler than the project's.
const TRUNK: &str = "0.21.14";
const BINARYEN: &str = "132.0.0";

/// Something that a command of ours cannot do its work without, or not as well.
pub(crate) struct Tool {
    pub(super) name: String,
    pub(super) purpose: &'static str,
    /// How long getting it takes on two cores.
    pub(super) usual: &'static str,
    pub(super) there: Box<dyn Fn() -> bool>,
    /// What to run, or why that cannot be known here.
    pub(super) install: Box<dyn Fn() -> Result<Vec<Command>, Failure>>,
    pub(super) without: Without,
}

/// What a missing tool means.
#[derive(Clone, Copy)]
pub(super) enum Without {
    /// The command cannot go on.
    Nothing,
    /// It can, and this is lost.
    Worse(&'static str),
}

pub(super) fn wasm_target() -> Tool {
    Tool {
        name: "the wasm32-unknown-unknown target".into(),
        purpose: "compiles for the browser",
        usual: "a few seconds",
        there: Box::new(|| {
            let sysroot = output(program("rustc").args(["--print", "sysroot"]));
            sysroot.is_some_and(|path| Path::new(path.trim()).join("lib/rustlib/wasm32-unknown-unknown/lib").is_dir())
        }),
        install: Box::new(|| {
            let mut command = program("rustup");
            command.args(["target", "add", "wasm32-unknown-unknown"]);
            Ok(vec![command])
        }),
        without: Without::Nothing,
    }
}

pub(super) fn trunk() -> Tool {
    from_crates("trunk", TRUNK, "trunk", "builds the page", "7 to 12 minutes: it is compiled")
}

/// The crate and the program must be of one version, to the letter.
pub(super) fn wasm_bindgen() -> Tool {
    let version = locked_version("wasm-bindgen").unwrap_or_default();
    let purpose = "joins the programs to the browser, and tests them there";
    from_crates("wasm-bindgen-cli", &version, "wasm-bindgen", purpose, "3 to 5 minutes: it is compiled")
}

fn from_crates(
    package: &'static str,
    version: &str,
    name: &'static str,
    purpose: &'static str,
    usual: &'static str,
) -> Tool {
    let (wanted, asked) = (version.to_owned(), format!("{package}@{version}"));
    Tool {
        name: format!("{package} {version}"),
        purpose,
        usual,
        there: Box::new(move || {
            let told = output(program(name).arg("--version")).unwrap_or_default();
            told.split_whitespace().any(|word| word == wanted)
        }),
        install: Box::new(move || {
            let mut command = cargo();
            command.args(["install", "--locked", &asked]);
            // These packages ask for the slowest build there is; they run for seconds and need none of it.
            command.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
            command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
            Ok(vec![command])
        }),
        without: Without::Nothing,
    }
}

pub(super) fn wasm_opt() -> Tool {
    Tool {
        name: format!("wasm-opt (npm's binaryen {BINARYEN})"),
        purpose: "shrinks the programs",
        usual: "less than a minute",
        there: Box::new(|| super::wasm_opt().is_some()),
        install: Box::new(|| {
            let folder = own_folder().ok_or_else(|| Failure::new("no home folder to install wasm-opt in"))?;
            fs::create_dir_all(&folder).map_err(Failure::at(&folder))?;
            let mut commands = Vec::new();
            if find("npm").is_none() {
                commands = system::install(&["nodejs", "npm"], "npm, from https://nodejs.org")?;
            }
            let mut npm = program("npm");
            npm.args(["install", "--no-fund", "--no-audit", "--no-save", "--loglevel=error", "--prefix"]).arg(&folder);
            npm.arg(format!("binaryen@{BINARYEN}"));
            commands.push(npm);
            Ok(commands)
        }),
        without: Without::Worse("the page works and is a little larger"),
    }
}

/// wasm-opt where we put it, whether or not it is there.
pub(super) fn own_wasm_opt() -> Option<PathBuf> {
    own_folder().map(|folder| folder.join("node_modules/.bin/wasm-opt"))
}

/// A folder of our own that outlives clones of the repository.
fn own_folder() -> Option<PathBuf> {
    let home = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let cache = home("XDG_CACHE_HOME").or_else(|| home("HOME").map(|home| home.join(".cache")))?;
    Some(cache.join("readout").join(format!("binaryen-{BINARYEN}")))
}

pub(super) fn browser() -> Tool {
    Tool {
        name: "Chromium and its driver".into(),
        purpose: "run the tests of the page",
        usual: "1 to 3 minutes",
        there: Box::new(|| system::driver().is_some() && system::browser().is_some()),
        install: Box::new(|| {
            let packages = system::browser_packages();
            system::install(&packages, "Chrome or Chromium, and the chromedriver of the same version, on PATH")
        }),
        without: Without::Nothing,
    }
}

pub(super) fn fonts() -> Tool {
    Tool {
        name: "fonts for the pictures".into(),
        purpose: "flags and every script show as they would on a desk",
        usual: "less than a minute",
        there: Box::new(system::has_fonts),
        install: Box::new(|| system::install(&system::FONTS, "the Noto fonts, emoji included")),
        without: Without::Worse("pictures may show boxes for flags"),
    }
}

/// The version of a package in Cargo.lock.
fn locked_version(package: &str) -> Option<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).ok()?;
    version_in(&lock, package).map(str::to_owned)
}

fn version_in<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, after) = lock.split_once(&format!("name = \"{package}\"\nversion = \""))?;
    after.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock =
            "[[package]]\nname = \"a-b\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"a\"\nversion = \"2.1.3\"\n";
        assert_eq!(version_in(lock, "a"), Some("2.1.3"));
        assert_eq!(version_in(lock, "c"), None);
    }
}
