//! The system's own packages: Debian and Ubuntu are installed from, others are told what is wanted.

use std::{path::PathBuf, process::Command};

use crate::run::{Failure, find, output, program};

pub(super) const FONTS: [&str; 2] = ["fonts-noto-core", "fonts-noto-color-emoji"];

/// The WebDriver end of the browser; `CHROMEDRIVER` names another than the one on PATH.
pub(crate) fn driver() -> Option<PathBuf> {
    named("CHROMEDRIVER").or_else(|| ["chromedriver", "chromium.chromedriver"].into_iter().find_map(find))
}

/// The browser; `CHROMIUM` names another than the one its driver would find.
pub(super) fn browser() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let mac = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    named("CHROMIUM").or_else(|| names.into_iter().find_map(find)).or_else(|| mac.is_file().then_some(mac))
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

/// Ubuntu names them otherwise.
pub(super) fn browser_packages() -> Vec<&'static str> {
    let ubuntu = output(program("cat").arg("/etc/os-release")).is_some_and(|told| told.contains("ID=ubuntu"));
    if ubuntu { vec!["chromium-browser", "chromium-chromedriver"] } else { vec!["chromium", "chromium-driver"] }
}

/// Elsewhere than on Debian nobody can tell, and nobody is troubled.
pub(super) fn has_fonts() -> bool {
    if find("dpkg-query").is_none() {
        return true;
    }
    let told = output(program("dpkg-query").args(["-W", "-f=${db:Status-Status}\n"]).args(FONTS));
    told.is_some_and(|told| told.lines().filter(|line| *line == "installed").count() == FONTS.len())
}

/// The commands that install packages of the system, if that may be done here; otherwise what to do by hand.
pub(super) fn install(packages: &[&str], elsewhere: &str) -> Result<Vec<Command>, Failure> {
    if find("apt-get").is_none() {
        return Err(Failure::new(format!("please install {elsewhere}, then run this again")));
    }
    let by_hand = || {
        let names = packages.join(" ");
        Failure::new(format!(
            "please run this, then try again:\n  sudo apt-get update && sudo apt-get install -y {names}"
        ))
    };
    let prefix: &[&str] = match rights() {
        Rights::Root => &[],
        Rights::Sudo => &["sudo", "-n"],
        Rights::None => return Err(by_hand()),
    };
    let apt = |arguments: &[&str]| {
        let words = [prefix, &["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"], arguments].concat();
        let mut command = program(words[0]);
        command.args(&words[1..]);
        command
    };
    let quiet = ["install", "-y", "-qq", "--no-install-recommends"];
    Ok(vec![apt(&["update", "-qq"]), apt(&[&quiet[..], packages].concat())])
}

enum Rights {
    Root,
    /// sudo, without a password.
    Sudo,
    None,
}

fn rights() -> Rights {
    let root = output(program("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    match root {
        true => Rights::Root,
        false if output(program("sudo").args(["-n", "true"])).is_some() => Rights::Sudo,
        false => Rights::None,
    }
}
